package pledge

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// speakers returns whom a statement names as those who make it: "We, the ministers
// of Peru, Chile and Fiji," or, in a joint one, "Peru, Chile and Fiji reaffirm".
func (d *document) speakers() []string {
	for i := range d.ann.Sentences {
		s := &d.ann.Sentences[i]
		if s.Start > 1500 || i > 12 {
			return nil
		}
		text := d.doc.Text[s.Start:s.End]
		we := strings.HasPrefix(text, "We, ") || strings.Contains(text, " we, the ") && strings.Index(text, " we, the ") < 40
		if !we && !(d.joint && strings.Count(text, ",") > 1) || s.Kind == pipeline.KindHeading {
			continue
		}
		k := d.firstEntity(s.Start)
		if k >= len(d.ents) || !we && d.ents[k].Start-s.Start > 60 {
			continue
		}
		o := d.read(i)
		var states []string
		last := -1
		for j, w := range o.words {
			if j > 90 || w.ent < 0 && j > 3 && (w.tag == "VBD" && w.low != "committed" || w.tag == "VBZ" || w.tag == "MD" || d.x.vocab.has(listFinite, w.low) || w.tag == "VBP" && !isNominal(o.words[j-1]) && w.low != "meeting") {
				break
			}
			if w.low == "meeting" || w.low == "met" || w.low == "gathered" || w.low == "assembled" || w.low == "hosted" ||
				w.ent < 0 && j > 3 && (w.tag == "VBG" || w.tag == "IN" && w.low != "of" && w.low != "for" && w.low != "from" && w.low != "as") {
				break
			}
			if w.ent < 0 || w.ent == last {
				continue
			}
			last = w.ent
			switch id := d.entityID(&d.ents[w.ent]); {
			case id == "" || j > 0 && (o.words[j-1].low == "in" || o.words[j-1].low == "at"):
			case isISO3(id):
				if !slices.Contains(states, id) {
					states = append(states, id)
				}
			case we && id == "European Union" && !slices.Contains(states, id): // a party beside states
				states = append(states, id)
			}
		}
		if len(states) > 2 || we && len(states) > 1 {
			return states
		}
		if we {
			return nil
		}
	}
	return nil
}

// attendees returns the states whose persons one of the first sentences lists.
func (d *document) attendees() []string {
	var best []string
	for i := range d.ann.Sentences {
		s := &d.ann.Sentences[i]
		if s.Start > 1500 {
			break
		}
		var ids []string
		for k := d.firstEntity(s.Start); k < len(d.ents) && d.ents[k].Start < s.End; k++ {
			if e := &d.ents[k]; e.label == pipeline.Person && e.iso3 != "" && !slices.Contains(ids, e.iso3) {
				ids = append(ids, e.iso3)
			}
		}
		if len(ids) > len(best) {
			best = ids
		}
	}
	return best
}

// releasedBy returns the parties that one of the first sentences names as those whose
// statement follows: "The following statement was released by Peru, Chile and Fiji",
// "the text of a joint statement by the Governments of Peru and Chile".
func (d *document) releasedBy() []string {
	for i := range d.ann.Sentences {
		s := &d.ann.Sentences[i]
		if s.Start > 1500 || i > 12 {
			return nil
		}
		low := fold(d.doc.Text[s.Start:s.End])
		if s.Kind == pipeline.KindHeading || !d.joint && !strings.Contains(low, "following") || s.Len() > 3000 {
			continue
		}
		told := false
		for range d.x.vocab.in(classPublished, low) {
			told = true
			break
		}
		if !told {
			continue
		}
		ws := d.read(i).words
		for j := 1; j < len(ws) && j < 45; j++ {
			if w := ws[j]; w.ent >= 0 || w.low != "by" && w.low != "of" && w.low != "from" || !d.x.vocab.has(classReleasing, ws[j-1].low) {
				continue
			}
			if ids := d.listedAt(ws, j+1); len(ids) > 1 {
				return ids
			}
		}
	}
	return nil
}

// listedAt returns the states, and the European Union, that the list at word i names:
// "the Foreign Ministers of Peru and Chile, and the High Representative of".
func (d *document) listedAt(ws []word, i int) []string {
	var ids []string
	last := -1
	for k := i; k < len(ws) && k < i+150; k++ {
		w := ws[k]
		switch {
		case w.ent >= 0:
			if w.ent == last {
				continue
			}
			last = w.ent
			if id := d.entityID(&d.ents[w.ent]); (isISO3(id) || id == "European Union") && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		case w.low == "," || isConj(w.low) || w.low == "of" || w.low == "for" || w.low == "(" || w.low == ")" || w.low == "'s" || w.tag == "DT" || isNominal(w):
		default:
			return ids
		}
	}
	return ids
}
