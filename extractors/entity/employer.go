package entity

import (
	"cmp"
	"slices"

	"readout/pipeline"
)

// employers adds to the names that an engine has decided on the bodies that end the
// lines of lists of people: "- Mia Lund, Managing Director, Qwyx & Zemb".
func (p *page) employers(names []finding) []finding {
	n := len(names)
	for k := range names[:n] {
		f := &names[k]
		if f.label != pipeline.Person || p.word(f.j).text != "," || k+1 < n && p.same(f.i, names[k+1].i) || k > 0 && p.same(names[k-1].i, f.i) {
			continue
		}
		sn := p.sentenceOf(f.i)
		if !p.opensLine(sn.first, f.i) {
			continue
		}
		i := f.j + 1
		for c := i; c < sn.last && c < f.j+16; c++ { // behind the last comma that an office stands before
			if p.words[c].text == "," && p.office(i, c) {
				i = c + 1
			}
		}
		if i > f.j+1 && p.bodyLike(i, sn.last) {
			g := finding{i: i, j: sn.last, label: pipeline.Org, rule: "org/list", start: p.words[i].start, end: p.words[sn.last-1].end}
			p.describe(&g)
			names = append(names, g)
		}
	}
	if len(names) > n {
		slices.SortFunc(names, func(a, b finding) int { return cmp.Compare(a.start, b.start) })
	}
	return names
}

// opensLine reports whether words [i, j) are marks, numbers and forms of address, as
// before a name at the beginning of a line of a list.
func (p *page) opensLine(i, j int) bool {
	for ; i < j; i++ {
		if w := &p.words[i]; !w.isMark() && !p.taken[i] && !p.inTitle(i) && w.fold != "the" && (w.text[0] < '0' || w.text[0] > '9') {
			return false
		}
	}
	return true
}

// office reports whether words [i, j) are an office without what it is of: capitals
// of which one is a title.
func (p *page) office(i, j int) bool {
	titled := false
	for ; i < j; i++ {
		w := &p.words[i]
		titled = titled || p.titleAt[i].end > 0
		if !w.cap && !w.isMark() && w.fold != "and" && w.fold != "of" && w.fold != "the" && w.fold != "for" || w.text == "." || w.text == ";" {
			return false
		}
	}
	return titled
}

// bodyLike reports whether words [i, j) may be the name of a body in a list: a few
// words with capitals, of which none is a title and which are no place.
func (p *page) bodyLike(i, j int) bool {
	if j-i > 7 || j <= i || !p.words[i].cap {
		return false
	}
	if h := p.hit(i); h != nil && h.j == j && h.label != pipeline.Org {
		return false
	}
	for k := i; k < j; k++ {
		w := &p.words[k]
		switch {
		case p.taken[k] || p.titleAt[k].end > 0 && w.fold != "general":
			return false
		case w.isMark():
			if w.text != "&" && w.text != "-" && !w.poss && !(w.text == "." && k < j-1 && w.glued) {
				return false
			}
		case !w.cap && w.fold != "of" && w.fold != "and" && w.fold != "the" && w.fold != "for":
			return false
		}
	}
	return true
}
