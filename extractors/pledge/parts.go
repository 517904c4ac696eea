package pledge

import (
	"strings"

	"readout/pipeline"
)

// parts finds condition, deadline, amounts and counterparts of a row.
func (d *document) parts(p *pipeline.Pledge, e *evidence) {
	d.condition(p, e)
	if p.Condition.IsZero() {
		d.insertedCondition(p, e)
	}
	if p.Condition.IsZero() {
		d.frontedCondition(p, e)
	}
	d.deadline(p, e)
	d.amounts(p, e)
	d.counterparts(p, e)
}

// conditionAt reports whether a condition opens at word k: a phrase of the list
// with a clause behind it, or "weather permitting".
func (d *document) conditionAt(ws []word, k int) bool {
	if k >= len(ws) {
		return false
	}
	switch ws[k].low {
	case "once":
		if k+1 < len(ws) && (ws[k+1].low == "again" || ws[k+1].low == "a") {
			return false
		}
	case "should":
		return d.shouldAt(ws, k) > 0
	case "until", "at", "pending":
		if d.noCondition(ws, k) {
			return false
		}
	case "assuming":
		if k > 0 && ws[k-1].low != "," && !isConj(ws[k-1].low) {
			return false // "look forward to assuming the chair"
		}
	case "provided":
		if k == 0 || ws[k-1].low != "," && ws[k-1].low != "“" || k+1 < len(ws) && (ws[k+1].low == "by" || ws[k+1].low == "to" || ws[k+1].low == "for") {
			return false
		}
	case "as", "where", "if":
		if k+1 < len(ws) && (ws[k+1].low == "appropriate" || ws[k+1].low == "necessary" || ws[k+1].low == "needed") {
			return false
		}
	}
	return d.x.vocab.startsPhrase(listConditions, ws, k) > 0 || permitting(ws, k) > 0
}

// shouldAt returns the verb of an inverted condition that opens at k, "should the
// studies be positive"; 0 if none does.
func (d *document) shouldAt(ws []word, k int) int {
	if ws[k].low != "should" || k+2 >= len(ws) || k > 0 && ws[k-1].low != "," && !isConj(ws[k-1].low) && !isPunct(ws[k-1].low) && !(ws[k+1].low == "that" || ws[k+1].low == "this" || ws[k+1].low == "it" || ws[k+1].low == "they") {
		return 0
	}
	if n := ws[k+1]; !(n.low == "that" || n.tag == "DT" || n.tag == "PRP" || n.tag == "PRP$" || n.ent >= 0 || isNominal(n)) {
		return 0
	}
	for j := k + 2; j < len(ws) && j < k+14; j++ {
		if d.isVerb(ws, j, "VB") || ws[k+1].tag == "PRP" && ws[j].tag != "RB" || ws[j].low == "be" {
			return j
		}
		if ws[j].low == "so" && j+1 < len(ws) && isLetter(ws[j+1].low) {
			return j + 1 // "should the Council so request"
		}
		if ws[j].low == "," || ws[j].tag == "MD" {
			return 0
		}
		if n := ws[j]; j+1 < len(ws) && n.ent < 0 && !n.capped && n.depth == 0 && isLetter(n.low) && n.tag != "IN" && n.tag != "DT" && (ws[j+1].tag == "IN" || ws[j+1].tag == "PRP" || ws[j+1].tag == "TO" || ws[j+1].tag == "DT") {
			return j // "should the Council ask for it", a verb that nobody knows
		}
	}
	return 0
}

