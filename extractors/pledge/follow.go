package pledge

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// follow finds out what follows the cue's words, and moves c.end over what
// belongs to the trigger ("to", verbs of effort).
func (d *document) follow(c *candidate) bool {
	ws, v := c.words, d.x.vocab
	skip := func(j int) int {
		if j+2 < len(ws) && ws[j].low == "," { // "agreed, in particular, to"
			if m := closingComma(ws, j, 6); m > 0 && m+1 < len(ws) && ws[m+1].low == "to" {
				return m + 1
			}
		}
		if j+2 < len(ws) && ws[j].low == "in" && ws[j+1].low == "principle" {
			j += 2
		}
		j = d.overTime(ws, j)
		for j < len(ws) && (v.has(listAdverbs, ws[j].low) || ws[j].tag == "RB" && ws[j].low != "around" && ws[j].low != "back" && ws[j].low != "forward") && !d.isVerb(ws, j, "VB") {
			if (ws[j].low == "not" || ws[j].low == "never") && j+1 < len(ws) && ws[j+1].low != "only" {
				c.neg = true
			}
			j++
			if j > 1 && j+1 < len(ws) && ws[j].low == "and" && ws[j-1].tag == "RB" && ws[j+1].tag == "RB" && strings.HasSuffix(ws[j-1].low, "ly") && strings.HasSuffix(ws[j+1].low, "ly") {
				j++ // "to openly and honestly work"
			}
		}
		return j
	}
	if c.cue.Class == classVerb && c.end == len(ws)-1 && ws[c.end].low == ":" && slices.Contains(c.cue.Then, thenInfinitive) && ws[c.word].tag != "NN" && ws[c.word].tag != "NNS" {
		c.then = thenInfinitive // "The Presidents decided:"
		return true
	}
	for _, then := range c.cue.Then {
		j := c.end
		switch then {
		case thenBase:
			k := j
			for k < len(ws) && k < j+14 {
				if v.has(listAdverbs, ws[k].low) || ws[k].tag == "RB" {
					switch ws[k].low {
					case "not":
						c.neg = c.neg || k+1 >= len(ws) || ws[k+1].low != "only" && ws[k+1].low != "just"
					case "never":
						c.neg = true
					case "no":
						c.neg = c.neg || k+1 < len(ws) && ws[k+1].low == "longer"
					}
					k++
					continue
				}
				if ws[k].low == "," { // "will, subject to approval, provide"
					if m := closingComma(ws, k, 14); m > 0 {
						k = m + 1
						continue
					}
				}
				break
			}
			if k >= len(ws) || !d.isVerb(ws, k, "VB") && !afterModal(ws, k) {
				// A list follows: "The leaders will:"
				if k == j && j < len(ws) && ws[j].low == ":" || d.listAfter(ws, j) {
					c.then = then
					return true
				}
				continue
			}
			if len(c.cue.Extends) > 0 {
				if c.neg {
					continue // "will never seek hegemony"
				}
				e := d.extension(c.cue, ws, k)
				if e == 0 {
					continue
				}
				c.ext, c.end, c.then = ws[k].low, e, then
				return true
			}
			c.then = then
			return true
		case thenInfinitive:
			k := d.overPartner(ws, skip(j))
			if k < len(ws) && (ws[k].low == "both" || ws[k].low == "not") {
				c.neg = c.neg || ws[k].low == "not"
				k++
			}
			if k+1 >= len(ws) || ws[k].low != "to" {
				continue
			}
			m := skip(k + 1)
			if m+1 < len(ws) && (ws[m].low == "“" || ws[m].low == "\"") { // pledged to “defend”
				m++
				if isLetter(ws[m].low) {
					c.end, c.then = k+1, then
					return true
				}
			}
			if m < len(ws) && (d.isVerb(ws, m, "VB") || ws[m].low == ":") {
				c.end, c.then = k+1, then
				return true
			}
		case thenGerund:
			k := skip(j)
			if k+1 >= len(ws) || ws[k].low != "to" {
				continue
			}
			m := skip(k + 1)
			if m+2 < len(ws) && ws[m+1].low == "-" && (ws[m].low == "co" || ws[m].low == "re") {
				m += 2
			}
			if m < len(ws) && d.isVerb(ws, m, "VBG") {
				c.end, c.then = k+1, then
				return true
			}
		case thenTo:
			k := skip(j)
			if k+1 < len(ws) && ws[k].low == "to" && (!isPunct(ws[k+1].low) || ws[k+1].low == ":" || ws[k+1].low == "“") {
				c.end, c.then = k+1, then
				return true
			}
			if k+1 < len(ws) && k == j && ws[k].low == "," { // "commitment, ..., to": too far
				continue
			}
		case thenThat:
			k := j
			if c.cue.Class == classNoun {
				for k < len(ws) && k < j+5 && ws[k].low != "that" && (ws[k].low == "in" || ws[k].low == "on" || ws[k].low == "last" || d.timexAt(ws[k].Span)) {
					k++
				}
			}
			if k < len(ws) && ws[k].low == "that" && d.promisesThat(ws, k+1) && (c.cue.Class != classNoun || d.modalFirst(ws, k+1)) {
				c.end, c.then = k+1, then
				c.neg = c.neg || d.modalNegated(ws, k+1)
				return true
			}
		case thenOn:
			if j+1 < len(ws) && (ws[j].low == "on" || ws[j].low == "upon") && (d.agreeable(ws, j+1) || ws[len(ws)-1].low == ":" && hasWord(ws, row{first: j, last: min(j+4, len(ws))}, "following")) ||
				j+1 < len(ws) && ws[j].low == "for" && d.deed(ws, j+1) {
				c.end, c.then = j+1, then
				return true
			}
		case thenOf:
			if j+1 < len(ws) && ws[j].low == "of" && !isPunct(ws[j+1].low) {
				c.end, c.then = j+1, then
				if c.cue.Class == classNoun { // "commitment of the United States to"
					c.end, c.then = j, then
				}
				return true
			}
		case thenHelp:
			if k := d.helpOf(ws, j); k > 0 {
				c.body, c.then = k, thenAny
				return true
			}
		case thenInvitation:
			if k := d.invitation(ws, j); k > 0 {
				c.end, c.then = k, thenInfinitive
				return true
			}
			for k := j; k < len(ws) && k < j+5 && ws[k].ent < 0; k++ { // "accepted the invitation."
				if ws[k].low == "invitation" {
					c.then = thenAny
					return true
				}
			}
		case thenAt:
			if j+1 >= len(ws) || ws[j].low != "at" && ws[j].low != "for" {
				continue
			}
			switch {
			case d.isVerb(ws, j+1, "VBG"):
				c.end, c.then = j+1, thenGerund
				return true
			case d.agreeable(ws, j+1):
				c.end, c.then = j+1, thenOn
				return true
			}
		case thenDeed:
			if j = d.overInsertion(ws, d.overToday(ws, j)); d.deed(ws, j) {
				c.then = then
				return true
			}
		case thenIn, thenIng:
			k := j
			if then == thenIn {
				if j >= len(ws) || ws[j].low != "in" {
					continue
				}
				k++
			}
			if k < len(ws) && d.isVerb(ws, k, "VBG") {
				c.end, c.then = k, then
				return true
			}
		case thenBy:
			if j+1 < len(ws) && (ws[j].low == "by" || ws[j].low == "from") && ws[j+1].tag != "VBG" && toSoon(ws, j+1) {
				c.end, c.then = j, then
				return true
			}
		case thenAny:
			if j < len(ws) && !isPunct(ws[j].low) && !isSmall(ws[j].tag) && ws[j].tag != "IN" && ws[j].tag != "TO" &&
				(ws[j].tag != "VBN" && ws[j].tag != "VBD" || j+1 < len(ws) && (isNominal(ws[j+1]) || ws[j+1].ent >= 0) && c.cue.Class == classVerb) { // "pledged continued support"
				c.then = then
				return true
			}
		case thenMoney:
			if c.cue.Class == classVerb && afterNoun(c) || !d.moneySoon(ws, j) ||
				ws[c.word].low == "making" && !hasWord(ws, row{first: j, last: min(j+14, len(ws))}, "available") {
				continue
			}
			c.then = then
			return true
		case thenCount:
			if ws[c.word].low == "making" && !hasWord(ws, row{first: j, last: min(j+14, len(ws))}, "available") {
				continue
			}
			if k := d.countSoon(ws, j); k {
				c.then = thenMoney
				return true
			}
		case thenNoun:
			if j < len(ws) && (!isPunct(ws[j].low) || ws[j].low == ":") && ws[j].tag != "TO" {
				c.then = then
				return true
			}
		case thenObject:
			if d.orders(c, j) {
				c.then = then
				return true
			}
		}
	}
	return false
}

