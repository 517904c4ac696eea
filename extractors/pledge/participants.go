package pledge

import (
	"cmp"
	"slices"
	"strings"

	"readout/pipeline"
)

// findParticipants finds the parties of the readout: the issuer with the states
// and bodies of the title and of the first sentences that name persons.
func (d *document) findParticipants() {
	add := func(id string) {
		if id != "" && !slices.Contains(d.participants, id) && len(d.participants) < 40 {
			d.participants = append(d.participants, id)
		}
	}
	low := fold(d.doc.Title)
	d.joint = d.jointTitle(low)
	// What the title's statement is about is no party to it.
	if k := strings.Index(low, " on "); k > 0 && !strings.Contains(low[k:min(len(low), k+30)], "visit") && !strings.Contains(low[k:min(len(low), k+30)], "meeting") && !strings.Contains(low[k:min(len(low), k+30)], " call") {
		low = low[:k]
	}
	titleIDs := d.titleParties(low)
	speakers := d.speakers()
	if d.joint && len(titleIDs) == 1 && !isISO3(titleIDs[0]) && len(speakers) < 2 {
		// "G7 Leaders' Statement": the grouping speaks.
		d.participants = titleIDs
		return
	}
	if id := d.grouping(low); id != "" && d.joint && len(speakers) < 2 {
		d.participants = []string{id} // "Joint Statement of the G20 Finance Ministers and Central Bank Governors"
		return
	}
	if len(speakers) < 2 {
		speakers = d.releasedBy()
	}
	if len(speakers) > 1 {
		d.joint = true
		for _, id := range speakers {
			add(id)
		}
		return
	}
	if len(d.issuer.ids) > 0 {
		add(d.issuer.ids[0])
	}
	if ids := d.attendees(); len(ids) > 3 {
		d.gathering = true
		for _, id := range ids {
			add(id)
		}
		return
	}
	for _, id := range titleIDs {
		add(id)
	}
	if len(d.participants) >= 2 {
		return
	}
	// The lead: persons and what they stand for, in the first 700 bytes of body.
	end := min(len(d.doc.Text), 900)
	for i := range d.ents {
		e := &d.ents[i]
		if e.Start > end {
			break
		}
		if e.label == pipeline.Person {
			add(e.iso3)
		}
	}
	if len(d.participants) >= 2 {
		return
	}
	for i := range d.ents {
		e := &d.ents[i]
		if e.Start > end {
			break
		}
		if (len(d.participants) < 2 || d.joint) && (e.label == pipeline.Place && e.kind == "country" && !d.spokenOf(e) || e.label == pipeline.Norp) {
			add(e.iso3)
		}
	}
}

// grouping returns the body of many states whose leaders or ministers a title names,
// "the G20 Finance Ministers", if it names no state; "" if there is none.
func (d *document) grouping(low string) string {
	for i := range d.ents {
		e := &d.ents[i]
		name := fold(d.text(e.Span))
		if e.label != pipeline.Org || e.iso3 != "" || len(name) < 2 || e.kind != "" && e.kind != "international" {
			continue
		}
		j := strings.Index(low, name)
		if j < 0 || !containsWord(low, name) {
			continue
		}
		before := strings.TrimSuffix(low[:j], "the ")
		led := strings.HasSuffix(before, "leaders of ") || strings.HasSuffix(before, "ministers of ") || strings.HasSuffix(before, "governors of ") // "by Ministers of the Quad"
		for n, w := range strings.Fields(low[j+len(name):]) {
			if w = strings.TrimRight(w, "',"); n > 2 || w == "and" {
				break
			}
			led = led || w == "leaders" || w == "ministers" || w == "governors" || w == "heads"
		}
		if !led {
			continue
		}
		for _, id := range d.titleParties(low) {
			if isISO3(id) {
				return ""
			}
		}
		return d.entityID(e)
	}
	return ""
}

