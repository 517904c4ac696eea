package pledge

import (
	"strings"
	"time"

	"readout/pipeline"
)

// opensOnly reports a time from which the act goes on without end, "from 1 May",
// "starting in May", or at which something beside it begins or began: "with delivery
// starting in 2026", "open since May".
func (d *document) opensOnly(ws []word, k, lo int, t *pipeline.Timex) bool {
	if text := d.text(t.Span); strings.Contains(t.Value, "/") && !oneYear(text) {
		return false
	}
	last := k
	for last < len(ws) && ws[last].End <= t.Span.End {
		last++
	}
	if last < len(ws) {
		switch ws[last].low {
		case "to", "until", "through", "till", "-", "–", "onto":
			return false
		}
	}
	for j := k - 1; j >= max(lo-1, 0) && k-j < 5; j-- {
		switch ws[j].low {
		case "since", "after":
			return true
		case "from":
			return t.Label == pipeline.Date && (j == 0 || !isNominal(ws[j-1]) || !d.comesFrom(ws, j))
		case "starting", "beginning", "commencing", "effective":
			return true
		case "of":
			if j > 0 && ws[j-1].low == "as" {
				return true // "as of 1 May"
			}
		case "in", "on", "the", "early", "late", "mid", "as", "fy":
		default:
			return false
		}
	}
	return false
}

// comesFrom reports a noun before "from" at j whose own time follows, "figures from
// 2027": nothing begins then.
func (d *document) comesFrom(ws []word, j int) bool {
	return d.x.vocab.has(classRecords, ws[j-1].low)
}

// oneYear reports the name of a fiscal or academic year: "2029-30", "FY2031/32".
func oneYear(text string) bool {
	i := strings.IndexAny(text, "-/–")
	return i >= 4 && len(strings.TrimLeft(text[i:], "-/–")) == 2 && text[i-1] >= '0' && text[i-1] <= '9' && text[i-4] >= '0' && text[i-4] <= '9'
}

// relativeSince reports whether a relative clause opens between the act and word
// k, so that a time there says when something else is. A clause between commas is
// over at the second: "the board, which has not met since May, by June".
func relativeSince(ws []word, from, k int) bool {
	rel := -1
	for j := max(from, 0); j < k; j++ {
		if j > from+1 && whileOthers(ws, j) {
			return true
		}
		switch ws[j].low {
		case "which", "who", "whose", "where":
			rel = j
		case "that": // "the scheme that Mali will lead this year"
			if j > from+1 && (ws[j-1].tag == "NN" || ws[j-1].tag == "NNS" || ws[j-1].tag == "NNP" && ws[j-1].ent < 0) && ws[j+1].tag != "PRP" && finiteSoon(ws, j+1, k) {
				rel = j
			}
		}
	}
	if rel < 1 {
		return rel == 0
	}
	first := k
	for first > rel && k-first < 5 && (deadlinePrepositions[ws[first-1].low] || ws[first-1].low == "no" || ws[first-1].low == "later" || ws[first-1].low == "than" || ws[first-1].low == "or") {
		first--
	}
	return !(ws[rel-1].low == "," && first > rel+1 && ws[first-1].low == ",")
}

// pastTime reports times that are over, "in recent years", "over the last months":
// nothing is promised for them.
func (d *document) pastTime(ws []word, k, last int) bool {
	if k > 1 && (ws[k-1].low == "far" && ws[k-2].low == "so" || ws[k-1].low == "earlier" || ws[k-1].low == "already") {
		return true
	}
	for j := max(k-1, 0); j <= last && j < len(ws); j++ {
		switch ws[j].low {
		case "last", "past", "recent", "previous", "yesterday", "preceding":
			return !(ws[j].low == "last" && j+1 < len(ws) && ws[j+1].low == "quarter")
		}
	}
	return false
}

// yearOfName reports a year that belongs to a name before it, "the APEC 2022 agenda".
func yearOfName(ws []word, k, last int, t *pipeline.Timex) bool {
	return t.Label == pipeline.Date && last == k && len(ws[k].low) == 4 && strings.Trim(ws[k].low, "0123456789") == "" && k > 1 && ws[k-1].capped && !isMonth(ws[k-1].low) &&
		(ws[k-1].tag == "NNP" || ws[k-1].ent >= 0) && k+1 < len(ws) && isNominal(ws[k+1])
}

