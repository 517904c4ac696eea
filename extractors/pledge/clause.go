package pledge

import (
	"sort"
	"strings"

	"readout/pipeline"
)

// A row is one pledge of a candidate's complement: the words [first, last).
type row struct {
	first, last int
	verb        int  // the word of the promised act, -1 if it is a noun
	neg         bool // it is promised not to act: "and not to levy duties"
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
	case thenObject:
		if c.gerund {
			form = "VBG"
		}
	case thenTo, thenAny, thenNoun, thenOn, thenBy, thenThat, thenDeed:
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
	if verb >= 0 && c.then != thenThat && (c.then == thenGerund || c.then == thenIn || c.then == thenIng || c.gerund) {
		form = "VBG"
	}
	past := c.cue.Past || c.cue.Class == classReaffirm || c.cue.Class == classNoun
	first := c.start
	out := []row{}
	cur := row{first: first, verb: verb}
	// "work to A, B and C" is one undertaking.
	purpose := strings.HasPrefix(c.ext, "work") // an infinitive of purpose has opened; what follows belongs to it
	object := false                             // something has followed the verb
	listed := false                             // behind "including by:", whose points belong to the row
	inner := false                              // inside a relative clause or that-clause
	naming := false                             // behind "including", up to the next comma
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
		if c.cue.Class == classNoun && object && w.ent < 0 && (w.low == "was" || w.low == "were") && i+1 < len(ws) && ws[i+1].tag == "VBN" && d.x.vocab.has(listAffirming, ws[i+1].low) {
			ends(i)
			break // "readiness to help Chad was confirmed"
		}
		switch w.low {
		case "”", "»":
			if !startQuoted && !opensBetween(ws, c.start, i) {
				ends(i) // a quotation that an earlier sentence has opened
				break scan
			}
		case ")":
			if w.depth < depth {
				ends(i)
				break scan
			}
			continue
		case ";":
			if n := i + 1; listed {
				continue
			} else if n < len(ws) && object && form == "VB" && c.then != thenThat {
				if isConj(ws[n].low) {
					n++
				}
				if k := d.conjunctVerb(ws, n, form); k > 0 && (ws[k].tag == "VB" || c.body > c.end) && !d.clauseStarts(ws, n) {
					cur.last = i
					out = append(out, trimRow(ws, cur))
					cur = row{first: k, verb: k}
					object, purpose, inner = false, false, false
					i = k
					continue
				}
			}
			if d.clauseStarts(ws, i+1) || !d.isVerb(ws, min(i+1, len(ws)-1), form) {
				ends(i)
				break scan
			}
			continue
		case ":", "?", "!":
			if w.quoted && !startQuoted {
				continue
			}
			if w.low == ":" && i+1 < len(ws) && (ws[i-1].low == "by" || ws[i-1].low == "including") && d.isVerb(ws, i+1, "VBG") {
				listed = true // "including by: accepting A; accepting B"
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
		case "nor":
			if i+1 < len(ws) && ws[i+1].tag == "MD" || i+1 < len(ws) && isAux(ws[i+1]) {
				ends(i)
				break scan
			}
		case "while", "whereas", "because", "although", "though", "but":
			if w.low == "while" && object && !inner && form == "VB" && verb >= 0 {
				if k := d.meanwhile(ws, i+1); k > 0 { // "while promoting wider use of"
					cur.last = i
					out = append(out, trimRow(ws, cur))
					cur = row{first: k, verb: k}
					object, purpose, inner, form = false, false, false, "VBG"
					i = k
					continue
				}
			}
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
			if naming = naming && ws[i-1].low == "including"; naming {
				continue // "including, partner governments"
			}
			if object && d.conditionAt(ws, i+1) {
				inner = true // ", once procedures are completed"
				continue
			}
			if ofWhich(ws, i+1) || c.start > 0 && (ws[c.start-1].low == "who" || ws[c.start-1].low == "which") && (n.tag == "VBD" || n.tag == "VBN" || n.tag == "VBZ" || n.tag == "MD") && n.ent < 0 {
				ends(i) // "The envoy, who will lead the mission, arrived"
				break scan
			}
			if isConj(n.low) && gapThat(ws, i+2) {
				ends(i)
				break scan
			}
			if m := d.timeBehind(ws, i+1); m > 0 {
				i = m // ", which has not met since May, by June"
				continue
			}
			switch n.low {
			case "which", "who", "whose", "where", "whom", "while", "whereas", "but", "so", "with":
				if k := d.meanwhile(ws, i+2); n.low == "while" && object && form == "VB" && verb >= 0 && k > 0 {
					continue // the next word splits
				}
				if n.low != "with" || d.clauseLater(ws, i+1) {
					if !(n.low == "but" && !d.clauseStarts(ws, i+2)) {
						ends(i)
						break scan
					}
				}
			case "as":
				if i+2 < len(ws) && (ws[i+2].tag == "VBN" || ws[i+2].low == "set") && closingComma(ws, i+1, 24) > 0 {
					continue // ", as set forth in the order,"
				}
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
			if c.cue.Class == classNoun && isConj(n.low) && d.another(ws, i+2) {
				ends(i)
				break scan
			}
			if d.saysTail(ws, i+1) || d.clauseStarts(ws, i+1) && !d.nounList(ws, i) {
				ends(i)
				break scan
			}
			if d.finitePast(ws, i+1, past) || isConj(n.low) && d.parallel(c, i+2) {
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
				k := i + 1
				if isConj(ws[k].low) {
					k++
				}
				if k = d.conjunctVerb(ws, k, form); k <= i {
					continue
				}
				cur.last = i
				out = append(out, cur)
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
			if ws[n].low == "that" && c.then != thenThat && n+1 < len(ws) && ws[n+1].tag != "IN" {
				ends(i) // "and that": a further clause of the report
				break scan
			}
			if ws[n].low == "," && n+1 < len(ws) && (d.conditionAt(ws, n+1) || permitting(ws, n+1) > 0 || ws[n+1].tag == "IN" || ws[n+1].low == "where") {
				// "and, once the register is published, dispatch a team"
				if m := closingComma(ws, n, 16); m > 0 && m+1 < len(ws) && !d.clauseStarts(ws, m+1) && (d.isVerb(ws, m+1, form) || isAux(ws[m+1]) || d.finitePast(ws, m+1, past)) {
					n = m + 1
				}
			}
			if d.clauseStarts(ws, n) || gapThat(ws, n) || d.finitePast(ws, n, past) || d.exhorts(ws, n) || c.cue.Class == classNoun && d.another(ws, n) || d.parallel(c, n) || c.cue.Class != classModal && form == "VB" && !purpose && d.opensCue(ws, n) {
				ends(i)
				break scan
			}
			if object && !inner && c.then == thenInfinitive && c.cue.Class == classVerb && n+2 < len(ws) && ws[n].low == "not" && ws[n+1].low == "to" && d.isVerb(ws, n+2, "VB") {
				cur.last = i
				out = append(out, trimRow(ws, cur))
				cur = row{first: n, verb: n + 2, neg: true}
				object, purpose = false, false
				i = n + 2
				continue
			}
			if object && c.then == thenMoney && d.moneyNext(ws, n) { // "$30 million in aid and $100 million for"
				cur.last = i
				out = append(out, trimRow(ws, cur))
				cur = row{first: n, verb: -1}
				object, purpose, inner = false, false, false
				continue
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
			if naming && form == "VBG" {
				continue // "including via accounting and reporting"
			}
			if object && !inner && !purpose && verb >= 0 && (w.low != "or" || c.neg) && ws[i-1].tag != "IN" && ws[i-1].tag != "TO" && d.conjunct(c, i, n, form) {
				if isConj(ws[n].low) {
					n++ // "and and"
				}
				k := d.conjunctVerb(ws, n, form)
				if k <= i {
					continue
				}
				cur.last = i
				out = append(out, trimRow(ws, cur))
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
		case w.low == "including":
			naming = true
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

// span returns the text span of a row.
func (r row) span(ws []word) pipeline.Span {
	return pipeline.Span{Start: ws[r.first].Start, End: ws[r.last-1].End}
}
