package numeral_test

import (
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"readout/extractors/quantity/numeral"
	"readout/rules"
)

func lexicon(t testing.TB) *numeral.Lexicon {
	t.Helper()
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	l, err := numeral.NewLexicon(set, numeral.NewVocab())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// parse reads a number that is all of s.
func parse(l *numeral.Lexicon, s string) (numeral.Number, bool) {
	ps := l.Vocab.Lex(s, nil)
	if len(ps) == 0 {
		return numeral.Number{}, false
	}
	n, ok := l.Parse(s, ps, 0)
	return n, ok && n.End == len(ps)
}

func TestParse(t *testing.T) {
	l := lexicon(t)
	for s, want := range map[string]string{
		"450": "450", "1,200": "1200", "1 200": "1200", "1,674,200.5": "1674200.5", "12,34,567.89": "1234567.89",
		"1.111,11": "1111.11", "1.200.000": "1200000", "1,3": "1.3", ".08": "0.08", "-9.23": "-9.23", "3/4": "0.75", "1 4/5": "1.8",
		"2½": "2.5", "½": "0.5", "1.3e6": "1300000", "12e-1": "1.2", "100k": "100000", "1.2b": "1200000000", "10 bln": "10000000000",
		"seventy": "70", "fifty-two": "52", "fifty two": "52", "twenty-five hundred": "2500", "one hundred and thirty-two": "132",
		"two thousand and two hundred": "2200", "twenty-one trillion three hundred": "21000000000300",
		"half a million": "500000", "a quarter million": "250000", "three quarters": "0.75", "two thirds": "0.666666666666667",
		"one and a half": "1.5", "two and a half million": "2500000", "a million and a half": "1500000", "a hundred thousand": "100000",
		"three lakh crore": "3000000000000", "half a dozen": "6", "a dozen": "12", "minus five point five": "-5.5",
		"two hundred point zero three": "200.03", "three twenty-firsts": "0.142857142857143", "one hundred thirty fifths": "26",
		"10 million 682 thousand": "10682000", "２５": "25", "٤٥": "45", "hundred thousand": "100000", "nine hundred ninety-nine": "999",
	} {
		if s == "one hundred thirty fifths" {
			continue // 130/5 and 100/35 are both said so
		}
		n, ok := parse(l, s)
		if !ok || n.Ordinal {
			t.Errorf("%q: not read as one number (%v)", s, n)
			continue
		}
		if got := numeral.Format(n.Value); got != want {
			t.Errorf("%q: got %s, want %s", s, got, want)
		}
	}
	for s, want := range map[string]string{
		"second": "2", "30th": "30", "twenty-first": "21", "one hundred and twenty-fifth": "125", "two hundredth": "200", "eleventh": "11",
	} {
		n, ok := parse(l, s)
		if !ok || !n.Ordinal || numeral.Format(n.Value) != want {
			t.Errorf("%q: got %v %v, want rank %s", s, n, ok, want)
		}
	}
	for _, s := range []string{"", "a", "an", "and", "million", "dozens", "1/0", "192.168.1.2", "bn", strings.Repeat("9", 100), "the"} {
		if n, ok := parse(l, s); ok {
			t.Errorf("%q: got %s", s, n.Value)
		}
	}
}

// Exact decimals come back as they went in, in all styles of writing.
func TestRoundTrip(t *testing.T) {
	l := lexicon(t)
	rapid.Check(t, func(t *rapid.T) {
		num := rapid.Int64Range(-1e15, 1e15).Draw(t, "num")
		places := rapid.IntRange(0, 6).Draw(t, "places")
		x := new(big.Rat).SetFrac(big.NewInt(num), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
		s := numeral.Format(x)
		n, ok := parse(l, s)
		if !ok || n.Value.Cmp(x) != 0 {
			t.Fatalf("%s: got %v, %v", s, n.Value, ok)
		}
		if again := numeral.Format(n.Value); again != s {
			t.Fatalf("%s became %s", s, again)
		}
		whole, frac, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
		grouped := ""
		for i, c := range whole {
			if i > 0 && (len(whole)-i)%3 == 0 {
				grouped += ","
			}
			grouped += string(c)
		}
		if frac != "" {
			grouped += "." + frac
		}
		n, ok = parse(l, grouped)
		if !ok || n.Value.Cmp(new(big.Rat).Abs(x)) != 0 {
			t.Fatalf("%s: got %v, %v", grouped, n.Value, ok)
		}
	})
}

// Pieces and the gaps between them give back the text.
func FuzzLex(f *testing.F) {
	for _, s := range []string{"US$1.5bn—“two” 5\u00ad0\u200b a\r\n\n b", "\xff\xfe", "١٢٣ Ünï co\u0301de 日本"} {
		f.Add(s)
	}
	l := lexicon(f)
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		last := 0
		for i, p := range l.Vocab.Lex(s, nil) {
			if p.Start < last || p.End <= p.Start || p.End > len(s) {
				t.Fatalf("%q: piece %d is %+v after %d", s, i, p, last)
			}
			for _, r := range s[last:p.Start] {
				if !strings.ContainsRune(" \t\r\n\v\f\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\u00ad\u200b\u200c\u200d\u2060\ufeff", r) && (r < 0x2000 || r > 0x200a) {
					t.Fatalf("%q: %q fell between pieces", s, r)
				}
			}
			last = p.End
		}
	})
}

// What Parse reads, Format writes so that Parse reads the same again.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"two and a half million", "1,234.5", "twenty-first", "three quarters", "-5", "1e40 million", "a hundred and one"} {
		f.Add(s)
	}
	l := lexicon(f)
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		ps := l.Vocab.Lex(s, nil)
		for i := range ps {
			n, ok := l.Parse(s, ps, i)
			if n.End <= i {
				t.Fatalf("%q: no progress at %d", s, i)
			}
			if !ok {
				continue
			}
			if n.First != i || n.End > len(ps) || n.Value == nil {
				t.Fatalf("%q: got %+v at %d", s, n, i)
			}
			out := numeral.Format(n.Value)
			m, ok := parse(l, out)
			if !ok {
				if len(out) > 60 {
					continue // more digits than a text may write out
				}
				t.Fatalf("%q: %s does not parse", s, out)
			}
			if again := numeral.Format(m.Value); again != out {
				t.Fatalf("%q: %s became %s", s, out, again)
			}
		}
	})
}
