package text

import (
	"strings"

	"readout/pipeline"
)

// Limits of a speaker's label, in bytes and words.
const (
	maxLabel      = 100
	maxLabelWords = 10
	maxOffice     = 180 // with an office before a name in brackets
)

// labels finds the lines of transcripts that begin with who is speaking:
// "SECRETARY BLINKEN:", "QUESTION:", "Vladimir Putin:". A label counts if it is
// in capitals or begins with an office and names no part of a document ("FACT
// SHEET:"), or if its last word ends several labels of the text.
func labels(s string, tokens []pipeline.Token, lines []line) {
	var count map[string]int
	for i := range lines {
		l := &lines[i]
		if sp := label(s, tokens, l); sp.Len() > 0 && i > 0 {
			if count == nil {
				count = map[string]int{}
			}
			l.label = sp
			count[lastWord(s[sp.Start:sp.End])]++
		}
	}
	if count == nil {
		return
	}
	// Where two lines or more have the label of a speaker, and those are many of
	// all labels, the others name who asks: "Norland Daily:".
	sure, all := 0, 0
	for i := range lines {
		if sp := lines[i].label; sp.Len() > 0 {
			all++
			if speaks(s[sp.Start:sp.End], count) {
				sure++
			}
		}
	}
	transcript := sure >= 2 && 3*sure >= all
	for i := range lines {
		l := &lines[i]
		if name := s[l.label.Start:l.label.End]; name != "" && !speaks(name, count) && !(transcript && asks(name)) && !(sure > 0 && officer(name)) {
			l.label = pipeline.Span{}
		}
	}
}

// label returns what stands before the colon near the beginning of the line,
// if it has the form of a name.
func label(s string, tokens []pipeline.Token, l *line) pipeline.Span {
	start := tokens[l.first].Start
	if !upperAt(s, start) {
		return pipeline.Span{}
	}
	rest := s[start:tokens[l.last-1].End]
	colon := strings.IndexByte(rest[:min(len(rest), maxOffice)], ':')
	if colon < 0 {
		return pipeline.Span{}
	}
	if p := strings.IndexByte(rest[:colon], '('); p > 0 && addressed(rest[p+1:colon]) { // "The Minister for Ports (Mr Jan Berg):"
		if end := strings.IndexByte(rest[p:colon], ')'); end > 0 {
			return pipeline.Span{Start: start + p + 1, End: start + p + end}
		}
	}
	if colon >= maxLabel {
		return pipeline.Span{}
	}
	if c, w := at(rest, colon+1); w > 0 && c != space {
		return pipeline.Span{}
	}
	name := rest[:colon]
	if p := strings.IndexAny(name, "(["); p > 0 {
		name = name[:p] // "(Via interpreter)"
	}
	name = strings.TrimRight(name, " \t\u00a0")
	if said := strings.TrimLeft(rest[colon+1:], " \t\u00a0"); said != "" && lowerAt(said, 0) {
		return pipeline.Span{}
	}
	return pipeline.Span{Start: start, End: start + len(name)}
}

// addressed reports whether s begins with a form of address and a name.
func addressed(s string) bool {
	word, name, ok := strings.Cut(s, " ")
	if !ok || !upperAt(name, 0) {
		return false
	}
	switch strings.TrimSuffix(word, ".") {
	case "Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Lord", "Lady", "Baroness", "Hon":
		return true
	}
	return false
}

// speaks reports whether a label names a speaker; count holds how many labels
// of the text end with the same word.
func speaks(name string, count map[string]int) bool {
	words, upper, title := form(name)
	many := count[lastWord(name)] >= 2
	switch {
	case words == 0:
		return false
	case name == "Q" || name == "A" || title && (upper || words <= 9):
		return true
	case many && introduced(name):
		return true
	case upper:
		return many || words >= 2 && containsTitle(name)
	}
	return many && words >= 2 && words <= 4 && !strings.Contains(name, ",")
}

// asks reports whether a label of a transcript can be that of somebody who
// speaks once.
func asks(name string) bool {
	words, _, _ := form(name)
	_, of, listed := strings.Cut(name, ", ") // "Dana, Norland Daily"
	return words > 0 && words <= 6 && (!listed || !strings.Contains(of, ","))
}

// introduced reports whether a label is a name with an office behind a comma: "Shri
// Dana Pak, Official Spokesperson". It counts only where the label comes again.
func introduced(name string) bool {
	who, office, ok := strings.Cut(name, ", ")
	return ok && !strings.Contains(office, ",") && strings.Contains(who, " ") && containsTitle(office)
}

// officer reports whether a label has the form of an office and a name behind it,
// whatever the office begins with: "Federal Chancellor of Norland Aino Berg". It
// counts only beside the label of somebody who surely speaks.
func officer(name string) bool {
	words, _, _ := form(name)
	if words < 3 || strings.Contains(name, ",") {
		return false
	}
	ws := strings.Fields(name)
	for _, w := range ws[:len(ws)-1] {
		if w = strings.Trim(w, ".,"); len(w) > 1 && kindOf(w)&kindSpeaker != 0 {
			return true
		}
	}
	return false
}

// form counts the words of a label and says whether it is in capitals and
// whether it begins with an office; 0 words if it is not the name of anybody.
func form(name string) (words int, upper, title bool) {
	upper = true
	for w := range strings.FieldsSeq(name) {
		bare := strings.Trim(w, ".,")
		kind := kindOf(bare)
		words++
		switch {
		case words > maxLabelWords, kind&kindNoSpeaker != 0, strings.HasSuffix(bare, "s’"), strings.ContainsAny(w, "/\"“”;!?"),
			strings.HasSuffix(bare, "’s") || strings.HasSuffix(bare, "'s"):
			return 0, false, false
		case words == 1:
			title = kind&kindSpeaker != 0
		}
		if bare != strings.ToUpper(bare) {
			upper = false
			if !upperAt(w, 0) && !particle(w) && !isDigit(w[0]) {
				return 0, false, false
			}
		}
	}
	return words, upper, title
}

func containsTitle(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if w = strings.Trim(w, ".,"); len(w) > 1 && kindOf(w)&kindSpeaker != 0 {
			return true // not the "A" of a heading in capitals
		}
	}
	return false
}

// particle reports whether w may be small in a name or title.
func particle(w string) bool {
	switch w {
	case "of", "the", "and", "for", "de", "al", "bin", "bint", "ibn", "van", "von", "da", "der", "den", "di", "du", "el", "la", "le", "dos", "das", "ter", "zu", "to", "on", "at", "in":
		return true
	}
	if article, name, ok := strings.Cut(w, "-"); ok && upperAt(name, 0) {
		switch article { // the Arabic article before a name, as it is spoken: "el-Amin", "ash-Sharif"
		case "al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ud", "ul":
			return true
		}
	}
	return strings.HasPrefix(w, "d'") || strings.HasPrefix(w, "d’")
}

func lastWord(s string) string { return s[strings.LastIndexAny(s, " \t")+1:] }
