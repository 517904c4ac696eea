package sink

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// unsynced is the disk without waiting for it, for tests that make many runs and
// lose no power.
type unsynced struct{ disk }

func (u unsynced) Create(path string) (file, error) {
	f, err := u.disk.Create(path)
	return unsyncedFile{f}, err
}
func (unsynced) SyncDir(string) error { return nil }

type unsyncedFile struct{ file }

func (unsyncedFile) Sync() error { return nil }

// faulty is the disk, on which one step fails, or every step from one on: then
// cleaning up fails too, and what is left is what a killed run leaves.
type faulty struct {
	unsynced
	at     int // the first step that fails, from 0
	dead   bool
	err    error
	failed bool
	log    string   // the step that failed
	names  []string // of all steps
}

func (f *faulty) step(name string) error {
	i := len(f.names)
	f.names = append(f.names, name)
	if i == f.at || f.dead && i > f.at {
		if !f.failed {
			f.failed, f.log = true, name
		}
		return f.err
	}
	return nil
}

func (f *faulty) Create(path string) (file, error) {
	if err := f.step("create " + filepath.Base(path)); err != nil {
		return nil, err
	}
	under, err := f.unsynced.Create(path)
	return &faultyFile{under, f}, err
}

func (f *faulty) Rename(from, to string) error {
	if err := f.step("rename " + filepath.Base(to)); err != nil {
		return err
	}
	return f.unsynced.Rename(from, to)
}

func (f *faulty) Remove(path string) error {
	if f.dead && f.failed {
		return f.err
	}
	return f.unsynced.Remove(path)
}

func (f *faulty) Mkdir(path string) error {
	if err := f.step("mkdir"); err != nil {
		return err
	}
	return f.unsynced.Mkdir(path)
}

func (f *faulty) SyncDir(path string) error {
	if err := f.step("sync dir"); err != nil {
		return err
	}
	return f.unsynced.SyncDir(path)
}

type faultyFile struct {
	file
	fs *faulty
}

// Write writes one half of what it was given before it fails, as a full disk does.
func (f *faultyFile) Write(b []byte) (int, error) {
	if err := f.fs.step("write"); err != nil {
		n, _ := f.file.Write(b[:len(b)/2])
		return n, err
	}
	return f.file.Write(b)
}

func (f *faultyFile) Sync() error {
	if err := f.fs.step("sync"); err != nil {
		return err
	}
	return f.file.Sync()
}

func (f *faultyFile) Close() error {
	err := f.file.Close()
	return errors.Join(f.fs.step("close"), err)
}

// TestEveryFault fails every single step of a run, once alone and once with all
// steps after it, and checks each time that the message says what to do, that
// nothing of the half-written shard is left, and that the run can be resumed to
// the same bytes.
func TestEveryFault(t *testing.T) {
	const total = 6
	opts := Options{PartDocs: 3}
	wantDir := t.TempDir()
	testWrite(t, wantDir, total, opts)
	want := contents(t, wantDir)
	count := &faulty{at: -1}
	w, err := open(t.TempDir(), opts, count)
	if err != nil {
		t.Fatal(err)
	}
	if err := writeMade(w, total); err != nil {
		t.Fatal(err)
	}
	if len(count.names) < 150 {
		t.Fatalf("a run has only %d steps", len(count.names))
	}
	// READOUT_FAULTS=all fails every step in both ways; else every seventh, in turns:
	// each kind of step comes ten times a shard, once a table.
	all := os.Getenv("READOUT_FAULTS") == "all"
	for step := range count.names {
		for _, dead := range []bool{false, true} {
			if !all && (step%7 != 0 || dead != (step%2 == 0) || testing.Short() && step%11 != 0) {
				continue
			}
			dir := filepath.Join(t.TempDir(), "out")
			fsys := &faulty{at: step, dead: dead, err: syscall.ENOSPC}
			w, err := open(dir, opts, fsys)
			if err == nil {
				err = writeMade(w, total)
			}
			if !fsys.failed || !errors.Is(err, syscall.ENOSPC) {
				t.Fatalf("step %d (%s): got %v", step, fsys.log, err)
			}
			wants(t, err, dir, "the disk is full")
			if !dead && fsys.log != "mkdir" {
				man, err := ReadManifest(dir)
				if err == nil {
					for name := range contents(t, dir) {
						if strings.HasSuffix(name, ".tmp") || strings.HasSuffix(name, ".part") {
							t.Errorf("step %d (%s): %s is left over with %d inputs committed", step, fsys.log, name, man.Inputs)
						}
					}
				}
			}
			if man, err := ReadManifest(dir); err != nil || !man.Finished {
				w, err := open(dir, opts, unsynced{})
				if err != nil {
					t.Fatal(err)
				}
				if err := writeMade(w, total); err != nil {
					t.Fatal(err)
				}
			}
			same(t, contents(t, dir), want)
			if t.Failed() {
				t.Fatalf("step %d (%s), dead %v", step, fsys.log, dead)
			}
		}
	}
}

func TestExplain(t *testing.T) {
	for err, hint := range map[error]string{
		syscall.ENOSPC: "disk is full", syscall.EROFS: "read-only", syscall.EACCES: "no permission", syscall.EPERM: "no permission",
		syscall.ENOTDIR: "is a file", syscall.EPIPE: "reads the output", syscall.EMFILE: "ulimit", syscall.EIO: "disk is well", syscall.ENOENT: "its folder",
	} {
		got := explain("OUT", "40 inputs are safe", err)
		if !errors.Is(got, err) {
			t.Errorf("%v does not wrap %v", got, err)
		}
		wants(t, got, "OUT", hint, "40 inputs are safe")
	}
}
