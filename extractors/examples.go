package extractors

import (
	"errors"
	"fmt"
	"time"

	"readout/pipeline"
	"readout/rules"
)

// exampleDate is the day of publication of every example of a rule, so that
// "last July" has one value.
var exampleDate = time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC)

// Rules returns every rule of the set by its header, after checking that the
// set makes a suite.
func Rules(set *rules.Set) ([]rules.Listed, error) {
	if _, err := Suite(set, noEngine); err != nil {
		return nil, err
	}
	return rules.List(set)
}

// CheckExamples runs the suite over the examples of every rule: each match must
// give an annotation made by the rule, each no_match none. It returns the number
// of examples, and one error for all that do not hold.
func CheckExamples(set *rules.Set) (int, error) {
	suite, err := Suite(set, noEngine)
	if err != nil {
		return 0, err
	}
	list, err := rules.List(set)
	if err != nil {
		return 0, err
	}
	n := 0
	var errs []error
	for _, r := range list {
		check := func(i int, example string, want bool) {
			n++
			where := fmt.Sprintf("%s: rule %s", r.WhereExample(want, i), r.ID)
			ann, err := pipeline.Extract(pipeline.NewDocument(r.ID, example, exampleDate), suite)
			switch {
			case err != nil:
				errs = append(errs, fmt.Errorf("%s: example %q: %w", where, example, err))
			case want && !fired(ann, r.ID):
				errs = append(errs, fmt.Errorf("%s does not fire in its match example %q; it gave %s", where, example, fires(ann)))
			case !want && fired(ann, r.ID):
				errs = append(errs, fmt.Errorf("%s fires in its no_match example %q", where, example))
			}
		}
		for i, e := range r.Match {
			check(i, e, true)
		}
		for i, e := range r.NoMatch {
			check(i, e, false)
		}
	}
	return n, errors.Join(errs...)
}

// rulesOf returns the rule of every annotation that has one.
func rulesOf(ann *pipeline.Annotations) []string {
	var out []string
	for i := range ann.People {
		out = append(out, ann.People[i].Rule)
	}
	for i := range ann.Places {
		out = append(out, ann.Places[i].Rule)
		if r := ann.Places[i].ActorRule; r != "" {
			out = append(out, r)
		}
	}
	for i := range ann.Organizations {
		out = append(out, ann.Organizations[i].Rule)
	}
	for i := range ann.References {
		if len(ann.References[i].EntityIDs) > 0 {
			out = append(out, ann.References[i].Rule)
		}
	}
	for i := range ann.Quantities {
		out = append(out, ann.Quantities[i].Rule)
	}
	for i := range ann.Timexes {
		out = append(out, ann.Timexes[i].Rule)
	}
	for i := range ann.Pledges {
		out = append(out, ann.Pledges[i].Rule)
	}
	for i := range ann.Matches {
		out = append(out, ann.Matches[i].Rule)
	}
	return out
}

func fired(ann *pipeline.Annotations, id string) bool {
	for _, r := range rulesOf(ann) {
		if r == id {
			return true
		}
	}
	return false
}

// fires names the rules that fired instead, for messages.
func fires(ann *pipeline.Annotations) string {
	if all := rulesOf(ann); len(all) > 0 {
		return fmt.Sprintf("rows of %q", all)
	}
	return "no row"
}
