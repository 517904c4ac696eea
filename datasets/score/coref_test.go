package score

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"readout/datasets"
)

// clustering reads clusters of one-letter mentions: "ab cd".
func clustering(s string) Clustering {
	out, k := Clustering{}, 0
	for _, c := range s {
		if c == ' ' {
			k++
			continue
		}
		out[int(c)] = k
	}
	return out
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.0006 }

// The worked examples of the papers. Figures are recall and precision, and F1
// where the paper gives no more; -1 is not given.
func TestCoreferWorkedExamples(t *testing.T) {
	const bagga = "12345 67 89ABC"
	type want struct{ recall, precision, f1 float64 }
	for _, tc := range []struct {
		name, key, response    string
		muc, bcubed, ceaf, lea want
	}{
		// Bagga and Baldwin 1998, with CEAF of Luo 2005, table 1.
		{"two chains joined", bagga, "12345 6789ABC", want{1, 0.9, 0.947}, want{1, 16.0 / 21, 0.865}, want{-1, -1, 0.733}, want{-1, -1, -1}},
		{"two large chains joined", bagga, "1234589ABC 67", want{1, 0.9, 0.947}, want{1, 7.0 / 12, 0.737}, want{-1, -1, 0.667}, want{-1, -1, -1}},
		{"all joined", bagga, "123456789ABC", want{-1, -1, 0.9}, want{-1, -1, 0.545}, want{-1, -1, 0.294}, want{-1, -1, -1}},
		{"none joined", bagga, "1 2 3 4 5 6 7 8 9 A B C", want{0, 0, 0}, want{-1, -1, 0.4}, want{-1, -1, 0.178}, want{-1, -1, -1}},
		// Pradhan et al. 2014, and for LEA Moosavi and Strube 2016: mentions that only one side has.
		{"twinless mentions", "abc defg", "ab cd fghi", want{0.4, 0.4, 0.4}, want{0.4167, 0.5, 0.4545}, want{0.65, 0.4333, 0.52}, want{0.2381, 0.3333, 0.2778}},
		{"the same", "abc d", "abc d", want{1, 1, 1}, want{1, 1, 1}, want{1, 1, 1}, want{1, 1, 1}},
		// A mention that stands alone on one side only is no hit for LEA.
		{"alone", "ab c", "a b c", want{0, 0, 0}, want{2.0 / 3, 1, 0.8}, want{(2.0/3 + 1) / 2, (2.0/3 + 1) / 3, 0.6667}, want{1.0 / 3, 1.0 / 3, 1.0 / 3}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := Corefer(clustering(tc.key), clustering(tc.response))
			for _, m := range []struct {
				name string
				got  Ratios
				want want
			}{{"MUC", c.MUC, tc.muc}, {"B-cubed", c.BCubed, tc.bcubed}, {"CEAFe", c.CEAFe, tc.ceaf}, {"LEA", c.LEA, tc.lea}} {
				f, _ := m.got.F1()
				for _, v := range []struct {
					name      string
					got, want float64
				}{{"recall", m.got.Recall(), m.want.recall}, {"precision", m.got.Precision(), m.want.precision}, {"F1", f, m.want.f1}} {
					if v.want >= 0 && !near(v.got, v.want) {
						t.Errorf("%s %s is %.4f, want %.4f", m.name, v.name, v.got, v.want)
					}
				}
			}
		})
	}
	c := Corefer(clustering("abc defg"), clustering("ab cd fghi"))
	if f, ok := c.CoNLL(); !ok || !near(f, (0.4+0.4545+0.52)/3) {
		t.Errorf("CoNLL is %.4f", f)
	}
	if _, ok := Corefer(nil, nil).CoNLL(); ok {
		t.Error("nothing to judge has a score")
	}
}

// Swapping the sides swaps recall and precision; all lie in [0, 1]; equal sides
// are perfect.
func TestCoreferProperties(t *testing.T) {
	side := rapid.MapOfN(rapid.IntRange(0, 12), rapid.IntRange(0, 4), 0, 13)
	rapid.Check(t, func(t *rapid.T) {
		key, response := Clustering(side.Draw(t, "key")), Clustering(side.Draw(t, "response"))
		a, b, same := Corefer(key, response), Corefer(response, key), Corefer(key, key)
		for i, r := range [][3]Ratios{{a.MUC, b.MUC, same.MUC}, {a.BCubed, b.BCubed, same.BCubed}, {a.CEAFe, b.CEAFe, same.CEAFe}, {a.LEA, b.LEA, same.LEA}} {
			for _, v := range []float64{r[0].Recall(), r[0].Precision()} {
				if v < 0 || v > 1+1e-9 {
					t.Fatalf("metric %d: %v is no share", i, v)
				}
			}
			if math.Abs(r[0].Recall()-r[1].Precision()) > 1e-9 || math.Abs(r[0].Precision()-r[1].Recall()) > 1e-9 {
				t.Fatalf("metric %d: the sides are not treated alike: %+v %+v", i, r[0], r[1])
			}
			if f, ok := r[2].F1(); ok && math.Abs(f-1) > 1e-9 {
				t.Fatalf("metric %d: equal sides have %v", i, f)
			}
		}
	})
}

