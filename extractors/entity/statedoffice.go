package entity

import (
	"slices"
	"strings"

	"readout/rules"
)

// An office is a title with its state, whether somebody is named with it or not.
type office struct {
	kind, text, state string
	fields            []string // portfolio
}

// An officeRule says which states have an office.
type officeRule struct {
	NotIn  []string `yaml:"not_in"`
	OnlyIn []string `yaml:"only_in"`
	Hint   bool     `yaml:"hint"`   // a form of address of the one state that has it
	Mostly []string `yaml:"mostly"` // in whose documents it mostly stands
}

// has reports whether a state may have the office that title names.
func (lx *lexicon) has(state, title string) bool {
	t := " " + rules.Fold(title) + " "
	for _, words := range lx.officeWords {
		if !strings.Contains(t, " "+words+" ") || slices.ContainsFunc(lx.officeWords, func(longer string) bool {
			return len(longer) > len(words) && strings.Contains(longer, words) && strings.Contains(t, " "+longer+" ")
		}) {
			continue // or what it says of the longer office counts
		}
		r := lx.offices[words]
		if slices.Contains(r.NotIn, state) || len(r.OnlyIn) > 0 && !slices.Contains(r.OnlyIn, state) {
			return false
		}
	}
	return true
}

// listOffices returns the titles of the document that stand with a state: "the
// President of Lithuania", "Georgian Foreign Minister".
func (p *page) listOffices() []office {
	var out []office
	seen := map[string]bool{}
	for i := range p.words {
		t := p.titleAt[i]
		if t.end == 0 || p.lx.titles[t.title].Honorific || i > 0 && p.inTitle(i-1) {
			continue
		}
		kind := p.lx.titles[t.title].Kind
		if kind == "other" || kind == "" || kind == "official" && p.lx.titles[t.title].Plural {
			continue
		}
		s := served{}
		start, end := p.titleStart(i), p.titleTail(t.end)
		p.serves(&s, kind, start, end)
		states := []string{s.state}
		if p.lx.titles[t.title].Plural {
			states = append(states, p.listedStates(end)...)
		}
		for _, state := range states {
			if state == "" || s.body == "international" {
				continue
			}
			o := office{kind: kind, text: rules.Fold(p.slice(start, end)), state: state}
			o.fields = portfolio(o.text)
			if key := kind + " " + state + " " + strings.Join(o.fields, " "); !seen[key] && len(out) < maxOffices {
				seen[key] = true
				out = append(out, o)
			}
		}
	}
	return out
}

// listedStates returns the states of a list that goes on at word i: ", Norway and
// Togo" behind "Foreign Ministers of Kenya".
func (p *page) listedStates(i int) []string {
	var out []string
	for n := 0; n < 40 && p.same(i-1, i); n++ {
		if h := p.hit(i); h != nil && h.entries != nil && p.lx.entries[h.entries[0]].source == fromCountries {
			out = append(out, p.lx.entries[h.entries[0]].iso3)
			i = h.j
			continue
		}
		if w := p.word(i); w.text != "," && w.fold != "and" && w.fold != "the" {
			break
		}
		i++
	}
	return out
}

// maxOffices limits how many offices of a document are compared with each person's.
const maxOffices = 256

// portfolio are the words of an office that say what it is for.
func portfolio(title string) []string {
	var out []string
	for _, w := range strings.Fields(rules.Fold(title)) {
		w = strings.Trim(w, ",.’'()")
		if len(w) < 4 || plain[w] {
			continue
		}
		if w == "external" {
			w = "foreign"
		}
		out = append(out, w[:4])
	}
	return out
}

var plain = wordSet("minister ministers deputy vice first second senior prime president secretary affairs state with republic kingdom their excellency coordinating cabinet principal permanent acting")

// shares reports whether two lists have a member in common; empty ones do with all.
func shares(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}
