package pledge

import (
	"strings"

	"readout/pipeline"
)

// attributed finds the speaker of a quotation that fills its paragraphs and that no
// verb gives to anybody: the line below it that begins with a dash and names a
// person, or the line above it that says whose quotations follow, "Quotes
// attributable to Minister Lund:".
func (d *document) attributed(c *candidate) (speech, bool) {
	if !d.insideQuote(c) || !d.opensWithQuote(c.index) {
		return speech{}, false
	}
	if sp, ok := d.signedBelow(c.index); ok {
		return sp, true
	}
	return d.announcedAbove(c.index)
}

// paragraphEnds returns the indices of the first sentence of the paragraph of the i-th
// sentence and of the last one.
func (d *document) paragraphEnds(i int) (int, int) {
	ss := d.ann.Sentences
	first, last := i, i
	for first > 0 && ss[first-1].Paragraph == ss[i].Paragraph && i-first < maxQuoted {
		first--
	}
	for last+1 < len(ss) && ss[last+1].Paragraph == ss[i].Paragraph && last-i < maxQuoted {
		last++
	}
	return first, last
}

// opensWithQuote reports whether the paragraph of the i-th sentence begins with
// quotation marks.
func (d *document) opensWithQuote(i int) bool {
	first, _ := d.paragraphEnds(i)
	s := &d.ann.Sentences[first]
	opening := strings.TrimLeft(d.doc.Text[s.Start:s.End], " \t*_>•")
	return strings.HasPrefix(opening, "“") || strings.HasPrefix(opening, "\"") || strings.HasPrefix(opening, "«")
}

// maxSignature is how long a line is, in bytes, that only says whose the quotation
// above it is.
const maxSignature = 240

// signedBelow finds the person named behind a dash, at the end of the quotation's own
// paragraph or in the line below it.
func (d *document) signedBelow(i int) (speech, bool) {
	ss := d.ann.Sentences
	for range maxQuoted {
		_, last := d.paragraphEnds(i)
		own := &ss[last]
		text := d.doc.Text[own.Start:own.End]
		if q := max(strings.LastIndex(text, "”"), strings.LastIndex(text, "\""), strings.LastIndex(text, "»")); q > 0 && q+4 < len(text) {
			return d.signature(last, own.Start+q+1)
		}
		closed := strings.HasSuffix(strings.TrimRight(text, " *_"), "”") || strings.HasSuffix(strings.TrimRight(text, " *_"), "\"") || strings.HasSuffix(text, "»")
		i = last + 1
		if i >= len(ss) || ss[i].Kind == pipeline.KindHeading && !closed {
			return speech{}, false
		}
		if sp, ok := d.signature(i, ss[i].Start); ok {
			return sp, true
		}
		if closed || !d.opensWithQuote(i) {
			return speech{}, false // the quotation ends here, or nothing tells that it goes on
		}
	}
	return speech{}, false
}

// signature reads "- The Honourable X, Minister of Ports" from a position in the i-th
// sentence to its end.
func (d *document) signature(i, from int) (speech, bool) {
	to := d.ann.Sentences[i].End
	rest := strings.TrimLeft(d.doc.Text[from:to], " \t\n*_")
	for _, dash := range []string{"—", "–", "-", "―", "~"} {
		name, ok := strings.CutPrefix(rest, dash)
		if !ok {
			continue
		}
		if len(name) > maxSignature {
			break
		}
		for _, w := range d.read(i).words {
			if w.Start > from && w.ent < 0 && !w.capped && (w.tag == "MD" || w.tag == "VBD" || w.tag == "VBZ" || w.tag == "VBP") {
				return speech{}, false // a point of a list that tells what somebody does
			}
		}
		return d.firstNamed(to-len(name), to)
	}
	return speech{}, false
}

// announcedAbove finds the person whom a line with a colon above the quotations names
// as theirs.
func (d *document) announcedAbove(i int) (speech, bool) {
	ss := d.ann.Sentences
	for range maxQuoted {
		first, _ := d.paragraphEnds(i)
		if first == 0 {
			return speech{}, false
		}
		above := &ss[first-1]
		text := strings.TrimRight(d.doc.Text[above.Start:above.End], " \n*_")
		low := fold(text)
		for _, at := range d.x.vocab.in(classQuoting, low) {
			if above.Len() < maxSignature && at < 40 {
				return d.firstNamed(above.Start, above.End)
			}
		}
		if strings.HasSuffix(text, ":") || !d.opensWithQuote(first-1) {
			return speech{}, false
		}
		i = first - 1
	}
	return speech{}, false
}

// firstNamed makes a speaker of the first person named close behind from; false if
// something else stands there.
func (d *document) firstNamed(from, to int) (speech, bool) {
	for k := d.firstEntity(from); k < len(d.ents) && d.ents[k].Start < to; k++ {
		e := &d.ents[k]
		if e.label != pipeline.Person {
			continue
		}
		if e.Start-from > 160 {
			break
		}
		id := e.iso3
		if id == "" {
			id = d.speakerID(d.text(e.Span))
		}
		if id == "" && e.title != "" && len(d.issuer.ids) > 0 && isISO3(d.issuer.ids[0]) {
			id = d.issuer.ids[0]
		}
		return speech{name: d.text(e.Span), span: e.Span, id: id, kind: "person", attribution: pipeline.AttributionDirect}, true
	}
	return speech{}, false
}
