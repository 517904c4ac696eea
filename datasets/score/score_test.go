package score

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"readout/datasets"
	"readout/datasets/sharedtest"
)

// mentionOf builds a mention from the nth (1-based) occurrence of words in text.
func mentionOf(t *testing.T, text, words string, nth int, label, norm string) datasets.Mention {
	t.Helper()
	at := -1
	for range nth {
		i := strings.Index(text[at+1:], words)
		if i < 0 {
			t.Fatalf("%q does not occur %d times in the text", words, nth)
		}
		at += 1 + i
	}
	r := datasets.NewRunes(text)
	return datasets.Mention{Start: r.Offset(at), End: r.Offset(at + len(words)), Label: label, Text: words, Norm: norm}
}

func linked(m datasets.Mention, canonical, iso3, kind, title string) datasets.Mention {
	m.Canonical, m.ISO3, m.Kind = &canonical, &iso3, &kind
	if m.Label == "PERSON" {
		m.Title = &title
	}
	return m
}

func pledge(t *testing.T, text, words string, edit func(*datasets.Pledge)) datasets.Pledge {
	t.Helper()
	m := mentionOf(t, text, words, 1, "", "")
	p := datasets.Pledge{Start: m.Start, End: m.End, Text: words, Trigger: "will", Pledgers: []string{"Norway"}, PledgerIDs: []string{"NOR"},
		Counterparts: []string{}, Type: "commitment", Strength: "firm", Specificity: "specific", Novelty: "new", Polarity: "do"}
	if edit != nil {
		edit(&p)
	}
	return p
}

func ptr(s string) *string { return &s }

// handmade returns a gold set and predictions with at least one of every kind
// of agreement and disagreement.
func handmade(t *testing.T) (gold, pred []*datasets.Document) {
	a := "Foreign Minister Åse Lund’s visit\n\nNorway will build 12 schools in Niger by 2031. Lund said Oslo will not sell arms. “Norway hopes to host the Nigerien team,” she added."
	ga := &datasets.Document{DocID: "a", Source: "x", Text: a, Mentions: []datasets.Mention{
		linked(mentionOf(t, a, "Åse Lund", 1, "PERSON", ""), "Åse Lund", "NOR", "minister", "Foreign Minister"),
		linked(mentionOf(t, a, "Norway", 1, "PLACE", ""), "Norway", "NOR", "country", ""),
		mentionOf(t, a, "12", 1, "CARDINAL", "12"),
		linked(mentionOf(t, a, "Niger", 1, "PLACE", ""), "Niger", "NER", "country", ""),
		mentionOf(t, a, "2031", 1, "DATE", "2031"),
		linked(mentionOf(t, a, "Lund", 2, "PERSON", ""), "Åse Lund", "NOR", "minister", "Foreign Minister"),
		linked(mentionOf(t, a, "Oslo", 1, "PLACE", ""), "Oslo", "NOR", "city", ""),
		linked(mentionOf(t, a, "Norway", 2, "PLACE", ""), "Norway", "NOR", "country", ""),
		linked(mentionOf(t, a, "Nigerien", 1, "NORP", ""), "Niger", "NER", "national", ""),
	}, Pledges: []datasets.Pledge{
		pledge(t, a, "will build 12 schools in Niger by 2031", func(p *datasets.Pledge) {
			p.Deadline, p.DeadlineEnd, p.Amount = ptr("by 2031"), ptr("2031-12-31"), ptr("12 schools")
		}),
		pledge(t, a, "will not sell arms", func(p *datasets.Pledge) {
			p.Type, p.Polarity, p.Speaker = "refusal", "refrain", ptr("Lund")
		}),
		pledge(t, a, "hopes to host the Nigerien team", func(p *datasets.Pledge) { p.Strength, p.Speaker = "weak", ptr("she") }),
	}}
	pa := &datasets.Document{DocID: "a", Text: a, Mentions: []datasets.Mention{
		linked(mentionOf(t, a, "Åse Lund", 1, "PERSON", ""), "Åse Lund!", "NOR", "official", "Foreign Minister"),
		linked(mentionOf(t, a, "Norway", 1, "PLACE", ""), "Norway", "NOR", "country", ""),
		mentionOf(t, a, "12", 1, "CARDINAL", "12.0"),
		linked(mentionOf(t, a, "Niger", 1, "PLACE", ""), "Nigeria", "NGA", "country", ""),
		mentionOf(t, a, "by 2031", 1, "DATE", "2031"),
		linked(mentionOf(t, a, "Lund", 2, "PERSON", ""), "Lund", "", "", ""),
		mentionOf(t, a, "Oslo", 1, "ORG", ""),
		linked(mentionOf(t, a, "Norway", 2, "PLACE", ""), "Norway", "NOR", "country", ""),
		mentionOf(t, a, "Foreign Minister", 1, "ORG", ""),
	}, Pledges: []datasets.Pledge{
		pledge(t, a, "will build 12 schools in Niger", func(p *datasets.Pledge) { p.Deadline, p.Amount = ptr("by 2031"), ptr("12") }),
		pledge(t, a, "will not sell", func(p *datasets.Pledge) { p.PledgerIDs, p.Pledgers = nil, []string{"the Oslo"} }),
		pledge(t, a, "Lund said Oslo", nil),
	}}
	b := "The Fund gives $2.5 million\r\n\n\u2028and 5 tons… Soon!\x0bYes. To 10 to 15 percent"
	gb := &datasets.Document{DocID: "b", Source: "y", Text: b, Mentions: []datasets.Mention{
		mentionOf(t, b, "$2.5 million", 1, "MONEY", "2500000 USD"),
		mentionOf(t, b, "5 tons", 1, "QUANTITY", "5 ton"),
		mentionOf(t, b, "10 to 15 percent", 1, "PERCENT", "10/15"),
		linked(mentionOf(t, b, "Fund", 1, "ORG", ""), "", "", "", ""),
	}}
	pb := &datasets.Document{DocID: "b", Text: b, Mentions: []datasets.Mention{
		mentionOf(t, b, "$2.5 million", 1, "MONEY", "2.5e6 usd"),
		mentionOf(t, b, "5 tons", 1, "QUANTITY", "5.0 tons"),
		mentionOf(t, b, "10 to 15 percent", 1, "PERCENT", "10"),
		mentionOf(t, b, "Fund", 1, "ORG", ""),
	}, Pledges: []datasets.Pledge{pledge(t, b, "gives $2.5 million", nil)}}
	c := &datasets.Document{DocID: "c", Source: "y", Text: "Oman spoke.", Mentions: []datasets.Mention{mentionOf(t, "Oman spoke.", "Oman", 1, "PLACE", "")}}
	return []*datasets.Document{ga, gb, c}, []*datasets.Document{pa, pb, {DocID: "z"}}
}

