package entity

import (
	"cmp"
	"slices"
	"strings"

	"readout/pipeline"
	"readout/rules"
)

// decide replaces the findings by the names of an engine that has weighed them:
// spans and labels are the engine's; what is known of a name comes from the
// finding that it agrees with, else from the gazetteer and the words around it.
func (p *page) decide(names []pipeline.Mention) {
	slices.SortFunc(p.settled, func(a, b finding) int { return cmp.Compare(a.start, b.start) })
	names = p.borders(names)
	p.mislabelled(names)
	out := make([]finding, 0, len(names))
	p.decided = map[int32]int{}
	for _, m := range names {
		if i, j := within(p.words, m.Start, m.End); m.Label == pipeline.Person && i < j {
			p.decided[int32(i)] = j
		}
	}
	k := 0
	for _, m := range names {
		i, j := within(p.words, m.Start, m.End)
		if i >= j || slices.Contains(p.taken[i:j], true) || len(out) > 0 && out[len(out)-1].end > m.Start {
			continue
		}
		for k < len(p.settled) && p.settled[k].end <= m.Start {
			k++
		}
		m, i = p.pastCode(m, i, j)
		m, j = p.amend(m, i, j)
		if m.Label == "" {
			continue
		}
		f := finding{i: i, j: j, start: m.Start, end: m.End, label: m.Label, rule: m.Rule, confidence: m.Confidence}
		for n := k; n < len(p.settled) && p.settled[n].start < m.End; n++ {
			if p.adopt(&f, &p.settled[n]) {
				break
			}
		}
		p.describe(&f)
		out = append(out, f)
	}
	out = p.inverted(p.nobodies(p.employers(p.peoples(p.services(p.postalCodes(p.shouted(out)))))))
	p.settled = out
	for i := range p.owner {
		p.owner[i] = -1
	}
	for k := range out {
		for i := out[k].i; i < out[k].j; i++ {
			p.owner[i] = int32(k)
		}
	}
}

// shouted adds the people that the rules found in sentences in capitals, which
// engines read badly, to the names that an engine has decided on.
func (p *page) shouted(names []finding) []finding {
	n, loud := len(names), 0
	for i := range p.sents {
		if p.sents[i].shout {
			loud++
		}
	}
	if 3*loud > len(p.sents) {
		return names // all of the text is in capitals, and rules read it no better
	}
	for k := range p.settled {
		f := &p.settled[k]
		if f.label != pipeline.Person || !p.sentenceOf(f.i).shout || f.rule != "person/repeat" && f.rule != "person/title" ||
			slices.ContainsFunc(names[:n], func(o finding) bool { return o.start < f.end && f.start < o.end }) {
			continue
		}
		names = append(names, *f)
	}
	if len(names) > n {
		slices.SortFunc(names, func(a, b finding) int { return cmp.Compare(a.start, b.start) })
	}
	return names
}

// services makes bodies of the states in names whose first word an engine has read as
// a place and the noun behind it as nothing.
func (p *page) services(names []finding) []finding {
	for k := range p.settled {
		f := &p.settled[k]
		if f.label != pipeline.Org || !p.lx.is.stateBodies[p.words[f.j-1].fold] || !p.words[f.j-1].cap || p.sentenceOf(f.i).title || p.sentenceOf(f.i).shout {
			continue
		}
		h := p.hit(f.i)
		if h == nil || h.j >= f.j || h.label != pipeline.Place || p.lx.entries[h.entries[0]].source != fromCountries || f.j-h.j > 2 {
			continue
		}
		n := slices.IndexFunc(names, func(o finding) bool { return o.start == f.start && o.end == h.end && o.label == pipeline.Place })
		if n < 0 || n+1 < len(names) && names[n+1].start < f.end {
			continue
		}
		names[n] = *f
	}
	return names
}

