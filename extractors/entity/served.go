package entity

import (
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
	ahead  bool   // the body is named before any state
	none   bool   // of an international body, so of no state
	near   string // state of the person that an "and" joins it to
	close  bool   // near is told right before: "Kenyan President Moyo and Speaker Otieno"
	peer   bool   // "his counterpart"
	host   bool   // who invites or receives the one before
	deep   bool   // not the subject of a sentence that is set in place
	other  bool   // a peer of another state than the issuer's, or a host of such
	like   string // kind of office of whose counterpart it is
	foil   string // state whose official's counterpart it is
	// contact says that readers may ask the person; visitor that who meets it is
	// "the visiting Minister".
	contact, visitor bool
	under            bool // who orders it or is accompanied by it is of the same state
	his              bool // "his chief of staff": of the one named before
	// private says that the body is no state's and the sentence names no other
	// state than the issuer's: who is named so is of the issuer's country.
	private bool
	firm    bool   // the body is no state's, whatever the sentence names
	beside  int    // number of the mention before it in a list of guests, counted from 1; 0 if none
	after   bool   // state stands behind the name
	guest   bool   // whom the subject of the sentence meets
	by      int    // mention of who meets it or whose "his" is; -1 if none
	place   string // state that the sentence is set in: "In Tbilisi, ..."
	leader  bool   // "the Norwegian leader"
	// delegate says that the title is that of a representative of a body.
	delegate bool
	council  bool // of a council of state
	people   bool // of the authority that leads a people
	plural   bool // the title is said of several: "Presidents Lund and Moyo"
	local    bool // of a town or division
	learned  bool // of a university or school
	told     bool // the office is told in a sentence, "Mia Lund is Director of ..."
	war      bool // a war is called the person's own
	regime   bool // so is a government
	team     int  // 1 the first, 2 the second of "the Lund-Moyo Administration"
	sent     int  // sentence of the mention
	present  bool // the sentence says no more than that people were there
	acts     bool // without title, the subject of a document's first sentences
	word     int  // first word of the name
}

// away are words before a place in a title that lead to where somebody is sent:
// an "Ambassador to Kenya" does not serve Kenya.
var away = wordSet("to for on at")

// sent are kinds of office that are held abroad or about another state.
var sent = wordSet("ambassador envoy official")

