// Package quantity finds counts, ranks, shares, amounts of money and measures,
// and gives them exact decimal values: "another 450 scholarships", "the second
// meeting", "10 to 15 percent", "$1.5 billion", "3,300-kilometer-long".
//
// It leaves alone what only looks like a number: codes and names (COVID-19,
// Resolution 2231, F-16, 5G), "one" as a pronoun, vague counts ("dozens"),
// telephone and list numbers, and whatever extractors/date has found.
package quantity

import (
	"errors"
	"math/big"

	"readout/extractors/quantity/numeral"
	"readout/pipeline"
	"readout/rules"
)

// New returns the extractor of quantities. It fails if a rule file of numbers,
// units or currencies is at fault, and reports every fault.
func New(set *rules.Set) (*pipeline.Extractor, error) {
	lex, err := newLexicon(set)
	on, err2 := listedRules(set)
	if err := errors.Join(err, err2); err != nil {
		return nil, err
	}
	lex.on = on
	return &pipeline.Extractor{
		Name:   "quantity",
		Doc:    "Counts, ranks, shares, money and measures, with exact values.\n\nDates, codes and pronouns are left alone.",
		Labels: []string{pipeline.Cardinal, pipeline.Ordinal, pipeline.Percent, pipeline.Money, pipeline.Measure},
		Needs:  []pipeline.Layer{pipeline.LayerText, pipeline.LayerPublisher, pipeline.LayerTimexes},
		Writes: []pipeline.Layer{pipeline.LayerQuantities},
		Run: func(p *pipeline.Pass) error {
			p.Ann.Quantities = lex.find(p.Doc, p.Ann.Publisher, p.Ann.Timexes)
			return nil
		},
	}, nil
}

// finder works on one document.
type finder struct {
	*lexicon
	text    string
	ps      []numeral.Piece
	limit   int               // pieces from here on belong to the next date
	last    int               // pieces before here are taken
	codeEnd int               // index after the last number that was part of a code
	own     map[string]string // the issuer's currency for bare forms of another; nil if none
	parties *parties          // what the document says of countries; nil until it is needed
	doc     *pipeline.Document
	out     []pipeline.Quantity
}

func (l *lexicon) find(doc *pipeline.Document, by pipeline.Issuer, taken []pipeline.Timex) []pipeline.Quantity {
	f := &finder{lexicon: l, doc: doc, text: doc.Text, own: l.issuers[by.ISO3].Means}
	f.ps = l.vocab.Lex(f.text, make([]numeral.Piece, 0, len(f.text)/5+8))
	t := 0
	f.limit, f.codeEnd = -1, -1
	for i := 0; i < len(f.ps); {
		for t < len(taken) && taken[t].Span.End <= f.ps[i].Start {
			t++
			f.limit = -1
		}
		if t < len(taken) && f.ps[i].Start >= taken[t].Span.Start {
			i++
			f.last = i
			continue
		}
		p := &f.ps[i]
		if f.classOf(p)&idiom != 0 {
			if _, end := f.idioms.Longest(f.ps, i); end > i {
				i = end
				continue
			}
		}
		if p.ID == 0 && p.Kind != numeral.Digits {
			i++
			continue
		}
		if c := f.classOf(p); !f.numbers.Starts(p) && c&(signed|unitary) == 0 && p.ID != f.id.a && !p.Is('-') && !p.Is('.') {
			i++
			continue
		}
		if f.limit < 0 {
			f.limit = len(f.ps)
			if t < len(taken) {
				for f.limit = i; f.limit < len(f.ps) && f.ps[f.limit].Start < taken[t].Span.Start; {
					f.limit++
				}
			}
		}
		end := f.at(i)
		i = max(end, i+1)
	}
	return f.out
}

var nothing numeral.Piece

// next returns piece i, or an empty mark if it lies behind a blank line or in a
// date.
func (f *finder) next(i int) *numeral.Piece {
	if i >= len(f.ps) || i >= f.limit || f.ps[i].Flags&numeral.Paragraph != 0 {
		return &nothing
	}
	return &f.ps[i]
}

// after is next that also sees dates.
func (f *finder) after(i int) *numeral.Piece {
	if i >= len(f.ps) || f.ps[i].Flags&numeral.Paragraph != 0 {
		return &nothing
	}
	return &f.ps[i]
}

