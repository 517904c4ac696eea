package pledge

import (
	"strings"
	"testing"
	"time"

	"readout/extractors/date"
	"readout/extractors/quantity"
	"readout/pipeline"
	"readout/pipeline/text"
	"readout/rules"
)

// explaining is upstream with an extractor that gives its reasons to see.
func explaining(t testing.TB, see func(*Explanation)) []*pipeline.Extractor {
	t.Helper()
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	out := []*pipeline.Extractor{text.Extractor}
	for _, build := range []func(*rules.Set) (*pipeline.Extractor, error){date.New, quantity.New,
		func(set *rules.Set) (*pipeline.Extractor, error) { return With(set, Options{Explain: see}) }} {
		x, err := build(set)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, x)
	}
	return out
}

// checkExplanation holds reasons against what every explanation must keep.
func checkExplanation(t testing.TB, x *Explanation, ps []pipeline.Pledge) {
	t.Helper()
	inside := func(sp pipeline.Span) bool { return 0 <= sp.Start && sp.Start <= sp.End && sp.End <= len(x.Doc.Text) }
	if len(x.Pledges) != len(ps) {
		t.Fatalf("%d pledges, %d reasons", len(ps), len(x.Pledges))
	}
	for i, r := range x.Pledges {
		p := ps[i]
		if r.Pledge.Span != p.Span || r.Cue.ID != p.Rule || r.Cue.Text != p.TriggerText || !inside(r.Sentence) {
			t.Errorf("reason %+v is not that of pledge %+v", r, p)
		}
		if r.Confidence.Probability != p.Confidence || (r.Specificity.Probability >= 0.5) != (p.Specificity == pipeline.Specific) {
			t.Errorf("%q: probabilities %v and %v, the row has %v and %s", x.Doc.Slice(p.Span), r.Confidence.Probability, r.Specificity.Probability, p.Confidence, p.Specificity)
		}
		for _, f := range r.Fields {
			if f.Rule == "" || f.Value == "" || !inside(f.Span) {
				t.Errorf("%q: field %+v", x.Doc.Slice(p.Span), f)
			}
		}
	}
	for _, r := range x.Rejected {
		if r.Reason == "" || r.Cue == "" || !inside(r.Span) || r.Text != x.Doc.Slice(r.Span) || !inside(r.Sentence) {
			t.Errorf("rejection %+v", r)
		}
	}
}

// TestExplanations: reasons keep their form on texts that break clause analysis, and
// asking for them changes no row.
func TestExplanations(t *testing.T) {
	var got *Explanation
	asked, plain := explaining(t, func(x *Explanation) { got = x }), upstream(t)
	for name, s := range hostile {
		t.Run(name, func(t *testing.T) {
			got = nil
			doc := pipeline.NewDocument(name, s, time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC))
			issuer := pipeline.Issuer{ISO3: "USA", From: pipeline.IssuerFromPublisher}
			ps := extract(t, asked, doc, &pipeline.Annotations{Issuer: issuer})
			if got == nil {
				t.Fatal("no explanation")
			}
			checkExplanation(t, got, ps)
			if again := extract(t, plain, doc, &pipeline.Annotations{Issuer: issuer}); len(again) != len(ps) {
				t.Errorf("%d pledges without reasons, %d with", len(again), len(ps))
			}
		})
	}
}

// TestReasonsOfRejection: what looked like a pledge is told with why it is none.
func TestReasonsOfRejection(t *testing.T) {
	var got *Explanation
	suite := explaining(t, func(x *Explanation) { got = x })
	for _, tc := range []struct{ text, cue, reason string }{
		{"The talks will take place on Monday.", "pledge/will", "subject cannot act"},
		{"If asked, [Norway|PLACE=NOR] would send observers.", "pledge/would", ""},
		{"[Norway|PLACE=NOR] hopes that the free will of the people counts.", "pledge/will", reasonNothing},
		{"[Norway|PLACE=NOR] will:\n\n- open a clinic in Mali;\n- train nurses.\n", "pledge/will", reasonItems},
	} {
		doc, ann := names(tc.text)
		extract(t, suite, pipeline.NewDocument("d", doc, time.Time{}), ann)
		found := false
		for _, r := range got.Rejected {
			found = found || r.Cue == tc.cue && strings.Contains(r.Reason, tc.reason)
		}
		if !found {
			t.Errorf("%q: rejected are %+v, want %s: %s", tc.text, got.Rejected, tc.cue, tc.reason)
		}
	}
}

// TestMeanings: every feature of the weights that ship is put in words.
func TestMeanings(t *testing.T) {
	w, err := DefaultWeights()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range models {
		for f := range w.models[m] {
			if f != bias && meaning(f) == f {
				t.Errorf("feature %q has no words; add some to meanings", f)
			}
		}
	}
}
