package pledge

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// office returns the title that a phrase without a name consists of, "president",
// "" if it is none or in the plural.
func (d *document) office(ws []word) string {
	for i := range ws {
		if ws[i].ent >= 0 && d.ents[ws[i].ent].label == pipeline.Person {
			return ""
		}
	}
	for i := range ws {
		if n := d.x.vocab.startsPhrase(listTitles, ws, i); n > 0 {
			var b strings.Builder
			for k := i; k < i+n; k++ {
				if k > i {
					b.WriteByte(' ')
				}
				b.WriteString(ws[k].low)
			}
			return b.String()
		}
	}
	return ""
}

// resolve finds whom a noun phrase stands for. e, if not nil, is the row that it
// is the subject of.
func (d *document) resolve(ws []word, e *evidence) ([]string, string) {
	var ids []string
	add := func(id string) {
		if id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	v := d.x.vocab
	// All parties of the readout.
	for i := range ws {
		if n := v.startsPhrase(listJoint, ws, i); n > 0 {
			if named := d.namedIn(ws); len(named) == 0 {
				if len(d.participants) >= 2 {
					return d.pair(ws), viaParticipants
				}
				if one := d.loneBody(); one != nil {
					return one, viaParticipants
				}
				return nil, ""
			}
		}
	}
	if holders := d.ledBy(ws); len(holders) > 0 {
		for _, x := range holders {
			add(d.ents[x].iso3)
		}
		if len(ids) == 0 {
			return slices.Clone(d.issuer.ids), d.issuer.via
		}
		return ids[:1], viaNamed
	}
	last := -1
	persons, unresolved, nameless := 0, 0, ""
	body := "" // before whose officer's name we stand
	for i := range ws {
		x := ws[i].ent
		if ws[i].low == "i" && x < 0 && e != nil {
			if e.speaker.id != "" {
				add(e.speaker.id)
			} else if len(d.issuer.ids) > 0 {
				add(d.issuer.ids[0])
			}
		}
		if x < 0 || x == last {
			continue
		}
		last = x
		ent := &d.ents[x]
		if ent.label == pipeline.Person {
			persons++
		}
		if ent.label == pipeline.Org && d.leadsTo(ws, i) {
			body = d.entityID(ent)
		}
		if id := d.entityID(ent); id != "" {
			// "China's Ministry", "President of Russia Vladimir Putin": the same state.
			if within := i > 0 && len(ids) == 1 && !isISO3(ids[0]) && ent.label == pipeline.Org && (ws[i-1].low == "'s" || ws[i-1].low == "'"); within {
				continue // "the Agency's Emergency Centre" is the Agency
			}
			if ent.label == pipeline.Org && isISO3(id) || !d.inside(ws, i) {
				add(id)
			}
		} else if ent.label == pipeline.Person {
			if body != "" {
				add(body) // "African Union Chairperson X"
			} else if t := d.titleHolder(ws, i); t != "" {
				add(t)
			} else {
				unresolved++
			}
		} else if ent.label == pipeline.Norp || ent.label == pipeline.Place {
			nameless = strings.TrimPrefix(strings.TrimPrefix(d.text(pipeline.Span{Start: ws[0].Start, End: ws[len(ws)-1].End}), "The "), "the ")
		}
	}
	if id := d.visitor(ws); id != "" && persons == 0 && len(ids) == 0 {
		return []string{id}, viaParticipants
	}
	if id := d.speakersOwn(ws, e); id != "" && persons == 0 && len(ids) == 0 {
		return []string{id}, viaSpeaker
	}
	if persons > 1 && (unresolved > 0 || len(ids) < persons) && len(d.participants) >= persons {
		return slices.Clone(d.participants), viaParticipants
	}
	// "The President and Prime Minister Kint": an office beside a name.
	if len(ids) == 1 && (ws[0].low == "the" || ws[0].low == "both") {
		for k := 2; k < len(ws) && k < 6; k++ {
			if ws[k].low == "and" {
				if t := d.office(ws[:k]); t != "" && len(d.namedIn(ws[:k])) == 0 {
					if id := d.holder(t); id != "" {
						add(id)
					}
				}
				break
			}
		}
	}
	if n, ok := d.numberOf(ws); ok && len(ids) == 0 && len(d.participants) > 2 {
		// "the five countries": without the one who publishes, if that makes five.
		others := d.participants
		if len(d.issuer.ids) > 0 && slices.Contains(others, d.issuer.ids[0]) && n == len(others)-1 {
			others = slices.DeleteFunc(slices.Clone(others), func(id string) bool { return id == d.issuer.ids[0] })
		}
		if n == len(others) {
			return slices.Clone(others), viaParticipants
		}
	}
	if h := ws[d.headOf(ws, 0, len(ws))]; len(ids) > 0 && v.has(classPrivate, h.low) {
		name := d.text(pipeline.Span{Start: ws[0].Start, End: ws[len(ws)-1].End})
		return []string{strings.TrimPrefix(strings.TrimPrefix(name, "The "), "the ")}, viaNamed
	}
	if len(ids) > 0 {
		return ids, viaNamed
	}
	if unresolved > 0 || nameless != "" && strings.Count(nameless, " ") >= 6 {
		return nil, ""
	}
	if nameless != "" && strings.Count(nameless, " ") < 6 {
		return []string{nameless}, viaNamed
	}
	low := make([]string, 0, len(ws))
	for _, w := range ws {
		low = append(low, w.low)
	}
	plural := false
	for _, w := range ws {
		if w.tag == "NNS" && (v.has(listPairs, w.low) || ws[0].low == "the" && len(ws) > 1 && ws[1].low == "two") || w.low == "both" {
			plural = true
		}
	}
	plural = plural || d.countedOffices(ws)
	if id := d.assembled(ws); id != "" {
		return []string{id}, d.issuer.via
	}
	if plural && len(d.participants) >= 2 {
		for _, w := range low {
			if w == "other" || w == "many" || w == "several" || w == "some" || w == "most" {
				return nil, ""
			}
		}
		return d.pair(ws), viaParticipants
	}
	if one := d.loneBody(); plural && one != nil {
		return one, viaParticipants
	}
	if e != nil && e.speaker.id != "" && !plural && !d.gathering && !d.joint && (low[0] == "our" || low[0] == "my") && d.office(ws) != "" {
		return []string{e.speaker.id}, viaSpeaker // "our President", in the Minister's words
	}
	if ids := d.offices(ws); len(ids) > 1 {
		return ids, viaParticipants
	}
	if t := d.office(ws); t != "" && !plural {
		if id := d.holder(t); id != "" {
			return []string{id}, viaParticipants
		}
		if len(d.issuer.ids) > 0 && isISO3(d.issuer.ids[0]) && containsWord(fold(d.doc.Publisher), t) {
			return slices.Clone(d.issuer.ids), d.issuer.via // of whose office the document is
		}
		if d.x.vocab.has(classForeign, t) || len(d.issuer.ids) > 0 && !isISO3(d.issuer.ids[0]) && strings.Contains(t, "minister") {
			return nil, "" // not every state has one, and nobody here is known to hold it
		}
		return slices.Clone(d.issuer.ids), d.issuer.via
	}
	if slices.Contains(low, "her") || slices.Contains(low, "his") {
		if e != nil && e.speaker.id != "" {
			return []string{e.speaker.id}, viaSpeaker
		}
		if d.recent.person != "" {
			return []string{d.recent.person}, viaNamed
		}
		return nil, "" // of a person whose state nobody knows
	}
	if low[0] == "their" && len(d.participants) == 2 && e != nil && e.cue.Class == classVerb {
		return slices.Clone(d.participants), viaParticipants // "agreed that their departments will"
	}
	if d.joint && len(d.participants) > 1 && slices.Contains(low, "our") {
		return slices.Clone(d.participants), viaParticipants
	}
	if e != nil && e.speaker.id != "" && !d.gathering && (slices.Contains(low, "our") || slices.Contains(low, "my")) {
		return []string{e.speaker.id}, viaSpeaker // "our engineers", in the Minister's words
	}
	if e != nil && d.turns && e.speaker.name != "" && e.speaker.name != d.byline && e.speaker.id == "" && e.speaker.attribution == pipeline.AttributionDirect && (slices.Contains(low, "our") || slices.Contains(low, "my")) {
		return nil, "" // somebody speaks, but nobody knows for whom
	}
	if id := d.authorities(ws); id != "" {
		return []string{id}, viaNamed
	}
	if id := d.bodyAbove(ws); id != "" {
		return []string{id}, viaNamed
	}
	if h := low[d.headOf(ws, 0, len(ws))]; h == "allies" && e != nil && e.speaker.id != "" && !isISO3(e.speaker.id) {
		return []string{e.speaker.id}, viaSpeaker
	}
	if h := low[d.headOf(ws, 0, len(ws))]; len(d.issuer.ids) > 0 && !isISO3(d.issuer.ids[0]) && (h == "allies" || h == "members" || h == "leaders" || h == "ministers" || h == "heads" || h == "states" && slices.Contains(low, "member")) {
		return slices.Clone(d.issuer.ids), d.issuer.via // of the body that publishes
	}
	for _, w := range low {
		if v.has(listBodies, w) || w == "country" || w == "nation" {
			if w == "country" && !slices.Contains(low, "our") {
				continue
			}
			if e != nil && isISO3(e.speaker.id) && e.speaker.attribution == pipeline.AttributionDirect && !d.gathering && !d.joint {
				return []string{e.speaker.id}, viaSpeaker // "the Government", in a guest's own words
			}
			return slices.Clone(d.issuer.ids), d.issuer.via
		}
	}
	for _, w := range low {
		if w == "our" || w == "my" {
			return slices.Clone(d.issuer.ids), d.issuer.via
		}
	}
	if e != nil && e.speaker.id != "" && v.has(listForces, ws[d.headOf(ws, 0, len(ws))].low) {
		return []string{e.speaker.id}, viaSpeaker
	}
	if name := d.ownName(ws); name != "" {
		return []string{name}, viaNamed
	}
	return nil, ""
}

// leadsTo reports whether the body at word i is that of the officer named behind it,
// with only an office between: "African Union Commissioner X".
func (d *document) leadsTo(ws []word, i int) bool {
	k := i
	for k < len(ws) && ws[k].ent == ws[i].ent {
		k++
	}
	if k+2 < len(ws) && ws[k].low == "(" { // "the Atomic Energy Agency (IAEA) Director General X"
		for n := k + 1; n < len(ws) && n < k+6; n++ {
			if ws[n].low == ")" {
				k = n + 1
				break
			}
		}
	}
	from := k
	for k < len(ws) && k < from+7 && ws[k].ent < 0 && (ws[k].capped || ws[k].low == ".") {
		k++
	}
	return k > from && k < len(ws) && ws[k].ent >= 0 && d.ents[ws[k].ent].label == pipeline.Person && (d.office(ws[from:k]) != "" || ws[from].low == "representative" || k > from+1 && ws[from+1].low == "representative")
}

// inside reports whether the entity at word i only describes another: a place
// in the name of an office before a person's name, or after it ("of Greece").
func (d *document) inside(ws []word, i int) bool {
	e := ws[i].ent
	if d.ents[e].label == pipeline.Person {
		return false
	}
	end := i
	for end < len(ws) && ws[end].ent == e {
		end++
	}
	// Before a person's name with only title words between: counts as the person.
	for k := end; k < len(ws); k++ {
		if ws[k].low == "," || ws[k].low == "and" {
			break
		}
		if x := ws[k].ent; x >= 0 && d.ents[x].label == pipeline.Person {
			return d.ents[x].iso3 != "" || d.ents[e].label == pipeline.Org
		}
	}
	// Behind "in" or "from" inside a longer phrase.
	if i > 0 && (ws[i-1].low == "in" || ws[i-1].low == "at") {
		return true
	}
	return false
}

// namedIn returns the entities of a phrase.
func (d *document) namedIn(ws []word) []int {
	var out []int
	for i := range ws {
		if e := ws[i].ent; e >= 0 && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// pair returns the parties that "the two leaders", "both sides" or "they" mean.
func (d *document) pair(ws []word) []string {
	for _, w := range ws {
		if low := w.low; low == "two" || low == "both" || low == "sides" || low == "parties" {
			if ids := d.metAbove(ws[0].Start); len(ids) == 2 {
				return ids
			}
			if ids := d.localPair(ws[0].Start); len(ids) == 2 {
				return ids
			}
			break
		}
	}
	two := false
	for _, w := range ws {
		if w.low == "two" || w.low == "both" {
			two = true
		}
	}
	if two && len(d.participants) > 2 {
		if len(d.recent.group) == 2 {
			return slices.Clone(d.recent.group)
		}
		return slices.Clone(d.participants[:2])
	}
	return slices.Clone(d.participants)
}