// prev returns the piece before i, or an empty mark if a blank line stands
// between.
func (f *finder) prev(i int) *numeral.Piece {
	if i <= 0 || i > len(f.ps) || i < len(f.ps) && f.ps[i].Flags&numeral.Paragraph != 0 {
		return &nothing
	}
	return &f.ps[i-1]
}

// number parses a number at i that does not reach into a date.
func (f *finder) number(i int) (numeral.Number, bool) {
	if i >= f.limit || i >= len(f.ps) {
		return numeral.Number{End: i + 1}, false
	}
	if p := &f.ps[i]; !f.numbers.Starts(p) && p.ID != f.id.a && !p.Is('-') && !p.Is('.') {
		return numeral.Number{End: i + 1}, false
	}
	return f.numbers.Parse(f.text, f.ps[:f.limit], i)
}

var lo2 = big.NewRat(2, 1)

// amount is a number with what stands beside it.
type amount struct {
	start, end int // pieces
	lo, hi     *big.Rat
	falling    bool           // the range goes down, "from 14 to 5 percent": no range of counts
	n          numeral.Number // the first number
	last       numeral.Number // the last number of a range
}

// at reads the quantity at i, if there is one, and returns the index at which
// to go on.
func (f *finder) at(i int) int {
	if end := f.moneyBefore(i); end > i {
		return end
	}
	if f.classOf(&f.ps[i])&unitary != 0 {
		if u, j := f.unitsAhead.Longest(f.ps, i); j > i {
			if n, ok := f.number(j); ok && !n.Ordinal && !n.InWords {
				f.emit(amount{start: i, end: n.End, lo: n.Value, n: n}, pipeline.Measure, u.name, "", ruleMeasure)
				return n.End
			}
		}
	}
	n, ok := f.number(i)
	if !ok {
		return n.End
	}
	if f.glued(i, n) {
		return n.End
	}
	if n.Ordinal {
		if f.isRank(i, n) {
			f.emit(amount{start: i, end: n.End, lo: n.Value, n: n}, pipeline.Ordinal, "", "", ruleOrdinal)
		}
		return n.End
	}
	a := f.rangeFrom(i, i, n)
	for _, read := range []func(amount) int{f.percentAfter, f.moneyAfter, f.unitAfter} {
		if end := read(a); end > 0 {
			return end
		}
	}
	if end := n.Echo(f.ps[:f.limit]); end > n.End && a.hi == nil { // "ten (10) percent"
		b := a
		b.end = end
		for _, read := range []func(amount) int{f.percentAfter, f.moneyAfter, f.unitAfter} {
			if end := read(b); end > 0 {
				return end
			}
		}
	}
	if p, m := f.next(n.End), f.next(n.End+1); a.hi == nil && n.Plain && p.Is('-') && p.Glued() && m.Glued() && m.Kind == numeral.Digits {
		return n.End + 2 // the score of a game, "3-0"
	}
	if n.Letter > 0 && a.hi == nil && !f.bigLetter(n) {
		return n.End
	}
	if a.hi != nil && (a.falling || !f.isCount(i, a) || !f.isRange(a)) {
		if !a.falling && f.codeEnd == a.end || f.next(n.End).Is('-') && n.Plain {
			return a.end
		}
		a = amount{start: i, end: n.End, lo: n.Value, n: n, last: n}
	}
	if f.isCount(i, a) {
		if n.Fraction && n.Article { // "by more than a half"
			a.start++
		}
		f.emit(a, pipeline.Cardinal, "", "", ruleCardinal)
	}
	return a.end
}

// bigLetter reports whether the letter glued to a number is surely a scale:
// "100K", "5M", but "5m" may be meters and "3b" a clause.
func (f *finder) bigLetter(n numeral.Number) bool {
	p := &f.ps[n.Letter]
	if p.End-p.Start > 1 { // "105mm howitzers": only money has its millions so
		return false
	}
	c := f.text[p.Start]
	if c == 'm' {
		return n.End == n.Letter+1 && f.plural(f.after(n.End)) // "5m people"
	}
	if c == 'b' {
		return !n.Unlettered.IsInt()
	}
	if c == 'B' { // "Flat 4B"
		return !n.Unlettered.IsInt() || n.End == n.Letter+1 && f.plural(f.after(n.End))
	}
	return c == 'K' || c == 'M' || c == 'k'
}

