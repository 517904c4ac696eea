package entity

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// borders mends where an engine lets names of people and bodies begin and end, where the words
// around leave no doubt. Names are in order and do not overlap, before and after.
func (p *page) borders(names []pipeline.Mention) []pipeline.Mention {
	out := make([]pipeline.Mention, 0, len(names)+4)
	for k, m := range names {
		i, j := within(p.words, m.Start, m.End)
		if i >= j || len(out) > 0 && out[len(out)-1].End > m.Start {
			continue // of a name that the one before took in, see partBehind
		}
		if m.Label == pipeline.Person {
			floor, room := 0, len(p.words)
			if len(out) > 0 {
				_, floor = within(p.words, out[len(out)-1].Start, out[len(out)-1].End)
			}
			if k+1 < len(names) {
				room, _ = within(p.words, names[k+1].Start, names[k+1].End)
			}
			i, j = p.personBorders(p.coded(names, i, j), j, floor, room)
			m.Start, m.End = p.words[i].start, p.words[j-1].end
		}
		if m.Label != pipeline.Org {
			out = append(out, m)
			continue
		}
		room := len(p.words) // where the next name begins
		if k+1 < len(names) {
			room, _ = within(p.words, names[k+1].Start, names[k+1].End)
		}
		if q := p.ownerOf(i, j); q > i {
			owner := m
			owner.Label, owner.End = p.hit(i).label, p.words[q-1].end
			out = append(out, owner)
			i = q + 1
		}
		prev := -1 // first word of the name before
		floor := 0 // where it ends
		if len(out) > 0 {
			prev, floor = within(p.words, out[len(out)-1].Start, out[len(out)-1].End)
		}
		if s := p.companyStart(i, j, floor); s < i {
			i = s
		}
		if p.otherHalf(i, j, prev, floor) || p.headsOf(i, j) && p.joinsOn(i-2, floor, out) {
			out = out[:len(out)-1]
			i = prev
		} else if n := p.prefixLen(i, j); floor <= i-n {
			i -= n
		}
		if e := p.partBehind(j, room); e > j {
			j = e
		} else if e := p.restOfLine(i, j, room); e > j {
			j = e
		}
		m.Start, m.End = p.words[i].start, p.words[j-1].end
		out = append(out, m)
	}
	return out
}

// ownerOf returns the word with the possessive in words [i, j) that ends another body
// or a state at word i, 0 if there is none: "African Union's Peace Council".
func (p *page) ownerOf(i, j int) int {
	h := p.hit(i)
	if h == nil || h.j >= j-1 || h.tier == tierWeak || !p.words[h.j].poss || !p.words[h.j+1].cap || h.label == pipeline.Norp {
		return 0
	}
	if src := p.lx.entries[h.entries[0]].source; src != fromCountries && src != fromOrgs {
		return 0
	}
	return h.j
}

// companyStart returns where the name of a company begins of which words [i, j) are the
// legal form alone, i if they are more: "Lund Ship management PTE LTD".
func (p *page) companyStart(i, j, floor int) int {
	for k := i; k < j; k++ {
		if w := &p.words[k]; !w.isMark() && !p.lx.no.forms[w.text] {
			return i
		}
	}
	s := i
	for k := i - 1; k >= floor && k > i-8 && p.same(k, i); k-- {
		w := &p.words[k]
		switch {
		case w.isMark() && w.text != "&" && w.text != "-" || w.poss || p.taken[k]:
			return s
		case w.cap && !(w.first && w.common):
			s = k
		case !w.isMark() && (k < i-1 || !p.words[max(k-1, 0)].cap || len(w.text) < 5):
			return s // but "Ship management PTE LTD"
		}
	}
	return s
}

