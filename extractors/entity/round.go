package entity

import (
	"cmp"
	"strings"

	"readout/rules"
)

// A chain is all mentions of one person.
type chain struct {
	name           []string // folded parts of the fullest form, with those of short given names in full
	parts          []string // folded parts of the fullest form
	norm           string
	first          int // index of a mention
	kind, country  string
	title, affil   string
	formal         bool // title is a form of address
	former         bool
	own            bool     // country stands with the name
	fields         []string // portfolio of title
	lead, leadKind string   // state and office by the table of leaders
	figure         *figure  // of history; nil if it is none
	early          bool     // named in the first sentences
	guestBy        *chain   // who is named before it in a list of guests; nil if nobody is
	meets          *chain   // who meets it, or of whom "his" is said; nil if nobody is named
	relative       *chain   // whose relative it is called; nil if nobody's
	at             []int    // first words of the first mentions
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
	first   map[int]*chain // by sentence, who is named first in it
	lists   [][]*chain     // of guests
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
	case unique[c.kind] && strings.Contains(rules.Fold(c.title), "secretary"):
		return "" // of a party, beside the president
	case unique[c.kind]:
		return c.kind
	case c.kind == "minister" && len(c.fields) > 0 && c.fields[0] == "fore":
		if t := rules.Fold(c.title); strings.Contains(t, "secretary") && !strings.Contains(t, "affairs") && !strings.Contains(t, "foreign secretary") {
			return "" // "Secretary for Foreign Relations", beside a minister
		}
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
		if key == "foreign minister" && ministerial(o.title) && strings.Contains(rules.Fold(c.title), "secretary of state for") {
			continue // a secretary of state beside the minister
		}
		if o != c && !(len(o.name) > 0 && len(c.name) > 0 && o.name[len(o.name)-1] == c.name[len(c.name)-1]) {
			return true
		}
	}
	return false
}

// ministerial reports whether an office is called a minister's.
func ministerial(title string) bool { return strings.Contains(rules.Fold(title), "minister") }

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
		if c.kind == "head_of_government" && c.country != "" && rules.Fold(c.title) == "chancellor" && !p.lx.has(c.country, c.title) {
			c.kind = "minister" // as foreign ministers are called in Latin America
		}
		if c.peer && (c.kind == "" || c.kind == "other") {
			c.kind = c.like
			c.none = c.none || c.country == "" && c.foil == "" && c.meets != nil && c.meets.none
			if c.none {
				c.kind = "official" // of a body, like the one whose counterpart it is
			} else if c.meets != nil && c.meets.kind != "other" {
				c.kind = cmp.Or(c.meets.kind, c.kind)
			}
		}
		c.fields = portfolio(c.title)
		r.note(c)
		if c.kind == "ambassador" && c.country != "" && envoy == "" {
			envoy = c.country
		}
	}
	for _, c := range r.chains {
		if c.country == "" {
			c.lead, c.leadKind = r.leads(c)
			c.early = c.sent < 3
			c.figure = r.figureOf(c)
		}
	}
	if p.issuer == "" {
		p.issuer = r.infer(envoy)
	}
	r.figures()
	for _, c := range r.chains {
		if c.country == "" && c.lead == "" && c.none && c.leadKind != "" {
			c.kind = c.leadKind
		}
		if c.country == "" && c.lead != "" {
			c.country = c.lead
			if c.leadKind != "" {
				c.kind = c.leadKind
			}
			r.note(c)
		}
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
		if c.country != "" || c.none || (c.title == "" || c.formal) && !c.peer || c.kind == "" || c.kind == "other" && !courtly(c.title) && !(c.former && seated(c.title)) {
			continue
		}
		c.country = r.state(c, envoy)
		r.note(c)
	}
	r.ofOneSide()
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
		case untitled && c.acts && c.figure == nil && (c.country == "" || c.country == p.issuer) && (p.presidency || r.receives(c)) && !acted && p.issuer != "" && len(c.name) > 1:
			c.country, c.kind = p.issuer, "head_of_state"
		}
		acted = acted || c.country == p.issuer && c.kind == "head_of_state"
	}
	for _, c := range r.chains {
		if c.country == "" && c.private && p.sure {
			c.country = p.issuer
		}
		if c.country == "" && !c.none && c.contact && (c.kind == "" || c.kind == "other" || c.kind == "official" || c.kind == "spokesperson") {
			c.country = p.issuer
		}
		if c.country == "" && c.title == "" && c.present && len(c.name) > 1 {
			c.country = p.issuer
		}
		if c.country == "" && !c.none && c.hint != "" && p.inDoc[c.hint] > 0 {
			c.country = c.hint
		}
	}
	r.private()
	r.monarchs()
}

