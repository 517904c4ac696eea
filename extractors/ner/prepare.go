package ner

import (
	"readout/pipeline"
)

// A speller knows what the form of a word says. word is called for every token
// in order; the fact that it returns is valid until the next call.
type speller interface {
	word(i int, s string, c casing) *fact
}

// A casing is what the letter case of a text is worth.
type casing uint8

const (
	asWritten casing = iota
	shouted          // capitals only: they say nothing
	whispered        // no capitals at all
)

// form works out the form of a word. Where the text has no capitals, words that
// are no ordinary ones are read as if they had one.
func (gz *gazetteer) form(f *form, s string, c casing) {
	const names = factCommon | factLink | factClitic
	f.read(s, c)
	f.facts |= gz.words[f.lower]
	if c == whispered && f.facts&factLower != 0 && f.facts&names != 0 {
		f.read(s, asWritten)
		f.facts |= gz.words[f.lower]
	}
}

// prepare gathers all that features need of a block: b.text, toks, sents and
// base must be set.
func (b *block) prepare(sp speller) {
	b.reset(len(b.toks))
	b.whispered = b.noCapitals()
	for i := range b.sents {
		first, last := b.sents[i].First-b.base, b.sents[i].Last-b.base
		style, c := b.style(first, last), asWritten
		if style == factShout {
			c = shouted
		} else if b.whispered {
			c = whispered
		}
		begun := false
		for k := first; k < last; k++ {
			t := b.toks[k]
			f := &b.facts[k]
			*f = *sp.word(k, b.text[t.Start:t.End], c)
			f.bits |= style
			f.run = -1
			if !begun && f.bits&factMark == 0 {
				f.bits |= factFirst
				begun = true
			}
			f.seen = b.slot(f.lower)
		}
	}
	b.find()
	b.hint()
	b.look()
}

// noCapitals reports whether the block has words and no capitals but by accident.
func (b *block) noCapitals() bool {
	words, capitals := 0, 0
	for _, t := range b.toks {
		switch c := b.text[t.Start]; {
		case 'a' <= c && c <= 'z':
			words++
		case 'A' <= c && c <= 'Z':
			capitals++
		}
	}
	return words >= 4 && capitals*200 <= words
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
			if len(s) > 1 && allCapitals(s) {
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

func allCapitals(s string) bool {
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
