package reference

import (
	"slices"
	"strings"
)

// An item is somebody spoken of in a sentence.
type item struct {
	first, last int   // words
	who         []int // several for coordinations and plurals; nil if nobody known
	kind        kind
	subject     bool // no preposition or verb governs it
	owner       bool // a possessive: "India’s announcement that it"
	agent       bool // a verb follows, whose subject it is
}

// A clause is what is known of a sentence so far.
type clause struct {
	sentence, paragraph int
	items               []item
	main                int  // index of the first subject in items, -1 if none
	verb                int  // word of the first verb of receiving, -1 if none
	quoted              bool // within a quotation
}

// narrative is what the text tells up to the word that is read.
type narrative struct {
	cur, prev clause
	recent    []int // persons, the last one last
	reports   []report
	topics    []topic
	inverted  bool           // the last report waits for its subject: "said Minister Lund"
	labels    map[string]int // of speakers of a transcript: the person, -1 if unknown
	group     []int
	groupAt   int // sentence of group
}

// recentMost is how many persons are remembered for "he" and "she".
const recentMost = 8

// itemMost limits what is remembered of one sentence.
const itemMost = 64

func (d *document) begin(n int, quoted bool) {
	d.cur = clause{sentence: n, paragraph: d.ann.Sentences[n].Paragraph, items: d.cur.items[:0], main: -1, verb: -1, quoted: quoted}
}

// narrate reads one sentence. What stands in quotation marks is read by itself:
// whom it names is no subject of the sentence around it.
func (d *document) narrate(n int) {
	s := &d.ann.Sentences[n]
	if len(d.cur.items) > 0 {
		d.prev, d.cur = d.cur, d.prev
	}
	d.begin(n, false)
	for i := s.First; i < s.Last && i < len(d.words); {
		if q := d.words[i].quote; q >= 0 {
			outer := d.cur
			d.cur.items = nil
			d.begin(n, true)
			for i < s.Last && i < len(d.words) && d.words[i].quote == q {
				i = d.step(i)
			}
			d.cur = outer
			continue
		}
		i = d.step(i)
	}
	d.inverted = false
}

// step reads what begins at word i and returns the word behind it.
func (d *document) step(i int) int {
	w := &d.words[i]
	switch {
	case w.name >= 0:
		return d.readName(i)
	case w.e == nil:
	case w.e.is(determiner):
		if j := d.nominal(i, i+1); j > i {
			return j
		}
	case w.e.is(firstSingular | firstPlural):
		// Whose words they are is known only at the end; but they are a subject.
		if w.e.is(subjective) && !d.cur.quoted {
			d.put(item{first: i, last: i + 1, subject: true, kind: other})
		}
	case w.e.is(pronouns):
		d.pronoun(i)
		return i + 1
	case w.e.is(reporting) && !d.cur.quoted:
		d.say(i)
	}
	if w.e.is(receiving) && d.cur.verb < 0 {
		d.cur.verb = i
	}
	if w.cap && w.e.is(officePlural|leaders) && i == d.ann.Sentences[d.cur.sentence].First && !d.cur.quoted && d.is(i+1, reporting|acting|meeting|auxiliary) {
		if j := d.nominal(i, i); j > i {
			return j // "Leaders agreed"
		}
	}
	if w.cap && w.e.is(office|modifier|rank|counterpart|leader) {
		if j := d.bare(i); j > i {
			return j
		}
	}
	return i + 1
}

// put remembers an item and makes it the main subject if it is the first.
func (d *document) put(it item) {
	if len(d.cur.items) >= itemMost {
		return
	}
	d.cur.items = append(d.cur.items, it)
	k := len(d.cur.items) - 1
	if it.subject && d.cur.main < 0 {
		d.cur.main = k
	}
	for _, w := range it.who {
		e := &d.entities[w]
		e.seen = it.first
		if e.kind == person && !d.cur.quoted {
			d.remember(w)
			if it.subject && (k == d.cur.main || it.agent) {
				d.topic(w, it.first)
			}
		}
	}
	if len(it.who) > 1 && !d.cur.quoted {
		d.group, d.groupAt = it.who, d.cur.sentence
	}
}

