package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"readout/datasets"
	"readout/datasets/models"
	"readout/extractors/ner"
	"readout/pipeline"
	"readout/pipeline/source"
	"readout/pipeline/text"
	"readout/rules"
)

// trainFlags are the flags of train, as given.
type trainFlags struct {
	train, more, text []string
	dev, sources      []string
	tags              string
	out               string
	rules             []string
	weight            float64
	moreWeight        float64
	self, selfWeight  float64
	recase, rename    float64
	options           ner.Options
	leave             bool
	quiet             bool
}

// newTrain trains names, as it does under the name "names"; pledges have a command
// of their own below it.
func newTrain(std stdio) *cobra.Command {
	cmd := newTrainNames(std)
	cmd.Use = "train --train FILE -o MODEL"
	cmd.Short = "Train the tagger of names, or the decisions about pledges, on annotated text"
	cmd.Long += `

'readout train names' is the same command. The decisions about pledges are
trained by 'readout train pledges'.`
	cmd.Example += "\n  readout train pledges --gold train.jsonl --dev dev.jsonl -o my.weights"
	cmd.AddCommand(newTrainNames(std), newTrainPledges(std))
	return cmd
}

func newTrainNames(std stdio) *cobra.Command {
	f := &trainFlags{}
	cmd := &cobra.Command{
		Use:   "names --train FILE -o MODEL",
		Short: "Train the tagger of names on annotated text",
		Long: `Train the tagger of names on your own annotation, with your own labels, and write
one model file for 'readout extract --model'.

Files end in .jsonl (documents with "text" and "mentions", as 'readout gold'
makes them) or hold a token and its tag a line (.tsv, .conll, .bio, .txt: IOB or
BIOES), all of them also with .gz. --map renames the labels of the files and
drops the others: --map PER=PERSON,LOC=PLACE,ORG=ORG.

FILE=0.5 lets every sentence of a file count half. --more takes corpora of other
guidelines: they count less, and titles, articles,
states and peoples in them are brought nearer to ours. --text takes unlabelled
text, from which classes of words are learnt; --self 0.16 also learns from a part of
it as a first model tags it.

The scores on --dev are shown after every epoch; nothing is learnt from it. The
same files, flags and seed give the same model. Training on 60,000 words of
readouts and 500,000 of the press takes some minutes on one core.`,
		Example: `  readout train --train train.jsonl --dev dev.jsonl -o my.model
  readout train --train a.jsonl,b.tsv.gz --dev dev.jsonl --map PER=PERSON,LOC=PLACE,ORG=ORG -o my.model
  readout train --train train.jsonl --more press.tsv.gz --text archive.zip --dev dev.jsonl -o my.model
  readout extract archive.zip --model my.model -o tables`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return train(cmd.Context(), f, std) },
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	fl.StringSliceVar(&f.train, "train", nil, "annotated files to learn from; may be repeated")
	fl.StringSliceVar(&f.more, "more", nil, "annotated files of other guidelines to learn from as well")
	fl.StringSliceVar(&f.text, "text", nil, "unlabelled texts, files, folders or archives, for classes of words")
	fl.StringSliceVar(&f.sources, "sources", nil, "of --train, learn from documents of these sources only")
	fl.StringSliceVar(&f.dev, "dev", nil, "annotated files to measure on")
	fl.StringVar(&f.tags, "map", "", "labels of the files and ours, PER=PERSON,LOC=PLACE; others are dropped (default: all as they are)")
	fl.StringVarP(&f.out, "output", "o", "", "model file to write")
	fl.Float64Var(&f.weight, "weight", 20, "how much a sentence of --train counts")
	fl.Float64Var(&f.recase, "recase", 0.3, "part of the documents of --train that is also learnt from without capitals or in capitals only")
	fl.Float64Var(&f.rename, "rename", 1, "part of the documents of --train that is also learnt from with other states, cities and people in it")
	fl.Float64Var(&f.self, "self", 0, "part of the documents of --text that is learnt from as a first model tags them")
	fl.Float64Var(&f.selfWeight, "self-weight", 0.5, "how much a sentence of these counts")
	fl.Float64Var(&f.moreWeight, "more-weight", 1, "how much a sentence of --more counts")
	fl.StringVar(&f.options.Learner, "learner", "crf", "crf or perceptron")
	fl.IntVar(&f.options.Epochs, "epochs", ner.DefaultOptions.Epochs, "times to go over all sentences")
	fl.Float64Var(&f.options.Rate, "rate", ner.DefaultOptions.Rate, "size of the first steps (crf)")
	fl.Float64Var(&f.options.L2, "l2", ner.DefaultOptions.L2, "pull of weights towards zero (crf)")
	fl.Float64Var(&f.options.Drop, "drop", ner.DefaultOptions.Drop, "part of the features that is left out at random of each sentence (crf)")
	fl.Float64Var(&f.options.Bare, "bare", ner.DefaultOptions.Bare, "part of the documents that is learnt without what the rules find in them")
	fl.Float64Var(&f.options.HintDrop, "hint-drop", ner.DefaultOptions.HintDrop, "part of the names that rules find which is hidden at random while learning")
	fl.Float64Var(&f.options.GazDrop, "gaz-drop", ner.DefaultOptions.GazDrop, "part of the phrases of the gazetteers which is hidden at random while learning")
	fl.IntVar(&f.options.Members, "members", ner.DefaultOptions.Members, "models to learn, of which the mean is taken")
	fl.IntVar(&f.options.MinCount, "min-count", ner.DefaultOptions.MinCount, "how often a feature must occur")
	fl.Uint64Var(&f.options.Seed, "seed", 1, "order of the sentences, start of the classes of words")
	rulesFlag(fl, &f.rules)
	fl.BoolVar(&f.leave, "leave-one-out", false, "also train without each source of --train in turn and show its scores; writes no model")
	fl.BoolVarP(&f.quiet, "quiet", "q", false, "print errors only")
	return cmd
}

