package pledge

import (
	"slices"
	"strconv"
	"strings"

	"readout/pipeline"
)

// bodyAbove returns the id of the last body named before a phrase like "the
// Commission" whose name ends, or begins, with the same noun; "" if there is none.
func (d *document) bodyAbove(ws []word) string {
	h := ws[len(ws)-1]
	if len(ws) < 2 || len(ws) > 3 || ws[0].low != "the" || !h.capped || h.ent >= 0 || h.tag != "NNP" && h.tag != "NN" || d.x.vocab.has(listTitles, h.low) {
		return ""
	}
	if len(d.issuer.ids) > 0 && strings.HasSuffix(fold(d.issuer.ids[0]), " "+h.low) {
		return d.issuer.ids[0]
	}
	for i, n := d.firstEntity(h.Start)-1, 0; i >= 0 && n < 60; i, n = i-1, n+1 {
		e := &d.ents[i]
		if e.label != pipeline.Org {
			continue
		}
		name := fold(d.text(e.Span))
		if strings.HasSuffix(name, " "+h.low) || strings.HasPrefix(name, h.low+" ") {
			return d.entityID(e)
		}
	}
	return ""
}

// longName returns the id of the body that a name of a word or two stands for, "the Fund"
// where the International Monetary Fund publishes or has been named above; "" if it
// stands for none.
func (d *document) longName(e *entity) string {
	low := fold(d.text(e.Span))
	last := low[strings.LastIndexByte(low, ' ')+1:]
	if strings.Count(low, " ") > 1 || last != low && (e.kind == "international" || last == "union") || e.iso3 != "" || !d.x.vocab.has(listActors, last) && !d.x.vocab.has(listProper, last) && !d.x.vocab.has(listBodies, last) && low != "task force" {
		return ""
	}
	if len(d.issuer.ids) > 0 && strings.HasSuffix(fold(d.issuer.ids[0]), " "+low) {
		return d.issuer.ids[0]
	}
	for i, n := d.firstEntity(e.Start)-1, 0; i >= 0 && n < 60; i, n = i-1, n+1 {
		o := &d.ents[i]
		if o.label != pipeline.Org || o.Len() <= e.Len() {
			continue
		}
		if name := fold(d.text(o.Span)); strings.HasSuffix(name, " "+low) || last != low && containsWord(name, low) {
			return d.entityID(o)
		}
	}
	return ""
}

// authorities returns the state whose authorities have been named above where a phrase
// calls them no more than that, "The authorities": else the only state that takes part in
// what a body publishes; "" if there is none.
func (d *document) authorities(ws []word) string {
	if len(ws) > 2 || ws[len(ws)-1].low != "authorities" {
		return ""
	}
	for i, n := d.firstEntity(ws[0].Start)-1, 0; i >= 0 && n < 40; i, n = i-1, n+1 {
		e := &d.ents[i]
		if after := d.doc.Text[e.End:min(len(d.doc.Text), e.End+13)]; e.iso3 != "" && e.label != pipeline.Person && (strings.HasPrefix(after, " authorities") || strings.HasPrefix(after, "'s authoriti") || strings.HasPrefix(after, "’s author")) {
			return e.iso3
		}
	}
	if len(d.issuer.ids) == 0 || isISO3(d.issuer.ids[0]) {
		return ""
	}
	state := ""
	for _, id := range d.participants {
		if isISO3(id) && state != "" {
			return ""
		}
		if isISO3(id) {
			state = id
		}
	}
	return state
}

// assembled returns the body of many states that publishes where a phrase means all
// who lead it, "Heads of Government", "the Ministers", or their meeting, "The
// Conference"; "" where it may mean others.
func (d *document) assembled(ws []word) string {
	if len(ws) > 4 {
		return ""
	}
	body := ""
	if one := d.loneBody(); one != nil {
		body = one[0]
	} else if len(d.issuer.ids) > 0 && !isISO3(d.issuer.ids[0]) {
		body = d.issuer.ids[0]
	}
	if body == "" {
		return ""
	}
	h := d.headOf(ws, 0, len(ws))
	switch ws[h].low {
	case "conference":
		if ws[h].capped && h == 1 && ws[0].low == "the" {
			return body
		}
	case "heads", "leaders", "ministers":
		if ws[h].capped && (h == 0 || h == 1 && ws[0].low == "the" && len(d.participants) != 2) {
			return body
		}
	}
	return ""
}

// ownName returns the name of a body that nobody knows: "the Coastal Relief
// Movement (CRM)". It is "" where the words may name a person or an office.
func (d *document) ownName(ws []word) string {
	first := 0
	for first < len(ws) && ws[first].tag == "DT" {
		first++
	}
	last := first
	for last < len(ws) && ws[last].low != "(" {
		if w := ws[last]; !w.capped && w.low != "of" && w.low != "for" && w.low != "and" && w.low != "-" && w.low != "'s" || w.ent >= 0 && d.ents[w.ent].label == pipeline.Person {
			return ""
		}
		last++
	}
	if last == first || ws[first].tag == "PRP$" || d.office(ws) != "" || ws[last-1].tag != "NNP" && ws[last-1].tag != "NN" && ws[last-1].tag != "NNPS" && ws[last-1].tag != "NNS" ||
		last-first == 1 && (ws[0].tag == "DT" || ws[first].tag != "NNP" || d.x.vocab.has(listActors, ws[first].low) || ws[first].low == strings.ToLower(d.byline)) {
		return ""
	}
	if _, ok := d.persons[ws[last-1].low]; ok || d.x.vocab.has(listActors, ws[first].low) {
		return ""
	}
	return d.text(pipeline.Span{Start: ws[first].Start, End: ws[last-1].End})
}

