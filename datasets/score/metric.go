package score

import "readout/datasets"

// sums are what a document adds to a figure; most need but two or three.
type sums [12]float64

// A Metric is one figure of a Tally. Its value is computed from sums over
// documents, so that any sample of documents has one.
type Metric struct {
	Name string // "PERSON", "pledge sentence", "strength"; unique
	Kind string // "F1" or "accuracy"
	// sums are what a document adds; value combines the sums of many.
	sums  func(*Tally) sums
	value func(sums) (float64, bool)
}

// Of returns the metric's value on a tally; ok is false if there was nothing to
// judge.
func (m Metric) Of(t *Tally) (v float64, ok bool) { return m.value(m.sums(t)) }

func quotient(s sums) (float64, bool) {
	if s[1] == 0 {
		return 0, false
	}
	return s[0] / s[1], true
}

func f1Metric(name string, counts func(*Tally) Counts) Metric {
	return Metric{name, "F1", func(t *Tally) sums {
		c := counts(t)
		return sums{float64(2 * c.TP), float64(2*c.TP + c.FP + c.FN)}
	}, quotient}
}

func shareMetric(name string, share func(*Tally) Share) Metric {
	return Metric{name, "accuracy", func(t *Tally) sums {
		s := share(t)
		return sums{float64(s.Right), float64(s.All)}
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
	References     = "references"
	Antecedents    = "reference entities"
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
	out = append(out, Metric{Chains, "F1", func(t *Tally) sums {
		return sums{t.BCubed.Precision, t.BCubed.Recall, float64(t.BCubed.Mentions)}
	}, func(s sums) (float64, bool) { return BCubed{s[0], s[1], int(s[2])}.F1() }})
	out = append(out,
		f1Metric(References, func(t *Tally) Counts { return t.Exact[Reference] }),
		shareMetric(Antecedents, func(t *Tally) Share { return t.Value[Reference] }))
	out = append(out, chainMetrics()...)
	out = append(out,
		f1Metric(Pledges, func(t *Tally) Counts { return t.Pledge }),
		f1Metric(PledgeSentence, func(t *Tally) Counts { return t.Sentence }),
		shareMetric(PledgeCore, func(t *Tally) Share { return t.Core }))
	for _, f := range PledgeFields {
		out = append(out, shareMetric("pledge "+f, func(t *Tally) Share { return t.Field[f] }))
	}
	return out
}

// chainMetrics are the figures of chains with pronouns and noun phrases.
func chainMetrics() []Metric {
	ratios := func(c *Coreference) [3]*Ratios { return [3]*Ratios{&c.MUC, &c.BCubed, &c.CEAFe} }
	pack := func(s *sums, at int, r *Ratios) {
		s[at], s[at+1], s[at+2], s[at+3] = r.RecallPart, r.RecallAll, r.PrecisionPart, r.PrecisionAll
	}
	unpack := func(s *sums, at int) Ratios { return Ratios{s[at], s[at+1], s[at+2], s[at+3]} }
	one := func(name string, of func(*Coreference) *Ratios) Metric {
		return Metric{"reference chains (" + name + ")", "F1", func(t *Tally) (s sums) {
			pack(&s, 0, of(&t.Chains))
			return s
		}, func(s sums) (float64, bool) { return unpack(&s, 0).F1() }}
	}
	return []Metric{
		one("B-cubed", func(c *Coreference) *Ratios { return &c.BCubed }),
		one("LEA", func(c *Coreference) *Ratios { return &c.LEA }),
		one("MUC", func(c *Coreference) *Ratios { return &c.MUC }),
		one("CEAFe", func(c *Coreference) *Ratios { return &c.CEAFe }),
		{"reference chains (CoNLL)", "F1", func(t *Tally) (s sums) {
			for i, r := range ratios(&t.Chains) {
				pack(&s, 4*i, r)
			}
			return s
		}, func(s sums) (float64, bool) {
			var c Coreference
			for i, r := range ratios(&c) {
				*r = unpack(&s, 4*i)
			}
			return c.CoNLL()
		}},
	}
}
