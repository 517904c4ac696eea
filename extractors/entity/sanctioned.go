package entity

// manySanctions is how many sentences about sanctions make a document one about them.
const manySanctions = 3

// sanctioning reports whether the document is about sanctions, which are put on
// foreigners.
func (p *page) sanctioning() bool {
	if p.sanctions == unread {
		p.sanctions = 0
		for k := 0; k < len(p.sents) && p.sanctions < manySanctions; k++ {
			if p.targets(&p.sents[k]) {
				p.sanctions++
			}
		}
	}
	return p.sanctions >= manySanctions
}

// unread says that the sentences about sanctions have not been counted.
const unread = -1

// farForeign is how many sentences before a name the state is looked for that the
// text speaks of.
const farForeign = 6

// lastForeign returns the one state other than the issuer's that the last sentence
// before word i speaks of which speaks of any, "" if that speaks of several.
func (p *page) lastForeign(i int) string {
	s := p.words[i].sent
	for n := s; n >= 0 && n > s-farForeign; n-- {
		sn := &p.sents[n]
		last := sn.last
		if n == s {
			last = i
		}
		if one, _ := p.about(sn.first, last); one != "" {
			return one
		}
	}
	return ""
}
