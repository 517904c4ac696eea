package entity

import (
	"cmp"
	"strings"

	"readout/pipeline"
	"readout/rules"
)

// place resolves a place or people: by the gazetteers, else by the words around.
func (p *page) place(m pipeline.Mention, f *finding) pipeline.PlaceMention {
	out := pipeline.PlaceMention{Mention: m, Kind: f.place}
	e := p.best(f, p.inDoc)
	if e == nil {
		e = p.namedDivision(f)
	}
	if e == nil {
		e = p.polity(f)
	}
	if k, ok := p.placeCodes[p.text[f.start:f.end]]; ok && e == nil {
		e = p.best(&p.settled[k], p.inDoc)
	}
	if e != nil && e.label == f.label {
		if d := p.division(f, e); d != nil {
			e = d
		}
		if d := p.stateOfTown(f, e); d != nil {
			e = d
		}
		if d := p.divisionBehind(f); strings.HasPrefix(d, "US.") && !p.countryBehind(f) && e.admin != "" && e.admin != d {
			// A town that the gazetteer lacks has its name from one elsewhere.
			out.Norm, out.Kind, out.ISO2, out.ISO3 = e.name, e.kind, "US", "USA"
			out.EntityID = id(f.label, out.Norm+", "+d, out.ISO3)
			return out
		}
		out.Norm, out.Kind, out.ISO2, out.ISO3 = e.name, e.kind, e.iso2, e.iso3
		out.GeonameID, out.Point = e.geonameID, e.point
		out.EntityID = strings.ToLower(f.label) + ":" + e.id
		p.calledHere(&out, f, e)
		out.ActorISO3, out.ActorRule = p.actor(f, e)
		return out
	}
	out.Norm = tidy(p.text[f.start:f.end])
	if f.label == pipeline.Place {
		if next := p.word(f.j); out.Kind == "city" && p.same(f.i, f.j) && !next.cap && p.lx.is.areas[next.fold] {
			out.Kind = "admin"
		}
		port := p.words[f.i].fold == "port" && p.word(f.i+1).fold == "of" && f.j > f.i+2 // but "Port Moresby"
		out.Kind = cmp.Or(p.lx.placeHeads[p.words[f.j-1].fold].Last, p.lx.placeHeads[p.words[f.i].fold].First, out.Kind, "city")
		if port {
			out.Kind = "facility"
		}
		if out.Kind != "water" && out.Kind != "region" {
			out.ISO3 = cmp.Or(p.inside(f), p.locatedIn(f), p.stateNear(f))
			if out.ISO3 == "" && !(out.Kind == "city" && p.ordinary(f)) {
				out.ISO3 = p.domestic(f)
			}
			if out.ISO3 == "" && out.Kind == "facility" {
				out.ISO3 = p.issuer
			}
			out.ISO2 = p.lx.iso2[out.ISO3]
		}
	}
	out.EntityID = id(f.label, out.Norm, out.ISO3)
	return out
}

// ordinary reports whether the name of f is one ordinary word, as "Earth", so that
// it is hardly a town of the issuer's.
func (p *page) ordinary(f *finding) bool { return f.j == f.i+1 && p.words[f.i].common }

// stateOfTown returns the division of the United States that e, a country of the
// same name, is where a town of that division and a comma stand before it:
// "Savannah, Georgia".
func (p *page) stateOfTown(f *finding, e *entry) *entry {
	code := p.lx.postal[rules.Fold(e.name)]
	if e.source != fromCountries || code == "" || p.word(f.i-1).text != "," || !p.same(f.i-2, f.i) {
		return nil
	}
	h := p.hitEnding(f.i - 1)
	if h == nil {
		return nil
	}
	for _, k := range h.entries {
		if p.lx.entries[k].admin != code {
			continue
		}
		for _, n := range p.lx.phrases.Lookup(e.name) {
			if d := &p.lx.entries[n]; d.kind == "admin" && d.iso2 == "US" {
				return d
			}
		}
		return &entry{name: e.name, kind: "admin", iso2: "US", iso3: "USA", id: code}
	}
	return nil
}

// inside returns the state of a place that stands in the name of f and is not
// the whole of it: "Port of Singapore".
func (p *page) inside(f *finding) string {
	for i := f.i; i < f.j; i++ {
		if h := p.hit(i); h != nil && h.j <= f.j && (h.i > f.i || h.j < f.j) && h.label == pipeline.Place && h.tier != tierWeak {
			if e := p.best(h, p.inDoc); e != nil && e.iso3 != "" {
				return e.iso3
			}
		}
	}
	return ""
}

