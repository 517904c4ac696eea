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
	form := ""
	n := len(ws) - 1
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
		paragraph: s.Paragraph, item: -1, form: form, measures: c.cue == d.x.announce}
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
	r, _ := utf8.DecodeRuneInString(t)
	return strings.ContainsRune("-–—•*▪·●○‣", r) || len(t) > 4 && t[0] == '(' && (t[2] == ')' || t[3] == ')')
}

// item makes the row of one point, if it begins with a verb of the form that the
// lead-in asks for.
func (d *document) item(l *leadIn, i int) {
	s := d.read(i)
	ws := s.words
	k := 0
	if len(ws) > 3 && ws[0].low == "(" && ws[2].low == ")" { // "(a)"
		k = 3
	}
	for k < len(ws) && (isPunct(ws[k].low) || ws[k].low == "to" || ws[k].tag == "CD" && k == 0 || ws[k].tag == "RB" && !d.isVerb(ws, k, l.form)) {
		k++
	}
	if k >= len(ws) {
		return
	}
	// A capital makes the tagger read "Organizing" or "Establish" as a name.
	verbal := d.isVerb(ws, k, l.form) || ws[k].ent < 0 && (l.form == "VBG" && strings.HasSuffix(ws[k].low, "ing") || d.x.vocab.has(listVerbs, lemma(ws[k].low)))
	if !verbal && !(l.measures && d.measure(ws, k)) {
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
