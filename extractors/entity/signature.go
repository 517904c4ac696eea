package entity

import (
	"math"
	"slices"
	"strings"

	"readout/pipeline"
)

// signature returns the state of a national body that stands by itself in the
// first or last sentences, or whose name heads the document.
func (p *page) signature() string {
	own := false // "Ministry of Foreign Affairs" of nobody in particular
	for k := range p.settled {
		f := &p.settled[k]
		s := p.words[f.i].sent
		if f.label == pipeline.Place && s <= 3 && p.word(f.i-1).fold == "of" {
			// "Government of Kenya", alone in its line
			i := f.i - 2
			if e := p.best(f, p.inDoc); e != nil && e.source == fromCountries && p.word(i).fold == "government" && p.lone(i, f.j) && p.sentenceOf(f.i).last-i <= f.j-i+6 {
				return e.iso3
			}
		}
		if f.label == pipeline.Org && s <= 3 {
			if e := p.best(f, nil); e != nil && e.kind == "ministry" && e.iso3 == "" {
				own = true
			}
		}
		if f.label != pipeline.Org || s > 3 && s < len(p.sents)-4 || !p.lone(f.i, f.j) {
			continue
		}
		sn := p.sentenceOf(f.i)
		if b := p.bodyOf(f); national[b.kind] && b.state != "" && sn.last-sn.first <= f.j-f.i+6 && !(own && b.id == spokesOffice) {
			return b.state
		}
	}
	return p.crest()
}

// crestLines is how many lines a letterhead has at most.
const crestLines = 4

// crest returns the state of a letterhead that names it in a line of its own, next
// to a line of one of its offices:
//
//	REPUBLIC OF KENYA
//	OFFICE OF THE PRESIDENT
//
// or behind the office: "The President's Office, Republic of Kenya".
func (p *page) crest() string {
	for s := range min(crestLines, len(p.sents)) {
		state, first := p.stateLine(s)
		switch {
		case state == "":
		case first > p.sents[s].first:
			if p.stateOffice(p.sents[s].first, first) {
				return state
			}
		case s+1 < len(p.sents) && p.stateOffice(p.sents[s+1].first, p.sents[s+1].last), s > 0 && p.stateOffice(p.sents[s-1].first, p.sents[s-1].last):
			return state
		}
	}
	return ""
}

// stateLine returns the state whose name ends sentence s and the word at which the
// name begins, "" if none does. What goes before is at most an office and a comma.
func (p *page) stateLine(s int) (state string, first int) {
	sn := p.sents[s]
	last := sn.last
	for last > sn.first && p.words[last-1].isMark() {
		last--
	}
	h := p.hitEnding(last)
	if h == nil || h.i < sn.first || h.label != pipeline.Place || last-sn.first > 12 {
		return "", 0
	}
	e := p.best(h, p.inDoc)
	if e == nil || e.source != fromCountries {
		return "", 0
	}
	first = h.i
	for first > sn.first && ofStateName[p.words[first-1].fold] {
		first--
	}
	if first > sn.first && p.words[first-1].text != "," {
		return "", 0
	}
	return e.iso3, first
}

// ofStateName are words that go before the name of a state in a letterhead.
var ofStateName = wordSet("the of government republic kingdom sultanate state")

// stateOffice reports whether words [i, j) name an office or body as states have
// and say no more: "Ministry of Foreign Affairs", "Office of the President".
func (p *page) stateOffice(i, j int) bool {
	for j > i && p.words[j-1].isMark() {
		j--
	}
	if j-i > 10 {
		return false
	}
	for k := i; k < j; k++ {
		if p.sentenceOf(k).first != p.sentenceOf(i).first {
			return false
		}
		if w := &p.words[k]; finite[w.fold] || speech[w.fold] {
			return false
		}
	}
	if p.word(i).fold == "the" {
		i++
	}
	if o := p.settledAt(i); o != nil && o.label == pipeline.Org && o.j == j {
		b := p.bodyOf(o)
		return national[b.kind]
	}
	return false
}

