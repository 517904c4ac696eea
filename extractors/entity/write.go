package entity

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"
	"strings"
	"unicode"

	"readout/pipeline"
	"readout/rules"
)

// write turns what was settled into annotations.
func (p *page) write(ps *pipeline.Pass) {
	slices.SortFunc(p.settled, func(a, b finding) int { return cmp.Compare(a.start, b.start) })
	inDoc := p.countries()
	var honorific []bool // of people: Title is a form of address
	for k := range p.settled {
		f := &p.settled[k]
		m := pipeline.Mention{Span: pipeline.Span{Start: f.start, End: f.end}, Label: f.label, Rule: f.rule, Confidence: f.confidence}
		switch f.label {
		case pipeline.Place, pipeline.Norp:
			ps.Ann.Places = append(ps.Ann.Places, p.place(m, f, inDoc))
		case pipeline.Org:
			ps.Ann.Organizations = append(ps.Ann.Organizations, p.org(m, f))
		case pipeline.Person:
			ps.Ann.People = append(ps.Ann.People, p.person(m, f))
			t := f.person
			honorific = append(honorific, t != nil && t.title >= 0 && p.lx.titles[t.title].Honorific)
		}
	}
	link(ps.Ann.People, honorific, p.issuer)
}

// countries counts the mentions of each country, which help to choose between
// cities of one name.
func (p *page) countries() map[string]int {
	n := map[string]int{}
	for k := range p.settled {
		if e := p.best(&p.settled[k], nil); e != nil && e.source != fromCities {
			n[e.iso3]++
		}
	}
	return n
}

// best returns the entry that a finding most likely names, nil if it has none.
func (p *page) best(f *finding, inDoc map[string]int) *entry {
	var best *entry
	score := math.Inf(-1)
	for _, k := range f.entries {
		e := &p.lx.entries[k]
		s := math.Log10(float64(e.population) + 10)
		if e.rank == 'C' {
			s += 3
		}
		if inDoc[e.iso3] > 0 && e.iso3 != "" {
			s += 2
		}
		// "Naivasha, Kenya"
		if p.word(f.j).text == "," {
			if h := p.hit(f.j + 1); h != nil && h.entries != nil && p.lx.entries[h.entries[0]].iso3 == e.iso3 && p.same(f.i, h.i) {
				s += 10
			}
		}
		if s > score {
			best, score = e, s
		}
	}
	return best
}

func (p *page) place(m pipeline.Mention, f *finding, inDoc map[string]int) pipeline.PlaceMention {
	out := pipeline.PlaceMention{Mention: m, Kind: f.place}
	if e := p.best(f, inDoc); e != nil && e.label == f.label {
		out.Norm, out.Kind, out.ISO2, out.ISO3 = e.name, e.kind, e.iso2, e.iso3
		out.GeonameID, out.Point = e.geonameID, e.point
		out.EntityID = strings.ToLower(f.label) + ":" + e.id
		return out
	}
	out.Norm = tidy(p.text[f.start:f.end])
	out.EntityID = id(f.label, out.Norm, "")
	return out
}

func (p *page) org(m pipeline.Mention, f *finding) pipeline.OrgMention {
	out := pipeline.OrgMention{Mention: m}
	if e := p.best(f, nil); e != nil && e.label == pipeline.Org {
		out.Norm, out.Kind, out.Country, out.Acronym = e.name, e.kind, e.iso3, e.acronym
		out.EntityID = "org:" + e.id
		if e.iso3 == "" && e.kind != "international" {
			// One of several states' bodies of this name.
			out.Country = p.countryOf(f)
			if national[e.kind] {
				out.Country = cmp.Or(out.Country, p.issuer)
				out.Norm = p.ofState(out.Norm, out.Country)
			}
			out.EntityID = id(f.label, e.id, out.Country)
		}
		return out
	}
	if f.org != nil {
		out.Kind, out.Acronym = f.org.kind, f.org.acronym
	}
	out.Norm = tidy(p.text[f.start:f.end])
	out.Country = p.countryOf(f)
	if full, ok := p.alias[out.Norm]; ok && f.rule == "org/acronym" {
		out.Norm = tidy(p.text[full.start:full.end])
		out.Country = p.countryOf(&full)
	}
	if national[out.Kind] {
		out.Country = cmp.Or(out.Country, p.issuer)
		out.Norm = p.ofState(out.Norm, out.Country)
	}
	out.EntityID = id(f.label, out.Norm, out.Country)
	return out
}

