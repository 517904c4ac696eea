package models

import (
	"errors"
	"fmt"

	"readout/extractors/date"
	"readout/extractors/entity"
	"readout/extractors/ner"
	"readout/extractors/quantity"
	"readout/pipeline"
	"readout/rules"
)

// Hint adds to examples what the rules find in them, which the tagger takes as
// features.
func Hint(set *rules.Set, xs []*ner.Example) error {
	find, err := entity.NewFinder(set)
	publisher, perr := entity.NewPublisher(set)
	d, derr := date.New(set)
	q, qerr := quantity.New(set)
	if err := errors.Join(err, perr, derr, qerr); err != nil {
		return err
	}
	suite, err := pipeline.Order([]*pipeline.Extractor{publisher, d, q, find, given})
	if err != nil {
		return err
	}
	for _, x := range xs {
		p := &pipeline.Pass{Doc: x.Doc, Ann: &pipeline.Annotations{Tokens: x.Tokens, Sentences: x.Sentences}}
		for _, s := range suite {
			if err := s.Run(p); err != nil {
				return fmt.Errorf("document %s: %s: %w", x.Doc.ID, s.Name, err)
			}
		}
		x.Finds = ner.FindsOf(p.Ann.Finds)
	}
	return nil
}

// given stands for the text extractor where tokens and sentences are known.
var given = &pipeline.Extractor{
	Name:   "given",
	Doc:    "Leaves tokens and sentences as the example has them.",
	Writes: []pipeline.Layer{pipeline.LayerText},
	Run:    func(*pipeline.Pass) error { return nil },
}
