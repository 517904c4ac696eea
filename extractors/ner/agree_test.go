package ner

import (
	"slices"
	"strings"
	"testing"

	"readout/pipeline"
)

// What an acronym is introduced for decides whether it is a body, everywhere.
func TestAgree(t *testing.T) {
	set, _ := defaults(t)
	gz, err := loadGazetteer(set)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, names, want string }{
		{"They signed the Clean River Water Accord (CRWA). The CRWA has nine parts.", "CRWA|CRWA", ""},
		{"The Treaty for Clean and Open Rivers and Lakes (TCORL) stands. All TCORL members met.", "TCORL|TCORL", ""},
		{"The Northland-Eastland Fisheries Plan (NEFP) began. NEFP pays.", "NEFP|NEFP", ""},
		{"Staff of the Clean River Water Board (CRWB) came. The CRWB pays.", "Clean River Water Board|CRWB|CRWB", "Clean River Water Board|CRWB|CRWB"},
		{"The Clean River Water Board (CRWB) met on the Clean River Water Bill (CRWB). The CRWB pays.", "Clean River Water Board|CRWB|CRWB|CRWB", "Clean River Water Board|CRWB|CRWB|CRWB"},
		{"They met the Lake Fund (XYZ). XYZ pays.", "XYZ|XYZ", "XYZ|XYZ"},
		{"They spoke of clean river water (CRW) with CRW.", "CRW|CRW", ""},
		{"Aid (A) came. A pays.", "A|A", "A|A"},
		{"(CRWA) pays.", "CRWA", "CRWA"},
		{"Parties to the NPT met. They spoke of PEPFAR and the IAEA.", "NPT|PEPFAR|IAEA", "IAEA"},
		{"The National Party of Thule (NPT) met. The NPT pays.", "National Party of Thule|NPT|NPT", "National Party of Thule|NPT|NPT"},
	} {
		b, _ := prepared(t, c.text, Finds{})
		s := &scratch{block: *b, t: &tagger{gz: gz}}
		var dst []pipeline.Mention
		at := 0
		for name := range strings.SplitSeq(c.names, "|") {
			i := at + strings.Index(c.text[at:], name)
			at = i + len(name)
			dst = append(dst, pipeline.Mention{Span: pipeline.Span{Start: i, End: at}, Label: pipeline.Org})
		}
		earlier := pipeline.Mention{Label: pipeline.Org} // of an earlier block, none of this one's
		var got []string
		for _, m := range s.agree(slices.Concat([]pipeline.Mention{earlier}, dst), 1)[1:] {
			got = append(got, c.text[m.Start:m.End])
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q: names are %q, want %q", c.text, g, c.want)
		}
	}
}

// A state behind a body is part of its name where the rules say so.
func TestOfStates(t *testing.T) {
	for _, c := range []struct{ text, rules, names, want string }{
		{"The Parliament of El Salvador met.", "Parliament of El Salvador", "ORG Parliament|PLACE El Salvador", "ORG Parliament of El Salvador"},
		{"The Bank of the United Arab Emirates paid.", "Bank of the United Arab Emirates", "PLACE United Arab Emirates", "ORG Bank of the United Arab Emirates"},
		{"The Bank in El Salvador paid.", "Bank in El Salvador", "ORG Bank|PLACE El Salvador", "ORG Bank|PLACE El Salvador"},
		{"The Parliament of El Salvador met.", "", "ORG Parliament|PLACE El Salvador", "ORG Parliament|PLACE El Salvador"},
		{"The House of Lund of El Salvador met.", "House of Lund of El Salvador", "PERSON Lund|PLACE El Salvador", "PERSON Lund|PLACE El Salvador"},
		{"Oslo and the Bank of El Salvador and Peru.", "Bank of El Salvador", "PLACE Oslo|PLACE El Salvador|PLACE Peru", "PLACE Oslo|ORG Bank of El Salvador|PLACE Peru"},
	} {
		at := func(name string) pipeline.Span {
			i := strings.Index(c.text, name)
			return pipeline.Span{Start: i, End: i + len(name)}
		}
		var finds Finds
		if c.rules != "" {
			finds.Names = []pipeline.Mention{{Span: at(c.rules), Label: pipeline.Org}}
		}
		b, _ := prepared(t, c.text, finds)
		s := &scratch{block: *b}
		var dst []pipeline.Mention
		for m := range strings.SplitSeq(c.names, "|") {
			label, name, _ := strings.Cut(m, " ")
			dst = append(dst, pipeline.Mention{Span: at(name), Label: label})
		}
		var got []string
		for _, m := range s.ofStates(dst, 0) {
			got = append(got, m.Label+" "+c.text[m.Start:m.End])
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q: names are %q, want %q", c.text, g, c.want)
		}
	}
}
