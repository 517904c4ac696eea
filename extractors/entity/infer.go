package entity

import (
	"math"
	"strings"

	"readout/pipeline"
	"readout/rules"
)

// opinions are how much speaks for each state as the issuer of a document.
type opinions map[string]float64

// How much each sign counts. They were chosen on documents of train whose address
// was hidden, and what is near to them in size gives the same result there.
const (
	forDateline = 2.5 // the town with which the text begins is in the state
	forHost     = 2   // its official acts, where nobody is named without a state
	forCurrency = 1.5 // sums are in its currency
	forClosing  = 4   // a line at the end names it with a date or a ministry
	forBody     = 1.5 // its body is named without it at the beginning or end
	forEmbassy  = 3   // its embassy stands in the heading
	forEnvoy    = 3   // its ambassador stands in the heading
	forOffice   = 2   // it alone has an office that somebody is named with
	forLeader   = 3   // who leads it is the first to be named without it
	forMention  = 0.6 // each doubling of how often it is named

	againstTwice = 3 // another holds there the office of the first to be named without a state
	againstGiven = 2 // its officials are named with it, as foreign ones are
	againstGuest = 2 // its official is met or received, where nobody is named without a state
	againstLacks = 2 // it has no such office as the first to be named without a state

	enough = 0.9 // least sum for an issuer
	ahead  = 0.5 // least lead over the next
)

// infer returns the state that issued the document, as far as its text tells, ""
// if several are as likely: it is mostly the one whose own officials and bodies
// are named without it.
func (r *round) infer(envoy string) string {
	p := r.p
	if p.joint || p.world {
		return "" // nobody's own
	}
	var bare []*chain
	given := map[string]bool{}
	for _, c := range r.chains {
		switch {
		case c.figure != nil || c.formal || c.title == "" || c.kind == "other" || c.kind == "" || c.none:
		case c.country != "":
			given[c.country] = true
		case !c.other && !c.war:
			bare = append(bare, c)
		}
	}
	for _, o := range r.offices {
		given[o.state] = true
	}
	said, often := opinions{}, opinions{}
	for s, n := range p.named() {
		often[s] = forMention * math.Log2(float64(1+n))
		said[s] = often[s]
	}
	said[p.dateline()] += forDateline
	said[p.closing()] += forClosing
	if envoy != "" && p.envoyFirst {
		said[envoy] += forEnvoy
	}
	for _, q := range p.sums {
		if s := p.lx.iso3[q.Currency[:min(2, len(q.Currency))]]; q.Label == pipeline.Money && s != "" && q.Currency != "USD" && q.Currency != "EUR" {
			said[s] += forCurrency
			break
		}
	}
	said[p.embassy()] += forEmbassy
	said[p.agency()] += forAgency
	for s := range p.ties() {
		said[s] += forTies
	}
	for s := range p.seated() {
		said[s] += forSeat
	}
	for s := range p.edgeBodies() {
		said[s] += forBody
	}
	for _, c := range r.chains {
		if c.country == "" && c.title == "" && c.acts && c.lead != "" {
			said[c.lead] += forLeader // "Mia Lund chaired a meeting", whom every reader knows
			break
		}
	}
	if len(bare) > 0 {
		for s := range given {
			said[s] -= againstGiven
		}
		for s := range r.held(bare[0]) {
			said[s] -= againstTwice
		}
		r.ownOffices(said, bare)
		r.voiced(said, bare)
	} else {
		r.hosts(said)
	}
	delete(said, "")
	best, next := "", ""
	for _, s := range sorted(said) {
		switch {
		case best == "" || said[s] > said[best]:
			best, next = s, best
		case next == "" || said[s] > said[next]:
			next = s
		}
	}
	if best == "" || said[best] < enough || next != "" && said[best]-max(said[next], 0) < ahead {
		return ""
	}
	if said[best] <= often[best] && len(given) == 0 {
		return "" // it is only named, as who is promised something is too
	}
	return best
}

