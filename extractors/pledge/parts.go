package pledge

import (
	"strconv"
	"strings"
	"time"

	"readout/pipeline"
)

// after returns the day that lies an ISO 8601 duration of days, weeks, months or
// years after the document's date; zero if either is unknown.
func (d *document) after(value string) time.Time {
	if d.doc.Date.IsZero() || len(value) < 3 || value[0] != 'P' {
		return time.Time{}
	}
	if value[1] == 'T' { // hours: the day on which they end
		n, err := strconv.Atoi(value[2 : len(value)-1])
		if err != nil || n < 0 || n > 10000 || value[len(value)-1] != 'H' {
			return time.Time{}
		}
		return d.doc.Date.AddDate(0, 0, (n+23)/24)
	}
	n, err := strconv.Atoi(value[1 : len(value)-1])
	if err != nil || n < 0 || n > 1000 {
		return time.Time{}
	}
	switch value[len(value)-1] {
	case 'D':
		return d.doc.Date.AddDate(0, 0, n)
	case 'W':
		return d.doc.Date.AddDate(0, 0, 7*n)
	case 'M':
		return d.doc.Date.AddDate(0, n, 0)
	case 'Y':
		return d.doc.Date.AddDate(n, 0, 0)
	}
	return time.Time{}
}

// parts finds condition, deadline, amounts and counterparts of a row.
func (d *document) parts(p *pipeline.Pledge, e *evidence) {
	d.condition(p, e)
	if p.Condition.IsZero() {
		d.frontedCondition(p, e)
	}
	d.deadline(p, e)
	d.amounts(p, e)
	d.counterparts(p, e)
}

// conditionAt reports whether a condition opens at word k: a phrase of the list
// with a clause behind it, or "weather permitting".
func (d *document) conditionAt(ws []word, k int) bool {
	if k >= len(ws) {
		return false
	}
	switch ws[k].low {
	case "once":
		if k+1 < len(ws) && (ws[k+1].low == "again" || ws[k+1].low == "a") {
			return false
		}
	case "as", "where", "if":
		if k+1 < len(ws) && (ws[k+1].low == "appropriate" || ws[k+1].low == "necessary" || ws[k+1].low == "needed") {
			return false
		}
	}
	return d.x.vocab.startsPhrase(listConditions, ws, k) > 0 || permitting(ws, k) > 0
}

// permitting returns the word behind "water levels permitting" at k, 0 if it does
// not stand there.
func permitting(ws []word, k int) int {
	for j := k; j < len(ws) && j < k+5; j++ {
		if j > k && (ws[j].low == "permitting" || ws[j].low == "allowing") && (j+1 == len(ws) || isPunct(ws[j+1].low)) {
			return j + 1
		}
		if !isNominal(ws[j]) && ws[j].tag != "DT" {
			return 0
		}
	}
	return 0
}

// clauseBehind reports whether a clause, not a time or noun, follows "before".
func (d *document) clauseBehind(ws []word, k, last int) bool {
	for j := k; j < last && j < k+9 && ws[j].low != ","; j++ {
		switch ws[j].low {
		case "is", "are", "has", "have", "was", "were":
			return j > k
		}
		if d.timexAt(ws[j].Span) {
			return false
		}
	}
	return false
}

// condition finds "if ...", "subject to ..." inside the row or right after it.
func (d *document) condition(p *pipeline.Pledge, e *evidence) {
	ws, v := e.words, d.x.vocab
	for k := e.row.first; k < e.row.last; k++ {
		n := v.startsPhrase(listConditions, ws, k)
		if j := permitting(ws, k); j > 0 && j <= e.row.last && k > e.row.first && ws[k-1].low == "," {
			p.Condition = pipeline.Span{Start: ws[k].Start, End: ws[j-1].End}
			return
		}
		if ws[k].low == "before" && d.clauseBehind(ws, k+1, e.row.last) || ws[k].low == "without" && e.neg && k+1 < e.row.last && ws[k+1].tag != "VBG" {
			n = 1
		}
		if n == 0 || ws[k].low == "should" && k > 0 && isNominal(ws[k-1]) || ws[k].low == "once" && k+1 < len(ws) && (ws[k+1].low == "again" || ws[k+1].low == "a") {
			continue
		}
		if ws[k].low == "as" && k > 0 && ws[k-1].low == "for" { // "for as long as it takes" is a duration
			continue
		}
		if ws[k].low == "if" && k > 0 && (ws[k-1].low == "see" || ws[k-1].low == "ask") {
			continue
		}
		end := k + n
		for end < e.row.last && ws[end].low != "," && ws[end].low != ";" {
			end++
		}
		p.Condition = pipeline.Span{Start: ws[k].Start, End: ws[end-1].End}
		return
	}
}

