package numeral

import "math/big"

// article reads "a million", "a hundred and fifty", "a dozen", "a half
// million", "a third of".
func (r *reader) article() bool {
	r.n.Article, r.n.InWords = true, true
	e := r.l.entry(r.piece(r.j + 1))
	switch {
	case e == nil || e.Plural || e.Short:
		return false
	case e.Scale > 0 || e.Times > 0:
		r.group, r.last = one, unit
		r.j++
		r.words()
		return true
	case e.fraction != nil:
		r.j++
		r.fraction(e)
		return true
	case e.Denominator > 0 || e.Ordinal > 2:
		den := e.Denominator + e.Ordinal
		after := r.piece(r.j + 2)
		if after.Kind == Word && after.ID != r.l.of {
			if s := r.l.entry(after); e.Denominator == 0 || s == nil || s.Scale < 3 {
				return false // "a third meeting"
			}
		}
		r.j += 2
		r.group, r.n.Fraction = big.NewRat(1, den), true
		r.ofScale()
		return true
	case e.Cardinal != nil && *e.Cardinal >= 20: // "a twenty-first"
		k := r.j + 2
		if r.piece(k).Is('-') {
			k++
		}
		if o := r.l.entry(r.piece(k)); o != nil && o.Ordinal > 0 && o.Ordinal < 10 && r.piece(k+1).Kind != Word {
			r.group, r.n.Fraction, r.j = big.NewRat(1, *e.Cardinal+o.Ordinal), true, k+1
			return true
		}
	}
	return false
}

// fraction reads "half", "half a million", "half of a million".
func (r *reader) fraction(e *entry) {
	r.group, r.n.Fraction = e.fraction, true
	r.j++
	r.ofScale()
}

// ofScale reads the "of a million" of "a quarter of a million", or "million".
func (r *reader) ofScale() {
	k := r.j
	if r.piece(k).ID == r.l.of {
		k++
	}
	if r.piece(k).ID == r.l.a {
		k++
	}
	e := r.l.entry(r.piece(k))
	if e == nil || e.Plural || e.Short || e.Scale == 0 && e.Times == 0 {
		return
	}
	r.j, r.n.Fraction = k+1, false
	r.scaleBy(e)
	r.words()
}

func (r *reader) divide(den int64, end int) {
	r.group, r.total = new(big.Rat).Quo(r.sum(), big.NewRat(den, 1)), nil
	r.j, r.n.Fraction = end, true
	r.ofScale()
}

// mixed reads the "a half" of "one and a half", "a million and a half".
func (r *reader) mixed(k int) bool {
	num, p := int64(0), r.piece(k)
	e := r.l.entry(p)
	switch {
	case p.ID == r.l.a || p.ID == r.l.an:
		num = 1
	case e != nil && e.fraction != nil && p.Kind == Word && r.last == unit && r.total == nil: // "one and half"
		num = 1
		k--
	case e != nil && e.Cardinal != nil && *e.Cardinal > 0:
		num = *e.Cardinal
	default:
		return false
	}
	k++
	if r.piece(k).Is('-') {
		k++
	}
	d := r.l.entry(r.piece(k))
	if d != nil && num >= 20 && d.Cardinal != nil && *d.Cardinal > 0 && *d.Cardinal < 10 { // "fifty-four hundredths"
		num += *d.Cardinal
		k++
		d = r.l.entry(r.piece(k))
	}
	if d == nil {
		return false
	}
	var f *big.Rat
	switch {
	case d.fraction != nil && num == 1:
		f = d.fraction
	case d.Denominator > num && (d.Plural || num == 1):
		f = big.NewRat(num, d.Denominator)
	case d.Ordinal > 2 && num == 1 && (r.piece(k+1).Kind != Word || r.piece(k+1).ID == r.l.of):
		f = big.NewRat(num, d.Ordinal)
	default:
		return false
	}
	end := k + 1
	if s := r.l.entry(r.piece(end)); s != nil && r.last == scale && s.Scale >= 3 && s.Scale < r.low && !s.Short { // "a billion and a half million"
		f = new(big.Rat).Mul(f, pow10(s.Scale))
		end++
	} else if r.last == scale && r.low >= 6 {
		f = new(big.Rat).Mul(f, pow10(r.low))
	}
	r.group, r.total = new(big.Rat).Add(r.sum(), f), nil
	r.j = end
	if r.last != scale {
		if s := r.l.entry(r.piece(r.j)); s != nil && s.Scale > 2 && !s.Short {
			r.j++
			r.scaleBy(s)
			r.last, r.low = scale, s.Scale
			return true
		}
	}
	r.last, r.low = scale, 0
	return true
}

// point reads the digits after "point": "two point five".
func (r *reader) point(k int) bool {
	start, val, place := k, new(big.Rat), 1
	for ; k-start < 12; k++ {
		p := r.piece(k)
		e := r.l.entry(p)
		if e == nil || e.Cardinal == nil {
			break
		}
		c := *e.Cardinal
		w := 1
		if c >= 10 {
			w = 2
		}
		place += w
		val.Add(val, new(big.Rat).Mul(new(big.Rat).SetInt64(c), pow10(1-place)))
		if w == 2 {
			k++
			break
		}
	}
	if k == start {
		return false
	}
	r.group, r.total, r.j = new(big.Rat).Add(r.sum(), val), nil, k
	if s := r.l.entry(r.piece(k)); s != nil && s.Scale > 2 && !s.Short {
		r.j++
		r.scaleBy(s)
		r.low = s.Scale
	} else {
		r.low = 0
	}
	r.last = scale
	return true
}

// over reads "one over twenty" as a fraction, where no noun follows.
func (r *reader) over(text string) {
	k := r.j
	if r.piece(k).ID != r.l.over || r.n.Ordinal || r.n.Fraction || r.n.Letter > 0 || k+1 >= len(r.ps) {
		return
	}
	if p := r.piece(k + 1); p.Kind == Mark || !r.l.Starts(p) {
		return
	}
	d, ok := r.l.Parse(text, r.ps, k+1)
	if !ok || d.Ordinal || d.Fraction || d.Value.Sign() <= 0 || d.End < len(r.ps) && (r.piece(d.End).Kind != Mark || r.piece(d.End).Is('%')) {
		return
	}
	r.n.Value, r.n.End = new(big.Rat).Quo(r.n.Value, d.Value), d.End
	r.n.Fraction, r.n.Plain, r.n.Factor = true, false, one
}
