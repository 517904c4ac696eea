package entity

import (
	"cmp"
	"strings"

	"readout/pipeline"
	"readout/rules"
)

func (p *page) person(m pipeline.Mention, f *finding) (pipeline.PersonMention, served) {
	s := served{}
	out := pipeline.PersonMention{Mention: m}
	out.Norm = tidy(p.text[f.start:f.end])
	t := f.person
	if t != nil && t.ti >= t.tj {
		if ti, tj, title, ok := p.apposition(f); ok {
			t.ti, t.tj, t.title = ti, tj, title
		}
	}
	if t != nil && (t.ti >= t.tj || t.title >= 0 && t.tj <= f.i && (p.lx.titles[t.title].Honorific || p.lx.titles[t.title].Kind == "other")) {
		if ti, tj, title, ok := p.inFront(f); ok {
			t.ti, t.tj, t.title = ti, tj, title
		} else if ti, tj, title, ok := p.entry(f); ok {
			t.ti, t.tj, t.title = ti, tj, title
		}
	}
	if t != nil && t.ti < t.tj {
		p.longer(f, t)
	}
	if t != nil && (t.ti >= t.tj || t.title >= 0 && t.tj <= f.i && p.lx.titles[t.title].Honorific) {
		if ti, tj, title, ok := p.predicate(f); ok {
			t.ti, t.tj, t.title = ti, tj, title
			s.told = true
		}
	}
	if t == nil || t.ti >= t.tj {
		p.around(&s, f.i, f.i)
		p.behind(&out, &s, f)
		p.deskBehind(&out, &s, f)
		s.state = cmp.Or(s.state, p.from(f))
		out.Country = s.state
		return out, s
	}
	if h := p.titleAt[t.ti]; companion[p.words[t.ti].fold] && h.end > 0 && p.titleFrom(h.end) < t.tj && p.bestTitle(p.titleFrom(h.end), t.tj) >= 0 {
		t.ti = p.titleFrom(h.end)
		t.title = p.bestTitle(t.ti, t.tj)
	}
	p.bracketsBefore(t)
	p.allOf(t, f)
	p.inner(t, f)
	p.endsBefore(t, f)
	if t.title >= 0 {
		out.Kind = p.lx.titles[t.title].Kind
		if p.lx.titles[t.title].Honorific && out.Kind == "other" {
			out.Kind = ""
		}
	}
	// "H.E. President Lund", "Minister for Trade Dr Mia Lund": the office without
	// the form of address.
	if t.title >= 0 && !p.lx.titles[t.title].Honorific {
		for h := p.titleAt[t.ti]; h.end > 0 && h.end < t.tj && p.lx.titles[h.title].Honorific && p.titleFrom(h.end) < t.tj; h = p.titleAt[t.ti] {
			t.ti = p.titleFrom(h.end)
		}
		for p.cutForm(t) {
		}
		if n := t.tj; n-3 > t.ti && t.tj <= f.i && p.words[n-1].text == ")" && p.words[n-3].text == "(" && p.words[n-2].upper && p.hit(n-2) == nil {
			t.tj = n - 3 // "External Affairs Minister (EAM) Lund"
		}
	}
	for t.ti < t.tj-1 && p.words[t.ti].fold == "of" {
		t.ti++ // "a friend of President Lund"
	}
	out.TitleSpan = pipeline.Span{Start: p.words[t.ti].start, End: p.words[t.tj-1].end}
	out.Title = tidy(p.text[out.TitleSpan.Start:out.TitleSpan.End])
	if kin[p.words[t.tj-1].fold] && t.tj-t.ti == 1 {
		out.Title, out.TitleSpan = "", pipeline.Span{} // "her husband Ole Lund"
	}
	s.plural = t.title >= 0 && p.lx.titles[t.title].Plural
	p.serves(&s, out.Kind, t.ti, t.tj)
	if last := &p.words[t.tj-1]; s.body == "party" && last.common && p.word(t.tj-2).fold == "of" {
		s.body, s.state = "", "" // "Solicitor of Labor"
	}
	s.state = cmp.Or(t.state, s.state)
	if s.state == "" && s.body == "" && t.tj <= f.i {
		s.state = p.ownerBefore(t.ti)
	}
	if t.title >= 0 && p.lx.titles[t.title].International {
		s.state = "" // "Special Rapporteur on human rights in Kenya"
	}
	if k := p.officeAt(t); k > t.ti {
		late := served{}
		p.serves(&late, out.Kind, k, t.tj)
		s.body = late.body // of the office, not of others held with it
	}
	p.around(&s, p.titleStart(t.ti), f.i)
	if ti, tj, _, ok := p.apposition(f); ok && t.tj <= f.i {
		if late := (served{}); s.state == "" { // "General Lund, Chief of Staff of the Kenyan Navy"
			p.serves(&late, "", ti, tj)
			s.state = late.state
		}
	}
	if k := t.tj + 1; t.ti > f.j && p.word(t.tj).text == "," && p.same(f.i, k) && s.body == "" {
		if o := p.owner[k]; o >= 0 && p.settled[o].label == pipeline.Org && p.settled[o].i == k {
			p.serves(&s, out.Kind, k, p.settled[o].j) // "Mia Lund, Director, Harbour Guild"
			out.Affiliation = tidy(p.text[p.words[k].start:p.words[p.settled[o].j-1].end])
		}
	}
	if s.state == "" && s.body != "international" {
		s.state = cmp.Or(p.commaState(f, t), p.represents(f, t))
	}
	if t.tj <= f.i {
		p.deskBehind(&out, &s, f)
	}
	s.delegate = t.title >= 0 && strings.HasSuffix(strings.TrimSuffix(rules.Fold(out.Title), "s"), "representative")
	if !heir(out.Title, out.Kind) {
		out.Kind = officeOf(out.Kind, &s)
	}
	private := false
	switch {
	case out.Kind == "minister" && s.state != "" && s.state != "USA" && departmental(out.Title):
		out.Kind = "official" // who runs a department below the minister
	case out.Kind == "official" && strings.Contains(rules.Fold(out.Title), "war cabinet"):
		out.Kind = "minister"
	case out.Kind == "official" && p.inSociety(t):
		out.Kind = "other"
	case out.Kind == "official" && s.body != "ministry" && s.body != "international" && p.privately(f, t):
		out.Kind, private = "other", true
	}
	if out.Kind == "head_of_state" && strings.Contains(" "+rules.Fold(out.Title)+" ", " board ") {
		out.Kind = "other" // "president of its board of directors"
	}
	if unique[out.Kind] && s.state == "" && business(out.Title) {
		out.Kind = "other" // "President & COO"
	}
	if n := p.word(t.tj + 1); t.ti > f.j && out.Kind == "head_of_state" && s.state == "" && s.body == "" && p.word(t.tj).text == "," && p.same(f.i, t.tj+1) && n.cap && p.hit(t.tj+1) == nil && p.titleAt[t.tj+1].end == 0 {
		out.Kind = "other" // "Mia Lund, President, Harbour Friends of Kisumu"
	}
	if h := p.hit(t.tj + 1); t.ti > f.j && out.Kind == "head_of_state" && (p.grades(t.ti, t.tj-1) || tenure[p.words[t.ti].fold]) && p.word(t.tj).text == "," && h != nil && p.same(f.i, h.j) && p.words[h.j].cap && !p.words[h.j].isMark() {
		out.Kind = "other" // "Mia Lund, President, Kenyan Harbour Friends"
	}
	if (out.Kind == "official" || out.Kind == "other" || out.Kind == "") && p.seatBehind(f.j) {
		out.Kind = "legislator" // "Chair Mia Lund (OH-03)"
	}
	if w := p.words[t.ti].fold; (w == "former" || w == "ex" || strings.HasPrefix(w, "ex-")) && out.Kind != "" {
		out.Kind = "other"
	}
	p.behind(&out, &s, f)
	if t.title >= 0 {
		s.formal = p.lx.titles[t.title].Honorific
	}
	for i := max(0, f.i-6); i < f.i; i++ {
		if h := p.titleAt[i]; h.end > 0 && h.end <= f.i && p.same(i, f.i) && p.lx.titles[h.title].state != "" {
			s.hint = p.lx.titles[h.title].state
		}
	}
	for i := t.ti; i < t.tj; i++ {
		if h := p.hit(i); h != nil && out.Affiliation == "" && h.label != pipeline.Norp && h.tier != tierWeak && h.j <= t.tj {
			out.Affiliation = p.text[h.start:h.end]
		}
	}
	out.Country = s.state
	s.private = s.state == "" && (private || s.body == "company" || s.body == "ngo" || s.body == "media" || s.body == "" && business(out.Title))
	s.firm = s.private
	s.none = s.none || s.private || s.state == "" && t.title >= 0 && p.lx.titles[t.title].International || s.state == "" && s.body == "armed_group" || s.state == "" && s.body == "international"
	if near := p.stateNear(f); s.private && near != "" && near != p.issuer {
		s.private = false // perhaps of the state that the sentence names
	}
	return out, s
}

