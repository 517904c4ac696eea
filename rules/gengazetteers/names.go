package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

const namesHead = `# Given and family names, mixed, of many countries.
# Source: npm @cspell/dict-people-names@1.1.16. Licence: MIT, Copyright (c) 2023 Street Side Software.
# Date: 2026-11. Known faults: no language, no order of names; Latin letters only; many are places, firms and ordinary words too.
id
`

// writeNames leaves out abbreviations and the notes to the spelling checker that
// the list is made for.
func writeNames(w io.Writer, src [][]byte) error {
	fmt.Fprint(w, namesHead)
	for line := range strings.Lines(string(bytes.TrimSpace(src[0]))) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") || strings.ContainsAny(line, ".0123456789") {
			continue
		}
		fmt.Fprintln(w, line)
	}
	return nil
}
