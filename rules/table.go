package rules

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Row is one entry of a gazetteer.
type Row struct {
	columns []string
	fields  []string
	// Source is the file and line, "rules/gazetteers/countries.tsv:17".
	file string
	line int
}

// Get returns the field in a column, "" if the table has no such column.
func (r Row) Get(column string) string {
	for i, c := range r.columns {
		if c == column {
			return r.fields[i]
		}
	}
	return ""
}

// List returns the "|"-separated parts of the field in a column, without the
// empty ones.
func (r Row) List(column string) []string {
	s := r.Get(column)
	if s == "" {
		return nil
	}
	parts := strings.Split(s, "|")
	return slices.DeleteFunc(parts, func(p string) bool { return p == "" })
}

// Where returns the file and line that r comes from, for messages.
func (r Row) Where() string { return fmt.Sprintf("%s:%d", r.file, r.line) }

// Table reads a gazetteer, "gazetteers/NAME.tsv", or the same compressed as
// "gazetteers/NAME.tsv.gz". It starts with lines of '#' that say source, licence,
// date and known faults; then come a line of column names, the first of which is
// id, and one row a line. Nothing is quoted. An overlay must have columns of the
// lowest layer only; its row replaces the row with its id or is appended, and one
// with the id "-ID" removes the row ID. All errors are returned together.
func Table(s *Set, file string) ([]Row, error) {
	srcs, err := s.sources(file)
	zipped, zerr := s.sources(file + ".gz")
	if err != nil && zerr != nil {
		return nil, err
	}
	srcs = append(zipped, srcs...)
	slices.SortStableFunc(srcs, func(a, b source) int { // the base stays lowest
		switch {
		case a.base == b.base:
			return 0
		case a.base:
			return -1
		}
		return 1
	})
	var errs []error
	var out []Row
	var at map[string]int
	for i, src := range srcs {
		rows, err := readTable(src)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if i == 0 {
			out = rows
			continue
		}
		if at == nil { // built only where an overlay needs it
			at = map[string]int{}
			for j, r := range out {
				at[r.fields[0]] = j
			}
		}
		removed := map[int]bool{}
		for _, r := range rows {
			id := r.fields[0]
			if gone, ok := strings.CutPrefix(id, "-"); ok {
				j, found := at[gone]
				if !found {
					errs = append(errs, fmt.Errorf("%s: id %s is removed, but no row has it; check the spelling", r.Where(), gone))
					continue
				}
				removed[j] = true
				delete(at, gone)
				continue
			}
			if len(out) > 0 {
				for _, c := range r.columns {
					if !slices.Contains(out[0].columns, c) {
						errs = append(errs, fmt.Errorf("%s: unknown column %s; the columns are %s", src.name, c, strings.Join(out[0].columns, ", ")))
						r.columns = nil
					}
				}
				if r.columns == nil {
					break
				}
			}
			if j, found := at[id]; found {
				out[j] = r
				continue
			}
			at[id] = len(out)
			out = append(out, r)
		}
		if len(removed) > 0 {
			kept := out[:0:0]
			for j, r := range out {
				if !removed[j] {
					kept = append(kept, r)
				}
			}
			out, at = kept, nil
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return out, nil
}

func readTable(src source) ([]Row, error) {
	data := src.data
	if bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err == nil {
			data, err = io.ReadAll(io.LimitReader(z, maxFile+1))
		}
		if err == nil && len(data) > maxFile {
			err = fmt.Errorf("larger than %d MiB", maxFile>>20)
		}
		if err != nil {
			return nil, fmt.Errorf("decompress %s: %w", src.name, err)
		}
	}
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("%s: not UTF-8; save it as UTF-8", src.name)
	}
	text := string(data)
	var columns []string
	var errs []error
	var arena []string // one allocation for the fields of many rows
	lines := strings.Count(text, "\n") + 1
	rows, seen := make([]Row, 0, lines), make(map[string]int, lines)
	for n := 1; text != ""; n++ {
		var ln string
		ln, text, _ = strings.Cut(text, "\n")
		ln = strings.TrimSuffix(ln, "\r")
		switch {
		case ln == "":
			continue
		case columns == nil && strings.HasPrefix(ln, "#"):
			continue
		case columns == nil:
			columns = strings.Split(ln, "\t")
			if columns[0] != "id" {
				return nil, fmt.Errorf("%s:%d: the first column must be called id, not %q", src.name, n, columns[0])
			}
			if d := repeated(columns); d != "" {
				return nil, fmt.Errorf("%s:%d: column %q stands twice", src.name, n, d)
			}
			continue
		}
		if got := strings.Count(ln, "\t") + 1; got != len(columns) {
			errs = append(errs, fmt.Errorf("%s:%d: expected %d tab-separated fields, got %d", src.name, n, len(columns), got))
			continue
		}
		if cap(arena)-len(arena) < len(columns) {
			arena = make([]string, 0, max(1024*len(columns), len(columns)))
		}
		start := len(arena)
		for f := range strings.SplitSeq(ln, "\t") {
			arena = append(arena, f)
		}
		r := Row{columns: columns, fields: arena[start:len(arena):len(arena)], file: src.name, line: n}
		id := r.fields[0]
		if id == "" {
			errs = append(errs, fmt.Errorf("%s:%d: row has no id", src.name, n))
			continue
		}
		if first, ok := seen[id]; ok {
			errs = append(errs, fmt.Errorf("%s:%d: id %s was used in line %d", src.name, n, id, first))
			continue
		}
		seen[id] = n
		rows = append(rows, r)
	}
	if columns == nil {
		errs = append(errs, fmt.Errorf("%s: has no line of column names", src.name))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return rows, nil
}

func repeated(ss []string) string {
	for i, s := range ss {
		if slices.Contains(ss[:i], s) {
			return s
		}
	}
	return ""
}