// held returns the states in which somebody other than c is named with c's
// office, one of those that a state has once.
func (r *round) held(c *chain) map[string]bool {
	out := map[string]bool{}
	if c.kind != "head_of_state" && c.kind != "head_of_government" {
		return out
	}
	for _, o := range r.chains {
		if o != c && o.country != "" && o.kind == c.kind && !o.other && rules.Fold(o.title) == rules.Fold(c.title) {
			out[o.country] = true
		}
	}
	return out
}

// ownOffices weighs the offices that are named without a state: their holders
// serve who issued the document, or are those whom every reader knows.
func (r *round) ownOffices(said opinions, bare []*chain) {
	p := r.p
	leads := map[string]bool{}
	for _, c := range bare {
		for _, s := range p.lx.mostly(c.title) {
			said[s] += forOffice / float64(len(p.lx.mostly(c.title)))
		}
		if c.lead == "" || leads[c.lead] {
			continue
		}
		leads[c.lead] = true
		switch {
		case c.guest:
		case c == bare[0] && c.early:
			said[c.lead] += forLeader
		case len(leads) == 1:
			said[c.lead] += forLeader / 2
		}
	}
	for s := range said {
		if !p.lx.has(s, bare[0].title) {
			said[s] -= againstLacks
		}
	}
}

// hosts weighs who acts where all officials are named with their states: the
// issuer's own does, the others are met and spoken to.
func (r *round) hosts(said opinions) {
	first := true
	for _, c := range r.chains {
		s := c.country
		if s == "" {
			s = c.lead
		}
		if s == "" {
			continue
		}
		if c.guest || c.other {
			said[s] -= againstGuest
			continue
		}
		if first && !c.war {
			said[s] += forHost
		}
		first = false
	}
}

// named counts how often the states and their peoples and capitals are named;
// territories issue too little to stand beside them.
func (p *page) named() map[string]int {
	n := map[string]int{}
	for k := range p.settled {
		f := &p.settled[k]
		if e := p.best(f, p.inDoc); e != nil && e.iso3 != "" && (e.source == fromCountries && e.kind == "country" || e.kind == "national" || e.rank == 'C') {
			n[e.iso3]++
		}
	}
	return n
}

// mostly returns the states in whose documents the office of a title mostly
// stands without them, nil if it may be anybody's.
func (lx *lexicon) mostly(title string) []string {
	t, long := " "+rules.Fold(title)+" ", 0
	var out []string
	for _, words := range lx.officeWords {
		r := lx.offices[words]
		list := r.Mostly
		if len(r.OnlyIn) > 0 && len(r.OnlyIn) <= 3 {
			list = r.OnlyIn
		}
		if len(list) > 0 && len(words) > long && strings.Contains(t, " "+words+" ") {
			out, long = list, len(words)
		}
	}
	return out
}

// edgeBodies returns the states whose bodies the first or last sentences name
// without them: "the Bundestag", "the Department of State".
func (p *page) edgeBodies() map[string]bool {
	out := map[string]bool{}
	for k := range p.settled {
		f := &p.settled[k]
		if s := p.words[f.i].sent; f.label != pipeline.Org || s > 2 && s < len(p.sents)-3 {
			continue
		}
		if e := p.best(f, nil); e != nil && national[e.kind] && e.iso3 != "" && !p.between(f.i, f.j) && !(f.j-f.i == 2 && e.kind != "ministry" && p.anybodys(f)) {
			out[e.iso3] = true
		}
	}
	return out
}

// embassy returns the state whose embassy the heading names.
func (p *page) embassy() string {
	for k := range p.settled {
		f := &p.settled[k]
		if p.words[f.i].sent > 0 {
			break
		}
		if f.label != pipeline.Org || p.between(f.i, f.j) {
			continue
		}
		for i := f.i; i < f.j; i++ {
			if p.lx.is.missions[p.words[i].fold] && (p.words[i].fold != "commission" || p.word(i-1).fold == "high") {
				return p.countryOf(f)
			}
		}
	}
	return ""
}
