package main

import (
	"strings"

	"github.com/spf13/pflag"
)

// A section is a group of flags under a heading of a command's help.
type section struct {
	title string
	flags *pflag.FlagSet
}

// sectioned puts the flags of a usage template, which cobra lists in one row, under
// their headings.
func sectioned(template string, sections []section) string {
	const all = "Flags:\n{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}"
	var b strings.Builder
	for _, s := range sections {
		b.WriteString(s.title + ":\n" + s.flags.FlagUsages() + "\n")
	}
	return strings.Replace(template, all, strings.TrimRight(b.String(), "\n"), 1)
}
