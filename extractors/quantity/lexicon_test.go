package quantity_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"readout/extractors/quantity"
	"readout/pipeline"
	"readout/rules"
)

// A fault in a user's rules stops the run at its start, and all are told.
func TestFaultyRules(t *testing.T) {
	set, err := rules.Load(fstest.MapFS{
		"units.yaml":              {Data: []byte("cord: {forms: [cords], scaled: {megacords: 99}}\n")},
		"currencies.yaml":         {Data: []byte("Taler: {names: [talers]}\nEUR: {minor: {eurocents: 9}}\n")},
		"numbers_qualifiers.yaml": {Data: []byte("roughly about: {is: vague}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = quantity.New(set)
	if err == nil {
		t.Fatal("faulty rules were accepted")
	}
	for _, want := range []string{"megacords", "Taler", "eurocents", "roughly about"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not name %s: %v", want, err)
		}
	}
}

// Users' units and currencies work like ours.
func TestOverlay(t *testing.T) {
	set, err := rules.Load(fstest.MapFS{
		"units.yaml":      {Data: []byte("cord: {forms: [cords]}\n")},
		"currencies.yaml": {Data: []byte("XTL: {signs: [\"Th$\"], names: [talers]}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	x, err := quantity.New(set)
	if err != nil {
		t.Fatal(err)
	}
	p := &pipeline.Pass{Doc: &pipeline.Document{Text: "They sold 12 cords for 300 talers, or Th$25 each."}, Ann: &pipeline.Annotations{}}
	if err := x.Run(p); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, q := range p.Ann.Quantities {
		got = append(got, q.Norm())
	}
	if want := "12 cord,300 XTL,25 XTL"; strings.Join(got, ",") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}
