package pledge

import (
	"cmp"
	"slices"
	"strings"

	"github.com/jdkato/prose/v3/tag"

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
	turns        bool     // a transcript of more than one turn of speech
	byline       string   // whose statement the document is, verbatim; "" if nobody's
	bylineSpan   pipeline.Span
	recent       recency
	above        *leadIn // the lead-in of the point being read; nil outside lists
	voice        speech  // the last reported speaker, whose words may go on
	voiceAt      int     // paragraph of it
	tokens       []tag.Token
	out          []pipeline.Pledge
	why          *collector // nil unless somebody asks for reasons
}

// A party is somebody resolved: ids with how they were found.
type party struct {
	ids  []string
	via  string
	from string // of the issuer: what told it, pipeline.IssuerFromAddress ...
}

// prepare gathers what the whole document tells; it runs once, and only for
// documents with a cue.
func (d *document) prepare() {
	if d.ready {
		return
	}
	d.ready = true
	d.gather()
	for i := range d.ann.Sentences {
		if d.ann.Sentences[i].Speaker != "" {
			d.turns = true
			break
		}
	}
	d.meetPersons()
	d.findIssuer()
	d.ownPersons()
	d.counterpartsOf()
	d.findByline()
	d.findSigned()
	d.findParticipants()
	d.turnStates()
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
	if name, _, ok := strings.Cut(s, ", "); ok {
		s = name // "Laura Kint, Official Spokesperson"
	}
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
		if d.x.vocab.has(listActors, w) || d.x.vocab.has(listTitles, w) || d.x.vocab.has(classStyles, w) {
			return true
		}
	}
	return false
}
