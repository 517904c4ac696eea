package main

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"os"
	"testing"
	"testing/fstest"
)

// contents reads an archive back, as a map from name to content.
func contents(t *testing.T, data []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(rc)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		files[f.Name] = string(b)
	}
	return files
}

// The archive is checked in so that the sample works without packing; it must
// hold what the folder in clear holds. Contents are compared, not bytes: a
// release of Go may compress differently.
func TestCheckedInArchiveIsUpToDate(t *testing.T) {
	folder := os.DirFS("../sample-archive")
	data, err := os.ReadFile("../sample/communiques.zip")
	if err != nil {
		t.Fatal(err)
	}
	got := contents(t, data)
	paths, err := fs.Glob(folder, "*")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files to pack: %v", err)
	}
	for _, path := range paths {
		want, err := fs.ReadFile(folder, path)
		if err != nil {
			t.Fatal(err)
		}
		if got[path] != string(want) {
			t.Errorf("%s differs from the archive; run make sample-archive", path)
		}
		delete(got, path)
	}
	for path := range got {
		t.Errorf("the archive holds %s, which the folder lacks; run make sample-archive", path)
	}
}

func TestPackIsReproducible(t *testing.T) {
	files := fstest.MapFS{
		"b.txt":   {Data: []byte("second")},
		"a/1.txt": {Data: []byte("Çelikkaya")},
	}
	first, err := pack(files)
	if err != nil {
		t.Fatal(err)
	}
	second, err := pack(files)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Error("packing twice gave different bytes")
	}
	if got := contents(t, first); len(got) != 2 || got["a/1.txt"] != "Çelikkaya" || got["b.txt"] != "second" {
		t.Errorf("archive holds %q", got)
	}
}

func TestRunRefusesWrongArguments(t *testing.T) {
	if err := run([]string{"one"}); err == nil {
		t.Error("one argument: no error")
	}
	if err := run([]string{"no/such/folder", t.TempDir() + "/out.zip"}); err == nil {
		t.Error("missing folder: no error")
	}
}
