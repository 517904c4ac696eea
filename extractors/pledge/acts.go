package pledge

import (
	"strings"

	"readout/pipeline"
)

// relieves reports "respond" to what strikes people, not to what a foe does.
func (d *document) relieves(ws []word, verb int) bool {
	for k := verb + 1; k < len(ws) && k < verb+9; k++ {
		if d.x.vocab.has(classHardships, ws[k].low) {
			return true
		}
	}
	return false
}

// receives reports "receive" with a person or delegation as its object: an act of
// hosts, not what somebody is given.
func (d *document) receives(ws []word, verb int) bool {
	for k := verb + 1; k < len(ws) && k < verb+8; k++ {
		if ws[k].ent >= 0 && d.ents[ws[k].ent].label == pipeline.Person || d.x.vocab.has(listTitles, strings.TrimSuffix(ws[k].low, "s")) || ws[k].low == "delegation" || ws[k].low == "guests" {
			return true
		}
	}
	return false
}

// deems reports "to be" behind a gerund: what is judged, not what is planned.
func (d *document) deems(ws []word, verb int) bool {
	for k := verb + 1; k+1 < len(ws); k++ {
		if ws[k].low == "to" && ws[k+1].low == "be" {
			return true
		}
	}
	return false
}

// ownTalks reports whether what is looked forward to is one's own act: "our
// conversation", not "Hungary's signing" or "the visit of".
func (d *document) ownTalks(ws []word, c *candidate) bool {
	for k := max(0, c.start-4); k < c.start; k++ {
		if ws[k].low == "was" || ws[k].low == "were" {
			return false
		}
	}
	if c.end < len(ws) && ws[c.end].tag == "VB" && (d.x.vocab.has(listChecked, ws[c.end].low) || d.x.vocab.has(listVague, ws[c.end].low)) {
		return true // "look forward to discuss", as some say
	}
	for k := c.end; k < len(ws) && k < c.end+6; k++ {
		if ws[k].ent >= 0 && k < c.end+3 && (k+1 >= len(ws) || ws[k+1].ent != ws[k].ent && (ws[k+1].low == "'s" || ws[k+1].low == "'" || ws[k+1].low == "to" || strings.HasSuffix(ws[k+1].low, "ing"))) || ws[k].low == "this" || ws[k].low == "visit" && ws[c.end].low == "the" || ws[k].low == "opportunity" {
			return false
		}
		if d.x.vocab.has(listTalks, ws[k].low) || d.x.vocab.has(listDeeds, ws[k].low) && ws[k].ent < 0 {
			return true
		}
	}
	return false
}

// haveOK lets through "will have a meeting".
func (d *document) haveOK(ws []word, verb int) bool {
	for k := verb + 1; k < len(ws) && k < verb+7; k++ {
		if d.x.vocab.has(classOccasions, ws[k].low) {
			return true
		}
	}
	return false
}
