package date

import (
	"math"
	"time"

	"readout/extractors/quantity/numeral"
)

// A moment is a day, month or year as far as it was written; 0 is unknown.
type moment struct {
	y, m, d, weekday int
	end              int // index after it
	rule             string
	relative         bool
}

// dayNumber reads "5", "5th" as the day of a month; end is 0 if it is none.
func (f *finder) dayNumber(i int) (d, end int) {
	p := f.next(i)
	if p.Kind == numeral.Word && f.word(p).Month == 0 {
		if p.ID == 0 || !f.numbers.Starts(p) {
			return 0, 0
		}
		if n, ok := f.numbers.Parse(f.text, f.ps, i); ok && !n.Fraction && n.Value.IsInt() && n.Value.Num().BitLen() < 6 {
			if q := f.next(n.End); !n.Ordinal && (q.Kind == numeral.Word && !f.numbers.Starts(q) || q.Kind == numeral.Digits) {
				return 0, 0 // "May twenty one people"
			}
			if x := n.Value.Num().Int64(); x >= 1 && x <= 31 {
				return int(x), n.End
			}
		}
		return 0, 0
	}
	if p.Kind != numeral.Digits || p.N > 2 || p.Num < 1 || p.Num > 31 {
		return 0, 0
	}
	if q := f.next(i + 1); q.Kind == numeral.Word && (q.Glued() || numeral.Suffix(f.text, q)) {
		if q.ID == f.id.st || q.ID == f.id.nd || q.ID == f.id.rd || q.ID == f.id.th {
			return int(p.Num), i + 2
		}
		return 0, 0
	}
	return int(p.Num), i + 1
}

// yearNumber reads a year of four digits, or in words: "nineteen seventy-two",
// "two thousand and fifteen".
func (f *finder) yearNumber(i int) (y, end int) {
	p := f.next(i)
	if p.Kind == numeral.Word && p.ID != 0 && f.numbers.Starts(p) {
		return f.yearWords(i)
	}
	if p.Kind != numeral.Digits || p.N != 4 || p.Num < 1000 || p.Num > 2199 {
		return 0, 0
	}
	if q := f.next(i + 1); q.Glued() && (q.Kind == numeral.Word || (q.Is('.') || q.Is(',')) && f.next(i+2).Glued() && f.next(i+2).Kind == numeral.Digits) {
		return 0, 0
	}
	return int(p.Num), i + 1
}

// yearWords reads a year in words.
func (f *finder) yearWords(i int) (y, end int) {
	n, ok := f.numbers.Parse(f.text, f.ps, i)
	if !ok || n.Ordinal || n.Fraction || !n.InWords || n.Article || !n.Value.IsInt() || n.Value.Num().BitLen() > 12 {
		return 0, 0
	}
	a := int(n.Value.Num().Int64())
	if a >= 1000 && a <= 2199 {
		return a, n.End
	}
	if a < 11 || a > 21 {
		return 0, 0
	}
	m, ok := f.parseNumber(n.End)
	if !ok || m.Ordinal || m.Fraction || !m.InWords || !m.Value.IsInt() || m.Value.Num().BitLen() > 7 {
		return 0, 0
	}
	b := int(m.Value.Num().Int64())
	if b == 0 { // "nineteen zero one"
		if k, ok := f.parseNumber(m.End); ok && k.InWords && !k.Ordinal && k.Value.IsInt() && k.Value.Num().BitLen() < 4 {
			return a*100 + int(k.Value.Num().Int64()), k.End
		}
		return 0, 0
	}
	if b < 10 || b > 99 {
		return 0, 0
	}
	return a*100 + b, m.End
}

// month reads a month's name, with its full stop.
func (f *finder) month(i int) (m, end int) {
	p := f.next(i)
	w := f.word(p)
	if w.Month == 0 {
		return 0, 0
	}
	if p.Flags&(numeral.Title|numeral.Caps) == 0 && w.Clash { // "may 12", "20th dec"
		before, after := f.piece(i-1), f.next(i+1)
		if !(after.Kind == numeral.Digits && after.N <= 2 && after.Num >= 1 && after.Num <= 31) && !f.dayBefore(before, i) &&
			!(w.Short && after.Kind == numeral.Word && after.ID != 0 && f.numbers.Starts(after)) {
			return 0, 0
		}
	}
	end = i + 1
	if q := f.next(end); w.Short && q.Is('.') && q.Glued() {
		// The full stop is the abbreviation's, unless a sentence ends there.
		if r := f.next(end + 1); r.End > 0 && !(r.Kind == numeral.Word && r.Flags&numeral.Title != 0) {
			end++
		}
	}
	return w.Month, end
}

