package date

import (
	"fmt"

	"readout/extractors/quantity/numeral"
	"readout/pipeline"
)

// holiday reads "Easter", "New Year's Day", with a year after it.
func (f *finder) holiday(i int) found {
	h, end := f.holidays.Longest(f.ps, i)
	if end <= i {
		return found{}
	}
	if q := f.next(end); q.Kind == numeral.Word && (q.Flags&numeral.Title != 0 || f.isWord(q, "agreement") || f.isWord(q, "accord")) {
		return found{start: i, end: end} // "Good Friday Agreement"
	}
	j := end
	if f.next(j).Is(',') || f.next(j).ID == f.id.of {
		j++
	}
	if y, yend := f.yearNumber(j); yend > 0 {
		if t, ok := h.on(y); ok {
			return found{i, yend, pipeline.Date, fmtDay(t), false, "holiday"}
		}
	}
	if f.now.IsZero() {
		return f.date(i, end, "holiday", "")
	}
	best, dist := "", 0
	for y := f.now.Year() - 1; y <= f.now.Year()+1; y++ {
		t, ok := h.on(y)
		if !ok {
			continue
		}
		d := int(t.Sub(f.now).Hours() / 24)
		if d < 0 {
			d = -d
		}
		if best == "" || d < dist {
			best, dist = fmtDay(t), d
		}
	}
	return f.date(i, end, "holiday", best)
}

// named reads what begins with words of no class of their own: "new year".
func (f *finder) named(i int) found {
	if f.piece(i).ID == f.id.new && f.next(i+1).ID == f.id.year && f.next(i+1).Flags&numeral.Title == 0 && f.prev(i).ID == f.id.the {
		n := 0
		if !f.now.IsZero() && f.now.Month() > 6 {
			n = 1
		}
		return f.date(i, i+2, "new-year", f.shift("Y", n))
	}
	return f.same(i)
}

// same reads "the same day", "that same year", of the date named last.
func (f *finder) same(i int) found {
	if id := f.prev(i).ID; f.piece(i).ID != f.id.same || id != f.id.the && id != f.id.that && id != f.id.this {
		return found{}
	}
	u := f.word(f.next(i + 1))
	if u.Plural || u.Times > 1 || u.Unit != "D" && u.Unit != "W" && u.Unit != "M" && u.Unit != "Y" {
		return found{}
	}
	x := found{i, i + 2, pipeline.Date, "", false, "same-unit"}
	if n := len(f.out); n > 0 && f.out[n-1].Label == pipeline.Date && !f.out[n-1].Begin.IsZero() {
		// Only what lies within one such stretch tells which it is.
		from, to := shiftUnit(f.out[n-1].Begin, u.Unit, 0), shiftUnit(f.out[n-1].End, u.Unit, 0)
		if from == to {
			x.value = from
			return x
		}
	}
	if u.Unit == "D" { // of what the document reports
		x.value, x.relative = f.shift("D", 0), true
	}
	return x
}

// bracketed reads the day of "yesterday (27)", as some ministries write.
func (f *finder) bracketed(i int) found {
	n := len(f.out)
	if n == 0 || !f.prev(i).Is('(') || f.to != i-1 || !f.next(i+1).Is(')') {
		return found{}
	}
	x, p := &f.out[n-1], f.piece(i)
	if x.Rule != f.on["day"] || x.Begin.IsZero() || int(p.Num) != x.Begin.Day() || p.N > 2 {
		return found{}
	}
	return found{i, i + 1, pipeline.Date, x.Value, true, "day"}
}

