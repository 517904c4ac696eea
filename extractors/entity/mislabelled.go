package entity

import (
	"strings"

	"readout/pipeline"
	"readout/rules"
)

// farNoun is how many words behind "a" the noun may stand that tells a body:
// "a state-run oil trading company".
const farNoun = 6

// longBody is how many words a name of a body goes on at most behind what an engine
// took for a person: "Mia Lund Lake Conservation Partnership".
const longBody = 4

// mislabelled gives the names that an engine has read as people's, and that the words
// around them tell to be bodies' or places', their right label, wherever they stand in
// the document. Names are in order.
func (p *page) mislabelled(names []pipeline.Mention) {
	var known map[string]string // name -> its right label
	parts := map[string]bool{}  // words of the names of people with several
	for k := range names {
		if m := &names[k]; m.Label == pipeline.Person {
			if i, j := within(p.words, m.Start, m.End); j > i+1 {
				for ; i < j; i++ {
					parts[p.words[i].fold] = true
				}
			}
		}
	}
	for k := range names {
		m := &names[k]
		if m.Label != pipeline.Person {
			continue
		}
		i, j := within(p.words, m.Start, m.End)
		if i >= j || p.inTitle(i-1) && p.same(i-1, i) || j == i+1 && parts[p.words[i].fold] {
			continue
		}
		label := ""
		switch {
		case p.legalForm(i, j), p.groupLike(i, j), p.apposedBody(j), p.calledBody(i, j):
			label = pipeline.Org
		case j == i+1 && p.beforeDivision(i, j):
			label = pipeline.Place
		case p.amongBodies(names, k, i, j):
			label = pipeline.Org
		default:
			if e := p.bodyOnward(j); e > j && (k+1 == len(names) || names[k+1].Start >= p.words[e-1].end) {
				m.Label, m.End = pipeline.Org, p.words[e-1].end
			}
			continue
		}
		if known == nil {
			known = map[string]string{}
		}
		known[p.text[m.Start:m.End]] = label
		m.Label = label
	}
	if known == nil {
		return
	}
	for k := range names {
		if l := known[p.text[names[k].Start:names[k].End]]; l != "" && names[k].Label == pipeline.Person {
			names[k].Label = l
		}
	}
}

// legalForm reports whether one of words [i, j) is the legal form of a company: "Qwyx OOO".
func (p *page) legalForm(i, j int) bool {
	for ; i < j; i++ {
		if p.lx.no.forms[p.words[i].text] {
			return true
		}
	}
	return false
}

// groupLike reports whether words [i, j) begin like the names of armed groups in Arabic
// and other languages: "Jabhat al-Anhar".
func (p *page) groupLike(i, j int) bool {
	return j > i+1 && p.lx.no.groups[p.words[i].fold] && !p.words[i+1].isMark()
}

// apposedBody reports whether the name that ends before word j is followed by a noun
// that only bodies are called by: "Qwyx, a militia that ...", "Qwyx is a mining company".
func (p *page) apposedBody(j int) bool {
	k := j
	switch w := p.word(k); {
	case w.text == "," || w.text == "–" || w.text == "—":
		k++
	case w.fold == "is" || w.fold == "was":
		k++
	default:
		return false
	}
	if a := p.word(k).fold; a != "a" && a != "an" {
		return false
	}
	for n := k + 1; n < k+1+farNoun && p.same(j-1, n); n++ {
		w := &p.words[n]
		called := p.lx.no.called[w.fold] && !w.cap
		if p.titleAt[n].end > 0 && !called || w.isMark() && w.text != "-" {
			return false
		}
		if called && p.endsPhrase(n+1) {
			return true
		}
	}
	return false
}

// endsPhrase reports whether a noun phrase ends before word n: what follows is a mark,
// the end of the sentence or a word that a phrase does not go on with.
func (p *page) endsPhrase(n int) bool {
	if !p.same(n-1, n) {
		return true
	}
	w := &p.words[n]
	return w.isMark() && w.text != "-" && !w.poss || p.lx.no.behindNoun[w.fold]
}

