package pledge

import (
	"sort"
	"strings"

	"readout/pipeline"
)

// A row is one pledge of a candidate's complement: the words [first, last).
type row struct {
	first, last int
	verb        int // the word of the promised act, -1 if it is a noun
}

func (d *document) firstTimex(pos int) int {
	ts := d.ann.Timexes
	return sort.Search(len(ts), func(i int) bool { return ts[i].Span.End > pos })
}

func (d *document) firstQuantity(pos int) int {
	qs := d.ann.Quantities
	return sort.Search(len(qs), func(i int) bool { return qs[i].End > pos })
}

// actVerb returns the word of the promised act in the complement that starts at
// c.end: the first verb after adverbs; -1 if a noun phrase stands there.
func (d *document) actVerb(c *candidate) int {
	ws := c.words
	form := "VB"
	switch c.then {
	case thenGerund, thenIn, thenIng:
		form = "VBG"
	case thenTo, thenAny, thenNoun, thenOn, thenBy, thenThat:
		if c.then == thenThat {
			for k := c.end; k < len(ws) && k < c.end+40; k++ {
				if ws[k].tag == "MD" {
					return d.skipAdverbs(ws, k+1)
				}
			}
		}
		return -1
	case thenOf:
		return -1
	}
	k := max(c.end, c.body)
	for from := k; k < len(ws) && k < from+18; {
		w := ws[k]
		if (d.x.vocab.has(listAdverbs, w.low) || w.tag == "RB") && (!d.isVerb(ws, k, form) || k+1 < len(ws) && d.isVerb(ws, k+1, form)) {
			k++ // "to further strengthen"
			continue
		}
		if w.low == "," {
			if m := closingComma(ws, k, 14); m > 0 {
				k = m + 1
				continue
			}
		}
		if (w.low == "“" || w.low == "\"") && k == from { // pledged to “defend”
			k++
			continue
		}
		break
	}
	if k >= len(ws) || isPunct(ws[k].low) {
		return -1
	}
	// "continue to support": the act is support.
	if ws[k].low == "continue" && k+2 < len(ws) && ws[k+1].low == "to" && d.isVerb(ws, k+2, "VB") {
		return k + 2
	}
	return k
}

func (d *document) skipAdverbs(ws []word, k int) int {
	for k < len(ws) && (d.x.vocab.has(listAdverbs, ws[k].low) || ws[k].tag == "RB") {
		k++
	}
	if k >= len(ws) {
		return -1
	}
	return k
}

// maxComplement bounds a complement, in words.
const maxComplement = 220

