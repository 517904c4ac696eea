package entity

import (
	"cmp"
	"slices"
	"strings"

	"readout/pipeline"
	"readout/rules"
)

// served is what the words at one mention of a person tell of whom it serves.
type served struct {
	formal bool   // the title is a form of address only
	state  string // state named with the office; "" if none
	hint   string // state whose forms of address are used
	body   string // kind of the body named with the office
	ahead  bool   // the body is named before any state
	none   bool   // of an international body, so of no state
	near   string // state of the person that an "and" joins it to
	close  bool   // near is told right before: "Kenyan President Moyo and Speaker Otieno"
	peer   bool   // "his counterpart"
	host   bool   // who invites or receives the one before
	deep   bool   // not the subject of a sentence that is set in place
	other  bool   // a peer of another state than the issuer's, or a host of such
	like   string // kind of office of whose counterpart it is
	foil   string // state whose official's counterpart it is
	// contact says that readers may ask the person; visitor that who meets it is
	// "the visiting Minister".
	contact, visitor bool
	under            bool // who orders it or is accompanied by it is of the same state
	his              bool // "his chief of staff": of the one named before
	// private says that the body is no state's and the sentence names no other
	// state than the issuer's: who is named so is of the issuer's country.
	private bool
	beside  int    // number of the mention before it in a list of guests, counted from 1; 0 if none
	after   bool   // state stands behind the name
	guest   bool   // whom the subject of the sentence meets
	by      int    // mention of who meets it or whose "his" is; -1 if none
	place   string // state that the sentence is set in: "In Tbilisi, ..."
	leader  bool   // "the Norwegian leader"
	// delegate says that the title is that of a representative of a body.
	delegate bool
	council  bool // of a council of state
	plural   bool // the title is said of several: "Presidents Lund and Moyo"
	local    bool // of a town or division
	war      bool // a war is called the person's own
	team     int  // 1 the first, 2 the second of "the Lund-Moyo Administration"
	sent     int  // sentence of the mention
	present  bool // the sentence says no more than that people were there
	acts     bool // without title, the subject of a document's first sentences
}

// An office is a title with its state, whether somebody is named with it or not.
type office struct {
	kind, text, state string
	fields            []string // portfolio
}

// An officeRule says which states have an office.
type officeRule struct {
	NotIn  []string `yaml:"not_in"`
	OnlyIn []string `yaml:"only_in"`
	Hint   bool     `yaml:"hint"`   // a form of address of the one state that has it
	Mostly []string `yaml:"mostly"` // in whose documents it mostly stands
}

// has reports whether a state may have the office that title names.
func (lx *lexicon) has(state, title string) bool {
	t := " " + rules.Fold(title) + " "
	for _, words := range lx.officeWords {
		if !strings.Contains(t, " "+words+" ") || slices.ContainsFunc(lx.officeWords, func(longer string) bool {
			return len(longer) > len(words) && strings.Contains(longer, words) && strings.Contains(t, " "+longer+" ")
		}) {
			continue // or what it says of the longer office counts
		}
		r := lx.offices[words]
		if slices.Contains(r.NotIn, state) || len(r.OnlyIn) > 0 && !slices.Contains(r.OnlyIn, state) {
			return false
		}
	}
	return true
}

// away are words before a place in a title that lead to where somebody is sent:
// an "Ambassador to Kenya" does not serve Kenya.
var away = wordSet("to for on at")

// sent are kinds of office that are held abroad or about another state.
var sent = wordSet("ambassador envoy official")

