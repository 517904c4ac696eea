package entity

import (
	"net/url"
	"slices"
	"strings"

	"readout/pipeline"
	"readout/rules"
)

// issuer returns the ISO 3166-1 alpha-3 code of the state whose office published
// doc, as far as its address or publisher tells, else "". Officials and bodies
// that the document names without a state are that state's.
func (lx *lexicon) issuer(doc *pipeline.Document) string {
	if u, err := url.Parse(doc.URL); err == nil {
		host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
		top := host[strings.LastIndexByte(host, '.')+1:]
		switch {
		case host == "" || !strings.Contains(host, "."):
		case top == "gov" || top == "mil":
			return "USA"
		case top == "uk":
			return "GBR"
		case len(top) == 2:
			if iso3 := lx.iso3[strings.ToUpper(top)]; iso3 != "" && !vanity[top] {
				return iso3
			}
		}
	}
	for _, k := range lx.phrases.Lookup(doc.Publisher) {
		if e := &lx.entries[k]; e.label == pipeline.Org && e.iso3 != "" {
			return e.iso3
		}
	}
	return ""
}

// vanity are country domains that are mostly used by others.
var vanity = wordSet("tv me io ai co fm cc ws to gg ly")

// clues reads from the document what tells who issued it, where its address and
// publisher do not.
func (p *page) clues(doc *pipeline.Document) {
	address := strings.ToLower(doc.URL)
	p.presidency = strings.Contains(address, "president.") || strings.Contains(address, "/president/") || strings.Contains(address, "kremlin.")
	head := " " + rules.Fold(doc.Title) + " "
	if len(p.sents) > 0 {
		sn := p.sents[0]
		if sn.last > sn.first {
			head += rules.Fold(p.slice(sn.first, sn.last)) + " "
		}
	}
	p.joint = strings.Contains(head, " joint statement") || strings.Contains(head, " joint communique") || strings.Contains(head, " joint declaration") || strings.Contains(head, " leaders statement")
	p.byPresident = p.firstPerson() && (strings.Contains(head, " from the president ") || strings.Contains(head, " by the president "))
	for i := range p.words {
		if w := &p.words[i]; w.cap && w.fold == "government" && p.word(i-1).fold == "the" && p.word(i+1).fold != "of" {
			p.bareBody = true
		}
	}
	for i := range min(len(p.words), 60) {
		if p.words[i].fold == "ambassador" {
			p.envoyFirst = p.words[i].sent < 2
			break
		}
	}
	if p.issuer == "" {
		p.issuer = p.signature()
	}
	p.sure = p.issuer != ""
	if p.issuer == "" && !p.joint {
		p.issuer = p.dateline()
	}
}

// firstPerson reports whether the document speaks as one person outside quotations.
func (p *page) firstPerson() bool {
	n, quoted := 0, false
	for i := range p.words {
		switch p.words[i].text {
		case "“":
			quoted = true
		case "”":
			quoted = false
		case "\"":
			quoted = !quoted
		case "I", "my", "me":
			if !quoted {
				n++
			}
		case ":":
			return false // a transcript
		}
	}
	return n > 1
}

// signature returns the state of a national body that stands by itself in the
// first or last sentences.
func (p *page) signature() string {
	for k := range p.settled {
		f := &p.settled[k]
		s := p.words[f.i].sent
		if f.label != pipeline.Org || s > 3 && s < len(p.sents)-4 || !p.lone(f.i, f.j) {
			continue
		}
		sn := p.sentenceOf(f.i)
		if b := p.bodyOf(f); national[b.kind] && b.state != "" && sn.last-sn.first <= f.j-f.i+6 {
			return b.state
		}
	}
	return ""
}

// dateline returns the state of the town with which one of the first sentences
// begins and a date follows: "NAIROBI, August 21: ...". The state must be named
// elsewhere, for a town may also be only where people met.
func (p *page) dateline() string {
	for s := range min(len(p.sents), 5) {
		i := p.sents[s].first
		if i >= p.sents[s].last || p.owner[i] < 0 || p.settled[p.owner[i]].i != i {
			continue
		}
		f := &p.settled[p.owner[i]]
		if f.label != pipeline.Place || f.entries == nil {
			continue
		}
		e := p.best(f, p.inDoc)
		if e == nil || e.source != fromCities || p.inDoc[e.iso3] == 0 {
			continue
		}
		for k := f.j; k < f.j+5 && p.same(i, k); k++ {
			if p.taken[k] {
				return e.iso3
			}
			if !p.words[k].isMark() && p.owner[k] < 0 {
				break
			}
		}
	}
	return ""
}

// parties returns the states that the heading and the first sentences name.
func (p *page) parties() []string {
	var out []string
	for k := range p.settled {
		f := &p.settled[k]
		if p.words[f.i].sent > 2 {
			break
		}
		if e := p.best(f, p.inDoc); e != nil && (e.source == fromCountries || e.kind == "national") && !slices.Contains(out, e.iso3) {
			out = append(out, e.iso3)
		}
	}
	return out
}
