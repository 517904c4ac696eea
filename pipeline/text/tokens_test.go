package text

import (
	"strings"
	"testing"
)

func tokenStrings(s string) []string {
	var out []string
	for _, tok := range Tokenize(s, nil) {
		out = append(out, s[tok.Start:tok.End])
	}
	return out
}

// In each case "|" and white space are the borders of tokens.
func TestTokenize(t *testing.T) {
	for _, want := range []string{
		"We do|n't know|, and we|’ll ask Kenya|'s minister|.",
		"They can|not go|; it is|n’t open|, is it|?",
		"The envoys|’ talks|: “|We agree|,|” he said|.",
		"“|Norland|”|’s offer|, the U.S.|’s reply",
		"$|1.5 billion|, US$|20 million|, €|300|, 50|% and 5|-|7|%",
		"H.E. Dr. J. K. Almond|, Ph.D.|, met Gen. Lt. Col. O’Brien at 10:30 a.m. on Aug. 22|.",
		"COVID-19|, F-16|, MiG-29|, G20|, C5+1|, 5G|, 12th|, 1990|’s",
		"the U.S.|-|India talks|, an Afghan|-|led process|, mid|-|2026|, the Indo|-|Pacific",
		"a 3,300|-|kilometer|-|long border|, 2021|-|2025|, 2021-05-12|, 12/31/2021",
		"Write to press.office@example.org or see https://example.org/a_(b)?c=1|, www.example.com/x|.",
		"Read example.gov|, not the report|.|The end",
		"No. 5 of Arts. 6 and 7|. She said no|. Mar. 3|, not mar|.",
		"Xi|. Wang Yi|. Côte d’Ivoire|, Xi’an|, Sana’a|, Sa'ar",
		"Wait|... what|…|?! Yes|!! (|[|a|]|) -- b — c|–|d",
		"AT&T and R&D|; AbC|&|d|; 1,200,000|, 1,00,000 and 1|,|2000|: 10|:|3",
		"e.g. this|, i.e. that|, etc. and so on",
		"gon|na|, wan|na", "Henry M.|; Wm.|; John D. and Ann", "8:30a.m.|–|7:30p.m.|, Treaty.pdf|, BA|.|5",
		"the SEC|. We|, MR. ALMOND|, GEN. PAK|, Gen. Pak", "Japan|âs|, the Philippines|â talks|, â€œ|Yes|â€\u009d|, Lâm",
	} {
		in := strings.ReplaceAll(want, "|", "")
		got := strings.Join(tokenStrings(in), "|")
		if exp := strings.Join(strings.FieldsFunc(want, func(r rune) bool { return r == '|' || r == ' ' }), "|"); got != exp {
			t.Errorf("Tokenize(%q):\n got %s\nwant %s", in, got, exp)
		}
	}
}
