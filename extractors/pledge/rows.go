package pledge

import "readout/pipeline"

// trimRow takes closing punctuation and conjunctions off the end of a row.
func trimRow(ws []word, r row) row {
	r.last = min(r.last, len(ws))
	for r.last > r.first {
		w := ws[r.last-1]
		switch w.low {
		case ".", ",", ";", ":", "!", "?", "…", "...", "”", "\"", "''", "»", "–", "—", "-", "--", "and", "or", "but", "also", "by", "including", "following", "through":
			// A closing quotation mark stays if it was opened inside.
			if (w.low == "”" || w.low == "\"") && opensInside(ws, r, w.low) {
				return r
			}
			r.last--
			continue
		case ")":
			if !hasWord(ws, r, "(") {
				r.last--
				continue
			}
		case "(":
			r.last--
			continue
		}
		return r
	}
	return r
}

func opensInside(ws []word, r row, closing string) bool {
	n := 0
	for k := r.first; k < r.last-1; k++ {
		switch {
		case closing == "”" && ws[k].low == "“":
			n++
		case closing == "”" && ws[k].low == "”":
			n--
		case closing == "\"" && ws[k].low == "\"":
			n = 1 - n
		}
	}
	return n > 0
}

func hasWord(ws []word, r row, low string) bool {
	for k := r.first; k < r.last; k++ {
		if ws[k].low == low {
			return true
		}
	}
	return false
}

// exhorts reports a further predicate at i that asks others to act, "and call on all
// states to", rather than a call on somebody, "and call on the King".
func (d *document) exhorts(ws []word, i int) bool {
	if i+2 >= len(ws) || !(ws[i].low == "call" && (ws[i+1].low == "on" || ws[i+1].low == "upon") || ws[i].low == "urge") {
		return false
	}
	for k := i + 1; k+1 < len(ws) && k < i+30; k++ {
		switch w := ws[k]; {
		case w.ent >= 0 && d.ents[w.ent].label == pipeline.Person || d.x.vocab.has(listTitles, w.low):
			return false
		case w.low == "to" && k > i+1 && d.toVerb(ws, k+1):
			return true
		}
	}
	return false
}

// ofWhich reports a relative clause that opens with a part: "the first of which".
func ofWhich(ws []word, i int) bool {
	for k := i + 1; k+1 < len(ws) && k < i+5; k++ {
		if ws[i].low != "of" && ws[k].low == "of" && (ws[k+1].low == "which" || ws[k+1].low == "whom") {
			return true
		}
		if ws[k].low == "," {
			return false
		}
	}
	return false
}
