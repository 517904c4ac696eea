package reference

import (
	"slices"

	"readout/pipeline"
)

// stand tells by which rule a phrase stands for whom; id is "" if it is none of
// those that stand for somebody, who is empty if nobody is known.
func (d *document) stand(p *phrase) (id string, who []int, k kind) {
	capital := d.words[p.head].cap
	switch {
	case p.noun == "head of state" || p.noun == "head of government":
		if d.low(p.head) == "heads" {
			return ruleOffices, d.holders(p), person
		}
		return ruleOffice, d.holder(p), person
	case p.class&(officePlural|leaders) != 0:
		who = d.holders(p)
		if len(who) > 0 && d.entities[who[0]].kind != person {
			return ruleSides, who, state
		}
		if len(who) == 0 && p.number == 0 {
			return "", nil, person
		}
		return ruleOffices, who, person
	case p.class&sides != 0:
		if who = d.bothSides(p); who == nil {
			return "", nil, state
		}
		return ruleSides, who, state
	case p.class&side != 0 && p.noun != "side" && d.is(p.last, attached):
		return "", nil, state // "the Kenyan government officials"
	case p.class&side != 0 && p.nation >= 0:
		return ruleSide, []int{p.nation}, state
	case p.class&side != 0 && len(p.of) == 1 && p.noun != "side":
		return ruleSide, p.of, state
	case p.noun == "government" && capital && d.low(p.last) == "of" && d.words[min(p.last+1, len(d.words)-1)].cap:
		return "", nil, state // "the Government of National Unity", a name
	case p.noun == "government" && capital && p.class&side != 0 && p.nation < 0 && (len(p.words) == 0 || len(p.words) == 1 && p.words[0] == "federal"):
		if k := d.home(p); k >= 0 {
			return ruleOwn, []int{k}, state
		}
	case p.class&here != 0 && p.nation < 0 && len(p.of) == 0 && len(p.words) == 0 && p.number == 0 && d.low(p.last) != "of":
		if k := d.country(p); k >= 0 {
			return ruleOwn, []int{k}, state
		}
	case p.class&realm != 0 && capital && p.nation < 0 && len(p.words) == 0 && p.number == 0 && len(p.of) == 0 && d.low(p.first-1) != "of":
		if k := d.realm(p.noun); k >= 0 {
			return ruleOwn, []int{k}, state
		}
	case p.class&guest != 0:
		if k := d.visitor(); k >= 0 {
			return ruleOffice, []int{k}, person
		}
	case p.class&counterpart != 0 && p.nation >= 0:
		if k := d.from(p.nation); k >= 0 {
			return ruleCounterpart, []int{k}, person
		}
	case p.class&(office|leader) != 0 && p.number == 0:
		if p.class&leader != 0 && p.nation < 0 && len(p.of) == 0 {
			return "", nil, person
		}
		if p.class&body == 0 || capital {
			if who := d.holder(p); who != nil || p.class&body == 0 {
				return ruleOffice, who, person
			}
		}
	}
	if p.class&body != 0 && (capital || d.words[p.head].e.is(commonBody)) && p.nation < 0 && p.number == 0 {
		if k := d.bodyNamed(p); k >= 0 {
			return ruleBody, []int{k}, organization
		}
	}
	return "", nil, person
}

// asked is what a phrase says of the office that it names.
func (d *document) asked(p *phrase) *ask {
	a := &ask{head: p.noun, words: p.words}
	if e := d.words[p.head].e; e.is(officePlural) && e.singular != "" && p.noun == e.low {
		a.head = e.singular
	}
	if long := d.words[p.head].e.long; len(long) > 0 && p.noun == d.words[p.head].e.low {
		a.head, a.words = long[len(long)-1], append(slices.Clone(long[:len(long)-1]), a.words...)
	}
	if p.nation >= 0 {
		a.iso3 = d.entities[p.nation].iso3
	} else if len(p.of) == 1 {
		a.iso3 = d.entities[p.of[0]].iso3
	}
	a.served = p.served
	return a
}

// candidates are the persons whose office may be meant.
func (d *document) candidates(a *ask) []int {
	pool := d.byPost[a.head]
	switch a.head {
	case "head of state", "head of government", "leader", "sovereign", "monarch":
		pool = d.persons[:min(len(d.persons), byPostMost)]
	}
	var out []int
	for _, k := range pool {
		if d.holds(k, a) {
			out = append(out, k)
		}
	}
	if len(out) == 0 && a.served == "" {
		return d.untitled(a)
	}
	return out
}

// untitled are those who are known to lead a state and whom the document gives no
// office, as at home: "Vladimir Putin spoke. The President added".
func (d *document) untitled(a *ask) []int {
	role := ""
	switch {
	case slices.ContainsFunc(a.words, func(w string) bool { return w != "prime" && !d.lx.neutral(w) }):
	case a.head == "president":
		role = "head_of_state"
	case a.head == "minister" && slices.Contains(a.words, "prime"), a.head == "premier", a.head == "chancellor":
		role = "head_of_government"
	}
	if role == "" {
		return nil
	}
	var out []int
	for _, k := range d.persons[:min(len(d.persons), byPostMost)] {
		e := &d.entities[k]
		if e.role == role && !e.titled() && (a.iso3 == "" || e.iso3 == a.iso3) {
			out = append(out, k)
		}
	}
	return out
}

