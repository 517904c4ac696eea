package pledge

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// item makes the row of one point, if it begins with a verb of the form that the
// lead-in asks for.
func (d *document) item(l *leadIn, i int) {
	s := d.read(i)
	ws := s.words
	k := 0
	for m := listMarker(d.doc.Text[s.Start:s.End]); k < len(ws) && ws[k].Start < s.Start+m; {
		k++
	}
	not := -1
	for k < len(ws) && (isPunct(ws[k].low) || ws[k].low == "to" || ws[k].tag == "CD" && k == 0 || ws[k].tag == "RB" && !d.isVerb(ws, k, l.form)) {
		if ws[k].low == "not" || ws[k].low == "never" {
			not = k
		}
		k++
	}
	from := d.labelOf(ws, k, l)
	if !from.empty() {
		k = from.last + 1
	} else if l.subject.empty() && l.agent != "parties" {
		return // nobody is said to act
	}
	if n := d.overLabel(ws, k, l.form); n > k {
		k = n
	} else if l.measures || l.form == "VBG" {
		k = d.overLabel(ws, k, "VBG")
	}
	if k >= len(ws) || ws[len(ws)-1].low == ":" && len(ws)-k < 12 {
		return // the heading of a point
	}
	// A capital makes the tagger read "Organizing" or "Establish" as a name.
	verbal := d.isVerb(ws, k, l.form) || l.measures && d.isVerb(ws, k, "VB") && !isNominal(ws[k]) || ws[k].ent < 0 && (l.form == "VBG" && strings.HasSuffix(ws[k].low, "ing") || d.x.vocab.has(listVerbs, lemma(ws[k].low)))
	if !verbal && l.direct && l.form == "VB" && ws[k].ent < 0 && k+1 < len(ws) && isLetter(ws[k].low) {
		switch t := ws[k].tag; t { // any word behind "will:" or "to:" is read as its verb
		case "NN", "JJ", "VBD", "VBN", "VBP", "NNP", "RP":
			n := ws[k+1]
			verbal = (t != "JJ" || d.x.verbs[ws[k].low]) && !d.labelled(ws, k) && (n.tag == "DT" || n.tag == "PRP$" || n.tag == "VBG" || isNominal(n) || n.ent >= 0 || n.tag == "IN" || n.tag == "TO")
		}
	}
	given := l.gives != "" && !verbal && !strings.HasPrefix(ws[k].tag, "V") && !hasModal(ws)
	if given {
		for k > 0 && d.x.vocab.has(classApproximate, ws[k-1].low) {
			k--
		}
	}
	if !verbal && !given && !(l.measures && !finite(ws, k) && (d.measure(ws, k) || d.deed(ws, k) || d.checkable(ws, k))) {
		return
	}
	if l.measures && verbal && d.headline(i) || verbal && d.x.vocab.has(classDeclaring, lemma(ws[k].low)) && !d.receives(ws, k) {
		return
	}
	if verbal && strings.HasSuffix(ws[k].low, "ing") {
		for j := k + 1; j+1 < len(ws) && j < k+60; j++ {
			if ws[j].low == "," && d.clauseStarts(ws, j+1) && !d.nounList(ws, j) {
				return // "Building on this, both countries intend": its own sentence
			}
		}
	}
	first := k
	if !verbal {
		k = -1
	}
	c := *l.candidate
	item := candidate{sentence: s, cue: c.cue, then: c.then, start: first, word: first, aux: first, end: first, neg: c.neg || not >= 0}
	rs := d.rows(&item, k)
	if len(rs) == 0 {
		return
	}
	// Means to one end: a point is one row, unless semicolons part it.
	cut := row{first: first, verb: k}
	if not >= 0 {
		cut.first = not
	}
	for _, r := range rs {
		if r.first > first && r.verb >= 0 && k >= 0 && parted(ws, r.first) {
			d.point(l, &item, cut, given, from)
			cut = row{first: r.first, verb: r.verb}
		}
		cut.last = r.last
	}
	d.point(l, &item, cut, given, from)
}

// point makes a row of a point under its lead-in. given says that the lead-in's
// verb is the act, from who the point says it comes from, if it does.
func (d *document) point(l *leadIn, item *candidate, r row, given bool, from subject) {
	ws, c := item.words, l.candidate
	first, k := r.first, r.verb
	e := l.evidence
	e.row = r
	if k >= 0 {
		e.verb = lemma(ws[k].low)
	} else if given {
		e.verb = l.gives
	}
	p := pipeline.Pledge{Span: r.span(ws), Trigger: l.trigger, Rule: c.cue.ID, TriggerText: d.text(l.trigger)}
	if from.empty() {
		from = d.giver(ws, first)
	}
	if !from.empty() { // "a commitment from the X Foundation"
		o := e
		o.candidate, o.subject = item, from
		d.pledgers(&p, &o)
	} else {
		d.pledgers(&p, &e)
	}
	inner := e
	inner.candidate = item
	inner.subject = subject{}
	d.parts(&p, &inner)
	d.kind(&p, &inner)
	d.act(&p, &inner)
	p.Speaker, p.SpeakerSpan, p.Attribution = l.speaker.name, l.speaker.span, l.speaker.attribution
	d.judge(&p, &inner)
	if len(p.PledgerIDs) == 0 && l.subject.kind == "thing" && len(d.issuer.ids) == 1 && isISO3(d.issuer.ids[0]) {
		// An initiative of the issuer: what it will do, the issuer does.
		p.PledgerIDs, p.PledgerSide = slices.Clone(d.issuer.ids), pipeline.SideIssuer
	}
	d.out = append(d.out, p)
}

