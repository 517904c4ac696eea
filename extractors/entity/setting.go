package entity

import (
	"cmp"
	"slices"
	"strings"

	"readout/pipeline"
)

// setting returns the state that somebody without office is most likely of by what is
// spoken of where it is named, else the issuer's; "" where neither tells.
func (r *round) setting(c *chain) string {
	p := r.p
	i, own := c.at[0], p.issuer
	if head := &p.sents[0]; p.words[i].sent == 0 && head.title {
		if one, _ := p.about(head.first, head.last); one == "" {
			for _, k := range c.at {
				if p.words[k].sent > 0 {
					i = k // the heading tells nothing
					break
				}
			}
		}
	}
	if own != "" && p.post != "" {
		own = p.post // an embassy's guests
	}
	sn := p.sentenceOf(i)
	if c.acts && p.does(i) || p.meetsOthers(i) {
		if p.joint || p.world {
			return ""
		}
		return own // who meets others in a text of its own side
	}
	if p.turn(i) {
		return cmp.Or(p.introduced(i), own)
	}
	head := &p.sents[0]
	if c.former && slices.Contains(p.lx.mostly(c.title), p.issuer) && !p.joint || (p.transcript || p.spoken(head)) && p.hasWord(head, p.lx.is.missions) {
		return p.issuer // "former Secretary of State"; whom an embassy's guest speaks to is its staff
	}
	if p.numbered(i) {
		if p.joint || p.world {
			return ""
		}
		return own // of its own history
	}
	called, firm := p.addressed(i), c.firm && !p.targets(sn)
	if !called {
		first, last := p.unquoted(i)
		if p.does(i) || firm {
			last = i
		}
		one, home := p.about(first, last)
		if one != "" && (r.captive(c) || home && p.hasWord(sn, p.lx.is.held)) {
			one, home = "", true // "held in Kenya", "Norwegians whom Kenya has released"
		}
		if home && p.targets(sn) {
			home = false
		}
		switch {
		case one != "" && !home:
			return one
		case own == "" || p.joint || p.world:
			return ""
		case home && one == "":
			return own
		}
	} else if own == "" || p.joint || p.world {
		return ""
	}
	if p.asked(i) {
		if s := p.media(head); s != "" || p.ofOutlet(i) {
			return s
		}
		return own
	}
	first, last := p.paragraph(i)
	if !called && !firm && !p.quotes(i) {
		if one, home := p.about(first, last); one != "" && !home {
			return one
		} else if home && one == "" && !p.targets(sn) {
			return own
		}
	}
	if s := p.media(head); s != "" && p.transcript {
		return s // "With Mia Lund of Harbour News"
	}
	if one, _ := p.about(head.first, head.last); one != "" {
		return one
	}
	if !called && !firm && !p.transcript && p.sanctioning() {
		if s := p.lastForeign(i); s != "" {
			return s
		}
	}
	return cmp.Or(p.dateline(), own)
}

// meetsOthers reports whether the name at word i is the subject of who is met.
func (p *page) meetsOthers(i int) bool {
	f := p.settledAt(i)
	if f == nil || !p.same(i, f.j) {
		return false
	}
	switch p.words[f.j].fold {
	case "met", "meets":
		return true
	}
	return false
}

// does reports whether the name at word i is the subject of what it does to others,
// so that states behind it are theirs.
func (p *page) does(i int) bool {
	f := p.settledAt(i)
	if f == nil || !p.same(i, f.j) || p.words[f.j].cap {
		return false
	}
	switch w := p.words[f.j].fold; w {
	case "had", "has", "sent", "held", "extended", "will", "visited", "arrived":
		return true
	default:
		return speech[w] || p.lx.is.meets[w] && !p.lx.is.intoPlace[w] && w != "with"
	}
}

// quotes reports whether the name at word i is that of who is quoted in its sentence,
// so that the states there are those that it speaks of.
func (p *page) quotes(i int) bool {
	f, sn := p.settledAt(i), p.sentenceOf(i)
	if f == nil || !speech[p.word(i-1).fold] && !speech[p.word(f.j).fold] {
		return false
	}
	for k := p.nearby(i); k < min(sn.last, i+farTrip); k++ {
		if quoteMark[p.words[k].text] {
			return true
		}
	}
	return false
}

// numbered reports whether the name at word i is a monarch's, with a Roman number.
func (p *page) numbered(i int) bool {
	f := p.settledAt(i)
	return f != nil && f.j > f.i+1 && strings.Trim(p.words[f.j-1].text, "IVX") == "" && p.words[f.j-1].text != "X" && p.words[f.j-1].text != "V"
}