// dayBefore reports whether p, which stands before piece i, ends a day's number.
func (f *finder) dayBefore(p *numeral.Piece, i int) bool {
	if i <= f.start {
		return false
	}
	if p.Is('-') || p.Is('/') {
		return f.dayBefore(f.piece(i-2), i-1)
	}
	return p.Kind == numeral.Digits && p.N <= 2 || p.ID == f.id.st || p.ID == f.id.nd || p.ID == f.id.rd || p.ID == f.id.th || p.Is('.') || p.ID == f.id.of && f.dayBefore(f.piece(i-2), i-1)
}

// weekdayName reads a weekday with the comma after it.
func (f *finder) weekdayName(i int) (wd, end int) {
	p := f.next(i)
	w := f.word(p)
	if w.Weekday == 0 || p.Flags&numeral.Title == 0 && w.Clash {
		return 0, 0
	}
	end = i + 1
	if q := f.next(end); w.Short && q.Is('.') && q.Glued() {
		end++
	}
	return w.Weekday, end
}

// moment reads a date as far as it is written at i; end is 0 if there is none.
// Day numbers alone and years alone count, which callers must check.
func (f *finder) moment(i int) (m moment) {
	j := i
	if wd, end := f.weekdayName(j); end > 0 {
		m.weekday, m.end, m.rule = wd, end, "weekday"
		j = end
		if f.next(j).Is(',') {
			j++
		}
		if f.next(j).ID == f.id.the {
			j++
		}
	}
	p := f.next(j)
	if p.Kind == numeral.Digits {
		if x := f.numeric(j); x.end > 0 && (m.weekday == 0 || x.d > 0) {
			x.weekday = m.weekday
			return x
		}
	}
	if mo, end := f.month(j); end > 0 {
		m.m, m.end, m.rule = mo, end, "month"
		k := end
		if f.next(k).ID == f.id.the || (f.next(k).Is('-') || f.next(k).Is('/')) && f.next(k).Glued() && f.next(k+1).Glued() {
			k++
		}
		if d, dend := f.dayNumber(k); dend > 0 && !(k > end && f.next(k-1).Is('-') && f.next(k).N > 2) {
			m.d, m.end, m.rule = d, dend, "month-day"
			k = dend
			if p := f.next(k); p.Is(',') || p.ID == f.id.of || p.ID == f.id.in || p.Is('/') && p.Glued() && f.next(k+1).N == 4 { // "March 17/2026"
				k++
			}
		} else if y, yend := f.yearAfterDay(end); yend > 0 {
			return moment{y: y, m: noMonth, d: 1, end: yend, rule: "month-day-year"} // "May 32, 2021"
		} else {
			k = end
			if p := f.next(k); p.Is(',') || p.ID == f.id.of || p.Is('/') && p.Glued() {
				k++
			}
		}
		if y, yend := f.yearNumber(k); yend > 0 {
			m.y, m.end = y, yend
			m.rule += "-year"
		}
		return m
	}
	if p := f.next(j); p.Kind == numeral.Word && m.weekday == 0 {
		if y, end := f.yearNumber(j); end > 0 {
			return moment{y: y, end: end, rule: "year"}
		}
	}
	if d, end := f.dayNumber(j); end > 0 {
		k := end
		if f.next(k).ID == f.id.of {
			k++
		} else if q := f.next(k); (q.Is('-') || q.Is('/')) && q.Glued() && f.word(f.next(k+1)).Month > 0 {
			k++
		} else if q.Is('.') && q.Glued() && f.dotDate(k+1) { // "16. Nov. 2016"
			k++
		}
		if mo, mend := f.month(k); mend > 0 {
			m.d, m.m, m.end, m.rule = d, mo, mend, "day-month"
			k = mend
			if p := f.next(k); p.Is(',') || p.ID == f.id.of || p.ID == f.id.in || (p.Is('-') || p.Is('/')) && p.Glued() {
				k++
			}
			if y, yend := f.yearNumber(k); yend > 0 {
				m.y, m.end, m.rule = y, yend, "day-month-year"
			}
			return m
		}
		if x := f.dayOfMonth(j, d, end); x.end > 0 {
			return x
		}
		switch {
		case m.weekday == 0 && (f.next(j).Kind == numeral.Digits || f.prev(j).ID == f.id.between || f.prev(j).ID == f.id.from || f.prev(j).ID == f.id.the || f.prev(j).ID == f.id.and || f.prev(j).ID == f.id.through || f.prev(j).ID == f.id.till):
			m.d, m.end, m.rule = d, end, "day"
		case m.weekday > 0 && (end > j+1 || f.prev(j).ID == f.id.the || f.next(j).Kind == numeral.Word) && f.prev(j).ID != f.id.and && !f.prev(j).Is(',') && !(f.next(end).Kind == numeral.Word && f.next(end).ID == 0): // "Friday the 15th"
			m.d, m.end, m.rule = d, end, "weekday-day"
		}
		return m
	}
	if m.weekday == 0 {
		if y, end := f.yearNumber(j); end > 0 {
			return f.afterYear(moment{y: y, end: end, rule: "year"})
		}
	}
	return m
}

