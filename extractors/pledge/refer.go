package pledge

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// visitor returns the state of "the visiting Minister": the other party where two
// meet; "" if the words are no such.
func (d *document) visitor(ws []word) string {
	if len(d.issuer.ids) == 0 || len(d.participants) != 2 || d.office(ws) == "" {
		return ""
	}
	for _, w := range ws {
		if w.low == "visiting" {
			for _, id := range d.participants {
				if id != d.issuer.ids[0] {
					return id
				}
			}
		}
	}
	return ""
}

// speakersOwn returns the speaker's state for people in its service whom nobody
// counts or shares, "She said the teams will": its teams. It is "" otherwise.
func (d *document) speakersOwn(ws []word, e *evidence) string {
	if e == nil || e.speaker.id == "" || len(ws) != 2 || ws[0].low != "the" && ws[0].low != "my" || !d.x.vocab.has(classServing, ws[1].low) {
		return ""
	}
	return e.speaker.id
}

// inReport reports whether the speaker's words, "Lund said", stand in the row's own
// sentence before who acts.
func (d *document) inReport(e *evidence, sp speech) bool {
	ws := e.words
	return sp.attribution == pipeline.AttributionReported && !sp.span.IsZero() && sp.span.Start >= ws[0].Start && sp.span.End <= ws[e.subject.first].Start
}

// withinTitle reports whether word k stands in the office of a person named behind it,
// before word last: "Deputy Secretary for Management and Resources X" is one person.
func (d *document) withinTitle(ws []word, k, last int) bool {
	for j := k + 1; j < last && j < k+12; j++ {
		if x := ws[j].ent; x >= 0 && d.ents[x].label == pipeline.Person {
			t := d.ents[x].titled
			return !t.IsZero() && t.Start < ws[k].Start && ws[k].End <= d.ents[x].Start
		}
	}
	return false
}

// officeBefore returns the state of the holder of an office with which the sentence
// opens, for "he" at word i: "The President knows that, which is why he has set"; ""
// if it opens otherwise.
func (d *document) officeBefore(ws []word, i int) string {
	if i < 3 || ws[0].low != "the" {
		return ""
	}
	n := d.x.vocab.startsPhrase(listTitles, ws, 1)
	if n == 0 || n+1 >= i || ws[n+1].ent >= 0 || ws[n+1].low == "of" {
		return ""
	}
	if ids, _ := d.resolve(ws[:n+1], nil); len(ids) == 1 {
		return ids[0]
	}
	return ""
}

// sentOut returns who sent the people that "they" means: "Norway will send three
// engineers. They will inspect the dam." It is nil if nobody was sent right before.
func (d *document) sentOut(e *evidence) []string {
	if e.subject.kind != "pronoun" || len(d.out) == 0 || e.index == 0 {
		return nil
	}
	i := len(d.out) - 1
	for i > 0 && d.out[i].Start >= e.Start {
		i-- // rows of this sentence
	}
	p := &d.out[i]
	if p.Start >= e.Start || p.Start < d.ann.Sentences[e.index-1].Start || !d.x.vocab.has(classSending, p.ActionLemma) {
		return nil
	}
	return slices.Clone(p.PledgerIDs)
}

// gapThat reports whether at i stands a second one who says something, without the
// verb: "Chad told us that it would A, and Mali that it would B".
func gapThat(ws []word, i int) bool {
	k := i
	for k < len(ws) && k < i+8 && (isNominal(ws[k]) || ws[k].ent >= 0 || ws[k].tag == "DT" || ws[k].low == "of") {
		k++
	}
	if k == i || k+2 >= len(ws) || ws[k].low != "that" || ws[k-1].ent < 0 {
		return false
	}
	for j := k + 1; j < len(ws) && j < k+6; j++ {
		if ws[j].low == "would" || ws[j].low == "will" {
			return true
		}
	}
	return false
}

// ownerOfIt returns whom "it" at word i means in what is told of a second one, "Chad
// told us that it would A, and Mali that it would B", and behind a noun for what
// somebody has said, "the promise by Mali that it will"; "" elsewhere.
func (d *document) ownerOfIt(ws []word, i int) string {
	if i < 3 || ws[i-1].low != "that" {
		return ""
	}
	k := i - 2
	if x := ws[k].ent; x >= 0 && d.ents[x].label != pipeline.Person {
		for k > 0 && (ws[k-1].ent == x || ws[k-1].tag == "DT") {
			k--
		}
		if k > 0 && isConj(ws[k-1].low) {
			return d.entityID(&d.ents[x])
		}
	}
	for k = i - 2; k > 1 && i-k < 16; k-- {
		if (ws[k].low == "by" || ws[k].low == "from") && d.x.vocab.has(listThatNouns, ws[k-1].low) {
			for m := k + 1; m < i-1 && m < k+5; m++ {
				if x := ws[m].ent; x >= 0 {
					return d.entityID(&d.ents[x])
				}
			}
		}
	}
	return ""
}

