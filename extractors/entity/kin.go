package entity

import "readout/pipeline"

// relativeOf returns the chain of the person whose relative mention i is called, nil if
// it is called nobody's; of tells the chains of the mentions.
func (p *page) relativeOf(i int, told []served, of []int, chains []chain) *chain {
	before, behind := p.related(p.settledAt(told[i].word))
	if behind && i+1 < len(of) && of[i+1] != of[i] {
		return &chains[of[i+1]]
	}
	if !before {
		return nil
	}
	for n := i - 1; n >= 0 && n > i-farRelative; n-- {
		if f := p.settledAt(told[n].word); of[n] != of[i] {
			if kin, _ := p.related(f); !kin || !p.same(f.i, told[i].word) {
				return &chains[of[n]]
			}
		}
	}
	return nil
}

// farRelative is how many mentions before a relative's the principal is looked for.
const farRelative = 16

// related reports whether words say that the person f is a relative of another: of the
// one named before it, "Mr Moyo's wife, Ada Moyo, and sons Peter and Ole", or of the
// one named behind, "Ada Moyo, the mother of Peter Moyo".
func (p *page) related(f *finding) (before, behind bool) {
	sn := p.sentenceOf(f.i)
	for k := f.i - 1; k >= sn.first && k > f.i-farKin; k-- {
		if o := p.owner[k]; o >= 0 {
			if p.settled[o].label != pipeline.Person {
				return false, p.kinBehind(f)
			}
			k = p.settled[o].i
			continue
		}
		w := &p.words[k]
		switch {
		case p.lx.is.relatives[w.fold]:
			return true, false
		case w.text == "," || w.fold == "and" || w.fold == "minor" || w.poss || ownHis[w.fold] || p.inTitle(k) || w.fold == "their":
		default:
			return false, p.kinBehind(f)
		}
	}
	return false, p.kinBehind(f)
}

// farKin is how many words may stand between a relative's name and the word for it.
const farKin = 40

// kinBehind reports whether "wife of" and the like stand in apposition behind f and a
// person's name behind that.
func (p *page) kinBehind(f *finding) bool {
	k := f.j
	if p.word(k).text != "," || !p.same(f.i, k) {
		return false
	}
	for n := k + 1; n < k+6 && p.same(f.i, n); n++ {
		if p.lx.is.relatives[p.words[n].fold] {
			return p.word(n+1).fold == "of" || p.word(n+1).fold == "to"
		}
	}
	return false
}
