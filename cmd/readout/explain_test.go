package main

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/pflag"

	"readout/datasets"
	"readout/pipeline/sink"
)

const explainData = "testdata/explain"

// TestExplainGolden holds the page of a readout and of an HTML page against what
// they were before, with a handful of weights so that training anew moves nothing.
// After a change that is meant: go test ./cmd/readout -update, and read the
// difference like code.
func TestExplainGolden(t *testing.T) {
	base := []string{"explain", filepath.Join(explainData, "call.txt"), filepath.Join(explainData, "page.html"), "--ner", "none",
		"--pledge-weights", filepath.Join(explainData, "few.weights"), "--publisher", "Ministry of Foreign Affairs of Norway", "--date", "2026-03-03", "--rejected"}
	for name, args := range map[string][]string{"plain": nil, "color": {"--color", "always"}} {
		t.Run(name, func(t *testing.T) {
			code, out, errs := readout(t, "", append(slices.Clone(base), args...)...)
			if code != exitOK || errs != "" {
				t.Fatalf("exit code %d: %s", code, errs)
			}
			path := filepath.Join(explainData, name+".golden")
			if *update {
				if err := os.WriteFile(path, []byte(out), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(out, "\n")); diff != "" {
				t.Errorf("what explain prints changed (-want +got):\n%s", diff)
			}
		})
	}
}

// TestExplainJSONKeys: programs rely on the names; new ones may come, none may go.
func TestExplainJSONKeys(t *testing.T) {
	code, out, errs := readout(t, "", "explain", filepath.Join(explainData, "call.txt"), "--ner", "none", "--json", "--rejected")
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	var doc map[string]any
	if err := json.Unmarshal([]byte(out), &doc); err != nil {
		t.Fatal(err)
	}
	for path, keys := range map[string]string{
		"":                                 "doc_id source title publisher url date language text issuer issuer_from participants mentions references pledges rejected",
		"mentions":                         "start end label text norm rule",
		"references":                       "start end text kind entities rule",
		"pledges":                          "number start end text sentence cue confidence specificity fields",
		"pledges sentence":                 "start end text",
		"pledges cue":                      "id doc class then start end text",
		"pledges confidence":               "base contributions log_odds probability",
		"pledges specificity":              "base contributions log_odds probability",
		"pledges confidence contributions": "feature meaning weight count",
		"pledges fields":                   "name value start end text rule",
		"rejected":                         "start end text sentence cue reason",
	} {
		at := any(doc)
		for _, step := range strings.Fields(path) {
			at = at.(map[string]any)[step]
			if l, ok := at.([]any); ok && len(l) > 0 {
				at = l[0]
			}
		}
		m, ok := at.(map[string]any)
		if !ok {
			t.Errorf("%q is %v", path, at)
			continue
		}
		for _, k := range strings.Fields(keys) {
			if _, ok := m[k]; !ok {
				t.Errorf("%q has no key %q", path, k)
			}
		}
	}
	if code, out, _ = readout(t, "", "explain", filepath.Join(explainData, "call.txt"), "--ner", "none", "--json"); code != exitOK || !strings.Contains(out, `"rejected":null`) {
		t.Errorf("without --rejected: exit code %d, %.200s", code, out)
	}
}

// TestExplainAgrees: over the shipped gold, every pledge that extract writes is
// explained, offsets count code points, fields are columns of the table, have a rule
// and the value of the row, and contributions add up to the confidence.
// What a document does not say is null, as in the tables, and never an empty string.
func TestExplainUnknownIsNull(t *testing.T) {
	code, out, errs := readout(t, "The two sides will meet next spring.", "explain", "-", "--json")
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	var doc map[string]any
	if err := json.Unmarshal([]byte(out), &doc); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"title", "publisher", "url", "date", "issuer_from"} {
		if v, ok := doc[key]; !ok || v != nil {
			t.Errorf("%s is %#v, want null", key, v)
		}
	}
	norm := doc["mentions"].([]any)[1].(map[string]any)["norm"] // "next spring" without a day to count from
	if norm != nil {
		t.Errorf("norm is %#v, want null", norm)
	}
}

