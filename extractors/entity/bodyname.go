package entity

import (
	"regexp"
	"strings"

	"readout/pipeline"
)

// withArticle are names of states that "the" stands before.
var withArticle = regexp.MustCompile(`^United|lands$|Islands$|ines$|Republic|Maldives|Bahamas|Gambia|Comoros|Vatican City|Congo$`)

// TakesArticle reports whether "the" goes before the usual English name of a state,
// as in "the Gambia".
func TakesArticle(state string) bool { return withArticle.MatchString(state) }

// formal are states whose bodies go by the state's official name.
var formal = wordSet("CHN")

// ofState adds the state to the name of a body that lacks it.
func (p *page) ofState(name, iso3 string) string {
	names := p.lx.states[iso3]
	if len(names) == 0 || iso3 == "USA" && strings.Contains(name, "American") {
		return name
	}
	for k, n := range names {
		if n != "" && strings.Contains(name, n) && !(formal[iso3] && k != 1 && strings.HasSuffix(name, " of "+n)) {
			return name // "National Assembly of the Kingdom of Thailand"
		}
	}
	for _, d := range p.lx.demonyms[iso3] {
		if strings.HasPrefix(name, d+" ") {
			return name // "Kenyan Defence Forces"
		}
	}
	if iso3 == "USA" {
		return "U.S. " + name
	}
	state := names[0]
	if formal[iso3] {
		for _, n := range names {
			if rest, ok := strings.CutSuffix(name, " of "+n); ok {
				name = rest
			}
		}
		return name + " of the " + names[1]
	}
	if TakesArticle(state) && !strings.Contains(p.text, name+" of "+state) {
		state = "the " + state
	}
	return name + " of " + state
}

// spellOut returns the name of the body f with the body that it belongs to in full:
// "UN Forest Mission" is the "United Nations Forest Mission".
func (p *page) spellOut(f *finding, name string) string {
	h := p.hit(f.i)
	if h == nil || h.j >= f.j || h.j != f.i+1 || h.label != pipeline.Org || !p.lx.is.spelt[p.words[f.i].fold] || p.word(h.j).isMark() {
		return name
	}
	if rest, ok := strings.CutPrefix(name, p.words[f.i].text+" "); ok {
		return p.lx.entries[h.entries[0]].name + " " + rest
	}
	return name
}

// ministryOf writes the name of a ministry in full: "Finance Ministry" is the "Ministry
// of Finance".
func ministryOf(name string) string {
	of, ok := strings.CutSuffix(name, " Ministry")
	if !ok || strings.Contains(of, " of ") || strings.Count(of, " ") > 3 {
		return name
	}
	if of == "Interior" {
		of = "the Interior"
	}
	return "Ministry of " + of
}

// officeOfHolder reports whether words [i, j) are the office of somebody who holds one:
// "Office of the Prosecutor General".
func (p *page) officeOfHolder(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if p.titleAt[k].end > 0 {
			return true
		}
	}
	return j == i+1
}

// isCommon reports whether f names an office that every state has.
func (p *page) isCommon(f *finding) bool {
	i := f.i
	if h := p.hit(i); h != nil && h.j < f.j && h.label != pipeline.Org {
		i = h.j
	}
	if p.words[i].fold == "office" && !p.officeOfHolder(i, f.j) {
		return false // "Office of Foreign Assets" is a part of some body
	}
	return p.lx.is.common[p.words[i].fold] || f.j-f.i <= 3 && p.lx.is.common[p.words[f.j-1].fold] || p.lx.is.nationwide[p.words[i].fold] && p.words[f.j-1].fold != "force"
}

// stateLast puts a state or people in front of the name of a ministry behind it:
// "Kenyan Ministry of Health" is the "Ministry of Health of Kenya".
func (p *page) stateLast(f *finding, name string) string {
	h := p.hit(f.i)
	if f.entries != nil {
		return name // the gazetteer's, without a state
	}
	if h == nil || h.j >= f.j || h.entries == nil || p.words[h.j].isMark() || p.lx.heads[p.words[h.j].fold].Kind != "ministry" && p.lx.heads[p.words[f.j-1].fold].Kind != "ministry" {
		return name
	}
	e := &p.lx.entries[h.entries[0]]
	if e.iso3 == "USA" || e.source != fromCountries && e.kind != "national" {
		return name
	}
	return p.ofState(tidy(p.slice(h.j, f.j)), e.iso3)
}