// fiscal reads "FY 2023", "FY23", "fiscal year 2022", "fiscal 2022", "academic
// year 2025/26".
func (f *finder) fiscal(i int) found {
	j := i + 1
	plural := false
	if u := f.word(f.next(j)); f.contextOf(f.piece(i))&yearNoun != 0 && u.Unit == "Y" {
		plural = u.Plural
		j++
	}
	quote := f.next(j).Is('\'')
	if quote {
		j++
	}
	p := f.next(j)
	y, end := f.yearNumber(j)
	if end == 0 && (quote || f.piece(i).ID == f.id.fy) && p.Kind == numeral.Digits && p.N == 2 {
		y, end = 2000+int(p.Num), j+1
	}
	if end == 0 {
		return found{}
	}
	if conn, and := f.connector(end); conn > 0 && (!and || plural) {
		if y2, end2 := f.yearNumber(conn); end2 > 0 && y2 > y && (!and || y2 == y+1) {
			return found{i, end2, pipeline.Date, year(y) + "/" + year(y2), false, "fiscal-year"}
		}
		if b, ok := f.shortYear(moment{y: y, rule: "year"}, conn); ok && !and {
			return found{i, b.end, pipeline.Date, year(y) + "/" + year(b.y), false, "fiscal-year"}
		}
	}
	if b, ok := f.slashYear(y, end); ok {
		return found{i, b.end, pipeline.Date, year(y) + "/" + year(b.y), false, "fiscal-year"}
	}
	return found{i, end, pipeline.Date, year(y), false, "fiscal-year"}
}

// slashYear reads the "/31" of "2030/31", the year that ends a budget's or a
// school's; y is the year before it.
func (f *finder) slashYear(y, i int) (moment, bool) {
	if s := f.next(i); !s.Is('/') || !s.Glued() {
		return moment{}, false
	}
	if p := f.next(i + 1); p.Kind == numeral.Digits && p.Glued() && p.N == 4 && int(p.Num) == y+1 {
		return moment{y: y + 1, end: i + 2}, true
	}
	b, ok := f.shortYear(moment{y: y, rule: "year"}, i+1)
	return b, ok && b.y == y+1 && !f.next(b.end).Is('/')
}

// splitYear reads "2030/31", and takes in the words of "2030/31 financial year"
// and "2029-30 school year".
func (f *finder) splitYear(i int) found {
	p := f.piece(i)
	if s := f.next(i + 1); p.N != 4 || !s.Is('/') && !s.Is('-') || f.isCode(i) {
		return found{}
	}
	y, end := f.yearNumber(i)
	if end == 0 || y < 1900 {
		return found{}
	}
	b, slash := f.slashYear(y, end)
	if !slash {
		var ok bool
		if b, ok = f.shortYear(moment{y: y, rule: "year"}, end+1); !ok || b.y != y+1 {
			return found{}
		}
	}
	x := found{i, b.end, pipeline.Date, year(y) + "/" + year(b.y), false, "fiscal-year"}
	if f.contextOf(f.next(b.end))&yearNoun != 0 && f.next(b.end+1).ID == f.id.year {
		x.end = b.end + 2
		return x
	}
	if !slash {
		return found{}
	}
	x.rule = "year-range"
	return x
}

// quarterCode reads "Q1 2022", "H2 2023".
func (f *finder) quarterCode(i int) found {
	p, k := f.piece(i), f.next(i+1)
	quarter := p.ID == f.id.q
	if p.Glued() && f.prev(i).End > 0 && !f.prev(i).Is('(') {
		return found{}
	}
	if k.Kind != numeral.Digits || !k.Glued() || k.N != 1 || k.Num < 1 || quarter && k.Num > 4 || !quarter && k.Num > 2 {
		return found{}
	}
	j := i + 2
	if f.next(j).ID == f.id.of || f.next(j).Is(',') {
		j++
	}
	if y, end := f.yearNumber(j); end > 0 {
		return found{i, end, pipeline.Date, partOfYear(y, int(k.Num), quarter), false, "quarter"}
	}
	if w := f.word(f.next(j)); w.Shift != nil && !w.OnlyLoose && f.next(j+1).ID == f.id.year {
		v := ""
		if !f.now.IsZero() {
			v = partOfYear(f.now.Year()+*w.Shift, int(k.Num), quarter)
		}
		return f.date(i, j+2, "quarter", v)
	}
	if !quarter || f.now.IsZero() || p.Flags&numeral.Title == 0 || j > i+2 && f.next(i+2).ID == f.id.of {
		return found{}
	}
	return f.date(i, i+2, "quarter", partOfYear(f.now.Year(), int(k.Num), true))
}

// partOfYear returns the nth quarter or half of a year.
func partOfYear(y, n int, quarter bool) string {
	if quarter {
		return fmt.Sprintf("%04d-Q%d", y, n)
	}
	return fmtMonth(y, 6*n-5) + "/" + fmtMonth(y, 6*n)
}
