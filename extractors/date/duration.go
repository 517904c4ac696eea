package date

import (
	"math/big"

	"readout/extractors/quantity/numeral"
	"readout/pipeline"
)

// duration returns the ISO 8601 duration of n units.
func duration(n *big.Rat, u *word) string {
	letter, ok := unitLetters[u.Unit]
	if !ok {
		if u.Unit != "weekend" || !n.IsInt() {
			return ""
		}
		return "P" + numeral.Format(new(big.Rat).Mul(n, big.NewRat(2, 1))) + "D"
	}
	x := new(big.Rat).Mul(n, big.NewRat(max(unitTimes[u.Unit], 1)*int64(max(u.Times, 1)), 1))
	s := numeral.Format(x) + letter
	if whole, rest := split(x); !x.IsInt() && whole.BitLen() < 30 { // "a year and a half"
		small := map[string]struct {
			n      int64
			letter string
		}{"Y": {12, "M"}, "H": {60, "M"}}[letter]
		if part := new(big.Rat).Mul(rest, big.NewRat(small.n, 1)); small.n > 0 && part.IsInt() && u.Unit != "MIN" {
			s = numeral.Format(part) + small.letter
			if whole.Sign() > 0 {
				s = whole.String() + letter + s
			}
		}
	}
	if len(s) > 20 {
		return ""
	}
	switch u.Unit {
	case "H", "MIN", "S":
		return "PT" + s
	}
	return "P" + s
}

// whole reads "full year", "whole month" after "for" or an article.
func (f *finder) whole(i int) found {
	j := i + 1
	if f.next(j).Is('-') && f.next(j).Glued() {
		j++
	}
	u := f.word(f.next(j))
	p := f.prev(i)
	if !f.isWord(f.piece(i), "full") && !f.isWord(f.piece(i), "whole") || u.Plural || u.Unit != "Y" && u.Unit != "M" && u.Unit != "W" && u.Unit != "D" && u.Unit != "decade" {
		return found{}
	}
	switch {
	case p.ID == f.id.a && f.contextOf(f.prev(i-1))&beforeSpan != 0:
		i--
	case p.ID != f.id.forWord:
		return found{}
	}
	return found{i, j + 1, pipeline.Duration, duration(big.NewRat(1, 1), u), false, "whole-unit"}
}

// split returns the whole and the broken part of a number that is not negative.
func split(x *big.Rat) (whole *big.Int, rest *big.Rat) {
	whole = new(big.Int).Quo(x.Num(), x.Denom())
	return whole, new(big.Rat).Sub(x, new(big.Rat).SetInt(whole))
}

