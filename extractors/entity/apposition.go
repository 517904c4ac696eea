package entity

import (
	"strings"

	"readout/pipeline"
)

// apposed takes the office behind a name that only a form of address stands
// before: "Mr Peter Lund, Chairman of the Harbour Council".
func (p *page) apposed(f *finding) {
	t := f.person
	if t.ti >= t.tj {
		return
	}
	courtesy := t.title >= 0 && (p.lx.titles[t.title].Honorific || p.lx.titles[t.title].Kind == "other" && t.tj <= f.i || p.lx.titles[t.title].Kind == "ambassador" && t.tj-t.ti > 1 && p.titleAt[t.ti].end > 0 && p.lx.titles[p.titleAt[t.ti].title].Honorific && !p.awayFrom(t.ti, t.tj))
	at := t.ti
	for h := p.titleAt[at]; h.end > 0 && h.end < t.tj && p.lx.titles[h.title].Honorific; h = p.titleAt[at] {
		at = p.titleFrom(h.end) // "H.H. Lt. General Sheikh Lund"
	}
	rank := t.title >= 0 && t.tj <= f.i && at < t.tj && (ranks[p.words[at].fold] || p.rankAt(at, p.titleAt[at]))
	for i := max(at, p.titleAt[min(at, len(p.titleAt)-1)].end-1); i < t.tj; i++ {
		rank = rank && (i == at || i < p.titleAt[at].end || p.words[i].isMark() || p.words[i].fold == "the" || p.titleAt[i].end > 0 && p.lx.titles[p.titleAt[i].title].Honorific)
	}
	if !courtesy && !rank {
		p.fullerBehind(f)
		return
	}
	if ti, tj, title, ok := p.apposition(f); ok {
		if k := p.lx.titles[max(title, 0)].Kind; rank && p.lx.titles[t.title].Kind == "military" && (title < 0 || k == "official" || k == "other") {
			title = t.title // an admiral stays one
		}
		t.ti, t.tj, t.title = ti, tj, title
	}
}

// fullerBehind takes the office behind a name where it is the one before it in full:
// "President Lund, President of the Republic of Kenya".
func (p *page) fullerBehind(f *finding) {
	t := f.person
	if t.title < 0 || t.tj > f.i {
		return
	}
	ti, tj, title, ok := p.apposition(f)
	if !ok || title < 0 {
		return
	}
	a, b := &p.lx.titles[t.title], &p.lx.titles[title]
	if a.Kind == b.Kind && a.Kind != "other" && !b.Plural && p.covers(ti, tj, t) && p.words[tj-1].end-p.words[ti].start > p.words[t.tj-1].end-p.words[t.ti].start {
		t.ti, t.tj, t.title = ti, tj, title
	}
}

// covers reports whether words [i, j) have all words of the office of t.
func (p *page) covers(i, j int, t *personFacts) bool {
	has := map[string]bool{}
	for ; i < j; i++ {
		has[p.words[i].fold] = true
	}
	for k := t.ti; k < t.tj; k++ {
		if h := p.titleAt[k]; h.end > 0 && p.lx.titles[h.title].Honorific {
			k = h.end - 1
			continue
		}
		if w := &p.words[k]; !w.isMark() && !has[w.fold] {
			return false
		}
	}
	return true
}

// ranks are words before a name that say less than an office behind it: "Ambassador
// Lund, Permanent Secretary".
var ranks = wordSet("ambassador senator sen admiral general commodore colonel brigadier amb")

// apposition returns the office that stands in apposition behind the name of f.
func (p *page) apposition(f *finding) (ti, tj int, title int32, ok bool) {
	k := p.letters(f.j)
	if p.word(k).text != "," {
		return
	}
	k++
	if w := p.word(k); w.upper && len(w.text) <= 5 && p.word(k+1).text == "," && p.hit(k) == nil && p.titleAt[min(k, len(p.words)-1)].end == 0 {
		k += 2 // "Mia Lund, CBE, Minister of ..."
	}
	if p.word(k).fold == "the" || p.word(k).fold == "a" {
		k++
	}
	from := k
	if tenure[p.word(k).fold] {
		k++
	}
	// "Mr Lund, Kenyan Vice President ...": it may begin with a state or people.
	for n := 0; n < 4 && p.same(f.i, k) && p.titleAt[k].end == 0; n++ {
		h := p.hit(k)
		if h == nil && p.taken[k] && n == 0 && p.titleAt[min(k+1, len(p.words)-1)].end > 0 {
			k++ // "1st Vice Minister"
			continue
		}
		if h == nil {
			// "Mia Lund, HHS Forest Head"
			if w := p.word(k); w.poss && n > 0 {
				k++ // "Mia Lund, Kenya's Consul in Oslo"
				continue
			} else if !w.cap || w.isMark() || !w.upper && !w.common {
				return
			}
			k++
			continue
		}
		k = h.j
	}
	if !p.same(f.i, k) || p.titleAt[k].end == 0 || p.lx.titles[p.titleAt[k].title].Honorific {
		return
	}
	if prev := p.word(f.i - 1); p.lx.titles[p.titleAt[k].title].Plural && prev.fold != "and" && prev.text != "," {
		return // "Secretary Lund, foreign ministers of Kenya and Norway"
	}
	end := p.titleTail(p.titleAt[k].end)
	if n, _ := p.pastTitle(k, p.titleAt[k]); n > k && p.nameRun(n, true) > n && !p.commaIn(k, n) {
		return // "Mr Lund, Minister Moyo and ..."
	}
	if p.inBody(from, k, end) {
		return
	}
	ti = p.titleStart(k)
	if ti <= f.j || holds[p.word(from).fold] || p.taken[from] && ti == from+1 {
		ti = from
	}
	if j := p.more(f, end); j > end {
		return ti, j, p.bestTitle(k, j), true
	}
	return ti, end, p.bestTitle(k, end), true
}