// national are kinds of body that a state has.
var national = wordSet("ministry government legislature military")

// ofState adds the state to the name of a body that lacks it.
func (p *page) ofState(name, iso3 string) string {
	names := p.lx.states[iso3]
	if len(names) == 0 || iso3 == "USA" && strings.Contains(name, "American") {
		return name
	}
	for _, n := range names {
		if n != "" && strings.Contains(name, n) {
			return name // "National Assembly of the Kingdom of Thailand"
		}
	}
	if iso3 == "USA" {
		return "U.S. " + name
	}
	state := names[0]
	if strings.HasSuffix(state, "s") && (strings.HasPrefix(state, "United") || strings.HasSuffix(state, "lands") || strings.HasSuffix(state, "ines")) {
		state = "the " + state
	}
	return name + " of " + state
}

// countryOf returns the state of a body: that of a country or people in its name
// or right before it, "" if there is none.
func (p *page) countryOf(f *finding) string {
	for i := max(0, f.i-3); i < f.j; i++ {
		h := p.hit(i)
		if h == nil || h.label == pipeline.Org || !p.same(i, f.i) || h.j < f.i && p.word(h.j).text != "’s" && p.word(h.j).text != "'s" {
			continue
		}
		if e := p.best(h, nil); e != nil && (e.source == fromCountries || e.kind == "national") {
			return e.iso3
		}
	}
	return ""
}

func (p *page) person(m pipeline.Mention, f *finding) pipeline.PersonMention {
	out := pipeline.PersonMention{Mention: m}
	out.Norm = tidy(p.text[f.start:f.end])
	t := f.person
	if t == nil || t.ti >= t.tj {
		return out
	}
	if t.title >= 0 {
		out.Kind = p.lx.titles[t.title].Kind
		if p.lx.titles[t.title].Honorific && out.Kind == "other" {
			out.Kind = ""
		}
	}
	// "Minister for Trade Dr Mia Lund": the office without the form of address.
	if t.title >= 0 && !p.lx.titles[t.title].Honorific {
		for i := t.tj - 1; i > t.ti; i-- {
			if h := p.titleAt[i]; h.end == t.tj && p.lx.titles[h.title].Honorific {
				t.tj = i
				for t.tj > t.ti+1 && p.words[t.tj-1].isMark() && p.words[t.tj-1].text != ")" {
					t.tj--
				}
				break
			}
		}
	}
	out.TitleSpan = pipeline.Span{Start: p.words[t.ti].start, End: p.words[t.tj-1].end}
	out.Title = tidy(p.text[out.TitleSpan.Start:out.TitleSpan.End])
	for i := t.ti; i < t.tj; i++ {
		h := p.hit(i)
		if h == nil {
			continue
		}
		e := p.best(h, nil)
		if e == nil {
			continue
		}
		if out.Affiliation == "" && e.label != pipeline.Norp {
			out.Affiliation = p.text[h.start:h.end]
		}
		if out.Country == "" && (e.source == fromCountries || e.kind == "national") {
			out.Country = e.iso3
		}
	}
	// "Foreign Minister Hayashi of Japan"
	if out.Country == "" && p.word(f.j).fold == "of" && p.same(f.i, f.j+1) {
		k := f.j + 1
		if p.word(k).fold == "the" {
			k++
		}
		if h := p.hit(k); h != nil {
			if e := p.best(h, nil); e != nil && e.source == fromCountries {
				out.Country, out.Affiliation = e.iso3, p.text[h.start:h.end]
			}
		}
	}
	return out
}

