package sink

import (
	"strings"
	"testing"
	"time"

	"readout/pipeline"
)

func TestSentenceOfARow(t *testing.T) {
	b := builder{ann: &pipeline.Annotations{Sentences: []pipeline.Sentence{
		{Span: pipeline.Span{Start: 2, End: 5}}, {Span: pipeline.Span{Start: 5, End: 9}}, {Span: pipeline.Span{Start: 11, End: 20}}}}}
	for start, want := range map[int]int32{0: -1, 1: -1, 2: 0, 4: 0, 5: 1, 8: 1, 9: -1, 10: -1, 11: 2, 19: 2, 20: -1, 99: -1} {
		got := b.sentence(pipeline.Span{Start: start, End: start + 3})
		if got == nil && want >= 0 || got != nil && *got != want {
			t.Errorf("a span at %d has sentence %v, want %d", start, got, want)
		}
	}
	b.ann = &pipeline.Annotations{}
	if got := b.sentence(pipeline.Span{}); got != nil {
		t.Errorf("a document without sentences has sentence %d", *got)
	}
}

func TestDay(t *testing.T) {
	utc := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	for when, want := range map[time.Time]int32{utc(1970, 1, 1): 0, utc(1970, 1, 2): 1, utc(1969, 12, 31): -1, utc(1945, 6, 26): -8955, utc(2022, 2, 12): 19035,
		time.Date(2022, 2, 12, 23, 30, 0, 0, time.FixedZone("", -11*3600)): 19035} {
		if got := day(when); got == nil || *got != want {
			t.Errorf("day(%v) = %v, want %d", when, got, want)
		}
	}
	if got := day(time.Time{}); got != nil {
		t.Errorf("day of the zero time is %d", *got)
	}
}

// What is not UTF-8 never reaches a file: readers would refuse all of it.
func TestDirtyStrings(t *testing.T) {
	const dirty = "a\xffb\x00"
	dir := t.TempDir()
	w, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	sp := pipeline.Span{Start: 0, End: 1}
	m := pipeline.Mention{Span: sp, Label: dirty, Norm: dirty, Rule: dirty}
	doc := &pipeline.Document{ID: dirty, Source: dirty, Collection: dirty, Title: dirty, Publisher: dirty, URL: dirty, Language: dirty, Text: "text\x00"}
	ann := &pipeline.Annotations{
		Sentences:     []pipeline.Sentence{{Span: sp, Speaker: dirty}},
		People:        []pipeline.PersonMention{{Mention: m, EntityID: dirty, Title: dirty, Kind: dirty, Affiliation: dirty, Country: dirty}},
		Places:        []pipeline.PlaceMention{{Mention: m, EntityID: dirty, Kind: dirty, ISO2: dirty, ISO3: dirty, ActorISO3: dirty}},
		Organizations: []pipeline.OrgMention{{Mention: m, EntityID: dirty, Acronym: dirty, Kind: dirty, Country: dirty}},
		Quantities:    []pipeline.Quantity{{Span: sp, Value: dirty, Unit: dirty, Currency: dirty, Rule: dirty}},
		Timexes:       []pipeline.Timex{{Span: sp, Value: dirty, Rule: dirty}},
		Matches:       []pipeline.Mention{m},
		Pledges: []pipeline.Pledge{{Span: sp, TriggerText: dirty, PledgerIDs: []string{dirty}, Speaker: dirty, ActionLemma: dirty, Theme: dirty,
			Pledgers: []pipeline.Party{{Text: dirty, EntityID: dirty, ISO3: dirty, Kind: dirty, Via: dirty}}, Amounts: []pipeline.Amount{{Text: dirty, Unit: dirty, Currency: dirty}}}},
	}
	if failure, err := w.Write(&pipeline.Result{Input: madeInput(0), Doc: doc, Ann: ann}); failure != nil || err != nil {
		t.Fatal(failure, err)
	}
	bad := &pipeline.Document{ID: "2", Source: "s", Text: dirty}
	if failure, err := w.Write(&pipeline.Result{Input: madeInput(1), Doc: bad, Ann: &pipeline.Annotations{}}); err != nil || failure == nil || !strings.Contains(failure.Message, "UTF-8") {
		t.Errorf("text that is no UTF-8 gave %v, %v", failure, err)
	}
	if failure, err := w.Write(&pipeline.Result{Input: madeInput(2), Doc: &pipeline.Document{Source: "s"}, Ann: nil}); err != nil || failure == nil || !strings.Contains(failure.Message, "no id") {
		t.Errorf("a document without id gave %v, %v", failure, err)
	}
	if failure, err := w.Write(&pipeline.Result{Input: madeInput(3), Err: &pipeline.Failure{Message: dirty}}); err != nil || failure == nil || failure.Source == "" {
		t.Errorf("a failure without source gave %v, %v", failure, err)
	}
	if err := w.Finish(); err != nil {
		t.Fatal(err)
	}
	if rows := w.Manifest().Rows(); rows["documents"] != 1 || rows["errors"] != 3 || rows["pledges"] != 1 {
		t.Errorf("rows: %v", rows)
	}
	for name, data := range contents(t, dir) {
		if strings.Contains(string(data), "a\xffb") {
			t.Errorf("%s holds what is not UTF-8", name)
		}
	}
	for d, err := range Read[Document](dir) {
		if err != nil || d.DocID != "a\uFFFDb\x00" || d.Text != "text\x00" {
			t.Errorf("got %+v, %v", d, err)
		}
	}
}
