package pledge

import (
	"slices"

	"readout/pipeline"
)

// pronoun resolves I, we, he, she, they, it and possessives.
func (d *document) pronoun(e *evidence) ([]string, string) {
	low := e.words[e.subject.head].low
	speaker := e.speaker
	switch low {
	case "i", "my":
		if speaker.id != "" {
			return []string{speaker.id}, viaSpeaker
		}
		if speaker.name != "" {
			return nil, "" // somebody speaks, but nobody knows for whom
		}
		return slices.Clone(d.issuer.ids), d.issuer.via
	case "we", "our", "us":
		if k := e.subject.head + 1; e.subject.kind == "possessive" && e.govern >= 0 && k < len(e.words) && d.x.vocab.has(classMutual, e.words[k].low) {
			if ids := d.governorIDs(e); len(ids) > 1 {
				return ids, viaNamed // "The two reaffirmed our shared commitment"
			}
		}
		if e.subject.kind == "possessive" && e.govern >= 0 && !d.joint && !d.insideQuote(e.candidate) {
			if ids := d.governorIDs(e); len(ids) > 1 {
				return ids, viaNamed // "The two leaders reaffirmed our commitment"
			}
		}
		if one := d.loneBody(); one != nil && speaker.name == "" && e.Speaker == "" && !d.insideQuote(e.candidate) {
			return one, viaParticipants
		}
		if d.joint && len(d.participants) > 1 && speaker.attribution != pipeline.AttributionReported && (e.Speaker == "") && !d.insideQuote(e.candidate) {
			return slices.Clone(d.participants), viaParticipants
		}
		if e.cue.ID == "pledge/agree" && e.cue.Past && len(d.participants) == 2 && slices.Contains(d.participants, speaker.id) {
			return slices.Clone(d.participants), viaParticipants // one of two who met: "We agreed to"
		}
		if speaker.id != "" && d.gathering && slices.Contains(d.participants, speaker.id) {
			return slices.Clone(d.participants), viaParticipants
		}
		if speaker.id != "" {
			return []string{speaker.id}, viaSpeaker
		}
		if d.joint && len(d.participants) > 0 && (e.Speaker == "" && !d.insideQuote(e.candidate) || e.speaker.name == d.byline) {
			return slices.Clone(d.participants), viaParticipants
		}
		if speaker.name != "" && speaker.name != d.byline {
			if len(d.participants) == 1 && !isISO3(d.participants[0]) && speaker.kind == "person" {
				return slices.Clone(d.participants), viaIssuer // a body speaks of itself only
			}
			if speaker.kind == "person" && d.ownOfficial(speaker.name) {
				return slices.Clone(d.issuer.ids), viaIssuer
			}
			return nil, ""
		}
		return slices.Clone(d.issuer.ids), d.issuer.via
	case "they", "their":
		if e.subject.kind == "possessive" {
			if ids := d.governorIDs(e); len(ids) > 0 {
				return ids, viaNamed
			}
		}
		if speaker.id != "" && speaker.attribution == pipeline.AttributionReported && speaker.kind != "person" && speaker.kind != "" {
			return []string{speaker.id}, viaSpeaker // "the Kenyan side said they would"
		}
		if ids := d.groupBefore(e.words, e.subject.first); len(ids) > 1 {
			return ids, viaNamed
		}
		if ids := d.sentOut(e); len(ids) > 0 {
			return ids, viaNamed
		}
		if id := d.authoritiesBefore(e); id != "" {
			return []string{id}, viaNamed
		}
		if speaker.id != "" && speaker.kind == "person" && e.cue.Class == classModal && !clauseOfPlace(e) && d.inReport(e, speaker) {
			return []string{speaker.id}, viaSpeaker // "Mr Wang stated that they would": his side
		}
		if ids := d.metAbove(e.words[e.subject.first].Start); len(ids) == 2 {
			return ids, viaParticipants
		}
		if ids := d.localPair(e.words[e.subject.first].Start); len(ids) == 2 {
			return ids, viaParticipants
		}
		if len(d.participants) >= 2 {
			if len(d.recent.group) >= 2 {
				return slices.Clone(d.recent.group), viaParticipants
			}
			return slices.Clone(d.participants), viaParticipants
		}
		return d.loneBody(), viaParticipants
	case "he", "she", "his", "her":
		if e.subject.kind == "possessive" {
			if ids := d.governorIDs(e); len(ids) > 0 {
				return ids, viaNamed
			}
		}
		if speaker.id != "" && speaker.kind == "person" && d.inReport(e, speaker) {
			return []string{speaker.id}, viaSpeaker // "Having received the envoy, Lund said he had"
		}
		if id := d.personBefore(e.words, e.subject.first); id != "" {
			return []string{id}, viaNamed
		}
		if id := d.officeBefore(e.words, e.subject.first); id != "" {
			return []string{id}, viaParticipants
		}
		if d.recent.person != "" {
			return []string{d.recent.person}, viaNamed
		}
		return nil, ""
	case "it", "its":
		if e.subject.kind == "possessive" {
			if ids := d.governorIDs(e); len(ids) > 0 {
				return ids, viaNamed
			}
		}
		if id := d.ownerOfIt(e.words, e.subject.first); id != "" {
			return []string{id}, viaNamed
		}
		if speaker.id != "" && (speaker.kind == "state" || speaker.kind == "organization") {
			return []string{speaker.id}, viaNamed // "Peru assured India that it would"
		}
		if low == "it" && e.cue.Past && e.cue.Class == classVerb && e.words[e.subject.last].low == "was" {
			return slices.Clone(d.participants), viaParticipants
		}
		for _, inner := range []bool{false, true} { // who acts, before whom it acts on
			for k := e.subject.first - 1; k >= 0; k-- {
				x := e.words[k].ent
				if x < 0 || d.ents[x].label == pipeline.Person || d.ents[x].label == pipeline.Norp || !inner && behindPreposition(e.words, k) {
					continue
				}
				if id := d.entityID(&d.ents[x]); id != "" {
					return []string{id}, viaNamed
				}
			}
		}
		if e.subject.first < 2 && d.bodyBefore(e.index) {
			ws, s := d.openingSubject(e.index - 1)
			if ids, via := d.resolve(ws[s.first:s.last], nil); len(ids) == 1 {
				return ids, via // "The Ministry waits. It will"
			}
		}
		if d.recent.body != "" {
			return []string{d.recent.body}, viaNamed
		}
	}
	return nil, ""
}

