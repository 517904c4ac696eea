package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const goldLine = `{"doc_id": "g1", "source": "x", "date": "2031-05-01", "text": "Oman will send 12 trucks by 2032.", "mentions": [` +
	`{"start": 0, "end": 4, "label": "PLACE", "text": "Oman"}, {"start": 15, "end": 17, "label": "CARDINAL", "text": "12", "norm": "12"}, {"start": 28, "end": 32, "label": "DATE", "text": "2032", "norm": "2032"}], "pledges": []}` + "\n"

const predLine = `{"doc_id": "g1", "text": "Oman will send 12 trucks by 2032.", "mentions": [` +
	`{"start": 0, "end": 4, "label": "ORG", "text": "Oman"}, {"start": 15, "end": 17, "label": "CARDINAL", "text": "12", "norm": "13"}], "pledges": []}` + "\n"

// goldFiles writes gold, predictions that differ, and predictions that are right.
func goldFiles(t *testing.T) (gold, pred, right string) {
	dir := t.TempDir()
	write := func(name, s string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
		return p
	}
	second := strings.ReplaceAll(goldLine, `"g1"`, `"g2"`)
	return write("gold.jsonl", goldLine+second), write("pred.jsonl", predLine), write("right.jsonl", goldLine+second)
}

func TestEvalJSON(t *testing.T) {
	gold, pred, right := goldFiles(t)
	code, out, errs := readout(t, "", "eval", "--gold", gold, "--predictions", pred, "--against", right, "--errors", "all", "--by", "source", "--json", "--rounds", "50", "--no-baseline")
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	var ev struct {
		Documents int
		Systems   []struct {
			System  string
			Missing []string `json:"missing_documents"`
			Scores  []struct {
				Metric     string
				Value, Low *float64
			}
			Sources map[string]any
		}
		Against []struct {
			Metric string
			Delta  float64
		}
		Errors []struct{ Kind, Label, Words, Gold, Predicted string }
	}
	if err := json.Unmarshal([]byte(out), &ev); err != nil {
		t.Fatal(err)
	}
	if ev.Documents != 2 || len(ev.Systems) != 2 || ev.Systems[0].Missing[0] != "g2" || ev.Systems[0].Sources["x"] == nil {
		t.Errorf("got %+v", ev)
	}
	values := map[string]*float64{}
	for _, x := range ev.Systems[0].Scores {
		values[x.Metric] = x.Value
	}
	// One of two CARDINALs found: F1 2/3. TIME has neither gold nor predictions.
	if v := values["CARDINAL"]; v == nil || *v < 0.66 || *v > 0.67 || values["TIME"] != nil {
		t.Errorf("CARDINAL %v, TIME %v; want 0.667 and null", v, values["TIME"])
	}
	kinds := map[string]int{}
	for _, e := range ev.Errors {
		kinds[e.Kind]++
	}
	if kinds["label"] != 1 || kinds["value"] != 1 || kinds["missed"] != 4 {
		t.Errorf("error kinds %v", kinds)
	}
	for _, c := range ev.Against {
		if c.Metric == "CARDINAL" && c.Delta >= 0 {
			t.Errorf("against the right predictions: %+v", c)
		}
	}
}

func TestEvalTableAndPage(t *testing.T) {
	gold, pred, _ := goldFiles(t)
	page := filepath.Join(t.TempDir(), "e.html")
	code, out, errs := readout(t, "", "eval", "--gold", gold, "--predictions", pred, "--errors", "label,missed", "--limit", "1", "--html", page, "--no-baseline")
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	for _, want := range []string{"lacks 1 of them, which count as all missed: g2", "label PLACE (1)", "[Oman] will send", "got [Oman] ORG"} {
		if !strings.Contains(out, want) {
			t.Errorf("the table lacks %q:\n%s", want, out)
		}
	}
	html, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if s := string(html); !strings.Contains(s, `<mark class="gold">Oman</mark>`) || strings.Contains(s, "http://") || strings.Contains(s, "https://") {
		t.Error("the page lacks an error in context, or loads something from elsewhere")
	}
}

