package pledge

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// fields says of every field that has a value which words gave it, by what rule.
func (w *collector) fields(p *pipeline.Pledge, e *evidence) []Field {
	d := w.d
	var out []Field
	add := func(name, value string, sp pipeline.Span, rule string) {
		if value != "" {
			out = append(out, Field{Name: name, Value: value, Span: sp, Rule: rule})
		}
	}
	item := !p.Trigger.Overlaps(e.Sentence.Span)
	how := d.subjectRule(e, item)
	for _, pa := range p.Pledgers {
		add("pledgers", pa.Text, pa.Span, how)
	}
	if len(p.PledgerIDs) > 0 {
		rule, sp := d.resolutionRule(p, e)
		add("pledger_ids", strings.Join(p.PledgerIDs, ", "), sp, rule)
	}
	add("pledger_side", p.PledgerSide, pipeline.Span{}, d.sideRule(p))
	for _, pa := range p.Counterparts {
		add("counterparts", pa.Text, pa.Span, "somebody named behind with, to, for, or as object of the act")
	}
	neg := negation(e)
	rule, sp := "the words do not refuse", pipeline.Span{}
	switch {
	case e.cue.Type != "":
		rule, sp = "type of cue "+e.cue.ID, p.Trigger
	case p.Type == pipeline.Refusal:
		rule, sp = "negation", neg
	case e.neg:
		rule, sp = "promises not to act, which refuses nothing", neg
	}
	add("record_type", p.Type, sp, rule)
	rule, sp = d.strengthRule(p, e)
	add("strength", p.Strength, sp, rule)
	add("specificity", p.Specificity, pipeline.Span{}, "trained decision, see specificity")
	rule, sp = d.noveltyRule(p, e)
	add("novelty", p.Novelty, sp, rule)
	rule, sp = "no negation", pipeline.Span{}
	switch {
	case e.cue.Polarity != "" && p.Polarity == e.cue.Polarity:
		rule, sp = "polarity of cue "+e.cue.ID, p.Trigger
	case p.Polarity == pipeline.Refrain && e.neg:
		rule, sp = "negation", neg
	case p.Polarity == pipeline.Refrain:
		rule, sp = "the verb is one of keeping off", d.verbSpan(e)
	}
	add("polarity", p.Polarity, sp, rule)
	if !p.Condition.IsZero() {
		add("condition", d.text(p.Condition), p.Condition, "opened by a phrase of the list "+listConditions)
	}
	if !p.Deadline.IsZero() {
		rule := "phrase of the list " + listTimes
		if t := d.timexOf(p.Deadline); t != nil {
			rule = t.Rule
		}
		add("deadline", d.text(p.Deadline), p.Deadline, rule)
		if !p.DeadlineEnd.IsZero() {
			add("deadline_date", p.DeadlineEnd.Format("2006-01-02"), p.Deadline, "last day of "+rule)
		}
	}
	if !p.AmountSpan.IsZero() {
		add("amount", d.text(p.AmountSpan), p.AmountSpan, "the amount of money, else the first, with what it counts")
	}
	for _, a := range p.Amounts {
		value := strings.TrimSpace(a.Value + " " + a.Currency + a.Unit)
		add("amounts", value, a.Span, d.quantityRule(a.Span))
	}
	verb := d.verbSpan(e)
	rule = "verb of the act"
	switch {
	case e.verb != "" && e.verb != p.ActionLemma:
		rule = "verb behind one of going on or beginning"
	case e.verb == "" || e.then == thenMoney:
		verb, rule = p.Trigger, "verb of the cue, which is the act"
	}
	add("action_lemma", p.ActionLemma, verb, rule)
	if p.ActionType != "" {
		rule, sp := d.actionRule(p, e)
		add("action_type", p.ActionType, sp, rule)
	}
	switch {
	case p.Type == pipeline.Refusal:
		rule = "whatever is refused"
	case p.ActionType == "":
		rule = "an act without a class of its own"
	case p.Polarity == pipeline.Refrain:
		rule = "promises to keep off act " + p.ActionType
	default:
		rule = "code of act " + p.ActionType
	}
	add("cameo", p.CAMEO, pipeline.Span{}, rule)
	add("plover", p.PLOVER, pipeline.Span{}, rule)
	if p.Theme != "" {
		add("theme", p.Theme, d.themeSpan(p, e), "most words of this field in pledges_themes.yaml")
	}
	rule = d.speechRule(p, e)
	add("speaker", p.Speaker, p.SpeakerSpan, rule)
	add("attribution", p.Attribution, p.SpeakerSpan, rule)
	return out
}

