package quantity_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"
	"time"

	"readout/datasets/sharedtest"
	"readout/pipeline"
)

// The cases of an independent recognizer of numbers and dates, run through our
// contract. They are no part of the project: the tests skip where they are not.
//
// A case is right if every expected result is found with its words and value,
// and nothing else of the kinds under test. Where our guidelines draw spans or
// values otherwise, both are brought to one form: function words before a span
// do not count ("since", "the end of"); "in three years" is a length of time;
// "two years ago" is a year; a range ends with its last day.
//
// Cases that hold a result of a kind that the guidelines do not mark are left
// out, and counted by kind.

type spec struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []specResult
}

type specResult struct {
	Text, TypeName, Type string
	Start                *int
	Resolution           struct {
		Value, Unit, IsoCurrency, Subtype, Offset string
		Values                                    []specValue
	}
	Value struct {
		Timex                            string
		FutureResolution, PastResolution map[string]string
	}
}

type specValue struct{ Timex, Type, Value, Start, End, Mod string }

func (r *specResult) kind() string {
	if r.Type != "" {
		return r.Type
	}
	return strings.TrimPrefix(r.TypeName, "datetimeV2.")
}

// span finds the words of a result in the input, from where they are said to be.
func (r *specResult) span(input string) (pipeline.Span, bool) {
	from := 0
	if r.Start != nil {
		if rs := []rune(input); *r.Start <= len(rs) {
			from = len(string(rs[:*r.Start]))
		}
	}
	low, words := strings.ToLower(input), strings.ToLower(strings.TrimSpace(r.Text))
	if len(low) != len(input) {
		low = input
	}
	i := strings.Index(low[from:], words)
	if i < 0 {
		if i = strings.Index(low, words); i < 0 {
			return pipeline.Span{}, false
		}
		from = 0
	}
	return pipeline.Span{Start: from + i, End: from + i + len(words)}, true
}

func readSpecs(t *testing.T, name string) []spec {
	t.Helper()
	data, err := os.ReadFile(sharedtest.Path(t, "specs", "recognizers", name+".json"))
	if err != nil {
		t.Skipf("no cases: %v", err)
	}
	var out []spec
	if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// tally counts the cases of one group.
type tally struct {
	right, all int
	out        map[string]int // left out, by kind
}

func (c *tally) share() float64 { return float64(c.right) / float64(max(c.all, 1)) }

func (c *tally) String() string {
	kinds := make([]string, 0, len(c.out))
	for k, n := range c.out {
		kinds = append(kinds, fmt.Sprintf("%s %d", k, n))
	}
	sort.Strings(kinds)
	return fmt.Sprintf("%d of %d right (%.1f %%); left out: %s", c.right, c.all, 100*c.share(), strings.Join(kinds, ", "))
}

// run counts the cases of files; judge returns a kind to leave a case out, or
// what is wrong with it.
func runSpecs(t *testing.T, want float64, judge func(file string, c *spec, ann *pipeline.Annotations) (leftOut, fault string), files ...string) {
	t.Helper()
	xs := suite(t)
	sum := tally{out: map[string]int{}}
	for _, f := range files {
		one := tally{out: map[string]int{}}
		for _, c := range readSpecs(t, f) {
			now := time.Time{}
			if c.Context.ReferenceDateTime != "" {
				var err error
				if now, err = time.Parse("2006-01-02T15:04:05", c.Context.ReferenceDateTime); err != nil {
					t.Fatal(err)
				}
			}
			ann, err := pipeline.Extract(pipeline.NewDocument("spec", c.Input, now), xs)
			if err != nil {
				t.Fatal(err)
			}
			out, fault := judge(f, &c, ann)
			switch {
			case out != "":
				one.out[out]++
				sum.out[out]++
				continue
			case fault == "":
				one.right++
			default:
				t.Logf("%s: %q: %s", f, c.Input, fault)
			}
			one.all++
		}
		t.Logf("%s: %s", f, &one)
		sum.right, sum.all = sum.right+one.right, sum.all+one.all
	}
	t.Logf("all: %s", &sum)
	if sum.share() < want {
		t.Errorf("%.3f of the cases are right, want %.2f", sum.share(), want)
	}
}
