package ner

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// refuse takes away what is no name whatever the model says: acronyms of what is no
// body, plurals of acronyms, and nouns that stand for a body named before. An acronym
// that the document introduces for a body is one. s.bodies and s.others are what
// agree has found.
func (s *scratch) refuse(names []pipeline.Mention) []pipeline.Mention {
	b, before, next := &s.block, -1, 0 // before: end of the name before
	return slices.DeleteFunc(names, func(m pipeline.Mention) bool {
		name, beside := b.text[m.Start:m.End], before+1 == m.Start
		before = m.End
		switch {
		case slices.Contains(s.bodies, name):
			return false
		case plural(name):
			return m.Label != pipeline.Norp
		case m.Label == pipeline.Org && slices.Contains(s.others, name):
			return true
		case m.Label == pipeline.Org || m.Label == pipeline.Person:
			return s.t.gz.noBodies[name] || m.Label == pipeline.Org && !beside && s.lone(m, &next)
		}
		return false
	})
}

// lone reports whether a name is one noun, with a capital, of a body that was named
// before: "the Council". In the texts of an international body its organs are called
// so. Names come in order; next remembers where the last one began.
func (s *scratch) lone(m pipeline.Mention, next *int) bool {
	b := &s.block
	if m.End-m.Start > 15 {
		return false
	}
	first, last := b.within(next, m.Start, m.End)
	return first == last && b.facts[first].bits&factCap != 0 && s.t.gz.alone[b.facts[first].lower] && !s.organs && !s.called()
}

// called reports whether the block names a body beside which such a noun is a name:
// "the Commission" of the European Union.
func (s *scratch) called() bool {
	b := &s.block
	return slices.ContainsFunc(b.finds.Names, func(f pipeline.Mention) bool {
		return f.Label == pipeline.Org && s.t.gz.aloneBeside[b.text[f.Start:f.End]]
	})
}

// plural reports whether a name is an acronym in the plural, "MDBs", which tells
// what kind of thing is meant and names none.
func plural(name string) bool {
	n := len(name) - 1
	if n < 2 || name[n] != 's' || name[n-1] < 'A' || name[n-1] > 'Z' || name[0] < 'A' || name[0] > 'Z' {
		return false
	}
	capitals := 0
	for _, c := range []byte(name[:n]) {
		switch {
		case 'A' <= c && c <= 'Z':
			capitals++
		case c < 'a' || c > 'z':
			return false
		}
	}
	return capitals*2 > n
}

// spellsLower reports whether words in lower case that end at token last have the
// letters of an acronym for initials, as in "micro and small firms (MSF)": what
// they say is a kind of thing, no name.
func (b *block) spellsLower(acronym string, last, first int) bool {
	acronym = strings.TrimSuffix(acronym, "s")
	left := len(acronym)
	if left < 2 {
		return false
	}
	for i := last; i >= first && last-i < 2*len(acronym)+4; i-- {
		f := &b.facts[i]
		switch {
		case f.bits&factMark != 0:
			if f.bits&factLink == 0 && b.text[b.toks[i].Start] != '-' && f.bits&factCommaish == 0 {
				return false
			}
		case f.bits&factLower != 0 && b.text[b.toks[i].Start] == acronym[left-1]|0x20:
			if left--; left == 0 {
				return true
			}
		case f.bits&factLink == 0 && (i == first || b.text[b.toks[i-1].Start] != '-'): // "medium-sized"
			return false
		}
	}
	return false
}

// initials reports whether the words with capitals of a name have the letters of an
// acronym for initials, whatever stands between them: "Rabitat al-Anhar (RA)".
func initials(name, acronym string) bool {
	n, begun := 0, false
	for _, c := range []byte(name) {
		if !begun && 'A' <= c && c <= 'Z' {
			if n == len(acronym) || acronym[n] != c {
				return false
			}
			n++
		}
		begun = c != ' ' && c != '-'
	}
	return n > 2 && n == len(acronym)
}

// documented reports whether the words with capitals that end at token last name a
// document, law or plan: "Memorandum of Understanding Concerning Fisheries".
func (s *scratch) documented(last int) bool {
	b := &s.block
	f := &b.facts[last]
	if f.run < 0 {
		return false
	}
	r := b.runs[f.run]
	for i := int(r.first); i <= last; i++ {
		if b.facts[i].bits&factCap != 0 && s.t.gz.documents[b.facts[i].lower] {
			return r.first < int32(last)
		}
	}
	return false
}
