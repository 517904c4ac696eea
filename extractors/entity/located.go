package entity

import (
	"readout/pipeline"
)

// polity returns the state or region that f names by an official name which the
// gazetteer lacks: "the Republic of South Ossetia".
func (p *page) polity(f *finding) *entry {
	for i := f.i; i+2 < f.j; i++ {
		if !p.lx.is.polities[p.words[i].fold] || p.words[i+1].fold != "of" {
			continue
		}
		k := i + 2
		if p.words[k].fold == "the" {
			k++
		}
		h := p.hit(k)
		if h == nil || h.j != f.j || h.label != pipeline.Place {
			return nil
		}
		if e := p.best(h, p.inDoc); e != nil && (e.source == fromCountries || e.source == fromRegions) {
			return e
		}
		return nil
	}
	return nil
}

// locatedIn returns the state that the words right before or behind the place f
// say it is in: "Mwera, Kenya", "Mwera in California", "Kenya's Mwera".
func (p *page) locatedIn(f *finding) string {
	if w := p.word(f.j); w.text == "," || w.text == "(" || w.fold == "in" {
		k := f.j + 1
		if p.word(k).fold == "the" {
			k++
		}
		if o := p.settledAt(k); o != nil && o.label == pipeline.Place && p.same(f.i, k) {
			e := p.best(o, p.inDoc)
			// Behind a comma a town is the next of a list.
			if e != nil && e.iso3 != "" && (w.fold == "in" || e.source == fromCountries || e.kind == "admin") {
				return e.iso3
			}
		}
	}
	if p.word(f.i-1).poss && p.same(f.i-2, f.i) {
		if o := p.settledEnding(f.i - 1); o != nil && o.label == pipeline.Place {
			if e := p.best(o, p.inDoc); e != nil {
				return e.iso3
			}
		}
	}
	return ""
}
