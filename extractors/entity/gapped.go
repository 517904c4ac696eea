package entity

// longGap is how many words may stand between the rank and the noun of an office.
const longGap = 7

// gapped makes one title of a word of rank and the noun of its office with what the
// office is for between them: "Deputy Harbour Advisor", "Chief Harbour and Ports
// Officer", "Principal Deputy Chief Harbour Officer".
func (p *page) gapped() {
	for i := len(p.words) - 1; i >= 0; i-- {
		t := p.titleAt[i]
		if t.end == 0 || !p.words[i].cap || !p.lx.is.gapBefore[p.words[t.end-1].fold] || p.lx.titles[t.title].Plural || p.sentenceOf(i).shout {
			continue
		}
		if end, title := p.gapEnd(t); end > t.end {
			p.titleAt[i] = titleHit{end, title}
		}
	}
}

// gapEnd returns where the office ends that begins with the word of rank t, and its title;
// the end of t if nothing but t is one.
func (p *page) gapEnd(t titleHit) (int, int32) {
	last := t.end - 1
	for n := t.end; n < t.end+longGap && p.same(last, n); n++ {
		w := &p.words[n]
		if h := p.titleAt[n]; h.end > 0 && w.cap {
			x := &p.lx.titles[h.title]
			if x.Honorific || x.Plural || x.Kind == "military" || x.Kind == "other" && p.word(h.end).cap && h.end == n+1 {
				return t.end, t.title
			}
			return h.end, p.below(p.words[last].fold, t, h)
		}
		if p.lx.is.gapNouns[w.fold] && w.cap && n > t.end-1 {
			if next := p.word(n + 1); w.fold == "clerk" && n > t.end && next.cap {
				return t.end, t.title
			}
			return n + 1, t.title
		}
		if h := p.hit(n); h != nil && h.j > n+1 && h.j < t.end+longGap {
			n = h.j - 1 // "Deputy National Harbour Council Director"
			continue
		}
		next := p.word(n + 1)
		switch {
		case (w.fold == "and" || w.text == "&") && n > t.end && next.cap && p.titleAt[min(n+1, len(p.words)-1)].end == 0:
		case w.text == "." && w.glued && n > t.end && p.words[n-1].text != "." && len(p.words[n-1].text) == 1:
		case w.isMark(), !w.cap, !w.common && !w.upper && p.hit(n) == nil && len(w.text) > 1:
			return t.end, t.title
		}
	}
	return t.end, t.title
}

// below returns the title of an office h that the word of rank t stands before: a
// deputy's of a minister is a deputy minister's, of an ambassador an official's.
func (p *page) below(rank string, t, h titleHit) int32 {
	if rank != "deputy" {
		if k := p.lx.titles[h.title].Kind; k == "other" || unique[k] {
			return t.title
		}
		return h.title
	}
	switch p.lx.titles[h.title].Kind {
	case "minister":
		for _, e := range p.lx.titlePhrases.Lookup("deputy minister") {
			return e
		}
	case "spokesperson", "legislator", "envoy":
		return h.title
	}
	for _, e := range p.lx.titlePhrases.Lookup("deputy director") {
		return e
	}
	return t.title
}
