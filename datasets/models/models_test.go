package models

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/extractors/ner"
	"readout/rules"
)

// spans gives "LABEL words" of an example.
func spans(x *ner.Example) string {
	var out []string
	for _, m := range x.Spans {
		out = append(out, m.Label+" "+x.Doc.Slice(m.Span))
	}
	return strings.Join(out, "|")
}

func TestReadColumns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "made.tsv")
	columns := "Mia\t_\tB-PER\nLund\t_\tI-PER\n's\t_\tO\nteam\t_\tO\n(\t_\tO\nOslo\t_\tB-LOC\n)\t_\tO\ndid\t_\tO\nn't\t_\tO\nsay\t_\tO\n.\t_\tO\n\nIt\t_\tO\nleft\t_\tO\nBasel\t_\tB-LOC\n.\t_\tO\n"
	if err := os.WriteFile(path, []byte(columns), 0o600); err != nil {
		t.Fatal(err)
	}
	xs, err := Read(path, map[string]string{"PER": "PERSON", "LOC": "PLACE"})
	if err != nil || len(xs) != 1 {
		t.Fatalf("%d examples, %v", len(xs), err)
	}
	if want := "Mia Lund's team (Oslo) didn't say.\n\nIt left Basel."; xs[0].Doc.Text != want {
		t.Errorf("text %q, want %q", xs[0].Doc.Text, want)
	}
	if got, want := spans(xs[0]), "PERSON Mia Lund|PLACE Oslo|PLACE Basel"; got != want {
		t.Errorf("spans %q, want %q", got, want)
	}
	if n := len(xs[0].Sentences); n != 2 || xs[0].Sentences[1].Last != len(xs[0].Tokens) {
		t.Errorf("%d sentences over %d tokens", n, len(xs[0].Tokens))
	}
}

func TestReadRefuses(t *testing.T) {
	if _, err := Read("made.docx", nil); err == nil {
		t.Error("a file that is not there was read")
	}
	path := filepath.Join(t.TempDir(), "made.docx")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(path, nil); err == nil || !strings.Contains(err.Error(), "ends in") {
		t.Errorf("error %v does not say what a file must be", err)
	}
}

// TestAdapt shows what is changed in corpora of other guidelines. Every line is
// tokens with tags: word/TAG.
func TestAdapt(t *testing.T) {
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ in, want string }{
		{"President/PERSON_B Mia/PERSON_I Lund/PERSON_I spoke", "PERSON Mia Lund"},
		{"the/ORG_B World/ORG_I Bank/ORG_I lends", "ORG World Bank"},
		{"Kenya/ORG_B 's/ORG_I Supreme/ORG_I Court/ORG_I ruled", "PLACE Kenya|ORG Supreme Court"},
		{"Norwegian/ORG_B Ministry/ORG_I of/ORG_I Trade/ORG_I", "NORP Norwegian|ORG Ministry of Trade"},
		{"Norway/ORG_B won", "PLACE Norway"},
		{"a Kenyan minister", "NORP Kenyan"},
		{"they spoke in Spanish .", ""},
		{"Idlib/PLACE_B province/PLACE_I is", "PLACE Idlib"},
		{"the Oscars/MISC_B night", ""},
	} {
		var b strings.Builder
		for _, f := range strings.Fields(c.in) {
			w, tag, _ := strings.Cut(f, "/")
			label, pos, ok := strings.Cut(tag, "_")
			if !ok {
				b.WriteString(w + "\tO\n")
				continue
			}
			b.WriteString(w + "\t" + pos + "-" + label + "\n")
		}
		path := filepath.Join(t.TempDir(), "made.conll")
		if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		xs, err := Read(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := Adapt(set, xs); err != nil {
			t.Fatal(err)
		}
		if got := spans(xs[0]); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}
