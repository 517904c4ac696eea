package numeral

import "math/big"

// A Number is a number found in a run of pieces.
type Number struct {
	First, End int      // half-open range of pieces
	Value      *big.Rat // not nil
	Ordinal    bool     // a rank: "second", "30th"
	Fraction   bool     // a part of one: "half", "two thirds", "3/4"
	Plain      bool     // one run of digits: what years and codes look like too
	InWords    bool     // it begins with a word
	Article    bool     // it begins with "a" or "an": "a million"
	// Factor is the product of the scale words at its end, 1 if none: the first
	// number of "8 to 10 billion" shares it.
	Factor *big.Rat
	// Letter is the index of a scale letter that may be a unit instead, the m
	// of "5m"; 0 if none. Unlettered is the value without it.
	Letter     int
	Unlettered *big.Rat
}

// maxBits bounds what words can multiply up to, at about 10^60.
const maxBits = 200

var one = big.NewRat(1, 1)

const (
	none = iota
	unit
	ten
	hundred
	scale
	digitsRead
)

// reader holds the state of reading one number.
type reader struct {
	l     *Lexicon
	text  string
	ps    []Piece
	j     int
	total *big.Rat // groups that are complete; nil if none
	group *big.Rat // the group being read; nil if none
	last  int
	tens  int64 // the last word of ten to ninety
	low   int   // power of ten of the last scale
	mark  struct {
		j   int
		sum *big.Rat
	} // where the last scale word ended, to go back to
	n Number
}

// Parse reads the number that starts at ps[i], as long as it can. If there is
// none, ok is false and n.End is the index at which to go on looking.
func (l *Lexicon) Parse(text string, ps []Piece, i int) (n Number, ok bool) {
	if e := l.entry(&ps[i]); e != nil && e.Sign || ps[i].Is('-') || ps[i].Is('+') {
		if i+1 >= len(ps) || ps[i].Kind == Mark && (ps[i].Flags&(Space|Paragraph) == 0 || ps[i+1].Kind != Digits || !ps[i+1].Glued() || ps[i].Is('+')) {
			return Number{End: i + 1}, false
		}
		if c := text[ps[i].Start:ps[i].End]; ps[i].Kind == Mark && c != "-" && c != "\u2212" {
			return Number{End: i + 1}, false // "a threat –140,000 troops": a dash
		}
		n, ok = l.Parse(text, ps, i+1)
		if !ok || n.Ordinal || n.Plain && ps[i].Kind == Word && !ps[i+1].Glued() && n.Value.Sign() == 0 {
			return Number{End: max(n.End, i+1)}, false
		}
		n.First, n.Plain, n.InWords = i, false, ps[i].Kind == Word
		n.Value = new(big.Rat).Neg(n.Value)
		return n, true
	}
	r := reader{l: l, text: text, ps: ps, j: i, low: 1 << 20, n: Number{First: i, Factor: one}}
	switch {
	case ps[i].Kind == Digits || ps[i].Is('.'):
		if x, end := slash(ps, i); end > i {
			r.group, r.j, r.n.Fraction = x, end, true
			r.ofScale()
			break
		}
		lit, good := readLiteral(text, ps, i)
		if !good {
			return Number{End: lit.end}, false
		}
		r.literal(lit)
	case ps[i].ID == l.a || ps[i].ID == l.an:
		if !r.article() {
			return Number{End: i + 1}, false
		}
	default:
		e := l.entry(&ps[i])
		if e == nil || e.Short {
			return Number{End: i + 1}, false
		}
		r.n.InWords = true
		if s := l.entry(r.piece(i + 1)); e.Denominator > 0 && !e.Plural && s != nil && s.Scale > 2 && !s.Plural && !s.Short { // "quarter million"
			r.group = big.NewRat(1, e.Denominator)
			r.j++
			r.ofScale()
			break
		}
		if e.fraction != nil {
			r.n.InWords = ps[i].Kind == Word
			r.fraction(e)
			break
		}
		r.words()
	}
	if r.group == nil && r.total == nil {
		return Number{End: i + 1}, false
	}
	r.n.Value, r.n.End = r.sum(), r.j
	r.over(text)
	return r.n, true
}

// sum returns all that was read.
func (r *reader) sum() *big.Rat {
	switch {
	case r.total == nil:
		return r.group
	case r.group == nil:
		return r.total
	}
	return new(big.Rat).Add(r.total, r.group)
}

func (r *reader) piece(k int) *Piece {
	if k < len(r.ps) && (k == r.n.First || r.ps[k].Flags&Paragraph == 0) {
		return &r.ps[k]
	}
	return &Piece{Kind: Mark}
}