// frontedCondition finds "If X, we will": a condition that opens the sentence.
func (d *document) frontedCondition(p *pipeline.Pledge, e *evidence) {
	ws := e.words
	k := 0
	for k < len(ws) && (isPunct(ws[k].low) || isConj(ws[k].low)) {
		k++
	}
	if e.subject.empty() || k >= e.subject.first || d.x.vocab.startsPhrase(listConditions, ws, k) == 0 {
		return
	}
	for j := k + 1; j < e.subject.first; j++ {
		if ws[j].low == "," && e.subject.first-j <= 3 {
			p.Condition = pipeline.Span{Start: ws[k].Start, End: ws[j-1].End}
		}
	}
}

// deadlinePrepositions stand before a time that bounds a promise.
var deadlinePrepositions = map[string]bool{"by": true, "in": true, "on": true, "before": true, "during": true, "within": true,
	"over": true, "until": true, "from": true, "for": true, "at": true, "through": true, "next": true, "of": true, "since": true, "late": true, "the": true, "end": true, "early": true}

// deadline finds the time by or at which the act is promised: in the row, else
// at the start of the sentence.
func (d *document) deadline(p *pipeline.Pledge, e *evidence) {
	ws := e.words
	if d.timexIn(p, e, e.row.first, e.row.last) {
		return
	}
	v := d.x.vocab
	for k := e.row.first; k < e.row.last; k++ {
		if n := v.startsPhrase(listTimes, ws, k); n > 0 && k+n <= e.row.last {
			p.Deadline = pipeline.Span{Start: ws[k].Start, End: ws[k+n-1].End}
			return
		}
	}
	if e.subject.empty() || e.cue.Class == classNoun || e.cue.Class == classReaffirm || e.cue.Class != classModal && e.cue.Past {
		return
	}
	switch e.cue.ID {
	case "pledge/announcing", "pledge/measure-now", "pledge/steps-now", "pledge/is-committed":
		return // dates when it is said, not when it is done
	}
	if k := e.subject.first - 1; k > 0 && (ws[k].low == "where" || ws[k].low == "who") && ws[0].tag == "IN" && d.timexIn(p, e, 0, min(k, 8)) {
		return
	}
	// "On Thursday, March 25, President X will meet": a fronted time.
	lo := e.subject.first
	for k := lo - 1; k >= 0 && lo-k < 12; k-- {
		if ws[k].low == ";" || isClauseBreak(ws[k]) && ws[k].low != "that" {
			return
		}
		lo = k
		if ws[k].low == "that" {
			lo = k + 1
			break
		}
		if lo == 0 || e.subject.first-k >= 12 {
			break
		}
	}
	if lo < e.subject.first && (deadlinePrepositions[ws[lo].low] || d.timexAt(ws[lo].Span)) {
		d.timexIn(p, e, lo, e.subject.first)
	}
}