// about returns the one state other than the issuer's that words [i, j) speak of, ""
// if they speak of none or several, and whether they speak of the issuer's. A town
// counts where its state is named, and no place to which or in which something is.
func (p *page) about(i, j int) (one string, home bool) {
	several := false
	for k := i; k < min(j, i+farAbout); k++ {
		o := p.owner[k]
		if o < 0 || p.settled[o].i != k {
			continue
		}
		f := &p.settled[o]
		s := ""
		e := p.best(f, p.inDoc)
		switch {
		case e == nil:
		case f.label == pipeline.Place && e.source == fromCities:
			if prev := p.word(k - 1).fold; e.iso3 == p.issuer || p.inDoc[e.iso3] > 0 && prev != "in" && prev != "at" {
				s = e.iso3
			}
		case f.label == pipeline.Place:
			if prev := p.word(k - 1).fold; prev != "to" || e.iso3 == p.issuer {
				s = e.iso3
			}
		case f.label == pipeline.Norp && e.kind == "national", f.label == pipeline.Org && national[e.kind] && e.iso3 != p.issuer:
			s = e.iso3
		}
		k = f.j - 1
		switch {
		case s == "":
		case s == p.issuer:
			home = home || !p.onlyCalls(f)
		case one != "" && s != one:
			several = true
		default:
			one = s
		}
	}
	if several {
		return "", home
	}
	return one, home
}

// farAbout is how many words are read at most for what they speak of.
const farAbout = 600

// unquoted returns the words of the sentence of word i, near to it, up to the quotation
// marks before and behind it.
func (p *page) unquoted(i int) (first, last int) {
	sn := p.sentenceOf(i)
	first, last = i, i
	for first > p.nearby(i) && !quoteMark[p.words[first-1].text] {
		first--
	}
	for last < min(sn.last, i+farTrip) && !quoteMark[p.words[last].text] && (p.words[last].text != ":" || !p.sentenceOf(i).title) {
		last++
	}
	return first, last
}

var quoteMark = map[string]bool{"“": true, "”": true, "\"": true}

// captive reports whether one of the first sentences that name c says that others hold it,
// unless that is the state that it is set in.
func (r *round) captive(c *chain) bool {
	last := -1
	for _, i := range c.at {
		if s := r.p.words[i].sent; s != last && r.p.captive(r.p.sentenceOf(i)) {
			return true
		} else {
			last = s
		}
	}
	return false
}

// captive reports whether somebody is held by others in a sentence, so that the state
// in it is not the one of who is.
func (p *page) captive(sn *sentence) bool { return p.hasWord(sn, p.lx.is.captives) }

// targets reports whether a sentence says that sanctions are put on somebody, as on
// foreigners.
func (p *page) targets(sn *sentence) bool { return p.hasWord(sn, p.lx.is.sanctions) }

// hasWord reports whether one of words is in the first part of a sentence.
func (p *page) hasWord(sn *sentence, words map[string]bool) bool {
	for k := sn.first; k < min(sn.last, sn.first+farAbout); k++ {
		if words[p.words[k].fold] {
			return true
		}
	}
	return false
}

// paragraph returns the words of the paragraph of word i; for a line of a list those
// of what leads to the list.
func (p *page) paragraph(i int) (first, last int) {
	s := p.words[i].sent
	a, b := s, s+1
	for a > 0 && !p.lineBreak(a) && s-a < maxParagraph {
		a--
	}
	for b < len(p.sents) && !p.lineBreak(b) && b-s < maxParagraph {
		b++
	}
	if b > a+1 || a == 0 {
		return p.sents[a].first, p.sents[b-1].last
	}
	if sn := &p.sents[s]; !p.opensLine(sn.first, i) {
		return sn.first, sn.last
	}
	for n := 0; a > 0 && n < maxParagraph; n++ {
		a--
		if sn := &p.sents[a]; sn.last > sn.first && (p.words[sn.last-1].text == ":" || sn.last-sn.first > longLine) {
			break
		}
	}
	return p.sents[a].first, p.sents[a].last
}

// longLine is how many words a line of a list has at most.
const longLine = 30

// maxParagraph is how many sentences before and behind a name are read at most.
const maxParagraph = 40

// lineBreak reports whether a line ends before sentence s.
func (p *page) lineBreak(s int) bool {
	a, b := &p.sents[s-1], &p.sents[s]
	if a.last == a.first || b.last == b.first {
		return true
	}
	return strings.Contains(p.text[p.words[a.last-1].end:p.words[b.first].start], "\n")
}
