package source

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"readout/pipeline"
)

// lines reads a stream line by line and drops lines beyond a limit.
type lines struct {
	r     *bufio.Reader
	limit int64
	n     int // number of the line last read, from 1
	buf   []byte
}

// next returns the next line without its end; it is valid until the next call.
// size is the line's length, and line is nil if that is beyond the limit. At
// the end of the stream err is io.EOF; a line that an error cuts off comes with
// that error.
func (l *lines) next() (line []byte, size int64, err error) {
	l.buf = l.buf[:0]
	l.n++
	whole := false
	for {
		part, err := l.r.ReadSlice('\n')
		size += int64(len(part))
		if !whole && size <= l.limit {
			if err == nil && len(l.buf) == 0 {
				return trimEnd(part), size, nil
			}
			l.buf = append(l.buf, part...)
		} else {
			whole, l.buf = true, nil // let go of what was gathered
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && size > 0:
			err = nil
		}
		if whole {
			return nil, size, err
		}
		return trimEnd(l.buf), size, err
	}
}

func trimEnd(line []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
}

// utf8Reader returns a reader of b's content as UTF-8 for formats of records,
// which are read piece by piece: UTF-16 shows in the first bytes, other
// character sets must be declared. Records may still hold invalid UTF-8.
func (r *reader) utf8Reader(b *blob) *bufio.Reader {
	head := b.head(512)
	enc := utf16Order(head)
	if enc == nil && r.opts.Charset != "" && !utf8.Valid(head) {
		enc, _ = charset.Lookup(r.opts.Charset)
	}
	if enc == nil {
		if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
			b.r.Discard(3)
		}
		return b.r
	}
	return bufio.NewReaderSize(enc.NewDecoder().Reader(b.r), headSize)
}

// utf16Order returns the encoding of content in UTF-16, with or without a byte
// order mark; nil if it is something else.
func utf16Order(head []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	// Records begin with ASCII: a brace, a name of a column.
	head = head[:min(len(head), 64)&^1]
	var zero [2]int
	for i, c := range head {
		if c == 0 {
			zero[i%2]++
		}
	}
	switch half := len(head) / 2; {
	case half < 2:
		return nil
	case zero[0] == 0 && zero[1]*4 >= half*3:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zero[1] == 0 && zero[0]*4 >= half*3:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// record names one record of b.
func (b *blob) record(place string, raw []byte) origin {
	return origin{name: b.name + place, rel: b.rel + place, raw: raw}
}

func (r *reader) lineTooLarge(b *blob, place string, size int64) bool {
	limit := r.opts.Limits.raw()
	return r.refuse(b.name+place, b.rel+place, pipeline.ClassTooLarge,
		fmt.Sprintf("the record has %s, more than the %s that the raw form of one may have; the others are read; split it, or raise --max-document-size, which is half of that", megabytes(size), megabytes(limit)))
}

// refuseIfNone refuses a file of records that held none: whose inputs are still
// as many as before it.
func (r *reader) refuseIfNone(b *blob, before int) {
	if r.emitted == before && !r.stopped() {
		r.refuse(b.name, b.rel, pipeline.ClassEmpty, "it holds no records")
	}
}

// placeIn names a line in messages and IDs.
func placeIn(name string, line int) string { return fmt.Sprintf("%s:%d", name, line) }
