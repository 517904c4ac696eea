package pledge

import (
	"readout/pipeline"
	"slices"
	"strings"
)

// deed reports whether a noun phrase that names an act stands at i: "the early
// conclusion of", "an urgent dispatch of".
func (d *document) deed(ws []word, i int) bool {
	for k := i; k < len(ws) && k < i+6; k++ {
		if d.x.vocab.has(listDeeds, ws[k].low) && ws[k].ent < 0 {
			return k+1 < len(ws) && !isAux(ws[k+1]) && ws[k+1].tag != "MD"
		}
		if !isNominal(ws[k]) && ws[k].tag != "DT" && ws[k].tag != "PRP$" && ws[k].tag != "VBN" && ws[k].low != "and" {
			return false
		}
	}
	return false
}

// invitation returns the word behind "to" of an invitation that is the object of
// the verb before j: "with gratitude the kind invitation of the King to"; 0 if
// there is none.
func (d *document) invitation(ws []word, j int) int {
	seen := false
	for k := j; k+1 < len(ws) && k < j+22; k++ {
		switch w := ws[k]; {
		case w.low == "invitation" || w.low == "invitations":
			seen = true
		case seen && w.low == "to" && d.toVerb(ws, k+1):
			return k + 1
		case w.low == "to" && d.toVerb(ws, k+1):
			return 0
		case !seen && k > j+9, w.tag == "MD", w.tag == "VBD" && w.ent < 0 && w.low != "extended", w.low == "that", w.low == ";", w.low == ".":
			return 0
		}
	}
	return 0
}

// agreeable reports whether "agreed on" is followed by a noun of action rather
// than by what was merely found important.
func (d *document) agreeable(ws []word, i int) bool {
	v := d.x.vocab
	for k := i; k < len(ws) && k < i+7; k++ {
		if v.has(classUnagreed, ws[k].low) {
			return false
		}
		if v.has(listTalks, ws[k].low) || v.has(listMeasures, ws[k].low) || v.has(listDeeds, ws[k].low) || ws[k].low == "contacts" || ws[k].low == "coordination" {
			return true
		}
	}
	return false
}

// moneySoon reports whether an amount of money, or a large count, stands right
// after word j: "committed more than $30 million".
func (d *document) moneySoon(ws []word, j int) bool {
	for k := j; k < len(ws) && k < j+14 && ws[k].low != "," && (ws[k].low != "to" || ws[k-1].low == "up" || k+1 < len(ws) && ws[k+1].ent >= 0); k++ {
		if d.moneyAt(ws[k].Span) || ws[k].low == "million" || ws[k].low == "billion" {
			return true
		}
	}
	return false
}

// countSoon reports whether a number of anything stands right at word j, its
// qualifiers before: "offered up to 750 acres".
func (d *document) countSoon(ws []word, j int) bool {
	for k := j; k < len(ws) && k < j+5; k++ {
		if i := d.firstQuantity(ws[k].Start); i < len(d.ann.Quantities) && d.ann.Quantities[i].Start < ws[k].End {
			q := &d.ann.Quantities[i]
			return q.Label != pipeline.Ordinal && q.Label != pipeline.Percent
		}
		if !d.x.vocab.has(classApproximate, ws[k].low) {
			return false
		}
	}
	return false
}

// afterNoun reports a participle behind its noun: "funds committed".
func afterNoun(c *candidate) bool {
	return c.word > 0 && c.words[c.word].tag == "VBN" && !isAux(c.words[c.word-1]) && isLetter(c.words[c.word-1].low)
}

// orders reports whether at j stands somebody who can act, and "to" with a verb;
// it moves c.end after the "to".
func (d *document) orders(c *candidate, j int) bool {
	ws := c.words
	if j < len(ws) && ws[j].low == "by" {
		return false // "mandated by the Council to"
	}
	actor := false
	for k := j; k < len(ws) && k < j+22; k++ {
		w := ws[k]
		if w.low == "with" && actor && k+1 < len(ws) && ws[k+1].tag == "VBG" {
			c.end, c.gerund = k+1, true
			return true
		}
		if w.low == "to" {
			if !actor || k+1 >= len(ws) || !d.isVerb(ws, k+1, "VB") {
				return false
			}
			c.end = k + 1
			return true
		}
		if w.tag == "VBD" || w.tag == "VBZ" || w.tag == "MD" || w.low == "." || w.low == ";" || w.low == ":" || w.low == "that" || w.low == "with" || w.low == "including" {
			return false
		}
		if w.low == "of" && !actor || d.x.vocab.has(listOutsiders, w.low) {
			return false // "ordered the newspaper to": no one's own government
		}
		if d.x.vocab.has(listActors, w.low) || w.capped && d.x.vocab.has(listProper, w.low) || w.ent >= 0 && d.ents[w.ent].label != pipeline.Norp {
			actor = true
		}
	}
	return false
}

