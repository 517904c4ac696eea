package pledge

import (
	"strings"

	"readout/pipeline"
)

// findSigned finds whose words a whole document is where the title does not say
// "statement by": the one who signs a letter, or the spokesperson whom the title
// names by office.
func (d *document) findSigned() {
	if d.byline != "" {
		return
	}
	low := strings.ToLower(d.doc.Text)
	for end := range d.x.vocab.in(classSignings, low) {
		at := strings.LastIndex(low, end)
		if at < 0 || len(low) != len(d.doc.Text) {
			continue
		}
		if i := d.firstEntity(at); i < len(d.ents) && d.ents[i].label == pipeline.Person && d.ents[i].Start-at < 80 {
			d.byline, d.bylineSpan = d.text(d.ents[i].Span), d.ents[i].Span
			return
		}
	}
	if i := d.signedLetter(); i >= 0 {
		d.byline, d.bylineSpan = d.text(d.ents[i].Span), d.ents[i].Span
		return
	}
	const office = "Spokesperson"
	if k := strings.Index(d.doc.Title, office); k > 0 && strings.Count(d.doc.Title[:k], " ") < 4 && !strings.ContainsAny(d.doc.Title[:k], ":,") {
		rest := fold(d.doc.Title[k+len(office):])
		name := d.doc.Title[:k+len(office)]
		if i := d.firstEntity(0); strings.HasPrefix(rest, " ") {
			// "Foreign Ministry Spokesperson Xu Lan's Regular Press Conference"
			for ; i < len(d.ents) && d.ents[i].Start < 400; i++ {
				if after, ok := strings.CutPrefix(rest, " "+fold(d.text(d.ents[i].Span))); ok && d.ents[i].label == pipeline.Person {
					rest, name = after, d.text(d.ents[i].Span)
					break
				}
			}
		}
		if d.spokenTitle(rest) {
			d.byline = name
			if at := strings.Index(d.doc.Text, d.byline); at >= 0 {
				d.bylineSpan = pipeline.Span{Start: at, End: at + len(d.byline)}
			}
		}
	}
}

// maxLetter is the longest letter, in bytes, whose end is looked for.
const maxLetter = 6000

// signedLetter returns the entity of the person whose name is a line of its own at the end
// of a letter that a whole document is: it opens with "Dear" or the like. It is -1 if the
// document is no letter, or holds more than one.
func (d *document) signedLetter() int {
	ss := d.ann.Sentences
	if len(d.doc.Text) > maxLetter {
		return -1
	}
	opened := -1
	for i := range ss {
		low := fold(d.doc.Text[ss[i].Start:min(ss[i].End, ss[i].Start+100)])
		for _, at := range d.x.vocab.in(classSalutations, low) {
			if at == 0 && (strings.HasSuffix(low, ",") || strings.HasSuffix(low, "!") || strings.HasSuffix(low, ":")) {
				if opened >= 0 || i > 8 {
					return -1
				}
				opened = i
				break
			}
		}
	}
	if opened < 0 {
		return -1
	}
	for i := len(ss) - 1; i > opened && i > len(ss)-5; i-- {
		k := d.firstEntity(ss[i].Start)
		if k < len(d.ents) && d.ents[k].label == pipeline.Person && d.ents[k].End == ss[i].End && ss[i].Len()-d.ents[k].Len() < 30 {
			return k
		}
	}
	return -1
}

// spokenTitle reports titles that go on with words for what somebody says.
func (d *document) spokenTitle(rest string) bool {
	if strings.HasPrefix(rest, " announces") {
		return true
	}
	rest, ok := strings.CutPrefix(rest, "'s ")
	if ok {
		for _, at := range d.x.vocab.in(classSpoken, rest) {
			if at == 0 {
				return true
			}
		}
	}
	return false
}

// statedBy finds the speaker in a sentence after the one with the promise: "This
// was stated by President X".
func (d *document) statedBy(c *candidate) (speech, bool) {
	i := c.index + 1
	if i >= len(d.ann.Sentences) {
		return speech{}, false
	}
	s := &d.ann.Sentences[i]
	if s.Paragraph > c.Paragraph+1 || s.Len() > 1000 {
		return speech{}, false
	}
	t := d.doc.Text[s.Start:s.End]
	if !strings.HasPrefix(t, "This was ") {
		return speech{}, false
	}
	verb, rest, _ := strings.Cut(t[len("This was "):], " ")
	if !d.x.vocab.has(listReporting, verb) && verb != "emphasized" || !strings.HasPrefix(rest, "by ") {
		return speech{}, false
	}
	k := d.firstEntity(s.Start)
	for ; k < len(d.ents) && d.ents[k].Start < s.End && d.ents[k].Start-s.Start < 140; k++ {
		if e := &d.ents[k]; e.label == pipeline.Person {
			return speech{name: d.text(e.Span), span: e.Span, id: e.iso3, kind: "person", attribution: pipeline.AttributionReported}, true
		}
	}
	return speech{}, false
}
