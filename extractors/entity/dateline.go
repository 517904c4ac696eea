package entity

import (
	"readout/pipeline"
)

// datelineSentences are how many sentences may stand before a dateline.
const datelineSentences = 6

// dateline returns the state of the town with which one of the first sentences
// begins and a date or dash follows: "NAIROBI, August 21: ...", "Jubilee House,
// Accra – ...", "Washington, D.C.".
func (p *page) dateline() string {
	for s := range min(len(p.sents), datelineSentences) {
		if state := p.datelineAt(s); state != "" {
			return state
		}
	}
	return ""
}

func (p *page) datelineAt(s int) string {
	sn := &p.sents[s]
	state, plain := "", 0
	for k := sn.first; k < min(sn.first+18, sn.last); k++ {
		w := &p.words[k]
		if o := p.owner[k]; o >= 0 {
			f := &p.settled[o]
			if f.label != pipeline.Place && f.label != pipeline.Org || f.label == pipeline.Org && k == sn.first {
				return "" // people act, and bodies in front
			}
			if e := p.best(f, p.inDoc); e != nil && f.label == pipeline.Place && state == "" && (e.source == fromCountries || e.rank == 'C' || e.source == fromCities && p.inDoc[e.iso3] > 0) {
				if n := p.word(f.j); f.j < sn.last && !n.isMark() && !p.taken[f.j] && p.owner[f.j] < 0 {
					return "" // "Kenya will"
				}
				state = e.iso3
			}
			k = f.j - 1
			continue
		}
		switch {
		case state != "" && (p.taken[k] || w.text == "–" || w.text == "—" || w.text == "-" && !w.glued || w.text == ":"):
			return state
		case p.taken[k] || w.isMark():
		case w.cap && state == "" && plain < 4: // "Lund House, Nairobi"
			plain++
		default:
			return ""
		}
	}
	if state != "" && sn.last-sn.first < 8 && s > 0 {
		return state // a line of its own
	}
	return ""
}

// closing returns the state that a short line behind the first sentences names
// alone, beside a line that is a ministry or a date: "MINISTRY OF FOREIGN AFFAIRS /
// SINGAPORE / 30 MAY 2029".
func (p *page) closing() string {
	for s := len(p.sents) - 1; s > 1; s-- {
		state, dated, body := p.bareLine(s)
		if state == "" {
			continue
		}
		for _, n := range []int{s - 1, s + 1} {
			if n < len(p.sents) {
				other, d, b := p.bareLine(n)
				dated, body = dated || d && other == "", body || b
			}
		}
		if dated || body {
			return state
		}
	}
	return ""
}

// bareLine reports whether sentence s is nothing but places, dates and ministries:
// the state of the first place, and whether it holds the others.
func (p *page) bareLine(s int) (state string, dated, body bool) {
	sn := &p.sents[s]
	if sn.last-sn.first > 12 {
		return "", false, false
	}
	for k := sn.first; k < sn.last; k++ {
		if o := p.owner[k]; o >= 0 {
			f := &p.settled[o]
			switch e := p.best(f, p.inDoc); {
			case f.label == pipeline.Place && e != nil && (e.source == fromCountries || e.rank == 'C'):
				if state == "" {
					state = e.iso3
				}
			case f.label == pipeline.Org && national[p.bodyOf(f).kind]:
				body = true
			default:
				return "", false, false
			}
			k = f.j - 1
			continue
		}
		if p.taken[k] {
			dated = true
		} else if !p.words[k].isMark() {
			return "", false, false
		}
	}
	return state, dated, body
}
