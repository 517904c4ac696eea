package pledge

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// affirmedBy makes the one who affirms another's commitment its speaker: "The
// Secretary reaffirmed the U.S. commitment".
func (d *document) affirmedBy(e *evidence) {
	s := d.subjectOf(e.words, e.govern)
	if s.empty() && e.govern > 0 && e.words[e.govern-1].low == "to" {
		s = d.earlierSubject(e.words, e.govern-1, 0) // "met with X to reaffirm"
	}
	if s.empty() || s.kind == "thing" || s.kind == "none" || s.first == e.subject.first {
		return
	}
	if e.subject.kind == "possessive" && e.words[e.subject.head].low == "their" {
		return // both sides affirm what is theirs
	}
	if e.subject.kind == "possessive" && e.words[e.subject.head].low == "its" && s.kind != "pronoun" && d.partyKind(e.words, s) != "person" {
		return // a side or body affirms its own
	}
	if low := e.words[s.head].low; low == "we" || low == "i" || low == "they" || low == "it" {
		return
	}
	if s.kind == "entity" && e.words[s.head].ent >= 0 && d.ents[e.words[s.head].ent].label == pipeline.Place {
		return // a state affirms its own
	}
	e.speaker = d.speakerFrom(e.words, s, pipeline.AttributionReported)
}

// reaffirms judges reaffirm + ... + commitment, and finds whose it is.
func (d *document) reaffirms(e *evidence) bool {
	ws := e.words
	for k := e.end; k < len(ws) && k < e.end+16; k++ {
		w := ws[k]
		if d.x.vocab.has(classCommitments, w.low) && isConj(ws[k-1].low) && k+1 < len(ws) && ws[k+1].low == "to" && strings.HasSuffix(w.low, "s") {
			return false // "reaffirmed its endorsement and pledges to"
		}
		if d.x.vocab.has(classCommitments, w.low) {
			// It must govern something: "commitment to", "resolve to".
			if k+1 < len(ws) && (ws[k+1].low == "to" || ws[k+1].low == "of" || ws[k+1].low == "in" || ws[k+1].low == "for" || ws[k+1].low == "towards" || ws[k+1].low == "by" || ws[k+1].low == ",") || w.low == "pledges" || w.low == "commitments" && k+2 >= len(ws) {
				e.govern, e.noun = e.word, w.low
				e.possessor(d, k)
				d.enter(e.candidate, k+1)
				return !e.subject.empty()
			}
			return false
		}
		if w.low == "that" {
			if d.promisesThat(ws, k+1) && k == e.end {
				e.govern = e.word
				if s := d.subjectOfThat(ws, k+1); !s.empty() && s.kind != "thing" && s.kind != "none" {
					e.subject = s
					// The row begins at "will": left to the modal cue.
				}
				return false
			}
			return false
		}
		if (w.tag == "VBD" || w.tag == "VBZ" || w.tag == "MD") && w.ent < 0 && w.low != "'s" || w.low == "importance" || w.low == "support" || w.low == ";" || w.low == "." {
			return false
		}
	}
	return false
}

// enter sets where the complement of a noun of commitment begins: behind its
// "to", which may stand after "of the United States".
func (d *document) enter(c *candidate, k int) {
	ws := c.words
	for n := 0; k < len(ws) && n < 14; k, n = k+1, n+1 {
		if ws[k].low != "to" && ws[k].low != "in" {
			if ws[k].low == "," || ws[k].tag == "MD" {
				return
			}
			continue
		}
		c.body = k + 1
		switch m := d.skipAdverbs(ws, k+1); {
		case m < 0:
			c.then = thenTo
		case ws[m].tag == "VBG" || d.isVerb(ws, m, "VBG"):
			c.then = thenGerund
		case ws[k].low == "to" && d.isVerb(ws, m, "VB"):
			c.then = thenInfinitive
		default:
			c.then = thenTo
		}
		return
	}
}

func (d *document) subjectOfThat(ws []word, i int) subject {
	for k := i; k < len(ws) && k < i+40; k++ {
		if ws[k].tag == "MD" {
			return d.subjectOf(ws, k)
		}
	}
	return subject{kind: "none"}
}

