package entity

import (
	"cmp"

	"readout/pipeline"
)

// joinStates lets the states of two people tell each other's who are joined by
// "and": the last of people is f, the one before it last.
func (p *page) joinStates(people []pipeline.PersonMention, told []served, last, f *finding) {
	n := len(people) - 1
	told[n].by = -1
	if n < 1 || last == nil {
		return
	}
	if p.same(last.i, f.i) {
		lead := f.i
		if t := f.person; t != nil && t.ti < t.tj && t.tj <= f.i {
			lead = p.titleStart(t.ti)
		}
		if p.under(p.leadOf(lead, f.i)) {
			told[n].his, told[n].under = true, true
		} else if told[n-1].under && p.listed(last.j, lead) {
			told[n].his, told[n].under, told[n].by = true, true, told[n-1].by
			return
		}
	}
	if (told[n].his || told[n].peer || told[n].host) && p.words[f.i].sent-p.words[last.i].sent < 2 {
		told[n].by = n - 1
	}
	if !p.same(last.i, f.i) {
		return
	}
	start := f.i
	if t := f.person; t != nil && t.ti < t.tj && t.tj <= f.i {
		start = p.titleStart(t.ti)
	}
	if a := p.word(last.i - 1); people[n-1].Title != "" {
		if t := last.person; t != nil && t.ti < t.tj && t.tj <= last.i {
			a = p.word(p.titleStart(t.ti) - 1)
		}
		if a.fold == "between" && p.word(start-1).fold == "and" {
			told[n].other = true // "talks between Vice-Minister Lund and Mr Moyo"
		}
	}
	a, b := &told[n-1], &told[n]
	if b.guest {
		if b.by = n - 1; a.guest {
			b.by = a.by // the same meets both
		}
	}
	if a.guest && b.guest && b.state == "" && p.listed(last.j, start) {
		if b.near = cmp.Or(a.state, a.near); b.near == "" {
			b.beside = n
		}
	}
	switch {
	case b.after && a.state == "" && a.guest && people[n-1].Title != "" && !a.formal && p.listed(last.j, start):
		// "met with Chief of Staff Lund and Foreign Minister Moyo of Kenya"
		a.state = b.state
		people[n-1].Country = b.state
	case a.state != "" && !a.after && b.state == "" && !b.formal && people[n].Kind != "" && people[n].Kind != people[n-1].Kind && p.word(last.j).fold == "and" && p.listed(last.j, start) && !p.lx.is.mutual[p.word(f.j).fold]:
		b.near, b.close = a.state, true
	case a.after && b.state == "":
		// "King Lund of Norway and Foreign Minister Moyo"
		for k := last.j; k < start; k++ {
			if p.word(k).fold == "and" && p.listed(k, start) {
				b.near = a.state
			}
		}
	}
}
