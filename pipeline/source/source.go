package source

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"strings"

	"github.com/cespare/xxhash/v2"

	"readout/pipeline"
)

// Open returns the documents of paths as inputs, in an order that depends on
// the input alone. A path is a file, a folder (read with all folders below it),
// a glob ("2024/**/*.txt") if no file has that very name, or "-" for standard
// input. Nothing is opened before the sequence is ranged over, and everything
// is closed when the loop ends.
//
// An input that fails comes as (in, err), where err is a *pipeline.Failure; so
// does a path that cannot be read at all. The pair (nil, err) comes last and
// only when ctx is done. Inputs stay valid after the loop has moved on. An
// Input's Load does no input or output.
func Open(ctx context.Context, paths []string, opts Options) iter.Seq2[*pipeline.Input, error] {
	return func(yield func(*pipeline.Input, error) bool) {
		opts.Limits = opts.Limits.withDefaults()
		if opts.store == nil {
			opts.store = disk{}
		}
		if opts.BytesRead != nil {
			opts.store = counting{opts.store, opts.BytesRead}
		}
		r := &reader{opts: opts, formats: formats(), yield: yield, cause: func() error {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			return nil
		}}
		r.walk(paths)
		if err := r.cause(); err != nil && !r.done {
			yield(nil, err)
		}
	}
}

// A reader is one run over the inputs.
type reader struct {
	opts    Options
	formats []format
	yield   func(*pipeline.Input, error) bool
	cause   func() error // why the run is to stop; nil while it goes on
	done    bool         // the consumer has stopped, or the run has
	emitted int          // inputs yielded so far
	spare   []*bufio.Reader
}

// buffer returns a reader of src that can look headSize bytes ahead; unbuffer
// takes it back. Archives have many small members.
func (r *reader) buffer(src io.Reader) *bufio.Reader {
	if n := len(r.spare); n > 0 {
		br := r.spare[n-1]
		r.spare = r.spare[:n-1]
		br.Reset(src)
		return br
	}
	return bufio.NewReaderSize(src, headSize)
}

func (r *reader) unbuffer(br *bufio.Reader) {
	br.Reset(nil)
	r.spare = append(r.spare, br)
}

// A blob is content with a name, before its format is known.
type blob struct {
	name  string // in messages: the path as given, then "!" and the name of the member
	rel   string // in IDs: name below the given root
	base  string // tells format and date: file name without what was decompressed
	depth int    // layers of archives and compression around it

	r    *bufio.Reader
	size int64       // -1 if unknown
	at   io.ReaderAt // nil if it can only be read once, forwards
	// reopen starts again at the beginning; nil if that is not possible.
	reopen func() (io.ReadCloser, error)
	budget *budget
	side   metadata // what a sidecar says of it
}

// headSize is how much of a blob can be looked at before it is read.
const headSize = 64 << 10

// head returns the first bytes of b without reading past them.
func (b *blob) head(n int) []byte {
	head, _ := b.r.Peek(n) // a short head is what there is; the error comes again on reading
	return head
}

// emit hands one input to the consumer and reports whether to go on.
func (r *reader) emit(in *pipeline.Input, err error) bool {
	if r.stopped() {
		return false
	}
	r.emitted++
	if !r.yield(in, err) {
		r.done = true
	}
	return !r.done
}

// stopped reports whether the run is over; the cause, if it is ctx, has then
// been passed on.
func (r *reader) stopped() bool {
	if r.done {
		return true
	}
	if err := r.cause(); err != nil {
		r.done = true
		r.yield(nil, err)
	}
	return r.done
}

// fail yields an input that could not be read. The class is taken from err if
// it is or wraps a Failure, and else from what kind of error it is.
func (r *reader) fail(name, rel, message string, err error) bool {
	f := failure(name, message, err)
	return r.emit(&pipeline.Input{Source: f.Source, Fingerprint: fingerprint(rel+"\x00"+f.Class, nil),
		Load: func() (*pipeline.Document, error) { return nil, f }}, f)
}

// refuse yields an input that is not read, for a reason that is no error of
// the system.
func (r *reader) refuse(name, rel, class, message string) bool {
	return r.fail(name, rel, "", &pipeline.Failure{Class: class, Message: message})
}

func failure(name, message string, err error) *pipeline.Failure {
	f := &pipeline.Failure{Source: name, Stage: pipeline.StageSource, Class: classOf(err), Message: message, Err: err}
	if known, ok := errors.AsType[*pipeline.Failure](err); ok {
		f.Err = known.Err
		switch {
		case message == "":
			f.Message = known.Message
		case known.Message != "":
			f.Message = message + ": " + known.Message
		}
	}
	return f
}

func classOf(err error) string {
	var path *fs.PathError
	switch f, ok := errors.AsType[*pipeline.Failure](err); {
	case ok:
		return f.Class
	case errors.As(err, &path):
		return pipeline.ClassUnreadable
	default:
		return pipeline.ClassMalformed
	}
}

// fingerprint hashes a name with content; it is the same in every run and
// version of the program.
func fingerprint(rel string, raw []byte) uint64 {
	var d xxhash.Digest
	d.Reset()
	d.WriteString(rel)
	d.WriteString("\x00")
	d.Write(raw)
	return d.Sum64()
}

// maxID is the most bytes of an ID before its hash.
const maxID = 1000

// id derives a document's ID from name and content; it changes when either does.
func id(rel string, raw []byte) string {
	if len(rel) > maxID {
		rel = strings.ToValidUTF8(rel[:maxID], "")
	}
	return fmt.Sprintf("%s#%08x", rel, uint32(xxhash.Sum64(raw)>>32))
}

// slurp reads all of b as one document's raw form.
func (r *reader) slurp(b *blob) ([]byte, error) {
	limit := r.opts.Limits.raw()
	if b.size > limit {
		return nil, tooLarge(b.size, limit)
	}
	raw, err := readAll(b.r, b.size, limit)
	if err != nil {
		return nil, err
	}
	return raw, nil
}

// readAll reads r to its end, at most limit bytes. size is how much to expect,
// -1 if unknown.
func readAll(r io.Reader, size, limit int64) ([]byte, error) {
	buf := make([]byte, 0, min(max(size, 0), 1<<20)+512)
	for {
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if int64(len(buf)) > limit {
			return nil, tooLarge(-1, limit)
		}
		if err == io.EOF {
			return buf, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// tooLarge is the failure of a document whose raw form is over the limit; size is
// -1 if unknown.
func tooLarge(size, limit int64) *pipeline.Failure {
	what := "it has more than"
	if size >= 0 {
		what = fmt.Sprintf("it has %s, more than", megabytes(size))
	}
	return &pipeline.Failure{Class: pipeline.ClassTooLarge,
		Message: fmt.Sprintf("%s the %s that the raw form of one document may have; split it, or raise --max-document-size, which is half of that", what, megabytes(limit))}
}

// megabytes writes a number of bytes for people.
func megabytes(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
}