// spokenOf reports whether a place stands where things happen or what is talked
// about, "clinics in Kenya", "the war in Sudan", "Lima, Peru": as such it takes
// no part.
func (d *document) spokenOf(e *entity) bool {
	before := d.doc.Text[max(0, e.Start-24):e.Start]
	if i := strings.LastIndexAny(before, ".!?\n;"); i >= 0 {
		before = before[i+1:]
	}
	ws := strings.Fields(fold(before))
	if n := len(ws); n > 1 && ws[n-1] == "the" {
		ws = ws[:n-1]
	}
	return len(ws) > 0 && d.x.vocab.has(classPlacing, ws[len(ws)-1])
}

// jointTitle reports titles of statements that several parties make together, not
// of joint commissions or exercises.
func (d *document) jointTitle(low string) bool {
	for p := range d.x.vocab.in(classJointTalks, low) {
		low = strings.ReplaceAll(low, p, "") // one's statement at a joint press conference
	}
	if strings.Contains(low, "joint ") {
		for range d.x.vocab.in(classPublished, low) {
			return true
		}
	}
	for p, at := range d.x.vocab.in(classJointTitles, low) {
		if p != "statement of" || !d.oneStates(low[at:]) {
			return true
		}
	}
	return strings.Contains(low, "statement") && (strings.Contains(low, "leaders' ") || strings.Contains(low, "ministers' ") || strings.Contains(low, "leaders on "))
}

// titleParties resolves names that stand in the title, in order.
func (d *document) titleParties(low string) []string {
	if low == "" {
		return nil
	}
	type found struct {
		at int
		id string
	}
	var fs []found
	seen := map[string]bool{}
	for i := range d.ents {
		e := &d.ents[i]
		name := fold(d.text(e.Span))
		if e.label == pipeline.Person {
			name = lastName(name)
		}
		if seen[name] || len(name) < 2 {
			continue
		}
		seen[name] = true
		if e.label == pipeline.Org && (e.kind != "" && e.kind != "international" && e.iso3 == "" || strings.ContainsAny(name, "-–") || strings.Count(name, " ") > 3) {
			continue
		}
		if j := strings.Index(low, name); j >= 0 && containsWord(low, name) {
			if id := d.entityID(e); id != "" {
				fs = append(fs, found{j, id})
			}
		}
	}
	slices.SortStableFunc(fs, func(a, b found) int { return cmp.Compare(a.at, b.at) })
	var out []string
	for _, f := range fs {
		if !slices.Contains(out, f.id) {
			out = append(out, f.id)
		}
	}
	return out
}

// entityID is the state or body that an entity is or acts for; "" if unknown.
func (d *document) entityID(e *entity) string {
	switch e.label {
	case pipeline.Person:
		return e.iso3
	case pipeline.Org:
		if e.iso3 != "" && stateBody(e.kind) {
			return e.iso3
		}
		if id := d.stateOf(e); id != "" {
			return id
		}
		if id := d.longName(e); id != "" {
			return id
		}
		if e.norm != "" {
			if short, ok := d.x.bodies[e.norm]; ok {
				return short
			}
			return e.norm
		}
		return d.text(e.Span)
	}
	return e.iso3
}

// stateOf gives a body of unknown kind to the state whose name or nationality is
// part of its own, if it is one that states have: "Republic of Fiji Navy".
func (d *document) stateOf(e *entity) string {
	low := fold(d.text(e.Span))
	state := false
	for w := range d.x.vocab.sets[classStateNames] {
		if state = containsWord(low, w) && d.x.vocab.has(classStateNames, w); state {
			break
		}
	}
	if !state {
		return ""
	}
	if e.iso3 != "" {
		return e.iso3
	}
	for i := range d.ents {
		if o := &d.ents[i]; o.iso3 != "" && (o.label == pipeline.Place && o.kind == "country" || o.label == pipeline.Norp) && o.Len() > 3 && containsWord(low, fold(d.text(o.Span))) {
			return o.iso3
		}
	}
	return ""
}

// stateBody reports whether a kind of body stands for its state.
func stateBody(kind string) bool {
	switch kind {
	case "government", "ministry", "legislature", "military", "":
		return true
	}
	return false
}
