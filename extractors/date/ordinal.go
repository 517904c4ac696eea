package date

import (
	"readout/extractors/quantity/numeral"
	"readout/pipeline"
)

// ordinal reads "21st century", "first quarter of 2022", "second half of the
// year".
func (f *finder) ordinal(i int, n numeral.Number) found {
	if x := f.century(i, n); x.end > 0 {
		return x
	}
	if !n.Value.IsInt() || n.Value.Num().BitLen() > 10 {
		return found{}
	}
	k, j := int(n.Value.Num().Int64()), n.End
	if f.next(j).Is('-') {
		j++
	}
	p := f.next(j)
	if x := f.nth(i, j, k); x.end > 0 {
		return x
	}
	if x := f.months(i, j, k); x.end > 0 {
		return x
	}
	quarter := f.word(p).Unit == "quarter" && !f.word(p).Plural
	if !(quarter && k <= 4 || p.ID == f.id.half && k <= 2) {
		return f.absoluteOrdinal(i)
	}
	j++
	end := j
	if f.next(j).ID == f.id.of || f.next(j).Is(',') {
		j++
	}
	if f.next(j).ID == f.id.the {
		j++
	}
	if f.next(j).ID == f.id.fiscal {
		j++
		if f.next(j).ID == f.id.year {
			j++
		}
	}
	if y, yend := f.yearNumber(j); yend > 0 {
		return found{i, yend, pipeline.Date, partOfYear(y, k, quarter), false, "part-of-year"}
	}
	if w := f.word(f.next(j)); w.Shift != nil && f.next(j+1).ID == f.id.year && !w.OnlyLoose {
		v := ""
		if !f.now.IsZero() {
			v = partOfYear(f.now.Year()+*w.Shift, k, quarter)
		}
		return f.date(i, j+2, "part-of-year", v)
	}
	v := ""
	if !f.now.IsZero() {
		v = partOfYear(f.now.Year(), k, quarter)
	}
	if f.next(j).ID == f.id.year {
		return f.date(i, j+1, "part-of-year", v)
	}
	if m, mend := f.month(j); mend > 0 && !quarter && j > end { // "second half of April"
		mo := moment{m: m, end: mend}
		if y, yend := f.yearNumber(mend); yend > 0 {
			mo.y, mo.end = y, yend
		}
		v, rel := f.resolve(i, mo)
		if b, e, ok := Bounds(v); ok {
			if k == 1 {
				v = fmtDays(b, b.AddDate(0, 0, 14))
			} else {
				v = fmtDays(b.AddDate(0, 0, 15), e)
			}
		}
		return found{i, mo.end, pipeline.Date, v, rel, "half-of-month"}
	}
	if quarter && f.next(end).ID != f.id.of && !f.next(end).Is('-') {
		return f.date(i, end, "part-of-year", v)
	}
	return found{}
}

// months reads "first nine months of 2025", "last three months of this year"; n is
// 1 or -1, j the piece after it.
func (f *finder) months(i, j, n int) found {
	if n != 1 && n != -1 || f.piece(j).Flags&numeral.Paragraph != 0 {
		return found{}
	}
	m, ok := f.parseNumber(j)
	if !ok || m.Ordinal || m.Fraction || !m.Value.IsInt() || m.Value.Num().BitLen() > 4 {
		return found{}
	}
	k := int(m.Value.Num().Int64())
	if u := f.word(f.next(m.End)); k < 2 || k > 11 || u.Unit != "M" || !u.Plural || f.next(m.End+1).ID != f.id.of {
		return found{}
	}
	s := f.stretchAt(m.End + 1)
	if q := f.next(m.End + 2); s.end == 0 && q.ID == f.id.the && f.next(m.End+3).ID == f.id.year && !f.now.IsZero() {
		s = stretch{y: f.now.Year(), end: m.End + 4, relative: true}
	}
	if s.end == 0 || s.m > 0 {
		return found{}
	}
	from, to := 1, k
	if n < 0 {
		from, to = 13-k, 12
	}
	return found{i, s.end, pipeline.Date, fmtMonth(s.y, from) + "/" + fmtMonth(s.y, to), s.relative, "part-of-year"}
}

// century reads "21st century", "19th-century".
func (f *finder) century(i int, n numeral.Number) found {
	j := n.End
	if f.next(j).Is('-') {
		j++
	}
	if w := f.word(f.next(j)); w.Unit != "century" || w.Plural || !n.Value.IsInt() || n.Value.Num().BitLen() > 6 {
		return found{}
	}
	c := int(n.Value.Num().Int64())
	if c < 1 || c > 30 || c < 10 && f.prev(i).ID != f.id.the { // "its third century"
		return found{}
	}
	return found{i, j + 1, pipeline.Date, year(c*100-99) + "/" + year(c*100), false, "century"}
}

// romanCentury reads "XIX century", as in translations.
func (f *finder) romanCentury(i int) found {
	if u := f.word(f.next(i + 1)); f.piece(i).Flags&numeral.Caps == 0 || u.Unit != "century" || u.Plural {
		return found{}
	}
	c, ok := centuries[f.text[f.piece(i).Start:f.piece(i).End]]
	if !ok {
		return found{}
	}
	return found{i, i + 2, pipeline.Date, year(c*100-99) + "/" + year(c*100), false, "century"}
}

// centuries are those that are written in Roman numerals.
var centuries = map[string]int{"XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21, "XXII": 22}

// absoluteOrdinal reads "the fifth of May", whose day is a word.
func (f *finder) absoluteOrdinal(i int) found {
	_, end := f.dayNumber(i)
	id := f.prev(i).ID
	if id == f.id.the {
		id = f.prev(i - 1).ID
	}
	if end == 0 || f.next(end).ID != f.id.of && f.next(end).ID != f.id.day && f.word(f.next(end)).Month == 0 && id != f.id.between && id != f.id.from {
		return found{}
	}
	return f.absolute(i)
}
