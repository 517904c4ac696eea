package pledge

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// A talker is somebody who speaks in a transcript, by the label of the turns.
type talker struct {
	last string // last word of the name, folded
	own  string // the party of the readout that the turns speak for; "" if unknown
}

// turnStates finds for whom speakers of a transcript speak whose state nothing tells:
// the party that begins their sentences, "Norway stands by you", and, where two parties
// talk and one of two speakers is known, the other one.
func (d *document) turnStates() {
	if !d.turns || len(d.participants) < 2 {
		return
	}
	seen := map[string]int{}
	var talkers []talker
	counts := []map[string]int{}
	for i := range d.ann.Sentences {
		s := &d.ann.Sentences[i]
		if s.Speaker == "" || len(talkers) > 12 {
			continue
		}
		at, ok := seen[s.Speaker]
		if !ok {
			at = -1
			if d.speaks(s.Speaker) && !d.asks(s.Speaker) {
				at = len(talkers)
				talkers = append(talkers, talker{last: lastName(s.Speaker), own: d.speakerID(s.Speaker)})
				counts = append(counts, map[string]int{})
			}
			seen[s.Speaker] = at
		}
		if at < 0 || talkers[at].own != "" {
			continue
		}
		for k := d.firstEntity(s.Start); k < len(d.ents) && d.ents[k].End < s.End; k++ {
			e := &d.ents[k]
			before := d.doc.Text[s.Start:e.Start]
			if before != "" && before != "The " && !strings.HasSuffix(before, ", ") && !strings.HasSuffix(before, ": ") {
				continue
			}
			if e.label == pipeline.Place && slices.Contains(d.participants, e.iso3) && strings.HasPrefix(d.doc.Text[e.End:], " ") {
				counts[at][e.iso3]++
			}
		}
	}
	for i := range talkers {
		t := &talkers[i]
		best := 0
		for id, n := range counts[i] {
			switch {
			case n > best:
				t.own, best = id, n
			case n == best:
				t.own = ""
			}
		}
		d.speaksFor(t.last, t.own)
	}
	d.otherTalker(talkers)
}

// labelOpens reports whether the paragraph of a candidate begins with the name of who
// speaks in it.
func (d *document) labelOpens(c *candidate) bool {
	first, _ := d.paragraphEnds(c.index)
	return strings.HasPrefix(d.doc.Text[d.ann.Sentences[first].Start:], c.Speaker)
}

// otherTalker gives the only speaker of unknown state to the party that no other one
// speaks for, where two parties talk.
func (d *document) otherTalker(talkers []talker) {
	if len(d.participants) != 2 {
		return
	}
	unknown, known := -1, ""
	for i, t := range talkers {
		switch {
		case t.own != "" && t.own != d.participants[0] && t.own != d.participants[1], t.own != "" && known != "" && known != t.own:
			return
		case t.own != "":
			known = t.own
		case !containsWord(fold(d.doc.Title), t.last) && d.persons[t.last].title == "":
		case unknown >= 0 && talkers[unknown].last != t.last:
			return
		default:
			unknown = i
		}
	}
	if unknown < 0 || known == "" {
		return
	}
	other := d.participants[0]
	if other == known {
		other = d.participants[1]
	}
	d.speaksFor(talkers[unknown].last, other)
}

// speaksFor remembers the state of a person known by the last name.
func (d *document) speaksFor(last, id string) {
	if id == "" || last == "" {
		return
	}
	p := d.persons[last]
	if p.iso3 != "" {
		return
	}
	p.iso3 = id
	d.persons[last] = p
	for i := range d.ents {
		if e := &d.ents[i]; e.label == pipeline.Person && e.iso3 == "" && lastName(d.text(e.Span)) == last {
			e.iso3 = id
		}
	}
}
