package pledge

import (
	"strings"

	"readout/pipeline"
)

// phraseLeft collects the noun phrase that ends with word k. near keeps it to the
// last noun and its "of": what "who" refers to.
func (d *document) phraseLeft(ws []word, k int, near bool) subject {
	if ws[k].tag == "PRP" || isPersonal(ws[k].low) {
		s := subject{first: k, last: k + 1, head: k, kind: "pronoun"}
		if k > 0 && (ws[k-1].low == "both" || ws[k-1].low == "all") {
			s.first = k - 1
		}
		if ws[k].low == "i" && k > 1 && ws[k-1].low == "and" && ws[k-2].ent >= 0 { // "Mr Kint and I"
			o := d.phraseLeft(ws, k-2, false)
			s.first, s.head, s.kind = o.first, o.head, "entity"
		}
		return s
	}
	j := k
	enum := false
	lastNoun := k
	for j >= 0 && k-j < 45 {
		w := ws[j]
		switch {
		case j < k && ws[j+1].low == "-" && isLetter(w.low): // "like-minded"
			j--
			continue
		case w.tag == "NNS" && !w.capped && w.ent < 0 && j < k && ws[j+1].capped && (ws[j+1].ent >= 0 && d.ents[ws[j+1].ent].label == pipeline.Person && !d.x.vocab.has(listActors, w.low) || ws[j+1].ent < 0) && (ws[j+1].ent >= 0 || ws[j+1].low == "dr." || ws[j+1].low == "mr." || ws[j+1].low == "ms." || ws[j+1].low == "mrs."):
			// "in both countries Dr. X": another phrase ends here
		case w.ent >= 0 && isPunct(w.low): // "Biden, Jr."
			j--
			continue
		case w.low == "," && j > 0 && j < k:
			// A list of names: only with "and" in it, and not past a fronted phrase.
			if (enum || isConj(ws[j+1].low)) && (isNominal(ws[j-1]) || ws[j-1].ent >= 0 || ws[j-1].low == ")") && !d.fronted(ws, j) && d.listItem(ws, j-1) {
				enum = true
				lastNoun = j - 1
				j--
				continue
			}
		case isConj(w.low) && w.low != "but" && w.low != "or" && j > 0 && j < k && (isNominal(ws[j-1]) || ws[j-1].ent >= 0 || ws[j-1].low == ")" || ws[j-1].low == "," || ws[j-1].low == "'s" || ws[j-1].low == "'"):
			if ws[j-1].low == "," && !d.series(ws, j-2) {
				break // "to Lima, and the Minister": another clause
			}
			if ws[j-1].low == "," || ws[j-1].low == "'s" || ws[j-1].low == "'" || !d.verbalBefore(ws, j) || d.plain(ws, j+1, k+1) && d.plainLeft(ws, j-1) {
				enum = true
				j--
				continue
			}
		case w.low == "(" || w.low == ")" || w.depth > 0:
			if w.low == ")" || w.depth > 0 {
				j--
				continue
			}
			j--
			continue
		case d.timexAt(w.Span):
			// "On Monday President X": the time is no part of the name.
		case (nounPreposition(w) || w.low == "as" && (ws[j+1].low == "a" || ws[j+1].low == "an")) && j > 0 && j < k && (!near || w.low == "of" || w.low == "for" || w.ent >= 0) && (isNominal(ws[j-1]) && !d.timexAt(ws[j-1].Span) || ws[j-1].ent >= 0 || ws[j-1].low == ")"):
			// What a preposition ties to a noun before it is part of that noun's
			// phrase: "our commitment to the people of X will" is about the commitment.
			j--
			continue
		case w.ent >= 0 || isNominal(w) || w.tag == "POS" || w.tag == "PRP$" || w.tag == "DT" || w.tag == "CD" || w.tag == "PDT" || w.low == "'s" || w.low == "'" || w.low == "&" || w.low == "/" || w.low == "-" || w.low == "‑" || w.low == ".":
			if w.low == "." && j < k && !(j > 0 && ws[j-1].ent >= 0) {
				break
			}
			if strings.HasPrefix(w.tag, "V") && w.ent < 0 {
				break
			}
			lastNoun = j
			if (w.tag == "DT" || w.tag == "PRP$") && w.ent < 0 && j > 0 && j < k && (isNominal(ws[j-1]) || ws[j-1].tag == "VBG" && j > 1 && ws[j-2].tag == "DT") && ws[j-1].low != "all" && ws[j-1].low != "both" {
				j-- // "the steps the organization": another phrase ends here
				break
			}
			j--
			continue
		case (w.tag == "VBN" || w.tag == "VBG") && j > 0 && (ws[j-1].tag == "DT" || ws[j-1].tag == "PRP$"):
			j--
			continue
		}
		break
	}
	first := min(j+1, lastNoun)
	if first < 3 { // nor the letter that numbers a point: "(a) Guyana"
		m := listMarker(d.doc.Text[ws[0].Start:min(ws[len(ws)-1].End, ws[0].Start+maxMarker)])
		for first < k && ws[first].Start < ws[0].Start+m {
			first++
		}
	}
	// Not a leading conjunction, comma or adverb.
	for first < k && (isConj(ws[first].low) || isPunct(ws[first].low) && ws[first].low != "(" || ws[first].tag == "RB" || (ws[first].tag == "IN" || ws[first].low == "that") && ws[first].ent < 0) {
		first++
	}
	s := subject{first: d.titleStart(ws, first), last: k + 1}
	s.head = d.headOf(ws, s.first, s.last)
	s.kind = d.kindOf(ws, s)
	if s.kind == "thing" && d.twoOffices(ws, s) {
		s.head, s.kind = s.last-1, "entity"
	}
	if x := ws[k].ent; s.kind == "thing" && x >= 0 && d.ents[x].label == pipeline.Person && ws[s.head].capped {
		s.head, s.kind = k, "entity" // "Engr. (Dr.) Ruth Kint"
	}
	if k := accompanied(ws, s.first); k > 0 && !near && (s.kind == "entity" || s.kind == "actor") {
		if o := d.phraseLeft(ws, k-1, false); o.kind == "entity" || o.kind == "actor" {
			return o // "Norway together with Chad and Mali will": whose verb it is
		}
	}
	if s.first > 0 {
		switch b := ws[s.first-1]; {
		case b.tag == "VBG" && ws[s.first].tag != "DT" && ws[s.first].tag != "PRP$" && ws[s.first].ent < 0 && (s.first < 2 || ws[s.first-2].tag != "IN"):
			s.first-- // "Acting Assistant Secretary", "participating states"
		case b.tag == "VBG" && (s.first < 2 || isClauseBreak(ws[s.first-2]) || ws[s.first-2].low == ","):
			s.kind = "thing" // "Having Sweden as an ally will"
		case !near && nounPreposition(b) && s.first > 1 && !isPunct(ws[s.first-2].low) && ws[s.first-2].tag != "RB" && ws[s.first-2].tag != "VBG" && !isConj(ws[s.first-2].low):
			s.kind = "thing" // the object of a preposition behind a verb
		}
	}
	return s
}

