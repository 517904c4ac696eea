package pledge

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// evidence is what is known of a row when it is decided; a trained decision can
// take the place of accept.
type evidence struct {
	*candidate
	row     row
	subject subject
	verb    string // lemma of the act, "" if a noun
	passive bool
	noun    string // the noun of commitment that is reaffirmed, "readiness"
	agent   string // "subject", "by", "possessor", "governor"
	govern  int    // the verb that governs a noun cue, -1
	speaker speech
	owner   *evidence // of the sentence above that names who acts, nil if this one does
}

// build turns a candidate into rows of pledges, or drops it.
func (d *document) build(c candidate) {
	ws := c.words
	e := evidence{candidate: &c, govern: -1}
	e.subject = d.subjectFor(&e)
	e.subject = d.negative(&c, e.subject)
	e.speaker = d.speechOf(&c, e.subject)
	d.recent.see(d, ws, e.subject)
	if c.end+2 < len(ws) && ws[c.end].low == ":" && c.then != thenThat {
		c.body = c.end + 1 // "committed to: dredge A; publish B"
	}
	verb := d.actVerb(&c)
	if why := d.accept(&e, verb); why != "" {
		d.why.reject(&c, why)
		return
	}
	if c.body > 0 {
		verb = d.actVerb(&c)
	}
	start := c.start
	if e.govern >= 0 && e.agent == "possessor" {
		d.affirmedBy(&e)
	}
	if c.then == thenMoney {
		verb = -1 // the object stands right behind the trigger
	}
	rs := d.rows(&c, verb)
	if c.end < len(ws) && ws[c.end].low == ":" && c.body <= c.end || d.listAfter(ws, c.end) {
		d.why.reject(&c, reasonItems)
		return // the items make the rows
	}
	if ws[len(ws)-1].low == ":" && d.enumerates(ws, c.end) && !d.moneySoon(ws, c.end) {
		d.why.reject(&c, reasonItems)
		return
	}
	if n := len(ws); n > 2 && ws[n-1].low == ":" && ws[n-2].low == "to" && c.end < n-2 {
		d.why.reject(&c, reasonItems)
		return // "intend to work together to:"
	}
	if ws[len(ws)-1].low == ":" && (c.end == len(ws)-2 || c.end == len(ws)-3 && ws[len(ws)-2].tag == "IN") {
		d.why.reject(&c, reasonItems)
		return // "will provide:"
	}
	if e.passive && len(rs) > 0 {
		rs = rs[1:] // "will be hosted to dinner and attend": only what follows
	}
	trigger := pipeline.Span{Start: ws[start].Start, End: ws[c.end-1].End}
	if c.cue.Class == classReaffirm || c.cue.Class == classNoun && c.word+1 < c.end && ws[c.word+1].low == "," {
		trigger.End = ws[c.word].End // not "commitment, beside others, to"
	}
	if c.end < len(ws) && ws[c.end].low == "not" && ws[c.end].Start == trigger.End {
		trigger.End = ws[c.end].End // "won't" is one word
	}
	for _, r := range rs {
		for r.first < r.last && r.first != start && isPunct(ws[r.first].low) {
			r.first++
		}
		if r.first >= r.last {
			continue
		}
		if last := ws[r.last-1]; r.last-r.first < 8 && r.first == start && (last.tag == "DT" || last.tag == "IN" && r.last <= c.end+2) {
			continue // "commit to the following"
		}
		if r.last <= c.end && r.first == start && c.cue.Class != classNoun {
			continue // nothing is promised
		}
		e.row = r
		if r.verb >= 0 && r.verb < len(ws) {
			e.verb = lemma(ws[r.verb].low)
			if t := ws[r.verb].tag; t == "DT" || t == "PRP" || t == "PRP$" || t == "CD" || t == "$" || t == "TO" || isPunct(ws[r.verb].low) {
				e.verb = "" // no verb stands there
			}
			if k := d.skipAdverbs(ws, r.verb+1); e.verb == "be" && k > 0 && strings.HasSuffix(ws[k].low, "ing") {
				e.verb = lemma(ws[k].low) // "will be travelling"
			}
			if (e.verb == "co" || e.verb == "re") && r.verb+2 < len(ws) && ws[r.verb+1].low == "-" {
				e.verb += "-" + lemma(ws[r.verb+2].low)
			}
			if e.verb == "be" {
				if k := d.skipAdverbs(ws, r.verb+1); k > 0 && (ws[k].tag == "VBN" || ws[k].tag == "VBD") && e.agent == "by" {
					e.verb = d.participle(ws[k].low)
				}
			}
		} else {
			e.verb = ""
			if c.then == thenMoney && strings.HasSuffix(ws[c.word].low, "ing") {
				e.verb = lemma(ws[c.word].low) // "is providing $5 million"
			}
		}
		if c.then == thenMoney && r.first == start {
			e.verb = cueVerb(&c) // "is providing $5 million": the cue gives
		}
		p := pipeline.Pledge{Span: r.span(ws), Trigger: trigger, Rule: c.cue.ID}
		d.fill(&p, &e)
		d.out = append(d.out, p)
	}
}

// fill sets every field of a pledge but its spans and rule.
func (d *document) fill(p *pipeline.Pledge, e *evidence) {
	p.TriggerText = d.text(p.Trigger)
	d.promisedBy(e)
	if e.owner != nil {
		d.pledgers(p, e.owner)
	} else {
		d.pledgers(p, e)
	}
	d.parts(p, e)
	d.kind(p, e)
	d.act(p, e)
	d.ownWords(p, e)
	p.Speaker, p.SpeakerSpan, p.Attribution = e.speaker.name, e.speaker.span, e.speaker.attribution
	d.judge(p, e)
}