// noCondition reports words that look like those of a condition at k and set none:
// "until then", "all pending files", and a request that has been made, "at the
// request of the Kenyan authorities" (but "at the request of any member").
func (d *document) noCondition(ws []word, k int) bool {
	switch ws[k].low {
	case "in":
		return k+3 < len(ws) && ws[k+1].low == "the" && ws[k+2].low == "event" && ws[k+3].low != "of" && ws[k+3].low != "that"
	case "if": // "determine independently if a project is suitable"
		for j := k - 1; j >= 0 && k-j < 3; j-- {
			if d.x.vocab.has(classInquiring, ws[j].low) {
				return true
			}
		}
	case "until":
		return k+1 < len(ws) && (ws[k+1].low == "then" || ws[k+1].low == "now" || ws[k+1].low == "recently")
	case "at":
		if k+4 >= len(ws) || ws[k+1].low != "the" || ws[k+2].low != "request" {
			return false
		}
		switch ws[k+4].low {
		case "any", "either", "each", "a", "an", "one", "another":
			return false
		}
		return true
	case "pending":
		return k > 0 && (ws[k-1].tag == "DT" || ws[k-1].tag == "PRP$" || ws[k-1].tag == "JJ" || ws[k-1].tag == "CD" || strings.HasPrefix(ws[k-1].tag, "VB") || ws[k-1].low == "all")
	}
	return false
}

// permitting returns the word behind "water levels permitting" at k, 0 if it does
// not stand there.
func permitting(ws []word, k int) int {
	for j := k; j < len(ws) && j < k+5; j++ {
		if j > k && (ws[j].low == "permitting" || ws[j].low == "allowing") && (j+1 == len(ws) || isPunct(ws[j+1].low)) {
			return j + 1
		}
		if !isNominal(ws[j]) && ws[j].tag != "DT" {
			return 0
		}
	}
	return 0
}

// clauseBehind reports whether a clause, not a time or noun, follows "before".
func (d *document) clauseBehind(ws []word, k, last int) bool {
	for j := k; j < last && j < k+9 && ws[j].low != ","; j++ {
		switch ws[j].low {
		case "is", "are", "has", "have", "was", "were":
			return j > k
		}
		if d.timexAt(ws[j].Span) {
			return false
		}
	}
	return false
}

// condition finds "if ...", "subject to ..." inside the row or right after it.
func (d *document) condition(p *pipeline.Pledge, e *evidence) {
	ws, v := e.words, d.x.vocab
	for k := e.row.first; k < e.row.last; k++ {
		n := v.startsPhrase(listConditions, ws, k)
		if d.shouldAt(ws, k) > 0 {
			n = 1
		}
		if n > 0 && d.noCondition(ws, k) {
			continue
		}
		if low := ws[k].low; n > 0 && (low == "once" || low == "should" || low == "provided" || low == "assuming") && !d.conditionAt(ws, k) {
			continue
		}
		if ws[k].low == "until" && d.timeOnly(ws, k+1, e.row.last) {
			continue // "until the end of 2032"
		}
		if j := permitting(ws, k); j > 0 && j <= e.row.last && k > e.row.first && ws[k-1].low == "," {
			p.Condition = pipeline.Span{Start: ws[k].Start, End: ws[j-1].End}
			return
		}
		if ws[k].low == "before" && d.clauseBehind(ws, k+1, e.row.last) || ws[k].low == "without" && e.neg && k+1 < e.row.last && ws[k+1].tag != "VBG" {
			n = 1
		}
		if n == 0 || ws[k].low == "as" && k+3 < len(ws) && (ws[k+3].low == "possible" || ws[k+3].low == "practicable" || ws[k+3].low == "feasible" || ws[k+3].low == "it" && k+4 < len(ws) && ws[k+4].low == "takes" || d.timexAt(ws[k+3].Span)) {
			continue // "as long as it takes", "as soon as 2032"
		}
		if ws[k].low == "as" && k > 0 && (ws[k-1].low == "for" || ws[k-1].low == "long") { // "for as long as it takes" is a duration
			continue
		}
		if ws[k].low == "if" && k > 0 && (ws[k-1].low == "see" || ws[k-1].low == "ask") {
			continue
		}
		end := k + n
		for v.startsPhrase(classQualified, ws, k) == 0 && end < e.row.last && ws[end].low != "," && ws[end].low != ";" {
			end++
		}
		if end == k+1 {
			continue // "provided, of course"
		}
		p.Condition = pipeline.Span{Start: ws[k].Start, End: ws[end-1].End}
		return
	}
}

