package quantity

import (
	"math/big"
	"strings"

	"readout/extractors/quantity/numeral"
	"readout/pipeline"
)

// glued reports whether the number at i is part of a longer word, code or
// address: "F-16", "G20", "5G", "COVID-19", "(202) 555-1234".
func (f *finder) glued(i int, n numeral.Number) bool {
	p, prev, next := &f.ps[i], f.prev(i), f.after(n.End)
	if n.InWords {
		return next.Is('/') && next.Glued() && f.after(n.End+1).Glued()
	}
	if prev.Is('"') && next.Is('"') || prev.Is('[') && next.Is(']') && n.Plain { // "[3]" is a footnote
		return true
	}
	if p.Is('-') && next.Is('-') && next.Glued() {
		return true // "-30-", the end of a story
	}
	if p.Glued() {
		switch {
		case prev.Kind != numeral.Mark && prev.End > 0, prev.Is('%'),
			prev.Is('#'), prev.Is('+'), prev.Is('_'), prev.Is('/'), prev.Is('='), prev.Is('@'), prev.Is('.'), prev.Is('&'), prev.Is(':') && prev.Glued(), prev.Is('\''):
			return true
		case prev.Is('-') && prev.Glued() && f.prev(i-1).End > 0:
			return true
		case prev.Kind == numeral.Mark && prev.ID == '$':
			return true
		}
	}
	if prev.Is('+') || prev.Is('#') {
		return true
	}
	if next.Glued() && next.End > 0 {
		switch {
		case next.Kind == numeral.Word && n.Letter == 0:
			u, end := f.units.Longest(f.ps, n.End)
			if u.short != "" && u.short != f.text[next.Start:next.End] {
				return true // "5G"
			}
			_, cend := f.names.Longest(f.ps, n.End)
			return end == n.End && cend == n.End && f.codes[next.ID] == ""
		case next.Kind == numeral.Digits, next.Is(':') && f.after(n.End+1).Glued() && f.after(n.End+1).Kind == numeral.Digits, next.Is('_'), next.Is('@'), next.Is('+') && f.after(n.End+1).Glued() && f.after(n.End+1).Kind != numeral.Mark, next.Is('/') && f.after(n.End+1).Glued() && !(n.Fraction):
			return true
		case next.Is('-') && f.after(n.End+1).Glued() && f.after(n.End+1).Kind == numeral.Digits && f.after(n.End+2).Is('-') && f.after(n.End+2).Glued():
			return true // "123-45-67"
		}
	}
	// Digits after digits: telephone and account numbers.
	if next.Kind == numeral.Digits && next.Flags&numeral.Newline == 0 {
		return !f.caliber(n.End)
	}
	return prev.Kind == numeral.Digits && p.Flags&numeral.Newline == 0 && i-1 >= f.last
}

// caliber reports whether the digits at i are the measure of what a number before
// them counts: the "155-mm" of "60 155-mm shells".
func (f *finder) caliber(i int) bool {
	n, ok := f.number(i)
	if !ok || n.Ordinal || n.InWords {
		return false
	}
	j := n.End
	if n.Letter > 0 { // "155mm", where "mm" may be millions
		j = n.Letter
	}
	if f.after(j).Is('-') && f.after(j).Glued() {
		j++
	}
	_, end := f.units.Longest(f.ps[:f.limit], j)
	return end > j && f.after(end).Kind == numeral.Word && f.after(end).Flags&numeral.Newline == 0
}

