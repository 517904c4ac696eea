package sink

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/pipeline"
)

// contents reads all files below a folder, by path.
func contents(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out[rel] = data
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// same fails unless two folders hold the same files.
func same(t testing.TB, got, want map[string][]byte) {
	t.Helper()
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s is left over", name)
		}
	}
	for name, data := range want {
		if g, ok := got[name]; !ok {
			t.Errorf("%s is missing", name)
		} else if !bytes.Equal(g, data) {
			t.Errorf("%s differs: %d bytes, want %d", name, len(g), len(data))
		}
	}
}

const madeTotal = 90

var smallParts = Options{PartDocs: 15, PartRows: 1300, Settings: map[string]string{"engine": "made"}}

func TestEveryInputIsARow(t *testing.T) {
	dir := t.TempDir()
	man := testWrite(t, dir, madeTotal, smallParts)
	if !man.Finished || man.Inputs != madeTotal || man.Documents+man.Errors != man.Inputs || len(man.Shards) < 6 {
		t.Fatalf("manifest: %d inputs, %d documents, %d errors, %d shards, finished %v", man.Inputs, man.Documents, man.Errors, len(man.Shards), man.Finished)
	}
	inputs, docs, classes := map[int64]bool{}, int64(0), map[string]int{}
	ids := map[string]bool{}
	last := int64(-1)
	for d, err := range Read[Document](dir) {
		if err != nil {
			t.Fatal(err)
		}
		if d.Input <= last {
			t.Fatalf("input %d comes after %d", d.Input, last)
		}
		last = d.Input
		inputs[d.Input], ids[d.DocID] = true, true
		docs++
	}
	failed := int64(0)
	for e, err := range Read[Error](dir) {
		if err != nil {
			t.Fatal(err)
		}
		inputs[e.Input] = true
		failed++
		classes[e.Class]++
		if e.Source == "" || e.Stage == "" || e.Message == "" {
			t.Errorf("error row lacks something: %+v", e)
		}
		if e.Class == pipeline.ClassDuplicateID && (!strings.Contains(e.Message, e.DocID) || !ids[e.DocID] || !strings.Contains(e.Message, "by input ")) {
			t.Errorf("duplicate %s: message %q must name the id and the input that has it", e.DocID, e.Message)
		}
	}
	if docs != man.Documents || failed != man.Errors || len(inputs) != madeTotal || len(ids) != int(docs) {
		t.Errorf("%d documents with %d ids, %d errors, %d different inputs; manifest %d, %d, %d", docs, len(ids), failed, len(inputs), man.Documents, man.Errors, madeTotal)
	}
	for _, c := range []string{pipeline.ClassMalformed, pipeline.ClassDuplicateID, pipeline.ClassExtractor, pipeline.ClassPanic} {
		if classes[c] == 0 {
			t.Errorf("no row of class %s among %v", c, classes)
		}
	}
	if n := checkSpans(t, dir); n < 5_000 {
		t.Errorf("only %d spans checked", n)
	}
	for name := range contents(t, dir) {
		if !strings.HasSuffix(name, ".parquet") && name != ManifestName {
			t.Errorf("%s is left over", name)
		}
	}
}

// Rows read back are the rows that were made, in every field.
func TestRowsComeBack(t *testing.T) {
	dir := t.TempDir()
	testWrite(t, dir, 40, Options{PartDocs: 7})
	var want rows
	var b builder
	for i := range 40 {
		if res := madeResult(i); res.Err == nil && res.Doc.ID == madeID(i) && i%37 != 7 {
			if f := b.document(&want, int64(i), res.Doc, res.Ann); f != nil {
				t.Fatal(f)
			}
		}
	}
	compareRows(t, dir, want.documents)
	compareRows(t, dir, want.sentences)
	compareRows(t, dir, want.people)
	compareRows(t, dir, want.places)
	compareRows(t, dir, want.organizations)
	compareRows(t, dir, want.references)
	compareRows(t, dir, want.numbers)
	compareRows(t, dir, want.dates)
	compareRows(t, dir, want.pledges)
	compareRows(t, dir, want.mentions)
}

