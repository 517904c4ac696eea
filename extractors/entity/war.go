package entity

import "strings"

// opens reports whether words from i on say that somebody began a war.
func (p *page) opens(i int) bool {
	switch p.word(i).fold {
	case "launched", "unleashed", "started", "began", "wages", "waged", "continues", "continued":
	default:
		return false
	}
	for k := i + 1; k < i+9 && p.same(i, k); k++ {
		if p.lx.is.wars[p.words[k].fold] && p.words[k].fold != "actions" {
			return true
		}
	}
	return false
}

// aggressor returns the state whose wars the document names most, "" if none or
// several are near to that.
func (p *page) aggressor() string {
	count := map[string]int{}
	for i := range p.words {
		if !p.lx.is.wars[p.words[i].fold] {
			continue
		}
		h := p.hitEnding(i)
		for k := 1; h == nil && k < 6 && i-k > 0; k++ {
			if w := p.word(i - k); w.common && !w.cap || w.poss {
				h = p.hitEnding(i - k)
				continue
			}
			break
		}
		if h == nil || !p.same(h.i, i) {
			continue
		}
		e := p.best(h, nil)
		if e == nil || e.source != fromCountries && e.kind != "national" || e.iso3 == p.issuer || e.source == fromCountries && !p.word(h.j).poss {
			continue
		}
		count[e.iso3]++
	}
	best := ""
	for _, s := range sorted(count) {
		if count[s] > count[best] {
			best = s
		}
	}
	for s, n := range count {
		if s != best && 2*n > count[best] {
			return ""
		}
	}
	return best
}

// warBehind reports whether the words from i on call a war somebody's: "war", "brutal
// and unprovoked war".
func (p *page) warBehind(i int) bool {
	for k := i; k < i+farWar && p.same(i-1, k); k++ {
		switch w := &p.words[k]; {
		case p.lx.is.wars[w.fold]:
			return true
		case w.text == "," || w.text == "-" && w.glued:
		case w.cap || w.isMark() || !w.common && !strings.HasSuffix(w.fold, "ed") || isPreposition[w.fold] || finite[w.fold]:
			return false
		}
	}
	return false
}

// farWar is how many words may stand between a leader and the war that is called its own.
const farWar = 8
