package entity

import (
	"slices"
	"sort"
	"strings"
	"time"
	"unicode/utf8"

	"readout/pipeline"
	"readout/rules"
)

// Tiers say which finding wins where two overlap: the lower.
const (
	tierOrg     = iota // a body by pattern or of several words
	tierTitled         // a person with title
	tierKnown          // a country, region, people or body of the gazetteer
	tierCity           // a city that cannot be mistaken
	tierPerson         // a person by the look of the name
	tierPattern        // a place by pattern
	tierRepeat         // a later mention of what was found
	tierEngine         // what the recognition engine proposes
	tierWeak           // a city that may be an ordinary word
)

// A finding is a candidate for a mention; i and j are a half-open range of words.
type finding struct {
	i, j       int
	start, end int
	label      string
	tier       int
	rule       string
	entries    []int32 // of the gazetteer; nil if found by other means
	org        *orgFacts
	person     *personFacts
	place      string // kind of a place found by pattern
	confidence float64
}

// A page is one document in work.
type page struct {
	lx          *lexicon
	text        string
	issuer      string // ISO 3166-1 alpha-3 of the state that published the document; "" if unknown
	words       []word
	sents       []sentence
	taken       []bool    // by a timex or quantity
	refused     []bool    // names of languages, which are no names
	hits        []finding // of the gazetteer, in order
	hitAt       []int32   // index into hits of the one that starts at a word, else -1
	titleAt     []titleHit
	phrases     []pipeline.Phrase // what Phrases returns
	titles      []pipeline.Span   // what Titles returns
	quiet       bool              // the document has no capitals
	found       []finding
	orgAt       []int           // by word, where the body that starts there ends, else 0
	joined      map[string]bool // "lund-moyo": parts of one person's double name
	owner       []int32         // index into settled, by word, else -1
	settled     []finding
	decided     map[int32]int          // by first word, where a person's name ends that an engine has decided on
	whole       bool                   // nothing more can be found, see complete
	alias       map[string][]shortName // acronym -> the body it stands for
	officeCodes map[string]int         // word at which the document explains the code of an office in brackets; nil if not read yet
	sanctions   int                    // sentences about sanctions, up to manySanctions; unread if not counted yet
	placeCodes  map[string]int32       // index into settled of the place that an acronym of the document stands for
	heldIn      map[int32]string       // states of the bodies that people serve, by first word
	stateOf     map[int32]string       // states of people, by the first word of a mention
	fullAt      []int32                // index into settled of the full name of a body, -1 if it is full; see introduce
	inDoc       map[string]int         // how often each state is named

	// What tells who issued the document, see clues.
	sure        bool // the issuer is named, not inferred
	publisher   pipeline.Issuer
	sums        []pipeline.Quantity
	date        time.Time // of publication; zero if unknown
	world       bool      // an international body issued it
	presidency  bool      // published by the office of a president
	byPresident bool      // a president speaks in the first person
	joint       bool      // several states issued it
	bareBody    bool      // "the Government" stands without a state
	transcript  bool      // of what several people said
	post        string    // state in which the embassy is that issued it
	envoyFirst  bool      // an ambassador stands in the heading
}

// A titleHit is a title that starts at a word; end is 0 if none does.
type titleHit struct {
	end   int
	title int32
}

func (p *page) sentenceOf(i int) *sentence { return &p.sents[p.words[i].sent] }

// word returns the word at i, or an empty one outside the document.
func (p *page) word(i int) *word {
	if i < 0 || i >= len(p.words) {
		return &noWord
	}
	return &p.words[i]
}

var noWord = word{sent: -1}

// same reports whether words i and j stand in one sentence.
func (p *page) same(i, j int) bool {
	return i >= 0 && j >= 0 && i < len(p.words) && j < len(p.words) && p.words[i].sent == p.words[j].sent
}

// hit returns the gazetteer's hit that starts at word i, or nil.
func (p *page) hit(i int) *finding {
	if i < 0 || i >= len(p.hitAt) || p.hitAt[i] < 0 {
		return nil
	}
	return &p.hits[p.hitAt[i]]
}

func (p *page) slice(i, j int) string { return p.text[p.words[i].start:p.words[j-1].end] }

