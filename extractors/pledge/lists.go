package pledge

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"readout/pipeline"
)

// A leadIn is a sentence such as "The leaders will:" whose trigger and subject
// the items of the list below inherit.
type leadIn struct {
	evidence
	trigger   pipeline.Span
	paragraph int // of the last item read, or of the lead-in
	item      int // paragraph of the item being read, -1 before the first
	first     int
	form      string // VB or VBG, what items begin with
	measures  bool   // items may be measures: "$5 million for clinics"
	numbered  bool   // the items have numbers
	direct    bool   // nothing stands between the trigger and the colon
	gives     string // the verb whose objects the items are: "We will provide:"
	bare      bool   // only the subject is inherited, each item has its own cue: "The United States:"
}

// leadIn returns the lead-in that a sentence makes, nil if it ends otherwise
// than with a colon or its trigger is not free.
func (d *document) leadIn(s *sentence, cands []candidate) *leadIn {
	ws := s.words
	if len(ws) == 0 || ws[len(ws)-1].low != ":" {
		return nil
	}
	if l := d.included(s); l != nil {
		return l
	}
	if l := d.bareLead(s); l != nil {
		return l
	}
	if len(cands) == 0 {
		return nil
	}
	c := cands[len(cands)-1]
	announces := c.cue == d.x.announce || c.cue.ID == "pledge/announcing"
	form, gives := "", ""
	n := len(ws) - 1
	if c.end == n-1 && d.x.vocab.has(classSupplying, ws[n-1].low) {
		gives = ws[n-1].low
	}
	switch {
	case c.end == n:
		form = "VB"
		if c.then == thenGerund || c.then == thenTo {
			form = "VBG"
		}
	case n > 0 && (ws[n-1].low == "by" || ws[n-1].low == "on" || ws[n-1].low == "through" || ws[n-1].low == "in"):
		form = "VBG"
	case n > 0 && ws[n-1].low == "to":
		form = "VB"
	case c.end == n-1 && c.then != thenGerund && d.x.vocab.has(classSupplying, ws[n-1].low):
		form = "VB"
	default:
		form = "VB"
		if c.cue.Class != classModal && c.cue.Class != classVerb && !announces {
			return nil
		}
		// "agreed to the following steps:", "will take the following actions:"
		if !d.enumerates(ws, c.end) {
			return nil
		}
	}
	e := evidence{candidate: &c, govern: -1}
	e.subject = d.subjectFor(&e)
	if e.subject.empty() || e.subject.kind == "thing" && !(c.end == n && d.acronym(ws[e.subject.head])) || e.subject.kind == "none" {
		return nil
	}
	e.speaker = d.speechOf(&c, e.subject)
	return &leadIn{evidence: e, trigger: pipeline.Span{Start: ws[c.start].Start, End: ws[c.end-1].End},
		paragraph: s.Paragraph, item: -1, form: form, measures: announces || c.cue.ID == "pledge/agree", direct: c.end == n || ws[n-1].low == "to", gives: gives}
}

// acronym reports a word in capitals that nobody knows, which may be a body's.
func (d *document) acronym(w word) bool {
	t := d.text(w.Span)
	return len(t) > 2 && len(t) < 9 && t == strings.ToUpper(t) && t != strings.ToLower(t)
}

// leads is the cheap test for a sentence that may be a lead-in without a cue.
func (d *document) leads(s *pipeline.Sentence) bool {
	t := d.doc.Text[s.Start:s.End]
	return strings.HasSuffix(t, ":") && len(t) < 4000 && (len(t) < 160 || strings.Contains(t, " include"))
}

// enumerates reports whether words from i on announce a list: "the following
// steps", "a series of new actions".
func (d *document) enumerates(ws []word, i int) bool {
	for k := i; k < len(ws); k++ {
		if ws[k].low == "following" || d.x.vocab.has(listItems, ws[k].low) {
			return true
		}
	}
	return false
}

// bareLead makes a lead-in of a sentence that only names who acts, "In addition,
// the United States:"; the points below have verbs of their own. A sentence that
// says what was agreed, without saying by whom, is one of the parties.
func (d *document) bareLead(s *sentence) *leadIn {
	ws := s.words
	n := len(ws) - 1
	if n < 1 || n > 24 || s.Paragraph+1 >= d.paragraphs() {
		return nil
	}
	if w := ws[n-1]; w.low == "agreed" || w.low == "announced" || w.low == "decided" {
		if d.x.announce == nil || !d.enumerates(ws, 0) || !(ws[n-2].low == "were" || ws[n-2].low == "been") {
			return nil
		}
		cue := *d.x.announce
		cue.Impersonal = true
		c := candidate{sentence: s, cue: &cue, then: thenNoun, start: n - 1, word: n - 1, aux: n - 1, end: n}
		return &leadIn{evidence: evidence{candidate: &c, govern: -1, agent: "parties", subject: subject{kind: "none"}, speaker: speech{attribution: pipeline.AttributionAuthor}},
			trigger: w.Span, paragraph: s.Paragraph, item: -1, form: "VBG", measures: true}
	}
	if !(isNominal(ws[n-1]) || ws[n-1].ent >= 0 || isPersonal(ws[n-1].low)) || s.Speaker != "" {
		return nil
	}
	sub := d.phraseLeft(ws, n-1, false)
	if sub.empty() || sub.kind != "entity" && sub.kind != "actor" && sub.kind != "pronoun" || sub.first > 0 && ws[sub.first-1].low != "," || sub.first == 0 && sub.kind == "entity" && !d.groupish(ws, sub) {
		return nil
	}
	c := candidate{sentence: s, cue: d.x.announce, start: n, word: n, aux: n, end: n}
	return &leadIn{evidence: evidence{candidate: &c, subject: sub, govern: -1}, paragraph: s.Paragraph, item: -1, bare: true}
}

