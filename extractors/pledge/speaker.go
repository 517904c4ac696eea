package pledge

import (
	"slices"
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

// bodyOfficer returns the body that publishes, or takes part, where a speaker of unknown
// state leads it or serves it: "the Secretary General said", "said X, the Bank's Country
// Manager"; "" elsewhere.
func (d *document) bodyOfficer(ws []word, s subject) string {
	if k := s.last; k+3 < len(ws) && ws[k].low == "," { // "X, the Bank's Country Manager"
		for j := k + 1; j+1 < len(ws) && j < k+4; j++ {
			if ws[j+1].low != "'s" && ws[j+1].low != "'" || !ws[j].capped {
				continue
			}
			for _, id := range slices.Concat(d.issuer.ids, d.participants) {
				if !isISO3(id) && containsWord(fold(id), ws[j].low) {
					return id
				}
			}
		}
	}
	if len(d.issuer.ids) == 0 || isISO3(d.issuer.ids[0]) {
		return ""
	}
	for k := s.first; k < s.last; k++ {
		if d.x.vocab.startsPhrase(classHeads, ws, k) > 0 {
			return d.issuer.ids[0]
		}
		x := ws[k].ent
		if x < 0 || d.ents[x].label != pipeline.Person {
			continue
		}
		for range d.x.vocab.in(classHeads, d.persons[lastName(d.text(d.ents[x].Span))].title) {
			return d.issuer.ids[0]
		}
	}
	return ""
}

// maxLead is how far into a document, in bytes, those are named whom it is about.
const maxLead = 600

// ownOfficial reports whether a person without any office that the text tells, and of no
// state, is named in the lead of what a body publishes: who led its mission.
func (d *document) ownOfficial(name string) bool {
	if len(d.issuer.ids) == 0 || isISO3(d.issuer.ids[0]) {
		return false
	}
	last := lastName(name)
	if p := d.persons[last]; p.iso3 != "" || p.title != "" && !d.x.vocab.has(classStyles, p.title) {
		return false
	}
	for i := range d.ents {
		e := &d.ents[i]
		if e.Start > maxLead {
			return false
		}
		if e.label == pipeline.Person && lastName(d.text(e.Span)) == last {
			return true
		}
	}
	return false
}

// rival reports whether a person, by the last name, holds an office of which a state has
// one, and somebody else of the publisher's state holds it.
func (d *document) rival(last string) bool {
	role := ""
	for i := range d.ents {
		if e := &d.ents[i]; e.label == pipeline.Person && singular(e.kind) && lastName(d.text(e.Span)) == last {
			role = e.kind
			break
		}
	}
	if role == "" || len(d.issuer.ids) == 0 {
		return false
	}
	for i := range d.ents {
		e := &d.ents[i]
		if e.label == pipeline.Person && e.kind == role && e.iso3 == d.issuer.ids[0] && lastName(d.text(e.Span)) != last {
			return true
		}
	}
	return false
}

// singular reports offices of which a state has one holder at a time.
func singular(kind string) bool { return kind == "head_of_state" || kind == "head_of_government" }

// speakerID resolves the label of a transcript or a byline: by the last name of
// a person of the document, else by the office.
func (d *document) speakerID(name string) string {
	if name == "" {
		return ""
	}
	if name == d.byline && len(d.issuer.ids) > 0 && !isISO3(d.issuer.ids[0]) {
		return d.issuer.ids[0] // whose words a body publishes as its own
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
	if d.rival(last) {
		return "" // two prime ministers are not of one state
	}
	// Whose state nobody tells is the issuer's if the document is known by the
	// name or the office is one that only the issuer's side has without a country.
	if len(d.issuer.ids) > 0 && (name == d.byline || p.title != "" || containsWord(fold(d.doc.Title), last) ||
		strings.Contains(low, "secretary") && !strings.Contains(low, "general") || strings.Contains(low, "spokes")) {
		return d.issuer.ids[0]
	}
	return ""
}
