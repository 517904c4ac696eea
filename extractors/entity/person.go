package entity

import (
	"unicode/utf8"

	"readout/pipeline"
)

// personFacts is what stands with a person's name.
type personFacts struct {
	ti, tj int    // words of the title; ti == tj if none
	title  int32  // index into titles, -1 if none
	state  string // of several that the title names, the one whose office it is; "" if it names one or none
}

// findPeople proposes people: a title and a name, or a name that looks like one.
func (p *page) findPeople() {
	for i := range p.words {
		t := p.titleAt[i]
		if t.end == 0 || p.taken[i] && p.taken[t.end-1] { // "first" of "first President" is a number too
			continue
		}
		p.titled(i, t)
	}
	for i := range p.words {
		w := &p.words[i]
		if !w.cap || w.isMark() || w.poss || p.taken[i] || p.same(i-1, i) && p.word(i-1).cap && !p.word(i-1).isMark() && !p.word(i-1).common && p.word(i-1).name {
			continue
		}
		p.looks(i)
	}
}

// titled proposes the name that goes with the title at word i: behind it
// ("Foreign Minister of Japan Hayashi"), or before it ("Mia Lund, minister of health").
func (p *page) titled(i int, t titleHit) {
	w := &p.words[i]
	start := p.titleStart(i)
	k, direct := p.pastTitle(i, t)
	if k >= 0 && p.commaIn(t.end, k) && p.belongsBefore(start) {
		k = -1 // "Mr Lund, Director of Ports, Mr Moyo, Head of ..."
	}
	if k >= 0 && p.word(k-1).text == "," && p.withinTail(i, k) {
		k = -1 // "the Minister in the Office of the President, Mia Lund"
	}
	if k >= 0 {
		e := p.nameRun(k, direct)
		if _, noun := p.lx.behind[p.words[k].fold]; noun && e == k+1 && !p.words[k].name {
			return // "Minister and Chaplain"
		}
		if e > k && (e > k+1 || utf8.RuneCountInString(p.words[k].text) > 1) && (w.cap || e-k > 1 || p.words[k].name || p.words[k].upper) {
			f := finding{i: k, j: e, label: pipeline.Person, tier: tierTitled, rule: "person/title"}
			f.person = &personFacts{ti: start, tj: k, title: p.bestTitle(start, k)}
			p.apart(f.person)
			for f.person.tj > start && (p.words[f.person.tj-1].isMark() && p.words[f.person.tj-1].text != "." && p.words[f.person.tj-1].text != ")") {
				f.person.tj--
			}
			p.apposed(&f)
			p.propose(f)
			return
		}
	}
	// Apposition: the name before a comma.
	c := start - 1
	if p.word(c).fold == "the" || p.word(c).fold == "a" {
		c--
	}
	if p.word(c).text != "," || !p.same(c, i) {
		return
	}
	s := p.nameBefore(c)
	if s < c && c-s >= 2 {
		f := finding{i: s, j: c, label: pipeline.Person, tier: tierPerson, rule: "person/apposition"}
		end := p.titleTail(t.end)
		if p.inBody(start, i, end) {
			return
		}
		f.person = &personFacts{ti: start, tj: p.more(&f, end), title: t.title}
		if f.person.tj > end {
			f.person.title = p.bestTitle(i, f.person.tj)
		}
		p.propose(f)
	}
}

// belongsBefore reports whether the title that starts at word i stands in apposition
// behind a name that no other office stands before.
func (p *page) belongsBefore(i int) bool {
	c := i - 1
	if p.word(c).fold == "the" || p.word(c).fold == "a" {
		c--
	}
	if p.word(c).text != "," || !p.same(c, i) {
		return false
	}
	s := p.nameBefore(c)
	if c-s < 2 {
		return false
	}
	for k := s - 1; k >= 0 && k > s-farTitle && p.same(k, s); k-- {
		t := p.titleAt[k]
		if t.end == 0 || p.lx.titles[t.title].Honorific {
			continue
		}
		if n, _ := p.pastTitle(k, t); n == s {
			return p.belongsBefore(p.titleStart(k)) && p.commaIn(k, s)
		}
	}
	return true
}

