package entity

import (
	"readout/pipeline"
)

// media returns the state of the newspaper or broadcaster that a sentence names, "" if
// it names none.
func (p *page) media(sn *sentence) string {
	for k := sn.first; k < min(sn.last, sn.first+farAbout); k++ {
		if f := p.settledAt(k); f != nil && f.label == pipeline.Org {
			if b := p.bodyOf(f); b.kind == "media" && b.state != "" {
				return b.state
			}
		}
	}
	return ""
}

// introduced returns the state of the place that the first words of the turn of the
// speaker at word i say it is from: "I am Mia Lund from Oslo."
func (p *page) introduced(i int) string {
	sn, self := p.sentenceOf(i), -farSelf-1
	for k := i; k < len(p.words) && k < sn.first+farTurn; k++ {
		if k > sn.last && p.words[k].text == ":" && p.words[k].sent > sn.first {
			return ""
		}
		switch p.words[k].text {
		case "I", "my", "My", "I’m", "I'm":
			self = k
		}
		if w := p.words[k].fold; w != "from" || !p.same(k, k+1) || self < k-farSelf {
			continue
		}
		n := k + 1
		if p.word(n).fold == "the" {
			n++
		}
		if f := p.settledAt(n); f != nil {
			if s := p.homeOf(f); s != "" {
				return s
			}
		}
	}
	return ""
}

// spoken reports whether a heading announces a speech.
func (p *page) spoken(head *sentence) bool { return p.hasWord(head, p.lx.is.remarks) }

// farSelf is how many words behind "I" a speaker's home is named.
const farSelf = 12

// farTurn is how many words of a turn may tell where its speaker is from.
const farTurn = 60

// addressed reports whether the name at word i is that of somebody who is spoken to:
// "And Mia, thank you", "Thanks, Mia."
func (p *page) addressed(i int) bool {
	f, sn := p.settledAt(i), p.sentenceOf(i)
	if f == nil || f.j-f.i > 2 || f.person != nil && f.person.ti < f.person.tj {
		return false
	}
	prev, next := p.word(i-1), p.word(f.j)
	if i > sn.first && prev.text != "," && prev.text != "–" && prev.fold != "and" && prev.fold != "well" || p.same(i, f.j) && next.text != "," && next.text != "." && next.text != "–" && next.text != "!" {
		return false
	}
	for k := max(sn.first, i-20); k < min(sn.last, i+20); k++ {
		switch p.words[k].fold {
		case "you", "your", "thanks":
			return true
		}
	}
	return f.j-f.i == 1 && next.text == "," && i == sn.first
}

// turn reports whether word i is in the label of a speaker's turn.
func (p *page) turn(i int) bool {
	f := p.settledAt(i)
	if f == nil || !p.transcript {
		return false
	}
	k := f.j
	if p.word(k).text == ")" {
		k++ // "Minister of Ports (Ms Lund):"
	}
	return p.word(k).text == ":" && p.opensLine(p.sentenceOf(i).first, i)
}

// asked reports whether the name at word i is that of somebody who asks in a
// transcript: the next turn is a question, or the turn is one.
func (p *page) asked(i int) bool {
	if !p.transcript || p.turn(i) {
		return false
	}
	s := p.words[i].sent
	for n := s; n >= 0 && n > s-3; n-- {
		if sn := &p.sents[n]; p.questions(sn) {
			return i-sn.first < farName
		}
	}
	for n := s + 1; n < len(p.sents) && n < s+3; n++ {
		if p.questions(&p.sents[n]) {
			return s > 4 // but "With Mia Lund of Harbour News"
		}
	}
	return false
}

// farName is how many words behind the beginning of a question who asks is named.
const farName = 14

// questions reports whether a sentence begins a question of a transcript.
func (p *page) questions(sn *sentence) bool {
	if sn.last-sn.first < 2 {
		return false
	}
	w := &p.words[sn.first]
	return w.fold == "question" && p.words[sn.first+1].text == ":" || w.text == "Q"
}

// ofOutlet reports whether words behind the name at word i tell whom it asks for: "Mia Lund
// from Harbour 24".
func (p *page) ofOutlet(i int) bool {
	f := p.settledAt(i)
	if f == nil {
		return false
	}
	switch w := p.word(f.j); w.fold {
	case "at", "from", "of", "with":
		return p.capitalBehind(f.j)
	default:
		return w.text == "," && p.word(f.j+1).cap && p.same(i, f.j+1)
	}
}
