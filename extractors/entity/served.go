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
	none   bool   // of an international body, so of no state
	near   string // state of the person that an "and" joins it to
	other  bool   // "his counterpart"
	// private says that the body is no state's and the sentence names no other
	// state than the issuer's: who is named so is of the issuer's country.
	private bool
	after   bool   // state stands behind the name
	guest   bool   // whom the subject of the sentence meets
	place   string // state that the sentence is set in: "In Tbilisi, ..."
	leader  bool   // "the Norwegian leader"
	local   bool   // of a town or division
	war     bool   // a war is called the person's own
	team    int    // 1 the first, 2 the second of "the Lund-Moyo Administration"
	acts    bool   // without title, the subject of a document's first sentences
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
	Hint   bool     `yaml:"hint"` // a form of address of the one state that has it
}

// has reports whether a state may have the office that title names.
func (lx *lexicon) has(state, title string) bool {
	t := " " + rules.Fold(title) + " "
	for _, words := range lx.officeWords {
		if !strings.Contains(t, " "+words+" ") {
			continue
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
			if b := p.bodyOf(f); !abroad {
				if b.id == "united-nations-security-council" && f.j-f.i == 2 && (kind == "official" || kind == "minister") {
					b.kind, s.local = "", true // a state's own: the United Nations' has no secretary or chairman
				}
				s.body = cmp.Or(s.body, b.kind)
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
			}
			if next := p.word(h.j); next.fold == "leader" {
				s.leader = true
			}
		case e.source == fromCities && e.label == pipeline.Place && h.tier != tierWeak && town == "" && !abroad:
			town = e.iso3
		}
		k = h.j - 1
	}
	if s.state == "" && s.body != "international" {
		s.state = town // "Mayor of Lisbon"
		s.local = town != ""
	}
}

// meets are words that stand before whom somebody meets.
var meets = wordSet("meet meets met with receive received receives host hosted hosts on congratulated visited welcomed invited telephoned")

// around reads what stands about the mention at words [i, j), whose title
// starts at word start: whether it is met, and where the sentence is set.
func (p *page) around(s *served, start, i int) {
	k := start - 1
	if p.word(k).fold == "the" {
		k--
	}
	for n := 0; n < 20 && p.same(k, i) && !meets[p.word(k).fold]; n++ {
		w := p.word(k)
		if !w.cap && w.text != "," && w.fold != "and" && w.fold != "of" && w.fold != "the" {
			break
		}
		k--
	}
	if w := p.word(k); p.same(k, i) && meets[w.fold] && (w.fold != "on" || strings.HasPrefix(p.word(k-1).fold, "call")) {
		s.guest = true
	}
	s.other = p.same(start-1, i) && p.word(start-1).fold == "counterpart"
	end := p.settled[p.owner[i]].j
	switch n := p.word(end); {
	case n.fold == "administration" && p.word(i-1).text == "-":
		s.team = 2
	case n.fold == "administration" && n.cap && !p.word(end+1).poss,
		n.text == "-" && p.word(end+1).cap && p.word(end+2).fold == "administration":
		s.team = 1
	case !n.cap && attacks[n.fold] || p.opens(end),
		p.same(start-1, i) && against[p.word(start-1).fold],
		n.poss && (wars[p.word(end+1).fold] || p.word(end+1).common && wars[p.word(end+2).fold]):
		s.war = true
	}
	sn := p.sentenceOf(i)
	s.acts = start == i && p.words[i].sent < 4 && (sn.first == i || p.word(i-1).text == ",") && !p.word(end).poss
	w := &p.words[sn.first]
	if w.fold == "in" && i > sn.first+1 {
		if h := p.hit(sn.first + 1); h != nil && h.label == pipeline.Place {
			if e := p.best(h, p.inDoc); e != nil {
				s.place = e.iso3
			}
		}
	}
	// "the well-known American diplomat Mia Lund"
	if start == i && p.same(i-2, i) {
		if n := p.word(i - 1); !n.cap && !n.isMark() && n.common && !isPreposition[n.fold] && n.fold != "and" {
			if h := p.hitEnding(i - 1); h != nil && h.label == pipeline.Norp {
				if e := p.best(h, nil); e != nil && e.kind == "national" {
					s.state = e.iso3
				}
			}
		}
	}
}

