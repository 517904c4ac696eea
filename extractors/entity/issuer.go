package entity

import (
	"net/url"
	"strings"

	"readout/pipeline"
)

// issuer returns the ISO 3166-1 alpha-3 code of the state whose office published
// doc, as far as its address or publisher tells, else "". Officials and bodies
// that the document names without a state are that state's.
func (lx *lexicon) issuer(doc *pipeline.Document) string {
	if u, err := url.Parse(doc.URL); err == nil {
		host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
		top := host[strings.LastIndexByte(host, '.')+1:]
		switch {
		case host == "" || !strings.Contains(host, "."):
		case top == "gov" || top == "mil":
			return "USA"
		case top == "uk":
			return "GBR"
		case len(top) == 2:
			if iso3 := lx.iso3[strings.ToUpper(top)]; iso3 != "" && !vanity[top] {
				return iso3
			}
		}
	}
	for _, k := range lx.phrases.Lookup(doc.Publisher) {
		if e := &lx.entries[k]; e.label == pipeline.Org && e.iso3 != "" {
			return e.iso3
		}
	}
	return ""
}

// vanity are country domains that are mostly used by others.
var vanity = wordSet("tv me io ai co fm cc ws to gg ly")
