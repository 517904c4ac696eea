package pledge

import (
	"strings"

	"readout/pipeline"
)

// closesQuote reports closing quotation marks, or straight ones.
func closesQuote(low string) bool {
	return low == "”" || low == "\"" || low == "''" || low == "»"
}

// saidAfterQuote reports a reporting verb at k right behind a quotation, `...",
// stated Lund`.
func (d *document) saidAfterQuote(ws []word, k int) bool {
	w := ws[k]
	if w.ent >= 0 || w.tag != "VBD" && w.tag != "VBZ" && w.tag != "VBN" || !d.x.vocab.has(listReporting, w.low) {
		return false
	}
	return closesQuote(ws[k-1].low) || k > 1 && closesQuote(ws[k-2].low)
}

// laterQuote reports a verb at k behind a quotation that opens only behind the trigger
// at at: "Lund will travel to Lima, which “we hope to use”, he said" quotes no more
// than what stands in it.
func laterQuote(ws []word, at, k int) bool {
	if k <= at || ws[at].quoted || !closesQuote(ws[k-1].low) && !(k > 1 && closesQuote(ws[k-2].low)) && !quoteNear(ws, k) {
		return false
	}
	straight := 0
	for j := at + 1; j < k; j++ {
		switch ws[j].low {
		case "“", "«":
			return true
		case "\"", "''":
			straight++
		}
	}
	return straight > 1
}

// clauseOfItsOwn returns where the clause of the verb in the past at word at begins if
// a comma and "and" or "but" stand before its subject: "Lund shared his view, and both
// ministers agreed to" reports nothing by Lund. It is 0 elsewhere.
func clauseOfItsOwn(ws []word, at int) int {
	if ws[at].tag != "VBD" {
		return 0
	}
	j := at - 1
	for j > 1 && at-j < 9 && (isNominal(ws[j]) || ws[j].ent >= 0 || ws[j].tag == "DT" || ws[j].tag == "RB" || ws[j].low == "of" || ws[j].low == "both") {
		j--
	}
	if j > 1 && j < at-1 && isConj(ws[j].low) && ws[j-1].low == "," {
		return j
	}
	return 0
}

// quoteNear reports a closing quotation mark among the words of who speaks, before
// the verb at k: `”, the Commissioner said`.
func quoteNear(ws []word, k int) bool {
	for j := k - 1; j >= 0 && k-j < 9; j-- {
		if closesQuote(ws[j].low) {
			return true
		}
		if !isNominal(ws[j]) && ws[j].ent < 0 && ws[j].tag != "DT" && ws[j].tag != "PRP" && ws[j].low != "of" && ws[j].low != "," {
			return false
		}
	}
	return false
}

// longOffice returns the closing quotation mark before who speaks where only an office
// of many words, "Norway's Minister for Ports and the Sea X", stands between it and
// the verb at k; 0 if j, where the plain phrase begins, is it or something else is there.
func longOffice(ws []word, at, j, k int) int {
	for ; j > at && k-j < 18; j-- {
		switch w := ws[j]; {
		case closesQuote(w.low):
			return j
		case isNominal(w), w.ent >= 0, w.tag == "DT", w.tag == "POS", w.low == "'s", w.low == "of", w.low == "for", isConj(w.low), w.low == ".":
		default:
			return 0
		}
	}
	return 0
}

// afterQuote returns the first word behind the last quotation mark before word i, 0
// if there is none: who is named inside a quotation is not the one who speaks.
func afterQuote(ws []word, i int) int {
	for k := i - 1; k >= 0; k-- {
		if closesQuote(ws[k].low) {
			for k++; k < i && isPunct(ws[k].low); k++ {
			}
			return k
		}
	}
	return 0
}

