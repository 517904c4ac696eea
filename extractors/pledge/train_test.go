package pledge_test

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/datasets"
	"readout/extractors"
	"readout/extractors/pledge"
	"readout/pipeline"
	"readout/rules"
)

// A sample is one row of the extractor with what the annotation says of it.
type sample struct {
	doc      int
	fs       []string
	matched  bool
	specific bool
}

// TestTrain learns weights.txt from annotation, named by READOUT_TRAIN_PLEDGES
// (files, separated by commas). Without it there is nothing to test.
func TestTrain(t *testing.T) {
	files := os.Getenv("READOUT_TRAIN_PLEDGES")
	if files == "" {
		t.Skip("READOUT_TRAIN_PLEDGES names no annotation")
	}
	var docs []*datasets.Document
	for _, f := range strings.Split(files, ",") {
		ds, err := datasets.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, ds...)
	}
	samples := rowsOf(t, docs)
	var right, specific []sample
	for _, s := range samples {
		right = append(right, s)
		if s.matched {
			specific = append(specific, s)
		}
	}
	isRight := func(s sample) bool { return s.matched }
	isSpecific := func(s sample) bool { return s.specific }
	report(t, "right", right, isRight)
	report(t, "specific", specific, isSpecific)
	var b strings.Builder
	b.WriteString("# Weights of logistic regressions: model, feature, weight. Written by TestTrain of extractors/pledge.\n")
	for _, m := range []struct {
		name string
		w    map[string]float64
	}{{"right", fit(right, isRight, penalty("right"), doubt)}, {"specific", fit(specific, isSpecific, penalty("specific"), 1)}} {
		keys := make([]string, 0, len(m.w))
		for k := range m.w {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			if math.Abs(m.w[k]) >= 0.005 {
				fmt.Fprintf(&b, "%s\t%s\t%.3f\n", m.name, k, m.w[k])
			}
		}
	}
	if err := os.WriteFile("weights.txt", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func penalty(model string) float64 {
	if model == "right" {
		return 2
	}
	return 1.5
}

// rowsOf runs the extractor over annotated documents and pairs its rows with the
// annotation by half of their span.
func rowsOf(t *testing.T, docs []*datasets.Document) []sample {
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	type seen struct {
		p  *pipeline.Pledge
		fs []string
	}
	var rows []seen
	x, err := pledge.NewLearning(set, func(p *pipeline.Pledge, fs []string) { rows = append(rows, seen{p, fs}) })
	if err != nil {
		t.Fatal(err)
	}
	suite, err := extractors.Suite(set, "crf")
	if err != nil {
		t.Fatal(err)
	}
	for i := range suite {
		if suite[i].Name == "pledge" {
			suite[i] = x
		}
	}
	var out []sample
	for n, g := range docs {
		date := time.Time{}
		if g.Date != nil {
			date, _ = time.Parse(time.DateOnly, *g.Date)
		}
		doc := pipeline.NewDocument(g.DocID, g.Text, date)
		doc.Collection, doc.Title, doc.URL = g.Source, g.Title, g.URL
		rows = rows[:0]
		ann, err := pipeline.Extract(doc, suite)
		if err != nil {
			t.Fatal(err)
		}
		at := make([]int, 0, len(g.Text)+1) // code point -> byte
		for i := range g.Text {
			at = append(at, i)
		}
		at = append(at, len(g.Text))
		for _, r := range rows {
			kept := slices.ContainsFunc(ann.Pledges, func(p pipeline.Pledge) bool { return p.Span == r.p.Span && p.Rule == r.p.Rule })
			if !kept {
				continue
			}
			s := sample{doc: n, fs: r.fs}
			best := 0.0
			for _, q := range g.Pledges {
				a, b := at[q.Start], at[q.End]
				both := min(b, r.p.End) - max(a, r.p.Start)
				if dice := 2 * float64(both) / float64(b-a+r.p.Len()); dice >= 0.5 && dice > best {
					best, s.matched, s.specific = dice, true, q.Specificity == "specific"
				}
			}
			out = append(out, s)
		}
	}
	return out
}

// report prints what cross-validation by documents says.
func report(t *testing.T, name string, ss []sample, is func(sample) bool) {
	right, squares := 0, 0.0
	type bin struct{ n, sum, yes float64 }
	var bins [10]bin
	for fold := range 10 {
		var train []sample
		for _, s := range ss {
			if s.doc%10 != fold {
				train = append(train, s)
			}
		}
		w := fit(train, is, penalty(name), map[string]float64{"right": doubt, "specific": 1}[name])
		for _, s := range ss {
			if s.doc%10 != fold {
				continue
			}
			p := predict(w, s.fs)
			y := 0.0
			if is(s) {
				y = 1
			}
			if p >= 0.5 == is(s) {
				right++
			}
			squares += (p - y) * (p - y)
			b := &bins[min(int(p*10), 9)]
			b.n, b.sum, b.yes = b.n+1, b.sum+p, b.yes+y
		}
	}
	e := 0.0
	for _, b := range bins {
		e += math.Abs(b.sum-b.yes) / float64(len(ss))
	}
	sure := bins[8].n + bins[9].n
	t.Logf("%s: %d rows, cross-validated accuracy %.3f, Brier %.3f, calibration error %.3f; %.0f at 0.8 and above, of which %.3f right",
		name, len(ss), float64(right)/float64(len(ss)), squares/float64(len(ss)), e, sure, (bins[8].yes+bins[9].yes)/max(sure, 1))
}

func predict(w map[string]float64, fs []string) float64 {
	sum := w["bias"]
	for _, f := range fs {
		sum += w[f]
	}
	return 1 / (1 + math.Exp(-sum))
}

// doubt is how much a wrong row counts: the rules were written on the annotation
// that trains the models, so elsewhere more of their rows are wrong.
const doubt = 1.6

// fit is logistic regression by gradient descent with a penalty on the squares of
// all weights but the bias. Features seen less than three times are left out.
func fit(ss []sample, is func(sample) bool, penalty, doubt float64) map[string]float64 {
	count := map[string]int{}
	for _, s := range ss {
		for _, f := range s.fs {
			count[f]++
		}
	}
	index := map[string]int{"bias": 0}
	names := []string{"bias"}
	for _, s := range ss {
		for _, f := range s.fs {
			if _, ok := index[f]; !ok && count[f] >= 3 {
				index[f] = len(names)
				names = append(names, f)
			}
		}
	}
	w, g, h := make([]float64, len(names)), make([]float64, len(names)), make([]float64, len(names))
	xs := make([][]int, len(ss))
	for i, s := range ss {
		xs[i] = append(xs[i], 0)
		for _, f := range s.fs {
			if j, ok := index[f]; ok {
				xs[i] = append(xs[i], j)
			}
		}
	}
	for range 600 {
		for j := range g {
			g[j] = penalty * w[j]
			h[j] = penalty
		}
		g[0], h[0] = 0, 0.001
		for i, x := range xs {
			sum := 0.0
			for _, j := range x {
				sum += w[j]
			}
			p := 1 / (1 + math.Exp(-sum))
			d, weight := p, doubt
			if is(ss[i]) {
				d, weight = d-1, 1
			}
			for _, j := range x {
				g[j] += d * weight
				h[j] += 0.25 * weight
			}
		}
		for j := range w {
			w[j] -= 0.08 * g[j] / h[j]
		}
	}
	out := map[string]float64{}
	for j, n := range names {
		out[n] = w[j]
	}
	return out
}
