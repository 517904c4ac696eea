package pledge

import (
	"strings"

	"readout/pipeline"
)

// speech says whose words a pledge is.
type speech struct {
	name        string
	span        pipeline.Span
	id          string   // state or body that the speaker speaks for; "" if unknown
	ids         []string // those of several speakers; nil for one
	kind        string   // person, group, state, organization
	attribution string
}

// spanOf returns the text of a subject, zero if it is empty.
func (d *document) spanOf(ws []word, s subject) pipeline.Span {
	if s.empty() {
		return pipeline.Span{}
	}
	return pipeline.Span{Start: ws[s.first].Start, End: ws[s.last-1].End}
}

// speechOf finds the speaker: a reporting frame in the sentence, the speaker of
// a transcript, an open quotation, or the author of a statement.
func (d *document) speechOf(c *candidate, s subject) speech {
	ws := c.words
	if sp, ok := d.frame(ws, c.start); ok && !d.othersWords(c, s, sp) {
		if sp.span.Start == d.spanOf(ws, s).Start && sp.kind != "person" {
			sp = speech{attribution: pipeline.AttributionAuthor} // what several do themselves
		}
		switch {
		case sp.kind == "group" && (!s.empty() && s.kind == "possessive" || d.speaksForAll(sp.name)),
			sp.kind == "state" || sp.kind == "organization", sp.kind == "group" && !d.officers(ws, sp.span):
			sp.name, sp.span = "", pipeline.Span{}
		}
		if sp.name == "" && (sp.kind == "state" || sp.kind == "organization") {
			o := d.standing(c, s) // "Chad informed me that it would", in somebody's statement
			sp.name, sp.span = o.name, o.span
		}
		if !(sp.attribution == pipeline.AttributionAuthor && c.Speaker != "" && d.speaks(c.Speaker) && sp.name == d.byline) {
			return sp
		}
	}
	return d.standing(c, s)
}

// standing finds the speaker of what no frame in the sentence gives to somebody.
func (d *document) standing(c *candidate, s subject) speech {
	ws := c.words
	if c.Speaker != "" && d.speaks(c.Speaker) && !d.asks(c.Speaker) && d.labelOpens(c) {
		return speech{name: c.Speaker, id: d.speakerID(c.Speaker), attribution: pipeline.AttributionDirect}
	}
	if sp, ok := d.attributed(c); ok {
		return sp
	}
	if sp, ok := d.quoted(c); ok {
		return sp
	}
	if sp, ok := d.quotedAbove(c); ok {
		return sp
	}
	if sp, ok := d.statedBy(c); ok {
		return sp
	}
	labelled := c.Speaker != "" && d.speaks(c.Speaker)
	if labelled && d.asks(c.Speaker) {
		if low := fold(c.Speaker); d.byline != "" && (low == "a" || low == "answer" || low == "reply") {
			return speech{name: d.byline, span: d.bylineSpan, id: d.speakerID(d.byline), attribution: pipeline.AttributionDirect}
		}
		return speech{attribution: pipeline.AttributionDirect}
	}
	if labelled {
		return speech{name: c.Speaker, id: d.speakerID(c.Speaker), attribution: pipeline.AttributionDirect}
	}
	if d.byline != "" {
		return speech{name: d.byline, span: d.bylineSpan, id: d.speakerID(d.byline), attribution: pipeline.AttributionDirect}
	}
	if !s.empty() && (s.kind == "pronoun" || s.kind == "possessive") && d.voice.name != "" && !d.joint {
		// A readout in the third person says "we" only in somebody's words.
		switch ws[s.head].low {
		case "we", "our", "i", "my":
			v := d.voice
			v.attribution = pipeline.AttributionReported
			return v
		}
	}
	return speech{attribution: pipeline.AttributionAuthor}
}

// speaksForAll reports words for the parties of a readout together, or for a side of
// it: what they say is the readout's own account.
func (d *document) speaksForAll(name string) bool {
	low := fold(name)
	for _, f := range strings.Fields(low) {
		if f == "sides" || f == "side" || f == "they" || f == "parties" {
			return true
		}
	}
	return d.x.vocab.has(listJoint, low) || low == "both" || low == "leaders"
}