// rangeFrom reads the rest of "10 to 15", "10-15", "three or four"; its first
// number stands at i, and the sign before that at start.
func (f *finder) rangeFrom(start, i int, n numeral.Number) amount {
	before := f.prev(start)
	if start < i {
	} else if before.Kind == numeral.Mark && before.End > 0 || before.Kind == numeral.Word && f.codes[before.ID] != "" {
		before = f.prev(i - 1) // "between $5 and $6 million"
	}
	a := amount{start: i, end: n.End, lo: n.Value, n: n, last: n}
	j := n.End
	p := f.next(j)
	join := 0
	switch {
	case p.Is('-') && !f.next(j+1).Is('-'):
		join = j + 1
		if f.next(join).ID == f.id.to && f.next(join+1).Is('-') { // "five-to-seven"
			join += 2
		}
	case p.ID == f.id.to, p.ID == f.id.or:
		join = j + 1
	case p.ID == f.id.and && (f.prev(i).ID == f.id.between || before.ID == f.id.between):
		join = j + 1
	default:
		return a
	}
	// The sign may stand on both ends: "$8 to $10 billion", "5%-7%".
	if f.classOf(f.next(join))&signed != 0 {
		if _, k := f.currencyBefore(join); k > join {
			join = k
		}
	}
	m, ok := f.number(join)
	if !ok || m.Ordinal || m.Article || m.Fraction != n.Fraction || f.next(join).Is('-') || n.Value.Sign() < 0 {
		return a
	}
	if p.ID == f.id.or && (m.Value.Cmp(new(big.Rat).Mul(lo2, n.Value)) > 0 && !m.InWords || m.InWords != n.InWords || n.Plain && m.Plain && n.Value.Cmp(big.NewRat(30, 1)) > 0) {
		return a
	}
	lo := n.Value
	down := p.ID == f.id.to && before.ID == f.id.from
	if n.Factor.Cmp(m.Factor) != 0 && n.Factor.IsInt() && n.Factor.Num().BitLen() == 1 {
		if s := new(big.Rat).Mul(lo, m.Factor); s.Cmp(m.Value) < 0 || down && n.Plain && s.Cmp(new(big.Rat).Mul(m.Value, big.NewRat(100, 1))) < 0 {
			lo = s // "8 to 10 billion"
		}
	}
	switch c := lo.Cmp(m.Value); {
	case c == 0, c > 0 && !down:
		return a
	case c > 0: // "from 14 to 5 percent"
		a.falling = true
	}
	a.lo, a.hi, a.end, a.last = lo, m.Value, m.End, m
	return a
}

// isRange decides whether two counts joined by a dash, "to" or "or" are one
// range: numbers with a plain dash may be a score.
func (f *finder) isRange(a amount) bool {
	p := f.next(a.n.End)
	if p.Is('-') && a.n.Plain && a.last.Plain && f.ps[a.end-1].N <= 2 && p.Glued() { // "won 1-2"
		before, next := f.prev(a.start), f.after(a.end)
		_, j := f.qualifiers.Before(f.ps, a.start)
		noun := next.Kind == numeral.Word && f.classOf(next)&stop == 0
		return noun || j < a.start || f.classOf(before)&ranged != 0
	}
	if p.ID == f.id.or {
		d := new(big.Rat).Sub(a.hi, a.lo)
		return d.Cmp(big.NewRat(2, 1)) <= 0 || !a.n.Plain
	}
	return true
}

// emit adds a quantity, with its qualifier and what it counts.
func (f *finder) emit(a amount, label, unit, code, rule string) {
	if !f.on[rule] {
		f.last = a.end
		return
	}
	q := pipeline.Quantity{
		Span:  pipeline.Span{Start: f.ps[a.start].Start, End: f.ps[a.end-1].End},
		Label: label, Value: numeral.Format(a.lo), Unit: unit, Currency: code,
		Qualifier: pipeline.Exact, Rule: rule,
	}
	if a.hi != nil {
		q.High = numeral.Format(a.hi)
	}
	if label != pipeline.Ordinal {
		if w, j := f.qualifiers.Before(f.ps, a.start); j < a.start && j >= f.last {
			q.Qualifier = w
		}
	}
	switch label {
	case pipeline.Cardinal:
		from := a.end
		if p := f.after(from); p.Is('+') && p.Glued() { // "50+ flights"
			q.Qualifier = pipeline.AtLeast
			from++
		}
		q.Of = f.counted(from)
	case pipeline.Percent, pipeline.Measure, pipeline.Money:
		if f.after(a.end).ID == f.id.of || label == pipeline.Money && f.after(a.end).ID == f.id.in {
			q.Of = f.counted(a.end + 1)
		}
	}
	f.out = append(f.out, q)
	f.last = a.end
}
