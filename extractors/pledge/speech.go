package pledge

import (
	"strings"

	"readout/pipeline"
)

// speech says whose words a pledge is.
type speech struct {
	name        string
	span        pipeline.Span
	id          string // state or body that the speaker speaks for; "" if unknown
	attribution string
}

// speechOf finds the speaker: a reporting frame in the sentence, the speaker of
// a transcript, an open quotation, or the author of a statement.
func (d *document) speechOf(c *candidate, s subject) speech {
	ws := c.words
	if sp, ok := d.frame(ws, c.start); ok {
		return sp
	}
	if c.Speaker != "" {
		return speech{name: c.Speaker, id: d.speakerID(c.Speaker), attribution: pipeline.AttributionDirect}
	}
	if d.byline != "" {
		return speech{name: d.byline, span: d.bylineSpan, id: d.speakerID(d.byline), attribution: pipeline.AttributionDirect}
	}
	return speech{attribution: pipeline.AttributionAuthor}
}

// frame finds "X said (that)" before the trigger, or ", X said" behind it.
func (d *document) frame(ws []word, at int) (speech, bool) {
	v := d.x.vocab
	for k := at - 1; k >= 0 && at-k < maxBack; k-- {
		w := ws[k]
		if w.low == ";" || w.low == "." {
			break
		}
		if !v.has(listReporting, w.low) || w.ent >= 0 || w.tag == "NN" || w.tag == "NNS" || w.tag == "VB" || w.tag == "JJ" {
			continue
		}
		if !opensReport(ws, k, at) {
			continue
		}
		s := d.subjectOf(ws, k)
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
		if j < k-1 && (ws[j].low == "," || ws[j].low == "”" || ws[j].low == "\"") {
			s := d.phraseLeft(ws, k-1, false)
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
	sp := pipeline.Span{Start: ws[s.first].Start, End: ws[s.last-1].End}
	out := speech{name: d.text(sp), span: sp, attribution: attribution}
	if s.kind == "pronoun" {
		switch ws[s.head].low {
		case "i", "we":
			return speech{name: d.byline, span: d.bylineSpan, id: d.speakerID(d.byline), attribution: pipeline.AttributionAuthor}
		case "he", "she":
			if d.recent.name != "" {
				out.name, out.id = d.recent.name, d.recent.person
			}
		}
		return out
	}
	ids, _ := d.resolve(ws[s.first:s.last], nil)
	if len(ids) == 1 {
		out.id = ids[0]
	}
	return out
}

// speakerID resolves the label of a transcript or a byline: by the last name of
// a person of the document, else by the office.
func (d *document) speakerID(name string) string {
	if name == "" {
		return ""
	}
	low := fold(name)
	if p, ok := d.persons[lastName(name)]; ok {
		if p.iso3 != "" {
			return p.iso3
		}
		if len(d.issuer.ids) > 0 {
			return d.issuer.ids[0]
		}
		return ""
	}
	if strings.HasPrefix(low, "question") || low == "q" {
		return ""
	}
	for i := range d.ents {
		e := &d.ents[i]
		if e.iso3 != "" && e.label != pipeline.Person && containsWord(low, fold(d.text(e.Span))) {
			return e.iso3
		}
	}
	if len(d.issuer.ids) > 0 {
		return d.issuer.ids[0]
	}
	return ""
}