// parted reports whether a semicolon stands before word i, "and" between.
func parted(ws []word, i int) bool {
	for k := i - 1; k >= 0 && i-k < 4; k-- {
		if ws[k].low == ";" {
			return true
		}
		if !isConj(ws[k].low) && ws[k].tag != "RB" {
			return false
		}
	}
	return false
}

// overLabel returns the word behind the label of a point: "Education: Provide
// 500 scholarships". It returns k if there is no label with a verb behind it.
func (d *document) overLabel(ws []word, k int, form string) int {
	for j := k + 1; j+1 < len(ws) && j < k+9; j++ {
		if ws[j].low == ":" {
			if d.isVerb(ws, j+1, form) || d.x.vocab.has(listVerbs, lemma(ws[j+1].low)) {
				return j + 1
			}
			return k
		}
		if ws[j].tag == "MD" || ws[j].tag == "VBZ" {
			break
		}
	}
	return k
}

// labelOf returns the state or body that a point names before a colon, where the
// list is of measures: "Norway: 300 million kroner"; empty if it names none.
func (d *document) labelOf(ws []word, k int, l *leadIn) subject {
	if !l.measures || ws[k].ent < 0 || d.ents[ws[k].ent].label == pipeline.Person {
		return subject{}
	}
	j := k
	for j < len(ws) && (ws[j].ent >= 0 || ws[j].low == "of" || ws[j].low == "and" || ws[j].tag == "DT") {
		j++
	}
	if j+1 >= len(ws) || ws[j].low != ":" {
		return subject{}
	}
	return subject{first: k, last: j, head: d.headOf(ws, k, j), kind: "entity"}
}

// labelled reports whether a colon closes the first words of a point: a label.
func (d *document) labelled(ws []word, k int) bool {
	for j := k + 1; j+1 < len(ws) && j < k+6; j++ {
		if ws[j].low == ":" {
			return true
		}
	}
	return false
}

// checkable reports whether the noun phrase at k, without a verb behind it, names
// a thing that can be set up: "A new consulate in Gaborone".
func (d *document) checkable(ws []word, k int) bool {
	for j := k; j < len(ws) && j < k+9; j++ {
		if d.x.vocab.has(listChecksNouns, ws[j].low) {
			return true
		}
	}
	return false
}

// finite reports whether a main verb follows close behind k: the point is a
// sentence of its own.
func finite(ws []word, k int) bool {
	for j := k; j < len(ws) && j < k+16; j++ {
		switch ws[j].low {
		case "which", "that", "who", "whose", ";":
			return false
		}
		if ws[j].ent < 0 && (ws[j].tag == "MD" || ws[j].tag == "VBZ" && ws[j].low != "'s" || ws[j].tag == "VBD" && j > k && (isNominal(ws[j-1]) || ws[j-1].ent >= 0) && j+1 < len(ws) && ws[j+1].tag != "IN") {
			return true
		}
	}
	return false
}

// headline reports whether the sentence only heads its point: it is short, and
// more sentences follow that say what is done.
func (d *document) headline(i int) bool {
	s := &d.ann.Sentences[i]
	if i+1 >= len(d.ann.Sentences) || d.ann.Sentences[i+1].Paragraph != s.Paragraph || s.Last-s.First > 9 {
		return false
	}
	q := d.firstQuantity(s.Start)
	return q >= len(d.ann.Quantities) || d.ann.Quantities[q].Start >= s.End
}

// giver returns who a point says its measure comes from, empty if it does not.
func (d *document) giver(ws []word, first int) subject {
	for k := first; k+1 < len(ws) && k < first+9; k++ {
		if ws[k].low != "from" || k == first || ws[k-1].low != "commitment" && ws[k-1].low != "pledge" && ws[k-1].low != "contribution" && ws[k-1].low != "investment" {
			continue
		}
		j := k + 1
		for j < len(ws) && j < k+12 && (ws[j].ent >= 0 || isNominal(ws[j]) || ws[j].tag == "DT" || ws[j].low == "of") {
			j++
		}
		if j == k+1 {
			break
		}
		s := subject{first: k + 1, last: j}
		s.head = d.headOf(ws, s.first, s.last)
		if s.kind = d.kindOf(ws, s); s.kind == "entity" || s.kind == "actor" {
			return s
		}
		break
	}
	return subject{}
}