// isCount decides whether a number without unit counts something.
func (f *finder) isCount(i int, a amount) bool {
	n, p, prev, next := a.n, &f.ps[i], f.prev(i), f.after(a.end)
	if prev.Is('-') && !n.InWords && f.classOf(f.prev(i-1))&coded != 0 {
		return false // "Covid - 19"
	}
	if f.isCoded(prev) && !f.isGerund(i, a) || prev.Is(':') && prev.Glued() && f.isWord(f.prev(i-1), "no") && f.prev(i-1).Flags&numeral.Title != 0 || prev.Is('.') && f.classOf(f.prev(i-1))&coded != 0 ||
		f.codeEnd == i-1 && (prev.ID == f.id.and || prev.ID == f.id.or || prev.ID == f.id.to || prev.Is(',') || prev.Is('-')) {
		f.codeEnd = a.end // "units 7 and 8"
		return false
	}
	if g := f.prev(i - 1); prev.ID == f.id.of && g.ID == f.id.group && g.Flags&numeral.Title != 0 {
		return false // "Group of 77"
	}
	if n.InWords {
		return f.isWordCount(i, a)
	}
	if f.isAddress(a.end, 1) {
		return false
	}
	lineStart := p.Flags&(numeral.Newline|numeral.Paragraph) != 0
	if !n.Plain {
		section := lineStart && i+1 < n.End && !n.Value.IsInt() && n.Factor.Cmp(big.NewRat(1, 1)) == 0 &&
			next.Kind == numeral.Word && next.Flags&numeral.Title != 0
		version := n.End == i+3 && f.ps[i+1].Is('.') && f.ps[i+2].N == 1 && prev.Kind == numeral.Word && prev.Flags&numeral.Title != 0 && !f.sentenceStart(i-1) &&
			f.classOf(prev)&stop == 0 && !(next.Kind == numeral.Word && f.plural(next))
		return !section && !version // "1.1 Trade", "Industry 4.0"
	}
	if f.classOf(next)&month != 0 && next.Flags&numeral.Title != 0 && p.N <= 2 {
		return false // "32 May 2021"
	}
	if p.N > 1 && f.text[p.Start] == '0' {
		return false // "010-6596 3361"
	}
	if strings.HasPrefix(f.text[next.Start:], "U.S.C.") || strings.HasSuffix(f.text[:prev.End], "E.O.") { // "22 U.S.C. 2751", "E.O. 14024"
		return false
	}
	if next.Is('(') && next.Glued() || f.classOf(next)&coded != 0 && next.Flags&numeral.Caps != 0 {
		return false // "8(a)", "22 CFR"
	}
	if a.hi != nil && a.n.Plain && a.last.Plain && (prev.Is(')') || prev.Is(']') || p.N == 3 && f.ps[a.end-1].N == 4) {
		f.codeEnd = a.end
		return false // "(202) 555-1234"
	}
	if a.hi != nil {
		return !(prev.Kind == numeral.Word && prev.Flags&numeral.Title != 0 && next.Kind != numeral.Word)
	}
	// Four digits and more without separators are codes unless a noun follows.
	named := next.Flags&numeral.Title != 0 && !(f.after(a.end+1).Flags&numeral.Title == 0 && f.pluralWithin(a.end+1, 1)) // not "1000 Kenyan nurses"
	if p.N >= 4 && (next.Kind != numeral.Word || named || f.classOf(next)&stop != 0) {
		if _, j := f.qualifiers.Before(f.ps, i); j == i {
			return false
		}
	}
	switch {
	case next.Is('.') && p.N <= 2 && (prev.Is('.') || prev.Is(';')) && !p.Glued():
		return false // "1. Trade ... 2. Visas": a list in one line
	case next.Is(')') && !(prev.Is('(') && next.Kind == numeral.Word):
		return false // "1) diversity", "(5)"
	case len(f.ps) <= 2: // the text is nothing but the number
	case lineStart && (next.Is('.') || next.End == 0 || next.Flags&numeral.Newline != 0):
		return false // "1. Security", a page number
	case lineStart && p.N <= 2 && next.Flags&numeral.Title != 0 && f.classOf(next)&stop != 0:
		return false // "2 The Minister ...": a numbered paragraph
	case prev.Is('(') && next.Is(')'):
		return false
	case prev.Kind == numeral.Word && prev.Flags&numeral.Title != 0 && f.prev(i-1).End > 0 && !f.sentenceStart(i-1) && f.numbers.Starts(f.prev(i-1)):
		return false // "two Antonov 74 aircraft"
	case prev.Kind == numeral.Word && prev.Flags&numeral.Title != 0 && f.prev(i-1).End > 0 && !f.sentenceStart(i-1) &&
		!(next.Kind == numeral.Word && f.plural(next)) && !(prev.Flags&next.Flags&numeral.Caps != 0 && f.pluralWithin(a.end, 4)): // unless all is in capitals
		return false // "Boeing 737", "Nord Stream 2 pipeline"
	}
	return true
}

