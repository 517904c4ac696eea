package pledge

import (
	"strings"

	"readout/pipeline"
)

// A subject is the noun phrase that a verb belongs to, as a range of words.
type subject struct {
	first, last int    // words [first, last); empty if the sentence has none
	head        int    // its head word
	kind        string // "pronoun", "entity", "actor", "possessive", "thing", "none"
}

func (s subject) empty() bool { return s.last <= s.first }

// maxBack bounds how far left of a verb its subject is looked for, in words.
const maxBack = 60

// subjectOf finds the subject of the verb whose first word is at i.
func (d *document) subjectOf(ws []word, i int) subject {
	return d.subjectAt(ws, i, 0)
}

func (d *document) subjectAt(ws []word, i, deep int) subject {
	v := d.x.vocab
	k := i - 1
	for k >= 0 && i-k < maxBack {
		w := ws[k]
		if strings.HasSuffix(w.low, "self") || strings.HasSuffix(w.low, "selves") {
			k--
			continue
		}
		if (v.has(listAdverbs, w.low) || w.tag == "RB" || w.tag == "RBR") && w.ent < 0 && !(w.low == "both" || w.low == "all") || isAux(w) {
			k--
			continue
		}
		if w.low == "-" || w.low == "–" {
			break
		}
		break
	}
	if k < 0 || deep > 3 {
		return subject{kind: "none"}
	}
	w := ws[k]
	switch {
	case w.low == "who" && w.ent < 0 && w.tag != "NNP" || w.low == "which" || w.low == "that" && k > 0 && (ws[k-1].tag != "VBD" && !v.has(listReporting, ws[k-1].low)):
		j := k - 1
		if j >= 0 && ws[j].low == "," {
			j--
		}
		if j >= 0 && w.low == "that" {
			if s := d.phraseLeft(ws, j, true); s.kind == "thing" {
				return s // "opposition to actions that seek to"
			}
		}
		if j >= 0 {
			return d.phraseLeft(ws, j, w.low == "who")
		}
		return subject{kind: "none"}
	case isConj(w.low) || w.low == "," || w.low == "–" || w.low == "—" || w.low == ")" || w.low == "”" || w.low == "\"":
		if w.low == "," {
			if o := d.conditionAside(ws, k); o > 0 { // "and, provided that its Parliament agrees, will"
				return d.subjectAt(ws, o, deep)
			}
			if o := d.saidAside(ws, k); o > 0 { // "Her Ministry, she said, plans"
				return d.subjectAt(ws, o, deep)
			}
			if s := d.whileDoing(ws, i, k); !s.empty() { // "The King, pointing out that A had B, stated"
				return s
			}
		}
		if w.low == "," || w.low == "–" || w.low == "—" || w.low == ")" {
			// An insertion between subject and verb: "Justin Muzinich, CEO of X, will".
			open := w.low
			if open == ")" {
				open = "("
			}
			for j := k - 1; j > 0 && k-j < 30; j-- {
				if ws[j].low != open {
					if open == "," && isClauseBreak(ws[j]) && ws[j].low != "(" {
						break
					}
					continue
				}
				if isNominal(ws[j-1]) || ws[j-1].low == ")" {
					if open != "," || !d.fronted(ws, j) {
						s := d.phraseLeft(ws, j-1, false)
						if x := ws[k-1].ent; s.kind == "thing" && open == "," && x >= 0 && d.ents[x].label == pipeline.Person {
							return d.phraseLeft(ws, k-1, false) // an office that nobody knows, and its holder
						}
						return s
					}
				}
				break
			}
		}
		// A further predicate of the same subject: go back to the verb before.
		s := d.earlierSubject(ws, k, deep)
		if s.empty() && w.low == "," && k > 0 && (isNominal(ws[k-1]) || ws[k-1].ent >= 0) && deep == 0 {
			return d.phraseLeft(ws, k-1, false) // "The cutter X, is scheduled to"
		}
		return s
	case w.low == ";":
		// "welcomed the truce; decided to": the predicates of one subject
		if t := ws[i].tag; deep == 0 && (t == "VBD" || t == "VBZ" || t == "VBP" || t == "VBN") {
			return d.finiteSubject(ws, k, deep, t == "VBD")
		}
		return subject{kind: "none"}
	case w.low == "to" || w.tag == "IN" && w.low != "that" || w.tag == "TO":
		return subject{kind: "none"}
	case isNominal(w) || w.ent >= 0 || w.tag == "PRP" || w.tag == "DT":
		return d.phraseLeft(ws, k, false)
	case strings.HasPrefix(w.tag, "V") || w.tag == "MD":
		return d.earlierSubject(ws, k+1, deep)
	}
	return subject{kind: "none"}
}

// fronted reports whether the comma at j ends an introductory phrase that starts
// the clause ("In Warsaw,", "On Monday,"), so that what follows is the subject.
func (d *document) fronted(ws []word, j int) bool {
	k := j - 1
	for k >= 0 && !isClauseBreak(ws[k]) && ws[k].tag != "WRB" && ws[k].tag != "WDT" && ws[k].low != "," && j-k < 25 {
		k--
	}
	if k+1 >= j {
		return false
	}
	f := ws[k+1]
	if f.tag == "VBG" {
		n := ws[k+2]
		return n.tag == "DT" || n.tag == "IN" || n.tag == "PRP$" || n.tag == "TO" || n.ent >= 0 || n.tag == "RP" || n.low == ","
	}
	if f.tag == "IN" || f.tag == "TO" || f.tag == "RB" || f.tag == "WRB" || f.low == "during" || f.low == "following" {
		return true
	}
	return d.timexAt(f.Span)
}

