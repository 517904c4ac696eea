package source

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"

	"readout/pipeline"
)

// inMemory is how much of a stream is held in memory before it is spooled.
const inMemory = 8 << 20

// spool holds a stream aside so that it can be read at any place. release
// frees what it takes.
func (r *reader) spool(src io.Reader, limit int64) (at io.ReaderAt, size int64, release func(), err error) {
	head, err := io.ReadAll(io.LimitReader(src, inMemory))
	if err != nil {
		return nil, 0, nil, err
	}
	if len(head) < inMemory {
		return bytes.NewReader(head), int64(len(head)), func() {}, nil
	}
	f, err := os.CreateTemp("", "readout-*")
	if err != nil {
		return nil, 0, nil, unreadable("there is no temporary file to hold it aside", err)
	}
	release = func() {
		f.Close()
		os.Remove(f.Name())
	}
	size, err = io.Copy(f, io.LimitReader(io.MultiReader(bytes.NewReader(head), src), limit+1))
	if err != nil {
		release()
		return nil, 0, nil, unreadable("it cannot be held aside in "+os.TempDir(), err)
	}
	if size > limit {
		release()
		return nil, 0, nil, &pipeline.Failure{Class: pipeline.ClassTooLarge,
			Message: fmt.Sprintf("the archive lies inside another or in a stream and has more than %s; unpack it first, or raise the limit (--max-nested-size)", megabytes(limit))}
	}
	return f, size, release, nil
}

// standardInput reads Options.Stdin. A redirected file is read like any file.
func (r *reader) standardInput() {
	const name = "stdin"
	var in io.Reader = os.Stdin
	if r.opts.Stdin != nil {
		in = r.opts.Stdin
	}
	if f, ok := in.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			if at, err := f.Seek(0, io.SeekCurrent); err == nil && at == 0 {
				r.file(f, info.Size(), name, name, name, metadata{})
				return
			}
		}
	}
	// The size of a stream is not known: the ratio is measured against what has
	// been read of it.
	bud := &budget{limits: r.opts.Limits}
	src := meter{checked{in, r.cause}, &bud.packed}
	r.read(&blob{name: name, rel: name, base: name, r: bufio.NewReaderSize(src, headSize), size: -1, budget: bud})
}
