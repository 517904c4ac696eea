package text

import (
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
	r, w := utf8.DecodeRuneInString(s[i:])
	return classOf(r), w
}

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
