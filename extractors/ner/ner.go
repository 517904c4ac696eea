// Package ner is readout's own recognition engine: a linear-chain sequence
// tagger over the tokens of a document that proposes people, places, peoples and
// organizations.
//
// A model is one weight for every feature and tag and one for every pair of
// neighbouring tags; the best legal sequence is taken (B I E S and O, no I
// without B). Features are words, their shapes, affixes and classes, words
// around, phrases of the gazetteers, titles, the run of capitalized words that a
// word stands in, and what the rest of the document says about it. It does not
// say who or where something is; that is for package entity.
package ner

import (
	_ "embed"
	"fmt"
	"sync"

	"readout/pipeline"
	"readout/rules"
)

// Name is the engine's name.
const Name = "crf"

// Rule is the Rule of every mention that the engine makes.
const Rule = "ner/crf"

//go:embed default.model
var embedded []byte

// Default returns the model that ships with the program. It is decoded once.
var Default = sync.OnceValues(func() (*Model, error) {
	m, err := ReadModel(embedded)
	if err != nil {
		return nil, fmt.Errorf("embedded model: %w", err)
	}
	return m, nil
})

// New returns the engine with the model that ships. It reports every fault of
// the gazetteers.
func New(set *rules.Set) (*pipeline.Extractor, error) {
	m, err := Default()
	if err != nil {
		return nil, err
	}
	return With(set, m)
}

// With returns the engine with a model of the user.
func With(set *rules.Set, m *Model) (*pipeline.Extractor, error) {
	gz, err := loadGazetteer(set)
	if err != nil {
		return nil, err
	}
	t := newTagger(m, gz)
	return &pipeline.Extractor{
		Name: Name,
		Doc: `names by the sequence tagger

Proposes people, places, peoples and organizations by a conditional random field
over words, shapes, gazetteers and the rest of the document, each with the
probability that it is right.`,
		Labels: m.Info.Labels,
		Needs:  []pipeline.Layer{pipeline.LayerText, pipeline.LayerFinds},
		Writes: []pipeline.Layer{pipeline.LayerNames},
		Run: func(p *pipeline.Pass) error {
			p.Ann.Names, p.Ann.NamesDecided = t.tag(p.Doc, p.Ann, FindsOf(p.Ann.Finds), nil), true
			return nil
		},
	}, nil
}