// isCoded reports whether a number after p is part of a name or code.
func (f *finder) isCoded(p *numeral.Piece) bool {
	c := f.classOf(p)
	return c&coded != 0 || c&codedTitle != 0 && p.Flags&numeral.Title != 0
}

// isAddress reports whether the words from piece i on, with at least so many before
// the last, are a street: "25 King Charles Street".
func (f *finder) isAddress(i, before int) bool {
	for k := i; k < i+5; k++ {
		p := f.after(k)
		if p.Is('.') && p.Glued() {
			continue
		}
		if p.Kind != numeral.Word || p.Flags&numeral.Title == 0 {
			return false
		}
		if k >= i+before && f.classOf(p)&street != 0 {
			q := f.after(k + 1)
			return q.Kind != numeral.Word || q.Flags&numeral.Title == 0 // "the Third Silk Road Forum"
		}
	}
	return false
}

// isGerund reports whether the word before the number in words at i, one that
// codes stand behind ("Building 7"), is a verb with an object: "building two dams".
func (f *finder) isGerund(i int, a amount) bool {
	prev, next := f.prev(i), f.after(a.end)
	return a.n.InWords && prev.Flags&(numeral.Title|numeral.Caps) == 0 && strings.HasSuffix(f.text[prev.Start:prev.End], "ing") &&
		next.Kind == numeral.Word && f.classOf(next)&stop == 0
}

// sentenceStart reports whether piece i begins a sentence or line.
func (f *finder) sentenceStart(i int) bool {
	p := f.prev(i)
	return p.End == 0 || p.Is('.') || p.Is('!') || p.Is('?') || p.Is('"') || p.Is('-') || f.ps[i].Flags&numeral.Newline != 0
}

// isWordCount decides whether a number in words counts something: "one" and
// "two" are often pronouns, and "half" is a part of many words.
func (f *finder) isWordCount(i int, a amount) bool {
	n, p, prev, next := a.n, &f.ps[i], f.prev(i), f.after(a.end)
	if n.Fraction {
		return f.isPart(i, a)
	}
	if p.Glued() && prev.Is('-') && f.prev(i).Glued() && f.prev(i-1).Kind == numeral.Word {
		return false // "one-on-one"
	}
	noun := next.Kind == numeral.Word && f.classOf(next)&stop == 0 || next.Is('-') && next.Glued()
	if prev.ID == f.id.or && (!noun || strings.HasSuffix(f.text[next.Start:next.End], "ed")) || !noun && f.classOf(prev)&demonstrative != 0 {
		return false // "an hour or two", "these two"
	}
	if !noun && p.Flags&numeral.Title != 0 && prev.Kind == numeral.Word && prev.Flags&numeral.Title != 0 && !f.sentenceStart(i) {
		return false // "World War Two"
	}
	if n.End == i+1 && p.ID == f.id.one {
		return f.isOne(i, a)
	}
	if next.Is('-') && next.Glued() && f.after(a.end+1).ID == f.id.one {
		return false
	}
	// "The two discussed": a pronoun, unless a noun follows.
	if prev.ID == f.id.the && n.Value.Cmp(big.NewRat(10, 1)) <= 0 && !(next.Is('-') && next.Glued()) {
		w := f.text[next.Start:next.End]
		if strings.HasSuffix(w, "ly") { // "the two briefly met", but "the two brotherly countries"
			return f.after(a.end+1).Kind == numeral.Word && f.plural(f.after(a.end+1))
		}
		if f.classOf(next)&amid != 0 { // "the two most important deadlines"
			noun = f.pluralWithin(a.end+1, 3)
		}
		if strings.HasSuffix(w, "ed") { // "The two discussed trade", but "in the four advanced fields"
			return f.classOf(f.prev(i-1))&governing != 0 && f.pluralWithin(a.end+1, 1)
		}
		return noun
	}
	return true
}