// accompanied returns the word "together" where the phrase that begins at i names whom
// somebody acts with, "together with Chad and Mali"; 0 if it does not stand there.
func accompanied(ws []word, i int) int {
	k := i - 1
	for k > 1 && i-k < 12 && (isConj(ws[k].low) || ws[k].low == "," || ws[k].ent >= 0 || ws[k].tag == "DT") {
		k--
	}
	if k < 2 || ws[k].low != "with" || !isNominal(ws[k-2]) && ws[k-2].ent < 0 {
		return 0
	}
	switch ws[k-1].low {
	case "together", "along", "jointly":
		return k - 1
	}
	return 0
}

// twoOffices reports a phrase of two offices and the name of who holds them, whose
// first noun alone names nobody: "Assistant to the President and Security Adviser X".
func (d *document) twoOffices(ws []word, s subject) bool {
	x := ws[s.last-1].ent
	if x < 0 || d.ents[x].label != pipeline.Person || !ws[s.first].capped || ws[s.first].tag == "DT" || ws[s.first].ent >= 0 {
		return false
	}
	for k := s.last - 1; k > s.first+1; k-- {
		if ws[k].ent == x || ws[k].ent < 0 && ws[k].capped && isNominal(ws[k]) {
			continue
		}
		return ws[k].low == "and" && d.office(ws[s.first:k]) != ""
	}
	return false
}

