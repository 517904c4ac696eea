package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"

	"github.com/sourcegraph/conc"
	"github.com/sourcegraph/conc/panics"
	"github.com/sourcegraph/conc/stream"
	"golang.org/x/sync/semaphore"
)

// A Result is what became of one input. Exactly one of Ann and Err is set; Doc
// is nil only if the input could not be decoded.
type Result struct {
	Input *Input
	Doc   *Document
	// Ann is empty, not nil, for a document that the run's Skip left alone.
	Ann *Annotations
	Err *Failure
}

// Options of Run. The zero value is usable.
type Options struct {
	// Workers is how many documents are worked on at once; 0 means
	// runtime.GOMAXPROCS(0).
	Workers int
	// MaxInFlight limits the bytes of raw input held between reading and
	// writing; 0 means 32 MiB. One input that is larger runs alone.
	MaxInFlight int64
	// Skip says which documents get no extraction (they still get a Result with
	// empty Annotations). nil skips none.
	Skip func(*Document) bool
}

// A batch is the unit of work of one worker: enough to make the cost of a
// handover small, few enough that results keep flowing.
const (
	batchInputs = 32
	batchBytes  = 256 << 10
	inFlight    = 32 << 20
	// backlog is how many finished batches may wait while emit is busy, so that a
	// write that takes long does not stop the workers at once.
	backlog = 16
)

// Run decodes every input, runs the suite over it and calls emit with one
// Result an input, in the order of inputs, whatever the number of workers. emit
// is never called by two goroutines at once.
//
// A document that fails is a Result with Err set, and the run goes on; a panic
// counts as a failure of its document. Run itself fails on a suite that Order
// rejects, on a source that cannot go on (it yields a nil input with an error),
// on an error of emit and on a done ctx; it then waits for its workers, has
// emitted an unbroken prefix of the inputs, and returns that error.
func Run(ctx context.Context, inputs iter.Seq2[*Input, error], suite []*Extractor, opts Options, emit func(*Result) error) error {
	ordered, err := Order(suite)
	if err != nil {
		return err
	}
	workers := opts.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	limit := opts.MaxInFlight
	if limit <= 0 {
		limit = inFlight
	}
	r := &runner{suite: ordered, skip: opts.Skip, emit: emit, limit: limit,
		weight: semaphore.NewWeighted(limit), stream: stream.New().WithMaxGoroutines(workers), ready: make(chan delivery, backlog)}
	ctx, r.cancel = context.WithCancelCause(ctx)
	defer r.cancel(nil)

	// Both owners re-panic what could not be contained, after all are done.
	var emitter conc.WaitGroup
	emitter.Go(func() { r.deliverAll(ctx) })
	err = r.feed(ctx, inputs)
	r.stream.Wait()
	close(r.ready)
	emitter.Wait()
	switch {
	case r.emitErr != nil:
		return r.emitErr
	case err == nil && r.cut:
		// The source had ended when ctx was done, but not every result was out.
		return context.Cause(ctx)
	}
	return err
}

type runner struct {
	suite  []*Extractor
	skip   func(*Document) bool
	emit   func(*Result) error
	limit  int64
	weight *semaphore.Weighted
	stream *stream.Stream
	cancel context.CancelCauseFunc
	ready  chan delivery // in the order of inputs
	// Written by the emitter alone; read after its end.
	emitErr error
	cut     bool // some results were not emitted, since ctx was done
}

// A delivery is the results of one batch on their way to emit; cut says that the
// batch was left unfinished.
type delivery struct {
	results []*Result
	weight  int64
	cut     bool
}

// item is an input, or the error that the source gave in its place.
type item struct {
	in  *Input
	err error
}

// feed reads the source and hands out batches; it returns when the source ends
// or the run is to stop.
func (r *runner) feed(ctx context.Context, inputs iter.Seq2[*Input, error]) error {
	var batch []item
	var size int64
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		b, w := batch, min(max(size, 1), r.limit)
		batch, size = nil, 0
		if err := r.weight.Acquire(ctx, w); err != nil {
			return context.Cause(ctx)
		}
		r.stream.Go(func() stream.Callback {
			results := make([]*Result, len(b))
			for i, it := range b {
				if ctx.Err() != nil {
					results = results[:i]
					break
				}
				results[i] = r.process(it)
			}
			return func() { r.ready <- delivery{results, w, len(results) < len(b)} }
		})
		return nil
	}
	for in, err := range inputs {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if in == nil {
			if ferr := flush(); ferr != nil {
				return ferr
			}
			return fmt.Errorf("read inputs: %w", err)
		}
		batch = append(batch, item{in, err})
		size += in.Size
		if len(batch) >= batchInputs || size >= batchBytes {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := flush(); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return nil
}

// deliverAll emits batch after batch until no more can come. If emit panics, what
// is left is let go of, so that nobody waits for it.
func (r *runner) deliverAll(ctx context.Context) {
	defer func() {
		r.cancel(nil)
		for d := range r.ready {
			r.weight.Release(d.weight)
		}
	}()
	for d := range r.ready {
		func() {
			defer r.weight.Release(d.weight)
			r.deliver(ctx, d.results)
			r.cut = r.cut || d.cut
		}()
	}
}

// deliver emits the results of one batch unless the run has stopped: what is
// emitted must be an unbroken prefix.
func (r *runner) deliver(ctx context.Context, results []*Result) {
	for _, res := range results {
		if r.emitErr != nil || ctx.Err() != nil {
			r.cut = true
			return
		}
		if err := r.emit(res); err != nil {
			r.emitErr = err
			r.cancel(err)
			return
		}
	}
}

func (r *runner) process(it item) *Result {
	res := &Result{Input: it.in}
	if it.err != nil {
		res.Err = asFailure(it.err, it.in.Source, StageSource, ClassUnreadable)
		return res
	}
	res.Err = contain(it.in.Source, StageDecode, ClassMalformed, func() error {
		doc, err := it.in.Load()
		if err == nil && doc == nil {
			err = errors.New("reader returned no document")
		}
		res.Doc = doc
		return err
	})
	if res.Err != nil {
		res.Doc = nil
		return res
	}
	p := &Pass{Doc: res.Doc, Ann: &Annotations{}}
	if r.skip == nil || !r.skip(res.Doc) {
		for _, x := range r.suite {
			res.Err = contain(it.in.Source, x.Name, ClassExtractor, func() error { return x.Run(p) })
			if res.Err != nil {
				return res
			}
		}
	}
	res.Ann = p.Ann
	return res
}

// contain calls f and turns its error or panic into a Failure.
func contain(source, stage, class string, f func() error) *Failure {
	var err error
	if rec := panics.Try(func() { err = f() }); rec != nil {
		return &Failure{Source: source, Stage: stage, Class: ClassPanic,
			Message: fmt.Sprintf("panic: %v; please report it with the document", rec.Value), Err: nil}
	}
	if err != nil {
		return asFailure(err, source, stage, class)
	}
	return nil
}

// Extract runs a suite over one document, for callers that have no archive. It
// returns the document's Failure, or the suite's fault, as its error.
func Extract(doc *Document, suite []*Extractor) (*Annotations, error) {
	var ann *Annotations
	in := &Input{Source: doc.Source, Load: func() (*Document, error) { return doc, nil }}
	err := Run(context.Background(), func(yield func(*Input, error) bool) { yield(in, nil) }, suite, Options{Workers: 1},
		func(res *Result) error {
			if res.Err != nil {
				return res.Err
			}
			ann = res.Ann
			return nil
		})
	return ann, err
}
