package text

import (
	"strings"

	"readout/pipeline"
)

// MaxSentenceTokens is how long a sentence can become. A longer one is cut at
// its last semicolon, colon or comma, or where it reaches the limit.
const MaxSentenceTokens = 2000

// Segment appends the sentences of s, whose tokens are given, to dst and
// returns it. Every token belongs to one sentence. Time is linear in len(s).
//
// Paragraphs end at blank lines and at line breaks that are not due to
// wrapping. A paragraph that begins with a bullet or number is an item; a short
// one without a full stop is a heading. In transcripts, lines that begin with
// who speaks ("QUESTION:") set the speaker up to the next such line.
func Segment(s string, tokens []pipeline.Token, dst []pipeline.Sentence) []pipeline.Sentence {
	if len(tokens) == 0 {
		return dst
	}
	var buf [64]line
	g := segmenter{s: s, tokens: tokens, out: dst, lines: appendLines(s, tokens, buf[:0])}
	labels(s, tokens, g.lines)
	for i := range g.lines {
		l := &g.lines[i]
		l.marker = marker(s, tokens, l.first, l.last)
	}
	paragraphs(s, tokens, g.lines)
	for a := 0; a < len(g.lines); {
		b := a + 1
		for b < len(g.lines) && !g.lines[b].opens {
			b++
		}
		g.paragraph(a, b)
		a = b
	}
	return g.out
}

type segmenter struct {
	s       string
	tokens  []pipeline.Token
	lines   []line
	out     []pipeline.Sentence
	number  int    // of the paragraph
	speaker string // who speaks at present
	listing bool   // the paragraph before was an item that ended with a semicolon
}

func (g *segmenter) word(k int) string { return g.s[g.tokens[k].Start:g.tokens[k].End] }

// gap reports whether white space stands before token k.
func (g *segmenter) gap(k int) bool { return g.tokens[k-1].End < g.tokens[k].Start }

// paragraph cuts lines a:b into sentences.
func (g *segmenter) paragraph(a, b int) {
	head := &g.lines[a]
	first, last := head.first, g.lines[b-1].last
	switch {
	case head.label.Len() > 0:
		g.speaker = g.s[head.label.Start:head.label.End]
	case b == a+1 && rule(g.s, g.tokens, head):
		g.speaker = ""
	case g.speaker != "" && g.word(first) == "Q" && last > first+1 && upperAt(g.s, g.tokens[first+1].Start):
		g.speaker = "Q" // "Q  Mr. President," as the White House writes it
	}
	kind := g.kind(a, b, first, last)
	if kind == pipeline.KindHeading {
		g.speaker = ""
	}
	from, count := first, counter(g.s, g.tokens, first, head.marker)
	for k := first + head.marker; k < last; k++ {
		if count != "" || head.marker > 0 {
			if n := g.inline(k, last, count); n > 0 {
				// "1) to meet 2) to talk", all in one line
				if k > from {
					g.emit(from, k, kind)
				}
				from, count = k, counter(g.s, g.tokens, k, n)
				k += n - 1
				continue
			}
		}
		end := 0
		if kind != pipeline.KindHeading { // "Call with John Ito, Jr. Before the Summit"
			end = g.boundary(k, from, last)
		}
		if end == 0 && k+1-from >= MaxSentenceTokens {
			end = g.soft(from, k+1)
		}
		if end > from && end < last {
			g.emit(from, end, kind)
			from = end
			k = max(k, end-1)
		}
	}
	g.emit(from, last, kind)
	g.number++
	if head.label.Len() > 0 && quoted(g.s[head.label.End:g.tokens[last-1].End]) {
		g.speaker = "" // the account goes on behind what is quoted
	}
}

// quoted reports whether a turn, from behind the name of who speaks, is all in
// quotation marks: `: “We will talk.”`.
func quoted(turn string) bool {
	said := strings.TrimLeft(turn, ": \t\u00a0")
	return (strings.HasPrefix(said, "“") || strings.HasPrefix(said, "\"")) && (strings.HasSuffix(said, "”") || strings.HasSuffix(said, "\"")) && len(said) > 6
}

