package date

import (
	"fmt"
	"slices"

	"readout/rules"
)

// rulesFile lists the rules, with a doc and examples each, for users to see and
// to switch off. A rule that it does not list makes no rows.
const rulesFile = "dates_rules.yaml"

// known are the names of the rules that the grammar has, sorted.
var known = []string{
	"after-next", "ago", "century", "clock", "clock-range", "clock-word", "compound", "day", "day-month",
	"day-month-year", "day-of-month", "day-of-year", "day-range", "decade", "earlier", "edge", "fiscal-year",
	"from-day", "from-now", "half-of-month", "holiday", "last-night", "later", "length", "merged-range", "month",
	"month-day", "month-day-year", "month-of-year", "month-range", "month-year", "new-year", "nth-month",
	"nth-week", "nth-weekday", "numeric", "numeric-day", "other-calendar", "part-of-day", "part-of-year", "portion", "quarter",
	"relative-month", "relative-season", "relative-unit", "relative-weekday", "same-unit", "season",
	"season-year", "single", "stretch", "this-night", "unit-ahead", "unit-long", "unit-old", "vague-length",
	"vague-period", "week-number", "week-of", "week-weekday", "weekday", "weekday-day", "weekday-of-week",
	"weekend", "whole-unit", "year", "year-month", "year-month-day", "year-range",
}

// listed is one entry of rulesFile. What it does is code.
type listed struct {
	rules.Header `yaml:",inline"`
}

// Check rejects rules that the grammar does not have.
func (r *listed) Check() error {
	if name, ok := cutPrefix(r.ID); !ok || !slices.Contains(known, name) {
		return fmt.Errorf("the grammar of dates has no such rule; rules can be replaced or switched off here, not added")
	}
	return nil
}

const prefix = "date/"

func cutPrefix(id string) (name string, ok bool) {
	if len(id) < len(prefix) || id[:len(prefix)] != prefix {
		return "", false
	}
	return id[len(prefix):], true
}

// listedRules returns the full ids of the rules in force by their names.
func listedRules(set *rules.Set) (map[string]string, error) {
	list, err := rules.Read[listed](set, rulesFile)
	if err != nil {
		return nil, fmt.Errorf("read rules of dates: %w", err)
	}
	on := make(map[string]string, len(list))
	for _, r := range list {
		name, _ := cutPrefix(r.ID)
		on[name] = r.ID
	}
	return on, nil
}
