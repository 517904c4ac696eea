package pledge

import (
	"strings"

	"readout/pipeline"
)

// vaguely reports words between an article and a number: "the more than 600".
func vaguely(low string) bool {
	switch low {
	case "more", "than", "over", "about", "nearly", "almost", "around", "approximately", "some", "roughly", "fewer", "less":
		return true
	}
	return false
}

// share reports a part of something, "half of the costs", "one third of that sum",
// or the two ends of a change, "from 40 to 80".
func (d *document) share(ws []word, q *pipeline.Quantity) bool {
	lo, hi := wordsOf(ws, q.Span)
	if lo >= hi || hi >= len(ws)+1 {
		return false
	}
	if q.High != "" {
		return lo > 0 && ws[lo-1].low == "from"
	}
	return strings.HasPrefix(q.Value, "0.") && hi+1 < len(ws) && (ws[hi].low == "of" || ws[hi].low == "the")
}

// shareOf returns where the words of a part end that has its number up to word last:
// with the noun of what it is a part.
func (d *document) shareOf(ws []word, last, limit int) int {
	n := last + 1
	if n >= limit || ws[n].low != "of" && ws[n].low != "the" {
		return ws[last].End
	}
	for n++; n < limit && n < last+7 && (ws[n].tag == "DT" || ws[n].tag == "PRP$" || isNominal(ws[n])); n++ {
	}
	for n > last+1 && !isNominal(ws[n-1]) {
		n--
	}
	return ws[n-1].End
}

// given reports a quantity that only says which thing is meant: a temperature, part
// of a name ("the Five Point Consensus"), what an owner has already ("NATO's two
// percent target", "the more than $46 billion made available"), and what a relative
// clause tells of the past.
func (d *document) given(ws []word, e *evidence, q *pipeline.Quantity) bool {
	lo, hi := wordsOf(ws, q.Span)
	if lo >= hi {
		return false
	}
	if strings.Contains(q.Unit, "celsius") || strings.Contains(q.Unit, "fahrenheit") {
		return true
	}
	if ws[lo].capped && isLetter(ws[lo].low) && hi < len(ws) && ws[hi].capped && ws[hi].ent < 0 && lo > 0 && (ws[lo-1].ent >= 0 || ws[lo-1].capped && isNominal(ws[lo-1])) {
		return true
	}
	if hi+1 < len(ws) && (ws[hi].low == "-" && ws[hi+1].low == "state" || ws[hi].low == "state") && q.Value == "2" {
		return true
	}
	b := lo - 1
	for b > 0 && vaguely(ws[b].low) {
		b--
	}
	if b >= e.row.first && q.Label == pipeline.Percent && (ws[b].tag == "POS" || ws[b].low == "'s" || ws[b].tag == "PRP$" || ws[b].low == "the") && hi < len(ws) && (ws[hi].tag == "NN" || ws[hi].tag == "NNS" || ws[hi].tag == "VBG") {
		return true
	}
	if q.Label == pipeline.Money && b > e.row.first && ws[b].low == "the" && (b < lo-1 || ws[b-1].low == "beyond" || ws[b-1].low == "besides") {
		return true
	}
	for j := lo - 1; j > max(e.row.first, lo-6); j-- {
		if (ws[j].low == "which" || ws[j].low == "whom") && ws[j-1].low == "of" {
			for m := hi; m < len(ws) && m < hi+3; m++ {
				if ws[m].low == "has" || ws[m].low == "have" || ws[m].low == "was" || ws[m].low == "were" {
					return true
				}
			}
		}
	}
	return false
}

// fromBefore is 1 if "from" stands before word k, 0 if not.
func fromBefore(ws []word, k int) int {
	if k > 0 && ws[k-1].low == "from" {
		return 1
	}
	return 0
}

// valuedAt reports money that only says what the things counted before it are worth:
// "40 pumps, valued at $2 million".
func (d *document) valuedAt(ws []word, sp pipeline.Span) bool {
	k := 0
	for k < len(ws) && ws[k].Start < sp.Start {
		k++
	}
	for j := k - 1; j > 0 && k-j < 6; j-- {
		switch ws[j].low {
		case "valued", "worth", "estimated", "costing", "value", "cost":
			for b := j - 1; b > 0 && j-b < 4; b-- {
				if ws[b].low == "," || ws[b].low == "(" {
					return true
				}
			}
			return false
		case ",":
			return false
		case "(":
			return true // "40 pumps ($2 million)"
		}
	}
	return false
}

// whileOthers reports a clause at k that tells why or while what the act is done, "as
// Peru has announced $3 billion": its numbers and times are its own.
func whileOthers(ws []word, k int) bool {
	switch ws[k].low {
	case "as", "because", "whereas", "although", "while":
	default:
		return false
	}
	if k+2 >= len(ws) || k > 0 && ws[k-1].low == "as" || ws[k+1].low == "soon" || ws[k+1].low == "long" || ws[k+1].low == "well" || ws[k+1].low == "part" || ws[k+1].tag == "VBN" || ws[k+1].tag == "VBG" {
		return false
	}
	return finiteSoon(ws, k+2, len(ws))
}

// besideAct reports whether before pos in a row the words turn to who or what comes
// along, ", accompanied by 14 business leaders".
func besideAct(ws []word, e *evidence, pos int) bool {
	for k := max(e.row.first, 1); k+1 < e.row.last && ws[k].Start < pos; k++ {
		if k > e.row.verb+1 && whileOthers(ws, k) {
			return true
		}
		if ws[k-1].low != "," {
			continue
		}
		switch ws[k].low {
		case "accompanied", "joined":
			return ws[k+1].low == "by"
		case "together", "along":
			return ws[k+1].low == "with"
		case "alongside":
			return true
		}
	}
	return false
}