// rows finds the end of the complement and splits coordination under a shared
// trigger.
func (d *document) rows(c *candidate, verb int) []row {
	ws := c.words
	form := "VB"
	if verb >= 0 && c.then != thenThat && (c.then == thenGerund || c.then == thenIn || c.then == thenIng) {
		form = "VBG"
	}
	past := c.cue.Past || c.cue.Class == classReaffirm || c.cue.Class == classNoun
	first := c.start
	out := []row{}
	cur := row{first: first, verb: verb}
	// "work to A, B and C" is one undertaking.
	purpose := strings.HasPrefix(c.ext, "work") // an infinitive of purpose has opened; what follows belongs to it
	object := false                             // something has followed the verb
	inner := false                              // inside a relative clause or that-clause
	i := max(c.end, c.body)
	if verb >= 0 {
		i = verb + 1
	}
	startQuoted := c.words[c.start].quoted
	limit := min(len(ws), i+maxComplement)
	end := limit
	depth := ws[min(c.start, len(ws)-1)].depth
	ends := func(j int) { end = j }
scan:
	for ; i < limit; i++ {
		w := ws[i]
		if w.depth > depth && w.low != ")" {
			object = true
			continue
		}
		if startQuoted && !w.quoted {
			ends(i)
			break
		}
		switch w.low {
		case ")":
			if w.depth < depth {
				ends(i)
				break scan
			}
			continue
		case ";":
			if d.clauseStarts(ws, i+1) || !d.isVerb(ws, min(i+1, len(ws)-1), form) {
				ends(i)
				break scan
			}
			continue
		case ":", "?", "!":
			if w.quoted && !startQuoted {
				continue
			}
			ends(i)
			break scan
		case ".":
			if i >= len(ws)-2 {
				ends(i)
				break scan
			}
			continue
		case "–", "—", "--":
			if d.clauseStarts(ws, i+1) {
				ends(i)
				break scan
			}
			continue
		case "while", "whereas", "because", "although", "though", "but":
			if w.low == "but" && !d.clauseStarts(ws, i+1) {
				continue
			}
			if object {
				ends(i)
				break scan
			}
			continue
		}
		if w.low == "," && i+1 < len(ws) {
			n := ws[i+1]
			switch n.low {
			case "which", "who", "whose", "where", "whom", "while", "whereas", "but", "so", "with":
				if n.low != "with" || d.clauseLater(ws, i+1) {
					if !(n.low == "but" && !d.clauseStarts(ws, i+2)) {
						ends(i)
						break scan
					}
				}
			case "as":
				if i+2 < len(ws) && ws[i+2].low != "well" && ws[i+2].low != "appropriate" && ws[i+2].low != "necessary" && ws[i+2].low != "needed" {
					ends(i)
					break scan
				}
			case "”", "\"":
				if d.saysTail(ws, i+2) {
					ends(i)
					break scan
				}
			}
			if d.saysTail(ws, i+1) || d.clauseStarts(ws, i+1) && !d.nounList(ws, i) {
				ends(i)
				break scan
			}
			if d.finitePast(ws, i+1, past) {
				ends(i)
				break scan
			}
			if object && !inner && !purpose && form == "VB" && n.low == "to" && c.then == thenInfinitive && d.andTo(ws, i+2) {
				cur.last = i
				out = append(out, cur)
				cur = row{first: i + 2, verb: i + 2}
				object = false
				i += 2
				continue
			}
			if object && !inner && !purpose && d.conjunct(c, i, i+1, form) {
				cur.last = i
				out = append(out, cur)
				k := i + 1
				if isConj(ws[k].low) {
					k++
				}
				k = d.conjunctVerb(ws, k, form)
				cur = row{first: k, verb: k}
				object, purpose = false, false
				i = k
			}
			continue
		}
		if isConj(w.low) || w.low == "as" && i+2 < len(ws) && ws[i+1].low == "well" && ws[i+2].low == "as" {
			n := i + 1
			if w.low == "as" {
				n = i + 3
			}
			if n >= len(ws) {
				continue
			}
			if d.clauseStarts(ws, n) || d.finitePast(ws, n, past) {
				ends(i)
				break scan
			}
			if object && !inner && d.retakes(c, ws, n, form, purpose) {
				k := n + 1
				cur.last = i
				out = append(out, trimRow(ws, cur))
				cur = row{first: k, verb: -1}
				if d.isVerb(ws, k, "VB") || d.isVerb(ws, k, "VBG") {
					cur.verb = k
				}
				object, purpose = false, false
				i = k
				continue
			}
			if object && !inner && !purpose && verb >= 0 && w.low != "or" && ws[i-1].tag != "IN" && ws[i-1].tag != "TO" && d.conjunct(c, i, n, form) {
				cur.last = i
				out = append(out, trimRow(ws, cur))
				k := d.conjunctVerb(ws, n, form)
				cur = row{first: k, verb: k}
				object, purpose = false, false
				i = k
			}
			continue
		}
		switch {
		case w.low == "to" && i+1 < len(ws) && d.toVerb(ws, i+1) && (object || verb >= 0 && ws[verb].low == "work"):
			purpose = true
		case w.low == "including" && form == "VBG" && i+1 < len(ws) && d.isVerb(ws, i+1, "VBG"):
			inner = true
		case w.low == "by" && i+1 < len(ws) && d.isVerb(ws, i+1, "VBG"):
			purpose = purpose || form == "VBG"
		case w.low == "that" || w.low == "which" || w.low == "who" || w.low == "whose" || w.low == "where" || w.low == "when" || w.low == "if" || w.low == "how" || w.low == "so":
			inner = true
		case w.tag == "VBG" && object && form == "VB" && i > 0 && ws[i-1].low != "including" && w.low != "including":
			purpose = purpose || ws[i-1].low == ","
		}
		if isNominal(w) || w.ent >= 0 || w.tag == "PRP" {
			object = true
		}
	}
	if i >= limit && end > limit {
		end = limit
	}
	cur.last = end
	out = append(out, cur)
	kept := out[:0]
	for _, r := range out {
		r = trimRow(ws, r)
		if r.last > r.first {
			kept = append(kept, r)
		}
	}
	return kept
}