// asks reports labels of a transcript that name nobody who answers for a party: a
// questioner or a news outlet.
func (d *document) asks(label string) bool {
	low := fold(label)
	if strings.HasPrefix(low, "question") || low == "q" || low == "a" || low == "answer" || low == "moderator" || strings.HasSuffix(low, " tv") || strings.HasSuffix(low, " news") || strings.HasSuffix(low, " agency") || strings.HasSuffix(low, " daily") {
		return true
	}
	if strings.Contains(low, ", ") && !strings.Contains(low, "spokes") && !d.titleWords(strings.Fields(low)) {
		return true // "Rudi, Fjord Daily"
	}
	for i := range d.ents {
		e := &d.ents[i]
		if e.label == pipeline.Org && e.Len() == len(label) && d.text(e.Span) == label {
			return true
		}
	}
	return false
}

// speaks reports whether a label is that of a speaker rather than of a point
// ("Deeper Partnerships: Allies will"): capitals, an office, or a known person.
func (d *document) speaks(label string) bool {
	if label == strings.ToUpper(label) {
		return true
	}
	if p, ok := d.persons[lastName(label)]; ok && (p != person{} || strings.Contains(label, " ")) {
		return true
	}
	for _, w := range strings.Fields(fold(label)) {
		if d.x.vocab.has(listTitles, w) || w == "spokesperson" || w == "question" || w == "moderator" || w == "mr" || w == "mr." || w == "ms" {
			return true
		}
	}
	return d.asks(label)
}

// quoted finds the speaker of a quotation that runs over several sentences: the
// trigger stands inside quotation marks, and a sentence close by has the frame.
func (d *document) quoted(c *candidate) (speech, bool) {
	if !d.insideQuote(c) {
		return speech{}, false
	}
	for _, step := range []int{-1, 1} {
		for n, i := 0, c.index+step; n < 5 && i >= 0 && i < len(d.ann.Sentences); n, i = n+1, i+step {
			s := &d.ann.Sentences[i]
			if s.Paragraph < c.Paragraph-1 || s.Paragraph > c.Paragraph || s.Len() > 2000 || s.Kind == pipeline.KindHeading {
				break
			}
			if !strings.ContainsAny(d.doc.Text[s.Start:s.End], "\"“”«»") {
				if step > 0 {
					continue
				}
				if s.Paragraph < c.Paragraph {
					break
				}
			}
			o := d.read(i)
			if sp, ok := d.frame(o.words, 0); ok && sp.name != "" {
				if sp.kind == "state" || sp.kind == "organization" || sp.kind == "group" && !d.officers(o.words, sp.span) {
					sp.name, sp.span = "", pipeline.Span{} // "the embassy said"
				}
				sp.attribution = pipeline.AttributionDirect
				return sp, true
			}
			if k := lastReport(d, o.words); k > 0 {
				if sub := d.subjectOf(o.words, k); !sub.empty() && sub.kind != "thing" && sub.kind != "none" {
					if sp := d.speakerFrom(o.words, sub, pipeline.AttributionDirect); sp.name != "" {
						return sp, true
					}
				}
			}
		}
	}
	return speech{}, false
}

// lastReport returns the last reporting verb that stands outside quotation marks;
// 0 if there is none.
func lastReport(d *document, ws []word) int {
	for k := len(ws) - 1; k > 0; k-- {
		w := ws[k]
		if !w.quoted && w.ent < 0 && d.x.vocab.has(listReporting, w.low) && (w.tag == "VBD" || w.tag == "VBZ") {
			return k
		}
	}
	return 0
}

// insideQuote reports whether quotation marks are open at the trigger, counted
// from the start of the paragraph.
func (d *document) insideQuote(c *candidate) bool {
	if c.words[c.start].quoted {
		return true
	}
	first := c.index
	for first > 0 && d.ann.Sentences[first-1].Paragraph == c.Paragraph && c.index-first < 12 {
		first--
	}
	text := d.doc.Text[d.ann.Sentences[first].Start:c.words[c.start].Start]
	if len(text) > 6000 {
		return false
	}
	open := strings.Count(text, "“") - strings.Count(text, "”") + strings.Count(text, "«") - strings.Count(text, "»")
	return open > 0 || strings.Count(text, "\"")%2 == 1
}

