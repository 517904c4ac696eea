package entity

import (
	"cmp"
	"strings"

	"readout/pipeline"
	"readout/rules"
)

// A body is what is known of an organization before the document's issuer is.
type body struct {
	norm, kind, state, acronym string
	id                         string // of the gazetteer; "" if it is in none
	own                        bool   // one of several states' bodies of this name
}

// bodyOf reads what the name of an organization and the words before it tell.
func (p *page) bodyOf(f *finding) body {
	if e := p.best(f, nil); e != nil && e.label == pipeline.Org && !p.branch(f, e) {
		if e.id == spokesOffice && p.issuer != "" && p.issuer != e.iso3 {
			return body{norm: tidy(p.text[f.start:f.end]), kind: e.kind, own: true, id: spokesOffice}
		}
		b := body{norm: e.name, kind: e.kind, state: e.iso3, acronym: e.acronym, id: e.id}
		if e.iso3 == "" && e.kind != "international" {
			b.state, b.own = p.countryOf(f), true
		} else if s := p.countryOf(f); e.kind == "legislature" && f.j-f.i == 1 && (s != "" && s != e.iso3 || s == "" && p.inDoc[e.iso3] == 0 && p.issuer != e.iso3) {
			// The Congress of another state than the one it mostly means.
			b = body{norm: tidy(p.text[f.start:f.end]), kind: e.kind, state: s, own: true, id: "congress"}
		}
		return b
	}
	b := body{norm: tidy(p.text[f.start:f.end])}
	if f.org != nil {
		b.kind, b.acronym = f.org.kind, f.org.acronym
	}
	name := f
	if full, ok := p.alias[b.norm]; ok && f.rule == "org/acronym" {
		b.norm, name = tidy(p.text[full.start:full.end]), &full
	}
	b.state = p.countryOf(name)
	p.refine(&b, name)
	if k := f.j + 1; p.word(f.j).fold == "of" && p.same(f.i, k) && b.kind == "other" {
		if p.word(k).fold == "the" {
			k++
		}
		if h := p.hit(k); h != nil && h.label == pipeline.Org && p.same(f.i, k) && p.lx.entries[h.entries[0]].kind == "international" {
			b.norm, b.kind, b.state = p.lx.entries[h.entries[0]].name+" "+b.norm, "international", ""
		}
	}
	return b
}

// branch reports whether f is a national member of the body e: "Kenya Red Cross".
func (p *page) branch(f *finding, e *entry) bool {
	if e.kind != "international" {
		return false
	}
	h := p.hit(f.i)
	return h != nil && h.j < f.j && h.label == pipeline.Place && p.lx.entries[h.entries[0]].source == fromCountries
}

// refine corrects the kind that the noun of a name gives by its other words.
func (p *page) refine(b *body, f *finding) {
	words := " " + rules.Fold(b.norm) + " "
	first := p.hit(f.i)
	switch {
	case strings.Contains(words, " red cross ") || strings.Contains(words, " red crescent "):
		b.kind = "ngo"
	case p.between(f.i, f.j):
		b.kind, b.state = "international", "" // "China-Kenya Trade Council"
	case first != nil && first.label == pipeline.Org && first.j < f.j && p.lx.entries[first.entries[0]].kind == "international":
		b.kind, b.state = "international", "" // "UN Monitoring Mission in Mali"
	case strings.HasSuffix(words, " high commission ") || strings.HasSuffix(words, " deputy high commission "):
		b.kind = "government"
	case (b.kind == "ngo" || b.kind == "other") && b.state == "" && (strings.HasPrefix(words, " international ") || strings.HasPrefix(words, " world ")):
		b.kind = "international"
	case strings.HasSuffix(words, " air force "):
		b.kind = "military"
	case strings.HasPrefix(words, " bank of ") && b.state != "":
		b.kind = "government"
	case strings.HasPrefix(words, " national ") || strings.HasPrefix(words, " state ") || strings.HasPrefix(words, " federal "):
		if b.kind == "other" || b.kind == "academic" && !isSchool(words) {
			b.kind = "government"
		}
	case strings.HasPrefix(words, " joint ") && b.kind == "other":
		b.kind = "international"
	case b.kind == "other" && (strings.Contains(words, " presidential ") || strings.Contains(words, " ministers ") || strings.Contains(words, " national security ")):
		b.kind = "government"
	case b.kind == "":
		b.kind = p.nounKind(f)
	case b.kind == "other" && strings.HasSuffix(words, " group ") && !p.allCommon(f.i, f.j):
		b.kind = "company"
	}
	if b.kind != "other" && b.kind != "government" {
		return
	}
	for i := f.i; i < f.j; i++ { // "Standing Committee of the National Assembly"
		if h := p.hit(i); h != nil && h.label == pipeline.Org {
			if k := p.lx.entries[h.entries[0]].kind; k == "legislature" || k == "party" {
				b.kind = k
			}
		}
	}
}

// nounKind returns the kind that a noun anywhere in the name of a body gives; of
// others an acronym tells nothing, and a plain name is mostly a company's.
func (p *page) nounKind(f *finding) string {
	for i := f.j - 1; i >= f.i; i-- {
		if h, ok := p.lx.heads[p.words[i].fold]; ok {
			return h.Kind
		}
	}
	if p.words[f.i].upper || p.words[f.j-1].upper {
		return "other"
	}
	return "company"
}

// isSchool reports whether folded words name a place of teaching.
func isSchool(words string) bool {
	for _, w := range strings.Fields(words) {
		switch w {
		case "university", "academy", "college", "school", "conservatory":
			return true
		}
	}
	return false
}

