package reference

import (
	"slices"
	"strings"

	"readout/pipeline"
)

// parties are those whose talk or act the document reports.
type parties struct {
	persons []int // who meet, one for each side; fewer than two if nobody is known to
	states  []int // their states, else those that title or lead name together
	issuer  int   // state whose office published the document; -1 if unknown
	body    int   // grouping or body that speaks as "we"; -1 if none
	joint   bool  // a statement that several make together
	hosts   bool  // one who is named hosts several who are not
	titled  bool  // the title or first line names a state
	speaks  int   // body that publishes, or whose official does; -1 if none is known
	byline  int   // person whose statement the document is; -1 if nobody's
}

// leadSentences is how many sentences of running text may tell who meets.
const leadSentences = 3

// findParties reads title and lead.
func (d *document) findParties() {
	p := &d.parties
	p.issuer, p.body, p.byline, p.speaks = -1, -1, -1, -1
	title := lower(d.doc.Title)
	if n := d.leadEnd(0); n > 0 {
		title += "\n" + lower(d.text[:min(n, 400)])
	}
	p.joint = d.jointTitle(title)
	d.findPrincipals()
	d.findIssuer()
	d.findStates()
	if p.joint {
		// "G7 Finance Ministers' Communiqué": the grouping speaks.
		named := d.namedIn(d.leadEnd(0))
		if len(named) > 0 && !slices.ContainsFunc(named, func(k int) bool { return d.entities[k].kind == state }) && (len(named) == 1 || !d.paired(named[0], named[1])) {
			p.body = named[0]
		}
	}
	d.findSpeaking()
	d.findByline(title)
}

// paired reports whether the first mentions of two bodies stand side by side:
// "EU-NATO", "the EU and NATO".
func (d *document) paired(a, b int) bool {
	from, to := d.entities[a].first, d.entities[b].first
	between := d.text[min(from, to):max(from, to)]
	return len(between) < 60 && (strings.Contains(between, " and ") || strings.ContainsAny(between, "-–"))
}

// leadEnd returns where the n-th sentence of running text ends; of n = 0, where
// the first sentence or heading does.
func (d *document) leadEnd(n int) int {
	if d.ends[n] == 0 {
		d.ends[n] = 1 + d.findLeadEnd(n)
	}
	return d.ends[n] - 1
}

func (d *document) findLeadEnd(n int) int {
	body := 0
	for i := range d.ann.Sentences {
		s := &d.ann.Sentences[i]
		if n == 0 {
			return s.End
		}
		if s.Kind != pipeline.KindBody || s.Len() < 60 {
			continue
		}
		if body++; body == n {
			return s.End
		}
	}
	return len(d.text)
}

// findPrincipals takes the first person, and the next of another state.
func (d *document) findPrincipals() {
	p := &d.parties
	end := d.leadEnd(leadSentences)
	for _, m := range d.mentions {
		if m.Start > end {
			break
		}
		e := &d.entities[m.entity]
		if e.kind != person || len(e.posts) == 0 && e.iso3 == "" && !strings.Contains(e.name, " ") || e.role == "spokesperson" || slices.Contains(p.persons, m.entity) || len(e.posts) == 0 && len(p.persons) > 0 && e.iso3 == "" && !d.equals(m) {
			continue
		}
		if slices.ContainsFunc(p.persons, func(o int) bool { return e.iso3 != "" && d.entities[o].iso3 == e.iso3 }) {
			continue
		}
		if len(p.persons) > 0 && (e.iso3 == "" && (e.role == "other" || e.role == "" || d.entities[p.persons[0]].iso3 == "") && !d.met(m) || d.attends(m)) {
			continue // of unknown state, or of the company
		}
		if len(p.persons) == 12 {
			return
		}
		if len(p.persons) > 0 && !d.together(p.persons[0], m.Span) {
			continue
		}
		p.persons = append(p.persons, m.entity)
	}
	if len(p.persons) == 1 {
		d.findUntitled(end)
	}
	if len(p.persons) == 1 {
		d.findMet(end)
	}
}

// findMet takes as the second of two whom the first is said to meet, whatever
// state is known of either.
func (d *document) findMet(end int) {
	p := &d.parties
	for _, m := range d.mentions {
		if m.Start > end {
			return
		}
		e := &d.entities[m.entity]
		if e.kind != person || m.entity == p.persons[0] || len(e.posts) == 0 || e.role == "spokesperson" || d.attends(m) || d.sentenceOf(m.Start) == nil || !d.together(p.persons[0], m.Span) {
			continue
		}
		if d.follows(m, d.lx.phrases[hostings]...) || p.joint && e.role == d.entities[p.persons[0]].role {
			p.persons = append(p.persons, m.entity)
			return
		}
	}
}

