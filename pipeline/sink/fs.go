package sink

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// fileSystem is every way in which the sink changes the disk, so that tests can
// fail each step.
type fileSystem interface {
	Create(path string) (file, error) // truncates what is there
	Rename(from, to string) error
	Remove(path string) error
	Mkdir(path string) error // with parents; no error if it is there
	SyncDir(path string) error
}

type file interface {
	io.Writer
	Sync() error
	Close() error
}

type disk struct{}

func (disk) Create(path string) (file, error) {
	return os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o644)
}
func (disk) Rename(from, to string) error { return os.Rename(from, to) }
func (disk) Remove(path string) error     { return os.Remove(path) }
func (disk) Mkdir(path string) error      { return os.MkdirAll(path, 0o755) }

// SyncDir makes renames in a folder durable. Windows has no such call.
func (disk) SyncDir(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	err = d.Sync()
	return errors.Join(err, d.Close())
}

// writeFile replaces the file at path as a whole: it is written beside it,
// synced and renamed. renamed tells how far it came.
func writeFile(fsys fileSystem, path string, data []byte) (renamed bool, err error) {
	tmp := path + ".tmp"
	f, err := fsys.Create(tmp)
	if err != nil {
		return false, err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		fsys.Remove(tmp) // best effort: the next run removes it
		return false, err
	}
	if err := fsys.Rename(tmp, path); err != nil {
		fsys.Remove(tmp)
		return true, err
	}
	return true, fsys.SyncDir(filepath.Dir(path))
}

// explain says what an error of writing below out means and what to do. kept is
// what a user still has, "" if that is nothing.
func explain(out, kept string, err error) error {
	var hint string
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		hint = "the disk is full; free some space there"
		if kept == "" {
			hint += " or choose another output"
		}
	case errors.Is(err, syscall.EROFS):
		hint = "the file system is read-only; choose an output elsewhere"
	case errors.Is(err, fs.ErrPermission):
		hint = "no permission to write there; change it or choose an output elsewhere"
	case errors.Is(err, syscall.EPIPE):
		hint = "what reads the output has ended"
	case errors.Is(err, fs.ErrNotExist):
		hint = "its folder is not there; make it first, or do not remove it while a run writes"
	case errors.Is(err, syscall.ENOTDIR):
		hint = "a part of the path is a file, not a folder; choose an output elsewhere"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		hint = "too many files are open; raise the limit (ulimit -n)"
	default:
		hint = "check that the disk is well"
	}
	if kept != "" {
		hint += "; " + kept
	}
	return fmt.Errorf("write to %s: %w: %s", out, err, hint)
}
