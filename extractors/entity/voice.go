package entity

import (
	"readout/pipeline"
)

// How much the words of officials that are named without a state count for and
// against the states in them, each once.
const (
	forOwn         = 1.5 // they restate its position: "reaffirmed Kenya's commitment"
	forTies        = 1.2 // relations are between it and another
	forSeat        = 1.5 // a ministry or palace "in Nairobi"
	forAgency      = 2.5 // the text is its news agency's
	againstVisited = 1.5 // they go there
	againstThanked = 1.5 // they thank or praise it
)

// voiced weighs what officials say that no state is named with.
func (r *round) voiced(said opinions, bare []*chain) {
	p := r.p
	own := map[*chain]bool{}
	for _, c := range bare {
		own[c] = !c.guest
	}
	done := map[string]bool{}
	once := func(what, state string, weight float64) {
		if key := what + state; state != "" && !done[key] {
			done[key] = true
			said[state] += weight
		}
	}
	for s := range p.sents {
		c := r.first[s]
		if c == nil || !own[c] {
			continue
		}
		sn := &p.sents[s]
		for k := sn.first; k < sn.last; k++ {
			switch w := p.words[k].fold; {
			case p.lx.is.ownVerbs[w]:
				if state, end := p.stateWithin(k+1, 6); state != "" && p.word(end).poss {
					once("own", state, forOwn)
				}
			case p.lx.is.thanks[w]:
				state, _ := p.stateWithin(k+1, 14)
				once("thanked", state, -againstThanked)
			case p.lx.is.goesTo[w]:
				for n, i := 0, k+1; n < 4; n++ {
					state, end := p.stateWithin(i, 5)
					if state == "" {
						break
					}
					once("visited", state, -againstVisited)
					if i = end; p.word(i).text != "," && p.word(i).fold != "and" {
						break
					}
				}
			}
		}
	}
}

// stateWithin returns the first state or people that begins at one of n words from
// word i on, in its sentence, and the word behind it; "" if none does.
func (p *page) stateWithin(i, n int) (state string, end int) {
	for k := i; k < i+n && p.same(i, k); k++ {
		if s, e := p.stateAt(k); s != "" {
			return s, e
		}
	}
	return "", 0
}

// stateAt returns the state or people that is named at word k, and the word behind
// it; "" if none is.
func (p *page) stateAt(k int) (state string, end int) {
	h := p.hit(k)
	if h == nil || h.label == pipeline.Org {
		return "", 0
	}
	if e := p.best(h, p.inDoc); e != nil && (e.source == fromCountries || e.kind == "national") {
		return e.iso3, h.j
	}
	return "", 0
}

// ties returns the states between which the document says that relations are:
// "relations between Kenya and Norway", "Kenyan-Norwegian ties".
func (p *page) ties() map[string]bool {
	out := map[string]bool{}
	for k := range p.words {
		a, end := p.stateAt(k)
		if a == "" {
			continue
		}
		n := end + 1
		if p.word(n).fold == "the" {
			n++
		}
		b, last := p.stateAt(n)
		if b == "" || !p.same(k, n) || a == b {
			continue
		}
		start := k - 1
		if p.word(start).fold == "the" {
			start--
		}
		switch w := p.word(end); {
		case w.fold == "and" && p.word(start).fold == "between" && p.phraseBefore(p.lx.actors.relation, start-1) != "",
			(w.text == "-" || w.text == "–" || w.text == "‑") && (p.phraseAt(p.lx.actors.relation, last) != "" || p.phraseAt(p.lx.actors.relation, last+1) != ""):
			out[a], out[b] = true, true
		}
	}
	return out
}

// seated returns the states of towns "in" which the document says an office is.
func (p *page) seated() map[string]bool {
	out := map[string]bool{}
	for k := range p.words {
		if p.words[k].fold != "in" || k == 0 || !p.same(k-1, k+1) || !p.lx.is.rooms[p.words[k-1].fold] {
			continue
		}
		if h := p.hit(k + 1); h != nil && h.label == pipeline.Place {
			if e := p.best(h, p.inDoc); e != nil && e.rank == 'C' {
				out[e.iso3] = true
			}
		}
	}
	return out
}

// agency returns the state of the news agency that a short line at the beginning
// or end names as the source; "" if there is none.
func (p *page) agency() string {
	for k := range p.settled {
		f := &p.settled[k]
		s := p.words[f.i].sent
		if f.label != pipeline.Org || s > 3 && s < len(p.sents)-3 {
			continue
		}
		sn := p.sentenceOf(f.i)
		e := p.best(f, nil)
		state, kind := "", ""
		if e != nil {
			state, kind = e.iso3, e.kind
		} else {
			b := p.bodyOf(f)
			state, kind = b.state, b.kind
		}
		if kind == "media" && state != "" && (p.word(f.i-1).text == ":" || p.word(f.i-1).text == "(" && p.word(f.j).text == ")" || p.word(f.i-1).text == "/" || sn.last-sn.first <= f.j-f.i+2) {
			return state
		}
	}
	return ""
}
