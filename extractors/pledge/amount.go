package pledge

import (
	"strings"

	"readout/pipeline"
)

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
		if d.given(ws, e, q) || !p.Condition.IsZero() && p.Condition.Contains(q.Span) {
			continue // "its two percent spending target"
		}
		if besideAct(ws, e, q.Start) {
			break // "accompanied by 14 business leaders"
		}
		if q.Label == pipeline.Cardinal && !d.counted(ws, q) && !d.share(ws, q) || q.Label == pipeline.Measure && d.threshold(ws, e, q) {
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
		for first > e.row.first && d.x.vocab.has(classApproximate, ws[first-1].low) && (ws[first-1].low != "to" || first > e.row.first+1 && ws[first-2].low == "up") {
			first--
		}
		first = trimQualifiers(ws, first, k)
		end := q.End
		if q.Label == pipeline.Cardinal && d.share(ws, q) {
			end, first = d.shareOf(ws, last, e.row.last), first-fromBefore(ws, first)
		} else if q.Label == pipeline.Cardinal {
			n := last
			for n+1 < e.row.last && (isNominal(ws[n+1]) || n+3 < e.row.last && hyphened(ws, n+1) || (ws[n+1].low == "-" || ws[n+1].tag == "VBN" || ws[n+1].tag == "VBG" && n == last) && n+2 < e.row.last && isNominal(ws[n+2])) && n-last < 6 {
				n++
				for n+2 < e.row.last && hyphened(ws, n) {
					n += 2 // "ten inter-governmental agreements"
				}
				if n+2 < e.row.last && isConj(ws[n+1].low) && ws[n].tag == "JJ" && isNominal(ws[n+2]) {
					n++ // "150 French and Indian companies"
				}
				if ws[n].tag == "NNS" && n+1 < e.row.last && ws[n+1].tag == "JJ" {
					break
				}
				if (ws[n].tag == "NNS" || ws[n].tag == "NN") && !(n+1 < e.row.last && isNominal(ws[n+1])) {
					break
				}
			}
			end = ws[n].End
			if o := q.Of; o.End > end && o.Start >= q.Start && o.End <= p.End && o.End-end < 40 {
				end = o.End // "four million vaccine doses", whatever the tagger says
			}
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
		if a.Currency != "" && !(best.Currency == "" && d.valuedAt(ws, a.Span)) {
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
		b := k - 1 // what stands before "more than"
		for b > 0 && vaguely(ws[b].low) {
			b--
		}
		if k > 0 && (ws[b].tag == "DT" && ws[b].low == "the" || ws[b].tag == "PRP$" || ws[k-1].low == "both" || ws[k-1].low == "between") {
			return false
		}
		if k+1 < len(ws) && d.x.vocab.has(listPairs, ws[k+1].low) || ws[k].low == "one" && !eachOf(ws, k) || ws[k].low == "two" && k+1 < len(ws) && !isNominal(ws[k+1]) {
			return false
		}
		if k > 0 && ws[k].capped && ws[k-1].capped && isLetter(ws[k].low) && ws[k-1].ent < 0 {
			return false // "the Coastal Nine summit"
		}
		if k > 0 && (ws[k-1].low == "first" || ws[k-1].low == "last") {
			return false // "the first two summits"
		}
		for k+1 < len(ws) && ws[k+1].Start < q.End {
			k++ // "1,200 to 1,500"
		}
		for j := k + 1; j < len(ws) && j < k+4; j++ {
			if d.x.vocab.has(listUncounted, ws[j].low) {
				return false
			}
			if ws[j].tag == "NNS" || !isNominal(ws[j]) {
				break
			}
		}
		return k+1 < len(ws) && (isNominal(ws[k+1]) || ws[k+1].low == "-" || ws[k+1].tag == "VBN" || ws[k+1].tag == "VBG" && k+2 < len(ws) && ws[k+2].tag == "NNS" || ws[k+1].tag == "RB" || k+3 < len(ws) && hyphened(ws, k+1))
	}
	return false
}

// eachOf reports whether "each" closes the noun phrase behind word k: "one officer
// each".
func eachOf(ws []word, k int) bool {
	for j := k + 1; j < len(ws) && j < k+6; j++ {
		if ws[j].low == "each" {
			return j > k+1
		}
		if !isNominal(ws[j]) {
			return false
		}
	}
	return false
}

// hyphened reports whether a hyphen without spaces joins word k to the next.
func hyphened(ws []word, k int) bool {
	return (ws[k+1].low == "-" || ws[k+1].low == "‑") && ws[k].End == ws[k+1].Start && ws[k+1].End == ws[k+2].Start
}

// threshold reports a measure that only says which things are meant: "boats over
// 15 metres", "mining below 1,000 metres", "a 161-kilovolt line".
func (d *document) threshold(ws []word, e *evidence, q *pipeline.Quantity) bool {
	k := e.row.first
	for k < len(ws) && ws[k].End <= q.Start {
		k++
	}
	if t := d.text(q.Span); strings.ContainsAny(t, "-‑") {
		if i := strings.IndexAny(t, "-‑"); i+1 >= len(t) || t[i+1] < '0' || t[i+1] > '9' {
			return true // but "5-8 million tonnes" is a range
		}
	}
	if k < 1 || k > len(ws) {
		return false
	}
	switch ws[k-1].low {
	case "below", "above", "under", "beyond", "exceeding":
		return true
	case "to":
		return k > 1 && ws[k-2].low == "out" // "out to 12 nautical miles"
	case "over":
		return k-2 > e.row.verb
	case "than":
		return k > 2 && k-3 > e.row.verb && ws[k-2].low == "more" && ws[k-3].low == "of"
	}
	return false
}

// trimQualifiers takes off what stands before a number without qualifying it: "at"
// but not "at least", "up" but not "up to", a bare article.
func trimQualifiers(ws []word, first, k int) int {
	for first < k {
		n := ws[first+1].low
		switch ws[first].low {
		case "at":
			if n == "least" || n == "most" {
				return first
			}
		case "up":
			if n == "to" {
				return first
			}
		case "a", "an":
			if first+1 < k {
				return first
			}
		case "than", "to":
		default:
			return first
		}
		first++
	}
	return first
}
