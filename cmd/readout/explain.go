package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"readout/extractors"
	"readout/extractors/pledge"
	"readout/pipeline"
	"readout/pipeline/source"
)

// explainFlags are the flags of explain, as given.
type explainFlags struct {
	json, rejected bool
	color          string
	document       string
	date           string
	title, url     string
	publisher      string
	by             suiteFlags
	forceLanguage  bool
	largest        byteSize
	source         source.Options
}

// explainLargest is how large a text is explained unless the user wants more: what
// is said about a pledge takes some hundred times its length.
const explainLargest = 2 << 20

func newExplain(std stdio) *cobra.Command {
	f := &explainFlags{largest: explainLargest, source: source.Options{Limits: source.DefaultLimits()}}
	cmd := &cobra.Command{
		Use:   "explain PATH...",
		Short: "Show what is found in a document, and why each pledge is one",
		Long: `Print each document with what was found in it marked, and below it every pledge
with its reasons:

  - the cue, a rule of rules/pledges.yaml, with the words that it found
  - the features of the row that speak for and against a pledge, with what each adds
    to the log-odds; their sum gives the confidence. A second sum decides whether
    the pledge is specific
  - every field with the words that gave it and the rule by which they did

--rejected adds the words that looked like a pledge and why they are none. Try a
sentence from standard input, with the publisher and the day that it is read as:

  echo 'We will send 40 nurses to Nairobi by June.' |
      readout explain - --publisher 'Ministry of Health of Norway' --date 2026-03-02

On a terminal the text is coloured by label and pledges are underlined; elsewhere,
and where NO_COLOR is set, [words|LABEL] and {1|words of pledge 1} mark them.

--json prints an object a document and line instead. Its fields keep their names:

  doc_id source title publisher url date language text
  issuer issuer_from participants   who publishes, what told it, parties of the readout
  mentions   [start end label text norm rule confidence]
  references [start end text kind entities rule confidence]
  pledges    [number start end text sentence{start end text}
              cue{id doc class then start end text}
              confidence{base contributions[feature meaning weight count] log_odds
              probability} specificity{the same}
              fields[name value start end text rule]]
  rejected   [start end text sentence{start end text} cue reason];
             null without --rejected

start and end count Unicode code points of text, end exclusive; they are null for a
field that no words of the text give. What is unknown is null, as in the tables. Names and values of fields are those of the
table of pledges ('readout schema pledges').`,
		Example: `  readout explain statement.txt
  readout explain page.html --rejected --color always | less -R
  readout explain archive.zip --document 2025-03-14_china-mfa
  readout explain statement.txt --json | jq '.pledges[].fields[] | select(.name == "pledger_ids")'`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return explain(cmd.Context(), args, f, std) },
	}
	f.sections().give(cmd)
	complete(cmd, map[string][]string{"color": colorModes, "ner": extractors.Engines(), "input-format": source.Formats()})
	return cmd
}

var colorModes = []string{"auto", "always", "never"}

func (f *explainFlags) sections() sections {
	var out sections
	fl := out.under("Output")
	fl.BoolVar(&f.json, "json", false, "print JSON, an object a document and line, for programs")
	fl.BoolVar(&f.rejected, "rejected", false, "also show what looked like a pledge, and why it is none")
	fl.StringVar(&f.color, "color", "auto", "colours: always, never, or auto, on a terminal unless NO_COLOR is set")
	fl.StringVar(&f.document, "document", "", "explain only documents with this in their id (doc_id in the tables)")

	fl = out.under("What documents are read as, in place of what they say themselves")
	fl.StringVar(&f.date, "date", "", "day of publication, 2026-03-02")
	fl.StringVar(&f.title, "title", "", "title")
	fl.StringVar(&f.url, "url", "", "address")
	fl.StringVar(&f.publisher, "publisher", "", "publisher")

	fl = out.under("Reading")
	readingFlags(fl, &f.source)
	fl.Var(&f.largest, "max-document-size", "largest text of one document")

	fl = out.under("Extracting")
	f.by.register(fl)
	fl.BoolVar(&f.forceLanguage, "force-language", false, "extract from every document, whatever its language")
	return out
}

