package pledge

import (
	"cmp"
	"slices"
	"strings"

	"github.com/jdkato/prose/v3/tag"
	"golang.org/x/text/language"

	"readout/pipeline"
)

// An entity is a person, place or body named in the text, with what resolves it.
type entity struct {
	pipeline.Span
	label  string
	iso3   string // state; "" if none or unknown
	id     string // EntityID of the mention
	norm   string
	kind   string
	title  string // of a person, folded
	titled pipeline.Span
}

// A person is who mentions of one name refer to, as far as states are concerned.
type person struct {
	iso3  string
	title string
}

// document is the work on one document. It is used by one goroutine.
type document struct {
	x   *extractor
	doc *pipeline.Document
	ann *pipeline.Annotations

	ready        bool
	ents         []entity
	persons      map[string]person // by last word of the name, folded
	titles       map[string]string // folded office -> id, where one person of the readout holds it
	issuer       party
	participants []string // ids of the parties of the readout, issuer first if it takes part
	gathering    bool     // a meeting of more than two parties, all named in the lead
	joint        bool     // a statement of several parties together
	byline       string   // whose statement the document is, verbatim; "" if nobody's
	bylineSpan   pipeline.Span
	recent       recency
	voice        speech // the last reported speaker, whose words may go on
	voiceAt      int    // paragraph of it
	tokens       []tag.Token
	out          []pipeline.Pledge
}

// A party is somebody resolved: ids with how they were found.
type party struct {
	ids []string
	via string
}

// prepare gathers what the whole document tells; it runs once, and only for
// documents with a cue.
func (d *document) prepare() {
	if d.ready {
		return
	}
	d.ready = true
	d.gather()
	d.meetPersons()
	d.findIssuer()
	d.ownPersons()
	d.findByline()
	d.findParticipants()
}

