package entity

import "readout/pipeline"

// letterheads gives people whose names stand in lines of their own the offices in
// the lines below or above, as in letterheads and signature blocks:
//
//	Hon Mia Lund
//	Minister of Health
//
// An office below counts more than one above.
func (p *page) letterheads() {
	for k := range p.settled {
		f := &p.settled[k]
		if f.label != pipeline.Person || f.person == nil || !p.nameLine(f) {
			continue
		}
		t := f.person
		if t.ti < t.tj && t.title >= 0 && !p.lx.titles[t.title].Honorific && !p.styleOnly(t) {
			continue
		}
		below := int(p.words[f.i].sent) + 1
		above := below - 2
		if from, to, ok := p.officeLine(below); ok {
			p.holdsLine(f, from, to)
		} else if from, to, ok := p.officeLine(above); ok && !p.namedAbove(above) {
			p.holdsLine(f, from, to)
		}
	}
}

// styleOnly reports whether a title is one word that may be no office but a form of
// address or rank: "Chief Lund", "Dr Lund", "General Lund".
func (p *page) styleOnly(t *personFacts) bool {
	h := p.titleAt[t.ti]
	return h.end >= t.tj && (p.rankAt(t.ti, h) || p.words[t.ti].fold == "chief" && h.end == t.ti+1)
}

// holdsLine makes words [from, to) the office of f. A rank keeps its kind.
func (p *page) holdsLine(f *finding, from, to int) {
	t := f.person
	kind := p.bestTitle(from, to)
	if t.ti < t.tj && t.title >= 0 && p.lx.titles[t.title].Kind == "military" && kind >= 0 && p.lx.titles[kind].Kind == "official" {
		kind = t.title
	}
	t.ti, t.tj, t.title = from, to, kind
}

// nameLine reports whether nothing but the name of f, with forms of address and
// letters behind it, stands in its line.
func (p *page) nameLine(f *finding) bool {
	sn := p.sentenceOf(f.i)
	for i := sn.first; i < f.i; i++ {
		if w := &p.words[i]; !w.isMark() && w.fold != "the" && !p.inTitle(i) {
			return false
		}
	}
	for i := f.j; i < sn.last; i++ {
		if w := &p.words[i]; !(w.upper && len(w.text) <= 5) && (w.text != "," || i == sn.last-1) && w.text != "(" && w.text != ")" {
			return false
		}
	}
	return sn.last-sn.first <= 14
}

// officeLine returns the words of the office that sentence s consists of.
func (p *page) officeLine(s int) (from, to int, ok bool) {
	if s < 0 || s >= len(p.sents) {
		return 0, 0, false
	}
	sn := p.sents[s]
	if sn.last-sn.first > 20 || sn.last == sn.first {
		return 0, 0, false
	}
	i := sn.first
	for i < sn.last && (p.words[i].text == "(" || p.words[i].fold == "the") {
		i++
	}
	from = i
	for n := 0; n < 4 && i < sn.last && p.titleAt[i].end == 0; n++ {
		if h := p.hit(i); h != nil && h.label != pipeline.Org {
			i = h.j
		} else if w := &p.words[i]; w.cap && w.common || w.poss {
			i++
		} else if e := p.orgAt[i]; e > i && e < sn.last {
			i = e // "Harbour Authority Director"
		} else {
			return 0, 0, false
		}
	}
	if i >= sn.last {
		return 0, 0, false
	}
	t := p.titleAt[i]
	if t.end == 0 || p.lx.titles[t.title].Honorific || p.lx.titles[t.title].Kind == "other" && t.end < sn.last || p.rankAt(i, t) {
		return 0, 0, false
	}
	for k := sn.first; k < sn.last; k++ {
		if o := p.owner[k]; o >= 0 && p.settled[o].label == pipeline.Person {
			return 0, 0, false
		}
		if w := &p.words[k]; w.text == ":" || w.text == "." && k == sn.last-1 || finite[w.fold] || speech[w.fold] || p.lx.is.meets[w.fold] && w.fold != "with" && w.fold != "on" {
			return 0, 0, false
		}
	}
	to = max(p.titleTail(t.end), t.end)
	// A list of fields, or another office, behind: "Minister for Trade, Minister for Ports".
	for to < sn.last && (p.words[to].text == "," && p.fieldsOn(to+1) > to+1) {
		to = p.titleTail(p.fieldsOn(to+1) + 1)
		for to < sn.last && p.words[to].cap && !p.words[to].isMark() {
			to++
		}
	}
	if rest := p.word(to); to < sn.last && rest.text != "," && rest.text != "(" && rest.fold != "and" && rest.text != "&" && rest.text != "/" {
		return 0, 0, false
	}
	return from, to, true
}

// namedAbove reports whether the line above sentence s is a name that its office
// belongs to.
func (p *page) namedAbove(s int) bool {
	if s == 0 {
		return false
	}
	sn := p.sents[s-1]
	for i := sn.first; i < sn.last; i++ {
		if o := p.owner[i]; o >= 0 && p.settled[o].label == pipeline.Person {
			return p.nameLine(&p.settled[o])
		}
	}
	return false
}

// letterheadParent returns the body that stands by itself in the line above that of f,
// which nothing else stands in either, at the top of the document; nil if none does:
//
//	Embassy of Kenya
//	Public Affairs Section
func (p *page) letterheadParent(f *finding) *finding {
	s := int(p.words[f.i].sent)
	if s == 0 || s > letterheadLines || !p.alone(f) {
		return nil
	}
	for k := range p.settled {
		if o := &p.settled[k]; o.label == pipeline.Org && int(p.words[o.i].sent) == s-1 && p.alone(o) && !p.unit(o) {
			return o
		}
	}
	return nil
}

// letterheadLines is how many lines at the top of a document may be its letterhead.
const letterheadLines = 4

// alone reports whether nothing but f, with what belongs to its name, stands in its
// line.
func (p *page) alone(f *finding) bool {
	sn := p.sentenceOf(f.i)
	for i := sn.first; i < sn.last; i++ {
		if w := &p.words[i]; (i < f.i || i >= f.j) && !w.isMark() && !longer[w.fold] && w.fold != "the" && (p.hit(i) == nil || i < f.i && p.hit(i).label == pipeline.Org) {
			return false
		}
	}
	return true
}

// unit reports whether f is called as parts of ministries and embassies are: "Public
// Affairs Section".
func (p *page) unit(f *finding) bool {
	return p.allCommon(f.i, f.j) && (p.lx.is.units[p.words[f.j-1].fold] || p.lx.is.units[p.words[f.i].fold] && p.word(f.i+1).fold == "of")
}

// kindOfUnit returns the kind of a part of a body.
func kindOfUnit(kind string) string {
	if kind == "ministry" {
		return "government"
	}
	return kind
}