// affirmed judges a noun cue: some verb before it must affirm it, none presume it.
func (d *document) affirmed(e *evidence) bool {
	ws, v := e.words, d.x.vocab
	if own := e.start > 0 && (ws[e.start-1].low == "our" || ws[e.start-1].low == "my"); e.cue.Asserts || own && e.start > 2 && ws[e.start-2].low == "is" && ws[e.start-3].low == "it" {
		if !own || e.neg { // "Our aim is to", "It is our intention to"
			return false
		}
		e.govern, e.agent = max(0, e.start-2), "possessor"
		e.subject = subject{first: e.start - 1, last: e.start, head: e.start - 1, kind: "possessive"}
		return true
	}
	beside := d.beside(ws, e.start)
	reported := e.cue.ID == "pledge/announcement" || e.cue.ID == "pledge/decision" || e.cue.ID == "pledge/offer-noun" || ws[e.word].low == "pledge"
	for k := e.start - 1; k >= 0 && e.start-k < 32; k-- {
		w := ws[k]
		if reported && e.start-k < 9 && (w.low == "when" || w.low == "how" || w.low == "why") {
			return false // "told me when he made the decision to"
		}
		if w.ent >= 0 {
			continue
		}
		if w.tag == "MD" && e.start-k > 4 || w.tag == "WDT" {
			break
		}
		if w.low == ";" || w.low == "." || w.low == ":" {
			break
		}
		if v.has(listAffirming, w.low) && (k == 0 || ws[k-1].low == "both" || ws[k-1].tag != "DT" && ws[k-1].tag != "PRP$" && ws[k-1].tag != "POS" && ws[k-1].low != "'s" && ws[k-1].low != "'") {
			switch w.low {
			case "with":
				if k > 0 && (ws[k-1].low == "line" || ws[k-1].low == "accordance" || ws[k-1].low == "keeping" || ws[k-1].low == "consistent" || ws[k-1].low == "conformity") {
					return false // "in line with their commitments"
				}
				continue
			case "has", "have", "had":
				if e.start-k > 3 || reported || k+1 < len(ws) && (ws[k+1].tag == "VBN" || ws[k+1].tag == "VBD") {
					continue
				}
			}
			e.govern = k
			break
		}
		if v.has(listRejecting, w.low) && (w.tag == "VBD" || w.tag == "VBZ" || w.tag == "VBN" || w.tag == "VBG") {
			return false // "rejected an offer from"
		}
		if v.has(listPresuming, w.low) {
			if reported && v.has(listPraising, w.low) {
				e.govern = k
				break
			}
			if k < beside && !strings.HasPrefix(w.tag, "V") {
				continue // what the first of two nouns is about: "support for Chad's unity and our"
			}
			if (w.tag == "IN" || w.tag == "TO" || w.tag == "NN") && e.start-k > 4 || w.low == "in" && k > 0 && (ws[k-1].low == "unwavering" || ws[k-1].low == "steadfast" || ws[k-1].low == "united" || ws[k-1].low == "firm") {
				continue
			}
			if e.then == thenBy || w.low == "of" && assured(ws, k) {
				continue
			}
			return false
		}
	}
	if e.govern < 0 && (e.then == thenBy || d.stands(e)) {
		e.govern = max(0, e.start-5)
		for k := e.govern; k < e.start; k++ {
			if isPunct(ws[k].low) || isConj(ws[k].low) {
				e.govern = k
			}
		}
		e.govern-- // whose it is stands between here and the noun
		e.possessor(d, e.start)
		d.enter(e.candidate, e.word+1)
		e.govern = max(e.govern, 0)
		return !e.subject.empty() && e.agent == "possessor"
	}
	if e.govern < 0 {
		return false
	}
	e.possessor(d, e.start)
	d.enter(e.candidate, e.word+1)
	s := e.subject
	return !s.empty() && s.kind != "thing" && s.kind != "none"
}

