package reference

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// bothSides resolves "the two countries".
func (d *document) bothSides(p *phrase) []int {
	// "the parties to the conflict" and "both sides of the river" are others; countries
	// and governments are these only if they are counted.
	if p.noun == "sides" && d.low(p.first-1) == "on" {
		return nil
	}
	if s := d.low(p.last); s == "to" && p.noun == "parties" || s == "of" || s == "concerned" || s == "involved" || s == "in" && p.noun == "parties" {
		return nil
	}
	if p.noun == "parties" && p.number == 0 && (!d.is(p.last, meeting|acting) || d.is(p.last, auxiliary) && d.low(p.last) != "will") {
		return nil // of a conflict, as likely as not
	}
	if slices.ContainsFunc(p.words, func(w string) bool { return !d.lx.neutral(w) }) || p.nation >= 0 || p.number == 0 && p.noun != "sides" && p.noun != "parties" {
		return nil
	}
	if p.noun != "sides" && p.noun != "parties" {
		for _, c := range []*clause{&d.cur, &d.prev} {
			for k := len(c.items) - 1; k >= 0; k-- {
				it := &c.items[k]
				if len(it.who) == p.number && len(it.who) > 1 && !slices.ContainsFunc(it.who, func(k int) bool { return d.entities[k].kind != state }) {
					return it.who
				}
			}
		}
	}
	states := d.parties.states
	if n := len(states); n == p.number || p.number == 0 && n >= 2 {
		return states
	}
	return nil
}

// home is the state of "the Government": that of the subject, else the issuer's.
func (d *document) home(p *phrase) int {
	if it := d.subjectOf(&d.cur); it != nil && len(it.who) == 1 {
		switch e := &d.entities[it.who[0]]; e.kind {
		case person, organization:
			if k, ok := d.states[e.iso3]; ok {
				return k
			}
		case state:
			return it.who[0]
		}
	}
	return d.parties.issuer
}

// country is the state of "the country": the issuer's if somebody visits it, else
// the last one spoken of.
func (d *document) country(p *phrase) int {
	switch s := d.low(p.first - 1); {
	case s == "visiting" || s == "visit" || s == "to" && strings.HasPrefix(d.low(p.first-2), "visit"):
		return d.parties.issuer
	}
	for _, c := range []*clause{&d.cur, &d.prev} {
		found := -1
		for k := len(c.items) - 1; k >= 0; k-- {
			if it := &c.items[k]; it.kind == state && len(it.who) == 1 && d.entities[it.who[0]].kind == state {
				if found >= 0 && found != it.who[0] {
					return -1
				}
				found = it.who[0]
			}
		}
		if found >= 0 {
			return found
		}
	}
	return -1
}

// realm is the one state named with a noun: "the Kingdom" after "Kingdom of
// Tonga".
func (d *document) realm(noun string) int {
	found := -1
	for i := range d.mentions[:min(len(d.mentions), 400)] {
		m := &d.mentions[i]
		if d.entities[m.entity].kind != state || m.entity == found || !containsWord(lower(d.text[m.Start:m.End]), noun) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = m.entity
	}
	return found
}

// visitor is the one of two who comes from elsewhere.
func (d *document) visitor() int {
	p := &d.parties
	if len(p.persons) != 2 || p.issuer < 0 {
		return -1
	}
	home := d.entities[p.issuer].iso3
	a, b := d.entities[p.persons[0]].iso3, d.entities[p.persons[1]].iso3
	switch {
	case a == home && b != home:
		return p.persons[1]
	case b == home && a != home:
		return p.persons[0]
	}
	return -1
}

// from is who of those who meet serves a state, else the only person who does.
func (d *document) from(s int) int {
	iso3 := d.entities[s].iso3
	for _, k := range d.parties.persons {
		if d.entities[k].iso3 == iso3 {
			return k
		}
	}
	found := -1
	for _, k := range d.persons[:min(len(d.persons), byPostMost)] {
		if d.entities[k].iso3 == iso3 {
			if found >= 0 {
				return -1
			}
			found = k
		}
	}
	return found
}

// other is the one of two who meet that is not who.
func (d *document) otherOf(who int) int {
	if p := d.parties.persons; len(p) >= 2 {
		switch who {
		case p[0]:
			return p[1]
		case p[1]:
			return p[0]
		}
	}
	return -1
}

// owned resolves the noun behind a possessive at i that stands for who: "his
// Government", "her Peruvian counterpart".
func (d *document) owned(i int, who []int) {
	p := d.parse(i, i+1)
	if p == nil || len(who) != 1 {
		return
	}
	e := &d.entities[who[0]]
	switch {
	case p.class&counterpart != 0:
		if n := d.introduces(p); n >= 0 {
			d.equal(who[0], d.mentions[d.words[n].name].entity, p.nation)
			return
		}
		k := d.otherOf(who[0])
		if p.nation >= 0 {
			k = d.from(p.nation)
		}
		if k >= 0 && k != who[0] {
			d.emit(ruleCounterpart, i, p.last, pipeline.Nominal, []int{k})
		}
	case p.class&guest != 0 && len(p.words) == 0:
		if k := d.otherOf(who[0]); k >= 0 && e.kind == person {
			d.emit(ruleOffice, i, p.last, pipeline.Nominal, []int{k})
			d.put(item{first: i, last: p.last, who: []int{k}, kind: person})
		}
	case p.class&own != 0 && p.nation < 0 && len(p.words) == 0:
		if k, ok := d.states[e.iso3]; ok && (e.kind == person || e.kind == state) {
			d.emit(ruleOwn, i, p.last, pipeline.Nominal, []int{k})
			d.put(item{first: i, last: p.last, who: []int{k}, kind: state, agent: d.acts(p.last)})
		}
	}
}

// equal gives a person introduced as somebody's counterpart the office of that
// one, and the state that is said.
func (d *document) equal(k, other, nation int) {
	e, o := &d.entities[k], &d.entities[other]
	if other == k || o.kind != person {
		return
	}
	if o.iso3 == "" && nation >= 0 {
		o.iso3 = d.entities[nation].iso3
	}
	if slices.ContainsFunc(o.posts, func(p post) bool { return p.head != "" }) {
		return
	}
	for _, p := range e.posts {
		if p.head != "" {
			d.give(other, strings.Join(append(slices.Clone(p.ranks), p.head), " "))
			return
		}
	}
}

// stateSide takes in "the Kenyan side" that begins with its nationality at name,
// or one before it.
func (d *document) stateSide(first, name, noun, k int) {
	d.emit(ruleSide, first, noun+1, pipeline.Nominal, []int{k})
	d.put(item{first: first, last: noun + 1, who: []int{k}, kind: state, subject: !d.governed(first), agent: true})
}
