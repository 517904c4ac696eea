package entity

import (
	"cmp"
	"slices"
	"strings"

	"readout/pipeline"
	"readout/rules"
)

// A body is what is known of an organization before the document's issuer is.
type body struct {
	norm, kind, state, acronym string
	id                         string // of the gazetteer; "" if it is in none
	own                        bool   // one of several states' bodies of this name
	partOf                     bool   // a unit of the body that the letterhead names above it
	shown                      string // the kind that the table gives instead, "" if none
}

// bodyOf reads what the name of an organization and the words before it tell.
func (p *page) bodyOf(f *finding) body {
	if full := p.fullName(f); full != nil {
		return p.bodyOf(full)
	}
	if b, ok := p.organ(f); ok {
		return b
	}
	if e := p.best(f, p.inDoc); e != nil && e.label == pipeline.Org && !p.branch(f, e) {
		if e.id == securityCouncil && p.statesCouncil(f) {
			return body{norm: "Security Council", kind: "government", state: p.countryOf(f), own: true, id: "security-council"}
		}
		if e.id == spokesOffice && p.issuer != "" && p.issuer != e.iso3 {
			return body{norm: tidy(p.text[f.start:f.end]), kind: e.kind, own: true, id: spokesOffice}
		}
		b := body{norm: e.name, kind: e.kind, state: e.iso3, acronym: e.acronym, id: e.id}
		if e.nobodys {
			b.kind, b.shown = "international", e.kind // whose officials serve no state
			return b
		}
		if e.iso3 == "" && e.kind != "international" {
			b.state, b.own = p.countryOf(f), true
			if h := p.hit(f.i); !national[e.kind] && h != nil && h.j < f.j && h.label == pipeline.Place {
				b.norm = tidy(p.text[f.start:f.end]) // "Kenya Chamber of Commerce"
			}
		} else if s := p.countryOf(f); (national[e.kind] || e.kind == "party") && (s != "" && s != e.iso3 && p.anybodys(f) || s == "" && p.inDoc[e.iso3] == 0 && p.issuer != e.iso3 && p.usual(f)) {
			// The Congress or Coast Guard of another state than the one it mostly means.
			b = body{norm: p.bare(f), kind: e.kind, state: s, own: true, id: rules.Fold(p.bare(f))}
		}
		return b
	}
	b := body{norm: tidy(p.text[f.start:f.end])}
	if f.org != nil {
		b.kind, b.acronym = f.org.kind, f.org.acronym
	}
	b.state = cmp.Or(p.countryOf(f), p.byLanguage(f))
	p.refine(&b, f)
	if b.kind == "other" || b.kind == "company" || b.state == "" && local[b.kind] {
		kind, state := p.described(f)
		if b.kind == "other" || p.headless(f) {
			b.kind = cmp.Or(kind, b.kind)
		}
		b.state = cmp.Or(b.state, state)
	}
	b.norm = ministryOf(p.spellOut(f, b.norm))
	if parent := p.letterheadParent(f); parent != nil && p.unit(f) {
		o := p.bodyOf(parent)
		if full := p.org(pipeline.Mention{}, parent); full.Norm != "" && o.kind != "" {
			b.kind, b.state, b.norm, b.partOf = kindOfUnit(full.Kind), full.Country, b.norm+" of the "+full.Norm, true
		}
	}
	parent := p.settledEnding(f.i)
	if p.word(f.i - 1).poss {
		parent = p.settledEnding(f.i - 1)
	}
	if parent != nil && p.same(parent.i, f.i) {
		p.partOf(&b, parent)
	}
	if k := f.j + 1; p.word(f.j).fold == "of" && p.same(f.i, k) && b.kind == "other" {
		if p.word(k).fold == "the" {
			k++
		}
		if h := p.hit(k); h != nil && h.label == pipeline.Org && p.same(f.i, k) && p.lx.entries[h.entries[0]].kind == "international" {
			b.norm, b.kind, b.state = p.lx.entries[h.entries[0]].name+" "+b.norm, "international", ""
		}
	}
	return b
}

