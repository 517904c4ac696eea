package models

import (
	"slices"
	"strings"

	"readout/extractors/ner"
	"readout/pipeline"
	"readout/rules"
)

// Adapt brings examples of other guidelines nearer to those of our gold: titles
// and articles leave names of people and bodies, "Kenya's Supreme Court" and
// "Japanese Ministry of Trade" become two names, states are places whatever they
// do, and peoples are marked wherever the gazetteers know them.
func Adapt(set *rules.Set, xs []*ner.Example) error {
	a, err := newAdapter(set)
	if err != nil {
		return err
	}
	for _, x := range xs {
		a.adapt(x)
	}
	return nil
}

type adapter struct {
	states *rules.Phrases // names of states
	norps  *rules.Phrases
	titles *rules.Phrases
}

func newAdapter(set *rules.Set) (*adapter, error) {
	var states, norps, titles []string
	rows, err := rules.Table(set, "gazetteers/countries.tsv")
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		states = append(states, r.Get("name"), r.Get("official"))
		states = append(states, r.List("aliases")...)
		norps = append(norps, r.List("demonyms")...)
	}
	if rows, err = rules.Table(set, "gazetteers/norps.tsv"); err != nil {
		return nil, err
	}
	for _, r := range rows {
		norps = append(norps, r.Get("id"))
	}
	for _, n := range slices.Clone(norps) {
		if strings.HasSuffix(n, "n") && !strings.HasSuffix(n, "men") || strings.HasSuffix(n, "i") {
			norps = append(norps, n+"s")
		}
	}
	ts, err := rules.Lexicon[map[string]any](set, "titles.yaml")
	if err != nil {
		return nil, err
	}
	for t := range ts {
		titles = append(titles, t)
	}
	slices.Sort(titles)
	return &adapter{rules.NewPhrases(states), rules.NewPhrases(norps), rules.NewPhrases(titles)}, nil
}

func (a *adapter) adapt(x *ner.Example) {
	t := x.Doc.Text
	var out []pipeline.Mention
	add := func(start, end int, label string) {
		for start < end && (t[start] == ' ' || t[start] == '\'' || t[start] == '"') {
			start++
		}
		for start < end && t[end-1] == ' ' {
			end--
		}
		if start < end {
			out = append(out, pipeline.Mention{Span: pipeline.Span{Start: start, End: end}, Label: label})
		}
	}
	for _, m := range x.Spans {
		s := t[m.Start:m.End]
		if low := strings.ToLower(s); strings.HasPrefix(low, "the ") && len(s) > 4 {
			m.Start += 4
			s = s[4:]
		}
		for _, suffix := range []string{"'s", "’s"} {
			if strings.HasSuffix(s, suffix) && m.Label != pipeline.Org {
				m.End -= len(suffix)
				s = s[:len(s)-len(suffix)]
			}
		}
		switch m.Label {
		case pipeline.Person:
			if n := leading(a.titles, s); n > 0 && n < len(s) && s[n] == ' ' {
				m.Start += n + 1
			}
		case pipeline.Org:
			if a.states.Lookup(s) != nil {
				m.Label = pipeline.Place
				break
			}
			if n := leading(a.states, s); n > 0 {
				if rest, ok := strings.CutPrefix(strings.TrimPrefix(s[n:], "'"), "s "); ok && s[n] == '\'' {
					add(m.Start, m.Start+n, pipeline.Place)
					m.Start = m.End - len(rest)
				}
			} else if n := leading(a.norps, s); n > 0 && n < len(s) && s[n] == ' ' && office(s[n+1:]) {
				add(m.Start, m.Start+n, pipeline.Norp)
				m.Start += n + 1
			}
			if t[m.Start:m.End] == "Government" || t[m.Start:m.End] == "government" {
				continue
			}
		case pipeline.Place:
			for _, w := range []string{" region", " province", " district", " area", " city"} {
				s = strings.TrimSuffix(s, w)
			}
			m.End = m.Start + len(s)
			if a.norps.Lookup(s) != nil && a.states.Lookup(s) == nil {
				m.Label = pipeline.Norp
			}
		case pipeline.Norp:
			// "Indian-born", "a non-Muslim": what is no name in the gazetteer stays as it is.
		default:
			// Other names: of these only peoples matter.
			if a.norps.Lookup(s) == nil {
				continue
			}
			m.Label = pipeline.Norp
		}
		add(m.Start, m.End, m.Label)
	}
	slices.SortStableFunc(out, func(p, q pipeline.Mention) int { return p.Start - q.Start })
	x.Spans = a.peoples(x, out)
}

// peoples adds the peoples that no span covers.
func (a *adapter) peoples(x *ner.Example, spans []pipeline.Mention) []pipeline.Mention {
	t := x.Doc.Text
	var out []pipeline.Mention
	i := 0
	a.norps.Find(t, func(h rules.Hit) bool {
		s := t[h.Start:h.End]
		if s[0] < 'A' || s[0] > 'Z' {
			return false
		}
		for i < len(spans) && spans[i].End <= h.Start {
			i++
		}
		if i < len(spans) && spans[i].Start < h.End {
			return true
		}
		// Languages: "in Spanish", "speaks French".
		before := t[max(0, h.Start-8):h.Start]
		if strings.HasSuffix(before, " in ") && !strings.HasPrefix(t[h.End:], " ") || strings.Contains(before, "speak") {
			return true
		}
		out = append(out, pipeline.Mention{Span: pipeline.Span{Start: h.Start, End: h.End}, Label: pipeline.Norp})
		return true
	})
	out = append(out, spans...)
	slices.SortStableFunc(out, func(p, q pipeline.Mention) int { return p.Start - q.Start })
	return out
}

// leading returns the length of the phrase that s begins with, 0 if there is none.
func leading(p *rules.Phrases, s string) int {
	n := 0
	p.Find(s, func(h rules.Hit) bool {
		if h.Start == 0 && n == 0 {
			n = h.End
		}
		return true
	})
	return n
}

// office reports whether a name begins as those of bodies of state do that are
// named apart from their people.
func office(s string) bool {
	w, _, _ := strings.Cut(s, " ")
	switch w {
	case "Ministry", "Foreign", "Parliament", "Government", "government", "Defence", "Defense", "Army", "Navy", "Police", "Embassy", "Supreme", "Senate", "Cabinet", "National", "Interior", "Finance":
		return true
	}
	return false
}
