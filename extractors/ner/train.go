package ner

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"readout/pipeline"
	"readout/rules"
)

// Options of a Trainer.
type Options struct {
	Learner string  // "crf", the default, or "perceptron"
	Epochs  int     // times to go over all sentences
	Seed    uint64  // order of the sentences
	Rate    float64 // size of the first steps (crf)
	L2      float64 // pull of weights towards zero (crf)
	Drop    float64 // part of the features that a sentence is learnt without, at random (crf)
	// Rules and gazetteers know less of the documents of others than of those to
	// learn from. So that they are not trusted blindly, some of what they find is
	// hidden: all of it in a part Bare of the documents, and of the rest of every
	// document a part HintDrop of its names and a part GazDrop of its phrases, with
	// all their mentions.
	Bare, HintDrop, GazDrop float64
	// Members is how many models are learnt, of which the mean is taken. From each
	// other things are hidden. 0 means 1.
	Members  int
	MinCount int // features rarer than this are dropped
	Clusters *Clusters
	// Progress is told the scores on the development examples after every epoch; may be nil.
	Progress func(Epoch)
}

// DefaultOptions are those that the model that ships was trained with.
var DefaultOptions = Options{Learner: "crf", Epochs: 8, Seed: 1, Rate: 0.15, L2: 1e-5, Drop: 0.5, Bare: 0.1, Members: 3, HintDrop: 0.2, GazDrop: 0.1, MinCount: 2}

// An Epoch is how far training has come.
type Epoch struct {
	Number, Of int
	Loss       float64 // a sentence
	Features   int
	Dev        Score // over all development examples
}

// Trained is what Train learns.
type Trained struct {
	Labels   []string
	Features map[uint64]int32
	weights  *weights
	smp      *sampler
	// heat is by how much scores are too large to be log odds: weights learnt with
	// a part of the features left out are summed over all of them. 0 where the
	// learner's scores are no log odds at all.
	heat float64
}

// A Trainer holds examples in the form that learners read, so that several
// models can be learnt from parts of them.
type Trainer struct {
	labels   []string
	options  Options
	sampler  *sampler
	examples []*Example
	samples  [][]*sample // of the first member, by example
}

// NewTrainer reads the features of all examples.
func NewTrainer(set *rules.Set, labels []string, examples []*Example, o Options) (*Trainer, error) {
	o.Epochs = cmp.Or(o.Epochs, DefaultOptions.Epochs)
	o.Rate = cmp.Or(o.Rate, DefaultOptions.Rate)
	o.MinCount = cmp.Or(o.MinCount, DefaultOptions.MinCount)
	o.Members = max(o.Members, 1)
	gz, err := loadGazetteer(set)
	if err != nil {
		return nil, err
	}
	tr := &Trainer{labels: labels, options: o, examples: examples, sampler: newSampler(gz, o.Clusters, labels)}
	for i, x := range examples {
		tr.samples = append(tr.samples, tr.sampler.samples(nil, o.thin(x, i, 0)))
	}
	table := tr.sampler.dict.freeze(int32(o.MinCount))
	for _, xs := range tr.samples {
		for _, smp := range xs {
			smp.renumber(table)
		}
	}
	tr.sampler.forget()
	return tr, nil
}

// thin returns example i as a member sees it: without some of what rules and
// gazetteers know, as they know less of documents of others.
func (o *Options) thin(x *Example, i, member int) *Example {
	y := *x
	i += member
	if int(float64(i+1)*o.Bare) > int(float64(i)*o.Bare) {
		y.Finds.Names = nil
	}
	text := x.Doc.Text
	without := func(start, end int, part float64) bool {
		h := hashOf(text[start:end])
		return float64(scramble(h^uint64(i)*fnvPrime)>>40) < part*(1<<24)
	}
	y.Finds.Names = slices.DeleteFunc(slices.Clone(y.Finds.Names), func(m pipeline.Mention) bool { return without(m.Start, m.End, o.HintDrop) })
	y.Finds.Phrases = slices.DeleteFunc(slices.Clone(y.Finds.Phrases), func(p pipeline.Phrase) bool { return without(p.Start, p.End, o.GazDrop) })
	return &y
}

