package source

import (
	"archive/tar"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/klauspost/compress/zip"
)

// peak reads everything and returns how much the heap in use grew, at most.
func peak(t *testing.T, opts Options, paths ...string) (inputs int, grown int64) {
	t.Helper()
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	before := int64(m.HeapAlloc)
	for in, err := range Open(context.Background(), paths, opts) {
		if err == nil {
			_, err = in.Load()
		}
		if err != nil {
			t.Fatal(err)
		}
		if inputs++; inputs%500 == 0 {
			runtime.GC()
			runtime.ReadMemStats(&m)
			grown = max(grown, int64(m.HeapAlloc)-before)
		}
	}
	return inputs, grown
}

// TestMemory reads archives of thousands of documents, made as they
// are read, and holds what stays in memory against their size.
func TestMemory(t *testing.T) {
	const n, most = 4_000, 2 << 20
	text := talks(150) // about a kilobyte
	opts := Options{Language: "en"}
	line := fmt.Sprintf("{\"text\":%q}\n", text)
	for format, in := range map[string]io.Reader{
		"jsonl": &repeated{piece: line, left: int64(n * len(line))},
		"json":  io.MultiReader(strings.NewReader("["), &repeated{piece: line[:len(line)-1] + ",", left: int64(n * len(line))}, strings.NewReader("]")),
		"csv":   io.MultiReader(strings.NewReader("text\n"), &repeated{piece: "\"" + text + "\"\n", left: int64(n * (len(text) + 3))}),
	} {
		o := opts
		o.Stdin, o.Format = in, format
		if got, grown := peak(t, o, "-"); got != n || grown > most {
			t.Errorf("%s: %d inputs of %d, %d bytes more in memory", format, got, n, grown)
		}
	}
	pr, pw := io.Pipe()
	go func() {
		w := tar.NewWriter(pw)
		for i := range n {
			if err := w.WriteHeader(&tar.Header{Name: fmt.Sprintf("%06d.txt", i), Size: int64(len(text)), Typeflag: tar.TypeReg}); err != nil {
				break
			}
			if _, err := io.WriteString(w, text); err != nil {
				break
			}
		}
		pw.CloseWithError(w.Close())
	}()
	o := opts
	o.Stdin = pr
	if got, grown := peak(t, o, "-"); got != n || grown > most {
		t.Errorf("tar: %d inputs of %d, %d bytes more in memory", got, n, grown)
	}

	// The list of members of a zip is held: some hundred bytes each.
	var b strings.Builder
	z := zip.NewWriter(&b)
	for i := range n {
		w, err := z.Create(fmt.Sprintf("%06d.txt", i))
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	dir := tree(t, member{"x.zip", b.String()})
	if got, grown := peak(t, opts, filepath.Join(dir, "x.zip")); got != n || grown > most+500*n {
		t.Errorf("zip: %d inputs of %d, %d bytes more in memory", got, n, grown)
	}
}
