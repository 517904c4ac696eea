package entity

import (
	"fmt"
	"strings"

	"readout/pipeline"
)

// orgFacts is what is known of a body found by pattern.
type orgFacts struct {
	kind    string
	acronym string
}

// A head is a noun that names of bodies end with or start with.
type head struct {
	Kind  string `yaml:"kind"`
	Of    bool   `yaml:"of"`    // "Ministry of ..."
	Alone bool   `yaml:"alone"` // a name with one word before it is enough: "Foreign Ministry"
	Loose bool   `yaml:"loose"` // as often part of names of other things

	NotIn []string `yaml:"not_in"` // states that have no body called so, ISO 3166-1 alpha-3
}

var orgKinds = wordSet("international government ministry legislature military company party media academic armed_group ngo other")

// Check reports a kind that the table of organizations does not have.
func (h *head) Check() error {
	if !orgKinds[h.Kind] {
		return fmt.Errorf("kind %q is unknown", h.Kind)
	}
	return nil
}

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// findOrgs proposes bodies by pattern: a head noun with words of a name before
// it ("Trade Development Council"), with "of" behind it ("Ministry of Trade and
// Industry of Chile"), or both.
func (p *page) findOrgs() {
	for i := range p.words {
		w := &p.words[i]
		if !w.cap || w.isMark() || p.taken[i] {
			continue
		}
		h, ok := p.lx.heads[w.fold]
		if !ok && w.fold != "task" {
			continue
		}
		end, isOf := i+1, false
		if w.fold == "task" {
			if n := p.word(i + 1); n.fold != "force" || !n.cap {
				continue
			}
			h, end = head{Kind: "other", Of: true, Alone: true}, i+2
		}
		if n := p.word(end); n.glued && n.text == "." && (w.fold == "inc" || w.fold == "ltd" || w.fold == "corp") {
			end++
		}
		if h.Of {
			if e := p.ofPart(end, w.fold); e > end {
				end, isOf = e, true
			}
		}
		if w.fold == "mission" || w.fold == "chamber" {
			k := end + 1
			if p.word(k).fold == "the" {
				k++
			}
			if c := p.word(end).fold; c == "in" || c == "to" || c == "for" {
				if h := p.hit(k); h != nil && p.same(i, k) && h.label == pipeline.Place {
					end, isOf = h.j, true
				}
			}
		}
		start := 0
		if known := p.orgOver(i); known != nil {
			// A body of the gazetteer: only its state may be added.
			start, end = known.i, known.j
			if e := p.ofPart(end, ""); e > end && p.onlyCountry(end, e) {
				end = e
			} else if h := p.hit(end); w.fold != "council" && p.lx.entries[known.entries[0]].kind == "ministry" && h != nil && p.same(i, end) && p.lx.entries[h.entries[0]].source == fromCountries && !p.word(h.j).poss && !p.words[h.j-1].poss && p.lone(known.i, h.j) {
				end = h.j // "MINISTRY OF FOREIGN AFFAIRS SINGAPORE" as a signature
			}
			if s := p.before(start); s < start && p.allCommon(s, start) {
				start = s
			}
			if end == known.j && start == known.i {
				p.orgAt[start] = max(p.orgAt[start], end)
				continue
			}
			isOf = true
		} else {
			start = p.before(i)
		}
		if h := p.hit(start); h != nil && h.label == pipeline.Place && h.j >= end {
			continue // "Russian Federation"
		}
		if !isOf && (start == i || !h.Alone && i-start < 2) {
			continue
		}
		if n := p.word(end); h.Loose && !isOf && p.same(i, end) && n.cap && !n.isMark() && n.common && !p.sentenceOf(i).title && !p.sentenceOf(i).shout && p.titleAt[end].end == 0 {
			continue // "Lund Exchange Fellowship"
		}
		if w.fold == "group" && !isOf && i-start == 1 && p.words[start].fold == "working" {
			continue
		}
		if w.fold == "alliance" && !isOf && (p.statesOnly(start, i) || p.hit(start) != nil && p.hit(start).label == pipeline.Place && p.word(p.hit(start).j).text == "-") {
			continue // "U.S.-ROK Alliance"
		}
		if w.fold == "administration" && !isOf && !p.allCommon(start, i) {
			continue // "Biden-Harris Administration"
		}
		if !isOf && i-start == 1 && p.onlyPlace(start, i) && w.fold != "embassy" && w.fold != "parliament" && w.fold != "army" && w.fold != "navy" &&
			w.fold != "congress" && w.fold != "tv" && w.fold != "exchange" && w.fold != "senate" && w.fold != "airlines" && w.fold != "university" && w.fold != "police" {
			// "Paris Group", but not "the Singapore Department"
			if _, code := p.code(start); !code {
				continue
			}
		}
		f := finding{i: start, j: end, label: pipeline.Org, tier: tierOrg, rule: "org/pattern", org: &orgFacts{kind: h.Kind}}
		p.propose(f)
		p.orgAt[start] = max(p.orgAt[start], end)
	}
}

