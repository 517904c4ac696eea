package entity

import (
	"unicode/utf8"

	"readout/pipeline"
)

// pastTitle returns the word at which a name should begin that follows the title
// at word i, and whether the name follows it directly; -1 if none can.
func (p *page) pastTitle(i int, t titleHit) (int, bool) {
	k, portfolio, direct := t.end, false, true
	many := p.lx.titles[t.title].Plural
	for n := 0; n < 30 && p.same(i, k); n++ {
		w := &p.words[k]
		if h := p.titleAt[k]; many && h.end > 0 && !p.lx.titles[h.title].Plural && !p.lx.titles[h.title].Honorific {
			return -1, false // "members of the Council and Prime Minister Lund"
		}
		if h := p.titleAt[k]; h.end > 0 && (w.cap || portfolio) && !(w.name && direct && p.nameRun(k, false) > h.end) {
			k, direct, portfolio = h.end, true, false
			continue
		}
		switch {
		case w.poss && portfolio && p.word(k+1).cap && p.word(k+1).common && p.word(k-1).common && p.hitEnding(k) == nil:
			k++ // "Minister for Women's Affairs"
			continue
		case w.poss:
			return -1, false
		case w.text == "." && w.glued:
			k++
			continue
		case w.text == "-" || w.text == "–" || w.text == "&" || w.text == "/":
			if n := p.officeAfter(k); w.text == "&" && direct && n > k {
				k = n
				continue
			}
			k++
			continue
		case w.text == "," && portfolio && p.word(k+1).fold == "and" && p.lastField(t.end, k+2) > k+2:
			k, direct = p.lastField(t.end, k+2), false // "for Women, Girls, and Human Rights"
			continue
		case w.text == "," && portfolio && p.fieldsOn(k+1) > k+1:
			k, direct = p.fieldsOn(k+1), false
			continue
		case w.text == ",":
			if n := k + 2; p.word(k+1).fold == "the" && p.same(i, n) && p.titleAt[n].end > 0 && p.lx.titles[p.titleAt[n].title].Honorific {
				k++ // "Prime Minister of Kenya, the Honourable Mia Lund"
				continue
			}
			if n := k + 1; p.same(i, n) && (p.titleAt[n].end > 0 && (p.rankOnly(p.titleAt[n]) || portfolio && p.titleAt[n].end == n+1 && p.words[n].fold == "minister" && p.lx.titles[t.title].Kind == "official") || portfolio && p.words[n].cap && p.words[n].common || p.styled(i, n)) {
				if h := p.titleAt[n]; many && h.end > 0 && !p.namesGoOn(p.nameRun(p.titleFrom(h.end), true)) {
					return -1, false // "With Kenyan officials, Dr. Lund discussed ..."
				}
				k++
				continue
			}
			if e := p.nameRun(k+1, false); many && p.same(i, k+1) && e >= k+3 {
				if !p.namesGoOn(e) {
					return -1, false // "With members of the Council, Mia Lund discussed ..."
				}
				return k + 1, false // "their foreign ministers, Mia Lund and ..."
			}
			if portfolio && p.same(i, k+1) && p.word(k+1).cap && (p.words[i].cap || p.words[t.end-1].cap) {
				// "the President of Kenya, Mia Lund, ..."
				if e := p.nameRun(k+1, false); e >= k+3 && (p.word(k+1).name || p.closed(i, e) && p.strange(k+1, e)) {
					return k + 1, false
				}
			}
			if n := p.interim(k); n > k {
				k = n // "Chargé d'Affaires, a.i., Mia Lund"
				continue
			}
			if start := p.titleStart(i); !portfolio && p.same(i, k+1) && (ownOur[p.word(start-1).fold] || p.words[i].cap && (p.word(start-1).fold == "the" || p.ofPeople(start, i)) || ownHis[p.word(start-1).fold]) && p.titleAt[k+1].end == 0 {
				// "the Chief of Staff, Mia Lund, and the Minister for Health, ..."
				if e := p.nameRun(k+1, false); e >= k+3 && p.closed(i, e) && (p.words[k+1].name || p.words[e-1].name || p.strange(k+1, e)) {
					return k + 1, false
				}
			}
			return -1, false
		case (w.text == "[" || w.text == "(") && p.enclosed(k) > k && p.words[i].cap:
			return p.address(k + 1), false // "the Prime Minister of Kenya [Mia Lund]"
		case w.text == "(" && !retired[p.word(k+1).fold] && p.bracketed(k) == k && p.desk(k) > k: // "Director General (South Asia) Lund"
			k, portfolio, direct = p.desk(k), true, true
			continue
		case w.text == "(" && retired[p.word(k+1).fold]: // "General (ret.) Lund"
			for end := k + 5; p.same(i, k) && p.words[k].text != ")" && k < end; k++ {
			}
			k++
			continue
		case w.text == "(" && p.bracketed(k) > k: // "Engr. (Dr.) Lund"
			k, direct = p.bracketed(k), true
			continue
		case w.isMark():
			return -1, false
		}
		if w.fold == "the" && p.same(i, k+1) && p.titleAt[k+1].end > 0 && p.lx.titles[p.titleAt[k+1].title].Honorific && !p.word(k-1).poss {
			k++ // "Dr the Honourable Mia Lund"
			continue
		}
		if utf8.RuneCountInString(w.text) == 1 && w.cap && p.word(k+1).text == "." && p.word(k+1).glued && p.word(k+2).cap && p.same(i, k+2) && p.hit(k) == nil && p.orgAt[k] == 0 {
			return k, direct // "Minister of Health M. Lund"
		}
		if n := p.charge(k); n > k && (portfolio || direct) {
			k, portfolio, direct = n, true, false
			continue
		}
		switch w.fold {
		case "in":
			if n := k + 2; direct && k == t.end && p.word(k+1).fold == "the" && p.same(i, n) && p.words[n].cap && (high[p.lx.titles[t.title].Kind] || p.lx.titles[t.title].Kind == "official") {
				k, portfolio, direct = n, true, false // "Minister in the Office of the President"
				continue
			}
			if h := p.hit(k + 1); !portfolio && !sentAt(p.lx.titles[t.title].Kind) || h == nil || h.label != pipeline.Place {
				return -1, false
			}
			k, portfolio, direct = p.hit(k+1).j, true, false // "Representative to the United Nations in Oslo"
			continue
		case "of", "for", "to", "on", "at", "from":
			if h := p.hit(k + 1); w.fold == "from" && (h == nil || h.label != pipeline.Place || p.lx.entries[h.entries[0]].source != fromCountries) {
				return -1, false
			}
			if (!direct && !portfolio || many) && w.fold != "of" && w.fold != "for" {
				return -1, false // nor do "officials on Hurricane Mia"
			}
			portfolio, direct = true, false
			k++
			if p.word(k).fold == "the" {
				k++
			}
			if h := p.hit(k + 1); p.same(i, k+1) && !p.words[k].cap && h != nil && h.label == pipeline.Place {
				k++ // "of the sisterly Republic of Lebanon"
			}
			continue
		case "and", "the":
			if w.fold == "and" && direct && k == t.end && p.word(i-1).fold == "the" && k-i <= 2 && alone[p.words[k-1].fold] && p.titleAt[min(k+1, len(p.words)-1)].end > 0 {
				return -1, false // "the Secretary and Foreign Minister Lund"
			}
			if n := p.titleAt[min(k+1, len(p.words)-1)]; w.fold == "and" && n.end > 0 && p.lx.titles[n.title].Kind == "other" {
				return -1, false // "the President and First Lady Mia Lund"
			}
			if h := p.hit(k + 1); w.fold == "and" && direct && p.word(p.titleStart(i)-1).fold == "the" && h != nil && h.label == pipeline.Norp && p.titleAt[min(h.j, len(p.words)-1)].end > 0 {
				return -1, false // "the Vice President and Norwegian Foreign Minister Lund"
			}
			if n := p.officeAfter(k); w.fold == "and" && direct && n > k && !p.lx.titles[t.title].Honorific && !many {
				k = n // "Senior Advisor and Harbour Council Coordinator Lund"
				continue
			}
			if !portfolio && (w.fold == "the" || p.lx.titles[t.title].Honorific) {
				return -1, false // "by His Majesty and President Lund"
			}
			k++
			continue
		}
		if !w.cap {
			if portfolio && w.common && !p.words[i].cap && n < 8 && !many {
				k++ // "minister of foreign affairs"
				continue
			}
			if particles[w.fold] && (p.word(k+1).cap || particles[p.word(k+1).fold] && p.word(k+2).cap) {
				return k, direct
			}
			return -1, false
		}
		if e := p.orgAt[k]; e > k+1 && portfolio {
			k = e
			direct = false
			continue
		}
		if h := p.hit(k); h != nil && h.tier != tierWeak && (h.label != pipeline.Place || h.tier == tierKnown || portfolio) {
			if !portfolio && h.label == pipeline.Place {
				if !(w.name && p.word(h.j).cap && p.word(h.j).name) {
					k, portfolio, direct = h.j, true, false
					continue
				}
			} else {
				k = h.j
				direct = false
				continue
			}
		}
		if portfolio && w.common && w.name && p.hitEnding(k) != nil && p.word(k+1).cap && !p.word(k+1).common && !p.word(k+1).isMark() {
			return k, true // "Prime Minister of the Netherlands Mark ..."
		}
		if h := p.hitEnding(k); portfolio && h != nil && h.label == pipeline.Norp && !w.name && (w.common || p.word(k+1).fold == "of") {
			k++ // "and Kenyan Emigrants"
			continue
		}
		if portfolio && w.common && !(w.name && p.word(k-1).fold != "of" && p.word(k-1).fold != "for" && p.word(k-1).fold != "and" && !p.word(k+1).common && p.word(k+1).name) {
			k++
			continue
		}
		if prev := p.word(k - 1).fold; portfolio && (prev == "of" || prev == "for" || prev == "the" || prev == "and" || prev == "at") {
			// What "of" leads to is no person: "chairman of the XYZ".
			e := k
			for p.same(i, e) && p.words[e].cap && !p.words[e].isMark() && !p.words[e].poss && p.titleAt[e].end == 0 {
				e++
			}
			if e == k {
				return -1, false
			}
			name := e
			for n := k + 1; n < e; n++ {
				if p.decided[int32(n)] > 0 {
					return n, false // "Commissioner for Qwyx Mia Lund"
				}
			}
			for n := k + 1; n < e && !w.upper; n++ {
				if v := &p.words[n]; v.name && !v.common && p.nameRun(n, false) == e {
					name = n // "Secretary of the Navy Mia Lund"
					break
				}
			}
			if w.upper || e == k+1 {
				k++
			} else {
				k = name
			}
			direct = false
			continue
		}
		if portfolio && p.decidedAfter(k) {
			k++ // "Governor of East Qwyx Mia Lund"
			direct = false
			continue
		}
		return k, direct
	}
	return -1, false
}