// serves reads the state and the body out of the words [i, j) of a title of
// kind. With them go "of Japan" and "of the Ministry of Trade" behind a name.
func (p *page) serves(s *served, kind string, i, j int) {
	town := ""
	for k := i; k < j; k++ {
		prev := p.word(k - 1)
		if prev.fold == "the" {
			prev = p.word(k - 2)
		}
		abroad := k > i && away[prev.fold] && sent[kind]
		if o := p.owner[k]; o >= 0 && p.settled[o].i == k && p.settled[o].label == pipeline.Org {
			f := &p.settled[o]
			if b := p.bodyOf(f); !abroad && !(b.kind == "international" && (kind == "minister" || kind == "deputy_minister") && p.ministerIn(i, k)) {
				if b.id == "united-nations-security-council" && f.j-f.i == 2 && (kind == "official" || kind == "minister") {
					b.kind, s.local = "", true // a state's own: the United Nations' has no secretary or chairman
				}
				if s.body == "" && b.kind != "" {
					s.body, s.ahead = b.kind, s.state == ""
				}
				s.council = s.council || p.words[f.j-1].fold == "council" && (b.kind == "government" || b.kind == "")
				if s.state == "" {
					s.state = b.state
				}
			}
			k = f.j - 1
			continue
		}
		h := p.hit(k)
		if h == nil {
			continue
		}
		e := p.best(h, p.inDoc)
		switch {
		case e == nil:
		case e.source == fromCountries || e.kind == "national":
			if s.state == "" && (!abroad || e.label == pipeline.Norp) {
				s.state = e.iso3 // "Advisor to the Latvian Prime Minister"
				if text := p.slice(i, j); e.source == fromCountries && p.lx.postal[rules.Fold(e.name)] != "" && !p.lx.has(e.iso3, text) && p.lx.has("USA", text) {
					s.state = "USA" // "Georgia Congresswoman"
				}
			}
			if next := p.word(h.j); next.fold == "leader" {
				s.leader = true
			}
		case e.source == fromCities && e.label == pipeline.Place && h.tier != tierWeak && town == "" && !abroad && !(prev.fold == "in" && sent[kind] && kind != "official"):
			town = e.iso3
		}
		k = h.j - 1
	}
	if s.state == "" && s.body != "international" {
		s.state = town // "Mayor of Lisbon"
		s.local = town != ""
	}
}