func (f *trainFlags) check() error {
	var wrong misuses
	wrong.when(len(f.train) == 0, "nothing to learn from: add --train FILE")
	wrong.when(f.out == "" && !f.leave, "no output: add -o FILE")
	wrong.oneOf("--learner", f.options.Learner, "crf", "perceptron")
	wrong.when(f.options.Epochs < 1, "--epochs %d: at least one is needed", f.options.Epochs)
	wrong.when(f.options.Members < 1 || f.options.Members > 50, "--members %d: give 1 to 50", f.options.Members)
	wrong.part("--hint-drop", f.options.HintDrop)
	wrong.part("--gaz-drop", f.options.GazDrop)
	wrong.when(f.options.MinCount < 1, "--min-count %d: at least one is needed", f.options.MinCount)
	wrong.when(!(f.options.Rate > 0), "--rate %g: steps need a size above 0", f.options.Rate)
	wrong.when(!(f.options.L2 >= 0), "--l2 %g cannot be negative", f.options.L2)
	wrong.when(!(f.options.Drop >= 0 && f.options.Drop < 1), "--drop %g: give a part from 0 to below 1", f.options.Drop)
	wrong.part("--bare", f.options.Bare)
	wrong.part("--recase", f.recase)
	wrong.part("--rename", f.rename)
	wrong.part("--self", f.self)
	wrong.when(!(f.weight > 0) || !(f.moreWeight > 0) || !(f.selfWeight > 0), "--weight, --more-weight and --self-weight must be above 0")
	return wrong.with(canHold(f.out))
}

