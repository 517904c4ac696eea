package pledge

import "readout/pipeline"

// kind sets type, strength, novelty, polarity and specificity.
func (d *document) kind(p *pipeline.Pledge, e *evidence) {
	c, ws := e.candidate, e.words
	p.Type, p.Polarity = pipeline.Commitment, pipeline.Do
	if c.neg || e.row.neg {
		p.Type, p.Polarity = pipeline.Refusal, pipeline.Refrain
		if e.row.verb >= 0 && hasWord(ws, row{first: c.start, last: min(c.end+5, len(ws))}, "longer") {
			p.Type = pipeline.Commitment
		}
	}
	if c.cue.Polarity != "" {
		p.Polarity = c.cue.Polarity
	}
	if c.cue.Type != "" {
		p.Type = c.cue.Type
	}
	if (c.neg || hasWord(ws, row{first: c.start, last: c.end}, "intention")) && p.Type == pipeline.Refusal && d.abstains(e) {
		p.Type = pipeline.Commitment // "will not raise port fees"
	}
	if d.x.vocab.has(classRefraining, e.verb) {
		p.Polarity = pipeline.Refrain
	}
	// "agreed not to": a commitment to refrain.
	if (c.neg || e.row.neg) && (c.then == thenInfinitive || c.then == thenThat) && c.cue.Class != classState {
		p.Type = pipeline.Commitment
	}
	p.Strength = c.cue.Strength
	if c.cue.Class == classModal && d.x.vocab.has(classTrying, e.verb) && !(hasWord(ws, e.row, "together") && !hasWord(ws, row{first: e.row.verb + 1, last: e.row.last}, "to")) {
		p.Strength = pipeline.Moderate // "will continue to work to"; to work together is an act
	}
	if e.verb == "consider" && p.Polarity == pipeline.Do {
		p.Strength = pipeline.Weak
	}
	switch e.noun {
	case "readiness", "willingness", "interest":
		p.Strength = pipeline.Weak
	case "intention", "intent", "plans":
		p.Strength = pipeline.Moderate
	}
	p.Novelty = d.novelty(e)
	p.Specificity = pipeline.Vague
	if d.specific(p, e) {
		p.Specificity = pipeline.Specific
	}
}

// novelty tells new from continued, reaffirmed and reported promises.
func (d *document) novelty(e *evidence) string {
	c, ws := e.candidate, e.words
	if c.cue.Novelty != "" {
		return c.cue.Novelty
	}
	for k := c.end; k < len(ws) && k < c.end+4 && k < e.row.last; k++ {
		switch low := ws[k].low; {
		case d.x.vocab.has(classContinuing, low):
			return pipeline.NoveltyContinuing
		case low == "reaffirm" || low == "redouble":
			return pipeline.NoveltyReaffirmed
		}
	}
	for k := max(0, c.start-4); k < c.end; k++ {
		switch ws[k].low {
		case "remain", "remains", "remained":
			return pipeline.NoveltyReaffirmed
		}
	}
	if c.cue.Past && (c.cue.Class == classVerb || c.cue.Class == classOrder) && d.agoBefore(e) {
		return pipeline.NoveltyPastReport
	}
	if c.cue.Past && c.cue.Class == classVerb && retold(ws, c.word) {
		return pipeline.NoveltyPastReport
	}
	if c.cue.ID == "pledge/announce" && d.longAgo(c, 3) || (c.cue.ID == "pledge/announce" || c.then == thenMoney && c.cue.Strength == pipeline.Firm) && perfect(ws, c.start) {
		return pipeline.NoveltyPastReport
	}
	if c.cue.Class == classNoun {
		if c.cue.ID == "pledge/commitment" {
			if e.agent == "governor" && e.govern >= 0 && (ws[e.govern].low == "share" || ws[e.govern].low == "made" || ws[e.govern].low == "involves") {
				return pipeline.NoveltyNew
			}
			return pipeline.NoveltyReaffirmed
		}
		if e.govern >= 0 && d.x.vocab.has(listPraising, ws[e.govern].low) {
			return pipeline.NoveltyPastReport
		}
	}
	return pipeline.NoveltyNew
}

// specific judges whether one could check the act: an amount, a date, or a verb
// and noun of acts that are done or not.
func (d *document) specific(p *pipeline.Pledge, e *evidence) bool {
	v, ws := d.x.vocab, e.words
	if len(p.Amounts) > 0 || !p.DeadlineEnd.IsZero() {
		return true
	}
	concrete := e.verb != "" && !v.has(listVague, e.verb) && !v.has(listStative, e.verb)
	switch {
	case p.Polarity == pipeline.Refrain && concrete:
		return true // one can see that it was not done
	case p.Strength == pipeline.Weak && e.cue.Class != classReaffirm && e.cue.ID != "pledge/hope" && e.cue.ID != "pledge/look-forward":
		return v.has(listChecked, e.verb)
	}
	if e.cue.Strength == pipeline.Weak || e.cue.Class == classReaffirm || e.cue.ID == "pledge/commitment" {
		return false
	}
	if e.cue.Specificity != "" {
		return e.cue.Specificity == pipeline.Specific
	}
	if p.Novelty == pipeline.NoveltyContinuing {
		return false // going on as before, without an amount or a date
	}
	if e.row.verb >= 0 && v.startsPhrase(listChecked, ws, e.row.verb) > 1 {
		return true
	}
	verb := e.verb
	if v.has(listVague, verb) && !v.has(listChecked, verb) {
		return false
	}
	if v.has(listChecked, verb) || concrete {
		return true
	}
	for k := e.row.first; k < e.row.last; k++ {
		if v.has(listChecksNouns, ws[k].low) {
			return true
		}
	}
	return false
}

// retold reports a promise at i that is told as one that has been given: "has pledged
// to", "I promised them that".
func retold(ws []word, i int) bool {
	switch ws[i].low {
	case "promised":
		return perfect(ws, i) || i > 0 && (ws[i-1].low == "i" || ws[i-1].low == "we")
	case "pledged", "vowed":
		return perfect(ws, i)
	}
	return false
}

// perfect reports a verb in the perfect at i: "has announced", "have already given".
func perfect(ws []word, i int) bool {
	for k := i - 1; k >= 0 && i-k < 4; k-- {
		switch ws[k].low {
		case "has", "have", "had", "'ve":
			return true
		}
		if ws[k].tag != "RB" {
			return false
		}
	}
	return false
}
