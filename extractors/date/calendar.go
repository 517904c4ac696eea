package date

import (
	"readout/extractors/quantity/numeral"
	"readout/pipeline"
)

// A stretch is a month or year that other words pick a part from: "of July",
// "of next month", "of 2015". m is 0 for a year; end is 0 if there is none.
type stretch struct {
	y, m, end int
	relative  bool
}

// stretchAt reads a month or a year, named or relative, with the "of", "in" or
// "the" before it.
func (f *finder) stretchAt(i int) (s stretch) {
	j := i
	if id := f.next(j).ID; id == f.id.of || id == f.id.in {
		j++
	}
	if f.next(j).ID == f.id.the {
		j++
	}
	if w := f.word(f.next(j)); w.Shift != nil && !w.OnlyLoose && !f.now.IsZero() {
		switch u := f.word(f.next(j + 1)); {
		case u.Unit == "M" && !u.Plural:
			t := day(f.now.Year(), int(f.now.Month())+*w.Shift, 1)
			return stretch{t.Year(), int(t.Month()), j + 2, true}
		case u.Unit == "Y" && !u.Plural:
			return stretch{f.now.Year() + *w.Shift, 0, j + 2, true}
		}
		return s
	}
	if f.word(f.next(j)).Unit == "Y" && j > i && f.next(j-1).ID != f.id.the {
		j++ // "of year 2015"
	}
	if m, end := f.month(j); end > 0 {
		if y, yend := f.yearNumber(end); yend > 0 {
			return stretch{y, m, yend, false}
		}
		mo := f.ofYear(moment{m: m, end: end})
		switch {
		case mo.y > 0:
			return stretch{mo.y, m, mo.end, true}
		case f.now.IsZero():
			return s
		}
		v, _ := f.resolve(j, moment{m: m, end: end})
		if b, _, ok := Bounds(v); ok {
			return stretch{b.Year(), m, end, true}
		}
		return s
	}
	if y, end := f.yearNumber(j); end > 0 && j > i {
		return stretch{y, 0, end, false}
	}
	return s
}

// nth reads what follows the nth (-1 is the last): "week of 2015", "Friday of
// July", "month of 2021"; i is where the expression starts, j the piece after
// the ordinal.
func (f *finder) nth(i, j, n int) found {
	p := f.next(j)
	w := f.word(p)
	s := f.stretchAt(j + 1)
	switch {
	case w.Weekday > 0 && !w.Clash && n > 0 && n <= 5:
		if s.end == 0 {
			if f.now.IsZero() || f.next(j+1).ID == f.id.of || f.next(j+1).ID == f.id.in || p.Flags&numeral.Title == 0 {
				return found{}
			}
			s = stretch{f.now.Year(), int(f.now.Month()), j + 1, true}
		}
		if s.m == 0 {
			return found{}
		}
		t := day(s.y, s.m, 1)
		t = t.AddDate(0, 0, (w.Weekday-isoWeekday(t)+7)%7+7*(n-1))
		if int(t.Month()) != s.m {
			return found{start: i, end: s.end} // "the fifth Sunday" of a month with four
		}
		return found{i, s.end, pipeline.Date, fmtDay(t), s.relative, "nth-weekday"}
	case w.Weekday > 0 && !w.Clash && n == -1 && s.m > 0:
		t := day(s.y, s.m+1, 0)
		return found{i, s.end, pipeline.Date, fmtDay(t.AddDate(0, 0, -((isoWeekday(t) - w.Weekday + 7) % 7))), s.relative, "nth-weekday"}
	case w.Unit == "W" && !w.Plural && s.end > 0 && (n == -1 || n >= 1 && n <= 53):
		return found{i, s.end, pipeline.Date, nthWeek(s, n), s.relative, "nth-week"}
	case w.Unit == "M" && !w.Plural && s.end > 0 && s.m == 0 && (n == -1 || n >= 1 && n <= 12):
		if n == -1 {
			n = 12
		}
		return found{i, s.end, pipeline.Date, fmtMonth(s.y, n), s.relative, "nth-month"}
	}
	return found{}
}

