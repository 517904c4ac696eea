package reference

import (
	"slices"
	"strings"
)

// readName takes in a name.
func (d *document) readName(i int) int {
	m := d.mentionAt(i)
	j := d.after(i)
	if m == nil {
		return j
	}
	e := &d.entities[m.entity]
	if e.kind == other {
		return j
	}
	first := d.ahead(i, m)
	it := item{first: first, last: j, who: []int{m.entity}, kind: e.kind}
	if m.norp {
		// "the Kenyan side" is read from its determiner; else the word describes.
		it.kind = other
		if (d.low(j) == "side" || d.low(j) == "government" && !d.is(j+1, attached)) && !(j+1 < d.limit(i) && d.words[j+1].cap && d.words[j+1].name < 0) {
			d.stateSide(i, i, j, m.entity)
			return j + 1
		}
		if d.is(j, counterpart|office) {
			if k := d.bare(i); k > j {
				return k
			}
		}
		return j
	}
	if e.kind == state && d.is(j, side) && d.words[j].cap && d.low(j) == "government" && first == i && !d.is(j+1, attached) {
		d.stateSide(i, i, j, m.entity)
		return j + 1
	}
	if e.kind == person {
		d.learn(m.entity, first, i, j)
	}
	if d.inverted && e.kind == person {
		// "said Minister Lund"
		d.inverted = false
		r := &d.reports[len(d.reports)-1]
		r.who = m.entity
		d.topic(m.entity, first)
		it.subject = true
	} else {
		it.subject = !d.governed(first)
	}
	it.owner = d.word(j) == "’s" || d.word(j) == "'s" || d.word(j) == "’"
	it.agent = it.subject && d.acts(j) || e.kind != person && d.low(j) == "for" && strings.HasSuffix(d.word(j+1), "ing") || e.kind != person && d.low(j) == "to" && d.base(j+1)
	if e.kind != person {
		it.subject = it.subject && it.agent
	}
	if d.coordinated(&it) {
		return j
	}
	d.put(it)
	return j
}

// learn gives a person the offices that stand with the name: before it, or as an
// apposition behind it.
func (d *document) learn(k, first, i, j int) {
	if first < i {
		d.give(k, d.text[d.words[first].start:d.words[i-1].end])
	}
	if d.word(j) != "," || !d.is(j+1, office|modifier|rank|determiner) || !d.words[j+1].cap && !d.is(j+1, determiner) {
		return
	}
	for end := j + 2; end < min(d.limit(i), j+16); end++ {
		w := &d.words[end]
		switch s := d.word(end); {
		case s == ",":
			d.give(k, d.text[d.words[j+1].start:d.words[end-1].end])
			return
		case w.name >= 0 || w.cap || s == "of" || s == "for" || s == "and" || s == "the" || s == "to":
		default:
			return
		}
	}
}

// ahead returns the first word of the phrase that a name ends: "the Norwegian
// Foreign Minister Åse Lund".
func (d *document) ahead(i int, m *mention) int {
	k := i
	for k > 0 && d.words[k-1].start >= m.titled {
		k--
	}
	low := d.ann.Sentences[d.cur.sentence].First
	for n := 0; k > low && n < 12; n++ {
		w := &d.words[k-1]
		if w.quote != d.words[i].quote {
			break
		}
		switch {
		case w.name >= 0:
			o := &d.mentions[w.name]
			if d.entities[o.entity].kind == person || k == i && d.entities[m.entity].kind != person {
				return k
			}
		case w.e.is(determiner|possessive|honorific|office|modifier|rank) && !w.e.is(preposition):
		case d.word(k-1) == "/" && k < i:
		case w.cap && !w.e.is(preposition|conjunction|auxiliary|reporting|pronouns):
		case w.e.is(preposition) && k < i && d.low(k-1) == "of" && k-2 >= low && (d.words[k-2].cap || d.is(k-2, office)):
		default:
			return k
		}
		k--
	}
	return k
}

// governed reports whether a preposition or verb right before word i takes what
// begins there as its object.
func (d *document) governed(i int) bool {
	if i <= d.ann.Sentences[d.cur.sentence].First {
		return false
	}
	w := &d.words[i-1]
	if w.quote != d.words[i].quote {
		return false
	}
	if w.e.is(preposition) || w.e.is(reporting|acting|receiving) && !w.e.is(auxiliary) && (d.cur.main >= 0 || w.e.is(receiving) || !d.inverted) {
		return true
	}
	s := d.word(i - 1)
	if w.name < 0 && w.e == nil && (strings.HasSuffix(s, "ing") || strings.HasSuffix(s, "ed") && d.cur.main >= 0) {
		return true
	}
	return w.name >= 0 && !d.mentions[w.name].norp && false
}

