package score

import "readout/datasets"

// A Metric is one figure of a Tally. Its value is computed from sums over
// documents, so that any sample of documents has one.
type Metric struct {
	Name string // "PERSON", "pledge sentence", "strength"; unique
	Kind string // "F1" or "accuracy"
	// sums are what a document adds; value combines the sums of many.
	sums  func(*Tally) [3]float64
	value func([3]float64) (float64, bool)
}

// Of returns the metric's value on a tally; ok is false if there was nothing to
// judge.
func (m Metric) Of(t *Tally) (v float64, ok bool) { return m.value(m.sums(t)) }

func quotient(s [3]float64) (float64, bool) {
	if s[1] == 0 {
		return 0, false
	}
	return s[0] / s[1], true
}

func f1Metric(name string, counts func(*Tally) Counts) Metric {
	return Metric{name, "F1", func(t *Tally) [3]float64 {
		c := counts(t)
		return [3]float64{float64(2 * c.TP), float64(2*c.TP + c.FP + c.FN)}
	}, quotient}
}

func shareMetric(name string, share func(*Tally) Share) Metric {
	return Metric{name, "accuracy", func(t *Tally) [3]float64 {
		s := share(t)
		return [3]float64{float64(s.Right), float64(s.All)}
	}, quotient}
}

// Names of the headline metrics.
const (
	Entities       = "entities"
	Numbers        = "numbers"
	NumberValues   = "number values"
	Dates          = "dates"
	DateValues     = "date values"
	Chains         = "chains (B-cubed)"
	Pledges        = "pledges"
	PledgeSentence = "pledge sentences"
	PledgeCore     = "core pledge recall"
)

// Metrics returns every figure, headlines and details, in the order of tables.
func Metrics() []Metric {
	var out []Metric
	group := func(name string, labels []string) {
		for _, l := range labels {
			out = append(out, f1Metric(l, func(t *Tally) Counts { return t.Exact[l] }))
		}
		out = append(out, f1Metric(name, func(t *Tally) Counts { return Micro(t.Exact, labels) }))
	}
	group(Entities, datasets.EntityLabels)
	group(Numbers, datasets.NumberLabels)
	out = append(out, shareMetric(NumberValues, func(t *Tally) Share { return MicroShare(t.Value, datasets.NumberLabels) }))
	group(Dates, datasets.TimexLabels)
	out = append(out, shareMetric(DateValues, func(t *Tally) Share { return MicroShare(t.Value, datasets.TimexLabels) }))
	for _, f := range LinkFields {
		for _, l := range datasets.EntityLabels {
			if f == "title" && l != "PERSON" {
				continue
			}
			out = append(out, shareMetric(f+" "+l, func(t *Tally) Share { return t.Link[LinkKey{f, l}] }))
		}
	}
	out = append(out, Metric{Chains, "F1", func(t *Tally) [3]float64 {
		return [3]float64{t.BCubed.Precision, t.BCubed.Recall, float64(t.BCubed.Mentions)}
	}, func(s [3]float64) (float64, bool) { return BCubed{s[0], s[1], int(s[2])}.F1() }})
	out = append(out,
		f1Metric(Pledges, func(t *Tally) Counts { return t.Pledge }),
		f1Metric(PledgeSentence, func(t *Tally) Counts { return t.Sentence }),
		shareMetric(PledgeCore, func(t *Tally) Share { return t.Core }))
	for _, f := range PledgeFields {
		out = append(out, shareMetric("pledge "+f, func(t *Tally) Share { return t.Field[f] }))
	}
	return out
}
