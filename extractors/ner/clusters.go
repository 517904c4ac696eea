package ner

import (
	"slices"
)

// grains is how many clusterings of words a model has, coarse to fine.
const grains = 3

// clusterCodes are the clusters of a word, from 1; 0 where it is in none.
type clusterCodes [grains]uint16

// Clusters are classes of words that stand in like contexts, learnt from
// unlabelled text.
type Clusters struct {
	words []uint64 // hashes in lower case, 0 where the table is empty
	codes []clusterCodes
}

func newClusters(words []uint64, codes []clusterCodes) *Clusters {
	size := 16
	for size < 2*len(words) {
		size *= 2
	}
	c := &Clusters{words: make([]uint64, size), codes: make([]clusterCodes, size)}
	for i, w := range words {
		k := c.place(w)
		c.words[k], c.codes[k] = w, codes[i]
	}
	return c
}

// place returns where a word is in the table, or where it would be put.
func (c *Clusters) place(w uint64) int {
	mask := uint64(len(c.words) - 1)
	k := w & mask
	for c.words[k] != 0 && c.words[k] != w {
		k = (k + 1) & mask
	}
	return int(k)
}

// of returns the clusters of a word; a nil Clusters has none.
func (c *Clusters) of(f *form) clusterCodes {
	if c == nil {
		return clusterCodes{}
	}
	return c.codes[c.place(f.lower)]
}

// table returns words and codes, sorted by word.
func (c *Clusters) table() ([]uint64, []clusterCodes) {
	if c == nil {
		return nil, nil
	}
	var words []uint64
	for _, w := range c.words {
		if w != 0 {
			words = append(words, w)
		}
	}
	slices.Sort(words)
	codes := make([]clusterCodes, len(words))
	for i, w := range words {
		codes[i] = c.codes[c.place(w)]
	}
	return words, codes
}
