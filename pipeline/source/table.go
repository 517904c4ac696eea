package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/pipeline"
)

// looksTable reports whether content with no telling name begins with a header
// whose columns are known, among them one of text, divided by tabs or commas.
func looksTable(head []byte) bool {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	delim := delimiter(trimEnd(line), 0)
	names := splitRow(trimEnd(line), delim, maxColumns)
	if len(names) < 2 {
		return false
	}
	text := false
	for _, name := range names {
		r, _, ok := roleOf(strings.TrimSpace(name))
		if !ok {
			return false
		}
		text = text || r == roleText
	}
	return text
}

// delimiter guesses what divides the columns of a header.
func delimiter(header []byte, given rune) byte {
	if given > 0 && given < utf8.RuneSelf {
		return byte(given)
	}
	best, most := byte(','), 1
	for _, d := range []byte("\t,;|") {
		if n := len(splitRow(header, d, maxColumns)); n > most {
			best, most = d, n
		}
	}
	return best
}

// readTable yields the rows of a CSV or TSV with a header.
func readTable(r *reader, b *blob) {
	src := r.utf8Reader(b)
	t := &rows{r: src, limit: r.opts.Limits.raw(), line: 1}
	header, _, err := t.next()
	if err != nil || header == nil {
		if err == nil {
			r.lineTooLarge(b, ":1", r.opts.Limits.raw()+1)
		} else if err == io.EOF {
			r.refuse(b.name, b.rel, pipeline.ClassEmpty, "it holds no records")
		} else {
			r.fail(b.name, b.rel, "", err)
		}
		return
	}
	given := r.opts.Delimiter
	if ext := strings.ToLower(b.base); given == 0 && (strings.HasSuffix(ext, ".tsv") || strings.HasSuffix(ext, ".tab") || r.opts.Format == "tsv") {
		given = '\t'
	}
	delim := delimiter(header, given)
	t.delim = delim
	t.want = len(splitRow(header, delim, maxColumns))
	cols, err := r.opts.columns(r.opts.names(header, delim))
	if err != nil {
		r.fail(b.name, b.rel, "", err)
		return
	}
	before := r.emitted
	for {
		row, size, err := t.next()
		place := fmt.Sprintf(":%d", t.start)
		switch {
		case err == io.EOF:
			r.refuseIfNone(b, before)
			return
		case err != nil:
			if errors.Is(err, errUnclosed) {
				if !r.fail(b.name+place, b.rel+place, "", err) {
					return
				}
				continue
			}
			r.fail(b.name+place, b.rel+place, "the input ends here; rows before this one are read", err)
			return
		case row == nil:
			if !r.lineTooLarge(b, place, size) {
				return
			}
			continue
		case len(bytes.TrimSpace(row)) == 0:
			continue
		}
		o, opts, side := b.record(place, slices.Clone(row)), &r.opts, b.side
		if !r.emit(o.input(func() (*pipeline.Document, error) { return opts.row(o, cols, delim, side) }), nil) {
			return
		}
	}
}

// names returns the columns of a header.
func (o *Options) names(header []byte, delim byte) []string {
	if !utf8.Valid(header) {
		if s, err := o.decode(header); err == nil {
			header = []byte(s)
		}
	}
	names := splitRow(header, delim, maxColumns)
	for i, n := range names {
		names[i] = strings.TrimSpace(n)
	}
	return names
}

// columns is where each role stands in a table, -1 if nowhere.
type columns struct {
	at    [roles]int
	names []string
}

// columns finds the columns that hold each part of a document. All that the
// user named must be there.
func (o *Options) columns(names []string) (columns, error) {
	named := o.named()
	c := columns{at: guess(named, names), names: names}
	for r, name := range named {
		if name == "" || name == NoField {
			continue
		}
		if c.at[r] = slices.Index(names, name); c.at[r] < 0 {
			c.at[r] = slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n, name) })
		}
		if c.at[r] < 0 {
			return c, missing(role(r), name, names)
		}
	}
	if len(names) > maxColumns {
		return c, &pipeline.Failure{Class: pipeline.ClassMalformed,
			Message: fmt.Sprintf("the header has more than %d columns; check that it is a table", maxColumns)}
	}
	if c.at[roleText] < 0 {
		return c, missing(roleText, "", names)
	}
	return c, nil
}

// row makes a document of one row.
func (o *Options) row(from origin, cols columns, delim byte, side metadata) (*pipeline.Document, error) {
	raw := from.raw
	if !utf8.Valid(raw) {
		s, err := o.decode(raw)
		if err != nil {
			return nil, err
		}
		raw = []byte(s)
	}
	values := splitRow(raw, delim, len(cols.names))
	if len(values) > len(cols.names) && strings.TrimSpace(strings.Join(values[len(cols.names):], "")) != "" || len(values) <= cols.at[roleText] {
		return nil, &pipeline.Failure{Class: pipeline.ClassMalformed,
			Message: rowShape(len(values), len(cols.names))}
	}
	var v [roles]string
	for r, at := range cols.at {
		if at >= 0 && at < len(values) {
			v[r] = values[at]
		}
	}
	from.base = cols.names[cols.at[roleText]]
	return o.record(from, v, side)
}

func rowShape(have, want int) string {
	many := fmt.Sprint(have)
	if have > want {
		many = "more"
	}
	return fmt.Sprintf("the row has %s columns, the header has %d; check quotation marks", many, want)
}
