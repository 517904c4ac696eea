package entity

import (
	"cmp"

	"readout/pipeline"
)

// under reports whether the mention that begins at word lead serves whoever is the
// subject before it: "President Lund instructed Minister Moyo", "accompanied by".
func (p *page) under(lead int) bool {
	k := lead - 1
	if w := p.word(k).fold; w == "the" || ownHis[w] {
		k--
	}
	if !p.same(k, lead) {
		return false
	}
	w := p.words[k].fold
	return p.lx.is.orders[w] || w == "by" && p.same(k-1, lead) && p.lx.is.escorts[p.word(k-1).fold]
}

// deskBehind reads the body in which f serves out of the words behind its name:
// "Political Director Lund, Norwegian Ministry of Foreign Affairs,". Without a title
// that makes an official.
func (p *page) deskBehind(out *pipeline.PersonMention, s *served, f *finding) {
	k := f.j + 1
	if p.word(f.j).text != "," || !p.same(f.i, k) || s.state != "" || s.body != "" || unique[out.Kind] {
		return
	}
	first := k
	if h := p.hit(k); h != nil && h.label != pipeline.Org && h.j < len(p.owner) {
		k = h.j
		if p.word(k).poss {
			k++
		}
	}
	o := p.settledAt(k)
	if o == nil || o.label != pipeline.Org || !p.closed(f.i, o.j) {
		return
	}
	b := p.bodyOf(o)
	if !national[b.kind] || b.state == "" && first == k && p.issuer == "" {
		return
	}
	late := served{}
	p.serves(&late, "", first, o.j)
	s.state = cmp.Or(late.state, p.issuer)
	out.Affiliation = cmp.Or(out.Affiliation, tidy(p.text[o.start:o.end]))
	if out.Kind == "" || out.Kind == "other" && out.Title == "" {
		out.Kind = "official"
	}
}

// from returns the state of the place that somebody without office is from: "Mia
// Lund, a student from Kisumu,"; "" if none is named.
func (p *page) from(f *finding) string {
	k := f.j + 1
	if a := p.word(k).fold; p.word(f.j).text != "," || !p.same(f.i, k) || a != "a" && a != "an" {
		return ""
	}
	for n := 0; n < 5 && p.same(f.i, k+1); n++ {
		k++
		switch w := p.words[k]; {
		case w.fold == "from" || w.fold == "of":
			if h := p.hit(k + 1); h != nil && h.label == pipeline.Place {
				if e := p.best(h, p.inDoc); e != nil {
					return e.iso3
				}
			}
			return ""
		case w.isMark() || w.cap:
			return ""
		}
	}
	return ""
}
