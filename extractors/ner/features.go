package ner

// A feature is a hash of a template and what it saw. Templates of one word's
// form are apart from those that look at several words, because their weights
// can be summed once for every word and kept.

// width is how many words on either side a word's form tells about.
const width = 2

// Templates. Numbers are part of the model's format: never reuse one.
const (
	tBias uint64 = iota + 1
	tExact
	tLower
	tShape
	tLong
	tPrefix // +1, +2, +3: lengths 2, 3, 4
	tPrefix3
	tPrefix4
	tSuffix // lengths 1 to 4
	tSuffix2
	tSuffix3
	tSuffix4
	tFacts
	tCluster // one for each grain
	tCluster2
	tCluster3
	tLowerShape
)

const (
	tPair uint64 = iota + 64 // lower-1, lower
	tPairNext
	tShapePair
	tShapePairNext
	tShapeTriple
	tShapeBefore // lower-1, shape
	tShapeAfter
	tBefore2
	tAfter2
	tClusterPair
	tClusterPairNext
	tClusterAround
	tGaz
	tGazBefore
	tGazAfter
	tGazShape
	tGazLower
	tGazNextLower
	tGazPrevLower
	tTitle
	tTitleBefore
	tTitleAfter
	tTitleShape
	tRunLast
	tRunFirst
	tRunLastCluster
	tRunFirstCluster
	tRunPlace
	tRunBefore
	tRunAfter
	tRunLastBefore
	tSeen
	tSeenShape
	tSeenBits
	tSentence
	tBracket
	tRunGaz
	tHyphen
	tHint
	tHintRule
	tHintBefore
	tHintAfter
	tHintLower
	tHintTriple
	tHintGaz
	tAcronym
	tAcronymHint
	tAcronymClass
	tDefined
	tDefinedLast
	tSeenHint
	tSeenHintOwn
	tRunNouns
	tHintList
	tHintListNext
)

// outside stands for words before and behind a sentence.
const outside = 0x5851F42D4C957F2D

// feature combines a template with a value.
func feature(t, value uint64) uint64 {
	h := (value ^ t*0x9E3779B97F4A7C15) * 0xD6E8FEB86659FD93
	return h ^ h>>29
}

// join makes one value of two.
func join(a, b uint64) uint64 {
	h := (a*0x9E3779B97F4A7C15 ^ b) * 0xC2B2AE3D27D4EB4F
	return h ^ h>>31
}

// formFeatures appends the features that the form of a word gives to the token
// off words before it: off is -2 to 2, and 0 the word itself. Facts are those
// that the word has wherever it stands.
func formFeatures(dst []uint64, f *form, c clusterCodes, off int) []uint64 {
	o := uint64(off+width+1) << 32
	add := func(t, v uint64) { dst = append(dst, feature(o|t, v)) }
	word := uint64(f.facts & (factCommon | factName | factUpper | factCap | factDigit | factBody | factSpot))
	switch off {
	case 0:
		add(tBias, 0)
		add(tExact, f.exact)
		add(tLower, f.lower)
		add(tShape, f.shape)
		add(tLong, f.long)
		for i := 1; i < 4; i++ {
			if f.n > i+1 {
				add(tPrefix+uint64(i-1), f.pre[i])
			}
		}
		for i := range 4 {
			if f.n > i {
				add(tSuffix+uint64(i), join(f.suf[i], f.shape&1))
			}
		}
		add(tFacts, word)
		for i, k := range c {
			if k != 0 {
				add(tCluster+uint64(i), uint64(k))
			}
		}
	case -1, 1:
		add(tLower, f.lower)
		add(tShape, f.shape)
		if f.n > 3 {
			add(tSuffix3, f.suf[2])
		}
		add(tFacts, word)
		for i, k := range c {
			if k != 0 {
				add(tCluster+uint64(i), uint64(k))
			}
		}
	default:
		add(tLower, f.lower)
		add(tShape, f.shape)
		if c[1] != 0 {
			add(tCluster2, uint64(c[1]))
		}
	}
	return dst
}

// outsideFeatures are those of a word that is not there.
func outsideFeatures(dst []uint64, off int) []uint64 {
	return append(dst, feature(uint64(off+width+1)<<32|tLower, outside))
}

// nothing is the fact of a token outside the sentence.
var nothing = fact{lower: outside, exact: outside, shape: outside, run: -1}

