package pledge

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// Ways in which a party was resolved; values of Party.Via.
const (
	viaNamed        = "named"
	viaSpeaker      = "speaker"
	viaIssuer       = "issuer"
	viaParticipants = "participants"
)

// recency remembers who was spoken of, for he, she, they and it.
type recency struct {
	person string // id of the state of the last person that was a subject
	name   string // the person's words
	group  []string
	body   string // the last state or body that was a subject
}

// see takes in a subject of the running text.
func (r *recency) see(d *document, ws []word, s subject) {
	if s.empty() || s.kind == "pronoun" || s.kind == "possessive" {
		return
	}
	ids, _ := d.resolve(ws[s.first:s.last], nil)
	persons := 0
	name := ""
	for k := s.first; k < s.last; k++ {
		if e := ws[k].ent; e >= 0 && d.ents[e].label == pipeline.Person && (k == s.first || ws[k-1].ent != e) {
			persons++
			name = d.text(d.ents[e].Span)
		}
	}
	switch {
	case persons > 1 || len(ids) > 1:
		r.group = ids
	case persons == 1 && len(ids) == 1:
		r.person, r.name = ids[0], name
	case persons == 1:
		r.person, r.name = "", name
	case len(ids) == 1 && s.kind == "entity":
		r.body = ids[0]
		r.group = nil
	case len(ids) == 1 && d.office(ws[s.first:s.last]) != "":
		r.person, r.name = ids[0], d.text(pipeline.Span{Start: ws[s.first].Start, End: ws[s.last-1].End})
	}
}

// note reads a sentence without cues for who is spoken of: the person or state
// that it begins with.
func (d *document) note(s *pipeline.Sentence) {
	if !d.ready {
		return
	}
	k := d.firstEntity(s.Start)
	if k >= len(d.ents) {
		return
	}
	e := &d.ents[k]
	if e.Start-s.Start > 60 || e.End > s.End || strings.Contains(d.doc.Text[s.Start:e.Start], " with ") {
		return
	}
	switch e.label {
	case pipeline.Person:
		d.recent.person, d.recent.name = e.iso3, d.text(e.Span)
		d.hear(s, e)
	case pipeline.Place:
		if e.kind == "country" {
			d.recent.body = e.iso3
		}
	}
}

// hear remembers a person who begins a sentence by saying something.
func (d *document) hear(s *pipeline.Sentence, e *entity) {
	after := d.doc.Text[e.End:min(s.End, e.End+60)]
	for n, w := range strings.Fields(after) {
		if n > 3 {
			return
		}
		if w = fold(strings.Trim(w, ",.:")); d.x.vocab.has(listReporting, w) || w == "proposed" || w == "suggested" || w == "put" {
			id := e.iso3
			if id == "" && len(d.issuer.ids) > 0 && e.title != "" {
				id = d.issuer.ids[0]
			}
			d.voice, d.voiceAt = speech{name: d.text(e.Span), span: e.Span, id: id, attribution: pipeline.AttributionReported}, s.Paragraph
			return
		}
	}
}

