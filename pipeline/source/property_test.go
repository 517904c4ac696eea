package source

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A planned input is a file of a made-up archive with what must become of it.
type planned struct {
	member
	docs, fails int
}

// plan draws files of all kinds, good and bad, down to depth layers of archives.
func plan(t *rapid.T, tb testing.TB, depth int) []planned {
	var files []planned
	for i := range rapid.IntRange(1, 6).Draw(t, "files") {
		name := fmt.Sprintf("%s%d", rapid.SampledFrom([]string{"", "a/", "b/c/"}).Draw(t, "folder"), i)
		body := talks(rapid.IntRange(10, 60).Draw(t, "words"))
		kind := rapid.IntRange(0, 11).Draw(t, "kind")
		if depth > 0 && kind > 8 {
			inner := plan(t, tb, depth-1)
			p := planned{}
			var ms []member
			for _, f := range inner {
				ms = append(ms, f.member)
				p.docs, p.fails = p.docs+f.docs, p.fails+f.fails
			}
			switch kind {
			case 9:
				p.member = member{name + ".zip", zipped(tb, ms...)}
			case 10:
				p.member = member{name + ".tar.gz", gzipped(tb, tarred(tb, ms...))}
			default:
				p.member = member{name + ".tar.zst", zstded(tb, tarred(tb, ms...))}
			}
			files = append(files, p)
			continue
		}
		switch kind % 9 {
		case 0:
			files = append(files, planned{member{name + ".txt", body}, 1, 0})
		case 1:
			files = append(files, planned{member{name + ".txt", ""}, 0, 1})
		case 2:
			files = append(files, planned{member{name + ".html", "<html><body><h1>Talks</h1><p>" + body + "</p></body></html>"}, 1, 0})
		case 3:
			good, bad := rapid.IntRange(0, 4).Draw(t, "good"), rapid.IntRange(0, 3).Draw(t, "bad")
			lines := slices.Concat(slices.Repeat([]string{fmt.Sprintf("{\"text\":%q}\n", body)}, good), slices.Repeat([]string{"{broken\n"}, bad))
			p := planned{member{name + ".jsonl", strings.Join(rapid.Permutation(lines).Draw(t, "lines"), "")}, good, bad}
			if good+bad == 0 {
				p.fails = 1
			}
			files = append(files, p)
		case 4:
			files = append(files, planned{member{name + ".csv", "id,text\n" + name + ",\"" + body + "\"\nnot,a,row\n"}, 1, 1})
		case 5:
			files = append(files, planned{member{name + ".pdf", "%PDF-"}, 0, 1})
		case 6:
			files = append(files, planned{member{name + ".json", "[{\"body\":\"words\"},{\"body\":3},{}]"}, 2, 1})
		case 7:
			files = append(files, planned{member{name, body}, 1, 0})
		case 8:
			files = append(files, planned{member{name + ".md.gz", gzipped(tb, "---\ntitle: T\n---\n"+body)}, 1, 0})
		}
	}
	return files
}

// TestNothingIsLost: documents and failures are the inputs, each once, with the
// same IDs in every run, and no ID twice.
func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		files := plan(rt, t, 2)
		dir, err := os.MkdirTemp("", "readout")
		if err != nil {
			rt.Fatal(err)
		}
		defer os.RemoveAll(dir)
		docs, fails := 0, 0
		for _, f := range files {
			full := filepath.Join(dir, f.name)
			if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
				rt.Fatal(err)
			}
			if err := os.WriteFile(full, []byte(f.body), 0o644); err != nil {
				rt.Fatal(err)
			}
			docs, fails = docs+f.docs, fails+f.fails
		}
		res := collect(t, Options{Language: "en"}, dir)
		if len(res.docs) != docs || len(res.fails) != fails {
			rt.Fatalf("%d documents and %d failures, want %d and %d: %v", len(res.docs), len(res.fails), docs, fails, res.fails)
		}
		seen := map[string]bool{}
		for _, s := range res.order {
			if seen[s] {
				rt.Fatalf("input %s comes twice", s)
			}
			seen[s] = true
		}
		again := collect(t, Options{Language: "en"}, dir)
		if !slices.Equal(res.order, again.order) || !slices.Equal(res.seen, again.seen) {
			rt.Fatal("a second run sees other inputs")
		}
		ids := map[string]bool{}
		for i, d := range res.docs {
			if d.ID != again.docs[i].ID {
				rt.Fatalf("id %s became %s", d.ID, again.docs[i].ID)
			}
			// CSV rows carry ids of their own here, which archives may repeat.
			if ids[d.ID] && strings.Contains(d.ID, "#") {
				rt.Fatalf("id %s comes twice", d.ID)
			}
			ids[d.ID] = true
		}
	})
}
