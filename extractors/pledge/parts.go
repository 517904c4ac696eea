package pledge

import (
	"readout/pipeline"
)

// parts finds condition, deadline, amounts and counterparts of a row.
func (d *document) parts(p *pipeline.Pledge, e *evidence) {
	d.condition(p, e)
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
	case "as", "where", "if":
		if k+1 < len(ws) && (ws[k+1].low == "appropriate" || ws[k+1].low == "necessary" || ws[k+1].low == "needed") {
			return false
		}
	}
	return d.x.vocab.startsPhrase(listConditions, ws, k) > 0 || permitting(ws, k) > 0
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
		if j := permitting(ws, k); j > 0 && j <= e.row.last && k > e.row.first && ws[k-1].low == "," {
			p.Condition = pipeline.Span{Start: ws[k].Start, End: ws[j-1].End}
			return
		}
		if ws[k].low == "before" && d.clauseBehind(ws, k+1, e.row.last) || ws[k].low == "without" && e.neg && k+1 < e.row.last && ws[k+1].tag != "VBG" {
			n = 1
		}
		if n == 0 || ws[k].low == "should" && k > 0 && isNominal(ws[k-1]) || ws[k].low == "once" && k+1 < len(ws) && (ws[k+1].low == "again" || ws[k+1].low == "a") {
			continue
		}
		if ws[k].low == "as" && k > 0 && ws[k-1].low == "for" { // "for as long as it takes" is a duration
			continue
		}
		if ws[k].low == "if" && k > 0 && (ws[k-1].low == "see" || ws[k-1].low == "ask") {
			continue
		}
		end := k + n
		for end < e.row.last && ws[end].low != "," && ws[end].low != ";" {
			end++
		}
		p.Condition = pipeline.Span{Start: ws[k].Start, End: ws[end-1].End}
		return
	}
}

// frontedCondition finds "If X, we will": a condition that opens the sentence.
func (d *document) frontedCondition(p *pipeline.Pledge, e *evidence) {
	ws := e.words
	k := 0
	for k < len(ws) && (isPunct(ws[k].low) || isConj(ws[k].low)) {
		k++
	}
	if e.subject.empty() || k >= e.subject.first || d.x.vocab.startsPhrase(listConditions, ws, k) == 0 {
		return
	}
	for j := k + 1; j < e.subject.first; j++ {
		if ws[j].low == "," && e.subject.first-j <= 3 {
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
			switch e.verb {
			case "meet", "host", "welcome", "support", "help", "provide", "assist", "invite", "join", "call", "give", "offer":
				takes = true
			}
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
		for n < e.row.last && n-j < 14 {
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
