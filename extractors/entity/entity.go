// Package entity finds people, places, peoples and organizations, and decides in
// one pass over all of them what each name is, because they border on each other:
// "Ministry of Foreign Affairs of Kazakhstan" is one organization and no place,
// "Foreign Minister of Japan Hayashi" a place and a person.
//
// It looks names up in gazetteers, reads titles before and behind names, knows
// the nouns that names of bodies and places are built with, and takes what the
// recognition engine proposes where these leave a gap. No list of persons tells
// it what a name is; a table of heads of state and government and of foreign
// ministers tells only which state one serves, where the document does not.
//
//	On Friday, Norwegian Foreign Minister Mia Lund met officials of the
//	Nairobi Water Board in Kisumu.
//
// gives NORP Norwegian, PERSON Mia Lund, ORG Nairobi Water Board, PLACE Kisumu.
//
// Whom an official serves is read from the office, from the body that it is held
// in, and else from the document as a whole: who issued it, which offices it names
// with which state, who holds one already. What it leaves open stays empty.
//
// An EntityID depends on label, canonical name and state only, never on the
// document or the run: places and bodies of the gazetteers have the gazetteer's own
// id ("place:KEN", "place:184745", "org:african-union"), all others the label and
// half a SHA-256 of label, folded canonical name and state. One person has another
// id in a document that gives the family name only; package registry joins them.
package entity

import (
	"fmt"
	"sync"

	"readout/pipeline"
	"readout/rules"
)

// New returns the extractor of people, places and organizations, which needs that
// of NewFinder. It reports every fault of the gazetteers and of titles.yaml.
func New(set *rules.Set) (*pipeline.Extractor, error) {
	if _, err := loaded(set); err != nil {
		return nil, err
	}
	return &pipeline.Extractor{
		Name: "entity",
		Doc: `people, places, peoples and organizations

Finds names by gazetteers, titles, patterns and the proposals of the recognition
engine, decides between them, and adds what is known of each: office, country,
kind, coordinates.`,
		Labels: []string{pipeline.Person, pipeline.Place, pipeline.Org, pipeline.Norp},
		Needs:  []pipeline.Layer{pipeline.LayerFinds, pipeline.LayerNames},
		Writes: []pipeline.Layer{pipeline.LayerPlaces, pipeline.LayerOrganizations, pipeline.LayerPeople, pipeline.LayerIssuer},
		Run:    run,
	}, nil
}

// loaded keeps the lexicon of the set that was used last: suites are often made
// several times from one set, and the tables are large.
func loaded(set *rules.Set) (*lexicon, error) {
	cache.Lock()
	defer cache.Unlock()
	if cache.lx != nil && cache.set == set {
		return cache.lx, nil
	}
	lx, err := load(set)
	if err != nil {
		return nil, err
	}
	cache.set, cache.lx = set, lx
	return lx, nil
}

var cache struct {
	sync.Mutex
	set *rules.Set
	lx  *lexicon
}

func run(ps *pipeline.Pass) error {
	ps.Ann.Places, ps.Ann.Organizations, ps.Ann.People = nil, nil, nil
	p, ok := ps.Ann.Finds.(*page)
	if !ok {
		return fmt.Errorf("finds are of type %T; run the extractor that NewFinder returns", ps.Ann.Finds)
	}
	ps.Ann.Finds = nil // what is known of a name changes while it is decided on
	if len(p.words) == 0 {
		return nil
	}
	if ps.Ann.NamesDecided {
		p.complete()
		p.decide(ps.Ann.Names)
	} else {
		p.engine(ps.Ann.Names)
		p.complete()
		p.settle()
	}
	p.write(ps)
	p.release()
	return nil
}

