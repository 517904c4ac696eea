package pledge

import (
	"strings"

	"readout/pipeline"
)

// andTo reports whether a verb stands at i and "and to" with another follows:
// "agreed to A, to B and to C".
func (d *document) andTo(ws []word, i int) bool {
	if i >= len(ws) || !d.toVerb(ws, i) {
		return false
	}
	for k := i; k+2 < len(ws) && k < i+40; k++ {
		if ws[k].low == "and" && ws[k+1].low == "to" && d.toVerb(ws, k+2) {
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
		named := ws[k-1].ent >= 0 && d.ents[ws[k-1].ent].label == pipeline.Person
		if w.tag == "VBD" && (named || v.has(listFinite, w.low) || v.has(listReporting, w.low)) && k+1 < len(ws) && ws[k+1].low != "by" {
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
	limit := i + 9
	if i > 0 && closesQuote(ws[i-1].low) {
		limit = i + 18 // behind a quotation stands who said it, however long the office
	}
	for k := i; k < len(ws) && k < limit; k++ {
		w := ws[k]
		if w.low == "told" && k > i && k+1 < len(ws) {
			return true
		}
		if limit > i+9 && k > i && (isConj(w.low) || w.tag == "POS" || w.low == "'s") {
			continue
		}
		if v.has(listReporting, w.low) && (w.tag == "VBD" || w.tag == "VBZ" || w.tag == "VBN" || w.low == "said" || w.low == "added") && k > i {
			// The tail ends the sentence or goes on with a comma or full stop.
			return k+1 >= len(ws) || isPunct(ws[k+1].low) || ws[k+1].tag == "IN" || ws[k+1].tag == "RB" || ws[k+1].low == "on"
		}
		if v.has(classTelling, w.low) {
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
				if (n.tag == "NN" || n.tag == "NNS") && (w.low == "shared" || w.low == "agreed" || w.low == "renewed" || w.low == "suggested") {
					return false
				}
			}
			return true
		}
	case "VBP":
		return v.has(listFinite, w.low) && !v.has(listVerbs, w.low) || past && (v.has(classDeclaring, w.low) || d.reaffirming(w.low))
	}
	return false
}

// reaffirming reports words with which a reaffirmation may begin: "reiterate".
func (d *document) reaffirming(low string) bool {
	for _, f := range d.x.forms[low] {
		if f.cue.Class == classReaffirm {
			return true
		}
	}
	return false
}

// meanwhile returns the gerund at k, "also" before it, that goes on with what is
// promised behind "while"; 0 if none stands there.
func (d *document) meanwhile(ws []word, k int) int {
	for k < len(ws) && (d.x.vocab.has(listAdverbs, ws[k].low) || ws[k].tag == "RB") {
		k++
	}
	if k+1 < len(ws) && ws[k].tag == "VBG" && d.isVerb(ws, k, "VBG") && ws[k+1].tag != "IN" && !d.tells(ws[k].low) {
		return k
	}
	return 0
}

// tells reports gerunds of verbs that report words: "stressing", "pointing out".
func (d *document) tells(gerund string) bool {
	l := lemma(gerund)
	return d.x.vocab.has(listReporting, l+"ed") || d.x.vocab.has(listReporting, l+"d") || d.x.vocab.has(listPresuming, l) || d.x.vocab.has(listPraising, gerund) || l == "say" || l == "call" || l == "urge"
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
		if ws[n].low != "and" && !(ws[n].low == "or" && c.neg) {
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
	if k >= 0 && c.cue.Class != classModal && form == "VB" && d.opensCue(ws, k) {
		return false // "affirm our commitment to A and intend to B"
	}
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
	case next.tag == "DT", next.tag == "PRP$", isNominal(next), next.tag == "$", next.low == "“", next.low == "\"", next.ent >= 0, next.tag == "PRP", next.tag == "VBG", next.tag == "TO", next.low == "all":
	case next.tag == "RB", next.low == "with", next.low == "to", next.low == "on", next.low == "in", next.low == "up", next.low == "out", next.low == "towards", next.low == "against", next.low == "for", next.low == "over" && ws[k].low == "hand":
		if ws[k].tag != "VB" && d.x.vocab.has(listAmbiguous, ws[k].low) && !(ws[k].low == "work" && (next.low == "on" || next.low == "with" || next.low == "towards")) {
			return false
		}
	case next.tag == "VB" && (ws[k].low == "help" || ws[k].low == "go" || ws[k].low == "come"):
	default:
		return false
	}
	// "trade and support measures": a noun; the tagger said verb or the list did.
	if ws[k].tag != "VB" && d.x.vocab.has(listAmbiguous, ws[k].low) {
		switch {
		case next.low == "to" && k+2 < len(ws) && ws[k+2].tag == "PRP": // "and report to me"
			return true
		case d.timexAt(ws[i-1].Span) && ws[i-1].Start < ws[i].Start: // "by May and exchange data"
			return true
		case next.tag == "DT", next.tag == "PRP$", next.tag == "CD", next.low == "more", next.ent >= 0 && ws[i].low == ",", d.countSoon(ws, k+1):
			return true
		}
		return ws[k].low == "work" && (next.low == "on" || next.low == "with" || next.low == "together" || next.low == "closely" || next.low == "towards" || next.low == "toward")
	}
	return true
}

// another reports whether at i stands what another party has promised or given,
// "Chad's pledge of": the first one's promise is told.
func (d *document) another(ws []word, i int) bool {
	k := i
	for k < len(ws) && k < i+8 && (ws[k].ent >= 0 || ws[k].tag == "DT") {
		k++
	}
	if k == i || k+1 >= len(ws) || ws[k-1].ent < 0 || ws[k].low != "'s" && ws[k].low != "'" {
		return false
	}
	for k++; k < len(ws) && ws[k].tag == "JJ"; k++ {
	}
	return k < len(ws) && (d.x.vocab.has(classCommitments, ws[k].low) || d.x.vocab.has(listMeasures, ws[k].low) || ws[k].low == "offer")
}

// parallel reports whether at i, behind "and", a verb in the present stands beside a
// trigger in the present, though the tagger takes it for a plural: "commits to
// lower its tariffs and identifies goods".
func (d *document) parallel(c *candidate, i int) bool {
	ws := c.words
	if c.cue.Class != classVerb && c.cue.Class != classReaffirm || !strings.HasSuffix(ws[c.word].low, "s") || i+1 >= len(ws) || !strings.HasSuffix(ws[i].low, "s") {
		return false
	}
	w, n := ws[i], ws[i+1]
	l := strings.TrimSuffix(w.low, "s")
	if y, ok := strings.CutSuffix(l, "ie"); ok {
		l = y + "y"
	}
	return w.tag == "NNS" && w.ent < 0 && d.x.vocab.has(listVerbs, l) && !d.x.vocab.has(listAmbiguous, l) &&
		(n.tag == "DT" || n.tag == "PRP$" || n.tag == "NNS" || n.ent >= 0 || n.tag == "JJ")
}

// opensCue reports whether the word at k commits in its own right and "to" follows:
// a further predicate with a trigger of its own.
func (d *document) opensCue(ws []word, k int) bool {
	if k+1 >= len(ws) || ws[k+1].low != "to" {
		return false
	}
	for _, f := range d.x.forms[ws[k].low] {
		if f.cue.Class == classVerb && len(f.words) == 1 {
			return true
		}
	}
	return false
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
		if ws[k].capped && k > 1 && ws[k-1].low != ":" && ws[k-1].low != ";" && ws[k-2].capped && isNominal(ws[k-2]) {
			return -1 // "Office to Monitor and Combat"
		}
		if d.isVerb(ws, k, form) && !(form == "VB" && ws[k].tag == "IN" && !d.x.vocab.has(listVerbs, ws[k].low)) {
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
	if last != "to" && c.cue.Class != classReaffirm && c.then != thenOn && c.then != thenDeed {
		return false
	}
	if d.isVerb(ws, n+1, "VBG") && len(ws[n+1].low) > 4 && strings.HasSuffix(ws[n+1].low, "ing") {
		return true
	}
	return !purpose && d.toVerb(ws, n+1)
}

// moneyNext reports whether an amount of money begins at n, its qualifier before.
func (d *document) moneyNext(ws []word, n int) bool {
	for k := n; k < len(ws) && k < n+4; k++ {
		if d.moneyAt(ws[k].Span) {
			return true
		}
		if !d.x.vocab.has(classApproximate, ws[k].low) {
			return false
		}
	}
	return false
}
