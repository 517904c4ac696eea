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
	rows    int // rows of the candidate
	subject subject
	verb    string // lemma of the act, "" if a noun
	passive bool
	noun    string // the noun of commitment that is reaffirmed, "readiness"
	agent   string // "subject", "by", "possessor", "governor"
	govern  int    // the verb that governs a noun cue, -1
	speaker speech
}

// build turns a candidate into rows of pledges, or drops it.
func (d *document) build(c candidate) {
	ws := c.words
	e := evidence{candidate: &c, govern: -1}
	e.subject = d.subjectFor(&e)
	e.speaker = d.speechOf(&c, e.subject)
	d.recent.see(d, ws, e.subject)
	verb := d.actVerb(&c)
	if why := d.accept(&e, verb); why != "" {
		if d.x.trace != nil {
			d.x.trace(d, &e, why)
		}
		return
	}
	if c.body > 0 {
		verb = d.actVerb(&c)
	}
	start := c.start
	if e.govern >= 0 && e.agent == "possessor" {
		d.affirmedBy(&e)
	}
	rs := d.rows(&c, verb)
	if c.end < len(ws) && ws[c.end].low == ":" {
		return // the items make the rows
	}
	if ws[len(ws)-1].low == ":" && hasWord(ws, row{first: c.end, last: len(ws)}, "following") {
		return
	}
	if e.passive && len(rs) > 0 {
		rs = rs[1:] // "will be hosted to dinner and attend": only what follows
	}
	trigger := pipeline.Span{Start: ws[start].Start, End: ws[c.end-1].End}
	if c.cue.Class == classReaffirm {
		trigger.End = ws[c.word].End
	}
	e.rows = len(rs)
	for _, r := range rs {
		for r.first < r.last && r.first != start && isPunct(ws[r.first].low) {
			r.first++
		}
		if r.first >= r.last {
			continue
		}
		if r.last <= c.end && r.first == start && c.cue.Class != classNoun {
			continue // nothing is promised
		}
		e.row = r
		if r.verb >= 0 && r.verb < len(ws) {
			e.verb = lemma(ws[r.verb].low)
			if k := d.skipAdverbs(ws, r.verb+1); e.verb == "be" && k > 0 && strings.HasSuffix(ws[k].low, "ing") {
				e.verb = lemma(ws[k].low) // "will be travelling"
			}
			if (e.verb == "co" || e.verb == "re") && r.verb+2 < len(ws) && ws[r.verb+1].low == "-" {
				e.verb += "-" + lemma(ws[r.verb+2].low)
			}
		} else {
			e.verb = ""
		}
		p := pipeline.Pledge{Span: r.span(ws), Trigger: trigger, Rule: c.cue.ID}
		d.fill(&p, &e)
		d.out = append(d.out, p)
	}
}

// affirmedBy makes the one who affirms another's commitment its speaker: "The
// Secretary reaffirmed the U.S. commitment".
func (d *document) affirmedBy(e *evidence) {
	s := d.subjectOf(e.words, e.govern)
	if s.empty() && e.govern > 0 && e.words[e.govern-1].low == "to" {
		s = d.earlierSubject(e.words, e.govern-1, 0) // "met with X to reaffirm"
	}
	if s.empty() || s.kind == "thing" || s.kind == "none" || s.first == e.subject.first {
		return
	}
	if e.subject.kind == "possessive" && e.words[e.subject.head].low == "their" {
		return // both sides affirm what is theirs
	}
	if low := e.words[s.head].low; low == "we" || low == "i" || low == "they" || low == "it" {
		return
	}
	if s.kind == "entity" && e.words[s.head].ent >= 0 && d.ents[e.words[s.head].ent].label == pipeline.Place {
		return // a state affirms its own
	}
	e.speaker = d.speakerFrom(e.words, s, pipeline.AttributionReported)
}

// fill sets every field of a pledge but its spans and rule.
func (d *document) fill(p *pipeline.Pledge, e *evidence) {
	p.TriggerText = d.text(p.Trigger)
	d.pledgers(p, e)
	d.parts(p, e)
	d.kind(p, e)
	d.act(p, e)
	d.ownWords(p, e)
	p.Speaker, p.SpeakerSpan, p.Attribution = e.speaker.name, e.speaker.span, e.speaker.attribution
}