// decidedAfter reports whether words with capitals lead from word k, which begins no
// name, to one that an engine has decided on.
func (p *page) decidedAfter(k int) bool {
	for n := k; n < k+4 && p.same(k, n) && p.words[n].cap && !p.words[n].isMark(); n++ {
		if p.decided[int32(n)] > 0 {
			return n > k
		}
	}
	return false
}

// sentAt reports whether offices of a kind are held in towns of other states: "the
// Ambassador in Oslo".
func sentAt(kind string) bool { return kind == "ambassador" || kind == "envoy" }

// ofPeople reports whether the title that starts at word start, and its office at
// word i, has a state, people or body in front, and does not stand behind a name and a comma.
func (p *page) ofPeople(start, i int) bool {
	h := p.hit(start)
	return h != nil && (h.label != pipeline.Org || p.word(h.j).poss) && h.j <= i && (p.word(start-1).text != "," || start-1-p.nameBefore(start-1) < 2)
}

// charge returns the word behind "with responsibility for" and the like at word k,
// which lead to what an office is for; k if nothing such stands there.
func (p *page) charge(k int) int {
	a, b := p.word(k+1).fold, p.word(k+2).fold
	switch w := p.word(k).fold; {
	case w == "with" && a == "responsibility" && b == "for", w == "in" && a == "charge" && b == "of":
		return k + 3
	case w == "with" && a == "special" && b == "responsibility" && p.word(k+3).fold == "for":
		return k + 4
	case w == "responsible" && a == "for":
		return k + 2
	}
	return k
}

// desk returns the word behind the brackets at word k that hold what an office is
// for, "(South Asia)", or its acronym; k if they hold anything else.
func (p *page) desk(k int) int {
	for e := k + 1; e < k+8 && p.same(k, e); e++ {
		w := &p.words[e]
		if w.text == ")" && e > k+1 {
			return e + 1
		}
		if w.text != "," && w.text != "&" && w.text != "-" && w.fold != "and" && (!w.cap || !w.common && !w.upper && p.hit(e) == nil && p.hitEnding(e+1) == nil) {
			return k
		}
	}
	return k
}

// alone are last words of offices whose holders texts call by the office only.
var alone = wordSet("secretary president")

// ownOur are words by which an office is that of the speaker's side.
var ownOur = wordSet("our my their its")

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
