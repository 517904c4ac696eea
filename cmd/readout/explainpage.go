package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode"
)

// explainPage prints explained documents for people.
type explainPage struct {
	color, rejected bool
	printed         int
}

// Escape sequences of terminals.
const (
	ansiReset     = "\x1b[0m"
	ansiBold      = "\x1b[1m"
	ansiFaint     = "\x1b[2m"
	ansiUnderline = "\x1b[4m"
)

// labelColors are the colours of labels; those of rules for other names have the
// last one.
var labelColors = []struct{ labels, code string }{
	{"PERSON", "\x1b[35m"}, {"PLACE", "\x1b[32m"}, {"NORP", "\x1b[36m"}, {"ORG", "\x1b[34m"},
	{"CARDINAL ORDINAL PERCENT MONEY QUANTITY", "\x1b[33m"}, {"DATE TIME DURATION", "\x1b[31m"}, {"other", "\x1b[90m"},
}

func colorOf(label string) string {
	for _, c := range labelColors {
		if slices.Contains(strings.Fields(c.labels), label) {
			return c.code
		}
	}
	return labelColors[len(labelColors)-1].code
}

func (pg *explainPage) paint(code, s string) string {
	if !pg.color || s == "" {
		return s
	}
	return code + s + ansiReset
}

func (pg *explainPage) print(w io.Writer, x *explained, skipped bool) error {
	b := bufio.NewWriter(w)
	if pg.printed > 0 {
		b.WriteString("\n")
	}
	pg.printed++
	pg.head(b, x)
	if skipped {
		fmt.Fprintf(b, "\nThe language is %s: nothing is extracted from it (--force-language does it all the same).\n", x.Language)
		return b.Flush()
	}
	b.WriteString("\n")
	pg.text(b, x)
	count := 0
	for p := range x.each {
		count++
		pg.pledge(b, p)
	}
	if count == 0 {
		b.WriteString("\nNo pledges.")
		if !pg.rejected {
			b.WriteString(" --rejected shows what looked like one, and why it is none.")
		}
		b.WriteString("\n")
	}
	if pg.rejected {
		pg.refusals(b, x)
	}
	return b.Flush() // with the first error of all that was written
}

func (pg *explainPage) head(b *bufio.Writer, x *explained) {
	b.WriteString(pg.paint(ansiBold, "== "+harmless(x.DocID)) + "\n")
	line := func(key string, value known) {
		if value != "" {
			fmt.Fprintf(b, "%s %s\n", pg.paint(ansiFaint, key+":"), oneLine(string(value)))
		}
	}
	line("title", x.Title)
	line("publisher", x.Publisher)
	line("address", x.URL)
	if x.Date != "" {
		line("date", x.Date)
	} else {
		line("date", "unknown; relative days have no value")
	}
	if len(x.Issuer) > 0 {
		line("issuer", known(strings.Join(x.Issuer, ", ")+", told by the ")+x.IssuerFrom)
	}
	line("parties", known(strings.Join(x.Participants, ", ")))
}

// A mark is a stretch of the text to mark up.
type mark struct {
	start, end  int
	open, close string // written around it without colours
	label       string // of a mention
	number      int    // of a pledge
}

// text prints the document with its marks.
func (pg *explainPage) text(b *bufio.Writer, x *explained) {
	var marks []mark
	for _, m := range x.Mentions {
		label := m.Label
		if m.match {
			label = "other"
		}
		marks = append(marks, mark{start: m.Start, end: m.End, open: "[", close: "|" + m.Label + "]", label: label})
	}
	for p := range x.each {
		marks = append(marks, mark{start: p.Start, end: p.End, open: fmt.Sprintf("{%d|", p.Number), close: "}", number: p.Number})
	}
	if pg.color {
		var legend []string
		for _, c := range labelColors {
			legend = append(legend, pg.paint(c.code, c.labels))
		}
		b.WriteString(strings.Join(legend, " ") + " " + pg.paint(ansiUnderline, "pledge") + "\n\n")
	}
	runes := []rune(x.Text)
	borders := []int{0, len(runes)}
	for _, m := range marks {
		borders = append(borders, m.start, m.end)
	}
	slices.Sort(borders)
	borders = slices.Compact(borders)
	// Marks that begin at one place open longest first and close shortest first.
	slices.SortStableFunc(marks, func(a, c mark) int { return cmp.Or(cmp.Compare(a.start, c.start), cmp.Compare(c.end, a.end)) })
	var open []mark // a stack, but for marks that cross
	next := 0
	for i, at := range borders {
		for k := len(open) - 1; k >= 0; k-- {
			if open[k].end == at {
				if !pg.color {
					b.WriteString(open[k].close)
				}
				open = slices.Delete(open, k, k+1)
			}
		}
		for ; next < len(marks) && marks[next].start == at; next++ {
			open = append(open, marks[next])
			switch m := marks[next]; {
			case !pg.color:
				b.WriteString(m.open)
			case m.number > 0:
				b.WriteString(pg.paint(ansiFaint, fmt.Sprintf("{%d}", m.number)))
			}
		}
		if i+1 < len(borders) {
			b.WriteString(pg.styled(harmless(string(runes[at:borders[i+1]])), open))
		}
	}
	if !strings.HasSuffix(x.Text, "\n") {
		b.WriteString("\n")
	}
}