func TestCompare(t *testing.T) {
	gold, pred := handmade(t)
	r := Compare("hand", gold, pred)
	if fmt.Sprint(r.Absent, r.Extra) != "[c] [z]" {
		t.Errorf("absent and extra documents %v %v, want [c] [z]", r.Absent, r.Extra)
	}
	for _, tc := range []struct {
		what      string
		got, want any
	}{
		{"PERSON", r.Total.Exact["PERSON"], Counts{2, 0, 0}},
		{"PLACE", r.Total.Exact["PLACE"], Counts{3, 0, 2}},
		{"ORG", r.Total.Exact["ORG"], Counts{1, 2, 0}},
		{"NORP", r.Total.Exact["NORP"], Counts{0, 0, 1}},
		{"DATE", r.Total.Exact["DATE"], Counts{0, 1, 1}},
		{"DATE partial", r.Total.Partial["DATE"], Counts{1, 0, 0}},
		{"values", MicroShare(r.Total.Value, datasets.NumberLabels), Share{3, 4}},
		{"Oslo as ORG", r.Total.Confusion[[2]string{"PLACE", "ORG"}], 1},
		{"pledges", r.Total.Pledge, Counts{2, 2, 1}},
		{"core", r.Total.Core, Share{2, 2}},
		{"deadline_end", r.Total.Field["deadline_end"], Share{0, 1}},
		{"amount", r.Total.Field["amount"], Share{1, 1}},
		{"speaker", r.Total.Field["speaker"], Share{0, 1}},
		{"pledger words", r.Total.Field["pledger words"], Share{1, 2}},
		{"iso3 PLACE", r.Total.Link[LinkKey{"iso3", "PLACE"}], Share{2, 3}},
		{"canonical PERSON", r.Total.Link[LinkKey{"canonical", "PERSON"}], Share{1, 2}},
		{"title PERSON", r.Total.Link[LinkKey{"title", "PERSON"}], Share{1, 2}},
	} {
		if tc.got != tc.want {
			t.Errorf("%s: got %v, want %v", tc.what, tc.got, tc.want)
		}
	}
	if _, ok := r.Total.Exact["TIME"].F1(); ok {
		t.Error("a label with neither gold nor predictions must have no F1")
	}
}

