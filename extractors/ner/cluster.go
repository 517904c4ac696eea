package ner

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// grainSizes are how many clusters each grain has.
var grainSizes = [grains]int{32, 160, 800}

const (
	leastSeen    = 5    // how often a word must stand in the text to get a cluster
	contextWords = 2000 // how many of the most frequent words are contexts
	dimensions   = 64
)

// A Counter gathers the contexts of words for clustering.
type Counter struct {
	index map[uint64]int32
	count []int32
	hash  []uint64
	text  []int32 // words by number, -1 between sentences
}

// NewCounter returns an empty counter.
func NewCounter() *Counter { return &Counter{index: map[uint64]int32{}} }

// Add counts the words of an example, whose spans do not matter.
func (c *Counter) Add(x *Example) {
	for _, s := range x.Sentences {
		c.text = append(c.text, -1)
		for _, t := range x.Tokens[s.First:s.Last] {
			h := hashOf(x.Doc.Text[t.Start:t.End])
			id, ok := c.index[h]
			if !ok {
				id = int32(len(c.hash))
				c.index[h] = id
				c.hash = append(c.hash, h)
				c.count = append(c.count, 0)
			}
			c.count[id]++
			c.text = append(c.text, id)
		}
	}
	c.text = append(c.text, -1)
}

// Words returns how many running words were counted.
func (c *Counter) Words() int {
	n := 0
	for _, k := range c.count {
		n += int(k)
	}
	return n
}

// Cluster sorts the words that were counted into classes by the words that stand
// next to them: positive pointwise mutual information with the frequent words at
// four places, cut to a few dimensions by a singular value decomposition, then
// k-means on the sphere. The result depends on text and seed only.
func (c *Counter) Cluster(seed uint64) *Clusters {
	order := make([]int32, len(c.hash))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(c.count[b], c.count[a]), cmp.Compare(c.hash[a], c.hash[b]))
	})
	n := 0
	for n < len(order) && int(c.count[order[n]]) >= leastSeen {
		n++
	}
	rank := make([]int32, len(c.hash))
	for i := range rank {
		rank[i] = -1
	}
	for i, id := range order[:n] {
		rank[id] = int32(i)
	}
	if n == 0 {
		return newClusters(nil, nil)
	}
	m := c.contexts(rank, n)
	rng := rand.New(rand.NewPCG(seed, 7))
	vec := m.embed(min(dimensions, n), rng)
	codes := make([]clusterCodes, n)
	for g, k := range grainSizes {
		for i, class := range means(vec, n, min(k, n), rng) {
			codes[i][g] = uint16(class + 1)
		}
	}
	words := make([]uint64, n)
	for i, id := range order[:n] {
		words[i] = c.hash[id]
	}
	return newClusters(words, codes)
}

// A sparse matrix of words by contexts, row by row.
type sparse struct {
	starts  []int32
	columns []int32
	values  []float32
	width   int
}

// places are where contexts stand, and how much they count.
var places = []struct {
	off    int
	weight float64
}{{-2, 0.5}, {-1, 1}, {1, 1}, {2, 0.5}}

func (c *Counter) contexts(rank []int32, n int) *sparse {
	wide := min(contextWords, n)
	counts := make([]map[int32]float32, n)
	rowSum, colSum := make([]float64, n), make([]float64, wide*len(places))
	total := 0.0
	for i, id := range c.text {
		if id < 0 || rank[id] < 0 {
			continue
		}
		r := rank[id]
		if counts[r] == nil {
			counts[r] = map[int32]float32{}
		}
		for p, pl := range places {
			j := i + pl.off
			if j < 0 || j >= len(c.text) || c.text[j] < 0 || c.text[(i+j)/2] < 0 && pl.off%2 == 0 {
				continue
			}
			k := rank[c.text[j]]
			if k < 0 || int(k) >= wide {
				continue
			}
			col := int32(p*wide) + k
			counts[r][col] += float32(pl.weight)
			rowSum[r] += pl.weight
			colSum[col] += pl.weight
			total += pl.weight
		}
	}
	m := &sparse{width: wide * len(places), starts: make([]int32, 1, n+1)}
	// Smoothed contexts keep rare ones from counting too much.
	smooth := 0.0
	for i, s := range colSum {
		colSum[i] = math.Pow(s, 0.75)
		smooth += colSum[i]
	}
	for r := range n {
		cols := make([]int32, 0, len(counts[r]))
		for col := range counts[r] {
			cols = append(cols, col)
		}
		slices.Sort(cols)
		for _, col := range cols {
			v := math.Log(float64(counts[r][col]) * smooth / (rowSum[r] * colSum[col]))
			if v > 0 {
				m.columns = append(m.columns, col)
				m.values = append(m.values, float32(v))
			}
		}
		m.starts = append(m.starts, int32(len(m.columns)))
	}
	return m
}