// andTo reports whether a verb stands at i and "and to" with another follows:
// "agreed to A, to B and to C".
func (d *document) andTo(ws []word, i int) bool {
	if i >= len(ws) || !d.isVerb(ws, i, "VB") {
		return false
	}
	for k := i; k+2 < len(ws) && k < i+40; k++ {
		if ws[k].low == "and" && ws[k+1].low == "to" && d.isVerb(ws, k+2, "VB") {
			return true
		}
	}
	return false
}

// toVerb reports whether at i, adverbs skipped, stands a base verb.
func (d *document) toVerb(ws []word, i int) bool {
	for n := 0; n < 3 && i < len(ws); n++ {
		if d.isVerb(ws, i, "VB") {
			return true
		}
		if !d.x.vocab.has(listAdverbs, ws[i].low) && ws[i].tag != "RB" {
			return false
		}
		i++
	}
	return false
}

// trimRow takes closing punctuation and conjunctions off the end of a row.
func trimRow(ws []word, r row) row {
	r.last = min(r.last, len(ws))
	for r.last > r.first {
		w := ws[r.last-1]
		switch w.low {
		case ".", ",", ";", ":", "!", "?", "…", "...", "”", "\"", "''", "»", "–", "—", "-", "--", "and", "or", "but", "also", "by", "including", "following", "through":
			// A closing quotation mark stays if it was opened inside.
			if (w.low == "”" || w.low == "\"") && opensInside(ws, r, w.low) {
				return r
			}
			r.last--
			continue
		case ")":
			if !hasWord(ws, r, "(") {
				r.last--
				continue
			}
		case "(":
			r.last--
			continue
		}
		return r
	}
	return r
}

func opensInside(ws []word, r row, closing string) bool {
	n := 0
	for k := r.first; k < r.last-1; k++ {
		switch {
		case closing == "”" && ws[k].low == "“":
			n++
		case closing == "”" && ws[k].low == "”":
			n--
		case closing == "\"" && ws[k].low == "\"":
			n = 1 - n
		}
	}
	return n > 0
}

func hasWord(ws []word, r row, low string) bool {
	for k := r.first; k < r.last; k++ {
		if ws[k].low == low {
			return true
		}
	}
	return false
}

// clauseStarts reports whether a clause with its own subject and finite verb
// begins at word i.
func (d *document) clauseStarts(ws []word, i int) bool {
	v := d.x.vocab
	for i < len(ws) && (v.has(listAdverbs, ws[i].low) && ws[i].low != "both" && ws[i].low != "all" || ws[i].low == "that" || ws[i].low == "“" || ws[i].low == "thereby") {
		i++
	}
	if i >= len(ws) {
		return false
	}
	w := ws[i]
	switch w.low {
	case "i", "we", "he", "she", "they", "there":
		return true
	case "it", "this", "you", "these", "those", "both":
		for k := i + 1; k < len(ws) && k < i+5; k++ {
			t := ws[k].tag
			if t == "MD" || t == "VBZ" || t == "VBD" || t == "VBP" && !isNominal(ws[k]) {
				return true
			}
			if !isNominal(ws[k]) && t != "RB" {
				break
			}
		}
		return false
	}
	if !(w.tag == "DT" || w.tag == "PRP$" || isNominal(w) || w.ent >= 0) {
		return false
	}
	for k := i; k < len(ws) && k < i+16; k++ {
		w := ws[k]
		if w.ent >= 0 || w.tag == "DT" || w.tag == "PRP$" || w.tag == "POS" || isNominal(w) || w.tag == "RB" || w.low == "of" || w.low == "for" || w.low == "in" && w.ent < 0 && k > i || w.low == "and" && k > i {
			if w.low == "and" && k+1 < len(ws) && (d.isVerb(ws, k+1, "VB") && ws[k+1].tag != "NN" && ws[k+1].tag != "JJ" || ws[k+1].tag == "VBD") {
				return false
			}
			continue
		}
		if k == i {
			return false
		}
		switch w.low {
		case "i", "we", "he", "she", "they":
			return true // "one of the things I expect"
		}
		if w.tag == "MD" || w.tag == "VBZ" && w.low != "'s" {
			return true
		}
		if w.tag == "VBD" && (v.has(listFinite, w.low) || v.has(listReporting, w.low)) && k+1 < len(ws) && ws[k+1].low != "by" {
			return true
		}
		if w.tag == "VBP" && v.has(listFinite, w.low) {
			return true
		}
		return false
	}
	return false
}