// seatBehind reports whether brackets at word k hold the district that somebody has a seat
// for, "(OH-03)".
func (p *page) seatBehind(k int) bool {
	if w := p.word(k + 1); p.word(k).text != "(" || !w.upper || len(w.text) != 2 || !p.same(k, k+4) || p.words[k+4].text != ")" {
		return false
	}
	n := p.words[k+3].text
	return (p.words[k+2].text == "-" || p.words[k+2].text == "–") && n[0] >= '0' && n[0] <= '9'
}

// cutForm cuts a form of address or rank off the end of an office; it reports
// whether there was one.
func (p *page) cutForm(t *personFacts) bool {
	if p.cutBrackets(t) {
		return true
	}
	for i := t.tj - 1; i > t.ti; i-- {
		h := p.titleAt[i]
		if h.end != t.tj && !(h.end == t.tj+1 && p.word(t.tj).text == ".") {
			continue
		}
		x := &p.lx.titles[h.title]
		comma := p.word(i-1).text == ","
		if !(x.Honorific || comma && (p.rankOnly(h) || h.end == i+1 && p.words[i].fold == "minister" && p.lx.titles[t.title].Kind == "official") ||
			noble[p.words[i].fold] && h.end == i+1 || p.rankBehind(i, h, t)) {
			continue
		}
		t.tj = i
		for t.tj > t.ti+1 && (p.words[t.tj-1].fold == "the" || p.words[t.tj-1].isMark() && p.words[t.tj-1].text != ")" && !(p.words[t.tj-1].text == "." && p.inTitle(t.tj-1))) {
			t.tj--
		}
		return true
	}
	return false
}

