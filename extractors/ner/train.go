package ner

import (
	"cmp"
	"context"
	"fmt"

	"readout/pipeline"
	"readout/rules"
)

// Options of a Trainer.
type Options struct {
	Learner  string  // "crf", the default, or "perceptron"
	Epochs   int     // times to go over all sentences
	Seed     uint64  // order of the sentences
	Rate     float64 // size of the first steps (crf)
	L2       float64 // pull of weights towards zero (crf)
	Drop     float64 // part of the features that a sentence is learnt without, at random (crf)
	Bare     float64 // part of the documents that is learnt without what rules find, so that rules are not trusted blindly
	MinCount int     // features rarer than this are dropped
	Clusters *Clusters
	// Progress is told the scores on the development examples after every epoch; may be nil.
	Progress func(Epoch)
}

// DefaultOptions are those that the model that ships was trained with.
var DefaultOptions = Options{Learner: "crf", Epochs: 8, Seed: 1, Rate: 0.15, L2: 1e-5, Drop: 0.5, Bare: 0.25, MinCount: 2}

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
	labels  []string
	options Options
	sampler *sampler
	samples [][]*sample // by example
}

// NewTrainer reads the features of all examples.
func NewTrainer(set *rules.Set, labels []string, examples []*Example, o Options) (*Trainer, error) {
	o.Epochs = cmp.Or(o.Epochs, DefaultOptions.Epochs)
	o.Rate = cmp.Or(o.Rate, DefaultOptions.Rate)
	o.MinCount = cmp.Or(o.MinCount, DefaultOptions.MinCount)
	gz, err := loadGazetteer(set)
	if err != nil {
		return nil, err
	}
	tr := &Trainer{labels: labels, options: o, sampler: newSampler(gz, o.Clusters, labels)}
	for i, x := range examples {
		if int(float64(i+1)*o.Bare) > int(float64(i)*o.Bare) {
			bare := *x
			bare.Finds.Names = nil
			x = &bare
		}
		tr.samples = append(tr.samples, tr.sampler.samples(nil, x))
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

// Train learns from the examples whose index keep accepts, nil for all. It
// reports scores on dev to Options.Progress.
func (t *Trainer) Train(ctx context.Context, keep func(i int) bool, dev []*Example) (*Trained, error) {
	o, s := t.options, t.sampler
	var samples []*sample
	for i, xs := range t.samples {
		if keep == nil || keep(i) {
			samples = append(samples, xs...)
		}
	}
	w := newWeights(newChain(len(t.labels)), len(s.dict.count))
	var step func(*sample) float64
	var final func() *weights
	var heat float64
	switch o.Learner {
	case "", "crf":
		m := newCRF(w, o.Rate, o.L2)
		m.drop = o.Drop
		step, final, heat = m.step, m.averaged, 1/(1-o.Drop)
	case "perceptron":
		p := newPerceptron(w)
		step, final, heat = p.step, p.averaged, 0
	default:
		return nil, fmt.Errorf("learner %q is unknown; known are crf, perceptron", o.Learner)
	}
	tr := &Trained{Labels: t.labels, Features: s.dict.index, weights: w, smp: s, heat: heat}
	for e := range o.Epochs {
		loss := 0.0
		for k, i := range shuffled(len(samples), o.Seed, uint64(e)) {
			if k%256 == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			loss += step(samples[i])
		}
		if o.Progress != nil {
			tr.weights = final()
			o.Progress(Epoch{Number: e + 1, Of: o.Epochs, Loss: loss / float64(len(samples)), Features: len(s.dict.count), Dev: tr.Score(dev)})
		}
	}
	tr.weights = final()
	return tr, nil
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

// Tag returns the mentions that the weights find in an example.
func (tr *Trained) Tag(x *Example) []pipeline.Mention {
	var out []pipeline.Mention
	for _, f := range tr.tag(x) {
		out = append(out, pipeline.Mention{Span: pipeline.Span{Start: x.Tokens[f.first].Start, End: x.Tokens[f.last].End}, Label: tr.Labels[f.label]})
	}
	return out
}