func (d *document) gather() {
	a := d.ann
	d.ents = make([]entity, 0, len(a.People)+len(a.Places)+len(a.Organizations))
	for i := range a.Places {
		m := &a.Places[i]
		d.ents = append(d.ents, entity{Span: m.Span, label: m.Label, iso3: m.ISO3, id: m.EntityID, norm: m.Norm, kind: m.Kind})
	}
	for i := range a.Organizations {
		m := &a.Organizations[i]
		d.ents = append(d.ents, entity{Span: m.Span, label: m.Label, iso3: m.Country, id: m.EntityID, norm: m.Norm, kind: m.Kind})
	}
	for i := range a.People {
		m := &a.People[i]
		d.ents = append(d.ents, entity{Span: m.Span, label: m.Label, iso3: m.Country, id: m.EntityID, norm: m.Norm,
			kind: m.Kind, title: fold(m.Title), titled: m.TitleSpan})
	}
	slices.SortFunc(d.ents, func(a, b entity) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
}

// firstEntity returns the index of the first entity that ends after pos.
func (d *document) firstEntity(pos int) int {
	i, _ := slices.BinarySearchFunc(d.ents, pos, func(e entity, p int) int {
		if e.End <= p {
			return -1
		}
		return 1
	})
	return i
}

func (d *document) text(sp pipeline.Span) string { return d.doc.Text[sp.Start:sp.End] }

func lastName(s string) string {
	f := strings.Fields(fold(s))
	for len(f) > 1 {
		switch strings.Trim(f[len(f)-1], ".,") {
		case "jr", "sr", "ii", "iii", "iv", "'s":
			f = f[:len(f)-1]
			continue
		}
		break
	}
	if len(f) == 0 {
		return ""
	}
	return strings.Trim(f[len(f)-1], ".,'")
}

// meetPersons ties names to states: by what the person extractor says, else by a
// nationality or country in the title before the name or after it ("of Greece").
func (d *document) meetPersons() {
	d.persons = map[string]person{}
	for i := range d.ents {
		e := &d.ents[i]
		if e.label != pipeline.Person {
			continue
		}
		key := lastName(d.text(e.Span))
		p := d.persons[key]
		if p.title == "" {
			p.title = e.title
		}
		if p.iso3 == "" {
			p.iso3 = e.iso3
		}
		if p.iso3 == "" {
			p.iso3 = d.stateAround(i)
		}
		d.persons[key] = p
	}
	for i := range d.ents {
		if e := &d.ents[i]; e.label == pipeline.Person && e.iso3 == "" {
			e.iso3 = d.persons[lastName(d.text(e.Span))].iso3
		}
	}
}

// ownPersons gives persons of unknown state whom the title names to the issuer: a
// readout names the states of the others.
func (d *document) ownPersons() {
	if len(d.issuer.ids) == 0 || !isISO3(d.issuer.ids[0]) {
		return
	}
	low := fold(d.doc.Title)
	for i := range d.ents {
		if e := &d.ents[i]; e.label == pipeline.Person && e.iso3 == "" && containsWord(low, lastName(d.text(e.Span))) {
			e.iso3 = d.issuer.ids[0]
		}
	}
}

// stateAround looks for the state that the person of entity i serves, in the
// words that touch the name.
func (d *document) stateAround(i int) string {
	e := d.ents[i]
	text := d.doc.Text
	// "Prime Minister Kyriakos Mitsotakis of Greece", "of the Republic of Korea"
	if i+1 < len(d.ents) {
		n := d.ents[i+1]
		if gap := n.Start - e.End; gap > 0 && gap < 16 && n.label == pipeline.Place && n.iso3 != "" {
			switch strings.TrimSpace(fold(text[e.End:n.Start])) {
			case "of", "of the", ", of", "of the republic of":
				return n.iso3
			}
		}
	}
	// "Kazakh Foreign Minister X", "Minister of Foreign Affairs of Japan X"
	if i > 0 {
		p := d.ents[i-1]
		// "U.S. Ambassador to Bangladesh Peter Haas": the first of two counts.
		if i > 1 && strings.HasSuffix(text[:p.Start], " to ") && d.ents[i-2].iso3 != "" && p.Start-d.ents[i-2].End < 30 {
			p = d.ents[i-2]
		}
		if p.iso3 != "" && p.label != pipeline.Person && p.End <= e.Start && e.Start-p.End < 60 {
			between := fold(text[p.End:e.Start])
			if strings.HasPrefix(between, ",") && !strings.HasSuffix(text[:p.Start], "of ") && !strings.HasSuffix(text[:p.Start], "of the ") {
				return ""
			}
			if !strings.ContainsAny(between, ".;:\n()") && strings.Count(between, ",") <= 1 && !strings.Contains(between, " and ") &&
				!strings.Contains(between, " with ") && !strings.Contains(between, " by ") && !strings.Contains(between, " to ") && !strings.Contains(between, " in ") {
				if f := strings.Fields(between); len(f) == 0 || d.titleWords(f) {
					return p.iso3
				}
			}
		}
	}
	return ""
}

// titleWords reports whether words between a country and a name are an office.
func (d *document) titleWords(f []string) bool {
	for _, w := range f {
		w = strings.Trim(w, ",")
		if d.x.vocab.has(listActors, w) || d.x.vocab.has(listTitles, w) {
			return true
		}
		switch w {
		case "mr", "mr.", "ms", "ms.", "dr", "dr.", "vice", "h.e.":
			return true
		}
	}
	return false
}

// findIssuer resolves who publishes: by name of the publisher, collection or
// address.
func (d *document) findIssuer() {
	doc := d.doc
	host := host(doc.URL)
	for _, s := range []string{doc.Publisher, doc.Collection, host} {
		low := fold(s)
		best := issuer{}
		for _, is := range d.x.issuers {
			if len(is.words) > len(best.words) && strings.Contains(low, is.words) {
				best = is
			}
		}
		if best.id != "" {
			d.issuer = party{ids: []string{best.id}, via: "issuer"}
			return
		}
	}
	// A collection named by a country code, "sg_mfa".
	if c, _, ok := strings.Cut(doc.Collection, "_"); ok && len(c) == 2 {
		if id := iso3(c); id != "" {
			d.issuer = party{ids: []string{id}, via: "issuer"}
			return
		}
	}
	// An address below a government's domain, "mfa.gov.sg", "president.gov.ua".
	switch dot := strings.LastIndexByte(host, '.'); {
	case strings.HasSuffix(host, ".gov"):
		d.issuer = party{ids: []string{"USA"}, via: "issuer"}
		return
	case dot > 0 && len(host)-dot == 3:
		if id := iso3(host[dot+1:]); id != "" {
			d.issuer = party{ids: []string{id}, via: "issuer"}
			return
		}
	}
	// A publisher named by its country: look for it among the places of the text.
	if p := fold(doc.Publisher); p != "" {
		for i := range d.ents {
			if e := &d.ents[i]; e.iso3 != "" && e.label != pipeline.Person && containsWord(p, fold(d.text(e.Span))) {
				d.issuer = party{ids: []string{e.iso3}, via: "issuer"}
				return
			}
		}
	}
}

// host returns the host of an address, "" if there is none.
func host(url string) string {
	if _, rest, ok := strings.Cut(url, "://"); ok {
		url = rest
	}
	url, _, _ = strings.Cut(url, "/")
	url, _, _ = strings.Cut(url, ":")
	return url
}

// iso3 returns the ISO 3166-1 alpha-3 code of an alpha-2 code or domain, "" if
// it is none.
func iso3(alpha2 string) string {
	if strings.EqualFold(alpha2, "uk") {
		alpha2 = "GB"
	}
	r, err := language.ParseRegion(strings.ToUpper(alpha2))
	if err != nil || !r.IsCountry() {
		return ""
	}
	if s := r.ISO3(); s != "ZZZ" {
		return s
	}
	return ""
}

func containsWord(s, w string) bool {
	if w == "" {
		return false
	}
	for from := 0; ; {
		i := strings.Index(s[from:], w)
		if i < 0 {
			return false
		}
		i += from
		if (i == 0 || !isLetter(s[i-1:])) && (i+len(w) == len(s) || !isLetter(s[i+len(w):])) {
			return true
		}
		from = i + 1
	}
}

// findByline finds whose statement the whole document is: "Statement by X" in
// the title, or a line of its own with a name and an office before the body.
func (d *document) findByline() {
	title := d.doc.Title
	if strings.HasPrefix(fold(title), "readout") {
		return // an account of a talk is nobody's words
	}
	if title != "" {
		low := fold(title)
		for _, by := range []string{"statement by ", "statement from ", "remarks by ", "remarks from ", "message from ", "message by "} {
			j := strings.Index(low, by)
			if j < 0 {
				continue
			}
			for i := range d.ents {
				e := &d.ents[i]
				if e.label != pipeline.Person || e.Start > 2000 {
					continue
				}
				if k := strings.Index(low, lastName(d.text(e.Span))); k > j && k-j < 90 && !strings.Contains(low[j+len(by):k], " on ") {
					d.byline, d.bylineSpan = d.text(e.Span), e.Span
					return
				}
			}
		}
	}
	// "Ned Price, Department Spokesperson": a short paragraph, no verb, ends
	// without a stop.
	for i := range d.ann.Sentences {
		s := &d.ann.Sentences[i]
		if i > 7 || s.Start > 1500 {
			return
		}
		if s.Len() > 120 {
			continue
		}
		k := d.firstEntity(s.Start)
		if k >= len(d.ents) || d.ents[k].label != pipeline.Person || d.ents[k].Start > s.Start+24 || d.ents[k].End > s.End {
			continue
		}
		e := d.ents[k]
		rest := d.doc.Text[e.End:s.End]
		if strings.HasPrefix(rest, ", ") && !strings.HasSuffix(rest, ".") && d.titleWords(strings.Fields(fold(rest))) {
			d.byline, d.bylineSpan = d.text(e.Span), e.Span
			return
		}
	}
}

// findParticipants finds the parties of the readout: the issuer with the states
// and bodies of the title and of the first sentences that name persons.
func (d *document) findParticipants() {
	add := func(id string) {
		if id != "" && !slices.Contains(d.participants, id) && len(d.participants) < 40 {
			d.participants = append(d.participants, id)
		}
	}
	low := fold(d.doc.Title)
	d.joint = jointTitle(low)
	// What the title's statement is about is no party to it.
	if k := strings.Index(low, " on "); k > 0 && !strings.Contains(low[k:min(len(low), k+30)], "visit") && !strings.Contains(low[k:min(len(low), k+30)], "meeting") && !strings.Contains(low[k:min(len(low), k+30)], " call") {
		low = low[:k]
	}
	titleIDs := d.titleParties(low)
	if d.joint && len(titleIDs) == 1 && !isISO3(titleIDs[0]) {
		// "G7 Leaders' Statement": the grouping speaks.
		d.participants = titleIDs
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
		if (len(d.participants) < 2 || d.joint) && (e.label == pipeline.Place && e.kind == "country" || e.label == pipeline.Norp) {
			add(e.iso3)
		}
	}
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

// jointTitle reports titles of statements that several parties make together.
func jointTitle(low string) bool {
	if strings.Contains(low, "joint ") || strings.Contains(low, "declaration") || strings.Contains(low, "trilateral statement") || strings.Contains(low, "communiqu") {
		return true
	}
	return strings.Contains(low, "statement") && (strings.Contains(low, "leaders' ") || strings.Contains(low, "ministers' ") ||
		strings.Contains(low, "leaders on ") || strings.Contains(low, "leaders statement") || strings.Contains(low, "statement of "))
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
		if e.norm != "" {
			return e.norm
		}
		return d.text(e.Span)
	}
	return e.iso3
}

// stateBody reports whether a kind of body stands for its state.
func stateBody(kind string) bool {
	switch kind {
	case "government", "ministry", "legislature", "military", "":
		return true
	}
	return false
}