// earlierSubject finds the subject of the last finite verb before word k in the
// same clause.
func (d *document) earlierSubject(ws []word, k, deep int) subject {
	if n := d.skipAdverbs(ws, k); n > 0 && n < len(ws) && isConj(ws[k].low) {
		// A verb in the past goes on with one in the past: "launches" is then a noun.
		if n = d.skipAdverbs(ws, k+1); n > 0 && ws[n].tag == "VBD" {
			if s := d.finiteSubject(ws, k, deep, true); s.kind == "entity" || s.kind == "actor" || s.kind == "pronoun" {
				return s
			}
		}
	}
	return d.finiteSubject(ws, k, deep, false)
}

// finiteSubject is earlierSubject with verbs in the past only, or with all.
func (d *document) finiteSubject(ws []word, k, deep int, past bool) subject {
	v := d.x.vocab
	start := max(0, k-maxBack)
	for j, tries := k-1, 0; j >= start && tries < 5; j-- {
		w := ws[j]
		if w.low == ";" && d.goesOn(ws, j+1) {
			start, tries = max(0, j-maxBack), 0
			continue
		}
		if w.low == ";" || w.low == "." || w.low == ":" || w.low == "?" {
			break
		}
		finite := w.tag == "VBD" && j > 0 && w.low != "committed" && (isNominal(ws[j-1]) || ws[j-1].ent >= 0 || ws[j-1].tag == "PRP" || ws[j-1].low == "also" && j > 1 && isNominal(ws[j-2])) || w.tag == "VBP" && j > 0 && (ws[j-1].tag == "PRP" || ws[j-1].tag == "NNS" && d.x.vocab.has(listPairs, ws[j-1].low) || ws[j-1].tag == "RB" && j > 1 && ws[j-2].tag == "PRP") || w.tag == "MD" && w.ent < 0 || w.tag == "VBZ" && w.low != "'s" || (w.tag == "VBD" || w.tag == "VBP" || w.tag == "VBN") && (v.has(listFinite, w.low) || v.has(listReporting, w.low))
		if j > 0 && ws[j-1].low == "who" && (isAux(w) || w.tag == "VBP") && ws[k].low != "," && (k == 0 || ws[k-1].low != ",") {
			finite = true // "athletes who have trained and will"
		}
		if !finite || w.ent >= 0 || past && w.tag != "VBD" {
			continue
		}
		if j > 0 && (ws[j-1].tag == "TO" || ws[j-1].tag == "MD" || ws[j-1].low == "to") {
			continue
		}
		tries++
		s := d.subjectAt(ws, j, deep+1)
		if !s.empty() && ws[s.head].low != "which" && s.kind != "thing" {
			return s
		}
		if s.kind == "thing" && !relativeBefore(ws, j) {
			return s
		}
	}
	// No verb was recognized: "I genuinely value our ties and hope to".
	for j := start; j < k; j++ {
		if ws[j].tag == "PRP" && isPersonal(ws[j].low) && ws[j].low != "it" && ws[j].low != "you" && (j == 0 || isConj(ws[j-1].low) || isPunct(ws[j-1].low) || ws[j-1].low == "that") {
			return subject{first: j, last: j + 1, head: j, kind: "pronoun"}
		}
	}
	return subject{kind: "none"}
}

// goesOn reports whether the words from i on, which stand behind a semicolon, are a
// further predicate of what acts before it: a verb in the past or present, adverbs
// and "and" before it.
func (d *document) goesOn(ws []word, i int) bool {
	for i < len(ws) && (isConj(ws[i].low) || ws[i].tag == "RB" || d.x.vocab.has(listAdverbs, ws[i].low)) {
		i++
	}
	return i < len(ws) && ws[i].ent < 0 && (ws[i].tag == "VBD" || ws[i].tag == "VBZ" || ws[i].tag == "VBN" && d.x.vocab.has(listFinite, ws[i].low))
}

// relativeBefore reports whether the verb at j belongs to a relative clause.
func relativeBefore(ws []word, j int) bool {
	for k := j - 1; k >= 0 && j-k < 4; k-- {
		switch ws[k].low {
		case "which", "who", "that":
			return true
		}
	}
	return false
}

func isClauseBreak(w word) bool {
	switch w.low {
	case ";", ":", "that", ".", "?", "!", "“", "”", "\"", "(":
		return true
	}
	return w.tag == "MD" && w.ent < 0 || w.tag == "VBD" || w.tag == "VBZ" && w.low != "'s"
}

// timexAt reports whether a temporal expression covers the start of sp.
func (d *document) timexAt(sp pipeline.Span) bool {
	i := d.firstTimex(sp.Start)
	return i < len(d.ann.Timexes) && d.ann.Timexes[i].Start <= sp.Start
}