// series reports whether the noun phrase that ends at k is itself behind a comma
// or "and", so that ", and" goes on with a list.
func (d *document) series(ws []word, k int) bool {
	for n := 0; k >= 0 && n < 14; k, n = k-1, n+1 {
		w := ws[k]
		switch {
		case w.low == ",":
			return !d.fronted(ws, k)
		case isConj(w.low):
			return true
		case w.ent >= 0 || isNominal(w) || w.tag == "DT" || w.tag == "PRP$" || w.tag == "POS" || w.low == "of" || w.low == "for" || w.low == "'s" || w.low == "'" || w.depth > 0 || w.low == ")":
		default:
			return !(w.tag == "TO" || w.tag == "IN" || strings.HasPrefix(w.tag, "V"))
		}
	}
	return true
}

// titleStart moves the start of a phrase back to that of the title of the first
// person in it: "Deputy Secretary of State for Management and Resources X".
func (d *document) titleStart(ws []word, first int) int {
	for k := first; k < len(ws) && k < first+4; k++ {
		x := ws[k].ent
		if x < 0 || d.ents[x].label != pipeline.Person {
			continue
		}
		t := d.ents[x].titled
		if t.IsZero() || t.Start >= ws[first].Start || t.End > ws[k].Start || t.End < ws[max(first-1, 0)].Start {
			return first
		}
		for first > 0 && ws[first-1].Start >= t.Start {
			first--
		}
		return first
	}
	return first
}

// nounPreposition reports prepositions that can tie a noun to a noun before it.
func nounPreposition(w word) bool {
	if w.ent >= 0 {
		return true
	}
	switch w.low {
	case "of", "for", "from", "in", "to", "on", "with", "by", "at", "between", "among", "under", "through", "against", "within", "into", "across", "as", "including", "over", "around", "via":
		return w.low != "as" && (w.tag == "IN" || w.tag == "TO" || w.tag == "VBG" || w.low == "to")
	}
	return false
}

// plain reports whether the phrase [first, last) names nobody who can act.
func (d *document) plain(ws []word, first, last int) bool {
	for k := first; k < last; k++ {
		if ws[k].ent >= 0 || d.x.vocab.has(listActors, ws[k].low) || ws[k].tag == "DT" || ws[k].tag == "PRP$" {
			return false
		}
	}
	return true
}

// plainLeft reports whether the nouns that end at k follow a preposition that a
// noun carries: "Group on security and competitiveness".
func (d *document) plainLeft(ws []word, k int) bool {
	for n := 0; k > 0 && n < 6; k, n = k-1, n+1 {
		if nounPreposition(ws[k]) && ws[k].ent < 0 {
			return isNominal(ws[k-1]) || ws[k-1].ent >= 0
		}
		if !isNominal(ws[k]) && ws[k].ent < 0 {
			return false
		}
	}
	return false
}

// verbalBefore reports whether the conjunction at j joins clauses rather than
// nouns: a finite verb stands between it and the start, close by, with no noun
// phrase of an actor right before.
func (d *document) verbalBefore(ws []word, j int) bool {
	if ws[j-1].low == ")" { // "the Lake Authority (LA) and"
		for j--; j > 1 && ws[j].low != "("; j-- {
		}
		if j < 1 {
			return true // a bracket that nothing opens
		}
	}
	b := ws[j-1]
	if j+2 < len(ws) && b.ent >= 0 && d.ents[b.ent].label == pipeline.Norp && ws[j+1].ent >= 0 && d.ents[ws[j+1].ent].label != pipeline.Person && isNominal(ws[j+2]) && ws[j+2].ent < 0 {
		return false // "Kenyan and Chadian troops"
	}
	if b.ent >= 0 && d.ents[b.ent].label != pipeline.Norp || d.x.vocab.has(listActors, b.low) {
		// "thanked Poland and the United States will": a verb before an entity.
		for k := j - 2; k >= 0 && j-k < 5; k-- {
			w := ws[k]
			if w.ent >= 0 || w.tag == "DT" || isNominal(w) {
				continue
			}
			if w.low == "between" || w.low == "whereas" || w.low == "while" || w.low == "although" || w.low == "because" || w.low == "with" && k > 0 && ws[k-1].ent < 0 && d.x.vocab.has(listTalks, ws[k-1].low) {
				return false // "agreements between Chad and the Authority", "talks with"
			}
			return w.tag == "VBD" || w.tag == "VBZ" || w.tag == "VB" || w.tag == "VBG" || w.tag == "IN" && w.low != "of" && w.low != "that" && w.low != "for"
		}
		return false
	}
	return true
}

