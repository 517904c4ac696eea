package models

import (
	"strings"
	"testing"
	"time"

	"readout/extractors/ner"
	"readout/pipeline"
)

// Documents in another letter case keep their offsets.
func TestRecase(t *testing.T) {
	var xs []*ner.Example
	for range 6 {
		doc := pipeline.NewDocument("d", "Mia Lund of Ærø met İlker\xff.", time.Time{})
		xs = append(xs, &ner.Example{Doc: doc, Source: "made", Weight: 20, Spans: []pipeline.Mention{{Span: pipeline.Span{Start: 0, End: 8}, Label: pipeline.Person}}})
	}
	got, err := Recase(xs, 0.5)
	if err != nil || len(got) != 3 {
		t.Fatalf("%d of 6 documents, %v", len(got), err)
	}
	for i, want := range []string{"mia lund of ærø met İlker\ufffd.", "mia lund of ærø met İlker\ufffd.", "MIA LUND OF ÆRØ MET İLKER\ufffd."} {
		x := got[i]
		if len(x.Doc.Text) != len(xs[0].Doc.Text) || strings.ToValidUTF8(x.Doc.Text, "\ufffd") != want || len(x.Tokens) == 0 || x.Weight != 3 || x.Source != "made" || len(x.Spans) != 1 {
			t.Errorf("%q weighs %v with %d tokens, want %q", x.Doc.Text, x.Weight, len(x.Tokens), want)
		}
	}
	if xs[0].Weight != 20 {
		t.Error("the examples were changed")
	}
}

// Sentences with a doubtful name, or none, are not learnt from.
func TestSelfSkips(t *testing.T) {
	at := func(start, end int) pipeline.Span { return pipeline.Span{Start: start, End: end} }
	x := &ner.Example{Doc: pipeline.NewDocument("d", "", time.Time{}), Sentences: []pipeline.Sentence{{Span: at(0, 10)}, {Span: at(11, 20)}, {Span: at(21, 30)}, {Span: at(31, 40)}}}
	names := []pipeline.Mention{{Span: at(1, 3), Confidence: 0.99}, {Span: at(12, 14), Confidence: 0.95}, {Span: at(15, 18), Confidence: 0.5}, {Span: at(32, 40), Confidence: 0.9}}
	self := Self{Least: 0.9}
	got := self.skip(x, names)
	if len(got) != 2 || got[0] != at(11, 20) || got[1] != at(21, 30) {
		t.Errorf("skipped %v", got)
	}
}
