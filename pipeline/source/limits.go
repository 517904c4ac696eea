package source

import (
	"fmt"
	"io"

	"readout/pipeline"
)

// free is how much compressed content may expand to before the ratio counts:
// small files of spaces are common and harmless.
const free = 64 << 20

// A budget bounds what all members of one file expand to, at all depths. That
// is what stops a zip whose members overlap, and archives that hold themselves.
type budget struct {
	limits   Limits
	packed   int64 // bytes of the file read so far, or its size
	expanded int64
}

// A meter counts bytes of compressed content as they are read.
type meter struct {
	r io.Reader
	n *int64
}

func (m meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	*m.n += int64(n)
	return n, err
}

// A gauge reads decompressed content and fails where it passes a limit.
type gauge struct {
	r      io.Reader
	budget *budget
	packed *int64 // compressed bytes of this member, read so far or as declared
	n      int64
	stop   func() error // why the run is to stop; nil while it goes on
	err    error
}

func (g *gauge) Read(p []byte) (int, error) {
	if g.err == nil {
		g.err = g.stop()
	}
	if g.err != nil {
		return 0, g.err
	}
	n, err := g.r.Read(p)
	g.n += int64(n)
	g.budget.expanded += int64(n)
	if g.err = g.over(); g.err != nil {
		return 0, g.err
	}
	return n, err
}

func (g *gauge) over() error {
	l := g.budget.limits
	switch {
	case g.n > l.Member:
		return bomb("it expands to more than the %s that one member may have", megabytes(l.Member))
	case g.n > free && (g.n-free)/l.Ratio > *g.packed:
		return bomb("it expands to more than %d times its size (%s from %s so far)", l.Ratio, megabytes(g.n), megabytes(*g.packed))
	}
	return g.budget.over()
}

// over reports that the budget is used up, after which nothing more of the
// file is read.
func (b *budget) over() error {
	l := b.limits
	switch {
	case b.expanded > l.Total:
		return bomb("all in it expands to more than %s", megabytes(l.Total))
	case b.expanded > free && (b.expanded-free)/l.Ratio > b.packed:
		return bomb("all in it expands to more than %d times its size", l.Ratio)
	}
	return nil
}

func bomb(format string, args ...any) error {
	return &pipeline.Failure{Class: pipeline.ClassTooLarge,
		Message: fmt.Sprintf(format, args...) + "; if it is no zip bomb, raise the limit (the --max flags) or unpack it first"}
}

func tooDeep(l Limits) *pipeline.Failure {
	return &pipeline.Failure{Class: pipeline.ClassTooLarge,
		Message: fmt.Sprintf("it lies inside %d layers of archives and compression, the most that are opened; unpack it first", l.Depth)}
}
