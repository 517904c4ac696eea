package date

import (
	"fmt"

	"readout/extractors/quantity/numeral"
	"readout/pipeline"
)

func (f *finder) shiftSeason(s string, n int) string {
	if f.now.IsZero() {
		return ""
	}
	y, m := f.now.Year(), int(f.now.Month())
	switch {
	case s == "WI" && m < 3:
		y-- // the winter that is under way began last year
		if n > 0 {
			y++
		} else if n < 0 {
			y--
		}
	case n < 0 && m < seasonMonths[s]+3:
		y--
	case n > 0 && m >= seasonMonths[s]:
		y++
	}
	return fmt.Sprintf("%04d-%s", y, s)
}

// season reads "summer 2022", "the spring of 2023", "the winter".
func (f *finder) season(i int) found {
	w, j := f.word(f.piece(i)), i+1
	if f.next(j).ID == f.id.of {
		j++
	}
	if y, end := f.yearNumber(j); end > 0 {
		return found{i, end, pipeline.Date, fmt.Sprintf("%04d-%s", y, w.Season), false, "season-year"}
	}
	if v := f.word(f.next(j)); v.Shift != nil && !v.OnlyLoose && f.next(j+1).ID == f.id.year && !f.now.IsZero() {
		return f.date(i, j+2, "season-year", fmt.Sprintf("%04d-%s", f.now.Year()+*v.Shift, w.Season))
	}
	if w.Clash { // "in the fall", but not "in the fall of the city"
		if q := f.next(i + 1); f.prev(i).ID != f.id.the || f.prev(i-1).ID != f.id.in || q.Kind != numeral.Mark || q.Is('-') || q.Is('\'') || q.Is('/') {
			return found{}
		}
		return f.date(i, i+1, "season", f.shiftSeason(w.Season, 0))
	}
	if next := f.next(i + 1); next.Is('-') || f.prev(i).ID != f.id.in && (f.prev(i).ID != f.id.the || next.Kind == numeral.Word && next.ID == 0) {
		return found{}
	}
	return f.date(i, i+1, "season", f.shiftSeason(w.Season, 0))
}

// portion reads "early 2023", "mid-May", "late last year", "later this month".
func (f *finder) portion(i int) found {
	j := i + 1
	if f.next(j).Is('-') {
		j++
	}
	if f.next(j).ID == f.id.to && f.next(j+1).Is('-') && f.word(f.next(j+2)).Portion != "" { // "mid-to-late 2023"
		j += 3
		if f.next(j).Is('-') {
			j++
		}
	}
	p := f.next(j)
	inner := f.word(p)
	comparative := p.ID != 0 && (f.isComparative(i))
	if comparative && inner.Shift == nil && p.ID != f.id.in {
		return found{}
	}
	if p.ID == f.id.the {
		if q := f.word(f.next(j + 1)); q.Shift == nil {
			return found{}
		}
		j++
		p = f.next(j)
		inner = f.word(p)
	}
	if u := f.word(f.next(j + 2)); f.next(j).ID == f.id.in && f.next(j+1).ID == f.id.the && u.Unit != "" && !u.Plural && u.Unit != "D" { // "later in the year"
		if v := f.shift(u.Unit, 0); v != "" || f.now.IsZero() {
			return f.date(i, j+3, "portion", v)
		}
	}
	if f.next(j).ID == f.id.in && !comparative { // "early in 2023"
		if y, end := f.yearNumber(j + 1); end > 0 {
			return found{i, end, pipeline.Date, year(y), false, "portion"}
		}
	}
	var x found
	switch {
	case inner.Shift != nil:
		x = f.shifted(j)
		if x.label != pipeline.Date || x.value == "" && !f.now.IsZero() {
			return found{}
		}
	case inner.Month > 0 || p.Kind == numeral.Digits:
		if d := f.decade(j); d.end > 0 {
			x = d
			break
		}
		m := f.moment(j)
		if m.end == 0 || m.d > 0 || m.rule == "month" && p.Flags&numeral.Title == 0 {
			return found{}
		}
		m = f.ofYear(m)
		v, rel := f.resolve(i, m)
		x = found{j, m.end, pipeline.Date, v, rel, ""}
		if y := f.next(m.end); y.Is('-') && m.rule == "year" && f.next(m.end+1).Kind == numeral.Digits {
			return found{}
		}
	case inner.Season != "" && !inner.Clash:
		if x = f.season(j); x.end == 0 {
			x = f.date(j, j+1, "", f.shiftSeason(inner.Season, 0))
		}
	default:
		if n, ok := f.parseNumber(j); ok && n.Ordinal {
			x = f.century(j, n)
		}
	}
	if x.end == 0 {
		return found{}
	}
	x.start, x.rule = i, "portion"
	return x
}

func (f *finder) isComparative(i int) bool {
	p := f.piece(i)
	return f.isWord(p, "earlier") || f.isWord(p, "later")
}

func (f *finder) parseNumber(i int) (numeral.Number, bool) {
	p := f.next(i)
	if p.End == 0 || !f.numbers.Starts(p) && p.ID != f.id.a && p.ID != f.id.an {
		return numeral.Number{}, false
	}
	return f.numbers.Parse(f.text, f.ps, i)
}

// edge reads "end of the year", "start of the decade"; "the end of 2022" marks
// the year alone, which absolute does.
func (f *finder) edge(i int) found {
	w := f.word(f.piece(i))
	j := i + 2
	if p := f.next(i + 1); p.Is('-') && p.Glued() && w.Edge == "end" && f.next(j).Glued() { // "end-2027", "end-June"
		m := f.moment(j)
		if m.d > 0 || m.m == 0 && m.rule != "year" || m.end == 0 || !m.valid() || f.next(m.end).Is('-') {
			return found{}
		}
		v, rel := f.resolve(i, m)
		return found{i, m.end, pipeline.Date, v, rel, "portion"}
	}
	if f.next(i+1).ID != f.id.of {
		return found{}
	}
	if f.next(j).ID == f.id.the {
		j++
	}
	u := f.word(f.next(j))
	if id := f.prev(i).ID; j == i+2 && id != f.id.the && id != f.id.by && id != f.id.before && id != f.id.until {
		return found{}
	}
	if j == i+2 && (w.Edge != "end" || u.Unit != "Y" && u.Unit != "M") {
		return found{}
	}
	if u.Unit == "" || u.Plural || f.now.IsZero() && u.Unit == "" {
		return found{}
	}
	switch u.Unit {
	case "Y", "M", "W", "decade", "century", "quarter":
	default:
		return found{}
	}
	v := f.shift(u.Unit, 0)
	if w.Edge == "end" {
		if _, end, ok := Bounds(v); ok {
			v = fmtDay(end)
		}
	}
	return f.date(i, j+1, "edge", v)
}