// strange reports whether no word of [i, j) is an ordinary one.
func (p *page) strange(i, j int) bool {
	for ; i < j; i++ {
		if w := &p.words[i]; !w.isMark() && (w.common && !particles[w.fold] || w.upper) {
			return false
		}
	}
	return true
}

// titleTail returns where the office ends that a title ending at word j begins:
// "Vice President of the Nairobi Tennis Union", "minister of foreign affairs".
func (p *page) titleTail(j int) int {
	end := j
	for range 5 {
		k := end
		c := p.word(k).fold
		if p.word(k).text == "&" {
			c = "and"
		}
		switch c {
		case "of", "for", "to", "at", "in":
		case "on":
			if !p.lx.is.aboutOf[p.word(k-1).fold] {
				return end
			}
		case "and":
			if p.same(j-1, k+1) && p.titleAt[k+1].end > 0 && !p.lx.titles[p.titleAt[k+1].title].Honorific {
				end = p.titleAt[k+1].end
				continue
			}
			return end
		default:
			return end
		}
		k++
		if p.word(k).fold == "the" {
			k++
		}
		if !p.same(j-1, k) {
			return end
		}
		if e := p.orgAt[k]; e > k {
			end = e
			continue
		}
		if h := p.hit(k); h != nil {
			end = h.j
			if e := p.orgAt[end%len(p.words)]; h.label == pipeline.Norp && e > end {
				end = e // "President of the Jordanian Senate"
			} else if t := p.titleAt[end%len(p.words)]; h.label != pipeline.Org && t.end > 0 && p.same(k, end) && p.words[end].cap && !p.lx.titles[t.title].Honorific && p.words[h.i-1].fold != "of" && p.word(h.i-2).fold != "of" {
				end = t.end // "Adviser to the Kenyan President"
			} else if b := p.hit(end); h.label == pipeline.Norp && b != nil && b.label == pipeline.Org && p.same(k, end) {
				end = b.j
			} else if e := p.bureau(end); h.label == pipeline.Norp && e > end {
				end = e // "of the Asian and Oceanian Affairs Bureau"
			} else if w := p.word(end); h.label == pipeline.Place && p.same(k, end) && w.cap && w.common && p.lx.heads[w.fold].Kind != "" {
				end++ // "of the Europe Department"
			}
			continue
		}
		if t, n := p.titleAt[k], p.word(max(k, p.titleAt[k].end)); t.end > 0 && !(p.same(k, t.end) && n.cap && n.common && p.titleAt[t.end].end == 0) {
			end = t.end // but "of General Intelligence"
			if e := p.capitals(end + 1); p.word(end).poss && p.word(end+1).common && e > end+1 {
				end = e // "Deputy Chairman of the Ministers' Council"
			}
			continue
		}
		if e := p.capitals(k); e > k {
			end = e
			continue
		}
		e := k
		for p.same(k, e) && e-k < 5 && !p.words[e].isMark() && !p.words[e].cap && p.words[e].common && (p.words[e].fold != "and" || p.word(e+1).fold != "the") && !isPreposition[p.words[e].fold] {
			e++
		}
		if e == k {
			return end
		}
		end = e
	}
	return end
}

var isPreposition = wordSet("of for to at in on with from by as who which that is was has had will met said")

