package reference

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/pipeline"
)

// Kinds of entity.
type kind uint8

const (
	person kind = iota
	state
	organization
	other // places that are no state, peoples that have none
)

// An entity is whom names of one canonical form mean.
type entity struct {
	kind   kind
	name   string // canonical
	id     string
	iso3   string // state that it is, serves or belongs to; "" if unknown or none
	role   string // of persons and bodies: kind as in their tables
	gender gender
	posts  []post // offices of a person
	served int    // body that a person serves; -1 if none is known
	// Indices into words of the last mention, and of the last as a subject; -1
	// if there was none yet.
	seen, subject int
	first         int // byte offset of the first mention
}

// A mention is one name.
type mention struct {
	pipeline.Span
	entity int
	norp   bool
	titled int // where a title right before it begins; Start if there is none
}

// A word is a token with what is known of it.
type word struct {
	start, end int
	e          *entry
	name       int32 // mention that it belongs to, -1 if none
	quote      int32 // quotation that it stands in, -1 if none
	cap        bool
	loud       bool // in a sentence all in capitals: its case says nothing
}

// A document is the work on one document. It is used by one goroutine.
type document struct {
	lx   *lexicon
	doc  *pipeline.Document
	ann  *pipeline.Annotations
	text string

	entities []entity
	mentions []mention
	states   map[string]int // ISO 3166-1 alpha-3 -> entity
	persons  []int          // entities that are persons, in order of first mention
	byPost   map[string][]int
	words    []word
	quotes   []quote

	parties parties
	ends    [leadSentences + 1]int // of leadEnd, one more than the end; 0 if not known yet
	narrative
	late []pending
	out  []pipeline.Reference
}

func newDocument(lx *lexicon, doc *pipeline.Document, ann *pipeline.Annotations) *document {
	d := &document{lx: lx, doc: doc, ann: ann, text: doc.Text, states: map[string]int{}, byPost: map[string][]int{}}
	d.gather()
	if len(d.entities) > 0 {
		d.read()
	}
	return d
}

// gather makes entities of the names of the document.
func (d *document) gather() {
	a := d.ann
	n := len(a.People) + len(a.Places) + len(a.Organizations)
	if n == 0 {
		return
	}
	type key struct {
		person bool
		name   string
	}
	byName := make(map[key]int, n)
	d.mentions = make([]mention, 0, n)
	add := func(sp pipeline.Span, isPerson bool, e entity) int {
		if e.name == "" {
			e.name = d.text[sp.Start:sp.End]
		}
		k := key{isPerson, strings.ToLower(e.name)}
		i, ok := byName[k]
		if !ok {
			i = len(d.entities)
			e.seen, e.subject, e.served, e.first = -1, -1, -1, sp.Start
			byName[k] = i
			d.entities = append(d.entities, e)
		}
		old := &d.entities[i]
		if old.kind == other && e.kind == state {
			old.kind, old.iso3, old.id = state, e.iso3, e.id
		}
		if old.iso3 == "" {
			old.iso3 = e.iso3
		}
		if old.id == "" {
			old.id = e.id
		}
		old.first = min(old.first, sp.Start)
		d.mentions = append(d.mentions, mention{Span: sp, entity: i, titled: sp.Start})
		return i
	}
	for i := range a.Places {
		m := &a.Places[i]
		e := entity{kind: other, name: m.Norm, id: m.EntityID, iso3: m.ISO3}
		if m.Label == pipeline.Place && m.Kind == "country" || m.Label == pipeline.Norp && m.Kind == "national" && m.ISO3 != "" {
			e.kind = state
		}
		k := add(m.Span, false, e)
		d.mentions[len(d.mentions)-1].norp = m.Label == pipeline.Norp
		if e.kind == state && m.ISO3 != "" {
			// The country's own row says its id, wherever it comes.
			if m.Label == pipeline.Place {
				d.entities[k].id = m.EntityID
			}
			if _, ok := d.states[m.ISO3]; !ok {
				d.states[m.ISO3] = k
			}
		}
	}
	for i := range a.Organizations {
		m := &a.Organizations[i]
		add(m.Span, false, entity{kind: organization, name: m.Norm, id: m.EntityID, iso3: m.Country, role: m.Kind})
	}
	for i := range a.People {
		m := &a.People[i]
		k := add(m.Span, true, entity{kind: person, name: m.Norm, id: m.EntityID, iso3: m.Country, role: m.Kind})
		e := &d.entities[k]
		if e.role == "" || e.role == "other" {
			e.role = m.Kind
		}
		if m.Title != "" {
			d.give(k, m.Title)
		}
		if m.Affiliation != "" && e.served < 0 {
			if b, ok := byName[key{false, strings.ToLower(m.Affiliation)}]; ok && d.entities[b].kind == organization {
				e.served = b
			}
		}
		if t := m.TitleSpan; t.Len() > 0 && t.End <= m.Start && m.Start-t.End <= 12 {
			d.mentions[len(d.mentions)-1].titled = t.Start
		}
	}
	slices.SortFunc(d.mentions, func(a, b mention) int { return cmp.Compare(a.Start, b.Start) })
	seen := make([]bool, len(d.entities))
	for _, m := range d.mentions {
		if d.entities[m.entity].kind == person && !seen[m.entity] {
			seen[m.entity] = true
			d.persons = append(d.persons, m.entity)
		}
	}
}

