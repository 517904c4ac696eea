package date

import (
	"math/big"

	"readout/extractors/quantity/numeral"
	"readout/pipeline"
)

// date makes a DATE that was resolved against the day of the document; without
// that day it has no value.
func (f *finder) date(i, end int, rule, value string) found {
	if f.now.IsZero() {
		value = ""
	}
	return found{i, end, pipeline.Date, value, true, rule}
}

// today reads "today", "yesterday", "the day after tomorrow".
func (f *finder) today(i int) found {
	n, start := *f.word(f.piece(i)).Day, i
	switch p := f.prev(i); {
	case p.ID == f.id.after && f.prev(i-1).ID == f.id.day && n == 1:
		n, start = 2, i-2
	case p.ID == f.id.before && f.prev(i-1).ID == f.id.day && n == -1:
		n, start = -2, i-2
	}
	if n >= 0 && f.figurative(i, n) {
		return found{start: i, end: i + 1}
	}
	return f.date(start, i+1, "day", f.shift("D", n))
}

// figurative reports whether "today" or "tomorrow" means the present or the
// future: "the jobs of today and tomorrow", "a better tomorrow".
func (f *finder) figurative(i, n int) bool {
	p := f.prev(i)
	if n == 1 {
		if p.ID == f.id.a || f.isWord(p, "better") || f.isWord(p, "brighter") {
			return true
		}
		return p.ID == f.id.and && f.prev(i-1).ID == f.id.today && f.prev(i-2).ID == f.id.of || p.ID == f.id.of && f.isWord(f.prev(i-1), "leaders")
	}
	return p.ID == f.id.of && f.next(i+1).ID == f.id.and && f.isWord(f.next(i+2), "tomorrow")
}

func (f *finder) shift(unit string, n int) string {
	if f.now.IsZero() {
		return ""
	}
	return shiftUnit(f.now, unit, n)
}

// shifted reads "last year", "this week", "next Friday", "recent months",
// "the current fiscal year", "last July", "next 10 years".
func (f *finder) shifted(i int) found {
	w := f.word(f.piece(i))
	n, j := *w.Shift, i+1
	p := f.next(j)
	if n == -1 && !w.Stretch && f.isWord(f.piece(i), "last") {
		if x := f.nth(i, j, -1); x.end > 0 {
			return x
		}
		if x := f.months(i, j, -1); x.end > 0 {
			return x
		}
		if f.word(p).Unit == "quarter" && !f.word(p).Plural {
			if s := f.stretchAt(j + 1); s.end > 0 && s.m == 0 {
				return found{i, s.end, pipeline.Date, partOfYear(s.y, 4, true), s.relative, "part-of-year"}
			}
		}
	}
	if q := f.word(p); q.Shift != nil && (q.Stretch || q.Loose) && n == 0 { // "this coming week", "this past May"
		if x := f.shifted(j); x.end > 0 {
			if x.label == pipeline.Date {
				x.start = i
			}
			return x
		}
	}
	u := f.word(p)
	switch {
	case p.ID == f.id.fiscal && f.next(j+1).ID == f.id.year && !w.OnlyLoose:
		return f.date(i, j+2, "fiscal-year", f.shift("Y", n))
	case u.Unit == "quarter" && !u.Plural && f.word(f.next(j+1)).Unit == "century" && !f.word(f.next(j+1)).Plural:
		return found{j, j + 2, pipeline.Duration, duration(big.NewRat(1, 4), f.word(f.next(j+1))), false, "stretch"}
	case p.ID == f.id.season && !p.Glued() && !w.Stretch && !w.OnlyLoose:
		return f.date(i, j+1, "relative-season", f.harvest(n))
	case f.next(j+1).ID == f.id.season && f.contextOf(p)&season != 0 && !w.Stretch && !w.OnlyLoose: // "next heating season"
		return f.date(i, j+2, "relative-season", f.harvest(n))
	case u.Unit != "" && u.Plural:
		if !w.Loose || f.isWord(f.piece(i), "following") && f.prev(i).ID != f.id.the {
			return found{}
		}
		return f.loose(i, j+1)
	case u.Vague && w.Loose && u.Few && f.word(f.next(j+1)).Unit != "": // "last few years"
		return f.loose(i, j+2)
	case w.OnlyLoose:
		return found{}
	case u.Span && f.next(j+1).ID == f.id.year && !w.Stretch && !w.OnlyLoose: // "this academic year"
		return f.date(i, j+2, "relative-unit", f.shift("Y", n))
	case u.Unit != "" && !p.Glued():
		if u.Unit == "S" || u.Unit == "MIN" || u.Unit == "H" {
			return found{}
		}
		if v := f.besideNamed(i, u, n); v != "" {
			return f.date(i, j+1, "relative-unit", v)
		}
		if u.Unit == "D" && n == 0 && f.prev(i).ID != f.id.on && f.next(j+1).Kind == numeral.Word { // "this day is special"
			return found{}
		}
		if u.Unit == "D" && n != 0 {
			if w.Stretch || f.prev(i).ID != f.id.the {
				return found{}
			}
			return found{i, j + 1, pipeline.Date, "", true, "relative-unit"}
		}
		if f.next(j+1).ID == f.id.and && f.next(j+2).ID == f.id.a && f.next(j+3).ID == f.id.half { // "the last year and a half"
			return found{j, j + 4, pipeline.Duration, duration(big.NewRat(3, 2), u), false, "stretch"}
		}
		if w.Stretch && !(f.word(f.prev(i)).Shift != nil) || n != 0 && f.stretched(i) {
			if f.next(j + 1).Is('\'') {
				break
			}
			if w.Stretch { // "the past decade": as in "the past three decades", the word stays outside
				i = j
			}
			return found{i, j + 1, pipeline.Duration, duration(big.NewRat(1, 1), u), false, "stretch"}
		}
		if u.Unit == "W" && u.Times < 2 { // "next week Sunday"
			k := j + 1
			if f.next(k).ID == f.id.on {
				k++
			}
			if wd, end := f.weekdayName(k); end > 0 || f.word(f.next(k)).Weekday > 0 && k == j+1 {
				if end == 0 {
					wd, end = f.word(f.next(k)).Weekday, k+1
				}
				if !f.next(end).Is('\'') {
					return f.date(i, end, "week-weekday", f.shiftWeekday(wd, n))
				}
			}
		}
		return f.date(i, j+1, "relative-unit", f.shift(u.Unit, n*max(u.Times, 1)))
	case u.Weekday > 0 && n != 0 && !f.isWord(f.piece(i), "last") && !f.isWord(f.piece(i), "next") && !f.isWord(f.piece(i), "previous") && !f.isWord(f.piece(i), "following"):
		return f.date(i, j+1, "relative-weekday", f.nearestNamed(u.Weekday, n)) // "this past Monday"
	case u.Weekday > 0:
		return f.date(i, j+1, "relative-weekday", f.shiftWeekday(u.Weekday, n))
	case u.Month > 0 && (p.Flags&numeral.Title != 0 || !u.Clash):
		if m := f.moment(j); m.d > 0 || m.y > 0 {
			return found{}
		}
		_, end := f.month(j)
		return f.date(i, end, "relative-month", f.shiftMonth(u.Month, n))
	case u.Season != "":
		return f.date(i, j+1, "relative-season", f.shiftSeason(u.Season, n))
	case u.Part != "":
		return f.part(i)
	}
	if h, end := f.holidays.Longest(f.ps, j); end > j && !f.now.IsZero() {
		t, ok := h.on(f.now.Year())
		switch {
		case ok && n < 0 && !t.Before(f.now):
			t, ok = h.on(f.now.Year() - 1)
		case ok && n > 0 && !t.After(f.now):
			t, ok = h.on(f.now.Year() + 1)
		}
		if ok {
			return f.date(i, end, "holiday", fmtDay(t))
		}
	}
	return found{}
}

