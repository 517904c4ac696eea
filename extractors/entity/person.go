package entity

import (
	"strings"
	"unicode/utf8"

	"readout/pipeline"
)

// personFacts is what stands with a person's name.
type personFacts struct {
	ti, tj int   // words of the title; ti == tj if none
	title  int32 // index into titles, -1 if none
}

// particles are lower-case words inside names.
var particles = wordSet("al el bin ibn bint ibni binti bte ben abu abd de del della der den di da das do dos du la le van von ter ten y e i zu af al- ud ur ul")

// suffixes stand behind a name and belong to it.
var suffixes = wordSet("jr sr ii iii iv vi vii viii ix")

// findPeople proposes people: a title and a name, or a name that looks like one.
func (p *page) findPeople() {
	for i := range p.words {
		t := p.titleAt[i]
		if t.end == 0 || p.taken[i] {
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
	if k >= 0 {
		e := p.nameRun(k, direct)
		if e > k && (w.cap || e-k > 1 || p.words[k].name || p.words[k].upper) {
			f := finding{i: k, j: e, label: pipeline.Person, tier: tierTitled, rule: "person/title"}
			f.person = &personFacts{ti: start, tj: k, title: p.bestTitle(start, k)}
			for f.person.tj > start && (p.words[f.person.tj-1].isMark() && p.words[f.person.tj-1].text != "." && p.words[f.person.tj-1].text != ")") {
				f.person.tj--
			}
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
		f.person = &personFacts{ti: start, tj: p.titleTail(t.end), title: t.title}
		p.propose(f)
	}
}

// titleTail returns where the office ends that a title ending at word j begins:
// "Vice President of the Nairobi Tennis Union", "minister of foreign affairs".
func (p *page) titleTail(j int) int {
	end := j
	for range 5 {
		k := end
		switch p.word(k).fold {
		case "of", "for", "to", "at", "in":
		case "and":
			if t := p.titleAt[k+1]; p.same(j-1, k+1) && t.end > 0 {
				end = t.end
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
			continue
		}
		if t := p.titleAt[k]; t.end > 0 {
			end = t.end
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
	for k := i - 1; k >= 0 && p.same(k, i) && i-k <= 8; k-- {
		w := &p.words[k]
		if h := p.hitEnding(k + 1); h != nil {
			k = h.i
			s = k
			continue
		}
		switch {
		case w.cap && (w.common || p.inTitle(k)) && !notBeforeTitle[w.fold]:
			s = k
		case (w.text == "-" || w.text == "/") && p.word(k-1).cap && (p.word(k-1).common || p.hitEnding(k) != nil):
		case w.poss && p.hitEnding(k) != nil:
		default:
			return s
		}
	}
	return s
}

var notBeforeTitle = wordSet(`the a an this that our your his her its their with from by in on at to of for and as is was
	meeting call visit remarks statement readout president's photo caption credit dear mr mrs today yesterday between
	under during after before when while since because although both including whether if but or then where during via per
	telephone conversation conversations working beginning moderator`)

// inTitle reports whether a title's words cover word k.
func (p *page) inTitle(k int) bool {
	for i := k; i >= 0 && i >= k-5; i-- {
		if p.titleAt[i].end > k {
			return true
		}
	}
	return false
}

// bestTitle returns the title of highest office among words [i, j).
func (p *page) bestTitle(i, j int) int32 {
	best := int32(-1)
	for k := i; k < j; k++ {
		if t := p.titleAt[k]; t.end > 0 && t.end <= j {
			if best < 0 || p.lx.titles[best].Honorific && !p.lx.titles[t.title].Honorific {
				best = t.title
			}
		}
	}
	return best
}

// pastTitle returns the word at which a name should begin that follows the title
// at word i, and whether the name follows it directly; -1 if none can.
func (p *page) pastTitle(i int, t titleHit) (int, bool) {
	k, portfolio, direct := t.end, false, true
	for n := 0; n < 30 && p.same(i, k); n++ {
		w := &p.words[k]
		if h := p.titleAt[k]; h.end > 0 && (w.cap || portfolio) && !(w.name && direct && p.nameRun(k, false) > h.end) {
			k, direct, portfolio = h.end, true, false
			continue
		}
		switch {
		case w.poss:
			return -1, false
		case w.text == "." && w.glued:
			k++
			continue
		case w.text == "-" || w.text == "–" || w.text == "&" || w.text == "/":
			k++
			continue
		case w.text == ",":
			if n := k + 1; p.same(i, n) && (p.titleAt[n].end > 0 && p.lx.titles[p.titleAt[n].title].Honorific || portfolio && p.words[n].cap && p.words[n].common) {
				k++
				continue
			}
			if portfolio && p.same(i, k+1) && p.word(k+1).cap && p.word(k+1).name && !p.words[i].cap == false && p.nameRun(k+1, false) >= k+3 {
				return k + 1, false
			}
			return -1, false
		case w.isMark():
			return -1, false
		}
		switch w.fold {
		case "of", "for", "to", "on", "at":
			if !direct && !portfolio && w.fold != "of" && w.fold != "for" {
				return -1, false
			}
			portfolio, direct = true, false
			k++
			if p.word(k).fold == "the" {
				k++
			}
			continue
		case "and", "the":
			if !portfolio && w.fold == "the" {
				return -1, false
			}
			k++
			continue
		}
		if !w.cap {
			if portfolio && w.common && !p.words[i].cap && n < 8 {
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
			if w.upper || e == k+1 {
				k++
			} else {
				k = e
			}
			direct = false
			continue
		}
		return k, direct
	}
	return -1, false
}

// nameRun returns where the personal name that starts at word k ends, or k if
// none does. direct says that a title stands right before it, which makes even
// an ordinary word a name ("Secretary Rice").
func (p *page) nameRun(k int, direct bool) int {
	n, parts, end := k, 0, k
	sn := sentence{}
	if k < len(p.words) {
		sn = *p.sentenceOf(k)
	}
	for p.same(k, n) && parts < 8 {
		w := &p.words[n]
		if p.taken[n] {
			break
		}
		switch {
		case w.poss:
			return end
		case w.isMark():
			switch {
			case (w.text == "-" || w.text == "‑" || w.text == "–") && w.glued && parts > 0 && p.word(n+1).glued && p.same(k, n+1):
				next := p.word(n + 1)
				if !next.cap && !next.name && p.words[n-1].common || p.hit(n+1) != nil && p.hit(n+1).tier == tierKnown {
					return end
				}
				n++
				continue
			case w.text == "." && w.glued && parts > 0 && (utf8.RuneCountInString(p.words[n-1].text) == 1 || p.words[n-1].fold == "jr" || p.words[n-1].fold == "sr"):
				if suffixes[p.words[n-1].fold] && p.words[n-1].fold != "v" && p.same(k, n+1) == false && !strings.HasPrefix(p.words[n-1].fold, "j") {
					return end
				}
				n++
				end = n
				continue
			case w.text == "," && parts > 0 && p.same(k, n+1) && (p.word(n+1).fold == "jr" || p.word(n+1).fold == "sr"):
				n++
				continue
			}
			return end
		case suffixes[w.fold] && parts > 0 && w.cap:
			n++
			end = n
			continue
		case particles[w.fold] && (parts > 0 || direct) && (!w.cap || w.common):
			next := p.word(n + 1)
			if (next.text == "-" || next.text == "’" || next.text == "'") && p.word(n+2).cap && next.glued {
				n += 2
				continue
			}
			if p.same(k, n+1) && (next.cap && !(next.common && !next.name) || particles[next.fold] && p.word(n+2).cap) {
				n++
				continue
			}
			return end
		case !w.cap:
			if w.glued && parts > 0 && p.word(n-1).text == "-" && w.name { // "Jong-un"
				n++
				end = n
				continue
			}
			if w.glued && parts > 0 && p.word(n-1).text == "-" {
				n++
				end = n
				continue
			}
			return end
		}
		first := utf8.RuneCountInString(w.text) == 1
		if h := p.hit(n); h != nil && (!first || h.j > n+1) && h.tier != tierWeak {
			known := h.label != pipeline.Place || h.tier == tierKnown || h.j-h.i > 1
			if prev := p.word(n - 1); parts > 0 && (prev.fold == "al" || prev.text == "-" && p.word(n-2).fold == "al") {
				known = false // "Al Sabah"
			}
			if next := p.word(n + 1); direct && parts == 0 && w.name && h.j == n+1 && next.cap && next.name && !next.common && !next.isMark() {
				known = false // "President Chad Miller"
			}
			if known && !(parts > 0 && w.name && h.j == n+1 && h.label == pipeline.Place && h.tier != tierKnown) {
				return end
			}
			if parts == 0 && !w.name {
				return end
			}
		}
		if t := p.titleAt[n]; t.end > 0 && !(w.name && parts > 0 && t.end == n+1 && !sn.title && !p.nameFollows(t.end)) && !first {
			return end
		}
		if heads[w.fold].alone && w.common || placeHeads[w.fold] != "" && w.common && !(direct && parts == 0) {
			return end
		}
		if w.common && !first {
			switch {
			case notName[w.fold] && !(direct && !sn.title && !sn.shout && p.word(n+1).cap && !p.word(n+1).common):
				return end
			case w.name && parts > 0 && !sn.title && (!p.word(n+1).cap || p.word(n+1).isMark() || suffixes[p.word(n+1).fold] || p.word(n+1).name && !p.word(n+1).common), w.name && parts == 1 && sn.title && p.words[n-1].name && !p.words[n-1].common && !headingVerbs[w.fold]:
			case direct && parts > 0 && w.name && !sn.title && p.words[n-1].name:
			case direct && parts == 0 && (w.name || notName[w.fold]) && !sn.title:
			case direct && parts == 0 && w.name && sn.title && (p.word(n+1).poss || p.word(n+1).isMark() || !p.word(n+1).cap || p.word(n+1).name && !p.word(n+1).common):
			default:
				return end
			}
		}
		if w.upper && parts > 0 && !sn.shout && !p.lastUpper(k, n) && !w.name {
			return end
		}
		n++
		parts++
		end = n
	}
	return end
}

// notName are ordinary words that the list of names has, but that follow names
// in sentences and headings.
var notName = wordSet(`will may can said says met and in of for on at by an as so to or we he she it is be do my all ask
	call calls meet meets day today sees new hope hopes visit talks talk deal prize award administration office`)

var headingVerbs = wordSet(`meets meet calls call visits visit travels travel speaks speak holds hold announces announce hosts host joins
	welcomes welcome congratulates thanks discuss discusses receives received attends delivers will opens marks signs makes visited met spoke`)

func (p *page) nameFollows(i int) bool {
	w := p.word(i)
	return w.cap && w.name && !w.common
}

// lastUpper reports whether a word of [k, n) is in capitals throughout.
func (p *page) lastUpper(k, n int) bool {
	for i := k; i < n; i++ {
		if p.words[i].upper {
			return true
		}
	}
	return false
}

// nameBefore returns where the name that ends before word c begins.
func (p *page) nameBefore(c int) int {
	for s := max(0, c-9); s < c; s++ {
		if p.same(s, c) && (s == 0 || !p.same(s-1, s) || !p.word(s-1).cap || p.word(s-1).isMark() || p.inTitle(s-1)) &&
			p.words[s].cap && !p.words[s].isMark() && !p.inTitle(s) && p.nameRun(s, false) == c {
			return s
		}
	}
	return c
}

// looks proposes a person where words from i on look like a full name.
func (p *page) looks(i int) {
	w := &p.words[i]
	if w.common && !(utf8.RuneCountInString(w.text) == 1) {
		return
	}
	e := p.nameRun(i, false)
	if e-i < 2 || notPerson[w.fold] {
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

// notPerson are first words of names of other things than people.
var notPerson = wordSet("typhoon hurricane cyclone storm operation project camp nord lake mount port fort hotel")

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

// splitPairs makes two people of "Lund-Moyo Administration".
func (p *page) splitPairs() {
	last := map[string]int{}
	for k := range p.settled {
		f := &p.settled[k]
		if f.label == pipeline.Person && !p.pair(f) {
			for i := f.i; i < f.j; i++ {
				if w := &p.words[i]; !w.glued && !p.word(i+1).glued || f.j-f.i == 1 {
					last[w.fold]++
				} else if i == f.j-1 && !w.glued {
					last[w.fold]++
				}
			}
		}
	}
	for k := range p.settled {
		f := &p.settled[k]
		if f.label != pipeline.Person || !p.pair(f) {
			continue
		}
		a, b, next := p.words[f.i].fold, p.words[f.j-1].fold, p.word(f.j).fold
		if particles[a] || last[a] == 0 && last[b] == 0 && !pairs[next] {
			continue
		}
		second := *f
		second.i = f.j - 1
		second.start = p.words[second.i].start
		f.j = f.i + 1
		f.end = p.words[f.i].end
		p.owner[f.j] = -1
		p.owner[second.i] = int32(len(p.settled))
		p.settled = append(p.settled, second)
	}
}

// pair reports whether f is two words with a dash between them.
func (p *page) pair(f *finding) bool {
	return f.j-f.i == 3 && p.words[f.i+1].isMark() && p.words[f.i].cap && p.words[f.i+2].cap
}

var pairs = wordSet("administration regime government group duo team tandem era ticket")

// repeat finds later mentions of the people that were found: "Lund" after
// "Foreign Minister Mia Lund".
func (p *page) repeat() {
	parts, upperPart := map[string]bool{}, map[string]bool{}
	for k := range p.settled {
		f := &p.settled[k]
		if f.label != pipeline.Person {
			continue
		}
		for i := f.i; i < f.j; i++ {
			w := &p.words[i]
			if w.cap && !w.isMark() && utf8.RuneCountInString(w.text) > 1 && !suffixes[w.fold] && !particles[w.fold] {
				parts[w.fold] = true
				upperPart[w.fold] = upperPart[w.fold] || w.upper
			}
		}
	}
	if len(parts) == 0 {
		return
	}
	for i := 0; i < len(p.words); i++ {
		w := &p.words[i]
		if !w.cap || !parts[w.fold] || !p.free(i, i+1) || p.hit(i) != nil && p.hit(i).tier == tierKnown || p.titleAt[i].end > 0 {
			continue
		}
		if w.upper && !upperPart[w.fold] && !p.sentenceOf(i).shout {
			continue // "AI" is not "Ai"
		}
		if w.common && (w.first || p.sentenceOf(i).title || !p.sentenceOf(i).shout && w.upper) {
			continue
		}
		e := i + 1
		for p.same(i, e) && p.free(e, e+1) && p.words[e].cap && !p.words[e].isMark() && parts[p.words[e].fold] {
			e++
		}
		if n := p.word(e); p.same(i, e) && n.cap && !n.isMark() && !n.common && p.free(e, e+1) && e-i == 1 && n.name {
			e++
		}
		// "Lund Foundation": not the person.
		if n := p.word(e); p.same(i, e) && n.cap && heads[n.fold].alone {
			continue
		}
		p.propose(finding{i: i, j: e, label: pipeline.Person, tier: tierRepeat, rule: "person/repeat", person: &personFacts{title: -1}})
		i = e - 1
	}
}

// regimes finds the one name before "regime" and "Administration".
func (p *page) regimes() {
	for i := range p.words {
		w, n := &p.words[i], p.word(i+1)
		if !w.cap || w.common || w.isMark() || w.upper || !p.same(i, i+1) || !p.free(i, i+1) || p.hit(i) != nil || heads[w.fold].kind != "" {
			continue
		}
		if n.fold == "regime" && !n.cap || n.fold == "administration" && w.name {
			p.propose(finding{i: i, j: i + 1, label: pipeline.Person, tier: tierRepeat, rule: "person/regime", person: &personFacts{title: -1}})
		}
	}
}
