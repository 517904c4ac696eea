package entity

import "readout/pipeline"

// acting returns the state of whoever the sentence of f says acts, where f is named
// as what that state's doings need: "she will pay if Parliament approves", "once it is
// ratified by the Assembly", "their Parliament". It is "" where f stands otherwise,
// where nobody of a known state acts, or where it is the issuer's.
func (p *page) acting(f *finding) string {
	if !p.needed(f) {
		return ""
	}
	sn := p.sentenceOf(f.i)
	end := f.i
	for n := 0; n < 3; n++ {
		pronoun := false
		for i := max(sn.first, end-nearWords); i < end; i++ {
			if s := p.stateOf[int32(i)]; s != "" && p.settledAt(i) != nil {
				if s == p.issuer {
					return ""
				}
				return s
			}
			if o := p.settledAt(i); o != nil && o.label == pipeline.Org && o.j < f.i && n == 0 {
				if s := p.countryOf(o); s != "" && s != p.issuer && !p.mission(o) {
					return s // "The Lima Zoo will open, once it is approved by the National Council"
				}
			}
			if s, _ := p.stateAt(i); s != "" && !isPreposition[p.word(i-1).fold] && !isPreposition[p.word(i-2).fold] && i-sn.first < 3 {
				if s == p.issuer {
					return ""
				}
				return s // "The Kenyan side will pay if ..."
			}
			pronoun = pronoun || ownHis[p.words[i].fold] || he[p.words[i].fold]
		}
		if !pronoun || sn.first == 0 {
			return ""
		}
		sn = p.sentenceOf(sn.first - 1)
		end = sn.last
	}
	return ""
}

var he = wordSet("he she they")

// needed reports whether f is named as what somebody's doings need: it approves, or is
// called his.
func (p *page) needed(f *finding) bool {
	k := f.i - 1
	if ownHis[p.word(k).fold] {
		return true
	}
	if p.word(k).fold == "the" {
		k--
	}
	if !p.same(k, f.i) || f.label != pipeline.Org {
		return false
	}
	switch w := p.word(k); {
	case w.fold == "that" && provided[p.word(k-1).fold], conditions[w.fold]:
		return p.same(f.i, f.j) && !p.word(f.j).cap && !p.word(f.j).isMark()
	case w.fold == "by":
		for n := k - 1; n > k-3; n-- {
			if w := p.word(n).fold; p.lx.is.approved[w] || p.lx.is.approvals[w] {
				return true
			}
		}
	case w.fold == "of" || w.fold == "from":
		return p.lx.is.approvals[p.word(k-1).fold]
	case w.fold == "to":
		return p.lx.is.approved[p.word(k-1).fold]
	}
	return false
}

var (
	conditions = wordSet("if once unless until should provided")
	provided   = wordSet("provided condition assuming")
)
