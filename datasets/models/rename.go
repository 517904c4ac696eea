package models

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/extractors/entity"
	"readout/extractors/ner"
	"readout/pipeline"
	"readout/pipeline/text"
	"readout/rules"
)

// renamedWeight is how much a document counts under other names, beside the
// document as it is.
const renamedWeight = 0.5

// Rename returns a part of the examples once more with other names: within each
// document every state becomes another one, its official name, people and capital
// with it, every city another city, and every word of a person's name a word of the
// names in pool. So a model sees how issuers write whose states it has no text of
// (mention replacement: Dai and Adel, 2020). Only words in annotated names change.
// The examples lack finds; see Hint. The same arguments give the same examples.
func Rename(set *rules.Set, xs, pool []*ner.Example, part float64, seed uint64) ([]*ner.Example, error) {
	r, err := newRenamer(set, pool)
	if err != nil {
		return nil, err
	}
	var out []*ner.Example
	for i, x := range xs {
		if int(float64(i+1)*part) == int(float64(i)*part) {
			continue
		}
		y, err := r.rename(x, rand.New(rand.NewPCG(seed, uint64(i))))
		if err != nil {
			return nil, err
		}
		out = append(out, y)
	}
	return out, nil
}

// A stateForm is one of the names that a text has for a state.
type stateForm struct {
	state int
	kind  int // formName, ...
}

const (
	formName = iota
	formOfficial
	formPeople  // "Kenyan"
	formPeoples // "Kenyans"
	formCapital
	forms
)

type renamer struct {
	states [][forms]string
	plain  []int // states whose name stands without article
	find   *rules.Phrases
	what   []stateForm // by phrase
	cities []string
	isCity map[string]bool
	words  []string // of names of people
}

func newRenamer(set *rules.Set, pool []*ner.Example) (*renamer, error) {
	r := &renamer{isCity: map[string]bool{}}
	rows, err := rules.Table(set, "gazetteers/countries.tsv")
	if err != nil {
		return nil, err
	}
	var phrases []string
	for _, row := range rows {
		people := row.List("demonyms")
		if row.Get("kind") != "country" || len(people) == 0 || row.Get("capital") == "" {
			continue
		}
		k := len(r.states)
		s := [forms]string{row.Get("name"), cmp.Or(row.Get("official"), row.Get("name")), people[0], plural(people[0]), row.Get("capital")}
		r.states = append(r.states, s)
		if !entity.TakesArticle(s[formName]) {
			r.plain = append(r.plain, k)
		}
		add := func(kind int, names ...string) {
			for _, n := range names {
				phrases = append(phrases, n)
				r.what = append(r.what, stateForm{k, kind})
			}
		}
		add(formName, s[formName])
		add(formName, row.List("aliases")...)
		add(formOfficial, row.Get("official"))
		add(formCapital, s[formCapital])
		for _, p := range people {
			add(formPeople, p)
			add(formPeoples, p+"s")
		}
	}
	r.find = rules.NewPhrases(phrases)
	if rows, err = rules.Table(set, "gazetteers/cities.tsv"); err != nil {
		return nil, err
	}
	for _, row := range rows {
		r.cities = append(r.cities, row.Get("name"))
		r.isCity[row.Get("name")] = true
	}
	for _, x := range pool {
		for _, m := range x.Spans {
			if m.Label == pipeline.Person {
				r.words = append(r.words, strings.FieldsFunc(x.Doc.Slice(m.Span), func(c rune) bool { return !unicode.IsLetter(c) && c != '-' && c != '\'' })...)
			}
		}
	}
	r.words = slices.DeleteFunc(r.words, func(w string) bool { return !nameWord(w) })
	return r, nil
}

// plural is the word for several people of a state, as far as it follows from that
// for one: "Kenyans", but "Chinese".
func plural(people string) string {
	if strings.HasSuffix(people, "n") || strings.HasSuffix(people, "i") {
		return people + "s"
	}
	return people
}

// nameWord reports whether a word of a name is one that differs from person to
// person: no particle, initial or number.
func nameWord(w string) bool {
	first, _ := utf8.DecodeRuneInString(w)
	return utf8.RuneCountInString(w) > 2 && unicode.IsUpper(first) && strings.Trim(w, "IVX") != "" && !strings.HasSuffix(w, ".")
}