// yearAfterDay reads the year of "32, 2021", whose day no month has.
func (f *finder) yearAfterDay(i int) (y, end int) {
	p := f.next(i)
	if p.Kind != numeral.Digits || p.N > 2 || p.Num >= 1 && p.Num <= 31 || !f.next(i+1).Is(',') {
		return 0, 0
	}
	return f.yearNumber(i + 2)
}

// dotDate reports whether a month and a year stand at i.
func (f *finder) dotDate(i int) bool {
	_, end := f.month(i)
	if end == 0 {
		return false
	}
	_, yend := f.yearNumber(end)
	return yend > 0
}

// afterYear takes in a month that follows a year, "2016 November", "2019-aug-1".
func (f *finder) afterYear(m moment) moment {
	j := m.end
	if p := f.next(j); p.Is(',') || (p.Is('-') || p.Is('/')) && p.Glued() {
		j++
	}
	mo, end := f.month(j)
	if p := f.next(j); end == 0 && j > m.end && !f.next(j-1).Is(',') && f.word(p).Month > 0 {
		mo, end = f.word(p).Month, j+1 // "2019-sep-1"
	}
	if end == 0 || f.next(j).Glued() && j == m.end || f.word(f.next(j)).Clash && j > m.end && f.next(j-1).Is(',') && f.next(j).Flags&numeral.Caps == 0 && !f.word(f.next(j)).Short {
		return m
	}
	if p := f.next(end); p.Kind == numeral.Digits && !p.Glued() {
		return m // "In 2016 November 5 ..."
	}
	if p, q := f.next(end), f.next(end+1); (p.Is('-') || p.Is('/')) && p.Glued() && q.Kind == numeral.Digits && q.Glued() && q.N <= 2 && q.Num >= 1 && q.Num <= 31 {
		return moment{y: m.y, m: mo, d: int(q.Num), end: end + 2, rule: "year-month-day"}
	}
	return moment{y: m.y, m: mo, end: end, rule: "year-month"}
}

// onThe reads "on the 5th" with nothing behind it that the 5th could be one of: a
// day of the month that the document's day brings nearest.
func (f *finder) onThe(i int) found {
	d, end := f.dayNumber(i)
	if end != i+2 || f.now.IsZero() || f.prev(i).ID != f.id.the || f.prev(i-1).ID != f.id.on {
		return found{}
	}
	switch p := f.next(end); {
	case p.Kind == numeral.Word && (f.contextOf(p)&beforeDate == 0 && p.ID != f.id.at && p.ID != f.id.and || p.ID == f.id.of):
		return found{}
	case p.Kind == numeral.Digits, p.Is('-'), p.Is('/'), p.Is('\''):
		return found{}
	}
	best, dist := time.Time{}, 0.0
	for k := -1; k <= 1; k++ {
		m := day(f.now.Year(), int(f.now.Month())+k, 1)
		if d > daysIn(m.Year(), int(m.Month())) {
			continue
		}
		t := m.AddDate(0, 0, d-1)
		if x := math.Abs(t.Sub(f.now).Hours()); best.IsZero() || x < dist {
			best, dist = t, x
		}
	}
	return f.date(i, end, "day-of-month", fmtDay(best))
}

// dayOfMonth reads "20th of next month", "15th day of this month"; d is the day
// and end the index after it.
func (f *finder) dayOfMonth(i, d, end int) (m moment) {
	j := end
	if f.next(j).ID == f.id.day {
		j++
	}
	if f.next(j).ID == f.id.of {
		j++
	}
	if f.next(j).ID == f.id.the {
		j++
	}
	if j > end && f.next(j-1).ID == f.id.of && f.next(end).ID == f.id.day { // "twenty third day of September"
		if mo, mend := f.month(j); mend > 0 {
			return moment{m: mo, d: d, end: mend, rule: "day-month"}
		}
	}
	w := f.word(f.next(j))
	if f.now.IsZero() || w.Shift == nil || w.OnlyLoose || f.word(f.next(j+1)).Unit != "M" || f.word(f.next(j+1)).Plural {
		return m
	}
	t := day(f.now.Year(), int(f.now.Month())+*w.Shift, 1)
	return moment{y: t.Year(), m: int(t.Month()), d: d, end: j + 2, rule: "day-of-month", relative: true}
}