// TestAgreesWithReference holds every figure against the reference scorer, on
// the same predictions, to the last digit that it prints.
func TestAgreesWithReference(t *testing.T) {
	script := sharedtest.Path(t, "gold", "score.py")
	gold, pred := handmade(t)
	dir := t.TempDir()
	for name, docs := range map[string][]*datasets.Document{"gold": gold, "pred": pred} {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := datasets.WriteJSONL(f, docs); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	out, err := exec.Command("python3", script, filepath.Join(dir, "gold"), filepath.Join(dir, "pred"), "--json").CombinedOutput()
	if err != nil {
		t.Fatalf("reference scorer: %v\n%s", err, out)
	}
	var ref map[string]any
	for line := range strings.SplitSeq(string(out), "\n") {
		if strings.HasPrefix(line, "{") {
			if err := json.Unmarshal([]byte(line), &ref); err != nil {
				t.Fatal(err)
			}
		}
	}
	tot := Compare("hand", gold, pred).Total
	figure := map[string]func() (float64, bool){
		"ENT": Micro(tot.Exact, datasets.EntityLabels).F1, "NUM": Micro(tot.Exact, datasets.NumberLabels).F1, "TIMEX": Micro(tot.Exact, datasets.TimexLabels).F1,
		"NUM_value": MicroShare(tot.Value, datasets.NumberLabels).Accuracy, "TIMEX_value": MicroShare(tot.Value, datasets.TimexLabels).Accuracy,
		"pledge": tot.Pledge.F1, "pledge_sentence": tot.Sentence.F1, "b_cubed": tot.BCubed.F1,
	}
	check := func(name string, want any, f func() (float64, bool)) {
		if f == nil {
			if want != nil && name != "ENT_value" {
				t.Errorf("%s: reference has %v, we have no such figure", name, want)
			}
			return
		}
		got, ok := f()
		if w, isNum := want.(float64); isNum != ok || ok && math.Abs(w-got) > 1e-12 {
			t.Errorf("%s: got %v (%v), reference %v", name, got, ok, want)
		}
	}
	for name, want := range ref {
		switch name {
		case "link":
			for k, w := range want.(map[string]any) {
				field, label, _ := strings.Cut(k, " ")
				check(k, w, tot.Link[LinkKey{field, label}].Accuracy)
			}
		case "fields":
			for k, w := range want.(map[string]any) {
				check(k, w, tot.Field[strings.TrimSuffix(k, " (when any)")].Accuracy)
			}
		default:
			check(name, want, figure[name])
		}
	}
	if len(ref) == 0 {
		t.Fatalf("no figures in the reference's output:\n%s", out)
	}
}

// Matches of rules for other names are scored where the gold has their labels.
func TestMatches(t *testing.T) {
	ship := datasets.Mention{Start: 0, End: 4, Label: "SHIP", Text: "Aria"}
	pred := []*datasets.Document{{DocID: "a", Text: "Aria sailed.", Matches: []datasets.Mention{ship, {Start: 5, End: 11, Label: "DEED", Text: "sailed"}}}}
	gold := []*datasets.Document{{DocID: "a", Text: "Aria sailed.", Mentions: []datasets.Mention{ship}}}
	r := Compare("x", gold, pred)
	if got := r.Total.Exact["SHIP"]; got != (Counts{TP: 1}) {
		t.Errorf("SHIP: got %+v", got)
	}
	if got := r.Total.Exact["DEED"]; got != (Counts{}) {
		t.Errorf("DEED is no label of the gold, but counts %+v", got)
	}
	if errs := Errors(gold, pred); len(errs) > 0 {
		t.Errorf("got errors %+v", errs)
	}
	if len(pred[0].Mentions) > 0 {
		t.Error("the prediction was changed")
	}
}
