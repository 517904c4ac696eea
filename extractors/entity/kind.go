package entity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout/pipeline"
	"readout/rules"
)

// kindsFile holds the words by which the kind of a body is known.
const kindsFile = "orgs_kinds.yaml"

// A kindRule says what kind of body has certain words in its name.
type kindRule struct {
	Kind  string   `yaml:"kind"`
	Over  []string `yaml:"over"`  // kinds that it corrects; all if empty
	At    string   `yaml:"at"`    // start, end, or "" for anywhere
	State string   `yaml:"state"` // known, unknown, or "" for either

	words string // folded, with a space on both sides
}

// Check reports kinds, places and conditions that do not exist.
func (r *kindRule) Check() error {
	for _, k := range append(slices.Clone(r.Over), r.Kind) {
		if !orgKinds[k] {
			return fmt.Errorf("kind %q is unknown", k)
		}
	}
	if r.At != "" && r.At != "start" && r.At != "end" && r.At != "any" {
		return fmt.Errorf("at: %q is unknown; use start, end or any", r.At)
	}
	if r.State != "" && r.State != "known" && r.State != "unknown" {
		return fmt.Errorf("state: %q is unknown; use known or unknown", r.State)
	}
	return nil
}

// fits reports whether the rule is about a body of the folded name, with a space
// on both sides, and of the kind and state known so far.
func (r *kindRule) fits(name string, b *body) bool {
	if len(r.Over) > 0 && !slices.Contains(r.Over, b.kind) || r.State == "known" && b.state == "" || r.State == "unknown" && b.state != "" {
		return false
	}
	switch r.At {
	case "start":
		return strings.HasPrefix(name, r.words)
	case "end":
		return strings.HasSuffix(name, r.words)
	}
	return strings.Contains(name, r.words)
}

// readKinds returns the rules of kinds, the longest words first.
func readKinds(set *rules.Set) ([]kindRule, error) {
	all, err := rules.Lexicon[kindRule](set, kindsFile)
	if err != nil {
		return nil, fmt.Errorf("read words of kinds of bodies: %w", err)
	}
	var out []kindRule
	for _, k := range sorted(all) {
		r := all[k]
		r.words = " " + rules.Fold(k) + " "
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(a, b kindRule) int { return cmp.Compare(len(b.words), len(a.words)) })
	return out, nil
}

// refine corrects the kind that the noun of a name gives by its other words.
func (p *page) refine(b *body, f *finding) {
	words := " " + rules.Fold(strings.NewReplacer("-", " ", "–", " ").Replace(b.norm)) + " "
	first := p.hit(f.i)
	rule := slices.IndexFunc(p.lx.bodyKinds, func(r kindRule) bool { return r.fits(words, b) })
	switch {
	case p.between(f.i, f.j):
		b.kind, b.state = "international", "" // "China-Kenya Trade Council"
	case first != nil && first.label == pipeline.Org && first.j < f.j && p.lx.entries[first.entries[0]].kind == "international" &&
		b.kind != "legislature" && b.kind != "military" && !(rule >= 0 && p.lx.bodyKinds[rule].Kind == "military"):
		b.kind, b.state = "international", "" // "UN Monitoring Mission in Mali"
	case rule >= 0:
		b.kind = p.lx.bodyKinds[rule].Kind
	case b.state == "" && (b.kind == "other" || b.kind == "government" || b.kind == "ngo" || b.kind == "company" && p.words[f.j-1].fold == "bank") && p.regional(first, f):
		b.kind = "international" // "African Forest Commission"
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
			switch k := p.lx.entries[h.entries[0]].kind; {
			case k == "legislature" || k == "party":
				b.kind = k
			case k == "international" && h.j == f.j && (p.word(h.i-1).fold == "of" || p.word(h.i-1).fold == "the"):
				b.kind, b.state = k, "" // "Council of Ministers of the African Union"
			}
		}
	}
}

// regional reports whether the name of f begins with people of several states,
// "African", "Arab".
func (p *page) regional(first, f *finding) bool {
	return first != nil && first.label == pipeline.Norp && first.j < f.j && p.lx.entries[first.entries[0]].kind == "regional"
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