// embed returns a row of d numbers of length one for every row of m: its part in
// the d largest singular vectors, found by iterating from a random start.
func (m *sparse) embed(d int, rng *rand.Rand) []float32 {
	n := len(m.starts) - 1
	right := make([]float32, m.width*d)
	for i := range right {
		right[i] = float32(rng.NormFloat64())
	}
	left := make([]float32, n*d)
	for range 5 {
		m.times(left, right, d)
		orthonormal(left, n, d)
		m.timesTransposed(right, left, d)
	}
	orthonormal(right, m.width, d)
	m.times(left, right, d)
	// Halving the powers of the singular values gives better neighbours.
	for k := range d {
		s := 0.0
		for i := range n {
			s += float64(left[i*d+k]) * float64(left[i*d+k])
		}
		f := float32(1 / math.Sqrt(math.Sqrt(s)+1e-9))
		for i := range n {
			left[i*d+k] *= f
		}
	}
	for i := range n {
		unit(left[i*d : (i+1)*d])
	}
	return left
}

func unit(v []float32) {
	s := 0.0
	for _, x := range v {
		s += float64(x) * float64(x)
	}
	if s == 0 {
		return
	}
	f := float32(1 / math.Sqrt(s))
	for i := range v {
		v[i] *= f
	}
}

func (m *sparse) times(dst, v []float32, d int) {
	clear(dst)
	for r := range len(m.starts) - 1 {
		row := dst[r*d : (r+1)*d]
		for k := m.starts[r]; k < m.starts[r+1]; k++ {
			x := m.values[k]
			for i, y := range v[int(m.columns[k])*d : int(m.columns[k])*d+d] {
				row[i] += x * y
			}
		}
	}
}

func (m *sparse) timesTransposed(dst, v []float32, d int) {
	clear(dst)
	for r := range len(m.starts) - 1 {
		row := v[r*d : (r+1)*d]
		for k := m.starts[r]; k < m.starts[r+1]; k++ {
			x := m.values[k]
			to := dst[int(m.columns[k])*d : int(m.columns[k])*d+d]
			for i, y := range row {
				to[i] += x * y
			}
		}
	}
}

// orthonormal makes the d columns of v orthonormal (Gram-Schmidt).
func orthonormal(v []float32, n, d int) {
	for k := range d {
		for j := range k {
			dot := 0.0
			for i := range n {
				dot += float64(v[i*d+k]) * float64(v[i*d+j])
			}
			for i := range n {
				v[i*d+k] -= float32(dot) * v[i*d+j]
			}
		}
		s := 0.0
		for i := range n {
			s += float64(v[i*d+k]) * float64(v[i*d+k])
		}
		f := float32(1 / (math.Sqrt(s) + 1e-12))
		for i := range n {
			v[i*d+k] *= f
		}
	}
}

// means clusters n vectors of length one into k classes by their angles.
func means(vec []float32, n, k int, rng *rand.Rand) []int {
	d := len(vec) / n
	centers := make([]float32, k*d)
	// Frequent words come first: they are spread over the space and seen well.
	for c, i := range rng.Perm(min(n, 4*k))[:k] {
		copy(centers[c*d:(c+1)*d], vec[i*d:(i+1)*d])
	}
	class := make([]int, n)
	for range 8 {
		for i := range n {
			v := vec[i*d : (i+1)*d]
			best, arg := float32(math.Inf(-1)), 0
			for c := range k {
				w := centers[c*d : (c+1)*d]
				dot := float32(0)
				for j, x := range v {
					dot += x * w[j]
				}
				if dot > best {
					best, arg = dot, c
				}
			}
			class[i] = arg
		}
		clear(centers)
		for i, c := range class {
			for j, x := range vec[i*d : (i+1)*d] {
				centers[c*d+j] += x
			}
		}
		for c := range k {
			unit(centers[c*d : (c+1)*d])
		}
	}
	return class
}
