package sink

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"

	"readout/pipeline"
)

// ErrInputs is in the error with which Remaining ends if the inputs are not
// those with which the run was started.
var ErrInputs = errors.New("the inputs are not those that the run in this folder was started with")

// Remaining returns inputs without those that an earlier run has committed,
// after checking that they are the same inputs in the same order; else the
// sequence ends with a nil input and an error that wraps ErrInputs. Of a new run
// it returns all, of a finished one none: inputs beyond its own are an error.
func (w *Writer) Remaining(inputs iter.Seq2[*pipeline.Input, error]) iter.Seq2[*pipeline.Input, error] {
	return func(yield func(*pipeline.Input, error) bool) {
		w.skip = w.man.Inputs
		w.digest = sha256.New()
		shard, end, n := 0, int64(0), int64(0) // end: inputs up to the end of shard
		for in, err := range inputs {
			if w.skip == 0 && in != nil && w.man.Finished {
				yield(nil, fmt.Errorf("%s: %w: it is complete with %d, and now there are more, from %s on; choose another folder for the new ones, or add --overwrite to start again",
					w.dir, ErrInputs, w.man.Inputs, in.Source))
				return
			}
			if w.skip == 0 || in == nil {
				if !yield(in, err) {
					return
				}
				continue
			}
			addInput(w.digest, in)
			n++
			w.skip--
			if s := w.man.Shards[shard]; n == end+s.Inputs {
				if hex.EncodeToString(w.digest.Sum(nil)) != s.Digest {
					w.skip = w.man.Inputs
					yield(nil, fmt.Errorf("%s: %w: something changed among inputs %d to %d; put them back to go on, or add --overwrite to start again", w.dir, ErrInputs, end, n-1))
					return
				}
				shard, end = shard+1, n
			}
		}
		if w.skip > 0 {
			yield(nil, w.missing())
		}
	}
}

// missing says that there are fewer inputs than are committed.
func (w *Writer) missing() error {
	return fmt.Errorf("%s: %w: there are %d, and %d were processed already; put them back to go on, or add --overwrite to start again",
		w.dir, ErrInputs, w.man.Inputs-w.skip, w.man.Inputs)
}
