package source

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"readout/pipeline"
)

// An index is a sidecar: a table that says of files beside it what their
// title, date, publisher and address are. A nil index says nothing.
type index struct {
	base string // its own file name
	rows map[string]metadata
}

// sidecarName reports whether a file may be a sidecar by its name.
func sidecarName(name string) bool {
	switch strings.ToLower(path.Base(name)) {
	case "index.tsv", "index.csv":
		return true
	}
	return false
}

// is reports whether base names the index itself.
func (x *index) is(base string) bool { return x != nil && x.base == base }

// lookup finds what the index says of a file below its folder. A file may be
// listed by the name it has without compression.
func (x *index) lookup(name string) (metadata, bool) {
	if x == nil {
		return metadata{}, false
	}
	m, ok := x.rows[name]
	if !ok {
		if plain := unpackedName(name); plain != name {
			m, ok = x.rows[plain]
		}
	}
	return m, ok
}

func (x *index) row(name string) metadata {
	m, _ := x.lookup(name)
	return m
}

// openIndex reads the sidecar of a folder, if there is one.
func (w *walker) openIndex(dir, rel string, entries []fs.DirEntry) {
	names := []string{}
	for _, e := range entries {
		if sidecarName(e.Name()) && !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	slices.Sort(names)
	for _, name := range names {
		full := filepath.Join(dir, name)
		f, size, err := w.open(full)
		if err != nil {
			continue // it fails again, and is reported, as a file
		}
		x, err := w.readIndex(clean(full), join(rel, name), name, size, func() (io.ReadCloser, error) { return io.NopCloser(f), nil })
		f.Close()
		if err == nil {
			w.indexes[dir] = x
			return
		}
	}
}

// readIndex reads a sidecar. A table without a column of file names, or with
// one of text, is none: the error says so. Rows that contradict an earlier one
// are failures of their own; the first counts.
func (r *reader) readIndex(name, rel, base string, size int64, open func() (io.ReadCloser, error)) (*index, error) {
	src, err := open()
	if err != nil {
		return nil, err
	}
	defer src.Close()
	raw, err := readAll(src, size, r.opts.Limits.Index)
	if err != nil {
		return nil, err
	}
	s, err := r.opts.decode(raw)
	if err != nil {
		return nil, err
	}
	return r.parseIndex(name, rel, base, s)
}

func (r *reader) parseIndex(name, rel, base, s string) (*index, error) {
	t := &lineRows{rest: []byte(s)}
	header, ok := t.next()
	if !ok {
		return nil, errNotIndex
	}
	var given rune
	if strings.HasSuffix(strings.ToLower(base), ".tsv") {
		given = '\t'
	}
	delim := delimiter(header, given)
	names := splitRow(header, delim)
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	at := guess([roles]string{}, names)
	if at[roleFile] < 0 || at[roleText] >= 0 {
		return nil, errNotIndex
	}
	t.delim = delim
	x := &index{base: base, rows: map[string]metadata{}}
	for {
		row, ok := t.next()
		if !ok {
			return x, nil
		}
		values := splitRow(row, delim)
		value := func(of role) string {
			if i := at[of]; i >= 0 && i < len(values) {
				return strings.Clone(strings.TrimSpace(values[i]))
			}
			return ""
		}
		file := path.Clean(strings.ReplaceAll(value(roleFile), `\`, "/"))
		if file == "." {
			continue
		}
		m := metadata{id: value(roleID), title: value(roleTitle), date: value(roleDate), publisher: value(rolePublisher),
			url: value(roleURL), language: value(roleLanguage), collection: value(roleSource)}
		file = clean(file)
		if old, ok := x.rows[file]; ok && old != m {
			if !r.refuse(placeIn(name, t.line), placeIn(rel, t.line), pipeline.ClassMalformed,
				"the index has said something else of "+file+" before; what it said first is used") {
				return x, nil
			}
			continue
		}
		x.rows[file] = m
	}
}

// lineRows cuts an index, which is in memory, into rows.
type lineRows struct {
	rest  []byte
	delim byte
	line  int  // of the row last returned, from 1
	ahead int  // lines that it took beyond the first
	plain bool // a mark was never closed: from here on, rows are lines
}

func (t *lineRows) next() ([]byte, bool) {
	for len(t.rest) > 0 {
		t.line += 1 + t.ahead
		t.ahead = 0
		s := splitter{delim: t.delim}
		end := len(t.rest)
		for i, c := range t.rest {
			if s.step(c) || t.plain && c == '\n' {
				end = i
				break
			}
		}
		if end == len(t.rest) && s.inQuotes() && !t.plain {
			t.plain = true
			if i := bytes.IndexByte(t.rest, '\n'); i >= 0 {
				end = i
			}
		}
		row := t.rest[:end]
		t.rest = t.rest[min(end+1, len(t.rest)):]
		t.ahead = bytes.Count(row, []byte("\n"))
		if row = trimEnd(row); len(bytes.TrimSpace(row)) > 0 {
			return row, true
		}
	}
	return nil, false
}
