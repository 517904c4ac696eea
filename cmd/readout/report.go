package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
	"unicode/utf8"

	"readout/pipeline"
	"readout/pipeline/sink"
)

// report takes the results of a run, passes them to the output, and tells the
// user how it goes: progress, the first errors, a summary, the next step.
type report struct {
	flags    *extractFlags
	std      stdio
	out      output
	log      *slog.Logger
	progress *progress
	start    time.Time
	logged   time.Time

	docs, failed, skipped int
	words                 int
	classes               map[string]int
	pledges               []preview
}

// preview is a pledge to show at the end.
type preview struct{ who, strength, what, deadline string }

// maxShownErrors is how many failures are printed as they happen; all are in the
// errors table.
const maxShownErrors = 10

// take is called once an input, in order.
func (r *report) take(res *pipeline.Result) error {
	failure, err := r.out.Write(res)
	if failure != nil {
		r.fail(failure)
	} else if err == nil {
		r.count(res)
	}
	r.progress.done(r.flags.source.BytesRead.Load(), failure != nil)
	if time.Since(r.logged) > 10*time.Second {
		if !r.logged.IsZero() {
			r.log.Info("progress", "documents", r.docs, "errors", r.failed, "seconds", int(time.Since(r.start).Seconds()))
		}
		r.logged = time.Now()
	}
	return err
}

func (r *report) fail(f *pipeline.Failure) {
	if r.classes == nil {
		r.classes = map[string]int{}
	}
	r.failed++
	r.classes[f.Class]++
	r.log.Error("document failed", "source", f.Source, "stage", f.Stage, "class", f.Class, "message", f.Text())
	if r.flags.logFormat == "json" || r.failed > maxShownErrors {
		return
	}
	r.progress.clear()
	fmt.Fprintf(r.std.err, "readout: %s (%s)\n", f.Error(), f.Class)
	if r.failed == maxShownErrors {
		fmt.Fprintln(r.std.err, "readout: further errors are not shown; they are rows of the errors table")
	}
}

func (r *report) count(res *pipeline.Result) {
	r.docs++
	r.words += len(res.Ann.Tokens)
	if len(res.Ann.Tokens) == 0 && res.Doc.Language != "en" {
		r.skipped++
	}
	for i := range res.Ann.Pledges {
		if len(r.pledges) >= r.flags.preview {
			break
		}
		r.pledges = append(r.pledges, newPreview(res.Doc, &res.Ann.Pledges[i]))
	}
}

func newPreview(doc *pipeline.Document, p *pipeline.Pledge) preview {
	var who []string
	for _, x := range p.Pledgers {
		who = append(who, x.Text)
	}
	v := preview{who: strings.Join(who, ", "), strength: p.Strength, what: shorten(doc.Slice(p.Span), 70)}
	if v.who == "" {
		v.who = "-"
	}
	if len(p.PledgerIDs) > 0 {
		v.who = shorten(v.who, 24) + " (" + shorten(strings.Join(p.PledgerIDs, " "), 24) + ")"
	}
	if !p.DeadlineEnd.IsZero() {
		v.deadline = p.DeadlineEnd.Format(time.DateOnly)
	}
	return v
}

// shorten cuts s to n code points on one line.
func shorten(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}

// end prints the summary and turns the end of the run into the command's error.
func (r *report) end(ctx context.Context, err error) error {
	w := r.std.out
	if r.flags.out == "-" {
		w = r.std.err
	}
	seconds := time.Since(r.start).Seconds()
	r.log.Info("end", "documents", r.docs, "errors", r.failed, "tokens", r.words, "seconds", seconds, "complete", err == nil)
	if err != nil {
		return r.stopped(ctx, err)
	}
	failed := int64(r.failed)
	tables, ok := r.out.(*sink.Writer)
	if ok {
		failed = tables.Manifest().Errors // with those of the run that this one went on with
	}
	if !r.flags.quiet && r.flags.logFormat == "text" {
		if ok && r.docs+r.failed == 0 && tables.Manifest().Inputs > 0 {
			fmt.Fprintf(w, "nothing left to do: the inputs are the same, and their tables are complete (--overwrite makes them anew)\n")
		} else {
			fmt.Fprintf(w, "%s, %s, %s in %.1f s (%.0f tokens/s)\n", count(r.docs, "document"), count(r.failed, "error"), count(r.words, "token"), seconds, float64(r.words)/max(seconds, 1e-9))
		}
		if ok && tables.Manifest().Inputs > int64(r.docs+r.failed) {
			fmt.Fprintf(w, "together with the run that this one went on with: %s, %s\n", count(tables.Manifest().Documents, "document"), count(failed, "error"))
		}
		if r.skipped > 0 {
			fmt.Fprintf(w, "%s not English: nothing was extracted (--force-language does it all the same)\n", count(r.skipped, "document"))
		}
		for _, c := range slices.Sorted(maps.Keys(r.classes)) {
			fmt.Fprintf(w, "  %d failed: %s\n", r.classes[c], c)
		}
		if ok {
			r.summary(w, tables.Manifest())
		}
	}
	if failed > 0 {
		return errSomeFailed
	}
	return nil
}

// stopped says why the run ended before its end, and how to go on.
func (r *report) stopped(ctx context.Context, err error) error {
	if errors.Is(err, sink.ErrInputs) {
		return misuse(err)
	}
	if ctx.Err() == nil || !errors.Is(err, context.Cause(ctx)) {
		// The sink's errors say what is kept and what to do.
		return &coded{exitStopped, err}
	}
	msg := "interrupted after " + count(r.docs+r.failed, "document")
	if tables, ok := r.out.(*sink.Writer); ok && tables.Manifest().Inputs == 0 {
		msg += fmt.Sprintf("\nnothing is committed in %s yet; the same command begins again (a smaller --part-docs commits more often)", r.flags.out)
	} else if ok {
		msg += fmt.Sprintf("\n%s committed in %s; run the same command again to go on from there", count(tables.Manifest().Inputs, "input"), r.flags.out)
	} else {
		msg += "\nJSON lines cannot be resumed; run the command again from the start"
	}
	return &coded{exitStopped, errors.New(msg)}
}

// summary shows the tables, a first look at the pledges and the next step.
func (r *report) summary(w io.Writer, m *sink.Manifest) {
	rows := m.Rows()
	fmt.Fprintf(w, "\nTables in %s:\n", r.flags.out)
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, t := range sink.Tables() {
		fmt.Fprintf(tw, "  %s\t%s\t%s\n", t.Name, count(rows[t.Name], "row"), t.Doc)
	}
	tw.Flush()
	if len(r.pledges) > 0 {
		fmt.Fprintf(w, "\nThe first pledges:\n")
		tw = tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		fmt.Fprintf(tw, "  who\tstrength\twhat\tuntil\n")
		for _, p := range r.pledges {
			fmt.Fprintf(tw, "  %s\t%s\t%s\t%s\n", p.who, p.strength, p.what, p.deadline)
		}
		tw.Flush()
	}
	fmt.Fprintf(w, "\nIn a notebook:\n  import pandas as pd\n  pledges = pd.read_parquet(%q)\n", r.flags.out+"/pledges")
}

// count writes a number with what it counts, a noun whose plural ends in s.
func count[N int | int64](n N, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
