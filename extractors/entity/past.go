package entity

import (
	"unicode/utf8"

	"readout/pipeline"
)

// ownHis are words by which an office is that of somebody named before.
var ownHis = wordSet("his her")

// rankOnly reports whether a title is a form of address or rank, which stands
// between an office and the name: "the Head of the Bureau, General Lund".
func (p *page) rankOnly(t titleHit) bool {
	x := &p.lx.titles[t.title]
	return x.Honorific || t.end > 0 && (p.words[t.end-1].fold == "counselor" || p.words[t.end-1].fold == "counsellor") && x.Kind == "official" && p.word(t.end-3).fold == "minister" && p.word(t.end).fold != "of" || t.end > 0 && noble[p.words[t.end-1].fold] || (x.Kind == "military" || t.end > 0 && (p.words[t.end-1].fold == "senator" || p.lx.is.degrees[p.words[t.end-1].fold] || p.lx.is.degrees[p.word(t.end-2).fold] && p.words[t.end-1].text == ".")) && p.word(t.end).fold != "of"
}

// closed reports whether a mark or the end of the sentence of word i stands at
// word e, as behind a name in apposition.
func (p *page) closed(i, e int) bool {
	if w := p.word(e); w.upper && len(w.text) <= 4 && p.same(i, e) && p.hit(e) == nil && p.titleAt[e].end == 0 && p.word(e+1).text == "," {
		return true // "Mia Lund TD, said"
	}
	switch p.word(e).text {
	case ",", "(", ".", ";":
		return true
	}
	return !p.same(i, e)
}
