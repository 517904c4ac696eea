package entity

import "readout/pipeline"

// setIn returns the state that the first words of a sentence say it is set in, and the
// word behind them: "In Kenya, the Minister met", "During their trip to Panama City,".
// Of words behind word i it reads none.
func (p *page) setIn(sn *sentence, i int) (state string, end int) {
	k := sn.first
	switch p.word(k).fold {
	case "in":
		k++
		if p.word(k).fold == "the" {
			k++
		}
		if p.hit(k) == nil && p.lx.is.polities[p.word(k).fold] && p.word(k+1).fold == "of" {
			k += 2 // "In the Kingdom of Norway"
		}
	case "while", "during", "on":
		for n := 0; ; n++ {
			if k++; n > 6 || k >= i || p.words[k].text == "," {
				return "", 0
			}
			if h := p.hit(k); h != nil && h.label == pipeline.Place && (p.words[k-1].fold == "to" || p.words[k-1].fold == "in" || p.words[k-1].fold == "the") {
				break
			}
		}
	default:
		return "", 0
	}
	if k >= i {
		return "", 0
	}
	h := p.hit(k)
	if h == nil || h.label != pipeline.Place {
		return "", 0
	}
	if e := p.best(h, p.inDoc); e != nil && h.j <= i {
		return e.iso3, h.j
	}
	return "", 0
}

// setBefore returns the state that the sentences before sentence s in its paragraph are
// set in, "" if the one before names another or they tell none.
func (p *page) setBefore(s int) string {
	for n := s; n > 0 && n > s-farScene && !p.lineBreak(n); n-- {
		sn := &p.sents[n-1]
		if state, _ := p.setIn(sn, sn.last); state != "" {
			return state
		}
	}
	return ""
}

// scene returns the one state other than the issuer's that the last sentence of the
// paragraph up to word i speaks of which speaks of any, "" if that speaks of several:
// there officials are met.
func (p *page) scene(i int) string {
	s := p.words[i].sent
	for n := s; n >= 0 && n > s-farScene; n-- {
		sn := &p.sents[n]
		last := sn.last
		if n == s {
			last = i
		}
		if state, _ := p.setIn(sn, last); state != "" && state != p.issuer {
			return state
		}
		one, several := "", false
		for k := max(sn.first, last-farTrip); k < last; k++ {
			h := p.hit(k)
			if h == nil || h.label == pipeline.Org {
				continue
			}
			k = h.j - 1
			e := p.best(h, p.inDoc)
			if c := p.capital(h); c != nil {
				e = c
			}
			if e != nil && e.iso3 != "" && e.iso3 != p.issuer && (e.source == fromCountries || e.kind == "national" || e.rank == 'C') {
				several = several || one != "" && one != e.iso3
				one = e.iso3
			}
		}
		if one != "" || several {
			if several {
				return ""
			}
			return one
		}
		if n > 0 && p.lineBreak(n) {
			break
		}
	}
	return ""
}

// farScene is how many sentences up to a name are read for the state that they are set in.
const farScene = 4

// representedAt returns the state of which the "represented" at word k says who spoke for it:
// "Kenya was represented by".
func (p *page) representedAt(k int) string {
	n := k
	for w := p.word(n - 1).fold; n > k-3 && (w == "was" || w == "is" || w == "were" || w == "be" || w == "being"); w = p.word(n - 1).fold {
		n--
	}
	h := p.hitEnding(n)
	if h == nil || h.label != pipeline.Place || !p.same(h.i, k) {
		return ""
	}
	if e := p.best(h, p.inDoc); e != nil && e.source == fromCountries {
		return e.iso3
	}
	return ""
}
