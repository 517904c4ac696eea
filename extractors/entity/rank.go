package entity

import "readout/pipeline"

// rankAt reports whether the title h, which begins at word i, is a rank, which says
// less than an office that stands before it: "Press Secretary Maj. Gen. Lund".
func (p *page) rankAt(i int, h titleHit) bool {
	if h.end == 0 || p.lx.titles[h.title].Plural {
		return false
	}
	last := p.words[h.end-1]
	if last.text == "." && h.end-2 >= i {
		last = p.words[h.end-2]
	}
	switch p.word(h.end).fold {
	case "of", "to", "for", "in", "and":
		return false
	}
	switch p.lx.titles[h.title].Kind {
	case "military":
		return p.lx.is.soldiers[last.fold]
	case "official":
		return p.words[i].fold == "minister" && (last.fold == "counselor" || last.fold == "counsellor")
	case "legislator":
		return last.fold == "senator" && h.end == i+1 && p.inTitle(i-1)
	case "ambassador":
		return p.lx.is.diplomats[last.fold] && h.end-i <= 2
	}
	return p.lx.is.degrees[last.fold] && h.end-i <= 2
}

// rankBehind reports whether the rank h at word i stands right behind the office of
// t, so that it is no part of it.
func (p *page) rankBehind(i int, h titleHit, t *personFacts) bool {
	if !p.rankAt(i, h) || p.word(i-1).fold == "and" {
		return false
	}
	for k := t.ti; k < i; k++ {
		o := p.titleAt[k]
		if o.end == 0 || o.end > i || o.title != t.title || p.rankAt(k, o) {
			continue
		}
		// "Commissioner General Lund" may be one office.
		return o.end < i || h.end-i > 1 || p.lx.titles[o.title].Kind == "military" || p.words[i].fold != "general" && p.words[i].fold != "major"
	}
	return false
}

// styled reports whether the comma before word n stands between the office at word
// i, which "the" or "its" leads to, and the rank of an ambassador who holds it: "the
// Spokesperson, Ambassador Mia Lund, said".
func (p *page) styled(i, n int) bool {
	h := p.titleAt[n]
	if !p.rankAt(n, h) || p.lx.titles[h.title].Kind != "ambassador" || unique[p.lx.titles[p.titleAt[i].title].Kind] {
		return false
	}
	switch p.word(p.titleStart(i) - 1).fold {
	case "the", "its", "his", "her", "our":
	default:
		return false
	}
	e := p.nameRun(h.end, true)
	return e > h.end+1 && p.closed(i, e)
}

// bracketed returns the word behind the brackets at word k that hold forms of
// address, "Engr. (Dr.) Lund"; k if they hold anything else.
func (p *page) bracketed(k int) int {
	e := k + 1
	for e < len(p.words) && e < k+8 && p.same(k, e) && p.words[e].text != ")" {
		switch h := p.titleAt[e]; {
		case h.end > 0 && (p.lx.titles[h.title].Honorific || p.rankAt(e, h)):
			e = h.end
		case p.words[e].text == "." && e > k+1:
			e++
		default:
			return k
		}
	}
	if e == k+1 || p.word(e).text != ")" {
		return k
	}
	return e + 1
}

// cutBrackets cuts brackets with forms of address off the end of an office; it
// reports whether there were any.
func (p *page) cutBrackets(t *personFacts) bool {
	if p.word(t.tj-1).text != ")" {
		return false
	}
	for k := t.tj - 2; k > t.ti && k > t.tj-8; k-- {
		if p.words[k].text == "(" {
			if p.bracketed(k) != t.tj && !(retired[p.words[k+1].fold] && p.lx.titles[t.title].Kind != "military") {
				return false
			}
			t.tj = k
			return true
		}
	}
	return false
}

// bureau returns where a name ends that goes on at word i behind a people, "and
// Oceanian Affairs Bureau", "Affairs Department"; i if it does not end in a noun.
func (p *page) bureau(i int) int {
	end := i
	for k := i; k < i+8 && p.same(i-1, k); k++ {
		switch w := &p.words[k]; {
		case w.fold == "and" || w.text == "&" || w.text == ",":
			if n := p.word(k + 1); !n.cap || n.isMark() || p.titleAt[min(k+1, len(p.titleAt)-1)].end > 0 || p.hit(k+1) == nil && !n.common && n.name {
				return end
			}
		case w.cap && p.titleAt[k].end == 0 && (w.common || !w.name || p.hit(k) != nil):
			if w.common && p.hit(k) == nil {
				end = k + 1
			}
		default:
			return end
		}
	}
	return end
}

// fieldsOn returns the "and" of the list of what a minister is for where it goes on
// at word n, behind a comma: ", African Cooperation and Emigrants"; n if it does not.
func (p *page) fieldsOn(n int) int {
	if w := p.word(n); !w.cap || w.name && !w.common && p.hit(n) == nil {
		return n
	}
	for k := n; k < n+10 && p.same(n, k); k++ {
		w := &p.words[k]
		if p.titleAt[k].end > 0 {
			return n
		}
		switch {
		case w.fold == "and" || w.text == "&":
			next := p.word(k + 1)
			if k > n && p.same(n, k+1) && next.cap && (next.common || p.hit(k+1) != nil) && p.titleAt[k+1].end == 0 {
				return k
			}
			return n
		case w.text == "-" || w.fold == "of":
		case !w.cap:
			return n
		}
	}
	return n
}

// inner takes the office that "to" leads to and that stands right before the name,
// where the words before are somebody else's: "an adviser to President Lund". With
// "the" they are the person's own: "Adviser to the President Mia Lund". So it does
// behind "on", "Statement by the Spokesperson on Foreign Minister Lund's Visit".
func (p *page) inner(t *personFacts, f *finding) {
	if t.tj != f.i {
		return
	}
	for k := t.ti + 1; k < t.tj-1; k++ {
		on := p.words[k].fold == "on"
		if p.words[k].fold != "to" && !on {
			continue
		}
		n := k + 1
		if h := p.hit(n); h != nil && h.label != pipeline.Org && h.j < t.tj {
			n = h.j
		}
		h := p.titleAt[n]
		if h.end != t.tj || p.lx.titles[h.title].Honorific || !p.words[n].cap || !on && !unique[p.lx.titles[h.title].Kind] && p.words[n].fold != "governor" {
			continue
		}
		t.ti, t.title = k+1, h.title
		return
	}
}
