package pledge

import (
	"slices"
	"unicode/utf8"

	"readout/pipeline"
)

// A candidate is a cue found in a sentence, before anything is decided.
type candidate struct {
	*sentence
	cue   *Cue
	then  string // which of cue.Then follows
	start int    // first word of the trigger
	word  int    // first word of the cue's own words
	end   int    // word after the trigger, where the complement begins
	aux   int    // the copula of a state cue; otherwise like word
	body  int    // where the complement proper begins, behind "commitment to"; 0 if at end
	neg   bool   // "not", "never", "no longer" stands with it
	ext   string // the verb of effort that the trigger takes in, "work"
}

// hasCue is the cheap test that most sentences fail: no word of the sentence
// begins a cue.
func (d *document) hasCue(s *pipeline.Sentence) bool {
	var buf [16]byte
	for _, t := range d.ann.Tokens[s.First:min(s.Last, s.First+maxWords)] {
		w := d.doc.Text[t.Start:t.End]
		if len(w) > len(buf) || len(w) < 2 {
			continue
		}
		n, apos := 0, -1
		for i := 0; i < len(w) && n < len(buf); i++ {
			c := w[i]
			if c >= utf8.RuneSelf {
				apos = i // curly apostrophe, or a word that is no cue
				break
			}
			if c == '\'' {
				apos = i
				break
			}
			if 'A' <= c && c <= 'Z' {
				c |= 0x20
			}
			buf[n] = c
			n++
		}
		if _, ok := d.x.forms[string(buf[:n])]; ok && apos != 0 {
			return true
		}
		if apos >= 0 && (len(w)-apos == 3 || len(w)-apos == 5) && (w[len(w)-1]|0x20) == 'l' && (w[len(w)-2]|0x20) == 'l' {
			return true // 'll, ’ll
		}
		if n == 5 && string(buf[:5]) == "won" {
			return true
		}
	}
	return false
}

// candidates finds every cue of a sentence. One word starts at most one: the
// longest form wins, then the rule whose trigger is longer.
func (d *document) candidates(s *sentence) []candidate {
	var out []candidate
	ws := s.words
	taken := -1
	for i := range ws {
		if i < taken {
			continue
		}
		best := candidate{}
		for _, f := range d.x.forms[ws[i].low] {
			c, ok := d.match(s, i, f)
			if !ok {
				continue
			}
			if best.cue == nil || c.end-c.start > best.end-best.start ||
				c.end == best.end && c.cue.Class == classState && best.cue.Class == classVerb || // "is committed to" is not the verb
				c.cue.Class == classModal && c.ext != "" && best.ext == "" {
				best = c
			}
		}
		if best.cue != nil {
			out = append(out, best)
			taken = best.end
		}
	}
	return out
}

// match tests one form at word i.
func (d *document) match(s *sentence, i int, f form) (candidate, bool) {
	ws, v := s.words, d.x.vocab
	c := candidate{sentence: s, cue: f.cue, start: i, word: i, aux: i}
	// The words of the form, adverbs between.
	j := i + 1
	for _, w := range f.words[1:] {
		for j < len(ws) && ws[j].low != w && v.has(listAdverbs, ws[j].low) {
			c.neg = c.neg || ws[j].low == "not"
			j++
		}
		if j >= len(ws) || ws[j].low != w {
			return c, false
		}
		j++
	}
	if len(f.cue.Copula) > 0 {
		k := i - 1
		for k >= 0 && (v.has(listAdverbs, ws[k].low) || ws[k].tag == "RB") && !slices.Contains(f.cue.Copula, ws[k].low) {
			c.neg = c.neg || ws[k].low == "not" || ws[k].low == "no"
			k--
		}
		if k < 0 || !slices.Contains(f.cue.Copula, ws[k].low) {
			return c, false
		}
		c.start, c.aux = k, k
		if !f.cue.FromCopula {
			c.start = i
		}
	} else if f.cue.Class == classVerb && i > 0 && ws[i].tag == "NN" && (ws[i-1].tag == "DT" || ws[i-1].tag == "JJ" || ws[i-1].tag == "PRP$" || ws[i-1].low == "no" || ws[i-1].low == "'s") {
		return c, false // "no plan to"
	} else if f.cue.Class == classVerb || f.cue.Class == classOrder || f.cue.Class == classReaffirm {
		if i > 0 && (ws[i-1].low == "not" || ws[i-1].low == "never" || ws[i-1].low == "longer" && i > 1 && ws[i-2].low == "no") {
			c.neg = true
		}
	}
	c.end = j
	if d.follow(&c) {
		return c, true
	}
	return c, false
}

