package ner

import (
	"testing"

	"readout/pipeline"
)

// prepared makes a block of a text without any finds.
func prepared(t *testing.T, text string, finds Finds) (*block, *Example) {
	t.Helper()
	set, _ := defaults(t)
	gz, err := loadGazetteer(set)
	if err != nil {
		t.Fatal(err)
	}
	x := example(t, text)
	b := &block{text: x.Doc.Text, toks: x.Tokens, sents: x.Sentences, finds: finds}
	b.prepare(newSampler(gz, nil, []string{"A"}))
	return b, x
}

// Words in brackets are found by the initials of those before them.
func TestDefine(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"She joined the Bureau of Inland Forests (BIF) in May.", "Bureau of Inland Forests"},
		{"They met the Fund for Lakes, Rivers and Ponds (FLRP) today.", "Fund for Lakes, Rivers and Ponds"},
		{"The Ministry of Works (MOW) agreed.", "Ministry of Works"},
		{"The Lake Water Board (XYZ) agreed.", ""},
		{"They spoke of clean river water (CRW) there.", ""},
		{"(BIF) stands alone.", ""},
		{"Aid (A) was sent.", ""},
	} {
		b, x := prepared(t, c.text, Finds{})
		first, last := -1, -1
		for i := range b.facts {
			if b.facts[i].defined != 0 {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
		got := ""
		if first >= 0 {
			got = x.Doc.Text[x.Tokens[first].Start:x.Tokens[last].End]
		}
		if got != c.want {
			t.Errorf("%q: %q is marked, want %q", c.text, got, c.want)
		}
	}
}

// What rules find for a word elsewhere does not count the place itself.
func TestElsewhere(t *testing.T) {
	const text = "They met Lund. Today Lund spoke. In Lund it rained."
	name := func(start int, label string) pipeline.Mention {
		return pipeline.Mention{Span: pipeline.Span{Start: start, End: start + 4}, Label: label}
	}
	b, x := prepared(t, text, Finds{Names: []pipeline.Mention{name(9, pipeline.Person), name(21, pipeline.Person), name(36, pipeline.Place)}})
	var got []uint8
	for i := range b.facts {
		if f := &b.facts[i]; x.Doc.Text[x.Tokens[i].Start:x.Tokens[i].End] == "Lund" {
			got = append(got, b.evidence[f.seen].elsewhere(f.hint))
		}
	}
	person, place := labelOfHint(uint8(tagOf(0, posS))), labelOfHint(uint8(tagOf(1, posS)))
	if len(got) != 3 || got[0] != person+1 || got[2] != person+9 || place == person {
		t.Errorf("elsewhere %v, want a person mostly (%d) and always (%d)", got, person+1, person+9)
	}
	if (&evidence{}).elsewhere(0) != 0 {
		t.Error("a word that stands nowhere else has something elsewhere")
	}
}

// Every member learns without other finds, and never without all of them.
func TestThin(t *testing.T) {
	x := example(t, "They met Mia Lund, Ada Holt, Tom Moyo, Eva Salas, Per Brandt, Ana Virta and Kim Njoroge.")
	for i, tok := range x.Tokens {
		if s := x.Doc.Slice(tok.Span); i > 1 && s != "," && s != "and" && s != "." {
			x.Finds.Names = append(x.Finds.Names, pipeline.Mention{Span: tok.Span, Label: pipeline.Person})
			x.Finds.Phrases = append(x.Finds.Phrases, pipeline.Phrase{Span: tok.Span, Kinds: pipeline.PhraseTown})
		}
	}
	all := len(x.Finds.Names)
	o := Options{HintDrop: 0.5, GazDrop: 0.2}
	a, b := o.thin(x, 3, 0), o.thin(x, 3, 1)
	for _, y := range []*Example{a, b} {
		if n, p := len(y.Finds.Names), len(y.Finds.Phrases); n == 0 || n == all || p <= n || p > all {
			t.Errorf("%d of %d names and %d phrases are left", n, all, p)
		}
	}
	same := len(a.Finds.Names) == len(b.Finds.Names)
	for i := 0; same && i < len(a.Finds.Names); i++ {
		same = a.Finds.Names[i] == b.Finds.Names[i]
	}
	if same {
		t.Error("two members see the same")
	}
	if len(x.Finds.Names) != all {
		t.Error("the example itself was changed")
	}
	o = Options{Bare: 0.5}
	bare := 0
	for i := range 10 {
		if y := o.thin(x, i, 0); y.Finds.Names == nil {
			bare++
		}
	}
	if bare != 5 {
		t.Errorf("%d of 10 documents are without finds, want half", bare)
	}
}

// Sentences that are skipped are no samples.
func TestSkip(t *testing.T) {
	set, _ := defaults(t)
	gz, err := loadGazetteer(set)
	if err != nil {
		t.Fatal(err)
	}
	x := example(t, "One rose. Two fell. Three stood.")
	s := newSampler(gz, nil, []string{"A"})
	all := len(s.samples(nil, x))
	x.Skip = []pipeline.Span{x.Sentences[1].Span}
	if got := len(s.samples(nil, x)); all != 3 || got != 2 {
		t.Errorf("%d samples, %d with one sentence skipped", all, got)
	}
}
