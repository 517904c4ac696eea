package date

import (
	"readout/extractors/quantity/numeral"
	"readout/pipeline"
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
	if q := f.next(i + 1); q.Kind == numeral.Word && q.Glued() {
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
			if f.next(k).Is(',') || f.next(k).ID == f.id.of || f.next(k).ID == f.id.in {
				k++
			}
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
		case m.weekday > 0 && (end > j+1 || f.prev(j).ID == f.id.the || f.next(j).Kind == numeral.Word) && f.prev(j).ID != f.id.and && !f.prev(j).Is(','): // "Friday the 15th"
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

// numeric reads "2021-05-12", "12.05.2021", "5/12/2021", "2021-05".
func (f *finder) numeric(i int) (m moment) {
	a, s1, b := f.next(i), f.next(i+1), f.next(i+2)
	if a.Kind == numeral.Digits && s1.Is('/') && b.Kind == numeral.Digits && (a.N == 4) != (b.N == 4) && a.N <= 4 && b.N <= 4 && (!s1.Glued() || !b.Glued()) {
		y, mo := a, b // "2016 / 11"
		if b.N == 4 {
			y, mo = b, a
		}
		if mo.N <= 2 && mo.Num >= 1 && mo.Num <= 12 && y.Num >= 1900 && y.Num < 2100 && !f.isCode(i) {
			return moment{y: int(y.Num), m: int(mo.Num), end: i + 3, rule: "numeric"}
		}
		return m
	}
	if a.Kind != numeral.Digits || b.Kind != numeral.Digits || !s1.Glued() || !b.Glued() ||
		!(s1.Is('-') || s1.Is('/') || s1.Is('.')) || f.prev(i).Is('/') || a.Glued() && f.prev(i).Is('-') && !f.rangeOpen(i) {
		return m
	}
	s2, c := f.next(i+3), f.next(i+4)
	three := s2.ID == s1.ID && s2.Glued() && c.Kind == numeral.Digits && c.Glued()
	if three {
		if q := f.next(i + 5); q.Glued() && (q.Kind == numeral.Digits || q.Is('/') || q.Is('-') && !s1.Is('/')) && f.next(i+6).Glued() {
			return m
		}
	}
	x := moment{end: i + 5, rule: "numeric"}
	switch {
	case three && a.N == 4 && b.N <= 2 && c.N <= 2:
		x.y, x.m, x.d = int(a.Num), int(b.Num), int(c.Num)
	case three && a.N <= 2 && b.N <= 2 && c.N == 4:
		x.y = int(c.Num)
		// The American order, unless full stops or the numbers say otherwise.
		x.m, x.d = int(a.Num), int(b.Num)
		if s1.Is('.') || x.m > 12 {
			x.m, x.d = x.d, x.m
		}
	case three && a.N <= 2 && b.N <= 2 && c.N == 2 && !s1.Is('.') && c.Num > 0: // "5/12/21"
		x.y = 2000 + int(c.Num)
		if c.Num >= 30 {
			x.y -= 100
		}
		x.m, x.d = int(a.Num), int(b.Num)
		if x.m > 12 {
			x.m, x.d = x.d, x.m
		}
		if f.isCode(i) || s1.Is('-') && f.contextOf(f.prev(i))&beforeDate == 0 && f.prev(i).ID != f.id.on && f.prev(i).End > 0 {
			return m
		}
	case !three && a.N == 4 && b.N <= 2 && !s1.Is('.') && b.Num >= 1 && b.Num <= 12 && a.Num >= 1900 && a.Num < 2100:
		if b.N == 2 && int(a.Num)%100+1 == int(b.Num) {
			return m // "2009-10" is more often two years
		}
		x.y, x.m, x.end = int(a.Num), int(b.Num), i+3
	case !three && b.N == 4 && a.N <= 2 && !s1.Is('.') && a.Num >= 1 && a.Num <= 12 && b.Num >= 1900 && b.Num < 2100 && !f.isCode(i): // "12/2015"
		x.y, x.m, x.end = int(b.Num), int(a.Num), i+3
	case !three && a.N <= 2 && b.N <= 2 && !s1.Is('.') && a.Num >= 1 && b.Num >= 1 && (s1.Is('/') || f.prev(i).ID == f.id.on) && f.dayContext(i): // "on 4/22"
		x.m, x.d, x.end, x.rule = int(a.Num), int(b.Num), i+3, "numeric-day"
		if x.m > 12 {
			x.m, x.d = x.d, x.m
		}
		if x.m > 12 || x.d > 31 {
			return m
		}
		return x
	default:
		return m
	}
	if x.y < 1000 || x.y > 2199 {
		return m
	}
	return x
}

// dayContext reports whether two short numbers at i can be a month and a day,
// rather than a fraction: a word like "on" or "from" stands before them.
func (f *finder) dayContext(i int) bool {
	p := f.prev(i)
	if p.ID == f.id.on || p.ID == f.id.from || p.ID == f.id.until || p.ID == f.id.till || p.ID == f.id.between || f.word(p).Weekday > 0 {
		return true
	}
	a, b := f.piece(i), f.piece(i+2)
	if q := f.next(i + 3); f.piece(i+1).Is('/') && !p.Is('/') && !(a.Glued() && p.End > 0) && !(q.Glued() && q.End > 0 && !q.Is('.') && !q.Is(',') && !q.Is('?') && !q.Is('!') && !q.Is(')')) {
		if n := len(f.out); n > 0 && f.out[n-1].Rule == "date/numeric-day" && f.to == i-1 && (p.Is(',') || p.ID == f.id.or || p.ID == f.id.and) {
			return true // "on 11/20, 11/22 or 11/25"
		}
		// One number can be no month: "4/22"; but "24/7" is no day.
		return (a.Num > 12) != (b.Num > 12) && (a.Num <= 12 || b.Num != 7) && a.Num <= 31 && b.Num <= 31
	}
	return (p.ID == f.id.to || p.Is('-')) && f.rangeOpen(i)
}

// rangeOpen reports whether piece i is the second end of a range of days.
func (f *finder) rangeOpen(i int) bool {
	if i < 4 {
		return false
	}
	a, s, b := f.piece(i-4), f.piece(i-3), f.piece(i-2)
	return a.Kind == numeral.Digits && s.Is('/') && b.Kind == numeral.Digits
}

// valid reports whether the calendar has the day.
func (m *moment) valid() bool {
	return m.d == 0 || m.m == 0 || m.d <= daysIn(m.y, m.m)
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
	case p.ID == f.id.and || p.ID == f.id.or:
		return i + 1, true
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
	if conn, and := f.connector(a.end); conn > 0 {
		if f.next(conn).ID == f.id.the {
			conn++
		}
		if b := f.moment(conn); b.end > 0 {
			if x := f.span(i, a, b, and, between, f.prev(i).ID == f.id.from); x.end > 0 {
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
		if q := f.next(a.end); c&beforeDate == 0 || q.Kind == numeral.Word && f.contextOf(q)&beforeDate == 0 && q.ID != f.id.and {
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
		if q := f.next(a.end); q.Kind == numeral.Word && q.Flags&numeral.Title != 0 && f.prev(i).ID != f.id.on && !f.pastOf(q) { // "Friday Prayers"
			break
		}
	}
	a = f.ofYear(a)
	v, rel := f.resolve(i, a)
	return found{i, a.end, pipeline.Date, v, rel, a.rule}
}

func (f *finder) pastOf(p *numeral.Piece) bool { return p.ID != 0 }

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
	m.rule += "-of-year"
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
	return moment{y: a.y/100*100 + int(p.Num) + 100*b2i(int(p.Num) < a.y%100), end: i + 1}, true
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// span joins the ends of a range, each of which lends the other what it lacks:
// "14 to 15 June 2023", "April 7-8", "25 May to 1 June 2023".
func (f *finder) span(i int, a, b moment, and, between, from bool) found {
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

// resolve returns the value of a moment; rel says that the day of the document
// was needed.
func (f *finder) resolve(i int, m moment) (value string, rel bool) {
	switch {
	case m.y > 0 && m.d > 0:
		return fmtDay(day(m.y, m.m, m.d)), m.relative
	case m.y > 0 && m.m > 0:
		return fmtMonth(m.y, m.m), m.relative
	case m.y > 0:
		return year(m.y), m.relative
	case f.now.IsZero() && m.d > 0:
		return fmtYearless(m.m, m.d), false
	case f.now.IsZero() && m.m > 0:
		return fmtYearless(m.m, 0), false
	case f.now.IsZero():
		return "", false
	case m.d > 0 && m.m == 0:
		return f.nearestWeekday(m), true
	case m.d > 0:
		return f.nearestDay(m), true
	case m.m > 0:
		y := f.now.Year()
		switch diff := m.m - int(f.now.Month()); {
		case diff > 6 && !f.ahead(i):
			y--
		case diff < -6 && f.ahead(i):
			y++
		}
		return fmtMonth(y, m.m), true
	case m.weekday > 0:
		back := (isoWeekday(f.now) - m.weekday + 7) % 7
		t := f.now.AddDate(0, 0, -back)
		if back > 0 && f.ahead(i) {
			t = t.AddDate(0, 0, 7)
		}
		return fmtDay(t), true
	}
	return "", false
}

func fmtYearless(m, d int) string {
	s := "--" + string([]byte{byte('0' + m/10), byte('0' + m%10)})
	if d > 0 {
		s += "-" + string([]byte{byte('0' + d/10), byte('0' + d%10)})
	}
	return s
}

// nearestDay puts a day without a year into the year that brings it nearest to
// the day of the document, and that agrees with its weekday if one is named.
func (f *finder) nearestDay(m moment) string {
	best, dist := "", 0
	for y := f.now.Year() - 1; y <= f.now.Year()+1; y++ {
		if m.d > daysIn(y, m.m) {
			continue
		}
		t := day(y, m.m, m.d)
		d := int(t.Sub(f.now).Hours() / 24)
		if d < 0 {
			d = -d
		}
		if m.weekday > 0 && isoWeekday(t) != m.weekday {
			d += 1000
		}
		if best == "" || d < dist {
			best, dist = fmtDay(t), d
		}
	}
	return best
}

// nearestWeekday puts "Friday the 15th" into the nearest month where the day is
// such a weekday.
func (f *finder) nearestWeekday(m moment) string {
	for n := range 25 {
		k := (n + 1) / 2
		if n%2 == 1 {
			k = -k
		}
		t := day(f.now.Year(), int(f.now.Month())+k, 1)
		if m.d > daysIn(t.Year(), int(t.Month())) {
			continue
		}
		if t = t.AddDate(0, 0, m.d-1); isoWeekday(t) == m.weekday {
			return fmtDay(t)
		}
	}
	return ""
}

// ahead reports whether the words around piece i put what stands there into the
// future: "by Saturday", "will meet on Friday".
func (f *finder) ahead(i int) bool {
	if id := f.prev(i).ID; id == f.id.by || id == f.id.until || id == f.id.till {
		return true
	}
	for j := i - 1; j >= 0 && j > i-25; j-- {
		p := &f.ps[j]
		if p.Is('.') || p.Is(';') || f.ps[j+1].Flags&numeral.Paragraph != 0 {
			break
		}
		if f.contextOf(p)&future != 0 {
			return true
		}
	}
	for j := i + 1; j < len(f.ps) && j < i+10; j++ {
		p := &f.ps[j]
		if p.Is('.') || p.Is(';') || p.ID == f.id.and || p.Flags&numeral.Paragraph != 0 {
			break
		}
		if f.contextOf(p)&future != 0 {
			return true
		}
	}
	return false
}

// isCode reports whether the number at i is part of a name or code.
func (f *finder) isCode(i int) bool {
	p, prev := f.piece(i), f.prev(i)
	if p.Glued() && (prev.Kind != numeral.Mark || prev.Is('$') || prev.Is('/') || prev.Is('.') || prev.Is(':') || prev.Is('#') || prev.Is('=') || prev.Is('_') || prev.Is('+') ||
		prev.ID >= 128 && prev.Kind == numeral.Mark) {
		return true
	}
	if p.Glued() && prev.Is('-') {
		if q := f.prev(i - 1); prev.Glued() && !(f.word(q).Portion != "") {
			return true
		}
	}
	if prev.Is('.') {
		prev = f.prev(i - 1)
	}
	return f.contextOf(prev)&codeWord != 0
}

// isYear decides whether four digits are a year.
func (f *finder) isYear(i, end int) bool {
	p, next := f.piece(i), f.next(end)
	if f.isCode(i) || next.Glued() && (next.Is('/') || next.Is('%') || next.Is('@') || next.Is('_')) {
		return false
	}
	if next.Kind == numeral.Digits && next.Flags&numeral.Newline == 0 || f.prev(i).Kind == numeral.Digits && p.Flags&numeral.Newline == 0 {
		return false // telephone and account numbers
	}
	if next.Is('-') && next.Glued() && f.next(end+1).Glued() && f.next(end+1).Kind == numeral.Digits {
		return false
	}
	c := f.contextOf(f.prev(i))
	if f.contextOf(next)&notYear != 0 && next.Flags&numeral.Title == 0 {
		return false
	}
	if w := f.word(next); w.Unit != "" && w.Plural {
		return false
	}
	if p.Num%100 == 0 && c&beforeDate == 0 && f.prev(i).ID != f.id.the && next.Kind == numeral.Word && next.Flags&numeral.Title == 0 && f.text[next.End-1] == 's' {
		return false // "deliver 2000 pieces"
	}
	if c&beforeCount != 0 && c&beforeDate == 0 && (next.Kind == numeral.Word || p.Num < 1900) {
		return false
	}
	if e := next; e.Kind == numeral.Word && f.numbers.Scale(e) {
		return false
	}
	if p.Num >= 1900 && p.Num <= 2100 {
		return true
	}
	return c&beforeDate != 0 && next.Kind != numeral.Word || p.Num >= 1500 && c&beforeDate != 0
}

// isMonth decides whether a month's name alone is a month.
func (f *finder) isMonth(i, end int) bool {
	p, w := f.piece(i), f.word(f.piece(i))
	prev := f.prev(i)
	if next := f.next(end); next.Is('\'') && f.next(end+1).ID == f.id.s {
		return !w.Clash
	}
	if p.Flags&numeral.Title == 0 && f.contextOf(prev)&beforeDate == 0 && f.word(prev).Portion == "" && !prev.Is('-') {
		return false // "an august body"
	}
	if !w.Clash {
		if p.Glued() && prev.Is('-') {
			return f.word(f.prev(i-1)).Portion != ""
		}
		// "April Jones": a name follows
		if q := f.next(end); q.Kind == numeral.Word && q.Flags&numeral.Title != 0 && q.ID == 0 && f.contextOf(prev)&beforeDate == 0 && prev.ID != f.id.the {
			return false
		}
		return true
	}
	if p.Flags&numeral.Caps != 0 || p.Flags&numeral.Title == 0 {
		return false
	}
	pw := f.word(prev)
	return f.contextOf(prev)&beforeDate != 0 || pw.Shift != nil || pw.Portion != "" ||
		(prev.ID == f.id.and || prev.ID == f.id.or || prev.Is('-')) && f.word(f.prev(i-1)).Month > 0
}

// decade reads "1990s", "1990's".
func (f *finder) decade(i int) found {
	p := f.piece(i)
	j := i + 1
	if f.next(j).Is('\'') && f.next(j).Glued() {
		j++
	}
	if q := f.next(j); p.Kind != numeral.Digits || p.Num%10 != 0 || q.ID != f.id.s || !q.Glued() {
		return found{}
	}
	y := int(p.Num)
	switch {
	case p.N == 2:
		if f.prev(i).ID != f.id.the && f.word(f.prev(i)).Portion == "" && !f.prev(i).Is('\'') && f.prev(i).ID != f.id.in {
			return found{}
		}
		if y < 20 {
			return found{}
		}
		y += 1900
	case p.N != 4 || y < 1000 || y > 2199:
		return found{}
	}
	return found{i, j + 1, pipeline.Date, year(y) + "/" + year(y+9), false, "decade"}
}