func TestExplainAgrees(t *testing.T) {
	gold, err := datasets.Shipped("")
	if err != nil {
		t.Fatal(err)
	}
	var in strings.Builder
	if err := datasets.WriteJSONL(&in, gold); err != nil {
		t.Fatal(err)
	}
	args := []string{"-", "--input-format", "jsonl", "--ner", "none"}
	code, rows, errs := readout(t, in.String(), append([]string{"extract", "--format", "jsonl", "-o", "-", "-q"}, args...)...)
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	code, out, errs := readout(t, in.String(), append([]string{"explain", "--json", "--rejected"}, args...)...)
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	var columns []string
	for _, table := range sink.Tables() {
		if table.Name == "pledges" {
			for _, c := range table.Columns {
				columns = append(columns, c.Name)
			}
		}
	}
	written, err := datasets.ReadJSONL(strings.NewReader(rows), "rows")
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(strings.NewReader(out))
	pledges, rejected := 0, 0
	for _, doc := range written {
		var x explained
		if err := dec.Decode(&x); err != nil {
			t.Fatal(err)
		}
		if x.DocID != doc.DocID || len(x.Pledges) != len(doc.Pledges) {
			t.Fatalf("%s has %d pledges, explained as %s are %d", doc.DocID, len(doc.Pledges), x.DocID, len(x.Pledges))
		}
		runes := []rune(x.Text)
		same := func(what string, start, end int, text string) {
			if start < 0 || end > len(runes) || start >= end || string(runes[start:end]) != text {
				t.Errorf("%s: %s at %d:%d is not %q", x.DocID, what, start, end, text)
			}
		}
		for _, m := range x.Mentions {
			same("mention", m.Start, m.End, m.Text)
		}
		for _, r := range x.References {
			same("reference", r.Start, r.End, r.Text)
		}
		for i, p := range x.Pledges {
			pledges++
			row := doc.Pledges[i]
			same("pledge", p.Start, p.End, p.Text)
			same("sentence", p.Sentence.Start, p.Sentence.End, p.Sentence.Text)
			same("trigger", p.Cue.Start, p.Cue.End, p.Cue.Text)
			if p.Start != row.Start || p.End != row.End || p.Cue.ID == "" || p.Cue.Doc == "" {
				t.Errorf("%s: pledge %+v explains row %+v", x.DocID, p, row)
			}
			sum := p.Confidence.Base
			for _, c := range p.Confidence.Contributions {
				sum += c.Weight
				if c.Meaning == "" {
					t.Errorf("feature %s has no words", c.Feature)
				}
			}
			if math.Abs(sum-p.Confidence.LogOdds) > 0.01 || math.Abs(p.Confidence.Probability-row.Confidence) > 0.001 {
				t.Errorf("%s: %q: contributions add up to %.3f, log-odds %.3f; probability %.4f, confidence of the row %.4f",
					x.DocID, p.Text, sum, p.Confidence.LogOdds, p.Confidence.Probability, row.Confidence)
			}
			value := map[string][]string{}
			for _, f := range p.Fields {
				value[f.Name] = append(value[f.Name], f.Value)
				if !slices.Contains(columns, f.Name) || f.Rule == "" || f.Value == "" {
					t.Errorf("%s: %q: field %+v is no column, or has no rule or value", x.DocID, p.Text, f)
				}
				if f.Start != nil {
					same("field "+f.Name, *f.Start, *f.End, *f.Text)
				}
			}
			for name, want := range map[string][]string{"pledgers": row.Pledgers, "pledger_ids": {strings.Join(row.PledgerIDs, ", ")}, "record_type": {row.Type}, "strength": {row.Strength},
				"specificity": {row.Specificity}, "novelty": {row.Novelty}, "polarity": {row.Polarity}, "condition": words(row.Condition), "deadline": words(row.Deadline),
				"deadline_date": words(row.DeadlineEnd), "amount": words(row.Amount), "speaker": words(row.Speaker), "counterparts": row.Counterparts} {
				if got := value[name]; strings.Join(got, "|") != strings.Join(want, "|") {
					t.Errorf("%s: %q: %s is explained as %q, and the row has %q", x.DocID, p.Text, name, got, want)
				}
			}
		}
		for _, r := range x.Rejected {
			rejected++
			same("rejected", r.Start, r.End, r.Text)
			if r.Reason == "" || r.Cue == "" {
				t.Errorf("%s: rejected without a reason: %+v", x.DocID, r)
			}
		}
	}
	if pledges < 50 || rejected < 20 {
		t.Errorf("%d pledges and %d rejections are too few to have tested anything", pledges, rejected)
	}
}

