package source

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// A store holds files under names that filepath understands. An object store
// would be a second one, chosen by the scheme of a path.
type store interface {
	Stat(name string) (fs.FileInfo, error)
	Lstat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	Open(name string) (file, error)
	// Real returns the absolute name with all symbolic links resolved.
	Real(name string) (string, error)
}

// A file is one open file of a store.
type file interface {
	io.ReadCloser
	io.ReaderAt
	Stat() (fs.FileInfo, error)
}

// disk is the computer's own file system.
type disk struct{}

func (disk) Stat(name string) (fs.FileInfo, error)      { return os.Stat(name) }
func (disk) Lstat(name string) (fs.FileInfo, error)     { return os.Lstat(name) }
func (disk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }

// Open does not wait for a writer, should the name have become a FIFO since it
// was looked at.
func (disk) Open(name string) (file, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (disk) Real(name string) (string, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(abs)
}
