package score

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// An Interval holds the middle 95 % of a metric over resampled documents.
type Interval struct {
	Low, High float64
	OK        bool // false if the metric had no value in any sample
}

// Bootstrap returns the 95 % percentile interval of each metric (Efron 1979):
// documents are drawn with replacement, rounds times, and the metric is computed
// over each sample. The same seed gives the same intervals.
func Bootstrap(r *Report, metrics []Metric, rounds int, seed uint64) []Interval {
	added := contributions(r, metrics)
	values := make([][]float64, len(metrics))
	resample(len(r.Docs), rounds, seed, func(sample []int) {
		for m := range metrics {
			if v, ok := metrics[m].value(total(added[m], sample)); ok {
				values[m] = append(values[m], v)
			}
		}
	})
	out := make([]Interval, len(metrics))
	for m, vs := range values {
		if len(vs) == 0 {
			continue
		}
		slices.Sort(vs)
		out[m] = Interval{vs[len(vs)*25/1000], vs[(len(vs)-1)*975/1000], true}
	}
	return out
}

// A Difference is how much better system A is than system B by one metric.
type Difference struct {
	Delta float64 // A minus B
	// P is the probability of a difference as large as this, in its direction,
	// if the systems were equally good.
	P  float64
	OK bool // false if either system has no value
}

// PairedBootstrap tests the differences between two systems that were scored on
// the same documents (Berg-Kirkpatrick et al. 2012): P is the share of samples
// in which the difference exceeds twice the one observed. It fails if the
// reports are not over the same documents.
func PairedBootstrap(a, b *Report, metrics []Metric, rounds int, seed uint64) ([]Difference, error) {
	if !slices.Equal(a.DocIDs, b.DocIDs) {
		return nil, fmt.Errorf("compare %s with %s: they were not scored on the same documents", a.System, b.System)
	}
	sa, sb := contributions(a, metrics), contributions(b, metrics)
	out := make([]Difference, len(metrics))
	more := make([]int, len(metrics))
	for m := range metrics {
		va, okA := metrics[m].Of(a.Total)
		vb, okB := metrics[m].Of(b.Total)
		out[m] = Difference{Delta: va - vb, OK: okA && okB}
	}
	resample(len(a.Docs), rounds, seed, func(sample []int) {
		for m := range metrics {
			va, okA := metrics[m].value(total(sa[m], sample))
			vb, okB := metrics[m].value(total(sb[m], sample))
			if d := out[m].Delta; okA && okB && (d >= 0 && va-vb >= 2*d || d < 0 && va-vb <= 2*d) {
				more[m]++
			}
		}
	})
	for m := range out {
		out[m].P = float64(more[m]) / float64(max(rounds, 1))
	}
	return out, nil
}

// contributions returns, for each metric, what each document adds.
func contributions(r *Report, metrics []Metric) [][]sums {
	out := make([][]sums, len(metrics))
	for m := range metrics {
		out[m] = make([]sums, len(r.Docs))
		for d, t := range r.Docs {
			out[m][d] = metrics[m].sums(t)
		}
	}
	return out
}

func total(docs []sums, sample []int) (t sums) {
	for _, d := range sample {
		for i := range t {
			t[i] += docs[d][i]
		}
	}
	return t
}

func resample(docs, rounds int, seed uint64, use func(sample []int)) {
	if docs == 0 {
		return
	}
	rnd := rand.New(rand.NewPCG(seed, 0))
	sample := make([]int, docs)
	for range rounds {
		for i := range sample {
			sample[i] = rnd.IntN(docs)
		}
		use(sample)
	}
}