// joinCodes proposes bodies of the gazetteer together with an acronym of a state
// or body right before them: "UN World Food Program", "U.S. National Security Council".
func (p *page) joinCodes() {
	for k := range p.hits {
		h := &p.hits[k]
		if h.label != pipeline.Org || h.j-h.i < 2 {
			continue
		}
		prev := p.hitEnding(h.i)
		if prev == nil || !p.same(prev.i, h.i) || prev.label == pipeline.Norp ||
			!p.lx.entries[prev.entries[0]].exact && p.lx.entries[prev.entries[0]].source != fromCountries && !seats[p.words[prev.i].fold] {
			continue
		}
		p.propose(finding{i: prev.i, j: h.j, label: pipeline.Org, tier: tierOrg, rule: "org/gazetteer", entries: h.entries})
		p.orgAt[prev.i] = h.j
	}
}

// allCommon reports whether words [i, j) are ordinary words with capitals.
func (p *page) allCommon(i, j int) bool {
	for ; i < j; i++ {
		if w := &p.words[i]; !w.isMark() && !w.common && !w.upper {
			return false
		}
	}
	return true
}

// statesOnly reports whether words [i, j) are countries and marks.
func (p *page) statesOnly(i, j int) bool {
	for i < j {
		if p.words[i].isMark() {
			i++
			continue
		}
		h := p.hit(i)
		if h == nil || p.lx.entries[h.entries[0]].source != fromCountries {
			return false
		}
		i = h.j
	}
	return true
}

// orgOver returns the body of several words in the gazetteer that word i is part
// of, or nil.
func (p *page) orgOver(i int) *finding {
	for k := i; k >= 0 && k > i-10; k-- {
		if h := p.hit(k); h != nil && h.j > i {
			if h.label == pipeline.Org && h.j-h.i > 1 {
				return h
			}
			return nil
		}
	}
	return nil
}

// lone reports whether words [i, j) stand between marks or ends of a sentence.
func (p *page) lone(i, j int) bool {
	return (!p.same(i-1, i) || p.word(i-1).isMark()) && (!p.same(i, j) || p.word(j).isMark())
}

// onlyCountry reports whether words [i, j) are "of" and a country.
func (p *page) onlyCountry(i, j int) bool {
	h := p.hitEnding(j)
	return h != nil && h.i <= i+2 && h.label == pipeline.Place && p.lx.entries[h.entries[0]].source == fromCountries
}

// before returns where a name that ends with the head at word i begins.
func (p *page) before(i int) int {
	s := i
	for k := i - 1; k >= 0 && p.same(k, i) && i-k <= 9; k-- {
		w := &p.words[k]
		switch {
		case w.poss:
			// "People's Congress", "Prime Minister's Office", but "China's Foreign Ministry"
			if prev := p.word(k - 1); !prev.cap || !p.lx.is.owners[prev.fold] {
				return s
			}
			continue
		case w.isMark():
			switch {
			case w.text == "&" || (w.text == "-" || w.text == "‑" || w.text == "–" || w.text == "/") && w.glued && p.word(k+1).glued:
				continue
			case w.text == ".": // "U.S. Mission"
				if prev := p.hitEnding(k + 1); prev != nil {
					k = prev.i
					s = k
					continue
				}
			}
			return s
		case !w.cap:
			// "Bases Conversion and Development Authority"
			if w.fold == "and" && s == k+1 && p.lx.heads[p.word(k-1).fold].Kind == "" && p.word(k-1).fold != "force" && p.word(k-1).cap && (p.word(k-1).common || !p.word(k-1).name && p.hitEnding(k) == nil) && p.word(k+1).common && !p.lx.is.notBefore[p.word(k-1).fold] && p.titleAt[k-1].end == 0 {
				continue
			}
			return s
		case w.fold == "joint" && !p.taken[k] && s == k+1 && p.lx.is.mixed[p.words[i].fold] && !p.word(i+1).cap: // but "Joint Commission Meeting"
		case p.taken[k] || p.lx.is.notBefore[w.fold]:
			return s
		case p.word(k+1).poss && p.inTitle(k):
		case p.sentenceOf(i).title && p.lx.is.headingVerbs[w.fold]:
			return s
		case p.titleAt[k].end == k+1 && w.fold != "general" && w.fold != "president" && w.fold != "special":
			return s
		}
		if prev := p.hitEnding(k + 1); prev != nil && prev.label == pipeline.Norp && s-k >= 1 {
			// "Japanese Ministry", but "Chinese Communist Party", "African Forest Commission", "Kenyan-Norwegian Trade Council"
			k = prev.i
			if o := p.hitEnding(k - 1); o != nil && o.label == pipeline.Norp && p.word(k-1).text == "-" && p.same(o.i, i) && i-prev.j > 0 {
				return o.i
			}
			if prev.entries != nil && p.lx.entries[prev.entries[0]].kind == "regional" {
				s = k
				continue
			}
			if kind := p.lx.heads[p.word(i).fold].Kind; kind == "party" || kind == "academic" || kind == "ngo" || kind == "media" {
				s = k
				continue
			}
			return s
		}
		s = k
	}
	return s
}