// beside returns the "and" by which the noun of commitment at i stands beside another
// that the same verb governs, "its support for the truce and its commitment to"; -1 if
// it does not.
func (d *document) beside(ws []word, i int) int {
	for k := i - 1; k > 0 && i-k < 5; k-- {
		switch w := ws[k]; {
		case w.low == "and" && w.ent < 0:
			for j := k - 1; j >= 0 && k-j < 24; j-- {
				if v := d.x.vocab; ws[j].ent < 0 && v.has(listAffirming, ws[j].low) && (ws[j].tag == "VBD" || ws[j].tag == "VBZ" || ws[j].tag == "VBP" || ws[j].tag == "VBN") {
					return k
				}
				if ws[j].low == ";" || ws[j].low == "." || ws[j].tag == "MD" || ws[j].ent < 0 && (ws[j].tag == "VBD" || ws[j].tag == "VBZ" && ws[j].low != "'s") {
					return -1
				}
			}
			return -1
		case w.tag == "PRP$" || w.tag == "JJ" || w.tag == "DT" || w.ent >= 0 || w.low == "'s" || w.low == "'":
		default:
			return -1
		}
	}
	return -1
}

// assured reports whether the "of" at k follows somebody who is assured of what
// comes: "assured his counterpart of Peru's readiness".
func assured(ws []word, k int) bool {
	for j := k - 1; j >= 0 && k-j < 8; j-- {
		switch ws[j].low {
		case "assured", "assures", "assure", "assuring":
			return true
		}
		if isPunct(ws[j].low) && ws[j].ent < 0 {
			return false
		}
	}
	return false
}

// stands reports a commitment that is itself said to hold: "Our commitment to X
// remains ironclad", "will not waver".
func (d *document) stands(e *evidence) bool {
	ws := e.words
	if e.start == 0 || ws[e.start-1].tag != "PRP$" && ws[e.start-1].tag != "JJ" && ws[e.start-1].low != "'s" && ws[e.start-1].low != "'" && ws[e.start-1].ent < 0 {
		return false
	}
	for k := e.end; k+1 < len(ws) && k < e.end+30; k++ {
		switch ws[k].low {
		case ";", ",", ":":
			return false
		case "will", "is", "remains", "are", "remain", "was", "were":
			for j := k + 1; j < len(ws) && j < k+4; j++ {
				if d.x.vocab.has(classSteadfast, ws[j].low) || ws[j].tag == "VBN" && d.x.vocab.has(listAffirming, ws[j].low) {
					return true // "remains ironclad", "was confirmed"
				}
			}
			return false
		}
	}
	return false
}

// possessor finds whose commitment the noun at k is: a possessive or nationality
// before it, "of" or "by" with a name after it, else the subject of the verb that
// governs it.
func (e *evidence) possessor(d *document, k int) {
	ws := e.words
	lo := e.govern + 1
	if e.cue.Class == classReaffirm {
		if lo = e.end; bareConjunct(ws, k) > lo && named(ws[lo:bareConjunct(ws, k)]) {
			lo = bareConjunct(ws, k) + 1
		}
	} else if n := d.beside(ws, k); n > lo && !named(ws[n:k]) {
		lo = n + 1 // what stands before the "and" is about something else
	}
	for j := k - 1; j >= lo; j-- {
		w := ws[j]
		if w.tag == "PRP$" || w.low == "our" || w.low == "their" || w.low == "its" || w.low == "his" || w.low == "her" || w.low == "my" {
			e.subject = subject{first: j, last: j + 1, head: j, kind: "possessive"}
			e.agent = "possessor"
			return
		}
		if w.ent >= 0 && d.ents[w.ent].label != pipeline.Norp || w.ent >= 0 {
			s := d.phraseLeft(ws, j, false)
			if s.first < lo {
				s.first = lo
			}
			if s.last > s.first {
				for s.first < s.last-1 && (ws[s.first].low == "the" || isConj(ws[s.first].low) || plainly(ws[s.first]) && named(ws[s.first+1:s.last])) {
					s.first++ // "the steadfast U.S. commitment" is of the U.S.
				}
				s = d.withFirst(ws, s, lo)
				if s.last-s.first > 8 { // too much: only the name
					s.first = j
					for s.first > lo && ws[s.first-1].ent == w.ent {
						s.first--
					}
				}
				s.kind = "entity"
				s.head = j
				e.subject, e.agent = s, "possessor"
				return
			}
		}
		if w.low == "'s" || w.low == "'" {
			if j-1 >= lo {
				s := d.withFirst(ws, d.from(ws, d.phraseLeft(ws, j-1, false), lo), lo)
				for m := s.last - 2; m > s.first; m-- {
					if ws[m].ent < 0 && ws[m].low == "for" { // "support for Chad's commitment"
						s = d.from(ws, s, m+1)
						break
					}
				}
				if s.first > 0 && (ws[s.first-1].tag == "PRP$" || ws[s.first-1].low == "her" || ws[s.first-1].low == "his") {
					s.first-- // "her country's commitment"
				}
				if s.kind != "thing" && !s.empty() {
					e.subject, e.agent = s, "possessor"
					return
				}
			}
		}
	}
	// "commitment of the United States to", "commitments by the Government of X to"
	if k+1 < len(ws) && (ws[k+1].low == "of" || ws[k+1].low == "by" || ws[k+1].low == "from") {
		j := k + 2
		for j+1 < len(ws) && j < k+14 && ws[j].low != "to" && ws[j].tag != "VBG" && !(ws[j].low == "," && ws[j].ent < 0 && ws[j+1].tag == "IN") {
			j++
		}
		if j < len(ws) && j > k+2 {
			s := d.withFirst(ws, d.from(ws, d.phraseLeft(ws, j-1, false), k+2), k+2)
			if s.first > k+2 && d.allNamed(ws[k+2:j]) { // "by Peru, Chile and Fiji"
				s.first = k + 2
			}
			if !s.empty() && s.kind != "thing" {
				e.subject, e.agent = s, "possessor"
				return
			}
		}
	}
	if e.govern >= 0 && (e.cue.Class == classNoun || lo > e.end) {
		e.subject, e.agent = d.subjectOf(ws, e.govern), "governor"
	}
}

