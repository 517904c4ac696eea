package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"readout/datasets"
	"readout/datasets/score"
	"readout/extractors"
	"readout/extractors/pledge"
	"readout/pipeline"
	"readout/rules"
)

// trainPledgesFlags are the flags of train pledges, as given.
type trainPledgesFlags struct {
	gold, dev     []string
	out           string
	engine, model string
	rules         []string
	options       pledge.LearnOptions
	quiet         bool
}

func newTrainPledges(std stdio) *cobra.Command {
	f := &trainPledgesFlags{options: pledge.DefaultLearnOptions}
	cmd := &cobra.Command{
		Use:   "pledges --gold FILE -o WEIGHTS",
		Short: "Train the decisions about pledges on annotated documents",
		Long: `Train what decides about a row of pledges: how probable it is that the row is a
pledge (its confidence), and whether it is specific or vague. Rules propose rows;
annotation says which of them are right; the weights of their features are learnt
by logistic regression. The file is text: a head that names every source with its
SHA-256, the rules and the settings, then a line of decision, feature and weight
each. 'readout explain' shows what each feature adds to a decision.

Gold is JSON lines (.jsonl), marked-up text (.txt) or a folder of them, the forms
of 'readout gold'. Documents without pledges count too: what is found there is
wrong. What the decisions do on --dev is shown before, with the weights that ship,
and after; nothing is learnt from it. Below stands what cross-validation over the
documents of --gold says: each tenth judged by weights that have not seen it.

The same files, rules and settings give the same weights.`,
		Example: `  readout train pledges --gold mine.jsonl --dev held-out.jsonl -o my.weights
  readout train pledges --gold train.jsonl,more/ --dev dev.jsonl --rules my-rules --doubt 1 -o my.weights
  readout extract archive.zip --pledge-weights my.weights -o tables
  readout eval --gold held-out.jsonl --pledge-weights my.weights`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return trainPledges(cmd.Context(), f, std) },
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	fl.StringSliceVar(&f.gold, "gold", nil, "annotated files or folders to learn from; may be repeated")
	fl.StringSliceVar(&f.dev, "dev", nil, "annotated files or folders to measure on; may be repeated")
	fl.StringVarP(&f.out, "output", "o", "", "file of weights to write")
	fl.StringVar(&f.engine, "ner", extractors.DefaultEngine, "engine that recognizes names: "+strings.Join(extractors.Engines(), ", "))
	modelFlag(fl, &f.model)
	rulesFlag(fl, &f.rules)
	fl.Float64Var(&f.options.Doubt, "doubt", f.options.Doubt, "how much a wrong row counts beside a right one, 1 or more; above 1 if the rules were written beside the gold")
	fl.Float64Var(&f.options.Pull, "pull", f.options.Pull, "pull of weights towards zero")
	fl.IntVar(&f.options.MinCount, "min-count", f.options.MinCount, "how many rows must have a feature")
	fl.Uint64Var(&f.options.Seed, "seed", f.options.Seed, "deals documents into the parts of cross-validation")
	fl.BoolVarP(&f.quiet, "quiet", "q", false, "print errors only")
	return cmd
}

func (f *trainPledgesFlags) check() error {
	var wrong misuses
	wrong.oneOf("--ner", f.engine, extractors.Engines()...)
	wrong.when(len(f.gold) == 0, "nothing to learn from: add --gold FILE")
	wrong.when(f.out == "", "no output: add -o FILE")
	wrong.when(!(f.options.Doubt >= 1), "--doubt %g: at least 1 is needed", f.options.Doubt)
	wrong.when(!(f.options.Pull > 0), "--pull %g must be above 0", f.options.Pull)
	wrong.when(f.options.MinCount < 1, "--min-count %d: at least one is needed", f.options.MinCount)
	return wrong.with(canHold(f.out))
}

func trainPledges(ctx context.Context, f *trainPledgesFlags, std stdio) error {
	if err := f.check(); err != nil {
		return misuse(err)
	}
	set, err := loadRules(f.rules)
	if err != nil {
		return misuse(err)
	}
	options, err := suiteOptions(f.engine, f.model, "")
	if err != nil {
		return misuse(err)
	}
	gold, sources, err := readPledgeGold("source", f.gold)
	dev, devSources, derr := readPledgeGold("dev", f.dev)
	if err := errors.Join(err, derr); err != nil {
		return misuse(err)
	}
	rows, err := pledgeExamples(ctx, set, options, gold)
	if err != nil {
		return err
	}
	o := f.options
	head := append(sources, devSources...)
	head = append(head,
		pledge.HeadLine{Key: "rows", Values: []string{strconv.Itoa(len(rows))}},
		pledge.HeadLine{Key: "settings", Values: []string{fmt.Sprintf("doubt %g", o.Doubt), fmt.Sprintf("pull %g", o.Pull), fmt.Sprintf("min-count %d", o.MinCount), fmt.Sprintf("seed %d", o.Seed)}},
		pledge.HeadLine{Key: "names", Values: []string{f.engine, modelHash(options)}},
		pledge.HeadLine{Key: "rules", Values: []string{set.Hash()}})
	weights, err := pledge.Learn(rows, o, head)
	if errors.Is(err, pledge.ErrOneSided) {
		return misuse(fmt.Errorf("%w; add more annotated documents to --gold", err))
	}
	if err != nil {
		return misuse(err)
	}
	if !f.quiet {
		if err := f.show(ctx, set, options, weights, rows, dev, std.out); err != nil {
			return err
		}
	}
	err = writeAside(f.out, weights.Write, func(path string) error {
		_, err := pledge.LoadWeights(path)
		return err
	})
	if err != nil {
		return fmt.Errorf("weights: %w", err)
	}
	fmt.Fprintf(std.out, "%s: learnt from %s of %s, sha256 %s\n", f.out, count(len(rows), "row"), count(len(gold), "document"), weights.Hash())
	return nil
}