// anybodys reports whether the name of f is made of ordinary words, so that any
// state may have a body of it: "Coast Guard", "Department of Education".
func (p *page) anybodys(f *finding) bool {
	i := f.i
	if h := p.hit(i); h != nil && h.j < f.j && h.label != pipeline.Org {
		i = h.j
	}
	for ; i < f.j; i++ {
		if w := &p.words[i]; w.poss || w.upper && !p.sentenceOf(i).shout || !w.isMark() && !w.common && !longer[w.fold] && p.lx.heads[w.fold].Kind == "" {
			return false
		}
	}
	return true
}

// usual reports whether f is called as such bodies are in many states, in one word
// or two or as a department, and by no word that tells the state.
func (p *page) usual(f *finding) bool {
	return p.usualForm(f) && (p.issuer != "" || f.j-f.i == 1 || len(p.often(1)) > 0)
}

// usualForm reports what usual does of the name alone.
func (p *page) usualForm(f *finding) bool {
	return p.anybodys(f) && (f.j-f.i <= 2 && p.words[f.i].fold != "state" && p.words[f.i].fold != "federal" || p.isDepartment(f) && p.words[f.j-1].fold != "state")
}

// bare returns the name of f without a state or people in front.
func (p *page) bare(f *finding) string {
	if h := p.hit(f.i); h != nil && h.j < f.j && h.label != pipeline.Org && !p.words[h.j].isMark() {
		return tidy(p.slice(h.j, f.j))
	}
	return tidy(p.text[f.start:f.end])
}

// branch reports whether f is a national member of the body e: "Kenya Red Cross".
func (p *page) branch(f *finding, e *entry) bool {
	if e.kind != "international" {
		return false
	}
	h := p.hit(f.i)
	return h != nil && h.j < f.j && h.label == pipeline.Place && p.lx.entries[h.entries[0]].source == fromCountries
}

// departments are states whose ministries are called departments.
var departments = wordSet("USA PHL IRL ZAF AUS GBR CHE")

// isDepartment reports whether f is "Department of ..." with at most a state
// before it; "Ohio Department of ..." is no ministry.
func (p *page) isDepartment(f *finding) bool {
	i := f.i
	if h := p.hit(i); h != nil && p.lx.entries[h.entries[0]].source == fromCountries {
		i = h.j
	}
	return p.word(i).fold == "department" && (p.word(i+1).fold == "of" || p.word(i+1).fold == "for")
}

// between reports whether words [i, j) begin with two states or groups of states
// joined by a dash.
func (p *page) between(i, j int) bool {
	a := p.hit(i)
	if a == nil || a.j >= j || !p.word(a.j).isMark() || p.word(a.j).text == "." || !p.word(a.j).glued {
		return false
	}
	b := p.hit(a.j + 1)
	return b != nil && b.j < j && p.party(a) && p.party(b)
}

// party reports whether a hit is a state, its people, a region of states or a body of states.
func (p *page) party(h *finding) bool {
	e := &p.lx.entries[h.entries[0]]
	return e.source == fromCountries || e.source == fromRegions || e.kind == "international" || e.kind == "national"
}

