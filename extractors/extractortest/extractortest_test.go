package extractortest

import (
	"strings"
	"testing"

	"readout/pipeline"
)

func TestStrip(t *testing.T) {
	text, want, err := strip("On [9 June|DATE=2024-06-09] [5|CARDINAL] met [x].", []string{"DATE", "CARDINAL"})
	if err != nil || text != "On 9 June 5 met [x]." || len(want) != 2 {
		t.Fatalf("got %q %v %v", text, want, err)
	}
	if w := want[0]; text[w.span.Start:w.span.End] != "9 June" || w.norm != "2024-06-09" || w.anyNorm {
		t.Errorf("got %+v", w)
	}
	if !want[1].anyNorm {
		t.Errorf("a label without value must match any value")
	}
	if _, _, err := strip("[9 June|DATE]", []string{"TIME"}); err == nil {
		t.Error("a label that is not under test was accepted")
	}
}

func TestParse(t *testing.T) {
	cases, err := parse("a.txt", "# c\ndate: 2024-06-10\nOne\\ntwo\ngap: why | three\ndate:\nfour\n", nil)
	if err != nil || len(cases) != 3 {
		t.Fatalf("got %v %v", cases, err)
	}
	if cases[0].doc.Text != "One\ntwo" || cases[0].doc.Date.Day() != 10 || cases[1].gap != "why" || !cases[2].doc.Date.IsZero() {
		t.Errorf("got %+v", cases)
	}
	for _, bad := range []string{"date: today", "gap: no text"} {
		if _, err := parse("a.txt", bad, nil); err == nil || !strings.HasPrefix(err.Error(), "a.txt:1") {
			t.Errorf("%q: got %v", bad, err)
		}
	}
}

func TestCompare(t *testing.T) {
	doc := &pipeline.Document{Text: "one two"}
	a := find{span: pipeline.Span{Start: 0, End: 3}, label: "CARDINAL", norm: "1"}
	b := find{span: pipeline.Span{Start: 4, End: 7}, label: "CARDINAL", norm: "2"}
	c := b
	c.norm = "3"
	for _, tc := range []struct {
		want, got []find
		n         int
	}{
		{[]find{a, b}, []find{a, b}, 0},
		{[]find{a, b}, []find{a}, 1},
		{[]find{a}, []find{a, b}, 1},
		{[]find{a, b}, []find{a, c}, 1},
		{nil, nil, 0},
	} {
		if f := compare(doc, tc.want, tc.got); len(f) != tc.n {
			t.Errorf("want %v got %v: %d faults %v", tc.want, tc.got, len(f), f)
		}
	}
}