// stretched reports whether "the next year" at i is a length of time rather
// than a calendar year: "over the next year".
func (f *finder) stretched(i int) bool {
	j := i
	if f.prev(j).ID != f.id.the {
		return false
	}
	id := f.prev(j - 1).ID
	return id == f.id.over || id == f.id.during || id == f.id.within || id == f.id.forWord || id == f.id.in && *f.word(f.piece(i)).Shift > 0
}

// loose reads the end of "recent weeks", "coming weeks and months".
func (f *finder) loose(i, end int) found {
	for range 3 { // "weeks, months, and years"
		j := end
		if f.next(j).Is(',') {
			j++
		}
		if p := f.next(j); p.ID == f.id.and || p.ID == f.id.or {
			j++
		}
		if u := f.word(f.next(j)); j == end || u.Unit == "" || !u.Plural {
			break
		}
		end = j + 1
	}
	return found{i, end, pipeline.Date, "", true, "vague-period"}
}

func (f *finder) shiftWeekday(wd, n int) string {
	if f.now.IsZero() {
		return ""
	}
	// Of last week, of this week, of next week.
	diff := wd - isoWeekday(f.now) + 7*n
	return fmtDay(f.now.AddDate(0, 0, diff))
}

// nearestNamed returns the last weekday before, or the first after, the day of
// the document.
func (f *finder) nearestNamed(wd, n int) string {
	if f.now.IsZero() {
		return ""
	}
	diff := wd - isoWeekday(f.now)
	switch {
	case n < 0 && diff >= 0:
		diff -= 7
	case n > 0 && diff <= 0:
		diff += 7
	}
	return fmtDay(f.now.AddDate(0, 0, diff))
}

func (f *finder) shiftMonth(m, n int) string {
	if f.now.IsZero() {
		return ""
	}
	y := f.now.Year()
	switch {
	case n < 0 && m >= int(f.now.Month()):
		y--
	case n > 0 && m <= int(f.now.Month()):
		y++
	}
	return fmtMonth(y, m)
}

// unitFirst reads what begins with a unit that a number or "after next" follows.
func (f *finder) unitFirst(i int) found {
	if f.word(f.piece(i)).Unit == "W" {
		if x := f.week(i); x.end > 0 {
			return x
		}
	}
	return f.afterNext(i)
}

