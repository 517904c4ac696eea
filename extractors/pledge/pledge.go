// Package pledge finds who commits to do what, for whom, how firmly, by when and
// how much.
//
// It works in steps. Candidates are cues (rules/pledges.yaml) in a sentence. The
// clause around a candidate gives subject, complement, and the rows into which
// coordination splits it. Who resolves the subject to states and bodies by what
// the document tells of its participants. Kind classifies. Speech says whose
// words they are. A candidate whose subject cannot act, whose verb promises
// nothing, or which is an exhortation, prediction or account of the past, is
// dropped; what cannot be resolved stays empty.
//
//	The Secretary said Norway will open two clinics by 2027.
//	  -> will open two clinics by 2027: pledger Norway (NOR), firm, specific,
//	     deadline 2027-12-31, amount two clinics, speaker The Secretary
package pledge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/jdkato/prose/v3/tag"

	"readout/pipeline"
	"readout/rules"
)

// New returns the extractor of pledges with the cues and word lists of set. It
// fails if they are faulty.
func New(set *rules.Set) (*pipeline.Extractor, error) { return With(set, Options{}) }

// Options change what New does by default.
type Options struct {
	Weights *Weights // what its decisions have learnt; nil for the weights that ship
	// Explain, if not nil, is called at the end of every document with the reasons
	// for its rows. It may be called by several goroutines at once.
	Explain func(*Explanation)
}

// With is New with options.
func With(set *rules.Set, o Options) (*pipeline.Extractor, error) {
	x, err := load(set)
	if err != nil {
		return nil, err
	}
	x.explain = o.Explain
	if o.Weights != nil {
		x.weights = o.Weights
	}
	return x.extractor(), nil
}

// load reads what the extractor knows.
func load(set *rules.Set) (*extractor, error) {
	x := &extractor{}
	var err error
	if x.forms, err = loadCues(set); err != nil {
		return nil, err
	}
	for _, f := range x.forms["announced"] {
		if f.cue.ID == "pledge/announce" {
			x.announce = f.cue
		}
	}
	if x.vocab, err = loadVocabulary(set); err != nil {
		return nil, err
	}
	if x.actions, err = loadActions(set); err != nil {
		return nil, err
	}
	if x.themes, err = loadThemes(set); err != nil {
		return nil, err
	}
	if x.bodies, err = rules.Lexicon[string](set, "pledges_bodies.yaml"); err != nil {
		return nil, err
	}
	if x.weights, err = DefaultWeights(); err != nil {
		return nil, err
	}
	x.verbs = x.baseForms()
	if x.tagger, err = tag.New(); err != nil {
		return nil, fmt.Errorf("part-of-speech model: %w", err)
	}
	return x, nil
}

func (x *extractor) extractor() *pipeline.Extractor {
	return &pipeline.Extractor{
		Name: "pledge",
		Doc:  "Pledges: who commits to do what, for whom, how firmly, by when, how much.",
		Needs: []pipeline.Layer{pipeline.LayerText, pipeline.LayerTimexes, pipeline.LayerQuantities,
			pipeline.LayerPeople, pipeline.LayerPlaces, pipeline.LayerOrganizations, pipeline.LayerIssuer},
		Writes: []pipeline.Layer{pipeline.LayerPledges},
		Run:    x.run,
	}
}

// extractor is what New loads; it does not change afterwards.
type extractor struct {
	forms   map[string][]form
	vocab   *vocabulary
	actions []action
	themes  []theme
	bodies  map[string]string // long name of a body -> the name it goes by
	tagger  *tag.Tagger
	// announce is the cue for measures listed under "announced:"; nil if it is off.
	announce *Cue
	verbs    map[string]bool // base forms that may follow "will" or "to" whatever the tagger says
	weights  *Weights
	explain  func(*Explanation) // nil if nobody asks
}

// baseForms collects the verbs that any list names.
func (x *extractor) baseForms() map[string]bool {
	out := map[string]bool{}
	for _, l := range []string{listVerbs, listStative, listVague, listChecked, listHostile} {
		for w := range x.vocab.sets[l] {
			out[w] = true
		}
	}
	for _, a := range x.actions {
		for w := range a.verbs {
			out[w] = true
		}
	}
	return out
}

func (x *extractor) run(p *pipeline.Pass) error {
	d := &document{x: x, doc: p.Doc, ann: p.Ann}
	if x.explain != nil {
		d.why = &collector{d: d}
	}
	var lead *leadIn
	for i := range p.Ann.Sentences {
		s := &p.Ann.Sentences[i]
		if s.Kind == pipeline.KindHeading && !d.opensList(i) {
			lead = nil
			continue
		}
		if lead != nil && strings.HasPrefix(p.Doc.Text[s.Start:s.End], "<!--") {
			lead.paragraph, lead.item = s.Paragraph, s.Paragraph // a comment between points
			continue
		}
		if lead != nil && listMarker(p.Doc.Text[s.Start:s.End]) == s.Len() && s.Paragraph <= lead.paragraph+1 {
			lead.paragraph = s.Paragraph // a bare "i." before its point
			continue
		}
		if lead != nil && lead.item >= 0 && s.Paragraph != lead.item && !lead.numbered && numbered(p.Doc.Text[s.Start:s.End]) {
			lead = nil // the text's own paragraphs go on
		}
		if lead != nil && d.isItem(s) && s.Paragraph <= lead.paragraph+1 {
			if lead.item < 0 {
				lead.numbered = numbered(p.Doc.Text[s.Start:s.End])
			}
			if s.Paragraph != lead.item || s.First == lead.first {
				d.prepare()
				d.above = lead
				if !lead.bare {
					d.item(lead, i)
				}
			}
			lead.paragraph = s.Paragraph
			lead.item = s.Paragraph
		} else if lead != nil && s.Paragraph != lead.item {
			lead = nil
		}
		if lead == nil {
			d.above = nil
		}
		if !d.hasCue(s) && !d.leads(s) {
			d.note(s)
			continue
		}
		if !d.ready {
			d.prepare()
			for j := range i {
				d.note(&p.Ann.Sentences[j])
			}
		}
		sent := d.read(i)
		cands := d.candidates(sent)
		if len(cands) == 0 {
			d.note(s) // a word that begins a cue, and no cue
		}
		for _, c := range cands {
			d.build(c)
		}
		if l := d.leadIn(sent, cands); l != nil {
			lead = l
		}
	}
	out := d.settle()
	slices.SortStableFunc(out, func(a, b pipeline.Pledge) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	p.Ann.Pledges = out
	if d.why != nil {
		x.explain(d.why.explanation(out))
	}
	return nil
}