// topic notes a person as a subject at word i.
func (d *document) topic(k, i int) {
	if n := len(d.topics); n > 0 {
		i = max(i, d.topics[n-1].at)
	}
	d.entities[k].subject = i
	d.topics = append(d.topics, topic{i, k})
}

// A topic is a person as the subject at a word.
type topic struct{ at, who int }

func (d *document) remember(k int) {
	if at := slices.Index(d.recent, k); at >= 0 {
		d.recent = slices.Delete(d.recent, at, at+1)
	} else if len(d.recent) == recentMost {
		d.recent = slices.Delete(d.recent, 0, 1)
	}
	d.recent = append(d.recent, k)
}

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
		if d.is(j, side) {
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
	if e.kind == state && d.is(j, side) && d.words[j].cap && d.low(j) == "government" && first == i {
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
	if w.e.is(preposition) || w.e.is(reporting|acting|receiving) && !w.e.is(auxiliary) && d.cur.main >= 0 {
		return true
	}
	s := d.text[w.start:w.end]
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
		if w.e.is(auxiliary | reporting | acting) {
			s := d.text[w.start:w.end]
			return s != "'s" && s != "’s"
		}
		s := d.text[w.start:w.end]
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
			switch s := d.text[w.start:w.end]; {
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
		if !d.cur.quoted {
			d.group, d.groupAt = who, d.cur.sentence
		}
		return true
	}
	return false
}

// list reports whether an enumeration goes on behind word i: ", X and Y".
func (d *document) list(i int) bool {
	return d.word(i) == "," || d.word(i) == "and"
}

// say takes in a verb of saying.
func (d *document) say(i int) {
	r := report{at: i, sentence: d.cur.sentence, who: -1}
	d.inverted = false
	before := i - 1
	for before > 0 && (d.is(before, auxiliary) || strings.HasSuffix(d.word(before), "ly") || d.is(before, meeting) && !d.is(before, reporting)) && i-before < 4 {
		before--
	}
	closed := false
	if i > 0 {
		w := d.word(i - 1)
		closed = w == "”" || w == "\"" || w == "''" || w == "," && i > 1 && d.words[i-2].quote >= 0 || w == "»"
	}
	for k := len(d.cur.items) - 1; k >= 0; k-- {
		it := &d.cur.items[k]
		if it.last-1 == before || it.last-1 < before && d.word(before) == "," && before-it.last < 12 && it.subject {
			if len(it.who) == 1 && it.kind == person {
				r.who = it.who[0]
			} else if len(it.who) == 1 && it.kind == organization {
				r.who = it.who[0]
			}
			break
		}
	}
	if r.who < 0 && closed {
		d.inverted = true
	} else if r.who < 0 && d.cur.main >= 0 {
		if it := &d.cur.items[d.cur.main]; len(it.who) == 1 && it.kind == person {
			r.who = it.who[0]
		}
	}
	if r.who >= 0 && d.entities[r.who].kind == person {
		d.topic(r.who, i)
	}
	d.reports = append(d.reports, r)
}

// topicBefore returns the person that was last a subject before word i.
func (d *document) topicBefore(i int) int {
	n, _ := slices.BinarySearchFunc(d.topics, i, func(t topic, i int) int { return t.at - i })
	if n == 0 {
		return -1
	}
	return d.topics[n-1].who
}

func lastWord(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// containsWord reports whether w stands in s between borders of words.
func containsWord(s, w string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], w)
		if i < 0 || w == "" {
			return false
		}
		i += from
		from = i + len(w)
		if (i == 0 || !isLetter(s[i-1])) && (from == len(s) || !isLetter(s[from])) {
			return true
		}
	}
}
