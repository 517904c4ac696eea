package pledge

import (
	"strings"

	"readout/pipeline"
)

// implied finds who acts in clauses that have no subject of their own in
// resolutions and communiqués: "The Council, ... 3. Decides to deploy". The verb
// opens its sentence or follows a semicolon; the one who acts is what the last
// unfinished sentence above begins with. It returns nil if that is not so.
func (d *document) implied(c *candidate) *evidence {
	ws := c.words
	k := c.start - 1
	for k >= 0 && (d.x.vocab.has(listAdverbs, ws[k].low) || isConj(ws[k].low)) {
		k--
	}
	if d.above != nil && d.above.bare && (k < 0 || d.marked(c.sentence, k)) {
		return &d.above.evidence
	}
	if w := ws[c.start]; c.cue.Class != classModal && !(strings.HasSuffix(w.low, "s") && (w.capped || w.tag == "VBZ")) {
		return nil
	}
	if k >= 0 && ws[k].low != ";" && !d.marked(c.sentence, k) {
		return nil
	}
	if k < 0 && c.cue.Class == classModal {
		return nil
	}
	p := d.preamble(c.sentence)
	if p == nil {
		return nil
	}
	end := 0
	for end < len(p.words) && end < 30 && (isNominal(p.words[end]) || p.words[end].ent >= 0 || p.words[end].tag == "DT" || p.words[end].low == "of" || p.words[end].low == "and" || p.words[end].low == "for" || p.words[end].low == "on") {
		end++
	}
	if end == 0 {
		return nil
	}
	s := d.phraseLeft(p.words, end-1, false)
	if s.empty() || s.first > 1 || s.kind != "entity" && s.kind != "actor" {
		return nil
	}
	o := *c
	o.sentence, o.start, o.word, o.end = p, end, end, end
	return &evidence{candidate: &o, subject: s, govern: -1}
}

// marked reports whether the words up to k only number the sentence.
func (d *document) marked(s *sentence, k int) bool {
	for k > 0 && isPunct(s.words[k].low) {
		k--
	}
	m := listMarker(d.doc.Text[s.Start:s.End])
	return m > 0 && s.words[k].End <= s.Start+m || k == 0 && isPunct(s.words[0].low)
}

// preamble returns the sentence above that names who resolves: it begins with a
// party and ends with a comma or colon.
func (d *document) preamble(s *sentence) *sentence {
	for i, n := s.index-1, 0; i >= 0 && n < 40; i, n = i-1, n+1 {
		o := &d.ann.Sentences[i]
		if o.Kind == pipeline.KindHeading || o.Len() > 600 || o.Len() < 8 {
			continue
		}
		t := strings.TrimSpace(d.doc.Text[o.Start:o.End])
		if !strings.HasSuffix(t, ",") && !strings.HasSuffix(t, ":") || !strings.HasPrefix(t, "The ") {
			continue
		}
		return d.read(i)
	}
	return nil
}
