package ner

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// An introduction is an acronym in brackets behind the words that it stands for,
// "Clean River Accord (CRA)".
type introduction struct {
	acronym string
	last    int  // token of the block that ends these words
	letters bool // they are capitalized and begin with its letters
	lower   bool // they are in lower case and begin with its letters
}

// agree makes the names of a block agree with what it says of acronyms. One that it
// introduces for what is no body, as a treaty or a plan, is none anywhere, and what it
// introduces a body's acronym for is a body. dst[from:] are the mentions of the block,
// in order.
func (s *scratch) agree(dst []pipeline.Mention, from int) []pipeline.Mention {
	b := &s.block
	s.intros = b.introductions(s.intros[:0])
	s.bodies, s.others = s.bodies[:0], s.others[:0]
	names, next := dst[from:], 0
	for _, in := range s.intros {
		at := b.toks[in.last].Start
		for next < len(names) && names[next].End <= at {
			next++
		}
		switch {
		case next == len(names) || names[next].Start > at:
			if in.letters || in.lower || s.documented(in.last) {
				s.others = append(s.others, in.acronym)
			}
		case names[next].Label == pipeline.Org:
			s.bodies = append(s.bodies, in.acronym)
		case names[next].Label == pipeline.Person && next+1 < len(names) && names[next+1].Label == pipeline.Org &&
			names[next+1].Start == b.toks[in.last+2].Start && initials(b.text[names[next].Start:names[next].End], in.acronym):
			// "Rabitat al Anhar wal Buhayrat (RAB)"
			names[next].Label = pipeline.Org
			s.bodies = append(s.bodies, in.acronym)
		}
	}
	return s.recover(s.ofStates(dst[:from+len(s.refuse(names))], from), from)
}

// ofStates joins a body and the state behind it that it is of, "Parliament of El
// Salvador", where the rules find them as one name and the model only parts of it:
// a state of several words is mostly a name by itself in what a model learns from.
// dst[from:] are the mentions of the block, in order.
func (s *scratch) ofStates(dst []pipeline.Mention, from int) []pipeline.Mention {
	b := &s.block
	k := from
	for _, f := range b.finds.Names {
		if f.Label != pipeline.Org {
			continue
		}
		for k < len(dst) && dst[k].End <= f.Start {
			k++
		}
		last := k
		for last+1 < len(dst) && dst[last+1].Start < f.End {
			last++
		}
		if last >= len(dst) || last-k > 1 {
			continue
		}
		state := &dst[last]
		if state.Label != pipeline.Place || state.End != f.End || state.Start <= f.Start || last > k && (dst[k].Label != pipeline.Org || dst[k].Start != f.Start) {
			continue
		}
		if between := b.text[f.Start:state.Start]; strings.HasSuffix(between, " of ") || strings.HasSuffix(between, " of the ") {
			state.Span, state.Label = f.Span, pipeline.Org
			dst = slices.Delete(dst, k, last)
		}
	}
	return dst
}

// introductions lists the acronyms that stand in brackets behind other words.
func (b *block) introductions(dst []introduction) []introduction {
	for i := range b.sents {
		first, last := b.sents[i].First-b.base, b.sents[i].Last-b.base
		for k := first + 3; k+1 < last; k++ {
			if b.facts[k].bits&factUpper == 0 || b.text[b.toks[k-1].Start] != '(' || b.text[b.toks[k+1].Start] != ')' {
				continue
			}
			acronym := b.text[b.toks[k].Start:b.toks[k].End]
			dst = append(dst, introduction{acronym, k - 2, b.spells(acronym, k-2, first), b.spellsLower(acronym, k-2, first)})
		}
	}
	return dst
}

// spells reports whether the capitalized words that end at token last begin with
// the letters of an acronym, in their order. A word or two of the name may have no
// letter in it, as in "Treaty for Open Rivers and Lakes (TORL)".
func (b *block) spells(acronym string, last, first int) bool {
	left, idle := len(acronym), 0
	if left < 2 || strings.Trim(acronym, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return false
	}
	for i := last; i >= first && idle <= 2 && last-i < 3*len(acronym)+6; i-- {
		f := &b.facts[i]
		switch {
		case f.bits&factMark != 0:
			if f.bits&factLink == 0 && b.text[b.toks[i].Start] != '-' {
				return false
			}
		case b.text[b.toks[i].Start]&^0x20 == acronym[left-1] && f.bits&factCap != 0:
			if left--; left == 0 {
				return true
			}
		case f.bits&factCap != 0:
			idle++
		case f.bits&factLink == 0:
			return false
		}
	}
	return false
}