// countryBehind reports whether what the comma behind f leads to may be a country.
func (p *page) countryBehind(f *finding) bool {
	h := p.hit(f.j + 1)
	return h != nil && h.entries != nil && p.lx.entries[h.entries[0]].source == fromCountries // "Tbilisi, Georgia"
}

// divisionBehind returns the code of the division that a comma behind the town f
// or "in" leads to, "" if none does: "Portsmouth, NH".
func (p *page) divisionBehind(f *finding) string {
	if m := p.word(f.j); m.text != "," && m.text != "(" && m.fold != "in" || !p.same(f.i, f.j+1) {
		return ""
	}
	if w := p.word(f.j + 1); w.upper {
		return p.lx.postal[w.text]
	}
	h := p.hit(f.j + 1)
	if h == nil || h.entries == nil {
		return ""
	}
	for _, k := range h.entries {
		if e := &p.lx.entries[k]; e.rank == 'D' {
			return e.id
		}
	}
	return p.lx.postal[rules.Fold(p.slice(h.i, h.j))]
}

// calledHere gives a town or division the spelling of the document, "Gabes" for
// "Gabès", and the noun behind it that says what it is: "Shirak province".
func (p *page) calledHere(out *pipeline.PlaceMention, f *finding, e *entry) {
	if e.source != fromCities || f.label != pipeline.Place {
		return
	}
	if text := tidy(strings.ReplaceAll(p.text[f.start:f.end], "’", "'")); text != e.name && rules.Fold(text) == rules.Fold(e.name) && text != strings.ToUpper(text) {
		out.Norm = text
	}
	noun := p.areaNoun(f)
	if noun == "" || e.kind != "admin" && e.kind != "city" || e.iso3 == "UKR" || strings.Contains(out.Norm, " ") {
		return
	}
	if e.kind == "city" { // a division that the gazetteer lacks
		out.Kind, out.GeonameID, out.Point = "admin", 0, nil
		out.EntityID = id(f.label, out.Norm+" "+noun, out.ISO3)
	}
	out.Norm += " " + noun
}

// areaNoun returns the noun in lower case behind f, or behind the list of places
// that f stands in, that says what kind of division they are, with a capital; "" if
// there is none.
func (p *page) areaNoun(f *finding) string {
	k := f.j
	for n := 0; n < 40 && p.same(f.i, k); n++ {
		w := p.word(k)
		switch {
		case !w.cap && areaNames[w.fold] != "":
			if k > f.j && !strings.HasSuffix(w.fold, "s") {
				return ""
			}
			return areaNames[w.fold]
		case w.text == "," || w.fold == "and" || w.fold == "the":
			k++
		case p.owner[k] >= 0 && p.settled[p.owner[k]].label == pipeline.Place:
			k = p.settled[p.owner[k]].j
		default:
			return ""
		}
	}
	return ""
}

// areaNames are the nouns of areas that belong to names of divisions.
var areaNames = map[string]string{"region": "Region", "regions": "Region", "province": "Province", "provinces": "Province", "district": "District", "districts": "District",
	"governorate": "Governorate", "governorates": "Governorate", "oblast": "Oblast", "oblasts": "Oblast"}

// division returns the division of a state where e, a town of the same name, is
// followed by a word for one: "Kherson region", "in Sumy and Kherson regions".
func (p *page) division(f *finding, e *entry) *entry {
	if e.kind != "city" {
		return nil
	}
	k := f.j
	for n := 0; n < 40 && p.same(f.i, k); n++ {
		w := p.word(k)
		switch {
		case p.lx.is.areas[w.fold] && !w.cap:
			if k > f.j && !strings.HasSuffix(w.fold, "s") {
				return nil
			}
			for _, noun := range []string{"Oblast", "Region", "Province", "Governorate", "County", "Prefecture", "District", "State"} {
				for _, i := range p.lx.phrases.Lookup(p.text[f.start:f.end] + " " + noun) {
					if d := &p.lx.entries[i]; d.kind == "admin" && d.iso3 == e.iso3 {
						return d
					}
				}
			}
			for _, i := range p.lx.phrases.Lookup(e.name) {
				if d := p.lx.entries[i]; d.kind == "admin" && d.iso3 == e.iso3 {
					if d.iso3 == "UKR" {
						d.name += " Oblast" // as the others of the country are called
					}
					return &d
				}
			}
			return nil
		case w.text == "," || w.fold == "and" || w.fold == "the":
			k++
		case p.owner[k] >= 0 && p.settled[p.owner[k]].label == pipeline.Place:
			k = p.settled[p.owner[k]].j
		default:
			return nil
		}
	}
	return nil
}
