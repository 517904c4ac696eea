package entity

import (
	"fmt"

	"readout/pipeline"
)

// A placeHead is a noun that names of places end or start with; the fields are
// kinds of the table of places, "" if no name does.
type placeHead struct {
	Last  string `yaml:"last"`
	First string `yaml:"first"`
	Quiet bool   `yaml:"quiet"` // tells the kind of what is a place already, but finds none
}

var placeKinds = wordSet("country admin city region water facility other")

// Check reports a kind that the table of places does not have.
func (h *placeHead) Check() error {
	for _, k := range []string{h.Last, h.First} {
		if k != "" && !placeKinds[k] {
			return fmt.Errorf("kind %q is unknown", k)
		}
	}
	return nil
}

// findPlaces proposes places by pattern: "Lake Turkana", "Clark Airport", "the
// city of Homs", "Naivasha, Kenya".
func (p *page) findPlaces() {
	for i := range p.words {
		w := &p.words[i]
		if !w.cap || w.isMark() || w.poss || p.taken[i] {
			continue
		}
		if kind := p.lx.placeHeads[w.fold].Last; kind != "" && i > 0 && !p.lx.placeHeads[w.fold].Quiet {
			s, next := p.beforePlace(i), p.word(i+1)
			// "Small Island Developing States", "Support Ocean Observing"
			part := p.allCommon(s, i) && (p.sentenceOf(i).title || p.same(i, i+1) && next.cap && next.common)
			if s < i && !part && !(i-s == 1 && p.onlyPlace(s, i) && p.hit(s).label == pipeline.Norp) {
				p.propose(finding{i: s, j: i + 1, label: pipeline.Place, tier: tierCity, rule: "place/pattern", place: kind})
			}
		}
		if h := p.hit(i + 2); h != nil && p.word(i+1).fold == "of" && p.same(i, h.j-1) && h.label == pipeline.Place && p.hit(i) == nil && (w.fold == "port" || p.lx.placeHeads[w.fold].Last == "water") {
			// "Port of Mombasa", "Gulf of Kutch"
			p.propose(finding{i: i, j: h.j, label: pipeline.Place, tier: tierOrg, rule: "place/pattern", place: p.lx.placeHeads[w.fold].Last})
		}
		if kind := p.lx.placeHeads[w.fold].First; kind != "" {
			if e := p.run(i + 1); e > i+1 {
				p.propose(finding{i: i, j: e, label: pipeline.Place, tier: tierPattern, rule: "place/pattern", place: kind})
			}
		}
		e := p.run(i)
		if e == i || p.word(i-1).cap && p.same(i-1, i) && p.titleAt[i-1].end > 0 {
			continue
		}
		prev, next := p.word(i-1), p.word(e)
		sure := false
		switch {
		case p.lx.is.divisions[next.fold] && !next.cap && p.same(i, e) && !w.common:
			sure = true
		case prev.fold == "of" && p.lx.is.settlements[p.word(i-2).fold] && !p.word(i-2).cap:
			sure = true
		case next.text == "," && p.same(i, e+1) && e-i <= 3 && !w.common && p.countryAt(e+1) && !w.first && !(p.same(i-1, i) && prev.cap && !prev.isMark()) && !p.word(p.hit(e+1).j).poss && (!w.name || p.lx.is.intoPlace[prev.fold] && p.word(i-2).fold != "according"):
			sure = true
		}
		if !sure && e == i+1 && p.lx.is.intoPlace[prev.fold] && prev.fold != "to" && p.same(i-1, i) && !w.common && !w.name && !w.upper && !p.word(e).cap && !prev.first && !p.refused[i] && p.word(e).text != "@" {
			p.proposeTown(finding{i: i, j: e, label: pipeline.Place, tier: tierPattern, rule: "place/preposition", place: "city"})
		}
		if sure {
			p.proposeTown(finding{i: i, j: e, label: pipeline.Place, tier: tierCity, rule: "place/pattern", place: "city"})
		}
	}
	for k := range p.hits {
		h := &p.hits[k]
		if h.tier == tierWeak {
			prev, next := p.word(h.i-1), p.word(h.j)
			switch {
			case p.afterName(h.i):
				continue
			case next.text == "," && p.same(h.i, h.j+1) && p.countryAt(h.j+1) && (!p.word(h.i).common || p.lx.is.intoPlace[prev.fold]),
				p.lx.is.divisions[next.fold] && !next.cap,
				p.lx.is.intoPlace[prev.fold] && !prev.first && p.same(h.i-1, h.i) && !next.cap && !p.word(h.i).common,
				p.lx.is.intoPlace[prev.fold] && p.same(h.i-1, h.i) && !next.cap && !p.word(h.i).common && !p.word(h.i).name,
				prev.fold == "of" && p.lx.is.settlements[p.word(h.i-2).fold],
				!p.word(h.i).common && !p.word(h.i).name && !p.word(h.i).first && !p.sentenceOf(h.i).title && !next.cap && !prev.cap:
				h.tier = tierCity
			default:
				continue
			}
		}
		p.propose(*h)
	}
}

// proposeTown proposes a place found by pattern, with what the gazetteer has under
// its name where it has the whole of it.
func (p *page) proposeTown(f finding) {
	if h := p.hit(f.i); h != nil && h.j == f.j && h.label == pipeline.Place {
		f.entries, f.place = h.entries, ""
	}
	p.propose(f)
}

// weakCities proposes the cities that nothing spoke for and nothing else claims.
func (p *page) weakCities() {
	for k := range p.hits {
		h := &p.hits[k]
		if h.tier == tierWeak && !p.afterName(h.i) && !p.word(h.i).common && !p.sentenceOf(h.i).title && p.free(h.i, h.j) {
			p.propose(*h)
		}
	}
}

// countryAt reports whether a country or large division stands at word i.
func (p *page) countryAt(i int) bool {
	h := p.hit(i)
	if h == nil || h.label != pipeline.Place {
		return false
	}
	e := &p.lx.entries[h.entries[0]]
	return e.source == fromCountries || e.kind == "admin"
}

// run returns where the run of capitalized words that starts at word i and that
// no list knows ends.
func (p *page) run(i int) int {
	j := i
	for p.same(i, j) && j-i < 5 {
		w := p.word(j)
		switch {
		case w.cap && !w.isMark() && !w.poss && !p.taken[j] && !(w.common && (w.first || p.sentenceOf(j).title)) && p.titleAt[j].end == 0 && (p.hit(j) == nil || p.hit(j).tier == tierWeak):
			j++
		case w.text == "-" && w.glued && j > i && p.word(j+1).glued && p.word(j+1).cap:
			j++
		default:
			return j
		}
	}
	return j
}

// beforePlace returns where a name that ends with the head at word i begins.
func (p *page) beforePlace(i int) int {
	s := i
	for k := i - 1; k >= 0 && p.same(k, i) && i-k <= 6; k-- {
		w := &p.words[k]
		switch {
		case w.isMark() && w.text == "-" && w.glued && p.word(k+1).glued:
			continue
		case w.isMark() || w.poss || !w.cap || p.lx.is.notBefore[w.fold] || p.taken[k] || p.titleAt[k].end > 0:
			return s
		}
		s = k
	}
	return s
}
