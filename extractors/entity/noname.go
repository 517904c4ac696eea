package entity

import (
	"errors"
	"fmt"
	"strings"

	"readout/rules"
)

// noNamesFile tells what looks like a name and is none.
const noNamesFile = "nonames.yaml"

// noNames are the lists of noNamesFile that this package uses: codes, ships and legal
// forms as written, the others folded.
type noNames struct {
	codes, ships, storms, fields, feasts, forms, parts    map[string]bool
	called, pluralBodies, behindNoun, groups, afterPerson map[string]bool // see mislabelled
}

// readNoNames reads the lists; one that is missing is a fault.
func readNoNames(set *rules.Set) (noNames, error) {
	var no noNames
	all, err := rules.Lexicon[[]string](set, noNamesFile)
	if err != nil {
		return no, fmt.Errorf("read what is no name: %w", err)
	}
	var errs []error
	list := func(name string, key func(string) string) map[string]bool {
		if all[name] == nil {
			errs = append(errs, fmt.Errorf("%s: list %q is missing", noNamesFile, name))
		}
		m := map[string]bool{}
		for _, w := range all[name] {
			m[key(w)] = true
		}
		return m
	}
	written := func(s string) string { return s }
	no.codes, no.ships, no.forms = list("codes", written), list("ships", written), list("forms", written)
	no.storms, no.fields, no.feasts, no.parts = list("storms", rules.Fold), list("fields", rules.Fold), list("feasts", rules.Fold), list("parts", rules.Fold)
	no.called, no.pluralBodies, no.behindNoun = list("called", rules.Fold), list("called-plural", rules.Fold), list("behind-called", rules.Fold)
	no.groups, no.afterPerson = list("group-beginnings", rules.Fold), list("called-after", rules.Fold)
	return no, errors.Join(errs...)
}

// noNames takes words away that look like names and are none: codes of registers,
// ships, storms, feasts.
func (p *page) noNames() {
	take := func(i, j int) {
		for ; i < j; i++ {
			p.taken[i] = true
		}
	}
	no := &p.lx.no
	storms := map[string]bool{}
	for k := range p.sents {
		take(p.valueOf(&p.sents[k]))
	}
	for i := range p.words {
		w := &p.words[i]
		if !w.cap || w.isMark() || p.taken[i] {
			continue
		}
		if no.codes[w.text] && p.registered(i) {
			take(i, i+1)
		}
		if no.feasts[w.fold] && p.unpaired(i) {
			take(i, i+1)
		}
		if j := p.prefixOf(i); j > 0 {
			if end := p.shipName(j); end > j && !p.lx.is.intoPlace[p.word(i-1).fold] {
				take(i, end)
			}
		}
		j := i + 1
		if w.fold == "tropical" {
			j++
		}
		if j > i+1 && !p.same(i, i+1) || !no.storms[rules.Fold(p.slice(i, min(j, len(p.words))))] {
			continue
		}
		if n, v := p.word(j), p.word(j+1); p.same(i, j) && n.cap && !n.isMark() && (!n.common || n.name) && p.lx.heads[n.fold].Kind == "" && !(p.same(j, j+1) && v.cap && !v.isMark() && !p.sentenceOf(i).title) {
			take(i, j+1)
			storms[n.text] = true
			if v.fold == "and" && p.same(i, j+2) && p.words[j+2].cap && no.storms[w.fold] && strings.HasSuffix(w.fold, "s") {
				take(j+2, j+3) // "Hurricanes Mia and Otto"
				storms[p.words[j+2].text] = true
			}
		}
	}
	if len(storms) == 0 {
		return
	}
	for i := range p.words {
		if storms[p.words[i].text] && p.unpaired(i) {
			take(i, i+1)
		}
	}
}

// unpaired reports whether no word of a name stands right before or behind word i.
func (p *page) unpaired(i int) bool {
	n, v := p.word(i+1), p.word(i-1)
	return !(p.same(i, i+1) && n.cap && !n.isMark() && !(n.common && p.sentenceOf(i).title && p.lx.placeHeads[n.fold].Last == "" && p.lx.heads[n.fold].Kind == "")) && !(p.same(i-1, i) && v.cap && !v.isMark() && !v.common)
}

// registered reports whether a number of a register follows word i, "IMO 1234567".
func (p *page) registered(i int) bool {
	k := i + 1
	for k < i+4 && p.same(i, k) && (p.words[k].isMark() || p.words[k].fold == "no" || p.words[k].fold == "number") {
		k++
	}
	n := p.word(k).text
	return p.same(i, k) && len(n) == 7 && strings.Trim(n, "0123456789") == ""
}

// prefixOf returns the end of the prefix of ships that begins at word i, 0 if none
// does: "USS", "M/V".
func (p *page) prefixOf(i int) int {
	if p.lx.no.ships[p.words[i].text] {
		return i + 1
	}
	if len(p.words[i].text) == 1 && p.word(i+1).text == "/" && p.same(i, i+2) && p.lx.no.ships[p.slice(i, i+3)] {
		return i + 3
	}
	return 0
}

// shipName returns the end of the name of a ship that begins at word j, j if none
// does: "Lund", "John S. Lund".
func (p *page) shipName(j int) int {
	k := j
	for k < j+5 && p.same(j-1, k) {
		w := &p.words[k]
		if !(w.cap && !w.isMark()) && !(w.text == "." && k > j && len(p.words[k-1].text) == 1) {
			break
		}
		k++
	}
	if k > j && (p.words[k-1].text == "." || p.lx.heads[p.words[k-1].fold].Kind != "") {
		return j // "USS Lund Strike Group"
	}
	return k
}

// valueOf returns the words of a line behind its colon where the words before it say
// that the name of a ship or of a type of ships follows: "Vessel name: Mia Lund".
func (p *page) valueOf(sn *sentence) (i, j int) {
	i = sn.first
	for i < sn.last && p.words[i].isMark() {
		i++
	}
	for j = i; j < sn.last && j < i+5; j++ {
		if p.words[j].text == ":" {
			if j > i && p.lx.no.fields[rules.Fold(p.slice(i, j))] {
				return j + 1, sn.last
			}
			break
		}
	}
	return sn.last, sn.last
}
