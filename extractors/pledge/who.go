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
	case s.kind == "thing" && persons == 0: // "the joint statement of Peru and Chile"
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
	defer d.noteSaid(s, k)
	defer d.noteQuote(s)
	if t, at := d.opensWithOffice(s); t != "" && (k >= len(d.ents) || d.ents[k].Start > at+4+len(t)+1) {
		id := d.holder(fold(t))
		if id == "" && len(d.issuer.ids) > 0 && !d.x.vocab.has(classForeign, fold(t)) {
			id = d.issuer.ids[0]
		}
		d.recent.person, d.recent.name = id, d.doc.Text[at:at+4+len(t)]
		return
	}
	if k >= len(d.ents) {
		return
	}
	e := &d.ents[k]
	if e.Start-s.Start > 60 || e.End > s.End || strings.Contains(d.doc.Text[s.Start:e.Start], " with ") {
		return
	}
	switch e.label {
	case pipeline.Org:
		if o := d.officerOf(s, k); o != nil {
			d.recent.person, d.recent.name = d.entityID(e), d.text(o.Span)
		}
	case pipeline.Person:
		d.recent.person, d.recent.name = e.iso3, d.text(e.Span)
		d.hear(s, e)
	case pipeline.Place:
		if e.kind == "country" {
			d.recent.body = e.iso3
		}
	}
}

// noteSaid remembers the last person whose words a sentence reports behind its
// beginning: "Calling Chad a friend, Lund said relations had grown".
func (d *document) noteSaid(s *pipeline.Sentence, k int) {
	for ; k < len(d.ents) && d.ents[k].End < s.End; k++ {
		e := &d.ents[k]
		if e.label != pipeline.Person || e.Start == s.Start {
			continue
		}
		rest, ok := strings.CutPrefix(d.doc.Text[e.End:min(s.End, e.End+16)], " ")
		if !ok {
			continue
		}
		verb, _, _ := strings.Cut(rest, " ")
		if d.x.vocab.has(listReporting, strings.TrimRight(verb, ",.")) {
			d.recent.person, d.recent.name = e.iso3, d.text(e.Span)
			d.hear(s, e)
		}
	}
}

// officerOf returns the person named behind the k-th entity, a body, with only an
// office between: "African Union Chairperson X"; nil if there is none.
func (d *document) officerOf(s *pipeline.Sentence, k int) *entity {
	if k+1 >= len(d.ents) {
		return nil
	}
	body, o := &d.ents[k], &d.ents[k+1]
	if o.label != pipeline.Person || o.End > s.End || o.Start-body.End > 60 || o.Start <= body.End+1 || o.iso3 != "" {
		return nil
	}
	between := d.doc.Text[body.End+1 : o.Start-1]
	for _, p := range d.x.vocab.phrases[listTitles] {
		if fold(between) == strings.Join(p, " ") {
			return o
		}
	}
	if d.x.vocab.has(listTitles, fold(between)) {
		return o
	}
	return nil
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
		if e.cue.Impersonal && len(d.participants) > 1 {
			p.PledgerIDs = slices.Clone(d.participants)
			slices.Sort(p.PledgerIDs)
		}
		p.PledgerSide = d.side(p.PledgerIDs)
		return
	}
	via := ""
	var ids []string
	switch {
	case d.joint && len(d.participants) > 1 && s.first > 1 && s.first < 5 && ws[0].low == "we" && ws[1].low == ",":
		ids, via = slices.Clone(d.participants), viaParticipants // "We, President A, and Prime Minister B, reaffirm"
	case s.kind == "pronoun" || s.kind == "possessive":
		ids, via = d.pronoun(e)
		if s.kind == "possessive" && (ws[s.first].low != "our" && ws[s.first].low != "my" || e.cue.Class == classReaffirm && d.weAffirm(e)) {
			// The words of who it stands for say more than "their".
			if g := d.governorWords(e); g.Len() > 0 {
				p.Pledgers = append(p.Pledgers, pipeline.Party{Span: g, Text: d.text(g), Via: via})
			}
		}
	default:
		if ids, via = d.resolve(ws[s.first:s.last], e); s.first > 1 && ws[s.first-1].low == "whose" {
			k := s.first - 2 // "Kenya, whose envoy will brief"
			if ws[k].low == "," && k > 0 {
				k--
			}
			if o := d.phraseLeft(ws, k, true); !o.empty() {
				if owner, _ := d.resolve(ws[o.first:o.last], e); len(owner) > 0 {
					ids, via = owner, viaNamed
				}
			}
		}
	}
	if e.then == thenObject && e.end-1 > e.word+1 {
		o := subject{first: e.word + 1, last: e.end - 1}
		for o.first < o.last-1 && (ws[o.first].tag == "RB" || d.x.vocab.has(listAdverbs, ws[o.first].low)) {
			o.first++
		}
		o.head = d.headOf(ws, o.first, o.last)
		for _, sp := range d.parties(ws, o) { // who is told must act
			p.Pledgers = append(p.Pledgers, pipeline.Party{Span: sp, Text: d.text(sp)})
		}
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
			pa.Kind = d.partyKind(ws, s)
			if len(ids) > 1 {
				pa.Kind = "group"
			}
		}
	}
	if len(ids) == 0 && e.cue.Class == classReaffirm && d.weAffirm(e) {
		f := *e
		f.subject, f.govern = d.subjectOf(ws, e.govern), -1
		ids, _ = d.pronoun(&f) // "We reaffirm the Group's commitment"
	}
	p.PledgerIDs = slices.Clone(ids)
	slices.Sort(p.PledgerIDs)
	p.PledgerIDs = slices.Compact(p.PledgerIDs)
	p.PledgerSide = d.side(p.PledgerIDs)
}

// adjective reports a word that only tells of what kind the next one is.
func adjective(d *document, w word) bool {
	return w.ent >= 0 && d.ents[w.ent].label == pipeline.Norp || w.ent < 0 && w.tag == "JJ"
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
	if d.ledBy(ws[s.first:s.last]) != nil {
		return "group"
	}
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
		if ws[k].depth > 0 || ws[k].ent >= 0 && ws[k].ent == ws[k-1].ent || d.withinTitle(ws, k, s.last) {
			continue // "Trinidad and Tobago" is one
		}
		if ws[k].low == "," && k+1 < s.last && (ws[k+1].low == "jr" || ws[k+1].low == "jr." || ws[k+1].low == "sr.") {
			continue
		}
		if ws[k].low == "and" && k+2 < s.last && adjective(d, ws[k-1]) && adjective(d, ws[k+1]) && ws[k+2].ent < 0 {
			continue // "the Bureau of Northern and Eastern Affairs"
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
		if b-a > 3 && ws[b-1].low == ")" { // the short name is not who it is
			for n := b - 2; n > a; n-- {
				if ws[n].low == "(" {
					b = n
					break
				}
			}
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
