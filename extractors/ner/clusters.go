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
	codes map[uint64]clusterCodes // by hash in lower case
}

func newClusters(words []uint64, codes []clusterCodes) *Clusters {
	c := &Clusters{codes: make(map[uint64]clusterCodes, len(words))}
	for i, w := range words {
		c.codes[w] = codes[i]
	}
	return c
}

// of returns the clusters of a word; a nil Clusters has none.
func (c *Clusters) of(f *form) clusterCodes {
	if c == nil {
		return clusterCodes{}
	}
	return c.codes[f.lower]
}

// table returns words and codes, sorted by word.
func (c *Clusters) table() ([]uint64, []clusterCodes) {
	if c == nil {
		return nil, nil
	}
	words := make([]uint64, 0, len(c.codes))
	for w := range c.codes {
		words = append(words, w)
	}
	slices.Sort(words)
	codes := make([]clusterCodes, len(words))
	for i, w := range words {
		codes[i] = c.codes[w]
	}
	return words, codes
}
