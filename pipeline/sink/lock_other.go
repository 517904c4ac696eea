//go:build !unix

package sink

import (
	"errors"
	"io/fs"
	"os"
)

// A lock keeps two runs from writing into one folder. Here it is a file that an
// orderly end removes; after a killed run it must be removed by hand.
type lock struct{ f *os.File }

func acquire(path string) (*lock, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil, errLocked
	}
	if err != nil {
		return nil, err
	}
	return &lock{f}, nil
}

func (l *lock) release() {
	l.f.Close()
	os.Remove(l.f.Name())
}
