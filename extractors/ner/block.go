package ner

import (
	"readout/pipeline"
)

// blockTokens is how many tokens are worked on at once; longer documents are
// cut between sentences, so that memory does not grow with them.
const blockTokens = 1 << 15

// maxSentence is the length at which a sentence is cut in parts.
const maxSentence = 400

// A fact is what is known of one token.
type fact struct {
	lower, exact, shape uint64
	clusters            clusterCodes
	bits                uint32
	seen                int32 // index into block.evidence
	run                 int32 // index into block.runs, -1 if in none
	gaz                 uint16
	title               uint8
	hint                uint8  // label and position in a name that rules found, 0 if in none
	rule                uint64 // the rule that found it
	defined             uint8  // position in the words that an acronym behind them stands for, 0 if in none
	definedLast         int32  // the last of these words
}

// A run is a stretch of capitalized words with the words that link them.
type run struct{ first, last int32 } // tokens, inclusive

// What the rest of the document says about a word, as bits of evidence.bits.
const (
	seenTitled  uint8 = 1 << iota // behind a title
	seenAcronym                   // in brackets behind a name with these initials
	seenLonger                    // in a run of several capitalized words
	seenGaz                       // in a gazetteer phrase of several words
	seenAfterIn                   // behind "in", "at", "from"
	seenSaid                      // before "said", "told", "met"
)

// evidence is what a document says about one word, in any letter case.
type evidence struct {
	lower, capital uint16 // how often it is written so, not counting sentence starts
	bits           uint8
	head           uint64 // last word of what an acronym stands for, 0 if none is given
	headHint       uint8  // what rules found there
	headClass      uint16
	hints          [5]uint8 // how often rules found it in a name of each label; 0: in none
}

// A block is a stretch of a document with what features are made of.
type block struct {
	text      string
	toks      []pipeline.Token
	sents     []pipeline.Sentence
	finds     Finds
	whispered bool // has no capitals
	base      int  // index of toks[0] in the document
	facts     []fact
	runs      []run
	// The evidence by word, and its hash table: slots hold 1 + index.
	evidence []evidence
	slots    []uint32
	keys     []uint64
}

// find marks the gazetteers' phrases and titles.
func (b *block) find() {
	next := 0
	for _, ph := range b.finds.Phrases {
		first, last := b.within(&next, ph.Start, ph.End)
		for i := first; i <= last; i++ {
			if b.whispered && b.facts[i].bits&factLink == 0 {
				b.facts[i].bits |= factCap
			}
			b.facts[i].gaz = uint16(ph.Kinds)<<3 | uint16(position(i, first, last)) + 1
		}
	}
	next = 0
	for _, t := range b.finds.Titles {
		first, last := b.within(&next, t.Start, t.End)
		for i := first; i <= last; i++ {
			b.facts[i].title = uint8(position(i, first, last)) + 1
		}
	}
}

// position is where token i stands in first to last: posB, posI, posE or posS.
func position(i, first, last int) int {
	switch {
	case first == last:
		return posS
	case i == first:
		return posB
	case i == last:
		return posE
	}
	return posI
}

// within returns the first and last token of a stretch of text. Stretches come in
// order; next remembers where the last one began.
func (b *block) within(next *int, start, end int) (first, last int) {
	i := *next
	for i < len(b.toks) && b.toks[i].End <= start {
		i++
	}
	*next = i
	first = i
	for i < len(b.toks) && b.toks[i].Start < end {
		i++
	}
	return first, i - 1
}

// slot returns the evidence for a word, which it makes if there is none.
func (b *block) slot(key uint64) int32 {
	mask := uint64(len(b.slots) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		switch s := b.slots[i]; {
		case s == 0:
			b.evidence = append(b.evidence, evidence{})
			b.keys = append(b.keys, key)
			b.slots[i] = uint32(len(b.evidence))
			return int32(len(b.evidence) - 1)
		case b.keys[s-1] == key:
			return int32(s - 1)
		}
	}
}

