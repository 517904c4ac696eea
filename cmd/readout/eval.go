package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout/datasets"
	"readout/datasets/score"
	"readout/extractors"
	"readout/extractors/ner"
	"readout/pipeline"
	"readout/pipeline/sink"
)

// evalFlags are the flags of eval, as given.
type evalFlags struct {
	gold        []string
	engines     []string
	predictions []string
	against     string
	rules       []string
	model       string
	weights     string
	errors      []string
	by          string
	limit       int
	rounds      int
	seed        uint64
	json        bool
	html        string
	floors      string
	raise       bool
	noBaseline  bool
}

func newEval(std stdio) *cobra.Command {
	f := &evalFlags{}
	cmd := &cobra.Command{
		Use:   "eval [--gold FILE]",
		Short: "Score extraction against gold",
		Long: `Run extraction over annotated documents and score it: names, numbers and dates by
exact span and label, their values, what names refer to, and pledges with every
field; each with its 95 % interval (bootstrap over documents). Without --gold the
gold that ships with the program is scored.

--engine names the engines of names to run, one row each. --predictions scores
what another run or another program made, as JSON lines or as a folder of
tables, and --against tests the first system's lead over a second one.

What each figure means, with a worked example: datasets/README.md.`,
		Example: `  readout eval
  readout eval --gold dev.jsonl --engine none,prose --by source
  readout eval --gold dev.jsonl --model mine.model
  readout eval --gold dev.jsonl --errors missed,border --limit 40
  readout eval --gold dev.jsonl --predictions tables/ --against other.jsonl
  readout eval --gold dev.jsonl --html report.html`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return eval(cmd.Context(), f, std) },
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	fl.StringArrayVar(&f.gold, "gold", nil, "gold: JSON lines, marked-up text or a folder of such files; may be repeated (default: the gold that ships, test part)")
	fl.StringSliceVar(&f.engines, "engine", nil, "engines of names to run: "+strings.Join(extractors.Engines(), ", ")+" (default "+extractors.DefaultEngine+")")
	fl.StringArrayVar(&f.predictions, "predictions", nil, "score this instead of running: JSON lines or a folder of tables; may be repeated")
	fl.StringVar(&f.against, "against", "", "predictions to test the first system against")
	rulesFlag(fl, &f.rules)
	modelFlag(fl, &f.model)
	weightsFlag(fl, &f.weights)
	fl.StringSliceVar(&f.errors, "errors", nil, "list errors of these kinds of the first system: "+strings.Join(score.ErrorKinds, ", ")+", or all")
	fl.IntVar(&f.limit, "limit", 20, "errors to list of each kind and label; 0 for all")
	fl.StringVar(&f.by, "by", "", "a row for each source: --by source")
	fl.IntVar(&f.rounds, "rounds", 1000, "bootstrap rounds for intervals and tests; 0 for none")
	fl.Uint64Var(&f.seed, "seed", 1, "seed of the bootstrap")
	fl.BoolVar(&f.json, "json", false, "print JSON, for programs")
	fl.StringVar(&f.html, "html", "", "also write a page with scores and errors in context")
	fl.StringVar(&f.floors, "floors", "", "file of scores to compare the first system's with; exit code 1 if one fell")
	fl.BoolVar(&f.raise, "raise", false, "write better scores into the file of --floors")
	fl.BoolVar(&f.noBaseline, "no-baseline", false, "leave out the row of the baseline, prose v2 by itself")
	return cmd
}

func (f *evalFlags) check() error {
	var wrong misuses
	for _, k := range f.errors {
		wrong.oneOf("--errors", k, append(slices.Clone(score.ErrorKinds), "all")...)
	}
	for _, e := range f.engines {
		wrong.oneOf("--engine", e, extractors.Engines()...)
	}
	wrong.when(f.by != "" && f.by != "source", "--by %q is unknown; known is source", f.by)
	wrong.when(f.raise && f.floors == "", "--raise needs --floors FILE")
	wrong.when(f.rounds < 0 || f.limit < 0, "--rounds and --limit cannot be negative")
	wrong.when(f.model != "" && len(f.engines) > 0 && !slices.Contains(f.engines, ner.Name), "--model is for --engine %s", ner.Name)
	return wrong.with()
}

// evaluation is all that eval found out, and what --json prints.
type evaluation struct {
	Documents int            `json:"documents"`
	Systems   []systemScores `json:"systems"`
	Against   []comparison   `json:"against,omitempty"`
	Errors    []score.Error  `json:"errors,omitempty"`

	reports []*score.Report
	all     []score.Error // of the first system, every kind
	gold    []*datasets.Document
	pred    []*datasets.Document // of the first system
}

