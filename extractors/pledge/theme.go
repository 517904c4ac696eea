package pledge

import (
	"cmp"
	"slices"
	"strings"

	"readout/rules"
)

// A theme is a policy field with the words that name it.
type theme struct {
	name     string
	words    map[string]bool
	prefixes []string
}

func loadThemes(set *rules.Set) ([]theme, error) {
	raw, err := rules.Lexicon[[]string](set, "pledges_themes.yaml")
	if err != nil {
		return nil, err
	}
	var out []theme
	for name, ws := range raw {
		t := theme{name: name, words: map[string]bool{}}
		for _, w := range ws {
			if p, ok := strings.CutSuffix(fold(w), "*"); ok {
				t.prefixes = append(t.prefixes, p)
			} else {
				t.words[p] = true
			}
		}
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b theme) int { return cmp.Compare(a.name, b.name) })
	return out, nil
}

// theme returns the policy field that most words of a row name, "" if none does.
func (d *document) theme(ws []word) string {
	name, best := "", 0
	for _, t := range d.x.themes {
		n := 0
		for _, w := range ws {
			if t.words[w.low] {
				n++
				continue
			}
			for _, pre := range t.prefixes {
				if strings.HasPrefix(w.low, pre) {
					n++
					break
				}
			}
		}
		if n > best {
			best, name = n, t.name
		}
	}
	return name
}
