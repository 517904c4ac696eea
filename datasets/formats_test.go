package datasets

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const marked = `# doc_id: no-1
# source: no_mfa
# date: 2030-05-12

Minister {{Åse Lund|PERSON}} of {{Norway|PLACE}} spoke {{today|DATE|2030-05-12}}.
She said {{Norway|PLACE}} will build {{two|CARDINAL|2}} schools by {{2031|DATE|2031}}.
-- pledges --
{"span": "will build two schools by 2031", "trigger": "will", "pledgers": ["Norway"], "pledger_ids": ["NOR"], "counterparts": [], "type": "commitment", "strength": "firm", "specificity": "specific", "novelty": "new", "polarity": "do", "condition": null, "deadline": "by 2031", "deadline_end": "2031-12-31", "amount": "two schools", "speaker": "Åse Lund"}
-- links --
{"text": "Norway", "label": "PLACE", "canonical": "Norway", "iso3": "NOR", "kind": "country"}
=====
# doc_id: no-2

Nothing was agreed.
-- pledges --
`

func TestInlineRoundTrip(t *testing.T) {
	docs, err := ReadInline(strings.NewReader(marked), "gold.txt")
	if err != nil || len(docs) != 2 {
		t.Fatalf("got %d documents, %v; want 2", len(docs), err)
	}
	d := docs[0]
	if err := CheckAll(docs, "gold.txt", nil); err != nil {
		t.Error(err)
	}
	if len(d.Mentions) != 6 || d.Mentions[0].Start != 9 || d.Mentions[0].End != 17 || *d.Mentions[3].ISO3 != "NOR" {
		t.Errorf("mentions %+v", d.Mentions)
	}
	if p := d.Pledges[0]; p.Text != "will build two schools by 2031" || *p.Speaker != "Åse Lund" {
		t.Errorf("pledge %+v", p)
	}
	var out bytes.Buffer
	if err := WriteInline(&out, docs); err != nil {
		t.Fatal(err)
	}
	again, err := ReadInline(&out, "gold.txt")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(docs, again); diff != "" {
		t.Errorf("written and read again it differs (-want +got):\n%s", diff)
	}
}

func TestInlineFaults(t *testing.T) {
	head := "# doc_id: a\n\n"
	for _, tc := range []struct{ name, in, want string }{
		{"not closed", head + "On {{May|DATE", `f:3: document a: markup "{{May|DATE" is not closed`},
		{"no label", head + "On {{May}}.", "{{May}} is not {{words|LABEL}}"},
		{"no id", "Text.", "has no line '# doc_id: ...'"},
		{"unknown header", "# doc_id: a\n# colour: red\n\nText.", `f:2: document a: unknown header " colour"`},
		{"pledge not there", head + "Text.\n-- pledges --\n{\"span\": \"will\"}", `f:5: document a: pledge span "will" is not in the text`},
		{"pledge field", head + "We will.\n-- pledges --\n{\"span\": \"will\", \"firmness\": 1}", `unknown field "firmness"`},
		{"link to nothing", head + "Oman.\n-- links --\n{\"text\": \"Oman\", \"label\": \"PLACE\"}", `link to "Oman" (PLACE): no such mention`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := ReadInline(strings.NewReader(tc.in), "f")
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want %q", err, tc.want)
			}
		})
	}
}

