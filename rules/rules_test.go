package rules

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

type cue struct {
	Header  `yaml:",inline"`
	Pattern string `yaml:"pattern"`
	Weight  int    `yaml:"weight"`
}

func (c *cue) Check() error {
	if c.Pattern == "bad" {
		return errors.New("pattern is bad")
	}
	return nil
}

type entry struct {
	Kind string `yaml:"kind"`
}

func folder(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, s := range files {
		m[name] = &fstest.MapFile{Data: []byte(s)}
	}
	return m
}

func mustLoad(t *testing.T, base fs.FS, overlays ...fs.FS) *Set {
	t.Helper()
	s, err := load(base, overlays...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const two = `
rules:
  - id: a
    doc: Finds a.
    pattern: aa
    match: [an a]
    no_match: [a b]
  - id: b
    doc: Finds b.
    pattern: bb
    weight: 2
    match: [a b]
    no_match: [an a]
`

func ids(rs []cue) (out []string) {
	for _, r := range rs {
		out = append(out, r.ID+"="+r.Pattern)
	}
	return out
}

func TestRead(t *testing.T) {
	base := folder(map[string]string{"x.yaml": two})
	for _, tt := range []struct {
		name    string
		overlay string
		want    []string
	}{
		{"embedded", "rules: []", []string{"a=aa", "b=bb"}},
		{"replace keeps the place", "rules:\n- {id: a, doc: d, pattern: new, match: [x], no_match: [y]}", []string{"a=new", "b=bb"}},
		{"append", "rules:\n- {id: c, doc: d, pattern: cc, match: [x], no_match: [y]}", []string{"a=aa", "b=bb", "c=cc"}},
		{"off", "rules:\n- {id: a, off: true}", []string{"b=bb"}},
		{"off, then back at the end", "rules:\n- {id: a, off: true}\n- {id: b, doc: d, pattern: b2, match: [x], no_match: [y]}", []string{"b=b2"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := mustLoad(t, base, folder(map[string]string{"x.yaml": tt.overlay}))
			got, err := Read[cue](s, "x.yaml")
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, ids(got)); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	for _, tt := range []struct {
		name, body string
		want       []string // every one must stand in the message
	}{
		{"unknown key", "rules:\n- id: a\n  doc: d\n  match: [x]\n  no_match: [y]\n  patern: z\n", []string{"rules/x.yaml:6: rule a:", "patern"}},
		{"wrong type", "rules:\n- id: a\n  doc: d\n  weight: heavy\n  match: [x]\n  no_match: [y]\n", []string{"rules/x.yaml:4: rule a:"}},
		{"repeated id", two + "  - {id: a, doc: d, match: [x], no_match: [y]}\n", []string{"rules/x.yaml:14: rule a: id is used twice"}},
		{"no examples", "rules:\n- {id: a, doc: d}\n", []string{"rule a: has no match example", "rule a: has no no_match example"}},
		{"no id, no doc", "rules:\n- {match: [x], no_match: [y]}\n", []string{"rule (without id): has no id", "has no doc"}},
		{"check", "rules:\n- {id: a, doc: d, pattern: bad, match: [x], no_match: [y]}\n", []string{"rules/x.yaml:2: rule a: pattern is bad"}},
		{"all at once", "rules:\n- {id: a, doc: d, weight: x, match: [x], no_match: [y]}\n- {id: b, nope: 1, doc: d, match: [x], no_match: [y]}\n",
			[]string{"x.yaml:2: rule a:", "x.yaml:3: rule b:"}},
		{"off in the base", "rules:\n- {id: a, off: true}\n", []string{"rule a: is off in the file that defines it"}},
		{"top key", "rulez: []", []string{"rules/x.yaml:1: expected one top key"}},
		{"not a list", "rules: 3", []string{"rules must be a list"}},
		{"two documents", "rules: []\n---\nrules: []\n", []string{"expected one YAML document, got 2"}},
		{"empty", "", []string{"expected one YAML document, got 0"}},
		{"syntax", "rules:\n- id: [a\n", []string{"rules/x.yaml:"}},
		{"tabs", "rules:\n\t- id: a\n", []string{"rules/x.yaml:2: YAML:"}},
		{"repeated key", "rules:\n- id: a\n  id: b\n", []string{"rules/x.yaml:3: YAML:"}},
		{"item is a word", "rules: [a]", []string{"rules/x.yaml:1: rule (without id)"}},
		{"null item", "rules:\n-\n", []string{"rules/x.yaml:2: rule (without id)"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read[cue](mustLoad(t, folder(map[string]string{"x.yaml": tt.body})), "x.yaml")
			if err == nil {
				t.Fatal("no error")
			}
			for _, w := range tt.want {
				if !strings.Contains(err.Error(), w) {
					t.Errorf("message lacks %q:\n%s", w, err)
				}
			}
		})
	}
}

func TestOverlayFaultNamesFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "x.yaml"), []byte("rules:\n- {id: zz, off: true}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := mustLoad(t, folder(map[string]string{"x.yaml": two}), os.DirFS(dir))
	_, err := Read[cue](s, "x.yaml")
	if want := dir + "/x.yaml:2: rule zz: is switched off"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want it to contain %q", err, want)
	}
}

func TestOverlayWithForeignFile(t *testing.T) {
	_, err := load(folder(nil), folder(map[string]string{"dates.yml": "", "gazetteers/x.csv": "", "README.md": "", "sub/x.yaml": ""}))
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"dates.yml", "gazetteers/x.csv", "sub/x.yaml"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("message lacks %q: %v", want, err)
		}
	}
	if strings.Contains(err.Error(), "README.md") {
		t.Errorf("a README is no fault: %v", err)
	}
}