// serves reads the state and the body out of the words [i, j) of a title of
// kind. With them go "of Japan" and "of the Ministry of Trade" behind a name.
func (p *page) serves(s *served, kind string, i, j int) {
	town, abroadAt := "", -1 // abroadAt is behind the last place where somebody is sent
	for k := i; k < j; k++ {
		prev := p.word(k - 1)
		if prev.fold == "the" {
			prev = p.word(k - 2)
		}
		abroad := k > i && (away[prev.fold] && sent[kind] || prev.fold == "for" && p.aboutState(k))
		if o := p.owner[k]; o >= 0 && p.settled[o].i == k && p.settled[o].label == pipeline.Org {
			f := &p.settled[o]
			if b := p.bodyOf(f); !abroad && !(b.kind == "international" && (kind == "minister" || kind == "deputy_minister") && p.ministerIn(i, k)) {
				if (b.id == securityCouncil || b.id == "security-council") && f.j-f.i == 2 && (kind == "official" || kind == "minister") {
					b.kind, s.local = "", true // a state's own: the United Nations' has no secretary or chairman
				}
				if s.body == "" && b.kind != "" {
					s.body, s.ahead = b.kind, s.state == ""
				}
				s.learned = s.learned || b.kind == "academic" && p.teaches(f)
				s.council = s.council || p.words[f.j-1].fold == "council" && (b.kind == "government" || b.kind == "" || p.words[f.j-2].fold == "security" && b.kind != "international")
				s.people = s.people || p.words[f.j-1].fold == "authority" && p.leadsPeople(f)
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
		case abroad && e.label == pipeline.Norp && prev.fold != "to" && p.titleAt[min(h.j, len(p.words)-1)].end == 0, abroadAt > 0 && prev.text == "(" && k == abroadAt+1:
			// "Coordinator for Afghan Relocation", "Envoy for the Kingdom of Norway (KON)"
		case abroadAt > 0 && prev.fold == "and" && k == abroadAt+1 && p.aboutState(k):
			// "Director for Norwegian and Kenyan Affairs"
			abroad = true
		case p.word(h.j).text == "-" && p.peopleAt(h.j+1) && e.kind == "national":
			// "Iranian-American": the last
		case e.source == fromCountries || e.kind == "national" || separate(e) && !(prev.cap && h.label == pipeline.Place):
			if s.state == "" && (!abroad || e.label == pipeline.Norp) {
				s.state = e.iso3 // "Advisor to the Latvian Prime Minister"
				if text := p.slice(i, j); e.source == fromCountries && p.lx.postal[rules.Fold(e.name)] != "" && !p.lx.has(e.iso3, text) && p.lx.has("USA", text) {
					s.state = "USA" // "Georgia Congresswoman"
				}
			}
			if next := p.word(h.j); next.fold == "leader" {
				s.leader = true
			}
		case e.source == fromCities && e.label == pipeline.Place && h.tier != tierWeak && town == "" && !abroad && !(prev.fold == "in" && sent[kind] && kind != "official"):
			town = e.iso3
		}
		if abroad {
			abroadAt = h.j
		}
		k = h.j - 1
	}
	if s.state == "" && s.body != "international" {
		s.state = town // "Mayor of Lisbon"
		s.local = town != ""
	}
}

// aboutState reports whether the state named at word k is what an office is about,
// "Special Rep. for Kenya", and not whose the body is that follows.
func (p *page) aboutState(k int) bool {
	h := p.hit(k)
	return h != nil && p.lx.heads[p.word(h.j).fold].Kind == ""
}

// separate reports whether e is a part of a state with a president and ministers of
// its own, "the President of South Ossetia", or its people.
func separate(e *entry) bool {
	return e.iso3 != "" && (e.source == fromRegions && e.kind == "region" || e.source == fromNorps && e.kind == "ethnic")
}

// peopleAt reports whether a people of a state is named at word k.
func (p *page) peopleAt(k int) bool {
	h := p.hit(k)
	if h == nil || h.label != pipeline.Norp {
		return false
	}
	e := p.best(h, nil)
	return e != nil && e.kind == "national"
}

// teaches reports whether a body's name says that it is a university or school.
func (p *page) teaches(f *finding) bool {
	for i := f.i; i < f.j; i++ {
		if w := p.words[i].fold; strings.HasPrefix(w, "universi") || w == "college" || w == "school" || w == "polytechnic" {
			return true
		}
	}
	return false
}

// office changes the kind of an office by the body that it is held in: the
// president of a parliament is a legislator, that of a bank is neither that nor
// a head of state.
func officeOf(kind string, s *served) string {
	high := kind == "head_of_state" || kind == "head_of_government" || kind == "minister" || kind == "deputy_minister"
	if s.people && kind == "head_of_state" {
		return kind // "President of the Palestinian Authority"
	}
	if s.council && kind == "minister" {
		return "official" // "Security Council Secretary"
	}
	if s.delegate && kind == "legislator" && s.body != "" && s.body != "legislature" {
		kind = "official" // "UNICEF Representative"
	}
	switch s.body {
	case "international":
		if (s.state == "" || s.ahead && unique[kind]) && high {
			return "official"
		}
	case "armed_group":
		if high || kind == "official" {
			return "other"
		}
	case "military":
		if kind == "official" {
			return "military"
		}
	case "legislature":
		if high || kind == "official" {
			return "legislator"
		}
	case "government", "academic", "other":
		if kind == "head_of_state" && !s.learned {
			return "official" // the president of an agency
		}
		if s.learned && kind == "head_of_state" || s.body == "academic" && (kind == "head_of_government" || kind == "official" && s.learned) {
			return "other" // the chancellor or rector of a university
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
