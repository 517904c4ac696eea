package sink

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"readout/pipeline"
)

// anyText draws text with characters of every length, long and short stretches
// of each, and characters that are easily taken apart wrongly.
func anyText(t *rapid.T) string {
	piece := rapid.OneOf(
		rapid.StringN(0, 30, -1),
		rapid.StringMatching(`[a-zA-Z .,]{0,90}`),
		rapid.SampledFrom([]string{"“", "’", "é", "e\u0301", "𝒴", "🇰🇿", "\u00ad", "\u00a0", "\r\n", "\x00", "\ufffd", "\ufeff", strings.Repeat("ш", 70)}),
	)
	return strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "text"), "")
}

func TestOffsetsAgreeWithRunes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var o offsets
		for range 2 { // the second text finds the memory of the first
			text := anyText(t)
			o.set(text)
			if o.runes != utf8.RuneCountInString(text) {
				t.Fatalf("%d runes in %q", o.runes, text)
			}
			runes := []rune(text)
			for i := range text + "\x00" {
				sp := pipeline.Span{Start: i, End: len(text)}
				words, start, end := o.cut(sp)
				if words != text[i:] || string(runes[start:end]) != text[i:] || o.isBad {
					t.Fatalf("[%d,%d) of %q became [%d,%d)", sp.Start, sp.End, text, start, end)
				}
			}
		}
	})
}

func TestOffsetsRefuseBrokenSpans(t *testing.T) {
	const text = "a“b”c"
	for _, sp := range []pipeline.Span{{Start: -1, End: 1}, {Start: 0, End: len(text) + 1}, {Start: 3, End: 1}, {Start: 2, End: 4}, {Start: 1, End: 3}, {Start: 1 << 40, End: 1<<40 + 1}} {
		var o offsets
		o.set(text)
		if words, _, _ := o.cut(sp); words != "" || !o.isBad || o.bad != sp {
			t.Errorf("span %v gave %q, bad %v", sp, words, o.bad)
		}
	}
}

// Words that do not stand at their span have no offsets.
func TestPlaceOnlyExactWords(t *testing.T) {
	var o offsets
	o.set("the “Foreign\nMinister” said")
	sp := pipeline.Span{Start: 7, End: 23}
	if s, _ := o.place(sp, "Foreign Minister"); s != nil {
		t.Errorf("cleaned words have offset %d", *s)
	}
	if s, e := o.place(sp, "Foreign\nMinister"); s == nil || *s != 5 || *e != 21 {
		t.Errorf("got %v %v, want 5 21", s, e)
	}
	if s, _ := o.place(pipeline.Span{}, ""); s != nil {
		t.Errorf("no words have offset %d", *s)
	}
	if o.isBad {
		t.Errorf("span %v was found bad", o.bad)
	}
}

// TestTextHoldsEveryMention makes rows of documents with random text and random
// spans in every place that has spans, and checks the promise of the tables:
// text[start:end] is the mention. TestRowsComeBack shows that rows reach files as
// they are.
func TestTextHoldsEveryMention(t *testing.T) {
	var b builder // keeps its memory from document to document
	rapid.Check(t, func(t *rapid.T) {
		var got rows
		want := 0
		for i := range rapid.IntRange(1, 3).Draw(t, "documents") {
			doc, ann := anyDocument(t, i)
			want += len(ann.People) + len(ann.References) + len(ann.Pledges)
			if f := b.document(&got, int64(i), doc, ann); f != nil {
				t.Fatal(f)
			}
		}
		texts := textsOf(t, got.documents)
		n := checkRows(t, texts, got.sentences) + checkRows(t, texts, got.people) + checkRows(t, texts, got.places) + checkRows(t, texts, got.organizations) +
			checkRows(t, texts, got.references) + checkRows(t, texts, got.numbers) + checkRows(t, texts, got.dates) + checkRows(t, texts, got.pledges) + checkRows(t, texts, got.mentions)
		if n < want {
			t.Fatalf("%d spans checked, at least %d made", n, want)
		}
	})
}

// anyDocument draws a document with random spans in all annotations.
func anyDocument(t *rapid.T, n int) (*pipeline.Document, *pipeline.Annotations) {
	text := anyText(t)
	var bounds []int
	for i := range text {
		bounds = append(bounds, i)
	}
	bounds = append(bounds, len(text))
	span := func() pipeline.Span {
		a, b := rapid.SampledFrom(bounds).Draw(t, "a"), rapid.SampledFrom(bounds).Draw(t, "b")
		return pipeline.Span{Start: min(a, b), End: max(a, b)}
	}
	named := func() (pipeline.Span, string) {
		sp := span()
		if rapid.Bool().Draw(t, "cleaned") {
			return sp, "other words"
		}
		return sp, text[sp.Start:sp.End]
	}
	mention := func(label string) pipeline.Mention { return pipeline.Mention{Span: span(), Label: label, Norm: "n"} }
	party := func() pipeline.Party { sp, words := named(); return pipeline.Party{Span: sp, Text: words} }
	ann := &pipeline.Annotations{}
	for range rapid.IntRange(0, 2).Draw(t, "rows") {
		ann.Sentences = append(ann.Sentences, pipeline.Sentence{Span: span()})
		p := pipeline.PersonMention{Mention: mention(pipeline.Person)}
		p.TitleSpan, p.Title = named()
		ann.People = append(ann.People, p)
		ann.References = append(ann.References, pipeline.Reference{Span: span(), Kind: pipeline.Pronoun})
		ann.Places = append(ann.Places, pipeline.PlaceMention{Mention: mention(pipeline.Norp)})
		ann.Organizations = append(ann.Organizations, pipeline.OrgMention{Mention: mention(pipeline.Org)})
		ann.Quantities = append(ann.Quantities, pipeline.Quantity{Span: span(), Label: pipeline.Percent, Value: "1", Of: span()})
		ann.Timexes = append(ann.Timexes, pipeline.Timex{Span: span(), Label: pipeline.Date})
		ann.Matches = append(ann.Matches, mention("X"))
		pl := pipeline.Pledge{Span: span(), Trigger: span(), Condition: span(), Deadline: span(), AmountSpan: span(),
			Pledgers: []pipeline.Party{party(), party()}, Counterparts: []pipeline.Party{party()}, PledgerIDs: []string{"KAZ"}}
		pl.SpeakerSpan, pl.Speaker = named()
		a := pipeline.Amount{}
		a.Span, a.Text = named()
		pl.Amounts = []pipeline.Amount{a}
		ann.Pledges = append(ann.Pledges, pl)
	}
	return &pipeline.Document{ID: string(rune('a' + n)), Source: "s", Text: text}, ann
}