// Train learns from the examples whose index keep accepts, nil for all: several
// models, each without another part of what rules and gazetteers know, and takes
// the mean of their weights. It reports the scores of each on dev to
// Options.Progress.
func (t *Trainer) Train(ctx context.Context, keep func(i int) bool, dev []*Example) (*Trained, error) {
	o, s := t.options, t.sampler
	tr := &Trained{Labels: t.labels, Features: s.dict.index, smp: s}
	switch o.Learner {
	case "", "crf":
		tr.heat = 1 / (1 - o.Drop)
	case "perceptron":
	default:
		return nil, fmt.Errorf("learner %q is unknown; known are crf, perceptron", o.Learner)
	}
	sum := newWeights(newChain(len(t.labels)), len(s.dict.count))
	for m := range o.Members {
		var samples []*sample
		for i, x := range t.examples {
			switch {
			case keep != nil && !keep(i):
			case m == 0:
				samples = append(samples, t.samples[i]...)
			default: // a feature that the first member has not seen is left out
				samples = s.samples(samples, o.thin(x, i, m))
			}
		}
		w, err := t.member(ctx, m, samples, func(epoch int, loss float64, w *weights) {
			tr.weights = w
			o.Progress(Epoch{Number: m*o.Epochs + epoch + 1, Of: o.Epochs * o.Members, Loss: loss, Features: len(s.dict.count), Dev: tr.Score(dev)})
		})
		if err != nil {
			return nil, err
		}
		sum.add(w, 1/float32(o.Members))
	}
	tr.weights = sum
	return tr, nil
}

// member learns one of the models of which the mean is taken. It tells report of
// every epoch if anybody listens to Options.Progress.
func (t *Trainer) member(ctx context.Context, number int, samples []*sample, report func(epoch int, loss float64, w *weights)) (*weights, error) {
	o := t.options
	w := newWeights(newChain(len(t.labels)), len(t.sampler.dict.count))
	var step func(*sample) float64
	var final func() *weights
	if o.Learner == "perceptron" {
		p := newPerceptron(w)
		step, final = p.step, p.averaged
	} else {
		m := newCRF(w, o.Rate, o.L2, o.Seed+uint64(number))
		m.drop = o.Drop
		step, final = m.step, m.averaged
	}
	for e := range o.Epochs {
		loss := 0.0
		for k, i := range shuffled(len(samples), o.Seed+uint64(number)<<32, uint64(e)) {
			if k%256 == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			loss += step(samples[i])
		}
		if o.Progress != nil {
			report(e, loss/float64(len(samples)), final())
		}
	}
	return final(), nil
}

// A Score counts mentions: exact span and label.
type Score struct{ Right, Gold, Found []int } // by label, then the total

// Add adds the counts of o.
func (s *Score) Add(o Score) {
	if s.Gold == nil {
		s.Right, s.Gold, s.Found = make([]int, len(o.Gold)), make([]int, len(o.Gold)), make([]int, len(o.Gold))
	}
	for i := range o.Gold {
		s.Right[i] += o.Right[i]
		s.Gold[i] += o.Gold[i]
		s.Found[i] += o.Found[i]
	}
}

// Table gives precision, recall and F1 of every label, then of all as label "".
func (s *Score) Table(labels []string) []LabelScore {
	var out []LabelScore
	part := func(a, b int) float64 {
		if b == 0 {
			return 0
		}
		return float64(a) / float64(b)
	}
	for l := range s.Gold {
		r := LabelScore{P: part(s.Right[l], s.Found[l]), R: part(s.Right[l], s.Gold[l]), F1: s.F1(l)}
		if l < len(labels) {
			r.Label = labels[l]
		}
		out = append(out, r)
	}
	return out
}

// F1 of label l; of all with l = number of labels.
func (s *Score) F1(l int) float64 {
	if s.Gold[l]+s.Found[l] == 0 {
		return 0
	}
	return 2 * float64(s.Right[l]) / float64(s.Gold[l]+s.Found[l])
}

// Score tags examples and counts.
func (tr *Trained) Score(dev []*Example) Score {
	k := len(tr.Labels)
	sc := Score{make([]int, k+1), make([]int, k+1), make([]int, k+1)}
	for _, x := range dev {
		gold := map[found]bool{}
		for _, r := range align(x) {
			if l := indexOf(tr.Labels, x.Spans[r.span].Label); l >= 0 {
				gold[found{r.first, r.last, l}] = true
			}
		}
		for _, m := range x.Spans {
			if l := indexOf(tr.Labels, m.Label); l >= 0 {
				sc.Gold[l]++
				sc.Gold[k]++
			}
		}
		for _, f := range tr.tag(x) {
			sc.Found[f.label]++
			sc.Found[k]++
			if gold[f] {
				sc.Right[f.label]++
				sc.Right[k]++
			}
		}
	}
	return sc
}

func (tr *Trained) tag(x *Example) []found {
	var out []found
	base := 0
	sents := pieces(nil, x.Sentences)
	var em []float32
	k := 0
	for _, smp := range tr.smp.samples(nil, x) {
		for sents[k].First == sents[k].Last {
			k++
		}
		base = sents[k].First
		k++
		em = tr.weights.emit(em, smp)
		n, t := smp.len(), tr.weights.chain.tags
		tags, back := make([]uint8, n), make([]uint8, n*t)
		tr.weights.best(em, n, tags, back)
		for _, f := range spans(nil, tags) {
			out = append(out, found{f.first + base, f.last + base, f.label})
		}
	}
	return out
}
