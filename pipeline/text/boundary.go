package text

// boundary reports where the sentence that token k belongs to ends if it ends
// at k: behind k and the closing quotation marks and brackets that follow. 0
// means that it goes on. Only tokens first:last are looked at, and only a fixed
// number of them.
func (g *segmenter) boundary(k, first, last int) int {
	w := g.word(k)
	switch c := w[len(w)-1]; c {
	case '.', '!', '?':
	case 0xA6:
		if w != "…" {
			return 0
		}
	default:
		return 0
	}
	end := k + 1
	quoted := false
	for end < last && end < k+6 && g.closes(end, last) {
		quoted = quoted || g.word(end) != ")" && g.word(end) != "]"
		end++
	}
	if end == last {
		return end
	}
	next := end // the first word of what follows
	for next < last-1 && next < end+4 && opening(g.word(next)) {
		next++
	}
	switch {
	case lowerAt(g.s, g.tokens[next].Start):
		return 0
	case w == ".":
		return g.full(k, end, next, first, last)
	case w[0] == '.' || w == "…":
		return g.ellipsis(k, end, next, first)
	case w[len(w)-1] == '.':
		if g.abbreviationEnds(k, next, first, last) {
			return end
		}
		return 0
	}
	// ! and ?
	if c := g.word(end); c == "," || c == ";" || c == ":" || !g.gap(end) && end == k+1 {
		return 0
	}
	if quoted && next+1 < last && (kindOf(g.word(next))&kindSays != 0 || kindOf(g.word(next+1))&kindSays != 0 || next+2 < last && kindOf(g.word(next+2))&kindSays != 0 && upperAt(g.s, g.tokens[next+1].Start)) {
		return 0 // “Why?” Mr Almond asked
	}
	return end
}

// full decides about a full stop that stands alone.
func (g *segmenter) full(k, end, next, first, last int) int {
	if w := g.word(end); w == "." || w == "..." || w == "…" {
		// "compounds. . . . The practice": the first dot ends the sentence.
		n := end
		for n < last && n < end+4 && g.word(n) == "." {
			n++
		}
		if k > first && !g.gap(k) && n < last && n-end == 3 && upperAt(g.s, g.tokens[n].Start) {
			return end
		}
		return 0
	}
	switch w := g.word(end); w {
	case ",", ";", ":", "-", "–", "/":
		return 0
	}
	if k > first && g.gap(k) && k > first+1 && g.word(k-1) == "." {
		// ". . ." is an omission, ". . . ." one that ends a sentence.
		if k < first+4 || g.word(k-2) != "." || g.word(k-3) != "." {
			return 0
		}
	}
	if k >= first+3 && !g.gap(k-1) && g.gap(k) && g.word(k-1) == "." && g.word(k-2) == "." {
		return 0
	}
	if k > first && (g.word(k-1) == "°" || g.word(k-1) == "º") { // "N°. 5"
		return 0
	}
	if g.gap(end) || end > k+1 {
		return end
	}
	before := peek(g.s, g.tokens[k].Start-1)
	switch tok := g.tokens[end]; {
	case k == first || g.tokens[k-1].Len() < 2 || !isLower(before) && !isDigit(before):
		return 0
	case upperAt(g.s, tok.Start) && tok.Len() > 1: // "agreement.The": a missing space
		return end
	case isLower(before) && tok.Len() <= 2 && numeric(g.s[tok.Start:tok.End]) && end+1 < last && g.gap(end+1) && upperAt(g.s, g.tokens[end+1].Start):
		return end + 1 // "definition.1 The": the number of a note
	}
	return 0
}

// ellipsis decides about dots that touch.
func (g *segmenter) ellipsis(k, end, next, first int) int {
	switch {
	case k == first, g.word(k-1) == "[" || g.word(k-1) == "(", opening(g.word(k-1)) && !g.gap(k), !g.gap(end):
		return 0
	case !upperAt(g.s, g.tokens[next].Start):
		return 0
	}
	return end
}

// abbreviationEnds reports whether the sentence ends with the abbreviation at
// k; next is the first word after it.
func (g *segmenter) abbreviationEnds(k, next, first, last int) bool {
	w, after := g.word(k), g.word(next)
	kind := kindOf(w[:len(w)-1])
	starter := kindOf(after)&kindStarter != 0 && upperAt(g.s, g.tokens[next].Start)
	switch {
	case kind&kindWithin != 0 && kind&kindTitle == 0:
		return false
	case len(w) == 2 && isUpper(w[0]): // "Albert I. Jones", "you and I. Did"
		return starter && k > first && !upperAt(g.s, g.tokens[k-1].Start)
	case kind&kindTitle != 0 && upperAt(w, 0):
		return false
	case kind&kindNumber != 0:
		return false
	case meridiem(w):
		return upperAt(g.s, g.tokens[next].Start) && !allUpper(after) && !calendarWord(after) && after != "Eastern" && after != "Central" && after != "Pacific"
	case w == "etc.":
		return upperAt(g.s, g.tokens[next].Start)
	case w == "D.C." && k >= first+2 && (g.word(k-1) == "Washington" || g.word(k-2) == "Washington"):
		return upperAt(g.s, g.tokens[next].Start) && !ofCapital(after) && !calendarWord(after)
	}
	return starter
}

func meridiem(w string) bool {
	return len(w) == 4 && w[1] == '.' && w[3] == '.' && (w[0]|0x20 == 'a' || w[0]|0x20 == 'p') && w[2]|0x20 == 'm'
}

// ofCapital reports whether w goes on a name that begins with "Washington, D.C."
func ofCapital(w string) bool {
	switch w {
	case "Mayor", "Council", "Metropolitan", "Metro", "Police", "Circuit", "National", "Public", "Area", "Office", "Headquarters", "Jail":
		return true
	}
	return false
}

func calendarWord(w string) bool {
	switch w {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December":
		return true
	}
	return false
}

func terminal(w string) bool {
	c := w[len(w)-1]
	return c == '.' || c == '!' || c == '?' || w == "…"
}

// closes reports whether token k, after the end of a sentence, closes a
// quotation or bracket of that sentence.
func (g *segmenter) closes(k, last int) bool {
	w := g.word(k)
	if !closing(w) {
		return false
	}
	if !g.gap(k) {
		return true
	}
	// `agreed. ” Then`: a closing mark with a space too many. A straight or
	// single one may as well open the next sentence.
	return w == "”" && k+1 < last && g.gap(k+1)
}

func closing(w string) bool {
	switch w {
	case "”", "’", "\"", "'", "''", ")", "]", "}", "»", "›":
		return true
	}
	r, n := mark(w)
	return n > 0 && (r == '”' || r == '’')
}

func opening(w string) bool {
	switch w {
	case "“", "‘", "\"", "'", "``", "`", "(", "[", "{", "«", "‹", "„", "‚", "”":
		return true
	}
	r, n := mark(w)
	return n > 0 && (r == '“' || r == '‘')
}

// mark returns the punctuation mark that w is a garbled form of; 0, 0 if it is
// none.
func mark(w string) (rune, int) {
	if len(w) > 0 && w[0] == 0xC3 {
		return garbled(w, 0)
	}
	return 0, 0
}
