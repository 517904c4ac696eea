package ner

// slim is by how many nats a tag may fall behind the best tag of its token
// before it is left out of account. O never is, so that a legal sequence is left.
const slim = 5

// choose lists the tags of every token that are worth following.
func (s *scratch) choose(n int) {
	t := s.t.model.chain.tags
	s.live, s.ends = s.live[:0], s.ends[:0]
	for i := range n {
		em := s.em[i*t : (i+1)*t]
		top := em[0]
		for _, x := range em {
			top = max(top, x)
		}
		top -= s.slim
		s.live = append(s.live, 0)
		for b := 1; b < t; b++ {
			if em[b] >= top {
				s.live = append(s.live, uint8(b))
			}
		}
		s.ends = append(s.ends, int32(len(s.live)))
	}
}

// tagsOf returns the tags of token i that choose listed.
func (s *scratch) tagsOf(i int) []uint8 {
	if i == 0 {
		return s.live[:s.ends[0]]
	}
	return s.live[s.ends[i-1]:s.ends[i]]
}

// decode finds the legal sequence of tags with the highest score.
func (s *scratch) decode(n int) {
	m := s.t.model
	c, t := m.chain, m.chain.tags
	s.choose(n)
	cur, next := s.cur, s.next
	prev := s.tagsOf(0)
	for _, b := range prev {
		cur[b] = never
		if c.first[b] {
			cur[b] = s.em[b]
		}
	}
	for i := 1; i < n; i++ {
		now := s.tagsOf(i)
		em, back := s.em[i*t:(i+1)*t], s.back[i*t:(i+1)*t]
		for _, b := range now {
			top, arg := int32(4*never), uint8(0)
			into := m.into[int(b)*t : int(b)*t+t]
			for _, a := range prev {
				if v := cur[a] + into[a]; v > top {
					top, arg = v, a
				}
			}
			next[b], back[b] = max(top, 2*never)+em[b], arg
		}
		cur, next = next, cur
		prev = now
	}
	arg, top := uint8(0), int32(4*never)
	for _, b := range prev {
		if c.last[b] && cur[b] > top {
			arg, top = b, cur[b]
		}
	}
	for i := n - 1; i >= 0; i-- {
		s.tags[i] = arg
		arg = s.back[i*t+int(arg)]
	}
}

func grow32(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n)
	}
	return s[:n]
}

// marginals runs forward and backward over the stretch that decode has seen.
// What it leaves in alpha, beta and psi holds for the tags of tagsOf alone.
func (s *scratch) marginals(n int) {
	m := s.t.model
	c, t := m.chain, m.chain.tags
	s.alpha, s.beta = grow32(s.alpha, n*t), grow32(s.beta, n*t)
	s.psi, s.scale = grow32(s.psi, n*t), grow32(s.scale, n)
	for i := range n {
		em, psi, al := s.em[i*t:(i+1)*t], s.psi[i*t:(i+1)*t], s.alpha[i*t:(i+1)*t]
		now := s.tagsOf(i)
		top := em[0]
		for _, b := range now {
			top = max(top, em[b])
		}
		sum := float32(0)
		for _, b := range now {
			// O is never quite impossible, or a stretch could have no legal tags.
			psi[b] = m.expScore[min(int(top-em[b]), len(m.expScore)-1)] + 1e-20
			x := float32(0)
			switch {
			case i == n-1 && !c.last[b]:
			case i == 0:
				if c.first[b] {
					x = 1
				}
			default:
				into := m.expInto[int(b)*t : int(b)*t+t]
				before := s.alpha[(i-1)*t : i*t]
				for _, a := range s.tagsOf(i - 1) {
					x += before[a] * into[a]
				}
			}
			al[b] = x * psi[b]
			sum += al[b]
		}
		s.scale[i] = sum
		for _, b := range now {
			al[b] /= sum
		}
	}
	for _, b := range s.tagsOf(n - 1) {
		s.beta[(n-1)*t+int(b)] = 0
		if c.last[b] {
			s.beta[(n-1)*t+int(b)] = 1
		}
	}
	for i := n - 2; i >= 0; i-- {
		cur, behind := s.beta[i*t:(i+1)*t], s.tagsOf(i+1)
		for _, a := range s.tagsOf(i) {
			cur[a] = 0
		}
		for _, b := range behind {
			x := s.psi[(i+1)*t+int(b)] * s.beta[(i+1)*t+int(b)] / s.scale[i+1]
			into := m.expInto[int(b)*t : int(b)*t+t]
			for _, a := range s.tagsOf(i) {
				cur[a] += into[a] * x
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
		p *= float64(m.expInto[b*t+prev]) * float64(s.psi[i*t+b]) / float64(s.scale[i])
		prev = b
	}
	p *= float64(s.beta[r.last*t+prev])
	if !(p >= 1e-6) { // also where a learner's scores overflow
		return 1e-6
	}
	return min(p, 1)
}
