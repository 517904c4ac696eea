package pledge

import (
	"strings"

	"golang.org/x/text/language"

	"readout/pipeline"
)

// findIssuer resolves who publishes: by name of the publisher, collection or
// address.
func (d *document) findIssuer() {
	doc := d.doc
	host := host(doc.URL)
	for i, s := range []string{doc.Publisher, doc.Collection, host} {
		low := strings.ReplaceAll(fold(s), "_", " ")
		best := issuer{}
		for _, is := range d.x.issuers {
			if len(is.words) > len(best.words) && containsWord(low, is.words) {
				best = is
			}
		}
		if best.id != "" {
			d.issuer = party{ids: []string{best.id}, via: "issuer", from: [...]string{"publisher", "collection", "address"}[i]}
			return
		}
	}
	// A collection named by a country code, "sg_mfa".
	if c, _, ok := strings.Cut(doc.Collection, "_"); ok && len(c) == 2 {
		if id := iso3(c); id != "" {
			d.issuer = party{ids: []string{id}, via: "issuer", from: "collection"}
			return
		}
	}
	// An address below a government's domain, "mfa.gov.sg", "president.gov.ua".
	switch dot := strings.LastIndexByte(host, '.'); {
	case strings.HasSuffix(host, ".gov"):
		d.issuer = party{ids: []string{"USA"}, via: "issuer", from: "address"}
		return
	case dot > 0 && len(host)-dot == 3:
		if id := iso3(host[dot+1:]); id != "" {
			d.issuer = party{ids: []string{id}, via: "issuer", from: "address"}
			return
		}
	}
	if d.ann.Issuer != "" { // inferred with the names from the text
		d.issuer = party{ids: []string{d.ann.Issuer}, via: "issuer", from: "text"}
		if d.ann.IssuerSure {
			d.issuer.from = "metadata"
		}
		return
	}
	// A publisher named by its country: look for it among the places of the text.
	if p := fold(doc.Publisher); p != "" {
		for i := range d.ents {
			if e := &d.ents[i]; e.iso3 != "" && e.label != pipeline.Person && containsWord(p, fold(d.text(e.Span))) {
				d.issuer = party{ids: []string{e.iso3}, via: "issuer", from: "publisher"}
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

// bylines stand in titles before the name of the one who speaks.
var bylines = []string{"statement by ", "statement from ", "remarks by ", "remarks from ", "message from ", "message by ", "article by ", "letter from ", "letter by ",
	"address by ", "speech by ", "intervention by ", "op-ed by ", "toast by ", "interview with "}

// holds reports whether a title goes on with an office and nothing that names its
// holder.
func (d *document) holds(rest, office string) bool {
	rest, ok := strings.CutPrefix(rest, office)
	return ok && (rest == "" || strings.HasPrefix(rest, " on ") || strings.HasPrefix(rest, " at ") || strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, " regarding "))
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
		for _, by := range bylines {
			j := strings.Index(low, by)
			if j < 0 || strings.Contains(low[:j], "joint ") {
				continue
			}
			if k := j + len(by); d.holds(low[k:], "the president") {
				d.byline = "the President"
				return
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
		if k >= len(d.ents) || d.ents[k].label != pipeline.Person || d.ents[k].Start > s.Start+4 && d.ents[k].titled.Start != s.Start || d.ents[k].End > s.End {
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
