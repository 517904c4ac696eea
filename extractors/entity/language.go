package entity

import (
	"fmt"
	"slices"

	"readout/rules"
)

// languagesFile holds words of names of bodies in languages of few states.
const languagesFile = "orgs_languages.yaml"

// A language is known by words that names of bodies have in it.
type language struct {
	Words  []string `yaml:"words"`  // folded words
	States []string `yaml:"states"` // where names of bodies are in it, ISO 3166-1 alpha-3

	is map[string]bool
}

// Check reports languages without words or states.
func (l *language) Check() error {
	if len(l.Words) == 0 || len(l.States) == 0 {
		return fmt.Errorf("a language needs words and states")
	}
	return nil
}

func readLanguages(set *rules.Set) ([]language, error) {
	all, err := rules.Lexicon[language](set, languagesFile)
	if err != nil {
		return nil, fmt.Errorf("read languages of names: %w", err)
	}
	var out []language
	for _, k := range sorted(all) {
		l := all[k]
		l.is = map[string]bool{}
		for _, w := range l.Words {
			l.is[rules.Fold(w)] = true
		}
		out = append(out, l)
	}
	return out, nil
}

// byLanguage returns the one state in whose language f is called, of those that the
// document names or that issued it; "" if there is none or are several: "Universidad
// del Lago" in a text about Peru.
func (p *page) byLanguage(f *finding) string {
	for k := range p.lx.languages {
		l := &p.lx.languages[k]
		if !slices.ContainsFunc(p.words[f.i:f.j], func(w word) bool { return l.is[w.fold] }) {
			continue
		}
		best, n, next := "", 0, 0
		for _, s := range l.States {
			m := 2 * p.inDoc[s]
			if s == p.issuer {
				m++
			}
			if m > n {
				best, n, next = s, m, n
			} else {
				next = max(next, m)
			}
		}
		if n < 2*next || n == 0 {
			return "" // of two that are named alike, or of none
		}
		return best
	}
	return ""
}
