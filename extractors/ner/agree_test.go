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
		{"They spoke of clean river water (CRW) with CRW.", "CRW|CRW", "CRW|CRW"},
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