// judge lets the models say what they have learned of rows like this one.
func (d *document) judge(p *pipeline.Pledge, e *evidence) {
	fs := d.features(p, e)
	p.Confidence = d.x.weights.probability(modelRight, fs)
	p.Specificity = pipeline.Vague
	if d.x.weights.probability(modelSpecific, fs) >= 0.5 {
		p.Specificity = pipeline.Specific
	}
	d.why.row(p, e, fs)
}

// ownWords gives speakers that the sentence itself does not frame: a single person
// who pledges, promises or announces is the speaker; a state's readiness told
// right after its official's words belongs to those words.
func (d *document) ownWords(p *pipeline.Pledge, e *evidence) {
	s := e.subject
	if e.then == thenThat && e.cue.Class == classVerb {
		if o := d.subjectOf(e.words, e.start); !o.empty() { // "She promised that Kenya would": she has said it
			s = o
		}
	}
	if !s.empty() && e.cue.Past && e.cue.Class == classVerb && !e.cue.Wordless && (e.speaker.attribution != pipeline.AttributionReported || e.speaker.name == "") && !d.performs(e) {
		low := e.words[s.head].low
		switch {
		case s.kind == "pronoun" && len(p.PledgerIDs) == 1 && (low == "he" || low == "she"):
			e.speaker = d.speakerFrom(e.words, s, pipeline.AttributionReported)
		case s.kind != "pronoun" && s.kind != "possessive" && len(p.Pledgers) == 1 && (p.Pledgers[0].Kind == "person" || e.then == thenThat && d.partyKind(e.words, s) == "person") && len(p.PledgerIDs) < 2:
			sp := pipeline.Span{Start: e.words[s.first].Start, End: e.words[s.last-1].End}
			e.speaker = speech{name: d.text(sp), span: sp, attribution: pipeline.AttributionReported}
		}
	}
	if e.cue.Class == classNoun && e.govern >= 0 && d.x.vocab.has(listPraising, e.words[e.govern].low) {
		e.speaker = speech{attribution: pipeline.AttributionAuthor} // who welcomes it has not said it
		if d.byline != "" {
			e.speaker = speech{name: d.byline, span: d.bylineSpan, id: d.speakerID(d.byline), attribution: pipeline.AttributionDirect}
		}
	}
	if e.speaker.attribution == pipeline.AttributionReported {
		if e.speaker.name != "" && !isPersonal(fold(e.speaker.name)) {
			d.voice, d.voiceAt = e.speaker, e.Paragraph
		}
		return
	}
	if e.speaker.name != "" || d.voice.name == "" || e.Paragraph-d.voiceAt > 3 || e.Paragraph < d.voiceAt || len(p.Pledgers) != 1 || p.Pledgers[0].Kind == "person" {
		return
	}
	switch {
	case len(p.PledgerIDs) == 1 && p.PledgerIDs[0] == d.voice.id && d.voiceGoesOn(p, e):
		e.speaker = d.voice
	case !d.joint && e.Paragraph == d.voiceAt && !e.cue.Past && (len(p.PledgerIDs) > 1 && slices.Equal(p.PledgerIDs, sorted(d.voice.ids)) || len(p.PledgerIDs) == 0 && d.voice.id == "" && p.Pledgers[0].Kind != "group"):
		e.speaker = d.voice
	}
}

func sorted(ids []string) []string {
	out := slices.Clone(ids)
	slices.Sort(out)
	return out
}

// subjectFor finds the subject by class of cue.
func (d *document) subjectFor(e *evidence) subject {
	c := e.candidate
	if c.inverted {
		return d.invertedSubject(c)
	}
	if c.cue.Impersonal {
		return subject{kind: "none"}
	}
	switch c.cue.Class {
	case classNoun:
		return subject{kind: "none"} // affirmed finds it
	case classState:
		s := d.subjectOf(c.words, c.aux)
		if s.empty() && d.above != nil && d.above.bare {
			e.owner = d.implied(c)
		}
		return s
	case classOrder:
		s := d.subjectOf(c.words, c.start)
		if s.empty() {
			e.owner = d.implied(c)
		}
		return s
	}
	s := d.subjectOf(c.words, c.start)
	if s.kind == "thing" {
		s = d.lastConjunct(c.words, s)
	}
	if !s.empty() && c.start > 0 && isConj(c.words[c.start-1].low) && s.first > 1 && d.relative(c, s) {
		// "committed to the towns we serve and will": whose verb comes first
		if o := d.earlierSubject(c.words, s.first-1, 0); o.kind == "entity" || o.kind == "actor" || o.kind == "pronoun" {
			s = o
		}
	}
	if s.empty() && c.cue.Class != classState {
		e.owner = d.implied(c)
	}
	if t := d.helper(c); !t.empty() {
		return t // "assured her of Kenya's full support"
	}
	if t := d.toldThat(c); !t.empty() {
		return t // "promised her that we would": we must act
	}
	if c.then == thenThat {
		if t := d.subjectOfThat(c.words, c.end); !t.empty() && (t.kind == "entity" || t.kind == "actor") {
			return t
		}
	}
	return s
}

// settle removes rows that repeat or overlap others and returns the rest.
func (d *document) settle() []pipeline.Pledge {
	slices.SortStableFunc(d.out, func(a, b pipeline.Pledge) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	var out []pipeline.Pledge
	for _, p := range d.out {
		if p.End <= p.Start || p.Trigger.Len() <= 0 {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Contains(p.Span) {
			q := out[n-1]
			// A pledge inside another's complement is the same undertaking seen
			// twice, unless the outer one only reports it.
			if !(q.Start < p.Trigger.Start && p.Trigger.Start > q.Start+200) {
				continue
			}
		}
		out = append(out, p)
	}
	return out
}
