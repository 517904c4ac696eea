package pipeline

import (
	"errors"
	"fmt"
)

// An Input is one document before it is decoded. Sources yield inputs cheaply
// and in order; workers call Load, which does what costs time (decompression of
// a single file, character sets, HTML).
type Input struct {
	Source string // names the input in messages, "a.zip!b/c.txt", "x.jsonl:12"
	Size   int64  // bytes held until Load has returned; what limits inputs in flight
	// Fingerprint identifies the raw content, so that a resumed run can tell that
	// it sees the inputs it saw before.
	Fingerprint uint64
	// Load decodes the input. It is called once. The document's ID may be
	// empty only if Load fails.
	Load func() (*Document, error)
}

// Classes of failure; values of Failure.Class.
const (
	ClassUnreadable  = "unreadable"   // the input could not be opened or read
	ClassMalformed   = "malformed"    // it was read, and is not what it claims to be
	ClassTooLarge    = "too_large"    // it passes a limit
	ClassEmpty       = "empty"        // it holds no text
	ClassBinary      = "binary"       // it is not text
	ClassUnsupported = "unsupported"  // a format that is not read
	ClassDuplicateID = "duplicate_id" // its id was used before in this run
	ClassExtractor   = "extractor"    // an extractor returned an error
	ClassPanic       = "panic"        // a step panicked
)

// Stages in which a document can fail; values of Failure.Stage. A failing
// extractor's stage is its name.
const (
	StageSource = "source"
	StageDecode = "decode"
	StageWrite  = "write"
)

// A Failure is why one document could not be processed: a row of the errors
// table. It never stops a run.
type Failure struct {
	Source  string // as in Input
	Stage   string // StageSource, StageDecode, StageWrite or the name of an extractor
	Class   string // one of the Class constants
	Message string // what happened, and what to do about it; "" if Err says it all
	Err     error  // the cause; nil if there is none beyond Message
}

// Error describes f on one line.
func (f *Failure) Error() string { return f.Source + ": " + f.Text() }

// Unwrap returns the cause.
func (f *Failure) Unwrap() error { return f.Err }

// Text returns the message with its cause but without the source: what the
// errors table shows beside its source column.
func (f *Failure) Text() string {
	switch {
	case f.Err == nil:
		return f.Message
	case f.Message == "":
		return f.Err.Error()
	}
	return fmt.Sprintf("%s: %v", f.Message, f.Err)
}

// asFailure turns any error of a stage into a Failure. Fields that a wrapped
// Failure already has are kept.
func asFailure(err error, source, stage, class string) *Failure {
	if f, ok := errors.AsType[*Failure](err); ok {
		out := *f
		if out.Source == "" {
			out.Source = source
		}
		if out.Stage == "" {
			out.Stage = stage
		}
		if out.Class == "" {
			out.Class = class
		}
		return &out
	}
	return &Failure{Source: source, Stage: stage, Class: class, Err: err}
}
