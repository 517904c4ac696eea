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

	"github.com/cespare/xxhash/v2"

	"readout/pipeline"
)

// An index is a sidecar: a table that says of files beside it what their
// title, date, publisher and address are. It is held as it was read, for it may
// tell of very many files. A nil index says nothing.
type index struct {
	base   string // its own file name
	raw    []byte // UTF-8
	delim  byte
	width  int        // columns of the header
	at     [roles]int // column of each role, -1 if none
	places map[uint64]place
	other  *index // a second one in the same folder; nil if there is none
}

// A place is where a row stands in an index.
type place struct{ start, end uint32 }

// sidecarName reports whether a file may be a sidecar by its name.
func sidecarName(name string) bool {
	switch strings.ToLower(path.Base(name)) {
	case "index.tsv", "index.csv":
		return true
	}
	return false
}

// is reports whether base names the index itself.
func (x *index) is(base string) bool { return x != nil && (x.base == base || x.other.is(base)) }

// and adds a second index of the same folder. What the first says counts.
func (x *index) and(o *index) *index {
	if x == nil {
		return o
	}
	x.other = x.other.and(o)
	return x
}

// lookup finds what the index says of a file below its folder. A file may be
// listed by the name it has without compression.
func (x *index) lookup(name string) (metadata, bool) {
	if x == nil {
		return metadata{}, false
	}
	m, ok := x.find(name)
	if !ok {
		if plain := unpackedName(name); plain != name {
			m, ok = x.find(plain)
		}
	}
	if more, found := x.other.lookup(name); found {
		m, ok = m.or(more), true
	}
	return m, ok
}

func (x *index) find(file string) (metadata, bool) {
	p, ok := x.places[xxhash.Sum64String(file)]
	if !ok {
		return metadata{}, false
	}
	named, m := x.parse(x.raw[p.start:p.end])
	return m, named == file
}

// parse reads a row; file is "" if it names none.
func (x *index) parse(row []byte) (file string, m metadata) {
	values := splitRow(row, x.delim, x.width)
	value := func(of role) string {
		if i := x.at[of]; i >= 0 && i < len(values) {
			return strings.TrimSpace(values[i])
		}
		return ""
	}
	if file = value(roleFile); file != "" {
		file = clean(path.Clean(strings.ReplaceAll(file, `\`, "/")))
	}
	return file, metadata{id: value(roleID), title: value(roleTitle), date: value(roleDate), publisher: value(rolePublisher),
		url: value(roleURL), language: value(roleLanguage), collection: value(roleSource)}
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
const maxRows = 1_000_000

// readIndex reads a sidecar; nil says that it is none but a file like others,
// for it has no column of file names or has one of text. One that cannot be
// read is a failure, and says nothing. Rows that contradict an earlier one are
// failures of their own; the first counts.
func (r *reader) readIndex(name, rel, base string, size int64, open func() (io.ReadCloser, error)) *index {
	raw, err := r.indexBytes(size, open)
	if err != nil {
		r.fail(name, rel, "the index cannot be read; dates and titles in it are not known", err)
		return &index{base: base}
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
	t := &lineRows{raw: raw}
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
	x := &index{base: base, raw: raw, delim: delim, width: len(names), at: at, places: map[uint64]place{}}
	for {
		row, ok := t.next()
		if !ok {
			return x
		}
		file, m := x.parse(row)
		if file == "" {
			continue
		}
		if old, ok := x.find(file); ok {
			if old != m && !r.refuse(placeIn(name, t.line), placeIn(rel, t.line), pipeline.ClassMalformed,
				"the index has said something else of "+file+" before; what it said first is used") {
				return x
			}
			continue
		}
		if len(x.places) >= maxRows {
			r.refuse(placeIn(name, t.line), placeIn(rel, t.line), pipeline.ClassTooLarge,
				fmt.Sprintf("the index tells of more than %d files; the rest of it is not used", maxRows))
			return x
		}
		x.places[xxhash.Sum64String(file)] = place{uint32(t.start), uint32(t.start + len(row))}
	}
}

// lineRows cuts an index, which is in memory, into rows.
type lineRows struct {
	raw   []byte
	pos   int // of what has not been cut yet
	start int // of the row last returned
	delim byte
	line  int  // of the row last returned, from 1
	ahead int  // lines that it took beyond the first
	plain bool // a mark was never closed: from here on, rows are lines
}

func (t *lineRows) next() ([]byte, bool) {
	for t.pos < len(t.raw) {
		rest := t.raw[t.pos:]
		t.start = t.pos
		t.line += 1 + t.ahead
		t.ahead = 0
		s := splitter{delim: t.delim}
		end := len(rest)
		for i, c := range rest {
			if s.step(c) || t.plain && c == '\n' {
				end = i
				break
			}
		}
		if end == len(rest) && s.inQuotes() && !t.plain {
			t.plain = true
			if i := bytes.IndexByte(rest, '\n'); i >= 0 {
				end = i
			}
		}
		row := rest[:end]
		t.pos += min(end+1, len(rest))
		t.ahead = bytes.Count(row, []byte("\n"))
		if row = trimEnd(row); len(bytes.TrimSpace(row)) > 0 {
			return row, true
		}
	}
	return nil, false
}
