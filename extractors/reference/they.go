package reference

import (
	"slices"
	"strings"
)

// interrupted reports whether somebody else who could be meant by a possessive
// stands between two words: traders, people.
func (d *document) interrupted(i, j int) bool {
	for k := i; k < j; k++ {
		w := &d.words[k]
		if w.name >= 0 {
			continue
		}
		s := d.word(k)
		if w.cap && k > i && !w.e.is(people) {
			if d.governsNext(k) && pluralNoun(s) {
				return true
			}
			continue
		}
		if (w.e.is(people|sides) || !w.e.is(auxiliary|acting|reporting|pronouns|preposition) && pluralNoun(s)) && d.governsNext(k) {
			return true
		}
	}
	return false
}

// governsNext reports whether a noun at k may be the subject of what follows.
func (d *document) governsNext(k int) bool {
	switch d.low(k + 1) {
	case "to", "who", "that", "which", "whose":
		return true
	case ",":
		if s := d.low(k + 2); s == "including" || s == "especially" || s == "such" || s == "among" {
			return true // "civilians, including children, lost their homes"
		}
	}
	return d.is(k+1, auxiliary|acting)
}

func pluralNoun(s string) bool {
	return len(s) > 3 && strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss") && !strings.HasSuffix(s, "us") && !strings.HasSuffix(s, "is") && !strings.HasSuffix(s, "’s")
}

// they resolves they and their, where they stand for who is spoken of together.
func (d *document) they(i int) []int {
	if d.words[i].e.is(objective) {
		return nil // "them": things, more often than not
	}
	if who := d.thanked(i); who != nil {
		return who
	}
	var in *item
	for k := len(d.cur.items) - 1; k >= 0; k-- {
		if it := &d.cur.items[k]; len(it.who) > 1 {
			in = it
			break
		}
	}
	if main := d.subjectOf(&d.cur); main != nil && len(main.who) > 1 && d.resumes(i) {
		return main.who
	}
	if in != nil && !in.subject && !in.agent && i-in.last > 3 && d.words[i].e.is(possessive) {
		return nil // named aside
	}
	if in != nil && !d.interrupted(in.last, i) {
		return in.who
	}
	if in != nil || d.cur.quoted || !d.words[i].e.is(subjective|possessive) {
		return nil
	}
	if d.low(i-1) == "and" && d.words[i].e.is(subjective) {
		// "received him in Oslo, and they held talks"
		if who := d.personsOf(&d.cur); len(who) == 2 && d.entities[who[0]].iso3 != d.entities[who[1]].iso3 {
			return who
		}
	}
	first := d.cur.main < 0
	if !first {
		return nil
	}
	if it := d.subjectOf(&d.prev); it != nil && len(it.who) > 1 {
		return it.who
	}
	if first && d.words[i].e.is(subjective) {
		// Who met in the sentence before, else those whose talk it is.
		if d.interrupted(d.ann.Sentences[d.cur.sentence].First, i) {
			return nil // "sanctions must be imposed, but they"
		}
		persons := d.personsOf(&d.prev)
		if !d.is(i+1, meeting|auxiliary) {
			return nil
		}
		if len(persons) == 2 && d.entities[persons[0]].iso3 != d.entities[persons[1]].iso3 {
			return persons
		}
		if d.group != nil && d.cur.sentence-d.groupAt <= 2 && d.is(i+1, meeting) {
			return d.group
		}
		if len(d.parties.persons) == 2 && d.is(i+1, meeting) && !d.is(i+1, auxiliary) {
			return d.parties.persons
		}
	}
	return nil
}

// thanked returns the state or body that is thanked for what "their" at i owns:
// "thanked the Government and people of Kenya for their welcome".
func (d *document) thanked(i int) []int {
	if !d.determines(i) || d.low(i-1) != "for" && d.low(i-1) != "on" {
		return nil
	}
	for k := len(d.cur.items) - 1; k >= 0; k-- {
		it := &d.cur.items[k]
		if i-it.last > 10 {
			return nil
		}
		if it.kind != state && it.kind != organization || len(it.who) != 1 {
			continue
		}
		v := it.first - 1
		if d.is(v, determiner) {
			v--
		}
		if !d.is(v, receiving) {
			continue
		}
		for n := it.last; n < i-1; n++ {
			if w := &d.words[n]; w.name < 0 && w.e.is(auxiliary|reporting|meeting|receiving) || d.word(n) == "," {
				return nil
			}
		}
		return it.who
	}
	return nil
}

// resumes reports whether the words before and behind "they" or "their" at i go on
// with what those who met did: ", and underscored their", "and they discussed".
func (d *document) resumes(i int) bool {
	and := func(k int) bool { s := d.low(k); return s == "and" || s == "," || s == ";" }
	if d.words[i].e.is(subjective) {
		return d.low(i-1) == "and" && d.is(i+1, meeting) && !d.is(i+1, auxiliary)
	}
	k := i - 1
	return d.is(k, meeting) && !d.is(k, auxiliary) && (and(k-1) || d.low(k-1) == "also" && and(k-2))
}

// personsOf returns the first persons that a sentence has named so far, three at
// most.
func (d *document) personsOf(c *clause) []int {
	var persons []int
	for k := range c.items {
		if it := &c.items[k]; it.kind == person {
			for _, w := range it.who {
				if !slices.Contains(persons, w) {
					persons = append(persons, w)
				}
				if len(persons) > 2 {
					return persons // more are not asked for
				}
			}
		}
	}
	return persons
}
