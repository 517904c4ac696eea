package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWheelFind(t *testing.T) {
	list := `{"files": [{"filename": "lund-1.0-py3-none-any.whl", "url": "https://a.example/1"}, {"filename": "lund-2.0-py3-none-any.whl", "url": "https://a.example/2"}]}`
	w := wheel{project: "lund", file: "lund-2.0-py3-none-any.whl"}
	if got, err := w.find([]byte(list)); err != nil || got != "https://a.example/2" {
		t.Errorf("got %q, %v", got, err)
	}
	w.file = "lund-3.0-py3-none-any.whl"
	if _, err := w.find([]byte(list)); err == nil || !strings.Contains(err.Error(), "lund-3.0") {
		t.Errorf("a version that is not there: got %v", err)
	}
	if _, err := w.find([]byte("<html>")); err == nil {
		t.Error("an answer in another form gave no error")
	}
}

func TestUnzip(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	f, err := z.Create("lund/data.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte("a\tb\n")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if got, err := unzip(b.Bytes(), "lund/data.tsv"); err != nil || string(got) != "a\tb\n" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := unzip(b.Bytes(), "lund/none.tsv"); err == nil {
		t.Error("a file that is not in the wheel gave no error")
	}
}

func TestCheck(t *testing.T) {
	const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	if err := check("lund.whl", nil, empty); err != nil {
		t.Error(err)
	}
	if err := check("lund.whl", []byte("x"), empty); err == nil || !strings.Contains(err.Error(), "lund.whl") {
		t.Errorf("another package: got %v", err)
	}
}

func TestGazetteer(t *testing.T) {
	dir := t.TempDir()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte("id\n")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.tsv.gz"), b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, err := gazetteer("a.tsv.gz").read(dir); err != nil || string(got) != "id\n" {
		t.Errorf("got %q, %v", got, err)
	}
	if err := os.WriteFile(filepath.Join(dir, "c.tsv"), []byte("id\nx\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, err := gazetteer("c.tsv").read(dir); err != nil || string(got) != "id\nx\n" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := gazetteer("b.tsv.gz").read(dir); err == nil {
		t.Error("a table that is not there gave no error")
	}
}
