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
	if len(cands) == 0 {
		return nil
	}
	c := cands[len(cands)-1]
	form, gives := "", ""
	n := len(ws) - 1
	if c.end == n-1 && supplies(ws[n-1].low) {
		gives = ws[n-1].low
	}
	switch {
	case c.end == n:
		form = "VB"
		if c.then == thenGerund || c.then == thenTo {
			form = "VBG"
		}
	case n > 0 && ws[n-1].low == "by":
		form = "VBG"
	case n > 0 && ws[n-1].low == "to":
		form = "VB"
	case c.end == n-1 && c.then != thenGerund && supplies(ws[n-1].low):
		form = "VB"
	default:
		form = "VB"
		if c.cue.Class != classModal && c.cue.Class != classVerb {
			return nil
		}
		// "agreed to the following steps:", "will take the following actions:"
		following := false
		for k := c.end; k < n; k++ {
			if ws[k].low == "following" || ws[k].low == "steps" || ws[k].low == "actions" || ws[k].low == "measures" {
				following = true
			}
		}
		if !following {
			return nil
		}
	}
	e := evidence{candidate: &c, govern: -1}
	e.subject = d.subjectFor(&e)
	if e.subject.empty() || e.subject.kind == "thing" || e.subject.kind == "none" {
		return nil
	}
	e.speaker = d.speechOf(&c, e.subject)
	return &leadIn{evidence: e, trigger: pipeline.Span{Start: ws[c.start].Start, End: ws[c.end-1].End},
		paragraph: s.Paragraph, item: -1, form: form, measures: c.cue == d.x.announce, direct: c.end == n || ws[n-1].low == "to", gives: gives}
}

// leads is the cheap test for a sentence that may be a lead-in without a cue.
func (d *document) leads(s *pipeline.Sentence) bool {
	t := d.doc.Text[s.Start:s.End]
	return strings.HasSuffix(t, ":") && len(t) < 4000 && strings.Contains(t, " include")
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
			return nil
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

// supplies reports verbs under which a list may name what is given: "We will
// provide:".
func supplies(verb string) bool {
	switch verb {
	case "provide", "contribute", "fund", "offer", "donate", "supply", "allocate", "deliver", "invest", "give", "finance", "commit", "send", "grant", "make", "purchase", "buy":
		return true
	}
	return false
}

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
	if k >= len(ws) {
		return
	}
	// A capital makes the tagger read "Organizing" or "Establish" as a name.
	verbal := d.isVerb(ws, k, l.form) || ws[k].ent < 0 && (l.form == "VBG" && strings.HasSuffix(ws[k].low, "ing") || d.x.vocab.has(listVerbs, lemma(ws[k].low)))
	if !verbal && l.direct && l.form == "VB" && ws[k].ent < 0 && k+1 < len(ws) && isLetter(ws[k].low) {
		switch t := ws[k].tag; t { // any word behind "will:" or "to:" is read as its verb
		case "NN", "JJ", "VBD", "VBN", "VBP", "NNP", "RP":
			n := ws[k+1]
			verbal = n.tag == "DT" || n.tag == "PRP$" || isNominal(n) || n.ent >= 0 || n.tag == "IN" || n.tag == "TO"
		}
	}
	given := l.gives != "" && !verbal && !strings.HasPrefix(ws[k].tag, "V") && !hasModal(ws)
	if given {
		for k > 0 && amountQualifier(ws[k-1].low) {
			k--
		}
	}
	if !verbal && !given && !(l.measures && d.measure(ws, k)) {
		return
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
	// Means to one end: a point is one row.
	r := row{first: first, last: rs[len(rs)-1].last, verb: k}
	e := l.evidence
	e.row = r
	if k >= 0 {
		e.verb = lemma(ws[k].low)
	} else if given {
		e.verb = l.gives
	}
	p := pipeline.Pledge{Span: r.span(ws), Trigger: l.trigger, Rule: c.cue.ID, TriggerText: d.text(l.trigger)}
	if from := d.giver(ws, first); !from.empty() { // "a commitment from the X Foundation"
		o := e
		o.candidate, o.subject = &item, from
		d.pledgers(&p, &o)
	} else {
		d.pledgers(&p, &e)
	}
	inner := e
	inner.candidate = &item
	inner.subject = subject{}
	d.parts(&p, &inner)
	d.kind(&p, &inner)
	d.act(&p, &inner)
	p.Speaker, p.SpeakerSpan, p.Attribution = l.speaker.name, l.speaker.span, l.speaker.attribution
	d.judge(&p, &inner)
	d.out = append(d.out, p)
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