// frame finds "X said (that)" before the trigger, or ", X said" behind it.
func (d *document) frame(ws []word, at int) (speech, bool) {
	v := d.x.vocab
	// "said Lin, adding that China", ", said Lin": the subject behind the verb.
	for k := max(0, at-maxBack); k < len(ws)-1 && k < at+maxComplement; k++ {
		if k > 0 && isPunct(ws[k-1].low) && !laterQuote(ws, at, k) && (ws[k].low == "said" || ws[k].low == "says" || ws[k].low == "noted" || ws[k].low == "added" || k > at && d.saidAfterQuote(ws, k)) {
			j := k + 1
			for j < len(ws) && j-k < 14 && (isNominal(ws[j]) || ws[j].ent >= 0 || ws[j].tag == "DT" || ws[j].low == "of") {
				j++
			}
			if j < len(ws) && j > k+1 && (ws[j].tag == "MD" || ws[j].tag == "VBZ" || ws[j].tag == "VBP" || ws[j].tag == "VBD") && ws[j].ent < 0 {
				continue // ", said Peru has decided": what is said begins
			}
			if j > k+1 {
				s := subject{first: k + 1, last: j}
				s.head = d.headOf(ws, s.first, s.last)
				s.kind = d.kindOf(ws, s)
				if s.kind == "entity" || s.kind == "actor" {
					return d.speakerFrom(ws, s, pipeline.AttributionReported), true
				}
			}
		}
	}
	if sp, ok := d.accordingTo(ws, at); ok {
		return sp, true
	}
	for k := at - 1; k >= 0 && at-k < maxBack; k-- {
		w := ws[k]
		if w.low == ";" || w.low == "." {
			break
		}
		clear := (w.low == "clear" || w.low == "adamant" || w.low == "out") && k > 0 && k+1 < len(ws) && ws[k+1].low == "that" && (ws[k-1].low == "was" || ws[k-1].low == "is" || ws[k-1].low == "set" || ws[k-1].low == "sets" || ws[k-1].low == "it") || w.low == "made" && k+1 < len(ws) && ws[k+1].low == "clear" || w.low == "makes" && k+1 < len(ws) && ws[k+1].low == "clear"
		if !clear && (!v.has(listReporting, w.low) || w.ent >= 0 || w.tag == "NN" || w.tag == "NNS" || w.tag == "VB" || w.tag == "JJ") {
			continue
		}
		if !opensReport(ws, k, at) || k < clauseOfItsOwn(ws, at) && ws[k+1].low != "that" {
			continue
		}
		s := d.subjectOf(ws, k)
		if s.first > 0 && ws[s.first-1].low == "as" && d.turns && !ws[at].quoted {
			continue // "As Peter said, we will": it is the speaker's promise
		}
		if clear && k > 1 && ws[k-1].low == "it" {
			s = d.subjectOf(ws, k-2) // "made it clear that"
		}
		if s.empty() || s.kind == "thing" || s.kind == "none" {
			continue
		}
		return d.speakerFrom(ws, s, pipeline.AttributionReported), true
	}
	// ", he said." at the end, or before what follows.
	for k := at; k < len(ws) && k < at+maxComplement; k++ {
		w := ws[k]
		if !v.has(listReporting, w.low) || w.ent >= 0 || w.tag != "VBD" && w.tag != "VBZ" && w.tag != "VBN" {
			continue
		}
		j := k - 1
		for j > at && k-j < 9 && (isNominal(ws[j]) || ws[j].ent >= 0 || ws[j].tag == "PRP" || ws[j].tag == "DT" || ws[j].low == "of") {
			j--
		}
		q := longOffice(ws, at, j, k)
		if q > 0 {
			j = q
		}
		if j < k-1 && !laterQuote(ws, at, k) && (ws[j].low == "," || ws[j].low == "”" || ws[j].low == "\"") {
			s := d.phraseLeft(ws, k-1, false)
			if x := ws[k-1].ent; q > 0 && q+1 < s.first && x >= 0 && d.ents[x].label == pipeline.Person && !isPunct(ws[q+1].low) {
				s = subject{first: q + 1, last: k, head: k - 1, kind: "entity"}
			}
			if s.kind == "thing" {
				return speech{}, false
			}
			a := pipeline.AttributionReported
			if ws[j].low != "," || ws[at].quoted {
				a = pipeline.AttributionDirect
			}
			return d.speakerFrom(ws, s, a), true
		}
	}
	return speech{}, false
}