// wars are what is called a state's and its leader's alike.
var wars = wordSet("war wars aggression invasion attack attacks actions forces troops regime blockade")

// attacks are verbs by which a state is called an aggressor through its leader.
var attacks = wordSet("invaded invades attacked annexed weaponized weaponised")

// against are words before whom a statement is directed against.
var against = wordSet("condemned condemn condemns against stop sanction sanctioning deter detest urge counter isolate")

// opens reports whether words from i on say that somebody began a war.
func (p *page) opens(i int) bool {
	switch p.word(i).fold {
	case "launched", "unleashed", "started", "began", "wages", "waged", "continues", "continued":
	default:
		return false
	}
	for k := i + 1; k < i+9 && p.same(i, k); k++ {
		if wars[p.words[k].fold] && p.words[k].fold != "actions" {
			return true
		}
	}
	return false
}

// aggressor returns the state whose wars the document names most, "" if none or
// several are near to that.
func (p *page) aggressor() string {
	count := map[string]int{}
	for i := range p.words {
		if !wars[p.words[i].fold] {
			continue
		}
		h := p.hitEnding(i)
		for k := 1; h == nil && k < 6 && i-k > 0; k++ {
			if w := p.word(i - k); w.common && !w.cap || w.poss {
				h = p.hitEnding(i - k)
				continue
			}
			break
		}
		if h == nil || !p.same(h.i, i) {
			continue
		}
		e := p.best(h, nil)
		if e == nil || e.source != fromCountries && e.kind != "national" || e.iso3 == p.issuer || e.source == fromCountries && !p.word(h.j).poss {
			continue
		}
		count[e.iso3]++
	}
	best := ""
	for _, s := range sorted(count) {
		if count[s] > count[best] {
			best = s
		}
	}
	for s, n := range count {
		if s != best && 2*n > count[best] {
			return ""
		}
	}
	return best
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
		if s.state != "" && s.body != "international" {
			o := office{kind: kind, text: rules.Fold(p.slice(start, end)), state: s.state}
			o.fields = portfolio(o.text)
			if key := kind + " " + s.state + " " + strings.Join(o.fields, " "); !seen[key] && len(out) < maxOffices {
				seen[key] = true
				out = append(out, o)
			}
		}
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

// A chain is all mentions of one person.
type chain struct {
	name          []string // folded parts of the fullest form
	norm          string
	first         int // index of a mention
	kind, country string
	title, affil  string
	formal        bool // title is a form of address
	former        bool
	own           bool     // country stands with the name
	fields        []string // portfolio of title
	served
}

// A round finds the states that people serve, as far as the document as a whole
// tells. It decides nothing where the document leaves it open.
type round struct {
	p       *page
	chains  []*chain // in order of first mention
	offices []office
	parties []string // states of heading and first sentences
	holders map[string][]*chain
}

// order of a person in the one office of a state
var unique = wordSet("head_of_state head_of_government")

// note writes down that c holds an office that a state has once.
func (r *round) note(c *chain) {
	if key := c.seat(); key != "" && c.country != "" && !c.former && !c.formal {
		key = c.country + key
		if list := r.holders[key]; len(list) < 8 {
			r.holders[key] = append(list, c)
		}
	}
}

// seat returns a key of the office of c if a state has it once, else "".
func (c *chain) seat() string {
	switch {
	case unique[c.kind]:
		return c.kind
	case c.kind == "minister" && len(c.fields) > 0 && c.fields[0] == "fore":
		return "foreign minister"
	}
	return ""
}

// holds reports whether another person already holds c's office in a state.
func (r *round) holds(c *chain, state string) bool {
	key := c.seat()
	if key == "" || c.former {
		return false
	}
	for _, o := range r.holders[state+key] {
		if o != c && !(len(o.name) > 0 && len(c.name) > 0 && o.name[len(o.name)-1] == c.name[len(c.name)-1]) {
			return true
		}
	}
	return false
}

// free reports whether c may hold its office in state.
func (r *round) free(c *chain, state string) bool {
	return state != "" && r.p.lx.has(state, c.title) && !r.holds(c, state)
}

// only returns the one state of list that c may serve, "" if there are several.
func (r *round) only(c *chain, list []string, but string) string {
	one := ""
	for _, s := range list {
		if s == but || s == one || !r.free(c, s) {
			continue
		}
		if one != "" {
			return ""
		}
		one = s
	}
	return one
}

// named returns the state of the one office of c's kind that nobody holds.
func (r *round) named(c *chain) string {
	var list []string
	mine := c.fields
	for _, o := range r.offices {
		if o.kind == c.kind && (unique[c.kind] || len(mine) == 0 || shares(mine, o.fields)) {
			list = append(list, o.state)
		}
	}
	return r.only(c, list, "")
}

// attaches are ranks at embassies.
var attaches = []string{"counselor", "counsellor", "first secretary", "second secretary", "third secretary", "attache", "minister counsellor"}

// settle gives states to the people with an office that no state stands with.
func (r *round) settle() {
	p := r.p
	envoy := ""
	r.holders = map[string][]*chain{}
	for _, c := range r.chains {
		c.fields = portfolio(c.title)
		r.note(c)
		if c.kind == "ambassador" && c.country != "" && envoy == "" {
			envoy = c.country
		}
	}
	if p.issuer == "" {
		p.issuer = r.infer(envoy)
	}
	aggressor, asked := "", false
	for _, c := range r.chains {
		untitled := c.title == "" && (c.kind == "" || c.kind == "other")
		if !c.war || c.country != "" || c.team > 0 || !untitled && !unique[c.kind] {
			continue
		}
		if !asked {
			aggressor, asked = p.aggressor(), true
		}
		if s := aggressor; s != "" && p.lx.has(s, c.title) {
			c.country = s
			if untitled {
				c.kind = "head_of_state"
			}
			r.note(c)
		}
	}
	for _, c := range r.chains {
		if c.country != "" || c.none || c.title == "" || c.formal || c.kind == "other" || c.kind == "" {
			continue
		}
		c.country = r.state(c, envoy)
		r.note(c)
	}
	acted := false
	for _, c := range r.chains {
		untitled := c.title == "" && (c.kind == "" || c.kind == "other")
		switch {
		case c.team > 0 && c.country == "" && (untitled || c.kind == "other"):
			if c.country = p.issuer; c.country == "" && p.inDoc["USA"] > 0 {
				c.country = "USA"
			}
			if c.kind = "head_of_state"; c.team == 2 {
				c.kind = "official"
			}
		case untitled && c.acts && p.presidency && !acted && p.issuer != "" && len(c.name) > 1:
			c.country, c.kind = p.issuer, "head_of_state"
		}
		acted = acted || c.country == p.issuer && c.kind == "head_of_state"
	}
	for _, c := range r.chains {
		if c.country == "" && c.private && p.sure {
			c.country = p.issuer
		}
		if c.country == "" && !c.none && c.hint != "" && p.inDoc[c.hint] > 0 {
			c.country = c.hint
		}
	}
}

func (r *round) state(c *chain, envoy string) string {
	p := r.p
	for _, a := range attaches {
		if envoy != "" && strings.HasSuffix(rules.Fold(c.title), a) {
			return envoy
		}
	}
	if c.hint != "" && p.inDoc[c.hint] > 0 {
		return c.hint
	}
	own := p.issuer
	if unique[c.kind] && !p.sure {
		if s := r.named(c); s != "" {
			return s
		}
	}
	if c.war && unique[c.kind] {
		return ""
	}
	t := strings.ToLower(c.title)
	abroad := c.other || strings.HasSuffix(t, "elect") || strings.HasSuffix(t, "opposition leader") || c.guest && (unique[c.kind] && !p.transcript || c.place != "" && c.place != own)
	if c.near != "" && (abroad || !r.p.lx.has(own, c.title)) && r.free(c, c.near) {
		return c.near
	}
	if !abroad && r.free(c, own) && !(c.kind == "head_of_state" && p.byPresident) {
		return own
	}
	if s := r.named(c); s != "" && s != own {
		return s
	}
	if c.place != "" && c.place != own && r.free(c, c.place) && own != "" {
		return c.place
	}
	if own == "" {
		return ""
	}
	var others []string
	for _, s := range r.parties {
		if s != own {
			others = append(others, s)
		}
	}
	if len(others) == 1 && r.free(c, others[0]) {
		return others[0]
	}
	return r.most(c, own)
}

// most returns the state that is named far more often than others that c may
// serve, "" if there is none.
func (r *round) most(c *chain, but string) string {
	best, n, next := "", 0, 0
	for _, s := range r.p.often(2) {
		if s == but {
			continue
		}
		m := r.p.inDoc[s]
		if !r.free(c, s) {
			next = max(next, m)
			continue
		}
		if m > n {
			best, n, next = s, m, n
		} else {
			next = max(next, m)
		}
	}
	if n < 3*next {
		return ""
	}
	return best
}

// infer returns the state that issued the document, as far as its officials
// tell: it is the one whose own officials are named without it.
func (r *round) infer(envoy string) string {
	p := r.p
	given, bare := map[string]bool{}, 0
	for _, c := range r.chains {
		switch {
		case c.formal || c.title == "" || c.kind == "other" || c.none:
		case c.country != "":
			given[c.country] = true
		default:
			bare++
		}
	}
	for _, o := range r.offices {
		given[o.state] = true
	}
	if bare == 0 && !p.bareBody {
		return ""
	}
	if p.joint {
		return "" // nobody's own
	}
	if envoy != "" && given[envoy] && p.envoyFirst {
		return envoy
	}
	if len(given) == 0 && !p.bareBody {
		return ""
	}
	best, next := "", ""
	for _, s := range p.often(2) {
		if given[s] {
			continue
		}
		switch {
		case best == "" || p.inDoc[s] > p.inDoc[best]:
			best, next = s, best
		case next == "" || p.inDoc[s] > p.inDoc[next]:
			next = s
		}
	}
	if best == "" || next != "" && p.inDoc[best] < 2*p.inDoc[next] {
		return ""
	}
	return best
}

// often returns the states that are named at least n times, in order of code.
func (p *page) often(n int) []string {
	var out []string
	for _, s := range sorted(p.inDoc) {
		if s != "" && p.inDoc[s] >= n {
			out = append(out, s)
		}
	}
	return out
}

// office changes the kind of an office by the body that it is held in: the
// president of a parliament is a legislator, that of a bank is neither that nor
// a head of state.
func officeOf(kind string, s *served) string {
	high := kind == "head_of_state" || kind == "head_of_government" || kind == "minister" || kind == "deputy_minister"
	switch s.body {
	case "international":
		if s.state == "" && high {
			return "official"
		}
	case "legislature":
		if high || kind == "official" {
			return "legislator"
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
	if n < 1 || last == nil || !p.same(last.i, f.i) {
		return
	}
	start := f.i
	if t := f.person; t != nil && t.ti < t.tj && t.tj <= f.i {
		start = p.titleStart(t.ti)
	}
	a, b := &told[n-1], &told[n]
	switch {
	case b.after && a.state == "" && a.guest && people[n-1].Title != "" && !a.formal && p.listed(last.j, start):
		// "met with Chief of Staff Lund and Foreign Minister Moyo of Kenya"
		a.state = b.state
		people[n-1].Country = b.state
	case a.after && b.state == "":
		// "King Lund of Norway and Foreign Minister Moyo"
		for k := last.j; k < start; k++ {
			if p.word(k).fold == "and" && p.listed(k, start) {
				b.near = a.state
			}
		}
	}
}