// The assignment is as good as the best of all.
func TestAssign(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, cols := rapid.IntRange(0, 5).Draw(t, "rows"), rapid.IntRange(0, 5).Draw(t, "cols")
		gains := make([][]float64, rows)
		for i := range gains {
			for range cols {
				gains[i] = append(gains[i], float64(rapid.IntRange(0, 9).Draw(t, "gain")))
			}
		}
		var best func(row int, used int) float64
		best = func(row, used int) float64 {
			if row == rows {
				return 0
			}
			most := best(row+1, used)
			for c := range cols {
				if used&(1<<c) == 0 {
					most = max(most, gains[row][c]+best(row+1, used|1<<c))
				}
			}
			return most
		}
		if got, want := assign(rows, cols, func(r, c int) float64 { return gains[r][c] }), best(0, 0); got != want {
			t.Fatalf("got %v, want %v for %v", got, want, gains)
		}
	})
}

func TestReferences(t *testing.T) {
	text := "Minister Lund met Minister Berg. The ministers agreed. She told him. He left."
	at := func(words string, nth int, kind string, entities ...string) datasets.Reference {
		m := mentionOf(t, text, words, nth, "", "")
		return datasets.Reference{Start: m.Start, End: m.End, Text: words, Kind: kind, Entities: entities}
	}
	lund, berg := linked(mentionOf(t, text, "Lund", 1, "PERSON", ""), "Åse Lund", "NOR", "minister", ""), linked(mentionOf(t, text, "Berg", 1, "PERSON", ""), "Bo Berg", "SWE", "minister", "")
	gold := &datasets.Document{DocID: "a", Text: text, Mentions: []datasets.Mention{lund, berg}, References: []datasets.Reference{
		at("The ministers", 1, datasets.Nominal, "Bo Berg", "Åse Lund"), at("She", 1, datasets.Pronoun, "Åse Lund"),
		at("him", 1, datasets.Pronoun, "Bo Berg"), at("He", 1, datasets.Pronoun, "Bo Berg")}}
	misnamed := lund
	misnamed.Linking = linked(lund, "Lund", "NOR", "minister", "").Linking
	pred := &datasets.Document{DocID: "a", Text: text, Mentions: []datasets.Mention{misnamed, berg}, References: []datasets.Reference{
		at("The ministers", 1, datasets.Nominal, "Lund", "Bo Berg"), // as right as the name of Lund lets it be
		at("She", 1, datasets.Pronoun, "Bo Berg"),                   // wrong
		at("him", 1, datasets.Pronoun),                              // nobody known: not there
		at("left", 1, datasets.Nominal, "Bo Berg"),                  // none
	}}
	tally := Document(gold, pred)
	if got, want := tally.Exact[Reference], (Counts{TP: 2, FP: 1, FN: 2}); got != want {
		t.Errorf("found %+v, want %+v", got, want)
	}
	if got, want := tally.Value[Reference], (Share{Right: 1, All: 2}); got != want {
		t.Errorf("right %+v, want %+v", got, want)
	}
	// Gold chains: Lund She | Berg him He | ministers; predicted: Lund | Berg She left | ministers.
	if b := tally.Chains.BCubed; !near(b.RecallPart, 2.0/2+1.0/3+1) || b.RecallAll != 6 || !near(b.PrecisionPart, 1+2.0/3+1) || b.PrecisionAll != 5 {
		t.Errorf("B-cubed %+v", b)
	}
	var kinds []string
	for _, e := range Errors([]*datasets.Document{gold}, []*datasets.Document{pred}) {
		if e.Label == Reference {
			kinds = append(kinds, e.Kind+" "+e.Words)
		}
	}
	if want := []string{"link She", "missed him", "missed He", "spurious left"}; !equal(kinds, want) {
		t.Errorf("errors %q, want %q", kinds, want)
	}
	for i := range pred.References {
		pred.References[i].Confidence = 0.85
	}
	got := Calibrate([]*datasets.Document{gold}, []*datasets.Document{pred})
	if len(got) != 1 || got[0].What != "references" || got[0].N != 4 || !near(got[0].Sure, 0.25) {
		t.Errorf("reliability %+v", got)
	}
	gold.References = nil
	if tally := Document(gold, pred); tally.Exact[Reference] != (Counts{}) || tally.Chains != (Coreference{}) {
		t.Error("a document that nobody looked through is judged")
	}
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
