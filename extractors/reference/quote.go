package reference

import (
	"slices"

	"readout/pipeline"
)

// A quote is a stretch of words between quotation marks.
type quote struct {
	first, last int // words, without the marks
	speaker     int // entity; -1 if unknown
	sentence    int // in which it begins
}

// closings tells for every word whether the next typographic mark from it on
// closes a quotation: then one that is open runs over the end of a paragraph.
func (d *document) closings() []bool {
	out := make([]bool, len(d.words))
	closes := false
	for i := len(d.words) - 1; i >= 0; i-- {
		if d.words[i].end-d.words[i].start <= 3 {
			switch d.word(i) {
			case "”", "»":
				closes = true
			case "“", "«", "„":
				closes = false
			}
		}
		out[i] = closes
	}
	return out
}

// findQuotes marks what stands between double quotation marks. A quotation ends
// with its paragraph, unless its closing mark stands in a later one.
func (d *document) findQuotes() {
	open := -1
	end := func(j int) {
		if open >= 0 && j > open {
			k := int32(len(d.quotes))
			d.quotes = append(d.quotes, quote{first: open, last: j, speaker: -1})
			for i := open; i < j; i++ {
				d.words[i].quote = k
			}
		}
		open = -1
	}
	closes := d.closings()
	paragraph := -1
	for n := range d.ann.Sentences {
		s := &d.ann.Sentences[n]
		if s.Paragraph != paragraph {
			if open >= 0 && s.First < len(closes) && !closes[s.First] {
				end(s.First)
			}
			paragraph = s.Paragraph
		}
		for i := s.First; i < s.Last && i < len(d.words); i++ {
			if d.words[i].end-d.words[i].start > 3 {
				continue
			}
			switch d.word(i) {
			case "“", "«", "„":
				end(i)
				open = i + 1
			case "”", "»":
				end(i)
			case "\"", "''", "``":
				if open >= 0 {
					end(i)
				} else {
					open = i + 1
				}
			}
		}
	}
	end(len(d.words))
	q := 0
	for n := range d.ann.Sentences {
		s := &d.ann.Sentences[n]
		for q < len(d.quotes) && d.quotes[q].first < s.Last {
			d.quotes[q].sentence = n
			q++
		}
	}
}

// A report is somebody who says something in the running text.
type report struct {
	at       int // word of the verb
	sentence int
	who      int // person; -1 if unknown
}

// attribute tells who speaks in each quotation: who says something in the
// sentence behind it, else before it, else who spoke last in the paragraph.
func (d *document) attribute() {
	r, last := 0, -1
	lastParagraph := -1
	for k := range d.quotes {
		q := &d.quotes[k]
		paragraph := d.ann.Sentences[q.sentence].Paragraph
		for r < len(d.reports) && d.reports[r].at < q.first {
			r++
		}
		q.speaker = -1
		next := len(d.words)
		if k+1 < len(d.quotes) {
			next = d.quotes[k+1].first
		}
		switch {
		case r < len(d.reports) && d.reports[r].at < min(next, q.last+14) && d.endSentence(q) == d.reports[r].sentence && !d.opens(q):
			q.speaker = d.reports[r].who
		case r > 0 && d.ann.Sentences[d.reports[r-1].sentence].Paragraph >= paragraph-1 && (d.reports[r-1].sentence >= q.sentence-1 || d.opens(q)) && (lastParagraph != paragraph || d.reports[r-1].at > d.quotes[max(k-1, 0)].first):
			q.speaker = d.reports[r-1].who
		case lastParagraph == paragraph || k > 0 && paragraph == lastParagraph+1 && d.quotes[k-1].last >= q.first-4:
			q.speaker = last
		case d.parties.byline >= 0:
			q.speaker = d.parties.byline
		default:
			q.speaker = d.topicBefore(q.first)
		}
		if d.opens(q) {
			// "The message reads:", "In his message, the President of Kenya noted:"
			t := d.topicBefore(q.first)
			if q.speaker < 0 || t >= 0 && d.entities[q.speaker].kind == state && d.entities[t].iso3 == d.entities[q.speaker].iso3 {
				q.speaker = t
			}
		}
		last, lastParagraph = q.speaker, d.ann.Sentences[d.endSentence(q)].Paragraph
	}
}

// opens reports whether a quotation follows a colon: its speaker came before.
func (d *document) opens(q *quote) bool {
	return d.word(q.first-2) == ":" || d.word(q.first-1) == ":"
}

// endSentence is the sentence in which the words behind a quotation stand.
func (d *document) endSentence(q *quote) int {
	n := q.sentence
	for n+1 < len(d.ann.Sentences) && d.ann.Sentences[n].Last <= min(q.last, len(d.words)-1) {
		n++
	}
	return n
}

// speak resolves the first person: in quotations, in transcripts, and in what
// the document says itself.
func (d *document) speak() {
	d.attribute()
	for n := range d.ann.Sentences {
		s := &d.ann.Sentences[n]
		speaker, known := -1, false
		if s.Speaker != "" {
			speaker, known = d.named(s.Speaker), true
		}
		for i := s.First; i < s.Last && i < len(d.words); i++ {
			w := &d.words[i]
			if !w.e.is(firstSingular | firstPlural) {
				continue
			}
			switch {
			case d.word(i) == "I" && i > s.First && d.words[i-1].cap && d.is(i-1, numbered): // "Title I"
			case w.quote >= 0 && w.e.is(firstSingular):
				d.singular(i, d.quotes[w.quote].speaker)
			case w.quote >= 0:
				d.plural(i, s, d.quotes[w.quote].speaker, true)
			case w.e.is(firstSingular) && known:
				d.singular(i, speaker)
			case w.e.is(firstSingular):
				d.singular(i, d.parties.byline)
			default:
				d.plural(i, s, speaker, known && speaker >= 0)
			}
		}
	}
}