// around reads what stands about the mention at words [i, j), whose title
// starts at word start: whether it is met, and where the sentence is set.
func (p *page) around(s *served, start, i int) {
	s.sent = p.words[i].sent
	k := start - 1
	if p.word(k).fold == "the" {
		k--
	}
	for n := 0; n < 20 && p.same(k, i) && !p.lx.is.meets[p.word(k).fold]; n++ {
		w := p.word(k)
		if !w.cap && w.text != "," && w.fold != "and" && w.fold != "of" && w.fold != "the" {
			break
		}
		k--
	}
	if w := p.word(k); p.same(k, i) && p.lx.is.meets[w.fold] && (w.fold != "on" || strings.HasPrefix(p.word(k-1).fold, "call")) && (w.fold != "meeting" || p.lx.is.beforeMeeting[p.word(k-1).fold]) && (w.fold != "with" || !p.lx.is.beside[p.word(k-1).fold]) {
		s.guest = true
	}
	lead := p.leadOf(start, i)
	if s.guest {
		s.place = p.visitedBefore(lead)
	}
	if state, at, ok := p.peer(lead, p.settled[p.owner[i]].j); ok {
		s.other, s.peer = true, true
		s.state = cmp.Or(s.state, state)
		if s.state == "" {
			s.near = p.visited(i)
		}
		s.like = p.kindBefore(at)
		if b := p.bodyBefore(at); b.kind != "" {
			s.state, s.near = cmp.Or(s.state, b.state), ""
			s.none = s.none || b.kind == "international" && s.state == ""
		}
		if a := p.actorBefore(at); s.state == "" && a != "" {
			s.foil = a
		}
	}
	if p.invites(lead) && s.state == "" {
		s.near, s.other, s.host = p.visited(i), true, true
	}
	if n := p.word(p.settled[p.owner[i]].j); n.poss && p.word(p.settled[p.owner[i]].j+1).fold == "invitation" && !p.someoneBefore(lead) {
		s.other, s.host = true, true // "accepted President Lund's invitation"
	}
	if p.accredits(lead) {
		s.near, s.other, s.host = p.sentTo(lead), true, true
	}
	s.contact = p.contact(lead)
	s.visitor = s.guest && p.visiting(k)
	s.his = start < i && p.same(start-1, i) && ownHis[p.word(start-1).fold] && !strings.Contains(p.slice(start, i), "ounterpart")
	if s.state == "" {
		s.state = p.side(start)
	}
	end := p.settled[p.owner[i]].j
	switch n := p.word(end); {
	case n.fold == "administration" && p.word(i-1).text == "-":
		s.team = 2
	case n.fold == "administration" && n.cap && !p.word(end+1).poss,
		n.text == "-" && p.word(end+1).cap && p.word(end+2).fold == "administration":
		s.team = 1
	case !n.cap && p.lx.is.attacks[n.fold] || p.opens(end),
		p.same(start-1, i) && p.lx.is.against[p.word(start-1).fold],
		n.poss && (p.lx.is.wars[p.word(end+1).fold] || p.word(end+1).common && p.lx.is.wars[p.word(end+2).fold]):
		s.war = true
	}
	sn := p.sentenceOf(i)
	s.present = start == i && p.attends(i)
	s.acts = start == i && p.words[i].sent < 4 && (sn.first == i || p.word(i-1).text == ",") && !p.word(end).poss
	// "- United Kingdom: Mia Lund, Secretary of State"
	first := sn.first
	for first < i && p.words[first].isMark() {
		first++
	}
	if h := p.hit(first); h != nil && h.entries != nil && p.lx.entries[h.entries[0]].source == fromCountries && p.word(h.j).text == ":" && s.state == "" {
		s.state = p.lx.entries[h.entries[0]].iso3
	}
	w := &p.words[sn.first]
	if w.fold == "in" && i > sn.first+1 {
		if h := p.hit(sn.first + 1); h != nil && h.label == pipeline.Place {
			if e := p.best(h, p.inDoc); e != nil {
				s.place = e.iso3
				s.deep = start > h.j+2
			}
		}
	}
	// "the well-known American diplomat Mia Lund"
	for k := i - 1; start == i && k >= i-2 && p.same(k-1, i); k-- {
		// but "Norwegian police arrested Mia Lund"
		if n := p.word(k); n.cap || n.isMark() || isPreposition[n.fold] || n.fold == "and" || p.lx.is.meets[n.fold] || speech[n.fold] || finite[n.fold] ||
			strings.HasSuffix(n.fold, "ed") || strings.HasSuffix(n.fold, "s") || strings.HasSuffix(n.fold, "ing") {
			break
		}
		if h := p.hitEnding(k); h != nil && h.label == pipeline.Norp {
			if e := p.best(h, nil); e != nil && e.kind == "national" {
				s.state = e.iso3
			}
			break
		}
	}
}

// side returns the state whose side or delegation the people around word i are
// listed on, "" if they are on none: "On the Kenyan side, Mr Moyo, Head of ...".
func (p *page) side(i int) string {
	sn := p.sentenceOf(i)
	for k := i - 1; k > sn.first && k > i-farSide; k-- {
		if w := p.words[k].fold; w != "side" && w != "delegation" && w != "part" {
			continue
		}
		h := p.hitEnding(k)
		if h == nil || !p.same(h.i, i) {
			continue
		}
		n := h.i - 1
		if p.word(n).fold == "the" {
			n--
		}
		if w := p.word(n).fold; w != "from" && w != "on" && w != "for" && !p.lx.is.sideOf[p.word(k+1).fold] {
			continue
		}
		if e := p.best(h, p.inDoc); e != nil && (e.source == fromCountries || e.kind == "national") {
			return e.iso3
		}
	}
	return ""
}