// bareUnit reads "the weekend", "the year" after an edge, "days ahead",
// "years to come", "decade-old".
func (f *finder) bareUnit(i int) found {
	w := f.word(f.piece(i))
	j := i + 1
	if p := f.next(j); p.ID == f.id.and && w.Plural {
		if u := f.word(f.next(j + 1)); u.Unit != "" && u.Plural {
			j += 2
		}
	}
	switch p := f.next(j); {
	case p.ID == f.id.ahead && w.Plural:
		return found{i, j + 1, pipeline.Date, "", true, "vague-period"}
	case p.ID == f.id.ahead && f.prev(i).ID == f.id.the && (w.Unit == "decade" || w.Unit == "Y" || w.Unit == "M" || w.Unit == "W"):
		return f.date(i, j+1, "unit-ahead", f.aheadValue(w.Unit))
	case p.ID == f.id.to && f.next(j+1).ID == f.id.come && w.Plural:
		return found{i, j + 2, pipeline.Date, "", true, "vague-period"}
	case p.Is('-') && p.Glued() && f.isWord(f.next(j+1), "long") && !w.Plural && w.Unit != "weekend" && !f.prev(i).Is('-'):
		return found{i, j + 2, pipeline.Duration, duration(big.NewRat(1, 1), w), false, "unit-long"}
	case p.Is('-') && p.Glued() && f.word(f.next(j+1)).Edge == "end" && w.Unit == "Y" && !w.Plural && f.contextOf(f.prev(i))&beforeDate != 0: // "by year-end"
		v := f.shift("Y", 0)
		if _, end, ok := Bounds(v); ok {
			v = fmtDay(end)
		}
		return f.date(i, j+2, "edge", v)
	case p.Is('-') && p.Glued() && f.next(j+1).ID == f.id.old && !w.Plural:
		return found{i, i + 1, pipeline.Duration, duration(big.NewRat(1, 1), w), false, "unit-old"}
	case w.Unit == "weekend" && f.prev(i).ID == f.id.the && !f.prev(i-1).Is('-'):
		return f.date(i, i+1, "weekend", f.shift("weekend", 0))
	}
	return found{}
}

// aheadValue is the stretch of a unit that begins with the day of the document.
func (f *finder) aheadValue(unit string) string {
	switch unit {
	case "decade":
		return f.shift("Y", 0) + "/" + f.shift("Y", 10)
	}
	return f.shift(unit, 1)
}

// part reads "this morning", "that evening", "tonight", "last night",
// "tomorrow morning" is a day with a part that stays outside.
func (f *finder) part(i int) found {
	p, w := f.piece(i), f.word(f.piece(i))
	if w.Part != "" {
		if f.vocab.Word(p.ID) == "tonight" {
			return found{i, i + 1, pipeline.Time, "", true, "part-of-day"}
		}
		return found{}
	}
	q := f.word(f.next(i + 1))
	if q.Part == "" || f.isWord(f.next(i+1), "tonight") || f.next(i+1).Glued() {
		return found{}
	}
	switch {
	case w.Shift != nil && *w.Shift == -1 && f.next(i+1).ID == f.id.night && !w.Stretch:
		return f.date(i, i+2, "last-night", f.shift("D", -1))
	case p.ID == f.id.this || p.ID == f.id.that:
		if f.next(i+1).ID == f.id.night && p.ID == f.id.this {
			return f.date(i, i+2, "this-night", f.shift("D", 0))
		}
		return found{i, i + 2, pipeline.Time, "", true, "part-of-day"}
	}
	return found{}
}

// besideNamed returns the stretch before or after the date that the same
// sentence named: the year of "more than in the previous year" is not counted
// from the day of the document. It is empty for other words, and where the
// sentence names no such date.
func (f *finder) besideNamed(i int, u *word, n int) string {
	w := f.piece(i)
	if !f.isWord(w, "previous") && !f.isWord(w, "preceding") && !f.isWord(w, "following") || f.prev(i).ID != f.id.the || len(f.out) == 0 || i-f.to > 40 || u.Times > 1 {
		return ""
	}
	x := &f.out[len(f.out)-1]
	if x.Label != pipeline.Date || x.Begin.IsZero() || f.to > i {
		return ""
	}
	for k := f.to; k < i; k++ {
		if f.ends(k) || f.ps[k].Flags&numeral.Paragraph != 0 {
			return ""
		}
	}
	from := x.Begin
	if n > 0 {
		from = x.End
	}
	days := int(x.End.Sub(x.Begin).Hours()/24) + 1
	switch {
	case u.Unit == "Y", u.Unit == "M" && days <= 31, (u.Unit == "W" || u.Unit == "quarter") && days <= 7, u.Unit == "D" && days == 1:
		return shiftUnit(from, u.Unit, n)
	}
	return ""
}

// harvest returns the two years of a season of sport, heating or harvest, which
// begins in July.
func (f *finder) harvest(n int) string {
	if f.now.IsZero() {
		return ""
	}
	y := f.now.Year() + n
	if f.now.Month() < 7 {
		y--
	}
	return year(y) + "/" + year(y+1)
}