// inBody reports whether the title at word k, which the words from word from on lead to and
// whose office would end before word end, is a noun in the name of a body: "Mia Lund,
// Community Justice Fund", "Mia Lund, Delaware MEP".
func (p *page) inBody(from, k, end int) bool {
	if k <= from || p.titleAt[k].end != k+1 {
		return false
	}
	if h := p.hitEnding(k); p.words[k].upper && p.lx.titles[p.titleAt[k].title].Kind == "legislator" && h != nil && h.label == pipeline.Place {
		return true
	}
	n := p.word(end)
	return p.same(k, end) && n.cap && n.common && !n.isMark() && p.titleAt[end].end == 0 && !p.grades(from, k)
}

// letters returns the word behind the letters for degrees and honours behind a name
// that ends before word k: ", Esq.", ", PhD, MPH", " MP"; k if there are none.
func (p *page) letters(k int) int {
	end := k
	for range 6 {
		n := end
		if p.word(n).text == "," {
			n++
		}
		letters, e := "", n
		for e < n+8 && p.same(k-1, e) && (e == n || p.words[e].glued && p.words[e].text != ",") {
			letters += strings.ReplaceAll(p.words[e].fold, ".", "")
			e++
		}
		if e == n || !p.lx.is.postnominal[letters] || !p.words[n].cap {
			break
		}
		end = e
	}
	return end
}

// more returns the end of an office of f that goes on behind the comma at word k with
// further offices of the same person, "Founder, President, and CEO", or with what it is
// for, "President, Global Affairs, Lund Ltd"; k if it does not.
func (p *page) more(f *finding, k int) int {
	end := k
	for range 4 {
		n := end + 1
		if p.word(end).text != "," {
			break
		}
		if w := p.word(n); w.fold == "and" || w.text == "&" {
			n++
		}
		if !p.same(f.i, n) || !p.words[n].cap {
			break
		}
		i := n
		for i < n+4 && p.same(n, i) && p.titleAt[i].end == 0 && p.words[i].cap && p.words[i].common && p.hit(i) == nil && p.orgAt[i] == 0 {
			i++
		}
		if t := p.titleAt[min(i, len(p.words)-1)]; p.same(n, i) && t.end > 0 && p.words[i].cap && !p.lx.titles[t.title].Honorific && !p.lx.titles[t.title].Plural && (i == n || p.lx.is.grades[p.words[n].fold]) {
			if e, _ := p.pastTitle(i, t); e > i && !p.commaIn(i, e) && p.nameRun(e, true) > e {
				break // "Mia Lund, Minister of Ports, and Minister Berg"
			}
			e := p.titleTail(t.end)
			for k := e; k < e+5 && p.same(n, k) && p.words[k].cap; k++ { // "Deputy Harbour Advisor"
				if h := p.titleAt[k]; h.end > 0 {
					e = p.titleTail(h.end)
					break
				}
			}
			if w := p.word(e); p.rankOnly(t) || p.same(n, e) && (!w.isMark() && w.fold != "and" || w.poss || w.fold == "and" && p.word(e+1).cap || w.text == "&") || p.belongsElsewhere(e) {
				break
			}
			end = e
			continue
		}
		e := n
		for e < n+9 && p.same(n, e) && p.orgAt[e] == 0 && (p.words[e].cap && p.words[e].common || p.words[e].fold == "and" || p.words[e].text == "&") {
			e++
		}
		if n != end+1 || e == n || !p.lx.is.officeFields[p.words[e-1].fold] || p.word(e).text != "," {
			break
		}
		end = e
	}
	return end
}

// belongsElsewhere reports whether a name in apposition follows the comma at word k, so
// that the office before it may be that person's: "Mia Lund, Director, Chief, Ole Berg".
func (p *page) belongsElsewhere(k int) bool {
	if p.word(k).text != "," {
		return false
	}
	e := p.nameRun(k+1, false)
	return e >= k+3 && p.words[k+1].name && p.closed(k, e) && p.hit(k+1) == nil && p.orgAt[k+1] == 0
}

