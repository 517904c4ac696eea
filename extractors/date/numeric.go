package date

import (
	"readout/extractors/quantity/numeral"
)

// noMonth makes a moment that no calendar has, as numbers out of range do.
const noMonth = 13

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
		x.m, x.d = f.ordered(int(a.Num), int(b.Num), s1.Is('.'))
	case three && a.N <= 2 && b.N <= 2 && c.N == 2 && !s1.Is('.') && c.Num > 0: // "5/12/21"
		x.y = 2000 + int(c.Num)
		if c.Num >= 30 {
			x.y -= 100
		}
		x.m, x.d = f.ordered(int(a.Num), int(b.Num), false)
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
	case !three && a.N == 1 && a.Num == 9 && b.Num == 11 && s1.Is('/'): // of 2001, an event's name
		return m
	case !three && a.N <= 2 && b.N <= 2 && !s1.Is('.') && a.Num >= 1 && b.Num >= 1 && !(a.Num == 24 && b.Num == 7) && f.word(f.next(i+3)).Month == 0 && (s1.Is('/') || f.prev(i).ID == f.id.on) && f.dayContext(i): // "on 4/22"
		x.m, x.d = f.ordered(int(a.Num), int(b.Num), false)
		x.end, x.rule = i+3, "numeric-day"
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
	if three && (x.m == 0 || x.d == 0) {
		x.m = noMonth // "00/00/2021"
	}
	return x
}

// ordered tells month and day of the first two numbers of a date in digits: full
// stops stand behind the day, a number above 12 is one, and otherwise it is as the
// document has it elsewhere or as its publisher's country writes.
func (f *finder) ordered(a, b int, dots bool) (month, day int) {
	switch {
	case dots || a > 12:
		return b, a
	case b > 12:
		return a, b
	}
	if f.order == 0 {
		f.order = f.dayFirst()
	}
	if f.order > 0 {
		return b, a
	}
	return a, b
}

// dayFirst is 1 if the document puts days before months, -1 if behind: the first
// date in digits with a day above 12 tells, or one that is the document's own day
// in one order only, else the country of the publisher.
func (f *finder) dayFirst() int {
	for i := 0; i+4 < len(f.ps); i++ {
		a, b, c := &f.ps[i], &f.ps[i+2], &f.ps[i+4]
		s := &f.ps[i+1]
		if !(s.Is('/') || s.Is('-')) || !s.Glued() || a.Kind != numeral.Digits || b.Kind != numeral.Digits || c.Kind != numeral.Digits || a.N > 2 || b.N > 2 || c.N != 4 || f.ps[i+3].ID != s.ID || !c.Glued() {
			continue
		}
		x, y := int(a.Num), int(b.Num)
		switch {
		case x > 12 && x <= 31 && y <= 12:
			return 1
		case y > 12 && y <= 31 && x <= 12:
			return -1
		case x != y && f.now.Equal(day(int(c.Num), y, x)):
			return 1
		case x != y && f.now.Equal(day(int(c.Num), x, y)):
			return -1
		}
	}
	if f.by.ISO3 != "" && !f.monthFirst[f.by.ISO3] {
		return 1
	}
	return -1
}

// dayContext reports whether two short numbers at i can be a month and a day,
// rather than a fraction: a word like "on" or "from" stands before them.
func (f *finder) dayContext(i int) bool {
	p := f.prev(i)
	if p.ID == f.id.on || p.ID == f.id.from || p.ID == f.id.until || p.ID == f.id.till || p.ID == f.id.between || f.word(p).Weekday > 0 {
		return true
	}
	if p.Kind == numeral.Word && p.Flags&numeral.Title != 0 && f.prev(i-1).End > 0 && f.word(p).Shift == nil {
		return false // "Press Release 12/26"
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
