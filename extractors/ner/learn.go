package ner

import (
	"math"
	"math/rand/v2"
)

// weights are what learners learn: a row of tags for every feature, and one
// weight for every pair of neighbouring tags.
type weights struct {
	chain *chain
	rows  []float32 // feature*tags + tag
	trans []float32 // a*tags + b
}

func newWeights(c *chain, features int) *weights {
	return &weights{chain: c, rows: make([]float32, features*c.tags), trans: make([]float32, c.tags*c.tags)}
}

// emit sums the rows of the features of every token.
func (w *weights) emit(dst []float32, s *sample) []float32 {
	t := w.chain.tags
	n := s.len() * t
	if cap(dst) < n {
		dst = make([]float32, n)
	}
	dst = dst[:n]
	clear(dst)
	for i := range s.gold {
		em := dst[i*t : (i+1)*t]
		for _, id := range s.ids[s.starts[i]:s.starts[i+1]] {
			row := w.rows[int(id)*t : int(id)*t+t]
			for k, x := range row {
				em[k] += x
			}
		}
	}
	return dst
}

// best finds the legal sequence of tags with the highest score.
func (w *weights) best(em []float32, n int, tags []uint8, back []uint8) {
	c, t := w.chain, w.chain.tags
	cur, next := make([]float32, t), make([]float32, t)
	for b := range t {
		cur[b] = float32(math.Inf(-1))
		if c.first[b] {
			cur[b] = em[b]
		}
	}
	for i := 1; i < n; i++ {
		for b := range t {
			top, arg := float32(math.Inf(-1)), uint8(0)
			for _, a := range c.into[b] {
				if v := cur[a] + w.trans[int(a)*t+b]; v > top {
					top, arg = v, a
				}
			}
			next[b], back[i*t+b] = top+em[i*t+b], arg
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
		tags[i] = uint8(arg)
		arg = int(back[i*t+arg])
	}
}

// A crf learns by stochastic gradient on the likelihood of whole sentences,
// with a step size for every weight (AdaGrad) and L2 applied to the rows that a
// sentence touches.
type crf struct {
	*weights
	rate, l2      float64
	sq, sqTrans   []float32
	em            []float32
	alpha, beta   []float64
	psi, expTrans []float64
	scale         []float64
	grad          []float32
	gradTrans     []float64
	sum, sumTrans []float32 // as in perceptron
	steps         float32
	drop          float64 // part of the features that a sentence is learnt without
	rng           *rand.Rand
	thin          sample
}

func newCRF(w *weights, rate, l2 float64, seed uint64) *crf {
	return &crf{weights: w, rate: rate, l2: l2, sq: make([]float32, len(w.rows)), sqTrans: make([]float32, len(w.trans)),
		expTrans: make([]float64, len(w.trans)), gradTrans: make([]float64, len(w.trans)),
		sum: make([]float32, len(w.rows)), sumTrans: make([]float32, len(w.trans)), steps: 1, rng: rand.New(rand.NewPCG(seed, 13))}
}

// without returns the sentence without some of its features.
func (m *crf) without(s *sample) *sample {
	th := &m.thin
	th.gold, th.weight = s.gold, s.weight
	th.ids, th.starts = th.ids[:0], th.starts[:0]
	limit := uint32(m.drop * (1 << 16))
	for i := range s.gold {
		th.starts = append(th.starts, int32(len(th.ids)))
		ids := s.ids[s.starts[i]:s.starts[i+1]]
		for k := 0; k < len(ids); {
			r := m.rng.Uint64()
			for n := 0; n < 4 && k < len(ids); n++ {
				if uint32(r&0xFFFF) >= limit {
					th.ids = append(th.ids, ids[k])
				}
				r >>= 16
				k++
			}
		}
	}
	th.starts = append(th.starts, int32(len(th.ids)))
	return th
}

func grow(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n)
	}
	return s[:n]
}

// step learns from one sentence and returns its loss.
func (m *crf) step(s *sample) float64 {
	c, t, n := m.chain, m.chain.tags, s.len()
	m.steps++
	if m.drop > 0 {
		s = m.without(s)
	}
	m.em = m.emit(m.em, s)
	m.alpha, m.beta = grow(m.alpha, n*t), grow(m.beta, n*t)
	m.psi, m.scale = grow(m.psi, n*t), grow(m.scale, n)
	for i, x := range m.trans {
		m.expTrans[i] = math.Exp(float64(x))
	}
	logZ := m.forward(n)
	m.backward(n)
	gold := float64(0)
	for i, g := range s.gold {
		gold += float64(m.em[i*t+int(g)])
		if i > 0 {
			gold += float64(m.trans[int(s.gold[i-1])*t+int(g)])
		}
	}
	clear(m.gradTrans)
	for i := 1; i < n; i++ {
		for b := range t {
			x := m.psi[i*t+b] * m.beta[i*t+b] / m.scale[i]
			if x < 1e-12 {
				continue
			}
			for _, a := range c.into[b] {
				m.gradTrans[int(a)*t+b] -= m.alpha[(i-1)*t+int(a)] * m.expTrans[int(a)*t+b] * x
			}
		}
		m.gradTrans[int(s.gold[i-1])*t+int(s.gold[i])]++
	}
	wt := float64(s.weight)
	for i, g := range m.gradTrans {
		if g == 0 {
			continue
		}
		g = wt * (g - m.l2*float64(m.trans[i]))
		m.sqTrans[i] += float32(g * g)
		d := float32(m.rate * g / (math.Sqrt(float64(m.sqTrans[i])) + 1e-6))
		m.trans[i] += d
		m.sumTrans[i] += d * m.steps
	}
	if cap(m.grad) < t {
		m.grad = make([]float32, t)
	}
	grad := m.grad[:t]
	for i, g := range s.gold {
		top := float32(0)
		for b := range t {
			p := float32(m.alpha[i*t+b] * m.beta[i*t+b])
			grad[b] = -p
			if b == int(g) {
				grad[b] += 1
			}
			if grad[b] > top {
				top = grad[b]
			} else if -grad[b] > top {
				top = -grad[b]
			}
			grad[b] *= s.weight
		}
		if top < 2e-3 {
			continue
		}
		rate, l2 := float32(m.rate), float32(m.l2)*s.weight
		for _, id := range s.ids[s.starts[i]:s.starts[i+1]] {
			at := int(id) * t
			row, sq, sum := m.rows[at:at+t], m.sq[at:at+t], m.sum[at:at+t]
			for b, x := range grad {
				x -= l2 * row[b]
				if x > -1e-4 && x < 1e-4 {
					continue
				}
				sq[b] += x * x
				d := rate * x / float32(math.Sqrt(float64(sq[b])))
				row[b] += d
				sum[b] += d * m.steps
			}
		}
	}
	return (logZ - gold) * wt
}

