package ner

import (
	"cmp"
	"sync"

	"readout/pipeline"
)

// A tagger finds names with a model and a gazetteer.
type tagger struct {
	model *Model
	gz    *gazetteer
	pool  sync.Pool // of *scratch
	out   [2*width + 1][]uint64
}

func newTagger(m *Model, gz *gazetteer) *tagger {
	t := &tagger{model: m, gz: gz}
	for k := range t.out {
		t.out[k] = make([]uint64, m.lanes)
		t.sum(t.out[k], outsideFeatures(nil, k-width))
	}
	t.pool.New = func() any { return newScratch(t) }
	return t
}

// sum adds the rows of features to dst. All rows are looked up before the first
// is read, so that the processor waits for many at once.
func (t *tagger) sum(dst []uint64, feats []uint64) {
	var at [64]uint32
	m := t.model
	for len(feats) > 0 {
		n := 0
		for _, h := range feats[:min(len(feats), len(at))] {
			if r := m.lookup(h); r > 0 {
				at[n] = r - 1
				n++
			}
		}
		feats = feats[min(len(feats), len(at)):]
		if m.lanes == 5 { // of four labels
			d := dst[:5:5]
			s0, s1, s2, s3, s4 := d[0], d[1], d[2], d[3], d[4]
			for _, r := range at[:n] {
				row := m.rows[int(r)*5 : int(r)*5+5 : int(r)*5+5]
				s0 += row[0]
				s1 += row[1]
				s2 += row[2]
				s3 += row[3]
				s4 += row[4]
			}
			d[0], d[1], d[2], d[3], d[4] = s0, s1, s2, s3, s4
			continue
		}
		for _, r := range at[:n] {
			for k, x := range m.rows[int(r)*m.lanes : (int(r)+1)*m.lanes] {
				dst[k] += x
			}
		}
	}
}

// cacheWords is how many words a worker keeps the sums of.
const cacheWords = 1 << 14

// A known word: what its form says, and the sums of its rows for each place.
type known struct {
	key  uint64
	fact fact
	rows []uint64 // (2*width+1) times lanes
}

// A scratch is what one worker needs while it tags; it is used again and again.
type scratch struct {
	t      *tagger
	words  []known
	block  block
	sents  []pipeline.Sentence
	sums   []uint64 // tokens times lanes
	feats  []uint64
	em     []int32 // tokens of a sentence times tags
	back   []uint8
	tags   []uint8
	cur    []int32
	next   []int32
	runs   []found
	alpha  []float32
	beta   []float32
	psi    []float32
	scale  []float32
	sentOf []int32
	first  int // of the sentence that is being read
	last   int
	evict  uint
	live   []uint8
	ends   []int32
	sure   int32 // the constants, in the model's units
	slim   int32
	intros []introduction
	bodies []string // acronyms of a document that stand for a body
	others []string // acronyms that stand for something else
	organs bool     // an international body issued the document
}

func newScratch(t *tagger) *scratch {
	nat := cmp.Or(t.model.Info.Heat, 1) / t.model.Info.Scale
	s := &scratch{t: t, words: make([]known, cacheWords), sure: int32(min(sure*nat, 1<<20)), slim: int32(min(slim*nat, 1<<20))}
	lanes := t.model.lanes
	arena := make([]uint64, cacheWords*(2*width+1)*lanes)
	for i := range s.words {
		n := (2*width + 1) * lanes
		s.words[i].rows = arena[i*n : (i+1)*n : (i+1)*n]
	}
	s.cur, s.next = make([]int32, t.model.chain.tags), make([]int32, t.model.chain.tags)
	return s
}

// word implements speller: it also adds what the word says about its neighbours.
func (s *scratch) word(i int, text string, c casing) *fact {
	h := uint64(fnvBase)
	for k := 0; k < len(text); k++ {
		h = (h ^ uint64(text[k])) * fnvPrime
	}
	h = scramble(h^uint64(c)) | 1 // 0 marks an empty place
	// Every word has two places to be in.
	at := h >> 1 % (cacheWords / 2) * 2
	w := &s.words[at]
	if w.key != h {
		if o := &s.words[at+1]; o.key == h {
			w = o
		} else {
			if o.key == 0 || s.evict&1 == 1 {
				w = o
			}
			s.evict++
			s.learn(w, text, c)
			w.key = h
		}
	}
	lanes := s.t.model.lanes
	for i >= s.last {
		s.first, s.last = s.bounds(i)
	}
	for k := range 2*width + 1 {
		// The word stands k-width behind token j.
		j := i - (k - width)
		if j < s.first || j >= s.last {
			continue
		}
		dst := s.sums[j*lanes : (j+1)*lanes]
		for n, x := range w.rows[k*lanes : (k+1)*lanes] {
			dst[n] += x
		}
	}
	return &w.fact
}

// bounds returns the sentence of token i.
func (s *scratch) bounds(i int) (first, last int) {
	sent := &s.block.sents[s.sentOf[0]]
	for i >= sent.Last-s.block.base {
		s.sentOf[0]++
		sent = &s.block.sents[s.sentOf[0]]
	}
	return sent.First - s.block.base, sent.Last - s.block.base
}