// promisedBy takes the one who promises that somebody else will act as the speaker,
// before it is known whose "her government" is: "The Envoy promised that her
// government would".
func (d *document) promisedBy(e *evidence) {
	if e.then != thenThat && !slices.Contains(e.cue.Then, thenHelp) || e.cue.Class != classVerb || e.speaker.attribution == pipeline.AttributionReported || e.speaker.name != "" || d.performs(e) {
		return
	}
	o := d.subjectOf(e.words, e.start)
	if o.empty() || o.kind == "thing" || o.kind == "none" || e.subject.first <= o.first {
		return
	}
	sp := d.speakerFrom(e.words, o, pipeline.AttributionReported)
	if sp.name != "" && (sp.kind == "person" || d.partyKind(e.words, o) == "person") {
		e.speaker = sp
	}
}

// toldThat returns who acts in the that-clause behind somebody who is told of it, "I
// promised her that we would take in families"; empty if none follows.
func (d *document) toldThat(c *candidate) subject {
	ws := c.words
	if c.cue.Class != classVerb || c.then == thenThat || c.then == thenInfinitive {
		return subject{}
	}
	for k := c.end; k+2 < len(ws) && k < c.end+5; k++ {
		if ws[k].low == "that" && k > c.end {
			for j := k + 1; j < len(ws) && j < k+8; j++ {
				if ws[j].low == "would" || ws[j].low == "will" {
					if t := d.subjectOfThat(ws, k+1); t.kind == "entity" || t.kind == "actor" || t.kind == "pronoun" {
						return t
					}
				}
			}
			return subject{}
		}
		if isPunct(ws[k].low) || ws[k].tag == "TO" {
			return subject{}
		}
	}
	return subject{}
}

// reportsOf reports whether the text below tells what the k-th entity, a person named
// in a line above it, says: then the line names the one who publishes, and the text
// is not in that person's voice.
func (d *document) reportsOf(k int) bool {
	last := lastName(d.text(d.ents[k].Span))
	for j := k + 1; j < len(d.ents); j++ {
		e := &d.ents[j]
		if e.label != pipeline.Person || lastName(d.text(e.Span)) != last {
			continue
		}
		if d.saysNear(d.doc.Text[e.End:min(len(d.doc.Text), e.End+40)]) {
			return true
		}
	}
	return false
}

// saysNear reports a reporting verb among the first words of what follows a name.
func (d *document) saysNear(after string) bool {
	for n, w := range strings.Fields(after) {
		w = fold(strings.Trim(w, ",.:"))
		if d.x.vocab.has(listReporting, w) {
			return true
		}
		if n > 3 || w != "has" && w != "have" && w != "had" && w != "also" && w != "today" {
			return false
		}
	}
	return false
}

// clauseOfPlace reports ", where they would", a clause of its own: they are the
// parties, whoever speaks.
func clauseOfPlace(e *evidence) bool {
	return e.subject.first > 0 && e.words[e.subject.first-1].low == "where"
}

// opensWithOffice returns the office with which a sentence begins behind "The", and
// nothing that names its holder or says of what: "The Chairperson took note", "On
// trade, the Minister rejected". The second result is where "the" stands.
func (d *document) opensWithOffice(s *pipeline.Sentence) (string, int) {
	at := s.Start
	t := d.doc.Text[s.Start:min(s.End, s.Start+60)]
	rest, ok := strings.CutPrefix(t, "The ")
	if !ok {
		k := strings.Index(t, ", the ")
		word, _, _ := strings.Cut(t, " ")
		if k < 0 || !deadlinePrepositions[fold(word)] && !d.x.vocab.has(classPlacing, fold(word)) {
			return "", 0
		}
		at = s.Start + k + 2
		rest = d.doc.Text[at+4 : min(s.End, at+60)]
	}
	low, best := fold(rest), 0
	if len(low) != len(rest) {
		return "", 0
	}
	for _, p := range d.x.vocab.phrases[listTitles] {
		w := strings.Join(p, " ")
		if len(w) > best && strings.HasPrefix(low, w+" ") {
			best = len(w)
		}
	}
	if best == 0 || strings.HasPrefix(low[best:], " of ") || best+1 < len(rest) && rest[best+1] >= 'A' && rest[best+1] <= 'Z' {
		return "", 0
	}
	return rest[:best], at
}
