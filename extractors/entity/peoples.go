package entity

import (
	"cmp"
	"slices"

	"readout/pipeline"
)

// stateOffices are nouns that behind the name of a people are a body of its state in
// any letter case, "the Kenyan embassy"; the value is the word that must follow, "" if
// none must.
var stateOffices = map[string]string{"embassy": "", "consulate": "", "parliament": "", "senate": "", "high": "commission", "foreign": "ministry"}

// peoples adds to the names that an engine has decided on the bodies that stand
// right behind the name of a people and that it has passed over.
func (p *page) peoples(names []finding) []finding {
	n := len(names)
	for k := range names[:n] {
		f := &names[k]
		i := f.j
		if f.label != pipeline.Norp || !p.same(f.i, i) || p.word(i).isMark() || k+1 < n && names[k+1].i < i+2 && names[k+1].i >= i {
			continue
		}
		h := p.hit(f.i)
		if h == nil || h.j != f.j || p.lx.entries[h.entries[0]].kind != "national" {
			continue
		}
		next, ok := stateOffices[p.words[i].fold]
		j := i + 1
		if next != "" {
			ok, j = ok && p.same(i, j) && p.word(j).fold == next, i+2
		}
		if !ok || slices.Contains(p.taken[i:j], true) || p.same(i, j) && p.word(j).cap && p.words[i].cap && !p.word(j).isMark() && p.word(j).fold != "general" && p.titleAt[j].end == 0 {
			continue // "the Kenyan Senate Committee"
		}
		if p.same(i, j) && (p.word(j).fold == "secretary" || p.word(j).fold == "commissioner" || p.word(j).fold == "building") {
			continue
		}
		g := finding{i: i, j: j, label: pipeline.Org, rule: "org/people", start: p.words[i].start, end: p.words[j-1].end}
		p.describe(&g)
		names = append(names, g)
	}
	if len(names) > n {
		slices.SortFunc(names, func(a, b finding) int { return cmp.Compare(a.start, b.start) })
	}
	return names
}