func train(ctx context.Context, f *trainFlags, std stdio) error {
	if err := f.check(); err != nil {
		return misuse(err)
	}
	set, err := loadRules(f.rules)
	if err != nil {
		return misuse(err)
	}
	log := std.err
	if f.quiet {
		log = io.Discard
	}
	var tags map[string]string
	if f.tags != "" {
		if tags, err = datasets.ParseTagMap(f.tags); err != nil {
			return misuse(err)
		}
	}
	start := time.Now()
	info := ner.Info{Learner: f.options.Learner, Seed: f.options.Seed, Epochs: f.options.Epochs, Rules: set.Hash()}
	xs, own, err := f.read(set, tags, &info)
	if err != nil {
		return misuse(err)
	}
	var unused ner.Info
	dev, err := readExamples(f.dev, nil, tags, &unused)
	if err != nil {
		return misuse(err)
	}
	cased := len(xs)
	recased, err := models.Recase(xs[:own], f.recase)
	if err != nil {
		return err
	}
	renamed, err := models.Rename(set, xs[:own], xs[:cased], f.rename, f.options.Seed)
	if err != nil {
		return err
	}
	xs = slices.Concat(xs, recased, renamed)
	if err := models.Hint(set, slices.Concat(xs, dev)); err != nil {
		return err
	}
	labels := labelsOf(xs)
	if len(labels) == 0 {
		return misuse(errors.New("the files have no mentions; see --map"))
	}
	if len(labels) > ner.MaxLabels {
		return misuse(fmt.Errorf("%d labels are too many, a model holds %d; choose some with --map", len(labels), ner.MaxLabels))
	}
	self := models.Self{Weight: f.selfWeight, Least: 0.9}
	if len(f.text) > 0 {
		if f.options.Clusters, self.Texts, err = f.cluster(ctx, xs[:cased], &info, log); err != nil {
			return err
		}
		if err := models.Hint(set, self.Texts); err != nil {
			return err
		}
	}
	fmt.Fprintf(log, "%d documents, labels %s\n", cased, strings.Join(labels, ", "))
	show := func(what string, sc ner.Score) { printScore(log, what, labels, sc, start) }
	if f.leave {
		return leaveOneOut(ctx, set, labels, xs, own, self, f, std)
	}
	f.options.Progress = func(e ner.Epoch) {
		show(fmt.Sprintf("epoch %d of %d, loss %.3f", e.Number, e.Of, e.Loss), e.Dev)
	}
	model, names, err := models.Learn(ctx, set, labels, xs, self, dev, f.options)
	if err != nil {
		return err
	}
	if names > 0 {
		info.Sources = append(info.Sources, ner.InfoSource{Name: "of the unlabelled, as a first model tags them", Documents: len(self.Texts), Mentions: names, Weight: f.selfWeight})
	}
	if len(dev) > 0 {
		sc := model.Score(dev)
		info.Scores = sc.Table(labels)
		for _, s := range sourcesOf(dev) {
			show("dev "+s, model.Score(only(dev, s)))
		}
	}
	return writeModel(f.out, model, info, std)
}

// writeModel writes the model, which must read back, and says what it is.
func writeModel(path string, model *ner.Trained, info ner.Info, std stdio) error {
	var m *ner.Model
	var size int64
	err := writeAside(path, func(w io.Writer) error { return model.Write(w, info) }, func(path string) (err error) {
		if st, err := os.Stat(path); err == nil {
			size = st.Size()
		}
		m, err = ner.LoadModel(path)
		return err
	})
	if err != nil {
		return fmt.Errorf("model: %w", err)
	}
	fmt.Fprintf(std.out, "%s: %d features, %d words in classes, %d bytes, sha256 %s\n", path, m.Info.Rows, m.Info.Words, size, m.Hash())
	return nil
}

// read returns the examples to learn from, first those of --train, and how many
// these are.
func (f *trainFlags) read(set *rules.Set, tags map[string]string, info *ner.Info) (all []*ner.Example, own int, err error) {
	xs, err := readExamples(f.train, f.sources, tags, info)
	more, merr := readExamples(f.more, nil, tags, info)
	if err := errors.Join(err, merr); err != nil {
		return nil, 0, err
	}
	for _, x := range xs {
		x.Weight *= f.weight
	}
	if err := models.Adapt(set, more); err != nil {
		return nil, 0, err
	}
	for _, x := range more {
		x.Weight *= f.moreWeight
	}
	return append(xs, more...), len(xs), nil
}

// readExamples reads files, all of them or what comes from sources, and notes
// them in info.
func readExamples(paths, sources []string, tags map[string]string, info *ner.Info) ([]*ner.Example, error) {
	var out []*ner.Example
	var errs []error
	for _, p := range paths {
		weight := 1.0
		if path, w, ok := strings.Cut(p, "="); ok {
			v, err := strconv.ParseFloat(w, 64)
			if err != nil || !(v > 0) {
				errs = append(errs, fmt.Errorf("%s: %q is no weight above 0", path, w))
				continue
			}
			p, weight = path, v
		}
		xs, err := models.Read(p, tags)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if len(sources) > 0 {
			xs = slices.DeleteFunc(xs, func(x *ner.Example) bool { return !slices.Contains(sources, x.Source) })
		}
		sum, err := fileHash(p)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		s := ner.InfoSource{Name: filepath.Base(p), SHA256: sum, Documents: len(xs), Weight: weight}
		for _, x := range xs {
			x.Weight = weight
			s.Tokens += len(x.Tokens)
			s.Mentions += len(x.Spans)
		}
		info.Sources = append(info.Sources, s)
		out = append(out, xs...)
	}
	return out, errors.Join(errs...)
}