// counted reads what begins with a number or "several": "three years",
// "30-day", "five-to-seven-year", "two weeks ago", "21st century", "the first
// half of 2022".
func (f *finder) counted(i int) found {
	if f.word(f.piece(i)).Vague {
		return f.vague(i, i)
	}
	p := f.piece(i)
	article := p.ID == f.id.a || p.ID == f.id.an
	if article {
		if w := f.word(f.next(i + 1)); w.Vague {
			return f.vague(i, i+1)
		}
		if w := f.word(f.next(i + 1)); w.Unit != "" && w.Unit != "quarter" && !w.Plural {
			return f.single(i, w)
		}
	}
	if f.isCode(i) {
		return found{}
	}
	ps := f.ps
	if w := f.word(f.next(i + 1)); w.Unit == "quarter" && w.Plural && f.word(f.prev(i)).Shift != nil {
		ps = ps[:i+1] // "the past two quarters" are no half
	}
	n, ok := f.numbers.Parse(f.text, ps, i)
	if !ok && n.End > i+1 || n.End > i+8 && !n.InWords {
		return found{start: i, end: n.End} // long runs of digits are read once
	}
	if n.Letter > 0 || !ok && p.ID != f.id.half {
		return found{}
	}
	if n.Ordinal {
		return f.ordinal(i, n)
	}
	if n.Fraction && n.Value.Cmp(big.NewRat(1, 1)) < 0 { // "half a century", "quarter of a century"
		j := n.End
		if f.next(j).ID == f.id.of {
			j++
		}
		if id := f.next(j).ID; id == f.id.a || id == f.id.an {
			j++
		} else if f.next(j).Is('-') && f.next(j).Glued() {
			j++
		} else if !article && p.ID != f.id.half {
			return found{}
		}
		if u := f.word(f.next(j)); u.Unit != "" && !u.Plural && u.Unit != "quarter" {
			return f.length(i, j, n.Value, nil, u, n)
		}
		return found{}
	}
	lo, hi, j := n.Value, (*big.Rat)(nil), n.Echo(ps)                          // "twelve (12) months"
	if f.next(j).Is('-') && f.next(j+1).ID == f.id.to && f.next(j+2).Is('-') { // five-to-seven-year
		if m, ok := f.parseNumber(j + 3); ok && !m.Ordinal && m.Value.Cmp(lo) > 0 {
			hi, j = m.Value, m.End
		}
	} else if p := f.next(j); p.Is('+') && p.Glued() { // "20+ years"
		j++
	} else if k := j; f.next(k).ID == f.id.to || f.next(k).ID == f.id.or || f.next(k).Is('-') {
		if m, ok := f.parseNumber(k + 1); ok && !m.Ordinal && !m.Article && m.Value.Cmp(lo) > 0 {
			hi, j = m.Value, m.End
		}
	} else if f.next(k).ID == f.id.and && f.prev(i).ID == f.id.between {
		if m, ok := f.parseNumber(k + 1); ok && !m.Ordinal && m.Value.Cmp(lo) > 0 {
			hi, j = m.Value, m.End
		}
	}
	k := j
	if f.next(k).Is('-') {
		k++
	}
	for range 2 {
		if f.word(f.next(k)).Span {
			k++
		}
	}
	if s := f.word(f.next(k)); s.Shift != nil && s.Loose && f.word(f.next(k+1)).Plural { // "5 past years"
		k++
	}
	u := f.word(f.next(k))
	if u.Unit == "" || u.Unit == "weekend" && hi != nil {
		return found{}
	}
	if u.Unit == "quarter" && (!u.Plural || n.InWords && f.word(f.prev(i)).Shift == nil) || u.Unit == "S" && !u.Plural && !f.next(k-1).Is('-') && n.InWords {
		return found{}
	}
	if n.Plain && !n.InWords && len(f.text[f.piece(i).Start:f.piece(i).End]) >= 4 && u.Unit == "Y" && !u.Plural {
		return found{}
	}
	if u.Unit == "D" && hi == nil && n.InWords && lo.Cmp(big.NewRat(1, 1)) == 0 && !f.next(k-1).Is('-') && f.contextOf(f.prev(i))&beforeSpan == 0 {
		if a := f.anchored(i, k+1, lo, hi, u); a.end > 0 {
			return a
		}
		return found{start: i, end: k + 1} // "one day we will"
	}
	return f.length(i, k, lo, hi, u, n)
}

// length makes a duration of the number from i on and the unit at j, or a date
// if "ago" or "later" follows.
func (f *finder) length(i, j int, lo, hi *big.Rat, u *word, n numeral.Number) found {
	end := j + 1
	if f.next(end).ID == f.id.and && hi == nil { // "a year and a half"
		k := end + 1
		if f.next(k).ID == f.id.a {
			k++
		}
		if p := f.next(k); p.ID == f.id.half && f.next(k+1).ID != f.id.a && f.next(k+1).ID != f.id.of {
			lo = new(big.Rat).Add(lo, big.NewRat(1, 2))
			end = k + 1
		} else if w := f.word(p); w.Unit == "quarter" && !w.Plural && k > end+1 {
			lo = new(big.Rat).Add(lo, big.NewRat(1, 4))
			end = k + 1
		}
	}
	if hi == nil && end == j+1 {
		if x := f.compound(i, end, lo, u); x.end > 0 {
			return x
		}
	}
	if a := f.anchored(i, end, lo, hi, u); a.end > 0 {
		return a
	}
	v := duration(lo, u)
	if hi != nil && v != "" {
		v += "/" + duration(hi, u)
	}
	return found{i, end, pipeline.Duration, v, false, "length"}
}