// ownWords gives speakers that the sentence itself does not frame: a single person
// who pledges, promises or announces is the speaker; a state's readiness told
// right after its official's words belongs to those words.
func (d *document) ownWords(p *pipeline.Pledge, e *evidence) {
	s := e.subject
	if !s.empty() && e.cue.Past && e.cue.Class == classVerb && s.kind != "pronoun" && s.kind != "possessive" && len(p.Pledgers) == 1 && p.Pledgers[0].Kind == "person" && len(p.PledgerIDs) < 2 && e.speaker.attribution != pipeline.AttributionReported {
		sp := pipeline.Span{Start: e.words[s.first].Start, End: e.words[s.last-1].End}
		e.speaker = speech{name: d.text(sp), span: sp, attribution: pipeline.AttributionReported}
	}
	if e.speaker.attribution == pipeline.AttributionReported {
		if e.speaker.name != "" && !isPersonal(fold(e.speaker.name)) {
			d.voice, d.voiceAt = e.speaker, e.Paragraph
		}
		return
	}
	if e.speaker.name == "" && d.voice.name != "" && e.Paragraph-d.voiceAt <= 3 && e.Paragraph >= d.voiceAt &&
		len(p.PledgerIDs) == 1 && p.PledgerIDs[0] == d.voice.id && len(p.Pledgers) == 1 && p.Pledgers[0].Kind != "person" {
		e.speaker = d.voice
	}
}

// accept is the decision: it returns "" if the words commit somebody who can
// act, else what speaks against it.
func (d *document) accept(e *evidence, verb int) string {
	c, ws, v := e.candidate, e.words, d.x.vocab
	s := e.subject
	switch c.cue.Class {
	case classNoun:
		return unless(d.affirmed(e), "not affirmed")
	case classReaffirm:
		return unless(d.reaffirms(e), "no commitment is reaffirmed")
	}
	if d.questioned(c) {
		return "asked, supposed or hoped"
	}
	if s.empty() || s.kind == "none" {
		return "no subject"
	}
	if s.kind == "thing" && !(c.cue.Class == classVerb && ws[s.head].capped && ws[s.head].tag == "NNP" && ws[s.first].tag != "DT" && ws[s.first].tag != "PRP$" && !isBare(c)) {
		return "subject cannot act" // but a name that nobody knows can speak
	}
	low := ws[s.head].low
	switch {
	case low == "it" && c.cue.Past && s.last < c.start && ws[c.start-1].low != "it" && (ws[s.last].low == "was" || ws[s.last].low == "is"):
		// "It was agreed to": by the parties of the readout.
		return unless(len(d.participants) > 1 && c.then != thenThat, "subject is it")
	case low == "it" && !d.entityBefore(ws, s.first):
		return "subject is it"
	case anybody(ws[s.first].low):
		return "nobody in particular"
	case low == "you":
		return "subject is you"
	case low == "us" || low == "them" || low == "me" || low == "him":
		return "no subject" // "let us agree"
	case d.relative(c, s):
		return "relative clause"
	case c.cue.Subjects == "first" && low != "i" && low != "we", c.cue.Subjects == "named" && s.kind == "pronoun":
		return "not a subject of this cue"
	case d.conditional(c):
		return "conditional"
	}
	if verb >= 0 && verb < len(ws) {
		l := lemma(ws[verb].low)
		if v.has(listHostile, l) {
			return "hostile act"
		}
		if l == "have" {
			return unless(d.haveOK(ws, verb), "state")
		}
		if c.then == thenBase && c.ext == "" {
			if l == "be" {
				return unless(d.passiveOK(e, verb), "state")
			}
			if v.has(listStative, l) || v.startsPhrase(listStative, ws, verb) > 0 {
				return "state"
			}
			if v.has(listOutcome, l) || v.startsPhrase(listOutcome, ws, verb) > 0 {
				return "outcome"
			}
		}
		if (c.cue.ID == "pledge/hope" && !strings.HasPrefix(ws[c.word].low, "hop") || c.cue.ID == "pledge/would") && d.courtesy(ws, verb) || low == "i" && c.then == thenBase && d.turn(ws, verb) {
			return "courtesy"
		}
		if c.cue.ID == "pledge/hope" && v.has(listStative, l) {
			return "state"
		}
	}
	if (c.cue.Class == classVerb || c.cue.Class == classOrder) && low != "it" && passive(ws, c.start) {
		return "passive"
	}
	if c.cue.ID == "pledge/look-forward" && c.then == thenTo {
		return unless(d.ownTalks(ws, c), "not an own act")
	}
	if (c.cue.ID == "pledge/announce" || c.cue.ID == "pledge/announcing") && d.longAgo(c) && !d.moneySoon(ws, c.end) {
		return "account of the past"
	}
	switch c.then {
	case thenNoun:
		return unless(d.measure(ws, c.end), "no measure")
	case thenAny:
		return unless(!(c.end < len(ws) && (ws[c.end].tag == "IN" || ws[c.end].low == "that")), "no object")
	}
	return ""
}