// timexIn takes the last usable temporal expression of the words [lo, hi) as
// deadline, with the preposition before it.
func (d *document) timexIn(p *pipeline.Pledge, e *evidence, lo, hi int) bool {
	ws := e.words
	if lo >= hi {
		return false
	}
	found := false
	for i := d.firstTimex(ws[lo].Start); i < len(d.ann.Timexes); i++ {
		t := &d.ann.Timexes[i]
		if t.Start >= ws[hi-1].End {
			break
		}
		k := lo
		for k < hi && ws[k].End <= t.Start {
			k++
		}
		if k >= hi {
			break
		}
		if !d.bounding(ws, k, lo, t) || d.opensOnly(ws, k, lo, t) || relativeSince(ws, max(lo, e.row.verb), k) ||
			e.cue.Class != classModal && k <= max(e.end, e.body)+1 && t.Begin.Equal(t.End) && t.End.Equal(d.doc.Date) && !t.End.IsZero() {
			continue
		}
		sp := t.Span
		first := k
		for first > lo && k-first < 4 && (first > lo+2 && ws[first-1].low == "than" && ws[first-2].low == "later" && ws[first-3].low == "no") {
			first -= 3
		}
		for first > lo && k-first < 4 && (deadlinePrepositions[ws[first-1].low] || ws[first-1].low == "coming") {
			first--
		}
		sp.Start = min(sp.Start, ws[first].Start)
		p.Deadline = sp
		p.DeadlineEnd = t.End
		if t.Label == pipeline.Duration {
			_, last, ranged := strings.Cut(t.Value, "/")
			if !ranged {
				last = t.Value
			}
			p.DeadlineEnd = d.after(last)
			if hasWord(ws, row{first: k, last: min(k+4, hi)}, "decade") || hasWord(ws, row{first: k, last: min(k+4, hi)}, "decades") || !(first < k && (ws[first].low == "in" || ws[first].low == "within" || ws[first].low == "over")) {
				p.Deadline, p.DeadlineEnd = pipeline.Span{}, time.Time{}
				continue
			}
		}
		if t.Label == pipeline.Date && !t.Begin.IsZero() && k > 0 && (ws[k-1].low == "before" || ws[k-1].low == "to" && k > 1 && ws[k-2].low == "prior" || k > 1 && ws[k-2].low == "before" && (ws[k-1].tag == "DT" || ws[k-1].low == "end")) {
			p.DeadlineEnd = t.Begin.AddDate(0, 0, -1)
		}
		if !p.DeadlineEnd.IsZero() && !d.doc.Date.IsZero() && p.DeadlineEnd.Before(d.doc.Date.AddDate(0, 0, -1)) {
			p.Deadline, p.DeadlineEnd = pipeline.Span{}, time.Time{}
			continue
		}
		if t.Label != pipeline.Time && p.DeadlineEnd.IsZero() && d.laterTimex(i, ws[hi-1].End) {
			found = true
			continue // "over the coming weeks, including next month": the next one may say when
		}
		if t.Label != pipeline.Time {
			d.stretch(p, ws, k, hi, i)
			return true
		}
		found = true
	}
	return found
}

// laterTimex reports whether a resolved date follows the i-th before end.
func (d *document) laterTimex(i, end int) bool {
	i++
	return i < len(d.ann.Timexes) && d.ann.Timexes[i].Start < end && !d.ann.Timexes[i].End.IsZero()
}

// opensOnly reports a time at which something only begins: "from September",
// "starting in 2026", unless it goes on to an end: "from 20 to 22 March".
func (d *document) opensOnly(ws []word, k, lo int, t *pipeline.Timex) bool {
	if strings.Contains(t.Value, "/") {
		return false
	}
	last := k
	for last < len(ws) && ws[last].End <= t.Span.End {
		last++
	}
	if last < len(ws) && (ws[last].low == "to" || ws[last].low == "until" || ws[last].low == "through" || ws[last].low == "till" || ws[last].low == "-" || ws[last].low == "–") {
		return false
	}
	for j := k - 1; j >= max(lo-1, 0) && k-j < 4; j-- {
		switch ws[j].low {
		case "from", "starting", "beginning", "effective", "since":
			return true
		case "of":
			if j > 0 && ws[j-1].low == "as" {
				return true
			}
		case "in", "on", "the", "early", "late", "mid":
		default:
			return false
		}
	}
	return false
}

// relativeSince reports whether a relative clause opens between the act and word
// k, so that a time there says when something else is.
func relativeSince(ws []word, from, k int) bool {
	for j := max(from, 0); j < k; j++ {
		switch ws[j].low {
		case "which", "who", "whose", "where":
			return true
		}
	}
	return false
}