func words(s *string) []string {
	if s == nil {
		return nil
	}
	return []string{*s}
}

func TestExplainChooses(t *testing.T) {
	lines := `{"id":"a","text":"Norway will open two clinics in Kenya."}
{"id":"b","text":"Le président a reçu hier à Paris les ministres des affaires étrangères des pays membres pour parler de la paix."}
{"id":"c","text":"\u001b[31mKenya\u0007 will send nurses to Norway."}
`
	if code, out, errs := readout(t, lines, "explain", "-", "--document", "c", "--ner", "none"); code != exitOK || strings.Contains(out, "Norway will") || !strings.Contains(out, "will send nurses") || strings.Contains(out, "\x1b") {
		t.Errorf("exit code %d, output %q, messages %q", code, out, errs)
	}
	if code, _, errs := readout(t, lines, "explain", "-", "--document", "d", "--ner", "none"); code != exitMisuse || !strings.Contains(errs, `no document has "d" in its id`) {
		t.Errorf("exit code %d, messages %q", code, errs)
	}
	if code, out, _ := readout(t, lines, "explain", "-", "--document", "b", "--ner", "none"); code != exitOK || !strings.Contains(out, "The language is fr") {
		t.Errorf("exit code %d, output %q", code, out)
	}
	code, out, _ := readout(t, "Norway will open two clinics.", "explain", "-", "--ner", "none", "--title", "Statement of the Minister", "--url", "https://mfa.example.no/x")
	if code != exitOK || !strings.Contains(out, "Statement of the Minister") || !strings.Contains(out, "NOR, told by the address") {
		t.Errorf("exit code %d, output %q", code, out)
	}
	if code, out, errs := readout(t, "", "explain", filepath.Join(explainData, "call.txt"), filepath.Join(explainData, "none.zip"), "--ner", "none"); code != exitMisuse || out != "" {
		t.Errorf("a missing input: exit code %d, output %q, messages %q", code, out, errs)
	}
}

func TestExplainMisuse(t *testing.T) {
	file := filepath.Join(explainData, "call.txt")
	for want, args := range map[string][]string{
		"no input":                      nil,
		`--color "red" is unknown`:      {file, "--color", "red"},
		`--date "soon" is no day`:       {file, "--date", "soon"},
		"no file of weights":            {file, "--pledge-weights", file},
		"unknown flag: --why":           {file, "--why"},
		`--ner "magic" is unknown`:      {file, "--ner", "magic"},
		"--model is for --ner crf":      {file, "--ner", "none", "--model", file},
		"no such file":                  {file, "--rules", filepath.Join(explainData, "rules")},
		"b.weights: no such file":       {file, "--pledge-weights", "b.weights"},
		`known are auto, always, never`: {file, "--color", ""},
	} {
		code, out, errs := readout(t, "", append([]string{"explain"}, args...)...)
		if code != exitMisuse || !strings.Contains(errs, want) || out != "" {
			t.Errorf("%v: exit code %d, message %q; want %q", args, code, errs, want)
		}
	}
}

func TestExplainHelpHasEveryFlag(t *testing.T) {
	code, out, errs := readout(t, "", "explain", "--help")
	if code != exitOK || strings.Contains(out, "{{") {
		t.Fatalf("exit code %d: %s%s", code, out, errs)
	}
	newExplain(stdio{}).Flags().VisitAll(func(f *pflag.Flag) {
		if f.Name != "help" && !strings.Contains(out, " --"+f.Name+" ") {
			t.Errorf("--%s is missing", f.Name)
		}
	})
}