// amend corrects what an engine cannot know of the name at words [i, j): languages
// are no names, the gazetteer tells states from peoples, and honours behind a person's
// name and a verb of a heading are no part of it. The label of what is no name is "".
func (p *page) amend(m pipeline.Mention, i, j int) (pipeline.Mention, int) {
	switch m.Label {
	case pipeline.Place, pipeline.Norp:
		if p.refused[i] && j == i+1 {
			m.Label = ""
			break
		}
		if h := p.hit(i); h != nil && h.j > j && h.label == pipeline.Place && h.label == m.Label && p.lx.entries[h.entries[0]].source == fromCountries {
			j = h.j // "St. Vincent" of "and the Grenadines"
			m.End = p.words[j-1].end
		}
		if p.word(i-1).text == "," && p.lx.is.postnominal[strings.ReplaceAll(rules.Fold(p.slice(i, j)), ".", "")] && m.Label == pipeline.Place {
			m.Label = "" // "Mia Lund, Q.C."
			break
		}
		if h := p.hit(i); h != nil && h.j == j {
			if e := &p.lx.entries[h.entries[0]]; e.source == fromCountries || e.kind == "national" && e.source == fromNorps {
				m.Label = e.label
			}
		}
	case pipeline.Org:
		if h := p.hit(i); h != nil && h.j == j && h.label == pipeline.Place && h.tier != tierWeak && !(j == i+1 && p.words[i].upper) && !slices.ContainsFunc(h.entries, func(k int32) bool { return p.lx.entries[k].label == pipeline.Org }) {
			m.Label = pipeline.Place
		}
	case pipeline.Person:
		sn := p.sentenceOf(i)
		for j > i+2 && !sn.shout && p.words[j-1].upper && !p.words[i].upper && p.lx.is.postnominal[p.words[j-1].fold] {
			j-- // "Mia Berg Lund CMG"
			if p.words[j-1].text == "," {
				j--
			}
			m.End = p.words[j-1].end
		}
		for j > i+1 && (sn.title || sn.shout) && p.lx.is.headingVerbs[p.words[j-1].fold] && !p.words[j-1].name {
			j--
			m.End = p.words[j-1].end
		}
	}
	return m, j
}

// adopt takes over what a finding of the same label knows about the name; it
// reports whether the finding is the very name.
func (p *page) adopt(f, old *finding) bool {
	if f.label != old.label {
		return false
	}
	f.person, f.place, f.org = old.person, old.place, old.org
	if f.start != old.start || f.end != old.end {
		if t := old.person; t != nil && old.i < f.i && t.tj <= old.i {
			if full := p.titleBefore(f.i); full.ti < full.tj && full.ti <= t.ti {
				f.person = full // what the rules took for a name was a field
			}
		}
		if f.person != nil && f.person.tj > f.i && f.person.ti < f.j {
			f.person = nil // words of that title are words of the name
		}
		return false
	}
	f.entries, f.rule, f.tier = old.entries, old.rule, old.tier
	return true
}

// describe adds what the gazetteer and the words around a name tell.
func (p *page) describe(f *finding) {
	if h := p.hit(f.i); f.entries == nil && h != nil && h.j == f.j {
		for _, e := range h.entries {
			if p.lx.entries[e].label == f.label {
				f.entries = append(f.entries, e)
			}
		}
	}
	if f.entries == nil && (f.label == pipeline.Place || f.label == pipeline.Org) && f.j > f.i {
		// "the Kremlin" where words before it spoke for the body; "African Union"
		// where the gazetteer has a longer name, "African Union Mission in Somalia"
		for _, k := range p.lx.phrases.Lookup(p.slice(f.i, f.j)) {
			if e := &p.lx.entries[k]; e.label == f.label && e.source != fromCities && (!e.exact || e.written == p.slice(f.i, f.j)) {
				f.entries = append(f.entries, int32(k))
			}
		}
	}
	switch f.label {
	case pipeline.Person:
		if f.person == nil || f.person.ti >= f.person.tj && p.word(f.i-1).text == "," {
			f.person = p.titleBefore(f.i)
			p.apposed(f)
		}
	case pipeline.Org:
		if f.org == nil {
			f.org = &orgFacts{kind: p.lx.heads[p.words[f.j-1].fold].Kind}
			f.org.kind = cmp.Or(f.org.kind, p.lx.heads[p.words[f.i].fold].Kind, p.nounKind(f))
		}
	}
}