// timeOnly reports whether a time, and no clause, follows at k.
func (d *document) timeOnly(ws []word, k, last int) bool {
	for j := k; j < last && j < k+5; j++ {
		if d.timexAt(ws[j].Span) {
			return true
		}
		if ws[j].tag != "DT" && ws[j].low != "end" && ws[j].low != "of" && ws[j].low != "at" && ws[j].low != "least" && ws[j].tag != "JJ" && ws[j].tag != "IN" && ws[j].low != "beginning" && ws[j].low != "middle" {
			return false
		}
	}
	return false
}

// insertedCondition finds a condition between commas right before the row: "and,
// once the register is published, dispatch a team".
func (d *document) insertedCondition(p *pipeline.Pledge, e *evidence) {
	ws, last := e.words, e.row.first-1
	if last < 2 || last >= len(ws) || ws[last].low != "," {
		return
	}
	for k := last - 1; k > 0 && last-k < 18; k-- {
		if ws[k-1].low == "," {
			if d.conditionAt(ws, k) {
				p.Condition = pipeline.Span{Start: ws[k].Start, End: ws[last-1].End}
			}
			return
		}
	}
}

// frontedCondition finds "If X, we will": a condition that opens the sentence.
func (d *document) frontedCondition(p *pipeline.Pledge, e *evidence) {
	ws := e.words
	k := 0
	for k < len(ws) && (isPunct(ws[k].low) || isConj(ws[k].low)) {
		k++
	}
	if e.subject.empty() || k >= e.subject.first || d.x.vocab.startsPhrase(listConditions, ws, k) == 0 && d.shouldAt(ws, k) == 0 || d.noCondition(ws, k) || ws[k].low == "once" && !d.conditionAt(ws, k) || ws[k].low == "until" && d.timeOnly(ws, k+1, e.subject.first) {
		return
	}
	for j := k + 1; j < e.subject.first; j++ {
		if ws[j].low == "," && e.subject.first-j <= 3 {
			if j+1 < e.subject.first && d.x.vocab.has(listReporting, ws[e.subject.first-1].low) || d.x.vocab.startsPhrase(classAside, ws, k) > 0 {
				return
			}
			p.Condition = pipeline.Span{Start: ws[k].Start, End: ws[j-1].End}
		}
	}
}

// counterparts finds to whom the act is promised: names after "with", "to",
// "for", "of" and as objects of verbs of meeting.
func (d *document) counterparts(p *pipeline.Pledge, e *evidence) {
	ws, v := e.words, d.x.vocab
	for k := e.row.first; k < e.row.last && len(p.Counterparts) < 6; k++ {
		w := ws[k]
		takes := false
		switch w.low {
		case "with", "for", "alongside":
			takes = true
		case "to":
			takes = k+1 < e.row.last && !d.isVerb(ws, k+1, "VB") && k >= e.end
		}
		if k == e.row.verb {
			takes = takes || v.has(classMeeting, e.verb)
		}
		if !takes || k+1 >= e.row.last {
			continue
		}
		j := k + 1
		for j < e.row.last && (ws[j].low == "with" || ws[j].low == "on") {
			j++
		}
		n := j
		has := false
		for n < e.row.last && n-j < 14 && !(n > j && d.timexAt(ws[n].Span)) {
			x := ws[n]
			if x.ent >= 0 {
				if d.ents[x.ent].label != pipeline.Norp {
					has = true
				}
				n++
				continue
			}
			if isNominal(x) || x.tag == "DT" || x.tag == "PRP$" || x.tag == "POS" || x.low == "of" || x.low == "'s" {
				has = has || v.has(listActors, x.low)
				n++
				continue
			}
			break
		}
		for n > j && (ws[n-1].low == "of" || ws[n-1].tag == "DT" || ws[n-1].low == "'s") {
			n--
		}
		if has && n > j && n-j < 12 {
			sp := pipeline.Span{Start: ws[j].Start, End: ws[n-1].End}
			pa := pipeline.Party{Span: sp, Text: d.text(sp)}
			d.identify(&pa, ws[j:n])
			p.Counterparts = append(p.Counterparts, pa)
			k = n - 1
		}
	}
}