// overTime returns the "to" behind a time that stands between a verb and its
// complement: "pledged in March to", "committed last autumn to"; else j.
func (d *document) overTime(ws []word, j int) int {
	if j+2 >= len(ws) || ws[j].low == "to" || ws[j].low == "that" {
		return j
	}
	timed := false
	for k := j; k < len(ws) && k < j+8; k++ {
		switch w := ws[k]; {
		case w.low == "to" && timed:
			return k
		case w.low == "in" && k+2 < len(ws) && ws[k+1].ent >= 0 && d.ents[ws[k+1].ent].label == pipeline.Place:
			timed = true // "committed in Lagos to"
			k++
		case d.timexAt(w.Span) || w.low == "term" && k > j+1 && ws[j].low == "in":
			timed = true
		case (w.low == "near" || w.low == "short" || w.low == "long" || w.low == "medium") && k > j:
		case w.tag == "DT" || w.low == "in" || w.low == "on" || w.low == "at" || w.low == "last" || w.low == "earlier" || w.low == "during" || w.tag == "NNP" || w.tag == "NN":
			if !timed && k > j+4 {
				return j
			}
		default:
			return j
		}
	}
	return j
}

// toSoon reports whether "to" follows the party that begins at i, before its clause
// ends: "commitments by Kenya to", not "the decision by the ministers, who".
func toSoon(ws []word, i int) bool {
	for k := i; k < len(ws) && k < i+24; k++ {
		switch {
		case ws[k].low == "to":
			return true
		case ws[k].ent < 0 && (ws[k].tag == "WP" || ws[k].tag == "WDT" || ws[k].tag == "MD" || ws[k].tag == "VBD" || ws[k].low == ";"):
			return false
		}
	}
	return false
}