// modelHash tells models of names apart; "" if the engine has none.
func modelHash(o extractors.Options) string {
	if o.Model == nil {
		return ""
	}
	return o.Model.Hash()
}

// readPledgeGold reads files and folders of gold, checked, with a line for the
// head of weights each: name, SHA-256, documents.
func readPledgeGold(key string, paths []string) ([]*datasets.Document, []pledge.HeadLine, error) {
	var all []*datasets.Document
	var head []pledge.HeadLine
	var errs []error
	for _, p := range paths {
		files, err := filesOfGold(p)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		h, n := sha256.New(), 0
		for _, file := range files {
			docs, err := (&goldFlags{tagCol: -1}).read(file)
			errs = append(errs, err, datasets.CheckAll(docs, file, nil))
			all, n = append(all, docs...), n+len(docs)
			sum, err := fileHash(file)
			errs = append(errs, err)
			fmt.Fprintln(h, filepath.Base(file), sum)
		}
		sum := hex.EncodeToString(h.Sum(nil))
		if len(files) == 1 && files[0] == p {
			if sum, err = fileHash(p); err != nil {
				errs = append(errs, err)
			}
		}
		head = append(head, pledge.HeadLine{Key: key, Values: []string{filepath.Base(filepath.Clean(p)), sum, fmt.Sprintf("%d documents", n)}})
	}
	if err := errors.Join(errs...); err != nil {
		return nil, nil, fmt.Errorf("gold is not fit to learn from; mend it first:\n%w", err)
	}
	if len(paths) > 0 && len(all) == 0 {
		return nil, nil, fmt.Errorf("gold %s: no documents", strings.Join(paths, ", "))
	}
	return all, head, nil
}

// pledgeExamples runs extraction over gold and says of every row whether it is
// right, as the scorer pairs them.
func pledgeExamples(ctx context.Context, set *rules.Set, options extractors.Options, gold []*datasets.Document) ([]pledge.Example, error) {
	var why *pledge.Explanation
	options.Pledge.Explain = func(x *pledge.Explanation) { why = x }
	suite, err := extractors.SuiteOf(set, options)
	if err != nil {
		return nil, misuse(err)
	}
	var out []pledge.Example
	for _, g := range gold {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		doc, err := goldDocument(g)
		if err != nil {
			return nil, misuse(err)
		}
		if _, err := pipeline.Extract(doc, suite); err != nil {
			return nil, fmt.Errorf("document %s: %w", g.DocID, err)
		}
		runes := datasets.NewRunes(doc.Text)
		pred := make([]datasets.Pledge, len(why.Pledges))
		for i := range pred {
			sp := why.Pledges[i].Pledge.Span
			pred[i].Start, pred[i].End = runes.Offset(sp.Start), runes.Offset(sp.End)
		}
		first := len(out)
		for i := range pred {
			x := pledge.Example{Document: g.DocID}
			for _, c := range why.Pledges[i].Confidence.Contributions {
				for range c.Count {
					x.Features = append(x.Features, c.Feature)
				}
			}
			out = append(out, x)
		}
		for _, pair := range score.PairPledges(g.Pledges, pred) {
			x := &out[first+pair.Pred]
			x.Right, x.Specific = true, g.Pledges[pair.Gold].Specificity == pipeline.Specific
		}
	}
	return out, nil
}

// show prints what the decisions do on dev before and after, and what
// cross-validation says.
func (f *trainPledgesFlags) show(ctx context.Context, set *rules.Set, options extractors.Options, weights *pledge.Weights, rows []pledge.Example, dev []*datasets.Document, out io.Writer) error {
	tw := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	if len(dev) > 0 {
		fmt.Fprintf(tw, "dev, %d documents\tprecision\trecall\tF1\tcore recall\tspecificity\tcalibration error\tright at 0.8 and above\n", len(dev))
		for _, w := range []struct {
			name string
			w    *pledge.Weights
		}{{"weights that ship", nil}, {"learnt now", weights}} {
			options.Pledge.Weights = w.w
			pred, err := predict(ctx, dev, func() ([]*pipeline.Extractor, error) { return extractors.SuiteOf(set, options) })
			if err != nil {
				return err
			}
			t := score.Compare("", dev, pred).Total
			fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%s\t%s", w.name, or(t.Pledge.Precision()), or(t.Pledge.Recall()), or(t.Pledge.F1()), or(t.Core.Accuracy()), or(t.Field["specificity"].Accuracy()))
			for _, r := range score.Calibrate(dev, pred) {
				if r.What == "pledges" {
					fmt.Fprintf(tw, "\t%.3f\t%.3f of %d", r.Error, r.Sure, r.SureN)
				}
			}
			fmt.Fprintln(tw)
		}
		fmt.Fprintln(tw)
	}
	fmt.Fprintln(tw, "cross-validation\trows\taccuracy\tBrier\tcalibration error\tright at 0.8 and above")
	for _, h := range pledge.CrossValidate(rows, f.options) {
		fmt.Fprintf(tw, "%s\t%d\t%.3f\t%.3f\t%.3f\t%.3f of %d\n", h.Decision, h.Rows, h.Accuracy, h.Brier, h.Error, h.SureOf, h.Sure)
	}
	return tw.Flush()
}

// or prints a figure, "-" where there was nothing to judge.
func or(v float64, ok bool) string {
	if !ok {
		return "-"
	}
	return fmt.Sprintf("%.3f", v)
}
