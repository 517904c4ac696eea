package ner

import (
	"readout/pipeline"
)

// A speller knows what the form of a word says. word is called for every token
// in order; the fact that it returns is valid until the next call.
type speller interface {
	word(i int, s string, shout bool) *fact
}

// prepare gathers all that features need of a block: b.text, toks, sents and
// base must be set.
func (b *block) prepare(gz *gazetteer, sp speller) {
	b.reset(len(b.toks))
	for i := range b.sents {
		first, last := b.sents[i].First-b.base, b.sents[i].Last-b.base
		style := b.style(first, last)
		begun := false
		for k := first; k < last; k++ {
			t := b.toks[k]
			f := &b.facts[k]
			*f = *sp.word(k, b.text[t.Start:t.End], style == factShout)
			f.bits |= style
			f.run = -1
			if !begun && f.bits&factMark == 0 {
				f.bits |= factFirst
				begun = true
			}
			f.seen = b.slot(f.lower)
		}
	}
	b.find(gz)
	b.hint()
	b.look()
}

// style tells sentences of capitals only and headings from others.
func (b *block) style(first, last int) uint32 {
	caps, lows, shouts, all := 0, 0, 0, 0
	for k := first; k < last; k++ {
		s := b.text[b.toks[k].Start:b.toks[k].End]
		c := s[0]
		switch {
		case 'A' <= c && c <= 'Z':
			all++
			caps++
			if len(s) > 1 && shouted(s) {
				shouts++
			}
		case 'a' <= c && c <= 'z':
			all++
			if len(s) > 3 {
				lows++
			}
		}
	}
	switch {
	case all > 2 && shouts*10 >= all*7:
		return factShout
	case all >= 4 && caps > 2*lows:
		return factHeading
	}
	return 0
}

func shouted(s string) bool {
	for i := 0; i < len(s); i++ {
		if 'a' <= s[i] && s[i] <= 'z' {
			return false
		}
	}
	return true
}

// pieces cuts sentences that are too long, so that time and memory stay bounded.
func pieces(dst []pipeline.Sentence, sents []pipeline.Sentence) []pipeline.Sentence {
	for _, s := range sents {
		for s.Last-s.First > maxSentence {
			part := s
			part.Last = s.First + maxSentence
			dst = append(dst, part)
			s.First = part.Last
		}
		dst = append(dst, s)
	}
	return dst
}

// wordBits are the bits of a fact that a word has wherever it stands.
func (gz *gazetteer) wordBits(f *form) uint32 { return f.facts | gz.words[f.lower] }