func TestLexicon(t *testing.T) {
	s := mustLoad(t,
		folder(map[string]string{"w.yaml": "a: {kind: x}\nb: {kind: y}\n2: {kind: z}\n"}),
		folder(map[string]string{"w.yaml": "a: {kind: new}\nb: null\nc: {kind: w}\n"}))
	got, err := Lexicon[entry](s, "w.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]entry{"a": {"new"}, "2": {"z"}, "c": {"w"}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	s = mustLoad(t, folder(map[string]string{"w.yaml": "a: {kind: x}\nb: {sort: y}\nc: 3\n"}))
	_, err = Lexicon[entry](s, "w.yaml")
	for _, w := range []string{"rules/w.yaml:2: entry b:", "sort", "rules/w.yaml:3: entry c:"} {
		if err == nil || !strings.Contains(err.Error(), w) {
			t.Errorf("message lacks %q: %v", w, err)
		}
	}
	if _, err := Lexicon[entry](s, "none.yaml"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("absent file: %v", err)
	}
}

func TestTable(t *testing.T) {
	s := mustLoad(t,
		folder(map[string]string{"gazetteers/g.tsv": "# source: us\nid\tname\talias\n1\tOne\ta|b||c\n2\tTwo\t\n# 3\tx\ty\n"}),
		folder(map[string]string{"gazetteers/g.tsv": "id\tname\n2\tZwei\n-1\t\n4\tVier\n"}))
	rows, err := Table(s, "gazetteers/g.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range rows {
		got = append(got, r.Get("id")+"="+r.Get("name")+strings.Join(r.List("alias"), ","))
	}
	if d := cmp.Diff([]string{"2=Zwei", "# 3=xy", "4=Vier"}, got); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	for body, want := range map[string]string{
		"":                            "no line of column names",
		"# only\n":                    "no line of column names",
		"name\n":                      "first column must be called id",
		"id\ta\ta\n":                  `column "a" stands twice`,
		"id\ta\n1\n2\tx\ty\n":         "g.tsv:3: expected 2 tab-separated fields, got 3",
		"id\n1\n1\n":                  "g.tsv:3: id 1 was used in line 2",
		"id\ta\n\tx\n":                "g.tsv:2: row has no id",
		"id\n\xff\n":                  "not UTF-8",
		"\x1f\x8b\x08\x00\x00\x00000": "decompress",
	} {
		_, err := Table(mustLoad(t, folder(map[string]string{"gazetteers/g.tsv": body})), "gazetteers/g.tsv")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want it to contain %q", body, err, want)
		}
	}
	s = mustLoad(t, folder(map[string]string{"gazetteers/g.tsv": "id\n1\n"}), folder(map[string]string{"gazetteers/g.tsv": "id\tnope\n1\tx\n-7\t\n"}))
	if _, err := Table(s, "gazetteers/g.tsv"); err == nil || !strings.Contains(err.Error(), "unknown column nope") {
		t.Errorf("unknown column: %v", err)
	}
}

func TestHash(t *testing.T) {
	base := folder(map[string]string{"x.yaml": two})
	plain := mustLoad(t, base)
	if len(plain.Hash()) != 64 || plain.Hash() != mustLoad(t, base).Hash() {
		t.Errorf("hash %q is no stable SHA-256", plain.Hash())
	}
	if mustLoad(t, base, folder(nil)).Hash() != plain.Hash() {
		t.Error("an empty overlay changes the hash")
	}
	if mustLoad(t, base, folder(map[string]string{"x.yaml": ""})).Hash() == plain.Hash() {
		t.Error("an overlay does not change the hash")
	}
	if mustLoad(t, folder(map[string]string{"x.yaml": two + " "})).Hash() == plain.Hash() {
		t.Error("a changed file does not change the hash")
	}
}

func TestDefault(t *testing.T) {
	s, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	again, _ := Default()
	if again != s {
		t.Error("Default loads twice")
	}
	if len(s.Files()) == 0 {
		t.Error("no embedded files")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(two)
	f.Add("rules:\n- &a {id: a}\n- *a\n")
	f.Add("rules:\n- <<: {id: a}\n  match: >\n    folded\n")
	f.Add("? [a]\n: b\n")
	f.Add("a: {kind: x}\nb: !!binary xx\n")
	f.Fuzz(func(t *testing.T, body string) {
		s, err := load(folder(map[string]string{"x.yaml": body}))
		if err != nil {
			return
		}
		rs, err := Read[cue](s, "x.yaml")
		if err != nil && rs != nil {
			t.Error("rules with an error")
		}
		for _, r := range rs {
			if r.ID == "" || r.Doc == "" || len(r.Match) == 0 || len(r.NoMatch) == 0 {
				t.Errorf("incomplete rule %+v", r)
			}
		}
		_, _ = Lexicon[entry](s, "x.yaml")
	})
}