// reach is how many bytes before a name tell what part the person has.
const reach = 300

// attends reports whether a person is of the company of those who meet.
func (d *document) attends(m mention) bool {
	s := d.sentenceOf(m.Start)
	if s == nil || s.Start > m.Start {
		return false
	}
	return containsAny(d.text[max(s.Start, m.Start-reach):m.Start], d.lx.phrases[company])
}

func containsAny(s string, phrases []string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(s, p) })
}

// met reports whether a person is the object of a meeting.
func (d *document) met(m mention) bool {
	return d.equals(m) || d.follows(m, d.lx.phrases[meetings]...)
}

// equals reports a person introduced as a counterpart.
func (d *document) equals(m mention) bool {
	return strings.Contains(d.text[max(0, m.Start-80):m.Start], "counterpart")
}

// follows reports whether a name with its title follows one of the phrases.
func (d *document) follows(m mention, phrases ...string) bool {
	at := m.titled
	for n := 0; at > 0 && n < 8; n++ {
		// Back over what a title may begin with: "H.E. President".
		before := strings.TrimRight(d.text[max(0, at-40):at], " ")
		k := strings.LastIndexAny(before, " \n") + 1
		if k >= len(before) || before[k] < 'A' || before[k] > 'Z' || strings.HasSuffix(before, ",") {
			break
		}
		at = max(0, at-40) + k
	}
	before := strings.TrimRight(strings.TrimSuffix(strings.TrimRight(d.text[max(0, at-60):at], " "), " the"), " ")
	for _, adverb := range d.lx.phrases[adverbs] {
		before = strings.TrimSuffix(before, " "+adverb)
	}
	for _, p := range phrases {
		if strings.HasSuffix(before, " "+p) {
			return true
		}
	}
	return false
}

// together reports whether a name stands in a heading, or in a sentence that
// names another person too.
func (d *document) together(other int, sp pipeline.Span) bool {
	s := d.sentenceOf(sp.Start)
	if s == nil || s.Kind == pipeline.KindHeading || s.Start == d.ann.Sentences[0].Start {
		return true
	}
	for i, n := d.firstMention(s.Start), 0; i < len(d.mentions) && d.mentions[i].Start < s.End && n < 64; i, n = i+1, n+1 {
		if d.mentions[i].entity == other {
			return true
		}
	}
	// A list of those present goes on in the next sentence.
	before := d.text[max(s.Start, sp.Start-reach):max(s.Start, sp.Start)]
	return d.parties.joint || strings.Contains(before, " with ") || strings.Contains(before, " by ")
}

func (d *document) sentenceOf(at int) *pipeline.Sentence {
	ss := d.ann.Sentences
	n, _ := slices.BinarySearchFunc(ss, at, func(s pipeline.Sentence, at int) int {
		if s.End <= at {
			return -1
		}
		return 1
	})
	if n == len(ss) {
		return nil
	}
	return &ss[n]
}

// findUntitled takes the person who begins a sentence of the lead without a
// title as the second of two: a head of state at home needs none.
func (d *document) findUntitled(end int) {
	p := &d.parties
	for _, m := range d.mentions {
		if m.Start > end {
			return
		}
		e := &d.entities[m.entity]
		if e.kind != person || m.entity == p.persons[0] || len(e.posts) > 0 || !strings.Contains(e.name, " ") {
			continue
		}
		if s := d.sentenceOf(m.Start); s != nil && s.Start == m.Start && s.Kind == pipeline.KindBody && d.together(p.persons[0], m.Span) {
			// The host comes first.
			p.persons = []int{m.entity, p.persons[0]}
			return
		}
	}
}

