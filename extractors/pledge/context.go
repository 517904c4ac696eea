package pledge

import (
	"strings"

	"readout/pipeline"
)

// relative reports a clause that only says which thing is meant: "commitments
// that our leaders will adopt", "the steps the organization planned to take".
func (d *document) relative(c *candidate, s subject) bool {
	ws := c.words
	k := s.first - 1
	if k < 1 {
		return false
	}
	if ws[k].low == "that" && d.toldBefore(ws, k) {
		return false
	}
	if ws[k].low == "that" || ws[k].low == "which" {
		b := ws[k-1]
		for j := k - 2; j >= 0 && k-j < 10 && (isNominal(ws[j]) || ws[j].ent >= 0 || ws[j].tag == "DT" || ws[j].low == "to" || ws[j].low == "from"); j-- {
			if d.x.vocab.has(listThatNouns, ws[j].low) && (ws[j+1].low == "to" || ws[j+1].low == "from") {
				return false // "a message to the world that"
			}
		}
		return (b.tag == "NN" || b.tag == "NNS" || b.low == "everything" || b.low == "all" || b.low == "what") && b.ent < 0 && !d.x.vocab.has(listThatNouns, b.low) && !d.x.vocab.has(listReporting, b.low)
	}
	if (ws[k].tag == "NN" || ws[k].tag == "NNS" || ws[k].tag == "NNP" && ws[s.first].tag == "PRP") && ws[k].ent < 0 && !d.timexAt(ws[k].Span) && (ws[s.first].tag == "DT" || ws[s.first].tag == "PRP") {
		// Not behind a fronted phrase: "In the coming days the Minister will".
		j := k
		for j > 0 && k-j < 12 && ws[j-1].low != "," && !isClauseBreak(ws[j-1]) {
			j--
		}
		return ws[j].tag != "IN" && ws[j].tag != "TO" && ws[j].tag != "VBG" && !d.x.vocab.has(listReporting, ws[k].low)
	}
	return false
}

// restrictive reports "countries that" before the cue: whoever does so, not
// somebody in particular.
func (d *document) restrictive(c *candidate, s subject) bool {
	ws := c.words
	k := c.start - 1
	for k > 0 && (d.x.vocab.has(listAdverbs, ws[k].low) || isAux(ws[k])) {
		k--
	}
	if k > 0 && k == s.last && (ws[k].low == "that" || ws[k].low == "who") && ws[s.head].ent < 0 && !ws[s.head].capped && (ws[s.first].low == "a" || ws[s.first].low == "an") {
		return true // "a state that wants to"
	}
	return k > 0 && k == s.last && (ws[k].low == "that" || ws[k].low == "who" || ws[k].low == "which") && ws[s.head].tag == "NNS" && ws[s.head].ent < 0 && s.head-s.first < 2 && isNominal(ws[s.first]) && !ws[s.head].capped
}

// toldBefore reports whether the "that" at k opens what somebody was told or what
// was said at some time: "assured the other side that", "said yesterday that".
func (d *document) toldBefore(ws []word, k int) bool {
	for j := k - 1; j >= 0 && k-j < 9; j-- {
		w := ws[j]
		if w.low == "assured" || w.low == "told" || w.low == "informed" || w.low == "assures" || w.low == "notified" || w.low == "reminded" || w.low == "promised" || w.low == "promise" || w.low == "promises" {
			return true
		}
		if d.timexAt(w.Span) {
			continue
		}
		if w.tag == "VBD" || w.tag == "VBZ" {
			return d.x.vocab.has(listReporting, w.low) && d.timexAt(ws[k-1].Span)
		}
		if w.tag == "VB" && (d.x.vocab.has(listReporting, w.low+"d") || d.x.vocab.has(listReporting, w.low+"ed")) {
			return d.timexAt(ws[k-1].Span) // "I can announce today that we will"
		}
		if w.low == "," || w.low == ";" {
			return false
		}
	}
	return false
}

// longAgo reports whether the sentence dates an announcement to more than some days
// before the document.
func (d *document) longAgo(c *candidate, days int) bool {
	if d.doc.Date.IsZero() || len(c.words) == 0 {
		return false
	}
	hi := min(c.end+14, len(c.words)-1)
	for i := d.firstTimex(c.words[c.end-1].End); i < len(d.ann.Timexes) && d.ann.Timexes[i].Start < c.words[len(c.words)-1].End; i++ {
		if t := &d.ann.Timexes[i]; t.Label == pipeline.Date && t.End.Equal(d.doc.Date) && t.Begin.Equal(t.End) {
			return false // "Building on the Charter of 2001, they announced a fund today"
		}
	}
	for i := d.firstTimex(c.words[0].Start); i < len(d.ann.Timexes); i++ {
		t := &d.ann.Timexes[i]
		if t.Start > c.words[hi].End {
			return false
		}
		if t.Label == pipeline.Date && !t.End.IsZero() && t.End.Before(d.doc.Date.AddDate(0, 0, -days)) {
			return true
		}
	}
	return false
}

// agoBefore reports whether the giving of a promise is dated to the past: a time
// weeks before the document stands between the verb and what is promised, or
// opens the clause ("Last year, Kenya pledged to").
func (d *document) agoBefore(e *evidence) bool {
	c, ws := e.candidate, e.words
	if d.doc.Date.IsZero() {
		return false
	}
	ago := func(lo, hi int) bool {
		for k := max(lo, 0); k < hi; k++ {
			i := d.firstTimex(ws[k].Start)
			if i < len(d.ann.Timexes) {
				if t := &d.ann.Timexes[i]; t.Start <= ws[k].Start && t.Label == pipeline.Date && !t.End.IsZero() && t.End.Before(d.doc.Date.AddDate(0, 0, -14)) {
					return true
				}
			}
		}
		return false
	}
	if ago(c.word+1, c.end) {
		return true
	}
	lo := c.start
	for lo > 0 && c.start-lo < 14 && !isClauseBreak(ws[lo-1]) && ws[lo-1].low != "," {
		lo--
	}
	if lo > 0 && ws[lo-1].low == "," && lo-1 < 9 {
		lo = 0 // "Last year, we"
	} else if e.row.first == c.start && lo > 0 && ws[lo-1].low == "," && ago(0, 3) {
		return true // "Last autumn, as the threat grew, I authorized"
	}
	return e.row.first == c.start && ago(lo, c.start) || ago(lo, min(e.subject.first, c.start))
}

