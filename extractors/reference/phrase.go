package reference

import (
	"strings"

	"readout/pipeline"
)

// A phrase is a noun phrase that may stand for somebody.
type phrase struct {
	first, last int // words, determiner to noun
	head        int // word of the noun
	noun        string
	class       class
	words       []string // between determiner and noun, numbers and nationalities left out
	number      int      // "two", "both"; 0 if none is said
	nation      int      // state of a nationality before the noun; -1 if none
	of          []int    // states behind "of"
	also        []int    // states of other offices behind: "and the President of Togo"
	served      string   // body behind "of", in lower case; "" if none
}

// longest is how many words a phrase may have before its noun.
const longest = 6

// nouns are the classes that the noun of a phrase may have.
const nouns = realm | office | officePlural | leaders | leader | counterpart | guest | sides | side | own | here | body

// parse reads the phrase whose words begin at j, with determiner or possessive at
// first; nil if there is none with a noun that stands for somebody.
func (d *document) parse(first, j int) *phrase {
	p := &phrase{first: first, head: -1, nation: -1}
	end := min(d.limit(first), j+longest+1)
	both := 0
	for k := j; k < end; k++ {
		w := &d.words[k]
		if w.quote != d.words[first].quote {
			break
		}
		if w.name >= 0 {
			m := &d.mentions[w.name]
			if e := &d.entities[m.entity]; p.head >= 0 || e.kind != state && !(e.kind == organization && d.low(d.after(k)) == "side") || p.nation >= 0 && p.nation != m.entity {
				break
			}
			p.nation = m.entity
			continue
		}
		if d.word(k) == "-" && k > j && d.words[k].start == d.words[k-1].end && d.is(k-1, rank) && d.is(k+1, office) {
			continue // "the Vice-President"
		}
		if d.word(k) == "/" && p.head == k-1 && d.is(k-1, office) && d.is(k+1, office) {
			both = k + 2 // "the DPM/FM": the first office says enough
			break
		}
		if w.e == nil || w.e.class&(nouns|number|modifier|rank|neutral) == 0 || w.e.is(determiner) {
			break
		}
		switch {
		case w.e.is(number):
			p.number = w.e.number
		case w.e.is(nouns):
			p.head = k
		case p.head >= 0 && !w.e.is(rank|modifier|neutral):
			k = end
		}
	}
	if d.is(first, determiner) && d.low(first) == "both" {
		p.number = 2
	}
	if p.head < 0 {
		return nil
	}
	e := d.words[p.head].e
	p.class, p.noun, p.last = e.class&nouns, e.low, max(p.head+1, both)
	for k := j; k < p.head; k++ {
		if w := &d.words[k]; w.name < 0 && w.e != nil && !w.e.is(number) && len(w.e.long) == 0 {
			p.words = append(p.words, w.e.low)
		}
	}
	if (p.noun == "head" || p.noun == "heads") && d.low(p.last) == "of" {
		switch of := d.low(p.last + 1); of {
		case "state", "government":
			p.noun = "head of " + of
			p.last += 2
		default:
			return nil
		}
	} else if p.noun == "heads" || p.noun == "head" {
		return nil
	}
	if p.noun == "chargé" && strings.HasPrefix(d.low(p.last), "d'affaires") {
		p.last++
	}
	if d.continues(p) {
		return nil
	}
	d.readOf(p)
	return p
}

// continues reports whether the noun is part of a longer name or compound: "the
// Foreign Ministers’ Meeting", "the Council Presidency", "minister-level".
func (d *document) continues(p *phrase) bool {
	if p.last >= d.limit(p.head) {
		return false
	}
	n := &d.words[p.last]
	switch d.word(p.last) {
	case "-", "–":
		return n.start == d.words[p.last-1].end
	case "’s", "'s", "’", "'":
		return p.last+1 < len(d.words) && d.words[p.last+1].cap && d.words[p.last+1].name < 0
	}
	return n.name < 0 && n.cap && d.words[p.head].cap && !n.e.is(pronouns) && n.quote == d.words[p.head].quote
}

// readOf reads the states behind "of": "the Foreign Ministers of Chile and Peru",
// "the Minister of Trade of Japan".
func (d *document) readOf(p *phrase) {
	k := p.last
	if s := d.low(k); s != "of" && s != "for" {
		// "the Government and people of Kenya"
		if s != "and" || d.low(k+2) != "of" {
			return
		}
		k += 2
	}
	limit := d.limit(p.head)
	for n := 0; n < 16 && k < limit; n++ {
		w := &d.words[k]
		switch {
		case w.name >= 0:
			m := &d.mentions[w.name]
			if e := &d.entities[m.entity]; e.kind == state && !m.norp {
				if of := d.low(k - 1); of == "of" || of == "the" || len(p.of) > 0 && (of == "and" || of == ",") {
					p.of = append(p.of, m.entity)
				}
			} else if e.kind == person {
				return
			} else if e.kind == organization && p.served == "" && len(p.of) == 0 {
				p.served = lower(d.text[m.Start:m.End])
			}
			k = d.after(k)
			continue
		case w.e.is(preposition) && (d.low(k) == "of" || d.low(k) == "for"), d.low(k) == "the", d.low(k) == "and":
		case d.word(k) == "," && len(p.of) > 0 && k+2 < limit && (d.words[k+1].name >= 0 || d.low(k+1) == "the" && d.words[k+2].name >= 0 || d.low(k+1) == "and" && (d.words[k+2].name >= 0 || d.low(k+2) == "the")):
		case w.cap && len(p.of) == 0 && !w.e.is(pronouns):
		case len(p.of) > 1 && w.e.is(office|modifier|rank) && d.low(k-1) == "the":
			for i := k; i < min(k+5, limit); i++ {
				if d.low(i) != "of" {
					continue
				}
				if d.low(i+1) == "the" {
					i++
				}
				if m := d.mentionAt(i + 1); m != nil && i+1 < limit && d.entities[m.entity].kind == state {
					p.also = append(p.also, m.entity)
				}
				break
			}
			return
		default:
			return
		}
		k++
	}
}