// passive reports whether the participle at i stands behind a form of be.
func passive(ws []word, i int) bool {
	if ws[i].tag != "VBN" && ws[i].tag != "VBD" {
		return false
	}
	for k := i - 1; k >= 0 && i-k < 4; k-- {
		switch ws[k].low {
		case "be", "been", "being", "was", "were", "is", "are":
			return true
		}
		if ws[k].tag != "RB" {
			return false
		}
	}
	return false
}

// anybody reports words that open a phrase for whoever it may be.
func anybody(low string) bool {
	switch low {
	case "any", "every", "no", "many", "most", "few", "other", "others", "those", "anyone", "everyone", "nobody":
		return true
	}
	return false
}

// isBare reports a cue word without inflection or auxiliary: after an unknown name
// it may be a noun ("Advantage Plan to").
func isBare(c *candidate) bool {
	w := c.words[c.word]
	return w.tag != "VBD" && w.tag != "VBZ" && w.tag != "VBN" || w.capped || w.low == "plans" || w.low == "aims"
}

// unless returns why if ok is false.
func unless(ok bool, why string) string {
	if ok {
		return ""
	}
	return why
}

// relative reports a clause that only says which thing is meant: "commitments
// that our leaders will adopt", "the steps the organization planned to take".
func (d *document) relative(c *candidate, s subject) bool {
	ws := c.words
	k := s.first - 1
	if k < 1 {
		return false
	}
	if ws[k].low == "that" || ws[k].low == "which" {
		b := ws[k-1]
		return (b.tag == "NN" || b.tag == "NNS" || b.low == "everything" || b.low == "all" || b.low == "what") && b.ent < 0 && !d.x.vocab.has(listThatNouns, b.low) && !d.x.vocab.has(listReporting, b.low)
	}
	if (ws[k].tag == "NN" || ws[k].tag == "NNS") && ws[k].ent < 0 && !d.timexAt(ws[k].Span) && (ws[s.first].tag == "DT" || ws[s.first].tag == "PRP") {
		// Not behind a fronted phrase: "In the coming days the Minister will".
		j := k
		for j > 0 && k-j < 12 && ws[j-1].low != "," && !isClauseBreak(ws[j-1]) {
			j--
		}
		return ws[j].tag != "IN" && ws[j].tag != "TO" && ws[j].tag != "VBG" && !d.x.vocab.has(listReporting, ws[k].low)
	}
	return false
}

// turn reports verbs by which a speaker only leads on: "I will start by saying".
func (d *document) turn(ws []word, verb int) bool {
	switch ws[verb].low {
	case "start", "say", "begin", "thank", "express", "note", "tell", "add", "leave", "stop", "turn", "ask", "just", "admit", "repeat", "read", "pass", "give":
		return true
	}
	return false
}

// ownTalks reports whether what is looked forward to is one's own act: "our
// conversation", not "Hungary's signing" or "the visit of".
func (d *document) ownTalks(ws []word, c *candidate) bool {
	for k := max(0, c.start-4); k < c.start; k++ {
		if ws[k].low == "was" || ws[k].low == "were" {
			return false
		}
	}
	for k := c.end; k < len(ws) && k < c.end+6; k++ {
		if ws[k].ent >= 0 && k < c.end+3 || ws[k].low == "this" || ws[k].low == "visit" && ws[c.end].low == "the" || ws[k].low == "opportunity" {
			return false
		}
		if d.x.vocab.has(listTalks, ws[k].low) {
			return true
		}
	}
	return false
}

// longAgo reports whether the sentence dates an announcement to before the days
// of the document: an account of the past.
func (d *document) longAgo(c *candidate) bool {
	if d.doc.Date.IsZero() || len(c.words) == 0 {
		return false
	}
	hi := min(c.end+14, len(c.words)-1)
	for i := d.firstTimex(c.words[0].Start); i < len(d.ann.Timexes); i++ {
		t := &d.ann.Timexes[i]
		if t.Start > c.words[hi].End {
			return false
		}
		if t.Label == pipeline.Date && !t.End.IsZero() && t.End.Before(d.doc.Date.AddDate(0, 0, -3)) {
			return true
		}
	}
	return false
}