// otherHalf reports whether the body at words [i, j) is one of two states or peoples
// of which an engine took the first for a name: "Kenyan-[Norwegian Trade Council]".
func (p *page) otherHalf(i, j, prev, floor int) bool {
	h := p.hit(i)
	if prev < 0 || floor != i-1 || !p.same(prev, i) || h == nil || h.j >= j || h.label == pipeline.Org || !p.lx.is.mixed[p.words[j-1].fold] && !p.headIn(h.j, j) {
		return false
	}
	o := p.hit(prev)
	dash := &p.words[i-1]
	return (dash.text == "-" || dash.text == "–" || dash.text == "‑") && dash.glued && p.words[i].glued && o != nil && o.j == floor && o.label != pipeline.Org
}

// headIn reports whether one of words [i, j) is a noun of bodies of several states.
func (p *page) headIn(i, j int) bool {
	return slices.ContainsFunc(p.words[i:j], func(w word) bool { return w.cap && p.lx.is.mixed[w.fold] })
}

// headsOf reports whether words [i, j) are "State Council" behind "Heads of".
func (p *page) headsOf(i, j int) bool {
	return j == i+2 && p.word(i-1).fold == "of" && p.word(i-2).fold == "heads" && p.words[i-2].cap && p.same(i-2, i) && p.words[j-1].fold == "council"
}

// prefixLen returns how many words right before the body at words [i, j) begin its
// name: "Heads of" State Council, "High-Level" Kenyan-Norwegian Council.
func (p *page) prefixLen(i, j int) int {
	if p.headsOf(i, j) {
		return 2
	}
	if h := p.hit(i); h != nil && h.j < j && h.label != pipeline.Org && p.headIn(h.j, j) && p.same(i-3, i) &&
		p.words[i-3].fold == "high" && p.words[i-3].cap && p.words[i-2].text == "-" && p.words[i-1].fold == "level" && p.words[i-1].cap {
		return 3
	}
	return 0
}

// joinsOn reports whether the last name is a body that ends right before word i.
func (p *page) joinsOn(i, floor int, names []pipeline.Mention) bool {
	return len(names) > 0 && floor == i && p.same(i-1, i) && names[len(names)-1].Label == pipeline.Org
}

// partBehind returns the end of the name of a part of the body that ends before word
// j, j if none is named there: "NATO Senior Water Group". room is where the next
// name begins.
func (p *page) partBehind(j, room int) int {
	for k := j; k < j+5 && k < room && p.same(j-1, k); k++ {
		w := &p.words[k]
		if !w.cap || w.isMark() || p.taken[k] || !w.common && p.lx.heads[w.fold].Kind == "" || p.titleAt[k].end > 0 || w.glued || p.sentenceOf(k).title || p.sentenceOf(k).shout {
			return j
		}
		if !p.lx.no.parts[w.fold] {
			continue
		}
		if n := p.word(k + 1); p.same(k, k+1) && n.cap && !n.isMark() && p.titleAt[k+1].end == 0 {
			continue
		}
		end := k + 1
		if e := p.ofPart(end, w.fold); e <= room {
			end = e
		}
		if n := p.word(end); end == j+1 && n.fold != "" && (n.fold == "in" || n.fold == "on") {
			return j // "UN Panel on ...", which goes on
		}
		return end
	}
	return j
}

// restOfLine returns the end of the line that the body at words [i, j) begins, where
// the rest of it goes on its name, else j: "College of Millers and Bakers" in a list.
func (p *page) restOfLine(i, j, room int) int {
	sn := p.sentenceOf(i)
	first := sn.first
	for first < i && p.words[first].isMark() {
		first++
	}
	if first != i || j >= sn.last || room < sn.last || sn.last-j > 6 || !strings.Contains(p.slice(i, j), " of ") && !strings.Contains(p.slice(i, j), " for ") {
		return j
	}
	joined := false
	for k := j; k < sn.last; k++ {
		switch w := &p.words[k]; {
		case w.fold == "and" || w.text == "&":
			joined = true
		case w.text == "," && !joined, w.fold == "the" && k > j:
		case !w.cap || w.isMark() || p.taken[k] || p.hit(k) != nil || p.titleAt[k].end > 0 || p.lx.heads[w.fold].Kind != "":
			return j
		}
	}
	if !joined || !p.words[sn.last-1].cap {
		return j
	}
	return sn.last
}
