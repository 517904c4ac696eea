package source

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/pipeline"
)

// An index is a sidecar: a table that says of files beside it what their
// title, date, publisher and address are. A nil index says nothing.
type index struct {
	bases []string // the file names of it and of a second one beside it
	rows  map[string]metadata
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
func (x *index) is(base string) bool { return x != nil && slices.Contains(x.bases, base) }

// and joins two indexes of one folder. What the first says counts.
func (x *index) and(o *index) *index {
	if x == nil {
		return o
	}
	x.bases = append(x.bases, o.bases...)
	for file, m := range o.rows {
		x.rows[file] = x.rows[file].or(m)
	}
	return x
}

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
		x := w.readIndex(clean(full), join(rel, name), name, size, func() (io.ReadCloser, error) { return io.NopCloser(f), nil })
		f.Close()
		if x != nil {
			w.indexes[dir] = w.indexes[dir].and(x)
		}
	}
}

// maxRows is the most files that one index may tell of.
const maxRows = 500_000

// readIndex reads a sidecar; nil says that it is none but a file like others,
// for it has no column of file names or has one of text. One that cannot be
// read is a failure, and says nothing. Rows that contradict an earlier one are
// failures of their own; the first counts.
func (r *reader) readIndex(name, rel, base string, size int64, open func() (io.ReadCloser, error)) *index {
	raw, err := r.indexBytes(size, open)
	if err != nil {
		r.fail(name, rel, "the index cannot be read; dates and titles in it are not known", err)
		return &index{bases: []string{base}, rows: map[string]metadata{}}
	}
	return r.parseIndex(name, rel, base, raw)
}

func (r *reader) indexBytes(size int64, open func() (io.ReadCloser, error)) ([]byte, error) {
	src, err := open()
	if err != nil {
		return nil, err
	}
	defer src.Close()
	limit := r.opts.Limits.Index
	raw, err := readAll(src, size, limit+1)
	switch {
	case int64(len(raw)) > limit:
		return nil, &pipeline.Failure{Class: pipeline.ClassTooLarge,
			Message: fmt.Sprintf("it has more than the %s that an index may have", megabytes(limit))}
	case err != nil:
		return nil, err
	case utf8.Valid(raw) && bytes.IndexByte(raw, 0) < 0:
		return bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")), nil
	}
	s, err := r.opts.decode(raw)
	return []byte(s), err
}

// parseIndex reads an index in UTF-8; nil as of readIndex.
func (r *reader) parseIndex(name, rel, base string, raw []byte) *index {
	t := &lineRows{rest: raw}
	header, ok := t.next()
	if !ok {
		return nil
	}
	var given rune
	if strings.HasSuffix(strings.ToLower(base), ".tsv") {
		given = '\t'
	}
	delim := delimiter(header, given)
	names := splitRow(header, delim, maxColumns)
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	at := guess([roles]string{}, names)
	if at[roleFile] < 0 || at[roleText] >= 0 {
		return nil
	}
	t.delim = delim
	x := &index{bases: []string{base}, rows: map[string]metadata{}}
	for {
		row, ok := t.next()
		if !ok {
			return x
		}
		values := splitRow(row, delim, len(names))
		value := func(of role) string {
			if i := at[of]; i >= 0 && i < len(values) {
				return strings.TrimSpace(values[i])
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
				return x
			}
			continue
		}
		if len(x.rows) >= maxRows {
			r.refuse(placeIn(name, t.line), placeIn(rel, t.line), pipeline.ClassTooLarge,
				fmt.Sprintf("the index tells of more than %d files; the rest of it is not used", maxRows))
			return x
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
