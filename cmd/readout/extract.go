package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"readout/extractors"
	"readout/pipeline"
	"readout/pipeline/sink"
	"readout/pipeline/source"
	"readout/rules"
)

// attribution goes into the metadata of the tables: the licence of the place
// data asks for it.
const attribution = "Contains place data from GeoNames (https://www.geonames.org), CC BY 4.0"

// extractFlags are the flags of extract, as given.
type extractFlags struct {
	out, format      string
	overwrite        bool
	resume           bool
	by               suiteFlags
	modelHash        string // of the tagger's model; "" if another engine runs
	weightsHash      string // of --pledge-weights; "" for those that ship
	noExtract        bool
	forceLanguage    bool
	workers          int
	memory           byteSize
	source           source.Options
	document, member byteSize
	total, nested    byteSize
	partRows         int
	partDocs         int
	logFormat        string
	quiet            bool
	preview          int
	config           string
}

func newExtract(std stdio) *cobra.Command {
	limits := source.DefaultLimits()
	f := &extractFlags{memory: 32 << 20, document: byteSize(limits.Document), member: byteSize(limits.Member), total: byteSize(limits.Total), nested: byteSize(limits.Nested)}
	f.source.Limits = limits
	cmd := &cobra.Command{
		Use:   "extract PATH... -o DIR",
		Short: "Read documents, write tables",
		Long: `Read documents from files, folders, globs, archives or standard input ("-") and
write one Parquet table each of documents, sentences, people, places,
organizations, references ("he", "both sides"), numbers, dates, pledges, mentions
(of treaties and the like, and of what your own rules find) and errors:
DIR/pledges/part-00000.parquet and so on. 'readout schema' describes them.

Inputs: plain text, Markdown with front matter, HTML pages, JSON Lines, JSON
arrays, CSV and TSV, also inside zip, tar, gzip and zstd. An index.tsv beside
texts gives their titles, dates, publishers and addresses. Any character set.
Text that is not English gets a row in documents and no extraction.

A run that was stopped, by Ctrl-C or a power cut, goes on where it was when the
same command is given again: nothing is lost and nothing comes twice. The same
input gives the same bytes whatever the number of workers.

--format jsonl writes one document a line with its mentions and pledges instead,
in the form of annotation gold, to a file or to standard output ("-o -").`,
		Example: `  readout extract readouts.zip -o tables
  readout extract archive/ 'more/**/*.html' -o tables --workers 4
  readout extract press.jsonl --text-field body --date-field published -o tables
  zstdcat dump.jsonl.zst | readout extract - --input-format jsonl -o tables
  readout extract gold.jsonl --id-field doc_id --format jsonl -o -`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.config != "" {
				if err := applyConfig(f.config, cmd.Flags()); err != nil {
					return misuse(err)
				}
			}
			f.source.Stdin = std.in
			return f.logged(extract(cmd.Context(), args, f, std), std)
		},
	}
	f.sections().give(cmd)
	complete(cmd, map[string][]string{"format": outputFormats, "ner": extractors.Engines(), "log-format": logFormats, "input-format": source.Formats(),
		"html-records": {string(source.HTMLAlways), string(source.HTMLNever)}})
	return cmd
}

var (
	outputFormats = []string{"parquet", "jsonl"}
	logFormats    = []string{"text", "json"}
)

