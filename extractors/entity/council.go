package entity

import (
	"strings"

	"readout/pipeline"
)

// securityCouncil is the United Nations' council, by whose short name several states
// have one.
const securityCouncil = "united-nations-security-council"

// statesCouncil reports whether f, "Security Council" without more, is a state's own:
// its state, secretary or chairman stands beside it, or the issuer has one and its
// text does not speak of the United Nations.
func (p *page) statesCouncil(f *finding) bool {
	if f.j-f.i != 2 {
		return false
	}
	if s := p.countryOf(f); s != "" && p.outside(f) {
		return true
	}
	if n := p.word(f.j).fold; p.same(f.i, f.j) && p.word(f.j).cap && (n == "secretary" || n == "chairman" || n == "deputy") {
		return true
	}
	k := f.i - 1
	if p.word(k).fold == "the" {
		k--
	}
	if w := p.word(k - 1).fold; p.word(k).fold == "of" && p.same(k-1, f.i) && (w == "secretary" || w == "chairman" && p.word(k-2).fold != "the") && !p.world {
		return true
	}
	if !p.lx.is.security[strings.ToLower(p.issuer)] {
		return false
	}
	for k := range p.hits {
		if h := &p.hits[k]; h.label == pipeline.Org && p.unitedNations(h) {
			return false
		}
	}
	return true
}

// unitedNations reports whether the hit h names the United Nations or, with more than
// its short name, their council.
func (p *page) unitedNations(h *finding) bool {
	switch p.lx.entries[h.entries[0]].id {
	case "united-nations":
		return true
	case securityCouncil:
		return h.j-h.i != 2 || p.words[h.i].fold != "security"
	}
	return false
}
