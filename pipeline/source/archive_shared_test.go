package source

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"readout/pipeline"
)

// shared finds the folder of real data that is not part of the project.
func shared(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("READOUT_SHARED")
	if dir == "" {
		at, err := os.Getwd()
		if err != nil {
			t.Fatal(err)
		}
		for range 6 {
			if _, err := os.Stat(filepath.Join(at, "shared", "gold")); err == nil {
				dir = filepath.Join(at, "shared")
				break
			}
			at = filepath.Dir(at)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "archive")); dir == "" || err != nil {
		t.Skip("no real archives here; set READOUT_SHARED to the folder that has them")
	}
	return dir
}

// TestArchive reads real archives whole: every member is one document.
func TestArchive(t *testing.T) {
	dir := filepath.Join(shared(t), "archive")
	want := map[string]int{"ru_kremlin.zip": 1227, "us_state.zip": 1841, "us_whitehouse.jsonl.gz": 1961,
		"ru_kremlin_html.zip": 396, "us_state_rss_html.zip": 1841}
	for name, n := range want {
		docs, dated, titled := 0, 0, 0
		ids := map[string]bool{}
		for in, err := range Open(context.Background(), []string{filepath.Join(dir, name)}, Options{}) {
			var doc *pipeline.Document
			if err == nil {
				doc, err = in.Load()
			}
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			docs++
			if ids[doc.ID] {
				t.Errorf("%s: id %s comes twice", name, doc.ID)
			}
			ids[doc.ID] = true
			if !doc.Date.IsZero() {
				dated++
			}
			if doc.Title != "" {
				titled++
			}
		}
		if docs != n {
			t.Errorf("%s: %d documents, want %d", name, docs, n)
		}
		t.Logf("%s: %d documents, %d dated, %d with title", name, docs, dated, titled)
	}
}
