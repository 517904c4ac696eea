package entity

import (
	"unicode/utf8"

	"readout/pipeline"
)

// splitPairs makes two people of "Lund-Moyo Administration".
func (p *page) splitPairs() {
	last := map[string]int{}
	p.joined = map[string]bool{}
	for k := range p.settled {
		f := &p.settled[k]
		if f.label == pipeline.Person && !p.pair(f) {
			for i := f.i; i < f.j; i++ {
				if w := &p.words[i]; i > f.i+1 && w.glued && p.words[i-1].isMark() {
					p.joined[p.words[i-2].fold+"-"+w.fold] = true // "Ana Lund-Moyo" is one person
				}
				if w := &p.words[i]; !w.glued && !p.word(i+1).glued || f.j-f.i == 1 {
					last[w.fold]++
				} else if i == f.j-1 && !w.glued {
					last[w.fold]++
				}
			}
		}
	}
	for k := range p.settled {
		f := &p.settled[k]
		if f.label != pipeline.Person || !p.pair(f) {
			continue
		}
		a, b, next := p.words[f.i].fold, p.words[f.j-1].fold, p.word(f.j).fold
		if particles[a] || p.joined[a+"-"+b] || last[a] == 0 && last[b] == 0 && !pairs[next] {
			continue
		}
		second := *f
		second.i = f.j - 1
		second.start = p.words[second.i].start
		f.j = f.i + 1
		f.end = p.words[f.i].end
		p.owner[f.j] = -1
		p.owner[second.i] = int32(len(p.settled))
		p.settled = append(p.settled, second)
	}
}

// pair reports whether f is two words with a dash between them.
func (p *page) pair(f *finding) bool {
	return f.j-f.i == 3 && p.words[f.i+1].isMark() && p.words[f.i].cap && p.words[f.i+2].cap
}

var pairs = wordSet("administration regime government group duo team tandem era ticket")

// longestName is how many words a name has at most.
const longestName = 8

// repeat finds later mentions of the people that were found: "Lund" after
// "Foreign Minister Mia Lund".
func (p *page) repeat() {
	parts, upperPart := map[string]bool{}, map[string]bool{}
	for k := range p.settled {
		f := &p.settled[k]
		if f.label != pipeline.Person {
			continue
		}
		for i := f.i; i < f.j; i++ {
			w := &p.words[i]
			if w.cap && !w.isMark() && utf8.RuneCountInString(w.text) > 1 && !suffixes[w.fold] && !particles[w.fold] {
				parts[w.fold] = true
				upperPart[w.fold] = upperPart[w.fold] || w.upper
			}
		}
	}
	if len(parts) == 0 {
		return
	}
	for i := 0; i < len(p.words); i++ {
		w := &p.words[i]
		if !w.cap || !parts[w.fold] || !p.free(i, i+1) || p.hit(i) != nil && p.hit(i).tier == tierKnown || p.titleAt[i].end > 0 {
			continue
		}
		if w.upper && !upperPart[w.fold] && !p.sentenceOf(i).shout {
			continue // "AI" is not "Ai"
		}
		if w.common && (w.first || p.sentenceOf(i).title || !p.sentenceOf(i).shout && w.upper) {
			continue
		}
		e := i + 1
		if p.word(e).isMark() && p.word(e+1).glued && p.joined[w.fold+"-"+p.word(e+1).fold] && p.free(e, e+2) {
			e += 2 // "Lund-Moyo" after "Ana Lund-Moyo"
		}
		for e-i < longestName && p.same(i, e) && p.free(e, e+1) && p.words[e].cap && !p.words[e].isMark() && parts[p.words[e].fold] {
			e++
		}
		if n := p.word(e); p.same(i, e) && n.cap && !n.isMark() && !n.common && p.free(e, e+1) && e-i == 1 && n.name {
			e++
		}
		// "Lund Foundation": not the person.
		if n := p.word(e); p.same(i, e) && n.cap && p.lx.heads[n.fold].Alone {
			continue
		}
		p.propose(finding{i: i, j: e, label: pipeline.Person, tier: tierRepeat, rule: "person/repeat", person: &personFacts{title: -1}})
		i = e - 1
	}
}

// regimes finds the one name before "regime" and "Administration".
func (p *page) regimes() {
	for i := range p.words {
		w, n := &p.words[i], p.word(i+1)
		if !w.cap || w.common || w.isMark() || w.upper || !p.same(i, i+1) || !p.free(i, i+1) || p.hit(i) != nil || p.lx.heads[w.fold].Kind != "" {
			continue
		}
		if n.fold == "regime" && !n.cap || n.fold == "administration" && w.name {
			p.propose(finding{i: i, j: i + 1, label: pipeline.Person, tier: tierRepeat, rule: "person/regime", person: &personFacts{title: -1}})
		}
	}
}
