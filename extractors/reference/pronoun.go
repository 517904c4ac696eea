package reference

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// pronoun resolves a pronoun of the third person at word i and what it owns.
func (d *document) pronoun(i int) {
	e := d.words[i].e
	var who []int
	id := ""
	if e.is(possessive) && i+1 < len(d.words) && (d.words[i+1].cap || d.words[i+1].loud) && d.is(i+1, style) {
		d.styled(i)
		return
	}
	switch {
	case e.is(masculine):
		id, who = ruleHe, d.he(i, man)
	case e.is(feminine):
		id, who = ruleHe, d.he(i, woman)
	case e.is(neuter):
		id, who = ruleIt, d.thing(i)
	case e.is(thirdPlural):
		id, who = ruleThey, d.they(i)
	}
	k := person
	switch {
	case len(who) > 0 && d.entities[who[0]].kind != person:
		k = state
	case len(who) == 0 && id != ruleHe:
		// "It" and "they" may be anything: where nobody is meant, there is no row.
		if e.is(subjective) && !d.cur.quoted {
			d.put(item{first: i, last: i + 1, subject: !d.governed(i), kind: other})
		}
		return
	}
	d.emit(id, i, i+1, pipeline.Pronoun, who)
	if (e.is(subjective) || e.is(objective)) && !d.determines(i) {
		d.put(item{first: i, last: i + 1, who: who, kind: k, subject: e.is(subjective) && !d.governed(i), agent: e.is(subjective)})
	}
	if d.determines(i) {
		d.owned(i, who)
	}
}

// styled resolves "His Royal Highness" that stands by itself: who bears the
// style and was last a subject. Before a name or office it is a form of address.
func (d *document) styled(i int) {
	k := i + 1
	for k < len(d.words) && d.is(k, style) && (d.words[k].cap || d.words[k].loud) {
		k++
	}
	if s := d.word(k); s == "’s" || s == "'s" || s == "’" {
		return // "Her Majesty’s Ambassador"
	}
	if k < len(d.words) && (d.words[k].name >= 0 || d.words[k].cap || d.is(k, determiner|office)) || d.cur.quoted {
		return
	}
	noun := d.low(k - 1)
	best := -1
	for _, p := range d.recent {
		e := &d.entities[p]
		if e.subject >= 0 && slices.ContainsFunc(e.posts, func(o post) bool { return slices.Contains(o.all, noun) }) && (best < 0 || e.subject > d.entities[best].subject) {
			best = p
		}
	}
	if best < 0 && noun != "excellency" {
		// Whose title says no style: the only one of royal office who meets.
		for _, p := range d.parties.persons {
			if d.lx.reigns(&d.entities[p]) && d.agrees(p, map[bool]gender{true: woman, false: man}[d.words[i].e.is(feminine)]) {
				if best >= 0 {
					return
				}
				best = p
			}
		}
	}
	if best < 0 {
		d.put(item{first: i, last: k, kind: person, subject: !d.governed(i), agent: true})
		return
	}
	who := []int{best}
	d.emit(ruleOffice, i, k, pipeline.Nominal, who)
	d.put(item{first: i, last: k, who: who, kind: person, subject: !d.governed(i), agent: true})
}

// determines reports whether the pronoun at i is a possessive before its noun;
// "her" may also be an object.
func (d *document) determines(i int) bool {
	w := &d.words[i]
	if !w.e.is(possessive) {
		return false
	}
	if !w.e.is(objective) {
		return true
	}
	if i+1 >= len(d.words) {
		return false
	}
	n := &d.words[i+1]
	if n.name >= 0 {
		return d.mentions[n.name].norp || d.entities[d.mentions[n.name].entity].kind != person
	}
	return n.start > w.end && isLetter(d.text[n.start]) && !n.e.is(preposition|conjunction|auxiliary|determiner|pronouns) && d.low(i+1) != "that" && d.low(i+1) != "a" && d.low(i+1) != "an"
}

// agrees reports whether a person may be meant by gender.
func (d *document) agrees(k int, g gender) bool {
	e := &d.entities[k]
	return e.kind == person && (e.gender == unknown || e.gender == g)
}

