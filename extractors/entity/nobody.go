package entity

import (
	"slices"

	"readout/pipeline"
)

// nobodies drops names that an engine has read as people's and that are words of the
// names of firms and of what is called after people: "Lund & Lund", "the Mia and Ole
// Lund House".
func (p *page) nobodies(names []finding) []finding {
	return slices.DeleteFunc(names, func(f finding) bool {
		return f.label == pipeline.Person && (p.partner(&f) || p.ofMonument(&f))
	})
}

// partner reports whether f is a word of the name of a firm, "Lund & Lund", or "Lund &
// Moyo" behind the comma of an office.
func (p *page) partner(f *finding) bool {
	if f.j != f.i+1 {
		return false
	}
	name := p.words[f.i].text
	if n := p.word(f.j + 1); p.word(f.j).text == "&" && p.same(f.i, f.j+1) {
		return n.text == name || n.cap && p.word(f.i-1).text == "," && p.inTitle(f.i-2) && p.titleAt[f.j+1].end == 0
	}
	return p.word(f.i-1).text == "&" && p.same(f.i-2, f.i) && p.word(f.i-2).text == name
}

// ofMonument reports whether "and" joins f to further names that end with the noun for
// a house, chair or fund that is called after them.
func (p *page) ofMonument(f *finding) bool {
	if w := p.word(f.j); w.fold != "and" && w.text != "&" {
		return false
	}
	k := f.j + 1
	for k < f.j+8 && p.same(f.i, k) && (p.words[k].cap && !p.words[k].poss && p.titleAt[k].end == 0 || p.words[k].text == "." || particles[p.words[k].fold]) {
		if p.lx.is.namesakes[p.words[k].fold] {
			return k > f.j+2
		}
		k++
	}
	return k > f.j+2 && p.same(f.i, k) && p.lx.is.namesakes[p.word(k).fold] && p.words[k].cap
}

// pastCode returns the word at which a name begins behind the code of an office that the
// document has explained: "the Deputy Harbour Advisor (DHA), Mia Lund" and "DHA Lund".
func (p *page) pastCode(m pipeline.Mention, i, j int) (pipeline.Mention, int) {
	w := &p.words[i]
	if m.Label != pipeline.Person || j < i+2 || !w.upper || len(w.text) < 3 || p.sentenceOf(i).shout || p.words[i+1].upper {
		return m, i
	}
	if p.officeCodes == nil {
		p.officeCodes = map[string]int{}
		for k := 2; k < len(p.words); k++ {
			if c := &p.words[k]; c.upper && p.words[k-1].text == "(" && p.word(k+1).text == ")" && p.inTitle(k-2) && p.officeCodes[c.text] == 0 {
				p.officeCodes[c.text] = k
			}
		}
	}
	if k := p.officeCodes[w.text]; k > 0 && k < i {
		m.Start = p.words[i+1].start
		return m, i + 1
	}
	return m, i
}
