package entity

import "readout/pipeline"

// peer reports whether the mention whose title or name starts at word start is
// somebody's counterpart, "his Kenyan counterpart, Mia Lund", and the state that is
// said with it, "" if none is. at is the word "counterpart", end the word behind the
// name.
func (p *page) peer(start, end int) (state string, at int, ok bool) {
	k := start - 1
	if p.word(k).text == "," {
		k--
		if !p.closed(start, end) {
			return "", 0, false // "After talks with his counterpart, Minister Lund said"
		}
	}
	if !p.same(k, start) {
		return "", 0, false
	}
	if h := p.hitEnding(k + 1); h != nil && h.label == pipeline.Place {
		n := h.i - 1 // "his counterpart from Kenya, Mia Lund"
		if p.word(n).fold == "the" {
			n--
		}
		if w := p.word(n).fold; (w == "from" || w == "of" || w == "in") && p.lx.is.peers[p.word(n-1).fold] && p.same(n-1, start) {
			state, _ = p.stateAt(h.i)
			return state, n - 1, true
		}
	}
	if !p.lx.is.peers[p.word(k).fold] {
		return "", 0, false
	}
	if h := p.hitEnding(k); h != nil && p.same(h.i, start) {
		if state, _ = p.stateAt(h.i); p.severalStates(h) && p.inDoc[state] == 0 {
			state = ""
		}
	}
	return state, k, true
}

// leadOf returns the word at which the mention at word i begins, with its title if
// that, at word start, stands before it, and with forms of address.
func (p *page) leadOf(start, i int) int {
	if start <= i {
		return start
	}
	for i > 0 && p.same(i-1, i) && (p.inTitle(i-1) || p.words[i-1].text == "." && p.inTitle(i-2)) {
		i--
	}
	return i
}

// bodyBefore returns the body whose officer is somebody's counterpart by the words
// before word k, "her World Bank counterpart".
func (p *page) bodyBefore(k int) body {
	if o := p.settledEnding(k); o != nil && o.label == pipeline.Org {
		return p.bodyOf(o)
	}
	return body{}
}

// kindBefore returns the kind of the last office named before word k in its
// sentence, "" if there is none.
func (p *page) kindBefore(k int) string {
	for i := k - 1; i >= p.nearby(k); i-- {
		if t := p.titleAt[i]; t.end > 0 && t.end <= k && !p.lx.titles[t.title].Honorific && p.words[i].cap && !p.rankAt(i, t) && !(i > 0 && p.inTitle(i-1) && p.same(i-1, i)) {
			return p.lx.titles[t.title].Kind
		}
	}
	return ""
}

// actorBefore returns the state of the first office before word k in its sentence,
// or of the people that stands there as its subject, "" if none is named.
func (p *page) actorBefore(k int) string {
	for i := p.nearby(k); i < k; i++ {
		t := p.titleAt[i]
		if t.end == 0 || t.end > k || p.lx.titles[t.title].Honorific {
			continue
		}
		s := served{}
		p.serves(&s, p.lx.titles[t.title].Kind, p.titleStart(i), min(p.titleTail(t.end), k))
		return s.state
	}
	return ""
}

// visited returns the state that the sentence of word i says somebody goes to, ""
// if it names none or something else follows: "during a visit to Kenya".
func (p *page) visited(i int) string {
	return p.tripIn(p.nearby(i), min(p.sentenceOf(i).last, i+farTrip))
}

// farTrip is how far from a name its sentence is read for what it says of the name.
const farTrip = 150

// nearby returns where the sentence of word i begins, or the first word of it that is
// near to i.
func (p *page) nearby(i int) int { return max(p.sentenceOf(i).first, i-farTrip) }

// visitedBefore is visited for the words before word i only.
func (p *page) visitedBefore(i int) string { return p.tripIn(p.nearby(i), i) }

// tripIn returns the state that words [first, last) of a sentence say somebody goes to.
func (p *page) tripIn(first, last int) string {
	for k := first; k < last; k++ {
		if !p.lx.is.trips[p.words[k].fold] {
			continue
		}
		for n := k + 1; n < k+7 && n < last; n++ {
			h := p.hit(n)
			if w := &p.words[n]; h == nil || h.label != pipeline.Place {
				if w.text == "," || w.text == ";" || p.owner[n] >= 0 && p.settled[p.owner[n]].label == pipeline.Person {
					break
				}
				continue
			}
			if e := p.best(h, p.inDoc); e != nil && e.iso3 != "" {
				return e.iso3
			}
			break
		}
	}
	return ""
}

// invites reports whether the mention that starts at word start invites: "at the
// invitation of President Lund", "invited by Mia Lund".
func (p *page) invites(start int) bool {
	k := start - 1
	if p.word(k).fold == "the" {
		k--
	}
	if !p.same(k-1, start) {
		return false
	}
	switch p.words[k].fold {
	case "of", "from", "by":
		w := p.words[k-1].fold
		return w == "invitation" || (w == "invited" || w == "hosted") && p.words[k].fold == "by"
	}
	return false
}

// someoneBefore reports whether somebody is named before word i in its sentence.
func (p *page) someoneBefore(i int) bool {
	for k := p.nearby(i); k < i; k++ {
		if o := p.owner[k]; o >= 0 && p.settled[o].label == pipeline.Person {
			return true
		}
	}
	return false
}

// ministerIn reports whether one of words [i, j) is "minister": no international
// body has any.
func (p *page) ministerIn(i, j int) bool {
	for ; i < j; i++ {
		if p.words[i].fold == "minister" {
			return true
		}
	}
	return false
}

// accredits reports whether the mention that starts at word start receives an
// ambassador's credentials: "presented her credentials to President Lund".
func (p *page) accredits(start int) bool {
	k := start - 1
	if p.word(k).fold == "the" {
		k--
	}
	if w := p.word(k).fold; w != "to" || !p.same(k-4, start) {
		return false
	}
	for n := k - 1; n > k-6 && p.same(n, start); n-- {
		if w := p.words[n].fold; w == "credentials" || w == "credence" {
			return true
		}
	}
	return false
}

// sentTo returns the state that an ambassador named before word i in its sentence is
// sent to: "Ambassador to Kenya"; "" if none is named.
func (p *page) sentTo(i int) string {
	for k := p.nearby(i); k < i; k++ {
		if p.words[k].fold != "to" || k == 0 {
			continue
		}
		n := k + 1
		if p.word(n).fold == "the" {
			n++
		}
		if state, end := p.stateAt(n); state != "" && end < i {
			return state
		}
	}
	return ""
}

// contact reports whether the mention at word i is whom readers may ask: "Media
// contact: Mia Lund, 020 555 0147".
func (p *page) contact(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		switch p.words[k].fold {
		case "contact", "contacts", "enquiries", "inquiries", "queries":
			return p.same(k, i) || p.words[i].sent-p.words[k].sent == 1 && p.words[i].first && p.words[k+1].text == ":"
		}
		if w := &p.words[k]; !w.isMark() && w.fold != "or" && w.fold != "and" && p.titleAt[k].end == 0 {
			return false
		}
	}
	return false
}

// visiting reports whether the subject of the verb at word k is a guest: "The
// visiting Minister will call on".
func (p *page) visiting(k int) bool {
	for i := k - 1; i >= 0 && i > k-12 && p.same(i, k); i-- {
		if p.words[i].fold == "visiting" && p.titleAt[i+1].end > 0 {
			return true
		}
		if p.words[i].text == "," {
			return false
		}
	}
	return false
}
