package quantity

import (
	"math/big"

	"readout/extractors/quantity/numeral"
	"readout/pipeline"
)

// percentEnd returns the index after "percent", "per cent", "%", "percentage
// points" at i, i if there is none.
func (f *finder) percentEnd(i int) int {
	j := i
	if f.next(j).Is('-') && f.next(j).Glued() && f.next(j+1).Kind == numeral.Word {
		j++
	}
	p := f.next(j)
	switch {
	case p.Is('%'):
		if q := f.next(j + 1); q.Glued() && (q.Kind == numeral.Digits || q.Is('%')) {
			return i // "30%25": an address
		}
		return j + 1
	case (p.ID == f.id.percent || p.ID == f.id.percents || p.ID == f.id.pct) && p.Kind == numeral.Word:
		return j + 1
	case p.ID == f.id.per && f.next(j+1).ID == f.id.cent:
		return j + 2
	case p.ID == f.id.percentage:
		if q := f.next(j + 1); q.ID == f.id.point || q.ID == f.id.points {
			return j + 2
		}
		return j + 1
	}
	return i
}

// percentAfter reads "60 percent", "10 to 15%", "5% to 7%"; it returns 0 if
// there is none.
func (f *finder) percentAfter(a amount) int {
	if a.hi == nil {
		// "5% to 7%": the sign stands on both ends.
		end := f.percentEnd(a.end)
		if end == a.end {
			return 0
		}
		p, j := f.next(end), end+1
		if p.Is('-') || p.ID == f.id.to || p.ID == f.id.and && f.prev(a.start).ID == f.id.between {
			down := p.ID == f.id.to && f.prev(a.start).ID == f.id.from
			if m, ok := f.number(j); ok && !m.Ordinal && (m.Value.Cmp(a.lo) > 0 || down && m.Value.Cmp(a.lo) < 0) {
				if pend := f.percentEnd(m.End); pend > m.End {
					a.hi, end = m.Value, pend
				}
			}
		}
		a.end = end
	} else {
		end := f.percentEnd(a.end)
		if end == a.end {
			return 0
		}
		a.end = end
	}
	f.emit(a, pipeline.Percent, "", "", rulePercent)
	return a.end
}

// unitAfter reads "3,300-kilometer", "500,000 tons"; it returns 0 if there is
// none.
func (f *finder) unitAfter(a amount) int {
	j := a.end
	if p := &f.ps[a.last.Letter]; a.last.Letter > 0 && a.last.Letter == j-1 && !f.bigLetter(a.last) && (p.End-p.Start > 1 || !f.plural(f.after(j))) {
		// "5m": meters
		if u, end := f.units.Longest(f.ps[:f.limit], a.last.Letter); end > a.last.Letter && (u.short == "" || u.short == f.text[p.Start:p.End]) {
			a.lo, a.end = a.last.Unlettered, end
			if a.hi != nil {
				return 0
			}
			f.emit(a, pipeline.Measure, u.name, "", ruleMeasure)
			return a.end
		}
	}
	if f.next(j).Is('-') && f.next(j).Glued() {
		j++
	}
	u, end := f.units.Longest(f.ps[:f.limit], j)
	if end == j {
		return 0
	}
	p := &f.ps[j]
	if q := f.next(end); p.Kind == numeral.Word && p.Flags&numeral.Title != 0 && p.End-p.Start > 3 && a.last.InWords && q.Kind == numeral.Word && q.Flags&numeral.Title != 0 {
		return 0 // "seven Kilo Class submarines"
	}
	if u.short != "" && (a.last.InWords || p.Flags&numeral.Newline != 0 || f.text[p.Start:p.End] != u.short) {
		return 0 // "5G"
	}
	if q := f.next(end); p.Kind == numeral.Word && p.End-p.Start <= 2 && q.Is('\'') && q.Glued() {
		return 0
	}
	if q := f.next(end); end == j+1 && q.Kind == numeral.Digits && q.Glued() && q.N == 1 { // "14 km2"
		name := map[int32]string{2: "square ", 3: "cubic "}[q.Num] + u.name
		if !f.unitNames[name] || name == u.name || p.End-p.Start > 3 {
			return 0
		}
		u.name = name
		end++
	}
	if u.scale > 0 {
		s := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(u.scale)), nil))
		a.lo = new(big.Rat).Mul(a.lo, s)
		if a.hi != nil {
			a.hi = new(big.Rat).Mul(a.hi, s)
		}
	}
	a.end = end
	f.emit(a, pipeline.Measure, u.name, "", ruleMeasure)
	return end
}