// pledgers sets who must act, as written and resolved.
func (d *document) pledgers(p *pipeline.Pledge, e *evidence) {
	ws, s := e.words, e.subject
	if s.empty() {
		p.PledgerSide = pipeline.SideUnknown
		return
	}
	via := ""
	var ids []string
	switch s.kind {
	case "pronoun", "possessive":
		ids, via = d.pronoun(e)
		if s.kind == "possessive" && ws[s.first].low != "our" && ws[s.first].low != "my" {
			// The words of who it stands for say more than "their".
			if g := d.governorWords(e); g.Len() > 0 {
				p.Pledgers = append(p.Pledgers, pipeline.Party{Span: g, Text: d.text(g), Via: via})
			}
		}
	default:
		ids, via = d.resolve(ws[s.first:s.last], e)
	}
	if len(p.Pledgers) == 0 {
		for _, sp := range d.parties(ws, s) {
			p.Pledgers = append(p.Pledgers, pipeline.Party{Span: sp, Text: d.text(sp)})
		}
	}
	for i := range p.Pledgers {
		pa := &p.Pledgers[i]
		pa.Via = via
		if len(p.Pledgers) == 1 && len(ids) == 1 {
			d.give(pa, ids[0])
			pa.Kind = d.partyKind(ws, s)
			continue
		}
		lo, hi := wordsOf(ws, pa.Span)
		d.identify(pa, ws[lo:hi])
		if len(p.Pledgers) == 1 {
			pa.Kind = "group"
		}
	}
	p.PledgerIDs = slices.Clone(ids)
	slices.Sort(p.PledgerIDs)
	p.PledgerIDs = slices.Compact(p.PledgerIDs)
	p.PledgerSide = d.side(p.PledgerIDs)
}

// wordsOf returns the range of words that lie in sp.
func wordsOf(ws []word, sp pipeline.Span) (int, int) {
	lo := 0
	for lo < len(ws) && ws[lo].Start < sp.Start {
		lo++
	}
	hi := lo
	for hi < len(ws) && ws[hi].End <= sp.End {
		hi++
	}
	return lo, hi
}

func (d *document) give(pa *pipeline.Party, id string) {
	if isISO3(id) {
		pa.ISO3 = id
	} else {
		pa.EntityID = id
	}
}

func isISO3(id string) bool {
	return len(id) == 3 && strings.ToUpper(id) == id && iso3Known(id)
}

// partyKind says what a single pledger is.
func (d *document) partyKind(ws []word, s subject) string {
	for k := s.first; k < s.last; k++ {
		if e := ws[k].ent; e >= 0 && d.ents[e].label == pipeline.Person {
			return "person"
		}
	}
	h := ws[s.head]
	switch {
	case h.low == "i" || h.low == "he" || h.low == "she" || d.office(ws[s.first:s.last]) != "":
		return "person"
	case h.ent >= 0 && d.ents[h.ent].label == pipeline.Org:
		return "organization"
	case h.ent >= 0 && d.ents[h.ent].label == pipeline.Place:
		return "state"
	}
	return "group"
}

// identify resolves one named party for its own row.
func (d *document) identify(pa *pipeline.Party, ws []word) {
	if len(ws) == 0 {
		return
	}
	ids, via := d.resolve(ws, nil)
	if len(ids) == 1 {
		d.give(pa, ids[0])
		pa.Via = via
	}
	s := subject{first: 0, last: len(ws), head: d.headOf(ws, 0, len(ws))}
	pa.Kind = d.partyKind(ws, s)
}

// side relates the pledgers to the issuer.
func (d *document) side(ids []string) string {
	if len(ids) == 0 || len(d.issuer.ids) == 0 {
		return pipeline.SideUnknown
	}
	has := slices.Contains(ids, d.issuer.ids[0])
	switch {
	case has && len(ids) > 1:
		return pipeline.SideJoint
	case has:
		return pipeline.SideIssuer
	}
	for _, id := range ids {
		if !slices.Contains(d.participants, id) {
			return pipeline.SideThirdParty
		}
	}
	return pipeline.SideCounterpart
}

