package page

import (
	"archive/zip"
	"encoding/csv"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"readout/datasets/sharedtest"
	"readout/pipeline"
)

// A twin is a page and the text that its issuer's archive has for it.
type twin struct {
	stem  string
	page  []byte
	text  string
	index map[string]string // the row of the index
}

func readZip(t testing.TB, file, ext string) map[string][]byte {
	t.Helper()
	archive, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	out := make(map[string][]byte)
	for _, f := range archive.File {
		if path.Ext(f.Name) != ext {
			continue
		}
		raw, err := fs.ReadFile(archive, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		out[strings.TrimSuffix(path.Base(f.Name), ext)] = raw
	}
	return out
}

func readTwins(t testing.TB, pages, texts string) []twin {
	t.Helper()
	dir := sharedtest.Path(t, "archive")
	text := readZip(t, filepath.Join(dir, texts), ".txt")
	rows := make(map[string]map[string]string)
	for _, raw := range readZip(t, filepath.Join(dir, texts), ".tsv") {
		r := csv.NewReader(strings.NewReader(string(raw)))
		r.Comma, r.LazyQuotes = '\t', true
		all, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, fields := range all[1:] {
			row := make(map[string]string)
			for i, name := range all[0] {
				row[name] = fields[i]
			}
			rows[strings.TrimSuffix(row["file"], ".txt")] = row
		}
	}
	var out []twin
	for stem, raw := range readZip(t, filepath.Join(dir, pages), ".html") {
		if s, ok := text[stem]; ok {
			out = append(out, twin{stem, raw, string(s), rows[stem]})
		}
	}
	slices.SortFunc(out, func(a, b twin) int { return strings.Compare(a.stem, b.stem) })
	return out
}

// bag counts the words of s.
func bag(s string) (map[string]int, int) {
	words := make(map[string]int)
	n := 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		words[w]++
		n++
	}
	return words, n
}

// overlap returns the words that two texts share and how many each has.
func overlap(got, want string) (both, a, b int) {
	ws, a := bag(got)
	vs, b := bag(want)
	for w, n := range ws {
		both += min(n, vs[w])
	}
	return both, a, b
}

func f1(both, a, b int) float64 { return 2 * float64(both) / max(1, float64(a+b)) }

// score measures pages against twins and returns the mean and the pooled F1.
func score(t *testing.T, twins []twin, change func([]byte) []byte) (macro, micro float64) {
	type result struct {
		stem string
		f1   float64
		got  string
	}
	var results []result
	var both, a, b, title, day, address, publisher, indexed int
	start, size := time.Now(), 0
	for _, tw := range twins {
		raw := tw.page
		if change != nil {
			raw = change(raw)
		}
		size += len(raw)
		p, err := Extract(raw, Options{})
		if err != nil {
			if f, ok := errors.AsType[*pipeline.Failure](err); !ok || f.Class != pipeline.ClassEmpty {
				t.Errorf("%s: %v", tw.stem, err)
			}
		}
		x, y, z := overlap(p.Text, tw.text)
		both, a, b = both+x, a+y, b+z
		results = append(results, result{tw.stem, f1(x, y, z), p.Text})
		macro += f1(x, y, z) / float64(len(twins))
		if tw.index == nil {
			continue
		}
		indexed++
		count := func(n *int, name, got, want string) {
			if got == want {
				*n++
			} else if testing.Verbose() && *n+3 > indexed {
				t.Logf("%s: %s %q, index has %q", tw.stem, name, got, want)
			}
		}
		count(&title, "title", p.Title, tw.index["title"])
		count(&day, "date", p.Date.Format(time.DateOnly), tw.index["date"])
		count(&address, "address", p.URL, tw.index["url"])
		count(&publisher, "publisher", p.Publisher, tw.index["publisher"])
	}
	micro = f1(both, a, b)
	t.Logf("%d pages: F1 macro %.4f, micro %.4f (precision %.4f, recall %.4f)", len(twins), macro, micro,
		float64(both)/float64(max(1, a)), float64(both)/float64(max(1, b)))
	t.Logf("of %d with an index row: title %d, date %d, address %d, publisher %d the same", indexed, title, day, address, publisher)
	elapsed := time.Since(start).Seconds()
	t.Logf("%.1f MB/s, %.0f pages/s", float64(size)/1e6/elapsed, float64(len(twins))/elapsed)
	slices.SortFunc(results, func(a, b result) int { return int(1e6 * (a.f1 - b.f1)) })
	for _, r := range results[:min(10, len(results))] {
		t.Logf("%.4f %s", r.f1, r.stem)
	}
	return macro, micro
}

// TestTwins holds the text of pages against the text that their issuers'
// archives have for them.
func TestTwins(t *testing.T) {
	tests := []struct {
		name, pages, texts string
		floor              float64
		change             func([]byte) []byte
	}{
		{"feed items", "us_state_rss_html.zip", "us_state.zip", 0.99, nil},
		{"whole pages", "ru_kremlin_html.zip", "ru_kremlin.zip", 0.99, nil},
		{"whole pages without marks", "ru_kremlin_html.zip", "ru_kremlin.zip", 0.85, unmark},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			twins := readTwins(t, tt.pages, tt.texts)
			if len(twins) < 100 {
				t.Fatalf("%d twins", len(twins))
			}
			if macro, micro := score(t, twins, tt.change); macro < tt.floor || micro < tt.floor {
				t.Errorf("F1 macro %.4f, micro %.4f; want at least %.2f", macro, micro, tt.floor)
			}
		})
	}
}

var semantics = regexp.MustCompile(` (?:itemprop|itemtype|itemscope|role|class|id|property)="[^"]*"`)
var semanticTags = regexp.MustCompile(`<(/?)(?:article|main|nav|header|footer|section|aside|figure)\b`)

// unmark makes a page say nothing about its parts, as old pages do.
func unmark(raw []byte) []byte {
	raw = semantics.ReplaceAll(raw, nil)
	return semanticTags.ReplaceAll(raw, []byte("<${1}div"))
}

// BenchmarkExtract reads one page of each style over and over.
func BenchmarkExtract(b *testing.B) {
	for name, raw := range styles() {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				if _, err := Extract([]byte(raw), Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
