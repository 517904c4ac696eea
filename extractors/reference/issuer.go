package reference

import (
	"strings"

	"readout/pipeline"
)

// findSpeaking finds the international body whose official is the first who
// meets.
func (d *document) findSpeaking() {
	p := &d.parties
	if len(p.persons) == 0 || d.entities[p.persons[0]].iso3 != "" {
		return
	}
	if e := &d.entities[p.persons[0]]; e.served >= 0 {
		p.speaks = e.served
		return
	}
	for _, k := range d.namedIn(d.leadEnd(1)) {
		if d.entities[k].kind == organization {
			p.speaks = k
			return
		}
	}
}

// findIssuer tells whose office published the document, if the document names its
// state: by what address, publisher and signature tell, by the state of the first
// person.
func (d *document) findIssuer() {
	p := &d.parties
	set := func(iso3 string) bool {
		if k, ok := d.states[iso3]; ok && iso3 != "" {
			p.issuer = k
			return true
		}
		return false
	}
	if d.ann.Issuer.From != pipeline.IssuerFromText && d.ann.Issuer.ISO3 != "" {
		set(d.ann.Issuer.ISO3) // if the text names it; no other state published it
		return
	}
	if len(p.persons) > 0 && !p.joint {
		if e := &d.entities[p.persons[0]]; set(e.iso3) || len(p.persons) > 1 && e.role == "other" {
			return
		}
	}
	// "Spokesperson's remarks" of a ministry, a fact sheet of one state.
	end := d.leadEnd(0)
	found := -1
	for _, m := range d.mentions {
		if m.Start > end {
			break
		}
		e := &d.entities[m.entity]
		k, ok := m.entity, e.kind == state
		if e.kind == organization && e.iso3 != "" {
			k, ok = d.states[e.iso3]
		}
		if ok && found >= 0 && k != found {
			return
		}
		if ok {
			found = k
		}
	}
	p.issuer = found
}

// jointTitle reports a title of what several make together, unless somebody alone
// speaks in it of such a thing: "Statement by Minister Hale on the communiqué".
func (d *document) jointTitle(title string) bool {
	for _, by := range d.lx.phrases[bylines] {
		if at := strings.Index(title, by); at >= 0 && !containsAny(title[:at], d.lx.phrases[jointTitles]) && !strings.HasSuffix(title[:at], "joint ") {
			for _, k := range d.persons[:min(len(d.persons), byPostMost)] {
				f := strings.Fields(lower(d.entities[k].name))
				if i := strings.Index(title, f[len(f)-1]); i > at && i-at < bylineReach {
					return false
				}
			}
		}
	}
	return containsAny(title, d.lx.phrases[jointTitles])
}

// bylineReach is how many bytes of a title may stand between "statement by" and the
// name, which a title takes.
const bylineReach = 120

// findByline finds who speaks in a document of one person: "Statement by".
func (d *document) findByline(title string) {
	if strings.HasPrefix(title, "readout") || d.parties.joint {
		return
	}
	for _, by := range d.lx.phrases[bylines] {
		at := strings.Index(title, by)
		if at < 0 {
			continue
		}
		for _, k := range d.persons {
			f := strings.Fields(strings.ToLower(d.entities[k].name))
			if i := strings.Index(title, f[len(f)-1]); i > at && i-at < bylineReach {
				d.parties.byline = k
				return
			}
		}
	}
	d.parties.byline = d.signedAbove()
}

// bylineMost is how many sentences and headings a line with the author may follow.
const bylineMost = 6

// signedAbove is the person whose name and office make a line of their own above
// the text: "John Hale, Minister of Trade"; -1 if there is none.
func (d *document) signedAbove() int {
	m := 0
	for n := range d.ann.Sentences[:min(len(d.ann.Sentences), bylineMost)] {
		s := &d.ann.Sentences[n]
		for m < len(d.mentions) && d.mentions[m].Start < s.Start {
			m++
		}
		if s.Kind == pipeline.KindBody && s.Len() > 100 || m == len(d.mentions) {
			return -1
		}
		// Titles of courtesy may stand before the name, and the office behind it.
		first := &d.mentions[m]
		if e := &d.entities[first.entity]; e.kind != person || first.End > s.End || e.role == "spokesperson" {
			continue
		}
		if d.lineOf(s, first) {
			return first.entity
		}
	}
	return -1
}

// lineOf reports whether a sentence is nothing but a person's name, with an office
// behind a comma.
func (d *document) lineOf(s *pipeline.Sentence, m *mention) bool {
	named, offices := false, false
	for i := s.First; i < s.Last && i < len(d.words); i++ {
		w := &d.words[i]
		switch {
		case w.start < m.Start:
			if !w.e.is(honorific) && d.word(i) != "." && d.word(i) != "By" && d.word(i) != "by" {
				return false
			}
		case w.start < m.End:
		case !named:
			if named = true; d.word(i) != "," {
				return false
			}
		case w.e.is(auxiliary|reporting|acting) && !w.cap, d.word(i) == ".", d.word(i) == ":":
			return false
		case w.e.is(office):
			offices = true
		}
	}
	return offices
}