// subjectRule says how the one who acts was found.
func (d *document) subjectRule(e *evidence, item bool) string {
	switch {
	case e.owner != nil:
		return "opens the unfinished sentence above"
	case item && e.subject.empty():
		return "subject of the lead-in of the list"
	case e.inverted:
		return "subject behind the inverted verb"
	case e.then == thenObject:
		return "who is told to act"
	}
	switch e.agent {
	case "by":
		return "agent of the passive"
	case "possessor":
		return "whose commitment it is"
	case "governor":
		return "subject of the verb that affirms"
	}
	switch e.subject.kind {
	case "pronoun":
		return "subject of the trigger, a pronoun"
	case "possessive":
		return "whose commitment it is"
	}
	return "subject of the trigger"
}

// resolutionRule says how the words became ids.
func (d *document) resolutionRule(p *pipeline.Pledge, e *evidence) (string, pipeline.Span) {
	via := ""
	sp := pipeline.Span{}
	for _, pa := range p.Pledgers {
		if via == "" {
			via, sp = pa.Via, pa.Span
		}
	}
	switch via {
	case viaNamed:
		switch low := d.headWord(e); low {
		case "he", "she", "his", "her", "it", "its", "they", "their":
			return "the last that was spoken of as " + low, sp
		}
		return "state or body of the name", sp
	case viaSpeaker:
		return "state or body of the speaker " + e.speaker.name, e.speaker.span
	case viaIssuer:
		if from := d.issuer.from; from != "" {
			return "the issuer, told by the " + from, sp
		}
		return "the issuer", sp
	case viaParticipants:
		if len(p.PledgerIDs) == 1 && d.headWord(e) != "we" {
			return "who holds this office or takes this part in the readout", sp
		}
		return "parties of the readout", sp
	case "":
		return "resolved one by one", sp
	}
	return via, sp // a way that has a name of its own
}

func (d *document) headWord(e *evidence) string {
	if e.subject.empty() || e.subject.head >= len(e.words) {
		return ""
	}
	return e.words[e.subject.head].low
}

func (d *document) sideRule(p *pipeline.Pledge) string {
	switch p.PledgerSide {
	case pipeline.SideIssuer:
		return "the issuer alone acts"
	case pipeline.SideJoint:
		return "the issuer acts with others"
	case pipeline.SideCounterpart:
		return "another party of the readout acts"
	case pipeline.SideThirdParty:
		return "acts without being a party of the readout"
	}
	return "the issuer or who acts is unknown"
}

// negation returns the word that negates a candidate; zero if none is found.
func negation(e *evidence) pipeline.Span {
	if !e.neg {
		return pipeline.Span{}
	}
	ws := e.words
	for k := max(0, min(e.start, e.subject.first)-3); k < len(ws) && k < e.end+4; k++ {
		switch ws[k].low {
		case "not", "never", "no", "nor", "neither", "none", "cannot":
			return ws[k].Span
		}
	}
	return pipeline.Span{}
}

func (d *document) strengthRule(p *pipeline.Pledge, e *evidence) (string, pipeline.Span) {
	switch {
	case p.Strength == e.cue.Strength:
		return "strength of cue " + e.cue.ID, p.Trigger
	case e.noun != "":
		return "a commitment called " + e.noun, p.Trigger
	}
	return "the verb promises less than the cue", d.verbSpan(e)
}