// commaState returns the state that a comma behind an office leads to, as in lists:
// "Mia Lund, Minister of Ports, Kenya;".
func (p *page) commaState(f *finding, t *personFacts) string {
	k := t.tj
	if t.ti < f.j {
		return ""
	}
	if p.word(k).fold == "and" { // "Minister of Ports and the Public Service, Kenya"
		for k++; k < t.tj+7 && p.same(f.i, k) && (p.word(k).cap || p.word(k).fold == "the"); k++ {
		}
	}
	if p.word(k).text != "," {
		return ""
	}
	if n := k + 1; p.titleAt[min(n, len(p.words)-1)].end > 0 && p.same(f.i, n) { // "Politburo member, Secretary of the Kenyan Party"
		late := served{}
		if p.serves(&late, "", n, p.titleTail(p.titleAt[n].end)); late.body != "international" {
			return late.state
		}
		return ""
	}
	if o := p.settledAt(k + 1); o != nil && o.label == pipeline.Org && p.word(o.j).text == "," {
		k = o.j // "Permanent Secretary, Ministry of Ports, Kenya"
	}
	k++
	if p.word(k).fold == "the" {
		k++
	}
	h := p.hit(k)
	if h == nil || !p.same(f.i, k) || p.lx.entries[h.entries[0]].source != fromCountries || h.label != pipeline.Place {
		return ""
	}
	switch n := p.word(h.j); {
	case !p.same(f.i, h.j), n.text == ";", n.text == ".", n.text == ")", n.fold == "and", n.text == ",":
		return p.lx.entries[h.entries[0]].iso3
	}
	return ""
}

// represents returns the state that is said to be represented by f: "Kenya was
// represented by Senator Lund", "Mia Lund, Minister of Ports, represented Kenya".
func (p *page) represents(f *finding, t *personFacts) string {
	k := min(t.ti, f.i) - 1
	for k > p.nearby(f.i) && p.words[k].fold != "represented" && !finite[p.words[k].fold] {
		k-- // also of a list: "by the Minister of Ports, Mia Lund; the Speaker, Ole Berg"
	}
	k++
	if p.word(k).fold == "by" && p.word(k-1).fold == "represented" && p.same(k, f.i) {
		end := k - 1
		if w := p.word(end - 1).fold; w == "was" || w == "were" {
			end--
		}
		if h := p.hitEnding(end); h != nil && h.label == pipeline.Place {
			return p.lx.entries[h.entries[0]].iso3
		}
	}
	k = max(t.tj, f.j)
	if p.word(k).text == "," {
		k++
	}
	led := p.word(k).fold == "led" || p.word(k).fold == "headed"
	if (p.word(k).fold == "represented" || led) && p.same(k, f.i) {
		k++
		if p.word(k).fold == "the" {
			k++
		}
		if led { // "Mia Lund, Director of Ports, led the Kenyan delegation"
			if s, end := p.stateAt(k); s != "" && p.same(f.i, end) && (p.words[end].fold == "delegation" || p.words[end].fold == "side" || p.words[end].fold == "team") {
				return s
			}
			return ""
		}
		if h := p.hit(k); h != nil && h.label == pipeline.Place && p.lx.entries[h.entries[0]].source == fromCountries {
			return p.lx.entries[h.entries[0]].iso3
		}
	}
	return ""
}

