package match

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"readout/pipeline"
	"readout/pipeline/text"
	"readout/rules"
)

func find(t *testing.T, set *rules.Set, s string) string {
	t.Helper()
	x, err := New(set)
	if err != nil {
		t.Fatal(err)
	}
	doc := pipeline.NewDocument("d", s, time.Time{})
	ann, err := pipeline.Extract(doc, []*pipeline.Extractor{text.Extractor, x})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range ann.Matches {
		out = append(out, fmt.Sprintf("%s|%s=%s", doc.Slice(m.Span), m.Label, m.Norm))
	}
	return strings.Join(out, "; ")
}

func TestBuiltIn(t *testing.T) {
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]string{
		"Under UN Security Council resolution 1701 both armies withdraw.": "UN Security Council resolution 1701|RESOLUTION=Resolution 1701",
		"The Paris Agreement matters.":                                    "Paris Agreement|TREATY=",
		"They met at the ASEAN Regional Forum, then left.":                "ASEAN Regional Forum|MEETING=",
		"An agreement was signed at the conference.":                      "",
		"Parties to the NPT met; the npt was not spelled so.":             "NPT|TREATY=Treaty on the Non-Proliferation of Nuclear Weapons",
		"Nurses are paid by PEPFAR.":                                      "PEPFAR|INITIATIVE=President's Emergency Plan for AIDS Relief",
	} {
		if got := find(t, set, in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestUsersRules(t *testing.T) {
	set, err := rules.Load(fstest.MapFS{File: &fstest.MapFile{Data: []byte(`rules:
- {id: mention/treaty, off: true}
- id: arms/boat
  doc: Boats.
  label: EQUIPMENT
  phrases: [patrol boat, patrol boats]
  norm: patrol boat
  match: [two patrol boats]
  no_match: [a boat]
- id: arms/type
  doc: Types of aircraft.
  label: EQUIPMENT
  pattern: '([A-Z])-(\d+)s?'
  norm: $1$2
  match: [an F-16]
  no_match: [an aircraft]
`)}})
	if err != nil {
		t.Fatal(err)
	}
	got := find(t, set, "Two Patrol  Boats, F–16s and the Paris Agreement; not XF-16 nor F-16x.")
	if want := "Patrol  Boats|EQUIPMENT=patrol boat; F–16s|EQUIPMENT=F16"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFaultsAreReportedTogether(t *testing.T) {
	set, err := rules.Load(fstest.MapFS{File: &fstest.MapFile{Data: []byte(`rules:
- {id: a, doc: A., label: place, pattern: '(', match: [x], no_match: [y]}
- {id: b, doc: B., label: PLACE, pattern: 'x*', phrases: [x], match: [x], no_match: [y]}
`)}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = New(set)
	for _, want := range []string{"mentions.yaml:2: rule a: label \"place\" is not upper-case", "missing closing )", "rule b", "has a table of its own", "matches the empty text", "needs one of a pattern, phrases and a lexicon"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v lacks %q", err, want)
		}
	}
}

func TestUsersTreaties(t *testing.T) {
	for _, c := range []struct{ treaties, want, fault string }{
		{"NLT: {name: Northern Lakes Treaty}\n", "NLT|TREATY=Northern Lakes Treaty; NPT|TREATY=Treaty on the Non-Proliferation of Nuclear Weapons", ""},
		{"NLT: {name: Northern Lakes Treaty}\nNPT: null\n", "NLT|TREATY=Northern Lakes Treaty", ""},
		{"NLT: {}\n", "", "treaties.yaml:1: entry NLT: has no name"},
	} {
		set, err := rules.Load(fstest.MapFS{"treaties.yaml": &fstest.MapFile{Data: []byte(c.treaties)}})
		if err != nil {
			t.Fatal(err)
		}
		if c.fault == "" {
			if got := find(t, set, "Both are in the NLT, not in nlt, and in the NPT."); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		} else if _, err := New(set); err == nil || !strings.Contains(err.Error(), c.fault) {
			t.Errorf("treaties %q: error %v, want %q", c.treaties, err, c.fault)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	set, err := rules.Default()
	if err != nil {
		b.Fatal(err)
	}
	x, err := New(set)
	if err != nil {
		b.Fatal(err)
	}
	s := strings.Repeat("The ministers met in Oslo and agreed that the Paris Agreement needs more money. They spoke of the conference. ", 20)
	doc := pipeline.NewDocument("d", s, time.Time{})
	b.SetBytes(int64(len(s)))
	ann := &pipeline.Annotations{}
	if err := text.Extractor.Run(&pipeline.Pass{Doc: doc, Ann: ann}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := x.Run(&pipeline.Pass{Doc: doc, Ann: ann}); err != nil {
			b.Fatal(err)
		}
	}
}