// around appends the features of token i that look at several words or at the
// document. first and last bound its sentence.
func (b *block) around(dst []uint64, i, first, last int) []uint64 {
	add := func(t, v uint64) { dst = append(dst, feature(t, v)) }
	f := &b.facts[i]
	p1, p2, n1, n2 := &nothing, &nothing, &nothing, &nothing
	if i > first {
		p1 = &b.facts[i-1]
	}
	if i > first+1 {
		p2 = &b.facts[i-2]
	}
	if i+1 < last {
		n1 = &b.facts[i+1]
	}
	if i+2 < last {
		n2 = &b.facts[i+2]
	}
	add(tPair, join(p1.lower, f.lower))
	add(tPairNext, join(f.lower, n1.lower))
	add(tShapeTriple, join(join(p1.shape, f.shape), n1.shape))
	add(tShapePair, join(p1.shape, f.shape))
	add(tShapePairNext, join(f.shape, n1.shape))
	add(tShapeBefore, join(p1.lower, f.shape))
	add(tShapeAfter, join(n1.lower, f.shape))
	if f.hint != 0 || p1.hint != 0 || n1.hint != 0 {
		add(tHint, uint64(f.hint))
		add(tHintTriple, uint64(p1.hint)<<16|uint64(f.hint)<<8|uint64(n1.hint))
		add(tHintRule, join(f.rule, uint64(f.hint)))
		add(tHintGaz, join(uint64(f.gaz), uint64(f.hint)))
		add(tHintLower, join(f.lower, uint64(f.hint)))
	}
	if f.bits&factCap == 0 && p1.bits&factCap == 0 && n1.bits&factCap == 0 && f.gaz == 0 {
		// Far from any name little else matters.
		return dst
	}
	add(tBefore2, join(p2.lower, p1.lower))
	add(tAfter2, join(n1.lower, n2.lower))
	add(tClusterPair, join(uint64(p1.clusters[2]), uint64(f.clusters[1])))
	add(tClusterPairNext, join(uint64(f.clusters[1]), uint64(n1.clusters[2])))
	add(tClusterAround, join(uint64(p1.clusters[1]), uint64(n1.clusters[1])))

	add(tGaz, uint64(f.gaz))
	if p1.gaz != 0 {
		add(tGazBefore, uint64(p1.gaz))
	}
	if n1.gaz != 0 {
		add(tGazAfter, uint64(n1.gaz))
	}
	if f.gaz != 0 {
		add(tGazShape, join(uint64(f.gaz), f.shape))
		add(tGazPrevLower, join(uint64(f.gaz), p1.lower))
		add(tGazNextLower, join(uint64(f.gaz), n1.lower))
	}
	if f.title != 0 {
		add(tTitle, uint64(f.title))
	}
	if p1.title != 0 {
		add(tTitleBefore, join(uint64(p1.title), f.shape))
	}
	if n1.title != 0 {
		add(tTitleAfter, join(uint64(n1.title), f.shape))
	}
	if f.defined != 0 {
		add(tDefined, uint64(f.defined))
		add(tDefinedLast, join(b.facts[f.definedLast].lower, uint64(f.defined)))
	}
	if p2.hint != 0 && p1.bits&(factCommaish|factLink) != 0 {
		add(tHintList, join(uint64(p2.hint), f.shape))
	}
	if n2.hint != 0 && n1.bits&(factCommaish|factLink) != 0 {
		add(tHintListNext, join(uint64(n2.hint), f.shape))
	}
	b.runFeatures(add, f, i, first, last)
	if f.bits&factCap != 0 {
		e := &b.evidence[f.seen]
		add(tSeen, uint64(e.ratio())<<8|uint64(f.bits&(factFirst|factCommon|factName)))
		add(tSeenBits, uint64(e.bits))
		if e.head != 0 {
			add(tAcronym, e.head)
			add(tAcronymHint, uint64(e.headHint))
			add(tAcronymClass, uint64(e.headClass))
		}
		if l := e.elsewhere(f.hint); l != 0 {
			add(tSeenHint, uint64(l))
			add(tSeenHintOwn, uint64(l)<<8|uint64(f.hint))
		}
		add(tSeenShape, join(uint64(e.bits&(seenTitled|seenAcronym|seenSaid|seenAfterIn)), f.shape))
	}
	add(tSentence, join(uint64(f.bits&(factShout|factHeading|factFirst)), f.shape))
	return dst
}

// ratio says in five steps how often the word has a capital in the document.
func (e *evidence) ratio() int {
	switch {
	case e.lower == 0 && e.capital == 0:
		return 0
	case e.lower == 0:
		return 1
	case e.capital == 0:
		return 2
	case e.lower < e.capital:
		return 3
	}
	return 4
}

// runFeatures are about the run of capitalized words that a token stands in:
// what kind of thing is named is often said by its last word.
func (b *block) runFeatures(add func(t, v uint64), f *fact, i, first, last int) {
	if f.run < 0 || f.bits&factHeading != 0 {
		return
	}
	r := b.runs[f.run]
	head, tail := &b.facts[r.first], &b.facts[r.last]
	before, after := &nothing, &nothing
	if int(r.first) > first {
		before = &b.facts[r.first-1]
	}
	if int(r.last)+1 < last {
		after = &b.facts[r.last+1]
	}
	at := uint64(position(i, int(r.first), int(r.last)))
	n := uint64(min(r.last-r.first, 6))
	add(tRunPlace, at<<8|n)
	add(tRunLast, join(tail.lower, at))
	add(tRunFirst, join(head.lower, at))
	add(tRunLastCluster, join(uint64(tail.clusters[1]), at))
	add(tRunFirstCluster, join(uint64(head.clusters[1]), at))
	if nouns := tail.bits&(factBody|factSpot) | head.bits&(factBody|factSpot)<<2; nouns != 0 {
		add(tRunNouns, uint64(nouns)<<8|at)
	}
	add(tRunBefore, join(before.lower, at))
	add(tRunAfter, join(after.lower, at))
}
