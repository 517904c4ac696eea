package pledge

import (
	"strings"
	"unicode"
)

// lastConjunct cuts a phrase that reaches back over ", and" into the clause
// before: "pledged 2 million to the fund, and Canada plans to".
func (d *document) lastConjunct(ws []word, s subject) subject {
	for k := s.last - 2; k > s.first; k-- {
		if ws[k].low == "and" && hasWord(ws, row{first: s.first, last: k}, "between") {
			break // "agreements between Chad and the Authority"
		}
		if !isConj(ws[k].low) || ws[k-1].low != "," && ws[k+1].tag != "DT" {
			continue
		}
		t := subject{first: k + 1, last: s.last}
		t.head = d.headOf(ws, t.first, t.last)
		if t.kind = d.kindOf(ws, t); t.kind == "entity" || t.kind == "actor" {
			return t
		}
		break
	}
	return s
}

// doneBy returns who does what a passive says, "will be reintroduced by Kenya";
// empty if nobody is named. k is the word behind "be".
func (d *document) doneBy(ws []word, k int) subject {
	k = d.skipAdverbs(ws, k)
	if k < 0 || ws[k].tag != "VBN" && ws[k].tag != "VBD" {
		return subject{}
	}
	for j := k + 1; j+1 < len(ws) && j < k+12; j++ {
		switch {
		case ws[j].low == "," || ws[j].low == ";" || ws[j].tag == "MD" || isConj(ws[j].low):
			return subject{}
		case ws[j].low != "by" || d.timexAt(ws[j+1].Span):
			continue
		}
		m := j + 1
		for m < len(ws) && m < j+12 && (ws[m].ent >= 0 || isNominal(ws[m]) || ws[m].tag == "DT" || ws[m].low == "of" || isConj(ws[m].low) && m+1 < len(ws) && (ws[m+1].tag == "DT" || ws[m+1].ent >= 0)) {
			m++
		}
		if m == j+1 {
			return subject{}
		}
		s := subject{first: j + 1, last: m}
		s.head = d.headOf(ws, s.first, s.last)
		if s.kind = d.kindOf(ws, s); s.kind == "entity" || s.kind == "actor" {
			return s
		}
		return subject{}
	}
	return subject{}
}

// unknownName reports a subject that is a name nobody knows: capitals, no
// article, and not the name of a thing that cannot act ("Advantage Plan"); or an
// office with a name ("Associate Minister Laura Kint").
func (d *document) unknownName(ws []word, s subject) bool {
	h := ws[s.head]
	if w := d.text(h.Span); h.ent < 0 && s.last-s.first == 1 && h.capped && strings.ToUpper(w) != w && strings.ContainsFunc(w[1:], unicode.IsUpper) {
		return true // "OpenPorts", whatever the tagger says
	}
	if h.ent >= 0 || !h.capped || h.tag != "NNP" && h.tag != "NN" || s.last-s.first > 6 || d.x.vocab.has(listNames, h.low) {
		return false
	}
	if s.first > 0 && (ws[s.first-1].low == "," || isConj(ws[s.first-1].low) || ws[s.first-1].tag == "IN") {
		return false // the end of a longer name
	}
	office := false
	for k := s.first; k < s.last; k++ {
		w := ws[k]
		if !w.capped || d.timexAt(w.Span) || !isNominal(w) || w.tag == "CD" {
			return false
		}
		office = office || k < s.head && d.x.vocab.has(listActors, w.low)
	}
	return office || s.first > 0 && h.tag == "NNP"
}

// countedOffices reports "the three NSAs", "both CHODs": a number and the plural of
// an abbreviation that nobody knows, which in a readout is the people who met.
func (d *document) countedOffices(ws []word) bool {
	if len(ws) < 2 || len(ws) > 3 {
		return false
	}
	count, last := ws[len(ws)-2], ws[len(ws)-1]
	name, ok := strings.CutSuffix(d.text(last.Span), "s")
	return ok && last.ent < 0 && len(name) > 1 && (count.tag == "CD" || count.low == "both") &&
		!strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsUpper(r) })
}