// clauseLater reports whether "with" at i opens an absolute clause ("with X
// going"), which is kept; it is kept unless a finite verb follows.
func (d *document) clauseLater(ws []word, i int) bool {
	for k := i + 1; k < len(ws) && k < i+12; k++ {
		if ws[k].low == "," || ws[k].low == "." {
			return false
		}
		if ws[k].tag == "MD" {
			return true
		}
	}
	return false
}

// saysTail reports whether a reporting tail begins at i: "he said", "Li added",
// "according to".
func (d *document) saysTail(ws []word, i int) bool {
	v := d.x.vocab
	for k := i; k < len(ws) && k < i+9; k++ {
		w := ws[k]
		if v.has(listReporting, w.low) && (w.tag == "VBD" || w.tag == "VBZ" || w.tag == "VBN" || w.low == "said" || w.low == "added") && k > i {
			// The tail ends the sentence or goes on with a comma or full stop.
			return k+1 >= len(ws) || isPunct(ws[k+1].low) || ws[k+1].tag == "IN" || ws[k+1].tag == "RB" || ws[k+1].low == "on"
		}
		switch w.low {
		case "adding", "according", "noting", "saying", "stressing", "emphasizing", "underlining", "stating", "pointing":
			return true
		}
		if !(isNominal(w) || w.ent >= 0 || w.tag == "PRP" || w.tag == "DT" || w.low == "of" || w.low == "to" || w.low == "for" || w.low == "said" || w.tag == "RB" || w.low == "”" || w.low == "\"") {
			return false
		}
	}
	return false
}

// finitePast reports whether at i a further predicate of the main clause begins,
// in the past or present: "and discussed", "and welcomes".
func (d *document) finitePast(ws []word, i int, past bool) bool {
	v := d.x.vocab
	if i < len(ws) && isConj(ws[i].low) {
		i++
	}
	for i < len(ws) && (v.has(listAdverbs, ws[i].low) || ws[i].tag == "RB") && !v.has(listFinite, ws[i].low) {
		i++
	}
	if i >= len(ws) || ws[i].ent >= 0 {
		return false
	}
	w := ws[i]
	switch w.tag {
	case "MD":
		return true
	case "VBZ":
		return w.low != "'s"
	case "VBD", "VBN", "JJ", "NN", "VB":
		if w.tag == "VBD" && strings.HasSuffix(w.low, "ed") && past && i > 0 && isConj(ws[i-1].low) && i+1 < len(ws) && ws[i+1].low != "by" {
			return true
		}
		if (w.tag == "VBD" || w.tag == "VBN") && (v.has(listFinite, w.low) || v.has(listReporting, w.low)) {
			if i+1 < len(ws) {
				n := ws[i+1]
				if n.low == "by" || n.low == "in" || n.low == "on" && w.tag == "VBN" {
					return false
				}
				// "and shared values": an adjective.
				if (n.tag == "NN" || n.tag == "NNS") && (w.low == "shared" || w.low == "agreed" || w.low == "renewed") {
					return false
				}
			}
			return true
		}
	case "VBP":
		return v.has(listFinite, w.low) && !v.has(listVerbs, w.low)
	}
	return false
}

// nounList reports whether the comma at i only separates nouns of a list.
func (d *document) nounList(ws []word, i int) bool {
	for k := i + 1; k < len(ws) && k < i+14; k++ {
		if ws[k].low == "," {
			return true
		}
		if ws[k].tag == "MD" || ws[k].tag == "VBZ" || ws[k].tag == "VBD" {
			return false
		}
	}
	return false
}

