package rules

import (
	"fmt"
	"strings"
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

// TestChange: an overlay changes some keys of a rule, and the rest stays.
func TestChange(t *testing.T) {
	type cue struct {
		Header   `yaml:",inline"`
		Strength string   `yaml:"strength"`
		Words    []string `yaml:"words"`
	}
	file := func(s string) fstest.MapFS { return fstest.MapFS{"cues.yaml": &fstest.MapFile{Data: []byte(s)}} }
	base := file("rules:\n- {id: c/one, doc: One., match: [a], no_match: [b], strength: firm, words: [x, y]}\n- {id: c/two, doc: Two., match: [a], no_match: [b]}\n")
	over := file("rules:\n\n- id: c/one\n  change: true\n  strength: weak\n- id: c/new\n  doc: New.\n  match:\n  - p\n  - q\n  no_match: [r]\n")
	set, err := load(base, over)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Read[cue](set, "cues.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 {
		t.Fatalf("%d rules, want 3: %+v", len(got), got)
	}
	if c := got[0]; c.Strength != "weak" || fmt.Sprint(c.Words) != "[x y]" || c.Doc != "One." || fmt.Sprint(c.Match) != "[a]" || !c.User() || c.Where() != "overlay1/cues.yaml:3" {
		t.Errorf("changed rule is %+v at %s", c, c.Where())
	}
	if c := got[1]; c.User() || c.Where() != "rules/cues.yaml:3" || c.WhereExample(true, 0) != "rules/cues.yaml:3" {
		t.Errorf("rule of ours is %+v at %s", c, c.Where())
	}
	if c := got[2]; !c.User() || c.Where() != "overlay1/cues.yaml:6" || c.WhereExample(true, 1) != "overlay1/cues.yaml:10" || c.WhereExample(false, 0) != "overlay1/cues.yaml:11" {
		t.Errorf("new rule is %+v at %s, %s, %s", c, c.Where(), c.WhereExample(true, 1), c.WhereExample(false, 0))
	}
	// The set is as it was: nothing of the change got into the lowest layer.
	again, err := load(base)
	if err != nil {
		t.Fatal(err)
	}
	if rs, err := Read[cue](again, "cues.yaml"); err != nil || rs[0].Strength != "firm" {
		t.Errorf("without the overlay: %+v, %v", rs, err)
	}
	for name, s := range map[string]string{
		"unknown id":  "rules:\n- {id: c/onne, change: true, strength: weak}\n",
		"unknown key": "rules:\n- {id: c/one, change: true, strenght: weak}\n",
		"no example":  "rules:\n- {id: c/one, change: true, match: []}\n",
		"twice":       "rules:\n- {id: c/one, change: true, strength: weak}\n- {id: c/one, off: true}\n",
	} {
		set, err := load(base, file(s))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Read[cue](set, "cues.yaml"); err == nil || !strings.Contains(err.Error(), "overlay1/cues.yaml:") {
			t.Errorf("%s: error %v does not name the file", name, err)
		}
	}
}

// TestUnreadFiles: a file that nothing reads is an error, not silence.
func TestUnreadFiles(t *testing.T) {
	f := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	base := fstest.MapFS{"cues.yaml": f("rules: []\n"), "gazetteers/cities.tsv.gz": f("x")}
	if _, err := load(base, fstest.MapFS{"cues.yaml": f(""), "gazetteers/cities.tsv": f("id\n"), "README.md": f("")}); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"my_cues.yaml", "gazetteers/towns.tsv"} {
		if _, err := load(base, fstest.MapFS{name: f("rules: []\n")}); err == nil || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), "the names are c") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
