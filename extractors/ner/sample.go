package ner

import (
	"slices"

	"readout/pipeline"
)

// An Example is an annotated document to learn from or to be measured on.
type Example struct {
	Source string // what scores are listed by, "us_state"
	Doc    *pipeline.Document
	// Tokens and Sentences are those of the text extractor.
	Tokens    []pipeline.Token
	Sentences []pipeline.Sentence
	Spans     []pipeline.Mention // Span and Label; sorted, not overlapping
	Finds     Finds
	Skip      []pipeline.Span // sentences that touch one are not learnt from; sorted
	Weight    float64         // how much it counts; 0 means 1
}

// Finds is what rules and gazetteers find in a document: the lists of
// pipeline.Finds. Zero where they were not asked.
type Finds struct {
	Names   []pipeline.Mention
	Phrases []pipeline.Phrase
	Titles  []pipeline.Span
}

// FindsOf copies the lists of what an extractor found; nil has none.
func FindsOf(f pipeline.Finds) Finds {
	if f == nil {
		return Finds{}
	}
	return Finds{f.Mentions(), f.Phrases(), f.Titles()}
}

// until returns the part of f that begins before an offset, and the rest.
func (f Finds) until(end int) (head, tail Finds) {
	n, p, t := 0, 0, 0
	for n < len(f.Names) && f.Names[n].Start < end {
		n++
	}
	for p < len(f.Phrases) && f.Phrases[p].Start < end {
		p++
	}
	for t < len(f.Titles) && f.Titles[t].Start < end {
		t++
	}
	return Finds{f.Names[:n], f.Phrases[:p], f.Titles[:t]}, Finds{f.Names[n:], f.Phrases[p:], f.Titles[t:]}
}

// A sample is a sentence in the form that learners read.
type sample struct {
	ids    []int32 // features of all tokens
	starts []int32 // starts[i] is where the features of token i begin in ids; one more than tokens
	gold   []uint8
	weight float32
}

func (s *sample) len() int { return len(s.gold) }

// A dictionary numbers features.
type dictionary struct {
	index map[uint64]int32
	count []int32
	grown bool // no more features are added
}

func (d *dictionary) id(h uint64) int32 {
	if i, ok := d.index[h]; ok {
		if !d.grown {
			d.count[i]++
		}
		return i
	}
	if d.grown {
		return -1
	}
	i := int32(len(d.count))
	d.index[h] = i
	d.count = append(d.count, 1)
	return i
}

// A wordEntry is what a trainer keeps of a word: its fact and features.
type wordEntry struct {
	fact  fact
	feats [2*width + 1][]int32
}

type wordKey struct {
	s string
	c casing
}

// A sampler turns examples into samples.
type sampler struct {
	gz       *gazetteer
	clusters *Clusters
	labels   []string
	dict     *dictionary
	words    map[wordKey]*wordEntry
	entries  []*wordEntry // of the tokens of the block
	out      [2*width + 1][]int32
	buf      []uint64
	block    block
}

func newSampler(gz *gazetteer, clusters *Clusters, labels []string) *sampler {
	s := &sampler{gz: gz, clusters: clusters, labels: labels,
		dict: &dictionary{index: map[uint64]int32{}}, words: map[wordKey]*wordEntry{}}
	for k := range s.out {
		s.out[k] = s.number(outsideFeatures(nil, k-width))
	}
	return s
}

func (s *sampler) number(feats []uint64) []int32 {
	out := make([]int32, 0, len(feats))
	for _, h := range feats {
		if id := s.dict.id(h); id >= 0 {
			out = append(out, id)
		}
	}
	return out
}

// word implements speller.
func (s *sampler) word(_ int, text string, c casing) *fact {
	key := wordKey{text, c}
	e := s.words[key]
	if e == nil {
		e = &wordEntry{}
		var f form
		s.gz.form(&f, text, c)
		codes := s.clusters.of(&f)
		e.fact = fact{lower: f.lower, exact: f.exact, shape: f.shape, clusters: codes, bits: f.facts, run: -1}
		for k := range e.feats {
			s.buf = formFeatures(s.buf[:0], &f, codes, k-width)
			e.feats[k] = s.number(s.buf)
		}
		s.words[key] = e
	} else if !s.dict.grown {
		for k := range e.feats {
			for _, id := range e.feats[k] {
				s.dict.count[id]++
			}
		}
	}
	s.entries = append(s.entries, e)
	return &e.fact
}

