package entity

import (
	"net/url"
	"strings"

	"readout/pipeline"
)

// postOf returns the state in which the embassy is that published a document, by
// the code that its address begins with or the town behind it in the heading: "U.S.
// Embassy Nairobi"; "" if it is no embassy's or neither tells.
func (p *page) postOf(address string) string {
	if u, err := url.Parse(address); err == nil {
		labels := strings.Split(strings.ToLower(u.Hostname()), ".")
		if len(labels) > 2 && len(labels[0]) == 2 && strings.Contains(labels[1], "embassy") {
			if s := p.lx.iso3[strings.ToUpper(labels[0])]; s != "" {
				return s
			}
		}
	}
	for i := range p.words {
		if p.words[i].sent > 3 {
			break
		}
		if p.words[i].fold != "embassy" || !p.words[i].cap || !p.lone(i, i+1) && p.words[i].sent > 0 && !p.sentenceOf(i).title {
			continue
		}
		k := i + 1
		if p.word(k).fold == "of" {
			if _, end := p.stateWithin(k, 6); end > 0 {
				k = end // "Embassy of Japan in Kenya"
			}
		}
		if w := p.word(k); w.fold == "in" || w.text == "," {
			k++
		}
		h := p.hit(k)
		if h == nil || h.label != pipeline.Place || !p.same(i, k) {
			continue
		}
		if e := p.best(h, p.inDoc); e != nil && e.iso3 != p.issuer {
			return e.iso3
		}
	}
	return ""
}
