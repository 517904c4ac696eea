package models

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"readout/extractors/ner"
	"readout/pipeline"
	"readout/rules"
)

// Self says how a model learns from unlabelled text.
type Self struct {
	Texts []*ner.Example // with finds of rules, see Hint; without spans
	// Weight is how much a sentence of them counts.
	Weight float64
	// Least is the confidence from which on names count as right: sentences with a
	// name below it, and those without any name, are not learnt from.
	Least float64
}

// Learn learns from examples, and, if there are texts, from what a first model
// finds in these: names that stand in clear surroundings there are known where
// they stand in others. It returns the number of names that were taken from texts.
func Learn(ctx context.Context, set *rules.Set, labels []string, xs []*ner.Example, self Self, dev []*ner.Example, o ner.Options) (*ner.Trained, int, error) {
	names := 0
	if len(self.Texts) > 0 {
		first := o
		first.Members, first.Progress = 1, nil
		tagged, n, err := self.tag(ctx, set, labels, xs, first)
		if err != nil {
			return nil, 0, err
		}
		xs, names = slices.Concat(xs, tagged), n
	}
	tr, err := ner.NewTrainer(set, labels, xs, o)
	if err != nil {
		return nil, 0, err
	}
	m, err := tr.Train(ctx, nil, dev)
	return m, names, err
}

// tag returns the texts as a first model tags them.
func (s *Self) tag(ctx context.Context, set *rules.Set, labels []string, xs []*ner.Example, o ner.Options) (out []*ner.Example, names int, err error) {
	tr, err := ner.NewTrainer(set, labels, xs, o)
	if err != nil {
		return nil, 0, err
	}
	m, err := tr.Train(ctx, nil, nil)
	if err != nil {
		return nil, 0, err
	}
	var file bytes.Buffer
	if err := m.Write(&file, ner.Info{}); err != nil {
		return nil, 0, err
	}
	model, err := ner.ReadModel(file.Bytes())
	if err != nil {
		return nil, 0, fmt.Errorf("first model: %w", err)
	}
	engine, err := ner.With(set, model)
	if err != nil {
		return nil, 0, err
	}
	for _, x := range s.Texts {
		p := &pipeline.Pass{Doc: x.Doc, Ann: &pipeline.Annotations{Tokens: x.Tokens, Sentences: x.Sentences, Finds: known{x.Finds}}}
		if err := engine.Run(p); err != nil {
			return nil, 0, fmt.Errorf("document %s: %w", x.Doc.ID, err)
		}
		y := *x
		y.Weight, y.Spans, y.Skip = s.Weight, p.Ann.Names, s.skip(x, p.Ann.Names)
		names += len(y.Spans)
		out = append(out, &y)
	}
	return out, names, nil
}

// skip returns the sentences that are not learnt from.
func (s *Self) skip(x *ner.Example, names []pipeline.Mention) (out []pipeline.Span) {
	for _, sent := range x.Sentences {
		n, doubt := 0, false
		for len(names) > 0 && names[0].Start < sent.End {
			doubt = doubt || names[0].Confidence < s.Least
			names = names[1:]
			n++
		}
		if doubt || n == 0 {
			out = append(out, sent.Span)
		}
	}
	return out
}

// known gives finds that were made before.
type known struct{ ner.Finds }

func (k known) Mentions() []pipeline.Mention { return k.Names }
func (k known) Phrases() []pipeline.Phrase   { return k.Finds.Phrases }
func (k known) Titles() []pipeline.Span      { return k.Finds.Titles }
