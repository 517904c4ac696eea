package source

import "sync/atomic"

// counting is a store that counts the bytes read from its files, as stored.
type counting struct {
	store
	read *atomic.Int64
}

func (c counting) Open(name string) (file, error) {
	f, err := c.store.Open(name)
	if err != nil {
		return nil, err
	}
	return countingFile{f, c.read}, nil
}

type countingFile struct {
	file
	read *atomic.Int64
}

func (f countingFile) Read(p []byte) (int, error) {
	n, err := f.file.Read(p)
	f.read.Add(int64(n))
	return n, err
}

func (f countingFile) ReadAt(p []byte, off int64) (int, error) {
	n, err := f.file.ReadAt(p, off)
	f.read.Add(int64(n))
	return n, err
}

// uncounted is f without the counting, for what is read a second time.
func uncounted(f file) file {
	if c, ok := f.(countingFile); ok {
		return c.file
	}
	return f
}
