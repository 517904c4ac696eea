package entity

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"
	"strings"
	"unicode"

	"readout/pipeline"
	"readout/rules"
)

// write turns what was settled into annotations. People come first: whom they
// serve tells who issued the document, and so whose its ministries are.
func (p *page) write(ps *pipeline.Pass) {
	slices.SortFunc(p.settled, func(a, b finding) int { return cmp.Compare(a.start, b.start) })
	for k := range p.settled {
		for i := p.settled[k].i; i < p.settled[k].j; i++ {
			p.owner[i] = int32(k)
		}
	}
	p.introduce()
	p.lists()
	p.letterheads()
	p.inDoc = p.countries()
	p.clues(ps.Doc, ps.Ann.Quantities)
	var told []served
	var last *finding
	turns := 0
	for i := range ps.Ann.Sentences {
		if s := &ps.Ann.Sentences[i]; s.Speaker != "" {
			turns++
		}
	}
	p.transcript = turns > 2
	for k := range p.settled {
		f := &p.settled[k]
		if f.label == pipeline.Person {
			m, s := p.person(p.mention(f), f)
			ps.Ann.People = append(ps.Ann.People, m)
			told = append(told, s)
			p.joinStates(ps.Ann.People, told, last, f)
			last = f
		}
	}
	p.link(ps.Ann.People, told)
	p.holdIn(ps.Ann.People)
	ps.Ann.Issuer = p.issuedBy()
	for k := range p.settled {
		f := &p.settled[k]
		switch f.label {
		case pipeline.Place, pipeline.Norp:
			ps.Ann.Places = append(ps.Ann.Places, p.place(p.mention(f), f))
		case pipeline.Org:
			ps.Ann.Organizations = append(ps.Ann.Organizations, p.org(p.mention(f), f))
		}
	}
}

// holdIn notes the states of people, and those of the bodies that stand in their
// titles: "Speaker of Parliament Ada Moyo", who is Kenya's.
func (p *page) holdIn(people []pipeline.PersonMention) {
	p.heldIn, p.stateOf = map[int32]string{}, map[int32]string{}
	n := 0
	for k := range p.settled {
		f := &p.settled[k]
		if f.label != pipeline.Person {
			continue
		}
		m := &people[n]
		n++
		p.stateOf[int32(f.i)] = m.Country
		if t := f.person; t != nil && m.Country != "" {
			for i := t.ti; i < t.tj; i++ {
				if o := p.settledAt(i); o != nil && o.label == pipeline.Org {
					p.heldIn[int32(i)] = m.Country
				}
			}
		}
	}
}

func (p *page) mention(f *finding) pipeline.Mention {
	return pipeline.Mention{Span: pipeline.Span{Start: f.start, End: f.end}, Label: f.label, Rule: f.rule, Confidence: f.confidence}
}

// countries counts the mentions of each country, which help to choose between
// cities of one name.
func (p *page) countries() map[string]int {
	n := map[string]int{}
	for k := range p.settled {
		f := &p.settled[k]
		if e := p.best(f, nil); e != nil && e.source != fromCities && !(f.label == pipeline.Norp && p.severalStates(f)) && !(f.label == pipeline.Org && (national[e.kind] || e.kind == "party") && p.usualForm(f)) {
			n[e.iso3]++
		}
	}
	return n
}

// severalStates reports whether a name is that of the people of more than one
// state, "Congolese", and so does not tell which.
func (p *page) severalStates(f *finding) bool {
	return slices.ContainsFunc(f.entries, func(k int32) bool { return p.lx.entries[k].iso3 != p.lx.entries[f.entries[0]].iso3 })
}

// best returns the entry that a finding most likely names, nil if it has none.
func (p *page) best(f *finding, inDoc map[string]int) *entry {
	var best *entry
	score := math.Inf(-1)
	for _, k := range f.entries {
		e := &p.lx.entries[k]
		s := math.Log10(float64(e.population) + 10)
		known := e.source != fromCities || e.rank != 'P' || e.population >= wellKnown || p.lx.namesake(f.entries, e)
		switch e.rank {
		case 'C':
			s += 3
		case 'A':
			s++
		}
		switch {
		case e.iso3 == "":
		case inDoc[e.iso3] > 0 && known:
			s += 4
		case inDoc[e.iso3] > 0:
			s += 1.5
		}
		if e.source == fromCities && e.iso3 == p.issuer && e.iso3 != "" && known {
			s++
		}
		if e.admin != "" && p.divisionBehind(f) == e.admin {
			s += 20 // "Portsmouth, New Hampshire"
		}
		switch {
		case e.by == "":
		case e.by == p.issuer, e.label == pipeline.Org: // that of others is no hit, see meant
			s += 6
		case inDoc[e.by] > 0:
			s += 3
		}
		// "Naivasha, Kenya", "Naivasha (Kenya)"
		if m := p.word(f.j).text; m == "," || m == "(" {
			if h := p.hit(f.j + 1); h != nil && h.entries != nil && p.lx.entries[h.entries[0]].iso3 == e.iso3 && p.same(f.i, h.i) {
				s += 10
			}
		}
		if s > score {
			best, score = e, s
		}
	}
	return best
}

// namesake reports whether a division of the state of town e among entries has
// its name.
func (lx *lexicon) namesake(entries []int32, e *entry) bool {
	for _, k := range entries {
		if d := &lx.entries[k]; d.rank == 'D' && d.iso3 == e.iso3 {
			return true
		}
	}
	return false
}

// wellKnown is the population of a town that texts name without its state, where
// they name the state elsewhere.
const wellKnown = 100_000

// tidy returns a name on one line.
func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

// capitalized turns "MIA LUND" into "Mia Lund".
func capitalized(s string) string {
	var b strings.Builder
	start := true
	for _, r := range s {
		if !start {
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
		start = !unicode.IsLetter(r) && r != '\'' && r != '’'
	}
	return b.String()
}

// id returns an identifier that depends on what is named only; tables of different
// runs join on it, so that its form must not change (TestStableIDs).
func id(label, name, country string) string {
	sum := sha256.Sum256([]byte(label + "\x00" + rules.Fold(name) + "\x00" + country))
	return strings.ToLower(label) + ":" + hex.EncodeToString(sum[:8])
}
