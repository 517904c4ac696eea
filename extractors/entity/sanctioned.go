package entity

// manySanctions is how many sentences about sanctions make a document one about them.
const manySanctions = 3

// sanctioning reports whether the document is about sanctions, which are put on
// foreigners.
func (p *page) sanctioning() bool {
	n := 0
	for k := range p.sents {
		if p.targets(&p.sents[k]) {
			if n++; n >= manySanctions {
				return true
			}
		}
	}
	return false
}

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
