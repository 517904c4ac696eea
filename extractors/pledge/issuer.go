package pledge

import (
	"strings"

	"readout/pipeline"
)

// findIssuer takes over who publishes, by the names that pledger_ids uses.
func (d *document) findIssuer() {
	is := d.ann.Issuer
	if !is.Known() {
		return
	}
	id := is.ID()
	if short, ok := d.x.bodies[id]; ok && is.ISO3 == "" {
		id = short
	}
	d.issuer = party{ids: []string{id}, via: viaIssuer, from: is.From}
}

func containsWord(s, w string) bool {
	if w == "" {
		return false
	}
	for from := 0; ; {
		i := strings.Index(s[from:], w)
		if i < 0 {
			return false
		}
		i += from
		if (i == 0 || !isLetter(s[i-1:])) && (i+len(w) == len(s) || !isLetter(s[i+len(w):])) {
			return true
		}
		from = i + 1
	}
}

// holds reports whether a title goes on with an office and nothing that names its
// holder.
func (d *document) holds(rest, office string) bool {
	rest, ok := strings.CutPrefix(rest, office)
	return ok && (rest == "" || strings.HasPrefix(rest, " on ") || strings.HasPrefix(rest, " at ") || strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, " regarding "))
}

// findByline finds whose statement the whole document is: "Statement by X" in
// the title, or a line of its own with a name and an office before the body.
func (d *document) findByline() {
	title := d.doc.Title
	if strings.HasPrefix(fold(title), "readout") {
		return // an account of a talk is nobody's words
	}
	if d.bylineIn(title) {
		return
	}
	for i := range d.ann.Sentences { // the lines above the text may name who speaks in it
		s := &d.ann.Sentences[i]
		if i > 6 || s.Start > 600 {
			break
		}
		if d.headsText(i) && d.firstPerson() && d.bylineIn(d.text(s.Span)) {
			return
		}
	}
	d.nameLine()
}

// headsText reports whether the i-th sentence is a line above the text: a heading, or a
// paragraph of its own that no full stop ends.
func (d *document) headsText(i int) bool {
	ss := d.ann.Sentences
	s := &ss[i]
	if s.Len() > 300 {
		return false
	}
	alone := (i == 0 || ss[i-1].Paragraph != s.Paragraph) && i+1 < len(ss) && ss[i+1].Paragraph != s.Paragraph
	return s.Kind == pipeline.KindHeading || alone && s.Kind == pipeline.KindBody && !strings.ContainsAny(d.doc.Text[s.End-1:s.End], ".!?:;,\"")
}

// firstPerson reports whether somebody speaks in the text as I or we.
func (d *document) firstPerson() bool {
	return strings.Contains(d.doc.Text, " I ") || strings.Contains(d.doc.Text, "\nI ") || strings.Contains(d.doc.Text, "We ") || strings.Contains(d.doc.Text, " we ")
}

// bylineIn finds "Statement by X" in a title; false if it is not there.
func (d *document) bylineIn(title string) bool {
	if title != "" {
		low := fold(title)
		for by, j := range d.x.vocab.in(classBylines, low) {
			end := j + len(by) + 1
			if end > len(low) || low[end-1] != ' ' || strings.Contains(low[:j], "joint ") {
				continue
			}
			if d.holds(low[end:], "the president") {
				d.byline = "the President"
				return true
			}
			for i := range d.ents {
				e := &d.ents[i]
				if e.label != pipeline.Person || e.Start > 2000 {
					continue
				}
				if k := strings.Index(low, lastName(d.text(e.Span))); k >= end && k-j < 140 && !strings.Contains(low[end:k], " on ") {
					d.byline, d.bylineSpan = d.text(e.Span), e.Span
					return true
				}
			}
		}
	}
	return false
}

// nameLine finds a line of its own with a name and an office before the body.
func (d *document) nameLine() {
	// "Ned Price, Department Spokesperson": a short paragraph, no verb, ends
	// without a stop.
	for i := range d.ann.Sentences {
		s := &d.ann.Sentences[i]
		if i > 7 || s.Start > 1500 {
			return
		}
		if s.Len() > 120 {
			if s.Kind == pipeline.KindBody && strings.HasSuffix(d.doc.Text[s.Start:s.End], ".") {
				return // names further down are of a list
			}
			continue
		}
		k := d.firstEntity(s.Start)
		if k >= len(d.ents) || d.ents[k].label != pipeline.Person || d.ents[k].Start > s.Start+4 && (d.ents[k].titled.IsZero() || d.ents[k].titled.Start != s.Start) || d.ents[k].End > s.End {
			continue
		}
		e := d.ents[k]
		rest := d.doc.Text[e.End:s.End]
		if strings.HasPrefix(rest, ", ") && !strings.HasSuffix(rest, ".") && d.titleWords(strings.Fields(fold(rest))) && !d.reportsOf(k) {
			d.byline, d.bylineSpan = d.text(e.Span), e.Span
			return
		}
	}
}