// bareConjunct returns the "and" behind which the noun at k stands with adjectives
// only: "the unity of Chad and the strong commitment to"; -1 if whose it is stands there.
func bareConjunct(ws []word, k int) int {
	for j := k - 1; j > 0 && k-j < 5; j-- {
		switch w := ws[j]; {
		case w.ent < 0 && w.low == "and":
			return j
		case w.ent >= 0 || w.tag != "DT" && w.tag != "JJ" && w.tag != "VBG" && w.tag != "VBN":
			return -1
		}
	}
	return -1
}

// allNamed reports words that are names of states and bodies, and what joins them.
func (d *document) allNamed(ws []word) bool {
	for _, w := range ws {
		if w.ent < 0 && w.low != "," && !isConj(w.low) && w.tag != "DT" && w.low != "of" {
			return false
		}
	}
	return true
}

// plainly reports a word that only says of what kind the commitment is.
func plainly(w word) bool {
	return w.ent < 0 && !w.capped && (w.tag == "JJ" || w.tag == "VBG" || w.tag == "VBN" || w.tag == "RB")
}

// named reports whether a name stands among words.
func named(ws []word) bool {
	return slices.ContainsFunc(ws, func(w word) bool { return w.ent >= 0 })
}

// withFirst takes in the party that "and" ties to the one that a phrase names, from
// word lo on: "President A and President B's commitment", "China and Russia's".
func (d *document) withFirst(ws []word, s subject, lo int) subject {
	for !s.empty() && s.first-2 >= lo && ws[s.first-1].low == "and" && ws[s.first-2].ent >= 0 {
		s.first = max(lo, d.phraseLeft(ws, s.first-2, false).first)
	}
	if n := s.first - 1; !s.empty() && n-2 >= lo && ws[n].tag == "DT" && ws[n].ent < 0 && ws[n-1].low == "and" && ws[n-2].ent >= 0 {
		s.first = max(lo, d.phraseLeft(ws, n-2, false).first)
	}
	return s
}

// from cuts a phrase so that it begins at word lo or later.
func (d *document) from(ws []word, s subject, lo int) subject {
	if s.first >= lo {
		return s
	}
	s.first = lo
	if s.empty() {
		return s
	}
	s.head = d.headOf(ws, s.first, s.last)
	s.kind = d.kindOf(ws, s)
	return s
}
