package entity

import "readout/pipeline"

// farBefore is how many words and marks an office before a name has at most.
const farBefore = 26

// inFront returns the office that words with capitals and those that join them make up
// right before the name of f, or before the comma that leads to it: "Solicitor of Labor
// Mia Lund", "Director of Ports in the Office of Public Works Mia Lund", "- Special
// Assistant and Harbour Counsel, Mia Lund".
func (p *page) inFront(f *finding) (ti, tj int, title int32, ok bool) {
	end := f.i
	if t := f.person; t.ti < t.tj {
		end = t.ti // "..., Dr. Mia Lund"
	}
	apart := p.word(end-1).text == "," && p.same(end-1, f.i)
	if apart {
		if !p.closed(f.i, f.j) || f.j-f.i < 2 {
			return
		}
		end--
	}
	first, noun := end, -1 // the first word of the office, its last noun
	k := end - 1
	for ; k >= 0 && k > end-farBefore && p.same(k, f.i); k-- {
		w := &p.words[k]
		if o := p.owner[k]; o >= 0 && p.settled[o].label == pipeline.Person {
			g := &p.settled[o]
			if !p.word(g.j).poss || g.j >= end {
				break // somebody else
			}
			k = g.i
			first = k // "Senior Director on President Lund's Council"
			continue
		}
		if (p.sentenceOf(k).title || p.sentenceOf(k).shout) && p.lx.is.headingVerbs[w.fold] {
			break
		}
		if w.cap && !w.isMark() && (p.taken[k] || p.lx.is.notBeforeTitle[w.fold] && !joiningOffice[w.fold]) {
			break
		}
		switch {
		case w.cap && !w.isMark():
			first = k
			if noun < 0 && p.nounBefore(k, end) {
				noun = k
			}
			continue
		case joiningOffice[w.fold] && k < end-1 && (p.words[k+1].cap || p.words[k+1].fold == "the"):
			continue
		case (w.text == "&" || w.poss || w.text == "-" || w.text == "/") && p.words[k+1].cap,
			w.text == "." && w.glued && k > 0 && len(p.words[k-1].text) <= 3:
			continue
		case w.text == ")" && p.word(k-1).upper && p.word(k-2).text == "(" && p.word(k-3).cap:
			k -= 2
			continue
		}
		break
	}
	// A name before the run owns what stands behind its comma.
	if w := p.word(k); w.text == "," && p.same(k, f.i) && first == k+1 && apart {
		if o := p.owner[max(k-1, 0)]; o >= 0 && p.settled[o].label == pipeline.Person {
			return
		}
	}
	// "to Gaza and Deputy Director Lund": another name that "and" leads from.
	if h := p.hit(max(first, 0)); h != nil && h.label != pipeline.Org && p.word(h.j).fold == "and" && h.j < noun {
		first = h.j
	}
	for first < end && (joiningOffice[p.words[first].fold] || p.words[first].isMark()) {
		first++
	}
	if noun < first || noun < 0 {
		return
	}
	title = p.bestTitle(first, end)
	for n := noun; title < 0 && n < end; n++ {
		title = p.officeNoun(n)
	}
	if title < 0 || p.lx.titles[title].Plural || p.lx.titles[title].Honorific {
		return 0, 0, -1, false
	}
	return first, end, title, true
}

// nounBefore reports whether word k is the noun of an office that goes on to word end:
// the name stands right behind it, or a word that leads to what it is for.
func (p *page) nounBefore(k, end int) bool {
	t, e := p.officeNoun(k), k+1
	if t < 0 || p.words[k].name && p.titleAt[k].end == 0 || p.titleAt[k].end == 0 && p.lx.titles[t].Kind != "official" {
		return false
	}
	if h := p.titleAt[k]; h.end > 0 {
		e = h.end
	}
	if e >= end {
		return e == end
	}
	w := &p.words[e]
	return w.fold != "the" && joiningOffice[w.fold] || w.text == "&" || w.text == "(" || k == 0 || !p.same(k-1, k) || p.words[k-1].isMark() || !p.words[k-1].cap
}

// allOf takes the words with capitals between an office and the name behind it into the
// office, which an engine that cuts names better left over: "Minister of Justice and Law
// Mia Lund". It cuts words off its end that lead to nothing.
func (p *page) allOf(t *personFacts, f *finding) {
	if t.title >= 0 && t.tj < f.i && t.tj > f.i-5 {
		k := t.tj
		for k < f.i && p.words[k].cap && !p.words[k].isMark() && p.words[k].common && p.owner[k] < 0 && p.titleAt[k].end == 0 {
			k++
		}
		if w := p.words[t.tj-1].fold; k == f.i && (w == "and" || w == "of" || w == "for" || p.words[t.tj-1].text == "&") {
			t.tj = k
		}
	}
	for t.tj > t.ti+1 && (joiningOffice[p.words[t.tj-1].fold] && !p.words[t.tj-1].cap || p.words[t.tj-1].text == "&" || p.words[t.tj-1].text == "-") {
		t.tj--
	}
}