// pluralWithin reports whether one of the k words from piece i on, before any word
// that ends a noun phrase, looks like a plural noun.
func (f *finder) pluralWithin(i, k int) bool {
	for ; k > 0; i++ {
		p := f.after(i)
		if p.Is('-') && p.Glued() {
			continue
		}
		if p.Kind != numeral.Word || f.classOf(p)&stop != 0 {
			return false
		}
		if f.plural(p) {
			return true
		}
		k--
	}
	return false
}

// isOne decides whether "one" counts.
func (f *finder) isOne(i int, a amount) bool {
	prev, next := f.prev(i), f.after(a.end)
	if a.hi != nil {
		return true
	}
	if next.Is('-') && next.Glued() {
		q := f.after(a.end + 1)
		return q.Kind == numeral.Word && q.Glued() && f.classOf(q)&stop == 0
	}
	if next.Kind != numeral.Word || f.classOf(next)&stop != 0 && !(next.ID == f.id.in && f.isDenominator(a.end+1)) &&
		!(f.isWord(next, "out") && f.after(a.end+1).ID == f.id.of && f.isDenominator(a.end+2)) {
		return false
	}
	if f.plural(next) && !f.isObject(i, a.end) || f.after(a.end+1).ID == f.id.or && f.isWord(f.after(a.end+2), "another") {
		return false // "one gets the impression", "one way or another"
	}
	if f.ps[i].Flags&numeral.Title != 0 && next.Flags&numeral.Title != 0 {
		return true // "the One Belt"
	}
	return !(prev.Kind == numeral.Word && f.classOf(prev)&stop != 0 && f.pronounBefore(prev))
}

// isObject reports whether "one" at i and the word like a plural at j stand
// before a further noun, after a word that is no clause's beginning: "sign one
// fisheries agreement", but not "that one gets the impression".
func (f *finder) isObject(i, j int) bool {
	prev, noun := f.prev(i), f.after(j+1)
	return prev.Kind == numeral.Word && f.classOf(prev)&stop == 0 && noun.Kind == numeral.Word && f.classOf(noun)&stop == 0 && !f.plural(noun)
}

// pronounBefore reports whether "one" after p stands for a noun: "this one".
func (f *finder) pronounBefore(p *numeral.Piece) bool {
	return p.ID == f.id.the || f.classOf(p)&demonstrative != 0
}

func (f *finder) isWord(p *numeral.Piece, w string) bool {
	return p.ID >= 128 && f.vocab.Word(p.ID) == w
}

func (f *finder) isDenominator(i int) bool {
	m, ok := f.number(i)
	return ok && !m.Ordinal && m.Value.Cmp(big.NewRat(1, 1)) > 0
}

// isPart decides whether a fraction in words is a share: "by half", "one
// quarter of", but not "the second half", "half-hearted".
func (f *finder) isPart(i int, a amount) bool {
	prev, next := f.prev(i), f.after(a.end)
	if next.Is('-') && next.Glued() || prev.Is('-') && f.ps[i].Glued() {
		return false
	}
	if a.n.End > i+1 && !a.n.Article || f.ps[i].ID != f.id.half && !a.n.Article || a.n.End > i+2 {
		return true
	}
	if a.n.Article && next.Kind == numeral.Mark {
		return true
	}
	if q, j := f.qualifiers.Before(f.ps, i); j < i && q != "" {
		return true
	}
	return prev.ID == f.id.by || next.ID == f.id.of || next.ID == f.id.the || prev.ID == f.id.in && next.Kind == numeral.Mark
}