// propose adds a finding over words [i, j).
func (p *page) propose(f finding) {
	f.start, f.end = p.words[f.i].start, p.words[f.j-1].end
	p.found = append(p.found, f)
}

// lookUp fills hits, hitAt and titleAt.
func (p *page) lookUp() {
	p.hitAt = zeros(p.hitAt, len(p.words))
	p.titleAt = zeros(p.titleAt, len(p.words))
	p.quiet = p.noCapitals()
	for i := range p.hitAt {
		p.hitAt[i] = -1
	}
	p.lx.phrases.Find(p.text, func(h rules.Hit) bool {
		i, j := within(p.words, h.Start, h.End)
		p.list(h, i, j)
		if i >= j || p.words[i].start != h.Start || p.words[j-1].end != h.End || !p.same(i, j-1) {
			return false
		}
		f, ok := p.judge(h.Entries, i, j)
		if !ok {
			return false
		}
		if last := &p.words[j-1]; f.label == pipeline.Place && j > i+1 && p.lx.is.areas[last.fold] && !last.cap && p.words[i].cap {
			f.j-- // "Samarkand region": the noun is no part of the name
		}
		p.hitAt[i] = int32(len(p.hits))
		p.hits = append(p.hits, f)
		return true
	})
	p.lx.titlePhrases.Find(p.text, func(h rules.Hit) bool {
		i, j := within(p.words, h.Start, h.End)
		if i >= j || p.words[i].start != h.Start || p.words[j-1].end != h.End || !p.same(i, j-1) {
			return false
		}
		w := &p.words[i]
		if v := p.word(i - 1); (w.fold == "amir" || w.fold == "emir" || w.fold == "king" || w.fold == "prince") && j == i+1 && w.cap && p.same(i-1, i) && v.cap && v.name && !v.common && !v.isMark() && !p.sentenceOf(i).title {
			return false // "Hossein Amir Lund"
		}
		if n := p.word(j).fold; w.fold == "sultan" && j == i+1 && (n == "bin" || n == "ibn" || n == "al" || n == "ben") {
			return false // "Prince Sultan bin Omar"
		}
		if n := utf8.RuneCountInString(p.text[h.Start:h.End]); n <= 3 && (!w.cap || !w.upper && n > 1 && !p.sentenceOf(i).shout && codes[w.fold] && !strings.Contains(p.text[h.Start:h.End], ".")) {
			return false // "he", "sm"
		}
		if v := p.word(i - 1); w.fold == "members" && j == i+1 && p.word(j).fold != "of" && !(p.same(i-1, i) && (v.cap || v.text == ")")) {
			return false // of whatever the heading over a list says
		}
		if f := p.hit(i); f != nil && f.j > j && (f.label == pipeline.Place || f.label == pipeline.Norp) {
			return false // "Saint Lucia", "Saint Lucian", "King George Island"
		}
		if v := p.word(j); unique[p.lx.titles[h.Entries[0]].Kind] && j > i+1 && p.words[i].cap && p.same(i, j) && v.cap && v.common && (p.lx.is.officeFields[v.fold] || p.lx.is.publicNouns[v.fold]) {
			return false // "Head of Government Relations"
		}
		p.titleAt[i] = titleHit{j, h.Entries[0]}
		if !p.lx.is.crowds[p.words[j-1].fold] {
			p.titles = append(p.titles, pipeline.Span{Start: h.Start, End: h.End})
		}
		return true
	})
	p.gapped()
}

// meant reports whether the name at word i may mean the body e, which it means only in
// texts of its state and behind the state's name: "Kenya's KRA".
func (p *page) meant(e *entry, i int) bool {
	if e.by == "" || e.by == p.issuer {
		return true
	}
	j := i
	if p.word(j - 1).poss {
		j--
	}
	h := p.hitEnding(j)
	return h != nil && h.entries != nil && p.same(h.i, i) && p.lx.entries[h.entries[0]].iso3 == e.by
}

// codes are titles that are acronyms.
var codes = wordSet("he hm hh hrh pm dpm sm fm vp sg ceo coo cfo cs ps eam")

