package source

import (
	"bufio"
	"fmt"
	"io"

	"readout/pipeline"
)

// values yields the elements of a JSON array, or values that follow one
// another. They are cut apart by brackets alone, so that a malformed one does
// not hide those after it.
func (r *reader) values(b *blob, src *bufio.Reader, array bool) {
	s := &valueScanner{r: src, limit: r.opts.Limits.raw()}
	if array {
		s.skip()
		s.r.ReadByte()
	}
	before := r.emitted
	for i := 0; ; i++ {
		place := fmt.Sprintf("[%d]", i)
		raw, size, err := s.next(array)
		switch {
		case err == io.EOF:
			r.refuseIfNone(b, before)
			return
		case err != nil:
			r.fail(b.name+place, b.rel+place, "the input ends here; records before this one are read", err)
			return
		case raw == nil:
			if !r.lineTooLarge(b, place, size) {
				return
			}
			continue
		}
		if i == 0 && !array {
			// A lone object goes by the file's own name.
			if s.skip(); s.ended() {
				place = ""
			}
		}
		if !r.jsonRecord(b, place, raw) {
			return
		}
	}
}

// valueScanner cuts a stream into JSON values.
type valueScanner struct {
	r     *bufio.Reader
	limit int64
}

// skip passes over white space and commas.
func (s *valueScanner) skip() {
	for {
		c, err := s.r.ReadByte()
		if err != nil {
			return
		}
		switch c {
		case ' ', '\t', '\r', '\n', ',':
		default:
			s.r.UnreadByte()
			return
		}
	}
}

func (s *valueScanner) ended() bool {
	_, err := s.r.Peek(1)
	return err == io.EOF
}

// next returns the next value, which the caller may keep; nil if it has more
// bytes than the limit. err is io.EOF after the last one.
func (s *valueScanner) next(array bool) (raw []byte, size int64, err error) {
	s.skip()
	depth, inString, escaped := 0, false, false
	for {
		c, err := s.r.ReadByte()
		if err == io.EOF {
			switch {
			case size == 0 && !array:
				return nil, 0, io.EOF
			case depth > 0 || array:
				return nil, size, &pipeline.Failure{Class: pipeline.ClassMalformed, Message: "a bracket or quotation mark is not closed", Err: io.ErrUnexpectedEOF}
			}
			return raw, size, nil
		}
		if err != nil {
			return nil, size, err
		}
		if size == 0 && c == ']' && array {
			return nil, 0, io.EOF
		}
		ends := false
		switch {
		case escaped:
			escaped = false
		case inString:
			escaped, inString = c == '\\', c != '"'
		case c == '"':
			inString = true
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth == 0 && size > 0 { // "[1]": the bracket is the array's
				s.r.UnreadByte()
				return raw, size, nil
			}
			depth--
			ends = depth <= 0
		case depth == 0 && (c == ',' || c == ' ' || c == '\n' || c == '\r' || c == '\t'):
			return raw, size, nil
		}
		if size++; size <= s.limit {
			raw = append(raw, c)
		} else {
			raw = nil
		}
		if ends {
			return raw, size, nil
		}
	}
}
