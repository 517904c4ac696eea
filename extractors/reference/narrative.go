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
	home        int  // one more than the state of somebody whom nobody names: "the Kenyan Minister"
}

// A clause is what is known of a sentence so far.
type clause struct {
	sentence, paragraph int
	items               []item
	main                int  // index of the first subject in items, -1 if none
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

// groupMost is how many may be spoken of together.
const groupMost = 40

// itemMost limits what is remembered of one sentence.
const itemMost = 64

func (d *document) begin(n int, quoted bool) {
	d.cur = clause{sentence: n, paragraph: d.ann.Sentences[n].Paragraph, items: d.cur.items[:0], main: -1, quoted: quoted}
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
	case w.e.is(determiner) && d.low(i+1) == "latter":
		return d.latter(i)
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

// speaks is who says what the item is the subject of: the one whom it stands for,
// else the state of somebody whom nobody names; -1 if neither is known.
func (it *item) speaks() int {
	switch {
	case len(it.who) == 1 && it.kind != other:
		return it.who[0]
	case len(it.who) == 0 && it.home > 0:
		return it.home - 1
	}
	return -1
}

// put remembers an item and makes it the main subject if it is the first.
func (d *document) put(it item) {
	if len(d.cur.items) >= itemMost {
		return
	}
	if d.inverted && !d.cur.quoted {
		// "said the Kenyan Minister", "said he"
		if r := &d.reports[len(d.reports)-1]; it.first == r.at+1 {
			r.who, it.subject, d.inverted = it.speaks(), true, false
		}
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
		if w == "," && i > 1 {
			closed = d.words[i-2].quote >= 0
			w = d.word(i - 2) // "“We will”, said"
		}
		closed = closed || w == "”" || w == "\"" || w == "''" || w == "»"
	}
	for k := len(d.cur.items) - 1; k >= 0; k-- {
		it := &d.cur.items[k]
		if it.last-1 == before || it.last-1 < before && d.word(before) == "," && before-it.last < 12 && it.subject {
			r.who = it.speaks()
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
