package source

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

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
	start int  // line on which the row last returned began

	// again is what follows a quotation mark that was never closed, to be read
	// line by line.
	again []byte
}

// An unclosed quotation mark swallows all that follows.
type unclosed struct{ line int }

func (u *unclosed) Error() string {
	return fmt.Sprintf("a quotation mark on line %d is not closed", u.line)
}

func (u *unclosed) failure() error {
	return &pipeline.Failure{Class: pipeline.ClassMalformed, Message: u.Error() + "; the lines after it are read one by one"}
}

// next returns the next row without its line end, nil if it has more bytes
// than the limit. The row is the caller's until the next call.
func (t *rows) next() (row []byte, size int64, err error) {
	t.start = t.line
	if len(t.again) > 0 {
		return t.nextLine()
	}
	s := splitter{delim: t.delim}
	for {
		c, err := t.r.ReadByte()
		if err != nil {
			if err == io.EOF && size > 0 {
				if s.inQuotes() && bytes.IndexByte(row, '\n') >= 0 && row != nil {
					return nil, size, t.giveUp(row)
				}
				if row == nil {
					return nil, size, nil
				}
				return trimEnd(row), size, nil
			}
			return nil, size, err
		}
		if c == '\n' {
			t.line++
		}
		ends := s.step(c)
		if size++; size <= t.limit {
			row = append(row, c)
		} else {
			row = nil
		}
		if ends {
			if row == nil {
				return nil, size, nil
			}
			return trimEnd(row), size, nil
		}
	}
}

// giveUp puts the lines after the first back, to be read without quotes that
// span lines.
func (t *rows) giveUp(row []byte) error {
	_, rest, _ := bytes.Cut(row, []byte("\n"))
	t.again = rest
	t.line = t.start + 1
	return &unclosed{t.start}
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
		return nil, int64(len(line)), &unclosed{t.start}
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
		if c == '"' {
			s.state = atQuote
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
			s.state = inQuoted
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
	}
	return false
}

// splitRow returns the fields of a row.
func splitRow(row []byte, delim byte) []string {
	var fields []string
	for {
		field, rest, more := splitField(row, delim)
		fields = append(fields, field)
		if !more {
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
