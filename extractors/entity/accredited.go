package entity

import "readout/pipeline"

// accredited reports whether the sentence of word i says that the people it lists
// present their credentials, so that they are ambassadors.
func (p *page) accredited(i int) bool {
	sn := p.sentenceOf(i)
	for k := sn.first; k < sn.last; k++ {
		if w := p.words[k].fold; w == "credentials" || w == "credence" {
			return true
		}
	}
	return false
}

// leadsPeople reports whether the body f is the authority that leads a people, whose
// name it has: "Palestinian Authority", "Palestinian National Authority".
func (p *page) leadsPeople(f *finding) bool {
	if f.j-f.i > 3 {
		return false
	}
	for _, k := range p.lx.phrases.Lookup(p.words[f.i].text) {
		if p.lx.entries[k].label == pipeline.Norp {
			return true
		}
	}
	return false
}