// An edit replaces a stretch of text.
type edit struct {
	pipeline.Span
	with string
}

func (r *renamer) rename(x *ner.Example, rng *rand.Rand) (*ner.Example, error) {
	edits := append(r.namesOf(x, rng), r.statesOf(x, rng)...)
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.Start, b.Start) })
	y := *x
	y.Weight, y.Finds, y.Skip = x.Weight*renamedWeight, ner.Finds{}, nil
	y.Spans = make([]pipeline.Mention, len(x.Spans))
	var b strings.Builder
	from, k := 0, 0
	upTo := func(end int) { // writes the text before end as it is to be
		for ; k < len(edits) && edits[k].Start < end; k++ {
			if e := edits[k]; e.Start >= from {
				b.WriteString(x.Doc.Text[from:e.Start] + e.with)
				from = e.End
			}
		}
		b.WriteString(x.Doc.Text[from:max(from, end)])
		from = max(from, end)
	}
	for i, m := range x.Spans {
		upTo(m.Start)
		start := b.Len()
		upTo(m.End)
		y.Spans[i] = pipeline.Mention{Span: pipeline.Span{Start: start, End: b.Len()}, Label: m.Label}
	}
	upTo(len(x.Doc.Text))
	y.Doc = pipeline.NewDocument(x.Doc.ID, b.String(), x.Doc.Date)
	p := &pipeline.Pass{Doc: y.Doc, Ann: &pipeline.Annotations{}}
	if err := text.Extractor.Run(p); err != nil {
		return nil, fmt.Errorf("document %s with other names: %w", x.Doc.ID, err)
	}
	y.Tokens, y.Sentences = p.Ann.Tokens, p.Ann.Sentences
	return &y, nil
}

// statesOf exchanges the states in names of places, peoples and bodies.
func (r *renamer) statesOf(x *ner.Example, rng *rand.Rand) []edit {
	var out []edit
	other := map[int]int{}
	k := 0
	r.find.Find(x.Doc.Text, func(h rules.Hit) bool {
		for k < len(x.Spans) && x.Spans[k].End < h.End {
			k++
		}
		if k == len(x.Spans) || x.Spans[k].Start > h.Start || x.Spans[k].Label == pipeline.Person {
			return false
		}
		w := r.what[h.Entries[0]]
		if _, ok := other[w.state]; !ok {
			other[w.state] = r.plain[rng.IntN(len(r.plain))]
		}
		to := r.states[other[w.state]]
		with := to[w.kind]
		if w.kind == formName && strings.HasSuffix(strings.ToLower(x.Doc.Text[:h.Start]), "the ") {
			with = to[formOfficial]
		}
		out = append(out, edit{pipeline.Span{Start: h.Start, End: h.End}, inCaseOf(x.Doc.Text[h.Start:h.End], with)})
		return true
	})
	return out
}

// namesOf exchanges cities and people.
func (r *renamer) namesOf(x *ner.Example, rng *rand.Rand) []edit {
	var out []edit
	other := map[string]string{}
	pick := func(name string, from []string) string {
		if other[name] == "" {
			other[name] = from[rng.IntN(len(from))]
		}
		return other[name]
	}
	for _, m := range x.Spans {
		name := x.Doc.Slice(m.Span)
		switch {
		case m.Label == pipeline.Place && r.isCity[name] && r.find.Lookup(name) == nil:
			out = append(out, edit{m.Span, pick(name, r.cities)})
		case m.Label == pipeline.Person && len(r.words) > 0:
			at := m.Start
			for w := range strings.FieldsSeq(name) {
				start := at + strings.Index(x.Doc.Text[at:], w)
				at = start + len(w)
				if nameWord(w) {
					out = append(out, edit{pipeline.Span{Start: start, End: at}, inCaseOf(w, pick(strings.ToLower(w), r.words))})
				}
			}
		}
	}
	return out
}

// inCaseOf writes a name in capitals if the one that it replaces was.
func inCaseOf(old, name string) string {
	if len(old) > 3 && old == strings.ToUpper(old) && !strings.Contains(old, ".") {
		return strings.ToUpper(name)
	}
	return name
}
