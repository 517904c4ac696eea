package pledge

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// accept is the decision: it returns "" if the words commit somebody who can
// act, else what speaks against it.
func (d *document) accept(e *evidence, verb int) string {
	c, ws, v := e.candidate, e.words, d.x.vocab
	s := e.subject
	switch c.cue.Class {
	case classNoun:
		return unless(d.affirmed(e), reasonNotAffirmed)
	case classReaffirm:
		return unless(d.reaffirms(e), "no commitment is reaffirmed")
	}
	if d.questioned(c) {
		return "asked, supposed or hoped"
	}
	if c.cue.Impersonal {
		e.agent = "parties"
		return unless(c.start == 0 || ws[c.start-1].low != "no" && ws[c.start-1].low != "once" && ws[c.start-1].low != "until", "nothing agreed")
	}
	if e.owner == nil && (s.empty() || s.kind == "none") {
		return "no subject"
	}
	if (s.kind == "thing" || s.kind == "actor" && strings.HasPrefix(ws[s.head].low, "service")) && c.start > 0 && verb >= 0 && verb < len(ws) && c.then == thenBase && lemma(ws[verb].low) == "be" && ws[c.start-1].low != "which" && ws[c.start-1].low != "that" {
		if by := d.doneBy(ws, verb+1); !by.empty() {
			c.neg = c.neg || ws[s.first].low == "no"
			e.subject, e.agent = by, "by"
			return unless(!d.conditional(c), "conditional")
		}
	}
	if s.kind == "thing" && !c.none && !d.unknownName(ws, s) && !(c.cue.Class != classModal && d.countedOffices(ws[s.first:s.last])) && !(c.cue.Class == classVerb && ws[s.head].capped && ws[s.head].tag == "NNP" && ws[s.first].tag != "DT" && ws[s.first].tag != "PRP$" && !isBare(c)) {
		return "subject cannot act" // but a name that nobody knows can speak
	}
	low := ws[s.head].low
	if c.cue.ID == "pledge/is-to" && v.has(classPurposes, low) {
		return "subject cannot act" // "The mission of the envoy is to"
	}
	switch {
	case e.owner != nil:
	case low == "it" && c.cue.Past && s.last < c.start && ws[c.start-1].low != "it" && (ws[s.last].low == "was" || ws[s.last].low == "is"):
		// "It was agreed to": by the parties of the readout.
		return unless(c.then != thenThat, "subject is it")
	case low == "it" && s.first < 2 && (c.cue.Class == classModal || c.cue.Class == classVerb || c.cue.Class == classState || c.cue.Class == classReaffirm) && d.bodyBefore(c.index):
	case low == "it" && (e.speaker.attribution != pipeline.AttributionReported || e.speaker.kind == "person") && !d.entityBefore(ws, s.first):
		return "subject is it"
	case low == "they" && s.first < 2 && c.cue.Class == classModal && d.thingsBefore(c.index):
		return "subject cannot act" // "These sanctions ... They will"
	case v.has(classAnybody, ws[s.first].low) && !c.none && !(ws[s.first].low == "every" && s.first+1 < len(ws) && ws[s.first+1].ent >= 0 && d.ents[ws[s.first+1].ent].label == pipeline.Org):
		return "nobody in particular"
	case low == "you" || ws[s.first].low == "your" && c.cue.Class == classModal:
		return "subject is you"
	case (low == "us" || low == "them" || low == "me" || low == "him") && !c.none:
		return "no subject" // "let us agree"
	case c.cue.Past && c.cue.Class == classVerb && s.first > 0 && ws[s.first-1].low == "as" && (s.first < 2 || ws[s.first-2].low != "well"):
		return "said again" // "as it pledged to do"
	case c.cue.ID == "pledge/hope" && v.has(classWanting, ws[c.word].low) && (c.neg || !d.ownWish(e, s)):
		return "not an own wish" // "They want to"
	case c.cue.Class == classState && d.supposedState(c):
		return "conditional" // "I'd be willing to talk if"
	case (c.cue.ID == "pledge/intend" || c.cue.ID == "pledge/hope") && s.kind == "pronoun" && low != "we" && low != "i" && s.first > 0 && ws[s.first-1].low == "as":
		return "said of others" // "support for the people as they seek to"
	case d.restrictive(c, s):
		return "nobody in particular"
	case d.relative(c, s) || c.cue.Class == classModal && d.reports(ws, c.start-1):
		return "relative clause" // "talks, which he said would"
	case d.conditional(c):
		return "conditional"
	}
	if verb >= 0 && verb < len(ws) {
		l := lemma(ws[verb].low)
		if verb+1 < len(ws) && ws[verb+1].ent < 0 && (ws[verb+1].low == "is" || ws[verb+1].low == "are" || ws[verb+1].low == "was" || ws[verb+1].low == "were") {
			return "relative clause" // "a crisis which we will stress is a threat"
		}
		if (low == "i" || low == "we") && e.Speaker != "" && c.then != thenGerund && v.startsPhrase(classFloor, ws, verb) > 0 && !(c.cue.Class == classState && l == "go") {
			return "courtesy" // "We'll start with Peter"
		}
		if c.neg && low == "i" && (v.has(classKeeping, l) || v.startsPhrase(classKeeping, ws, verb) > 0) {
			return "courtesy" // "I will not go into details"
		}
		if c.cue.ID == "pledge/decline" && l == "comment" {
			return "courtesy"
		}
		if c.neg && l == "hesitate" {
			return "hostile act" // a threat
		}
		if (v.has(listHostile, l) || v.startsPhrase(listHostile, ws, verb) > 0) && !c.neg && !(l == "respond" && d.relieves(ws, verb)) {
			return "hostile act"
		}
		if l == "receive" && (c.cue.ID == "pledge/expect" || c.cue.ID == "pledge/anticipate") && !d.receives(ws, verb) {
			return "outcome" // "anticipates receiving $2 million"
		}
		if l == "have" {
			return unless(c.neg && c.then == thenBase || d.haveOK(ws, verb), "state")
		}
		if c.then == thenBase && c.ext == "" {
			if l == "be" && verb+2 < len(ws) && ws[verb+1].low == "the" && ws[verb+2].low == "first" {
				return "" // "will not be the first to"
			}
			if l == "be" && verb+2 < len(ws) && ws[verb+1].low == "in" && hasWord(ws, row{first: verb, last: min(verb+12, len(ws))}, "visit") {
				return "" // "will be in Oslo on a working visit"
			}
			if l == "be" && verb+1 < len(ws) && ws[verb+1].low == "there" && c.ext == "" && (low == "we" || low == "i") {
				return "" // "If you need us, we will be there"
			}
			if l == "be" {
				return unless(d.passiveOK(e, verb), "state")
			}
			if (l == "allow" || l == "let") && (c.neg || s.kind == "entity" || s.kind == "actor" || s.kind == "pronoun" && (low != "it" || e.speaker.attribution == pipeline.AttributionReported)) {
				return "" // a refusal, or leave that a party gives
			}
			if l == "represent" && d.partyKind(ws, s) == "person" {
				return "" // an envoy at a ceremony
			}
			if v.has(listStative, l) || v.startsPhrase(listStative, ws, verb) > 0 {
				return "state"
			}
			if v.has(classUndergoing, l) {
				return "outcome"
			}
			if (v.has(listOutcome, l) || v.startsPhrase(listOutcome, ws, verb) > 0) && !(l == "receive" && (ws[verb-1].low == "to" || d.receives(ws, verb))) {
				return "outcome"
			}
		}
		if l == "take" && (hasWord(ws, row{first: verb + 1, last: min(verb+6, len(ws))}, "question") || hasWord(ws, row{first: verb + 1, last: min(verb+6, len(ws))}, "questions")) {
			return "courtesy"
		}
		if c.cue.ID == "pledge/going-to" && l == "need" {
			return "state"
		}
		if c.cue.ID == "pledge/going-to" && l == "be" && !(verb+1 < len(ws) && ws[verb+1].tag == "VBG") {
			return "state"
		}
		if c.cue.ID == "pledge/consider" && hasWord(ws, row{first: verb, last: len(ws)}, "to") && d.deems(ws, verb) {
			return "judgement" // "consider working out rules to be urgent"
		}
		if (c.cue.ID == "pledge/hope" && !strings.HasPrefix(ws[c.word].low, "hop") || c.cue.ID == "pledge/would" && (low == "i" || low == "we")) && d.courtesy(ws, verb) || (low == "i" || low == "we" && e.Speaker != "" && (l == "applaud" || l == "conclude" || l == "turn")) && (c.then == thenBase || c.cue.ID == "pledge/going-to" || c.cue.ID == "pledge/hope") && (v.has(classTurns, l) || v.startsPhrase(classTurns, ws, verb) > 0) {
			return "courtesy"
		}
		if c.cue.ID == "pledge/keen" && (d.courtesy(ws, verb) || l == "share" || ws[c.aux].low == "was" && e.speaker.attribution != pipeline.AttributionReported) {
			return "courtesy" // "I am eager to hear from you"
		}
		if c.cue.ID == "pledge/hope" && v.has(listStative, l) {
			return "state"
		}
	}
	if ws[c.word].low == "expected" && c.cue.Class == classState && verb >= 0 && verb < len(ws) && !v.has(listChecked, lemma(ws[verb].low)) && v.startsPhrase(listChecked, ws, verb) == 0 {
		return "expected of the subject" // "is expected to uphold its values"
	}
	if (c.cue.ID == "pledge/intend" || c.cue.ID == "pledge/hope" || c.cue.ID == "pledge/planning") && s.kind == "entity" && d.ents[ws[s.head].ent].kind == "armed_group" {
		return "hostile act" // what an armed group seeks
	}
	if (c.cue.ID == "pledge/expect" || c.cue.ID == "pledge/scheduled") && c.end+1 < len(ws) && ws[c.end].low == "be" && ws[c.end+1].tag == "VBN" {
		return "done to the subject" // "expected to be joined by"
	}
	if (c.cue.Class == classVerb || c.cue.Class == classOrder) && low != "it" && passive(ws, c.start) && !(c.then == thenThat && impersonal(ws, c.start)) {
		return "passive"
	}
	if c.cue.Class == classVerb && ws[c.word].tag == "VBG" && c.word > 0 && ws[c.word-1].tag == "IN" && ws[c.word-1].low != "by" {
		return "no main verb" // "aimed at agreeing on"
	}
	if c.cue.ID == "pledge/commit" && c.then == thenTo && c.start > 0 && ws[c.start-1].tag == "NN" && ws[c.start-1].ent < 0 && d.x.vocab.has(listMeasures, ws[c.start-1].low) {
		return "no main verb" // "assistance committed to Chad includes"
	}
	if c.cue.ID == "pledge/look-forward" && c.then == thenTo {
		return unless(d.ownTalks(ws, c), "not an own act")
	}
	if c.cue.ID == "pledge/offer" && ws[c.word].low == "offered" && perfect(ws, c.start) && (low == "we" || low == "i") {
		return "account of the past" // "We have offered 20 places a year"
	}
	if c.cue.Class == classVerb && nounForm(ws[c.word].low) && e.owner == nil && (ws[s.head].tag == "NNS" && ws[s.head].ent < 0 || low == "they" || low == "we" || low == "both") {
		return "no main verb" // "The sides discussed the platform and plans to"
	}
	if c.cue.ID == "pledge/set-aside" && c.start > 0 && ws[c.start-1].low == "had" {
		return "account of the past"
	}
	if (c.cue.ID == "pledge/announce" || c.cue.ID == "pledge/announcing") && d.longAgo(c, 90) && !d.moneySoon(ws, c.end) {
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

// ownWish reports whether who is said to want something speaks, or is a party of the
// readout: what others want, nobody promises.
func (d *document) ownWish(e *evidence, s subject) bool {
	ws := e.words
	switch low := ws[s.head].low; {
	case low == "we" || low == "i":
		return true
	case s.kind == "entity":
		ids, _ := d.resolve(ws[s.first:s.last], nil)
		for _, id := range ids {
			if id == e.speaker.id || slices.Contains(d.participants, id) {
				return true
			}
		}
	case ws[s.first].low == "our" || ws[s.first].low == "my":
		return true
	}
	return false
}

// supposedState reports "would be ready to" that nobody's report shifts from "will be".
func (d *document) supposedState(c *candidate) bool {
	ws := c.words
	if ws[c.aux].low != "be" || c.aux == 0 || ws[c.aux-1].low != "would" && ws[c.aux-1].low != "'d" {
		return false
	}
	if hasWord(ws, row{first: 0, last: len(ws)}, "if") {
		return true
	}
	_, framed := d.frame(ws, c.aux-1)
	return !framed
}

// bodyBefore reports whether the sentence before the i-th, in its paragraph, is about a
// body or state: "The Ministry calls for calm. It will".
func (d *document) bodyBefore(i int) bool {
	ws, s := d.openingSubject(i - 1)
	if s.empty() || s.first > 2 || ws[s.head].tag == "NNS" {
		return false
	}
	h := ws[s.head]
	if ws[s.head].tag != "NNS" && d.assembled(ws[s.first:s.last]) != "" {
		return true // "The Conference voiced concern. It agreed to"
	}
	if s.kind == "entity" && h.ent >= 0 && d.ents[h.ent].label == pipeline.Place && d.ents[h.ent].kind == "country" {
		return true
	}
	return s.kind == "entity" && h.ent >= 0 && d.ents[h.ent].label == pipeline.Org || s.kind == "actor" && h.ent < 0 && d.x.vocab.has(listBodies, h.low) && !d.x.vocab.has(listTitles, h.low)
}

// openingSubject returns the subject of the first finite verb of the i-th sentence with
// its words, if the next sentence stands in the same paragraph.
func (d *document) openingSubject(i int) ([]word, subject) {
	if i < 0 || d.ann.Sentences[i].Paragraph != d.ann.Sentences[i+1].Paragraph || d.ann.Sentences[i].Len() > 1500 {
		return nil, subject{}
	}
	ws := d.read(i).words
	for k := 1; k < len(ws) && k < 20; k++ {
		if w := ws[k]; w.ent < 0 && (w.tag == "MD" || w.tag == "VBD" || w.tag == "VBP" && !isNominal(ws[k]) || w.tag == "VBZ" && w.low != "'s") {
			return ws, d.phraseLeft(ws, k-1, false)
		}
	}
	return nil, subject{}
}

// thingsBefore reports whether the sentence before the i-th, in its paragraph, is about
// several things that cannot act: "These sanctions target ...".
func (d *document) thingsBefore(i int) bool {
	ws, s := d.openingSubject(i - 1)
	return !s.empty() && s.kind == "thing" && s.first < 2 && ws[s.head].tag == "NNS"
}

// reports reports whether the word at i is a verb that reports somebody's words.
func (d *document) reports(ws []word, i int) bool {
	return i >= 0 && ws[i].ent < 0 && (ws[i].tag == "VBD" || ws[i].tag == "VBZ") && d.x.vocab.has(listReporting, ws[i].low)
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

// impersonal reports "It was", "It has been" before the participle at i.
func impersonal(ws []word, i int) bool {
	for k := i - 1; k >= 0 && i-k < 5; k-- {
		if ws[k].low == "it" {
			return true
		}
		if !isAux(ws[k]) && ws[k].tag != "RB" {
			return false
		}
	}
	return false
}

// isBare reports a cue word without inflection or auxiliary: after an unknown name
// it may be a noun ("Advantage Plan to").
func isBare(c *candidate) bool {
	w := c.words[c.word]
	return w.tag != "VBD" && w.tag != "VBZ" && w.tag != "VBN" || w.capped || w.low == "plans" || w.low == "aims"
}

// nounForm reports verbs in the third person that look like plural nouns.
func nounForm(low string) bool {
	switch low {
	case "plans", "aims", "pledges", "promises", "offers", "hopes", "wishes":
		return true
	}
	return false
}

// unless returns why if ok is false.
func unless(ok bool, why string) string {
	if ok {
		return ""
	}
	return why
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

// courtesy reports verbs of politeness and of telling, which promise nothing.
func (d *document) courtesy(ws []word, verb int) bool {
	if ws[verb].low == "take" {
		return hasWord(ws, row{first: verb + 1, last: min(verb+6, len(ws))}, "opportunity") || hasWord(ws, row{first: verb + 1, last: min(verb+4, len(ws))}, "moment")
	}
	if ws[verb].low == "make" {
		return hasWord(ws, row{first: verb + 1, last: min(verb+5, len(ws))}, "points") || hasWord(ws, row{first: verb + 1, last: min(verb+5, len(ws))}, "point")
	}
	return d.x.vocab.has(classCourtesy, ws[verb].low) || d.x.vocab.startsPhrase(classCourtesy, ws, verb) > 1
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
		case w.low == "," && k <= i+1, w.tag == "MD" && w.ent < 0, w.tag == "PRP" && k > i:
			return false // "announced it would": the clause has its own cue
		case v.startsPhrase(listMeasures, ws, k) > 1:
			return true
		case (v.has(listMeasures, w.low) || k < i+5 && v.has(listDeeds, w.low)) && w.tag != "VBD" && w.ent < 0:
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
