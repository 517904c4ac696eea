package text

import (
	"strings"
	"unicode/utf8"

	"readout/pipeline"
)

// A line is a line of text that holds a token.
type line struct {
	first, last int  // half-open range of tokens
	width       int  // runes from the first token to the end of the last
	head        int  // runes of the first word
	after       bool // a blank line, or the start of the text, comes before
	opens       bool // a paragraph begins here
	marker      int  // tokens of the bullet or number it begins with, 0 if none
	label       pipeline.Span
}

// appendLines appends the lines of s to dst.
func appendLines(s string, tokens []pipeline.Token, dst []line) []line {
	first, blank := 0, true
	for k := range tokens {
		end := len(tokens) == k+1
		breaks := 0
		if !end {
			breaks = newlines(s[tokens[k].End:tokens[k+1].Start])
		}
		if breaks == 0 && !end {
			continue
		}
		start := tokens[first].Start
		dst = append(dst, line{first: first, last: k + 1, after: blank,
			width: utf8.RuneCountInString(s[start:tokens[k].End]),
			head:  firstWord(s[start:tokens[k].End]),
		})
		first, blank = k+1, breaks > 1
	}
	return dst
}

// newlines counts the line breaks of a gap up to 2; "\r\n" is one.
func newlines(gap string) int {
	if gap == "" || gap == " " {
		return 0
	}
	n := 0
	for i, r := range gap {
		switch r {
		case '\n', '\v', '\f', '\u0085', '\u2028':
			n++
		case '\r':
			if peek(gap, i+1) != '\n' {
				n++
			}
		case '\u2029':
			n = 2
		}
		if n >= 2 {
			return 2
		}
	}
	return n
}

func firstWord(s string) int {
	n := 0
	for _, r := range s {
		if classOf(r) == space || n == 40 {
			break
		}
		n++
	}
	return n
}

// Widths between which lines are taken for wrapped by hand or by a mail
// program, in runes.
const minWrap, maxWrap = 55, 100

// paragraphs decides at which lines paragraphs begin. A blank line always
// begins one. A single line break does unless the text was wrapped there: the
// next word would not have fitted, or the sentence plainly goes on.
func paragraphs(s string, tokens []pipeline.Token, lines []line) {
	wrap := 0 // the width at which some block of the text is wrapped
	for a := 0; a < len(lines); {
		b := blockEnd(lines, a)
		if w := wrapWidth(lines[a:b]); w > 0 {
			wrap = max(wrap, w)
		}
		a = b
	}
	for a := 0; a < len(lines); {
		b := blockEnd(lines, a)
		w := wrapWidth(lines[a:b])
		if b-a == 2 {
			w = wrap
		}
		for i := a; i < b; i++ {
			lines[i].opens = i == a || !goesOn(s, tokens, &lines[i-1], &lines[i], w)
		}
		a = b
	}
}

func blockEnd(lines []line, a int) int {
	b := a + 1
	for b < len(lines) && !lines[b].after {
		b++
	}
	return b
}

// wrapWidth returns the width at which a block of lines is wrapped: that of its
// longest line, if at most lines the next line's first word would not have
// fitted; 0 if it is not wrapped or too short to tell.
func wrapWidth(block []line) int {
	if len(block) < 3 {
		return 0
	}
	w, full := 0, 0
	for i := range block {
		w = max(w, block[i].width)
	}
	if w < minWrap || w > maxWrap {
		return 0
	}
	for i := range len(block) - 1 {
		if block[i].width+1+block[i+1].head > w {
			full++
		}
	}
	if 2*full < len(block)-1 {
		return 0
	}
	return w
}

// goesOn reports whether the paragraph of line a goes on in line b, which
// follows without a blank line; wrap is the width at which lines are wrapped
// there, 0 if they are not.
func goesOn(s string, tokens []pipeline.Token, a, b *line, wrap int) bool {
	if b.label.Len() > 0 || rule(s, tokens, a) || rule(s, tokens, b) || s[tokens[a.first].Start] == '#' {
		return false
	}
	k := a.last - 1
	for k > a.first && closing(s[tokens[k].Start:tokens[k].End]) {
		k--
	}
	last := s[tokens[k].Start:tokens[k].End]
	ends := strings.ContainsAny(last, ".!?:;") || last == "…"
	lower := lowerAt(s, tokens[b.first].Start)
	full := wrap > 0 && a.width <= wrap+4 && a.width+1+b.head > wrap
	if b.marker > 0 {
		// "... in paragraph\n5. He": a number that wrapping brought to the front.
		return !ends && a.marker == 0 && isDigit(s[tokens[b.first].Start]) && (full || connects(last) || dated(last))
	}
	switch {
	case full:
		return true
	case ends:
		return false
	case lower:
		return true
	case isDigit(s[tokens[b.first].Start]) && dated(last): // "August\n25"
		return true
	}
	return a.width >= 30 && (last == "," || hyphen(s, tokens[a.last-1].Start) > 0 || connects(last))
}

// connects reports whether a line cannot end a heading or block with w.
func connects(w string) bool {
	switch w {
	case "of", "the", "and", "for", "to", "in", "on", "with", "by", "a", "an", "or", "at", "from", "between", "as", "that", "which", "his", "her", "their", "its", "our", "since", "until", "&":
		return true
	}
	return false
}

// dated reports whether w is a month or day, which a number may follow.
func dated(w string) bool {
	return calendarWord(w) || kindOf(strings.TrimSuffix(w, "."))&(kindCalendar|kindCalendarNumber) != 0
}

// rule reports whether the line separates parts of a text: "* * *", "###".
func rule(s string, tokens []pipeline.Token, l *line) bool {
	if l.last-l.first > 20 {
		return false
	}
	for _, tok := range tokens[l.first:l.last] {
		if c, _ := at(s, tok.Start); isWord(c) {
			return false
		}
	}
	return true
}
