package ner

import (
	"unicode"
	"unicode/utf8"
)

// Facts of a word's form, as bits.
const (
	factCap      uint32 = 1 << iota // first letter is a capital
	factUpper                       // two or more letters, all capitals
	factLower                       // has letters, none of them capital
	factDigit                       // has a digit
	factMark                        // has neither letter nor digit
	factCommon                      // an ordinary English word, by the gazetteer
	factName                        // a given or family name, by the gazetteer
	factLink                        // joins the parts of a name: "of", "and", "-"
	factClitic                      // "'s"
	factShout                       // stands in a sentence of capitals only
	factHeading                     // stands in a sentence with capitals on most words
	factFirst                       // first word of its sentence
	factCommaish                    // comma, semicolon
	factBody                        // a noun that names of bodies are built with, by orgs.yaml
	factSpot                        // a noun that names of places are built with, by places.yaml
)

// A form is what a word's letters alone say about it.
type form struct {
	exact, lower uint64 // hashes of the word as written and in lower case
	shape        uint64 // hash of the shape with runs cut short: "Xx", "X.X."
	long         uint64 // hash of the shape with up to 8 signs
	pre, suf     [4]uint64
	n            int // runes, up to 255
	facts        uint32
}

const (
	fnvBase  = 14695981039346656037
	fnvPrime = 1099511628211
)

// scramble spreads the bits of a hash.
func scramble(h uint64) uint64 {
	h ^= h >> 32
	h *= 0xD6E8FEB86659FD93
	h ^= h >> 32
	h *= 0xD6E8FEB86659FD93
	h ^= h >> 32
	return h
}

// plain maps the variants of quotes and dashes to one.
func plain(r rune) rune {
	switch r {
	case '‘', '’', 'ʼ', 'ʻ', '`':
		return '\''
	case '“', '”', '«', '»':
		return '"'
	case '–', '—', '−', '‑', '‐':
		return '-'
	}
	return r
}

// hidden reports whether r takes no room and tells words apart only by accident.
func hidden(r rune) bool {
	return r == '\u00AD' || r == '\u200B' || r == '\u200C' || r == '\u200D' || r == '\u2060' || r == '\uFEFF'
}

// read works out the form of a word. Where all or no letters are capitals, it is
// read as if the first one alone were.
func (f *form) read(s string, c casing) {
	*f = form{}
	exact, lower := uint64(fnvBase), uint64(fnvBase)
	short, long := uint64(fnvBase), uint64(fnvBase)
	var tail [4]rune // last runes in lower case, newest last
	var class, prev byte
	letters, capitals, digits, runs := 0, 0, 0, 0
	first := true
	for i := 0; i < len(s); {
		r := rune(s[i])
		w := 1
		if r >= utf8.RuneSelf {
			r, w = utf8.DecodeRuneInString(s[i:])
			if hidden(r) {
				i += w
				continue
			}
			r = plain(r)
		}
		i += w
		l := r
		switch {
		case 'a' <= r && r <= 'z':
			class = 'x'
		case 'A' <= r && r <= 'Z':
			class, l = 'X', r|0x20
		case '0' <= r && r <= '9':
			class = '0'
		case r < utf8.RuneSelf:
			class = byte(r)
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			class, l = 'X', unicode.ToLower(r)
		case unicode.IsLetter(r) || unicode.IsMark(r):
			class = 'x'
		case unicode.IsDigit(r):
			class = '0'
		default:
			class = '?'
		}
		switch {
		case c == shouted && class == 'X' && letters > 0:
			class, r = 'x', l
		case c == whispered && class == 'x' && first:
			class, r = 'X', unicode.ToUpper(r)
		}
		switch class {
		case 'X':
			letters++
			capitals++
			if first {
				f.facts |= factCap
			}
		case 'x':
			letters++
		case '0':
			digits++
			l, r = '0', '0'
		}
		first = false
		exact = (exact ^ uint64(r)) * fnvPrime
		lower = (lower ^ uint64(l)) * fnvPrime
		if f.n < len(f.pre) {
			f.pre[f.n] = lower
		}
		copy(tail[:], tail[1:])
		tail[3] = l
		if f.n < 8 {
			long = (long ^ uint64(class)) * fnvPrime
		}
		if class != prev {
			if runs++; runs <= 6 {
				short = (short ^ uint64(class)) * fnvPrime
			}
			prev = class
		}
		if f.n < 255 {
			f.n++
		}
	}
	suf := uint64(fnvBase)
	for k := 0; k < 4 && k < f.n; k++ {
		suf = (suf ^ uint64(tail[3-k])) * fnvPrime
		f.suf[k] = suf
	}
	f.exact, f.lower, f.shape, f.long = scramble(exact), scramble(lower), short, long
	switch {
	case letters == 0 && digits == 0:
		f.facts |= factMark
	case letters > 0 && capitals == 0, c == whispered && capitals == 1:
		f.facts |= factLower
	case capitals >= 2 && capitals == letters:
		f.facts |= factUpper
	}
	if digits > 0 {
		f.facts |= factDigit
	}
}

// hashOf is the hash of a word in lower case, as form.lower.
func hashOf(s string) uint64 {
	var f form
	f.read(s, asWritten)
	return f.lower
}