// mutual are verbs of which two sides are the subject together.
var mutual = wordSet("met meet spoke discussed held agreed exchanged talked signed reviewed affirmed reaffirmed co-chaired chaired witnessed noted expressed")

// farSide is how many words behind the side people are listed.
const farSide = 120

// attends reports whether the sentence of word i is a list of names and that they
// were there: "Mia Lund and Ole Holt were present."
func (p *page) attends(i int) bool {
	sn := p.sentenceOf(i)
	for k := sn.first; k < sn.last; k++ {
		if o := p.owner[k]; o >= 0 && p.settled[o].label == "PERSON" {
			k = p.settled[o].j - 1
			continue
		}
		switch w := &p.words[k]; {
		case w.text == "," || w.fold == "and" || w.fold == "others" || w.fold == "also" || w.fold == "among":
		case k > i && (w.fold == "were" || w.fold == "was" || w.fold == "attended" || w.fold == "participated"):
			n := p.word(k + 1).fold
			return sn.last-k < 8 && (w.fold[0] != 'w' || n == "present" || n == "also" && p.word(k+2).fold == "present")
		default:
			return false
		}
	}
	return false
}

// listOffices returns the titles of the document that stand with a state: "the
// President of Lithuania", "Georgian Foreign Minister".
func (p *page) listOffices() []office {
	var out []office
	seen := map[string]bool{}
	for i := range p.words {
		t := p.titleAt[i]
		if t.end == 0 || p.lx.titles[t.title].Honorific || i > 0 && p.inTitle(i-1) {
			continue
		}
		kind := p.lx.titles[t.title].Kind
		if kind == "other" || kind == "" {
			continue
		}
		s := served{}
		start, end := p.titleStart(i), p.titleTail(t.end)
		p.serves(&s, kind, start, end)
		states := []string{s.state}
		if p.lx.titles[t.title].plural {
			states = append(states, p.listedStates(end)...)
		}
		for _, state := range states {
			if state == "" || s.body == "international" {
				continue
			}
			o := office{kind: kind, text: rules.Fold(p.slice(start, end)), state: state}
			o.fields = portfolio(o.text)
			if key := kind + " " + state + " " + strings.Join(o.fields, " "); !seen[key] && len(out) < maxOffices {
				seen[key] = true
				out = append(out, o)
			}
		}
	}
	return out
}

// listedStates returns the states of a list that goes on at word i: ", Norway and
// Togo" behind "Foreign Ministers of Kenya".
func (p *page) listedStates(i int) []string {
	var out []string
	for n := 0; n < 40 && p.same(i-1, i); n++ {
		if h := p.hit(i); h != nil && h.entries != nil && p.lx.entries[h.entries[0]].source == fromCountries {
			out = append(out, p.lx.entries[h.entries[0]].iso3)
			i = h.j
			continue
		}
		if w := p.word(i); w.text != "," && w.fold != "and" && w.fold != "the" {
			break
		}
		i++
	}
	return out
}

// maxOffices limits how many offices of a document are compared with each person's.
const maxOffices = 256

// portfolio are the words of an office that say what it is for.
func portfolio(title string) []string {
	var out []string
	for _, w := range strings.Fields(rules.Fold(title)) {
		w = strings.Trim(w, ",.’'()")
		if len(w) < 4 || plain[w] {
			continue
		}
		if w == "external" {
			w = "foreign"
		}
		out = append(out, w[:4])
	}
	return out
}

var plain = wordSet("minister ministers deputy vice first second senior prime president secretary affairs state with republic kingdom their excellency coordinating cabinet principal permanent acting")