// How an international body that issues a document names
// itself in it, and how much each sign counts.
const (
	ofBodyAlone   = 2   // it stands alone in one of the first lines
	ofBodyOfficer = 2   // the heading begins with its officer, who has the word
	ofBodyContact = 1.5 // a line for enquiries at the end names it
	ofBodyHeading = 1.5 // its name or its officer's is in the heading
	ofBodyAbout   = 3   // a part at the end tells about it
	ofBodyVoice   = 1   // the document says "the Agency", "the Bank"
	ofBodyNamed   = 0.6 // each doubling of how often it is named
	enoughOfBody  = 4   // least sum for an issuer
)

// voiceOfBody returns the international body that issued the document, as far as its
// text tells; "" if none did. A body that is only spoken of is named neither alone at
// the top nor described at the end.
func (p *page) voiceOfBody() string {
	said, named := map[string]float64{}, map[string]int{}
	alone := map[string]bool{}
	for k := range p.settled {
		f := &p.settled[k]
		if f.label != pipeline.Org {
			continue
		}
		e := p.best(f, nil)
		if e == nil || e.kind != "international" || e.iso3 != "" {
			continue
		}
		named[e.name]++
		sn, s := p.sentenceOf(f.i), p.words[f.i].sent
		switch {
		case s < 3 && p.lone(f.i, f.j) && sn.last-sn.first <= f.j-f.i+4 && !alone[e.name]:
			alone[e.name] = true
			said[e.name] += ofBodyAlone
		case s <= 1 && p.officerOpens(f):
			alone[e.name] = true
			said[e.name] += ofBodyOfficer
		case s == 0 || s == 1 && sn.title:
			said[e.name] += ofBodyHeading
		case s > len(p.sents)/2 && p.aboutAt(sn.first) && f.i <= sn.first+3 && sn.last-sn.first <= f.j-f.i+6:
			said[e.name] += ofBodyAbout
			alone[e.name] = true
		case s >= len(p.sents)-4 && p.contacts(sn.first, f.i):
			said[e.name] += ofBodyContact
		}
	}
	best := ""
	for _, name := range sorted(said) {
		if n := p.calls(name); n > 0 {
			said[name] += ofBodyVoice
			named[name] += n
		}
		if said[name] += ofBodyNamed * math.Log2(float64(1+named[name])); alone[name] && said[name] >= enoughOfBody && (best == "" || said[name] > said[best]) {
			best = name
		}
	}
	return best
}

// officerOpens reports whether the heading begins with an office of the body f: "The
// Chairperson of the African Union Commission concludes", "IAEA Director General Statement".
func (p *page) officerOpens(f *finding) bool {
	i := p.sentenceOf(f.i).first
	if p.word(i).fold == "the" {
		i++
	}
	if t := p.titleAt[i]; i < f.i {
		return t.end > 0 && p.word(t.end).fold == "of" && f.i-t.end <= 2
	}
	return i == f.i && p.same(f.i, f.j) && p.titleAt[f.j].end > 0
}

// contacts reports whether the words from i to the name at word k ask to write or call.
func (p *page) contacts(i, k int) bool {
	for ; i < k; i++ {
		if w := p.words[i].fold; w == "contact" || w == "contacts" || w == "enquiries" || w == "inquiries" {
			return true
		}
	}
	return false
}

// aboutAt reports whether the sentence at word i is a heading that announces who
// published the document: "About the Bank".
func (p *page) aboutAt(i int) bool { return p.word(i).fold == "about" && p.words[i].cap }

// calls counts where the document calls the body of the name by its last noun
// alone, with an article and a capital: "the Agency".
func (p *page) calls(name string) int {
	words, n := strings.Fields(name), 0
	for i := 1; i+1 < len(p.words); i++ {
		w := &p.words[i]
		if w.cap && p.words[i-1].fold == "the" && !p.words[i+1].cap && len(words) > 1 && len(w.text) > 3 && slices.Contains(words[1:], w.text) {
			n++
		}
	}
	return n
}