// named finds the person of a transcript's speaker label.
func (d *document) named(label string) int {
	if k, ok := d.labels[label]; ok {
		return k
	}
	if d.labels == nil {
		d.labels = map[string]int{}
	}
	low, found := lower(label), -1
	for _, k := range d.persons[:min(len(d.persons), labelMost)] {
		if name := lastWord(lower(d.entities[k].name)); len(name) > 1 && containsWord(low, name) {
			found = k
			break
		}
	}
	d.labels[label] = found
	return found
}

// labelMost is how many persons a transcript's speaker is looked for among.
const labelMost = 200

// nested reports a word within a quotation in the quotation: "‘We will march,’".
func (d *document) nested(i int) bool {
	q := d.words[i].quote
	if q < 0 {
		return false
	}
	for k := i - 1; k >= d.quotes[q].first && i-k < 60; k-- {
		switch d.word(k) {
		case "‘":
			return true
		case "’":
			return false
		case "'":
			return k == 0 || d.words[k].start > d.words[k-1].end // an opening mark has a space before it
		}
	}
	return false
}

func (d *document) singular(i, speaker int) {
	if speaker < 0 || d.nested(i) || d.entities[speaker].kind != person {
		d.emit(ruleI, i, i+1, pipeline.Pronoun, nil)
		return
	}
	who := []int{speaker}
	d.emit(ruleI, i, i+1, pipeline.Pronoun, who)
	if d.determines(i) {
		d.owned(i, who)
	}
}

// plural resolves "we": the state or body of who speaks, both states if they act
// together, the parties of a joint statement, else the issuer's state.
func (d *document) plural(i int, s *pipeline.Sentence, speaker int, said bool) {
	var who []int
	p := &d.parties
	switch {
	case d.nested(i):
	case said && speaker < 0:
	case said:
		e := &d.entities[speaker]
		k, ok := d.states[e.iso3]
		switch {
		case e.kind == state && len(p.states) == 2 && slices.Contains(p.states, speaker) && d.jointly(i, s):
			who = p.states
		case e.kind != person:
			who = []int{speaker}
		case e.served >= 0 && e.role == "other" || e.iso3 == "" && e.served >= 0:
			who = []int{e.served}
		case ok && len(p.states) == 2 && slices.Contains(p.states, k) && d.jointly(i, s):
			who = p.states
		case ok:
			who = []int{k}
		case e.iso3 == "" && p.speaks >= 0 && e.role == "official":
			who = []int{p.speaks}
		}
	case s.Speaker != "" && d.question(s.Speaker):
	case p.joint && p.body >= 0:
		who = []int{p.body}
	case p.joint && len(p.states) > 2 && !p.titled:
		// Who chairs or speaks is named, not all who met.
	case p.joint && len(p.states) >= 2:
		who = p.states
		if d.low(i) == "we" && d.presented(i) {
			who = p.persons
		}
	case p.joint:
	case p.issuer >= 0 && len(p.states) == 2 && slices.Contains(p.states, p.issuer) && d.owns(i, ours) && !slices.ContainsFunc(p.states, func(k int) bool { return d.entities[k].kind != state }):
		who = p.states // "the bonds between our nations"
	case p.issuer >= 0 && p.speaks < 0:
		who = []int{p.issuer}
	case p.speaks >= 0:
		who = []int{p.speaks}
	}
	d.emit(ruleWe, i, i+1, pipeline.Pronoun, who)
	if d.words[i].e.is(possessive) && d.is(i+1, number) {
		// "our two countries"
		if ph := d.parse(i, i+1); ph != nil && ph.class&sides != 0 && len(p.states) == ph.number {
			d.emit(ruleSides, i, ph.last, pipeline.Nominal, p.states)
			return
		}
	}
	if d.determines(i) {
		d.owned(i, who)
	}
}

// owns reports whether the possessive at i stands before a noun of a class, with
// a number or a word that says little between: "our two nations".
func (d *document) owns(i int, c class) bool {
	if !d.words[i].e.is(possessive) {
		return false
	}
	k := i + 1
	for k < i+3 && d.is(k, number|neutral) {
		if n := d.words[k].e.number; n > 0 && n != len(d.parties.states) {
			return false // "our three nations"
		}
		k++
	}
	return d.is(k, c)
}

// presented reports "We, President X and ...".
func (d *document) presented(i int) bool {
	if d.word(i+1) != "," || len(d.parties.persons) < 2 {
		return false
	}
	for k := i + 2; k < min(len(d.words), i+14); k++ {
		if m := d.mentionAt(k); m != nil && d.entities[m.entity].kind == person {
			return true
		}
	}
	return false
}

func (d *document) question(label string) bool {
	label = lower(label)
	return containsWord(label, "question") || containsWord(label, "q") || containsWord(label, "reporter") || containsWord(label, "journalist")
}

// jointly reports whether "we" takes in the other side: "we will build it
// together", "our two countries".
func (d *document) jointly(i int, s *pipeline.Sentence) bool {
	if d.owns(i, ours) {
		return true
	}
	for k := max(s.First, i-20); k < min(s.Last, i+20); k++ {
		if d.is(k, together) && d.words[k].quote == d.words[i].quote {
			return true
		}
	}
	return false
}
