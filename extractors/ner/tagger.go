package ner

import (
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

// sum adds the rows of features to dst.
func (t *tagger) sum(dst []uint64, feats []uint64) {
	for _, h := range feats {
		for k, x := range t.model.lookup(h) {
			dst[k] += x
		}
	}
}

// cacheWords is how many words a worker keeps the sums of.
const cacheWords = 1 << 12

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
}

func newScratch(t *tagger) *scratch {
	s := &scratch{t: t, words: make([]known, cacheWords)}
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
func (s *scratch) word(i int, text string, shout bool) *fact {
	h := uint64(fnvBase)
	for k := 0; k < len(text); k++ {
		h = (h ^ uint64(text[k])) * fnvPrime
	}
	if shout {
		h = ^h
	}
	h = scramble(h) | 1 // 0 marks an empty place
	w := &s.words[h%cacheWords^h>>40%cacheWords]
	if w.key != h {
		s.learn(w, text, shout)
		w.key = h
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
func (s *scratch) learn(w *known, text string, shout bool) {
	var f form
	f.read(text, shout)
	f.facts = s.t.gz.wordBits(&f)
	c := s.t.model.clusters.of(&f)
	w.fact = fact{lower: f.lower, exact: f.exact, shape: f.shape, clusters: c, bits: f.facts, run: -1}
	clear(w.rows)
	lanes := s.t.model.lanes
	for k := range 2*width + 1 {
		s.feats = formFeatures(s.feats[:0], &f, c, k-width)
		s.t.sum(w.rows[k*lanes:(k+1)*lanes], s.feats)
	}
}

// tag finds the names of a document.
func (t *tagger) tag(doc *pipeline.Document, ann *pipeline.Annotations, hints, dst []pipeline.Mention) []pipeline.Mention {
	s := t.pool.Get().(*scratch)
	defer t.pool.Put(s)
	s.sents = pieces(s.sents[:0], ann.Sentences)
	for from := 0; from < len(s.sents); {
		to := from + 1
		for to < len(s.sents) && s.sents[to].Last-s.sents[from].First <= blockTokens {
			to++
		}
		end := s.sents[to-1].End
		n := 0
		for n < len(hints) && hints[n].Start < end {
			n++
		}
		s.block.hints, hints = hints[:n], hints[n:]
		dst = s.tagBlock(doc.Text, ann.Tokens, s.sents[from:to], dst)
		from = to
	}
	s.block.text, s.block.toks, s.block.hints = "", nil, nil // do not keep the document
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
	b.prepare(s.t.gz, s)
	for i := range sents {
		from, to := sents[i].First-first, sents[i].Last-first
		if from == to {
			continue
		}
		s.emit(from, to)
		s.decode(to - from)
		s.runs = spans(s.runs[:0], s.tags[:to-from])
		if len(s.runs) == 0 {
			continue
		}
		s.marginals(to - from)
		for _, r := range s.runs {
			dst = append(dst, pipeline.Mention{
				Span:       pipeline.Span{Start: b.toks[from+r.first].Start, End: b.toks[from+r.last].End},
				Label:      s.t.model.Info.Labels[r.label],
				Confidence: s.confidence(r),
				Rule:       Rule,
			})
		}
	}
	return dst
}

// emit makes the scores of the tags of the tokens of one sentence.
func (s *scratch) emit(first, last int) {
	t, lanes := s.t.model.chain.tags, s.t.model.lanes
	if n := (last - first) * t; cap(s.em) < n {
		s.em = make([]int32, n)
		s.back = make([]uint8, n)
		s.tags = make([]uint8, n)
	}
	s.em, s.back = s.em[:(last-first)*t], s.back[:(last-first)*t]
	for i := first; i < last; i++ {
		sum := s.sums[i*lanes : (i+1)*lanes]
		for k := range 2*width + 1 {
			if j := i + k - width; j < first || j >= last {
				for n, x := range s.t.out[k] {
					sum[n] += x
				}
			}
		}
		s.feats = s.block.around(s.feats[:0], i, first, last)
		s.t.sum(sum, s.feats)
		count := int32(sum[t/4]>>(t%4*16)&0xFFFF) * bias
		em := s.em[(i-first)*t : (i-first+1)*t]
		for b := range em {
			em[b] = int32(sum[b/4]>>(b%4*16)&0xFFFF) - count
		}
	}
}

const never = -1 << 28

// decode finds the legal sequence of tags with the highest score.
func (s *scratch) decode(n int) {
	m := s.t.model
	c, t := m.chain, m.chain.tags
	cur, next := s.cur, s.next
	for b := range t {
		cur[b] = never
		if c.first[b] {
			cur[b] = s.em[b]
		}
	}
	for i := 1; i < n; i++ {
		for b := range t {
			top, arg := int32(2*never), uint8(0)
			for _, a := range c.into[b] {
				if v := cur[a] + m.trans[int(a)*t+b]; v > top {
					top, arg = v, a
				}
			}
			next[b], s.back[i*t+b] = top+s.em[i*t+b], arg
		}
		cur, next = next, cur
	}
	arg := 0
	for b := range t {
		if c.last[b] && (!c.last[arg] || cur[b] > cur[arg]) {
			arg = b
		}
	}
	for i := n - 1; i >= 0; i-- {
		s.tags[i] = uint8(arg)
		arg = int(s.back[i*t+arg])
	}
}

func grow32(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n)
	}
	return s[:n]
}

// marginals runs forward and backward over the sentence whose scores are in em.
func (s *scratch) marginals(n int) {
	m := s.t.model
	c, t := m.chain, m.chain.tags
	s.alpha, s.beta = grow32(s.alpha, n*t), grow32(s.beta, n*t)
	s.psi, s.scale = grow32(s.psi, n*t), grow32(s.scale, n)
	for i := range n {
		em, psi, al := s.em[i*t:(i+1)*t], s.psi[i*t:(i+1)*t], s.alpha[i*t:(i+1)*t]
		top := em[0]
		for _, x := range em {
			top = max(top, x)
		}
		sum := float32(0)
		for b := range t {
			// Nothing is impossible, or a sentence could have no legal tags.
			psi[b] = m.expScore[min(int(top-em[b]), len(m.expScore)-1)] + 1e-20
			x := float32(0)
			switch {
			case i == n-1 && !c.last[b]:
			case i == 0:
				if c.first[b] {
					x = 1
				}
			default:
				prev := s.alpha[(i-1)*t : i*t]
				for _, a := range c.into[b] {
					x += prev[a] * m.expTrans[int(a)*t+b]
				}
			}
			al[b] = x * psi[b]
			sum += al[b]
		}
		s.scale[i] = sum
		for b := range al {
			al[b] /= sum
		}
	}
	for b := range t {
		s.beta[(n-1)*t+b] = 0
		if c.last[b] {
			s.beta[(n-1)*t+b] = 1
		}
	}
	for i := n - 2; i >= 0; i-- {
		cur := s.beta[i*t : (i+1)*t]
		clear(cur)
		for b := range t {
			x := s.psi[(i+1)*t+b] * s.beta[(i+1)*t+b] / s.scale[i+1]
			for _, a := range c.into[b] {
				cur[a] += m.expTrans[int(a)*t+b] * x
			}
		}
	}
}

// confidence returns the probability of a run with its label and borders.
func (s *scratch) confidence(r found) float64 {
	m := s.t.model
	t := m.chain.tags
	at := func(i int) int {
		return tagOf(r.label, position(i, r.first, r.last))
	}
	prev := at(r.first)
	p := float64(s.alpha[r.first*t+prev])
	for i := r.first + 1; i <= r.last; i++ {
		b := at(i)
		p *= float64(m.expTrans[prev*t+b]) * float64(s.psi[i*t+b]) / float64(s.scale[i])
		prev = b
	}
	p *= float64(s.beta[r.last*t+prev])
	return max(1e-6, min(p, 1))
}
