package numeral

import (
	"unicode"
	"unicode/utf8"
)

// Dash is the ID of the em dash, which sets off words and joins none.
const Dash = 1

// Kinds of Piece.
const (
	Mark   = iota // one punctuation mark or symbol
	Word          // a run of letters
	Digits        // a run of decimal digits of any script
)

// Flags of Piece.
const (
	Space     = 1 << iota // white space stands before it
	Newline               // a line break stands before it
	Paragraph             // a blank line stands before it, or it is the first
	Title                 // its first letter is upper case
	Caps                  // it has several letters, all upper case
)

// A Piece is the smallest part of text that grammars look at. Letters, digits
// and marks are never joined: "US$1.5bn" is six pieces.
type Piece struct {
	Start, End int    // bytes
	ID         int32  // in the Vocab; ASCII marks have their code, dashes '-', quotes '\'' and '"'; 0 if unknown
	Num        int32  // value of Digits of up to 9 digits, else -1
	Kind       uint8  // Mark, Word or Digits
	Flags      uint8  // Space, Newline, ...
	N          uint16 // number of digits, or NoNumber
}

// NoNumber is the N of digits that make no number: far too many, or of several
// scripts.
const NoNumber = 1<<16 - 1

// Glued reports whether nothing stands between p and the piece before it.
func (p *Piece) Glued() bool { return p.Flags&(Space|Paragraph) == 0 }

// Is reports whether p is the mark r.
func (p *Piece) Is(r rune) bool { return p.Kind == Mark && p.ID == int32(r) }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// invisible characters break no word.
func invisible(r rune) bool {
	return r == '\u00ad' || r >= '\u200b' && r <= '\u200d' || r == '\u2060' || r == '\ufeff'
}

// foldMark maps typographic variants of a mark to the ASCII one.
func foldMark(r rune) rune {
	switch {
	case r == '\u2014' || r == '\u2015':
		return Dash
	case r >= '\u2010' && r <= '\u2013', r == '\u2212', r == '\ufe58', r == '\ufe63', r == '\uff0d':
		return '-'
	case r == '\u2018', r == '\u2019', r == '\u02bc', r == '\u2032':
		return '\''
	case r == '\u201c', r == '\u201d', r == '\u201e', r == '\u2033':
		return '"'
	case r >= '\uff01' && r <= '\uff0f', r >= '\uff1a' && r <= '\uff20': // full-width forms
		return r - 0xfee0
	case r == '\u066b': // Arabic decimal separator
		return '.'
	case r == '\u066c': // Arabic thousands separator
		return ','
	case r == '\u2044': // fraction slash
		return '/'
	}
	return r
}

// Lex cuts text into pieces and appends them to dst. Words that v does not know
// get id 0. Time is linear in the text.
func (v *Vocab) Lex(text string, dst []Piece) []Piece {
	flags, lines := uint8(Paragraph), 0
	var buf [40]byte
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == ' ' || c == '\t':
			flags |= Space
			i++
			continue
		case c == '\n':
			flags |= Space | Newline
			if lines++; lines > 1 {
				flags |= Paragraph
			}
			i++
			continue
		case c == '\r' || c == '\v' || c == '\f':
			flags |= Space | Newline
			i++
			continue
		}
		p := Piece{Start: i, Num: -1}
		switch {
		case isLetter(c):
			i = v.word(text, i, &p, &buf)
		case c >= '0' && c <= '9':
			n, j := 0, i
			for ; j < len(text) && text[j] >= '0' && text[j] <= '9'; j++ {
				if j-i < 9 {
					n = n*10 + int(text[j]-'0')
				}
			}
			i = digits(text, j, &p, n, j-i)
		case c < utf8.RuneSelf:
			p.ID = int32(c)
			i++
		default:
			r, w := utf8.DecodeRuneInString(text[i:])
			switch {
			case unicode.IsSpace(r):
				flags |= Space
				if r == '\u2028' || r == '\u2029' {
					flags |= Newline
				}
				i += w
				continue
			case invisible(r):
				i += w
				continue
			case unicode.IsLetter(r):
				i = v.word(text, i, &p, &buf)
			case unicode.Is(unicode.Nd, r):
				i = digits(text, i, &p, 0, 0)
			default:
				i += w
				if f := foldMark(r); f < utf8.RuneSelf {
					p.ID = int32(f)
				} else {
					p.ID = v.ids[text[p.Start:i]]
				}
			}
		}
		p.End = i
		p.Flags |= flags
		flags, lines = 0, 0
		dst = append(dst, p)
	}
	return dst
}

// word reads the run of letters at i, and returns where it ends.
func (v *Vocab) word(text string, i int, p *Piece, buf *[40]byte) int {
	p.Kind = Word
	n, letters, upper := 0, 0, 0
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			if !isLetter(c) {
				break
			}
			if c < 'a' {
				upper++
				if letters == 0 {
					p.Flags |= Title
				}
			}
			letters++
			if n < len(buf) {
				buf[n] = c | 0x20
			}
			n++
			i++
			continue
		}
		r, w := utf8.DecodeRuneInString(text[i:])
		if invisible(r) {
			i += w
			continue
		}
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			break
		}
		if unicode.IsUpper(r) {
			upper++
			if letters == 0 {
				p.Flags |= Title
			}
		}
		letters++
		r = unicode.ToLower(r)
		if n+utf8.UTFMax <= len(buf) {
			n += utf8.EncodeRune(buf[n:], r)
		} else {
			n = len(buf) + 1
		}
		i += w
	}
	if upper == letters && letters > 1 {
		p.Flags |= Caps
	}
	if n <= len(buf) {
		p.ID = v.ids[string(buf[:n])]
	}
	return i
}

// digits reads on from i, where a run of digits with value num and n digits
// was left, over digits of any script.
func digits(text string, i int, p *Piece, num, n int) int {
	mixed := false
	p.Kind = Digits
	zero := '0'
	for i < len(text) {
		r, w := utf8.DecodeRuneInString(text[i:])
		d := digit(r)
		if d < 0 {
			break
		}
		if n == 0 {
			zero = r - rune(d)
		} else if r-rune(d) != zero { // scripts do not mix within a number
			mixed = true
		}
		if n < 9 {
			num = num*10 + d
		}
		n++
		i += w
	}
	p.N = uint16(min(n, NoNumber))
	if mixed {
		p.N = NoNumber
	} else if n <= 9 {
		p.Num = int32(num)
	}
	return i
}

// digit returns the value of a decimal digit of any script, -1 if r is none.
func digit(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r < utf8.RuneSelf || !unicode.Is(unicode.Nd, r):
		return -1
	}
	// Unicode keeps the ten digits of a script together, in order.
	for _, rt := range unicode.Nd.R16 {
		if r >= rune(rt.Lo) && r <= rune(rt.Hi) {
			return int(r-rune(rt.Lo)) % 10
		}
	}
	for _, rt := range unicode.Nd.R32 {
		if r >= rune(rt.Lo) && r <= rune(rt.Hi) {
			return int(r-rune(rt.Lo)) % 10
		}
	}
	return -1
}