// offices returns the states of two holders of offices that are named by them
// alone: "the President and the Prime Minister".
func (d *document) offices(ws []word) []string {
	for k := 1; k+1 < len(ws); k++ {
		if ws[k].low != "and" || ws[k+1].tag != "DT" && !(ws[k+1].capped && ws[k-1].capped) {
			continue
		}
		a, b := d.office(ws[:k]), d.office(ws[k+1:])
		if a == "" || b == "" || a == b {
			return nil
		}
		x, y := d.holder(a), d.holder(b)
		if x != "" && x == y && ws[k+1].tag != "DT" {
			return nil // "the President and Supreme Commander" is one
		}
		if len(d.participants) == 2 {
			return slices.Clone(d.participants)
		}
		if x == "" || y == "" || x == y {
			return nil
		}
		return []string{x, y}
	}
	return nil
}

// ledBy returns the persons, as entities, after whom a phrase calls a body of their
// state, "the Lund-Berg Administration", "Kint's government"; nil if it calls none so.
func (d *document) ledBy(ws []word) []int {
	h := d.headOf(ws, 0, len(ws))
	if h == 0 || ws[h].ent >= 0 || !d.x.vocab.has(listBodies, ws[h].low) || d.x.vocab.has(listTitles, ws[h].low) {
		return nil
	}
	var out []int
	for k := h - 1; k >= 0; k-- {
		switch x := ws[k].ent; {
		case x >= 0 && d.ents[x].label == pipeline.Person:
			if !slices.Contains(out, x) {
				out = append(out, x)
			}
		case len(out) == 0 && (ws[k].low == "'s" || ws[k].low == "'"), len(out) > 0 && (ws[k].low == "-" || ws[k].low == "‑" || ws[k].low == "–"):
		default:
			return out
		}
	}
	return out
}

// maxCounted is the largest number of parties that a readout names one by one.
const maxCounted = 12

// numberOf returns the number of parties that a phrase counts: "the five countries".
func (d *document) numberOf(ws []word) (int, bool) {
	for _, w := range ws[:min(len(ws), 8)] {
		if w.low == "both" {
			return 2, true
		}
		if i := d.firstQuantity(w.Start); i < len(d.ann.Quantities) && d.ann.Quantities[i].Start == w.Start && d.ann.Quantities[i].Label == pipeline.Cardinal {
			n, err := strconv.Atoi(d.ann.Quantities[i].Value)
			return n, err == nil && n <= maxCounted
		}
	}
	return 0, false
}

// titleHolder gives a person of unknown state to the issuer if an office stands
// before the name: a readout names other sides' states.
func (d *document) titleHolder(ws []word, i int) string {
	if len(d.issuer.ids) == 0 {
		return ""
	}
	if !isISO3(d.issuer.ids[0]) && !strings.Contains(d.ents[ws[i].ent].title, "secretary") && !strings.Contains(d.ents[ws[i].ent].title, "chair") && !strings.Contains(d.ents[ws[i].ent].title, "commission") {
		return "" // whom a body of many states meets is not its own
	}
	e := &d.ents[ws[i].ent]
	if e.title != "" || d.persons[lastName(d.text(e.Span))].title != "" {
		return d.issuer.ids[0]
	}
	for k := i - 1; k >= 0 && i-k < 6; k-- {
		if d.x.vocab.has(listActors, ws[k].low) || d.x.vocab.has(listTitles, ws[k].low) || ws[k].low == "mr." || ws[k].low == "mr" || ws[k].low == "ms." || ws[k].low == "pm" || ws[k].low == "sm" || ws[k].low == "ms" {
			return d.issuer.ids[0]
		}
	}
	return ""
}

// holder returns the state of the one who holds an office in this readout; "" if
// nobody, or several of different states, do.
func (d *document) holder(title string) string {
	if d.titles == nil {
		d.titles = map[string]string{}
	}
	if id, ok := d.titles[title]; ok {
		return id
	}
	id, clash := "", false
	head := fold(d.doc.Title)
	for i := range d.ents {
		e := &d.ents[i]
		if e.label != pipeline.Person {
			continue
		}
		before := fold(d.doc.Text[max(0, e.Start-60):e.Start])
		t := e.title
		if t == "" {
			// The words right before the name.
			if k := strings.LastIndexAny(before, ".,;:\n("); k >= 0 {
				before = before[k+1:]
			}
			t = before
		}
		if at := strings.Index(head, lastName(d.text(e.Span))); at > 0 && !containsWord(t, title) {
			t = head[max(0, at-60):at] // the document's title may name the office
			for _, cut := range []string{" with ", " and ", ", ", "'s "} {
				if k := strings.LastIndex(t, cut); k >= 0 {
					t = t[k:]
				}
			}
		}
		if !containsWord(t, title) {
			continue
		}
		if title == "minister" { // "Deputy Prime Minister and Minister of Foreign Affairs" is one
			t = strings.ReplaceAll(strings.ReplaceAll(t, "deputy prime minister and ", ""), "prime minister and minister", "minister")
		}
		if title == "president" && strings.Contains(t, "vice president") || title == "minister" && strings.Contains(t, "prime minister") ||
			title == "secretary" && (strings.Contains(t, "deputy") || strings.Contains(t, "assistant") || strings.Contains(t, "under")) {
			continue
		}
		at := e.iso3
		if at == "" && len(d.issuer.ids) > 0 {
			at = d.issuer.ids[0]
		}
		if id != "" && at != id {
			clash = true
		}
		if id == "" {
			id = at
		}
	}
	if clash && len(d.issuer.ids) > 0 {
		id = d.issuer.ids[0]
	}
	d.titles[title] = id
	return id
}