// haveOK lets through "will have a meeting".
func (d *document) haveOK(ws []word, verb int) bool {
	for k := verb + 1; k < len(ws) && k < verb+7; k++ {
		switch ws[k].low {
		case "meeting", "meetings", "talks", "discussion", "discussions", "dialogue", "consultations", "call", "dinner", "lunch", "conversation", "chance":
			return true
		}
	}
	return false
}

// passiveOK judges "will be": a passive is a row if the provider is named, a
// progressive ("will be travelling") is like the plain verb.
func (d *document) passiveOK(e *evidence, verb int) bool {
	ws := e.words
	k := d.skipAdverbs(ws, verb+1)
	if k < 0 {
		return false
	}
	if ws[k].tag == "VBG" || len(ws[k].low) > 5 && ws[k].low[len(ws[k].low)-3:] == "ing" && ws[k].tag != "NN" {
		return true
	}
	// Something is done to the subject; a further verb may be its own act.
	e.passive = ws[k].tag == "VBN" || ws[k].tag == "VBD"
	return e.passive
}

// courtesy lists verbs of politeness, which promise nothing.
func (d *document) courtesy(ws []word, verb int) bool {
	switch ws[verb].low {
	case "thank", "express", "congratulate", "say", "ask", "emphasize", "stress", "draw", "note", "convey", "underline", "remind", "welcome", "wish", "tell", "begin", "start", "extend", "add", "point", "highlight", "reiterate", "see", "hear", "know", "believe", "speak", "mention", "take", "applaud", "commend", "praise", "make", "acknowledge", "assure", "appeal", "address", "quote":
		return true
	}
	return false
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
		if d.x.vocab.has(listReporting, ws[k].low) || ws[k].low == "which" && k > 0 && ws[k-1].low == "during" {
			return false
		}
	}
	return true
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
	for k := c.start - 1; k >= 0 && c.start-k < 14; k-- {
		w := ws[k]
		switch w.low {
		case ";", ":", ".":
			return false
		case "whether", "if", "unless", "until", "before", "when", "whenever", "hope", "hopes", "hoped", "confident", "confidence", "believe", "believes", "how", "why", "what", "sure", "so", "think", "trust", "trusts", "convinced", "expect", "should", "must", "can", "could", "may", "might":
			switch {
			case w.tag == "MD" && k < c.start-3, w.low == "may" && w.tag != "MD", w.low == "can" && w.tag != "MD":
				continue // another verb's
			case w.tag == "MD":
				return true
			case w.low == "so" && k+1 < len(ws) && ws[k+1].low != "that",
				k == 0 && w.low != "when" && w.low != "if" && w.low != "unless",
				w.low == "why" && ws[k-1].low != "reason" && (ws[k-1].tag == "VBZ" || ws[k-1].tag == "RB"), // "that is why"
				w.ent >= 0:
				continue
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

func (d *document) entityBefore(ws []word, i int) bool {
	for k := i - 1; k >= 0; k-- {
		if ws[k].ent >= 0 && d.ents[ws[k].ent].label != pipeline.Norp {
			return true
		}
	}
	return false
}

// measure reports whether a noun phrase from i on names a measure or an amount.
func (d *document) measure(ws []word, i int) bool {
	v := d.x.vocab
	of := 0
	for k := i; k < len(ws) && k < i+22; k++ {
		w := ws[k]
		switch {
		case w.low == "that" || w.low == "which" || w.low == "who" || w.low == ":" || w.low == ";" || w.low == "results" || w.low == "result" || w.low == "outcome" || w.low == "winner" || w.low == "winners":
			return false
		case w.low == "," && k <= i+1:
			return false
		case v.has(listMeasures, w.low) && w.tag != "VBD" && w.ent < 0:
			return true
		case d.moneyAt(w.Span):
			return true
		case w.tag == "IN" && w.low != "of" && k > i+6:
			of++
			if of > 2 {
				return false
			}
		}
	}
	return false
}

func (d *document) moneyAt(sp pipeline.Span) bool {
	i := d.firstQuantity(sp.Start)
	return i < len(d.ann.Quantities) && d.ann.Quantities[i].Start < sp.End && d.ann.Quantities[i].Label == pipeline.Money
}

// nounsOfCommitment are what "reaffirmed" must be followed by to affirm a pledge.
var nounsOfCommitment = []string{"commitment", "commitments", "pledge", "pledges", "resolve", "determination", "readiness", "willingness", "intention", "intent", "promise", "interest", "plans", "decision", "dedication"}

// reaffirms judges reaffirm + ... + commitment, and finds whose it is.
func (d *document) reaffirms(e *evidence) bool {
	ws := e.words
	for k := e.end; k < len(ws) && k < e.end+16; k++ {
		w := ws[k]
		if slices.Contains(nounsOfCommitment, w.low) {
			// It must govern something: "commitment to", "resolve to".
			if k+1 < len(ws) && (ws[k+1].low == "to" || ws[k+1].low == "of" || ws[k+1].low == "in" || ws[k+1].low == "for" || ws[k+1].low == "by" || ws[k+1].low == ",") || w.low == "pledges" {
				e.govern, e.noun = e.word, w.low
				e.possessor(d, k)
				d.enter(e.candidate, k+1)
				return !e.subject.empty()
			}
			return false
		}
		if w.low == "that" {
			if d.promisesThat(ws, k+1) && k == e.end {
				e.govern = e.word
				if s := d.subjectOfThat(ws, k+1); !s.empty() && s.kind != "thing" && s.kind != "none" {
					e.subject = s
					// The row begins at "will": left to the modal cue.
				}
				return false
			}
			return false
		}
		if (w.tag == "VBD" || w.tag == "VBZ" || w.tag == "MD") && w.ent < 0 && w.low != "'s" || w.low == "importance" || w.low == "support" || w.low == ";" || w.low == "." {
			return false
		}
	}
	return false
}

// enter sets where the complement of a noun of commitment begins: behind its
// "to", which may stand after "of the United States".
func (d *document) enter(c *candidate, k int) {
	ws := c.words
	for n := 0; k < len(ws) && n < 14; k, n = k+1, n+1 {
		if ws[k].low != "to" && ws[k].low != "in" {
			if ws[k].low == "," || ws[k].tag == "MD" {
				return
			}
			continue
		}
		c.body = k + 1
		switch m := d.skipAdverbs(ws, k+1); {
		case m < 0:
			c.then = thenTo
		case ws[m].tag == "VBG" || d.isVerb(ws, m, "VBG"):
			c.then = thenGerund
		case ws[k].low == "to" && d.isVerb(ws, m, "VB"):
			c.then = thenInfinitive
		default:
			c.then = thenTo
		}
		return
	}
}

func (d *document) subjectOfThat(ws []word, i int) subject {
	for k := i; k < len(ws) && k < i+40; k++ {
		if ws[k].tag == "MD" {
			return d.subjectOf(ws, k)
		}
	}
	return subject{kind: "none"}
}

// affirmed judges a noun cue: some verb before it must affirm it, none presume it.
func (d *document) affirmed(e *evidence) bool {
	ws, v := e.words, d.x.vocab
	reported := e.cue.ID == "pledge/announcement" || e.cue.ID == "pledge/decision" || e.then == thenOf && ws[e.word].low == "pledge"
	for k := e.start - 1; k >= 0 && e.start-k < 32; k-- {
		w := ws[k]
		if w.ent >= 0 {
			continue
		}
		if w.tag == "MD" && e.start-k > 4 || w.tag == "WDT" {
			break
		}
		if w.low == ";" || w.low == "." || w.low == ":" {
			break
		}
		if v.has(listAffirming, w.low) && (k == 0 || ws[k-1].low == "both" || ws[k-1].tag != "DT" && ws[k-1].tag != "PRP$") {
			switch w.low {
			case "with":
				continue
			case "has", "have", "had":
				if e.start-k > 3 || reported {
					continue
				}
			}
			e.govern = k
			break
		}
		if v.has(listPresuming, w.low) {
			if reported && v.has(listPraising, w.low) {
				e.govern = k
				break
			}
			if (w.tag == "IN" || w.tag == "TO" || w.tag == "NN") && e.start-k > 4 || w.low == "in" && k > 0 && (ws[k-1].low == "unwavering" || ws[k-1].low == "steadfast" || ws[k-1].low == "united" || ws[k-1].low == "firm") {
				continue
			}
			if e.then == thenBy {
				continue
			}
			return false
		}
	}
	if e.govern < 0 && (e.then == thenBy || d.stands(e)) {
		e.govern = max(0, e.start-5)
		for k := e.govern; k < e.start; k++ {
			if isPunct(ws[k].low) || isConj(ws[k].low) {
				e.govern = k
			}
		}
		e.govern-- // whose it is stands between here and the noun
		e.possessor(d, e.start)
		d.enter(e.candidate, e.word+1)
		e.govern = max(e.govern, 0)
		return !e.subject.empty() && e.agent == "possessor"
	}
	if e.govern < 0 {
		return false
	}
	e.possessor(d, e.start)
	d.enter(e.candidate, e.word+1)
	s := e.subject
	return !s.empty() && s.kind != "thing" && s.kind != "none"
}

// stands reports a commitment that is itself said to hold: "Our commitment to X
// remains ironclad", "will not waver".
func (d *document) stands(e *evidence) bool {
	ws := e.words
	if e.start == 0 || ws[e.start-1].tag != "PRP$" && ws[e.start-1].tag != "JJ" && ws[e.start-1].low != "'s" && ws[e.start-1].ent < 0 {
		return false
	}
	for k := e.end; k+1 < len(ws) && k < e.end+30; k++ {
		switch ws[k].low {
		case ";", ",", ":":
			return false
		case "will", "is", "remains":
			for j := k + 1; j < len(ws) && j < k+4; j++ {
				switch ws[j].low {
				case "waver", "falter", "endure", "unwavering", "ironclad", "steadfast", "unshakable", "enduring", "strong", "firm", "absolute", "rock", "unbreakable", "resolute", "clear":
					return true
				}
			}
			return false
		}
	}
	return false
}

// possessor finds whose commitment the noun at k is: a possessive or nationality
// before it, "of" or "by" with a name after it, else the subject of the verb that
// governs it.
func (e *evidence) possessor(d *document, k int) {
	ws := e.words
	lo := e.govern + 1
	if e.cue.Class == classReaffirm {
		lo = e.end
	}
	for j := k - 1; j >= lo; j-- {
		w := ws[j]
		if w.tag == "PRP$" || w.low == "our" || w.low == "their" || w.low == "its" || w.low == "his" || w.low == "her" || w.low == "my" {
			e.subject = subject{first: j, last: j + 1, head: j, kind: "possessive"}
			e.agent = "possessor"
			return
		}
		if w.ent >= 0 && d.ents[w.ent].label != pipeline.Norp || w.ent >= 0 {
			s := d.phraseLeft(ws, j, false)
			if s.first < lo {
				s.first = lo
			}
			if s.last > s.first {
				for s.first < s.last-1 && (ws[s.first].low == "the" || isConj(ws[s.first].low)) {
					s.first++
				}
				if s.last-s.first > 8 { // too much: only the name
					s.first = j
					for s.first > lo && ws[s.first-1].ent == w.ent {
						s.first--
					}
				}
				s.kind = "entity"
				s.head = j
				e.subject, e.agent = s, "possessor"
				return
			}
		}
		if w.low == "'s" || w.low == "'" {
			if j-1 >= lo {
				s := d.from(ws, d.phraseLeft(ws, j-1, false), lo)
				if s.kind != "thing" && !s.empty() {
					e.subject, e.agent = s, "possessor"
					return
				}
			}
		}
	}
	// "commitment of the United States to", "commitments by the Government of X to"
	if k+1 < len(ws) && (ws[k+1].low == "of" || ws[k+1].low == "by" || ws[k+1].low == "from") {
		j := k + 2
		for j < len(ws) && j < k+14 && ws[j].low != "to" && ws[j].tag != "VBG" {
			j++
		}
		if j < len(ws) && j > k+2 {
			s := d.from(ws, d.phraseLeft(ws, j-1, false), k+2)
			if !s.empty() && s.kind != "thing" {
				e.subject, e.agent = s, "possessor"
				return
			}
		}
	}
	if e.govern >= 0 && e.cue.Class == classNoun {
		e.subject, e.agent = d.subjectOf(ws, e.govern), "governor"
	}
}

// from cuts a phrase so that it begins at word lo or later.
func (d *document) from(ws []word, s subject, lo int) subject {
	if s.first >= lo {
		return s
	}
	s.first = lo
	if s.empty() {
		return s
	}
	s.head = d.headOf(ws, s.first, s.last)
	s.kind = d.kindOf(ws, s)
	return s
}

// subjectFor finds the subject by class of cue.
func (d *document) subjectFor(e *evidence) subject {
	c := e.candidate
	switch c.cue.Class {
	case classNoun:
		return subject{kind: "none"} // affirmed finds it
	case classState:
		return d.subjectOf(c.words, c.aux)
	case classOrder:
		return d.subjectOf(c.words, c.start)
	}
	s := d.subjectOf(c.words, c.start)
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