// compound reads the rest of "1 year, 2 months and 21 days"; lo and u are its
// first number and unit, end the index after them.
func (f *finder) compound(i, end int, lo *big.Rat, u *word) found {
	amounts := map[string]*big.Rat{}
	add := func(n *big.Rat, u *word) bool {
		letter, ok := unitLetters[u.Unit]
		if !ok || !n.IsInt() || n.Num().BitLen() > 20 {
			return false
		}
		if u.Unit == "MIN" {
			letter = "MIN"
		}
		if amounts[letter] != nil {
			return false
		}
		amounts[letter] = new(big.Rat).Mul(n, big.NewRat(max(unitTimes[u.Unit], 1)*int64(max(u.Times, 1)), 1))
		return true
	}
	if !add(lo, u) {
		return found{}
	}
	parts := 1
	for parts < 6 {
		j := end
		if f.next(j).Is(',') {
			j++
		}
		if f.next(j).ID == f.id.and {
			j++
		}
		n, ok := f.parseNumber(j)
		if !ok || n.Ordinal || n.Fraction || n.Article || n.Letter > 0 {
			break
		}
		w := f.word(f.next(n.End))
		if w.Unit == "" || w.Unit == "weekend" || w.Unit == "quarter" || !add(n.Value, w) {
			break
		}
		end = n.End + 1
		parts++
	}
	if parts == 1 {
		return found{}
	}
	if sign, stop, rule := f.direction(end); sign != 0 && amounts["H"] == nil && amounts["MIN"] == nil && amounts["S"] == nil {
		n := func(l string) int {
			if amounts[l] == nil {
				return 0
			}
			return sign * int(amounts[l].Num().Int64())
		}
		if f.now.IsZero() {
			return found{i, stop, pipeline.Date, "", true, rule}
		}
		from := f.now
		if (rule == "earlier" || rule == "later") && f.ref.y > 0 {
			from = day(f.ref.y, f.ref.m, f.ref.d)
		}
		return found{i, stop, pipeline.Date, fmtDay(from.AddDate(n("Y"), n("M"), n("D")+7*n("W"))), true, rule}
	}
	v := "P"
	for _, l := range []string{"Y", "M", "W", "D", "H", "MIN", "S"} {
		if l == "H" && (amounts["H"] != nil || amounts["MIN"] != nil || amounts["S"] != nil) {
			v += "T"
		}
		if amounts[l] != nil {
			v += numeral.Format(amounts[l]) + l[:1]
		}
	}
	return found{i, end, pipeline.Duration, v, false, "compound"}
}

// single reads "a year", "an hour": a length only where the words before it or
// after it say so; "a year" often means "each year".
func (f *finder) single(i int, u *word) found {
	one := big.NewRat(1, 1)
	if a := f.anchored(i, i+2, one, nil, u); a.end > 0 {
		return a
	}
	if f.next(i+2).ID == f.id.and && (f.next(i+3).ID == f.id.half || f.next(i+3).ID == f.id.a && f.next(i+4).ID == f.id.half) {
		return f.length(i, i+1, one, nil, u, numeral.Number{})
	}
	if f.contextOf(f.prev(i))&beforeSpan == 0 || u.Unit == "S" || u.Unit == "quarter" || u.Unit == "weekend" || u.Unit == "D" && f.prev(i).ID != f.id.within {
		return found{}
	}
	if q := f.next(i + 2); q.Is('-') && q.Glued() || q.Kind == numeral.Word && q.ID == 0 && f.prev(i).ID == f.id.forWord && u.Unit != "Y" {
		return found{}
	}
	return found{i, i + 2, pipeline.Duration, duration(one, u), false, "single"}
}

// vague reads "several weeks", "a few years ago", "many decades".
func (f *finder) vague(i, j int) found {
	k := j + 1
	if f.next(k).ID == f.id.of && f.isWord(f.piece(j), "couple") {
		k++
	}
	u := f.word(f.next(k))
	if u.Unit == "" || !u.Plural {
		return found{}
	}
	if a := f.anchored(i, k+1, nil, big.NewRat(1, 1), u); a.end > 0 {
		return a
	}
	if f.isWord(f.prev(i), "every") || f.prev(i).Is(',') && f.isWord(f.piece(j), "many") {
		return found{start: i, end: k + 1}
	}
	if f.isWord(f.piece(j), "some") {
		return found{}
	}
	return found{i, k + 1, pipeline.Duration, "", false, "vague-length"}
}
