package text

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The rules are those of the Pragmatic Segmenter by Kevin S. Dias (MIT), in the
// file that github.com/jdkato/prose v2 ships (MIT, testdata/golden_rules_en.json).
// The inputs of rules 31 to 35 have lost their first item numbers there, which
// their outputs still have; the test puts them back.
func TestGoldenRules(t *testing.T) {
	data, err := os.ReadFile("testdata/golden_rules_en.json")
	if err != nil {
		t.Fatal(err)
	}
	var rules []struct {
		Name   string
		Input  string
		Output []string
	}
	if err := json.Unmarshal(data, &rules); err != nil {
		t.Fatal(err)
	}
	passed := 0
	for _, r := range rules {
		if n := r.Name[:2]; "31" <= n && n <= "35" {
			r.Input = strings.Join(r.Output, " ")
		}
		var got []string
		for _, sent := range Segment(r.Input, Tokenize(r.Input, nil), nil) {
			got = append(got, strings.Join(strings.Fields(r.Input[sent.Start:sent.End]), " "))
		}
		if diff := cmp.Diff(r.Output, got); diff != "" {
			t.Errorf("rule %s (-want +got):\n%s", r.Name, diff)
			continue
		}
		passed++
	}
	t.Logf("%d of %d rules", passed, len(rules))
}
