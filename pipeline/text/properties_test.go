package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"readout/pipeline"
)

// check proves what Tokenize and Segment promise about any text.
func check(t interface{ Fatalf(string, ...any) }, s string) {
	tokens := Tokenize(s, nil)
	valid := utf8.ValidString(s)
	end := 0
	for _, tok := range tokens {
		if tok.Start < end || tok.Start >= tok.End || tok.End > len(s) {
			t.Fatalf("%q: token %v after %d", s, tok.Span, end)
		}
		if valid && (!utf8.RuneStart(s[tok.Start]) || tok.End < len(s) && !utf8.RuneStart(s[tok.End])) {
			t.Fatalf("%q: token %v tears a rune", s, tok.Span)
		}
		checkGap(t, s, end, tok.Start)
		if c, _ := at(s, tok.Start); c == space || c == hidden {
			t.Fatalf("%q: token %q begins with a gap", s, s[tok.Start:tok.End])
		}
		end = tok.End
	}
	checkGap(t, s, end, len(s))

	next, para := 0, 0
	for i, sent := range Segment(s, tokens, nil) {
		if sent.First != next || sent.Last <= sent.First || sent.Last > len(tokens) {
			t.Fatalf("%q: sentence %d has tokens %d:%d after %d", s, i, sent.First, sent.Last, next)
		}
		if sent.Start != tokens[sent.First].Start || sent.End != tokens[sent.Last-1].End {
			t.Fatalf("%q: sentence %v has tokens %v to %v", s, sent.Span, tokens[sent.First], tokens[sent.Last-1])
		}
		if sent.Paragraph != para && (i == 0 || sent.Paragraph != para+1) {
			t.Fatalf("%q: sentence %d is in paragraph %d after %d", s, i, sent.Paragraph, para)
		}
		if sent.Last-sent.First > MaxSentenceTokens+10 {
			t.Fatalf("sentence of %d tokens", sent.Last-sent.First)
		}
		if !strings.Contains(s, sent.Speaker) {
			t.Fatalf("%q: speaker %q is not in the text", s, sent.Speaker)
		}
		next, para = sent.Last, sent.Paragraph
	}
	if next != len(tokens) {
		t.Fatalf("%q: sentences end at token %d of %d", s, next, len(tokens))
	}
}

func checkGap(t interface{ Fatalf(string, ...any) }, s string, start, end int) {
	for i := start; i < end; {
		c, w := at(s, i)
		if c != space && c != hidden {
			t.Fatalf("%q: %q stands between tokens", s, s[start:end])
		}
		i += w
	}
}

func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { check(t, anyText(t)) })
}

func FuzzText(f *testing.F) {
	f.Add(readoutText)
	for _, p := range pieces {
		f.Add("The " + p + " sides met" + p + "\n" + p + "They agreed.")
	}
	f.Fuzz(func(t *testing.T, s string) { check(t, s) })
}

// Inputs that make a careless scanner take quadratic time: a hang is a failure.
func TestHugeInputs(t *testing.T) {
	const n = 100_000
	for _, unit := range []string{"(", ".", "\"", "“", "'", "!", "?", ". ", "…", "-", "–", "\n", "a\n", "a", "1", "1,", "1.", "a.", "a. ", "a-", "A-1", "a'", "’", "@", "a@", "a.b@",
		"://", "http://", "www.", "a.b.", "é", "\u200b", "a\u200b", "\u00ad", "👍", "\u200d", "👍\u200d", "🇳", "Q: ", "Q: a\n", "AB CD: x\n", "• ", "•\n", "1. ", "(a) ", "U.S. ", "No. ",
		"The ", "the; ", "word ", "â", "â€", "âs", "A ", "A. ", "& ", "A&", "1:", "1/", "[...] ", ". . ", "\x00", "\xff", "\xe2", "- a\n", "Mr. "} {
		check(t, strings.Repeat(unit, n/len(unit)))
	}
}

func TestExtractor(t *testing.T) {
	doc := pipeline.NewDocument("d", readoutText, testDate)
	ann, err := pipeline.Extract(doc, []*pipeline.Extractor{Extractor})
	if err != nil {
		t.Fatal(err)
	}
	if len(ann.Tokens) == 0 || len(ann.Sentences) == 0 {
		t.Fatalf("%d tokens, %d sentences", len(ann.Tokens), len(ann.Sentences))
	}
	empty, err := pipeline.Extract(pipeline.NewDocument("e", " \n", testDate), []*pipeline.Extractor{Extractor})
	if err != nil || empty.Tokens != nil || empty.Sentences != nil {
		t.Errorf("empty text: %v, %v, %v; want nil slices", empty.Tokens, empty.Sentences, err)
	}
}
