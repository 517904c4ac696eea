// Package prose is the recognition engine of github.com/jdkato/prose/v2 behind
// readout's interface: the baseline beside which other engines are measured.
//
// The library gives no offsets, shares one token between repeated words of a
// text, and panics on some input. So it is called for one sentence at a time with
// one shared model, its words are found again in our text in order, and a
// sentence in which they cannot be found, or on which it panics, gets no names.
package prose

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	prose "github.com/jdkato/prose/v2"
	"github.com/sourcegraph/conc/panics"

	"readout/pipeline"
	"readout/rules"
)

// Longer sentences and runs of marks take the library time that grows with their
// square; they get no names.
const (
	maxSentence = 4000 // bytes
	maxRun      = 32   // marks of punctuation in a row
)

// Rule is the Rule of every mention that the engine makes.
const Rule = "ner/prose"

// labels maps the library's labels; it has no organizations.
var labels = map[string]string{"PERSON": pipeline.Person, "GPE": pipeline.Place}

// New returns the engine. The rules do not matter to it. The model is loaded when
// the first document is read.
func New(*rules.Set) (*pipeline.Extractor, error) {
	return &pipeline.Extractor{
		Name: "prose",
		Doc: `names by the prose library

Proposes people and places by the maximum entropy model of
github.com/jdkato/prose/v2. It is slow and made for news of another kind.`,
		Labels: []string{pipeline.Person, pipeline.Place},
		Needs:  []pipeline.Layer{pipeline.LayerText},
		Writes: []pipeline.Layer{pipeline.LayerNames},
		Run:    run,
	}, nil
}

// model loads the library's model, which takes most of a second, once.
var model = sync.OnceValues(func() (*prose.Model, error) {
	doc, err := prose.NewDocument("Model", prose.WithSegmentation(false))
	if err != nil {
		return nil, fmt.Errorf("load the model of prose: %w", err)
	}
	return doc.Model, nil
})

func run(p *pipeline.Pass) error {
	p.Ann.Names = nil
	m, err := model()
	if err != nil {
		return err
	}
	for i := range p.Ann.Sentences {
		s := p.Ann.Sentences[i].Span
		p.Ann.Names = append(p.Ann.Names, names(m, p.Doc.Text, s)...)
	}
	return nil
}

// names returns the names of one sentence, in order.
func names(m *prose.Model, text string, s pipeline.Span) []pipeline.Mention {
	src := text[s.Start:s.End]
	if !worthwhile(src) {
		return nil
	}
	var doc *prose.Document
	rec := panics.Try(func() {
		var err error
		doc, err = prose.NewDocument(src, prose.UsingModel(m), prose.WithSegmentation(false))
		if err != nil {
			doc = nil
		}
	})
	if rec != nil || doc == nil {
		return nil
	}
	var out []pipeline.Mention
	pos := 0
	for _, e := range doc.Entities() {
		label := labels[e.Label]
		start, end, ok := find(src, pos, e.Text)
		if !ok {
			return nil // out of step: nothing in this sentence can be trusted
		}
		pos = end
		if label != "" {
			out = append(out, pipeline.Mention{Span: pipeline.Span{Start: s.Start + start, End: s.Start + end}, Label: label, Rule: Rule})
		}
	}
	return out
}

// worthwhile reports whether a sentence can have names and is safe to hand on.
func worthwhile(s string) bool {
	if len(s) > maxSentence || !utf8.ValidString(s) {
		return false
	}
	run, capital := 0, false
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			run = 0
			capital = capital || unicode.IsUpper(r)
			// The library indexes the text by offsets into its lower case.
			if utf8.RuneLen(unicode.ToLower(r)) != utf8.RuneLen(r) {
				return false
			}
		case unicode.IsSpace(r):
			run = 0
		default:
			if run++; run > maxRun {
				return false
			}
		}
	}
	return capital
}

// find returns where name stands in s at or behind pos. The library joins the
// words of a name with single spaces and straightens quotes.
func find(s string, pos int, name string) (start, end int, ok bool) {
	words := strings.Fields(name)
	if len(words) == 0 {
		return 0, 0, false
	}
	for from := pos; from < len(s); {
		start = indexWord(s, from, words[0])
		if start < 0 {
			return 0, 0, false
		}
		if end, ok = match(s, start, words); ok {
			return start, end, true
		}
		_, n := utf8.DecodeRuneInString(s[start:])
		from = start + n
	}
	return 0, 0, false
}

// indexWord returns where w stands as the start of a word at or behind from.
func indexWord(s string, from int, w string) int {
	for i := from; i < len(s); {
		if n := prefix(s[i:], w); n > 0 {
			before, _ := utf8.DecodeLastRuneInString(s[:i])
			if i == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before) {
				return i
			}
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
	}
	return -1
}

// match reports whether words stand one after the other at start, and where the
// last one ends.
func match(s string, start int, words []string) (int, bool) {
	i := start
	for k, w := range words {
		if k > 0 {
			for i < len(s) {
				r, n := utf8.DecodeRuneInString(s[i:])
				if !unicode.IsSpace(r) {
					break
				}
				i += n
			}
		}
		n := prefix(s[i:], w)
		if n == 0 {
			return 0, false
		}
		i += n
	}
	after, _ := utf8.DecodeRuneInString(s[i:])
	return i, i == len(s) || !unicode.IsLetter(after) && !unicode.IsDigit(after)
}

// prefix returns the length of the part of s that is w but for the shape of
// quotes, 0 if s does not begin with w.
func prefix(s, w string) int {
	i := 0
	for _, want := range w {
		if i >= len(s) {
			return 0
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r != want && straight(r) != straight(want) {
			return 0
		}
		i += n
	}
	return i
}

func straight(r rune) rune {
	switch r {
	case '‘', '’', '`':
		return '\''
	case '“', '”':
		return '"'
	}
	return r
}