// acts reports whether a verb begins at word i, or after an aside.
func (d *document) acts(i int) bool {
	if d.word(i) == "," {
		// "Angola, for its part, intends"
		for k := i + 1; k < min(len(d.words), i+14); k++ {
			if d.word(k) == "," {
				i = k + 1
				break
			}
			if w := d.word(k); w == "." || w == ";" {
				return false
			}
		}
	}
	for n := 0; n < 4 && i < len(d.words); n++ {
		w := &d.words[i]
		if s := d.word(i); s == ")" {
			i++
			continue
		} else if s == "(" {
			for k := i + 1; k < min(len(d.words), i+8); k++ {
				if d.word(k) == ")" {
					i = k
					break
				}
			}
			i++
			continue
		}
		if w.name >= 0 || w.cap {
			return false
		}
		if s := d.low(i); (s == "wo" || s == "ca") && d.low(i+1) == "n't" {
			return true
		}
		if w.e.is(auxiliary | reporting | acting | receiving) {
			s := d.word(i)
			return s != "'s" && s != "’s"
		}
		s := d.word(i)
		if (s == "in" || s == "of" || s == "at" || s == "from") && i+1 < len(d.words) && d.words[i+1].name >= 0 {
			i = d.after(i + 1)
			continue
		}
		if strings.HasSuffix(s, "ly") || s == "also" || s == "not" || s == "never" || s == "again" || s == "today" || s == "now" {
			i++
			continue
		}
		return len(s) > 3 && w.e == nil && (strings.HasSuffix(s, "ed") || strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss"))
	}
	return false
}

// base reports a word that may be a verb in its base form, after "to".
func (d *document) base(i int) bool {
	if i >= len(d.words) {
		return false
	}
	w := &d.words[i]
	return w.name < 0 && !w.cap && !w.e.is(determiner|pronouns|preposition|number) && isLetter(d.text[w.start])
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80 }

// coordinated joins a name to the item before it: "China and Peru", "President
// X of Chile and Prime Minister Y of Spain".
func (d *document) coordinated(it *item) bool {
	for k := len(d.cur.items) - 1; k >= 0 && k >= len(d.cur.items)-3; k-- {
		p := &d.cur.items[k]
		if p.kind != it.kind && !(p.kind != person && it.kind != person && p.kind != other && it.kind != other) {
			if it.kind == person && p.kind != other {
				continue // "X of Chile and Y": passes over the state
			}
			return false
		}
		and := false
		for i := p.last; i < it.first; i++ {
			w := &d.words[i]
			switch s := d.word(i); {
			case s == "and" || s == "&":
				and = true
			case s == "," || s == "(" || s == ")" || s == "/" || s == "-" || s == "–":
			case w.name >= 0:
				if it.kind != person || d.entities[d.mentions[w.name].entity].kind == person {
					return false
				}
			case s == "of" || s == "the" || s == "for":
				if it.kind != person && s != "the" {
					return false
				}
			case it.kind == person && (w.cap || w.e.is(honorific)) && !w.e.is(pronouns):
			default:
				return false
			}
		}
		if it.first <= p.last || len(p.who) == 0 || !and && !(it.kind != person && d.word(p.last) == "," && it.first == p.last+1) {
			return false
		}
		if !and && !d.list(it.last) {
			return false
		}
		if slices.Contains(p.who, it.who[0]) {
			return true
		}
		if len(p.who) == groupMost {
			p.who, p.last = nil, it.last // an enumeration, of whom nobody says "they"
			return true
		}
		who := append(slices.Clone(p.who), it.who...)
		p.who, p.last = who, it.last
		p.agent = p.agent || it.agent || it.kind != person && d.acts(it.last)
		if it.kind != person {
			p.subject = p.agent && !d.governed(p.first)
			if p.subject && d.cur.main < 0 {
				d.cur.main = k
			}
		}
		e := &d.entities[it.who[0]]
		e.seen = it.first
		if e.kind == person && !d.cur.quoted {
			d.remember(it.who[0])
			if p.subject {
				d.topic(it.who[0], p.first) // as much a subject as the one before
			}
		}
		if it.kind == person {
			d.enumerated(k)
		}
		if !d.cur.quoted {
			d.group, d.groupAt = p.who, d.cur.sentence
		}
		return true
	}
	return false
}

// enumerated joins those before item k in a list whose end has come: "X, Y and Z".
func (d *document) enumerated(k int) {
	for n := k - 1; n >= 0 && n >= k-3; n-- {
		q, p := &d.cur.items[n], &d.cur.items[k]
		if q.kind != person {
			continue
		}
		if len(q.who) == 0 || len(q.who)+len(p.who) > groupMost || d.word(q.last) != "," || !d.titles(q.last+1, p.first) {
			return
		}
		for _, w := range q.who {
			if !slices.Contains(p.who, w) {
				p.who = append(p.who, w)
			}
		}
		p.first, p.subject = q.first, q.subject
		q.who = nil
		if d.cur.main == n {
			d.cur.main = k
		}
		return
	}
}

// titles reports whether only titles and names of no person stand between two
// words.
func (d *document) titles(i, j int) bool {
	for ; i < j; i++ {
		w := &d.words[i]
		switch {
		case w.name >= 0:
			if d.entities[d.mentions[w.name].entity].kind == person {
				return false
			}
		case w.cap && !w.e.is(pronouns), w.e.is(honorific), d.low(i) == "of", d.low(i) == "the":
		default:
			return false
		}
	}
	return true
}

// list reports whether an enumeration goes on behind word i: ", X and Y".
func (d *document) list(i int) bool {
	return d.word(i) == "," || d.word(i) == "and"
}
