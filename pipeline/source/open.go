package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"readout/pipeline"
)

// kinds of file that are not read, for they may block for ever or have no end.
var kinds = []struct {
	mode fs.FileMode
	name string
}{
	{fs.ModeNamedPipe, "a FIFO (named pipe)"},
	{fs.ModeSocket, "a socket"},
	{fs.ModeDevice | fs.ModeCharDevice, "a device"},
	{fs.ModeIrregular, "not a regular file"},
}

// regular returns a failure unless info is that of a regular file.
func regular(info fs.FileInfo) error {
	for _, k := range kinds {
		if info.Mode()&k.mode != 0 {
			return &pipeline.Failure{Class: pipeline.ClassUnsupported,
				Message: fmt.Sprintf(`it is %s; only regular files are read, streams come in through "-"`, k.name)}
		}
	}
	return nil
}

// open opens a regular file and returns its size.
func (r *reader) open(path string) (file, int64, error) {
	info, err := r.opts.store.Stat(path)
	if err == nil {
		if err = regular(info); err != nil {
			return nil, 0, err
		}
	}
	var f file
	if err == nil {
		f, err = r.opts.store.Open(path)
	}
	if err != nil {
		return nil, 0, unreadable("it cannot be opened", err)
	}
	// The name may have come to mean another file since.
	if info, err = f.Stat(); err == nil {
		err = regular(info)
	}
	if err != nil {
		f.Close()
		return nil, 0, unreadable("it cannot be read", err)
	}
	return f, info.Size(), nil
}

// file reads f, which is open and regular.
func (r *reader) file(f file, size int64, name, rel, base string, side metadata) {
	src := checked{f, r.cause}
	reopen := func() (io.ReadCloser, error) {
		return io.NopCloser(checked{io.NewSectionReader(uncounted(f), 0, size), r.cause}), nil
	}
	b := &blob{name: name, rel: rel, base: base, r: r.buffer(src), size: size, at: f,
		reopen: reopen, budget: &budget{limits: r.opts.Limits, packed: size}, side: side}
	r.read(b)
	r.unbuffer(b.r)
}

// checked is a reader of the system's that stops with the run and whose errors
// are told from those of what is read.
type checked struct {
	r    io.Reader
	stop func() error
}

func (c checked) Read(p []byte) (int, error) {
	if err := c.stop(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(p)
	if err != nil && err != io.EOF {
		err = unreadable("it cannot be read", err)
	}
	return n, err
}

// unreadable wraps an error of the system, unless it says its class itself.
func unreadable(message string, err error) error {
	if f, ok := errors.AsType[*pipeline.Failure](err); ok {
		return f
	}
	return &pipeline.Failure{Class: pipeline.ClassUnreadable, Message: message, Err: withoutPath(err)}
}

// withoutPath takes the path off an error of the system, since the failure names
// it, and adds what to do.
func withoutPath(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	switch {
	case errors.Is(err, os.ErrPermission):
		return fmt.Errorf("%w; check its access rights", err)
	case errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("%w; check the name", err)
	}
	return err
}
