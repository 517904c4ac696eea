package ner

import "slices"

// Tags are numbered 0 for O, then B, I, E, S of every label in turn, so that
// 1+4*l+p is the tag of label l at position p.
const (
	posB = iota
	posI
	posE
	posS
	positions
)

// tagOf returns the tag of a label at a position.
func tagOf(label, pos int) int { return 1 + positions*label + pos }

// tagCount is the number of tags for so many labels.
func tagCount(labels int) int { return 1 + positions*labels }

// follows reports whether tag b may stand right behind tag a. Begin and end of
// a sentence are like O.
func follows(a, b int) bool {
	inside := a > 0 && ((a-1)%positions == posB || (a-1)%positions == posI)
	if inside {
		return b > 0 && (b-1)/positions == (a-1)/positions && ((b-1)%positions == posI || (b-1)%positions == posE)
	}
	return b == 0 || (b-1)%positions == posB || (b-1)%positions == posS
}

// A chain is which tags may follow which, as lists: of 17 by 17 pairs only a
// third is allowed.
type chain struct {
	tags  int
	into  [][]uint8 // into[b] are the tags that b may follow
	first []bool    // tags that may begin a sentence
	last  []bool    // tags that may end one
}

func newChain(labels int) *chain {
	c := &chain{tags: tagCount(labels)}
	c.into = make([][]uint8, c.tags)
	c.first, c.last = make([]bool, c.tags), make([]bool, c.tags)
	for b := range c.tags {
		for a := range c.tags {
			if follows(a, b) {
				c.into[b] = append(c.into[b], uint8(a))
			}
		}
		c.first[b], c.last[b] = follows(0, b), follows(b, 0)
	}
	return c
}

// A found is a run of tokens with a label; Last is the index of its last token.
type found struct{ first, last, label int }

// spans returns the runs that a legal sequence of tags spells.
func spans(dst []found, tags []uint8) []found {
	start := 0
	for i, t := range tags {
		if t == 0 {
			continue
		}
		l, p := (int(t)-1)/positions, (int(t)-1)%positions
		switch p {
		case posB:
			start = i
		case posE:
			dst = append(dst, found{start, i, l})
		case posS:
			dst = append(dst, found{i, i, l})
		}
	}
	return dst
}

// spell writes the tags of runs, which do not overlap, into tags.
func spell(tags []uint8, runs []found) {
	clear(tags)
	for _, r := range runs {
		if r.first == r.last {
			tags[r.first] = uint8(tagOf(r.label, posS))
			continue
		}
		for i := r.first + 1; i < r.last; i++ {
			tags[i] = uint8(tagOf(r.label, posI))
		}
		tags[r.first], tags[r.last] = uint8(tagOf(r.label, posB)), uint8(tagOf(r.label, posE))
	}
}

// indexOf returns the index of a label, -1 if there is none.
func indexOf(labels []string, label string) int { return slices.Index(labels, label) }
