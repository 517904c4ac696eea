package source

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"readout/pipeline"
)

// looksJSON reports whether content with no telling name begins like a JSON
// object or an array of them.
func looksJSON(head []byte) bool {
	head = bytes.TrimSpace(head)
	if len(head) < 2 {
		return false
	}
	inner := bytes.TrimSpace(head[1:])
	switch {
	case head[0] == '{' && len(inner) > 0:
		return inner[0] == '"' || inner[0] == '}'
	case head[0] == '[' && len(inner) > 0:
		return inner[0] == '{'
	}
	return false
}

// readJSONL reads one object a line. What is named so and is an array, or
// objects over many lines, is read as that.
func readJSONL(r *reader, b *blob) { r.readJSON(b, true) }

// readJSON reads an array of objects, one object, or several.
func readJSON(r *reader, b *blob) { r.readJSON(b, false) }

func (r *reader) readJSON(b *blob, byLine bool) {
	src := r.utf8Reader(b)
	head, _ := src.Peek(headSize)
	head = bytes.TrimLeft(head, " \t\r\n")
	first, _, more := bytes.Cut(head, []byte("\n"))
	first = bytes.TrimSpace(first)
	switch {
	case len(head) > 0 && head[0] == '[' && (!byLine || startsArray(head)):
		r.values(b, src, true)
	case byLine && string(first) != "{", more && json.Valid(first):
		r.jsonLines(b, &lines{r: src, limit: r.opts.Limits.raw()})
	default:
		r.values(b, src, false)
	}
}

// startsArray reports whether head begins an array of objects, not a line that
// is an array of something else.
func startsArray(head []byte) bool {
	rest := bytes.TrimLeft(head[1:], " \t\r\n")
	return len(rest) == 0 || rest[0] == '{'
}

func (r *reader) jsonLines(b *blob, l *lines) {
	before := r.emitted
	for {
		line, size, err := l.next()
		if err == nil && line != nil && len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		place := fmt.Sprintf(":%d", l.n)
		if err != nil {
			if err != io.EOF {
				r.fail(b.name+place, b.rel+place, "the input ends here; lines before this one are read", err)
			} else {
				r.refuseIfNone(b, before)
			}
			return
		}
		if line == nil {
			if !r.lineTooLarge(b, place, size) {
				return
			}
			continue
		}
		if !r.jsonRecord(b, place, slices.Clone(line)) {
			return
		}
	}
}

// jsonRecord yields one object; raw is the input's to keep.
func (r *reader) jsonRecord(b *blob, place string, raw []byte) bool {
	o, opts, side := b.record(place, raw), &r.opts, b.side
	return r.emit(o.input(func() (*pipeline.Document, error) { return opts.object(o, side) }), nil)
}