// conditional reports a bare supposition: "if asked, would".
func (d *document) conditional(c *candidate) bool {
	if c.cue.ID != "pledge/would" && !(c.cue.ID == "pledge/will-work-to" && c.words[c.word].low == "would") {
		return false
	}
	ws := c.words
	for k := c.start - 1; k >= 0 && c.start-k < 40; k-- {
		if ws[k].low == "if" {
			return true
		}
	}
	// would is a promise only where the words of somebody are reported.
	for k := c.start - 1; k >= 0 && c.start-k < maxBack; k-- {
		if ws[k].low == "that" && k > 1 && (ws[k-1].tag == "VBD" || (ws[k-1].tag == "RP" || ws[k-1].tag == "IN" || ws[k-1].low == "out") && ws[k-2].tag == "VBD") {
			return false // "set out that Ireland would"
		}
		if d.x.vocab.has(listReporting, ws[k].low) || ws[k].low == "that" && k > 0 && d.x.vocab.has(listThatNouns, ws[k-1].low) || ws[k].low == "which" && k > 0 && ws[k-1].low == "during" {
			return false
		}
	}
	_, framed := d.frame(ws, c.start) // "Peru would continue, the Minister affirmed."
	return !framed
}

// governs reports whether no verb of saying or promising stands in [from, to), so
// that a hope or belief before it still covers what follows.
func (d *document) governs(ws []word, from, to int) bool {
	for j := from; j < to; j++ {
		if ws[j].low == ";" || ws[j].ent < 0 && (ws[j].tag == "VBD" || ws[j].tag == "VBZ") && d.x.vocab.has(listReporting, ws[j].low) {
			return false
		}
	}
	return true
}

// andThat reports whether "and that" in [from, to) goes on with what is believed.
func andThat(ws []word, from, to int) bool {
	for k := from; k+1 < to; k++ {
		if isConj(ws[k].low) && ws[k+1].low == "that" {
			return true
		}
	}
	return false
}

// questioned reports a question, or a subordinate clause that supposes.
func (d *document) questioned(c *candidate) bool {
	ws := c.words
	if len(ws) == 0 {
		return true
	}
	for k := len(ws) - 1; k >= 0 && k > len(ws)-3; k-- {
		if ws[k].low == "?" {
			return true
		}
	}
	for k := c.start - 1; k >= 0 && c.start-k < 40; k-- {
		w := ws[k]
		if strings.HasPrefix(w.low, "hope") && k+1 < c.start && (ws[k+1].tag == "DT" || ws[k+1].tag == "PRP" || ws[k+1].tag == "PRP$" || ws[k+1].tag == "NN" || ws[k+1].low == ",") && isConj(ws[c.start-1].low) && d.governs(ws, k+1, c.start) && !hasModal(ws[k+1:c.start-1]) {
			return true // "I hope everything proceeds well and will"
		}
		if c.start-k >= 14 { // further off, only a belief still governs
			if v := d.x.vocab; w.low == ";" || w.low == "." {
				return false
			} else if v.has(listBelieving, w.low) && k+1 < len(ws) && ws[k+1].low == "that" && d.governs(ws, k+2, c.start) && (isConj(ws[c.start-1].low) || andThat(ws, k+2, c.start)) {
				return true // "confidence that this is right and will"
			}
			continue
		}
		switch {
		case w.low == ";" || w.low == ":" || w.low == ".":
			return false
		case (w.low == "certain" || w.low == "sure") && k > 0 && (isAux(ws[k-1]) || ws[k-1].tag == "RB") && d.governs(ws, k+1, c.start) && (ws[k+1].low == "that" || isPersonal(ws[k+1].low)):
			return true // "I am certain that, with your help, we will"
		case d.x.vocab.has(classSupposing, w.low):
			switch {
			case w.tag == "MD" && k+2 == c.start && isConj(ws[k+1].low), // "can and will"
				w.low == "can" && c.cue.ID == "pledge/announce" && k+1 == c.start, // "Today I can announce"
				w.tag == "MD" && k < c.start-3, w.low == "may" && w.tag != "MD", w.low == "can" && w.tag != "MD":
				continue // another verb's
			case w.tag == "MD":
				return true
			case (w.low == "before" || w.low == "until") && !d.clauseBehind(ws, k+1, c.start),
				w.low == "so" && k+1 < len(ws) && ws[k+1].low != "that",
				k == 0 && w.low != "when" && w.low != "if" && w.low != "unless",
				w.low == "why" && ws[k-1].low != "reason" && (ws[k-1].tag == "VBZ" || ws[k-1].tag == "RB"), // "that is why"
				w.ent >= 0:
				continue
			}
			if v := d.x.vocab; v.has(listBelieving, w.low) && k+1 < len(ws) && ws[k+1].low == "that" && d.governs(ws, k+2, c.start) {
				return true // "confident that, with your help, Peru will"
			}
			// The word must govern this clause: no break between.
			for j := k + 1; j < c.start; j++ {
				if ws[j].low == "," || ws[j].low == ";" {
					return false
				}
			}
			return true
		}
	}
	return false
}