// titleStart goes back over words that belong to a title: "Deputy", "Acting",
// "Kazakh", "U.S.".
func (p *page) titleStart(i int) int {
	s := i
	form := p.titleAt[i].end > 0 && p.lx.titles[p.titleAt[i].title].Honorific
	for k := i - 1; k >= 0 && p.same(k, i) && i-k <= 8; k-- {
		w := &p.words[k]
		if t := p.titleAt[i]; k == i-1 && t.end > i+1 {
			if b := p.bodyEndingAt(i + 1); b >= 0 {
				k = b // "Office of Water Policy Director"
				s = k
				continue
			}
		}
		if h := p.hitEnding(k + 1); h != nil {
			if form && s == i && !p.inTitle(k) {
				return s // "Representative in Oslo Dr. Mia Lund"
			}
			k = h.i
			s = k
			continue
		}
		if b := p.bodyEndingAt(k + 1); b >= 0 && !form {
			k = b // "Office of Water Policy Director"
			s = k
			continue
		}
		if w.text == ")" && p.word(k-2).text == "(" && p.hitEnding(k-2) != nil && p.word(k-1).upper {
			k -= 2 // "African Union (AU) Chairperson"
			continue
		}
		switch {
		case k == s-1 && !w.cap && holds[w.fold]: // "former Norwegian Prime Minister"
			s = k
		case k == s-1 && !w.cap && w.common && p.lx.titles[p.titleAt[i].title].Plural && p.people(k):
			s = k // "Burmese military officials"
		case p.titleOver(k) >= 0:
			k = p.titleOver(k) // "H.E. President"
			s = k
		case (p.sentenceOf(i).title || p.sentenceOf(i).shout) && p.lx.is.headingVerbs[w.fold]:
			return s
		case k == s-1 && s < i && (w.fold == "of" || w.fold == "for") && p.hit(s) == nil && p.officeOfBody(k) < k:
			return p.officeOfBody(k) // "Council of Economic Advisers Chair"
		case p.taken[k] && k > 2 && w.glued && p.words[k-1].text == "-" && p.words[k-2].upper:
			k -= 2 // "COVID-19 Response Coordinator"
			s = k
		case p.taken[k] && p.lx.titles[p.titleAt[i].title].Plural:
			return s // "Twenty ambassadors"
		case w.cap && w.common && !p.lx.is.notBeforeTitle[w.fold] && !(w.fold == "new" && p.titleAt[s].end > 0):
			s = k
		case k == s-1 && w.upper && len(w.text) <= 6 && !p.sentenceOf(i).shout && !p.sentenceOf(i).title && !form && !w.first && p.titleAt[k].end == 0:
			s = k // "QDB Chief Executive"
		case (w.text == "-" && w.glued || w.text == "/") && p.word(k-1).cap && (p.word(k-1).common || p.hitEnding(k) != nil):
		case w.poss && p.hitEnding(k) != nil:
		default:
			return s
		}
	}
	return s
}

// officeOfBody returns the first word of the body whose name goes on behind the "of" at
// word k, and begins with a noun of bodies; k if none does.
func (p *page) officeOfBody(k int) int {
	i := k
	for i > 0 && i > k-8 && p.same(i-1, k) && (p.words[i-1].cap && !p.words[i-1].isMark() && p.titleAt[i-1].end == 0 || p.words[i-1].fold == "and" || p.words[i-1].fold == "of" || p.words[i-1].fold == "for") {
		i--
	}
	for i < k && (!p.words[i].cap || p.lx.is.notBeforeTitle[p.words[i].fold]) {
		i++
	}
	if i < k && p.lx.heads[p.words[i].fold].Kind != "" && p.lx.is.organs[p.words[i].fold] {
		return i
	}
	return k
}

// bodyEndingAt returns the first word of the body whose name ends before word j and
// belongs to an office behind it, "Office of Water Policy Director"; -1 if there is
// none. A body that a preposition leads to may be where something happened.
func (p *page) bodyEndingAt(j int) int {
	for i := j - 2; i >= 0 && i > j-14 && p.same(i, j-1); i-- {
		if p.orgAt[i] != j {
			continue
		}
		prev := p.word(i - 1)
		if prev.fold == "the" {
			prev = p.word(i - 2)
		}
		switch prev.fold {
		case "of", "in", "at", "from", "to", "for", "on":
			return -1
		}
		return i
	}
	return -1
}

// people reports whether a people's name ends before word k.
func (p *page) people(k int) bool {
	h := p.hitEnding(k)
	return h != nil && h.label == pipeline.Norp
}

// inTitle reports whether a title's words cover word k.
func (p *page) inTitle(k int) bool {
	for i := k; i >= 0 && i >= k-5; i-- {
		if p.titleAt[i].end > k {
			return true
		}
	}
	return false
}

