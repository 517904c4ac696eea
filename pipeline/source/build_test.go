package source

import (
	"archive/tar"
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zip"
	"github.com/klauspost/compress/zstd"

	"readout/pipeline"
)

// What the builders of archives take: names with content.
type member struct{ name, body string }

func tree(t testing.TB, members ...member) string {
	t.Helper()
	dir := t.TempDir()
	for _, m := range members {
		full := filepath.Join(dir, filepath.FromSlash(m.name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(m.body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func zipped(t testing.TB, members ...member) string {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, m := range members {
		w, err := z.Create(m.name)
		if err == nil {
			_, err = io.WriteString(w, m.body)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func tarred(t testing.TB, members ...member) string {
	t.Helper()
	var buf bytes.Buffer
	w := tar.NewWriter(&buf)
	for _, m := range members {
		err := w.WriteHeader(&tar.Header{Name: m.name, Size: int64(len(m.body)), Mode: 0o644, Typeflag: tar.TypeReg})
		if err == nil {
			_, err = io.WriteString(w, m.body)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func gzipped(t testing.TB, s string) string {
	t.Helper()
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	if _, err := io.WriteString(w, s); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func zstded(t testing.TB, s string) string {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.EncodeAll([]byte(s), nil))
}

// result is what became of inputs.
type result struct {
	docs  []*pipeline.Document
	fails []*pipeline.Failure
	order []string // of sources
	seen  []uint64 // fingerprints
}

// collect reads everything. Whatever is wrong with any input, it must be a
// failure with source, stage, class and message; documents must keep the
// contract.
func collect(t testing.TB, opts Options, paths ...string) result {
	t.Helper()
	var res result
	for in, err := range Open(context.Background(), paths, opts) {
		if in == nil {
			t.Fatalf("the source cannot go on: %v", err)
		}
		var doc *pipeline.Document
		if err == nil {
			doc, err = in.Load()
		}
		res.order = append(res.order, in.Source)
		res.seen = append(res.seen, in.Fingerprint)
		if err != nil {
			f, ok := errors.AsType[*pipeline.Failure](err)
			if !ok || f.Source != in.Source || f.Stage == "" || f.Class == "" || f.Message == "" {
				t.Errorf("%s: incomplete failure %#v", in.Source, err)
			}
			res.fails = append(res.fails, f)
			continue
		}
		checkDocument(t, doc)
		res.docs = append(res.docs, doc)
	}
	return res
}

func checkDocument(t testing.TB, d *pipeline.Document) {
	t.Helper()
	for what, s := range map[string]string{"id": d.ID, "title": d.Title, "publisher": d.Publisher, "url": d.URL,
		"source": d.Source, "collection": d.Collection, "text": d.Text} {
		if strings.ToValidUTF8(s, "") != s {
			t.Errorf("%s: %s is not valid UTF-8: %q", d.Source, what, s)
		}
	}
	if d.ID == "" || strings.TrimSpace(d.Text) == "" || d.Language == "" || d.Date.IsZero() != (d.DateSource == "") {
		t.Errorf("%s: incomplete document: id %q, language %q, date %v (%q)", d.Source, d.ID, d.Language, d.Date, d.DateSource)
	}
}

// sources of documents, relative to dir.
func (r result) sources(dir string) []string {
	var names []string
	for _, d := range r.docs {
		names = append(names, strings.TrimPrefix(strings.TrimPrefix(d.Source, dir), "/"))
	}
	return names
}

// failures as "source class", relative to dir.
func (r result) failures(dir string) []string {
	var names []string
	for _, f := range r.fails {
		names = append(names, strings.TrimPrefix(strings.TrimPrefix(f.Source, dir), "/")+" "+f.Class)
	}
	return names
}

func (r result) texts() []string {
	var s []string
	for _, d := range r.docs {
		s = append(s, strings.TrimSpace(d.Text))
	}
	return s
}

func same(t testing.TB, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got %q\nwant %q", what, got, want)
	}
}

func contains(t testing.TB, what, s string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(s, p) {
			t.Errorf("%s: %q does not say %q", what, s, p)
		}
	}
}

// talks is an invented readout of about n words.
func talks(n int) string {
	const s = "The ministers welcomed the steady growth of trade and agreed to open two further border crossings by the end of the year. "
	return "Minister Orlova met with her counterpart in Lisbon.\n\n" + strings.Repeat(s, max(1, n/22)) + "\n"
}

// repeated reads a piece over and over; what is read is never held.
type repeated struct {
	piece string
	left  int64
	at    int
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.left == 0 {
		return 0, io.EOF
	}
	n := 0
	for n < len(p) && r.left > 0 {
		c := copy(p[n:min(len(p), n+int(min(r.left, 1<<30)))], r.piece[r.at:])
		n += c
		r.left -= int64(c)
		r.at = (r.at + c) % len(r.piece)
	}
	return n, nil
}

func bufioReader(s string) *bufio.Reader { return bufio.NewReaderSize(strings.NewReader(s), 16) }