// nthWeek returns the nth week of a month or year, the last if n is -1. As in
// ISO 8601 a week belongs to where its Thursday lies.
func nthWeek(s stretch, n int) string {
	first, last := day(s.y, 1, 1), day(s.y, 12, 31)
	if s.m > 0 {
		first, last = day(s.y, s.m, 1), day(s.y, s.m+1, 0)
	}
	if n == -1 {
		return fmtWeek(last.AddDate(0, 0, -((isoWeekday(last) - 4 + 7) % 7)))
	}
	t := first.AddDate(0, 0, (4-isoWeekday(first)+7)%7+7*(n-1))
	if t.After(last) {
		return ""
	}
	return fmtWeek(t)
}

// week reads "week 31 of 2018", "the week of April 10", "the week beginning on
// February 4".
func (f *finder) week(i int) found {
	p := f.next(i + 1)
	if p.Kind == numeral.Digits && p.N <= 2 && p.Num >= 1 && p.Num <= 53 && !p.Glued() {
		if s := f.stretchAt(i + 2); s.end > 0 && s.m == 0 {
			return found{i, s.end, pipeline.Date, nthWeek(s, int(p.Num)), s.relative, "week-number"}
		}
		if f.now.IsZero() {
			return found{}
		}
		return f.date(i, i+2, "week-number", nthWeek(stretch{y: f.now.Year()}, int(p.Num)))
	}
	j := i + 1
	switch {
	case p.ID == f.id.of:
		j++
	case f.isWord(p, "beginning"), f.isWord(p, "starting"), f.isWord(p, "commencing"):
		j++
		if f.next(j).ID == f.id.on {
			j++
		}
	default:
		return found{}
	}
	m := f.moment(j)
	if q := f.next(m.end); q.Is('-') && q.Glued() {
		return found{}
	}
	if m.d == 0 || m.m == 0 || !m.valid() || j == i+2 && p.ID == f.id.of && f.prev(i).ID != f.id.the {
		return found{}
	}
	v, rel := f.resolve(i, m)
	b, _, ok := Bounds(v)
	if !ok {
		return found{}
	}
	return found{i, m.end, pipeline.Date, fmtWeek(b), rel, "week-of"}
}

// afterNext reads "the year after next", "the weekend after the next".
func (f *finder) afterNext(i int) found {
	w, j := f.word(f.piece(i)), i+2
	if f.next(i+1).ID != f.id.after || w.Plural || f.prev(i).ID != f.id.the {
		return found{}
	}
	if f.next(j).ID == f.id.the {
		j++
	}
	if !f.isWord(f.next(j), "next") || f.word(f.next(j+1)).Unit != "" {
		return found{}
	}
	switch w.Unit {
	case "Y", "M", "W", "D", "weekend", "quarter":
		return f.date(i, j+1, "after-next", f.shift(w.Unit, 2))
	}
	return found{}
}

// decadeWord reads "the seventies", "the nineteen seventies".
func (f *finder) decadeWord(i int) found {
	start, century := i, 1900
	if f.isWord(f.prev(i), "nineteen") {
		start = i - 1
	} else if f.prev(i).ID != f.id.the && f.prev(i).ID != f.id.in && f.word(f.prev(i)).Portion == "" {
		return found{}
	}
	y := century + f.word(f.piece(i)).Decade
	return found{start, i + 1, pipeline.Date, year(y) + "/" + year(y+9), false, "decade"}
}

// quarterAfter reads the "Q3" of "2016 Q3", "2017-q1"; y is the year before it.
func (f *finder) quarterAfter(i, y, j int) found {
	if p := f.next(j); p.Is('-') && p.Glued() {
		j++
	}
	p, k := f.next(j), f.next(j+1)
	quarter := p.ID == f.id.q
	if !quarter && p.ID != f.id.h || k.Kind != numeral.Digits || !k.Glued() || k.N != 1 || k.Num < 1 || quarter && k.Num > 4 || !quarter && k.Num > 2 {
		return found{}
	}
	return found{i, j + 2, pipeline.Date, partOfYear(y, int(k.Num), quarter), false, "quarter"}
}
