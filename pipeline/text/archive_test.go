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
)

// sharedDir finds the data that the measurements need and the project does not
// ship; a test that calls it is skipped where there is none.
func sharedDir(t testing.TB) string {
	t.Helper()
	if dir := os.Getenv("READOUT_SHARED"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "shared", "gold")); err == nil {
			return filepath.Join(dir, "shared")
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Skip("no archive here: set READOUT_SHARED to a folder with archive/ and gold/ to measure")
		}
		dir = parent
	}
}

// archiveTexts yields the name and text of every document of the archives.
func archiveTexts(t testing.TB, yield func(name, text string)) {
	t.Helper()
	dir := sharedDir(t)
	for _, name := range []string{"us_state.zip", "ru_kremlin.zip"} {
		archive, err := zip.OpenReader(filepath.Join(dir, "archive", name))
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
		f, err := os.Open(filepath.Join(dir, name))
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