// literal goes on after a number in digits.
func (r *reader) literal(lit literal) {
	l := r.l
	r.group, r.j, r.last, r.n.Plain = lit.value, lit.end, digitsRead, lit.plain
	p := r.piece(r.j)
	if lit.value.IsInt() && lit.plain && Suffix(r.text, p) { // "the 27 th session", as PDF files have it
		r.n.Ordinal, r.n.Plain = true, false
		r.j++
		return
	}
	if p.Kind == Word && p.Glued() {
		if exp, end := l.exponent(r.ps, r.j); end > r.j {
			r.group, r.j, r.n.Plain = new(big.Rat).Mul(r.group, pow10(exp)), end, false
			return
		}
		for _, s := range l.suffixes {
			if p.ID == s && lit.value.IsInt() { // "1,312th" too
				r.n.Ordinal, r.n.Plain = true, false
				r.j++
				return
			}
		}
	}
	if lit.plain && p.Kind == Digits && p.Flags&Newline == 0 { // "1 4/5"
		if x, end := slash(r.ps, r.j); end > r.j {
			r.group, r.j, r.n.Plain = new(big.Rat).Add(r.group, x), end, false
		}
	} else if e := l.entry(p); e != nil && e.fraction != nil && p.Kind == Mark { // "2½"
		r.group, r.n.Plain = new(big.Rat).Add(r.group, e.fraction), false
		r.j++
	}
	if s := l.entry(r.piece(r.j + 1)); p.Is('+') && p.Glued() && s != nil && s.Scale > 2 && !s.Short && !r.piece(r.j+1).Glued() { // "$5+ million"
		r.j++
	}
	r.words()
	if r.j > lit.end {
		r.n.Plain = false
	}
}

// Suffix reports whether p is the end of an ordinal that a single space parts from
// its digits: the "th" of "27 th".
func Suffix(text string, p *Piece) bool {
	if p.Kind != Word || p.Flags != Space || p.End-p.Start != 2 {
		return false
	}
	switch text[p.Start:p.End] {
	case "th", "nd", "rd", "st":
		return true
	}
	return false
}

// scaleBy multiplies the group, which ends it.
func (r *reader) scaleBy(e *entry) {
	f := big.NewRat(max(e.Times, 1), 1)
	if e.Scale > 0 {
		f = pow10(e.Scale)
	}
	r.n.Factor = new(big.Rat).Mul(r.n.Factor, f)
	g := r.group
	if g == nil {
		g = one
	}
	r.group = new(big.Rat).Mul(g, f)
}

// words reads words as long as they go on with the number.
func (r *reader) words() {
	for {
		k, sep := r.j, ' '
		if r.last != none {
			switch p := r.piece(k); {
			case p.Is('-') && p.Glued() && r.piece(k+1).ID == r.l.and && r.piece(k+2).Is('-'): // "two-and-a-half"
				if r.mixed(k + 3) {
					continue
				}
				return
			case p.Is('-') && r.piece(k+1).Kind == Word && (p.Glued() == r.piece(k+1).Glued()):
				sep = '-'
				k++
			case p.Kind == Digits && r.last == scale && r.more(k):
				continue
			case p.ID == r.l.and:
				if r.mixed(k + 1) {
					continue
				}
				if r.last == unit || r.last == ten {
					return
				}
				sep = '&'
				k++
			}
		}
		p := r.piece(k)
		e := r.l.entry(p)
		if p.ID == r.l.point && r.last != none && sep == ' ' {
			if r.point(k + 1) {
				continue
			}
			return
		}
		if e == nil || !r.word(e, p, k, sep) {
			return
		}
		if r.n.Ordinal || r.n.Fraction {
			return
		}
	}
}

// more reads the "682 thousand" of "10 million 682 thousand".
func (r *reader) more(k int) bool {
	p, e := r.piece(k), r.l.entry(r.piece(k+1))
	if p.N > 3 || p.Flags&Newline != 0 || p.Glued() || e == nil || e.Scale < 3 || e.Short || e.Plural || e.Scale >= r.low {
		return false
	}
	r.total, r.group = r.sum(), new(big.Rat).SetInt64(int64(p.Num))
	r.scaleBy(e)
	r.n.Factor = one
	r.j, r.low = k+2, e.Scale
	return true
}

// word takes in one word; it reports whether the word goes on with the number.
func (r *reader) word(e *entry, p *Piece, k int, sep rune) bool {
	switch {
	case e.Cardinal != nil:
		return r.cardinal(*e.Cardinal, k, sep)
	case e.Scale > 0 || e.Times > 0:
		return r.scale(e, p, k, sep)
	case e.Ordinal > 0:
		return r.ordinal(e.Ordinal, k, sep)
	case e.fraction != nil && p.Kind == Word: // "one half"
		if r.last != unit || sep == '&' || r.sum().Cmp(one) != 0 {
			return false
		}
		r.group, r.total = e.fraction, nil
		r.j, r.n.Fraction = k+1, true
		r.ofScale()
		return true
	case e.Denominator > 0:
		if rest := big.NewRat(r.tens, 1); r.last == ten && e.Denominator < 10 && r.sum().Cmp(rest) > 0 { // "one hundred thirty fifths"
			r.group, r.total = new(big.Rat).Sub(r.sum(), rest), nil
			r.divide(r.tens+e.Denominator, k+1)
			return true
		}
		if r.last == none || sep == '&' || !e.Plural && (r.sum().Cmp(one) != 0 || r.last == digitsRead) {
			return false
		}
		r.divide(e.Denominator, k+1)
		return true
	}
	return false
}

