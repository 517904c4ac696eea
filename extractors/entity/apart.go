package entity

import (
	"strings"

	"readout/rules"
)

// apart cuts an office that "and" joins to the one before the name and that another
// person holds, as both are the highest of different states: "The Norwegian head of
// state and President of Kenya Peter Moyo".
func (p *page) apart(t *personFacts) {
	for k := t.ti + 1; k < t.tj-1; k++ {
		if p.words[k].fold != "and" {
			continue
		}
		a, b := p.bestTitle(t.ti, k), p.bestTitle(k+1, t.tj)
		if a < 0 || b < 0 || !unique[p.lx.titles[a].Kind] || !unique[p.lx.titles[b].Kind] {
			continue
		}
		x, y := p.stateIn(t.ti, k), p.stateIn(k+1, t.tj)
		if x != "" && y != "" && x != y {
			t.ti, t.title = k+1, b
			return
		}
	}
}

// stateIn returns the first state that words [i, j) name, "" if they name none.
func (p *page) stateIn(i, j int) string {
	for ; i < j; i++ {
		if s, _ := p.stateAt(i); s != "" {
			return s
		}
	}
	return ""
}

// onlyCalls reports whether the issuer's state f is named only as the one that speaks, the
// subject of its sentence: "Kenya calls on Norway's government to free Mia Lund".
func (p *page) onlyCalls(f *finding) bool {
	sn := p.sentenceOf(f.i)
	first := sn.first
	if p.word(first).fold == "the" {
		first++
	}
	if f.i != first || sn.title || !p.same(f.i, f.j) {
		return false
	}
	v := p.words[f.j].fold
	return !p.words[f.j].cap && p.lx.is.appeals[v]
}

// bracketsBefore takes the office in square brackets before a form of address, which a
// text adds to what was said: "[Ports Minister] Ms Lund".
func (p *page) bracketsBefore(t *personFacts) {
	if t.title < 0 || !p.lx.titles[t.title].Honorific || p.word(t.ti-1).text != "]" {
		return
	}
	for k := t.ti - 2; k >= 0 && k > t.ti-14 && p.same(k, t.ti); k-- {
		if p.words[k].text != "[" {
			continue
		}
		if best := p.bestTitle(k+1, t.ti-1); best >= 0 && !p.lx.titles[best].Honorific {
			t.ti, t.tj, t.title = k+1, t.ti-1, best
		}
		return
	}
}

// departmental reports whether a title is that of the secretary of a department, which
// outside the United States is the highest official below the minister: "Department of
// Ports Secretary".
func departmental(title string) bool {
	t := " " + rules.Fold(title) + " "
	return strings.Contains(t, " department ") && strings.HasSuffix(t, " secretary ") || strings.Contains(t, " secretary of the department ")
}