// parties splits a subject into the parties it names: at "and" and commas
// between named ones.
func (d *document) parties(ws []word, s subject) []pipeline.Span {
	whole := pipeline.Span{Start: ws[s.first].Start, End: ws[s.last-1].End}
	var cuts []int
	for k := s.first + 1; k < s.last-1; k++ {
		if ws[k].depth > 0 {
			continue
		}
		if ws[k].low == "," || ws[k].low == "and" || ws[k].low == "as" {
			cuts = append(cuts, k)
		}
	}
	if len(cuts) == 0 {
		return []pipeline.Span{whole}
	}
	var out []pipeline.Span
	from := s.first
	flush := func(to int) bool {
		a, b := from, to
		for a < b && (ws[a].low == "," || ws[a].low == "and" || ws[a].low == "both") {
			a++
		}
		for b > a && (ws[b-1].low == "," || ws[b-1].low == "and") {
			b--
		}
		if a >= b {
			return true
		}
		// A part must name somebody: its head is an entity or an actor.
		h := d.headOf(ws, a, b)
		ok := ws[h].ent >= 0 && d.ents[ws[h].ent].label != pipeline.Norp || d.x.vocab.has(listActors, ws[h].low)
		if ok {
			out = append(out, pipeline.Span{Start: ws[a].Start, End: ws[b-1].End})
		}
		return ok
	}
	for _, c := range append(cuts, s.last) {
		if c < from {
			continue
		}
		if !flush(c) {
			return []pipeline.Span{whole}
		}
		from = c + 1
	}
	// "The U.S. and Afghan leaders": the first part is only an adjective.
	if len(out) > 1 && ws[s.last-1].tag == "NNS" && ws[s.last-1].ent < 0 && s.last-s.first < 7 && !strings.Contains(d.text(whole), ",") {
		if lo, hi := wordsOf(ws, out[0]); hi-lo <= 2 && d.x.vocab.has(listPairs, ws[s.last-1].low) {
			lo2, hi2 := wordsOf(ws, out[len(out)-1])
			if hi2-lo2 == 2 && ws[lo2].ent >= 0 {
				return []pipeline.Span{whole}
			}
		}
	}
	return out
}

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
				return nil, ""
			}
		}
	}
	last := -1
	persons, unresolved, nameless := 0, 0, ""
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
		if id := d.entityID(ent); id != "" {
			// "China's Ministry", "President of Russia Vladimir Putin": the same state.
			if ent.label == pipeline.Org && isISO3(id) || !d.inside(ws, i) {
				add(id)
			}
		} else if ent.label == pipeline.Person {
			if t := d.titleHolder(ws, i); t != "" {
				add(t)
			} else {
				unresolved++
			}
		} else if ent.label == pipeline.Norp || ent.label == pipeline.Place {
			nameless = strings.TrimPrefix(strings.TrimPrefix(d.text(pipeline.Span{Start: ws[0].Start, End: ws[len(ws)-1].End}), "The "), "the ")
		}
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
	if h := ws[d.headOf(ws, 0, len(ws))]; len(ids) > 0 && private(h.low) {
		name := d.text(pipeline.Span{Start: ws[0].Start, End: ws[len(ws)-1].End})
		return []string{strings.TrimPrefix(strings.TrimPrefix(name, "The "), "the ")}, viaNamed
	}
	if len(ids) > 0 {
		return ids, viaNamed
	}
	if unresolved > 0 {
		return nil, ""
	}
	if nameless != "" {
		return []string{nameless}, viaNamed
	}
	low := make([]string, 0, len(ws))
	for _, w := range ws {
		low = append(low, w.low)
	}
	plural := false
	for _, w := range ws {
		if w.tag == "NNS" && v.has(listPairs, w.low) || w.low == "both" {
			plural = true
		}
	}
	if plural && len(d.participants) >= 2 {
		for _, w := range low {
			if w == "other" || w == "many" || w == "several" || w == "some" || w == "most" {
				return nil, ""
			}
		}
		return d.pair(ws), viaParticipants
	}
	if t := d.office(ws); t != "" && !plural {
		if id := d.holder(t); id != "" {
			return []string{id}, viaParticipants
		}
		return slices.Clone(d.issuer.ids), d.issuer.via
	}
	for _, w := range low {
		if v.has(listBodies, w) || w == "country" || w == "nation" {
			if w == "country" && !slices.Contains(low, "our") {
				continue
			}
			return slices.Clone(d.issuer.ids), d.issuer.via
		}
	}
	for _, w := range low {
		if w == "our" || w == "my" {
			return slices.Clone(d.issuer.ids), d.issuer.via
		}
	}
	return nil, ""
}

