package entity

import (
	"unicode/utf8"

	"readout/pipeline"
	"readout/rules"
)

// phraseKind says what a name of the gazetteers may name.
func (e *entry) phraseKind() pipeline.PhraseKind {
	switch {
	case e.source == fromNorps || e.label == pipeline.Norp:
		return pipeline.PhraseNorp
	case e.source == fromOrgs || e.label == pipeline.Org:
		return pipeline.PhraseOrg
	case e.source == fromCountries:
		return pipeline.PhraseCountry
	case e.source == fromRegions || e.rank == 'D':
		return pipeline.PhraseRegion
	case e.rank == 'C' || e.population >= 500_000:
		return pipeline.PhraseCapital
	}
	return pipeline.PhraseTown
}

// Phrases implements pipeline.Finds.
func (p *page) Phrases() []pipeline.Phrase { return p.phrases }

// Titles implements pipeline.Finds.
func (p *page) Titles() []pipeline.Span { return p.titles }

// list keeps a hit over words [i, j) for Phrases. Names have capitals but where
// nothing has; there ordinary words are none.
func (p *page) list(h rules.Hit, i, j int) {
	if n := len(p.phrases); n > 0 && p.phrases[n-1].End > h.Start {
		return
	}
	if p.quiet {
		if j-i == 1 && p.words[i].common {
			return
		}
	} else if !hasCapital(p.text[h.Start:h.End]) {
		return
	}
	var kinds pipeline.PhraseKind
	for _, k := range h.Entries {
		if e := &p.lx.entries[k]; !e.exact || e.written == p.text[h.Start:h.End] {
			kinds |= p.lx.kinds[k]
		}
	}
	if kinds != 0 {
		p.phrases = append(p.phrases, pipeline.Phrase{Span: pipeline.Span{Start: h.Start, End: h.End}, Kinds: kinds})
	}
}

// hasCapital reports whether s has a capital or a letter beyond ASCII.
func hasCapital(s string) bool {
	for i := 0; i < len(s); i++ {
		if 'A' <= s[i] && s[i] <= 'Z' || s[i] >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

// noCapitals reports whether the document has words and no capitals but by
// accident.
func (p *page) noCapitals() bool {
	words, capitals := 0, 0
	for i := range p.words {
		switch w := &p.words[i]; {
		case w.cap:
			capitals++
		case !w.isMark() && !w.poss:
			words++
		}
	}
	return words >= 4 && capitals*200 <= words
}
