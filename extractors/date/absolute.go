package date

import (
	"readout/extractors/quantity/numeral"
	"readout/pipeline"
)

// valid reports whether the calendar has the day.
func (m *moment) valid() bool {
	return m.m <= 12 && (m.d == 0 || m.m == 0 || m.d <= daysIn(m.y, m.m))
}

// connector reads what joins the two ends of a range; and says that the word
// was "and" or a comma, which joins only what clearly belongs together.
func (f *finder) connector(i int) (end int, and bool) {
	p := f.next(i)
	switch {
	case p.Is('-'):
		end = i + 1
		if f.next(end).Is('-') { // "--" sets off a dateline
			return 0, false
		}
		return end, false
	case p.ID == f.id.to || p.ID == f.id.until || p.ID == f.id.till || p.ID == f.id.through || p.ID == f.id.thru:
		return i + 1, false
	case p.ID == f.id.and || p.ID == f.id.or || p.Is('&'):
		return i + 1, true
	case p.Is('/') && p.Glued() && f.next(i+1).Glued(): // "15/16 March", "March/April"
		return i + 1, false
	case p.Is('~'):
		return i + 1, false
	}
	return 0, false
}

// absolute reads dates and ranges of dates that start with a day, month,
// weekday or year.
func (f *finder) absolute(i int) found {
	if p, q := f.piece(i), f.prev(i); p.Kind == numeral.Digits && p.Glued() && (q.Is('$') || (q.Is('.') || q.Is(',')) && q.Glued() && f.prev(i-1).Kind == numeral.Digits) {
		return found{} // "6,107.31 August"
	}
	a := f.moment(i)
	if p := f.piece(i); a.end == 0 && p.Kind == numeral.Digits && p.N <= 2 && (p.Num == 0 || p.Num > 31) {
		if b := f.moment(i + 1); b.rule == "month-year" { // "32 May 2021"
			return found{start: i, end: b.end}
		}
	}
	if a.end == 0 {
		return found{}
	}
	between := f.prev(i).ID == f.id.between
	if conn, and := f.connector(a.end); conn > 0 && !(f.next(a.end).Is('/') && a.m == 0 && a.d == 0) {
		if f.next(conn).ID == f.id.the && (!and || between) {
			conn++
		}
		if b := f.moment(conn); b.end > 0 {
			if x := f.span(i, a, b, and, between); x.end > 0 {
				return x
			}
		}
		if b, ok := f.shortYear(a, conn); ok && !and {
			return found{i, b.end, pipeline.Date, year(a.y) + "/" + year(b.y), false, "year-range"}
		}
	}
	switch {
	case !a.valid():
		// "31 June": looks like a date, isn't one; its parts are none either.
		return found{start: i, end: a.end}
	case a.rule == "day":
		return found{}
	case a.rule == "year" && f.piece(i).Kind == numeral.Word:
		c := f.contextOf(f.prev(i))
		n, _ := f.parseNumber(i)
		paired := n.End < a.end // "nineteen forty-five", which nobody counts with
		if q := f.next(a.end); c&beforeDate == 0 || !paired && q.Kind == numeral.Word && f.contextOf(q)&beforeDate == 0 && q.ID != f.id.and {
			return found{}
		}
	case a.rule == "year":
		if x := f.quarterAfter(i, a.y, a.end); x.end > 0 {
			return x
		}
		if !f.isYear(i, a.end) {
			return found{}
		}
	case a.rule == "month":
		if m := f.ofYear(a); m.y == 0 && !f.isMonth(i, a.end) {
			return found{}
		}
	case a.rule == "weekday":
		if f.word(f.piece(i)).Clash && f.prev(i).ID != f.id.on {
			return found{}
		}
	}
	a = f.ofYear(a)
	v, rel := f.resolve(i, a)
	return found{i, a.end, pipeline.Date, v, rel, a.rule}
}

