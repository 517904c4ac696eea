package score

import (
	"slices"
)

// A Clustering says which mentions belong together: for each mention of a
// document, by whatever number the caller gives it, the number of its cluster.
// Mentions in it that stand alone have a cluster of their own.
type Clustering map[int]int

// clusters returns the mentions of each cluster, in order.
func (c Clustering) clusters() [][]int {
	by := map[int][]int{}
	for m, k := range c {
		by[k] = append(by[k], m)
	}
	out := make([][]int, 0, len(by))
	for _, ms := range by {
		slices.Sort(ms)
		out = append(out, ms)
	}
	slices.SortFunc(out, func(a, b []int) int { return a[0] - b[0] })
	return out
}

// A Ratios holds the sums of which recall and precision of a coreference metric
// are made. Those of several documents are added before they are divided, as the
// reference scorer of the CoNLL shared tasks does.
type Ratios struct {
	RecallPart, RecallAll       float64
	PrecisionPart, PrecisionAll float64
}

// Add returns the sums of r and o.
func (r Ratios) Add(o Ratios) Ratios {
	return Ratios{r.RecallPart + o.RecallPart, r.RecallAll + o.RecallAll, r.PrecisionPart + o.PrecisionPart, r.PrecisionAll + o.PrecisionAll}
}

// Recall is 0 where there is nothing to recall.
func (r Ratios) Recall() float64 { return over(r.RecallPart, r.RecallAll) }

// Precision is 0 where nothing was predicted.
func (r Ratios) Precision() float64 { return over(r.PrecisionPart, r.PrecisionAll) }

// F1 is the harmonic mean of recall and precision; ok is false if there was
// nothing to find and nothing was found.
func (r Ratios) F1() (f float64, ok bool) {
	if r.RecallAll == 0 && r.PrecisionAll == 0 {
		return 0, false
	}
	p, c := r.Precision(), r.Recall()
	return over(2*p*c, p+c), true
}