// private reports nouns for those who do not act for their state.
func private(low string) bool {
	switch low {
	case "companies", "company", "enterprises", "businesses", "firms", "investors", "employers", "foundation":
		return true
	}
	return false
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

// titleHolder gives a person of unknown state to the issuer if an office stands
// before the name: a readout names other sides' states.
func (d *document) titleHolder(ws []word, i int) string {
	if len(d.issuer.ids) == 0 {
		return ""
	}
	e := &d.ents[ws[i].ent]
	if e.title != "" || d.persons[lastName(d.text(e.Span))].title != "" {
		return d.issuer.ids[0]
	}
	for k := i - 1; k >= 0 && i-k < 6; k-- {
		if d.x.vocab.has(listActors, ws[k].low) || d.x.vocab.has(listTitles, ws[k].low) || ws[k].low == "mr." || ws[k].low == "mr" || ws[k].low == "ms." || ws[k].low == "pm" || ws[k].low == "sm" || ws[k].low == "ms" {
			return d.issuer.ids[0]
		}
	}
	return ""
}

// namedIn returns the entities of a phrase.
func (d *document) namedIn(ws []word) []int {
	var out []int
	for i := range ws {
		if e := ws[i].ent; e >= 0 && d.ents[e].label != pipeline.Ordinal && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// pair returns the parties that "the two leaders", "both sides" or "they" mean.
func (d *document) pair(ws []word) []string {
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

// holder returns the state of the one who holds an office in this readout; "" if
// nobody, or several of different states, do.
func (d *document) holder(title string) string {
	if d.titles == nil {
		d.titles = map[string]string{}
	}
	if id, ok := d.titles[title]; ok {
		return id
	}
	id, clash := "", false
	lastWord := title[strings.LastIndexByte(title, ' ')+1:]
	for i := range d.ents {
		e := &d.ents[i]
		if e.label != pipeline.Person {
			continue
		}
		before := fold(d.doc.Text[max(0, e.Start-60):e.Start])
		t := e.title
		if t == "" {
			// The words right before the name.
			if k := strings.LastIndexAny(before, ".,;:\n("); k >= 0 {
				before = before[k+1:]
			}
			t = before
		}
		if !containsWord(t, title) && !(len(title) > len(lastWord) && containsWord(t, title)) {
			continue
		}
		if title == "president" && strings.Contains(t, "vice president") || title == "minister" && strings.Contains(t, "prime minister") ||
			title == "secretary" && (strings.Contains(t, "deputy") || strings.Contains(t, "assistant") || strings.Contains(t, "under")) {
			continue
		}
		at := e.iso3
		if at == "" && len(d.issuer.ids) > 0 {
			at = d.issuer.ids[0]
		}
		if id != "" && at != id {
			clash = true
		}
		if id == "" {
			id = at
		}
	}
	if clash && len(d.issuer.ids) > 0 {
		id = d.issuer.ids[0]
	}
	d.titles[title] = id
	return id
}

// pronoun resolves I, we, he, she, they, it and possessives.
func (d *document) pronoun(e *evidence) ([]string, string) {
	low := e.words[e.subject.head].low
	speaker := e.speaker
	switch low {
	case "i", "my":
		if speaker.id != "" {
			return []string{speaker.id}, viaSpeaker
		}
		if speaker.name != "" {
			return nil, "" // somebody speaks, but nobody knows for whom
		}
		return slices.Clone(d.issuer.ids), d.issuer.via
	case "we", "our", "us":
		if d.joint && len(d.participants) > 1 && speaker.attribution != pipeline.AttributionReported && (e.Speaker == "") && !e.words[e.start].quoted {
			return slices.Clone(d.participants), viaParticipants
		}
		if speaker.id != "" && d.gathering && slices.Contains(d.participants, speaker.id) {
			return slices.Clone(d.participants), viaParticipants
		}
		if speaker.id != "" {
			return []string{speaker.id}, viaSpeaker
		}
		if d.joint && len(d.participants) > 0 && (e.Speaker == "" || e.speaker.name == d.byline) {
			return slices.Clone(d.participants), viaParticipants
		}
		if speaker.name != "" && speaker.name != d.byline {
			return nil, ""
		}
		return slices.Clone(d.issuer.ids), d.issuer.via
	case "they", "their":
		if e.subject.kind == "possessive" {
			if ids := d.governorIDs(e); len(ids) > 0 {
				return ids, viaNamed
			}
		}
		if ids := d.groupBefore(e.words, e.subject.first); len(ids) > 1 {
			return ids, viaNamed
		}
		if len(d.participants) >= 2 {
			if len(d.recent.group) >= 2 {
				return slices.Clone(d.recent.group), viaParticipants
			}
			return slices.Clone(d.participants), viaParticipants
		}
		return nil, ""
	case "he", "she", "his", "her":
		if e.subject.kind == "possessive" {
			if ids := d.governorIDs(e); len(ids) > 0 {
				return ids, viaNamed
			}
		}
		if id := d.personBefore(e.words, e.subject.first); id != "" {
			return []string{id}, viaNamed
		}
		if d.recent.person != "" {
			return []string{d.recent.person}, viaNamed
		}
		if d.recent.name != "" {
			return slices.Clone(d.issuer.ids), d.issuer.via
		}
		return slices.Clone(d.issuer.ids), d.issuer.via
	case "it", "its":
		if low == "it" && e.cue.Past && e.cue.Class == classVerb && e.words[e.subject.last].low == "was" {
			return slices.Clone(d.participants), viaParticipants
		}
		for k := e.subject.first - 1; k >= 0; k-- {
			if x := e.words[k].ent; x >= 0 && d.ents[x].label != pipeline.Person && d.ents[x].label != pipeline.Norp {
				if id := d.entityID(&d.ents[x]); id != "" {
					return []string{id}, viaNamed
				}
			}
		}
		if d.recent.body != "" {
			return []string{d.recent.body}, viaNamed
		}
	}
	return nil, ""
}

// governorIDs resolves the subject of the verb that governs a possessive.
func (d *document) governorIDs(e *evidence) []string {
	if e.govern < 0 {
		return nil
	}
	s := d.subjectOf(e.words, e.govern)
	if s.empty() || s.kind == "thing" || s.kind == "none" {
		return nil
	}
	if s.kind == "pronoun" {
		f := *e
		f.subject, f.govern = s, -1
		ids, _ := d.pronoun(&f)
		return ids
	}
	ids, _ := d.resolve(e.words[s.first:s.last], nil)
	return ids
}

// governorWords returns the words of that subject.
func (d *document) governorWords(e *evidence) pipeline.Span {
	if e.govern < 0 {
		return pipeline.Span{}
	}
	s := d.subjectOf(e.words, e.govern)
	if s.empty() || s.kind == "thing" || s.kind == "none" {
		return pipeline.Span{}
	}
	return pipeline.Span{Start: e.words[s.first].Start, End: e.words[s.last-1].End}
}

// groupBefore returns the states of two persons named together before word i of
// the sentence.
func (d *document) groupBefore(ws []word, i int) []string {
	var ids []string
	for k := 0; k < i; k++ {
		if x := ws[k].ent; x >= 0 && d.ents[x].label == pipeline.Person {
			if id := d.ents[x].iso3; id != "" && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// personBefore returns the state of the last person named before word i.
func (d *document) personBefore(ws []word, i int) string {
	for k := 0; k < i; k++ { // the subject stands first
		if x := ws[k].ent; x >= 0 && d.ents[x].label == pipeline.Person {
			if d.ents[x].iso3 != "" {
				return d.ents[x].iso3
			}
			return d.titleHolder(ws, k)
		}
	}
	return ""
}
