package pledge

import (
	"strings"

	"readout/pipeline"
)

// officers reports whether the words for whom the speaker's kind is not known mean
// people with an office, "the foreign ministers": states, bodies and sides say
// much, but are no speakers.
func (d *document) officers(ws []word, sp pipeline.Span) bool {
	lo, hi := wordsOf(ws, sp)
	if lo < hi {
		if h := ws[d.headOf(ws, lo, hi)]; h.tag != "NNS" && h.ent < 0 && !d.x.vocab.has(listBodies, h.low) {
			return true // "the envoy", though nobody knows the office
		}
	}
	for k := lo; k < hi; k++ {
		if e := ws[k].ent; e >= 0 && d.ents[e].label == pipeline.Person {
			return true
		}
		if ws[k].ent < 0 && ws[k].tag == "NNS" && d.x.vocab.has(listTitles, strings.TrimSuffix(ws[k].low, "s")) || ws[k].low == "leaders" || ws[k].low == "officials" || ws[k].low == "secretaries" || ws[k].low == "heads" {
			return true
		}
	}
	return false
}

// accordingTo finds the person of "According to the Minister," in front of a clause.
func (d *document) accordingTo(ws []word, at int) (speech, bool) {
	for k := 0; k+3 < at && k < 3; k++ {
		if ws[k].low != "according" || ws[k+1].low != "to" {
			continue
		}
		for j := k + 3; j < at && j < k+20; j++ {
			if ws[j].low != "," || ws[j].ent >= 0 {
				continue
			}
			s := subject{first: k + 2, last: j}
			s.head = d.headOf(ws, s.first, s.last)
			if s.kind = d.kindOf(ws, s); ws[k+2].low == "him" || ws[k+2].low == "her" {
				s.kind = "pronoun"
			}
			sp := d.speakerFrom(ws, s, pipeline.AttributionReported)
			return sp, sp.kind == "person"
		}
	}
	return speech{}, false
}

// holderBehind returns the person whose name stands between commas behind an office
// and before its verb, "The Minister for Ports, X, said"; nil if none does.
func (d *document) holderBehind(ws []word, s subject) *entity {
	k := s.last
	if k+2 < len(ws) && ws[k].low == "," && ws[k+1].ent < 0 && ws[k+1].capped { // a form of address before the name
		for n := k + 1; n < k+5 && n < len(ws) && ws[n].ent < 0 && (ws[n].capped || isPunct(ws[n].low) && ws[n].low != "," || ws[n].low == "ro"); n++ {
			k = n
		}
	}
	if k+2 >= len(ws) || ws[s.last].low != "," || ws[k+1].ent < 0 || d.ents[ws[k+1].ent].label != pipeline.Person || d.office(ws[s.first:s.last]) == "" && (ws[s.head].tag == "NNS" || !d.x.vocab.has(listActors, ws[s.head].low)) {
		return nil
	}
	x := ws[k+1].ent
	for k++; k < len(ws) && ws[k].ent == x; k++ {
	}
	if k >= len(ws) || ws[k].low != "," {
		return nil
	}
	return &d.ents[x]
}

// personAbove returns the last person named before a position; nil if there is
// none close by.
func (d *document) personAbove(pos int) *entity {
	for i, n := d.firstEntity(pos)-1, 0; i >= 0 && n < 12; i, n = i-1, n+1 {
		if d.ents[i].label == pipeline.Person {
			return &d.ents[i]
		}
	}
	return nil
}

// speakerID resolves the label of a transcript or a byline: by the last name of
// a person of the document, else by the office.
func (d *document) speakerID(name string) string {
	if name == "" {
		return ""
	}
	low, last := fold(name), lastName(name)
	if strings.HasPrefix(low, "question") || low == "q" {
		return ""
	}
	p := d.persons[last]
	if p.iso3 != "" {
		return p.iso3
	}
	for i := range d.ents {
		e := &d.ents[i]
		if e.iso3 != "" && e.label != pipeline.Person && containsWord(low, fold(d.text(e.Span))) {
			return e.iso3
		}
	}
	if d.x.vocab.has(classHeads, strings.TrimPrefix(low, "the ")) && len(d.issuer.ids) > 0 && !isISO3(d.issuer.ids[0]) {
		return d.issuer.ids[0]
	}
	// Whose state nobody tells is the issuer's if the document is known by the
	// name or the office is one that only the issuer's side has without a country.
	if len(d.issuer.ids) > 0 && (name == d.byline || p.title != "" || containsWord(fold(d.doc.Title), last) ||
		strings.Contains(low, "secretary") && !strings.Contains(low, "general") || strings.Contains(low, "spokes")) {
		return d.issuer.ids[0]
	}
	return ""
}
