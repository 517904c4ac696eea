package extractortest

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"readout/pipeline"
	"readout/rules"
)

// A Grammar is an extractor whose rules are written in Go, and which a file of
// rules lists so that users can read their examples and switch them off.
type Grammar struct {
	File string // of package rules
	New  func(*rules.Set) (*pipeline.Extractor, error)
	// Rules returns the rule of every row that the extractor made.
	Rules func(*pipeline.Annotations) []string
	One   string // a rule without which most texts still have rows
}

// Check fails if a rule that is off makes rows, if rows come from a rule that is
// not listed, or if the file may list a rule that the grammar does not have.
func (g Grammar) Check(t *testing.T) {
	t.Helper()
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
		if r.File != g.File {
			continue
		}
		ids = append(ids, r.ID)
		texts = append(texts, r.Match...)
		if made := g.without(t, r.Match, r.ID); slices.Contains(made, r.ID) {
			t.Errorf("%s is off, but made a row of %q", r.ID, r.Match)
		}
	}
	if len(ids) == 0 {
		t.Fatalf("%s lists no rules", g.File)
	}
	if made := g.without(t, texts, ids...); len(made) > 0 {
		t.Errorf("all rules are off, but there are %d rows, the first by %s", len(made), made[0])
	}
	if made := g.without(t, texts, g.One); len(made) < len(ids)-1 {
		t.Errorf("with %s off there are only %d rows", g.One, len(made))
	}
	set, err = rules.Load(fstest.MapFS{g.File: {Data: []byte("rules:\n- {id: no/such, doc: None., match: [a], no_match: [b]}\n")}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := g.New(set); err == nil || !strings.Contains(err.Error(), "no/such") {
		t.Errorf("a rule that the grammar does not have: got %v", err)
	}
}

// without returns the rules of all rows in texts where the rules with ids are off.
func (g Grammar) without(t *testing.T, texts []string, ids ...string) []string {
	t.Helper()
	overlay := "rules:\n"
	for _, id := range ids {
		overlay += "- {id: " + id + ", off: true}\n"
	}
	set, err := rules.Load(fstest.MapFS{g.File: {Data: []byte(overlay)}})
	if err != nil {
		t.Fatal(err)
	}
	x, err := g.New(set)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range texts {
		p := &pipeline.Pass{Doc: pipeline.NewDocument("d", s, time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC)), Ann: &pipeline.Annotations{}}
		if err := x.Run(p); err != nil {
			t.Fatal(err)
		}
		out = append(out, g.Rules(p.Ann)...)
	}
	return out
}