// link gives every mention of one person the fullest name in the document, and
// the office and country that stand with any of them.
func link(people []pipeline.PersonMention, honorific []bool, issuer string) {
	type chain struct {
		name          []string // folded parts of the fullest form
		norm          string
		first         int
		kind, country string
		title, affil  string
		formal        bool // title is a form of address
	}
	var chains []chain
	byPart := map[string][]int{} // chains that have a part
	of := make([]int, len(people))
	order := make([]int, len(people))
	parts := make([][]string, len(people))
	for i := range people {
		order[i] = i
		parts[i] = nameParts(people[i].Norm)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(parts[b]), len(parts[a])) })
	for _, i := range order {
		best := -1
		if len(parts[i]) > 0 {
			found := byPart[parts[i][len(parts[i])-1]]
			for _, c := range found[:min(len(found), maxChains)] {
				// Of several people of the name, the one named last before the
				// mention is the likeliest, else the first one behind it.
				if subset(parts[i], chains[c].name) && (best < 0 || people[chains[c].first].Start < people[i].Start) {
					best = c
				}
			}
		}
		if best < 0 {
			best = len(chains)
			chains = append(chains, chain{name: parts[i], norm: people[i].Norm, first: i})
			for _, part := range parts[i] {
				byPart[part] = append(byPart[part], best)
			}
		}
		of[i] = best
	}
	for i := range people {
		c := &chains[of[i]]
		m := &people[i]
		if c.kind == "" || c.kind == "other" && m.Kind != "" {
			c.kind = m.Kind
		}
		if c.country == "" {
			c.country = m.Country
		}
		if fuller(m.Title, c.title) && !(honorific[i] && c.title != "") || !honorific[i] && c.formal {
			c.title, c.formal = m.Title, honorific[i]
			if m.Kind != "" {
				c.kind = m.Kind
			}
		}
		if c.affil == "" {
			c.affil = m.Affiliation
		}
	}
	for i := range people {
		c, m := &chains[of[i]], &people[i]
		m.Norm = c.norm
		if m.Norm == strings.ToUpper(m.Norm) {
			m.Norm = capitalized(m.Norm)
		}
		m.Kind = cmp.Or(c.kind, m.Kind, "other")
		m.Country = cmp.Or(m.Country, c.country)
		if m.Country == "" && m.Kind != "other" && c.title != "" {
			m.Country = issuer // "the Minister" of a ministry's own release
		}
		if m.Title != c.title {
			m.Title, m.TitleSpan = c.title, pipeline.Span{}
		}
		m.Affiliation = cmp.Or(m.Affiliation, c.affil)
		m.EntityID = id(m.Label, m.Norm, m.Country)
	}
}

// maxChains limits how many people of one name are compared.
const maxChains = 64

// fuller reports whether title a says more than b: it is longer, and not in
// capitals throughout as in a transcript.
func fuller(a, b string) bool {
	if (a == strings.ToUpper(a)) != (b == strings.ToUpper(b)) && b != "" {
		return b == strings.ToUpper(b) && a != ""
	}
	return len(a) > len(b)
}

func nameParts(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(rules.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		if len(w) > 1 && !suffixes[w] {
			out = append(out, w)
		}
	}
	return out
}

// subset reports whether all of a are in b.
func subset(a, b []string) bool {
	if len(a) == 0 {
		return false
	}
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

// tidy returns a name on one line.
func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

// capitalized turns "MIA LUND" into "Mia Lund".
func capitalized(s string) string {
	var b strings.Builder
	start := true
	for _, r := range s {
		if !start {
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
		start = !unicode.IsLetter(r) && r != '\'' && r != '’'
	}
	return b.String()
}

// id returns an identifier that depends on what is named only.
func id(label, name, country string) string {
	sum := sha256.Sum256([]byte(label + "\x00" + rules.Fold(name) + "\x00" + country))
	return strings.ToLower(label) + ":" + hex.EncodeToString(sum[:8])
}