// one returns the person among several that a gender picks out, -1 if it picks
// none or more: who is known to be of it, else the only one who can be.
func (d *document) one(who []int, g gender, not []int) int {
	sure, may, n := -1, -1, 0
	for _, k := range who {
		if !d.agrees(k, g) || slices.Contains(not, k) {
			continue
		}
		if d.entities[k].gender == g {
			if sure >= 0 {
				return -1
			}
			sure = k
		}
		may = k
		n++
	}
	switch {
	case sure >= 0:
		return sure
	case n == 1:
		return may
	}
	return -1
}

// farMost is how many words back "he" may reach.
const farMost = 300

// he resolves he, she and their forms: the subject of the sentence, else of the
// one before, else who was last a subject, all by gender.
func (d *document) he(i int, g gender) []int {
	pick := func(k int) []int {
		if e := &d.entities[k]; e.gender == unknown {
			e.gender = g
		}
		return []int{k}
	}
	if k := d.whose(i, g); k >= 0 {
		return pick(k)
	}
	if k := d.namedNext(i); k >= 0 && d.agrees(k, g) {
		return pick(k)
	}
	if k := d.doer(i); k >= 0 && d.agrees(k, g) && !slices.Contains(d.transcribed(), k) {
		return pick(k)
	}
	main := d.subjectOf(&d.cur)
	determines := d.determines(i)
	if n := len(d.cur.items); determines && n > 0 && d.low(i-1) == "and" {
		// "support of Prime Minister Lund and her government"
		if it := &d.cur.items[n-1]; it.kind == person && it.last == i-1 && len(it.who) == 1 && d.agrees(it.who[0], g) {
			return pick(it.who[0])
		}
	}
	not, excluded := d.transcribed(), false
	switch {
	case main == nil:
	case d.words[i].e.is(objective) && !determines && !d.anotherSubject(main), // no subject is its own object
		determines && d.others(i): // "accepted her invitation"
		excluded = true
		not = append(not, main.who...)
	}
	if main != nil && !excluded {
		switch {
		case main.kind == person && len(main.who) == 0:
			return nil // somebody unknown
		case main.kind == person:
			if k := d.one(main.who, g, not); k >= 0 {
				return pick(k)
			}
			if len(main.who) > 1 {
				return nil
			}
		}
	}
	// In a quotation only whom it names itself.
	inSentence := func() int {
		for k := len(d.cur.items) - 1; k >= 0; k-- {
			if it := &d.cur.items[k]; it.kind == person && len(it.who) > 0 {
				if o := d.one(it.who, g, not); o >= 0 {
					return o
				}
			}
		}
		return -1
	}
	if excluded || d.words[i].e.is(possessive|objective) || d.cur.quoted {
		if k := inSentence(); k >= 0 {
			return pick(k)
		}
	}
	if d.cur.quoted {
		return nil
	}
	if before := d.subjectOf(&d.prev); before != nil && before.kind == person {
		if len(before.who) == 0 {
			return nil
		}
		if k := d.one(before.who, g, not); k >= 0 {
			return pick(k)
		}
	}
	if k := d.one(d.personsOf(&d.prev), g, not); k >= 0 && d.prev.paragraph == d.cur.paragraph {
		// "Minister Lund was joined by Mr. Berg. He spoke."
		if main := d.subjectOf(&d.prev); main != nil && main.kind == person && !d.agrees(main.who[0], g) {
			return pick(k)
		}
	}
	best, ties := -1, false
	for _, k := range d.recent {
		e := &d.entities[k]
		if !d.agrees(k, g) || slices.Contains(not, k) || e.subject < 0 || i-e.subject > farMost {
			continue
		}
		switch {
		case best < 0 || e.subject > d.entities[best].subject:
			best, ties = k, false
		case e.subject == d.entities[best].subject:
			ties = true
		}
	}
	if best >= 0 && !ties {
		return pick(best)
	}
	if best < 0 {
		var near []int
		for _, k := range d.recent {
			if i-d.entities[k].seen <= farMost {
				near = append(near, k)
			}
		}
		if k := d.one(near, g, not); k >= 0 {
			return pick(k)
		}
	}
	return nil
}

// anotherSubject reports whether "I" or "we" is the subject of the clause that is
// read, behind the main one: "the Minister is here, so we will hear him".
func (d *document) anotherSubject(main *item) bool {
	for k := len(d.cur.items) - 1; k >= 0; k-- {
		if it := &d.cur.items[k]; it.subject {
			return it != main && it.kind == other && d.words[it.first].e.is(firstSingular|firstPlural)
		}
	}
	return false
}