// calledBody reports whether a noun in lower case that only bodies are called by stands
// right before the name at words [i, j), or before others that lead to it: "the oil
// company Qwyx", "retailers Qwyx and Zemb", "groups such as Qwyx".
func (p *page) calledBody(i, j int) bool {
	k := i - 1
	if j > i+1 && p.words[i].name {
		return false // "the company Mia Lund leads"
	}
	if w := p.word(k); w.fold == "and" || w.text == "," {
		if n := k - 1; p.same(n, i) && p.words[n].cap && !p.words[n].isMark() {
			k = n
			for k > i-5 && p.same(k-1, i) && p.words[k-1].cap && !p.words[k-1].isMark() {
				k--
			}
			k--
		}
		return p.same(k, i) && p.lx.no.pluralBodies[p.words[k].fold] && !p.words[k].cap
	}
	if !p.same(k, i) {
		return false
	}
	switch p.words[k].fold {
	case "as":
		if p.word(k-1).fold == "such" {
			k -= 2
		}
	case "including", "especially", "like":
		k--
	}
	if k < i-1 {
		if p.word(k).text == "," {
			k--
		}
		return p.same(k, i) && p.lx.no.pluralBodies[p.words[k].fold] && !p.words[k].cap
	}
	w := &p.words[k]
	return !w.cap && (p.lx.no.called[w.fold] || p.lx.no.pluralBodies[w.fold])
}

// amongBodies reports whether the name at words [i, j), which no list of names knows,
// stands between two bodies in a list: "Qwyx Ltd, Zemb and the Lake Council".
func (p *page) amongBodies(names []pipeline.Mention, k, i, j int) bool {
	if k == 0 || k+1 >= len(names) || names[k-1].Label != pipeline.Org || names[k+1].Label != pipeline.Org || j > i+2 {
		return false
	}
	if j > i+1 {
		for n := i; n < j; n++ {
			if p.words[n].name {
				return false
			}
		}
	}
	_, a := within(p.words, names[k-1].Start, names[k-1].End)
	b, _ := within(p.words, names[k+1].Start, names[k+1].End)
	return p.same(a-1, b) && p.listing(a, i) && p.listing(j, b) && !p.officeSoon(b)
}

// officeSoon reports whether an office begins in the few words from word i on, ahead of
// a comma: "Ole Lund, Lake Council Director".
func (p *page) officeSoon(i int) bool {
	for k := i; k < i+farNoun && p.same(i, k) && p.words[k].text != ","; k++ {
		if p.titleAt[k].end > 0 {
			return true
		}
	}
	return false
}

// listing reports whether words [i, j) are what stands between two items of a list.
func (p *page) listing(i, j int) bool {
	if i >= j || j > i+3 {
		return false
	}
	for ; i < j; i++ {
		if w := &p.words[i]; w.text != "," && w.fold != "and" && w.fold != "the" {
			return false
		}
	}
	return p.words[j-1].text == "," || p.words[j-1].fold == "and" || p.word(j-2).fold != ""
}

// beforeDivision reports whether the name at words [i, j) stands where a town does: a
// comma and a state of the U.S. or another division follow, and a line begins before it
// or a word that leads to places stands there.
func (p *page) beforeDivision(i, j int) bool {
	if p.word(j).text != "," || !p.same(i, j+1) || p.same(i-1, i) && !p.lx.is.intoPlace[p.words[i-1].fold] && p.words[i-1].fold != "of" {
		return false
	}
	h := p.hit(j + 1)
	if h == nil || h.label != pipeline.Place || len(h.entries) == 0 || p.lx.postal[rules.Fold(p.slice(h.i, h.j))] == "" {
		return false
	}
	return !p.same(i, h.j) || p.words[h.j].text == "," || p.words[h.j].text == "."
}

// bodyOnward returns the end of the name of a body that goes on at word j, behind what
// an engine took for a person: "Mia Lund [Lake Conservation Partnership]". It is j if
// none does.
func (p *page) bodyOnward(j int) int {
	sn := p.sentenceOf(j - 1)
	if sn.shout || sn.title && sn.last > j+longBody {
		return j
	}
	end := j
	for k := j; k < j+longBody && p.same(j-1, k); k++ {
		w := &p.words[k]
		if !w.cap || w.isMark() || p.taken[k] || p.titleAt[k].end > 0 {
			break
		}
		if p.lx.no.afterPerson[w.fold] {
			end = k + 1
		}
	}
	if sn.title && end < sn.last {
		return j
	}
	if n := p.word(end); end > j && p.same(end-1, end) && (n.cap && !n.isMark() || p.titleAt[end].end > 0 || strings.HasPrefix(n.fold, "fellow")) {
		return j // "Mia Lund Foundation Fellow"
	}
	return end
}
