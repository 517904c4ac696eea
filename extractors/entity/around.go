package entity

import (
	"cmp"
	"strings"
	"unicode"

	"readout/pipeline"
)

// around reads what stands about the mention at words [i, j), whose title
// starts at word start: whether it is met, and where the sentence is set.
func (p *page) around(s *served, start, i int) {
	s.sent, s.word = p.words[i].sent, i
	k := start - 1
	if p.word(k).fold == "the" {
		k--
	}
	for n := 0; n < 20 && p.same(k, i) && !p.lx.is.meets[p.word(k).fold]; n++ {
		w := p.word(k)
		if !w.cap && w.text != "," && w.fold != "and" && w.fold != "of" && w.fold != "the" {
			break
		}
		k--
	}
	if w := p.word(k); p.same(k, i) && p.lx.is.meets[w.fold] && (w.fold != "on" || strings.HasPrefix(p.word(k-1).fold, "call")) && (w.fold != "meeting" || p.lx.is.beforeMeeting[p.word(k-1).fold]) && (w.fold != "with" || !p.lx.is.beside[p.word(k-1).fold] && !p.ofBoth(k)) {
		s.guest = true
	}
	lead := p.leadOf(start, i)
	if s.guest {
		s.place = p.visitedBefore(lead)
	}
	if state, at, ok := p.peer(lead, p.settled[p.owner[i]].j); ok {
		s.other, s.peer = true, true
		s.state = cmp.Or(s.state, state)
		if s.state == "" {
			s.near = p.visited(i)
		}
		s.like = p.kindBefore(at)
		if b := p.bodyBefore(at); b.kind != "" {
			s.state, s.near = cmp.Or(s.state, b.state), ""
			s.none = s.none || b.kind == "international" && s.state == ""
		}
		if a := p.actorBefore(at); s.state == "" && a != "" {
			s.foil = a
		}
	}
	if p.invites(lead) && s.state == "" {
		s.near, s.other, s.host = p.visited(i), true, true
	}
	if n := p.word(p.settled[p.owner[i]].j); n.poss && p.word(p.settled[p.owner[i]].j+1).fold == "invitation" && !p.someoneBefore(lead) {
		s.other, s.host = true, true // "accepted President Lund's invitation"
	}
	if p.accredits(lead) {
		s.near, s.other, s.host = p.sentTo(lead), true, true
	}
	s.none = s.none || p.foreignCode(start)
	s.contact = p.contact(lead)
	s.visitor = s.guest && p.visiting(k)
	s.his = start < i && p.same(start-1, i) && ownHis[p.word(start-1).fold] && !strings.Contains(p.slice(start, i), "ounterpart")
	if s.state == "" {
		s.state = cmp.Or(p.side(start), p.headed(min(start, i)), p.among(lead))
	}
	end := p.settled[p.owner[i]].j
	if n := p.word(end); n.fold == "regime" || n.fold == "government" || n.fold == "administration" && !n.cap || n.poss && (p.word(end+1).fold == "regime" || p.word(end+1).fold == "government") {
		s.regime = true
	}
	if n := p.word(end + 2).fold; p.word(end).text == "-" && p.word(end).glued && (n == "regime" || n == "government") && p.word(end+1).cap {
		s.regime = true // "the Lund-Moyo regime"
	}
	switch n := p.word(end); {
	case n.fold == "administration" && p.word(i-1).text == "-":
		s.team = 2
	case n.fold == "administration" && n.cap && !p.word(end+1).poss,
		n.text == "-" && p.word(end+1).cap && p.word(end+2).fold == "administration":
		s.team = 1
	case !n.cap && p.lx.is.attacks[n.fold] || p.opens(end),
		p.same(start-1, i) && p.lx.is.against[p.word(start-1).fold],
		n.poss && p.warBehind(end+1):
		s.war = true
	}
	sn := p.sentenceOf(i)
	s.present = start == i && p.attends(i)
	s.acts = start == i && p.words[i].sent < 4 && (sn.first == i || p.word(i-1).text == ",") && !p.word(end).poss
	// "- United Kingdom: Mia Lund, Secretary of State"
	first := sn.first
	for first < i && p.words[first].isMark() {
		first++
	}
	if h := p.hit(first); h != nil && h.entries != nil && p.lx.entries[h.entries[0]].source == fromCountries && p.word(h.j).text == ":" && s.state == "" {
		s.state = p.lx.entries[h.entries[0]].iso3
	}
	if state, end := p.setIn(sn, i); state != "" {
		s.place = state
		s.deep = start > end+2
	} else if s.guest && s.place == "" && p.stateIn(p.nearby(i), i) == "" {
		s.place = p.setBefore(s.sent)
	}
	// "the well-known American diplomat Mia Lund"
	for k := i - 1; start == i && k >= i-2 && p.same(k-1, i); k-- {
		// but "Norwegian police arrested Mia Lund"
		if n := p.word(k); n.cap || n.isMark() || isPreposition[n.fold] || n.fold == "and" || p.lx.is.meets[n.fold] || speech[n.fold] || finite[n.fold] ||
			strings.HasSuffix(n.fold, "ed") || strings.HasSuffix(n.fold, "s") || strings.HasSuffix(n.fold, "ing") {
			break
		}
		if h := p.hitEnding(k); h != nil && h.label == pipeline.Norp {
			if e := p.best(h, nil); e != nil && e.kind == "national" {
				s.state = e.iso3
			}
			break
		}
	}
}