// follow finds out what follows the cue's words, and moves c.end over what
// belongs to the trigger ("to", verbs of effort).
func (d *document) follow(c *candidate) bool {
	ws, v := c.words, d.x.vocab
	skip := func(j int) int {
		if j+2 < len(ws) && ws[j].low == "," { // "agreed, in particular, to"
			if m := closingComma(ws, j, 6); m > 0 && m+1 < len(ws) && ws[m+1].low == "to" {
				return m + 1
			}
		}
		for j < len(ws) && (v.has(listAdverbs, ws[j].low) || ws[j].tag == "RB") && !d.isVerb(ws, j, "VB") {
			if (ws[j].low == "not" || ws[j].low == "never") && j+1 < len(ws) && ws[j+1].low != "only" {
				c.neg = true
			}
			j++
		}
		return j
	}
	for _, then := range c.cue.Then {
		j := c.end
		switch then {
		case thenBase:
			k := j
			for k < len(ws) && k < j+14 {
				if v.has(listAdverbs, ws[k].low) || ws[k].tag == "RB" {
					switch ws[k].low {
					case "not", "never":
						c.neg = true
					case "no":
						c.neg = c.neg || k+1 < len(ws) && ws[k+1].low == "longer"
					}
					k++
					continue
				}
				if ws[k].low == "," { // "will, subject to approval, provide"
					if m := closingComma(ws, k, 14); m > 0 {
						k = m + 1
						continue
					}
				}
				break
			}
			if k >= len(ws) || !d.isVerb(ws, k, "VB") && !afterModal(ws, k) {
				// A list follows: "The leaders will:"
				if k == j && j < len(ws) && ws[j].low == ":" {
					c.then = then
					return true
				}
				continue
			}
			if len(c.cue.Extends) > 0 {
				e := d.extension(c.cue, ws, k)
				if e == 0 {
					continue
				}
				c.ext, c.end, c.then = ws[k].low, e, then
				return true
			}
			c.then = then
			return true
		case thenInfinitive:
			k := skip(j)
			if k < len(ws) && (ws[k].low == "both" || ws[k].low == "not") {
				c.neg = c.neg || ws[k].low == "not"
				k++
			}
			if k+1 >= len(ws) || ws[k].low != "to" {
				continue
			}
			m := skip(k + 1)
			if m+1 < len(ws) && (ws[m].low == "“" || ws[m].low == "\"") { // pledged to “defend”
				m++
				if isLetter(ws[m].low) {
					c.end, c.then = k+1, then
					return true
				}
			}
			if m < len(ws) && (d.isVerb(ws, m, "VB") || ws[m].low == ":") {
				c.end, c.then = k+1, then
				return true
			}
		case thenGerund:
			k := skip(j)
			if k+1 >= len(ws) || ws[k].low != "to" {
				continue
			}
			m := skip(k + 1)
			if m < len(ws) && d.isVerb(ws, m, "VBG") {
				c.end, c.then = k+1, then
				return true
			}
		case thenTo:
			k := skip(j)
			if k+1 < len(ws) && ws[k].low == "to" && (!isPunct(ws[k+1].low) || ws[k+1].low == ":" || ws[k+1].low == "“") {
				c.end, c.then = k+1, then
				return true
			}
			if k+1 < len(ws) && k == j && ws[k].low == "," { // "commitment, ..., to": too far
				continue
			}
		case thenThat:
			if j < len(ws) && ws[j].low == "that" && d.promisesThat(ws, j+1) {
				c.end, c.then = j+1, then
				return true
			}
		case thenOn:
			if j+1 < len(ws) && ws[j].low == "on" && d.agreeable(ws, j+1) {
				c.end, c.then = j+1, then
				return true
			}
		case thenOf:
			if j+1 < len(ws) && ws[j].low == "of" && !isPunct(ws[j+1].low) {
				c.end, c.then = j+1, then
				if c.cue.Class == classNoun { // "commitment of the United States to"
					c.end, c.then = j, then
				}
				return true
			}
		case thenIn, thenIng:
			k := j
			if then == thenIn {
				if j >= len(ws) || ws[j].low != "in" {
					continue
				}
				k++
			}
			if k < len(ws) && d.isVerb(ws, k, "VBG") {
				c.end, c.then = k, then
				return true
			}
		case thenBy:
			if j+1 < len(ws) && (ws[j].low == "by" || ws[j].low == "from") {
				c.end, c.then = j, then
				return true
			}
		case thenAny:
			if j < len(ws) && !isPunct(ws[j].low) && !isSmall(ws[j].tag) && ws[j].tag != "IN" && ws[j].tag != "TO" && ws[j].tag != "VBN" && ws[j].tag != "VBD" {
				c.then = then
				return true
			}
		case thenMoney:
			if c.cue.Class == classVerb && i0(c) || !d.moneySoon(ws, j) {
				continue
			}
			c.then = then
			return true
		case thenNoun:
			if j < len(ws) && (!isPunct(ws[j].low) || ws[j].low == ":") && ws[j].tag != "TO" {
				c.then = then
				return true
			}
		case thenObject:
			if d.orders(c, j) {
				c.then = then
				return true
			}
		}
	}
	return false
}

// afterModal reports whether the word at k, which stands behind a modal, can be a
// verb although the tagger took it for something else.
func afterModal(ws []word, k int) bool {
	if ws[k].ent >= 0 {
		return false
	}
	switch ws[k].tag {
	case "NN", "JJ", "VBD", "VBN", "NNP":
		return k+1 < len(ws) && ws[k+1].low != "of" && isLetter(ws[k].low)
	}
	return false
}

