package text

import (
	"strconv"
	"strings"

	"readout/pipeline"
)

// bullets begin list items. The first row does so even without a space.
const (
	bullets     = "•●▪◦‣⁃∙■□►▶➢➤✓✔○⚫◆❖\uf0b7\uf0a7"
	dashBullets = "-–—*+·"
)

// marker returns how many tokens the bullet or number takes that stands at token
// first, the tokens up to last being at hand; 0 if there is none, or nothing
// after it.
func marker(s string, tokens []pipeline.Token, first, last int) int {
	tok := func(k int) string {
		if k >= last {
			return ""
		}
		return s[tokens[k].Start:tokens[k].End]
	}
	gap := func(k int) bool { return k+1 < last && tokens[k].End < tokens[k+1].Start }
	if last-first < 2 {
		return 0
	}
	w, n := tok(first), 0
	switch {
	case strings.Contains(bullets, w):
		n = 1
	case strings.Contains(dashBullets, w) && gap(first):
		if c, _ := at(s, tokens[first+1].Start); !isWord(c) && !opening(tok(first+1)) {
			return 0
		}
		n = 1
	case w == "o" && gap(first) && upperAt(s, tokens[first+1].Start): // a word processor's hollow bullet
		return 1
	}
	k := first + n
	w = tok(k)
	switch {
	case w == "(" && tok(k+2) == ")" && enumerator(tok(k+1), true) && gap(k+2):
		n += 3
	case tok(k+1) == ")" && enumerator(w, true) && gap(k+1):
		n += 2
	case tok(k+1) == "." && tokens[k].End == tokens[k+1].Start && enumerator(w, false):
		switch {
		case tok(k+2) == ")" && gap(k+2):
			n += 3
		case gap(k+1) && tok(k+2) != ".": // not "i . . ."
			n += 2
		}
	}
	return n
}

// counter returns the number or letter of the marker of n tokens at first, ""
// if it has none.
func counter(s string, tokens []pipeline.Token, first, n int) string {
	for _, tok := range tokens[first : first+n] {
		if c, _ := at(s, tok.Start); isWord(c) {
			return s[tok.Start:tok.End]
		}
	}
	return ""
}

// follows reports whether b is the number or letter after a.
func follows(a, b string) bool {
	switch {
	case a == "" || b == "":
		return false
	case numeric(a) && numeric(b):
		x, errA := strconv.Atoi(a)
		y, errB := strconv.Atoi(b)
		return errA == nil && errB == nil && y == x+1
	}
	return len(a) == 1 && len(b) == 1 && b[0] == a[0]+1
}

// enumerator reports whether w counts list items: "12", "b", "iii". Capital
// letters do only between brackets, because "V." begins names.
func enumerator(w string, bracket bool) bool {
	if w == "" || len(w) > 4 {
		return false
	}
	if isDigit(w[0]) {
		return numeric(w) && len(w) <= 2
	}
	if len(w) == 1 {
		return isLower(w[0]) || bracket && isUpper(w[0])
	}
	return strings.Trim(w, "ivx") == "" || strings.Trim(w, "IVX") == ""
}
