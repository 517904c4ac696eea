// Package date finds dates, times of day and lengths of time, and gives them ISO
// 8601 values: "May 12, 2021", "last July", "the first half of 2022", "3 p.m.",
// "three years".
//
// Relative expressions are resolved against the day of the document, or have no
// value where the document has none. What has no place in the calendar is left
// alone: "soon", "every day", numbers of resolutions, "may" and "march" as verbs.
//
// It runs before extractors/quantity, which avoids what is found here.
package date

import (
	"errors"
	"time"

	"readout/extractors/quantity/numeral"
	"readout/pipeline"
	"readout/rules"
)

// New returns the extractor of dates. It fails if a rule file of dates or
// numbers is at fault, and reports every fault.
func New(set *rules.Set) (*pipeline.Extractor, error) {
	lex, err := newLexicon(set)
	on, err2 := listedRules(set)
	if err := errors.Join(err, err2); err != nil {
		return nil, err
	}
	lex.on = on
	return &pipeline.Extractor{
		Name:   "date",
		Doc:    "Dates, times and durations, with ISO 8601 values.\n\nRelative expressions are resolved against the day of the document.",
		Labels: []string{pipeline.Date, pipeline.Time, pipeline.Duration},
		Needs:  []pipeline.Layer{pipeline.LayerText, pipeline.LayerPublisher},
		Writes: []pipeline.Layer{pipeline.LayerTimexes},
		Run: func(p *pipeline.Pass) error {
			p.Ann.Timexes = lex.find(p.Doc.Text, p.Doc.Date, p.Ann.Publisher)
			return nil
		},
	}, nil
}

// finder works on one document.
type finder struct {
	*lexicon
	text  string
	ps    []numeral.Piece
	now   time.Time // the day of the document; zero if unknown
	ref   moment    // the first day of the last date named; zero if none, without year if unknown
	by    pipeline.Issuer
	order int // 1 if days stand before months in dates of digits, -1 if behind, 0 if not asked yet
	start int // the piece at which a find may begin
	out   []pipeline.Timex
	// from and to are the pieces of the last find.
	from, to int
}

// found is what a grammar function recognized: nothing if end is 0.
type found struct {
	start, end int // pieces
	label      string
	value      string
	relative   bool // it was resolved against the day of the document
	rule       string
}

func (l *lexicon) find(text string, now time.Time, by pipeline.Issuer) []pipeline.Timex {
	f := &finder{lexicon: l, text: text, now: now, by: by}
	if !now.IsZero() {
		f.now = day(now.Year(), int(now.Month()), now.Day())
	}
	f.ps = l.vocab.Lex(text, make([]numeral.Piece, 0, len(text)/5+8))
	last := 0 // end of the last find: nothing may reach back into it
	for i := 0; i < len(f.ps); {
		p := &f.ps[i]
		if p.Kind != numeral.Digits && p.ID == 0 {
			i++
			continue
		}
		x := f.at(i)
		if x.end <= i || x.start < last {
			i++
			continue
		}
		switch {
		case x.label == "" || f.merge(x) || x.rule == "now":
		default:
			f.add(x)
		}
		i, last = x.end, x.end
	}
	return f.out
}

func (f *finder) add(x found) {
	if p := f.prev(x.start); x.label == pipeline.Date && p.ID == f.id.and && f.on["from-now"] != "" && f.prev(x.start-1).ID == f.id.now && f.prev(x.start-2).ID == f.id.between && !f.now.IsZero() {
		if _, e, ok := Bounds(x.value); ok && e.After(f.now) { // "between now and 15 November"
			x = found{x.start - 2, x.end, x.label, fmtDay(f.now) + "/" + x.value, true, "from-now"}
			if len(x.value) != 21 {
				x.value = fmtDay(f.now) + "/" + fmtDay(e)
			}
		}
	}
	rule := f.on[x.rule]
	if rule == "" {
		return
	}
	t := pipeline.Timex{
		Span:  pipeline.Span{Start: f.ps[x.start].Start, End: f.ps[x.end-1].End},
		Label: x.label, Value: x.value, Rule: rule,
	}
	if x.label == pipeline.Date {
		if b, e, ok := Bounds(x.value); ok {
			t.Begin, t.End = b, e
			f.ref = moment{y: b.Year(), m: int(b.Month()), d: b.Day()}
		} else if m, d, ok := yearless(x.value); ok {
			f.ref = moment{m: m, d: d}
		}
	}
	if x.relative && x.value != "" {
		t.Anchor = f.now
	}
	f.out = append(f.out, t)
	f.from, f.to = x.start, x.end
}

