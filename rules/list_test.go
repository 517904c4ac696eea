package rules

import (
	"fmt"
	"testing"
	"testing/fstest"
)

func TestList(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	base := fstest.MapFS{
		"cues.yaml":  file("rules:\n- {id: c/one, doc: One., match: [a], no_match: [b], strength: firm}\n- {id: c/two, doc: Two., match: [a], no_match: [b]}\n"),
		"words.yaml": file("one: 1\n"),
	}
	over := fstest.MapFS{"cues.yaml": file("rules:\n- {id: c/two, off: true}\n- {id: c/three, doc: Three., match: [x], no_match: [y]}\n")}
	set, err := load(base, over)
	if err != nil {
		t.Fatal(err)
	}
	list, err := List(set)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, r := range list {
		got += fmt.Sprintf("%s %s %v;", r.File, r.ID, r.Match)
	}
	if want := "cues.yaml c/one [a];cues.yaml c/three [x];"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
