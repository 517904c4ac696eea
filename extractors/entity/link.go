package entity

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"readout/pipeline"
	"readout/rules"
)

// link gives every mention of one person the fullest name in the document, and
// the office and state that stand with any of them or that the document tells.
func (p *page) link(people []pipeline.PersonMention, told []served) {
	var chains []chain
	var marks []mark             // of each
	byPart := map[string][]int{} // chains that have a part
	of := make([]int, len(people))
	order := make([]int, len(people))
	parts := make([][]string, len(people))
	for i := range people {
		order[i] = i
		parts[i] = nameParts(people[i].Norm)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(len(parts[b]), len(parts[a])), cmp.Compare(len(people[b].Norm), len(people[a].Norm)))
	})
	for _, i := range order {
		best := -1
		if key := keyPart(parts[i]); key != "" {
			found := byPart[key]
			if f, ok := p.lx.nick[key]; ok && len(found) == 0 && len(parts[i]) == 1 {
				found = byPart[f] // "Tony" after "Antony Lund"
			}
			for _, c := range found[:min(len(found), maxChains)] {
				// Of several people of the name, the one named last before the
				// mention is the likeliest, else the first one behind it.
				if o := &people[chains[c].first]; told[i].team == 1 && o.Kind == "other" && courtly(o.Title) {
					continue // "the Lund-Moyo Administration" is not the First Lady's
				}
				if p.lx.partOf(parts[i], chains[c].name) && sameLine(parts[i], chains[c].parts) && !(len(parts[i]) == 1 && marks[c].against(markOf(&people[i], &told[i]))) && (best < 0 || people[chains[c].first].Start < people[i].Start) {
					best = c
				}
			}
		}
		if best < 0 {
			best = len(chains)
			marks = append(marks, mark{})
			chains = append(chains, chain{name: p.lx.formal(parts[i]), parts: parts[i], norm: people[i].Norm, first: i})
			for _, part := range chains[best].name {
				byPart[part] = append(byPart[part], best)
			}
		}
		marks[best].add(markOf(&people[i], &told[i]))
		of[i] = best
	}
	lists := p.guestLists(people, told)
	p.sandwiched(lists, people, told)
	r := round{p: p, offices: p.listOffices(), parties: p.parties(), first: map[int]*chain{}}
	seen := make([]bool, len(chains))
	for i := range people {
		c, m := &chains[of[i]], &people[i]
		if !seen[of[i]] {
			seen[of[i]] = true
			c.first, c.guest, c.sent = i, told[i].guest, told[i].sent
			if by := told[i].by; by >= 0 && of[by] != of[i] {
				c.meets, c.his = &chains[of[by]], told[i].his
			}
			if n := told[i].beside; n > 0 && of[n-1] != of[i] {
				c.guestBy = &chains[of[n-1]]
			}
			r.chains = append(r.chains, c)
		}
		if len(c.at) < maxMentions {
			c.at = append(c.at, told[i].word)
		}
		if c.relative == nil {
			c.relative = p.relativeOf(i, told, of, chains)
		}
		c.add(m, &told[i])
		if s := told[i].sent; r.first[s] == nil {
			r.first[s] = c
		}
	}
	for _, list := range lists {
		if told[list[0]].guest {
			var guests []*chain
			for _, i := range list {
				guests = append(guests, &chains[of[i]])
			}
			r.lists = append(r.lists, guests)
		}
	}
	r.settle()
	for i := range people {
		c, m := &chains[of[i]], &people[i]
		m.Norm = c.norm
		if m.Norm == strings.ToUpper(m.Norm) {
			m.Norm = capitalized(m.Norm)
		}
		m.Kind = cmp.Or(c.kind, m.Kind, "other")
		m.Country = cmp.Or(m.Country, c.country)
		if m.Title != c.title {
			m.Title, m.TitleSpan = c.title, pipeline.Span{}
		}
		m.Affiliation = cmp.Or(m.Affiliation, c.affil)
		m.EntityID = id(m.Label, m.Norm, c.country)
	}
}