// mission reports whether f names an embassy or consulate.
func (p *page) mission(f *finding) bool {
	for i := f.i; i < f.j; i++ {
		if w := p.words[i].fold; w == "embassy" || w == "consulate" || w == "commission" && i > f.i && p.words[i-1].fold == "high" {
			return true
		}
	}
	return false
}

// embassyName returns the full name of an embassy: whose it is, and where, if
// that stands in the name or behind it.
func (p *page) embassyName(f *finding, name, iso3 string) string {
	names := p.lx.states[iso3]
	if len(names) == 0 {
		return name
	}
	kind, at := "Embassy", ""
	for i := f.i; i < f.j; i++ {
		switch w := p.words[i].fold; {
		case w == "consulate":
			kind = "Consulate"
			if p.word(i+1).fold == "general" {
				kind = "Consulate General"
			}
		case w == "commission":
			kind = "High Commission"
		}
		if h := p.hit(i); h != nil && h.j <= f.j && h.label == pipeline.Place && p.lx.entries[h.entries[0]].iso3 != iso3 {
			at = tidy(p.slice(h.i, h.j)) // "U.S. Embassy Lima"
		}
	}
	if o := p.settledAt(f.j + 1); at == "" && o != nil && o.label == pipeline.Place && p.word(f.j).fold == "in" {
		at = tidy(p.slice(o.i, o.j))
	}
	switch {
	case strings.Contains(strings.ToLower(name), strings.ToLower(kind)+" of "):
	case iso3 == "USA":
		name = "U.S. " + kind
	default:
		name = p.ofState(kind, iso3)
	}
	if at != "" && !strings.Contains(name, at) {
		name += " in " + at
	}
	return name
}

// subject returns the one state that a text is about: it is named at least twice,
// and three times as often as any other; "" if none is.
func (p *page) subject() string {
	best, next := "", 0
	for _, s := range p.often(2) {
		switch n := p.inDoc[s]; {
		case best == "" || n > p.inDoc[best]:
			best, next = s, p.inDoc[best]
		default:
			next = max(next, n)
		}
	}
	if best == "" || p.inDoc[best] < 3*next {
		return ""
	}
	return best
}

// mostNamed returns the state that the text names more than twice as often as any
// other, "" if there is none.
func (p *page) mostNamed() string {
	best, next := "", 0
	for _, s := range p.often(1) {
		switch n := p.inDoc[s]; {
		case best == "" || n > p.inDoc[best]:
			best, next = s, p.inDoc[best]
		default:
			next = max(next, n)
		}
	}
	if best == "" || p.inDoc[best] < 2*next {
		return ""
	}
	return best
}

// domestic returns the issuer's state where the sentence of f names no other.
func (p *page) domestic(f *finding) string {
	if o := p.settledAt(f.j + 1); o != nil && o.label == pipeline.Place && p.word(f.j).fold == "in" && p.same(f.i, o.i) {
		if e := p.best(o, p.inDoc); e != nil && e.iso3 != "" {
			return e.iso3 // "the Technology Institute in Abu Dhabi"
		}
	}
	if o := p.settledAt(f.j + 1); o != nil && o.label == pipeline.Place && p.word(f.j).text == "," && p.same(f.i, o.i) {
		if e := p.best(o, p.inDoc); e != nil && e.iso3 != "" && e.kind == "city" {
			return e.iso3 // "the Academy of Ports, Dhaka"
		}
	}
	if p.issuer == "" {
		return ""
	}
	sn := p.sentenceOf(f.i)
	for i := max(sn.first, f.i-nearWords); i < min(sn.last, f.j+nearWords); i++ {
		if h := p.hit(i); h != nil && h.tier != tierWeak && (h.i < f.i || h.i >= f.j) {
			if e := p.best(h, p.inDoc); e != nil && e.iso3 != "" && e.iso3 != p.issuer && !local[e.kind] {
				return ""
			}
		}
	}
	return p.issuer
}
