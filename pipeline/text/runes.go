package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class is what the scanner needs to know about one rune.
type class uint8

const (
	other  class = iota // punctuation and symbols
	space               // white space, line breaks included
	hidden              // takes no room: control and format characters, variation selectors
	letter              // letters and combining marks
	digit               // decimal digits
)

// ascii holds the class of every one-byte rune.
var ascii = func() (t [utf8.RuneSelf]class) {
	for c := range t {
		t[c] = classOf(rune(c))
	}
	return t
}()

// classOf returns the class of any rune.
func classOf(r rune) class {
	switch {
	case unicode.IsLetter(r) || r == '_':
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.IsSpace(r) || unicode.Is(unicode.Z, r):
		return space
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector):
		return hidden
	case unicode.In(r, unicode.M, unicode.N):
		return letter
	}
	return other
}

// at returns the class of the rune at s[i:] and its width; other and 0 at the
// end of s.
func at(s string, i int) (class, int) {
	if i >= len(s) {
		return other, 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		return ascii[c], 1
	}
	if s[i] == 0xC3 {
		if m, w := garbled(s, i); w > 0 {
			return classOf(m), w
		}
	}
	r, w := utf8.DecodeRuneInString(s[i:])
	return classOf(r), w
}

// garbled returns the punctuation mark whose UTF-8 bytes somebody read as
// Latin-1 or Windows-1252, "â€™" for ’, and the width of what became of it; 0
// if there is none at i. Published pages hold such text, and names stand in it.
func garbled(s string, i int) (rune, int) {
	if r, w := misread(s, i); w > 0 {
		return r, w
	}
	if strings.HasPrefix(s[i:], "\u00e2") {
		return stripped(s, i)
	}
	return 0, 0
}

// misread is garbled for marks of which all is left. Runes that take no room
// may stand between the parts.
func misread(s string, i int) (rune, int) {
	const nbsp, low, euro = '\u00a0', '\u0080', '€'
	switch {
	case strings.HasPrefix(s[i:], "\u00c2"):
		if r, k := visible(s, i+2, nbsp); r == nbsp {
			return r, k - i
		}
		return 0, 0
	case !strings.HasPrefix(s[i:], "\u00e2"):
		return 0, 0
	}
	r, k := visible(s, i+2, low)
	if r != low && r != euro {
		return 0, 0
	}
	for {
		r, w := utf8.DecodeRuneInString(s[k:])
		k += w
		switch x := strings.IndexRune(windows1252, r); {
		case w == 0 || r == utf8.RuneError:
			return 0, 0
		case 0x80 <= r && r <= 0xBF:
			return r + 0x2000 - 0x80, k - i
		case x >= 0:
			return 0x2000 + rune(utf8.RuneCountInString(windows1252[:x])), k - i
		case classOf(r) != hidden:
			return 0, 0
		}
	}
}

// visible returns the first rune from k on that takes room or is want, and
// where it ends.
func visible(s string, k int, want rune) (rune, int) {
	for k < len(s) {
		r, w := utf8.DecodeRuneInString(s[k:])
		k += w
		if r == want || classOf(r) != hidden {
			return r, k
		}
	}
	return 0, k
}

// stripped is garbled for marks of which a clean-up of control characters left
// the â at i: "Norlandâs", "âPeaceâ", "2021â2025". An â inside a name, "Lâm",
// is left alone.
func stripped(s string, i int) (rune, int) {
	prev, next := peek(s, i-1), peek(s, i+2)
	after := peek(s, i+3)
	wordAfter := isAlpha(after) || isDigit(after) || after >= utf8.RuneSelf
	switch {
	case isAlpha(prev) && (next == 's' || next == 't' && prev == 'n') && !wordAfter:
		return '’', 2
	case isDigit(prev) && isDigit(next):
		return '–', 2
	case prev >= utf8.RuneSelf || isDigit(next) || next >= utf8.RuneSelf:
		return 0, 0
	case isAlpha(prev) && !isAlpha(next) && isAlpha(peek(s, i-2)):
		return '’', 2
	case !isAlpha(prev) && isUpper(next):
		return '“', 2
	case !isAlpha(prev) && !isAlpha(next):
		return '”', 2
	}
	return 0, 0
}

// windows1252 are the runes of the bytes 0x80 to 0x9F in that encoding.
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

// isWord reports whether a word can go on with c.
func isWord(c class) bool { return c == letter || c == digit }

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
func isLower(c byte) bool { return 'a' <= c && c <= 'z' }
func isAlpha(c byte) bool { return isUpper(c) || isLower(c) }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// peek returns the byte at i, or 0 outside s.
func peek(s string, i int) byte {
	if i < 0 || i >= len(s) {
		return 0
	}
	return s[i]
}

// letterAt reports whether a letter stands at i.
func letterAt(s string, i int) bool {
	c, w := at(s, i)
	return w > 0 && c == letter
}

// upperAt reports whether an upper-case letter stands at i.
func upperAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	if s[i] < utf8.RuneSelf {
		return isUpper(s[i])
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// lowerAt reports whether a lower-case letter stands at i.
func lowerAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	if s[i] < utf8.RuneSelf {
		return isLower(s[i])
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLower(r)
}

// apostrophe returns the width of an apostrophe at i, 0 if there is none.
func apostrophe(s string, i int) int {
	switch c := peek(s, i); {
	case c == '\'' || c == '`':
		return 1
	case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0x98 || s[i+2] == 0x99 || s[i+2] == 0x9B):
		return 3 // ‘ ’ ‛
	case c == 0xC2 && peek(s, i+1) == 0xB4:
		return 2 // ´
	case c == 0xC3:
		if m, w := garbled(s, i); m == '‘' || m == '’' {
			return w
		}
	}
	return 0
}

// hyphen returns the width of a hyphen at i, 0 if there is none. Dashes are
// no hyphens.
func hyphen(s string, i int) int {
	switch c := peek(s, i); {
	case c == '-':
		return 1
	case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0x90 || s[i+2] == 0x91):
		return 3 // U+2010, U+2011
	}
	return 0
}
