// Package reference finds whom pronouns and noun phrases stand for: "he", "their",
// "the Foreign Minister", "both sides", of the people, states and bodies that the
// document names.
//
// It decides by rules, in one pass over the text: grammatical role before
// recency, agreement in number, gender and office, and what is peculiar to
// readouts: two who meet, a state for each, and quotations whose "we" is the
// speaker's state. The order of preferences follows Hobbs (1978) and Lappin and
// Leass (1994), the precedence of sure rules over broad ones Lee et al. (2013).
// Where no rule is sure, a reference stands for nobody: nothing is guessed.
//
//	Minister Lund met Minister Berg. The ministers agreed that he will visit Oslo.
//
// gives "The ministers": Lund and Berg; "he" could be either and gives nothing.
//
// It does not mark "it" and "they" that stand for things, the second person, and
// titles beside the name ("Lund, the minister").
package reference

import (
	"cmp"
	"slices"

	"readout/pipeline"
	"readout/rules"
)

// New returns the extractor of references with the word lists and rules of set.
// It fails if they are faulty.
func New(set *rules.Set) (*pipeline.Extractor, error) {
	lx, err := load(set)
	if err != nil {
		return nil, err
	}
	return &pipeline.Extractor{
		Name:   "reference",
		Doc:    "Pronouns and noun phrases that stand for people, states and bodies named elsewhere in the document.",
		Needs:  []pipeline.Layer{pipeline.LayerText, pipeline.LayerPeople, pipeline.LayerPlaces, pipeline.LayerOrganizations, pipeline.LayerIssuer},
		Writes: []pipeline.Layer{pipeline.LayerReferences},
		Run:    lx.run,
	}, nil
}

func (lx *lexicon) run(p *pipeline.Pass) error {
	d := newDocument(lx, p.Doc, p.Ann)
	if len(d.entities) == 0 {
		return nil // nobody to stand for
	}
	d.findParties()
	for i := range p.Ann.Sentences {
		d.narrate(i)
	}
	d.speak()
	d.headings()
	slices.SortStableFunc(d.out, func(a, b pipeline.Reference) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	p.Ann.References = slices.CompactFunc(d.out, func(a, b pipeline.Reference) bool { return a.Span == b.Span })
	return nil
}