// judge decides whether a name of the gazetteer may stand at words [i, j), and
// how sure it is.
func (p *page) judge(all []int32, i, j int) (finding, bool) {
	first, sn := &p.words[i], p.sentenceOf(i)
	text := p.slice(i, j)
	var entries []int32
	for _, k := range all {
		e := &p.lx.entries[k]
		if e.exact && text != e.written && (!sn.shout || first.common) || e.label == pipeline.Org && !p.meant(e, i) {
			continue
		}
		if !e.exact && !first.cap && (e.label != pipeline.Org || e.written != text) && first.text[0] >= 'a' {
			continue
		}
		entries = append(entries, k)
	}
	if len(entries) == 0 {
		return finding{}, false
	}
	if seats[first.fold] && len(entries) > 1 {
		entries = p.seat(entries, i)
	}
	// One name may be in several gazetteers: the country before the city.
	src := p.lx.entries[entries[0]].source
	for _, k := range entries {
		src = min(src, p.lx.entries[k].source)
	}
	entries = slices.DeleteFunc(entries, func(k int32) bool { return p.lx.entries[k].source != src })
	// Capitals inside: "the gulf of Aden" is fine, "Red sea" is not.
	if last := &p.words[j-1]; j-i > 1 && !last.isMark() && !last.cap && first.cap && src != fromOrgs && last.text[0] >= 'a' && last.text[0] <= 'z' {
		if e := &p.lx.entries[entries[0]]; !strings.HasSuffix(rules.Fold(e.written), last.fold) {
			return finding{}, false
		}
	}
	e := &p.lx.entries[entries[0]]
	if j-i == 1 && first.upper && p.word(i-1).text == "," && p.lx.postal[first.text] != "" && e.exact {
		if h := p.hitEnding(i - 1); h != nil && p.lx.entries[h.entries[0]].source == fromCities {
			return finding{}, false // "Scranton, PA"
		}
	}
	if src == fromCities && j-i == 1 && first.upper && len(first.text) <= 4 && !sn.shout && !first.first {
		return finding{}, false // acronyms are no towns
	}
	f := finding{i: i, j: j, label: e.label, entries: entries, tier: tierKnown, rule: rulePrefix(e.label) + "/gazetteer"}
	switch {
	case src == fromCities && first.fold == "the":
		return finding{}, false // "The Bottom"; articles are no part of names
	case src == fromCities:
		f.tier = tierCity
		big := false
		for _, k := range entries {
			c := &p.lx.entries[k]
			big = big || c.rank == 'C' || c.population >= 300_000
		}
		capital := false
		for _, k := range entries {
			capital = capital || p.lx.entries[k].rank == 'C'
		}
		switch one := j-i == 1; {
		case one && !capital && (p.personLike(i, j) || p.afterName(i)):
			f.tier = tierWeak
		case one && first.common, one && first.name && !capital, !big && (one || first.name):
			f.tier = tierWeak
		}
	case p.word(i-1).text == "-" && p.word(i-1).glued && first.glued && p.word(i-2).fold == "trans":
		return finding{}, false
	case src == fromCountries && j-i == 1 && e.label == pipeline.Place && first.name && p.givenName(i):
		return finding{}, false
	case src == fromRegions && j-i == 1 && first.name && p.personLike(i, j):
		return finding{}, false
	case src == fromOrgs && j-i == 1 && p.lx.is.needArticle[first.fold] && p.word(i-1).fold != "the":
		return finding{}, false
	case src == fromOrgs && j-i > 1:
		f.tier = tierOrg
	case src == fromNorps && p.language(i, j):
		p.refused[i] = true
		return finding{}, false
	case src == fromNorps && (j-i == 1 && first.name && p.personLike(i, j)):
		return finding{}, false
	}
	f.start, f.end = first.start, p.words[j-1].end
	return f, true
}