// noveltyRule finds the words that tell a promise from a new one.
func (d *document) noveltyRule(p *pipeline.Pledge, e *evidence) (string, pipeline.Span) {
	if e.cue.Novelty != "" {
		return "novelty of cue " + e.cue.ID, p.Trigger
	}
	near := func(words ...string) pipeline.Span {
		for k := max(0, e.start-4); k < len(e.words) && k < max(e.end, e.body)+4; k++ {
			if slices.Contains(words, lemma(e.words[k].low)) || slices.Contains(words, strings.TrimSuffix(strings.TrimSuffix(e.words[k].low, "ed"), "s")) {
				return e.words[k].Span
			}
		}
		return pipeline.Span{}
	}
	switch p.Novelty {
	case pipeline.NoveltyContinuing:
		return "goes on with what is done", near("continue", "remain", "stay", "maintain", "keep", "sustain")
	case pipeline.NoveltyReaffirmed:
		if e.cue.Class == classNoun {
			return "a commitment that there is already", p.Trigger
		}
		return "repeats a commitment", near("reaffirm", "redouble", "remain", "reiterate")
	case pipeline.NoveltyPastReport:
		return "told as given before, by its date or by who praises it", pipeline.Span{}
	}
	return "nothing says otherwise", pipeline.Span{}
}

// verbSpan is the verb of the act; zero if it has none.
func (d *document) verbSpan(e *evidence) pipeline.Span {
	if e.verb == "" || e.row.verb < 0 || e.row.verb >= len(e.words) {
		return pipeline.Span{}
	}
	return e.words[e.row.verb].Span
}

// timexOf returns the temporal expression that a deadline ends with.
func (d *document) timexOf(sp pipeline.Span) *pipeline.Timex {
	for i := d.firstTimex(sp.Start); i < len(d.ann.Timexes) && d.ann.Timexes[i].Start < sp.End; i++ {
		if t := &d.ann.Timexes[i]; sp.Contains(t.Span) {
			return t
		}
	}
	return nil
}

func (d *document) quantityRule(sp pipeline.Span) string {
	for i := d.firstQuantity(sp.Start); i < len(d.ann.Quantities) && d.ann.Quantities[i].Start < sp.End; i++ {
		return d.ann.Quantities[i].Rule
	}
	return ""
}

func (d *document) actionRule(p *pipeline.Pledge, e *evidence) (string, pipeline.Span) {
	rule, sp := "verb of this class in pledges_actions.yaml", d.verbSpan(e)
	if sp.IsZero() || e.then == thenMoney {
		rule, sp = "verb of the cue, of this class in pledges_actions.yaml", p.Trigger
	}
	for _, a := range d.x.actions {
		if a.name != p.ActionType {
			continue
		}
		for _, w := range e.words[e.row.first:min(e.row.last, e.row.first+maxObject)] {
			if slices.Contains(a.nouns, w.low) {
				return rule + ", with the noun " + w.low, sp
			}
		}
	}
	return rule, sp
}

// themeSpan returns the first word of the row that names its theme.
func (d *document) themeSpan(p *pipeline.Pledge, e *evidence) pipeline.Span {
	for _, t := range d.x.themes {
		if t.name != p.Theme {
			continue
		}
		for _, w := range e.words[e.row.first:e.row.last] {
			if t.words[w.low] || slices.ContainsFunc(t.prefixes, func(pre string) bool { return strings.HasPrefix(w.low, pre) }) {
				return w.Span
			}
		}
	}
	return pipeline.Span{}
}

// speechRule says whose words were taken for whose.
func (d *document) speechRule(p *pipeline.Pledge, e *evidence) string {
	switch {
	case p.Speaker == "" && p.Attribution == pipeline.AttributionAuthor:
		return "nobody is quoted: the issuer's own words"
	case p.Speaker == "":
		return "quoted or reported, but nobody who counts as speaker is named"
	case p.Speaker == e.Sentence.Speaker:
		return "label of the transcript"
	case p.Speaker == d.byline && p.SpeakerSpan == d.bylineSpan:
		return "whose statement the document is"
	case !p.SpeakerSpan.IsZero() && !p.SpeakerSpan.Overlaps(e.Sentence.Span):
		return "named in a sentence near by"
	case e.cue.Past && e.cue.Class == classVerb && e.agent == "" && !e.subject.empty() && p.SpeakerSpan.Start == e.words[e.subject.first].Start:
		return "gives the promise"
	}
	return "subject of the verb that reports the words"
}