// titleOver returns the word at which the longest title begins that covers word k
// and has a capital, -1 if none does.
func (p *page) titleOver(k int) int {
	best := -1
	for i := k; i >= 0 && i >= k-5; i-- {
		if p.titleAt[i].end > k && p.words[i].cap && p.words[k].cap && !p.lx.is.notBeforeTitle[p.words[k].fold] {
			best = i
		}
	}
	return best
}

// bestTitle returns the title of highest office among words [i, j).
func (p *page) bestTitle(i, j int) int32 {
	best := int32(-1)
	for k := i; k < j; k++ {
		t := p.titleAt[k]
		if t.end == 0 || t.end > j {
			continue
		}
		prev := p.word(k - 1)
		if best >= 0 && prev.text == "," && p.words[k].fold == "minister" && t.end == k+1 && t.end == j {
			break // a rank: "Head of the Bureau, Minister Lund"
		}
		switch {
		case best < 0, p.lx.titles[best].Honorific && !p.lx.titles[t.title].Honorific:
			best = t.title
		case (prev.fold == "and" || prev.text == "," || prev.text == "/") && (p.lx.titles[best].Kind == "official" || p.lx.titles[best].Kind == "other") && high[p.lx.titles[t.title].Kind]:
			best = t.title // "Member of the Political Bureau and Minister of Foreign Affairs"
		case k > i && p.inTitle(k-1) && p.lx.titles[best].Kind == "official" && p.lx.titles[t.title].Kind == "head_of_state" && p.words[k].cap && p.word(t.end).fold == "of":
			best = t.title // "African Union chair President of Senegal"
		}
	}
	return best
}

var retired = wordSet("ret retd retired rtd res")

// high are kinds of office that count for more than others held with them.
var high = wordSet("head_of_state head_of_government minister deputy_minister")

// looks proposes a person where words from i on look like a full name.
func (p *page) looks(i int) {
	w := &p.words[i]
	if w.common && !(utf8.RuneCountInString(w.text) == 1) {
		return
	}
	e := p.nameRun(i, false)
	if e-i < 2 || p.lx.is.notPerson[w.fold] {
		return
	}
	names, parts, unknown := 0, 0, 0
	for k := i; k < e; k++ {
		v := &p.words[k]
		if v.isMark() || particles[v.fold] || suffixes[v.fold] || utf8.RuneCountInString(v.text) == 1 {
			continue
		}
		parts++
		if v.name {
			names++
		} else {
			unknown++
		}
	}
	if !p.sentenceOf(i).shout && w.upper && p.words[e-1].upper && (!w.name || !p.words[e-1].name) {
		return // "JHU SAIS"
	}
	if !p.sentenceOf(i).shout && w.upper && p.words[e-1].common {
		return // "AI Officer"
	}
	if parts < 2 || (names == 0 || names < unknown) && !p.speaks(i, e) {
		return
	}
	if h := p.hit(i); h != nil && h.tier != tierWeak {
		return
	}
	if !w.name && p.sentenceOf(i).title {
		return
	}
	p.propose(finding{i: i, j: e, label: pipeline.Person, tier: tierPerson, rule: "person/name", person: &personFacts{title: -1}})
}

// speaks reports whether words around [i, j) say that it speaks or acts as only
// a person does.
func (p *page) speaks(i, j int) bool {
	next, prev := p.word(j), p.word(i-1)
	switch {
	case p.same(i, j) && speech[next.fold] && !next.cap,
		p.same(i, j) && next.text == ":" && p.words[i].first && !p.sentenceOf(i).title,
		p.same(i-1, i) && (prev.fold == "said" || prev.fold == "says" || prev.fold == "stressed" || prev.fold == "noted" || prev.fold == "added"),
		p.same(i-2, i) && prev.fold == "to" && p.word(i-2).fold == "according":
		return true
	}
	return false
}

var speech = wordSet(`said says noted notes stressed emphasized emphasised underlined underscored added thanked told expressed
	congratulated informed reminded recalled remarked believes asked replied arrived chaired accompanied spoke met`)
