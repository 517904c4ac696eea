package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows a long run on a terminal: share done, MB/s, time left,
// documents and errors. In a pipe it shows nothing. Its methods are called by
// one goroutine.
type progress struct {
	bar          *progressbar.ProgressBar // nil if silent
	docs, failed int
	shown        time.Time
}

// newProgress returns a bar over total bytes of input as stored, or a counter
// without an end if total is negative (standard input).
func newProgress(w io.Writer, total int64, silent bool) *progress {
	f, ok := w.(*os.File)
	if silent || !ok || !term.IsTerminal(int(f.Fd())) {
		return &progress{}
	}
	return &progress{bar: progressbar.NewOptions64(total,
		progressbar.OptionSetWriter(w),
		progressbar.OptionShowBytes(true),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionFullWidth(),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetDescription("reading"),
	)}
}

// done counts one document; read is how many bytes of the stored input have
// been read so far.
func (p *progress) done(read int64, failed bool) {
	p.docs++
	if failed {
		p.failed++
	}
	if p.bar == nil || time.Since(p.shown) < 100*time.Millisecond {
		return
	}
	p.shown = time.Now()
	p.bar.Describe(count(p.docs, "document") + ", " + count(p.failed, "error"))
	// What cannot be drawn is no reason to stop a run.
	_ = p.bar.Set64(read)
}

// clear takes the bar off the screen, before other lines are printed.
func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

func (p *progress) finish() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
