package score

import (
	"slices"

	"readout/datasets"
)

// A Report holds the scores of one system over a gold set.
type Report struct {
	System string // "readout", "prose v2", a file name
	Total  *Tally
	// Docs are the tallies of single documents, in the order of the gold set;
	// DocIDs and Sources go with them.
	Docs    []*Tally
	DocIDs  []string
	Sources []string
	// Absent are gold documents that the predictions lack: all missed.
	Absent []string
	// Extra are predicted documents that the gold set lacks: not scored.
	Extra []string
}

// Compare scores predictions against gold, document by document.
func Compare(system string, gold, pred []*datasets.Document) *Report {
	r := &Report{System: system, Total: NewTally()}
	byID := make(map[string]*datasets.Document, len(pred))
	for _, p := range pred {
		byID[p.DocID] = p
	}
	known := make(map[string]bool, len(gold))
	labels := ownLabels(gold)
	for _, g := range gold {
		known[g.DocID] = true
		p := withMatches(byID[g.DocID], labels)
		if p == nil {
			r.Absent = append(r.Absent, g.DocID)
		}
		t := Document(g, p)
		r.Docs = append(r.Docs, t)
		r.DocIDs = append(r.DocIDs, g.DocID)
		r.Sources = append(r.Sources, g.Source)
		r.Total.Add(t)
	}
	for _, p := range pred {
		if !known[p.DocID] {
			r.Extra = append(r.Extra, p.DocID)
		}
	}
	return r
}

// ownLabels returns the labels of gold that the guidelines do not have.
func ownLabels(gold []*datasets.Document) map[string]bool {
	own := map[string]bool{}
	guided := slices.Concat(datasets.EntityLabels, datasets.NumberLabels, datasets.TimexLabels)
	for _, g := range gold {
		for _, m := range g.Mentions {
			if !slices.Contains(guided, m.Label) {
				own[m.Label] = true
			}
		}
	}
	return own
}

// withMatches returns a prediction whose matches of these labels are mentions.
func withMatches(p *datasets.Document, labels map[string]bool) *datasets.Document {
	if p == nil || len(labels) == 0 {
		return p
	}
	c := *p
	c.Mentions = slices.Clone(p.Mentions)
	for _, m := range p.Matches {
		if labels[m.Label] {
			c.Mentions = append(c.Mentions, m)
		}
	}
	return &c
}

// BySource sums the documents of each source; the sources are in order of
// first appearance.
func (r *Report) BySource() (sources []string, tallies map[string]*Tally) {
	tallies = map[string]*Tally{}
	for i, s := range r.Sources {
		if tallies[s] == nil {
			sources = append(sources, s)
			tallies[s] = NewTally()
		}
		tallies[s].Add(r.Docs[i])
	}
	return sources, tallies
}
