package pipeline

import (
	"errors"
	"fmt"
	"strings"
)

// A Layer is one slice of Annotations, named in what extractors need and write.
type Layer string

// The layers, in the order in which they usually come about.
const (
	LayerText          Layer = "text"      // Sentences and Tokens
	LayerPublisher     Layer = "publisher" // who published, before the text is read
	LayerTimexes       Layer = "timexes"
	LayerQuantities    Layer = "quantities"
	LayerFinds         Layer = "finds"
	LayerNames         Layer = "names"
	LayerPlaces        Layer = "places"
	LayerOrganizations Layer = "organizations"
	LayerPeople        Layer = "people"
	LayerIssuer        Layer = "issuer" // who published, by everything
	LayerReferences    Layer = "references"
	LayerPledges       Layer = "pledges"
	LayerMatches       Layer = "matches"
)

// A Pass is what an extractor works on: one document, and what the extractors
// that ran before it found there.
type Pass struct {
	Doc *Document
	// Ann holds the layers that the extractor needs, complete; it adds its own.
	Ann *Annotations
}

// An Extractor describes one extraction step. It is a value, made once and
// never changed, that a driver can list, order, check and print before
// anything runs.
//
// Layers rather than pointers to other extractors say what a step needs,
// because several engines can write one layer and a run has just one of them.
type Extractor struct {
	Name   string   // short, lower case, unique: "date"
	Doc    string   // what it finds; the first line is a title
	Labels []string // every label that Run may report
	Needs  []Layer  // written before Run is called
	Writes []Layer  // written by Run and by no other extractor of a suite
	// Run adds annotations to p.Ann. It is pure: no I/O, no clock, no state
	// shared between calls but what is read only. It may be called by several
	// goroutines at once, on different passes.
	Run func(p *Pass) error
}

// Order checks a suite and returns it in an order in which every layer is
// written before it is needed; extractors that do not depend on each other keep
// the order given. It reports every fault at once: a missing name, Doc or Run,
// a repeated name, a layer written twice, or one needed that nobody writes or
// only writes in a circle.
func Order(suite []*Extractor) ([]*Extractor, error) {
	var errs []error
	names, writer := map[string]bool{}, map[Layer]string{}
	for _, x := range suite {
		switch {
		case x.Name == "":
			errs = append(errs, errors.New("an extractor has no name"))
		case names[x.Name]:
			errs = append(errs, fmt.Errorf("extractor %s: listed twice", x.Name))
		}
		names[x.Name] = true
		if strings.TrimSpace(x.Doc) == "" {
			errs = append(errs, fmt.Errorf("extractor %s: has no Doc", x.Name))
		}
		if x.Run == nil {
			errs = append(errs, fmt.Errorf("extractor %s: has no Run", x.Name))
		}
		for _, l := range x.Writes {
			if w := writer[l]; w != "" {
				errs = append(errs, fmt.Errorf("extractor %s: layer %s is already written by %s", x.Name, l, w))
			}
			writer[l] = x.Name
		}
	}
	for _, x := range suite {
		for _, l := range x.Needs {
			if writer[l] == "" {
				errs = append(errs, fmt.Errorf("extractor %s: needs layer %s, which no extractor writes", x.Name, l))
			}
		}
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	done, placed := map[Layer]bool{}, make([]bool, len(suite))
	ordered := make([]*Extractor, 0, len(suite))
	for len(ordered) < len(suite) {
		before := len(ordered)
	next:
		for i, x := range suite {
			if placed[i] {
				continue
			}
			for _, l := range x.Needs {
				if !done[l] {
					continue next
				}
			}
			placed[i] = true
			ordered = append(ordered, x)
			for _, l := range x.Writes {
				done[l] = true
			}
		}
		if len(ordered) == before {
			var stuck []string
			for i, x := range suite {
				if !placed[i] {
					stuck = append(stuck, x.Name)
				}
			}
			return nil, fmt.Errorf("extractors need each other in a circle: %s", strings.Join(stuck, ", "))
		}
	}
	return ordered, nil
}
