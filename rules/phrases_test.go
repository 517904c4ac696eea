package rules

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func find(p *Phrases, list []string, text string, accept func(Hit) bool) (out []string) {
	p.Find(text, func(h Hit) bool {
		if accept != nil && !accept(h) {
			return false
		}
		var names []string
		for _, i := range h.Entries {
			names = append(names, list[i])
		}
		out = append(out, fmt.Sprintf("%s=%s", text[h.Start:h.End], strings.Join(names, "|")))
		return true
	})
	return out
}

func TestPhrases(t *testing.T) {
	list := []string{"Korea", "Republic of Korea", "U.S.", "U.S", "Xi'an", "Côte d'Ivoire", "Asia-Pacific", "G20", "C+C5", "Türkiye", "Korea", "of Korea trade", "St. Louis", "...", "Ho  Chi Minh"}
	p := NewPhrases(list)
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"the Republic of Korea and KOREA’s", []string{"Republic of Korea=Republic of Korea", "KOREA=Korea|Korea"}},
		{"Republic of Korean", nil},
		{"Republic  of\nKorea", []string{"Republic  of\nKorea=Republic of Korea"}},
		{"Republic of\n\nKorea", []string{"Korea=Korea|Korea"}},
		{"the U.S.-Korea line; the U.S, the U.S.", []string{"U.S.=U.S.", "Korea=Korea|Korea", "U.S=U.S", "U.S.=U.S."}},
		{"Xi’an, Xi‘an and Xi an", []string{"Xi’an=Xi'an", "Xi‘an=Xi'an"}},
		{"Cote d’Ivoire", []string{"Cote d’Ivoire=Côte d'Ivoire"}},
		{"Co\u0302te d'Ivoire", []string{"Co\u0302te d'Ivoire=Côte d'Ivoire"}},
		{"Asia–Pacific, Asia Pacific, Asia\u00adPacific", []string{"Asia–Pacific=Asia-Pacific"}},
		{"G20 G200 C+C5", []string{"G20=G20", "C+C5=C+C5"}},
		{"Ko\u00adrea\u200b", []string{"Ko\u00adrea\u200b=Korea|Korea"}},
		{"Turkiye TÜRKİYE", []string{"Turkiye=Türkiye", "TÜRKİYE=Türkiye"}},
		{"St. Louis, St Louis", []string{"St. Louis=St. Louis"}},
		{"Ho Chi Minh", []string{"Ho Chi Minh=Ho  Chi Minh"}},
		{"", nil},
		{"\xff\xfeKorea\xff", []string{"Korea=Korea|Korea"}},
	} {
		if d := cmp.Diff(tt.want, find(p, list, tt.text, nil)); d != "" {
			t.Errorf("%q: -want +got\n%s", tt.text, d)
		}
	}
}

func TestPhrasesRefused(t *testing.T) {
	list := []string{"New York City", "New York", "York"}
	p := NewPhrases(list)
	got := find(p, list, "New York City", func(h Hit) bool { return h.Entries[0] != 0 })
	if d := cmp.Diff([]string{"New York=New York"}, got); d != "" {
		t.Error(d)
	}
	got = find(p, list, "New York City", func(h Hit) bool { return h.Entries[0] == 2 })
	if d := cmp.Diff([]string{"York=York"}, got); d != "" {
		t.Error(d)
	}
}

func TestPhrasesLookup(t *testing.T) {
	p := NewPhrases([]string{"one two", "one"})
	for s, want := range map[string]int{"One  two": 1, "one": 1, "one two three": 0, "two": 0, "": 0} {
		if got := len(p.Lookup(s)); got != want {
			t.Errorf("Lookup(%q): %d entries, want %d", s, got, want)
		}
	}
}

// What a slow search over all positions finds, Find finds too.
func TestPhrasesAgainstSlowSearch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SampledFrom([]string{"a", "b", "Ab", "c-a", "é", "a."})
		phraseOf := rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(words, 1, 3).Draw(t, "words"), " ")
		})
		list := rapid.SliceOfN(phraseOf, 1, 8).Draw(t, "list")
		text := strings.Join(rapid.SliceOfN(words, 0, 400).Draw(t, "text"), " ")
		got := map[int]int{}
		NewPhrases(list).Find(text, func(h Hit) bool {
			got[h.Start] = max(got[h.Start], h.End)
			return false // see every hit
		})
		want := map[int]int{}
		low := foldSame(text)
		for i := range text {
			for _, q := range list {
				f := foldSame(q)
				if strings.HasPrefix(low[i:], f) && boundary(low, i) && boundary(low, i+len(f)) {
					want[i] = max(want[i], i+len(f))
				}
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Fatalf("list %q, text %q: -want +got\n%s", list, text, d)
		}
	})
}

// foldSame folds without changing the length in bytes.
func foldSame(s string) string {
	return strings.ReplaceAll(strings.ToLower(s), "é", "e\x01")
}

func boundary(s string, i int) bool {
	alpha := func(c byte) bool { return c >= 'a' && c <= 'z' || c == 1 }
	return i == 0 || i == len(s) || !alpha(s[i-1]) || !alpha(s[i])
}

func FuzzPhrases(f *testing.F) {
	f.Add("Republic of Korea", "the Republic of Korea’s U.S.")
	f.Add("ß\u0300", "\xff\u00ad\u0300a")
	f.Fuzz(func(t *testing.T, q, text string) {
		p := NewPhrases([]string{q, "u.s.", text})
		last := 0
		p.Find(text, func(h Hit) bool {
			if h.Start < last || h.End <= h.Start || h.End > len(text) {
				t.Fatalf("hit %v of %q behind %d", h, text, last)
			}
			if utf8.ValidString(text) && (!utf8.RuneStart(text[h.Start]) || h.End < len(text) && !utf8.RuneStart(text[h.End])) {
				t.Fatalf("hit %v of %q cuts a rune", h, text)
			}
			last = h.End
			return true
		})
	})
}

func BenchmarkPhrases(b *testing.B) {
	rng := rand.New(rand.NewSource(1))
	letters := "etaoinshrdlu"
	name := func() string {
		var sb strings.Builder
		for range 4 + rng.Intn(6) {
			sb.WriteByte(letters[rng.Intn(len(letters))])
		}
		return sb.String()
	}
	var list []string
	for range 60_000 {
		n := name()
		if rng.Intn(3) == 0 {
			n += " " + name()
		}
		list = append(list, n)
	}
	text := strings.Repeat("The two ministers, who met in the capital on Monday, agreed that trade between their countries — now at a record — would grow further. ", 500) + list[7]
	p := NewPhrases(list)
	b.SetBytes(int64(len(text)))
	n := 0
	for b.Loop() {
		p.Find(text, func(Hit) bool { n++; return true })
	}
	if n == 0 {
		b.Fatal("found nothing")
	}
}