func (p *page) org(m pipeline.Mention, f *finding) pipeline.OrgMention {
	if full := p.fullName(f); full != nil {
		out := p.org(m, full)
		if text := p.text[f.start:f.end]; isCode(text) {
			out.Acronym = text
		}
		return out
	}
	b := p.bodyOf(f)
	if c, e := p.codeBehind(f); c > 0 && p.stands(f, c, e) {
		b.acronym = p.slice(c, e)
	}
	out := pipeline.OrgMention{Mention: m, Kind: b.kind, Country: b.state, Acronym: b.acronym}
	out.Norm = b.norm
	if out.Norm == strings.ToUpper(out.Norm) && strings.Contains(out.Norm, " ") {
		out.Norm = smallWords.Replace(smallWords.Replace(capitalized(out.Norm))) // twice for "Of The"
	}
	switch {
	case b.partOf:
	case (national[b.kind] || b.kind == "party" && b.own) && (b.own || b.id == ""):
		out.Country = cmp.Or(out.Country, p.heldIn[int32(f.i)])
		switch {
		case out.Country != "":
		case b.kind == "military" && b.id == "" && p.alliesForce(f):
			// of several states: "Standing NATO Maritime Group 1"
		case p.world && !p.nationwide(f, b.kind):
			out.Kind = "international" // the issuer's own: "Directorate of Information"
			out.Norm = p.ofIssuer(f, out.Norm)
		case p.world:
			out.Country = cmp.Or(p.stateNear(f), p.acting(f), p.subject(), p.mostNamed())
		case (p.lx.is.domestic[p.words[f.j-1].fold] || p.lx.is.domestic[p.words[f.i].fold]) && p.issuer != "" && !p.mission(f) && p.stateNear(f) != "":
			out.Country = p.stateNear(f) // "In Peru the Constitutional Court"
		case p.acting(f) != "":
			out.Country = p.acting(f) // "her ministry will pay if Parliament approves"
		case p.elsewhere(f):
			out.Country = cmp.Or(p.stateNear(f), p.other())
		default:
			out.Country = p.issuer
		}
		if out.Country == "" && !p.joint && out.Kind != "international" && !(b.kind == "military" && p.alliesForce(f)) {
			out.Country = p.stateNear(f)
		}
		if departments[out.Country] && b.kind == "government" && p.isDepartment(f) {
			out.Kind = "ministry"
		}
		switch {
		case p.mission(f):
			out.Norm = p.embassyName(f, out.Norm, out.Country)
		case out.Kind == "international":
		case b.id == spokesOffice && p.lx.states[out.Country] != nil:
			out.Norm += " of the " + p.ofState("Ministry of Foreign Affairs", out.Country)
		case p.word(f.i-1).poss && p.hitEnding(f.i-1) != nil && p.hitEnding(f.i-1).label == pipeline.Org && out.Kind == "government":
			// "the Treasury's Office of Ports" is the Treasury's
		case out.Kind == "government" && b.state != "" && p.outside(f) && p.anybodys(f):
			out.Norm = p.ofState(out.Norm, out.Country) // "Kenya's Nuclear Regulatory Authority"
		case out.Kind == "legislature" && (p.words[f.j-1].fold == "caucus" || strings.HasSuffix(p.words[f.j-1].fold, "committee")):
			// a part of one
		case b.own || out.Kind == "ministry" || out.Kind == "legislature" || p.isCommon(f):
			if !p.placeIn(f) {
				out.Norm = p.ofState(p.stateLast(f, out.Norm), out.Country)
			}
		}
	case b.kind == "ministry" && (strings.HasPrefix(out.Norm, "Ministry") || strings.HasPrefix(out.Norm, "Department") || strings.HasPrefix(out.Norm, "Federal")):
		out.Norm = p.ofState(out.Norm, out.Country)
	case b.id == "" && local[b.kind]:
		out.Country = cmp.Or(out.Country, p.domestic(f), p.stateNear(f))
	case p.world && b.id == "" && b.kind == "other" && b.state == "" && p.isOrgan(f):
		out.Kind, out.Norm = "international", p.ofIssuer(f, out.Norm)
	}
	out.Kind = cmp.Or(b.shown, out.Kind)
	switch {
	case b.id == "":
		out.EntityID = id(f.label, out.Norm, out.Country)
	case b.own:
		out.EntityID = id(f.label, b.id, out.Country)
	default:
		out.EntityID = "org:" + b.id
	}
	return out
}