// departments are states whose ministries are called departments.
var departments = wordSet("USA PHL IRL ZAF AUS GBR CHE")

// isDepartment reports whether f is "Department of ..." with at most a state
// before it; "Ohio Department of ..." is no ministry.
func (p *page) isDepartment(f *finding) bool {
	i := f.i
	if h := p.hit(i); h != nil && p.lx.entries[h.entries[0]].source == fromCountries {
		i = h.j
	}
	return p.word(i).fold == "department" && (p.word(i+1).fold == "of" || p.word(i+1).fold == "for")
}

// between reports whether words [i, j) begin with two states or groups of states
// joined by a dash.
func (p *page) between(i, j int) bool {
	a := p.hit(i)
	if a == nil || a.j >= j || !p.word(a.j).isMark() || p.word(a.j).text == "." || !p.word(a.j).glued {
		return false
	}
	b := p.hit(a.j + 1)
	return b != nil && b.j < j && p.party(a) && p.party(b)
}

// party reports whether a hit is a state, a region of states or a body of states.
func (p *page) party(h *finding) bool {
	e := &p.lx.entries[h.entries[0]]
	return e.source == fromCountries || e.source == fromRegions || e.kind == "international"
}

func (p *page) org(m pipeline.Mention, f *finding) pipeline.OrgMention {
	b := p.bodyOf(f)
	out := pipeline.OrgMention{Mention: m, Kind: b.kind, Country: b.state, Acronym: b.acronym}
	out.Norm = b.norm
	if out.Norm == strings.ToUpper(out.Norm) && strings.Contains(out.Norm, " ") {
		out.Norm = capitalized(out.Norm)
	}
	switch {
	case national[b.kind] && (b.own || b.id == ""):
		out.Country = cmp.Or(out.Country, p.issuer)
		if out.Country == "" && p.world {
			out.Country = p.subject()
		}
		if out.Country == "" && !p.joint {
			out.Country = p.stateNear(f)
		}
		if departments[out.Country] && b.kind == "government" && p.isDepartment(f) {
			out.Kind = "ministry"
		}
		switch {
		case p.mission(f):
			out.Norm = p.embassyName(f, out.Norm, out.Country)
		case b.own || out.Kind == "ministry" || out.Kind == "legislature" || p.isCommon(f):
			if !p.placeIn(f) {
				out.Norm = p.ofState(p.stateLast(f, out.Norm), out.Country)
			}
		}
	case b.kind == "ministry" && (strings.HasPrefix(out.Norm, "Ministry") || strings.HasPrefix(out.Norm, "Department")):
		out.Norm = p.ofState(out.Norm, out.Country)
	case b.id == "" && local[b.kind]:
		out.Country = cmp.Or(out.Country, p.domestic(f))
	}
	switch {
	case b.id == "":
		out.EntityID = id(f.label, out.Norm, out.Country)
	case b.own:
		out.EntityID = id(f.label, b.id, out.Country)
	default:
		out.EntityID = "org:" + b.id
	}
	return out
}

// local are kinds of body that belong to a state without being its own.
var local = wordSet("company academic ngo media")

// national are kinds of body that a state has.
var national = wordSet("ministry government legislature military")

// placeIn reports whether a town, a division or another body stands in the name
// of f, whose body then needs no state to be told apart.
func (p *page) placeIn(f *finding) bool {
	for i := f.i; i < f.j; i++ {
		h := p.hit(i)
		if h == nil || h.j > f.j || h.i == f.i && h.j == f.j {
			continue
		}
		if e := &p.lx.entries[h.entries[0]]; e.source == fromOrgs || e.source == fromRegions && e.iso3 != "" || e.source == fromCities && h.tier != tierWeak {
			return true
		}
	}
	return false
}

// nearWords limits how far states are looked for in long sentences.
const nearWords = 150

// stateNear returns the one state that the sentence of f names, "" if it names
// several or none.
func (p *page) stateNear(f *finding) string {
	one := ""
	sn := p.sentenceOf(f.i)
	for i := max(sn.first, f.i-nearWords); i < min(sn.last, f.j+nearWords); i++ {
		h := p.hit(i)
		if h == nil || h.label == pipeline.Org {
			continue
		}
		if e := p.best(h, p.inDoc); e != nil && (e.source == fromCountries || e.kind == "national" || e.rank == 'C') && e.iso3 != one {
			if one != "" {
				return ""
			}
			one = e.iso3
		}
	}
	return one
}

// countryOf returns the state of a body: that of a country or people in its name
// or right before it, else that of a town in its name, "" if there is none.
func (p *page) countryOf(f *finding) string {
	town := ""
	for i := max(0, f.i-3); i < f.j; i++ {
		h := p.hit(i)
		if h == nil || !p.same(i, f.i) || h.j < f.i && p.word(h.j).text != "’s" && p.word(h.j).text != "'s" || h.i == f.i && h.j == f.j {
			continue
		}
		e := p.best(h, p.inDoc)
		switch {
		case e == nil:
		case h.label == pipeline.Org:
			if h.i > f.i && h.j-h.i > 1 && town == "" {
				town = e.iso3
			}
		case e.source == fromCountries || e.kind == "national":
			if town == "" || h.j >= f.j {
				return e.iso3
			}
		case e.source == fromRegions && e.iso3 != "" && h.i >= f.i && town == "" && (h.i == f.i || isPreposition[p.word(h.i-1).fold]):
			town = e.iso3 // "People's Assembly of Gagauzia"
		case e.source == fromCities && h.i >= f.i && h.tier != tierWeak && town == "" && (p.inDoc[e.iso3] > 0 || e.iso3 == p.issuer || e.rank == 'C'):
			town = e.iso3
		}
	}
	return town
}
