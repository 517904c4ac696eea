package pledge

import (
	"bytes"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// rows are examples that tell apart by one feature what is right.
func rows(n int) []Example {
	var out []Example
	for i := range n {
		x := Example{Document: string(rune('a' + i%12)), Features: []string{"cue=pledge/will", "length<5"}, Right: i%3 != 0, Specific: i%2 == 0}
		if x.Right {
			x.Features = append(x.Features, "lemma=provide")
		}
		if x.Specific {
			x.Features = append(x.Features, "amount")
		}
		out = append(out, x)
	}
	return out
}

func written(t *testing.T, w *Weights) string {
	t.Helper()
	var b bytes.Buffer
	if err := w.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestLearnIsDeterministicAndLearns(t *testing.T) {
	head := []HeadLine{{Key: "source", Values: []string{"own.jsonl", "abc"}}}
	w, err := Learn(rows(120), DefaultLearnOptions, head)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Learn(rows(120), DefaultLearnOptions, head)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := written(t, w), written(t, again); a != b || w.Hash() != again.Hash() {
		t.Errorf("the same rows gave different weights:\n%s\n%s", a, b)
	}
	with, without := []string{"cue=pledge/will", "lemma=provide"}, []string{"cue=pledge/will"}
	if p, q := w.probability(modelRight, with), w.probability(modelRight, without); p < 0.8 || q > 0.3 {
		t.Errorf("probability with the feature %.2f, without %.2f; want at least .8 and at most .3", p, q)
	}
	j := w.judge(modelRight, append(with, "never=seen"))
	if sum := j.Base + j.Contributions[0].Weight + j.Contributions[1].Weight + j.Contributions[2].Weight; math.Abs(sum-j.LogOdds) > 1e-9 || j.Contributions[0].Feature != "lemma=provide" {
		t.Errorf("contributions %+v sum to %v, log-odds are %v", j.Contributions, sum, j.LogOdds)
	}
	for _, h := range CrossValidate(rows(120), DefaultLearnOptions) {
		if h.Rows == 0 || h.Accuracy < 0.9 {
			t.Errorf("decision %s: %+v; the rows can be told apart", h.Decision, h)
		}
	}
}

func TestLearnNeedsTwoKinds(t *testing.T) {
	all := rows(30)
	for i := range all {
		all[i].Right = true
	}
	if _, err := Learn(all, DefaultLearnOptions, nil); !errors.Is(err, ErrOneSided) {
		t.Errorf("error %v, want ErrOneSided", err)
	}
	if _, err := Learn(nil, DefaultLearnOptions, nil); !errors.Is(err, ErrOneSided) {
		t.Errorf("error %v, want ErrOneSided", err)
	}
	if _, err := Learn(rows(30), DefaultLearnOptions, []HeadLine{{Key: "source", Values: []string{"a\tb"}}}); err == nil {
		t.Error("a tab was let into the head")
	}
}

// TestWeightsReadBack: what is written is read as it was, and the weights that
// ship are written as they are.
func TestWeightsReadBack(t *testing.T) {
	w, err := Learn(rows(60), DefaultLearnOptions, []HeadLine{{Key: "source", Values: []string{"own.jsonl", "abc", "5 documents"}}})
	if err != nil {
		t.Fatal(err)
	}
	s := written(t, w)
	back, err := ReadWeights(strings.NewReader(s), "w")
	if err != nil {
		t.Fatal(err)
	}
	if got := written(t, back); got != s || back.Hash() != w.Hash() {
		t.Errorf("wrote\n%s\nread and wrote\n%s", s, got)
	}
	shipped, err := DefaultWeights()
	if err != nil {
		t.Fatal(err)
	}
	if got := written(t, shipped); got != weightsFile {
		t.Error("the weights that ship are not as 'readout train pledges' writes them: make pledge-weights")
	}
}

func TestFaultyWeights(t *testing.T) {
	w, err := Learn(rows(60), DefaultLearnOptions, nil)
	if err != nil {
		t.Fatal(err)
	}
	good := written(t, w)
	head, body, _ := strings.Cut(good, "\n\n")
	for _, tc := range []struct{ name, file, want string }{
		{"empty", "", "no file of weights"},
		{"something else", "doc_id,text\n1,a\n", "no file of weights"},
		{"of the old form", "# Weights of logistic regressions\nright\tbias\t0.3\n", "no file of weights"},
		{"later version", strings.Replace(good, weightsMagic+"\t1", weightsMagic+"\t2", 1), `version "2", and this program reads version 1`},
		{"cut in the head", good[:40], "cut short in its head"},
		{"cut in the body", good[:len(good)-30], "cut short"},
		{"cut at a line", strings.TrimSuffix(good, body[strings.LastIndex(strings.TrimSuffix(body, "\n"), "\n")+1:]), "cut short"},
		{"without weights", head + "\n\n", "cut short"},
		{"changed", strings.Replace(good, "right\tbias\t", "right\tbias\t1", 1), "changed since it was trained"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "my.weights")
			if err := os.WriteFile(path, []byte(tc.file), 0o644); err != nil {
				t.Fatal(err)
			}
			if _, err := LoadWeights(path); err == nil || !strings.Contains(err.Error(), tc.want) || !strings.Contains(err.Error(), path) {
				t.Errorf("error %v; want %q and the file's name", err, tc.want)
			}
		})
	}
	if _, err := ReadWeights(strings.NewReader(strings.ReplaceAll(good, "\n", "\r\n")), "w"); err != nil {
		t.Errorf("with line ends of Windows: %v", err)
	}
	if _, err := LoadWeights(t.TempDir()); err == nil || !strings.Contains(err.Error(), "not a regular file") {
		t.Errorf("a folder as weights: %v", err)
	}
}

func FuzzReadWeights(f *testing.F) {
	f.Add(weightsFile)
	f.Add(weightsMagic + "\t1\ncount\t1\nsha256\tx\n\nright\tbias\t1\n")
	f.Add("")
	f.Fuzz(func(t *testing.T, s string) {
		w, err := ReadWeights(strings.NewReader(s), "fuzz")
		if err != nil {
			return
		}
		if p := w.probability(modelRight, []string{"amount"}); p < 0 || p > 1 {
			t.Errorf("probability %v", p)
		}
	})
}