// styled colours a stretch of text that the marks cover.
func (pg *explainPage) styled(s string, open []mark) string {
	if !pg.color {
		return s
	}
	code := ""
	for _, m := range open {
		if m.number > 0 {
			code += ansiUnderline
		}
	}
	for i := len(open) - 1; i >= 0; i-- {
		if open[i].number == 0 {
			code += colorOf(open[i].label)
			break
		}
	}
	if code == "" {
		return s
	}
	return code + s + ansiReset
}

// explainWidth is how wide reasons are printed, in bytes.
const explainWidth = 100

func (pg *explainPage) pledge(b *bufio.Writer, p *explainedPledge) {
	fmt.Fprintf(b, "\n%s %s\n", pg.paint(ansiBold, fmt.Sprintf("{%d}", p.Number)), pg.paint(ansiUnderline, oneLine(p.Text)))
	pg.entry(b, "cue", fmt.Sprintf("%s on “%s”, then %s: %s", p.Cue.ID, oneLine(p.Cue.Text), p.Cue.Then, p.Cue.Doc))
	pg.judgement(b, "pledge?", "confidence", p.Confidence)
	pg.judgement(b, "specific?", "probability", p.Specificity)
	tw := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	for _, f := range p.Fields {
		words := ""
		if f.Text != nil && oneLine(*f.Text) != f.Value {
			words = "  “" + shorten(harmless(*f.Text), 50) + "”"
		}
		fmt.Fprintf(tw, "   %s\t%s\t%s%s\n", f.Name, shorten(harmless(f.Value), 44), f.Rule, words)
	}
	tw.Flush() // its error comes back from b
}

// entry prints a name and its words, wrapped.
func (pg *explainPage) entry(b *bufio.Writer, name, words string) {
	for i, line := range wrap(words, explainWidth-16) {
		if i > 0 {
			name = ""
		}
		fmt.Fprintf(b, "   %-13s %s\n", name, line)
	}
}

// judgement prints what speaks for and against, and the sum.
func (pg *explainPage) judgement(b *bufio.Writer, question, outcome string, j explainedJudgement) {
	var pro, con []string
	sum := map[bool]float64{}
	for _, c := range j.Contributions {
		if math.Abs(c.Weight) < 0.0005 {
			continue
		}
		s := fmt.Sprintf("%+.2f %s", c.Weight, c.Meaning)
		if c.Count > 1 {
			s += fmt.Sprintf(" (%d times)", c.Count)
		}
		sum[c.Weight > 0] += c.Weight
		if c.Weight > 0 {
			pro = append(pro, s)
		} else {
			con = append(con, s)
		}
	}
	pg.entry(b, question, fmt.Sprintf("%s %.2f: log-odds %+.2f = base %+.2f, for %+.2f, against %+.2f", outcome, j.Probability, j.LogOdds, j.Base, sum[true], sum[false]))
	if len(pro) > 0 {
		pg.entry(b, "  for", strings.Join(pro, "; "))
	}
	if len(con) > 0 {
		pg.entry(b, "  against", strings.Join(con, "; "))
	}
}

// refusals prints what became no pledge, with the words around it.
func (pg *explainPage) refusals(b *bufio.Writer, x *explained) {
	fmt.Fprintf(b, "\n%s\n", pg.paint(ansiBold, fmt.Sprintf("Rejected: %d", len(x.Rejected))))
	runes := []rune(x.Text)
	for _, r := range x.Rejected {
		lo, hi := max(r.Sentence.Start, r.Start-40), min(r.Sentence.End, r.End+40)
		lo, hi = min(lo, r.Start), max(hi, r.End)
		before, after := string(runes[lo:r.Start]), string(runes[r.End:hi])
		if lo > r.Sentence.Start {
			before = "…" + before
		}
		if hi < r.Sentence.End {
			after += "…"
		}
		fmt.Fprintf(b, "   %s\n      %s [%s]\n", oneLine(before)+spaced(before, r.Text)+pg.paint(ansiUnderline, oneLine(r.Text))+spaced(r.Text, after)+oneLine(after), r.Reason, r.Cue)
	}
}

// spaced returns the space that oneLine takes off between two stretches of text.
func spaced(a, b string) string {
	if strings.TrimRightFunc(a, unicode.IsSpace) != a || strings.TrimLeftFunc(b, unicode.IsSpace) != b {
		return " "
	}
	return ""
}

func oneLine(s string) string { return strings.Join(strings.Fields(harmless(s)), " ") }

// harmless replaces control characters, which a hostile document could use to
// write to the terminal.
func harmless(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			if r == '\r' {
				return -1
			}
			return '\uFFFD'
		}
		return r
	}, s)
}