func TestReadColumns(t *testing.T) {
	const iob2 = "-DOCSTART-\tday1\tO\n\nÅse\t_\tB-PER\nLund\t_\tI-PER\nmet\t_\tO\nUN\t_\tB-ORG\nEU\t_\tB-ORG\n\nOslo\t_\tB-GPE\n-DOCSTART-\tday2\tO\nNo\t_\tO\n"
	const bioes = "Åse\tB-PER\nLund\tE-PER\nmet\tO\nUN\tS-ORG\nEU\tS-ORG\n\nOslo\tS-GPE\n"
	const iob1 = "Åse I-PER\nLund I-PER\nmet O\nUN I-ORG\nEU B-ORG\n\nOslo I-GPE"
	tags, err := ParseTagMap("PER=PERSON,ORG=ORG")
	if err != nil {
		t.Fatal(err)
	}
	want := []Mention{{Start: 0, End: 8, Label: "PERSON", Text: "Åse Lund"}, {Start: 13, End: 15, Label: "ORG", Text: "UN"}, {Start: 16, End: 18, Label: "ORG", Text: "EU"}}
	for name, in := range map[string]string{"iob2": iob2, "bioes": bioes, "iob1": iob1} {
		t.Run(name, func(t *testing.T) {
			docs, err := ReadColumns(strings.NewReader(in), "dir/x.tsv", ColumnLayout{Tag: -1, Map: tags})
			if err != nil {
				t.Fatal(err)
			}
			if docs[0].Text != "Åse Lund met UN EU\nOslo" {
				t.Errorf("text %q", docs[0].Text)
			}
			if diff := cmp.Diff(want, docs[0].Mentions); diff != "" {
				t.Errorf("mentions (-want +got):\n%s", diff)
			}
			if name == "iob2" && (len(docs) != 2 || docs[0].DocID != "day1" || docs[1].DocID != "day2") {
				t.Errorf("documents %v", docs)
			}
		})
	}
	for _, tc := range []struct{ in, want string }{
		{"a\tX-PER\n", `x:1: tag "X-PER" is not`},
		{"a\n", "x:1: line has 1 columns"},
	} {
		if _, err := ReadColumns(strings.NewReader(tc.in), "x", ColumnLayout{Tag: 1}); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%q: got %v, want %q", tc.in, err, tc.want)
		}
	}
	if _, err := ParseTagMap("PER"); err == nil {
		t.Error("a tag map without = was accepted")
	}
}