// ofBoth reports whether the "with" at word k leads to all who spoke, the host among
// them: "Joint press conference with Prime Minister Lund and President Moyo".
func (p *page) ofBoth(k int) bool {
	if !p.same(k-1, k) || p.words[k-1].fold != "conference" {
		return false
	}
	for i := p.sentenceOf(k).first; i < k; i++ {
		if o := p.owner[i]; o >= 0 && p.settled[o].label != pipeline.Org || p.titleAt[i].end > 0 {
			return false // "Secretary Lund's press conference with"
		}
	}
	return true
}

// foreignCode reports whether the office that starts at word start is that of a
// secretary general and a code stands before it that no gazetteer has: a body of
// several states, "QwAsEC Secretary-General".
func (p *page) foreignCode(start int) bool {
	w := p.word(start - 1)
	if !p.same(start-1, start) || w.isMark() || p.hitEnding(start) != nil || !strings.HasPrefix(p.word(start).fold, "secretary") || strings.ToLower(p.word(p.titleAt[start].end-1).text) != "general" && p.word(start).fold != "secretary-general" {
		return false
	}
	capitals := 0
	for _, r := range w.text {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals > 1
}

// side returns the state whose side or delegation the people around word i are
// listed on, "" if they are on none: "On the Kenyan side, Mr Moyo, Head of ...".
func (p *page) side(i int) string {
	sn := p.sentenceOf(i)
	for k := i - 1; k > sn.first && k > i-farSide; k-- {
		w := p.words[k].fold
		if w == "represented" && p.word(k+1).fold == "by" {
			if state := p.representedAt(k); state != "" {
				return state
			}
		}
		if w != "side" && w != "delegation" && w != "part" {
			continue
		}
		end := k
		if p.words[k-1].poss {
			end-- // "Kenya's delegation"
		}
		h := p.hitEnding(end)
		if h == nil || !p.same(h.i, i) {
			continue
		}
		n := h.i - 1
		if p.word(n).fold == "the" {
			n--
		}
		if w := p.word(n).fold; w != "from" && w != "on" && w != "for" && !p.lx.is.sideOf[p.word(k+1).fold] && !(p.lx.is.sideOf[p.word(k+2).fold] && p.word(k+1).fold == "was") {
			continue
		}
		if e := p.best(h, p.inDoc); e != nil && (e.source == fromCountries || e.kind == "national") {
			return e.iso3
		}
	}
	return ""
}

// headed returns the state that a line by itself names above the line or lines of names
// that the one at word i begins, as in lists by states; "" if none does.
func (p *page) headed(i int) string {
	s := p.words[i].sent
	if sn := &p.sents[s]; !p.opensLine(sn.first, i) || stated(p.words[sn.first:sn.last]) || p.words[sn.last-1].text == "." || sn.last-sn.first > longLine {
		return ""
	}
	for n := s - 1; n >= 0 && n > s-farHead; n-- {
		sn := &p.sents[n]
		if sn.last-sn.first > longLine {
			return ""
		}
		first := sn.first
		for first < sn.last && (p.words[first].isMark() || p.words[first].fold == "the") {
			first++
		}
		h := p.hit(first)
		if h == nil || h.label != pipeline.Place || p.lx.entries[h.entries[0]].source != fromCountries {
			continue
		}
		last := sn.last
		if last > h.j && p.words[last-1].text == ":" {
			last--
		}
		if last == h.j && n > 0 {
			if state := p.lx.entries[h.entries[0]].iso3; state != p.issuer {
				return state
			}
			return ""
		}
	}
	return ""
}

// farHead is how many lines below a state its people are listed.
const farHead = 8

// farSide is how many words behind the side people are listed.
const farSide = 120

// attends reports whether the sentence of word i is a list of names and that they
// were there: "Mia Lund and Ole Holt were present."
func (p *page) attends(i int) bool {
	sn := p.sentenceOf(i)
	for k := sn.first; k < sn.last; k++ {
		if o := p.owner[k]; o >= 0 && p.settled[o].label == "PERSON" {
			k = p.settled[o].j - 1
			continue
		}
		switch w := &p.words[k]; {
		case w.text == "," || w.fold == "and" || w.fold == "others" || w.fold == "also" || w.fold == "among":
		case k > i && (w.fold == "were" || w.fold == "was" || w.fold == "attended" || w.fold == "participated"):
			n := p.word(k + 1).fold
			return sn.last-k < 8 && (w.fold[0] != 'w' || n == "present" || n == "also" && p.word(k+2).fold == "present")
		default:
			return false
		}
	}
	return false
}
