package pledge

import (
	"cmp"
	"slices"
	"strings"

	"readout/pipeline"
)

// oneStates reports whether the end of a title, "statement of the Ministry of Foreign
// Affairs of Peru on the attack", names one body or officer who states something.
func (d *document) oneStates(rest string) bool {
	rest, _, _ = strings.Cut(rest, " on ")
	one := false
	for n, w := range strings.Fields(rest) {
		w = strings.Trim(w, ",.'")
		if w == "and" && n < 6 && !one {
			return false
		}
		one = one || w == "ministry" || w == "department" || w == "office" || w == "embassy" || w == "spokesperson" || d.x.vocab.has(listTitles, w)
	}
	return one
}

// sectionStart returns where the section that holds a position begins: behind the
// last heading, or line of asterisks or dashes, above it. It is 0 where there is none.
func (d *document) sectionStart(pos int) int {
	ss := d.ann.Sentences
	i, _ := slices.BinarySearchFunc(ss, pos, func(s pipeline.Sentence, p int) int { return cmp.Compare(s.End, p) })
	i = min(i, len(ss)-1)
	for n := 0; i > 0 && n < 120; i, n = i-1, n+1 {
		if ss[i].Kind == pipeline.KindHeading || !strings.ContainsFunc(d.doc.Text[ss[i].Start:min(ss[i].End, ss[i].Start+80)], func(r rune) bool { return r != '*' && r != '-' && r != '_' && r != ' ' && r != '\n' && r != '#' }) {
			return ss[i].End
		}
	}
	return 0
}

// maxNamed bounds how many names of a section are read.
const maxNamed = 200

// localPair returns the two states that "the two sides" at a position means where a
// document tells of several meetings in sections of their own: the issuer and the
// state of whom the section says that it was visited or spoken with. It is nil where
// the section names the parties of the whole document, or nobody.
func (d *document) localPair(pos int) []string {
	start := d.sectionStart(pos)
	if start == 0 || len(d.issuer.ids) == 0 || !isISO3(d.issuer.ids[0]) || d.joint {
		return nil
	}
	own, other := d.issuer.ids[0], ""
	named := map[string]bool{own: true}
	for k, n := d.firstEntity(start), 0; k < len(d.ents) && d.ents[k].Start < pos && n < maxNamed; k, n = k+1, n+1 {
		e := &d.ents[k]
		if e.iso3 == "" {
			continue
		}
		named[e.iso3] = true
		if e.iso3 == own || other != "" {
			continue
		}
		before := fold(d.doc.Text[max(start, e.Start-24):e.Start])
		if e.label == pipeline.Person || e.kind == "country" && (strings.HasSuffix(before, "visit to ") || strings.HasSuffix(before, "visited ")) {
			other = e.iso3
		}
	}
	if other == "" {
		return nil
	}
	for _, id := range d.participants {
		if !named[id] {
			out := []string{own, other}
			slices.Sort(out)
			return out
		}
	}
	return nil
}

// counterpartsOf gives persons of unknown state whom the text calls somebody's
// counterpart to the state named last before them: "a visit to Chad, where he met his
// counterpart, X".
func (d *document) counterpartsOf() {
	if len(d.issuer.ids) == 0 {
		return
	}
	found := map[string]string{} // by last name
	for i := range d.ents {
		e := &d.ents[i]
		if e.label != pipeline.Person || e.iso3 != "" {
			continue
		}
		before := strings.TrimRight(fold(d.doc.Text[max(0, e.Start-24):e.Start]), " ,")
		if !strings.HasSuffix(before, " counterpart") {
			continue
		}
		for k := i - 1; k >= 0 && e.Start-d.ents[k].End < 240; k-- {
			o := &d.ents[k]
			if o.label == pipeline.Person || o.iso3 == "" || o.iso3 == d.issuer.ids[0] {
				continue
			}
			last := lastName(d.text(e.Span))
			found[last] = o.iso3
			p := d.persons[last]
			p.iso3 = o.iso3
			d.persons[last] = p
			break
		}
	}
	for i := range d.ents {
		if e := &d.ents[i]; len(found) > 0 && e.label == pipeline.Person && e.iso3 == "" {
			e.iso3 = found[lastName(d.text(e.Span))]
		}
	}
}

// metAbove returns the issuer's state and that of whom the words close above a
// position begin a sentence with as the other side of talks, "In talks with Minister X
// of Chad, both sides", where the parties of the whole document are others or more;
// nil otherwise. Whom else a document tells of having met is no party: "Biden spoke
// with President X" may be yesterday's news.
func (d *document) metAbove(pos int) []string {
	if len(d.issuer.ids) == 0 || !isISO3(d.issuer.ids[0]) || d.joint || d.gathering {
		return nil
	}
	own := d.issuer.ids[0]
	for i, n := d.firstEntity(pos)-1, 0; i >= 0 && n < 16 && pos-d.ents[i].Start < 700; i, n = i-1, n+1 {
		e := &d.ents[i]
		if e.iso3 == "" || e.iso3 == own || e.label == pipeline.Org && !stateBody(e.kind) {
			continue
		}
		before := d.doc.Text[max(0, e.Start-60):e.Start]
		k := strings.LastIndex(before, " with ")
		if k < 0 || strings.ContainsAny(before[k:], ".;:\n") || strings.Contains(before[k:], ", ") || d.placed(before[k+len(" with "):]) {
			continue
		}
		lead := before[:k]
		if n := strings.LastIndexAny(lead, ".;:\n"); n >= 0 {
			lead = lead[n+1:]
		}
		f := strings.Fields(fold(lead))
		if len(f) < 2 || len(f) > 6 || !slices.Contains(occasional, f[0]) || !d.x.vocab.has(listTalks, f[len(f)-1]) {
			continue
		}
		if len(d.participants) == 2 && slices.Contains(d.participants, e.iso3) {
			return nil
		}
		out := []string{own, e.iso3}
		slices.Sort(out)
		return out
	}
	return nil
}

// occasional are the prepositions that begin a sentence with the meeting it tells of.
var occasional = []string{"in", "during", "at", "following", "after"}

// placed reports words between "met with" and a name that say where or what of, so
// that the name is not whom was met: "met with President Lund in Oslo".
func (d *document) placed(between string) bool {
	for _, w := range strings.Fields(fold(between)) {
		switch w {
		case "in", "at", "on", "to", "from", "for", "about", "regarding", "during", "against", "and":
			return true
		}
	}
	return false
}