// stretch moves the deadline on to the last of several dates of one act: "from 25
// to 27 May, and to Oslo from 28 May to 1 June".
func (d *document) stretch(p *pipeline.Pledge, ws []word, k, hi, i int) {
	for j := i + 1; j < len(d.ann.Timexes); j++ {
		t := &d.ann.Timexes[j]
		if t.Start >= ws[hi-1].End || t.Label != pipeline.Date {
			return
		}
		joined := false
		for k < hi && ws[k].Start < t.Start {
			joined = joined || ws[k].low == "and"
			k++
		}
		if !joined || k < 1 || k >= hi || !deadlinePrepositions[ws[k-1].low] || t.End.Before(p.DeadlineEnd) {
			return
		}
		first := k
		for first > 0 && k-first < 2 && deadlinePrepositions[ws[first-1].low] {
			first--
		}
		p.Deadline = pipeline.Span{Start: ws[first].Start, End: t.Span.End}
		p.DeadlineEnd = t.End
	}
}

// bounding reports whether the time at word k says when, rather than being part
// of a name ("the 2024 Summit") or of the past ("since 2014").
func (d *document) bounding(ws []word, k, lo int, t *pipeline.Timex) bool {
	last := k
	for last < len(ws) && ws[last].End < t.Span.End {
		last++
	}
	for j := k; j <= last && j < len(ws); j++ {
		if ws[j].low == "century" || ws[j].low == "decade" || ws[j].low == "decades" {
			return false // no promise is for the end of the century
		}
	}
	if k > 0 {
		switch ws[k-1].low {
		case "since", "of", "'s", "“":
			return ws[k-1].low == "of" && k > 1 && (ws[k-2].low == "end" || ws[k-2].low == "half" || ws[k-2].low == "quarter")
		case "the", "a", "its", "our", "their":
			if t.Label == pipeline.Duration {
				break
			}
			if last+1 < len(ws) && isNominal(ws[last+1]) && len(ws[k].low) == 4 {
				return false
			}
		}
	}
	// "2030 Agenda", "today's meeting"
	if last+1 < len(ws) && (ws[last+1].low == "'s" || ws[last+1].tag == "NNP" && ws[last+1].ent < 0 && ws[last+1].capped) {
		return false
	}
	return true
}

// amounts finds what is promised in numbers: money first, then counted things.
func (d *document) amounts(p *pipeline.Pledge, e *evidence) {
	ws := e.words
	for i := d.firstQuantity(p.Start); i < len(d.ann.Quantities); i++ {
		q := &d.ann.Quantities[i]
		if q.Start >= p.End {
			break
		}
		if q.Label == pipeline.Ordinal || q.End > p.End || len(p.Amounts) >= 16 {
			continue
		}
		if q.Label == pipeline.Cardinal && !d.counted(ws, q) || q.Label == pipeline.Measure && d.threshold(ws, e, q) {
			continue
		}
		// Words of the amount: qualifier before, counted noun behind.
		k := e.row.first
		for k < e.row.last && ws[k].End <= q.Start {
			k++
		}
		last := k
		for last+1 < e.row.last && ws[last].End < q.End {
			last++
		}
		first := k
		for first > e.row.first && amountQualifier(ws[first-1].low) {
			first--
		}
		end := q.End
		if q.Label == pipeline.Cardinal {
			n := last
			for n+1 < e.row.last && (isNominal(ws[n+1]) || (ws[n+1].low == "-" || ws[n+1].tag == "VBN") && n+2 < e.row.last && isNominal(ws[n+2])) && n-last < 6 {
				n++
				if (ws[n].tag == "NNS" || ws[n].tag == "NN") && !(n+1 < e.row.last && isNominal(ws[n+1])) {
					break
				}
			}
			end = ws[n].End
		}
		if k >= e.row.last {
			continue
		}
		sp := pipeline.Span{Start: min(ws[first].Start, q.Start), End: end}
		p.Amounts = append(p.Amounts, pipeline.Amount{Span: sp, Text: d.text(sp), Value: q.Value, Unit: q.Unit, Currency: q.Currency})
	}
	if len(p.Amounts) == 0 {
		return
	}
	best := p.Amounts[0]
	for _, a := range p.Amounts {
		if a.Currency != "" {
			best = a
			break
		}
	}
	p.AmountSpan = best.Span
}