func fileHash(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", fmt.Errorf("%s: %w", path, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// cluster learns classes of words from --text and the annotated texts. It also
// returns the part of --text that --self asks for.
func (f *trainFlags) cluster(ctx context.Context, xs []*ner.Example, info *ner.Info, log io.Writer) (*ner.Clusters, []*ner.Example, error) {
	var texts []*ner.Example
	c := ner.NewCounter()
	for _, path := range f.text {
		before, docs := c.Words(), 0
		for in, err := range source.Open(ctx, []string{path}, source.Options{}) {
			if err != nil {
				return nil, nil, fmt.Errorf("text %s: %w", path, err)
			}
			doc, err := in.Load()
			if err != nil {
				return nil, nil, fmt.Errorf("text %s: %w", path, err)
			}
			p := &pipeline.Pass{Doc: doc, Ann: &pipeline.Annotations{}}
			if err := text.Extractor.Run(p); err != nil {
				return nil, nil, fmt.Errorf("text %s: %w", path, err)
			}
			x := &ner.Example{Source: filepath.Base(path), Doc: doc, Tokens: p.Ann.Tokens, Sentences: p.Ann.Sentences}
			c.Add(x)
			if int(float64(docs+1)*f.self) > int(float64(docs)*f.self) {
				texts = append(texts, x)
			}
			docs++
		}
		sum := ""
		if st, err := os.Stat(path); err == nil && st.Mode().IsRegular() {
			if sum, err = fileHash(path); err != nil {
				return nil, nil, err
			}
		}
		info.Sources = append(info.Sources, ner.InfoSource{Name: filepath.Base(path) + " (unlabelled)", SHA256: sum, Documents: docs, Tokens: c.Words() - before})
	}
	for _, x := range xs {
		c.Add(x)
	}
	fmt.Fprintf(log, "classes of words from %d words ...\n", c.Words())
	return c.Cluster(f.options.Seed), texts, nil
}

// leaveOneOut scores every source of --train with a model that has not seen it.
func leaveOneOut(ctx context.Context, set *rules.Set, labels []string, xs []*ner.Example, own int, self models.Self, f *trainFlags, std stdio) error {
	start := time.Now()
	var all ner.Score
	for _, s := range sourcesOf(xs[:own]) {
		others := slices.DeleteFunc(slices.Clone(xs), func(x *ner.Example) bool { return x.Source == s })
		m, _, err := models.Learn(ctx, set, labels, others, self, nil, f.options)
		if err != nil {
			return err
		}
		sc := m.Score(only(xs[:own], s))
		printScore(std.out, "without "+s, labels, sc, start)
		all.Add(sc)
	}
	printScore(std.out, "all", labels, all, start)
	return nil
}

// printScore prints a line: what, F1 of all and of every label, precision, recall.
func printScore(w io.Writer, what string, labels []string, sc ner.Score, start time.Time) {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(tw, "%-32s", what)
	if sc.Gold != nil && sc.Gold[len(labels)] > 0 {
		for _, r := range sc.Table(labels) {
			if r.Label == "" {
				fmt.Fprintf(tw, " F1 %.3f P %.3f R %.3f", r.F1, r.P, r.R)
				continue
			}
			fmt.Fprintf(tw, " %s %.3f", r.Label, r.F1)
		}
	}
	fmt.Fprintf(tw, "  (%s)\n", time.Since(start).Round(time.Second))
	tw.Flush()
}

// labelsOf returns the labels in use: ours in our order, then others by name.
func labelsOf(xs []*ner.Example) []string {
	seen := map[string]bool{}
	for _, x := range xs {
		for _, m := range x.Spans {
			seen[m.Label] = true
		}
	}
	var out []string
	for _, l := range []string{pipeline.Person, pipeline.Place, pipeline.Org, pipeline.Norp} {
		if seen[l] {
			out = append(out, l)
			delete(seen, l)
		}
	}
	var rest []string
	for l := range seen {
		rest = append(rest, l)
	}
	slices.Sort(rest)
	return append(out, rest...)
}

func sourcesOf(xs []*ner.Example) []string {
	var out []string
	for _, x := range xs {
		if !slices.Contains(out, x.Source) {
			out = append(out, x.Source)
		}
	}
	slices.Sort(out)
	return out
}

func only(xs []*ner.Example, source string) []*ner.Example {
	var out []*ner.Example
	for _, x := range xs {
		if x.Source == source {
			out = append(out, x)
		}
	}
	return out
}
