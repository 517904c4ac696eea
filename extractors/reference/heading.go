package reference

import (
	"readout/pipeline"
)

// pending is a phrase whose person is named only later.
type pending struct {
	phrase
	rule string
}

// unresolved keeps a phrase of an office for the end, if it stands in the lead.
func (d *document) unresolved(p *phrase) {
	if p.class&office == 0 && p.noun != "head of state" && p.noun != "head of government" && p.class&officePlural == 0 || len(d.late) >= 64 {
		return
	}
	if d.words[p.first].start < d.leadEnd(2) {
		d.late = append(d.late, pending{*p, ruleHeading})
	}
}

// bare takes in an office without a determiner, as headings have them: "receives
// Special Envoy of Togo", "Kenyan president". It returns the word behind it.
func (d *document) bare(i int) int {
	s := &d.ann.Sentences[d.cur.sentence]
	if d.hyphened(i) || d.cur.quoted || d.is(i-1, possessive|determiner|neutral) || i > 0 && d.words[i-1].name >= 0 && !d.mentions[d.words[i-1].name].norp || i > s.First && d.words[i-1].cap && d.words[i-1].name < 0 {
		return i
	}
	if d.cur.sentence > 8 || s.Kind == pipeline.KindBody && d.cur.sentence > 0 {
		return d.plain(i)
	}
	p := d.parse(i, i)
	if d.introduced(p) {
		return i
	}
	if p == nil || p.class&(office|counterpart) == 0 && p.noun != "head of state" && p.noun != "head of government" || p.number > 0 || p.class&officePlural != 0 || d.apposed(i) {
		return i
	}
	if p.nation < 0 && len(p.of) == 0 && p.noun != "head of state" && p.noun != "head of government" && !d.acts(p.last) {
		return i
	}
	if len(d.late) < 64 {
		d.late = append(d.late, pending{*p, ruleHeading})
	}
	return p.last
}

// hyphened reports whether word i is the rest of a compound: the "President" of
// "Minister-President".
func (d *document) hyphened(i int) bool {
	return i > 1 && d.word(i-1) == "-" && d.words[i-1].end == d.words[i].start && d.words[i-2].end == d.words[i-1].start
}

// introduced reports whether a phrase is the title of a person named behind it,
// to whom it then gives the office: "Chad’s Deputy Minister, the Hon. A. Lund".
func (d *document) introduced(p *phrase) bool {
	if p == nil || p.class&(office|officePlural|leader|leaders|counterpart) == 0 {
		return false
	}
	k := d.introduces(p)
	if k >= 0 && p.class&office != 0 && p.number == 0 {
		d.give(d.mentions[d.words[k].name].entity, d.title(p, k))
	}
	return k >= 0
}

// plain resolves an office in running text that has no determiner, as some write:
// "PM thanked", "Prime Minister extended an invitation". A verb must follow, since
// much else begins with an office.
func (d *document) plain(i int) int {
	p := d.parse(i, i)
	if d.introduced(p) {
		return i
	}
	if p == nil || p.class&office == 0 || p.number > 0 || len(p.of) > 0 || p.nation >= 0 || !d.words[p.head].cap || !d.acts(p.last) || d.apposed(i) {
		return i
	}
	who := d.holder(p)
	if len(who) == 0 {
		return i
	}
	d.emit(ruleOffice, i, p.last, pipeline.Nominal, who)
	if it := (item{first: i, last: p.last, who: who, kind: person, subject: !d.governed(i), agent: true}); !d.coordinated(&it) {
		d.put(it)
	}
	return p.last
}

// only returns the one person with an office, nobody if there are several.
func (d *document) only(a *ask) []int {
	who := d.candidates(a)
	if len(who) > 1 {
		var main []int
		for _, k := range who {
			if d.principal(k) {
				main = append(main, k)
			}
		}
		who = main
	}
	if len(who) == 1 {
		return who
	}
	return nil
}

// headings resolves phrases whose person is named after them.
func (d *document) headings() {
	for i := range d.late {
		p := &d.late[i].phrase
		a := d.asked(p)
		var who []int
		switch {
		case p.class&counterpart != 0:
			if p.nation >= 0 {
				if k := d.from(p.nation); k >= 0 {
					who = []int{k}
				}
			}
		case p.class&officePlural != 0:
			who = d.holders(p)
		default:
			who = d.only(a)
		}
		if len(who) > 0 {
			d.emit(d.late[i].rule, p.first, p.last, pipeline.Nominal, who)
		}
	}
}