// isRank decides whether an ordinal is a rank: not the list words "First,",
// not ranks of an office ("Second Minister") unless "for" follows.
func (f *finder) isRank(i int, n numeral.Number) bool {
	p, prev, next := &f.ps[i], f.prev(i), f.after(n.End)
	if p.Glued() && prev.Is('-') && prev.Glued() {
		return false
	}
	if n.InWords && (f.sentenceStart(i) && (next.Is(':') || next.Is('.')) || next.Is(',') && prev.ID != f.id.the) {
		return false // "First, ..."
	}
	if n.InWords && prev.ID == f.id.a && next.Kind == numeral.Mark && !next.Is('-') {
		return false // "They waited a second."
	}
	if n.InWords && (prev.ID == f.id.to || f.classOf(prev)&auxiliary != 0) && (next.Kind == numeral.Digits || f.numbers.Starts(next)) {
		return false // "to second 12 engineers", "would second four"
	}
	if p.ID == f.id.first && prev.Kind == numeral.Word && f.plural(prev) && next.Kind == numeral.Word && strings.HasSuffix(f.text[next.Start:next.End], "ed") && f.classOf(prev)&stop == 0 {
		return false // "The Presidents first visited"
	}
	if p.ID == f.id.first && prev.ID != f.id.the && f.classOf(next)&adverbial != 0 {
		return false // "Well, first let me say"
	}
	if f.classOf(prev)&coded != 0 || (!n.InWords || p.Flags&numeral.Title != 0) && f.isAddress(n.End, 0) { // "16th Street", "Second Thomas Shoal"
		return false
	}
	if n.InWords && p.Flags&numeral.Title != 0 && f.classOf(next)&office != 0 && next.Flags&numeral.Title != 0 {
		return f.forOffice(n.End + 1)
	}
	return true
}

// forOffice reports whether "for" follows an office at once: "Second Minister
// for Finance" is a rank among ministers.
func (f *finder) forOffice(i int) bool {
	return f.isWord(f.after(i), "for")
}

// counted returns the noun phrase that begins at piece i: up to its last noun
// as far as that can be told without parsing.
func (f *finder) counted(i int) pipeline.Span {
	if f.after(i).Is('-') && f.after(i).Glued() {
		i++
	}
	end, j := 0, i
	for ; j < len(f.ps) && j < i+8; j++ {
		p := f.after(j)
		if p.Is('-') && p.Glued() && f.after(j+1).Glued() && f.after(j+1).Kind == numeral.Word || p.Is('.') && j > i && f.ps[j-1].End-f.ps[j-1].Start == 1 {
			continue
		}
		if p.Kind == numeral.Digits && p.Glued() && j > i && end == 0 {
			continue // "G20 members"
		}
		if p.Kind != numeral.Word || f.classOf(p)&stop != 0 || p.Flags&numeral.Newline != 0 {
			break
		}
		if f.plural(p) {
			end = j + 1
			continue
		}
		if end > 0 {
			break
		}
	}
	if end == 0 && j == i+1 && f.ps[i].Kind == numeral.Word {
		if w := f.text[f.ps[i].Start:f.ps[i].End]; !strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "ing") {
			end = j // "one entity in"
		}
	}
	if end == 0 {
		return pipeline.Span{}
	}
	return pipeline.Span{Start: f.ps[i].Start, End: f.ps[end-1].End}
}

// plural reports whether a word looks like a plural noun.
func (f *finder) plural(p *numeral.Piece) bool {
	w := f.text[p.Start:p.End]
	if p.Flags&numeral.Caps != 0 {
		w = strings.ToLower(w)
	}
	switch w {
	case "people", "women", "men", "children", "personnel", "staff", "police", "aircraft", "persons":
		return true
	}
	k := len(w)
	return k > 3 && w[k-1] == 's' && w[k-2] != 's' && w[k-2] != 'u' && w[k-2] != 'i'
}
