package entity

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// fewInverted is how many names with the family name first make a list of such.
const fewInverted = 4

// longInverted is how many words and marks such a name has at most.
const longInverted = 10

// inverted makes one name of each that stands with the family name first in a list,
// "Lund, Mia K.; Moyo, Peter; Otieno, Ada, Jr.; Berg, Ole".
func (p *page) inverted(names []finding) []finding {
	for k := 0; k < len(p.words); k++ {
		if p.words[k].text != ";" {
			continue
		}
		var found []finding
		first := k
		for first > 0 && k-first < longInverted && !p.endsItem(first-1) {
			first--
		}
		for i := first; i < len(p.words); {
			j := i
			for j < len(p.words) && j-i < longInverted && p.words[j].text != ";" && !(j > i && p.newLine(j)) {
				j++
			}
			if !p.isInverted(i, j) {
				break
			}
			if p.same(i, j-1) {
				found = append(found, p.invertedAt(i, j))
			}
			k = j
			if j >= len(p.words) || p.words[j].text != ";" {
				break
			}
			if i = j + 1; p.word(i).fold == "and" {
				i++
			}
		}
		if len(found) < fewInverted {
			continue
		}
		a, b := found[0].start, found[len(found)-1].end
		names = slices.DeleteFunc(names, func(f finding) bool { return f.start < b && a < f.end })
		at, _ := slices.BinarySearchFunc(names, a, func(f finding, s int) int { return f.start - s })
		names = slices.Insert(names, at, found...)
	}
	return names
}

// invertedAt returns the finding of the name at words [i, j), without the stop that
// ends a sentence.
func (p *page) invertedAt(i, j int) finding {
	if last := p.words[j-1]; last.text == "." && len(p.words[j-2].text) > 3 {
		j--
	}
	return finding{i: i, j: j, start: p.words[i].start, end: p.words[j-1].end, label: pipeline.Person, tier: tierPerson, rule: "person/inverted",
		confidence: sureInverted, person: &personFacts{title: -1}}
}

// sureInverted is how often such names are right.
const sureInverted = 0.9

// isInverted reports whether words [i, j) are a family name, a comma and given names.
func (p *page) isInverted(i, j int) bool {
	commas, words, given := 0, 0, false
	for k := i; k < j; k++ {
		switch w := &p.words[k]; {
		case w.text == ",":
			if commas++; k == i || k == j-1 || commas > 2 {
				return false
			}
			if commas == 2 && !suffixes[p.word(k+1).fold] {
				return false
			}
		case w.text == "." || w.text == "-" || w.text == "’" || w.text == "'":
		case w.isMark():
			return false
		case !w.cap && !particles[w.fold], w.upper && len(w.text) > 1, p.lx.heads[w.fold].Kind != "", p.orgAt[k] > 0:
			return false
		default:
			if p.titleAt[k].end > 0 && commas > 0 {
				return false
			}
			words++
			given = given || commas == 1 && (w.name || p.hit(k) == nil)
		}
	}
	return commas > 0 && words > 1 && given
}

// endsItem reports whether word k, or a line behind it, ends what stands before an item
// of a list.
func (p *page) endsItem(k int) bool {
	return p.words[k].text == ":" || p.words[k].text == ";" || p.newLine(k+1)
}

// newLine reports whether a line begins at word k.
func (p *page) newLine(k int) bool {
	return strings.Contains(p.text[p.words[k-1].end:p.words[k].start], "\n")
}