// tenure are words before an office that say when it is or was held.
var tenure = wordSet("former outgoing incoming acting current then interim")

// holds are those of tenure that belong to the title; the others only say that
// somebody holds it still or will.
var holds = wordSet("former acting interim")

// commaIn reports whether one of words [i, j) is a comma.
func (p *page) commaIn(i, j int) bool {
	for ; i < j; i++ {
		if p.words[i].text == "," {
			return true
		}
	}
	return false
}

// awayFrom reports whether the title [i, j) says where somebody is sent.
func (p *page) awayFrom(i, j int) bool {
	for ; i < j; i++ {
		if p.words[i].fold == "to" || p.words[i].fold == "of" {
			return true
		}
	}
	return false
}

// lists gives the title in front of a list of people to all of them: "Members of
// Parliament Mia Lund, Peter Moyo and Ada Holt".
func (p *page) lists() {
	p.announced()
	for k := range p.settled {
		f := &p.settled[k]
		if f.person == nil || f.person.title < 0 || f.person.ti >= f.person.tj || !p.lx.titles[f.person.title].Plural {
			continue
		}
		n, apart := k+1, false
		for ; n < len(p.settled); n++ {
			g := &p.settled[n]
			if g.label == pipeline.Place && p.attached(p.settled[n-1].j, g) {
				apart = true // "Senators Mia Lund (Maine) and Peter Moyo of Ohio"
				continue
			}
			if g.person == nil || g.person.ti < g.person.tj || !p.nextListed(n) {
				break
			}
			*g.person = *f.person
		}
		if apart {
			continue
		}
		// "Kenyan and Norwegian Foreign Ministers Ada Moyo and Mia Lund"
		var states []string
		first := f.person.ti
		for w := p.word(first - 1); w.fold == "and" || w.text == ","; w = p.word(first - 1) {
			h := p.hitEnding(first - 1)
			if h == nil || !p.same(h.i, first) || h.label == pipeline.Org {
				break
			}
			first = h.i
		}
		for i := first; i < f.person.tj; i++ {
			if s, end := p.stateAt(i); s != "" {
				states = append(states, s)
				i = end - 1
			}
		}
		if len(states) > 1 && len(states) == n-k {
			for i := range states {
				p.settled[k+i].person.state = states[i]
			}
		}
	}
}

// listed reports whether words [i, j) only join the members of a list.
func (p *page) listed(i, j int) bool {
	if !p.same(i-1, j) || i >= j {
		return false
	}
	for ; i < j; i++ {
		if w := &p.words[i]; w.text != "," && w.fold != "and" && w.text != "&" {
			return false
		}
	}
	return true
}

// attached reports whether the place g says where the one is from whose name ends
// before word j: "Mia Lund (Maine)", "Mia Lund of Maine".
func (p *page) attached(j int, g *finding) bool {
	k := j + 1
	if w := p.word(j); w.fold != "of" && w.fold != "from" && w.text != "(" {
		return false
	}
	for k < g.i && (p.words[k].fold == "the" || p.words[k].cap && p.words[k].common) || k < g.i && p.words[k].fold == "of" {
		k++
	}
	return k == g.i && p.same(j, k)
}

// nextListed reports whether the finding n goes on a list whose last name is the
// last finding before it that is a person, with no more than brackets or a place between.
func (p *page) nextListed(n int) bool {
	i := p.settled[n-1].j
	for p.same(i-1, i) && p.words[i].text == ")" {
		i++
	}
	if p.word(i).text == "(" { // "Mia Lund (D-ME), Peter Moyo (D-OH)"
		for e := i + 1; e < i+10 && p.same(i, e); e++ {
			if p.words[e].text == ")" {
				i = e + 1
				break
			}
		}
	}
	return p.listed(i, p.settled[n].i)
}

// announced gives the office of several people to those who are listed behind a colon:
// "The ambassadors presented their credentials: Mia Lund (Norway), Peter Moyo (Kenya)."
func (p *page) announced() {
	for k := range p.settled {
		f := &p.settled[k]
		c := f.i - 1
		if f.person == nil || f.person.ti < f.person.tj || p.word(c).text != ":" || !p.same(c, f.i) {
			continue
		}
		for i := c - 1; i >= 0 && p.same(i, c) && i > c-farTitle; i-- {
			t := p.titleAt[i]
			if t.end == 0 || !p.lx.titles[t.title].Plural || p.lx.titles[t.title].Honorific {
				continue
			}
			if k+1 < len(p.settled) && (p.listed(f.j, p.settled[k+1].i) || p.settled[k+1].label == pipeline.Place && p.attached(f.j, &p.settled[k+1])) {
				f.person = &personFacts{ti: p.titleStart(i), tj: t.end, title: t.title}
			}
			break
		}
	}
}
