package entity

import (
	"readout/pipeline"
)

// countryOf returns the state of a body: that of a country or people in its name
// or right before it, else that of a town in its name, "" if there is none.
func (p *page) countryOf(f *finding) string {
	town := ""
	first := max(0, f.i-3)
	if before := f.i - 1; p.word(before).poss {
		if h := p.hitEnding(before); h != nil {
			first = min(first, h.i) // "Papua New Guinea's Ministry of Ports"
		}
	}
	for i := first; i < f.j; i++ {
		h := p.hit(i)
		if h == nil || !p.same(i, f.i) || h.j < f.i && p.word(h.j).text != "’s" && p.word(h.j).text != "'s" || h.i == f.i && h.j == f.j {
			continue
		}
		e := p.best(h, p.inDoc)
		if c := p.capital(h); c != nil && h.i >= f.i {
			e = c // "University of Athens" is not that of a town in Georgia
		}
		switch {
		case e == nil:
		case h.label == pipeline.Org:
			if h.i >= f.i && h.j-h.i > 1 && town == "" {
				town = e.iso3
			}
		case e.source == fromCountries || e.kind == "national":
			if town == "" || h.j >= f.j {
				return e.iso3
			}
		case e.source == fromRegions && e.iso3 != "" && h.i >= f.i && town == "" && (h.i == f.i || isPreposition[p.word(h.i-1).fold]):
			town = e.iso3 // "People's Assembly of Gagauzia"
		case e.source == fromCities && h.i >= f.i && town == "" && p.townIn(f, h, e):
			town = e.iso3
		}
	}
	return town
}

// townIn reports whether the town or division e, at h in the name of f, tells the
// state of f: the document names that state, or the town is no ordinary word that all
// know it.
func (p *page) townIn(f, h *finding, e *entry) bool {
	named := p.inDoc[e.iso3] > 0 || e.iso3 == p.issuer
	if h.tier == tierWeak { // a town that may be a family's name: "Mzimba University"
		return named && !p.allListed(h.i, h.j) && p.words[h.i].cap && !p.words[h.i].upper
	}
	return named || e.rank == 'C'
}

// allListed reports whether all of words [i, j) are ordinary ones.
func (p *page) allListed(i, j int) bool {
	for ; i < j; i++ {
		if w := &p.words[i]; !w.common && !w.isMark() {
			return false
		}
	}
	return true
}

// capital returns the capital that h may name, nil if it names none.
func (p *page) capital(h *finding) *entry {
	for _, k := range h.entries {
		if e := &p.lx.entries[k]; e.rank == 'C' && e.source == fromCities {
			return e
		}
	}
	return nil
}

// alliesForce reports whether f, a force, is several states': an international body is
// in its name, or it is called as such are in a text of an international body.
func (p *page) alliesForce(f *finding) bool {
	for i := f.i; i < f.j; i++ {
		if h := p.hit(i); h != nil && h.j <= f.j && h.label == pipeline.Org && p.lx.entries[h.entries[0]].kind == "international" {
			return true
		}
	}
	first := p.words[f.i].fold
	return first == "multinational" || p.world && (first == "combined" || first == "joint" || first == "allied" || first == "standing")
}