// courtly reports whether a title is no office, but one that a state has.
func courtly(title string) bool {
	t := rules.Fold(title)
	return strings.Contains(t, "first lady") || strings.Contains(t, "first gentleman") || strings.Contains(t, "crown prince")
}

// seated reports whether the holder of a title once led a state.
func seated(title string) bool {
	t := " " + rules.Fold(title) + " "
	return strings.HasSuffix(t, " president ") && !strings.Contains(t, "vice") || strings.HasSuffix(t, " prime minister ") && !strings.Contains(t, "deputy")
}

// receives reports whether c, who is named without title, meets a head of state or
// government, as in the texts of an own head of state whom every reader knows.
func (r *round) receives(c *chain) bool {
	found := false
	for _, o := range r.chains {
		if o == c || !unique[o.kind] {
			continue
		}
		if o.country == r.p.issuer {
			return false
		}
		found = found || o.meets == c && o.guest || o.country != "" && o.sent <= c.sent+1
	}
	return found && c.sent < 3
}

func (r *round) state(c *chain, envoy string) string {
	p := r.p
	for _, a := range attaches {
		if envoy != "" && strings.HasSuffix(rules.Fold(c.title), a) {
			return envoy
		}
	}
	if c.hint != "" && (p.inDoc[c.hint] > 0 || c.hint == p.issuer) {
		return c.hint
	}
	own := p.issuer
	if own == "" && strings.HasPrefix(rules.Fold(strings.ReplaceAll(c.title, "-", " ")), "secretary general") {
		return "" // of those who issued it jointly
	}
	if c.near == "" && c.guestBy != nil && c.guestBy.country != own {
		c.near = c.guestBy.country
	}
	if c.his && c.meets != nil && c.meets.country != "" && p.lx.has(c.meets.country, c.title) {
		return c.meets.country
	}
	if unique[c.kind] && !p.sure {
		if s := r.named(c); s != "" {
			return s
		}
	}
	if c.war && unique[c.kind] {
		return ""
	}
	t := strings.ToLower(c.title)
	// Whom a foreigner calls on is mostly of the issuer's state.
	host := c.visitor || c.foil != "" && c.foil != own || (c.guest || c.other) && c.meets != nil && c.meets.country != "" && c.meets.country != own
	abroad := c.other && !host || strings.HasSuffix(t, "elect") || strings.HasSuffix(t, "opposition leader") || c.guest && !host && (unique[c.kind] && !p.transcript || c.place != "" && c.place != own)
	if m := p.lx.mostly(c.title); c.host && own != "" && len(m) == 1 && m[0] == own && r.free(c, own) {
		return own // "hosted by Speaker of the House Mia Lund"
	}
	if c.deep && c.place != own && own != "" && unique[c.kind] && r.free(c, c.place) && r.first[c.sent] == c {
		return c.place // "In Tonga, the Minister will see King Lund"
	}
	if c.near != "" && (c.close && !c.guest || abroad || c.guest || !r.p.lx.has(own, c.title)) && r.free(c, c.near) {
		return c.near
	}
	if p.post != "" && (ministerial(c.title) || !p.lx.has(own, c.title)) && r.free(c, p.post) {
		return p.post // whom an embassy names so is of the state that it is in
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
		if p.world && (high[c.kind] || c.kind == "legislator") {
			return r.most(c, "") // whom an international body visits
		}
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
	if s := r.most(c, own); s != "" {
		return s
	}
	for _, i := range c.at {
		if s := p.scene(i); s != "" && r.free(c, s) {
			return s
		}
	}
	return ""
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