// isSmall reports tags of words that open no noun phrase.
func isSmall(tag string) bool {
	switch tag {
	case "CC", "MD", "WDT", "WP", "WRB", "EX":
		return true
	}
	return false
}

// closingComma returns the comma that closes what opens at i, at most n words
// on; 0 if there is none.
func closingComma(ws []word, i, n int) int {
	for k := i + 1; k < len(ws) && k <= i+n; k++ {
		if ws[k].low == "," {
			return k
		}
	}
	return 0
}

// extension returns the word after a phrase of effort at k ("work together to"),
// 0 if there is none.
func (d *document) extension(cue *Cue, ws []word, k int) int {
	for _, e := range cue.Extends {
		j, ok := k, true
		for from := 0; from < len(e); {
			to := from
			for to < len(e) && e[to] != ' ' {
				to++
			}
			if j >= len(ws) || ws[j].low != e[from:to] {
				ok = false
				break
			}
			j++
			from = to + 1
		}
		if !ok {
			continue
		}
		if e == "explore" {
			return k
		}
		for j < len(ws) && (d.x.vocab.has(listAdverbs, ws[j].low) || ws[j].tag == "RB") {
			j++
		}
		if j < len(ws) && ws[j].low == "to" {
			return j + 1
		}
		if e == "seek" || e == "try" {
			return k
		}
	}
	return 0
}

// isVerb reports whether word i can be the verb form wanted: VB (base) or VBG.
func (d *document) isVerb(ws []word, i int, form string) bool {
	w := ws[i]
	if w.ent >= 0 || !isLetter(w.low) {
		return false
	}
	switch form {
	case "VBG":
		switch w.low {
		case "ongoing", "upcoming", "longstanding", "outstanding", "including", "during", "existing", "leading":
			return false
		}
		return len(w.low) > 4 && w.low[len(w.low)-3:] == "ing" && w.tag != "NNP" && w.tag != "IN" || w.tag == "VBG"
	default:
		switch w.tag {
		case "VB", "VBP":
			return true
		case "NN", "JJ", "NNP", "IN", "VBD", "VBN", "RP":
			return d.x.verbs[w.low]
		}
	}
	return false
}

// promisesThat reports whether the clause from i on says what somebody will do:
// it has will or would before it ends, and no should, must or need.
func (d *document) promisesThat(ws []word, i int) bool {
	for k := i; k < len(ws) && k < i+40; k++ {
		switch ws[k].low {
		case "will", "would", "shall":
			return k+1 < len(ws) && ws[k+1].low != "have"
		case "should", "must", "need", "needs", "is", "are", "was", "were", "has", "have", "could", "may", ";", ".":
			return ws[k].low == "are" && k+1 < len(ws) && ws[k+1].low == "going"
		}
	}
	return false
}

// agreeable reports whether "agreed on" is followed by a noun of action rather
// than by what was merely found important.
func (d *document) agreeable(ws []word, i int) bool {
	v := d.x.vocab
	for k := i; k < len(ws) && k < i+7; k++ {
		switch ws[k].low {
		case "need", "importance", "necessity", "urgency", "significance", "value", "little", "how", "what", "whether", "that", "this", "these", "of", "in":
			return false
		}
		if v.has(listTalks, ws[k].low) || v.has(listMeasures, ws[k].low) || ws[k].low == "contacts" || ws[k].low == "coordination" {
			return true
		}
	}
	return false
}

// moneySoon reports whether an amount of money, or a large count, stands right
// after word j: "committed more than $30 million".
func (d *document) moneySoon(ws []word, j int) bool {
	for k := j; k < len(ws) && k < j+14 && ws[k].low != "," && (ws[k].low != "to" || ws[k-1].low == "up"); k++ {
		if d.moneyAt(ws[k].Span) || ws[k].low == "million" || ws[k].low == "billion" {
			return true
		}
	}
	return false
}

// i0 reports a participle behind its noun: "funds committed".
func i0(c *candidate) bool {
	return c.word > 0 && c.words[c.word].tag == "VBN" && !isAux(c.words[c.word-1])
}

// orders reports whether at j stands somebody who can act, and "to" with a verb;
// it moves c.end after the "to".
func (d *document) orders(c *candidate, j int) bool {
	ws := c.words
	actor := false
	for k := j; k < len(ws) && k < j+22; k++ {
		w := ws[k]
		if w.low == "to" {
			if !actor || k+1 >= len(ws) || !d.isVerb(ws, k+1, "VB") {
				return false
			}
			c.end = k + 1
			return true
		}
		if w.tag == "VBD" || w.tag == "VBZ" || w.tag == "MD" || w.low == "." || w.low == ";" || w.low == ":" || w.low == "that" {
			return false
		}
		if w.low == "of" && !actor {
			return false
		}
		if d.x.vocab.has(listActors, w.low) || w.ent >= 0 && d.ents[w.ent].label != pipeline.Norp {
			actor = true
		}
	}
	return false
}
