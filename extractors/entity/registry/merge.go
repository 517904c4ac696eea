package registry

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"readout/rules"
)

// persons returns the records of one block, which for people is one family name,
// those of one person together. Two records are one person if
//
//  1. both have a given name and the given names agree: each is the other, its
//     short form ("Tony", "Anthony") or its initial, and the same holds of middle
//     names where both have one; and
//  2. their states are the same, or one of them has none; and
//  3. nobody else of the block would do as well: what could be either of two
//     people stays apart, unless one of them is named ten times as often as all
//     others.
//
// A record with a family name only joins the one person of that name and state,
// under the same condition. A record with another state joins a person of exactly
// the same full name who is named ten times as often, or a hundred times as often if
// one of them leaves out a middle name. A family name without a state joins a person
// of whose state half the documents speak that have it, if that one is named ten
// times as often as all others of the name.
//
// Names are compared in one spelling, see spelling; people whose names are the same
// in another order are merged by reorder.
func persons(group []*record, nick map[string]string) [][]*record {
	if len(group) == 0 {
		return nil
	}
	if group[0].Label != "PERSON" || len(group) == 1 {
		out := make([][]*record, len(group))
		for i, r := range group {
			out[i] = []*record{r}
		}
		return out
	}
	names := make([][]string, len(group))
	order := make([]int, len(group))
	for i, r := range group {
		order[i] = i
		names[i] = parts(form(r))
		for k := range names[i][:max(0, len(names[i])-1)] {
			if f, ok := nick[names[i][k]]; ok {
				names[i][k] = f
			}
		}
	}
	// Those who say most about themselves come first, so that the others join them.
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(weight(names[b]), weight(names[a])), cmp.Compare(b2i(group[b].Country != ""), b2i(group[a].Country != "")), cmp.Compare(group[b].Mentions, group[a].Mentions))
	})
	var people []*person
	for _, i := range order {
		var found []*person
		for _, p := range people {
			if sameState(p.country, group[i].Country) && sameName(p.name, names[i]) {
				found = append(found, p)
			}
		}
		if exact := slices.DeleteFunc(slices.Clone(found), func(p *person) bool { return p.country != group[i].Country }); len(exact) > 0 {
			found = exact
		}
		if exact := slices.DeleteFunc(slices.Clone(found), func(p *person) bool { return !slices.Equal(p.name, names[i]) }); len(exact) == 1 {
			found = exact
		}
		if len(found) > 1 {
			found = dominant(found)
		}
		if len(found) == 0 && len(names[i]) > 1 && len(names[i][0]) > 1 {
			// A state is misread more often than two officials have one full name.
			var same []*person
			for _, p := range people {
				if slices.Equal(p.name, names[i]) && p.mentions() >= 10*group[i].Mentions ||
					len(p.name) > 1 && p.name[0] == names[i][0] && sameName(p.name, names[i]) && p.mentions() >= 100*group[i].Mentions {
					same = append(same, p)
				}
			}
			if len(same) == 1 {
				same[0].of = append(same[0].of, group[i])
				continue
			}
		}
		if len(found) == 1 && (len(names[i]) > 1 || found[0].country == group[i].Country && group[i].Country != "" || spoken(found[0], people, group[i])) {
			p := found[0]
			p.country = cmp.Or(p.country, group[i].Country)
			p.of = append(p.of, group[i])
			continue
		}
		people = append(people, &person{names[i], group[i].Country, []*record{group[i]}})
	}
	out := make([][]*record, len(people))
	for i, p := range people {
		out[i] = p.of
	}
	return out
}

// spoken reports whether p is so often named that a family name without a state
// is p's, in documents half of which name the state of p.
func spoken(p *person, all []*person, r *record) bool {
	if r.Country != "" || p.country == "" || 2*r.States[p.country] < r.Documents {
		return false
	}
	d := dominant(all)
	return len(d) == 1 && d[0] == p && p.mentions() >= 10*r.Mentions
}

// A person is records that are one.
type person struct {
	name    []string
	country string
	of      []*record
}

func (p *person) mentions() int64 {
	var n int64
	for _, r := range p.of {
		n += r.Mentions
	}
	return n
}

// dominant returns the one of several people who is named ten times as often as
// all others together, nobody if there is none.
func dominant(people []*person) []*person {
	var all int64
	most := people[0]
	for _, p := range people {
		all += p.mentions()
		if p.mentions() > most.mentions() {
			most = p
		}
	}
	if most.mentions() >= 10*(all-most.mentions()) {
		return []*person{most}
	}
	return nil
}

func sameState(a, b string) bool { return a == b || a == "" || b == "" }

// sameName reports whether the name b, which is no fuller, may be that of a.
func sameName(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	given, other := a[:len(a)-1], b[:len(b)-1]
	if len(given) == 0 || len(other) == 0 {
		return true
	}
	if !agree(given[0], other[0]) {
		return false
	}
	// Middle names: those of the shorter stand in the longer, in order.
	k := 1
	for _, m := range other[1:] {
		for k < len(given) && !agree(given[k], m) {
			k++
		}
		if k == len(given) {
			return len(given) == 1 // the other has none
		}
		k++
	}
	return true
}

// agree reports whether two given names are the same or one is the other's initial.
func agree(a, b string) bool {
	return a == b || len(a) == 1 && strings.HasPrefix(b, a) || len(b) == 1 && strings.HasPrefix(a, b)
}

// weight orders names by how much they tell: letters of all parts but initials
// less than whole parts.
func weight(name []string) int {
	w := 0
	for _, p := range name {
		if w++; len(p) > 1 {
			w++
		}
	}
	return w
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// form returns the canonical form that most mentions of a record have.
func form(r *record) string {
	if c := counts(r.Canonical); len(c) > 0 {
		return c[0].Text
	}
	return ""
}

// entityOf makes one entity of records.
func entityOf(of []*record) *Entity {
	lead := slices.MaxFunc(of, func(a, b *record) int {
		return cmp.Or(cmp.Compare(b2i(len(parts(form(a))) > 1), b2i(len(parts(form(b))) > 1)), cmp.Compare(a.Mentions, b.Mentions), cmp.Compare(b.ID, a.ID))
	})
	all := &record{}
	e := &Entity{ID: lead.ID, Label: lead.Label, Canonical: form(lead)}
	for _, r := range of {
		all.join(r)
		e.IDs = append(e.IDs, r.ID)
	}
	slices.Sort(e.IDs)
	e.Country = cmp.Or(lead.Country, all.Country)
	if k := counts(all.Kinds); len(k) > 0 {
		e.Kind = k[0].Text
		if e.Kind == "other" && len(k) > 1 {
			e.Kind = k[1].Text // "other" is what is said of people named without office
		}
	}
	e.Variants = counts(all.Names)
	e.Mentions, e.Documents = all.Mentions, all.Documents
	e.First, e.Last = day(all.First), day(all.Last)
	delete(all.States, e.Country)
	e.Countries = counts(all.States)
	return e
}

// parts cuts a name into folded parts in one spelling, without suffixes such as
// "Jr." and without particles.
func parts(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(rules.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		switch w {
		case "jr", "sr", "ii", "iii", "iv":
			continue
		}
		out = append(out, w)
	}
	if kept := slices.DeleteFunc(slices.Clone(out), func(w string) bool { return particles[w] }); len(kept) > 0 {
		out = kept
	}
	for i, w := range out {
		out[i] = spelling(w)
	}
	return out
}