// givenName reports whether the name of a country at word i is a person's given
// name: a surname follows at once, and a title or nothing that leads to a place
// stands before, "Ambassador Jordan Lund".
func (p *page) givenName(i int) bool {
	next, prev := p.word(i+1), p.word(i-1)
	if !p.same(i, i+1) || !next.cap || next.isMark() || next.upper && !p.words[i].upper || next.common || p.lx.heads[next.fold].Kind != "" || p.lx.placeHeads[next.fold].Last != "" || p.sentenceOf(i).shout {
		return false
	}
	if len(p.lx.phrases.Lookup(next.text)) > 0 && !next.name || p.isTitle(next.fold) {
		return false // "Georgia Armenia", "Jordan Foreign Minister"
	}
	if p.same(i-1, i) && (p.lx.is.intoPlace[prev.fold] || prev.fold == "of" || prev.fold == "visit" || prev.fold == "visits" || prev.text == "-") {
		return false
	}
	if p.same(i-1, i) && prev.cap && (p.isTitle(prev.fold) || prev.fold == "state" || prev.fold == "hon") || prev.text == "." && p.isTitle(p.word(i-2).fold+".") {
		return true
	}
	return !p.sentenceOf(i).title
}

// isTitle reports whether folded words are a title.
func (p *page) isTitle(s string) bool { return len(p.lx.titlePhrases.Lookup(s)) > 0 }

// personLike reports whether a word with a capital that is no ordinary word
// follows words [i, j) at once, as in "Vladimir Moroz".
func (p *page) personLike(i, j int) bool {
	next := p.word(j)
	return p.same(i, j) && next.cap && !next.isMark() && !next.common && !next.upper && next.name && p.lx.heads[next.fold].Kind == "" &&
		!p.isTitle(next.fold) // "French President"
}

// afterName reports whether a word with a capital that is neither ordinary nor
// known stands right before word i, as in "Uma Paris".
func (p *page) afterName(i int) bool {
	prev := p.word(i - 1)
	if prev.text == "-" && prev.glued && p.word(i).glued && p.same(i-2, i) {
		if h := p.hitEnding(i - 1); h == nil || h.tier == tierWeak {
			prev = p.word(i - 2) // "Lund-Paris"
		}
	}
	return p.same(i-1, i) && prev.cap && !prev.isMark() && !prev.poss && !prev.common && !prev.upper && p.hitEnding(i) == nil
}

// seats are first words of buildings whose name stands for who sits there.
var seats = wordSet("white kremlin")

// seat picks the building out of entries where words before word i say that one
// can be in it, "at the White House", and else the body.
func (p *page) seat(entries []int32, i int) []int32 {
	k := i - 1
	if p.word(k).fold == "the" || p.word(k).fold == "moscow" {
		k--
	}
	label := pipeline.Org
	switch w := p.word(k).fold; w {
	case "at", "in", "to", "outside", "inside", "near", "visited", "visit", "leaving", "entering":
		// "in the White House Situation Room", but "to White House officials"
		if k < i-1 || w == "at" {
			label = pipeline.Place
		}
	}
	return slices.DeleteFunc(entries, func(k int32) bool { return p.lx.entries[k].label != label })
}

// language reports whether words [i, j) name a language: "in English", "speaks
// in Spanish)", "the Russian language".
func (p *page) language(i, j int) bool {
	next := p.word(j)
	if next.fold == "language" || next.fold == "translation" {
		return true
	}
	switch p.word(i - 1).fold {
	case "in", "into", "from", "speak", "speaks", "speaking", "spoke":
		return !p.same(i, j) || next.isMark() && !next.glued && next.text != "(" || next.text == "." || next.text == ")" || next.text == ","
	}
	return false
}

// settle picks findings that do not overlap, best tier first, then longest.
func (p *page) settle() {
	sort.SliceStable(p.found, func(a, b int) bool {
		x, y := &p.found[a], &p.found[b]
		if x.tier != y.tier {
			return x.tier < y.tier
		}
		if x.end-x.start != y.end-y.start {
			return x.end-x.start > y.end-y.start
		}
		return x.start < y.start
	})
	for _, f := range p.found {
		if p.free(f.i, f.j) {
			for k := f.i; k < f.j; k++ {
				p.owner[k] = int32(len(p.settled))
			}
			p.settled = append(p.settled, f)
		}
	}
	p.found = p.found[:0]
}

// free reports whether no word of [i, j) has an owner yet.
func (p *page) free(i, j int) bool {
	for k := i; k < j; k++ {
		if p.owner[k] >= 0 || p.taken[k] {
			return false
		}
	}
	return true
}

func rulePrefix(label string) string {
	switch label {
	case pipeline.Org:
		return "org"
	case pipeline.Person:
		return "person"
	}
	return "place"
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
