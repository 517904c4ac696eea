package entity

import (
	"strings"

	"readout/pipeline"
)

// areaNouns are the nouns that names of first-order divisions end with, each of
// which texts use for the others: "Tula Region" is Tula Oblast.
var areaNouns = []string{"Oblast", "Region", "Province", "Governorate", "Prefecture", "Territory", "Krai", "Republic", "County", "District", "State"}

// smallAreas are nouns of areas that are smaller than divisions as often as not.
var smallAreas = wordSet("county district state")

// namedDivision returns the division of a state that f is, a name found by pattern
// that the gazetteers have with another noun or without one: "Tula Region", "Kidal
// Region", "Chiang Mai Province". It must be the only one of its name, among those
// of states that the document names if there are any. It is called as it is written.
func (p *page) namedDivision(f *finding) *entry {
	if f.label != pipeline.Place || f.j-f.i < 2 || len(f.entries) > 0 {
		return nil
	}
	last := p.words[f.j-1]
	if p.lx.placeHeads[last.fold].Last != "admin" || !last.cap {
		return nil
	}
	name := p.slice(f.i, f.j-1)
	found := map[string]*entry{}
	here := map[string]*entry{}
	try := func(name string) {
		for _, i := range p.lx.phrases.Lookup(name) {
			if d := &p.lx.entries[i]; d.label == pipeline.Place && (d.kind == "admin" || d.kind == "region" && d.iso3 != "") && d.source != fromCountries {
				found[d.id] = d
				if p.inDoc[d.iso3] > 0 {
					here[d.id] = d
				}
			}
		}
	}
	try(name)
	for _, noun := range areaNouns {
		try(name + " " + noun)
	}
	if len(here) > 0 || smallAreas[last.fold] {
		found = here
	}
	if len(found) != 1 {
		return nil
	}
	for _, d := range found {
		e := *d
		if e.name = tidy(p.slice(f.i, f.j)); e.iso3 == "UKR" && e.kind == "admin" {
			e.name = strings.TrimSuffix(d.name, " Oblast") + " Oblast" // as the others of the country are called
		}
		return &e
	}
	return nil
}
