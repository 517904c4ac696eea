package entity

import (
	"readout/pipeline"
)

// maxMentions limits how many mentions of one person are read for where it is from.
const maxMentions = 12

// private gives states to people who hold no office of a state: that of the body or
// place that is named with them, of their relatives, of the people that they are
// called, else of what the sentence and the paragraph are about, else the issuer's.
// Of officers of international bodies, journalists whose paper is of no known state,
// and people in documents of several states or of no known issuer it says no more than
// their own words do.
func (r *round) private() {
	p := r.p
	var open []*chain
	for _, c := range r.chains {
		if c.country != "" || c.none && !c.private && !c.firm || c.kind != "" && c.kind != "other" {
			continue
		}
		state, world := "", false
		for _, i := range c.at {
			s, w := p.belongs(i)
			if s != "" {
				state = s
				break
			}
			world = world || w
		}
		switch {
		case state != "":
			c.country = state
		case !world:
			open = append(open, c)
		}
	}
	for range 2 { // relatives of relatives
		for _, c := range open {
			if k := c.relative; c.country == "" && k != nil {
				c.country = k.country
			}
		}
	}
	for _, c := range open {
		if c.country == "" {
			c.country = r.house(c)
		}
		if c.country == "" && len(c.at) > 0 {
			c.country = r.setting(c)
		}
	}
}

// monarchs gives the issuer's state to monarchs of its history, whom it names beside
// who leads it now: "built for Emperor Qwyx II".
func (r *round) monarchs() {
	for _, c := range r.chains {
		if c.kind == "head_of_state" && c.country == "" && !c.none && !c.guest && r.p.sure && len(c.at) > 0 && r.p.numbered(c.at[0]) {
			c.country = r.p.issuer
		}
	}
}

// belongs returns the state of the body or place that words around the name at word i
// say somebody belongs to or is from, "" if they name none; world says that the body
// is an international one.
func (p *page) belongs(i int) (state string, world bool) {
	f := p.settledAt(i)
	if f == nil {
		return "", false
	}
	if state, world = p.affiliated(f); state != "" || world {
		return state, world
	}
	return p.ahead(f)
}

// affiliated reads the words behind a name, "Mia Lund, Kenya Tea Board", "Mia Lund from
// Oslo", "Mia Lund – director of the museum in Oslo,", "Mia Lund (Kenya Tea Board)".
func (p *page) affiliated(f *finding) (state string, world bool) {
	k := f.j
	sn := p.sentenceOf(f.i)
	if k >= sn.last || p.words[k].poss {
		return "", false
	}
	item := p.opensLine(sn.first, f.i)
	open := p.words[k].text
	switch w := &p.words[k]; {
	case w.text == "," || w.text == "(" || w.text == "–" || w.text == "—" || w.text == "-" && !w.glued || w.text == ":" && item:
	case w.fold == "of" || w.fold == "from":
	case w.fold == "with" && p.capitalBehind(k), w.fold == "at" && p.word(f.i-1).fold != "of":
	case w.fold == "as":
		return "", p.bodyAhead(k) // "the appointment of Mia Lund as UN Envoy for Kenya"
	default:
		return "", false
	}
	for n := k + 1; n < min(sn.last, k+farAffiliation); n++ {
		w := &p.words[n]
		if o := p.owner[n]; o >= 0 && p.settled[o].i == n {
			g := &p.settled[o]
			switch g.label {
			case pipeline.Person:
				return "", false
			case pipeline.Org:
				b := p.bodyOf(g)
				if b.state != "" {
					return b.state, false
				}
				if b.kind == "international" {
					return "", true
				}
			default:
				if g.label == pipeline.Place && n == k+1 && (open == "," || open == ":") && !p.closed(f.i, g.j) {
					return "", false // "Mia Lund, Kenya and others"
				}
				if s := p.homeOf(g); s != "" && !about[p.word(n-1).fold] {
					return s, false // but "Country Manager for Kenya"
				}
			}
			n = g.j - 1
			continue
		}
		switch {
		case w.text == ";" || w.text == ")" && open == "(" || w.text == "\"" || w.text == "“" || w.text == ":" && n > k+1:
			return "", false
		case w.text == "," && open != "(" && n > k+1:
			// A further office or body of a list may stand behind the comma.
			if next := p.word(n + 1); !item && !next.cap && next.fold != "a" && next.fold != "an" && next.fold != "the" {
				return "", false
			}
		case (finite[w.fold] || speech[w.fold] || w.fold == "who" || w.fold == "whose" || w.fold == "which" || w.fold == "and" && open != "(" && !p.word(n+1).cap || w.fold == "as") && !w.cap:
			return "", false
		}
	}
	return "", false
}

