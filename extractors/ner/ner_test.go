package ner_test

import (
	"strings"
	"testing"
	"time"

	"readout/extractors"
	"readout/pipeline"
	"readout/rules"
)

// names runs the suite over a text and returns "LABEL name" of what the engine proposes.
func names(t *testing.T, suite []*pipeline.Extractor, s string) []string {
	t.Helper()
	ann := &pipeline.Annotations{}
	doc := pipeline.NewDocument("x", s, time.Time{})
	for _, x := range suite {
		if err := x.Run(&pipeline.Pass{Doc: doc, Ann: ann}); err != nil {
			t.Fatal(err)
		}
	}
	var out []string
	for _, m := range ann.Names {
		if !(m.Confidence > 0 && m.Confidence <= 1) {
			t.Errorf("%q: confidence %v is no probability", doc.Slice(m.Span), m.Confidence)
		}
		out = append(out, m.Label+" "+doc.Slice(m.Span))
	}
	return out
}

func suite(t *testing.T) []*pipeline.Extractor {
	t.Helper()
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	s, err := extractors.Suite(set, "crf")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNames(t *testing.T) {
	s := suite(t)
	for _, c := range []struct{ text, want string }{
		{"Norwegian Foreign Minister Mia Lund met Ambassador Tomas Brandt in Nairobi on Friday.",
			"NORP Norwegian|PERSON Mia Lund|PERSON Tomas Brandt|PLACE Nairobi"},
		{"The Ministry of Foreign Affairs of Kazakhstan and the European Union will hold talks in Astana.",
			"ORG Ministry of Foreign Affairs of Kazakhstan|ORG European Union|PLACE Astana"},
		{"They discussed trade and agreed to meet again next year.", ""},
	} {
		if got := strings.Join(names(t, s, c.text), "|"); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestBadInput runs what no readout looks like through the engine: it must stay
// within spans and rune borders, and end soon.
func TestBadInput(t *testing.T) {
	s := suite(t)
	for name, text := range map[string]string{
		"empty":                "",
		"white space":          " \n\n\t ",
		"a word of a megabyte": strings.Repeat("Abc", 350_000),
		"100,000 tokens":       strings.Repeat("Minister Lund of Norway and ", 20_000),
		"capitals":             "PRESIDENT LUND MEETS THE MINISTER OF FOREIGN AFFAIRS OF KENYA IN NAIROBI",
		"lower case":           "president lund met the minister of foreign affairs of kenya in nairobi",
		"emoji":                "🇳🇴 Minister Lund 👩🏽‍🚀 met 🎉🎉🎉 in Oslo 🫱🏻‍🫲🏿",
		"right to left":        "التقى الوزير \u202Eعبد الله\u202C Minister Lund في أوسلو, פגישה עם השר",
		"marks":                strings.Repeat("(“-/&,;:.!?)", 5000),
		"invisible":            "Min\u00ADister \u200BLund\uFEFF of Nor\u00ADway",
		"one letter words":     strings.Repeat("A B c ", 3000),
		"accents":              strings.Repeat("e\u0301\u0302\u0303", 2000) + " Lund",
	} {
		t.Run(name, func(t *testing.T) {
			ann := &pipeline.Annotations{}
			doc := pipeline.NewDocument("x", text, time.Time{})
			for _, x := range s {
				if x.Name == "pledge" {
					continue
				}
				if err := x.Run(&pipeline.Pass{Doc: doc, Ann: ann}); err != nil {
					t.Fatal(err)
				}
			}
			end := 0
			for _, m := range ann.Names {
				if m.Start < end || m.End <= m.Start || m.End > len(text) {
					t.Fatalf("span %v behind %d of %d bytes", m.Span, end, len(text))
				}
				end = m.End
			}
		})
	}
}
