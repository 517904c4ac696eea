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

// tonight reports times of the day on which a document is published.
func tonight(s string) bool {
	switch fold(s) {
	case "tonight", "this evening", "this afternoon", "this morning", "later today":
		return true
	}
	return false
}

// deadlinePrepositions stand before a time that bounds a promise.
var deadlinePrepositions = map[string]bool{"by": true, "in": true, "on": true, "before": true, "during": true, "within": true,
	"over": true, "until": true, "from": true, "for": true, "at": true, "through": true, "next": true, "of": true, "since": true, "late": true, "the": true, "end": true, "early": true, "beginning": true, "starting": true}

// deadline finds the time by or at which the act is promised: in the row, else
// at the start of the sentence.
func (d *document) deadline(p *pipeline.Pledge, e *evidence) {
	ws := e.words
	if d.timexIn(p, e, e.row.first, e.row.last) {
		return
	}
	v := d.x.vocab
	for k := e.row.first; k < e.row.last; k++ {
		if n := v.startsPhrase(listTimes, ws, k); n > 0 && k+n <= e.row.last && !(ws[k].low == "soon" && k > 0 && ws[k-1].low == "as") && !(d.timexAt(ws[k].Span) && (relativeSince(ws, max(e.row.first, e.row.verb), k) || d.pastTime(ws, k, k))) {
			p.Deadline = pipeline.Span{Start: ws[k].Start, End: ws[k+n-1].End}
			return
		}
	}
	if e.subject.empty() || e.cue.Class == classNoun || e.cue.Class == classReaffirm || e.cue.Class != classModal && e.cue.Past {
		return
	}
	if e.cue.Said {
		return // dates when it is said, not when it is done
	}
	if k := e.subject.first - 1; k > 0 && (ws[k].low == "where" || ws[k].low == "who") && (ws[0].tag == "IN" || d.timexAt(ws[0].Span)) && d.timexIn(p, e, 0, min(k, 8)) {
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
	if lo < e.subject.first && (deadlinePrepositions[ws[lo].low] || ws[lo].low == "as" || d.timexAt(ws[lo].Span)) {
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
		if since := k; t.Label == pipeline.Duration {
			for since < hi && ws[since].Start < t.Span.End {
				since++
			}
			if since < hi && (ws[since].low == "since" || ws[since].low == "after" || ws[since].low == "ago" || ws[since].low == "of") {
				continue // "over 25 years since its founding"
			}
		}
		if strings.HasSuffix(d.text(t.Span), " ago") {
			continue
		}
		if p.Condition.Contains(t.Span) && !p.Condition.IsZero() || t.Label == pipeline.Duration && toBe(ws, max(lo, e.row.verb), k) {
			continue // "provided that they confirm by May", "to be repaid over 20 years"
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
		for first > lo && k-first < 5 && (deadlinePrepositions[ws[first-1].low] || ws[first-1].low == "coming" || ws[first-1].low == "as" && ws[first].low == "of") {
			first--
		}
		if first > lo+1 && ws[first].low == "before" && ws[first-1].low == "or" && deadlinePrepositions[ws[first-2].low] {
			first -= 2 // "on or before 29 May"
		}
		sp.Start = min(sp.Start, ws[first].Start)
		if n := d.season(ws, k, hi, t); n > k {
			sp.End = ws[n-1].End
		}
		p.Deadline = sp
		p.DeadlineEnd = t.End
		if t.End.IsZero() && t.Label == pipeline.Time && tonight(d.text(t.Span)) {
			p.DeadlineEnd = d.doc.Date
		}
		if (ws[k].low == "early" || k > first && ws[k-1].low == "early") && t.Label == pipeline.Date && t.End.After(t.Begin.AddDate(0, 0, 8)) {
			p.DeadlineEnd = time.Time{} // nobody says when "early next year" ends
		}
		if strings.HasPrefix(fold(d.text(t.Span)), "mid") && t.End.After(t.Begin.AddDate(0, 0, 100)) {
			p.DeadlineEnd = time.Time{} // nor "mid-2029"
		}
		if nextYear := d.comingMonth(e, ws, k, first, t); !nextYear.IsZero() {
			p.DeadlineEnd = nextYear
		}
		if t.Label == pipeline.Duration {
			_, last, ranged := strings.Cut(t.Value, "/")
			if !ranged {
				last = t.Value
			}
			p.DeadlineEnd = d.after(last)
			if first > 0 && strings.HasSuffix(ws[first-1].low, "able") || hasWord(ws, row{first: k, last: min(k+4, hi)}, "decade") || hasWord(ws, row{first: k, last: min(k+4, hi)}, "decades") || !(first < k && (ws[first].low == "in" || ws[first].low == "within" || ws[first].low == "over")) {
				p.Deadline, p.DeadlineEnd = pipeline.Span{}, time.Time{}
				continue
			}
			if eachTime(ws, max(lo, e.row.verb), first) {
				p.DeadlineEnd = time.Time{} // "will answer every letter within a week": again and again
				return true
			}
		}
		if t.Label == pipeline.Date && !t.Begin.IsZero() && k > 0 && (ws[k-1].low == "before" && (k < 2 || ws[k-2].low != "or") || ws[k-1].low == "to" && k > 1 && ws[k-2].low == "prior" || k > 1 && ws[k-2].low == "before" && ws[k-1].tag == "DT") && ws[k].low != "end" {
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

// season returns the word behind a part of the year that is named by the year at
// word k, "the 2027 rainy season", 0 if there is none.
func (d *document) season(ws []word, k, hi int, t *pipeline.Timex) int {
	for k < hi && ws[k].Start < t.Span.End {
		k++
	}
	for n := k; n < hi && n < k+3 && isNominal(ws[n]); n++ {
		if d.x.vocab.has(classSeasons, ws[n].low) {
			return n + 1
		}
	}
	return 0
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
	if d.pastTime(ws, k, last) || yearOfName(ws, k, last, t) {
		return false
	}
	if k > 0 {
		switch ws[k-1].low {
		case "for":
			if k > 1 && ws[k-2].capped && k-2 > lo && len(ws[k].low) == 4 {
				return false // "the Partnership for 2030"
			}
		case "since", "of", "'s", "“":
			return ws[k-1].low == "of" && k > 1 && (ws[k-2].low == "as" || ws[k-2].low == "end" || ws[k-2].low == "half" || ws[k-2].low == "quarter")
		case "the", "a", "its", "our", "their":
			if t.Label == pipeline.Duration {
				break
			}
			if last+1 < len(ws) && isNominal(ws[last+1]) && len(ws[k].low) == 4 && d.season(ws, k, len(ws), t) == 0 {
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