// titleBefore returns the title that ends right before word i.
func (p *page) titleBefore(i int) *personFacts {
	end := i
	if p.word(end-1).text == "." && p.word(end-1).glued {
		end-- // "Dr. Mia Lund"
	}
	for k := end - 1; k >= 0 && k >= end-6 && p.same(k, i); k-- {
		if p.titleAt[k].end == end || p.titleAt[k].end == i {
			start := p.titleStart(k)
			if w := p.word(start - 1); w.fold == "and" || w.text == "&" {
				if f := p.farBefore(start-2, i); f != nil {
					return f // "Senior Advisor and Harbour Coordinator Mia Lund"
				}
			}
			return &personFacts{ti: start, tj: p.titleEnd(start, i), title: p.bestTitle(start, i)}
		}
	}
	if f := p.farBefore(i-1, i); f != nil {
		return f
	}
	return p.titleWithComma(i)
}

// farBefore returns the title that begins at or before word from and leads to the name
// at word i: "Special Envoy for Women, Girls, and Human Rights Mia Lund"; nil if none does.
func (p *page) farBefore(from, i int) *personFacts {
	for k := from; k >= 0 && k > i-farTitle && p.same(k, i) && !p.othersName(k, i); k-- {
		if t := p.titleAt[k]; t.end > 0 {
			if n, _ := p.pastTitle(k, t); n == i && !(p.word(i-1).text == "," && p.withinTail(k, i)) {
				start := p.titleStart(k)
				return &personFacts{ti: start, tj: p.titleEnd(start, i), title: p.bestTitle(start, i)}
			}
		}
	}
	return nil
}

// titleEnd returns the end of the title that begins at word start, ahead of marks
// before the name at word i.
func (p *page) titleEnd(start, i int) int {
	for i > start+1 && p.words[i-1].isMark() && p.words[i-1].text != "." && p.words[i-1].text != ")" {
		i--
	}
	return i
}

// othersName reports whether word k is of the name of a person who stands before word i.
func (p *page) othersName(k, i int) bool {
	o := p.owner[k]
	return o >= 0 && p.settled[o].label == pipeline.Person && p.settled[o].j <= i
}

// farTitle is how many words before a name its title may begin.
const farTitle = 24

// withinTail reports whether the office at word k is a word of what another office
// before it is for, up to the comma before word i.
func (p *page) withinTail(k, i int) bool {
	for n := k - 1; n > k-8 && n >= 0 && p.same(n, k); n-- {
		if t := p.titleAt[n]; t.end > 0 && t.end <= k && p.words[n].cap && !p.lx.titles[t.title].Honorific && p.titleTail(t.end) == i-1 && p.words[t.end].fold != "and" {
			return true
		}
	}
	return false
}

// titleWithComma returns the office that "the" begins and a comma ends right
// before the name at word i: "the President of the Federal Senate, Ana Rocha".
func (p *page) titleWithComma(i int) *personFacts {
	if p.word(i-1).text == "," {
		for k := i - 2; k > 0 && k > i-16 && p.same(k-1, i) && p.owner[k-1] < 0; k-- {
			t := p.titleAt[k]
			if t.end == 0 || p.titleTail(t.end) != i-1 && t.end != i-1 {
				continue
			}
			if k > 0 && p.withinTail(k, i) {
				continue // "the Minister in the Office of the President, Mia Lund"
			}
			start := p.titleStart(k)
			if start > 0 && !p.lx.titles[t.title].Honorific && (p.words[start-1].fold == "the" || p.ofPeople(start, k) && p.closed(i, p.nameRun(i, false))) {
				return &personFacts{ti: start, tj: i - 1, title: p.bestTitle(start, i-1)}
			}
		}
	}
	return &personFacts{title: -1}
}