// learn works out what a word says.
func (s *scratch) learn(w *known, text string, c casing) {
	var f form
	s.t.gz.form(&f, text, c)
	codes := s.t.model.clusters.of(&f)
	w.fact = fact{lower: f.lower, exact: f.exact, shape: f.shape, clusters: codes, bits: f.facts, run: -1}
	clear(w.rows)
	lanes := s.t.model.lanes
	for k := range 2*width + 1 {
		s.feats = formFeatures(s.feats[:0], &f, codes, k-width)
		s.t.sum(w.rows[k*lanes:(k+1)*lanes], s.feats)
	}
}

// tag finds the names of a document.
func (t *tagger) tag(doc *pipeline.Document, ann *pipeline.Annotations, finds Finds, dst []pipeline.Mention) []pipeline.Mention {
	s := t.pool.Get().(*scratch)
	defer t.pool.Put(s)
	s.sents, s.organs = pieces(s.sents[:0], ann.Sentences), ann.Publisher.International
	for from := 0; from < len(s.sents); {
		to := from + 1
		for to < len(s.sents) && s.sents[to].Last-s.sents[from].First <= blockTokens {
			to++
		}
		s.block.finds, finds = finds.until(s.sents[to-1].End)
		dst = s.tagBlock(doc.Text, ann.Tokens, s.sents[from:to], dst)
		from = to
	}
	s.block.text, s.block.toks, s.block.finds = "", nil, Finds{} // do not keep the document
	clear(s.intros[:cap(s.intros)])
	clear(s.bodies[:cap(s.bodies)])
	clear(s.others[:cap(s.others)])
	return dst
}

func (s *scratch) tagBlock(text string, toks []pipeline.Token, sents []pipeline.Sentence, dst []pipeline.Mention) []pipeline.Mention {
	b := &s.block
	first, last := sents[0].First, sents[len(sents)-1].Last
	b.text, b.toks, b.sents, b.base = text, toks[first:last], sents, first
	n, lanes := last-first, s.t.model.lanes
	if cap(s.sums) < n*lanes {
		s.sums = make([]uint64, n*lanes)
	}
	s.sums = s.sums[:n*lanes]
	clear(s.sums)
	s.sentOf = append(s.sentOf[:0], 0)
	s.first, s.last = 0, 0
	b.prepare(s)
	from := len(dst)
	for i := range sents {
		dst = s.tagSentence(sents[i].First-first, sents[i].Last-first, dst)
	}
	return s.agree(dst, from)
}

// sure is by how many nats O must beat every other tag before a token counts as
// settled. The chain falls apart there, and what lies between such tokens is
// decoded by itself.
const sure = 4

// tagSentence finds the names among tokens [first, last).
func (s *scratch) tagSentence(first, last int, dst []pipeline.Mention) []pipeline.Mention {
	t := s.t.model.chain.tags
	if n := (last - first) * t; cap(s.em) < n {
		s.em = make([]int32, n)
		s.back = make([]uint8, n)
		s.tags = make([]uint8, n)
	}
	from := first // of the stretch that is open
	for i := first; i < last; i++ {
		if !s.emit(i, first, last, s.em[(i-from)*t:(i-from+1)*t]) {
			continue
		}
		dst = s.stretch(from, i, from > first, true, dst)
		from = i + 1
	}
	return s.stretch(from, last, from > first, false, dst)
}

// stretch decodes tokens [from, to), whose scores are in em; before and behind
// say whether a settled token stands there, rather than the end of the sentence.
func (s *scratch) stretch(from, to int, before, behind bool, dst []pipeline.Mention) []pipeline.Mention {
	n := to - from
	if n <= 0 {
		return dst
	}
	m := s.t.model
	t := m.chain.tags
	for b := range t {
		if before {
			s.em[b] += m.trans[b]
		}
		if behind {
			s.em[(n-1)*t+b] += m.trans[b*t]
		}
	}
	s.decode(n)
	s.runs = spans(s.runs[:0], s.tags[:n])
	if len(s.runs) == 0 {
		return dst
	}
	s.marginals(n)
	b := &s.block
	for _, r := range s.runs {
		dst = append(dst, pipeline.Mention{
			Span:       pipeline.Span{Start: b.toks[from+r.first].Start, End: b.toks[from+r.last].End},
			Label:      m.Info.Labels[r.label],
			Confidence: s.confidence(r),
			Rule:       Rule,
		})
	}
	return dst
}

// emit makes the scores of the tags of token i. It reports whether the token is
// settled: surely no part of a name.
func (s *scratch) emit(i, first, last int, em []int32) bool {
	lanes := s.t.model.lanes
	sum := s.sums[i*lanes : (i+1)*lanes]
	if i < first+width || i >= last-width {
		for k := range 2*width + 1 {
			if j := i + k - width; j < first || j >= last {
				for n, x := range s.t.out[k] {
					sum[n] += x
				}
			}
		}
	}
	f := &s.block.facts[i]
	plain := f.bits&factCap == 0 && f.hint == 0 && f.gaz == 0
	if plain && s.unpack(em, sum) {
		return true
	}
	s.feats = s.block.around(s.feats[:0], i, first, last)
	s.t.sum(sum, s.feats)
	return s.unpack(em, sum) && plain
}

// unpack turns a sum of rows into scores, and reports whether O wins by far.
func (s *scratch) unpack(em []int32, sum []uint64) bool {
	t := len(em)
	count := int32(sum[t/4]>>(t%4*16)&0xFFFF) * bias
	top := int32(never)
	for b := range em {
		em[b] = int32(sum[b/4]>>(b%4*16)&0xFFFF) - count
		if b > 0 {
			top = max(top, em[b])
		}
	}
	return em[0]-top > s.sure
}

const never = -1 << 28