// check reports every misuse at once, and reads the day.
func (f *explainFlags) check(args []string) (day time.Time, err error) {
	var wrong misuses
	wrong.oneOf("--color", f.color, colorModes...)
	wrong.oneOf("--ner", f.by.engine, extractors.Engines()...)
	if f.date != "" {
		day, err = time.Parse(time.DateOnly, f.date)
		wrong.when(err != nil, "--date %q is no day such as 2026-03-02", f.date)
	}
	return day, wrong.with(source.Check(args, f.source))
}

func explain(ctx context.Context, args []string, f *explainFlags, std stdio) error {
	f.source.Stdin = std.in
	f.source.Limits.Document = int64(f.largest)
	day, err := f.check(args)
	if err != nil {
		return misuse(err)
	}
	set, options, err := f.by.load()
	if err != nil {
		return misuse(err)
	}
	var reasons sync.Map // *pipeline.Document -> *pledge.Explanation, until it is printed
	options.Pledge.Explain = func(x *pledge.Explanation) { reasons.Store(x.Doc, x) }
	suite, err := extractors.SuiteOf(set, options)
	if err != nil {
		return misuse(err)
	}
	skip := func(doc *pipeline.Document) bool { return notEnglish(doc) && !f.forceLanguage }
	page := &explainPage{color: f.colored(std.out), rejected: f.rejected}
	failed, shown := 0, 0
	emit := func(res *pipeline.Result) error {
		if res.Err != nil {
			failed++
			fmt.Fprintf(std.err, "readout: %s (%s)\n", res.Err.Error(), res.Err.Class)
			return nil
		}
		why := &pledge.Explanation{Doc: res.Doc}
		if x, ok := reasons.LoadAndDelete(res.Doc); ok {
			why = x.(*pledge.Explanation)
		}
		x := newExplained(res.Doc, res.Ann, why, f.rejected)
		if err := f.print(std.out, page, x, skip(res.Doc)); err != nil {
			return &coded{exitStopped, err}
		}
		shown++
		return nil
	}
	inputs := f.as(source.Open(ctx, args, f.source), day)
	switch err := pipeline.Run(ctx, inputs, suite, pipeline.Options{Skip: skip}, emit); {
	case err != nil && ctx.Err() != nil:
		return &coded{exitStopped, errors.New("interrupted")}
	case err != nil:
		return &coded{exitStopped, err}
	case f.document != "" && shown+failed == 0:
		return misuse(fmt.Errorf("no document has %q in its id; ids are doc_id in the tables", f.document))
	case failed > 0:
		return errSomeFailed
	}
	return nil
}

// notEnglish reports documents that are not extracted from unless the user insists.
func notEnglish(doc *pipeline.Document) bool {
	return doc.Language != "" && doc.Language != "en" && doc.Language != "und"
}

// as yields documents as the flags say that they are read, only those that are
// asked for if some are.
func (f *explainFlags) as(inputs iter.Seq2[*pipeline.Input, error], day time.Time) iter.Seq2[*pipeline.Input, error] {
	return func(yield func(*pipeline.Input, error) bool) {
		for in, err := range inputs {
			if err != nil || in == nil {
				if !yield(in, err) {
					return
				}
				continue
			}
			load := in.Load
			read := func() (*pipeline.Document, error) {
				doc, err := load()
				if err != nil {
					return doc, err
				}
				out := *doc
				f.override(&out, day)
				return &out, nil
			}
			if f.document != "" {
				doc, err := read()
				if err != nil || !strings.Contains(doc.ID, f.document) {
					continue // another one's trouble is none here
				}
				read = func() (*pipeline.Document, error) { return doc, nil }
			}
			one := *in
			one.Load = read
			if !yield(&one, nil) {
				return
			}
		}
	}
}

func (f *explainFlags) override(doc *pipeline.Document, day time.Time) {
	if !day.IsZero() {
		doc.Date, doc.DateSource = day, pipeline.DateFromMetadata
	}
	for _, o := range []struct {
		to   *string
		with string
	}{{&doc.Title, f.title}, {&doc.URL, f.url}, {&doc.Publisher, f.publisher}} {
		if o.with != "" {
			*o.to = o.with
		}
	}
}

// colored reports whether to print colours.
func (f *explainFlags) colored(w io.Writer) bool {
	switch f.color {
	case "always":
		return true
	case "never":
		return false
	}
	if r, ok := w.(*remembering); ok {
		w = r.Writer
	}
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd())) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

func (f *explainFlags) print(w io.Writer, page *explainPage, x *explained, skipped bool) error {
	if f.json {
		return x.writeJSON(w)
	}
	return page.print(w, x, skipped)
}