// paragraphOf returns the number of the paragraph at a position of the text, -1 if
// no sentence holds it.
func (d *document) paragraphOf(pos int) int {
	lo, hi := 0, len(d.ann.Sentences)
	for lo < hi {
		m := (lo + hi) / 2
		if d.ann.Sentences[m].End <= pos {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo == len(d.ann.Sentences) {
		return -1
	}
	return d.ann.Sentences[lo].Paragraph
}

// maxQuoted bounds how many paragraphs a quotation is followed up, past which
// nobody can tell any more who speaks.
const maxQuoted = 40

// quotedAbove finds the speaker of a quotation of several paragraphs, each of which
// opens with quotation marks: in the sentence with a colon above the first.
func (d *document) quotedAbove(c *candidate) (speech, bool) {
	if !d.insideQuote(c) {
		return speech{}, false
	}
	ss := d.ann.Sentences
	i := c.index
	for n := 0; n < maxQuoted; n++ {
		for m := 0; i > 0 && ss[i-1].Paragraph == ss[i].Paragraph && m < maxQuoted; m++ {
			i--
		}
		opening := strings.TrimLeft(d.doc.Text[ss[i].Start:ss[i].End], " \t*_>•-")
		if !strings.HasPrefix(opening, "“") && !strings.HasPrefix(opening, "\"") && !strings.HasPrefix(opening, "«") || i == 0 {
			return speech{}, false
		}
		above := &ss[i-1]
		text := strings.TrimRight(d.doc.Text[above.Start:above.End], " \n*_")
		if strings.HasSuffix(text, ":") && above.Len() < 2000 {
			o := d.read(i - 1)
			return d.whoIssues(o.words)
		}
		if strings.HasSuffix(text, "”") || strings.HasSuffix(text, "»") || above.Kind == pipeline.KindHeading {
			return speech{}, false
		}
		i--
	}
	return speech{}, false
}

// whoIssues finds the person whose words a sentence with a colon announces, "X
// issued the following statement today:", "Minister X said:".
func (d *document) whoIssues(ws []word) (speech, bool) {
	for k := len(ws) - 1; k > 0; k-- {
		w := ws[k]
		if w.ent >= 0 || w.tag != "VBD" && w.tag != "VBZ" && w.tag != "VBN" || !d.x.vocab.has(listReporting, w.low) && !d.x.vocab.has(classReleasing, w.low) && w.low != "gave" && w.low != "provided" {
			continue
		}
		s := d.subjectOf(ws, k)
		if s.empty() || s.kind == "thing" || s.kind == "none" {
			continue
		}
		sp := d.speakerFrom(ws, s, pipeline.AttributionDirect)
		return sp, sp.kind == "person"
	}
	return speech{}, false
}

// conditionAside returns the comma that opens the condition which the comma at k
// closes, behind "and": "and, provided that its Parliament agrees,"; 0 if none does.
func (d *document) conditionAside(ws []word, k int) int {
	for j := k - 2; j > 1 && k-j < 20; j-- {
		if ws[j].low == "," {
			if isConj(ws[j-1].low) && d.conditionAt(ws, j+1) {
				return j
			}
			return 0
		}
	}
	return 0
}

// saidAside returns the comma that opens the aside which the comma at k closes, ", she
// said,"; 0 if none does.
func (d *document) saidAside(ws []word, k int) int {
	if k < 3 || ws[k-1].ent >= 0 || ws[k-1].tag != "VBD" && ws[k-1].tag != "VBZ" || !d.x.vocab.has(listReporting, ws[k-1].low) {
		return 0
	}
	for j := k - 2; j > 0 && k-j < 9; j-- {
		w := ws[j]
		if w.low == "," {
			if j < k-2 {
				return j
			}
			return 0
		}
		if !(isNominal(w) || w.ent >= 0 || w.tag == "PRP" || w.tag == "DT" || w.low == "of") {
			return 0
		}
	}
	return 0
}

// whileDoing finds the subject, at the start of the sentence, of a reporting verb at
// i behind what it does meanwhile: "The King, pointing out that boats had come close,
// stated". k is the comma before the verb.
func (d *document) whileDoing(ws []word, i, k int) subject {
	if i >= len(ws) || !d.x.vocab.has(listReporting, ws[i].low) || ws[i].tag != "VBD" && ws[i].tag != "VBZ" {
		return subject{}
	}
	for m := 1; m+1 < k && m < 14; m++ {
		switch w := ws[m]; {
		case w.low == ",":
			if ws[m+1].tag != "VBG" || !isNominal(ws[m-1]) && ws[m-1].ent < 0 {
				return subject{}
			}
			if s := d.phraseLeft(ws, m-1, false); s.kind == "entity" || s.kind == "actor" {
				return s
			}
			return subject{}
		case w.ent >= 0, isNominal(w), w.tag == "DT", w.low == "of", w.low == "for", w.low == "'s":
		default:
			return subject{}
		}
	}
	return subject{}
}

// noteQuote remembers who is named behind a quotation as its speaker, in a sentence
// without cues: “Words do not help,” the Minister stressed.
func (d *document) noteQuote(s *pipeline.Sentence) {
	text := d.doc.Text[s.Start:s.End]
	q := max(strings.LastIndex(text, "”"), strings.LastIndex(text, "\""))
	if q < 0 || len(text)-q > 160 || s.Len() > 3000 {
		return
	}
	told := false
	for _, w := range strings.Fields(text[q:]) {
		told = told || d.x.vocab.has(listReporting, fold(strings.Trim(w, "”\",.")))
	}
	if !told {
		return
	}
	i := d.sentenceAt(s)
	if i < 0 {
		return
	}
	ws := d.read(i).words
	k := lastReport(d, ws)
	if k <= 0 || ws[k].Start < s.Start+q {
		return
	}
	o := subject{}
	if saidFirst := isPunct(ws[k-1].low); saidFirst {
		j := k + 1
		for j < len(ws) && (isNominal(ws[j]) || ws[j].ent >= 0 || ws[j].tag == "DT" || ws[j].low == "of") {
			j++
		}
		if j == k+1 {
			return
		}
		o = subject{first: k + 1, last: j}
		o.head = d.headOf(ws, o.first, o.last)
		o.kind = d.kindOf(ws, o)
	} else {
		o = d.phraseLeft(ws, k-1, false)
	}
	if o.empty() || o.kind != "entity" && o.kind != "actor" {
		return
	}
	sp := d.speakerFrom(ws, o, pipeline.AttributionReported)
	if sp.kind == "person" {
		d.voice, d.voiceAt = sp, s.Paragraph
		d.recent.person, d.recent.name = sp.id, sp.name
	}
}

// sentenceAt returns the index of a sentence of the document, -1 if it is none.
func (d *document) sentenceAt(s *pipeline.Sentence) int {
	ss := d.ann.Sentences
	lo, hi := 0, len(ss)
	for lo < hi {
		if m := (lo + hi) / 2; ss[m].Start < s.Start {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(ss) && ss[lo].Start == s.Start {
		return lo
	}
	return -1
}

// othersWords reports a frame that cannot be that of "I will" or "we will": a state or
// body that is only said to do something, "Chad has indicated it will, and I will".
func (d *document) othersWords(c *candidate, s subject, sp speech) bool {
	if s.empty() || s.kind != "pronoun" || sp.kind != "state" && sp.kind != "organization" || c.words[c.start].quoted {
		return false
	}
	return c.words[s.head].low == "i" || c.words[s.head].low == "we"
}

// performs reports acts that somebody does by saying so, "approved the dispatch of
// two battalions", or does: they are told, not quoted.
func (d *document) performs(e *evidence) bool {
	return d.x.vocab.has(classPerforming, e.words[e.word].low) || e.then == thenMoney && strings.HasPrefix(e.words[e.word].low, "commit")
}

// opensBetween reports opening quotation marks among words [i, k).
func opensBetween(ws []word, i, k int) bool {
	for ; i < k; i++ {
		switch ws[i].low {
		case "“", "«", "„":
			return true
		}
	}
	return false
}