func (r *reader) add(c int64) {
	if r.group == nil {
		r.group = new(big.Rat).SetInt64(c)
	} else {
		r.group = new(big.Rat).Add(r.group, new(big.Rat).SetInt64(c))
	}
}

func (r *reader) cardinal(c int64, k int, sep rune) bool {
	kind := unit
	if c >= 20 {
		kind = ten
	}
	switch {
	case r.last == none:
	case r.last == ten && c > 0 && c < 10 && sep != '&':
	case r.last == hundred && c > 0 && c < 100 && sep != '-':
	case r.last == scale && c > 0 && r.low >= 2 && sep != '-':
		r.mark.j, r.mark.sum = r.j, r.sum()
		r.total, r.group = r.sum(), nil
	case (r.last == unit || r.last == ten) && c >= 20 && r.sum().Cmp(big.NewRat(20, 1)) <= 0: // "three twenty-firsts"
		m := k + 1
		if r.piece(m).Is('-') {
			m++
		}
		o := r.l.entry(r.piece(m))
		if o == nil || sep == '&' {
			return false
		}
		if den := o.Ordinal + o.Denominator; den > 0 && den < 10 && (o.Denominator > 0 || r.sum().Cmp(one) == 0) {
			r.divide(c+den, m+1)
			return true
		}
		return false
	default:
		return false
	}
	r.add(c)
	if kind == ten {
		r.tens = c
	}
	r.last, r.j = kind, k+1
	return true
}

func (r *reader) scale(e *entry, p *Piece, k int, sep rune) bool {
	if e.Short && (r.last != digitsRead || sep == '&') || e.Glued && (!p.Glued() || sep != ' ') || sep == '&' {
		return false
	}
	if r.group != nil && r.group.Num().BitLen() > maxBits {
		return false // "million million million ..."
	}
	if e.Short && p.Kind == Word && r.piece(k+1).Kind == Digits && r.piece(k+1).Glued() {
		return false // "3M5"
	}
	switch {
	case r.last == none: // "hundred thousand"
		if next := r.l.entry(r.piece(k + 1)); e.Plural || next == nil || next.Scale <= e.Scale || next.Short || next.Plural {
			return false
		}
		r.group = one
	case r.group == nil, r.last == scale && e.Scale == 2:
		return false
	case r.last == scale && e.Scale > 0 && sep == ' ': // "lakh crore"
		r.scaleBy(e)
		r.j, r.low = k+1, e.Scale
		return true
	case r.last == scale:
		return false
	case e.Plural && r.n.InWords && r.group.Cmp(big.NewRat(10, 1)) == 0 && r.total == nil && k != r.j:
		return false
	}
	if e.Glued {
		r.n.Letter, r.n.Unlettered = k, r.sum()
	}
	if e.Scale == 2 {
		f := r.group
		r.scaleBy(e)
		r.last, r.j = hundred, k+1
		if f.Cmp(big.NewRat(10, 1)) < 0 {
			r.n.Factor = one
		}
		return true
	}
	if e.Scale >= r.low && r.total != nil {
		if e.Scale == r.low { // "one million two million": two numbers
			r.j, r.total, r.group, r.last = r.mark.j, nil, r.mark.sum, scale
			return false
		}
		r.total, r.group = nil, r.sum() // "two thousand three hundred million"
	}
	r.scaleBy(e)
	r.last, r.low, r.j = scale, e.Scale, k+1
	return true
}

func (r *reader) ordinal(o int64, k int, sep rune) bool {
	plainOne := r.last == unit && r.total == nil && r.group.Cmp(one) == 0 && !r.n.Ordinal
	switch {
	case r.last == none:
	case r.last == digitsRead || !r.n.InWords:
		return false
	case o >= 100 && r.last != scale:
		if r.last == hundred && o == 100 || sep == '&' {
			return false
		}
		r.group = new(big.Rat).Mul(r.group, new(big.Rat).SetInt64(o))
		r.j, r.n.Ordinal = k+1, true
		return true
	case plainOne && o > 2: // "one third", but "one third party" is rare enough
		r.divide(o, k+1)
		return true
	case r.last == ten && o < 10 && sep != '&', (r.last == hundred || r.last == scale) && o < 100:
		if r.last == scale {
			r.total, r.group = r.sum(), nil
		}
	default:
		return false
	}
	r.add(o)
	r.j, r.n.Ordinal = k+1, true
	return true
}

// Echo returns the index after the digits in brackets that say again what a
// number in words says, as in "twelve (12)"; n.End if there are none.
func (n *Number) Echo(ps []Piece) int {
	k := n.End
	if k+2 >= len(ps) || !n.InWords || n.Ordinal || !ps[k].Is('(') || ps[k+1].Kind != Digits || !ps[k+2].Is(')') || !n.Value.IsInt() ||
		ps[k+1].Num < 0 || ps[k+1].N == NoNumber || n.Value.Cmp(big.NewRat(int64(ps[k+1].Num), 1)) != 0 {
		return k
	}
	return k + 3
}