// forward fills alpha, scaled to sum to one at every token, and returns the log
// of the sum over all sequences.
func (m *crf) forward(n int) float64 {
	c, t := m.chain, m.chain.tags
	logZ := 0.0
	for i := range n {
		em, psi, al := m.em[i*t:(i+1)*t], m.psi[i*t:(i+1)*t], m.alpha[i*t:(i+1)*t]
		top := em[0]
		for _, x := range em {
			top = max(top, x)
		}
		sum := 0.0
		for b := range t {
			psi[b] = math.Exp(float64(em[b] - top))
			x := 0.0
			if i == 0 {
				if c.first[b] {
					x = 1
				}
			} else {
				prev := m.alpha[(i-1)*t : i*t]
				for _, a := range c.into[b] {
					x += prev[a] * m.expTrans[int(a)*t+b]
				}
			}
			if i == n-1 && !c.last[b] {
				x = 0
			}
			al[b] = x * psi[b]
			sum += al[b]
		}
		m.scale[i] = sum
		logZ += math.Log(sum) + float64(top)
		for b := range al {
			al[b] /= sum
		}
	}
	return logZ
}

// backward fills beta, scaled so that alpha times beta is the probability of a tag.
func (m *crf) backward(n int) {
	c, t := m.chain, m.chain.tags
	last := m.beta[(n-1)*t : n*t]
	for b := range last {
		last[b] = 0
		if c.last[b] {
			last[b] = 1
		}
	}
	for i := n - 2; i >= 0; i-- {
		cur := m.beta[i*t : (i+1)*t]
		clear(cur)
		for b := range t {
			x := m.psi[(i+1)*t+b] * m.beta[(i+1)*t+b] / m.scale[i+1]
			if x < 1e-30 {
				continue
			}
			for _, a := range c.into[b] {
				cur[a] += m.expTrans[int(a)*t+b] * x
			}
		}
	}
}

// A perceptron learns from the best sequence where it is wrong, and averages its
// weights over all steps.
type perceptron struct {
	*weights
	sum, sumTrans []float32 // of weight times the step at which it was added
	steps         float32
	em            []float32
	tags, back    []uint8
}

func newPerceptron(w *weights) *perceptron {
	return &perceptron{weights: w, sum: make([]float32, len(w.rows)), sumTrans: make([]float32, len(w.trans)), steps: 1}
}

func (m *perceptron) step(s *sample) float64 {
	t, n := m.chain.tags, s.len()
	m.em = m.emit(m.em, s)
	if cap(m.tags) < n {
		m.tags, m.back = make([]uint8, n), make([]uint8, n*t)
	}
	tags := m.tags[:n]
	m.best(m.em, n, tags, m.back[:cap(m.back)])
	m.steps++
	wrong := 0.0
	for i, g := range s.gold {
		if p := tags[i]; p != g {
			wrong++
			for _, id := range s.ids[s.starts[i]:s.starts[i+1]] {
				at := int(id) * t
				m.rows[at+int(g)] += s.weight
				m.sum[at+int(g)] += s.weight * m.steps
				m.rows[at+int(p)] -= s.weight
				m.sum[at+int(p)] -= s.weight * m.steps
			}
		}
		if i > 0 {
			g, p := int(s.gold[i-1])*t+int(g), int(tags[i-1])*t+int(tags[i])
			if g != p {
				m.trans[g] += s.weight
				m.sumTrans[g] += s.weight * m.steps
				m.trans[p] -= s.weight
				m.sumTrans[p] -= s.weight * m.steps
			}
		}
	}
	return wrong
}

func (m *perceptron) averaged() *weights { return m.weights.averaged(m.sum, m.sumTrans, m.steps) }

func (m *crf) averaged() *weights { return m.weights.averaged(m.sum, m.sumTrans, m.steps) }

// averaged returns the mean of the weights over all steps so far; sum holds every
// change times the step at which it was made.
func (w *weights) averaged(sum, sumTrans []float32, steps float32) *weights {
	out := newWeights(w.chain, len(w.rows)/w.chain.tags)
	for i := range w.rows {
		out.rows[i] = w.rows[i] - sum[i]/steps
	}
	for i := range w.trans {
		out.trans[i] = w.trans[i] - sumTrans[i]/steps
	}
	return out
}

// add adds o times part.
func (w *weights) add(o *weights, part float32) {
	for i, x := range o.rows {
		w.rows[i] += x * part
	}
	for i, x := range o.trans {
		w.trans[i] += x * part
	}
}

// shuffled returns 0 to n-1 in an order that depends on seed and round only.
func shuffled(n int, seed, round uint64) []int { return rand.New(rand.NewPCG(seed, round)).Perm(n) }
