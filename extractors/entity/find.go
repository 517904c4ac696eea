package entity

import (
	"cmp"
	"slices"

	"readout/pipeline"
	"readout/rules"
)

// NewFinder returns the extractor that looks for names by rules and gazetteers
// alone. Recognition engines may weigh what it finds, and the extractor of New
// decides from both, so that a document is searched once. It reports every fault
// of the gazetteers and of titles.yaml.
func NewFinder(set *rules.Set) (*pipeline.Extractor, error) {
	lx, err := loaded(set)
	if err != nil {
		return nil, err
	}
	return &pipeline.Extractor{
		Name: "find",
		Doc: `names by rules and gazetteers

Looks names up in gazetteers and finds others by titles, the nouns that bodies and
places are named with, and patterns. Engines and the extractor of entities build on it.`,
		Needs:  []pipeline.Layer{pipeline.LayerText, pipeline.LayerPublisher, pipeline.LayerTimexes, pipeline.LayerQuantities},
		Writes: []pipeline.Layer{pipeline.LayerFinds},
		Run: func(p *pipeline.Pass) error {
			p.Ann.Finds = read(lx, p)
			return nil
		},
	}, nil
}

// Mentions implements pipeline.Finds.
func (p *page) Mentions() []pipeline.Mention {
	if len(p.words) == 0 {
		return nil
	}
	p.complete()
	out := make([]pipeline.Mention, len(p.settled))
	for k := range p.settled {
		f := &p.settled[k]
		out[k] = pipeline.Mention{Span: pipeline.Span{Start: f.start, End: f.end}, Label: f.label, Rule: f.rule}
	}
	slices.SortFunc(out, func(a, b pipeline.Mention) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// complete adds the findings that yield to all others, also to those of an engine.
func (p *page) complete() {
	if p.whole {
		return
	}
	p.whole = true
	p.weakCities()
	p.settle()
}