// shares reports whether two lists have a member in common; empty ones do with all.
func shares(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// office changes the kind of an office by the body that it is held in: the
// president of a parliament is a legislator, that of a bank is neither that nor
// a head of state.
func officeOf(kind string, s *served) string {
	high := kind == "head_of_state" || kind == "head_of_government" || kind == "minister" || kind == "deputy_minister"
	if s.council && kind == "minister" {
		return "official" // "Security Council Secretary"
	}
	if s.delegate && kind == "legislator" && s.body != "" && s.body != "legislature" {
		kind = "official" // "UNICEF Representative"
	}
	switch s.body {
	case "international":
		if (s.state == "" || s.ahead && unique[kind]) && high {
			return "official"
		}
	case "armed_group":
		if high || kind == "official" {
			return "other"
		}
	case "military":
		if kind == "official" {
			return "military"
		}
	case "legislature":
		if high || kind == "official" {
			return "legislator"
		}
	case "government", "academic", "other":
		if kind == "head_of_state" {
			return "official" // the president of an agency or academy
		}
		if s.body == "academic" && kind == "head_of_government" {
			return "other" // the chancellor of a university
		}
	case "company", "ngo", "media":
		if high || kind == "official" {
			return "other"
		}
	case "party":
		if kind == "minister" || kind == "deputy_minister" {
			return "official"
		}
	}
	if s.local && (kind == "minister" || kind == "deputy_minister") {
		return "official"
	}
	if s.leader && kind == "official" {
		return "head_of_state"
	}
	return kind
}

// joinStates lets the states of two people tell each other's who are joined by
// "and": the last of people is f, the one before it last.
func (p *page) joinStates(people []pipeline.PersonMention, told []served, last, f *finding) {
	n := len(people) - 1
	told[n].by = -1
	if n < 1 || last == nil {
		return
	}
	if p.same(last.i, f.i) {
		lead := f.i
		if t := f.person; t != nil && t.ti < t.tj && t.tj <= f.i {
			lead = p.titleStart(t.ti)
		}
		if p.under(p.leadOf(lead, f.i)) {
			told[n].his, told[n].under = true, true
		} else if told[n-1].under && p.listed(last.j, lead) {
			told[n].his, told[n].under, told[n].by = true, true, told[n-1].by
			return
		}
	}
	if (told[n].his || told[n].peer || told[n].host) && p.words[f.i].sent-p.words[last.i].sent < 2 {
		told[n].by = n - 1
	}
	if !p.same(last.i, f.i) {
		return
	}
	start := f.i
	if t := f.person; t != nil && t.ti < t.tj && t.tj <= f.i {
		start = p.titleStart(t.ti)
	}
	if a := p.word(last.i - 1); people[n-1].Title != "" {
		if t := last.person; t != nil && t.ti < t.tj && t.tj <= last.i {
			a = p.word(p.titleStart(t.ti) - 1)
		}
		if a.fold == "between" && p.word(start-1).fold == "and" {
			told[n].other = true // "talks between Vice-Minister Lund and Mr Moyo"
		}
	}
	a, b := &told[n-1], &told[n]
	if b.guest {
		if b.by = n - 1; a.guest {
			b.by = a.by // the same meets both
		}
	}
	if a.guest && b.guest && b.state == "" && p.listed(last.j, start) {
		if b.near = cmp.Or(a.state, a.near); b.near == "" {
			b.beside = n
		}
	}
	switch {
	case b.after && a.state == "" && a.guest && people[n-1].Title != "" && !a.formal && p.listed(last.j, start):
		// "met with Chief of Staff Lund and Foreign Minister Moyo of Kenya"
		a.state = b.state
		people[n-1].Country = b.state
	case a.state != "" && !a.after && b.state == "" && !b.formal && people[n].Kind != "" && people[n].Kind != people[n-1].Kind && p.word(last.j).fold == "and" && p.listed(last.j, start) && !mutual[p.word(f.j).fold]:
		b.near, b.close = a.state, true
	case a.after && b.state == "":
		// "King Lund of Norway and Foreign Minister Moyo"
		for k := last.j; k < start; k++ {
			if p.word(k).fold == "and" && p.listed(k, start) {
				b.near = a.state
			}
		}
	}
}
