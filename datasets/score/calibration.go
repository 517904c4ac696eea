package score

import (
	"math"
	"slices"

	"readout/datasets"
)

// A Bin holds the predictions whose confidence lies in [Low, High).
type Bin struct {
	Low        float64 `json:"low"`
	High       float64 `json:"high"`
	N          int     `json:"n"`
	Confidence float64 `json:"confidence"` // mean of what was claimed
	Right      float64 `json:"right"`      // share that is right
}

// A Reliability compares what a system claims about its predictions with how
// often they are right.
type Reliability struct {
	What string `json:"what"` // "names", "pledges" or "references"
	Bins []Bin  `json:"bins"` // those that hold something
	N    int    `json:"n"`    // predictions with a confidence
	// Error is the expected calibration error (Naeini et al. 2015): the mean
	// distance between claim and truth over bins of a tenth, weighted by size.
	Error float64 `json:"error"`
	// Sure is the precision of predictions with a confidence of 0.8 and more,
	// SureN their number.
	Sure  float64 `json:"precision_at_0.8"`
	SureN int     `json:"n_at_0.8"`
}

// Calibrate returns the reliability of names (exact span and label), of pledges
// (matched as PairPledges does) and of references (exact span, right entities), over predictions that carry a
// confidence; a kind of which none does is left out.
func Calibrate(gold, pred []*datasets.Document) []Reliability {
	byID := make(map[string]*datasets.Document, len(pred))
	for _, p := range pred {
		byID[p.DocID] = p
	}
	var names, pledges, references calibration
	for _, g := range gold {
		p := byID[g.DocID]
		if p == nil {
			continue
		}
		gm, _ := byKey(g.Mentions)
		for i := range p.Mentions {
			m := &p.Mentions[i]
			if slices.Contains(datasets.EntityLabels, m.Label) {
				names.add(m.Confidence, gm[spanLabel{m.Start, m.End, m.Label}] != nil)
			}
		}
		matched := map[int]bool{}
		for _, x := range PairPledges(g.Pledges, p.Pledges) {
			matched[x.Pred] = true
		}
		for j := range p.Pledges {
			pledges.add(p.Pledges[j].Confidence, matched[j])
		}
		if g.References == nil {
			continue
		}
		known, at := goldNames(g, p), referencesAt(g)
		for i := range p.References {
			r := &p.References[i]
			o := at[span{r.Start, r.End}]
			references.add(r.Confidence, o != nil && sameEntities(o, r, known))
		}
	}
	var out []Reliability
	for _, c := range []struct {
		what string
		of   *calibration
	}{{"names", &names}, {"pledges", &pledges}, {"references", &references}} {
		if r := c.of.reliability(c.what); r.N > 0 {
			out = append(out, r)
		}
	}
	return out
}

const calibrationBins = 10

type calibration struct {
	n, right [calibrationBins]int
	sum      [calibrationBins]float64
	sureN    int
	sure     int
}

func (c *calibration) add(confidence float64, right bool) {
	if confidence <= 0 || confidence > 1 {
		return
	}
	b := min(int(confidence*calibrationBins), calibrationBins-1)
	c.n[b]++
	c.sum[b] += confidence
	if right {
		c.right[b]++
	}
	if confidence >= 0.8 {
		c.sureN++
		if right {
			c.sure++
		}
	}
}

func (c *calibration) reliability(what string) Reliability {
	r := Reliability{What: what, SureN: c.sureN}
	for _, n := range c.n {
		r.N += n
	}
	for b, n := range c.n {
		if n == 0 {
			continue
		}
		bin := Bin{Low: float64(b) / calibrationBins, High: float64(b+1) / calibrationBins, N: n,
			Confidence: c.sum[b] / float64(n), Right: float64(c.right[b]) / float64(n)}
		r.Bins = append(r.Bins, bin)
		r.Error += float64(n) / float64(r.N) * math.Abs(bin.Confidence-bin.Right)
	}
	if c.sureN > 0 {
		r.Sure = float64(c.sure) / float64(c.sureN)
	}
	return r
}