// read looks every token up.
func (d *document) read() {
	d.words = make([]word, len(d.ann.Tokens))
	k := 0
	var upper []int // pronouns in capitals
	for i := range d.ann.Tokens {
		t := d.ann.Tokens[i].Span
		w := &d.words[i]
		*w = word{start: t.Start, end: t.End, name: -1, quote: -1}
		for k < len(d.mentions) && d.mentions[k].End <= t.Start {
			k++
		}
		if k < len(d.mentions) && d.mentions[k].Start < t.End {
			w.name = int32(k)
		}
		s := d.text[t.Start:t.End]
		c, _ := utf8.DecodeRuneInString(s)
		w.cap = 'A' <= c && c <= 'Z' || c >= 0x80 && unicode.IsUpper(c)
		if w.name < 0 {
			w.e = d.lx.find(s)
			if w.cap && w.e.is(pronouns) && len(s) > 1 && s == strings.ToUpper(s) {
				upper = append(upper, i)
			}
		}
	}
	d.listen()
	for _, i := range upper {
		// "HE Mr. Lund", "the US"
		if w := &d.words[i]; !w.loud || d.low(i) == "us" || d.low(i) == "he" && (d.words[min(i+1, len(d.words)-1)].name >= 0 || d.is(i+1, honorific|office|modifier|rank)) {
			w.e = nil
		}
	}
	d.findQuotes()
	d.findGenders()
}

// loudLeast is how many words a sentence in capitals has at least: fewer are as
// likely a heading or a label.
const loudLeast = 4

// listen finds sentences that are all in capitals, as cables and some ministries
// write. Their words are read as if they were in lower case.
func (d *document) listen() {
	for n := range d.ann.Sentences {
		s := &d.ann.Sentences[n]
		first, last := s.First, min(s.Last, len(d.words))
		if last-first < loudLeast || !d.closes(last-1) {
			continue // a heading
		}
		words := 0
		for i := first; i < last; i++ {
			w := &d.words[i]
			s := d.text[w.start:w.end]
			if s != strings.ToUpper(s) {
				words = 0
				break
			}
			if s != strings.ToLower(s) {
				words++
			}
		}
		if words < loudLeast {
			continue
		}
		for i := first; i < last; i++ {
			w := &d.words[i]
			w.loud, w.cap = true, false
		}
	}
}

// closes reports a mark that ends a sentence.
func (d *document) closes(i int) bool {
	switch d.word(i) {
	case ".", "!", "?", "\"", "”", "»":
		return true
	}
	return false
}

// low returns a word in lower case.
func (d *document) low(i int) string {
	if i < 0 || i >= len(d.words) {
		return ""
	}
	if e := d.words[i].e; e != nil {
		return e.low
	}
	return lower(d.text[d.words[i].start:d.words[i].end])
}

func (d *document) is(i int, c class) bool {
	return i >= 0 && i < len(d.words) && d.words[i].e.is(c)
}

// word returns the written form of word i, of one in a sentence of capitals that
// in lower case.
func (d *document) word(i int) string {
	if i < 0 || i >= len(d.words) {
		return ""
	}
	w := &d.words[i]
	if w.loud {
		return strings.ToLower(d.text[w.start:w.end])
	}
	return d.text[w.start:w.end]
}

// mentionAt returns the mention that begins at word i.
func (d *document) mentionAt(i int) *mention {
	if i < 0 || i >= len(d.words) || d.words[i].name < 0 || i > 0 && d.words[i-1].name == d.words[i].name {
		return nil
	}
	return &d.mentions[d.words[i].name]
}

// limit is the end of the sentence of word i.
func (d *document) limit(i int) int {
	ss := d.ann.Sentences
	n, _ := slices.BinarySearchFunc(ss, i, func(s pipeline.Sentence, i int) int {
		if s.Last <= i {
			return -1
		}
		return 1
	})
	if n == len(ss) {
		return len(d.words)
	}
	return min(ss[n].Last, len(d.words))
}

// after returns the word behind the mention that word i belongs to.
func (d *document) after(i int) int {
	n := d.words[i].name
	for i < len(d.words) && d.words[i].name == n {
		i++
	}
	return i
}

// emit adds a reference over words [i, j) to entities, sorted by name. A rule
// that is switched off adds none.
func (d *document) emit(id string, i, j int, k string, who []int) {
	confidence, on := d.lx.rules[id]
	if !on || j <= i {
		return
	}
	r := pipeline.Reference{Span: pipeline.Span{Start: d.words[i].start, End: d.words[j-1].end}, Kind: k, Rule: id}
	who = slices.Clone(who)
	slices.SortFunc(who, func(a, b int) int { return cmp.Compare(d.entities[a].name, d.entities[b].name) })
	for _, w := range slices.Compact(who) {
		r.EntityIDs = append(r.EntityIDs, d.entities[w].id)
		r.Canonicals = append(r.Canonicals, d.entities[w].name)
	}
	if len(who) > 0 {
		r.Confidence = confidence
	}
	d.out = append(d.out, r)
}