type systemScores struct {
	System      string                  `json:"system"`
	Seconds     float64                 `json:"extraction_seconds,omitempty"` // 0 for predictions that were read
	Missing     []string                `json:"missing_documents,omitempty"`
	Extra       []string                `json:"documents_without_gold,omitempty"`
	Scores      []figure                `json:"scores"`
	Sources     map[string][]figure     `json:"sources,omitempty"`
	Confuse     []confusion             `json:"confusion"`
	Counts      map[string]score.Counts `json:"counts"`
	Partial     map[string]score.Counts `json:"partial"`
	bySrc       []string                // order of Sources
	tallies     map[string]*score.Tally
	Reliability []score.Reliability `json:"reliability,omitempty"` // of predictions that carry a confidence
}

// figure is one metric; Value is null where there was nothing to judge.
type figure struct {
	Metric string   `json:"metric"`
	Kind   string   `json:"kind"`
	Value  *float64 `json:"value"`
	Low    *float64 `json:"low,omitempty"`
	High   *float64 `json:"high,omitempty"`
}

type confusion struct {
	Gold string `json:"gold"`
	Pred string `json:"predicted"`
	N    int    `json:"n"`
}

type comparison struct {
	Metric string  `json:"metric"`
	Delta  float64 `json:"delta"`
	P      float64 `json:"p"`
}

func eval(ctx context.Context, f *evalFlags, std stdio) error {
	if err := f.check(); err != nil {
		return misuse(err)
	}
	gold, err := loadGold(f.gold)
	if err != nil {
		return misuse(err)
	}
	ev := &evaluation{Documents: len(gold), gold: gold}
	if err := f.systems(ctx, ev); err != nil {
		return err
	}
	if f.against != "" {
		if err := f.compare(ev); err != nil {
			return misuse(err)
		}
	}
	ev.all = score.Errors(gold, ev.pred)
	for _, e := range ev.all {
		if slices.Contains(f.errors, "all") || slices.Contains(f.errors, e.Kind) {
			ev.Errors = append(ev.Errors, e)
		}
	}
	if f.html != "" {
		if err := writeEvalPage(f.html, ev); err != nil {
			return err
		}
	}
	if f.json {
		enc := json.NewEncoder(std.out)
		enc.SetIndent("", " ")
		return enc.Encode(ev)
	}
	printEval(std.out, ev, f)
	return f.compareFloors(ev, std)
}

// compareFloors holds the first system against the file of floors, if one is
// given.
func (f *evalFlags) compareFloors(ev *evaluation, std stdio) error {
	if f.floors == "" {
		return nil
	}
	before, err := readFloors(f.floors)
	if err != nil {
		return misuse(err)
	}
	now := ev.Systems[0].Scores
	fell := printFloors(std.out, before, now)
	if f.raise {
		if err := raiseFloors(f.floors, before, now); err != nil {
			return misuse(err)
		}
	}
	if len(fell) > 0 {
		return &coded{exitFailed, fmt.Errorf("scores fell below %s: %s", f.floors, strings.Join(fell, ", "))}
	}
	return nil
}

// loadGold reads and checks gold files; nil means the shipped gold.
func loadGold(paths []string) ([]*datasets.Document, error) {
	if len(paths) == 0 {
		return datasets.Shipped(datasets.Test)
	}
	files, err := filesOfGold(paths...)
	errs := []error{err}
	var all []*datasets.Document
	for _, file := range files {
		docs, err := (&goldFlags{tagCol: -1}).read(file)
		if err == nil {
			err = datasets.CheckAll(docs, file, nil)
		}
		errs = append(errs, err)
		all = append(all, docs...)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("gold is not fit to score against; mend it first ('readout gold check' lists every fault):\n%w", firstLines(err, 20))
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("gold %s: no documents", strings.Join(paths, ", "))
	}
	return all, nil
}

// firstLines keeps the first n lines of a message that may have thousands.
func firstLines(err error, n int) error {
	lines := strings.Split(err.Error(), "\n")
	if len(lines) <= n {
		return err
	}
	return fmt.Errorf("%s\n... and %d lines more", strings.Join(lines[:n], "\n"), len(lines)-n)
}

// loadPredictions reads JSON lines or a folder of tables. Predictions need no
// check: what is wrong with them counts as an error of theirs.
func loadPredictions(path string) ([]*datasets.Document, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return datasets.ReadTables(path)
	}
	return datasets.ReadFile(path)
}