// timeBehind returns the comma that closes the relative clause at k where a time for
// the act stands right behind it, "which has not met since May, no later than June";
// 0 if it is no such clause.
func (d *document) timeBehind(ws []word, k int) int {
	switch ws[k].low {
	case "which", "who", "whose", "where":
	default:
		return 0
	}
	m := closingComma(ws, k, 24)
	if m == 0 {
		return 0
	}
	for j := m + 1; j < len(ws) && j < m+6; j++ {
		if d.timexAt(ws[j].Span) {
			return m
		}
		if low := ws[j].low; !deadlinePrepositions[low] && low != "no" && low != "not" && low != "later" && low != "than" {
			return 0
		}
	}
	return 0
}

// finiteSoon reports a verb of its own among the first words from i on, before to.
func finiteSoon(ws []word, i, to int) bool {
	for j := i; j < to && j < i+5; j++ {
		if w := ws[j]; w.ent < 0 && (w.tag == "MD" || w.tag == "VBD" || w.tag == "VBZ") {
			return true
		}
	}
	return false
}

// toBe reports whether between the act and word k it is told what will be done with
// the thing promised, "a loan, to be repaid over 20 years": that time is not its own.
func toBe(ws []word, from, k int) bool {
	for j := max(from, 1); j+2 < k; j++ {
		if ws[j].low == "to" && ws[j+1].low == "be" && (ws[j-1].low == "," || ws[j-1].tag == "NNS" || ws[j-1].tag == "NN") {
			for m := j + 2; m < k; m++ {
				if ws[m].low == "," {
					return false
				}
			}
			return strings.HasPrefix(ws[j+2].tag, "VB")
		}
	}
	return false
}

// eachTime reports whether what is promised, words [from, to), is done again and
// again, "every complaint": a length of time behind it has no one end.
func eachTime(ws []word, from, to int) bool {
	for j := max(from, 0); j < to; j++ {
		if ws[j].low == "every" || ws[j].low == "each" && (j+1 >= len(ws) || ws[j+1].tag == "NN") {
			return true
		}
	}
	return false
}

// comingMonth returns the end of the month or day without a year that a promise
// names where the date extractor took the one that is past: what is promised is to
// come. It is zero where the time is not such a month, or may be that of something
// in the past.
func (d *document) comingMonth(e *evidence, ws []word, k, first int, t *pipeline.Timex) time.Time {
	if t.Label != pipeline.Date || t.End.IsZero() || d.doc.Date.IsZero() || !t.End.Before(d.doc.Date) || first <= max(e.row.verb, e.end) || first == k {
		return time.Time{}
	}
	if e.row.verb < 0 && ws[first].low != "by" && ws[first].low != "before" && ws[first].low != "until" {
		return time.Time{} // "announced a grant in March"
	}
	month := false
	for _, w := range strings.Fields(d.text(t.Span)) {
		w = strings.Trim(w, ".,")
		switch {
		case w != "" && w[0] >= '0' && w[0] <= '9' && len(w) < 5 && strings.Trim(w, "0123456789") != w && len(strings.TrimRight(w, "stndrh")) < 3:
		case isMonth(w):
			month = true
		default:
			return time.Time{}
		}
	}
	if !month {
		return time.Time{}
	}
	for j := first - 1; j > max(e.row.verb, e.end) && first-j < 4; j-- {
		if ws[j].ent < 0 && (ws[j].tag == "VBN" || ws[j].tag == "VBD") {
			return time.Time{} // "the agreement signed in March"
		}
	}
	end := t.End.AddDate(1, 0, 0)
	if t.Begin.Day() == 1 && t.End.Month() == time.February && t.End.Day() > 27 && !t.Begin.Equal(t.End) {
		end = t.Begin.AddDate(1, 1, -1)
	}
	if end.Before(d.doc.Date) || end.After(d.doc.Date.AddDate(1, 0, 0)) {
		return time.Time{}
	}
	return end
}

// isMonth reports the name of a month, or its first letters.
func isMonth(w string) bool {
	if len(w) < 3 {
		return false
	}
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(m.String(), w) {
			return true
		}
	}
	return false
}