// sections returns the flags under the headings that --help shows them by.
func (f *extractFlags) sections() sections {
	var out sections
	fl := out.under("Output")
	fl.StringVarP(&f.out, "output", "o", "", `folder for the tables; with --format jsonl a file, or "-" for standard output`)
	fl.StringVar(&f.format, "format", "parquet", "what to write: parquet or jsonl")
	fl.BoolVar(&f.overwrite, "overwrite", false, "start again in a folder that holds tables of an earlier run")
	fl.BoolVar(&f.resume, "resume", true, "go on with an unfinished run in the output folder; --resume=false refuses to")

	readingFlags(out.under("Reading"), &f.source)

	fl = out.under("Limits of what is read")
	fl.Var(&f.document, "max-document-size", "largest text of one document; larger ones go to errors")
	fl.Var(&f.member, "max-expanded-size", "largest size that one compressed file may expand to")
	fl.Var(&f.total, "max-total-size", "largest size that all members of one archive may expand to")
	fl.Int64Var(&f.source.Limits.Ratio, "max-ratio", f.source.Limits.Ratio, "times its size that a compressed file may expand to, beyond the first 64 MiB")
	fl.IntVar(&f.source.Limits.Depth, "max-depth", f.source.Limits.Depth, "layers of archives and compression that are opened")
	fl.IntVar(&f.source.Limits.Members, "max-members", f.source.Limits.Members, "members that one archive may hold")
	fl.Var(&f.nested, "max-nested-size", "largest archive inside an archive")

	fl = out.under("Extracting")
	f.by.register(fl)
	fl.BoolVar(&f.forceLanguage, "force-language", false, "extract from every document, whatever its language")
	fl.BoolVar(&f.noExtract, "no-extract", false, "write documents and sentences only")

	fl = out.under("Running")
	fl.IntVar(&f.workers, "workers", runtime.NumCPU(), "documents to work on at once")
	fl.Var(&f.memory, "memory", "bytes of input to hold between reading and writing")
	fl.IntVar(&f.partRows, "part-rows", 0, "rows over all tables after which a part is committed (default 500000)")
	fl.IntVar(&f.partDocs, "part-docs", 0, "documents after which a part is committed (default 5000)")

	fl = out.under("Messages and configuration")
	fl.StringVar(&f.logFormat, "log-format", "text", "messages as text or json (one object a line, for programs)")
	fl.BoolVarP(&f.quiet, "quiet", "q", false, "print errors only")
	fl.IntVar(&f.preview, "preview", 5, "pledges to show at the end; 0 for none")
	fl.StringVar(&f.config, "config", "", "YAML file with the same names as these flags; the command line wins")
	return out
}

// check reports every misuse of the flags at once.
func (f *extractFlags) check(args []string) error {
	var wrong misuses
	wrong.when(f.out == "" && f.format == "jsonl", "no output: add -o FILE, or -o - for standard output")
	wrong.when(f.out == "" && f.format != "jsonl", "no output: add -o DIR")
	wrong.oneOf("--format", f.format, outputFormats...)
	wrong.oneOf("--ner", f.by.engine, extractors.Engines()...)
	wrong.oneOf("--log-format", f.logFormat, logFormats...)
	wrong.when(f.workers < 1, "--workers %d: at least one is needed", f.workers)
	wrong.when(f.memory < 1<<20, "--memory %s is too small; 1MiB is the least", f.memory)
	wrong.when(f.partRows < 0 || f.partDocs < 0, "--part-rows and --part-docs cannot be negative")
	wrong.when(f.format == "parquet" && f.out == "-", "tables need a folder: give -o DIR, or --format jsonl for standard output")
	return wrong.with(source.Check(args, f.source))
}

// An output takes results in the order of inputs; parquet tables and JSON lines
// are the two that there are.
type output interface {
	// Write adds a result. The failure is why it is no document in the output.
	Write(*pipeline.Result) (*pipeline.Failure, error)
	Finish() error // commits; the output is closed, whatever the error
	Close()        // gives up what is not committed
}

func extract(ctx context.Context, args []string, f *extractFlags, std stdio) error {
	f.source.Limits.Document, f.source.Limits.Member = int64(f.document), int64(f.member)
	f.source.Limits.Total, f.source.Limits.Nested = int64(f.total), int64(f.nested)
	if f.out != "-" && f.out != "" {
		f.source.Exclude = append(f.source.Exclude, f.out)
	}
	if err := f.check(args); err != nil {
		return misuse(err)
	}
	set, suite, err := f.suite()
	if err != nil {
		return misuse(err)
	}
	// A run lives on short-lived annotations; a limit keeps the collector from
	// letting the heap double on archives of large documents.
	debug.SetMemoryLimit(400 << 20)

	f.source.BytesRead = new(atomic.Int64)
	inputs := source.Open(ctx, args, f.source)
	out, inputs, err := f.open(inputs, set, std)
	if err != nil {
		return misuse(err)
	}
	r := &report{flags: f, std: std, out: out, log: newLogger(f, std), start: time.Now(),
		progress: newProgress(std.err, storedSize(args), f.quiet || f.logFormat == "json" || f.out == "-")}
	opts := pipeline.Options{Workers: f.workers, MaxInFlight: int64(f.memory)}
	if !f.forceLanguage {
		opts.Skip = notEnglish
	}
	err = pipeline.Run(ctx, inputs, suite, opts, r.take)
	if err == nil {
		err = out.Finish()
	}
	out.Close()
	r.progress.finish()
	return r.end(ctx, err)
}