// reset makes room for n tokens.
func (b *block) reset(n int) {
	if cap(b.facts) < n {
		b.facts = make([]fact, n)
	}
	b.facts = b.facts[:n]
	size := 64
	for size < 2*n {
		size *= 2
	}
	if cap(b.slots) < size {
		b.slots = make([]uint32, size)
	} else {
		b.slots = b.slots[:size]
		clear(b.slots)
	}
	b.evidence, b.keys, b.runs = b.evidence[:0], b.keys[:0], b.runs[:0]
}

// hintLabels are the labels of what the rules find, whatever those of the model are.
var hintLabels = []string{pipeline.Person, pipeline.Place, pipeline.Org, pipeline.Norp}

// hint marks what rules found.
func (b *block) hint() {
	next := 0
	for _, m := range b.finds.Names {
		l := indexOf(hintLabels, m.Label)
		if l < 0 {
			continue
		}
		first, last := b.within(&next, m.Start, m.End)
		rule := hashOf(m.Rule)
		for i := first; i <= last; i++ {
			b.facts[i].hint, b.facts[i].rule = uint8(tagOf(l, position(i, first, last))), rule
		}
	}
}

// look gathers runs and evidence once the facts of the tokens are known.
func (b *block) look() {
	for i := range b.sents {
		first, last := b.sents[i].First-b.base, b.sents[i].Last-b.base
		b.findRuns(first, last)
	}
	for i := range b.sents {
		first, last := b.sents[i].First-b.base, b.sents[i].Last-b.base
		for k := first; k < last; k++ {
			b.weigh(k, first, last)
			if b.facts[k].bits&factUpper != 0 && k > first+1 {
				b.define(k, first)
			}
		}
	}
}

// findRuns marks the runs of one sentence.
func (b *block) findRuns(first, last int) {
	f := b.facts
	for i := first; i < last; {
		f[i].run = -1
		if f[i].bits&factCap == 0 {
			i++
			continue
		}
		end := i // last capitalized word of the run
		for j := i + 1; j < last && j-end <= 3; j++ {
			if f[j].bits&factCap != 0 {
				end = j
			} else if f[j].bits&factLink == 0 {
				break
			}
		}
		b.runs = append(b.runs, run{int32(i), int32(end)})
		for ; i <= end; i++ {
			f[i].run = int32(len(b.runs) - 1)
		}
	}
}

// weigh adds what token k says about its word to the evidence.
func (b *block) weigh(k, first, last int) {
	f := &b.facts[k]
	e := &b.evidence[f.seen]
	if f.bits&factCap == 0 {
		if f.bits&factLower != 0 && e.lower < 1<<15 {
			e.lower++
		}
		return
	}
	if f.bits&(factFirst|factShout|factHeading) == 0 && e.capital < 1<<15 {
		e.capital++
	}
	if f.bits&(factShout|factHeading) != 0 {
		return
	}
	if k > first {
		p := &b.facts[k-1]
		if p.title >= posE+1 && f.title == 0 {
			e.bits |= seenTitled
		}
		switch p.lower {
		case hashIn, hashAt, hashFrom:
			e.bits |= seenAfterIn
		}
	}
	if k+1 < last {
		switch b.facts[k+1].lower {
		case hashSaid, hashTold, hashMet:
			e.bits |= seenSaid
		}
	}
	if len(b.finds.Names) > 0 {
		if n := &e.hints[labelOfHint(f.hint)]; *n < 255 {
			*n++
		}
	}
	if f.run >= 0 && b.runs[f.run].last > b.runs[f.run].first {
		e.bits |= seenLonger
	}
	if f.gaz != 0 && f.gaz&7 != posS+1 {
		e.bits |= seenGaz
	}
	if f.bits&factUpper != 0 && k-first >= 3 && k+1 < last && b.text[b.toks[k-1].Start] == '(' && b.text[b.toks[k+1].Start] == ')' {
		e.bits |= seenAcronym
		h := &b.facts[k-2]
		e.head, e.headHint, e.headClass = h.lower, h.hint, h.clusters[1]
	}
}

var (
	hashIn, hashAt, hashFrom    = hashOf("in"), hashOf("at"), hashOf("from")
	hashSaid, hashTold, hashMet = hashOf("said"), hashOf("told"), hashOf("met")
)
