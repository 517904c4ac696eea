package datasets

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
)

// gold holds readouts that were written and annotated for this project, as
// marked-up text, one file a readout.
//
//go:embed gold
var gold embed.FS

// Parts of the gold that ships: Dev is for looking at while changing rules, Test
// for measuring.
const (
	Dev  = "dev"
	Test = "test"
)

// Shipped returns the gold that is part of the program, in order of file names:
// the part Dev, the part Test, or both if part is "".
func Shipped(part string) ([]*Document, error) {
	parts := []string{part}
	if part == "" {
		parts = []string{Dev, Test}
	}
	var docs []*Document
	var errs []error
	for _, p := range parts {
		entries, err := fs.ReadDir(gold, path.Join("gold", p))
		if err != nil {
			return nil, fmt.Errorf("shipped gold has no part %q: %w", p, err)
		}
		for _, e := range entries {
			name := path.Join("gold", p, e.Name())
			raw, err := fs.ReadFile(gold, name)
			if err != nil {
				return nil, err
			}
			ds, err := ReadInline(bytes.NewReader(raw), name)
			errs = append(errs, err)
			docs = append(docs, ds...)
		}
	}
	return docs, errors.Join(errs...)
}
