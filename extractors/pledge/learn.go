package pledge

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// An Example is a row of the extractor with what annotation says of it.
type Example struct {
	Document string // rows of one document are held out together
	Features []string
	Right    bool // the row is a pledge of the annotation
	Specific bool // ... and one could check it; of no account unless Right
}

// LearnOptions say how Learn weighs what it sees.
type LearnOptions struct {
	// Doubt is how much a wrong row counts: rules were written beside the annotation
	// that trains the weights, so elsewhere more of their rows are wrong. At least 1.
	Doubt float64
	// Pull is how strongly the weights of the decision "right" are drawn to 0; that of
	// "specific" gets three quarters of it.
	Pull float64
	// MinCount is how many rows must have a feature.
	MinCount int
	// Seed deals documents into the parts of cross-validation; weights do not depend
	// on it.
	Seed uint64
}

// DefaultLearnOptions are those of the weights that ship.
var DefaultLearnOptions = LearnOptions{Doubt: 1.6, Pull: 2, MinCount: 3, Seed: 1}

// ErrOneSided is returned by Learn where all rows are right or all are wrong, or
// all are specific or all vague: there is nothing to tell apart.
var ErrOneSided = errors.New("the rows are all of one kind, so that there is nothing to learn")

// A decision is one of the models, with what trains it.
type decision struct {
	model string
	rows  []Example
	is    func(*Example) bool
	pull  float64
	doubt float64
}

func decisions(xs []Example, o LearnOptions) []decision {
	var right []Example
	for _, x := range xs {
		if x.Right {
			right = append(right, x)
		}
	}
	return []decision{
		{modelRight, xs, func(x *Example) bool { return x.Right }, o.Pull, o.Doubt},
		{modelSpecific, right, func(x *Example) bool { return x.Specific }, o.Pull * 0.75, 1},
	}
}

// Learn fits weights to rows. The same rows and options give the same weights.
// head says where they come from.
func Learn(xs []Example, o LearnOptions, head []HeadLine) (*Weights, error) {
	for _, h := range head {
		if err := h.check(); err != nil {
			return nil, err
		}
	}
	w := &Weights{Head: head, models: map[string]map[string]float64{}}
	for _, d := range decisions(xs, o) {
		yes := 0
		for i := range d.rows {
			if d.is(&d.rows[i]) {
				yes++
			}
		}
		if yes == 0 || yes == len(d.rows) {
			return nil, fmt.Errorf("decision %q, %d of %d rows: %w", d.model, yes, len(d.rows), ErrOneSided)
		}
		m := fit(d, o.MinCount)
		for f, v := range m {
			m[f] = math.Round(v*1000) / 1000 // as the file holds it
		}
		w.models[d.model] = m
	}
	return w, nil
}

// Held is what cross-validation says of a decision: how it does on rows of
// documents that it has not seen.
type Held struct {
	Decision string
	Rows     int
	Accuracy float64
	Brier    float64 // mean square of the distance from probability to truth
	Error    float64 // calibration error over ten bins
	Sure     int     // rows with a probability of 0.8 and above
	SureOf   float64 // part of these that are right; 0 if there are none
}

// CrossValidate learns ten times without a tenth of the documents and judges the
// rows of that tenth.
func CrossValidate(xs []Example, o LearnOptions) []Held {
	const folds = 10
	var names []string
	for _, x := range xs {
		names = append(names, x.Document)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	rand.New(rand.NewPCG(o.Seed, 0)).Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	fold := make(map[string]int, len(names))
	for i, n := range names {
		fold[n] = i % folds
	}
	var out []Held
	for _, d := range decisions(xs, o) {
		h := Held{Decision: d.model, Rows: len(d.rows)}
		var bins [10]struct{ n, sum, yes float64 }
		for k := range folds {
			part := d
			part.rows = slices.DeleteFunc(slices.Clone(d.rows), func(x Example) bool { return fold[x.Document] == k })
			w := &Weights{models: map[string]map[string]float64{d.model: fit(part, o.MinCount)}}
			for i := range d.rows {
				x := &d.rows[i]
				if fold[x.Document] != k {
					continue
				}
				p, y := w.probability(d.model, x.Features), 0.0
				if d.is(x) {
					y = 1
				}
				if p >= 0.5 == d.is(x) {
					h.Accuracy++
				}
				h.Brier += (p - y) * (p - y)
				b := &bins[min(int(p*10), 9)]
				b.n, b.sum, b.yes = b.n+1, b.sum+p, b.yes+y
			}
		}
		n := max(float64(len(d.rows)), 1)
		for _, b := range bins {
			h.Error += math.Abs(b.sum-b.yes) / n
		}
		sure := bins[8].n + bins[9].n
		h.Accuracy, h.Brier, h.Sure = h.Accuracy/n, h.Brier/n, int(sure)
		h.SureOf = (bins[8].yes + bins[9].yes) / max(sure, 1)
		out = append(out, h)
	}
	return out
}

// fit is logistic regression by descent along the gradient, each weight at a step
// of its own, with a pull to 0 on the squares of all weights but the bias.
func fit(d decision, minCount int) map[string]float64 {
	const rounds, step = 600, 0.08
	count := map[string]int{}
	for _, x := range d.rows {
		for _, f := range x.Features {
			count[f]++
		}
	}
	index, names := map[string]int{bias: 0}, []string{bias}
	xs := make([][]int, len(d.rows))
	for i, x := range d.rows {
		xs[i] = append(xs[i], 0)
		for _, f := range x.Features {
			if count[f] < minCount || f == bias {
				continue
			}
			j, ok := index[f]
			if !ok {
				j = len(names)
				index[f], names = j, append(names, f)
			}
			xs[i] = append(xs[i], j)
		}
	}
	w, g, h := make([]float64, len(names)), make([]float64, len(names)), make([]float64, len(names))
	for range rounds {
		for j := range g {
			g[j], h[j] = d.pull*w[j], d.pull
		}
		g[0], h[0] = 0, 0.001
		for i, x := range xs {
			sum := 0.0
			for _, j := range x {
				sum += w[j]
			}
			off, weight := logistic(sum), d.doubt
			if d.is(&d.rows[i]) {
				off, weight = off-1, 1
			}
			for _, j := range x {
				g[j] += off * weight
				h[j] += 0.25 * weight
			}
		}
		for j := range w {
			w[j] -= step * g[j] / h[j]
		}
	}
	out := make(map[string]float64, len(names))
	for j, n := range names {
		out[n] = w[j]
	}
	return out
}

// sortContributions puts what weighs most first.
func sortContributions(cs []Contribution) {
	slices.SortStableFunc(cs, func(a, b Contribution) int {
		return cmp.Or(cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)), cmp.Compare(a.Feature, b.Feature))
	})
}
