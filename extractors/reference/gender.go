package reference

import (
	"strings"

	"readout/rules"
)

type gender uint8

const (
	unknown gender = iota
	man
	woman
)

// NamesFile holds given names with the gender of who bears them.
const NamesFile = "gazetteers/given_names.tsv"

// findGenders reads the gender of every person, the surest evidence first: titles
// and courtesy, the given name, and pronouns that can be nobody else's.
func (d *document) findGenders() {
	for _, k := range d.persons {
		d.entities[k].gender = d.titledGender(k)
	}
	for i := range d.words {
		if w := &d.words[i]; w.name >= 0 && (i == 0 || d.words[i-1].name != w.name) {
			d.addressed(i)
		}
	}
	for _, k := range d.persons {
		if e := &d.entities[k]; e.gender == unknown {
			e.gender = d.lx.givenGender(e.name)
		}
	}
	d.vote()
}

// titledGender reads the gender of a person from titles. What stands behind "of"
// is another's: "Private Secretary to the King".
func (d *document) titledGender(k int) gender {
	for _, p := range d.entities[k].posts {
		for _, w := range p.all {
			if w == "of" || w == "to" || w == "for" {
				break
			}
			if g := d.lx.genderOf(w); g != unknown {
				return g
			}
		}
	}
	return unknown
}

func (lx *lexicon) genderOf(w string) gender {
	switch e := lx.words[w]; {
	case e.is(male):
		return man
	case e.is(female):
		return woman
	}
	return unknown
}

// givenGender reads the gender from the given name: the first word of several,
// or the second behind an initial or a word that says nothing.
func (lx *lexicon) givenGender(name string) gender {
	words := strings.Fields(name)
	for i := 0; i < len(words)-1 && i < 2; i++ {
		w := rules.Fold(words[i])
		if g := lx.given[w]; g != unknown {
			return g
		}
		first, _, joined := strings.Cut(words[i], "-")
		if g := lx.given[rules.Fold(first)]; joined && g != unknown {
			return g
		}
	}
	return unknown
}

// addressed reads the gender of a person from the words before the name: "Mr.",
// "Her Excellency the Minister", "his wife".
func (d *document) addressed(i int) {
	m := &d.mentions[d.words[i].name]
	e := &d.entities[m.entity]
	if e.kind != person || e.gender != unknown {
		return
	}
	if g := d.related(i); g != unknown {
		e.gender = g
		return
	}
	for k := i - 1; k >= 0 && k >= i-12; k-- {
		w := &d.words[k]
		switch {
		case w.name >= 0 && d.entities[d.mentions[w.name].entity].kind == person:
			return
		case d.low(k-1) == "the" && d.low(k-2) == "to":
			return // "Private Secretary to the King Lund"
		case i-k <= 3 && w.name < 0 && w.e.is(male):
			e.gender = man
			return
		case i-k <= 3 && w.name < 0 && w.e.is(female):
			e.gender = woman
			return
		case w.e.is(masculine|feminine) && d.is(k+1, style):
			// "His Excellency"; but "Her Majesty’s Ambassador" says nothing.
			for j := k + 1; j < i; j++ {
				if !d.is(j, style) {
					if s := d.word(j); s == "’s" || s == "'s" || s == "’" {
						return
					}
					break
				}
			}
			if e.gender = woman; w.e.is(masculine) {
				e.gender = man
			}
			return
		case w.name >= 0 || w.cap || w.e.is(style|honorific|office|modifier|rank):
		case d.low(k) == "of", d.low(k) == "for", d.low(k) == "the", d.low(k) == "and" && i-k > 1:
		default:
			return
		}
	}
}

// related reads the gender from a word of kinship before the name: "his wife Åse
// Lund", "his wife, Åse Lund".
func (d *document) related(i int) gender {
	k := i - 1
	if d.word(k) == "," {
		k--
	}
	switch {
	case !d.is(k-1, possessive):
	case d.is(k, kinsman):
		return man
	case d.is(k, kinswoman):
		return woman
	}
	return unknown
}

// vote reads the gender of those of whom nothing else says it from pronouns that
// can be nobody else's: "Lund said that she", "Lund and her team", and those of a
// sentence that begins with the person and has spoken of nobody else.
func (d *document) vote() {
	type votes struct{ men, women int }
	count := map[int]*votes{}
	for n := range d.ann.Sentences {
		s := &d.ann.Sentences[n]
		who, at, alone := -1, 0, false
		for i := s.First; i < s.Last && i < len(d.words); i++ {
			w := &d.words[i]
			if w.name >= 0 {
				if m := d.mentionAt(i); m != nil && d.entities[m.entity].kind == person {
					alone = who < 0 && w.quote < 0 && !d.isObject(s.First, i) || alone && who == m.entity
					who, at = m.entity, d.after(i)
				}
				continue
			}
			if w.e.is(office|officePlural|leaders|leader|counterpart|guest|kinsman|kinswoman) && who >= 0 && i > at {
				alone = false // somebody else, perhaps
			}
			if !w.e.is(masculine|feminine) || who < 0 || w.quote >= 0 || d.is(i+1, style) || d.entities[who].gender != unknown {
				continue
			}
			if !alone && !d.beside(at, i) || w.e.is(objective) && !d.determines(i) {
				continue
			}
			if d.determines(i) && d.others(i) && !d.beside(at, i) {
				continue
			}
			weight := 1 // "Lund sat in her seminar" may be another's
			switch {
			case d.beside(at, i):
				weight = 3
			case w.e.is(subjective):
				weight = 2
			}
			v := count[who]
			if v == nil {
				v = &votes{}
				count[who] = v
			}
			if w.e.is(masculine) {
				v.men += weight
			} else {
				v.women += weight
			}
		}
	}
	for k, v := range count {
		switch e := &d.entities[k]; {
		case v.men+v.women < 2:
		case v.men > 2*v.women:
			e.gender = man
		case v.women > 2*v.men:
			e.gender = woman
		}
	}
}

// isObject reports whether a preposition or verb takes what stands at word i of a
// sentence as its object, as far as one can see without reading it.
func (d *document) isObject(first, i int) bool {
	for k := i - 1; k >= first; k-- {
		switch w := &d.words[k]; {
		case w.name >= 0 || w.cap || w.e.is(determiner|honorific|office|modifier|rank):
		case d.low(k) == "of" || d.low(k) == "for" || d.low(k) == "and":
		case w.e.is(preposition | reporting | acting | receiving | meeting):
			return true
		default:
			return d.word(k) != ","
		}
	}
	return false
}

// beside reports a pronoun at i that the name ending at word at is right beside:
// "Lund said that she", "Lund and her team".
func (d *document) beside(at, i int) bool {
	if d.low(at) == "and" && i == at+1 {
		return d.is(i, possessive)
	}
	if !d.is(at, reporting) {
		return false
	}
	return i == at+1 || i == at+2 && d.low(at+1) == "that"
}
