//go:build unix

package sink

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// A lock keeps two runs from writing into one folder. The system drops it when
// the process ends, however it ends.
type lock struct{ f *os.File }

func acquire(path string) (*lock, error) {
	for {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
		if err != nil {
			return nil, err
		}
		if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
			f.Close()
			if errors.Is(err, syscall.EWOULDBLOCK) {
				return nil, errLocked
			}
			return nil, fmt.Errorf("lock %s: %w", path, err)
		}
		// The run that had the lock may have removed the file after we opened it:
		// then this lock is on nothing that another run would look at.
		mine, err1 := f.Stat()
		theirs, err2 := os.Stat(path)
		if err1 == nil && err2 == nil && os.SameFile(mine, theirs) {
			return &lock{f}, nil
		}
		f.Close()
	}
}

func (l *lock) release() {
	os.Remove(l.f.Name()) // while it is held: see acquire
	l.f.Close()
}
