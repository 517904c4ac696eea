package quantity_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"readout/extractors/quantity"
	"readout/pipeline"
	"readout/rules"
)

// switchedOff returns the quantities of texts where the rules with ids are off.
func switchedOff(t *testing.T, texts []string, ids ...string) []pipeline.Quantity {
	t.Helper()
	overlay := "rules:\n"
	for _, id := range ids {
		overlay += "- {id: " + id + ", off: true}\n"
	}
	set, err := rules.Load(fstest.MapFS{"numbers_rules.yaml": {Data: []byte(overlay)}})
	if err != nil {
		t.Fatal(err)
	}
	x, err := quantity.New(set)
	if err != nil {
		t.Fatal(err)
	}
	var out []pipeline.Quantity
	for _, s := range texts {
		p := &pipeline.Pass{Doc: pipeline.NewDocument("d", s, time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC)), Ann: &pipeline.Annotations{}}
		if err := x.Run(p); err != nil {
			t.Fatal(err)
		}
		out = append(out, p.Ann.Quantities...)
	}
	return out
}

// A rule that is off makes no rows, and with all rules off there are none: what
// is not listed is not found.
func TestOff(t *testing.T) {
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	list, err := rules.List(set)
	if err != nil {
		t.Fatal(err)
	}
	var ids, texts []string
	for _, r := range list {
		if r.File != "numbers_rules.yaml" {
			continue
		}
		ids = append(ids, r.ID)
		texts = append(texts, r.Match...)
		for _, x := range switchedOff(t, r.Match, r.ID) {
			if x.Rule == r.ID {
				t.Errorf("%s is off, but made %+v", r.ID, x)
			}
		}
	}
	if len(ids) == 0 {
		t.Fatal("no rules of quantities are listed")
	}
	if got := switchedOff(t, texts, ids...); len(got) > 0 {
		t.Errorf("all rules are off, but there are %d rows, the first %+v", len(got), got[0])
	}
	if got := switchedOff(t, texts, "quantity/ordinal"); len(got) < len(ids)-1 {
		t.Errorf("with one rule off there are only %d rows", len(got))
	}
}

// A rule that the grammar does not have is a mistake, not a new rule.
func TestUnknownRule(t *testing.T) {
	set, err := rules.Load(fstest.MapFS{"numbers_rules.yaml": {Data: []byte("rules:\n- {id: quantity/ages, doc: Ages., match: [a], no_match: [b]}\n")}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := quantity.New(set); err == nil || !strings.Contains(err.Error(), "quantity/ages") {
		t.Errorf("got %v", err)
	}
}
