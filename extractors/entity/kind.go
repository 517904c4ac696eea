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
	ISO3  string   `yaml:"iso3"`  // the state whose firms bear the words, "" if those of several do

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
	case p.betweenIn(f):
		b.kind, b.state = "international", "" // "China-Kenya Trade Council"
	case first != nil && first.label == pipeline.Org && first.j < f.j && p.lx.entries[first.entries[0]].kind == "international" &&
		b.kind != "legislature" && b.kind != "military" && !(rule >= 0 && p.lx.bodyKinds[rule].Kind == "military"):
		b.kind, b.state = "international", "" // "UN Monitoring Mission in Mali"
	case rule >= 0:
		b.kind = p.lx.bodyKinds[rule].Kind
		if b.state = cmp.Or(b.state, p.lx.bodyKinds[rule].ISO3); b.kind == "international" {
			b.state = "" // "Bulgaria's Intergovernmental Commission" is no state's own
		}
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
			case h.i == f.i && p.lx.entries[h.entries[0]].iso3 == "" && (p.word(h.j).fold == "of" || p.word(h.j).fold == "for"):
				// "National Council of Farmers" is no parliament
			case k == "legislature" || k == "party":
				b.kind = k
			case k == "international" && h.j == f.j && (p.word(h.i-1).fold == "of" || p.word(h.i-1).fold == "the"):
				b.kind, b.state = k, "" // "Council of Ministers of the African Union"
			}
		}
	}
}

// nounsFile holds nouns beside names of bodies.
const nounsFile = "orgs_nouns.yaml"

// A bodyNoun is a noun beside the name of a body that tells its kind.
type bodyNoun struct {
	Kind string `yaml:"kind"`
}

// Check reports a kind that does not exist.
func (n *bodyNoun) Check() error {
	if !orgKinds[n.Kind] {
		return fmt.Errorf("kind %q is unknown", n.Kind)
	}
	return nil
}

// described reads what the words beside the name of f say of the body: "the Kenyan
// oil company Qwyx", "Qwyx, a bank based in Lima".
func (p *page) described(f *finding) (kind, state string) {
	k := f.i - 1
	if n, ok := p.lx.bodyNouns[p.word(k).fold]; ok && p.same(k, f.i) && !p.word(k).cap {
		kind = n.Kind
		for ; k > f.i-6 && p.same(k, f.i) && (!p.word(k).cap && !p.word(k).isMark() && !isPreposition[p.word(k).fold] || p.word(k).text == "-"); k-- {
		}
		if p.word(k).poss {
			k--
		}
		if h := p.hitEnding(k + 1); h != nil && h.label != pipeline.Org && p.same(k, f.i) {
			if e := p.best(h, p.inDoc); e != nil && (e.source == fromCountries || e.kind == "national") {
				state = e.iso3
			}
		}
	}
	if a := p.word(f.j + 1).fold; p.word(f.j).text == "," && (a == "a" || a == "an" || a == "the") {
		for k := f.j + 2; k < f.j+10 && p.same(f.i, k); k++ {
			w := p.word(k)
			if n, ok := p.lx.bodyNouns[w.fold]; ok && !w.cap && kind == "" {
				kind = n.Kind
			}
			if s, _ := p.stateAt(k); s != "" && state == "" && kind == "" {
				state = s // "Qwyx, a Kenyan bank"
			}
			if (w.fold == "based" || w.fold == "headquartered") && p.word(k+1).fold == "in" {
				if h := p.hit(k + 2); h != nil && h.label == pipeline.Place {
					if e := p.best(h, p.inDoc); e != nil {
						state = cmp.Or(state, e.iso3)
					}
				}
			}
			if w.text == "," {
				break
			}
		}
		if kind == "" {
			state = ""
		}
	}
	// "the Qwyx newspaper", "Qwyx political party"
	for k := f.j; k < f.j+2 && p.same(f.i, k) && kind == ""; k++ {
		w := p.word(k)
		if w.cap || w.isMark() {
			break
		}
		kind = p.lx.bodyNouns[w.fold].Kind
	}
	if d := p.word(f.j + 1); p.word(f.i-1).text == "(" && p.word(f.j).text == ")" && (d.text == "–" || d.text == "-" || d.text == "—") && p.words[f.i].sent < datelineSentences {
		return "media", p.issuer // "NAIROBI, 3 May (QWX) – ..."
	}
	// "Question (Qwyx):"
	if w := p.word(f.i - 2).fold; p.word(f.i-1).text == "(" && p.word(f.j).text == ")" && (w == "question" || w == "q" || w == "reporter" || w == "journalist") {
		kind, state = "media", p.issuer
	}
	return kind, state
}

// regional reports whether the name of f begins with people of several states,
// "African", "Arab".
func (p *page) regional(first, f *finding) bool {
	return first != nil && first.label == pipeline.Norp && first.j < f.j && p.lx.entries[first.entries[0]].kind == "regional"
}

// singular returns a plural noun in the singular.
func singular(s string) string {
	if t, ok := strings.CutSuffix(s, "ies"); ok {
		return t + "y"
	}
	return strings.TrimSuffix(s, "s")
}

// betweenIn reports whether the name of f has two states or peoples joined by a dash:
// "High-Level Kenyan-Norwegian Council".
func (p *page) betweenIn(f *finding) bool {
	for i := f.i; i < f.j; i++ {
		if p.between(i, f.j) {
			return true
		}
	}
	return false
}

// headless reports whether no noun of bodies is in the name of f.
func (p *page) headless(f *finding) bool {
	for i := f.i; i < f.j; i++ {
		if p.lx.heads[p.words[i].fold].Kind != "" {
			return false
		}
	}
	return true
}

// nounKind returns the kind that a noun anywhere in the name of a body gives; of
// others an acronym tells nothing, and a plain name is mostly a company's.
func (p *page) nounKind(f *finding) string {
	for i := f.j - 1; i >= f.i; i-- {
		if h, ok := p.lx.heads[p.words[i].fold]; ok {
			return h.Kind
		}
		if h, ok := p.lx.heads[singular(p.words[i].fold)]; ok && p.words[i].cap {
			return h.Kind // "Departments of Ports and Trade"
		}
	}
	if p.words[f.i].upper || p.words[f.j-1].upper {
		return "other"
	}
	if f.j-f.i > 1 && p.allCommon(f.i, f.j) && !p.business(f) {
		return "other" // "Black Berets", "State House"
	}
	return "company"
}

// business reports whether the sentence of f speaks of firms or of those who lead them.
func (p *page) business(f *finding) bool {
	sn := p.sentenceOf(f.i)
	for i := max(sn.first, f.i-nearWords); i < min(sn.last, f.j+nearWords); i++ {
		if w := &p.words[i]; p.lx.bodyNouns[w.fold].Kind == "company" && !w.cap || w.text == "CEO" || w.fold == "investors" || w.fold == "businesses" || w.fold == "ceo" {
			return true
		}
	}
	return false
}
