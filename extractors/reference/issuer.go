package reference

import (
	"strings"

	"golang.org/x/text/language"

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

// findIssuer tells whose office published the document: by address, by a body of
// a state that stands by itself, by the state of the first person.
func (d *document) findIssuer() {
	p := &d.parties
	set := func(iso3 string) bool {
		if k, ok := d.states[iso3]; ok && iso3 != "" {
			p.issuer = k
			return true
		}
		return false
	}
	if set(hostState(d.doc.URL)) {
		return
	}
	if d.doc.Publisher != "" {
		low := strings.ToLower(d.doc.Publisher)
		for i := range d.entities {
			if e := &d.entities[i]; e.kind == organization && e.iso3 != "" && strings.ToLower(e.name) == low && set(e.iso3) {
				return
			}
		}
	}
	for _, m := range d.mentions {
		e := &d.entities[m.entity]
		if e.kind == organization && (e.role == "ministry" || e.role == "government") && e.iso3 != "" && d.alone(m.Span) && set(e.iso3) {
			return
		}
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

// alone reports whether a name has a line for itself, or all but.
func (d *document) alone(sp pipeline.Span) bool {
	a := strings.LastIndexByte(d.text[:sp.Start], '\n') + 1
	b := len(d.text)
	if k := strings.IndexByte(d.text[sp.End:min(len(d.text), sp.End+12)], '\n'); k >= 0 {
		b = sp.End + k
	} else if len(d.text)-sp.End > 12 {
		return false
	}
	return sp.Start-a+b-sp.End <= 8
}

// hostState is the state of an address below a country's domain or a
// government's of the United States; "" if it tells none.
func hostState(url string) string {
	if _, rest, ok := strings.Cut(url, "://"); ok {
		url = rest
	}
	url, _, _ = strings.Cut(url, "/")
	url, _, _ = strings.Cut(url, ":")
	dot := strings.LastIndexByte(url, '.')
	if dot < 0 {
		return ""
	}
	switch top := strings.ToUpper(url[dot+1:]); {
	case top == "GOV" || top == "MIL":
		return "USA"
	case top == "UK":
		return "GBR"
	case len(top) == 2:
		if r, err := language.ParseRegion(top); err == nil && r.IsCountry() {
			return r.ISO3()
		}
	}
	return ""
}

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
			if i := strings.Index(title, f[len(f)-1]); i > at && i-at < 120 {
				d.parties.byline = k
				return
			}
		}
	}
}