// systems runs or reads every system and scores it.
func (f *evalFlags) systems(ctx context.Context, ev *evaluation) error {
	engines := f.engines
	if len(engines) == 0 && len(f.predictions) == 0 {
		engines = []string{extractors.DefaultEngine}
	}
	set, err := loadRules(f.rules)
	if err != nil {
		return misuse(err)
	}
	for _, p := range f.predictions {
		docs, err := loadPredictions(p)
		if err != nil {
			return misuse(err)
		}
		ev.add(f, p, docs, 0)
	}
	for _, engine := range engines {
		model := ""
		if engine == ner.Name {
			model = f.model
		}
		o, err := suiteOptions(engine, model, f.weights)
		if err != nil {
			return misuse(err)
		}
		start := time.Now()
		docs, err := predict(ctx, ev.gold, func() ([]*pipeline.Extractor, error) { return extractors.SuiteOf(set, o) })
		if err != nil {
			return err
		}
		ev.add(f, "readout --ner "+engine, docs, time.Since(start).Seconds())
	}
	if f.noBaseline {
		return nil
	}
	start := time.Now()
	docs, err := predict(ctx, ev.gold, func() ([]*pipeline.Extractor, error) { return extractors.Baseline(set) })
	if err != nil {
		return err
	}
	ev.add(f, "prose v2 by itself", docs, time.Since(start).Seconds())
	return nil
}

func (ev *evaluation) add(f *evalFlags, name string, pred []*datasets.Document, seconds float64) {
	r := score.Compare(name, ev.gold, pred)
	metrics := score.Metrics()
	s := systemScores{System: name, Seconds: seconds, Missing: r.Absent, Extra: r.Extra,
		Counts: r.Total.Exact, Partial: r.Total.Partial, Scores: figures(metrics, r.Total),
		Reliability: score.Calibrate(ev.gold, pred)}
	if f.rounds > 0 {
		for i, iv := range score.Bootstrap(r, metrics, f.rounds, f.seed) {
			if iv.OK {
				s.Scores[i].Low, s.Scores[i].High = &iv.Low, &iv.High
			}
		}
	}
	if f.by == "source" {
		s.bySrc, s.tallies = r.BySource()
		s.Sources = map[string][]figure{}
		for _, src := range s.bySrc {
			s.Sources[src] = figures(metrics, s.tallies[src])
		}
	}
	for k, n := range r.Total.Confusion {
		s.Confuse = append(s.Confuse, confusion{k[0], k[1], n})
	}
	slices.SortFunc(s.Confuse, func(a, b confusion) int { return strings.Compare(a.Gold+"\x00"+a.Pred, b.Gold+"\x00"+b.Pred) })
	if ev.pred == nil {
		ev.pred = pred
	}
	ev.Systems = append(ev.Systems, s)
	ev.reports = append(ev.reports, r)
}

func figures(metrics []score.Metric, t *score.Tally) []figure {
	out := make([]figure, len(metrics))
	for i, m := range metrics {
		out[i] = figure{Metric: m.Name, Kind: m.Kind}
		if v, ok := m.Of(t); ok {
			out[i].Value = &v
		}
	}
	return out
}

func (f *evalFlags) compare(ev *evaluation) error {
	docs, err := loadPredictions(f.against)
	if err != nil {
		return err
	}
	ev.add(f, f.against, docs, 0)
	metrics := score.Metrics()
	diffs, err := score.PairedBootstrap(ev.reports[0], ev.reports[len(ev.reports)-1], metrics, f.rounds, f.seed)
	if err != nil {
		return err
	}
	for i, d := range diffs {
		if d.OK {
			ev.Against = append(ev.Against, comparison{metrics[i].Name, d.Delta, d.P})
		}
	}
	return nil
}

// predict runs a suite over the texts of gold documents.
func predict(ctx context.Context, gold []*datasets.Document, build func() ([]*pipeline.Extractor, error)) ([]*datasets.Document, error) {
	suite, err := build()
	if err != nil {
		return nil, misuse(err)
	}
	inputs := func(yield func(*pipeline.Input, error) bool) {
		for _, g := range gold {
			in := &pipeline.Input{Source: g.DocID, Size: int64(len(g.Text)), Load: func() (*pipeline.Document, error) { return goldDocument(g) }}
			if !yield(in, nil) {
				return
			}
		}
	}
	var buf bytes.Buffer
	w := sink.NewJSONL(&buf)
	err = pipeline.Run(ctx, inputs, suite, pipeline.Options{}, func(res *pipeline.Result) error {
		failure, err := w.Write(res)
		if failure != nil {
			return failure
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return datasets.ReadJSONL(&buf, "predictions")
}

// goldDocument is a gold document without its annotation.
func goldDocument(g *datasets.Document) (*pipeline.Document, error) {
	var date time.Time
	if g.Date != nil && *g.Date != "" {
		d, err := time.Parse(time.DateOnly, *g.Date)
		if err != nil {
			return nil, fmt.Errorf("document %s: date: %w", g.DocID, err)
		}
		date = d
	}
	doc := pipeline.NewDocument(g.DocID, g.Text, date)
	doc.Collection, doc.Title, doc.URL = g.Source, g.Title, g.URL
	return doc, nil
}