// bodyAhead reports whether the office that "as" at word k leads to is one of an
// international body.
func (p *page) bodyAhead(k int) bool {
	for n := k + 1; n < k+8 && p.same(k, n); n++ {
		if g := p.settledAt(n); g != nil && g.label == pipeline.Org {
			return p.bodyOf(g).kind == "international"
		}
		if h := p.titleAt[n]; h.end > 0 && p.lx.titles[h.title].International {
			return true
		}
	}
	return false
}

// farAffiliation is how many words behind a name its body is looked for.
const farAffiliation = 24

// about are words that lead to what an office is for.
var about = wordSet("for to on")

// capitalBehind reports whether a word with a capital follows word k, "the" aside.
func (p *page) capitalBehind(k int) bool {
	if p.word(k+1).fold == "the" {
		k++
	}
	return p.same(k, k+1) && p.word(k+1).cap
}

// ahead reads the words right before a name: "NASA astronaut Mia Lund", "Norwegian
// activist Mia Lund", "Norway's Mia Lund", "to the Harbour Times, Mia Lund".
func (p *page) ahead(f *finding) (state string, world bool) {
	i := f.i
	for i > 0 && p.same(i-1, f.i) && (p.inTitle(i-1) || p.words[i-1].text == "." && p.inTitle(i-2)) {
		i--
	}
	for n := 0; n < 5 && i > 0 && p.same(i-1, f.i); n++ {
		if g := p.settledEnding(i); g != nil && g.j == i {
			switch g.label {
			case pipeline.Org:
				b := p.bodyOf(g)
				return b.state, b.kind == "international"
			case pipeline.Norp, pipeline.Place:
				if next := &p.words[i]; g.label == pipeline.Place && !p.words[i-1].poss && (n == 0 || !next.cap && next.text != "-" && !next.poss) {
					return "", false // "Norway tried Mia Lund"
				}
				return p.homeOf(g), false
			}
			return "", false
		}
		w := &p.words[i-1]
		switch {
		case w.poss && p.settledEnding(i-1) != nil && n == 0:
		case w.text == "," && n == 0 && p.mediaEnding(i-1):
		case w.fold == "and" && n > 0 && p.word(i-2).common && !p.words[i-2].isMark() && !finite[p.words[i-2].fold] && !p.lx.is.meets[p.words[i-2].fold]:
			// "Norwegian lawyer and activist Mia Lund"
		case w.isMark() && w.text != "-", isPreposition[w.fold], w.fold == "and", p.lx.is.meets[w.fold], speech[w.fold], finite[w.fold], w.fold == "the", w.fold == "a":
			return "", false
		}
		i--
	}
	return "", false
}

// mediaEnding reports whether a newspaper or broadcaster is named right before word j.
func (p *page) mediaEnding(j int) bool {
	g := p.settledEnding(j)
	return g != nil && g.label == pipeline.Org && p.bodyOf(g).kind == "media"
}

// homeOf returns the state of a place or people.
func (p *page) homeOf(g *finding) string {
	if g.label != pipeline.Place && g.label != pipeline.Norp || g.label == pipeline.Norp && p.severalStates(g) && len(p.inDoc) == 0 {
		return ""
	}
	e := p.best(g, p.inDoc)
	if e == nil || e.source == fromCities && e.rank != 'C' && e.rank != 'D' && e.iso3 != p.issuer && p.inDoc[e.iso3] == 0 && e.population < wellKnown {
		return ""
	}
	return e.iso3
}
