package reference

import (
	"slices"
	"strings"

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
	case p.class&side != 0 && p.nation >= 0:
		return ruleSide, []int{p.nation}, state
	case p.class&side != 0 && len(p.of) == 1 && p.noun != "side":
		return ruleSide, p.of, state
	case p.noun == "government" && capital && p.class&side != 0 && p.nation < 0 && len(p.words) == 0:
		if k := d.home(p); k >= 0 {
			return ruleOwn, []int{k}, state
		}
	case p.class&here != 0 && p.nation < 0 && len(p.of) == 0 && len(p.words) == 0 && p.number == 0:
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
	if p.class&body != 0 && capital && p.nation < 0 && p.number == 0 {
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
	if long := d.words[p.head].e.long; len(long) > 0 {
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
	case "head of state", "head of government", "leader":
		pool = d.persons[:min(len(d.persons), byPostMost)]
	}
	var out []int
	for _, k := range pool {
		if d.holds(k, a) {
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
		return p.class&leaders != 0 && p.noun != "head of state" && p.noun != "head of government" || d.holds(k, a) || d.peer(k, a.head) || len(d.entities[k].posts) == 0
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
		return nil
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
	if p.class&leaders != 0 && len(d.parties.persons) == 0 && (len(d.parties.states) == 2 || d.parties.joint && len(d.parties.states) > 2) && p.number != 1 && (p.number == 2 || p.noun == "leaders") {
		return d.parties.states
	}
	return nil
}

// peer reports ministers by another word: a Secretary of State and a Foreign
// Minister are "the ministers".
func (d *document) peer(k int, head string) bool {
	return head == "minister" && (d.entities[k].role == "minister" || d.entities[k].role == "deputy_minister")
}

// bothSides resolves "the two countries".
func (d *document) bothSides(p *phrase) []int {
	// "the parties to the conflict" and "both sides of the river" are others; countries
	// and governments are these only if they are counted.
	if s := d.low(p.last); s == "to" && p.noun == "parties" || s == "of" || s == "concerned" || s == "involved" || s == "in" && p.noun == "parties" {
		return nil
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

// bodyNamed resolves "the Commission": the last body with this word in its name.
func (d *document) bodyNamed(p *phrase) int {
	at := d.words[p.first].start
	if b := d.parties.speaks; b >= 0 && containsWord(strings.ToLower(d.entities[b].name), p.noun) && d.entities[b].first < at {
		return b
	}
	best, later, n := -1, -1, 0
	for i, looked := d.firstMention(at)-1, 0; i >= 0 && looked < 200; i, looked = i-1, looked+1 {
		if e := &d.entities[d.mentions[i].entity]; e.kind == organization && containsWord(strings.ToLower(e.name)+" "+strings.ToLower(d.text[d.mentions[i].Start:d.mentions[i].End]), p.noun) {
			best = d.mentions[i].entity
			break
		}
	}
	if best >= 0 {
		return best
	}
	// A ministry that signs below.
	if p.noun != "ministry" && p.noun != "department" && p.noun != "embassy" {
		return -1
	}
	for i, looked := d.firstMention(at), 0; i < len(d.mentions) && looked < 200; i, looked = i+1, looked+1 {
		if e := &d.entities[d.mentions[i].entity]; e.kind == organization && containsWord(strings.ToLower(e.name), p.noun) && later != d.mentions[i].entity {
			later = d.mentions[i].entity
			n++
		}
	}
	if n == 1 {
		return later
	}
	return -1
}

// firstMention is the first mention from a byte on.
func (d *document) firstMention(at int) int {
	i, _ := slices.BinarySearchFunc(d.mentions, at, func(m mention, at int) int { return m.Start - at })
	return i
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
		if d.introduces(p) >= 0 {
			return
		}
		k := d.otherOf(who[0])
		if p.nation >= 0 {
			k = d.from(p.nation)
		}
		if k >= 0 && k != who[0] {
			d.emit(ruleCounterpart, i, p.last, pipeline.Nominal, []int{k})
		}
	case p.class&own != 0 && p.nation < 0 && len(p.words) == 0:
		if k, ok := d.states[e.iso3]; ok && (e.kind == person || e.kind == state) {
			d.emit(ruleOwn, i, p.last, pipeline.Nominal, []int{k})
			d.put(item{first: i, last: p.last, who: []int{k}, kind: state, agent: d.acts(p.last)})
		}
	}
}

// stateSide takes in "the Kenyan side" that begins with its nationality at name,
// or one before it.
func (d *document) stateSide(first, name, noun, k int) {
	d.emit(ruleSide, first, noun+1, pipeline.Nominal, []int{k})
	d.put(item{first: first, last: noun + 1, who: []int{k}, kind: state, subject: !d.governed(first), agent: true})
}

// pending is a phrase whose person is named only later.
type pending struct {
	phrase
	rule string
}

// unresolved keeps a phrase of an office for the end, if it stands in the lead.
func (d *document) unresolved(p *phrase) {
	if p.class&office == 0 && p.noun != "head of state" && p.noun != "head of government" && p.class&officePlural == 0 || len(d.late) >= 64 {
		return
	}
	if d.words[p.first].start < d.leadEnd(2) {
		d.late = append(d.late, pending{*p, ruleHeading})
	}
}

// bare takes in an office without a determiner, as headings have them: "receives
// Special Envoy of Togo", "Kenyan president". It returns the word behind it.
func (d *document) bare(i int) int {
	s := &d.ann.Sentences[d.cur.sentence]
	if d.cur.quoted || d.cur.sentence > 8 || s.Kind == pipeline.KindBody && d.cur.sentence > 0 || d.is(i-1, possessive|determiner) || i > 0 && d.words[i-1].name >= 0 && !d.mentions[d.words[i-1].name].norp {
		return i
	}
	p := d.parse(i, i)
	if p == nil || p.class&(office|counterpart) == 0 && p.noun != "head of state" && p.noun != "head of government" || p.number > 0 || p.class&officePlural != 0 || d.introduces(p) >= 0 || d.apposed(i) {
		return i
	}
	if p.nation < 0 && len(p.of) == 0 && p.noun != "head of state" && p.noun != "head of government" && !d.acts(p.last) {
		return i
	}
	if len(d.late) < 64 {
		d.late = append(d.late, pending{*p, ruleHeading})
	}
	return p.last
}

// only returns the one person with an office, nobody if there are several.
func (d *document) only(a *ask) []int {
	who := d.candidates(a)
	if len(who) > 1 {
		var main []int
		for _, k := range who {
			if d.principal(k) {
				main = append(main, k)
			}
		}
		who = main
	}
	if len(who) == 1 {
		return who
	}
	return nil
}

// headings resolves phrases whose person is named after them.
func (d *document) headings() {
	for i := range d.late {
		p := &d.late[i].phrase
		a := d.asked(p)
		var who []int
		switch {
		case p.class&counterpart != 0:
			if p.nation >= 0 {
				if k := d.from(p.nation); k >= 0 {
					who = []int{k}
				}
			}
		case p.class&officePlural != 0:
			who = d.holders(p)
		default:
			who = d.only(a)
		}
		if len(who) > 0 {
			d.emit(d.late[i].rule, p.first, p.last, pipeline.Nominal, who)
		}
	}
}