// counted reports whether a cardinal counts what is promised rather than parties
// ("the two countries").
func (d *document) counted(ws []word, q *pipeline.Quantity) bool {
	for k := range ws {
		if ws[k].Start < q.Start {
			continue
		}
		if k > 0 && (ws[k-1].tag == "DT" && ws[k-1].low == "the" || ws[k-1].tag == "PRP$" || ws[k-1].low == "both" || ws[k-1].low == "between") {
			return false
		}
		if k+1 < len(ws) && d.x.vocab.has(listPairs, ws[k+1].low) || ws[k].low == "one" || ws[k].low == "two" && k+1 < len(ws) && !isNominal(ws[k+1]) {
			return false
		}
		if k > 0 && (ws[k-1].low == "first" || ws[k-1].low == "last") {
			return false // "the first two summits"
		}
		for k+1 < len(ws) && ws[k+1].Start < q.End {
			k++ // "1,200 to 1,500"
		}
		return k+1 < len(ws) && (isNominal(ws[k+1]) || ws[k+1].low == "-" || ws[k+1].tag == "VBN" || ws[k+1].tag == "RB")
	}
	return false
}

// threshold reports a measure that only says which things are meant: "boats over
// 15 metres", "mining below 1,000 metres", "a 161-kilovolt line".
func (d *document) threshold(ws []word, e *evidence, q *pipeline.Quantity) bool {
	k := e.row.first
	for k < len(ws) && ws[k].End <= q.Start {
		k++
	}
	if strings.ContainsAny(d.text(q.Span), "-‑") {
		return true
	}
	if k < 1 || k > len(ws) {
		return false
	}
	switch ws[k-1].low {
	case "below", "above", "under", "beyond", "exceeding":
		return true
	case "over":
		return k-2 > e.row.verb
	case "than":
		return k > 2 && k-3 > e.row.verb && ws[k-2].low == "more" && ws[k-3].low == "of"
	}
	return false
}

func amountQualifier(low string) bool {
	switch low {
	case "another", "additional", "an", "more", "than", "up", "to", "about", "around", "nearly", "approximately", "over", "at", "least", "almost", "some", "a", "further", "most":
		return true
	}
	return false
}

// counterparts finds to whom the act is promised: names after "with", "to",
// "for", "of" and as objects of verbs of meeting.
func (d *document) counterparts(p *pipeline.Pledge, e *evidence) {
	ws, v := e.words, d.x.vocab
	for k := e.row.first; k < e.row.last && len(p.Counterparts) < 6; k++ {
		w := ws[k]
		takes := false
		switch w.low {
		case "with", "for", "alongside":
			takes = true
		case "to":
			takes = k+1 < e.row.last && !d.isVerb(ws, k+1, "VB") && k >= e.end
		}
		if k == e.row.verb {
			switch e.verb {
			case "meet", "host", "welcome", "support", "help", "provide", "assist", "invite", "join", "call", "give", "offer":
				takes = true
			}
		}
		if !takes || k+1 >= e.row.last {
			continue
		}
		j := k + 1
		for j < e.row.last && (ws[j].low == "with" || ws[j].low == "on") {
			j++
		}
		n := j
		has := false
		for n < e.row.last && n-j < 14 {
			x := ws[n]
			if x.ent >= 0 {
				if d.ents[x.ent].label != pipeline.Norp {
					has = true
				}
				n++
				continue
			}
			if isNominal(x) || x.tag == "DT" || x.tag == "PRP$" || x.tag == "POS" || x.low == "of" || x.low == "'s" {
				has = has || v.has(listActors, x.low)
				n++
				continue
			}
			break
		}
		for n > j && (ws[n-1].low == "of" || ws[n-1].tag == "DT" || ws[n-1].low == "'s") {
			n--
		}
		if has && n > j && n-j < 12 {
			sp := pipeline.Span{Start: ws[j].Start, End: ws[n-1].End}
			pa := pipeline.Party{Span: sp, Text: d.text(sp)}
			d.identify(&pa, ws[j:n])
			p.Counterparts = append(p.Counterparts, pa)
			k = n - 1
		}
	}
}
