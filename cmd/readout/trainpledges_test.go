package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	goldDev  = "../../datasets/gold/dev"
	goldTest = "../../datasets/gold/test"
)

// TestTrainPledges: weights are learnt, the same twice, and extract and eval decide
// by them.
func TestTrainPledges(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.weights"), filepath.Join(dir, "b.weights")
	args := []string{"train", "pledges", "--gold", goldDev, "--dev", goldTest, "--ner", "none", "-o"}
	code, out, errs := readout(t, "", append(args, a)...)
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	for _, want := range []string{"weights that ship", "learnt now", "cross-validation", "calibration error", "a.weights: learnt from "} {
		if !strings.Contains(out, want) {
			t.Errorf("output lacks %q:\n%s", want, out)
		}
	}
	if code, out, errs := readout(t, "", append(args, b, "--seed", "7", "-q")...); code != exitOK || strings.Contains(out, "cross-validation") {
		t.Fatalf("exit code %d, output %q: %s", code, out, errs)
	}
	one, err := os.ReadFile(a)
	if err != nil {
		t.Fatal(err)
	}
	two, err := os.ReadFile(b)
	if err != nil {
		t.Fatal(err)
	}
	if s := strings.Replace(string(two), "seed 7", "seed 1", 1); s != string(one) {
		t.Errorf("the same gold gave different weights:\n%.600s\n%.600s", one, two)
	}
	head, _, _ := strings.Cut(string(one), "\n\n")
	for _, want := range []string{"readout pledge weights\t1\n", "\nsource\tdev\t", "\ndev\ttest\t", "\nsettings\tdoubt ", "\nnames\tnone", "\nrules\t", "\nsha256\t"} {
		if !strings.Contains(head, want) {
			t.Errorf("head lacks %q:\n%s", want, head)
		}
	}
	text := "Norway will provide 20 million euros for clinics in Kenya by 2027.\n"
	extracted := func(args ...string) string {
		code, out, errs := readout(t, text, append([]string{"extract", "-", "--ner", "none", "--format", "jsonl", "-o", "-", "-q"}, args...)...)
		if code != exitOK || !strings.Contains(out, `"trigger":"will"`) {
			t.Fatalf("exit code %d, output %q: %s", code, out, errs)
		}
		return out
	}
	if extracted() == extracted("--pledge-weights", a) {
		t.Error("extract gives the same confidence with other weights")
	}
	if code, _, errs := readout(t, "", "eval", "--gold", goldTest, "--engine", "none", "--no-baseline", "--rounds", "0", "--pledge-weights", a); code != exitOK {
		t.Errorf("eval: exit code %d: %s", code, errs)
	}
}

func TestTrainPledgesMisuse(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "w")
	write := func(name, s string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
		return p
	}
	one := write("one.jsonl", `{"doc_id":"a","text":"Norway met Kenya.","mentions":[],"pledges":[]}`+"\n")
	bad := write("bad.jsonl", `{"doc_id":"a","text":"Norway met Kenya.","mentions":[{"start":0,"end":60,"label":"PLACE","text":"Norway"}],"pledges":[]}`+"\n")
	cut := write("cut.weights", "readout pledge weights\t1\ncount\t12\n")
	for want, args := range map[string][]string{
		"nothing to learn from: add --gold": {"-o", out},
		"no output: add -o FILE":            {"--gold", one},
		"--doubt 0.5: at least 1":           {"--gold", one, "-o", out, "--doubt", "0.5"},
		"--pull 0 must be above 0":          {"--gold", one, "-o", out, "--pull", "0"},
		"no such file":                      {"--gold", filepath.Join(dir, "none.jsonl"), "-o", out},
		"nothing to learn; add more":        {"--gold", one, "--ner", "none", "-o", out},
		"bad.jsonl":                         {"--gold", bad, "-o", out},
		`--ner "magic" is unknown`:          {"--gold", one, "-o", out, "--ner", "magic"},
	} {
		code, _, errs := readout(t, "", append([]string{"train", "pledges"}, args...)...)
		if code != exitMisuse || !strings.Contains(errs, want) {
			t.Errorf("%v: exit code %d, message %q; want %q", args, code, errs, want)
		}
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a file was written all the same")
	}
	for _, args := range [][]string{{"extract", one, "-o", filepath.Join(dir, "t")}, {"eval", "--gold", goldTest}, {"explain", one}} {
		code, _, errs := readout(t, "", append(args, "--ner", "none", "--pledge-weights", cut)...)
		if args[0] == "eval" {
			code, _, errs = readout(t, "", append(args, "--engine", "none", "--pledge-weights", cut)...)
		}
		if code != exitMisuse || !strings.Contains(errs, "cut.weights: cut short in its head") {
			t.Errorf("%v: exit code %d, message %q", args, code, errs)
		}
	}
}

// TestTrainKeepsItsForms: names are trained by the command alone as before, and by
// name.
func TestTrainKeepsItsForms(t *testing.T) {
	for _, args := range [][]string{{"train"}, {"train", "names"}} {
		if code, _, errs := readout(t, "", args...); code != exitMisuse || !strings.Contains(errs, "nothing to learn from: add --train FILE") {
			t.Errorf("%v: exit code %d, message %q", args, code, errs)
		}
	}
	if code, _, errs := readout(t, "", "train", "pledge"); code != exitMisuse || errs == "" {
		t.Errorf("train pledge: exit code %d, message %q", code, errs)
	}
}
