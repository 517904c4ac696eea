package sink

import (
	"unicode/utf8"

	"readout/pipeline"
)

// stride is how many bytes lie between two counted positions: a conversion
// counts at most that many.
const stride = 64

// offsets turns byte offsets into one text into code point offsets. Setting a
// text costs one pass over it, a conversion a constant; memory is reused from
// one text to the next.
type offsets struct {
	text  string
	ascii bool
	marks []int32 // marks[i] is the number of code points that start before byte i*stride
	runes int     // of the whole text
	bad   pipeline.Span
	isBad bool // a span was seen that does not fit the text: the first is in bad
}

// set makes text, valid UTF-8, the text that conversions refer to.
func (o *offsets) set(text string) {
	o.text, o.marks, o.isBad, o.bad = text, o.marks[:0], false, pipeline.Span{}
	o.runes = utf8.RuneCountInString(text)
	o.ascii = o.runes == len(text)
	if o.ascii {
		return
	}
	n := 0
	for i := 0; i < len(text); i += stride {
		o.marks = append(o.marks, int32(n))
		n += starts(text[i:min(i+stride, len(text))])
	}
}

// starts counts the code points that start in s, which may begin or end inside
// one: every byte that is not a continuation byte.
func starts(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

// at converts one byte offset, which lies in the text and on a boundary.
func (o *offsets) at(i int) int32 {
	if o.ascii {
		return int32(i)
	}
	if i == len(o.text) {
		return int32(o.runes)
	}
	k := i / stride
	return o.marks[k] + int32(starts(o.text[k*stride:i]))
}

// ok reports whether sp lies in the text with both ends on boundaries, and
// remembers the first span that does not.
func (o *offsets) ok(sp pipeline.Span) bool {
	if 0 <= sp.Start && sp.Start <= sp.End && sp.End <= len(o.text) && o.boundary(sp.Start) && o.boundary(sp.End) {
		return true
	}
	if !o.isBad {
		o.isBad, o.bad = true, sp
	}
	return false
}

func (o *offsets) boundary(i int) bool {
	return o.ascii || i == len(o.text) || utf8.RuneStart(o.text[i])
}

// cut returns the words of sp and where they stand; nothing, and a note in o,
// if sp does not fit the text.
func (o *offsets) cut(sp pipeline.Span) (text string, start, end int32) {
	if !o.ok(sp) {
		return "", 0, 0
	}
	return o.text[sp.Start:sp.End], o.at(sp.Start), o.at(sp.End)
}

// place returns where sp stands if it stands for exactly the words given, and
// nil otherwise: for words that are carried over from elsewhere or cleaned up,
// offsets would break the promise that text[start:end] gives them.
func (o *offsets) place(sp pipeline.Span, words string) (start, end *int32) {
	if sp.IsZero() || !o.ok(sp) || o.text[sp.Start:sp.End] != words {
		return nil, nil
	}
	a, b := o.at(sp.Start), o.at(sp.End)
	return &a, &b
}
