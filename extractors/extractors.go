// Package extractors assembles the suite of extraction steps that turn a
// document's text into annotations: one package an extractor below it, listed
// here.
//
// To add an extractor, add its folder, a line in all, and its rule file.
package extractors

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"readout/extractors/date"
	"readout/extractors/entity"
	"readout/extractors/match"
	"readout/extractors/ner"
	"readout/extractors/pledge"
	"readout/extractors/prose"
	"readout/extractors/quantity"
	"readout/extractors/reference"
	"readout/pipeline"
	"readout/pipeline/text"
	"readout/rules"
)

// A builder makes an extractor from rules. It reports every fault of the rules.
type builder func(*rules.Set) (*pipeline.Extractor, error)

// all are the extractors that every suite has beside those of names and pledges,
// which have options. They are in no order: pipeline.Order sorts them by the layers
// that they need.
var all = []builder{
	date.New,
	entity.NewPublisher,
	quantity.New,
	entity.NewFinder,
	entity.New,
	match.New,
	reference.New,
}

// engines recognize names; a suite has one of them.
var engines = []struct {
	name  string
	build builder
}{
	{noEngine, none},
	{"prose", prose.New},
	{ner.Name, ner.New},
}

// noEngine proposes no names: what remains is what rules and gazetteers find.
const noEngine = "none"

func none(*rules.Set) (*pipeline.Extractor, error) {
	return &pipeline.Extractor{
		Name:   noEngine,
		Doc:    "Proposes no names, and leaves them to rules and gazetteers.",
		Writes: []pipeline.Layer{pipeline.LayerNames},
		Run:    func(*pipeline.Pass) error { return nil },
	}, nil
}

// DefaultEngine is the engine of names that a run uses unless told otherwise.
const DefaultEngine = ner.Name

// Engines returns the names of the engines that Suite knows.
func Engines() []string {
	var out []string
	for _, e := range engines {
		out = append(out, e.name)
	}
	return out
}

// Options choose among what a suite can be made of; the zero value is what a run
// uses unless told otherwise.
type Options struct {
	Engine string         // of names; "" for DefaultEngine
	Model  *ner.Model     // for the tagger; nil for the model that ships
	Pledge pledge.Options // weights, and who asks for reasons
}

// Suite returns all extractors with one engine for names, in the order in which
// they run. It fails on an unknown engine and on faulty rules, with every fault.
func Suite(set *rules.Set, engine string) ([]*pipeline.Extractor, error) {
	return SuiteOf(set, Options{Engine: engine})
}

// SuiteOf is Suite with options.
func SuiteOf(set *rules.Set, o Options) ([]*pipeline.Extractor, error) {
	if o.Engine == "" {
		o.Engine = DefaultEngine
	}
	i := slices.Index(Engines(), o.Engine)
	if i < 0 {
		return nil, fmt.Errorf("engine %q is unknown; known are %s", o.Engine, strings.Join(Engines(), ", "))
	}
	engine := engines[i].build
	if o.Model != nil {
		if o.Engine != ner.Name {
			return nil, fmt.Errorf("a model of names is for engine %s, not %s", ner.Name, o.Engine)
		}
		engine = func(set *rules.Set) (*pipeline.Extractor, error) { return ner.With(set, o.Model) }
	}
	pledges := func(set *rules.Set) (*pipeline.Extractor, error) { return pledge.With(set, o.Pledge) }
	out := TextOnly()
	var errs []error
	for _, build := range append(slices.Clone(all), pledges, engine) {
		x, err := build(set)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		out = append(out, x)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return pipeline.Order(out)
}

// TextOnly returns a suite that finds sentences and tokens and nothing else.
func TextOnly() []*pipeline.Extractor { return []*pipeline.Extractor{text.Extractor} }

// Baseline returns the suite that scores are printed beside: prose v2 by itself,
// whose names become rows as they are, without our rules and gazetteers.
func Baseline(set *rules.Set) ([]*pipeline.Extractor, error) {
	engine, err := prose.New(set)
	if err != nil {
		return nil, err
	}
	return pipeline.Order(append(TextOnly(), engine, asProposed))
}

// asProposed makes rows of the names of an engine and adds nothing.
var asProposed = &pipeline.Extractor{
	Name:   "as-proposed",
	Doc:    "Rows of people, places and organizations for names as an engine proposes them.",
	Labels: []string{pipeline.Person, pipeline.Place, pipeline.Norp, pipeline.Org},
	Needs:  []pipeline.Layer{pipeline.LayerNames},
	Writes: []pipeline.Layer{pipeline.LayerPeople, pipeline.LayerPlaces, pipeline.LayerOrganizations},
	Run: func(p *pipeline.Pass) error {
		for _, m := range p.Ann.Names {
			switch m.Label {
			case pipeline.Person:
				p.Ann.People = append(p.Ann.People, pipeline.PersonMention{Mention: m})
			case pipeline.Org:
				p.Ann.Organizations = append(p.Ann.Organizations, pipeline.OrgMention{Mention: m})
			default:
				p.Ann.Places = append(p.Ann.Places, pipeline.PlaceMention{Mention: m})
			}
		}
		return nil
	},
}