// hitEnding returns the gazetteer's hit that ends before word j, or nil.
func (p *page) hitEnding(j int) *finding {
	for i := j - 1; i >= 0 && i >= j-8; i-- {
		if h := p.hit(i); h != nil && h.j == j {
			return h
		}
	}
	return nil
}

// onlyPlace reports whether words [i, j) are a place or people and no more.
func (p *page) onlyPlace(i, j int) bool {
	h := p.hit(i)
	return h != nil && h.j == j && h.label != pipeline.Org
}

// code reports whether word i is an acronym, as "UN" or "U.S.".
func (p *page) code(i int) (string, bool) {
	w := p.word(i)
	return w.text, w.upper && len(w.text) <= 6
}

// ofPart returns where the part that starts with "of", "for", "on" at word j
// ends, or j if there is none.
func (p *page) ofPart(j int, headWord string) int {
	end := j
	for range 3 {
		k := end
		if c := p.word(k).fold; !p.same(j-1, k) || c != "of" && c != "for" && c != "on" || c == "on" && headWord != "commission" && headWord != "committee" && headWord != "council" && headWord != "group" && headWord != "subcommittee" {
			break
		}
		k++
		if p.word(k).fold == "the" {
			k++
		}
		if h := p.hit(k); h != nil && p.same(j-1, k) && (h.label == pipeline.Place || h.label == pipeline.Org) {
			end = h.j
			if h.label == pipeline.Place && h.entries != nil && p.lx.entries[h.entries[0]].source == fromCountries {
				break
			}
			continue
		}
		e := p.capitals(k)
		if e == k {
			break
		}
		end = e
	}
	return end
}

// capitals returns where a list of capitalized words that starts at word k ends:
// "Population, Refugees, and Migration".
func (p *page) capitals(k int) int {
	start, end, ands := k, k, 0
	for p.same(start, k) && k-start < 14 {
		w := p.word(k)
		switch {
		case k > start && p.sentenceOf(k).title && p.lx.is.headingVerbs[w.fold]:
			return end // "Minister of Foreign Affairs Meets ..."
		case w.cap && !w.isMark() && !p.taken[k] && p.lx.heads[w.fold].Kind != "ministry":
			if t := p.titleAt[k]; k > start && t.end > k+1 && p.words[k].cap && w.fold != "secretary" {
				return end // "Department of Justice Deputy Assistant Attorney General"
			}
			if t := p.titleAt[k]; k > start && t.end > 0 && (t.end == k+1 && !w.common || p.lx.titles[t.title].Honorific) {
				return end
			}
			if h := p.hit(k); h != nil && k > start && h.label == pipeline.Place && p.word(k-1).fold != "and" && !p.word(k-1).isMark() {
				return end // "Ministry of Foreign Affairs Singapore" ends before the place
			}
			if k > start && !w.common && w.name && p.word(k-1).cap {
				return end // "Minister of Foreign Affairs Enrique"
			}
			k++
			end = k
		case w.fold == "and" || w.text == "&":
			n := p.word(k + 1)
			ands++
			if ands > 1 && p.word(k-1).text == "," {
				return end
			}
			if !n.cap || n.isMark() || end != k && p.word(k-1).text != "," || p.titleAt[min(k+1, len(p.words)-1)].end > 0 || p.lx.heads[n.fold].Kind == "ministry" {
				return end
			}
			if h := p.hit(k + 1); !n.common && !(p.word(k-1).common && !p.word(k+2).cap) || h != nil && h.label == pipeline.Norp && !(p.word(h.j).cap && p.word(h.j).common) {
				return end
			}
			k++
		case w.text == "," && w.glued:
			// A comma goes on only in a list that "and" closes: ", Community and Youth".
			if ands > 0 || !p.listCloses(k) {
				return end
			}
			k++
		case w.text == "-" && w.glued && p.word(k+1).glued && p.word(k+1).cap,
			w.poss && p.lx.is.owners[p.word(k-1).fold] && p.word(k+1).cap && p.word(k+1).common:
			k++
		default:
			return end
		}
	}
	return end
}

// listCloses reports whether the comma at word k belongs to a list of ordinary
// words with capitals that ends with "and".
func (p *page) listCloses(k int) bool {
	for n := k + 1; p.same(k, n) && n < k+12; n++ {
		w := p.word(n)
		switch {
		case w.fold == "and" || w.text == "&":
			return p.word(n+1).cap && p.word(n+1).common && n > k
		case w.text == ",":
		case !w.cap || !w.common || p.titleAt[n].end > 0 || p.hit(n) != nil:
			return false
		}
	}
	return false
}
