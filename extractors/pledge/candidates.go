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
	// inverted marks "nor will it recognize": the subject stands behind the cue.
	inverted bool
	none     bool // the subject is nobody: "neither of us will"
	gerund   bool // an order goes on with a gerund: "tasked the Ministry with drawing up"
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
		if apos == 3 && string(buf[:n]) == "won" || string(buf[:n]) == "wo" { // "won't", one token or two
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
		} else if d.why != nil {
			d.why.unfollowed(s, i)
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
		for j < len(ws) && !f.cue.Tight && ws[j].low != w && v.has(listAdverbs, ws[j].low) {
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
	} else if (f.cue.Class == classVerb && !f.cue.Impersonal || f.cue.Class == classOrder) && i > 0 && (ws[i].tag == "NN" || ws[i].tag == "NNS" && f.cue.Class == classOrder) && (ws[i-1].tag == "DT" || ws[i-1].tag == "JJ" && !v.has(listAdverbs, ws[i-1].low) || ws[i-1].tag == "PRP$" || ws[i-1].low == "no" || ws[i-1].low == "'s") {
		return c, false // "no plan to"
	} else if f.cue.Class == classVerb && i > 0 && i+1 < len(ws) && ws[i].capped && ws[i+1].capped && isNominal(ws[i+1]) && ws[i-1].capped && isNominal(ws[i-1]) && !isPunct(ws[i-1].low) {
		return c, false // "Cyber Pledge Conference"
	} else if f.cue.Class == classVerb || f.cue.Class == classOrder || f.cue.Class == classReaffirm {
		if i > 0 && (ws[i-1].low == "not" || ws[i-1].low == "never" || ws[i-1].low == "longer" && i > 1 && ws[i-2].low == "no") {
			c.neg = true
		}
	}
	c.end = j
	if f.cue.Class == classModal && i > 0 && ws[i-1].low == "nor" {
		return d.inverted(c)
	}
	if d.follow(&c) {
		return c, true
	}
	return c, false
}
