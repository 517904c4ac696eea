package sink

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// refused opens a folder that must not be written to, checks that nothing in it
// changed, and returns the message.
func refused(t *testing.T, dir string, opts Options) error {
	t.Helper()
	before := contents(t, dir)
	w, err := Open(dir, opts)
	if err == nil {
		w.Close()
		t.Fatalf("%s was opened", dir)
	}
	same(t, contents(t, dir), before)
	return err
}

func wants(t *testing.T, err error, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(err.Error(), p) {
			t.Errorf("message %q lacks %q", err, p)
		}
	}
}

func TestRefusesFoldersOfOthers(t *testing.T) {
	for _, overwrite := range []bool{false, true} {
		opts := Options{Overwrite: overwrite}
		dir := t.TempDir()
		write(t, filepath.Join(dir, "thesis.docx"), "precious")
		wants(t, refused(t, dir, opts), dir, "thesis.docx", "choose another folder")

		dir = t.TempDir()
		write(t, filepath.Join(dir, "documents", "part-00000.parquet"), "of someone else")
		wants(t, refused(t, dir, opts), "choose another folder")

		dir = t.TempDir()
		write(t, filepath.Join(dir, ManifestName), `{"format":"something else"}`)
		wants(t, refused(t, dir, opts), ManifestName, "was not written by readout")

		dir = t.TempDir()
		write(t, filepath.Join(dir, ManifestName), `{"format":`)
		wants(t, refused(t, dir, opts), ManifestName, "damaged")

		dir = t.TempDir()
		write(t, filepath.Join(dir, ManifestName), `{"format":"readout tables","shards":[{"parts":[{"file":"../../etc/passwd"}]}]}`)
		wants(t, refused(t, dir, opts), "damaged", "passwd")

		file := filepath.Join(t.TempDir(), "out")
		write(t, file, "a file")
		_, err := Open(file, opts)
		if err == nil {
			t.Fatal("a file was opened")
		}
		wants(t, err, file, "is a file")
		if _, err = Open(filepath.Join(file, "below"), opts); err == nil {
			t.Fatal("a folder below a file was opened")
		}
		wants(t, err, file, "is a file, not a folder")
	}
}

func TestEmptyAndMissingFoldersAreUsed(t *testing.T) {
	left := t.TempDir() // by a run that was killed at its very start
	write(t, filepath.Join(left, lockName), "")
	write(t, filepath.Join(left, ManifestName+".tmp"), "{")
	for _, dir := range []string{t.TempDir(), filepath.Join(t.TempDir(), "a", "b"), left} {
		if man := testWrite(t, dir, 5, Options{}); !man.Finished {
			t.Errorf("%s: not finished", dir)
		}
		if _, err := os.Stat(filepath.Join(dir, lockName)); err == nil {
			t.Errorf("%s: the lock is left over", dir)
		}
	}
}

func TestFinishedFolder(t *testing.T) {
	dir := t.TempDir()
	testWrite(t, dir, 30, smallParts)
	before := contents(t, dir)
	testWrite(t, dir, 30, smallParts)
	same(t, contents(t, dir), before)
	for _, n := range []int{29, 31} {
		w, err := Open(dir, smallParts)
		if err != nil {
			t.Fatal(err)
		}
		err = writeMade(w, n)
		w.Close()
		if !errors.Is(err, ErrInputs) {
			t.Errorf("%d inputs instead of 30: got %v, want ErrInputs", n, err)
		}
		same(t, contents(t, dir), before)
	}
	other := smallParts
	other.Meta.Rules = "new"
	err := refused(t, dir, other)
	if !errors.Is(err, ErrComplete) {
		t.Errorf("got %v, want ErrComplete", err)
	}
	wants(t, err, `rules is "new", was ""`, "--overwrite")
}

func TestOverwriteRemovesOnlyOurs(t *testing.T) {
	want := t.TempDir()
	testWrite(t, want, 10, smallParts)
	for _, name := range []string{"finished", "unfinished"} {
		t.Run(name, func(t *testing.T) {
			dir := partial(t)
			if name == "finished" {
				testWrite(t, dir, madeTotal, smallParts)
			}
			theirs := []string{"notes.txt", "pledges/notes.txt", "pledges/part-1.parquet", "people/part-00000.parquet.bak", ".readout-tmp/notes", "other/part-00000.parquet"}
			for _, f := range theirs {
				write(t, filepath.Join(dir, f), "theirs")
			}
			opts := smallParts
			opts.Overwrite = true
			testWrite(t, dir, 10, opts)
			got := contents(t, dir)
			for _, f := range theirs {
				if string(got[f]) != "theirs" {
					t.Errorf("%s was changed or removed", f)
				}
				delete(got, f)
			}
			same(t, got, contents(t, want))
		})
	}
}

func TestResumeNeedsTheSameSettings(t *testing.T) {
	dir := partial(t)
	for change, opts := range map[string]func(*Options){
		`engine is "other", was "made"`:  func(o *Options) { o.Settings = map[string]string{"engine": "other"} },
		`engine is not set, was "made"`:  func(o *Options) { o.Settings = nil },
		`force is "true", was not set`:   func(o *Options) { o.Settings = map[string]string{"engine": "made", "force": "true"} },
		`part_docs is "18", was "15"`:    func(o *Options) { o.PartDocs = 18 },
		`model is "m", was ""`:           func(o *Options) { o.Meta.Model = "m" },
		`program is "2", was ""`:         func(o *Options) { o.Meta.Program = "2" },
		`part_bytes is "5", was "67108`:  func(o *Options) { o.PartBytes = 5 },
		`attribution is "G", was ""`:     func(o *Options) { o.Meta.Attribution = "G" },
		`part_rows is "1", was "1300"`:   func(o *Options) { o.PartRows = 1 },
		`part_docs is "9", was "15"; ru`: func(o *Options) { o.Meta.Rules, o.PartDocs = "changed", 9 },
	} {
		o := smallParts
		opts(&o)
		wants(t, refused(t, dir, o), dir, change, "--overwrite")
	}
}

func TestResumeNeedsWhatWasWritten(t *testing.T) {
	dir := partial(t)
	part := filepath.Join(dir, "people", "part-00001.parquet")
	data, err := os.ReadFile(part)
	if err != nil {
		t.Fatal(err)
	}
	write(t, part, string(data[:len(data)-1]))
	wants(t, refused(t, dir, smallParts), part, "put it back")
	if err := os.Remove(part); err != nil {
		t.Fatal(err)
	}
	wants(t, refused(t, dir, smallParts), part, "is gone", "--overwrite")
	write(t, part, string(data))
	// The right length, but not a table any more.
	docs := filepath.Join(dir, "documents", "part-00000.parquet")
	data, err = os.ReadFile(docs)
	if err != nil {
		t.Fatal(err)
	}
	clear(data[len(data)-100:])
	write(t, docs, string(data))
	wants(t, refused(t, dir, smallParts), docs, "--overwrite")
}

func TestOneRunAtATime(t *testing.T) {
	dir := t.TempDir()
	w, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, overwrite := range []bool{false, true} {
		if _, err := Open(dir, Options{Overwrite: overwrite}); err == nil {
			t.Fatal("two runs have one folder")
		} else {
			wants(t, err, dir, "another run")
		}
	}
	w.Close()
	w.Close()
	w, err = Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	w.Close()
}
