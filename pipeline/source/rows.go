package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"readout/pipeline"
)

// rows cuts a table into rows: lines, save where a quoted field holds line
// ends. A field is quoted if it begins with a quotation mark and the closing
// one ends it; `"Peace" in Geneva` is a plain field that begins with one.
type rows struct {
	r     *bufio.Reader
	limit int64
	delim byte // 0 while it is not known; then a quoted field may end before any mark
	line  int  // number of the next line, from 1
	want  int  // columns of the header; 0 while they are not known
	start int  // line on which the row last returned began
	buf   []byte

	// again is what follows a quotation mark that was never closed, to be read
	// line by line.
	again []byte
	// ahead is what comes before r: the start of a line whose end is not read yet.
	ahead []byte
}

func (t *rows) readByte() (byte, error) {
	if len(t.ahead) > 0 {
		c := t.ahead[0]
		t.ahead = t.ahead[1:]
		return c, nil
	}
	return t.r.ReadByte()
}

// unclosed is the failure of a row whose quotation mark swallows what follows.
func unclosed(line int) error {
	return &pipeline.Failure{Class: pipeline.ClassMalformed, Err: errUnclosed,
		Message: fmt.Sprintf("a quotation mark on line %d is not closed; the lines after it are read one by one", line)}
}

var errUnclosed = errors.New("check quotation marks")

// next returns the next row without its line end, nil if it has more bytes
// than the limit. The row is the caller's until the next call.
func (t *rows) next() (row []byte, size int64, err error) {
	t.start = t.line
	if len(t.again) > 0 {
		return t.nextLine()
	}
	s := splitter{delim: t.delim}
	t.buf = t.buf[:0]
	for {
		c, err := t.readByte()
		switch {
		case err == io.EOF && size > t.limit:
			return nil, size, nil
		case err == io.EOF && size > 0:
			if s.inQuotes() && bytes.IndexByte(t.buf, '\n') >= 0 {
				return nil, size, t.giveUp()
			}
			return trimEnd(t.buf), size, nil
		case err != nil:
			return nil, size, err
		}
		if c == '\n' {
			t.line++
		}
		was := s
		ends := s.step(c)
		switch size++; {
		case size <= t.limit:
			t.buf = append(t.buf, c)
			if was.lines > 0 && s.state == inPlain {
				return nil, size, t.giveUp() // it was no quoted field, so its lines are rows
			}
		case size == t.limit+1:
			t.buf = append(t.buf, c)
			if s.inQuotes() && t.isRow(secondLine(t.buf)) {
				return nil, size, t.giveUp()
			}
			t.buf = nil // let go of what was gathered
		case c == '\n' && s.inQuotes():
			ahead, _ := t.r.Peek(headSize)
			line, _, whole := bytes.Cut(ahead, []byte("\n"))
			ends = whole && t.isRow(line)
		}
		if ends {
			if size > t.limit {
				return nil, size, nil
			}
			return trimEnd(t.buf), size, nil
		}
	}
}

// isRow reports whether a line stands as a row of its own: it closes its
// quotation marks and has as many columns as the header.
func (t *rows) isRow(line []byte) bool {
	s := splitter{delim: t.delim}
	for _, c := range line {
		s.step(c)
	}
	return t.want > 1 && !s.inQuotes() && len(splitRow(trimEnd(line), t.delim, t.want)) == t.want
}

func secondLine(b []byte) []byte {
	_, b, _ = bytes.Cut(b, []byte("\n"))
	line, _, whole := bytes.Cut(b, []byte("\n"))
	if !whole {
		return nil
	}
	return line
}

// giveUp puts the lines after the first back, to be read without quotes that
// span lines. The last one may go on in the stream.
func (t *rows) giveUp() error {
	_, rest, _ := bytes.Cut(t.buf, []byte("\n"))
	t.again, t.buf = rest, nil
	if end := bytes.LastIndexByte(rest, '\n') + 1; end < len(rest) {
		t.again = rest[:end]
		t.ahead = slices.Concat(rest[end:], t.ahead)
	}
	t.line = t.start + 1
	return unclosed(t.start)
}

// nextLine reads a row of what was put back.
func (t *rows) nextLine() (row []byte, size int64, err error) {
	line, rest, _ := bytes.Cut(t.again, []byte("\n"))
	t.again = rest
	t.line++
	s := splitter{delim: t.delim}
	for _, c := range line {
		s.step(c)
	}
	if s.inQuotes() {
		return nil, int64(len(line)), unclosed(t.start)
	}
	if len(line) == 0 {
		line = []byte{}
	}
	return trimEnd(line), int64(len(line)), nil
}

// splitter follows one row byte by byte.
type splitter struct {
	delim byte
	state int
	lines int // line ends in the quoted field that it is in
}

const (
	atStart  = iota // of a field
	inPlain         // inside a field without quotes
	inQuoted        // after an opening mark
	atQuote         // after a mark inside a quoted field: its end, or half of a doubled one
	atReturn        // after that and a carriage return
)

func (s *splitter) inQuotes() bool { return s.state == inQuoted }

func (s *splitter) isDelim(c byte) bool {
	if s.delim == 0 {
		return c == ',' || c == '\t' || c == ';' || c == '|'
	}
	return c == s.delim
}

// step takes the next byte and reports whether it ends the row.
func (s *splitter) step(c byte) (ends bool) {
	switch s.state {
	case inQuoted:
		switch c {
		case '"':
			s.state = atQuote
		case '\n':
			s.lines++
		}
		return false
	case atQuote, atReturn:
		if c == '"' && s.state == atQuote {
			s.state = inQuoted
			return false
		}
		if c == '\r' && s.state == atQuote {
			s.state = atReturn
			return false
		}
	case atStart:
		if c == '"' {
			s.state, s.lines = inQuoted, 0
			return false
		}
	}
	switch {
	case c == '\n':
		s.state = atStart
		return true
	case s.isDelim(c):
		s.state = atStart
	default:
		s.state = inPlain
		return false
	}
	s.lines = 0
	return false
}

// maxColumns is the most columns that a table may have.
const maxColumns = 10_000

// splitRow returns the fields of a row, but no more than one beyond most.
func splitRow(row []byte, delim byte, most int) []string {
	var fields []string
	for {
		field, rest, more := splitField(row, delim)
		fields = append(fields, field)
		if !more || len(fields) > most {
			return fields
		}
		row = rest
	}
}

// splitField cuts the first field off a row; more tells whether another
// follows.
func splitField(row []byte, delim byte) (field string, rest []byte, more bool) {
	s := splitter{delim: delim}
	end := len(row)
	quoted := len(row) > 0 && row[0] == '"'
	for i, c := range row {
		was := s.state
		s.step(c)
		if s.state == inPlain {
			quoted = false
		}
		if c == delim && was != inQuoted {
			end, rest, more = i, row[i+1:], true
			break
		}
	}
	raw := row[:end]
	if quoted {
		if raw = bytes.TrimSuffix(raw, []byte("\r")); len(raw) >= 2 && raw[len(raw)-1] == '"' {
			return string(bytes.ReplaceAll(raw[1:len(raw)-1], []byte(`""`), []byte(`"`))), rest, more
		}
	}
	return string(raw), rest, more
}