func TestReadAnnotations(t *testing.T) {
	want := []Mention{{Start: 0, End: 5, Label: "PERSON", Text: "Åse 🙂"}, {Start: 10, End: 14, Label: "PLACE", Text: "Oslo"}}
	for name, line := range map[string]string{
		"prodigy":     `{"text": "Åse 🙂 met Oslo", "spans": [{"start": 10, "end": 14, "label": "PLACE"}, {"start": 0, "end": 5, "label": "PERSON"}], "answer": "accept"}`,
		"spacy 2":     `["Åse 🙂 met Oslo", {"entities": [[0, 5, "PERSON"], [10, 14, "PLACE"]]}]`,
		"doccano":     `{"id": 7, "text": "Åse 🙂 met Oslo", "label": [[0, 5, "PERSON"], [10, 14, "PLACE"]]}`,
		"doccano new": `{"id": 7, "text": "Åse 🙂 met Oslo", "entities": [{"id": 1, "label": "PERSON", "start_offset": 0, "end_offset": 5}, {"id": 2, "label": "PLACE", "start_offset": 10, "end_offset": 14}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			docs, err := ReadAnnotations(strings.NewReader("{\"text\":\"x\",\"answer\":\"reject\"}\n"+line+"\n"), "f.jsonl")
			if err != nil || len(docs) != 1 {
				t.Fatalf("got %d documents, %v; want 1", len(docs), err)
			}
			if diff := cmp.Diff(want, docs[0].Mentions); diff != "" {
				t.Errorf("mentions (-want +got):\n%s", diff)
			}
			id := "f-2"
			if strings.HasPrefix(name, "doccano") {
				id = "7"
			}
			if docs[0].DocID != id {
				t.Errorf("id %q, want %q", docs[0].DocID, id)
			}
		})
	}
	for _, tc := range []struct{ in, want string }{
		{`{"spans": []}`, `f:1: record has no "text"`},
		{`{"text": "x", "label": [[0, 5, "A"]]}`, "f:1: span 0-5 (A) does not lie in the text"},
		{`{"text": "x"`, "f:1: "},
	} {
		if _, err := ReadAnnotations(strings.NewReader(tc.in), "f"); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%q: got %v, want %q", tc.in, err, tc.want)
		}
	}
}

func TestReadBrat(t *testing.T) {
	dir := t.TempDir()
	write := func(name, s string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", "Åse Lund met UN")
	write("a.ann", "T2\tORG 13 15\tUN\nT1\tPERSON 0 3;4 8\tÅse Lund\nR1\tmet Arg1:T1 Arg2:T2\n")
	doc, err := ReadBrat(filepath.Join(dir, "a.ann"))
	if err != nil {
		t.Fatal(err)
	}
	want := []Mention{{Start: 0, End: 8, Label: "PERSON", Text: "Åse Lund"}, {Start: 13, End: 15, Label: "ORG", Text: "UN"}}
	if diff := cmp.Diff(want, doc.Mentions); diff != "" || doc.DocID != "a" {
		t.Errorf("id %q, mentions (-want +got):\n%s", doc.DocID, diff)
	}
	write("a.ann", "T1\tORG 13 99\tUN\n")
	if _, err := ReadBrat(filepath.Join(dir, "a.ann")); err == nil || !strings.Contains(err.Error(), "a.ann:1: span 13-99 does not lie in the text") {
		t.Errorf("got %v", err)
	}
	if _, err := ReadBrat(filepath.Join(dir, "b.ann")); err == nil || !strings.Contains(err.Error(), "needs its text beside it") {
		t.Errorf("got %v", err)
	}
}

func TestCheck(t *testing.T) {
	date := "2031-12-31"
	ok := func() *Document {
		return &Document{DocID: "d", Line: 3, Text: "Åse will go by 2031.", Mentions: []Mention{{Start: 15, End: 19, Label: "DATE", Text: "2031", Norm: "2031"}},
			Pledges: []Pledge{{Start: 4, End: 19, Text: "will go by 2031", Trigger: "will", Pledgers: []string{"Åse"}, Type: "commitment", Strength: "firm",
				Specificity: "specific", Novelty: "new", Polarity: "do", DeadlineEnd: &date}}}
	}
	if err := CheckAll([]*Document{ok()}, "f", nil); err != nil {
		t.Fatalf("a right document is refused: %v", err)
	}
	for _, tc := range []struct {
		name string
		edit func(*Document)
		want string
	}{
		{"wrong offset", func(d *Document) { d.Mentions[0].Start = 14 }, `f:3: document d: mention "2031" (DATE): the text at 14-19 is " 2031"`},
		{"outside", func(d *Document) { d.Mentions[0].End = 99 }, "offsets 15-99 do not lie in the text, which has 20"},
		{"unknown label", func(d *Document) { d.Mentions[0].Label = "YEAR"; d.Mentions[0].Norm = "" }, "unknown label; known are PERSON"},
		{"bad value", func(d *Document) { d.Mentions[0].Norm = "next year" }, `value "next year" has not the form`},
		{"overlap", func(d *Document) {
			d.Mentions = append(d.Mentions, Mention{Start: 12, End: 19, Label: "DATE", Text: "by 2031", Norm: "2031"})
		}, "mentions overlap"},
		{"no text", func(d *Document) { d.Text = " \n" }, "has no text"},
		{"trigger", func(d *Document) { d.Pledges[0].Trigger = "shall" }, `trigger "shall" is not in the text`},
		{"pledger", func(d *Document) { d.Pledges[0].Pledgers = []string{"Oman"} }, `pledger "Oman" is not in the text`},
		{"strength", func(d *Document) { d.Pledges[0].Strength = "strong" }, `strength is "strong"; it may be firm, moderate, weak`},
		{"deadline", func(d *Document) { s := "2031"; d.Pledges[0].DeadlineEnd = &s }, `deadline_end "2031" is not`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := ok()
			tc.edit(d)
			if err := CheckAll([]*Document{d}, "f", nil); err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want %q", err, tc.want)
			}
		})
	}
	if err := CheckAll([]*Document{ok(), ok()}, "f", nil); err == nil || !strings.Contains(err.Error(), "id is already used on line 3") {
		t.Errorf("a repeated id is accepted: %v", err)
	}
}

func TestReadJSONL(t *testing.T) {
	docs, err := ReadJSONL(strings.NewReader("{\"doc_id\":\"a\",\"text\":\"x\"}\n{broken\n{\"text\":\"y\"}\n"), "f")
	if len(docs) != 1 || docs[0].DocID != "a" {
		t.Errorf("documents %v; the good line must be read", docs)
	}
	for _, want := range []string{"f:2: not a document", "f:3: document has no doc_id"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v lacks %q", err, want)
		}
	}
}
