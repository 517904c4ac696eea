package entity

import (
	"strings"

	"readout/pipeline"
)

// personBorders returns where the name of a person begins and ends of which an engine
// has found words [i, j). floor is where the name before ends, room where the next one
// begins that is not inside.
func (p *page) personBorders(i, j, floor, room int) (int, int) {
	if p.taken[i] {
		return i, j
	}
	i = p.nameStart(i, j, floor)
	return i, p.nameEnd(i, j, room)
}

// nameStart returns where the name begins that goes on at word i: "Ndali-[Che Lund]",
// "el-[Lund]", "Oleg [Nikolaevich Lund]".
func (p *page) nameStart(i, j, floor int) int {
	v, o := p.word(i-1), p.word(i-2)
	if w := &p.words[i]; v.text == "-" && v.glued && w.glued && i-2 >= floor && p.same(i-2, i) && !o.isMark() {
		switch {
		case articles[o.fold] && !o.cap:
			return i - 2
		case o.cap && o.upper == w.upper && (!o.upper || p.sentenceOf(i).shout) && !o.common && p.hitAt[i-2] < 0 && p.hitEnding(i-1) == nil && !p.inTitle(i-2) && !p.taken[i-2]:
			return i - 2
		}
	}
	if i-1 < floor || !p.same(i-1, i) || !v.cap || v.isMark() || v.poss || p.taken[i-1] || p.inTitle(i-1) {
		return i
	}
	if j > i+1 && p.patronymic(i) && (!v.common || v.name) && p.hitAt[i-1] < 0 && p.lx.heads[v.fold].Kind == "" {
		return i - 1
	}
	return i
}

// nameEnd returns where the name ends of which words [i, j) are the beginning: "[Mia]
// (Mimi) Lund", "[Ole de Assis] da Cruz Lund".
func (p *page) nameEnd(i, j, room int) int {
	if j+3 < len(p.words) && p.words[j].text == "(" && p.same(i, j+3) {
		k := j + 1
		for k < j+4 && (p.word(k).isMark() && p.word(k).text != ")" || k == j+1) {
			k++ // quotation marks
		}
		k = j + 1
		if p.words[k].isMark() && p.words[k].text != ")" {
			k++
		}
		nick := p.word(k)
		if n := p.word(k + 1); n.isMark() && n.text != ")" {
			k++
		}
		if last := p.word(k + 2); nick.cap && !nick.upper && !nick.isMark() && p.word(k+1).text == ")" && p.same(i, k+2) && last.cap && !last.isMark() && !last.upper &&
			(!last.common || last.name) && p.titleAt[k+2].end == 0 && !p.placed(k+2) && !p.townAt(k) && !p.placed(k) {
			return k + 3
		}
	}
	if w, n := p.word(j), p.word(j+1); room > j+1 && p.same(i, j+1) && j > i+1 && iberian[w.fold] && !w.cap && n.cap && !n.isMark() && !n.common && !p.placed(j+1) {
		j += 2
		if n := p.word(j); j < room && p.same(i, j) && n.cap && !n.isMark() && !n.common && !p.placed(j) && p.titleAt[j].end == 0 {
			j++
		}
	}
	return j
}

// placed reports whether the gazetteer's name of what is no town begins at word i: towns
// have the names of people.
func (p *page) placed(i int) bool { return p.hitAt[i] >= 0 && !p.townAt(i) }

// townAt reports whether the name of a town begins at word i.
func (p *page) townAt(i int) bool {
	h := p.hit(i)
	return h != nil && len(h.entries) > 0 && p.lx.entries[h.entries[0]].source == fromCities
}

// patronymic reports whether word i is a father's name in the Slavic way.
func (p *page) patronymic(i int) bool {
	w := p.words[i].fold
	return len(w) > 6 && (strings.HasSuffix(w, "evich") || strings.HasSuffix(w, "ovich") || strings.HasSuffix(w, "evna") || strings.HasSuffix(w, "ovna"))
}

// articles are articles of Arabic names, iberian the words between the names of one person
// in Portuguese and Spanish.
var articles, iberian = wordSet("al el"), wordSet("da das de del do dos")

// coded returns where the name begins behind the code of an office that words [i, j)
// begin with: "DNSA Lund" where another name of the document is "Mia Lund".
func (p *page) coded(names []pipeline.Mention, i, j int) int {
	w := &p.words[i]
	if j != i+2 || !w.upper || w.name || len(w.text) < 3 || p.words[i+1].upper || p.sentenceOf(i).shout {
		return i
	}
	for _, m := range names {
		if m.Label != pipeline.Person {
			continue
		}
		if a, b := within(p.words, m.Start, m.End); b > a+1 && p.words[b-1].fold == p.words[j-1].fold && p.words[b-2].fold != w.fold && !p.words[a].upper {
			return i + 1
		}
	}
	return i
}
