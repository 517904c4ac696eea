package entity

import "readout/pipeline"

// predicate returns the office that a sentence says that f holds, who has none in front
// or in apposition: "Dr. Lund serves as Director of Ports", "the appointment of Mia Lund
// as Special Envoy".
func (p *page) predicate(f *finding) (ti, tj int, title int32, ok bool) {
	k := f.j
	if p.word(k).text == "," && p.word(k+1).fold == "who" {
		k += 2
	}
	told := false
	switch w := p.word(k).fold; {
	case !p.same(f.i, k):
		return
	case w == "is" && p.word(k+1).fold == "being", w == "has" && p.word(k+1).fold == "been", w == "will" && p.word(k+1).fold == "be":
		if !p.lx.is.appoints[p.word(k+2).fold] {
			return
		}
		k += 3
		told = true
	case w == "was" || w == "were":
		if !p.lx.is.appoints[p.word(k+1).fold] {
			return
		}
		k += 2
		told = true
	case w == "is":
		k++
		if n := p.word(k).fold; n == "also" || n == "currently" || n == "now" {
			k++
		}
		if p.word(k).fold == "serving" {
			k++
		}
	case w == "serves":
		k++
	case w == "will" && p.word(k+1).fold == "serve":
		k += 2
	case w == "to" && (p.word(k+1).fold == "serve" || p.word(k+1).fold == "be") && p.installed(f):
		k += 2
	case w == "on" && p.word(k+1).common && !p.word(k+1).cap && p.lx.is.appointments[p.word(k+2).fold]: // "on her election"
		k += 3
		told = true
	case p.installed(f):
		told = true
	default:
		return
	}
	as := p.word(k).fold == "as"
	if as {
		k++
	} else if w := p.word(f.j).fold; w == "serves" || w == "on" {
		return
	}
	det := p.word(k).fold
	switch det {
	case "the", "a", "an", "our", "its", "their":
		k++
	default:
		det = ""
	}
	from := k
	for n := 0; n < 4 && p.same(f.i, k) && p.titleAt[k].end == 0; n++ {
		h := p.hit(k)
		if h != nil {
			k = h.j
			continue
		}
		if w := &p.words[k]; w.isMark() && w.text != "-" && !w.poss || isPreposition[w.fold] || w.fold == "and" || !w.common && !w.cap && !p.taken[k] {
			return
		}
		k++
	}
	if !p.same(f.i, k) || p.titleAt[k].end == 0 {
		return
	}
	t := p.titleAt[k]
	x := &p.lx.titles[t.title]
	if x.Honorific || x.Plural || p.lx.is.vagueOffices[p.words[t.end-1].fold] || kin[p.words[t.end-1].fold] {
		return
	}
	end := p.titleTail(t.end)
	n := p.word(end)
	if n.poss || p.same(k, end) && n.cap && !n.isMark() || end == t.end && (!p.words[k].cap || !told && from == k && t.end-k < 2 && (det == "a" || det == "an")) {
		return // "is a minister's son", "is a Judge", "was elected president"
	}
	if (n.fold == "in" || n.fold == "from") && p.same(k, end+1) && p.taken[end+1] {
		return // "was appointed minister in 1996"
	}
	for from < k && p.words[from].fold != "deputy" && (p.taken[from] || p.words[from].fold == "new" || p.words[from].fold == "next" || p.words[from].fold == "first" || p.words[from].fold == "woman") {
		from++ // "the 22nd Director"
	}
	return from, end, p.bestTitle(k, end), true
}

// installed reports whether words before f say that somebody gets an office: "appointed
// Mia Lund", "the appointment by the Council of Mia Lund".
func (p *page) installed(f *finding) bool {
	k := f.i - 1
	if t := f.person; t != nil && t.ti < t.tj && t.tj <= f.i {
		k = t.ti - 1
	}
	if !p.same(k, f.i) {
		return false
	}
	if w := p.words[k].fold; w != "of" {
		return p.lx.is.appoints[w]
	}
	for n := k - 1; n > k-14 && p.same(n, k); n-- {
		if p.lx.is.appointments[p.words[n].fold] {
			return true
		}
		if o := p.owner[n]; o >= 0 && p.settled[o].label == pipeline.Person {
			return false
		}
	}
	return false
}