func over(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// Coreference holds the metrics of how mentions are joined into chains, each
// over all mentions of gold (key) and prediction (response), whether the other
// side has them or not (Pradhan et al. 2014).
type Coreference struct {
	MUC    Ratios // links (Vilain et al. 1995); mentions that stand alone do not count
	BCubed Ratios // mentions (Bagga and Baldwin 1998)
	CEAFe  Ratios // entities, aligned one to one by φ4 (Luo 2005)
	LEA    Ratios // entities by their links (Moosavi and Strube 2016)
}

// Add returns the sums of c and o.
func (c Coreference) Add(o Coreference) Coreference {
	return Coreference{c.MUC.Add(o.MUC), c.BCubed.Add(o.BCubed), c.CEAFe.Add(o.CEAFe), c.LEA.Add(o.LEA)}
}

// CoNLL is the mean F1 of MUC, B-cubed and CEAFe; ok is false if none has one.
func (c Coreference) CoNLL() (f float64, ok bool) {
	for _, r := range []Ratios{c.MUC, c.BCubed, c.CEAFe} {
		v, has := r.F1()
		f, ok = f+v/3, ok || has
	}
	return f, ok
}

// Corefer compares the clusters of a document with those of gold.
func Corefer(key, response Clustering) Coreference {
	k, r := key.clusters(), response.clusters()
	var c Coreference
	c.MUC.RecallPart, c.MUC.RecallAll = muc(k, response)
	c.MUC.PrecisionPart, c.MUC.PrecisionAll = muc(r, key)
	c.BCubed.RecallPart, c.BCubed.RecallAll = bcubed(k, response)
	c.BCubed.PrecisionPart, c.BCubed.PrecisionAll = bcubed(r, key)
	c.LEA.RecallPart, c.LEA.RecallAll = lea(k, r, response)
	c.LEA.PrecisionPart, c.LEA.PrecisionAll = lea(r, k, key)
	similarity := align(k, r)
	c.CEAFe = Ratios{similarity, float64(len(k)), similarity, float64(len(r))}
	return c
}

// shares returns how many mentions of a cluster the other side has in each of
// its clusters, and how many in none.
func shares(cluster []int, other Clustering) (with map[int]int, without int) {
	with = map[int]int{}
	for _, m := range cluster {
		if k, ok := other[m]; ok {
			with[k]++
		} else {
			without++
		}
	}
	return with, without
}

func muc(clusters [][]int, other Clustering) (part, all float64) {
	for _, c := range clusters {
		with, without := shares(c, other)
		part += float64(len(c) - len(with) - without)
		all += float64(len(c) - 1)
	}
	return part, all
}

func bcubed(clusters [][]int, other Clustering) (part, all float64) {
	for _, c := range clusters {
		with, _ := shares(c, other)
		for _, n := range with {
			part += float64(n*n) / float64(len(c))
		}
		all += float64(len(c))
	}
	return part, all
}

// lea weighs a cluster by its size and resolves it by its links; a mention that
// stands alone has a link to itself, which is found if it stands alone on the
// other side too.
func lea(clusters, others [][]int, other Clustering) (part, all float64) {
	size := map[int]int{}
	for _, c := range others {
		size[other[c[0]]] = len(c)
	}
	for _, c := range clusters {
		n := len(c)
		all += float64(n)
		with, _ := shares(c, other)
		if n == 1 {
			for k := range with {
				if size[k] == 1 {
					part++
				}
			}
			continue
		}
		found := 0
		for _, m := range with {
			found += m * (m - 1) / 2
		}
		part += float64(n) * float64(found) / float64(n*(n-1)/2)
	}
	return part, all
}

// align returns the greatest sum of φ4 over pairs of clusters, each in one pair
// at most. Clusters that share no mention cannot gain by being paired, so the
// assignment is solved within groups of clusters that touch.
func align(key, response [][]int) float64 {
	of := map[int]int{} // mention -> response cluster
	for j, c := range response {
		for _, m := range c {
			of[m] = j
		}
	}
	phi := make([]map[int]float64, len(key))
	touching := make([][]int, len(response)) // response cluster -> key clusters
	for i, c := range key {
		phi[i] = map[int]float64{}
		for _, m := range c {
			if j, ok := of[m]; ok {
				if phi[i][j] == 0 {
					touching[j] = append(touching[j], i)
				}
				phi[i][j] += 2 / float64(len(c)+len(response[j]))
			}
		}
	}
	sum := 0.0
	seenKey, seenResponse := make([]bool, len(key)), make([]bool, len(response))
	for i := range key {
		if seenKey[i] {
			continue
		}
		seenKey[i] = true
		rows, cols := []int{i}, []int(nil)
		for at := 0; at < len(rows); at++ {
			for j := range phi[rows[at]] {
				if seenResponse[j] {
					continue
				}
				seenResponse[j] = true
				cols = append(cols, j)
				for _, k := range touching[j] {
					if !seenKey[k] {
						seenKey[k] = true
						rows = append(rows, k)
					}
				}
			}
		}
		slices.Sort(rows)
		slices.Sort(cols)
		sum += assign(len(rows), len(cols), func(r, c int) float64 { return phi[rows[r]][cols[c]] })
	}
	return sum
}

// assign returns the greatest sum of gains over an assignment of rows to columns
// (Kuhn 1955, in the form with potentials of Jonker and Volgenant 1987).
func assign(rows, cols int, gain func(r, c int) float64) float64 {
	if rows > cols {
		return assign(cols, rows, func(r, c int) float64 { return gain(c, r) })
	}
	const inf = 1e18
	u, v := make([]float64, rows+1), make([]float64, cols+1)
	owner, way := make([]int, cols+1), make([]int, cols+1)
	for i := 1; i <= rows; i++ {
		owner[0] = i
		least := make([]float64, cols+1)
		used := make([]bool, cols+1)
		for j := range least {
			least[j] = inf
		}
		j0 := 0
		for {
			used[j0] = true
			i0, delta, j1 := owner[j0], inf, 0
			for j := 1; j <= cols; j++ {
				if used[j] {
					continue
				}
				if cost := -gain(i0-1, j-1) - u[i0] - v[j]; cost < least[j] {
					least[j], way[j] = cost, j0
				}
				if least[j] < delta {
					delta, j1 = least[j], j
				}
			}
			for j := 0; j <= cols; j++ {
				if used[j] {
					u[owner[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			j0 = j1
			if owner[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			j1 := way[j0]
			owner[j0] = owner[j1]
			j0 = j1
		}
	}
	sum := 0.0
	for j := 1; j <= cols; j++ {
		if owner[j] > 0 {
			sum += gain(owner[j]-1, j-1)
		}
	}
	return sum
}