// suite returns the rules and the extractors that the flags ask for, and notes what
// they have learnt.
func (f *extractFlags) suite() (*rules.Set, []*pipeline.Extractor, error) {
	if f.noExtract {
		set, err := loadRules(f.by.rules)
		return set, extractors.TextOnly(), err
	}
	set, o, err := f.by.load()
	if err != nil {
		return nil, nil, err
	}
	f.modelHash = modelHash(o)
	if o.Pledge.Weights != nil {
		f.weightsHash = o.Pledge.Weights.Hash()
	}
	suite, err := extractors.SuiteOf(set, o)
	return set, suite, err
}

// open readies the output; the inputs that it returns are those still to do.
func (f *extractFlags) open(inputs iter.Seq2[*pipeline.Input, error], set *rules.Set, std stdio) (output, iter.Seq2[*pipeline.Input, error], error) {
	if f.format == "jsonl" {
		if f.out == "-" {
			return sink.NewJSONL(std.out), inputs, nil
		}
		out, err := sink.CreateJSONL(f.out, f.overwrite)
		return out, inputs, err
	}
	if m, err := sink.ReadManifest(f.out); err == nil && !m.Finished && !f.overwrite && !f.resume {
		return nil, nil, fmt.Errorf("%s holds an unfinished run of %d inputs; leave out --resume=false to go on with it, or add --overwrite to start again", f.out, m.Inputs)
	}
	w, err := sink.Open(f.out, sink.Options{
		Overwrite: f.overwrite, PartRows: f.partRows, PartDocs: f.partDocs,
		Meta:     sink.Meta{Program: programVersion(), Model: strings.TrimSuffix(f.by.engine+" "+f.modelHash, " "), Rules: set.Hash(), Attribution: attribution},
		Settings: f.settings(),
	})
	if err != nil {
		return nil, nil, err
	}
	return w, w.Remaining(inputs), nil
}

// settings are the flags that the rows depend on.
func (f *extractFlags) settings() map[string]string {
	s := f.source
	return map[string]string{
		"ner": f.by.engine, "model": f.modelHash, "pledge_weights": f.weightsHash, "no_extract": strconv.FormatBool(f.noExtract), "force_language": strconv.FormatBool(f.forceLanguage),
		"input_format": s.Format, "text_field": s.TextField, "id_field": s.IDField, "date_field": s.DateField, "title_field": s.TitleField,
		"url_field": s.URLField, "publisher_field": s.PublisherField, "source_field": s.SourceField, "language_field": s.LanguageField,
		"charset": s.Charset, "html_records": string(s.HTML), "language": s.Language, "limits": fmt.Sprintf("%+v", s.Limits),
	}
}

// storedSize is how many bytes the inputs have as stored, for the progress bar;
// -1 if that cannot be told (standard input, a glob).
func storedSize(args []string) int64 {
	var total int64
	for _, a := range args {
		info, err := os.Stat(a)
		if err != nil {
			return -1
		}
		if !info.IsDir() {
			total += info.Size()
			continue
		}
		// What cannot be looked at has no size; reading will report it.
		_ = filepath.WalkDir(a, func(_ string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() {
				if info, err := d.Info(); err == nil {
					total += info.Size()
				}
			}
			return nil
		})
	}
	return total
}

// logged writes an error that ends the run as one more line of JSON where
// messages are to be JSON; the exit code stays.
func (f *extractFlags) logged(err error, std stdio) error {
	if err == nil || err.Error() == "" || f.logFormat != "json" {
		return err
	}
	code := exitMisuse
	if c, ok := errors.AsType[*coded](err); ok {
		code = c.code
	}
	newLogger(f, std).Error("stopped", "message", err.Error(), "exit_code", code)
	return &coded{code, errors.New("")}
}

// newLogger logs to standard error: for people or, with --log-format json, for
// programs.
func newLogger(f *extractFlags, std stdio) *slog.Logger {
	level := slog.LevelInfo
	if f.quiet {
		level = slog.LevelError
	}
	if f.logFormat == "json" {
		return slog.New(slog.NewJSONHandler(std.err, &slog.HandlerOptions{Level: level}))
	}
	return slog.New(slog.NewTextHandler(io.Discard, nil))
}
