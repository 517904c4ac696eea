package date

import (
	"time"

	"readout/extractors/quantity/numeral"
)

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
		v := f.nearestDay(m)
		if b, _, ok := Bounds(v); ok && b.Before(f.now) && m.weekday == 0 && m.d <= daysIn(b.Year()+1, m.m) && (f.deadline(i) || f.now.Sub(b) > longAgo && f.planned(i, m.end)) {
			v = fmtDay(day(b.Year()+1, m.m, m.d)) // "by March 1" lies ahead
		} else if ok && f.prev(i).ID == f.id.on && b.Sub(f.now) > longAhead && m.weekday == 0 && m.d <= daysIn(b.Year()-1, m.m) && f.recalled(i, m.end) {
			v = fmtDay(day(b.Year()-1, m.m, m.d)) // "met on January 17" lies behind
		}
		return v, true
	case m.m > 0:
		y := f.now.Year()
		switch diff := m.m - int(f.now.Month()); {
		case diff > 6 && !f.ahead(i), diff > 0 && (f.prev(i).ID == f.id.since || f.recalled(i, m.end)):
			y--
		case diff < -6 && f.ahead(i), diff < 0 && (f.deadline(i) || f.planned(i, m.end)):
			y++
		}
		return fmtMonth(y, m.m), true
	case m.weekday > 0:
		back := (isoWeekday(f.now) - m.weekday + 7) % 7
		t := f.now.AddDate(0, 0, -back)
		if back > 0 && !f.told(i, m.end) && f.ahead(i) {
			t = t.AddDate(0, 0, 7)
		}
		return fmtDay(t), true
	}
	return "", false
}

// longAgo is how far a day without a year may lie behind a sentence about the
// future that names it.
const longAgo = 45 * 24 * time.Hour

// longAhead is how far such a day may lie ahead of a sentence about the past that
// names it.
const longAhead = 20 * 24 * time.Hour

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

// told reports whether a verb in the past stands beside the words from piece i
// to end: "said on Friday", "on Sunday discussed".
func (f *finder) told(i, end int) bool {
	j := i - 1
	if f.prev(i).ID == f.id.on {
		j--
	}
	return f.past(f.piece(j)) || f.past(f.next(end))
}

// past reports whether p looks like a verb in the past.
func (f *finder) past(p *numeral.Piece) bool {
	if p.Kind != numeral.Word || p.Flags&numeral.Title != 0 || f.contextOf(p)&(future|promise) != 0 {
		return false
	}
	w := f.text[p.Start:p.End]
	return f.contextOf(p)&past != 0 || len(w) > 4 && w[len(w)-2:] == "ed"
}

// deadline reports whether the words before piece i make it a deadline that
// lies ahead: "no later than", or "by" in a sentence about the future.
func (f *finder) deadline(i int) bool {
	i = f.lead(i)
	p := f.prev(i)
	if f.isWord(p, "than") && f.isWord(f.prev(i-1), "later") && f.isWord(f.prev(i-2), "no") {
		return true
	}
	return (p.ID == f.id.by || p.ID == f.id.before) && (f.aheadWords(i) || p.ID == f.id.before && !f.pastBefore(i) || f.vowedBefore(i))
}

// vowedBefore reports whether a verb that commits stands in the sentence before
// piece i: "has promised a report by the end of January".
func (f *finder) vowedBefore(i int) bool {
	for j := i - 1; j >= 0 && j > i-25 && !f.ends(j) && f.ps[j+1].Flags&numeral.Paragraph == 0; j-- {
		if f.contextOf(&f.ps[j])&promise != 0 {
			return true
		}
	}
	return false
}

// pastBefore reports whether a verb in the past stands in the sentence before
// piece i.
func (f *finder) pastBefore(i int) bool {
	for j := i - 1; j >= 0 && j > i-25 && !f.ends(j) && f.ps[j+1].Flags&numeral.Paragraph == 0; j-- {
		if f.past(&f.ps[j]) {
			return true
		}
	}
	return false
}

// planned reports whether the words around a date put it into the future.
func (f *finder) planned(i, end int) bool { return f.tense(i, end) > 0 }

// recalled reports whether the words around a date put it into the past.
func (f *finder) recalled(i, end int) bool { return f.tense(i, end) < 0 }

