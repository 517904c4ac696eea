package registry

import (
	"slices"
	"strings"
)

// familyFirst are states whose names stand with the family name first at home and
// often last abroad: "Kishida Fumio", "Fumio Kishida"; and where syllables of given
// names are joined or parted: "Jong-un", "Jong Un".
var familyFirst = set("CHN HKG HUN JPN KHM KOR MNG PRK SGP TWN VNM")

// twoFamilies are states whose people have two family names and are called by the
// first: "Laurentino Cortizo Cohen".
var twoFamilies = set("AGO ARG BOL BRA CHL COL CRI CUB DOM ECU ESP GNQ GTM HND MEX MOZ NIC PAN PER PHL PRT PRY SLV URY VEN")

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// A held entity waits for people of its state whose names are its own in another
// order.
type held struct {
	*Entity
	parts []string
	of    []*record
}

// reorder merges people of one state who are one by these rules, and returns all,
// sorted by id:
//
//  1. in states of familyFirst, their names have the same parts in any order, or
//     the same letters;
//  2. in states of twoFamilies, one has the other's name and one further family
//     name, and no other person does.
//
// People with a family name only never take part.
func reorder(people []*held) []*Entity {
	slices.SortStableFunc(people, func(a, b *held) int { return int(b.Mentions - a.Mentions) })
	of := map[string]*held{}
	var out []*held
	for _, p := range people {
		var into *held
		for _, k := range p.keys() {
			if into = of[k]; into != nil {
				break
			}
		}
		if into == nil {
			into = p
			out = append(out, p)
		} else {
			into.of = append(into.of, p.of...)
		}
		for _, k := range p.keys() {
			if of[k] == nil {
				of[k] = into
			}
		}
	}
	longer := map[string][]*held{}
	for _, p := range out {
		if twoFamilies[p.Country] && len(p.parts) > 2 {
			k := p.Country + " " + strings.Join(p.parts[:len(p.parts)-1], " ")
			longer[k] = append(longer[k], p)
		}
	}
	gone := map[*held]bool{}
	for _, p := range out {
		if l := longer[p.Country+" "+strings.Join(p.parts, " ")]; len(l) == 1 && len(p.parts) > 1 && !gone[p] {
			p.of = append(p.of, l[0].of...)
			gone[l[0]] = true
		}
	}
	var ents []*Entity
	for _, p := range out {
		if !gone[p] {
			ents = append(ents, entityOf(p.of))
		}
	}
	slices.SortFunc(ents, func(a, b *Entity) int { return strings.Compare(a.ID, b.ID) })
	return ents
}

// keys are what people who are one by the first rule share.
func (p *held) keys() []string {
	if !familyFirst[p.Country] || len(p.parts) < 2 {
		return nil
	}
	sorted := slices.Clone(p.parts)
	slices.Sort(sorted)
	return []string{p.Country + " " + strings.Join(sorted, " "), p.Country + "=" + strings.Join(p.parts, "")}
}

// waits reports whether an entity must wait for reorder.
func waits(e *Entity) bool {
	return e.Label == "PERSON" && (familyFirst[e.Country] || twoFamilies[e.Country]) && len(parts(e.Canonical)) > 1
}
