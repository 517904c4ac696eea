package numeral

import (
	"math/big"
	"strings"
)

// A literal is a number in digits.
type literal struct {
	value *big.Rat
	end   int  // index after its last piece
	plain bool // one run of digits, without separators, point or exponent
}

// part reports whether ps[j] is the mark r with digits after it, all glued to
// what stands before: the ",200" of "1,200".
func part(ps []Piece, j int, r rune) bool {
	return j+1 < len(ps) && ps[j].Is(r) && ps[j].Glued() && ps[j+1].Kind == Digits && ps[j+1].Glued()
}

// groups reads digits separated by r from ps[i] on, and returns the index after
// them. ok is true if the groups have the sizes of thousands (1,234,567) or of
// lakhs and crores (12,34,567).
func groups(ps []Piece, i int, r rune) (end int, ok bool) {
	j, twos, threes := i+1, 0, 0
	for part(ps, j, r) {
		switch ps[j+1].N {
		case 2:
			twos++
		case 3:
			threes++
		default:
			threes = -1 << 30
		}
		j += 2
	}
	if j == i+1 {
		return j, false
	}
	last := ps[j-1].N == 3
	return j, last && ps[i].N <= 3 && (twos == 0 && threes > 0 || threes == 1 && ps[i].N <= 2)
}

// spaced reads digits separated by single spaces, "1 414 021", and returns the
// index after them, i+1 if these are no groups of thousands. Telephone numbers
// have groups of other sizes.
func spaced(ps []Piece, i int) int {
	if ps[i].N > 3 || ps[i].Num == 0 || i > 0 && (ps[i-1].Kind == Digits || ps[i-1].Is('+') || ps[i-1].Is(')') || ps[i-1].Is('-')) {
		return i + 1
	}
	j := i + 1
	for j < len(ps) && ps[j].Kind == Digits && ps[j].Flags&(Space|Newline|Paragraph) == Space && ps[j].Start-ps[j-1].End <= 3 {
		if ps[j].N != 3 {
			return i + 1
		}
		j++
	}
	if j < len(ps) && ps[j].Glued() && (ps[j].Kind == Word || ps[j].Is('-') || ps[j].Is('/')) {
		return i + 1
	}
	return j
}

// readLiteral reads the number in digits that starts at ps[i]. ok is false if
// there is none; end is then where reading can go on.
func readLiteral(text string, ps []Piece, i int) (lit literal, ok bool) {
	first := i
	if ps[i].Is('.') {
		if !part(ps, i, '.') && !(i+1 < len(ps) && ps[i+1].Kind == Digits && ps[i+1].Glued()) || ps[i].Glued() {
			return literal{end: i + 1}, false
		}
		first = i + 1
	}
	if ps[first].Kind != Digits || ps[first].N == NoNumber {
		return literal{end: i + 1}, false
	}
	var b strings.Builder
	add := func(from, to int) {
		for k := from; k < to; k++ {
			if ps[k].Kind == Digits {
				addDigits(&b, text[ps[k].Start:ps[k].End])
			}
		}
	}
	j := i + 1
	switch {
	case first != i: // ".08"
		b.WriteString("0.")
		add(first, first+1)
		j = first + 1
	case part(ps, j, ','):
		end, grouped := groups(ps, i, ',')
		switch {
		case grouped:
			add(i, end)
			if part(ps, end, '.') {
				b.WriteByte('.')
				add(end+1, end+2)
				end += 2
			}
			j = end
		case end == i+3 && ps[i+2].N <= 2 && !part(ps, end, '.'): // decimal comma
			add(i, i+1)
			b.WriteByte('.')
			add(i+2, i+3)
			j = end
		case end > i+2*maxDigits: // read once, or time would grow with its square
			return literal{end: end}, false
		default: // a list, "22,24,26"
			add(i, i+1)
		}
	case part(ps, j, '\''): // "500'000", as in Switzerland
		end, grouped := groups(ps, i, '\'')
		if !grouped {
			end = j
		}
		add(i, end)
		if j = end; grouped && part(ps, j, '.') {
			b.WriteByte('.')
			add(j+1, j+2)
			j += 2
		}
	case part(ps, j, '.'):
		end, grouped := groups(ps, i, '.')
		switch {
		case grouped && (end > i+3 || part(ps, end, ',') && ps[end+1].N <= 2): // 1.200.000 or 1.111,11
			add(i, end)
			if part(ps, end, ',') {
				b.WriteByte('.')
				add(end+1, end+2)
				end += 2
			}
			j = end
		case end > i+3: // an address, a version, a numbered section
			return literal{end: end}, false
		case grouped && ps[i+2].Num == 0: // "1.000" people are a thousand
			add(i, i+3)
			j = i + 3
		default:
			add(i, i+1)
			b.WriteByte('.')
			add(i+2, i+3)
			j = i + 3
		}
	default:
		j = spaced(ps, i)
		add(i, j)
		if j > i+1 && part(ps, j, '.') {
			b.WriteByte('.')
			add(j+1, j+2)
			j += 2
		}
	}
	x, good := parseDecimal(b.String())
	if !good {
		return literal{end: j}, false
	}
	return literal{value: x, end: j, plain: j == i+1}, true
}

// addDigits writes digits of any script as ASCII. Beyond what a number may have
// it writes no more than makes parseDecimal refuse.
func addDigits(b *strings.Builder, s string) {
	for _, r := range s {
		if b.Len() > maxDigits+2 {
			return
		}
		if d := digit(r); d >= 0 {
			b.WriteByte('0' + byte(d))
		}
	}
}

// exponent reads "e14", "e-3" glued to a number; n is the index after it.
func (l *Lexicon) exponent(ps []Piece, j int) (exp, n int) {
	if j >= len(ps) || ps[j].ID != l.e || !ps[j].Glued() {
		return 0, j
	}
	k, neg := j+1, false
	if k < len(ps) && ps[k].Glued() && (ps[k].Is('+') || ps[k].Is('-')) {
		neg = ps[k].Is('-')
		k++
	}
	if k >= len(ps) || ps[k].Kind != Digits || !ps[k].Glued() || ps[k].N > 2 || ps[k].Num > 40 {
		return 0, j
	}
	if exp = int(ps[k].Num); neg {
		exp = -exp
	}
	return exp, k + 1
}

// slash reads "3/4" at ps[i]; n == i if there is none. Dates ("9/11") and
// "24/7" are none: the denominator is one that people divide by.
func slash(ps []Piece, i int) (x *big.Rat, n int) {
	if i+2 >= len(ps) || ps[i].Kind != Digits || !part(ps, i+1, '/') {
		return nil, i
	}
	num, den := int64(ps[i].Num), int64(ps[i+2].Num)
	if num <= 0 || den < 2 || num >= den || den > 10 && den != 12 && den != 16 && den != 20 && den != 100 ||
		i+3 < len(ps) && ps[i+3].Glued() && (ps[i+3].Is('/') || ps[i+3].Kind != Mark) ||
		i > 0 && ps[i].Glued() && !ps[i-1].Is('(') && !ps[i-1].Is('-') {
		return nil, i
	}
	return big.NewRat(num, den), i + 3
}