// tense is 1 if the verb before a date, or the one after a date that begins its
// sentence, puts the date into the future, -1 if into the past, 0 if neither.
func (f *finder) tense(i, end int) int {
	i = f.lead(i)
	id := f.prev(i).ID
	if id == f.id.since || id == f.id.of || id == f.id.the || f.past(f.next(end)) { // "the February 1 coup"
		return 0
	}
	if conn, _ := f.connector(end); conn > 0 && f.word(f.next(conn)).Month > 0 {
		return 0 // "from May to September" may be under way
	}
	j := i - 1
	for ; j >= 0 && j > i-25 && !f.ends(j) && f.ps[j+1].Flags&numeral.Paragraph == 0; j-- {
		switch p := &f.ps[j]; {
		case f.contextOf(p)&future != 0, p.ID == f.id.to && f.promised(j):
			return 1
		case p.ID == f.id.since:
			return 0
		case f.contextOf(p)&promise != 0 && f.text[p.End-1] == 'd' && f.beside(j+1, i):
			return -1 // "promised in March that no port would be left"
		case f.past(p):
			if f.prev(j).ID == f.id.be { // "will be held"
				continue
			}
			if f.beside(j+1, i) {
				return -1
			}
			return 0
		}
	}
	if j < i-4 {
		return 0
	}
	// The date begins its sentence: "Starting in May, the Ministry will ...".
	for k := end; k < end+10 && !f.ends(k) && f.next(k).End > 0; k++ {
		switch p := f.next(k); {
		case f.contextOf(p)&future != 0:
			return 1
		case f.past(p):
			return -1
		case p.ID == f.id.and:
			return 0
		}
	}
	return 0
}

// beside reports whether nothing but names and articles, and a preposition at
// the end, stands from piece i to piece end: "signed in November", "visited Oslo
// in August", but not "related legislation in September".
func (f *finder) beside(i, end int) bool {
	if p := f.prev(end); f.contextOf(p)&beforeDate != 0 || p.ID == f.id.on {
		end--
	}
	for ; i < end; i++ {
		if p := f.piece(i); p.ID != f.id.the && !(p.Kind == numeral.Word && p.Flags&numeral.Title != 0) {
			return false
		}
	}
	return true
}

// lead returns the index at which the words "the end of" before a date at i
// begin, i if there are none.
func (f *finder) lead(i int) int {
	if f.prev(i).ID != f.id.of || f.word(f.prev(i-1)).Edge == "" {
		return i
	}
	if f.prev(i-2).ID == f.id.the {
		return i - 3
	}
	return i - 2
}

// ahead reports whether the words around piece i put what stands there into the
// future: "by Saturday", "will meet on Friday".
func (f *finder) ahead(i int) bool {
	if id := f.prev(i).ID; id == f.id.by || id == f.id.until || id == f.id.till || id == f.id.through {
		return true
	}
	return f.aheadWords(i)
}

// aheadWords is ahead without regard to the preposition.
func (f *finder) aheadWords(i int) bool {
	for j := i - 1; j >= 0 && j > i-25; j-- {
		p := &f.ps[j]
		if f.ends(j) || f.ps[j+1].Flags&numeral.Paragraph != 0 {
			break
		}
		if f.contextOf(p)&future != 0 || p.ID == f.id.to && f.promised(j) {
			return true
		}
	}
	for j := i + 1; j < len(f.ps) && j < i+10; j++ {
		p := &f.ps[j]
		if f.ends(j) || p.ID == f.id.and || p.Flags&numeral.Paragraph != 0 {
			break
		}
		if f.contextOf(p)&future != 0 {
			return true
		}
	}
	return false
}

// promised reports whether a verb that commits stands before the "to" at i:
// "agreed to", "pledged not to", "looks forward to".
func (f *finder) promised(i int) bool {
	p := f.prev(i)
	if p.ID == f.id.not {
		p = f.prev(i - 1)
	}
	return f.contextOf(p)&promise != 0
}

// ends reports whether piece i ends a sentence or clause: a semicolon, or a full
// stop that is not that of an initial, as in "U.S." and "p.m.".
func (f *finder) ends(i int) bool {
	p := f.piece(i)
	if !p.Is('.') {
		return p.Is(';')
	}
	q := f.prev(i)
	return !(q.Kind == numeral.Word && q.End-q.Start == 1 && p.Glued())
}