// wordYear reads years in words after a preposition: "in nineteen forty-five".
func (f *finder) wordYear(i int) found {
	switch id := f.prev(i).ID; id {
	case f.id.in, f.id.since, f.id.from, f.id.between, f.id.until, f.id.year:
		if _, end := f.yearWords(i); end > 0 {
			return f.absolute(i)
		}
	}
	return found{}
}

// at returns what starts at piece i.
func (f *finder) at(i int) found {
	f.start = i
	p := &f.ps[i]
	w := f.word(p)
	switch {
	case p.Kind == numeral.Digits:
		return f.first(i, f.clock, f.decade, f.splitYear, f.absolute, f.onThe, f.bracketed, f.otherCalendar, f.counted)
	case p.Kind == numeral.Mark:
		return found{}
	case w.Month > 0 || w.Weekday > 0:
		return f.first(i, f.absolute)
	case w.Day != nil:
		return f.today(i)
	case w.Shift != nil:
		return f.first(i, f.shifted)
	case w.Portion != "":
		return f.first(i, f.portion, f.holiday)
	case w.Decade > 0:
		return f.decadeWord(i)
	case w.Edge != "":
		return f.first(i, f.edge)
	case w.Season != "":
		return f.season(i)
	case w.Unit != "":
		return f.first(i, f.unitFirst, f.bareUnit, f.counted)
	case w.Part != "":
		return f.part(i)
	case w.Vague:
		return f.counted(i)
	case f.contextOf(p)&yearNoun != 0 && f.next(i+1).ID == f.id.year:
		return f.first(i, f.fiscal, f.whole)
	case w.Span:
		return f.whole(i)
	case p.ID == f.id.now:
		return f.untilNow(i)
	case p.ID == f.id.fiscal || p.ID == f.id.fy:
		return f.fiscal(i)
	case p.ID == f.id.q || p.ID == f.id.h:
		return f.quarterCode(i)
	case p.ID == f.id.noon || p.ID == f.id.midnight:
		return f.clockWord(i)
	case p.ID == f.id.that:
		return f.part(i)
	case p.ID == f.id.half, p.ID == f.id.a, p.ID == f.id.an, f.numbers.Starts(p):
		return f.first(i, f.holiday, f.wordYear, f.counted)
	}
	return f.plain(i)
}

// plain reads what begins with a word of no class of its own. Most words begin
// nothing, so it asks before it calls.
func (f *finder) plain(i int) (x found) {
	p := f.piece(i)
	if f.holidays.Has(p.ID) {
		x = f.holiday(i)
	}
	if x.end <= i && (p.ID == f.id.new || p.ID == f.id.same) {
		x = f.named(i)
	}
	if x.end <= i && p.Flags&numeral.Caps != 0 {
		x = f.romanCentury(i)
	}
	if x.end <= i && f.calendars.Has(p.ID) {
		x = f.otherCalendar(i)
	}
	return x
}

// first returns the first find of the functions.
func (f *finder) first(i int, fns ...func(int) found) found {
	for _, fn := range fns {
		if x := fn(i); x.end > i {
			return x
		}
	}
	return found{}
}

// piece returns piece i, or an empty mark beyond the ends. Looking ahead stops
// at blank lines: nothing is read across them.
func (f *finder) piece(i int) *numeral.Piece {
	if i < 0 || i >= len(f.ps) {
		return &nothing
	}
	return &f.ps[i]
}

var nothing numeral.Piece

// next returns piece i unless a blank line stands before it.
func (f *finder) next(i int) *numeral.Piece {
	p := f.piece(i)
	if p.Flags&numeral.Paragraph != 0 && i != f.start {
		return &nothing
	}
	return p
}

// prev returns the piece before i, unless a blank line stands between.
func (f *finder) prev(i int) *numeral.Piece {
	if f.piece(i).Flags&numeral.Paragraph != 0 {
		return &nothing
	}
	return f.piece(i - 1)
}

func (f *finder) contextOf(p *numeral.Piece) context {
	if p.ID <= 0 {
		return 0
	}
	return f.context[p.ID]
}
