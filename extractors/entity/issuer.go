package entity

import (
	"slices"
	"strings"

	"readout/pipeline"
	"readout/rules"
)

// NewPublisher returns the extractor of who published a document, as far as its
// address, publisher or collection tells. Officials and bodies that a document
// names without a state are its publisher's, and so are bare signs of currencies.
func NewPublisher(set *rules.Set) (*pipeline.Extractor, error) {
	lx, err := loaded(set)
	if err != nil {
		return nil, err
	}
	return &pipeline.Extractor{
		Name:   "publisher",
		Doc:    "who published a document, by its address, publisher and collection",
		Writes: []pipeline.Layer{pipeline.LayerPublisher},
		Run: func(p *pipeline.Pass) error {
			p.Ann.Publisher = lx.publisher(p.Doc)
			return nil
		},
	}, nil
}

// publisher returns who published doc, as far as its address, publisher or
// collection tells; the first of these that tells decides.
func (lx *lexicon) publisher(doc *pipeline.Document) pipeline.Issuer {
	told := func(from, state, body string, international bool) pipeline.Issuer {
		if state != "" {
			return pipeline.Issuer{ISO3: state, From: from}
		}
		return pipeline.Issuer{Body: body, International: international, From: from}
	}
	if state, body, international := lx.hostOwner(doc.URL); state != "" || international {
		return told(pipeline.IssuerFromAddress, state, body, international)
	}
	// "Ministry of Foreign Affairs of Japan", "Kenyan High Commission"
	state, body, international := "", "", false
	lx.phrases.Find(doc.Publisher, func(h rules.Hit) bool {
		for _, k := range h.Entries {
			e := &lx.entries[k]
			if e.exact && doc.Publisher[h.Start:h.End] != e.written {
				continue
			}
			switch {
			case e.source == fromCountries || e.kind == "national" || e.label == pipeline.Org && e.iso3 != "":
				if state == "" {
					state = e.iso3
				}
			case e.kind == "international":
				if international = true; body == "" {
					body = e.name
				}
			}
		}
		return false
	})
	if state != "" || international {
		return told(pipeline.IssuerFromPublisher, state, body, international)
	}
	// A collection named by a body or a country code, "nato", "jp_mofa".
	name := strings.ReplaceAll(doc.Collection, "_", " ")
	for _, k := range append(lx.phrases.Lookup(name), lx.phrases.Lookup(strings.ToUpper(name))...) {
		if e := &lx.entries[k]; e.kind == "international" {
			return told(pipeline.IssuerFromCollection, "", e.name, true)
		}
	}
	if c, _, ok := strings.Cut(doc.Collection, "_"); ok && len(c) == 2 {
		if c = strings.ToUpper(c); c == "UK" {
			c = "GB"
		}
		if state := lx.iso3[c]; state != "" {
			return told(pipeline.IssuerFromCollection, state, "", false)
		}
	}
	return pipeline.Issuer{}
}

// issuedBy returns who issued the document: its publisher, else what the text told.
func (p *page) issuedBy() pipeline.Issuer {
	switch {
	case p.publisher.From != "" || p.issuer == "":
		return p.publisher
	case p.sure:
		return pipeline.Issuer{ISO3: p.issuer, From: pipeline.IssuerFromSignature}
	}
	return pipeline.Issuer{ISO3: p.issuer, From: pipeline.IssuerFromText}
}

// jointly are words in a heading by which several issue a document, so that no
// official and body is the issuer's own.
var jointly = []string{" joint statement", " joint communique", " joint declaration", " joint press statement ", " joint press release ", " joint press communique ", " joint leaders ", " leaders statement",
	" leaders declaration", " ministers statement", " ministers communique", " ministers declaration", " governors communique", " ministerial statement",
	" communique of the ", " declaration of the ", " leaders communique", " communique of the ", " leaders meeting ", " summit declaration"}

// clues reads from the document what tells who issued it, where its address and
// publisher do not.
func (p *page) clues(doc *pipeline.Document, sums []pipeline.Quantity) {
	p.sums, p.date = sums, doc.Date
	address := strings.ToLower(doc.URL)
	p.presidency = strings.Contains(address, "president.") || strings.Contains(address, "/president/") || strings.Contains(address, "kremlin.")
	head := " " + rules.Fold(doc.Title) + " "
	if len(p.sents) > 0 {
		sn := p.sents[0]
		if sn.last > sn.first {
			head += rules.Fold(p.slice(sn.first, sn.last)) + " "
		}
	}
	p.joint = slices.ContainsFunc(jointly, func(w string) bool { return strings.Contains(head, w) })
	p.byPresident = p.firstPerson() && (strings.Contains(head, " from the president ") || strings.Contains(head, " by the president "))
	for i := range p.words {
		if w := &p.words[i]; w.cap && w.fold == "government" && p.word(i-1).fold == "the" && p.word(i+1).fold != "of" {
			p.bareBody = true
		}
	}
	for i := range min(len(p.words), 60) {
		if p.words[i].fold == "ambassador" {
			p.envoyFirst = p.words[i].sent < 2
			break
		}
	}
	if p.issuer == "" && !p.world {
		if p.issuer = p.signature(); p.issuer == "" && !p.joint {
			if body := p.voiceOfBody(); body != "" {
				p.world = true
				p.publisher = pipeline.Issuer{Body: body, International: true, From: pipeline.IssuerFromSignature}
			}
		}
	}
	p.sure = p.issuer != ""
	p.post = p.postOf(doc.URL)
}

// firstPerson reports whether the document speaks as one person outside quotations.
func (p *page) firstPerson() bool {
	n, quoted := 0, false
	for i := range p.words {
		switch p.words[i].text {
		case "“":
			quoted = true
		case "”":
			quoted = false
		case "\"":
			quoted = !quoted
		case "I", "my", "me":
			if !quoted {
				n++
			}
		case ":":
			return false // a transcript
		}
	}
	return n > 1
}

// spokesOffice is an office that is mostly one state's, but other ministries of
// foreign affairs have one of the name.
const spokesOffice = "office-of-the-spokesperson"

// parties returns the states that the heading and the first sentences name.
func (p *page) parties() []string {
	var out []string
	for k := range p.settled {
		f := &p.settled[k]
		if p.words[f.i].sent > 2 {
			break
		}
		if e := p.best(f, p.inDoc); e != nil && (e.source == fromCountries || e.kind == "national") && !slices.Contains(out, e.iso3) {
			out = append(out, e.iso3)
		}
	}
	return out
}
