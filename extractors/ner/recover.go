package ner

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// listed is the rule of bodies that the gazetteer knows.
const listed = "org/gazetteer"

// listedConfidence is how often a body of the gazetteer is one where the model saw none.
const listedConfidence = 0.8

// recover adds bodies of the gazetteer that the model has left out, as it does with
// names that it has seldom met: those in several words or in one that is no ordinary
// one, but for short acronyms, which have other meanings as well, and for acronyms
// in brackets, whose meaning stands before them. dst[from:] are the mentions of the
// block, in order.
func (s *scratch) recover(dst []pipeline.Mention, from int) []pipeline.Mention {
	b, k, n := &s.block, from, len(dst)
	next := 0
	for _, f := range b.finds.Names {
		if f.Label != pipeline.Org || f.Rule != listed {
			continue
		}
		for k < n && dst[k].End <= f.Start {
			k++
		}
		if k < n && dst[k].Start < f.End {
			continue
		}
		name := b.text[f.Start:f.End]
		first, last := b.within(&next, f.Start, f.End)
		if first > last || b.toks[first].Start != f.Start || b.toks[last].End != f.End || s.t.gz.noBodies[name] || slices.Contains(s.others, name) || !s.sureOf(first, last) {
			continue
		}
		dst = append(dst, pipeline.Mention{Span: f.Span, Label: pipeline.Org, Confidence: listedConfidence, Rule: Rule})
	}
	if len(dst) > n {
		slices.SortFunc(dst[from:], func(x, y pipeline.Mention) int { return x.Start - y.Start })
	}
	return dst
}

// sureOf reports whether tokens first to last are a body's by their look alone.
func (s *scratch) sureOf(first, last int) bool {
	b := &s.block
	f := &b.facts[first]
	if b.text[b.toks[first].Start] < 'A' || f.bits&factCap == 0 || f.bits&factLink != 0 {
		return false
	}
	if first > 0 && b.text[b.toks[first-1].Start] == '(' {
		return false
	}
	if last+1 < len(b.toks) && b.toks[last+1].Start == b.toks[last].End && strings.HasPrefix(b.text[b.toks[last+1].Start:], "-") {
		return false // "PA-07", "CCTV-4"
	}
	if first < last {
		return f.bits&factShout == 0
	}
	if f.bits&(factCommon|factName|factShout) != 0 {
		return false
	}
	return f.bits&factUpper == 0 || last-first > 0 || b.toks[last].End-b.toks[first].Start > 3
}
