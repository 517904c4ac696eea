package score

import (
	"testing"

	"readout/datasets"
)

// many returns n documents of one name each, of which the first right are
// predicted.
func many(n, right int) (gold, pred []*datasets.Document) {
	for i := range n {
		id := string(rune('a'+i%26)) + string(rune('a'+i/26))
		m := datasets.Mention{Start: 0, End: 4, Label: "PLACE", Text: "Oman"}
		gold = append(gold, &datasets.Document{DocID: id, Text: "Oman", Mentions: []datasets.Mention{m}})
		p := &datasets.Document{DocID: id, Text: "Oman"}
		if i < right {
			p.Mentions = []datasets.Mention{m}
		}
		pred = append(pred, p)
	}
	return gold, pred
}

func metric(t *testing.T, name string) []Metric {
	for _, m := range Metrics() {
		if m.Name == name {
			return []Metric{m}
		}
	}
	t.Fatalf("no metric %q", name)
	return nil
}

func TestMetricNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range Metrics() {
		if seen[m.Name] {
			t.Errorf("metric %q is listed twice", m.Name)
		}
		seen[m.Name] = true
	}
}

func TestBootstrap(t *testing.T) {
	gold, pred := many(100, 80)
	r := Compare("a", gold, pred)
	ms := metric(t, "PLACE")
	want, _ := ms[0].Of(r.Total)
	a := Bootstrap(r, ms, 1000, 1)[0]
	// F1 of 80 right and 20 missed is 8/9; its standard error is about .025.
	if !a.OK || a.Low >= want || a.High <= want || a.High-a.Low < 0.05 || a.High-a.Low > 0.15 {
		t.Errorf("interval %+v around %v", a, want)
	}
	if b := Bootstrap(r, ms, 1000, 1)[0]; a != b {
		t.Errorf("the same seed gave %v and %v", a, b)
	}
	if x := Bootstrap(r, metric(t, "ORG"), 100, 1)[0]; x.OK {
		t.Errorf("a label without gold has the interval %v", x)
	}
}

func TestPairedBootstrap(t *testing.T) {
	gold, good := many(100, 90)
	_, bad := many(100, 60)
	_, almost := many(100, 89)
	a, b, c := Compare("a", gold, good), Compare("b", gold, bad), Compare("c", gold, almost)
	ms := metric(t, "PLACE")
	d, err := PairedBootstrap(a, b, ms, 1000, 1)
	if err != nil || !d[0].OK || d[0].Delta <= 0 || d[0].P > 0.01 {
		t.Errorf("clearly better: %+v, %v", d, err)
	}
	if d, _ := PairedBootstrap(a, c, ms, 1000, 1); d[0].P < 0.05 {
		t.Errorf("one document more is not significant, got %+v", d)
	}
	gold, pred := many(5, 5)
	if _, err := PairedBootstrap(a, Compare("x", gold, pred), ms, 10, 1); err == nil {
		t.Error("systems over different documents were compared")
	}
}
