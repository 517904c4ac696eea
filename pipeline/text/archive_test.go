package text

import (
	"archive/zip"
	"bufio"
	"compress/gzip"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"readout/datasets/sharedtest"
)

// archiveTexts yields the name and text of every document of the archives.
func archiveTexts(t testing.TB, yield func(name, text string)) {
	t.Helper()
	dir := sharedtest.Path(t, "archive")
	for _, name := range []string{"us_state.zip", "ru_kremlin.zip"} {
		archive, err := zip.OpenReader(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		defer archive.Close()
		for _, f := range archive.File {
			if path.Ext(f.Name) == ".txt" {
				raw, err := fs.ReadFile(archive, f.Name)
				if err != nil {
					t.Fatal(err)
				}
				yield(f.Name, string(raw))
			}
		}
	}
	for _, name := range []string{"archive/us_whitehouse.jsonl.gz", "gold/train.jsonl", "gold/dev.jsonl"} {
		f, err := os.Open(sharedtest.Path(t, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		var r io.Reader = bufio.NewReader(f)
		if strings.HasSuffix(name, ".gz") {
			if r, err = gzip.NewReader(r); err != nil {
				t.Fatal(err)
			}
		}
		for d := json.NewDecoder(r); d.More(); {
			var doc struct {
				ID   string `json:"doc_id"`
				Text string `json:"text"`
			}
			if err := d.Decode(&doc); err != nil {
				t.Fatal(err)
			}
			yield(name+":"+doc.ID, doc.Text)
		}
	}
}

func TestLanguageArchive(t *testing.T) {
	n := 0
	archiveTexts(t, func(name, text string) {
		n++
		if got := Language(text); got != "en" {
			t.Errorf("%s: %q: %.300q", name, got, text)
		}
	})
	if n < 5000 {
		t.Errorf("got %d texts", n)
	}
	t.Logf("%d texts", n)
}