// conjunct reports whether at n (after the comma or conjunction at i) a further
// verb of the same form begins with an object of its own.
func (d *document) conjunct(c *candidate, i, n int, form string) bool {
	ws := c.words
	if n < len(ws) && isConj(ws[n].low) {
		if ws[n].low != "and" {
			return false
		}
		n++
	}
	for b := i - 1; b > 0; b-- { // "a free, open and secure region"
		if ws[b].low == "," || isConj(ws[b].low) {
			continue
		}
		if ws[b].tag == "JJ" && ws[b].ent < 0 && (ws[b-1].low == "," || ws[b-1].tag == "JJ" || ws[b-1].tag == "DT") {
			return false
		}
		break
	}
	k := d.conjunctVerb(ws, n, form)
	if k < 0 || k+1 >= len(ws) || i > 0 && isConj(ws[i].low) && ws[i-1].tag == "JJ" && ws[i-1].ent < 0 && ws[k].tag != "VB" {
		return false
	}
	next := ws[k+1]
	if form == "VBG" {
		if strings.HasSuffix(ws[k].low, "ing") && ws[k].low != "including" && ws[k].low != "according" && ws[k].low != "regarding" && ws[k].low != "concerning" {
			if ws[i].low == "," && !isConj(ws[min(i+1, len(ws)-1)].low) {
				// A participle after a comma is a conjunct only if a list goes on.
				return d.listGoesOn(ws, k, form)
			}
			return next.tag != "IN" || next.low == "for" || next.low == "with"
		}
		return false
	}
	// The verb needs something to govern, or a preposition that verbs take.
	switch {
	case next.tag == "DT", next.tag == "PRP$", isNominal(next), next.ent >= 0, next.tag == "PRP", next.tag == "VBG", next.tag == "TO", next.low == "all":
	case next.tag == "RB", next.low == "with", next.low == "to", next.low == "on", next.low == "in", next.low == "up", next.low == "out", next.low == "towards", next.low == "against", next.low == "for":
		if ws[k].tag != "VB" && d.x.vocab.has(listAmbiguous, ws[k].low) {
			return false
		}
	case next.tag == "VB" && (ws[k].low == "help" || ws[k].low == "go" || ws[k].low == "come"):
	default:
		return false
	}
	// "trade and support measures": a noun; the tagger said verb or the list did.
	if ws[k].tag != "VB" && d.x.vocab.has(listAmbiguous, ws[k].low) {
		return next.tag == "DT" || next.tag == "PRP$" || next.tag == "CD" || next.ent >= 0 && ws[i].low == ","
	}
	return true
}

func (d *document) listGoesOn(ws []word, k int, form string) bool {
	for j := k + 1; j < len(ws) && j < k+30; j++ {
		if ws[j].low == "and" && j+1 < len(ws) && d.isVerb(ws, j+1, form) {
			return true
		}
		if ws[j].low == ";" || ws[j].low == "." {
			return false
		}
	}
	return false
}

// conjunctVerb returns the verb of the wanted form at k, adverbs before it; -1.
func (d *document) conjunctVerb(ws []word, k int, form string) int {
	for n := 0; n < 3 && k < len(ws); n++ {
		if d.isVerb(ws, k, form) && !(form == "VB" && ws[k].tag == "IN") {
			return k
		}
		if d.x.vocab.has(listAdverbs, ws[k].low) || ws[k].tag == "RB" {
			k++
			continue
		}
		break
	}
	return -1
}

// retakes reports whether "and to V" at n takes up the trigger's "to" again.
func (d *document) retakes(c *candidate, ws []word, n int, form string, purpose bool) bool {
	if ws[n].low != "to" || n+1 >= len(ws) {
		return false
	}
	last := c.words[max(c.end-1, c.body-1, 0)].low
	if last != "to" && c.cue.Class != classReaffirm {
		return false
	}
	if d.isVerb(ws, n+1, "VBG") && len(ws[n+1].low) > 4 && strings.HasSuffix(ws[n+1].low, "ing") {
		return true
	}
	return !purpose && d.isVerb(ws, n+1, "VB")
}

// span returns the text span of a row.
func (r row) span(ws []word) pipeline.Span {
	return pipeline.Span{Start: ws[r.first].Start, End: ws[r.last-1].End}
}