func TestSameBytesWhateverTheFolder(t *testing.T) {
	a, b := t.TempDir(), filepath.Join(t.TempDir(), "deeper", "still")
	testWrite(t, a, madeTotal, smallParts)
	testWrite(t, b, madeTotal, smallParts)
	same(t, contents(t, b), contents(t, a))
}

// A run without inputs still gives every table, so that readers find them.
func TestNoInputs(t *testing.T) {
	dir := t.TempDir()
	man := testWrite(t, dir, 0, Options{})
	if !man.Finished || man.Inputs != 0 || len(man.Shards) != 1 || len(man.Shards[0].Parts) != len(layouts) {
		t.Fatalf("manifest: %+v", man)
	}
	for _, p := range man.Shards[0].Parts {
		f, file := openPart(t, dir, p)
		if file.NumRows() != 0 {
			t.Errorf("%s: %d rows", p.File, file.NumRows())
		}
		f.Close()
	}
}

func TestResumeAfterClose(t *testing.T) {
	want := t.TempDir()
	testWrite(t, want, madeTotal, smallParts)
	dir := t.TempDir()
	for rounds := 0; ; rounds++ {
		w, err := Open(dir, smallParts)
		if err != nil {
			t.Fatal(err)
		}
		done, n := w.Manifest().Inputs, 0
		if rounds > 0 && done == 0 {
			t.Fatal("nothing is committed")
		}
		for in, err := range w.Remaining(madeInputs(madeTotal)) {
			if err != nil {
				t.Fatal(err)
			}
			if want := madeInput(int(done) + n).Source; in.Source != want {
				t.Fatalf("got input %s, want %s", in.Source, want)
			}
			if _, err := w.Write(madeResult(int(done) + n)); err != nil {
				t.Fatal(err)
			}
			if n++; n == 25 {
				break
			}
		}
		if n == 25 {
			w.Close()
			continue
		}
		if err := w.Finish(); err != nil {
			t.Fatal(err)
		}
		if rounds < 4 {
			t.Errorf("only %d rounds", rounds)
		}
		break
	}
	same(t, contents(t, dir), contents(t, want))
}

// partial starts a run in a new folder and leaves it after 40 inputs.
func partial(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	w, err := Open(dir, smallParts)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		if _, err := w.Write(madeResult(i)); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	return dir
}

func TestResumeNeedsTheSameInputs(t *testing.T) {
	fewer := func(yield func(*pipeline.Input, error) bool) { yield(madeInput(0), nil) }
	changed := func(yield func(*pipeline.Input, error) bool) {
		for in := range madeInputs(madeTotal) {
			if in.Source == madeInput(20).Source {
				in.Fingerprint++
			}
			if !yield(in, nil) {
				return
			}
		}
	}
	moved := func(yield func(*pipeline.Input, error) bool) {
		for i := range madeTotal {
			if !yield(madeInput(i+1), nil) {
				return
			}
		}
	}
	for name, inputs := range map[string]func(func(*pipeline.Input, error) bool){"fewer": fewer, "changed": changed, "moved": moved} {
		t.Run(name, func(t *testing.T) {
			dir := partial(t)
			before := contents(t, dir)
			w, err := Open(dir, smallParts)
			if err != nil {
				t.Fatal(err)
			}
			var got error
			for in, err := range w.Remaining(inputs) {
				if in != nil {
					t.Fatalf("input %s came through", in.Source)
				}
				got = err
			}
			if !errors.Is(got, ErrInputs) || !strings.Contains(got.Error(), "--overwrite") {
				t.Errorf("got %v, want ErrInputs and what to do", got)
			}
			if _, err := w.Write(madeResult(0)); err == nil {
				t.Error("a result was accepted although inputs were not passed over")
			}
			if err := w.Finish(); !errors.Is(err, ErrInputs) {
				t.Errorf("finish: %v, want ErrInputs", err)
			}
			same(t, contents(t, dir), before)
		})
	}
}