// aheadMost is how many words an opening phrase with a pronoun may have, and a
// title behind it.
const aheadMost = 20

// namedNext returns the person named as the subject behind an opening phrase with a
// possessive at i: "During his visit to Oslo, Minister Hale"; -1 if there is none.
func (d *document) namedNext(i int) int {
	s := &d.ann.Sentences[d.cur.sentence]
	if !d.determines(i) || i > s.First+3 || !d.is(s.First, preposition) || d.words[s.First].quote != d.words[i].quote {
		return -1
	}
	last := min(s.Last, len(d.words))
	k := i + 1
	for ; k < last && k < i+aheadMost && d.word(k) != ","; k++ {
		if m := d.mentionAt(k); m != nil && d.entities[m.entity].kind == person {
			return -1
		}
	}
	if k >= last || d.word(k) != "," {
		return -1
	}
	for n := k + 1; n < last && n < k+aheadMost; n++ {
		w := &d.words[n]
		if m := d.mentionAt(n); m != nil && d.entities[m.entity].kind == person {
			if s := d.word(d.after(n)); s == "’s" || s == "'s" {
				return -1
			}
			return m.entity
		}
		if w.name < 0 && !w.cap && !w.e.is(determiner|honorific) && d.low(n) != "of" && d.low(n) != "for" && d.low(n) != "and" && d.word(n) != "." {
			return -1
		}
	}
	return -1
}

// doer returns the person whose name stands right before the verb before a
// possessive at i: "a visit for which Minister Hale expressed his thanks"; -1 if
// there is none.
func (d *document) doer(i int) int {
	if !d.determines(i) || !d.is(i-1, reporting|acting|meeting) || d.is(i-1, auxiliary|receiving) {
		return -1
	}
	for k := len(d.cur.items) - 1; k >= 0; k-- {
		if it := &d.cur.items[k]; it.last == i-1 {
			if it.kind == person && len(it.who) == 1 && !it.owner {
				return it.who[0]
			}
			return -1
		}
	}
	return -1
}

// transcribed returns who is transcribed as speaking, whom "he" cannot mean.
func (d *document) transcribed() []int {
	s := &d.ann.Sentences[d.cur.sentence]
	if s.Speaker == "" {
		return nil
	}
	if k := d.named(s.Speaker); k >= 0 {
		return []int{k}
	}
	return nil
}

// others reports a possessive of somebody but the subject: "accepted her
// invitation", "thanked the envoy for his visit".
func (d *document) others(i int) bool {
	if d.is(i+1, counterpart) {
		return false
	}
	low := max(d.ann.Sentences[d.cur.sentence].First, i-25)
	for v := i - 1; v >= low; v-- {
		switch w := &d.words[v]; {
		case w.name >= 0:
		case w.e.is(receiving):
			// What is thanked for is the other's; what is welcomed, only right behind.
			return i-v == 1 || d.thanks(v) || d.low(i-1) == "for" || d.low(i-1) == "on"
		case w.e.is(reporting|acting) && !w.e.is(modal):
			return false // of another verb
		}
	}
	return false
}

// thanks reports a verb whose object is a person, with what the person did.
func (d *document) thanks(v int) bool {
	s := d.low(v)
	return strings.HasPrefix(s, "thank") || strings.HasPrefix(s, "congratulat") || strings.HasPrefix(s, "wish")
}

// subjectOf returns the main subject of a sentence, nil if it has none.
func (d *document) subjectOf(c *clause) *item {
	if c.main < 0 || c.main >= len(c.items) {
		return nil
	}
	return &c.items[c.main]
}

// whose returns the person of a relative clause: "Lund, who died of her injuries".
func (d *document) whose(i int, g gender) int {
	for k := i - 1; k > 0 && i-k <= 8 && d.words[k].quote == d.words[i].quote; k-- {
		switch d.word(k) {
		case ",", ".", ";":
			return -1
		case "who":
			if d.word(k-1) == "," {
				k--
			}
			for n := len(d.cur.items) - 1; n >= 0; n-- {
				if it := &d.cur.items[n]; it.kind == person && it.last == k && len(it.who) > 0 && d.agrees(it.who[len(it.who)-1], g) {
					return it.who[len(it.who)-1]
				}
			}
			return -1
		}
	}
	return -1
}
