package date

import (
	"strings"

	"readout/extractors/quantity/numeral"
	"readout/pipeline"
)

// isCode reports whether the number at i is part of a name or code.
func (f *finder) isCode(i int) bool {
	p, prev := f.piece(i), f.prev(i)
	if p.Glued() && prev.Is('/') && f.besideName(i) {
		return false
	}
	if p.Glued() && (prev.Kind != numeral.Mark || prev.Is('$') || prev.Is('/') || prev.Is('.') || prev.Is(':') || prev.Is('#') || prev.Is('=') || prev.Is('_') || prev.Is('+') ||
		prev.ID >= 128 && prev.Kind == numeral.Mark) {
		return true
	}
	if p.Glued() && prev.Is('-') {
		if q := f.prev(i - 1); prev.Glued() && f.word(q).Portion == "" && !(p.N == 4 && f.contextOf(q)&affix != 0) {
			return true
		}
	}
	if prev.Is('.') {
		prev = f.prev(i - 1)
	}
	return f.contextOf(prev)&codeWord != 0
}

// besideName reports whether the year at i follows a slash after an abbreviation
// that is no part of an address or document number: "SDGs/2030 Agenda".
func (f *finder) besideName(i int) bool {
	p, q := f.piece(i), f.prev(i-1)
	return p.N == 4 && !f.next(i+1).Glued() && f.prev(i).Glued() && q.Kind == numeral.Word && !q.Glued() && q.End-q.Start > 2 && q.Flags&numeral.Caps == 0
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
	if q := f.prev(i - 2); f.prev(i).Is('(') && f.prev(i).Glued() && f.prev(i-1).Kind == numeral.Digits && f.prev(i-1).Glued() && (q.Is('.') || q.Is('/')) {
		return false // "PSC/PR/COMM.1038(2021)"
	}
	c := f.contextOf(f.prev(i))
	if f.isWord(f.prev(i), "than") && f.isComparative(i-2) { // "no later than 2050"
		c = beforeDate
	}
	if f.contextOf(next)&notYear != 0 && next.Flags&numeral.Title == 0 || f.contextOf(next)&coded != 0 && next.Flags&numeral.Title != 0 && f.prev(i).ID == f.id.the && p.Num < 2000 {
		return false
	}
	if w := f.word(next); w.Unit != "" && w.Plural {
		return false
	}
	noun := next // "deliver 2000 pieces", "2000 Syrian students"
	if next.Kind == numeral.Word && next.Flags&numeral.Title != 0 {
		noun = f.next(end + 1)
	}
	if p.Num%100 == 0 && c&beforeDate == 0 && f.prev(i).ID != f.id.the && noun.Kind == numeral.Word && noun.Flags&numeral.Title == 0 && f.text[noun.End-1] == 's' {
		return false
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
	if p.Num >= 1600 && p.Num < 1900 && f.oldYear(i, end) {
		return true
	}
	return c&beforeDate != 0 && next.Kind != numeral.Word || p.Num >= 1500 && c&beforeDate != 0
}

// oldYear decides whether four digits that could be a count as well are a year:
// "the 1833 constitution", "the painting (1886)", "in the year 1862".
func (f *finder) oldYear(i, end int) bool {
	prev, next := f.prev(i), f.next(end)
	switch {
	case prev.Is('('):
		return next.Is(')')
	case prev.ID == f.id.year, f.isWord(prev, "anno"):
		return true
	case prev.ID == f.id.in || prev.ID == f.id.since:
		return next.Kind == numeral.Word && next.Flags&numeral.Title != 0
	case prev.ID == f.id.the || f.contextOf(prev)&possessive != 0:
		w := f.text[next.Start:next.End]
		return next.Kind == numeral.Word && (!strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss")) && f.word(next).Unit == "" && !f.numbers.Starts(next)
	}
	return false
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
	if q := f.next(end); q.Kind == numeral.Word && q.Flags&numeral.Title != 0 && q.Flags&numeral.Newline == 0 && q.ID == 0 && (prev.ID == f.id.of || prev.ID == f.id.by || prev.ID == f.id.forWord || prev.ID == f.id.from || prev.ID == f.id.to) {
		return false // "the report of May Osman"
	}
	q := f.next(end)
	if prev.ID == f.id.the && f.contextOf(q)&event != 0 && q.Flags&numeral.Title == 0 {
		return true // "the March meeting"
	}
	if !w.Short && (prev.ID == f.id.the || f.contextOf(prev)&possessive != 0) && q.Kind == numeral.Word && q.ID == 0 && q.Flags&numeral.Title == 0 {
		return true // "its May report"
	}
	if r := f.next(end + 1); (q.ID == f.id.and || q.ID == f.id.or) && f.word(r).Month > 0 && !f.word(r).Clash && r.Flags&numeral.Title != 0 {
		return true // "May and June were dry"
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
		// "2030's plan" is of that year; "the 1990's" are ten.
		if q := f.prev(i); q.ID != f.id.the && q.ID != f.id.in && f.word(q).Portion == "" && !q.Is('-') {
			return found{}
		}
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
