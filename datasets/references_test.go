package datasets

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const referring = `# doc_id: se-1

Minister {{Åke Berg|PERSON}} met {{Theo Hein|PERSON}} of the {{Hein Foundation|ORG}}. Hein said he will write; the {{two|CARDINAL|2}} men then left. There he slept, and he "saw" he.
-- pledges --
-- links --
{"text": "Åke Berg", "label": "PERSON", "canonical": "Åke Berg", "iso3": "SWE", "kind": "minister", "title": "Minister"}
{"text": "Theo Hein", "label": "PERSON", "canonical": "Theo Hein", "iso3": "", "kind": "other", "title": ""}
-- references --
{"text": "Hein", "kind": "nominal", "entities": ["Theo Hein"]}
{"text": "the two men", "kind": "nominal", "entities": ["Åke Berg", "Theo Hein"]}
{"text": "he", "kind": "pronoun", "entities": ["Åke Berg"], "n": 4}
{"text": "he", "kind": "pronoun", "entities": ["Theo Hein"]}
{"text": "he", "kind": "pronoun", "entities": ["Theo Hein"]}
`

func TestReferencesInline(t *testing.T) {
	docs, err := ReadInline(strings.NewReader(referring), "f")
	if err != nil {
		t.Fatal(err)
	}
	if err := CheckAll(docs, "f", nil); err != nil {
		t.Error(err)
	}
	d := docs[0]
	var at []int
	runes := NewRunes(d.Text)
	for _, r := range d.References {
		at = append(at, r.Start)
		if words, _ := runes.Slice(r.Start, r.End); words != r.Text {
			t.Errorf("%q stands at %q", r.Text, words)
		}
	}
	// "Hein" is passed over within the two names, "he" within "There" and "then".
	if diff := cmp.Diff([]int{56, 81, 133, 66, 110}, at); diff != "" {
		t.Errorf("starts (-want +got):\n%s", diff)
	}
}

func TestReferencesRoundTrip(t *testing.T) {
	none := "# doc_id: none\n\nRain fell.\n-- pledges --\n-- references --\n"
	docs, err := ReadInline(strings.NewReader(referring+"=====\n"+none+"=====\n# doc_id: not-looked\n\nRain fell.\n"), "f")
	if err != nil {
		t.Fatal(err)
	}
	if docs[1].References == nil || docs[2].References != nil {
		t.Errorf("an empty section must differ from none: %v, %v", docs[1].References, docs[2].References)
	}
	for name, form := range map[string]struct {
		write func(*bytes.Buffer) error
		read  func(*bytes.Buffer) ([]*Document, error)
	}{
		"inline": {func(b *bytes.Buffer) error { return WriteInline(b, docs) }, func(b *bytes.Buffer) ([]*Document, error) { return ReadInline(b, "f") }},
		"jsonl":  {func(b *bytes.Buffer) error { return WriteJSONL(b, docs) }, func(b *bytes.Buffer) ([]*Document, error) { return ReadJSONL(b, "f") }},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := form.write(&b); err != nil {
				t.Fatal(err)
			}
			again, err := form.read(&b)
			if err != nil {
				t.Fatal(err)
			}
			for i, d := range docs {
				if diff := cmp.Diff(d.References, again[i].References); diff != "" {
					t.Errorf("%s differs (-want +got):\n%s", d.DocID, diff)
				}
			}
		})
	}
}

// What is drawn as a set of places is read back as the same set.
func TestReferencesAnyPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"he", "she", "the", "«he»", "é he"}), 1, 12).Draw(t, "words")
		d := &Document{DocID: "d", Text: strings.Join(words, " ")}
		name := "Åke"
		d.Text = name + " " + d.Text
		d.Mentions = []Mention{{Start: 0, End: 3, Label: "PERSON", Text: name, Linking: Linking{Canonical: &name}}}
		d.References = []Reference{}
		places := newReferencePlaces(d)
		for _, start := range rapid.Permutation(places.places("he")).Draw(t, "starts") {
			if rapid.Bool().Draw(t, "marked") {
				d.References = append(d.References, Reference{Start: start, End: start + 2, Text: "he", Kind: Pronoun, Entities: []string{name}})
			}
		}
		var b bytes.Buffer
		if err := WriteInline(&b, []*Document{d}); err != nil {
			t.Fatal(err)
		}
		again, err := ReadInline(&b, "f")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d.References, again[0].References); diff != "" {
			t.Errorf("read again (-want +got):\n%s", diff)
		}
	})
}

func TestReferenceFaults(t *testing.T) {
	head := "# doc_id: a\n\n{{Oman|PLACE}} said it will. It will.\n-- links --\n{\"text\": \"Oman\", \"label\": \"PLACE\", \"canonical\": \"Oman\"}\n-- references --\n"
	for _, tc := range []struct{ name, line, want string }{
		{"not there", `{"text": "she", "kind": "pronoun", "entities": ["Oman"]}`, `f:7: document a: reference "she" is not in the text`},
		{"within a name", `{"text": "Oman", "kind": "nominal", "entities": ["Oman"]}`, `reference "Oman" is not in the text outside of names`},
		{"too few", `{"text": "it", "kind": "pronoun", "entities": ["Oman"], "n": 2}`, `reference "it": there is no place 2; outside of names the words stand in the text 1 times`},
		{"unknown entity", `{"text": "it", "kind": "pronoun", "entities": ["Iran"]}`, `f:7: document a: reference "it": no link has the canonical name "Iran"`},
		{"no entity", `{"text": "it", "kind": "pronoun", "entities": []}`, `stands for no entity`},
		{"twice", `{"text": "it", "kind": "pronoun", "entities": ["Oman", "Oman"]}`, `entity "Oman" is listed twice`},
		{"kind", `{"text": "it", "kind": "noun", "entities": ["Oman"]}`, `kind is "noun"; it may be pronoun, nominal`},
		{"field", `{"text": "it", "who": "Oman"}`, `unknown field "who"`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := ReadInline(strings.NewReader(head+tc.line), "f")
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want %q", err, tc.want)
			}
		})
	}
	oman := "Oman"
	for _, tc := range []struct {
		name string
		ref  Reference
		want string
	}{
		{"offset", Reference{Start: 10, End: 12, Text: "it", Kind: Pronoun, Entities: []string{oman}}, `f:3: document d: reference "it": the text at 10-12 is " i"`},
		{"name", Reference{Start: 0, End: 4, Text: "Oman", Kind: Nominal, Entities: []string{oman}}, `reference "Oman": is marked as a name`},
		{"entity", Reference{Start: 10, End: 12, Text: "it", Kind: Pronoun, Entities: []string{"Iran"}}, `f:3: document d: reference "it"`},
	} {
		t.Run("check "+tc.name, func(t *testing.T) {
			d := &Document{DocID: "d", Line: 3, Text: "Oman said  it will.", References: []Reference{tc.ref},
				Mentions: []Mention{{Start: 0, End: 4, Label: "PLACE", Text: oman, Linking: Linking{Canonical: &oman}}}}
			if err := CheckAll([]*Document{d}, "f", nil); err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want %q", err, tc.want)
			}
		})
	}
}