// freeze drops features that are rarer than least and numbers the rest anew.
// Samples must be made again, or renumbered with the table that it returns.
func (d *dictionary) freeze(least int32) []int32 {
	table := make([]int32, len(d.count))
	n := int32(0)
	for i, c := range d.count {
		table[i] = -1
		if c >= least {
			table[i] = n
			n++
		}
	}
	count := make([]int32, n)
	for h, i := range d.index {
		if table[i] < 0 {
			delete(d.index, h)
			continue
		}
		d.index[h] = table[i]
		count[table[i]] = d.count[i]
	}
	d.count, d.grown = count, true
	return table
}

// renumber replaces the features of a sample and drops those without a number.
func (s *sample) renumber(table []int32) {
	n := int32(0)
	for i := range s.gold {
		from, to := s.starts[i], s.starts[i+1]
		s.starts[i] = n
		for _, id := range s.ids[from:to] {
			if t := table[id]; t >= 0 {
				s.ids[n] = t
				n++
			}
		}
	}
	s.starts[len(s.gold)] = n
	s.ids = slices.Clone(s.ids[:n])
}

// forget empties the cache of words, whose features have been renumbered.
func (s *sampler) forget() {
	clear(s.words)
	for k := range s.out {
		s.out[k] = s.number(outsideFeatures(nil, k-width))
	}
}

// samples makes the samples of an example. A span that does not begin and end
// with tokens is widened to whole ones.
func (s *sampler) samples(dst []*sample, x *Example) []*sample {
	sents := pieces(nil, x.Sentences)
	b := &s.block
	b.text, b.toks, b.sents, b.base = x.Doc.Text, x.Tokens, sents, 0
	s.entries = s.entries[:0]
	b.finds = x.Finds
	b.prepare(s)
	tags := make([]uint8, len(x.Tokens))
	var runs []found
	for _, r := range align(x) {
		if l := indexOf(s.labels, x.Spans[r.span].Label); l >= 0 {
			runs = append(runs, found{r.first, r.last, l})
		}
	}
	spell(tags, runs)
	skip := x.Skip
	for _, sent := range sents {
		first, last := sent.First, sent.Last
		if first == last {
			continue
		}
		for len(skip) > 0 && skip[0].End <= x.Tokens[first].Start {
			skip = skip[1:]
		}
		if len(skip) > 0 && skip[0].Start < x.Tokens[last-1].End {
			continue
		}
		smp := &sample{gold: repair(slices.Clone(tags[first:last])), weight: 1}
		if x.Weight > 0 {
			smp.weight = float32(x.Weight)
		}
		for i := first; i < last; i++ {
			smp.starts = append(smp.starts, int32(len(smp.ids)))
			for k := range s.out {
				j := i + k - width
				if j < first || j >= last {
					smp.ids = append(smp.ids, s.out[k]...)
				} else {
					smp.ids = append(smp.ids, s.entries[j].feats[k]...)
				}
			}
			s.buf = b.around(s.buf[:0], i, first, last)
			for _, h := range s.buf {
				if id := s.dict.id(h); id >= 0 {
					smp.ids = append(smp.ids, id)
				}
			}
		}
		smp.starts = append(smp.starts, int32(len(smp.ids)))
		dst = append(dst, smp)
	}
	return dst
}

// An aligned span covers whole tokens.
type aligned struct{ span, first, last int }

// align finds the tokens of each span; a span that shares a token with the one
// before it, or has none, is left out.
func align(x *Example) []aligned {
	var out []aligned
	i := 0
	for k, m := range x.Spans {
		for i < len(x.Tokens) && x.Tokens[i].End <= m.Start {
			i++
		}
		j := i
		for j < len(x.Tokens) && x.Tokens[j].Start < m.End {
			j++
		}
		if i == j {
			continue
		}
		out = append(out, aligned{k, i, j - 1})
		i = j
	}
	return out
}

// repair makes the tags of a stretch legal where a span crosses its borders.
func repair(tags []uint8) []uint8 {
	prev := 0
	for i, t := range tags {
		if !follows(prev, int(t)) {
			// Spell the rest of the span as one that begins here.
			l := (max(int(t), 1) - 1) / positions
			switch (max(int(t), 1) - 1) % positions {
			case posI:
				tags[i] = uint8(tagOf(l, posB))
			case posE:
				tags[i] = uint8(tagOf(l, posS))
			}
		}
		prev = int(tags[i])
	}
	if n := len(tags); n > 0 && !follows(int(tags[n-1]), 0) {
		l := (int(tags[n-1]) - 1) / positions
		switch (int(tags[n-1]) - 1) % positions {
		case posB:
			tags[n-1] = uint8(tagOf(l, posS))
		case posI:
			tags[n-1] = uint8(tagOf(l, posE))
		}
	}
	return tags
}