// afterModal reports whether the word at k, which stands behind a modal, can be a
// verb although the tagger took it for something else.
func afterModal(ws []word, k int) bool {
	if ws[k].ent >= 0 {
		return false
	}
	switch ws[k].tag {
	case "NN", "JJ", "VBD", "VBN", "NNP":
		return k+1 < len(ws) && ws[k+1].low != "of" && isLetter(ws[k].low)
	}
	return false
}

// isSmall reports tags of words that open no noun phrase.
func isSmall(tag string) bool {
	switch tag {
	case "CC", "MD", "WDT", "WP", "WRB", "EX":
		return true
	}
	return false
}

// closingComma returns the comma that closes what opens at i, at most n words
// on; 0 if there is none.
func closingComma(ws []word, i, n int) int {
	for k := i + 1; k < len(ws) && k <= i+n; k++ {
		if ws[k].low == "," {
			return k
		}
	}
	return 0
}

// extension returns the word after a phrase of effort at k ("work together to"),
// 0 if there is none.
func (d *document) extension(cue *Cue, ws []word, k int) int {
	for _, e := range cue.Extends {
		j, ok := k, true
		for from := 0; from < len(e); {
			to := from
			for to < len(e) && e[to] != ' ' {
				to++
			}
			if j >= len(ws) || ws[j].low != e[from:to] {
				ok = false
				break
			}
			j++
			from = to + 1
		}
		if !ok {
			continue
		}
		if e == "explore" {
			return k
		}
		for j < len(ws) && (d.x.vocab.has(listAdverbs, ws[j].low) || ws[j].tag == "RB") {
			j++
		}
		if j < len(ws) && ws[j].low == "to" {
			return j + 1
		}
		if e == "seek" || e == "try" {
			return k
		}
	}
	return 0
}

// isVerb reports whether word i can be the verb form wanted: VB (base) or VBG.
func (d *document) isVerb(ws []word, i int, form string) bool {
	w := ws[i]
	if w.ent >= 0 || !isLetter(w.low) {
		return false
	}
	switch form {
	case "VBG":
		switch w.low {
		case "ongoing", "upcoming", "longstanding", "outstanding", "including", "during", "existing", "leading":
			return false
		}
		return len(w.low) > 4 && w.low[len(w.low)-3:] == "ing" && w.tag != "NNP" && w.tag != "IN" || w.tag == "VBG"
	default:
		switch w.tag {
		case "VB", "VBP":
			return true
		case "NN", "JJ", "NNP", "IN", "VBD", "VBN", "RP":
			return d.x.verbs[w.low]
		}
	}
	return false
}

// overPartner moves over the one with whom something is agreed or decided, "with
// Chad" between the verb and "to"; it returns j if no "to" follows.
func (d *document) overPartner(ws []word, j int) int {
	if j+2 >= len(ws) || ws[j].low != "with" {
		return j
	}
	for k := j + 1; k < len(ws) && k < j+12; k++ {
		switch w := ws[k]; {
		case w.low == "to" && w.ent < 0:
			if k > j+1 && d.toVerb(ws, k+1) {
				return k
			}
			return j
		case w.ent >= 0, isNominal(w), w.tag == "DT", w.tag == "PRP$", w.low == "and", w.low == "of", w.low == "'s":
		default:
			return j
		}
	}
	return j
}