// read finds what the rules are sure of.
func read(lx *lexicon, ps *pipeline.Pass) *page {
	p := newPage(lx, ps.Doc)
	p.publisher = ps.Ann.Publisher
	p.issuer, p.world = p.publisher.ISO3, p.publisher.International
	p.words, p.sents = lx.cut(p.words, p.sents, ps.Doc, ps.Ann.Sentences)
	if len(p.words) == 0 {
		return p
	}
	p.taken = zeros(p.taken, len(p.words))
	take := func(s pipeline.Span) {
		i, j := within(p.words, s.Start, s.End)
		for ; i < j; i++ {
			p.taken[i] = true
		}
	}
	for i := range ps.Ann.Timexes {
		take(ps.Ann.Timexes[i].Span)
	}
	for i := range ps.Ann.Quantities {
		take(ps.Ann.Quantities[i].Span)
	}
	p.addresses()
	p.noNames()
	p.owner = zeros(p.owner, len(p.words))
	for i := range p.owner {
		p.owner[i] = -1
	}
	p.refused = zeros(p.refused, len(p.words))
	p.orgAt = zeros(p.orgAt, len(p.words))
	p.lookUp()
	p.findOrgs()
	p.joinCodes()
	p.findPlaces()
	p.findPeople()
	p.settle()
	p.splitPairs()
	p.acronyms()
	p.regimes()
	p.repeat()
	return p
}

// addresses takes words of mail and web addresses and of handles away: they are
// no names.
func (p *page) addresses() {
	for i := range p.words {
		w := &p.words[i]
		domain := w.text == "." && w.glued && i > 0 && p.word(i+1).glued && !p.word(i+1).isMark() && !p.word(i+1).cap && p.same(i-1, i+1) && len(p.words[i-1].text) > 1
		if w.text != "@" && !domain {
			continue
		}
		for k := i; k > max(0, i-40) && p.words[k].glued; k-- {
			p.taken[k-1] = true
		}
		for k := i + 1; k < len(p.words) && p.words[k].glued && k < i+40; k++ {
			p.taken[k] = true
		}
	}
}

// acronyms finds acronyms that the document itself introduces, "Bureau of
// Forests (BoF)", and their later mentions.
func (p *page) acronyms() {
	p.alias = map[string][]shortName{}
	for k := range p.settled {
		f := &p.settled[k]
		if f.label != pipeline.Org {
			continue
		}
		c, e := p.codeBehind(f)
		if c == 0 {
			continue
		}
		if f.org == nil {
			f.org = &orgFacts{}
		}
		f.org.acronym = p.slice(c, e)
		p.alias[p.words[c].text] = append(p.alias[p.words[c].text], shortName{*f, c, e})
	}
	if len(p.alias) == 0 {
		return
	}
	for i := range p.words {
		for _, a := range p.alias[p.words[i].text] {
			j := i + a.e - a.c
			if f := &a.full; j <= len(p.words) && p.free(i, j) && p.slice(i, j) == p.slice(a.c, a.e) {
				p.propose(finding{i: i, j: j, label: pipeline.Org, tier: tierRepeat, rule: "org/acronym", entries: f.entries, org: f.org})
				break
			}
		}
	}
}

// A shortName is the name of a body and the words [c, e) of the short one in brackets
// behind it.
type shortName struct {
	full finding
	c, e int
}

// unknown reports whether words [i, j) are names as far as their look and place
// tell, and in no list.
func (p *page) unknown(i, j int) bool {
	if sn := p.sentenceOf(i); sn.title || sn.shout || p.words[i].first {
		return false
	}
	for ; i < j; i++ {
		if w := &p.words[i]; !w.isMark() && (w.common || w.name || w.upper || !w.cap || p.lx.heads[w.fold].Kind != "") {
			return false
		}
	}
	return true
}

// engine proposes what the recognition engine found and nothing else claims.
func (p *page) engine(names []pipeline.Mention) {
	for _, m := range names {
		i, j := within(p.words, m.Start, m.End)
		for i < j && (p.words[i].isMark() || p.words[i].fold == "the" || p.inTitle(i)) {
			i++
		}
		for j > i && (p.words[j-1].isMark() || p.words[j-1].poss) {
			j--
		}
		if i >= j || p.refused[i] || !p.same(i, j-1) || !p.free(i, j) || !p.words[i].cap {
			continue
		}
		f := finding{i: i, j: j, label: m.Label, tier: tierEngine, rule: m.Rule, confidence: m.Confidence}
		// An engine that gives no probability is not believed where words tell
		// otherwise; one that does has weighed them itself.
		blind := m.Confidence == 0
		switch m.Label {
		case pipeline.Place, pipeline.Norp:
			if blind && !p.unknown(i, j) {
				continue
			}
		case pipeline.Person:
			if blind && (j-i < 2 || p.nameRun(i, false) != j) {
				continue
			}
			f.person = &personFacts{title: -1}
		case pipeline.Org:
			f.org = &orgFacts{}
		}
		p.propose(f)
	}
}
