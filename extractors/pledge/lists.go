package pledge

import (
	"slices"
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
	if d.listAfter(ws, c.end) {
		n = c.end
	}
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
		paragraph: s.Paragraph, item: -1, form: form, measures: announces || c.cue.ID == "pledge/agree" || slices.Contains(c.cue.Then, thenTo), direct: c.end == n || ws[n-1].low == "to", gives: gives}
}

// listAfter reports whether the words from i on only say that the list behind the
// colon, with which the sentence ends, is not all: "will, in particular:".
func (d *document) listAfter(ws []word, i int) bool {
	said := false
	for i < len(ws)-1 {
		m := d.x.vocab.startsPhrase(classParticular, ws, i)
		said = said || m > 0
		if m == 0 && ws[i].low != "," {
			return false
		}
		i += max(m, 1)
	}
	return said && i == len(ws)-1 && ws[i].low == ":"
}

// opensList reports whether the i-th sentence breaks off before the points of a list
// without a colon: "The Ministers decided to", "Peru will". It may look like a heading.
func (d *document) opensList(i int) bool {
	if i+1 >= len(d.ann.Sentences) || !d.isItem(&d.ann.Sentences[i+1]) || d.isItem(&d.ann.Sentences[i]) {
		return false
	}
	s := &d.ann.Sentences[i]
	t := d.doc.Text[s.Start:s.End]
	switch k := strings.LastIndexByte(t, ' '); fold(t[k+1:]) {
	case "to", "will", "shall", "following":
		return k > 0
	}
	return false
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
	from := 0 // behind the number of a paragraph
	if n < 1 || n > 24 || s.Paragraph+1 >= d.paragraphs() {
		return nil
	}
	if listMarker(d.doc.Text[s.Start:min(s.End, s.Start+maxMarker)]) > 0 {
		lo := 0
		for lo < n-1 && ws[lo].Start < s.Start+listMarker(d.doc.Text[s.Start:min(s.End, s.Start+maxMarker)]) {
			lo++
		}
		from = lo
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
	for n > 1 && (ws[n-1].tag == "RB" || d.x.vocab.has(listAdverbs, ws[n-1].low)) && ws[n-1].ent < 0 {
		n-- // "Ministers also:"
	}
	if !(isNominal(ws[n-1]) || ws[n-1].ent >= 0 || isPersonal(ws[n-1].low)) || s.Speaker != "" {
		return nil
	}
	sub := d.phraseLeft(ws, n-1, false)
	if sub.empty() || sub.kind != "entity" && sub.kind != "actor" && sub.kind != "pronoun" || sub.first > from && ws[sub.first-1].low != "," || sub.first == from && sub.kind == "entity" && !d.groupish(ws, sub) {
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

// maxMarker is the length in bytes of the longest marker of a point, and one more.
const maxMarker = 8

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

// iso3Known reports whether an alpha-3 code is one of a country.
func iso3Known(id string) bool {
	r, err := language.ParseRegion(id)
	return err == nil && r.IsCountry()
}