func (g *segmenter) emit(first, last int, kind string) {
	g.out = append(g.out, pipeline.Sentence{
		Span:  pipeline.Span{Start: g.tokens[first].Start, End: g.tokens[last-1].End},
		First: first, Last: last, Paragraph: g.number, Kind: kind, Speaker: g.speaker,
	})
}

// inline returns how many tokens the marker at k takes that begins the next
// item of a list in running text; count numbers the item before. 0 if there is
// none.
func (g *segmenter) inline(k, last int, count string) int {
	if !g.gap(k) {
		return 0
	}
	w := g.word(k)
	if c := w[0]; !isDigit(c) && c != '(' && len(w) > 2 && !strings.Contains(bullets, w) {
		return 0
	}
	n := marker(g.s, g.tokens, k, last)
	if n == 0 || k+n >= last || !upperAt(g.s, g.tokens[k+n].Start) {
		return 0
	}
	if next := counter(g.s, g.tokens, k, n); next != "" && !follows(count, next) || next == "" && !strings.Contains(bullets, w) {
		return 0
	}
	return n
}

// soft returns where the overlong sentence first:last is cut.
func (g *segmenter) soft(first, last int) int {
	for k := last; k > first+MaxSentenceTokens/2; k-- {
		switch g.word(k - 1) {
		case ";", ":", ",":
			return k
		}
	}
	return last
}

// Limits of headings, in tokens.
const (
	maxHeading      = 20
	maxTitleHeading = 45  // where most words have capitals
	maxTitle        = 120 // the same of the first paragraph
)

// kind returns what the paragraph of lines a:b is.
func (g *segmenter) kind(a, b, first, last int) string {
	if g.lines[a].marker > 0 {
		g.listing = false
		return pipeline.KindItem
	}
	end := g.word(last - 1)
	if end == ";" || last-first > 2 && (end == "and" || end == "or") && (g.word(last-2) == ";" || g.word(last-2) == ",") {
		g.listing = true
		return pipeline.KindItem
	}
	if g.listing && lowerAt(g.s, g.tokens[first].Start) {
		g.listing = false
		return pipeline.KindItem
	}
	g.listing = false
	if rule(g.s, g.tokens, &g.lines[a]) {
		return pipeline.KindBody
	}
	if strings.HasPrefix(g.word(first), "#") && b == a+1 && g.gap(first+1) { // Markdown
		return pipeline.KindHeading
	}
	limit := maxTitleHeading
	if a == 0 {
		limit = maxTitle
	}
	if b-a > 3 || len(g.lines) == b-a || last-first > limit || g.lines[a].label.Len() > 0 ||
		lowerAt(g.s, g.tokens[first].Start) {
		return pipeline.KindBody
	}
	k := last - 1
	for k > first && closing(g.word(k)) {
		k--
	}
	if w := g.word(k); k < last-1 && terminal(w) || k == last-1 && (strings.ContainsAny(w[len(w)-1:], ".!?:;,") && !initialism(w) || w == "…" || w == "-" || w == "–" || w == "—") {
		return pipeline.KindBody
	}
	small, big := g.capitals(first, last)
	switch {
	case g.speaker != "" && (small > 0 || big < 3):
		return pipeline.KindBody // somebody trails off
	case b == len(g.lines) && small > 0:
		return pipeline.KindBody // the text was cut off
	case a == 0 && last-first <= maxTitleHeading || last-first <= maxHeading || big > 2*small:
		return pipeline.KindHeading
	}
	return pipeline.KindBody
}

// capitals counts the words of four letters and more by their first letter.
func (g *segmenter) capitals(first, last int) (small, big int) {
	for _, tok := range g.tokens[first:last] {
		switch {
		case tok.Len() < 4:
		case upperAt(g.s, tok.Start):
			big++
		case lowerAt(g.s, tok.Start):
			small++
		}
	}
	return small, big
}

func initialism(w string) bool {
	return len(w) >= 4 && w[len(w)-1] == '.' && strings.IndexByte(w, '.') < len(w)-1 && w[0] != '.'
}