// helpOf returns the word behind "of" where somebody is told at j of help to come, "her
// of Kenya's full support"; 0 if that does not stand there.
func (d *document) helpOf(ws []word, j int) int {
	for k := j; k+1 < len(ws) && k < j+12; k++ {
		if w := ws[k]; w.low == "," || w.low == "that" || strings.HasPrefix(w.tag, "VB") && w.tag != "VBG" && w.tag != "VBN" && w.ent < 0 {
			return 0
		}
		if ws[k].low != "of" || ws[k].ent >= 0 || k == j {
			continue
		}
		for n := k + 1; n < len(ws) && n < k+9; n++ {
			if d.x.vocab.has(classHelping, ws[n].low) && ws[n].ent < 0 {
				return k + 1
			}
			if ws[n].tag == "IN" || ws[n].low == "," {
				break
			}
		}
	}
	return 0
}

// helper returns whose help somebody is assured of, "of Kenya's full support"; empty
// where the one who assures is not said to speak of another.
func (d *document) helper(c *candidate) subject {
	ws := c.words
	if c.cue.Class != classVerb || !slices.Contains(c.cue.Then, thenHelp) {
		return subject{}
	}
	for k := c.body; k < len(ws) && k < c.body+8; k++ {
		if (ws[k].low == "'s" || ws[k].low == "'") && k > c.body {
			if s := d.from(ws, d.phraseLeft(ws, k-1, false), c.body); s.kind == "entity" || s.kind == "actor" {
				return s
			}
			return subject{}
		}
	}
	return subject{}
}

// overToday returns the word behind a time of a word or two at j: "authorizing
// today a drawdown".
func (d *document) overToday(ws []word, j int) int {
	for k := j; k < len(ws) && k < j+2 && d.timexAt(ws[k].Span); k++ {
		j = k + 1
	}
	return j
}

// overInsertion returns the word behind what stands between commas at j.
func (d *document) overInsertion(ws []word, j int) int {
	if j < len(ws) && ws[j].low == "," {
		if m := closingComma(ws, j, 14); m > 0 {
			return m + 1
		}
	}
	return j
}

// modalNegated reports whether the first will or would from i on is denied:
// "pledged that it will not".
func (d *document) modalNegated(ws []word, i int) bool {
	for k := i; k+1 < len(ws) && k < i+40; k++ {
		if ws[k].low == "will" || ws[k].low == "would" || ws[k].low == "shall" {
			return ws[k+1].low == "not" || ws[k+1].low == "never"
		}
	}
	return false
}

// modalFirst reports whether the first finite verb from i on is a modal.
func (d *document) modalFirst(ws []word, i int) bool {
	for k := i; k < len(ws) && k < i+25; k++ {
		switch {
		case ws[k].ent >= 0:
		case ws[k].tag == "MD":
			return true
		case ws[k].tag == "VBD" || ws[k].tag == "VBZ" && ws[k].low != "'s":
			return false
		}
	}
	return false
}

// promisesThat reports whether the clause from i on says what somebody will do:
// it has will or would before it ends, and no should, must or need.
func (d *document) promisesThat(ws []word, i int) bool {
	for k := i; k < len(ws) && k < i+40; k++ {
		switch ws[k].low {
		case "will", "would", "shall":
			return k+1 < len(ws) && ws[k+1].low != "have"
		case "should", "must", "need", "needs", "is", "are", "was", "were", "has", "have", "could", "may", ";", ".":
			return ws[k].low == "are" && k+1 < len(ws) && ws[k+1].low == "going"
		}
	}
	return false
}
