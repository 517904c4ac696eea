package entity

import (
	"cmp"
	"fmt"
	"strings"

	"readout/pipeline"
	"readout/rules"
)

// organsFile holds short names of organs of international bodies.
const organsFile = "orgs_organs.yaml"

// organsOf is what the texts of some bodies call their organs.
type organsOf struct {
	By     []string          `yaml:"by"`     // bodies that issue the texts, by canonical name
	Organs map[string]string `yaml:"organs"` // short name -> canonical name
}

// Check reports organs that no text names and organs without a name.
func (o *organsOf) Check() error {
	if len(o.By) == 0 {
		return fmt.Errorf("by: name the bodies in whose texts the organs are called so")
	}
	for short, name := range o.Organs {
		if short == "" || name == "" {
			return fmt.Errorf("organs: %q is called %q; give both names", short, name)
		}
	}
	return nil
}

// readOrgans returns the canonical names of organs by the name of the body that
// issues a text and the folded short name.
func readOrgans(set *rules.Set) (map[string]map[string]string, error) {
	all, err := rules.Lexicon[organsOf](set, organsFile)
	if err != nil {
		return nil, fmt.Errorf("read names of organs: %w", err)
	}
	out := map[string]map[string]string{}
	for _, k := range sorted(all) {
		folded := map[string]string{}
		for short, name := range all[k].Organs {
			folded[rules.Fold(short)] = name
		}
		for _, by := range all[k].By {
			out[by] = folded
		}
	}
	return out, nil
}

// organ returns what is known of f where its name is the one that the issuer has for
// an organ of its own: "the Commission" in a text of the European Union.
func (p *page) organ(f *finding) (body, bool) {
	name, ok := p.lx.organs[cmp.Or(p.publisher.Body, p.issuer)][rules.Fold(p.text[f.start:f.end])]
	if !ok || p.hitEnding(f.i) != nil && p.same(f.i-1, f.i) || p.word(f.i-1).poss {
		return body{}, false // "Kenya's Parliament"
	}
	for _, k := range p.lx.phrases.Lookup(name) {
		if e := &p.lx.entries[k]; e.label == pipeline.Org && e.kind != "" {
			b := body{norm: e.name, kind: e.kind, state: e.iso3, acronym: e.acronym, id: e.id}
			if e.nobodys {
				b.kind, b.shown = "international", e.kind
			}
			return b, true
		}
	}
	if !p.world {
		return body{}, false
	}
	return body{norm: name, kind: "international"}, true
}

// ofIssuer names an organ of the international body that issued the text, which its
// name alone does not tell from those of others: "IAEA Department of Technical
// Cooperation".
func (p *page) ofIssuer(f *finding, name string) string {
	if p.publisher.Body == "" || p.placeIn(f) || p.outside(f) {
		return name
	}
	short := ""
	for _, k := range p.lx.phrases.Lookup(p.publisher.Body) {
		if e := &p.lx.entries[k]; e.label == pipeline.Org && e.name == p.publisher.Body {
			if e.acronym == "" || p.lx.is.spelt[rules.Fold(e.acronym)] {
				return name // too long to go before the names of its parts
			}
			short = e.acronym
			break
		}
	}
	if short == "" || strings.Contains(name, short) || strings.Contains(name, p.publisher.Body) {
		return name
	}
	return short + " " + name
}

// isOrgan reports whether f, a body of no state that is known, is called as organs
// are: "Board of Governors", "Eminent Persons Group".
func (p *page) isOrgan(f *finding) bool {
	if !p.allCommon(f.i, f.j) {
		return false
	}
	first, last := p.words[f.i].fold, p.words[f.j-1].fold
	return p.lx.is.organs[last] || p.lx.is.organs[first] && f.j-f.i > 1 && p.word(f.i+1).fold == "of"
}
