package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"readout/pipeline"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain ASCII text\nwith lines", "plain ASCII text\nwith lines"},
		{"“Norland’s” offer – now — it’s 5\u00a0%", "\"Norland's\" offer - now - it's 5 %"},
		{"co\u00adoperation\u200b \ufeffnow", "cooperation now"},
		{"Ａｕｇ．　２２", "Aug. 22"},
		{"｀22", "'22"}, // the wide form of a mark that folds itself
		{"eﬃcient ﬁrst", "efficient first"},
		{"Norlandâ€™s “plan”", "Norland's \"plan\""},
		{"Côte d’Ivoire, Çetin, 中国", "Côte d'Ivoire, Çetin, 中国"},
		{"wait…", "wait..."},
		{"a\tb\x00c\u2028d", "a bc\nd"},
		{"bad \xff byte", "bad \xff byte"},
	} {
		if got := Fold(c.in); got.Text != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got.Text, c.want)
		}
	}
}

func TestFoldedSpan(t *testing.T) {
	in := "the “co\u00adoperation” ﬁrst"
	f := Fold(in)
	for _, c := range []struct{ folded, want string }{
		{"cooperation", "co\u00adoperation"},
		{"\"cooperation\"", "“co\u00adoperation”"},
		{"op", "op"},
		{"oop", "o\u00adop"},
		{"first", "ﬁrst"},
		{"irst", "ﬁrst"}, // half a ligature stands for all of it
	} {
		i := strings.Index(f.Text, c.folded)
		sp := f.Span(pipeline.Span{Start: i, End: i + len(c.folded)})
		if got := in[sp.Start:sp.End]; got != c.want {
			t.Errorf("span of %q in %q is %q, want %q", c.folded, f.Text, got, c.want)
		}
		if at := f.Offset(sp.Start); at > i {
			t.Errorf("Offset(%d) = %d, after %d", sp.Start, at, i)
		}
	}
}

// anyText draws texts in which all that the scanner treats specially is likely.
func anyText(t *rapid.T) string {
	parts := rapid.SliceOf(rapid.OneOf(
		rapid.SampledFrom(pieces),
		rapid.StringN(0, 8, -1),
		rapid.Custom(func(t *rapid.T) string { return string(rapid.SliceOfN(rapid.Byte(), 0, 4).Draw(t, "bytes")) }),
	)).Draw(t, "parts")
	return strings.Join(parts, "")
}

var pieces = []string{" ", " ", " ", "\n", "\n\n", "\r\n", "\u2028", "\u00a0", ".", ". ", "...", "…", "!", "?", ",", ":", "://", "@", "/", "-", "–", "\u2011",
	"'", "’", "’s", "n't", "“", "”", "\"", "(", ")", "[", "$", "US$", "%", "&", "+", "1", "22", "1,200", "3.5", "2021", "10:30", "U.S.", "H.E.", "J.", "Dr.", "No.", "etc.",
	"Aug.", "a.m.", "The", "Norland", "will", "agree", "cannot", "COVID-19", "F-16", "http://a.example/b", "x@y.example", "www.a.example.org", "•", "- ", "* ", "1. ", "(a) ",
	"QUESTION: ", "Q: ", "SECRETARY ALMOND: ", "\u200b", "\ufeff", "\u00ad", "\u200d", "\ufe0f", "\u0301", "👍🏽", "👩‍🚀", "🇳🇴", "â€™s", "â\u0080\u0099s", "âs", "â", "Â\u00a0", "شكر", "中国", "ﬁ", "Ａ", "\x00", "\xff", "\xe2\x80", "ȺȺn't"}

func TestFoldProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText(t)
		checkFold(t, s)
	})
}

func FuzzFold(f *testing.F) {
	for _, p := range pieces {
		f.Add("a" + p + "s b")
	}
	f.Fuzz(func(t *testing.T, s string) { checkFold(t, s) })
}

func checkFold(t interface{ Fatalf(string, ...any) }, s string) {
	f := Fold(s)
	// Broken bytes may join to runes when what stood between them goes.
	if again := Fold(f.Text); again.Text != f.Text && utf8.ValidString(s) {
		t.Fatalf("folding %q again gives %q", f.Text, again.Text)
	}
	if utf8.ValidString(s) && !utf8.ValidString(f.Text) {
		t.Fatalf("Fold(%q) = %q is not valid", s, f.Text)
	}
	border := func(i int) bool { return i == len(s) || utf8.RuneStart(s[i]) || !utf8.ValidString(s) }
	prev := pipeline.Span{}
	for i := range f.Text {
		_, w := utf8.DecodeRuneInString(f.Text[i:])
		sp := f.Span(pipeline.Span{Start: i, End: i + w})
		if sp.Start < prev.Start || sp.End < prev.End || sp.Start >= sp.End || sp.End > len(s) || !border(sp.Start) || !border(sp.End) {
			t.Fatalf("Fold(%q): rune at %d of %q maps to %v after %v", s, i, f.Text, sp, prev)
		}
		if at := f.Offset(sp.Start); at > i || f.Span(pipeline.Span{Start: at, End: i + w}) != sp {
			t.Fatalf("Fold(%q): offset %d maps back to %d, want %d", s, sp.Start, at, i)
		}
		prev = sp
	}
	if n := len(f.Text); n > 0 {
		if all := f.Span(pipeline.Span{End: n}); all.End > len(s) || f.Offset(len(s)) != n {
			t.Fatalf("Fold(%q): the whole maps to %v, the end to %d", s, all, f.Offset(len(s)))
		}
	}
}

func TestFoldOfASCIIAllocatesNothing(t *testing.T) {
	s := strings.Repeat("The two sides agreed to meet.\n", 50)
	if n := testing.AllocsPerRun(100, func() { f := Fold(s); _ = f.Span(pipeline.Span{Start: 4, End: 9}) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkFold(b *testing.B) {
	b.SetBytes(int64(len(readoutText)))
	for b.Loop() {
		Fold(readoutText)
	}
}