// listItem reports whether the words that end at k are a name or an actor.
func (d *document) listItem(ws []word, k int) bool {
	if ws[k].ent >= 0 {
		l := d.ents[ws[k].ent].label
		return l != pipeline.Norp
	}
	return d.x.vocab.has(listActors, ws[k].low) || ws[k].low == ")"
}

// headOf returns the head of a noun phrase: its last noun before a preposition.
func (d *document) headOf(ws []word, first, last int) int {
	head := -1
	for k := first; k < last; k++ {
		w := ws[k]
		if nounPreposition(w) && w.ent < 0 || w.low == "(" || w.low == "," && w.ent < 0 {
			if head >= 0 {
				break
			}
			continue
		}
		if isNominal(w) && w.tag != "JJ" || w.ent >= 0 && !isPunct(w.low) || w.tag == "PRP" || w.low == "both" {
			head = k
		}
		if (w.low == "'s" || w.low == "'") && k+1 < last {
			continue
		}
	}
	if head < 0 {
		return max(first, last-1)
	}
	return head
}

// kindOf says what a noun phrase is, as far as acting goes.
func (d *document) kindOf(ws []word, s subject) string {
	h := ws[s.head]
	if isPersonal(h.low) {
		return "pronoun"
	}
	v := d.x.vocab
	// An entity is one if the head lies in it.
	if h.ent >= 0 {
		switch d.ents[h.ent].label {
		case pipeline.Norp:
			return "actor"
		case pipeline.Place:
			if k := d.ents[h.ent].kind; k == "water" || k == "facility" || k == "region" && d.ents[h.ent].iso3 != "" {
				return "thing"
			}
			return "entity"
		}
		return "entity"
	}
	if h.low == "force" && s.head > s.first && ws[s.head-1].low == "task" {
		return "actor"
	}
	if h.capped && v.has(listProper, h.low) && s.head > s.first {
		return "actor"
	}
	if h.tag == "CD" && s.head > s.first && ws[s.head-1].low == "the" && s.last == s.head+1 {
		return "actor" // "the two reaffirmed"
	}
	if d.assembled(ws[s.first:s.last]) != "" {
		return "actor" // "The Conference agreed to"
	}
	if v.has(listActors, h.low) || v.has(listBodies, h.low) || agentive(h) && !v.has(listAgentless, h.low) {
		return "actor"
	}
	return "thing"
}

// agentive reports plural nouns formed for those who do something: importers,
// donors, economists.
func agentive(w word) bool {
	if w.tag != "NNS" || len(w.low) < 7 {
		return false
	}
	for _, end := range []string{"ers", "ors", "ists", "ians", "ees"} {
		if strings.HasSuffix(w.low, end) {
			return true
		}
	}
	return false
}

func isPersonal(low string) bool {
	switch low {
	case "i", "we", "you", "he", "she", "they", "it":
		return true
	}
	return false
}

func isAux(w word) bool {
	switch w.low {
	case "has", "have", "had", "'ve", "is", "are", "was", "were", "be", "been", "am", "'re", "'m", "being", "do", "does", "did", "remain", "remains", "remained", "stand", "stands", "would", "will", "can", "shall":
		return true
	}
	return false
}

func isConj(low string) bool { return low == "and" || low == "but" || low == "or" || low == "&" }

func isNominal(w word) bool {
	switch w.tag {
	case "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "FW":
		return true
	}
	return false
}