// add takes up what one mention of c tells.
func (c *chain) add(m *pipeline.PersonMention, s *served) {
	if c.kind == "" || c.kind == "other" && m.Kind != "" {
		c.kind = m.Kind
	}
	c.country = cmp.Or(c.country, m.Country)
	c.own = c.own || m.Country != ""
	c.war, c.acts, c.team = c.war || s.war, c.acts || s.acts, max(c.team, s.team)
	c.regime = c.regime || s.regime
	several := s.plural && c.title != "" && !c.plural // its own title says more
	// An office told in a sentence may be another than the one that is said with the name.
	if other := m.Kind != c.kind && m.Title != "" && !s.formal && c.title != "" && !c.formal; other && s.told && !c.told {
		several = true
	} else if other && c.told && !s.told {
		c.title, c.kind = "", ""
	}
	if !several && (fuller(m.Title, c.title) && !(s.formal && c.title != "") || c.plural && !s.plural && m.Title != "" || !s.formal && c.formal && m.Title != "") {
		c.title, c.formal, c.plural, c.told = m.Title, s.formal, s.plural, s.told
		if m.Kind != "" {
			c.kind = m.Kind
		}
	}
	c.affil = cmp.Or(c.affil, m.Affiliation)
	c.hint = cmp.Or(c.hint, s.hint)
	c.place = cmp.Or(c.place, s.place)
	c.private = c.private || s.private
	c.firm = c.firm || s.firm
	c.present = c.present || s.present
	if c.near == "" {
		c.near, c.close = s.near, s.close
	}
	c.deep = c.deep || s.deep
	c.foil = cmp.Or(c.foil, s.foil)
	c.other, c.peer = c.other || s.other, c.peer || s.peer
	c.like, c.contact, c.visitor = cmp.Or(c.like, s.like), c.contact || s.contact, c.visitor || s.visitor
	c.none = (c.none || s.none) && c.country == ""
	t := strings.ToLower(m.Title)
	c.former = c.former || strings.HasPrefix(t, "former") || strings.HasPrefix(t, "ex-")
}

// maxChains limits how many people of one name are compared.
const maxChains = 64

// fuller reports whether title a says more than b: it is longer, and not in
// capitals throughout as in a transcript.
func fuller(a, b string) bool {
	if (a == strings.ToUpper(a)) != (b == strings.ToUpper(b)) && b != "" {
		return b == strings.ToUpper(b) && a != ""
	}
	return len(a) > len(b)
}

func nameParts(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(rules.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		if !suffixes[w] || len(w) == 1 {
			out = append(out, w)
		}
	}
	return out
}

// keyPart returns the last part of a name that is no initial, "" if there is none.
func keyPart(parts []string) string {
	for i := len(parts) - 1; i >= 0; i-- {
		if len(parts[i]) > 1 {
			return parts[i]
		}
	}
	return ""
}

// sonOf are words before a father's name inside a name.
var sonOf = wordSet("bin ibn bint binti binte ibni")

// sameLine reports whether the parts of a name may be those of a fuller one that
// names fathers: "Omar bin Said Al Lund" is Omar and Al Lund, but neither Said nor
// "Said bin Omar".
func sameLine(parts, full []string) bool {
	first := slices.IndexFunc(full, func(s string) bool { return sonOf[s] })
	if first < 1 || len(parts) == 0 || sonOf[parts[0]] {
		return true
	}
	last := len(full) - 1
	for !sonOf[full[last]] {
		last--
	}
	if slices.Contains(full[:first], parts[0]) {
		return true
	}
	// The family name behind the last father's.
	return last+2 < len(full) && slices.Contains(full[last+2:], parts[0])
}

// formal adds to the parts of a name the full forms of short given names, ahead
// of the family name.
func (lx *lexicon) formal(parts []string) []string {
	var full []string
	for _, part := range parts[:max(0, len(parts)-1)] {
		if f, ok := lx.nick[part]; ok {
			full = append(full, f)
		}
	}
	return append(full, parts...)
}

// partOf reports whether all parts of a name are in a fuller one, given names in
// any form.
func (lx *lexicon) partOf(parts, name []string) bool {
	if len(parts) == 0 {
		return false
	}
	for _, x := range parts {
		if len(x) == 1 { // an initial
			if !slices.ContainsFunc(name, func(n string) bool { return strings.HasPrefix(n, x) }) {
				return false
			}
			continue
		}
		if f, ok := lx.nick[x]; !slices.Contains(name, x) && !(ok && slices.Contains(name, f)) {
			return false
		}
	}
	return true
}
