package entity

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"readout/rules"
)

// A leader is a term of a head of state, head of government, foreign minister or
// head of an international body.
type leader struct {
	iso3, kind string   // iso3 is "" for an international body
	family     []string // folded parts of the name by which it is called
	name       []string // all folded parts, in any spelling
	from, to   time.Time
}

// tableDate is when the table of leaders was written; who was in office then is
// taken to stay for a year.
var tableDate = time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)

func (lx *lexicon) leader(r rules.Row) error {
	from, err := time.Parse("2006-01", r.Get("from"))
	if err != nil {
		return fmt.Errorf("column from: %w", err)
	}
	to := tableDate.AddDate(1, 0, 0)
	if s := r.Get("to"); s != "" {
		if to, err = time.Parse("2006-01", s); err != nil {
			return fmt.Errorf("column to: %w", err)
		}
		to = to.AddDate(0, 1, 0) // the month itself
	}
	if !kinds[r.Get("kind")] {
		return fmt.Errorf("kind %q is unknown", r.Get("kind"))
	}
	if _, ok := lx.iso2[r.Get("iso3")]; !ok && r.Get("iso3") != "" {
		return fmt.Errorf("no country has the code %s", r.Get("iso3"))
	}
	all := nameParts(r.Get("name"))
	for _, s := range append(r.List("family"), r.List("also")...) {
		all = append(all, nameParts(s)...)
	}
	for _, s := range r.List("family") {
		l := leader{iso3: r.Get("iso3"), kind: r.Get("kind"), family: nameParts(s), name: all, from: from, to: to}
		if len(l.family) == 0 {
			return fmt.Errorf("family name %q has no letters", s)
		}
		lx.leaders[l.family[0]] = append(lx.leaders[l.family[0]], l)
	}
	return nil
}

// leads returns the state that c leads or whose foreign minister it is by the
// table of leaders, with the kind of office; "" if none or several fit. A family
// name alone is enough with the title of the office; a full name without title
// only where the document names the state.
func (r *round) leads(c *chain) (state, kind string) {
	p := r.p
	if p.date.IsZero() || c.none || c.own {
		return "", ""
	}
	found, past := false, false
	titled := c.title != "" && !c.formal && c.kind != "other" && c.kind != "official"
	for _, part := range c.name {
		for i := range p.lx.leaders[part] {
			l := &p.lx.leaders[part][i]
			full := len(c.name) > len(l.family)
			// Who led a state keeps the title: "President Ada Lund" of years ago.
			once := c.former || unique[l.kind] && (full && (titled && l.kind == c.kind || !titled && p.lx.fullName(l, c)) || titled && l.kind == c.kind && l.iso3 == p.issuer || !titled && c.regime)
			over := !l.in(p.date, false)
			if !p.lx.isLeader(l, c) || !l.in(p.date, once) {
				continue
			}
			switch {
			case l.iso3 == "": // "President Lund" of a commission
				if !p.fits(l, c, full) {
					continue
				}
			case !titled && !full && (c.title == "" || c.formal) && unique[l.kind] && (p.inDoc[l.iso3] > 1 && !p.ownWord(l) || (c.war || c.regime) && !p.lx.words[l.family[0]].common):
				// "Lund's war", and "Lund" in a text about the state
			case l.kind == "spokesperson" && (c.title == "" || c.formal) && c.kind != "spokesperson":
				if full && !p.lx.fullName(l, c) || !full && !r.moderates(l, c) {
					continue // "MS LUND:", who moderates
				}
			case titled && l.kind != c.kind:
				continue
			case titled && l.kind == "minister" && !full && (p.inDoc[l.iso3] == 0 || len(c.fields) > 0 && !slices.Contains(c.fields, "fore")):
				continue
			case titled && !p.lx.has(l.iso3, c.title):
				continue
			case !titled && !full, !titled && p.inDoc[l.iso3] == 0 && (!unique[l.kind] || c.title != "" && !c.formal || !p.lx.fullName(l, c)):
				continue
			}
			if found && state != l.iso3 {
				switch {
				case over && !past:
					continue // who is in office now is likelier
				case over == past:
					return "", ""
				}
			}
			found, past, state, kind = true, over, l.iso3, l.kind
			if over && !titled {
				kind = ""
			}
		}
	}
	if found && state == "" {
		c.none = true
		return "", kind
	}
	if titled || c.title != "" && !c.formal {
		kind = "" // what stands with the name says more
	}
	return state, kind
}

// fullName reports whether c is named as l is, with the family name as it is
// written and no part that l has not: "Liz Lund" is not Elizabeth.
func (lx *lexicon) fullName(l *leader, c *chain) bool {
	for _, x := range l.family {
		if !slices.Contains(c.parts, x) {
			return false
		}
	}
	return len(c.parts) > len(l.family) && lx.partOf(c.parts, lx.formal(l.name))
}

// isGiven reports whether a word is a usual name, or an ordinary word, too.
func (lx *lexicon) isGiven(s string) bool {
	l := lx.words[s]
	return l.name || l.common
}

// in reports whether the term covers a day, or lies before it for a former holder.
func (l *leader) in(day time.Time, former bool) bool {
	return !day.Before(l.from) && (former || day.Before(l.to))
}

// isLeader reports whether the name of c has the family name of l, and no part
// that l has not.
func (lx *lexicon) isLeader(l *leader, c *chain) bool {
	for _, x := range l.family {
		if !slices.Contains(c.name, x) {
			return false
		}
	}
	name := lx.formal(l.name)
	if lx.partOf(c.name, name) {
		return true
	}
	// A further family name behind given name and family name.
	if slices.ContainsFunc(c.name, func(s string) bool { return sonOf[s] }) {
		return false // a father's name is no family name
	}
	n := len(c.name) - 1
	return n >= len(l.family)+1 && lx.partOf(c.name[:n], name)
}

// fits reports whether c may be l, who leads an international body: by an office as these
// have, by its full name, or by a rare family name behind a form of address or a rank that
// the United Nations have too.
func (p *page) fits(l *leader, c *chain, full bool) bool {
	switch {
	case c.title == "":
		return full && p.lx.fullName(l, c)
	case c.kind == "minister" || c.kind == "head_of_government":
		return false
	case full || c.kind == "head_of_state" || c.kind == "official":
		return true
	}
	rank := strings.HasPrefix(rules.Fold(strings.ReplaceAll(c.title, "-", " ")), "under secretary") && len(c.fields) == 0
	return (c.formal || rank) && !p.lx.isGiven(l.family[0])
}

// ownWord reports whether the name by which l is called alone may be another's as well: it
// is a given name or an ordinary word, or a usual name in a text of the state itself.
func (p *page) ownWord(l *leader) bool {
	w := p.lx.words[l.family[0]]
	return w.common || w.name && (l.iso3 == p.issuer || len(l.name) > 0 && l.name[0] == l.family[0])
}