// groupish reports whether a phrase that stands alone before a colon can be the
// subject of the points below: a state or body, not the name of a person, who
// would be the speaker of a transcript.
func (d *document) groupish(ws []word, s subject) bool {
	for k := s.first; k < s.last; k++ {
		if e := ws[k].ent; e >= 0 && d.ents[e].label == pipeline.Person {
			return false
		}
	}
	return ws[s.first].tag == "DT" || isPersonal(ws[s.first].low)
}

// paragraphs is the number of paragraphs of the text.
func (d *document) paragraphs() int {
	if n := len(d.ann.Sentences); n > 0 {
		return d.ann.Sentences[n-1].Paragraph + 1
	}
	return 0
}

// included makes a lead-in of "U.S. announcements included:", which has no verb of
// its own for what is announced.
func (d *document) included(s *sentence) *leadIn {
	ws := s.words
	for k := len(ws) - 2; k > 0 && k > len(ws)-6 && d.x.announce != nil; k-- {
		switch ws[k].low {
		case "announcements", "commitments", "pledges":
		default:
			continue
		}
		if k+2 != len(ws)-1 || !strings.HasPrefix(ws[k+1].low, "include") {
			return nil
		}
		c := candidate{sentence: s, cue: d.x.announce, then: thenNoun, start: k, word: k, aux: k, end: k + 1}
		e := evidence{candidate: &c, govern: -1}
		e.possessor(d, k)
		if e.subject.empty() || e.subject.kind == "thing" {
			e.subject = subject{kind: "none"} // points may say whose they are
		}
		e.speaker = d.speechOf(&c, e.subject)
		return &leadIn{evidence: e, trigger: ws[k].Span, paragraph: s.Paragraph, item: -1, form: "VBG", measures: true}
	}
	return nil
}

// isItem reports whether a sentence is a point of a list.
func (d *document) isItem(s *pipeline.Sentence) bool {
	if s.Kind == pipeline.KindItem {
		return true
	}
	t := d.doc.Text[s.Start:s.End]
	if listMarker(t) > 0 {
		return true
	}
	r, _ := utf8.DecodeRuneInString(t)
	return strings.ContainsRune("-–—•*▪·●○‣", r) || len(t) > 4 && t[0] == '(' && (t[2] == ')' || t[3] == ')')
}

// listMarker returns the length of a number, letter or Roman numeral that opens a
// point, with its dot or brackets: "(a)", "ii.", "3)"; 0 if there is none.
func listMarker(t string) int {
	i := 0
	if i < len(t) && t[i] == '(' {
		i++
	}
	from := i
	for i < len(t) && i-from < 4 && (t[i] >= '0' && t[i] <= '9' || strings.IndexByte("ivx", t[i]) >= 0) {
		i++
	}
	if i == from && i < len(t) && t[i] >= 'a' && t[i] <= 'z' {
		i++
	}
	if i == from || i >= len(t) || t[i] != ')' && (t[i] != '.' || t[0] == '(') {
		return 0
	}
	i++
	if i < len(t) && t[i] != ' ' && t[i] != '\t' && t[i] != 0xc2 {
		return 0
	}
	return i
}

func hasModal(ws []word) bool {
	for _, w := range ws {
		if w.tag == "MD" && w.ent < 0 {
			return true
		}
	}
	return false
}

// numbered reports whether a point opens with a number: "3."
func numbered(t string) bool { return len(t) > 1 && t[0] >= '0' && t[0] <= '9' && listMarker(t) > 0 }

// item makes the row of one point, if it begins with a verb of the form that the
// lead-in asks for.
func (d *document) item(l *leadIn, i int) {
	s := d.read(i)
	ws := s.words
	k := 0
	for m := listMarker(d.doc.Text[s.Start:s.End]); k < len(ws) && ws[k].Start < s.Start+m; {
		k++
	}
	for k < len(ws) && (isPunct(ws[k].low) || ws[k].low == "to" || ws[k].tag == "CD" && k == 0 || ws[k].tag == "RB" && !d.isVerb(ws, k, l.form)) {
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
			verbal = (t != "JJ" || d.x.verbs[ws[k].low]) && !d.labelled(ws, k) && (n.tag == "DT" || n.tag == "PRP$" || isNominal(n) || n.ent >= 0 || n.tag == "IN" || n.tag == "TO")
		}
	}
	given := l.gives != "" && !verbal && !strings.HasPrefix(ws[k].tag, "V") && !hasModal(ws)
	if given {
		for k > 0 && amountQualifier(ws[k-1].low) {
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
	item := candidate{sentence: s, cue: c.cue, then: c.then, start: first, word: first, aux: first, end: first, neg: c.neg}
	rs := d.rows(&item, k)
	if len(rs) == 0 {
		return
	}
	// Means to one end: a point is one row, unless semicolons part it.
	cut := row{first: first, verb: k}
	for _, r := range rs {
		if r.first > first && r.verb >= 0 && k >= 0 && parted(ws, r.first) {
			d.point(l, &item, cut, given, from)
			cut = row{first: r.first, verb: r.verb}
		}
		cut.last = r.last
	}
	d.point(l, &item, cut, given, from)
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
	d.out = append(d.out, p)
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

// iso3Known reports whether an alpha-3 code is one of a country.
func iso3Known(id string) bool {
	r, err := language.ParseRegion(id)
	return err == nil && r.IsCountry()
}