// introduces returns the word at which a person's name begins that the phrase is
// the title of: "the Minister of Trade, Ms. Lund"; -1 if there is none.
func (d *document) introduces(p *phrase) int {
	commas, and := 0, -1
	for k, n, limit := p.last, 0, d.limit(p.head); n < 30 && k < limit; n++ {
		w := &d.words[k]
		if w.quote != d.words[p.head].quote {
			return -1
		}
		if w.name >= 0 {
			e := &d.entities[d.mentions[w.name].entity]
			if e.kind == person {
				if commas > 0 && p.class&office != 0 && d.anothers(p, d.mentions[w.name].entity) {
					return -1 // "alongside the Prime Minister, Ms. Lund thanked"
				}
				if and >= 0 && p.class&office != 0 && d.holds(d.mentions[w.name].entity, d.asked(p)) {
					return k // "the Deputy Prime Minister and Foreign Minister Lund"
				}
				if and >= 0 && (commas == 0 || p.class&officePlural != 0) {
					for i := and + 1; i < k; i++ {
						if d.is(i, office) {
							return -1 // "the Secretary and Foreign Minister Lund"
						}
					}
					if k-and <= 1 {
						return -1
					}
				}
				return k
			}
			k = d.after(k)
			continue
		}
		switch s := d.word(k); {
		case s == "," || s == "(" || s == ")":
			if commas++; commas > 4 {
				return -1
			}
		case s == "of" || s == "for" || s == "to" || s == "the" || s == "in" || s == "on" || s == "&" || s == "at" || s == "/":
		case s == "and":
			and = k
		case s == "’s" || s == "'s":
			return -1
		case (s == "’" || s == "'") && w.start == d.words[k-1].end: // "Dato’ Seri"
		case w.e.is(possessive) && d.is(k+1, style): // "his counterpart, His Excellency Mr. Lund"
		case w.e.is(pronouns):
			return -1
		case w.cap || w.e.is(honorific):
		default:
			return -1
		}
		k++
	}
	return -1
}

// anothers reports an office that somebody named before holds, and a person does
// not, as far as is known.
func (d *document) anothers(p *phrase, k int) bool {
	if len(d.entities[k].posts) == 0 {
		return false
	}
	a := d.asked(p)
	return !d.holds(k, a) && len(d.holder(p)) > 0
}

// apposed reports whether a phrase follows a person's name as an apposition:
// "Lund, the minister".
func (d *document) apposed(first int) bool {
	if first < 2 || d.word(first-1) != "," {
		return false
	}
	if d.is(first-2, firstPlural) {
		return true // "We, the leaders of"
	}
	for k := len(d.cur.items) - 1; k >= 0; k-- {
		it := &d.cur.items[k]
		if it.kind == person && it.last == first-1 && d.words[it.last-1].name >= 0 {
			return true
		}
	}
	return false
}

// nominal resolves the phrase with a determiner at first and returns the word
// behind it; first if there is none.
func (d *document) nominal(first, j int) int {
	p := d.parse(first, j)
	if p == nil || d.apposed(first) {
		return first
	}
	if p.class&counterpart == 0 && d.introduced(p) {
		return first
	}
	id, who, k := d.stand(p)
	if id == "" {
		return first
	}
	if len(who) == 0 {
		d.unresolved(p)
		it := item{first: first, last: p.last, kind: k, subject: !d.governed(first), agent: true}
		switch {
		case k != person || p.class&(office|counterpart) == 0 || p.number > 0:
		case p.nation >= 0:
			it.home = p.nation + 1
		case len(p.of) == 1:
			it.home = p.of[0] + 1
		}
		d.put(it)
		return p.last
	}
	d.emit(id, first, p.last, pipeline.Nominal, who)
	it := item{first: first, last: p.last, who: who, kind: k, subject: !d.governed(first), agent: d.acts(d.behindOf(p))}
	if k != person || len(who) > 1 || !d.coordinated(&it) {
		d.put(it)
	}
	return p.last
}

// behindOf is the word behind the phrase and what follows it with "of".
func (d *document) behindOf(p *phrase) int {
	k := p.last
	for n, limit := 0, d.limit(p.head); n < 12 && k < limit; n++ {
		w := &d.words[k]
		switch s := d.word(k); {
		case w.name >= 0:
			k = d.after(k)
		case s == "of" || s == "the" || s == "and" || s == "people" || s == "for" || w.cap && k > p.last:
			k++
		default:
			return k
		}
	}
	return k
}

// title is the title that a phrase gives to the person named at word k.
func (d *document) title(p *phrase, k int) string {
	end := d.words[p.last-1].end
	for i := p.last; i < k; i++ {
		w := &d.words[i]
		if w.name < 0 && !w.cap && d.word(i) != "of" && d.word(i) != "for" && d.word(i) != "and" && d.word(i) != "the" && d.word(i) != "/" {
			break
		}
		end = w.end
	}
	start := d.words[p.first].start
	if d.is(p.first, determiner|possessive) {
		start = d.words[p.first+1].start
	}
	return strings.TrimSpace(d.text[start:end])
}