// heir reports whether somebody is heir to a throne and holds no higher office, so
// that what is held beside it tells nothing: "Crown Prince and Deputy Commander of
// the Kenyan Navy".
func heir(title, kind string) bool {
	return kind == "official" && strings.Contains(rules.Fold(title), "crown prince")
}

// endsBefore cuts the state of who issued the document off the front of an office where
// a sentence ends with it: "... residing in the U.S. President Lund signed ...".
func (p *page) endsBefore(t *personFacts, f *finding) {
	h := p.hit(t.ti)
	if h == nil || t.tj > f.i || h.j >= t.tj || p.words[h.j-1].text != "." || p.word(t.ti-1).fold != "the" || !isPreposition[p.word(t.ti-2).fold] && !p.lx.is.locatives[p.word(t.ti-2).fold] {
		return
	}
	if e := &p.lx.entries[h.entries[0]]; e.source == fromCountries && e.iso3 == p.issuer && p.lx.titles[max(t.title, 0)].Kind == "head_of_state" {
		t.ti = h.j
	}
}

// companion are words for people that stand before their offices.
var companion = wordSet("friend friends colleague colleagues")

// kin are words that introduce a name and are no office.
var kin = wordSet("husband wife friend colleague")

// business reports whether a title is one of firms only.
func business(title string) bool {
	t := " " + rules.Fold(title) + " "
	return strings.Contains(t, " ceo ") || strings.Contains(t, " coo ") || strings.Contains(t, " cfo ") || strings.Contains(t, " chief operating officer ") || strings.Contains(t, " chief executive officer ") || strings.Contains(t, " founder ")
}

// noble are titles that stand behind an office: "Minister of State Lord Lund".
var noble = wordSet("lord lady baroness baron sir dame")

// titleFrom returns the word at or behind word i at which the next word stands.
func (p *page) titleFrom(i int) int {
	for i < len(p.words) && (p.words[i].isMark() || p.words[i].fold == "the") {
		i++
	}
	return i
}

// behind reads "of Japan" and "of the Ministry of Trade" behind a name.
func (p *page) behind(out *pipeline.PersonMention, s *served, f *finding) {
	k := f.j + 1
	if h := p.hit(k); p.word(f.j).text == "(" && h != nil && p.same(f.i, h.j) && p.word(h.j).text == ")" && s.state == "" && h.entries != nil && p.lx.entries[h.entries[0]].source == fromCountries {
		s.state, s.after = p.lx.entries[h.entries[0]].iso3, true // "Mia Lund (Kenya)"
		out.Country = s.state
		if out.Title == "" && out.Kind == "" && p.accredited(f.i) {
			out.Kind = "ambassador"
		}
		return
	}
	if c := p.word(f.j).fold; c != "of" && (c != "from" || out.Title == "" || unique[out.Kind]) || !p.same(f.i, k) {
		return
	}
	if p.word(k).fold == "the" {
		k++
	}
	if !p.same(f.i, k) || s.state != "" {
		return
	}
	end := k
	if o := p.owner[k]; o >= 0 && p.settled[o].label == pipeline.Org {
		end = p.settled[o].j
	} else if h := p.hit(k); h != nil && h.label == pipeline.Place && p.lx.entries[h.entries[0]].source == fromCountries {
		end = h.j
	}
	if end > k {
		p.serves(s, "", k, end)
		if s.body == "legislature" || s.body == "international" {
			out.Kind = officeOf(out.Kind, s)
		}
		out.Affiliation = cmp.Or(out.Affiliation, tidy(p.text[p.words[k].start:p.words[end-1].end]))
	}
	out.Country = s.state
	s.after = s.state != ""
}

// officeAt returns the word at which the office begins that the kind of a title
// is taken from.
func (p *page) officeAt(t *personFacts) int {
	for k := t.ti; k < t.tj; k++ {
		if h := p.titleAt[k]; h.end > 0 && h.title == t.title && (p.word(k-1).fold == "and" || p.inTitle(k-1)) {
			return k
		}
	}
	return t.ti
}

// ownerBefore returns the state in the possessive whose office starts at word i, with
// words on its tenure between: "Kenya's newly appointed Ambassador"; "" if none is.
func (p *page) ownerBefore(i int) string {
	k := i - 1
	for k > i-4 && p.same(k, i) && (p.lx.is.tenures[p.word(k).fold] || p.word(k).text == "-") {
		k--
	}
	if k < 0 || k == i-1 || !p.same(k, i) || !p.words[k].poss {
		return ""
	}
	h := p.hitEnding(k)
	if h == nil || h.label != pipeline.Place {
		return ""
	}
	if e := p.best(h, p.inDoc); e != nil && e.source == fromCountries {
		return e.iso3
	}
	return ""
}
