package source

import (
	"context"
	"path/filepath"
	"testing"

	"readout/datasets/sharedtest"
	"readout/pipeline"
)

// TestArchive reads real archives whole: every member is one document.
func TestArchive(t *testing.T) {
	dir := sharedtest.Path(t, "archive")
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