// findStates takes the states of those who meet, else the two that the lead
// names together or first.
func (d *document) findStates() {
	p := &d.parties
	named := d.namedIn(d.titleEnd())
	p.titled = slices.ContainsFunc(named, func(k int) bool { return d.entities[k].kind == state })
	if len(named) == 2 && len(p.persons) > 0 {
		// "Travel to Georgia and Armenia" of somebody from a third state.
		if iso3 := d.entities[p.persons[0]].iso3; iso3 != "" && d.entities[named[0]].iso3 != iso3 && d.entities[named[1]].iso3 != iso3 {
			p.states = named
			return
		}
	}
	add := func(k int) {
		if s := d.behalf(k); s >= 0 && !slices.Contains(p.states, s) {
			p.states = append(p.states, s)
		}
	}
	if len(p.persons) >= 2 {
		for _, k := range p.persons {
			add(k)
			if len(p.states) == 2 && !p.joint {
				break
			}
		}
		if len(p.states) == 1 && !p.joint {
			if k := d.homeOfOther(); k >= 0 {
				p.states = append(p.states, k)
			}
		}
		if len(p.states) >= 2 {
			return
		}
		p.states = nil
	}
	// The title or first sentence: "India and Oman", "Travel to Georgia and Armenia".
	if len(named) >= 2 {
		p.states = named
		return
	}
	if p.issuer >= 0 && !slices.Contains(p.states, p.issuer) {
		p.states = append(p.states, p.issuer)
	}
	for _, k := range named {
		if len(p.states) < 2 && !slices.Contains(p.states, k) {
			p.states = append(p.states, k)
		}
	}
	end := d.leadEnd(2)
	for _, m := range d.mentions {
		if m.Start > end || len(p.states) >= 2 {
			break
		}
		if e := &d.entities[m.entity]; e.kind == state && !slices.Contains(p.states, m.entity) {
			p.states = append(p.states, m.entity)
		}
	}
}

// titleEnd is where the first sentence ends, or what a joint statement is about
// begins, once it has named two who make it: "Joint Statement by Kenya and Norway
// regarding Chad".
func (d *document) titleEnd() int {
	end := d.leadEnd(0)
	if !d.parties.joint {
		return end
	}
	title := strings.ToLower(d.text[:min(end, 400)])
	for _, about := range d.lx.phrases[abouts] {
		if at := strings.Index(title, about); at >= 0 && at < end && len(d.namedIn(at)) >= 2 {
			end = at
		}
	}
	return end
}

// behalf is the state or international body for which a person speaks; -1 if
// the document names none.
func (d *document) behalf(k int) int {
	e := &d.entities[k]
	if s, ok := d.states[e.iso3]; ok {
		return s
	}
	if e.iso3 != "" {
		return -1
	}
	if e.served >= 0 {
		return e.served
	}
	for _, b := range d.namedIn(d.leadEnd(1)) {
		name := strings.ToLower(d.entities[b].name)
		for _, p := range e.posts {
			if d.entities[b].kind == organization && strings.Contains(strings.Join(p.all, " "), name) {
				return b
			}
		}
	}
	return -1
}

// homeOfOther is the state of the one of two of whom nobody says it: the only
// other one that the document names time and again.
func (d *document) homeOfOther() int {
	p := &d.parties
	if len(p.persons) != 2 || d.entities[p.persons[0]].iso3 != "" && d.entities[p.persons[1]].iso3 != "" {
		return -1
	}
	count := map[int]int{}
	for _, m := range d.mentions {
		if e := &d.entities[m.entity]; e.kind == state && m.entity != p.states[0] {
			count[m.entity]++
		}
	}
	best, second := -1, 0
	for k := range d.entities { // in order of mention, not of the map
		switch n := count[k]; {
		case n == 0:
		case best < 0 || n > count[best]:
			if best >= 0 {
				second = max(second, count[best])
			}
			best = k
		default:
			second = max(second, n)
		}
	}
	if best < 0 || count[best] < 2 || 2*second >= count[best] {
		return -1
	}
	return best
}

// namedMost is how many parties title and lead may name.
const namedMost = 40

// namedIn returns the states and bodies of states named before a byte, in order.
func (d *document) namedIn(end int) []int {
	var named []int
	for _, m := range d.mentions {
		if m.Start > end {
			break
		}
		e := &d.entities[m.entity]
		if len(named) == namedMost {
			break
		}
		if slices.Contains(named, m.entity) || e.kind != state && (e.kind != organization || e.role != "international") {
			continue
		}
		if e.kind == organization && len(e.name) < 200 && slices.ContainsFunc(d.entities[:min(len(d.entities), 100)], func(o entity) bool {
			return o.kind == state && containsWord(strings.ToLower(e.name), strings.ToLower(o.name))
		}) {
			continue // "Mexico-Spain Commission"
		}
		named = append(named, m.entity)
	}
	return named
}