func TestEvalRefusesBadGold(t *testing.T) {
	dir := t.TempDir()
	p := filepath.Join(dir, "bad.jsonl")
	if err := os.WriteFile(p, []byte(strings.Replace(goldLine, `"start": 0`, `"start": 1`, 1)+goldLine), 0o644); err != nil {
		t.Fatal(err)
	}
	code, _, errs := readout(t, "", "eval", "--gold", p)
	for _, want := range []string{"bad.jsonl:1: document g1:", `the text at 1-4 is "man"`, "bad.jsonl:2: document g1: id is already used on line 1"} {
		if code != exitMisuse || !strings.Contains(errs, want) {
			t.Errorf("exit code %d, message %q lacks %q", code, errs, want)
		}
	}
}

func TestEvalFloors(t *testing.T) {
	gold, pred, right := goldFiles(t)
	floors := filepath.Join(t.TempDir(), "floors.tsv")
	args := func(p string, more ...string) []string {
		return append([]string{"eval", "--gold", gold, "--predictions", p, "--floors", floors, "--rounds", "0", "--no-baseline"}, more...)
	}
	if code, _, errs := readout(t, "", args(pred, "--raise")...); code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	if code, _, errs := readout(t, "", args(right, "--raise")...); code != exitOK {
		t.Fatalf("better scores: exit code %d: %s", code, errs)
	}
	if code, _, errs := readout(t, "", args(right)...); code != exitOK {
		t.Errorf("the same scores: exit code %d: %s", code, errs)
	}
	if code, _, errs := readout(t, "", args(pred)...); code != exitFailed || !strings.Contains(errs, "scores fell below") || !strings.Contains(errs, "CARDINAL") {
		t.Errorf("worse scores: exit code %d: %s", code, errs)
	}
}

func TestGoldCommands(t *testing.T) {
	gold, _, _ := goldFiles(t)
	code, inline, errs := readout(t, "", "gold", "convert", gold, "--to", "inline")
	if code != exitOK || !strings.Contains(inline, "{{Oman|PLACE}} will send {{12|CARDINAL|12}} trucks") {
		t.Fatalf("exit code %d: %s%s", code, inline, errs)
	}
	p := filepath.Join(t.TempDir(), "again.txt")
	if err := os.WriteFile(p, []byte(inline), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, out, errs := readout(t, "", "gold", "check", p); code != exitOK || !strings.Contains(out, "2 documents well formed") {
		t.Errorf("exit code %d: %s%s", code, out, errs)
	}
	for _, path := range []string{p, filepath.Dir(p)} {
		if code, out, errs := readout(t, "", "eval", "--gold", path, "--engine", "none", "--rounds", "0", "--no-baseline"); code != exitOK || !strings.Contains(out, "2 gold documents") {
			t.Errorf("eval --gold %s: exit code %d: %s%s", path, code, out, errs)
		}
	}
	if code, _, errs := readout(t, "", "eval", "--gold", p, "--model", p); code != exitMisuse || !strings.Contains(errs, p) {
		t.Errorf("eval with a model that is none: exit code %d: %s", code, errs)
	}
	if code, _, errs := readout(t, "", "eval", "--gold", p, "--engine", "none", "--model", p); code != exitMisuse || !strings.Contains(errs, "--engine crf") {
		t.Errorf("eval with a model that no engine reads: exit code %d: %s", code, errs)
	}
	broken := filepath.Join(t.TempDir(), "broken.jsonl")
	if err := os.WriteFile(broken, []byte(strings.Repeat("no gold\n", 1000)), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := readout(t, "", "eval", "--gold", broken); code != exitMisuse || !strings.Contains(errs, "lines more") || strings.Count(errs, "\n") > 30 {
		t.Errorf("gold of broken lines: exit code %d: %s", code, errs)
	}
	if err := os.WriteFile(p, []byte(strings.Replace(inline, "|CARDINAL|12", "|NUMBER|12", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := readout(t, "", "gold", "check", p); code != exitMisuse || !strings.Contains(errs, `mention "12" (NUMBER): unknown label`) {
		t.Errorf("exit code %d: %s", code, errs)
	}
	if code, _, errs := readout(t, "", "gold", "check", filepath.Join(filepath.Dir(p), "x.xml"), "--from", "xml"); code != exitMisuse {
		t.Errorf("exit code %d: %s", code, errs)
	}
}