// ofYear takes in "last year" after a month: "October last year".
func (f *finder) ofYear(m moment) moment {
	if m.y != 0 || m.m == 0 && (m.weekday == 0 || m.d > 0) || f.now.IsZero() {
		return m
	}
	j := m.end
	if f.next(j).ID == f.id.of {
		j++
	}
	w := f.word(f.next(j))
	if m.m == 0 { // "Tuesday of last week"
		if u := f.word(f.next(j + 1)); w.Shift == nil || w.OnlyLoose || u.Unit != "W" || u.Plural || u.Times > 1 {
			return m
		}
		t := f.now.AddDate(0, 0, m.weekday-isoWeekday(f.now)+7**w.Shift)
		return moment{y: t.Year(), m: int(t.Month()), d: t.Day(), end: j + 2, rule: "weekday-of-week", relative: true}
	}
	if w.Shift == nil || w.OnlyLoose || f.next(j+1).ID != f.id.year {
		return m
	}
	m.y, m.end, m.relative = f.now.Year()+*w.Shift, j+2, true
	m.rule = "month-of-year"
	if m.d > 0 {
		m.rule = "day-of-year"
	}
	return m
}

// shortYear reads the "22" of "2021-22".
func (f *finder) shortYear(a moment, i int) (moment, bool) {
	p := f.next(i)
	if a.rule != "year" || p.Kind != numeral.Digits || p.N != 2 || !p.Glued() || int(p.Num) != (a.y+1)%100 && int(p.Num) <= a.y%100 {
		return moment{}, false
	}
	if q := f.next(i + 1); q.Glued() && (q.Kind != numeral.Mark || q.Is('-')) {
		return moment{}, false
	}
	y := a.y/100*100 + int(p.Num)
	if y < a.y {
		y += 100 // "1999-00"
	}
	return moment{y: y, end: i + 1}, true
}

// span joins the ends of a range, each of which lends the other what it lacks:
// "14 to 15 June 2023", "April 7-8", "25 May to 1 June 2023".
func (f *finder) span(i int, a, b moment, and, between bool) found {
	rule := "day-range"
	switch {
	case a.rule == "day" && b.d > 0 && b.m > 0 && b.rule != "month-day" && b.rule != "month-day-year":
		if a.d >= b.d {
			return found{}
		}
		a.m, a.y = b.m, b.y
	case a.d > 0 && a.m > 0 && a.y == 0 && b.rule == "day" && (a.rule == "month-day" || a.weekday > 0):
		if a.d >= b.d {
			return found{}
		}
		b.m = a.m
		j := b.end
		if f.next(j).Is(',') {
			j++
		}
		if y, end := f.yearNumber(j); end > 0 {
			b.y, b.end = y, end
		}
		a.y = b.y
	case a.d > 0 && a.m > 0 && b.d > 0 && b.m > 0 && (a.rule != "numeric" || b.rule == "numeric"):
		if and && !between || and && a.weekday > 0 {
			return found{}
		}
		if a.y == 0 {
			if a.y = b.y; a.y > 0 && (a.m > b.m || a.m == b.m && a.d > b.d) {
				a.y--
			}
		}
		if b.y == 0 {
			if b.y = a.y; b.y > 0 && a.m > b.m {
				b.y++
			}
		}
	case a.d == 0 && a.m > 0 && b.d == 0 && b.m > 0:
		if and && !between {
			return found{}
		}
		rule = "month-range"
		if a.y == 0 {
			if a.y = b.y; a.y > 0 && a.m > b.m {
				a.y--
			}
		}
		if b.y == 0 {
			b.y = a.y
		}
	case a.rule == "year" && b.rule == "year":
		if q := f.next(b.end); and && !between || b.y <= a.y || f.isCode(i) || q.Is('-') && q.Glued() && f.next(b.end+1).Kind == numeral.Digits {
			return found{}
		}
		return found{i, b.end, pipeline.Date, year(a.y) + "/" + year(b.y), false, "year-range"}
	default:
		return found{}
	}
	if !a.valid() || !b.valid() {
		return found{start: i, end: b.end}
	}
	b = f.ofYear(b)
	if b.relative && a.y == 0 {
		a.y = b.y
	}
	va, rel := f.resolve(i, a)
	if a.y == 0 && b.y == 0 && !f.now.IsZero() { // both ends in the same year, or the next
		if t, _, ok := Bounds(va); ok {
			if b.y = t.Year(); b.m < a.m {
				b.y++
			}
		}
	}
	vb, _ := f.resolve(i, b)
	if va == "" || vb == "" {
		return found{i, b.end, pipeline.Date, "", false, rule}
	}
	return found{i, b.end, pipeline.Date, va + "/" + vb, rel, rule}
}
