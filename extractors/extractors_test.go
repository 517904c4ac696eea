package extractors

import (
	"strings"
	"testing"
	"testing/fstest"

	"readout/pipeline"
	"readout/rules"
)

func defaults(t *testing.T) *rules.Set {
	t.Helper()
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestEverySuiteIsInOrder(t *testing.T) {
	for _, engine := range Engines() {
		suite, err := Suite(defaults(t), engine)
		if err != nil {
			t.Fatalf("%s: %v", engine, err)
		}
		written := map[pipeline.Layer]bool{}
		for _, x := range suite {
			for _, l := range x.Needs {
				if !written[l] {
					t.Errorf("%s: %s runs before layer %s is written", engine, x.Name, l)
				}
			}
			for _, l := range x.Writes {
				written[l] = true
			}
		}
		for _, l := range []pipeline.Layer{pipeline.LayerText, pipeline.LayerTimexes, pipeline.LayerQuantities, pipeline.LayerPeople,
			pipeline.LayerPlaces, pipeline.LayerOrganizations, pipeline.LayerPledges} {
			if !written[l] {
				t.Errorf("%s: nobody writes layer %s", engine, l)
			}
		}
	}
	if _, err := Suite(defaults(t), "magic"); err == nil || !strings.Contains(err.Error(), "known are") {
		t.Errorf("an unknown engine gave %v", err)
	}
}

func TestExamplesOfRulesHold(t *testing.T) {
	n, err := CheckExamples(defaults(t))
	if err != nil {
		t.Error(err)
	}
	if n < 50 {
		t.Errorf("only %d examples were checked", n)
	}
}

func TestCheckExamplesFindsWhatDoesNotHold(t *testing.T) {
	list, err := rules.List(defaults(t))
	if err != nil {
		t.Fatal(err)
	}
	var cue *rules.Listed
	for i := range list {
		if list[i].ID == "pledge/will" {
			cue = &list[i]
		}
	}
	if cue == nil {
		t.Fatal("there is no rule pledge/will to switch off")
	}
	// With the cue of "will" switched off and ours in its place, whose example
	// does not match, the check must fail.
	set, err := rules.Load(fstest.MapFS{cue.File: &fstest.MapFile{Data: []byte("rules:\n- {id: pledge/will, off: true}\n")}})
	if err != nil {
		t.Fatal(err)
	}
	suite, err := Suite(set, noEngine)
	if err != nil {
		t.Fatal(err)
	}
	ann, err := pipeline.Extract(pipeline.NewDocument("d", cue.Match[0], exampleDate), suite)
	if err != nil {
		t.Fatal(err)
	}
	if fired(ann, "pledge/will") {
		t.Error("a rule that is switched off fires")
	}
}

// TestLayersKeepTheirPromises checks on a hard text what every suite must keep:
// spans inside the text and in order, no overlap of names, numbers and dates.
func TestLayersKeepTheirPromises(t *testing.T) {
	suite, err := Suite(defaults(t), noEngine)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"", " \n", "Élan of Côte d’Ivoire will give €1.5 million by May 2031… 🙂 “We’ll see,” said H.E. Dr. Abdel-Rahman.",
		strings.Repeat("The G20 leaders agreed to meet on 3 May 2031 in Georgia. ", 50),
		strings.Repeat("(", 5000) + strings.Repeat("will ", 5000),
		strings.ToUpper("Norway and Jordan will train 40 officers by 2031."),
	} {
		ann, err := pipeline.Extract(pipeline.NewDocument("d", text, exampleDate), suite)
		if err != nil {
			t.Fatalf("%.60q: %v", text, err)
		}
		var spans []pipeline.Span
		for _, m := range ann.People {
			spans = append(spans, m.Span)
		}
		for _, m := range ann.Places {
			spans = append(spans, m.Span)
		}
		for _, m := range ann.Organizations {
			spans = append(spans, m.Span)
		}
		for _, m := range ann.Quantities {
			spans = append(spans, m.Span)
		}
		for _, m := range ann.Timexes {
			spans = append(spans, m.Span)
		}
		for i, a := range spans {
			if a.Start < 0 || a.End > len(text) || a.Len() <= 0 {
				t.Fatalf("%.60q: span %v leaves the text", text, a)
			}
			for _, b := range spans[:i] {
				if a.Overlaps(b) {
					t.Fatalf("%.60q: %q and %q overlap", text, text[a.Start:a.End], text[b.Start:b.End])
				}
			}
		}
		for _, p := range ann.Pledges {
			if p.TriggerText == "" || p.Len() <= 0 || p.End > len(text) {
				t.Fatalf("%.60q: pledge %+v", text, p)
			}
		}
	}
}