// opensReport reports whether what follows the verb at k up to the trigger is
// the clause that it reports: "that" or a subject right behind it.
func opensReport(ws []word, k, at int) bool {
	j := k + 1
	for j < at && (ws[j].tag == "RB" || ws[j].low == "also") {
		j++
	}
	if j >= at {
		return false
	}
	switch w := ws[j]; {
	case w.low == "that", w.low == ",", w.low == ":", w.low == "“", w.low == "\"", w.tag == "PRP", w.tag == "DT", w.ent >= 0, w.tag == "NNP", w.tag == "PRP$":
		// "noted the U.S. commitment": a noun between verb and trigger is fine too.
		return true
	case w.tag == "JJ" || w.tag == "NN" || w.tag == "NNS" || w.tag == "IN":
		for ; j < at; j++ {
			if ws[j].low == "that" {
				return true
			}
		}
	}
	return false
}

func (d *document) speakerFrom(ws []word, s subject, attribution string) speech {
	if m := listMarker(d.doc.Text[ws[0].Start:ws[len(ws)-1].End]); m > 0 { // "(2) Minister X said"
		for s.first < s.last-1 && ws[s.first].Start < ws[0].Start+m {
			s.first++
		}
	}
	sp := pipeline.Span{Start: ws[s.first].Start, End: ws[s.last-1].End}
	out := speech{name: d.text(sp), span: sp, attribution: attribution}
	if s.kind == "pronoun" {
		switch ws[s.head].low {
		case "it", "there": // "It was stressed that"
			return speech{attribution: attribution}
		case "i", "we":
			return speech{name: d.byline, span: d.bylineSpan, id: d.speakerID(d.byline), attribution: pipeline.AttributionAuthor}
		case "he", "she", "him", "her":
			for k := afterQuote(ws, s.first); k < s.first; k++ {
				if x := ws[k].ent; x >= 0 && d.ents[x].label == pipeline.Person {
					out.name, out.id = d.text(d.ents[x].Span), d.ents[x].iso3
					return out
				}
			}
			switch {
			case afterQuote(ws, s.first) == s.first && s.first > 0 && d.voice.name != "" && d.voiceAt == d.paragraphOf(sp.Start):
				out.name, out.id = d.voice.name, d.voice.id // who has spoken goes on: “...,” he says
			case d.recent.name != "":
				out.name, out.id = d.recent.name, d.recent.person
			case d.voice.name != "":
				out.name, out.id = d.voice.name, d.voice.id
			default:
				if e := d.personAbove(sp.Start); e != nil {
					out.name, out.id = d.text(e.Span), e.iso3
				}
			}
			out.kind = "person"
		case "they":
			out.kind = "group"
		}
		return out
	}
	out.kind = d.partyKind(ws, s)
	if x := d.holderBehind(ws, s); x != nil { // "The Minister for Ports, Aino Korhonen, said"
		out.name, out.span, out.kind = d.text(x.Span), x.Span, "person"
		if out.id = x.iso3; out.id == "" {
			if ids, _ := d.resolve(ws[s.first:s.last], nil); len(ids) == 1 {
				out.id = ids[0]
			}
		}
		d.recent.person, d.recent.name = out.id, out.name
		return out
	}
	if out.kind == "group" && d.office(ws[s.first:s.last]) != "" {
		out.kind = "person" // "The Deputy Minister"
	}
	ids, _ := d.resolve(ws[s.first:s.last], nil)
	if len(ids) == 1 {
		out.id = ids[0]
	} else {
		out.ids = ids
	}
	if out.id == "" && len(ids) == 0 && out.kind == "person" {
		out.id = d.bodyOfficer(ws, s)
	}
	if d.partyKind(ws, s) == "person" {
		d.recent.see(d, ws, s)
	}
	return out
}