// partOf makes b a part of the international body o, which stands right before it:
// "European Union External Action Service", "NATO's Harbour Committee".
func (p *page) partOf(b *body, o *finding) {
	if o.label != pipeline.Org || b.kind != "government" && b.kind != "other" && b.kind != "academic" {
		return
	}
	if e := p.best(o, nil); e != nil && e.kind == "international" {
		b.kind, b.state, b.norm = "international", "", tidy(p.text[o.start:o.end])+" "+b.norm
	}
}

// outside reports whether a state or people stands right before the name of f.
func (p *page) outside(f *finding) bool {
	j := f.i
	if p.word(j - 1).poss {
		j--
	}
	h := p.hitEnding(j)
	return h != nil && h.label != pipeline.Org && p.same(h.i, f.i)
}

// smallWords writes the small words of names as names have them.
var smallWords = strings.NewReplacer(" Of ", " of ", " The ", " the ", " And ", " and ", " For ", " for ", " On ", " on ", " To ", " to ", " In ", " in ")

// nationwide reports whether the body of f is one that only states have.
func (p *page) nationwide(f *finding, kind string) bool {
	return kind != "government" || p.lx.is.nationwide[p.words[f.i].fold] || p.lx.is.common[p.words[f.i].fold] && p.words[f.i].fold != "office" || p.lx.is.common[p.words[f.j-1].fold] && p.words[f.j-1].fold != "office" || p.mission(f)
}

// elsewhere reports whether the issuer's state has no body that is called as f is.
func (p *page) elsewhere(f *finding) bool {
	if p.issuer == "" {
		return false
	}
	for i := f.i; i < f.j; i++ {
		if h := p.lx.heads[p.words[i].fold]; (i == f.j-1 || h.Kind == "ministry") && slices.Contains(h.NotIn, p.issuer) {
			return true
		}
	}
	return false
}

// other returns the one state besides the issuer's that the document names often,
// "" if there is none.
func (p *page) other() string {
	best, n, next := "", 0, 0
	for _, s := range p.often(1) {
		switch m := p.inDoc[s]; {
		case s == p.issuer:
		case m > n:
			best, n, next = s, m, n
		default:
			next = max(next, m)
		}
	}
	if n < 2*next+1 {
		return ""
	}
	return best
}

// local are kinds of body that belong to a state without being its own.
var local = wordSet("company academic ngo media")

// national are kinds of body that a state has.
var national = wordSet("ministry government legislature military")

// placeIn reports whether a town, a division or another body stands in the name
// of f, whose body then needs no state to be told apart.
func (p *page) placeIn(f *finding) bool {
	for i := f.i; i < f.j; i++ {
		h := p.hit(i)
		if h == nil || h.j > f.j || h.i == f.i && h.j == f.j || f.entries != nil && h.label == pipeline.Org {
			continue
		}
		if e := &p.lx.entries[h.entries[0]]; h.i == f.i && h.label == pipeline.Org && e.iso3 == "" && national[e.kind] {
			continue // "State Council of China"
		}
		if e := &p.lx.entries[h.entries[0]]; e.source == fromOrgs || e.source == fromRegions && e.iso3 != "" || e.source == fromCities && h.tier != tierWeak {
			return true
		}
	}
	return false
}

// nearWords limits how far states are looked for in long sentences.
const nearWords = 150

// stateNear returns the one state that the sentence of f names, "" if it names
// several or none.
func (p *page) stateNear(f *finding) string {
	one := ""
	sn := p.sentenceOf(f.i)
	for i := max(sn.first, f.i-nearWords); i < min(sn.last, f.j+nearWords); i++ {
		h := p.hit(i)
		if h == nil || h.label == pipeline.Org {
			continue
		}
		if e := p.best(h, p.inDoc); e != nil && (e.source == fromCountries || e.kind == "national" || e.rank == 'C') && e.iso3 != one {
			if one != "" {
				return ""
			}
			one = e.iso3
		}
	}
	return one
}
