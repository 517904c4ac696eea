package models

import (
	"strings"
	"testing"
	"time"

	"readout/extractors/ner"
	"readout/pipeline"
	"readout/rules"
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

func TestRename(t *testing.T) {
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	x := marked(t, "PRESS RELEASE\n\n[PLACE Kenya]'s Foreign Minister [PERSON Mia Lund] met the [NORP Kenyan]-born envoy of the [PLACE United States], [PERSON J. de Vries], in [PLACE Nairobi]. [PERSON LUND] thanked the [ORG Bank of Kenya]; Kenya Street and Lund Hall are named in [PLACE Utrecht].")
	pool := marked(t, "[PERSON Nanami Okafor-Bell] and [PERSON Dr. Xi] came.")
	ys, err := Rename(set, []*ner.Example{x, x}, []*ner.Example{pool}, 0.5, 7)
	if err != nil || len(ys) != 1 {
		t.Fatalf("%d examples, %v", len(ys), err)
	}
	y := ys[0]
	if again, _ := Rename(set, []*ner.Example{x, x}, []*ner.Example{pool}, 0.5, 7); again[0].Doc.Text != y.Doc.Text {
		t.Errorf("the same arguments give\n%s\nand\n%s", y.Doc.Text, again[0].Doc.Text)
	}
	if len(y.Spans) != len(x.Spans) || y.Weight >= x.Weight || len(y.Tokens) == 0 {
		t.Fatalf("%d names of %d, weight %v of %v, %d tokens", len(y.Spans), len(x.Spans), y.Weight, x.Weight, len(y.Tokens))
	}
	name := func(i int) string { return y.Doc.Slice(y.Spans[i].Span) }
	for i, m := range y.Spans {
		if m.Label != x.Spans[i].Label {
			t.Errorf("name %d is a %s, was a %s", i, m.Label, x.Spans[i].Label)
		}
		if old := x.Doc.Slice(x.Spans[i].Span); name(i) == old {
			t.Errorf("%s %q has its old name", m.Label, old)
		}
	}
	state := name(0)
	if got, want := name(7), "Bank of "+state; got != want {
		t.Errorf("the bank is %q, want %q: its state is %s", got, want, state)
	}
	if !strings.Contains("Nanami Okafor-Bell", strings.Fields(name(1))[1]) || name(6) != strings.ToUpper(strings.Fields(name(1))[1]) {
		t.Errorf("Mia Lund is %q and LUND %q", name(1), name(6))
	}
	if !strings.HasPrefix(name(4), "J. de ") {
		t.Errorf("J. de Vries is %q", name(4))
	}
	if !strings.Contains(y.Doc.Text, "Kenya Street and Lund Hall") {
		t.Errorf("words outside of names changed: %s", y.Doc.Text)
	}
}

// marked makes an example of a text with its names in brackets.
func marked(t *testing.T, s string) *ner.Example {
	t.Helper()
	x := &ner.Example{Weight: 2}
	var b strings.Builder
	for s != "" {
		before, rest, ok := strings.Cut(s, "[")
		b.WriteString(before)
		if !ok {
			break
		}
		name, after, _ := strings.Cut(rest, "]")
		label, words, _ := strings.Cut(name, " ")
		start := b.Len()
		b.WriteString(words)
		x.Spans = append(x.Spans, pipeline.Mention{Span: pipeline.Span{Start: start, End: b.Len()}, Label: label})
		s = after
	}
	x.Doc = pipeline.NewDocument("d", b.String(), time.Time{})
	return x
}
