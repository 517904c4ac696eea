package entity

import (
	"cmp"
	"slices"

	"readout/pipeline"
)

// postalCodes adds the postal codes of states of the United States that stand behind a
// name of a list or address and a comma, "Bangor, ME", which engines read badly, and
// makes places of those that they take for bodies.
func (p *page) postalCodes(names []finding) []finding {
	n := len(names)
	for k := range n {
		f := &names[k]
		i := f.j + 1
		if f.label != pipeline.Place && f.label != pipeline.Org || p.word(f.j).text != "," || !p.postalCode(i) {
			continue
		}
		code := finding{i: i, j: i + 1, start: p.words[i].start, end: p.words[i].end, label: pipeline.Place, tier: tierKnown, rule: "place/postal", place: "admin", entries: p.stateCalled(p.words[i].text), confidence: f.confidence}
		switch {
		case k+1 == n || names[k+1].start >= code.end:
		case names[k+1].start == code.start && names[k+1].end == code.end && names[k+1].label == pipeline.Org:
			names[k+1].label = "" // goes below
		default:
			continue
		}
		names = append(names, code)
	}
	if len(names) == n {
		return names
	}
	names = slices.DeleteFunc(names, func(f finding) bool { return f.label == "" })
	slices.SortFunc(names, func(a, b finding) int { return cmp.Compare(a.start, b.start) })
	return names
}

// postalCode reports whether word i is a postal code at the end of an address or item:
// a mark or a line's end follows.
func (p *page) postalCode(i int) bool {
	w := p.word(i)
	if !p.same(i-2, i) || !w.upper || p.lx.postal[w.text] == "" || p.taken[i] || p.sentenceOf(i).shout {
		return false
	}
	n := p.word(i + 1)
	return !p.same(i, i+1) || n.isMark() && !(n.glued && n.text == "-") || !n.isMark() && !n.cap
}

// stateCalled returns the entries of the state of the United States that has a postal
// code, nil if the gazetteers have none.
func (p *page) stateCalled(code string) []int32 {
	for name, id := range p.lx.postal {
		if id != p.lx.postal[code] || name == code {
			continue
		}
		for _, k := range p.lx.phrases.Lookup(name) {
			if e := &p.lx.entries[k]; e.label == pipeline.Place && e.kind == "admin" && e.iso2 == "US" {
				return []int32{int32(k)}
			}
		}
	}
	return nil
}
