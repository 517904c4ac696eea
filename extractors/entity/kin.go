package entity

import "readout/pipeline"

// relativeOf returns the chain of the person whose relative mention i is called, nil if
// it is called nobody's; of tells the chains of the mentions.
func (p *page) relativeOf(i int, told []served, of []int, chains []chain) *chain {
	f := p.settledAt(told[i].word)
	if k := p.bracketOf(f); k >= 0 && i > 0 && of[i-1] != of[i] {
		if o := p.settledAt(told[i-1].word); o != nil && o.j == k && p.same(o.i, f.i) {
			return &chains[of[i-1]] // "Mia Lund (“Berg”)"
		}
	}
	if i > 0 && of[i-1] != of[i] && p.word(f.i-1).text == "-" && told[i].regime {
		if o := p.settledAt(told[i-1].word); o != nil && o.j == f.i-1 {
			return &chains[of[i-1]] // "the Lund-Moyo regime"
		}
	}
	before, behind := p.related(f)
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

// bracketOf returns the word of the bracket that f alone stands in, in quotation marks or
// not, or of the comma before "also known as" and f; -1 if there is none.
func (p *page) bracketOf(f *finding) int {
	k := f.i - 1
	for quoteMark[p.word(k).text] {
		k--
	}
	if p.word(k).text == "(" {
		n := f.j
		for quoteMark[p.word(n).text] {
			n++
		}
		if m := p.word(n).text; m == ")" || m == "," || m == ";" {
			return k
		}
		return -1
	}
	if w := p.word(k).fold; w == "as" && p.word(k-1).fold == "known" || w == "aka" || w == "alias" {
		for k--; k > f.i-5 && k > 0; k-- {
			if m := p.word(k).text; m == "," || m == "(" {
				return k
			}
		}
	}
	return -1
}

// house returns the state of the one foreign head of state or government that bears the
// family name of c, a person without office: "Madam Ada Moyo" beside President Moyo.
func (r *round) house(c *chain) string {
	if len(c.parts) < 2 || c.formal && len(c.parts) < 2 {
		return ""
	}
	family := c.parts[len(c.parts)-1]
	if l := r.p.lx.words[family]; l.common {
		return ""
	}
	state := ""
	for _, o := range r.chains {
		if o == c || len(o.parts) == 0 || o.parts[len(o.parts)-1] != family || o.country == "" {
			continue
		}
		if !unique[o.kind] || state != "" && state != o.country {
			return ""
		}
		state = o.country
	}
	return state
}