// authoritiesBefore returns the state of the authorities that the sentence before begins
// with, for "they": "The authorities have a plan. They will"; "" elsewhere.
func (d *document) authoritiesBefore(e *evidence) string {
	if e.subject.first > 1 {
		return ""
	}
	ws, s := d.openingSubject(e.index - 1)
	if s.empty() || ws[s.head].low != "authorities" && ws[s.head].low != "officials" {
		return ""
	}
	if ids, _ := d.resolve(ws[s.first:s.last], nil); len(ids) == 1 {
		return ids[0]
	}
	return ""
}

// behindPreposition reports whether the name at k is where, to whom or of whom
// something is: "in Kenya", "with the Union".
func behindPreposition(ws []word, k int) bool {
	for k > 0 && ws[k-1].ent == ws[k].ent {
		k--
	}
	for k > 0 && (ws[k-1].tag == "DT" || ws[k-1].tag == "JJ") {
		k--
	}
	return k > 0 && ws[k-1].ent < 0 && (ws[k-1].tag == "IN" || ws[k-1].tag == "TO") && ws[k-1].low != "that" && ws[k-1].low != "as"
}

// loneBody returns the body that a communiqué is of, where it is the only party:
// its "we", "they" and "Leaders" are the body's; nil if there is none.
func (d *document) loneBody() []string {
	if d.joint && len(d.participants) == 1 && !isISO3(d.participants[0]) {
		return slices.Clone(d.participants)
	}
	return nil
}

// governorIDs resolves the subject of the verb that governs a possessive.
func (d *document) governorIDs(e *evidence) []string {
	if e.govern < 0 {
		return nil
	}
	s := d.subjectOf(e.words, e.govern)
	if s.empty() || s.kind == "thing" || s.kind == "none" {
		return nil
	}
	if s.kind == "pronoun" {
		f := *e
		f.subject, f.govern = s, -1
		ids, _ := d.pronoun(&f)
		return ids
	}
	ids, _ := d.resolve(e.words[s.first:s.last], nil)
	return ids
}

// weAffirm reports "we" or "I" as the one who reaffirms what is "ours".
func (d *document) weAffirm(e *evidence) bool {
	if e.govern < 0 {
		return false
	}
	s := d.subjectOf(e.words, e.govern)
	return !s.empty() && (e.words[s.head].low == "we" || e.words[s.head].low == "i")
}

// governorWords returns the words of that subject.
func (d *document) governorWords(e *evidence) pipeline.Span {
	if e.govern < 0 {
		return pipeline.Span{}
	}
	s := d.subjectOf(e.words, e.govern)
	if s.empty() || s.kind == "thing" || s.kind == "none" {
		return pipeline.Span{}
	}
	return pipeline.Span{Start: e.words[s.first].Start, End: e.words[s.last-1].End}
}

// groupBefore returns the states of two persons named together before word i of
// the sentence.
func (d *document) groupBefore(ws []word, i int) []string {
	var ids []string
	for k := 0; k < i; k++ {
		if x := ws[k].ent; x >= 0 && d.ents[x].label == pipeline.Person {
			if id := d.ents[x].iso3; id != "" && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// personBefore returns the state of the last person named before word i.
func (d *document) personBefore(ws []word, i int) string {
	for k := 0; k < i; k++ { // the subject stands first
		if x := ws[k].ent; x >= 0 && d.ents[x].label == pipeline.Person {
			if d.ents[x].iso3 != "" {
				return d.ents[x].iso3
			}
			return d.titleHolder(ws, k)
		}
	}
	return ""
}