// holder resolves "the Minister": of those with this office who were named, the
// last subject, else the last one named. A speaker of no part is passed over.
func (d *document) holder(p *phrase) []int {
	a := d.asked(p)
	best := -1
	n := 0
	for _, k := range d.candidates(a) {
		e := &d.entities[k]
		if e.seen < 0 {
			continue
		}
		n++
		if best < 0 {
			best = k
			continue
		}
		o := &d.entities[best]
		if main, other := d.principal(k), d.principal(best); main != other {
			if main {
				best = k
			}
			continue
		}
		if e.subject > o.subject || e.subject == o.subject && e.seen > o.seen {
			best = k
		}
	}
	if best < 0 {
		return nil
	}
	return []int{best}
}

func (d *document) principal(k int) bool {
	p := d.parties.persons
	return slices.Contains(p[:min(2, len(p))], k)
}

// holders resolves "the two ministers": those of a group just spoken of, else
// those whose talk it is; for leaders whom nobody names, their states.
func (d *document) holders(p *phrase) []int {
	a := d.asked(p)
	a.iso3 = ""
	if p.class&leaders != 0 && len(p.of) == 0 && d.low(p.last) == "of" {
		return nil // "the leaders of the opposition"
	}
	fits := func(k int) bool {
		return p.class&leaders != 0 && !slices.ContainsFunc(p.words, func(w string) bool { return !d.lx.neutral(w) }) && p.noun != "head of state" && p.noun != "head of government" || d.holds(k, a) || d.peer(k, a.head) || !d.entities[k].titled()
	}
	all := func(who []int) bool {
		return len(who) > 1 && (p.number == 0 || len(who) == p.number) && !slices.ContainsFunc(who, func(k int) bool { return d.entities[k].kind != person || !fits(k) })
	}
	if len(p.of) > 1 {
		var who []int
		for _, s := range p.of {
			b := *a
			b.iso3 = d.entities[s].iso3
			who = append(who, d.only(&b)...)
		}
		if len(who) == len(p.of) {
			return who
		}
		if d.words[p.first].start < d.leadEnd(leadSentences) {
			d.hosted(slices.Concat(p.of, p.also))
		}
		return p.of // not all are named
	}
	for k := len(d.cur.items) - 1; k >= 0; k-- {
		if all(d.cur.items[k].who) {
			return d.cur.items[k].who
		}
	}
	if it := d.subjectOf(&d.prev); it != nil && all(it.who) {
		return it.who
	}
	persons := d.parties.persons
	if p.number > 0 && len(persons) > p.number || p.number == 0 && len(persons) > 2 && !d.parties.joint {
		persons = persons[:max(p.number, 2)]
	}
	if all(persons) {
		return persons
	}
	if p.number != 1 && len(d.parties.persons) >= 2 {
		var who []int
		for _, k := range d.persons[:min(len(d.persons), byPostMost)] {
			if d.holds(k, a) {
				who = append(who, k)
			}
		}
		if len(who) == 2 && (p.number == 2 || p.number == 0) && d.entities[who[0]].iso3 != d.entities[who[1]].iso3 {
			return who
		}
	}
	if n := len(d.parties.states); p.class&leaders != 0 && len(d.parties.persons) < 2 && (n == 2 && len(d.parties.persons) == 0 || (d.parties.joint || d.parties.hosts) && n > 2) && (p.number == n || p.number == 0 && p.noun == "leaders") {
		return d.parties.states
	}
	return nil
}

// latter resolves "the latter" as the subject of a sentence: who was named last.
func (d *document) latter(i int) int {
	n := len(d.recent)
	if i != d.ann.Sentences[d.cur.sentence].First || n == 0 || d.cur.quoted || !d.acts(i+2) {
		return i + 2
	}
	best := d.recent[n-1]
	for _, k := range d.recent {
		if d.entities[k].seen > d.entities[best].seen {
			best = k
		}
	}
	who := []int{best}
	d.emit(ruleOffice, i, i+2, pipeline.Nominal, who)
	d.put(item{first: i, last: i + 2, who: who, kind: person, subject: true, agent: true})
	return i + 2
}

// hosted takes the states of those whom nobody names, with that of their host,
// as the parties: "President X hosts the leaders of ...".
func (d *document) hosted(of []int) {
	p := &d.parties
	if len(p.persons) > 1 || p.hosts {
		return
	}
	p.states, p.hosts = nil, true
	if len(p.persons) == 1 {
		if k := d.behalf(p.persons[0]); k >= 0 {
			p.states = append(p.states, k)
		}
	}
	for _, k := range of {
		if !slices.Contains(p.states, k) {
			p.states = append(p.states, k)
		}
	}
}

// peer reports ministers by another word: a Secretary of State and a Foreign
// Minister are "the ministers".
func (d *document) peer(k int, head string) bool {
	if head != "minister" {
		return false
	}
	e := &d.entities[k]
	return e.role == "minister" || e.role == "deputy_minister" || (e.role == "other" || e.role == "") && slices.ContainsFunc(e.posts, func(p post) bool { return p.head == "minister" || p.head == "secretary" })
}
