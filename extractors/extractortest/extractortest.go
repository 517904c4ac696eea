// Package extractortest checks extractors against marked-up text:
//
//	date: 2022-06-28
//	# a comment
//	They met on [12 May 2021|DATE=2021-05-12] and will meet [next year|DATE=2023].
//	gap: needs the year of the event | The talks of [a year ago|DATE=2020-10] failed.
//
// Every line is a document of its own; "\n" in it stands for a line break. The
// markup is [words|LABEL=value], or [words|LABEL] where the value does not
// matter; "=" with nothing after it means that there must be none. A line
// "date: ..." sets the date of the documents below it, "date:" alone takes it
// away. Without markup, nothing of the labels under test may be found. A "gap:"
// line is a known failure with its reason: it is reported if it no longer fails.
package extractortest

import (
	"cmp"
	"fmt"
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"readout/pipeline"
)

// A find is one annotation as the markup can say it.
type find struct {
	span    pipeline.Span
	label   string
	norm    string
	anyNorm bool // want only: the value does not matter
}

// A testCase is one line of a file.
type testCase struct {
	name string // file:line
	doc  *pipeline.Document
	want []find
	gap  string // why it fails; "" if it must not
}

var markup = regexp.MustCompile(`\[([^\[\]|]+)\|([A-Z]+)(=[^\]]*)?\]`)

// Run runs the suite over every line of every *.txt file of fsys and fails for
// annotations with one of the labels that are missing, unexpected or of another
// value. It also checks what every extractor must keep: spans on rune borders
// and in order, declared labels only, the same result twice, empty text.
func Run(t *testing.T, suite []*pipeline.Extractor, labels []string, fsys fs.FS) {
	t.Helper()
	files, err := fs.Glob(fsys, "*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no *.txt files with cases: %v", err)
	}
	for _, file := range files {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			t.Fatal(err)
		}
		cases, err := parse(file, string(data), labels)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(file, ".txt"), func(t *testing.T) {
			for _, c := range cases {
				c.check(t, suite, labels)
			}
		})
	}
	Check(t, suite, pipeline.NewDocument("empty", "", time.Time{}))
}

// check runs the suite over one case.
func (c *testCase) check(t *testing.T, suite []*pipeline.Extractor, labels []string) {
	t.Helper()
	ann := Check(t, suite, c.doc)
	if ann == nil {
		return
	}
	got := finds(ann)
	got = slices.DeleteFunc(got, func(f find) bool { return !slices.Contains(labels, f.label) })
	faults := compare(c.doc, c.want, got)
	switch {
	case c.gap != "" && len(faults) == 0:
		t.Errorf("%s: the gap %q is closed; drop its mark", c.name, c.gap)
	case c.gap != "":
		t.Logf("%s: gap: %s", c.name, c.gap)
	case len(faults) > 0:
		t.Errorf("%s: %s\n\t%s", c.name, c.doc.Text, strings.Join(faults, "\n\t"))
	}
}

// compare says what is missing, unexpected or different.
func compare(doc *pipeline.Document, want, got []find) (faults []string) {
	for _, w := range want {
		i := slices.IndexFunc(got, func(g find) bool { return g.span == w.span && g.label == w.label })
		switch {
		case i < 0:
			faults = append(faults, fmt.Sprintf("missing    [%s|%s=%s]", doc.Slice(w.span), w.label, w.norm))
		case !w.anyNorm && got[i].norm != w.norm:
			faults = append(faults, fmt.Sprintf("value      [%s|%s] want %q got %q", doc.Slice(w.span), w.label, w.norm, got[i].norm))
		}
	}
	for _, g := range got {
		if !slices.ContainsFunc(want, func(w find) bool { return g.span == w.span && g.label == w.label }) {
			faults = append(faults, fmt.Sprintf("unexpected [%s|%s=%s]", doc.Slice(g.span), g.label, g.norm))
		}
	}
	return faults
}

// Check runs the suite over a document and returns the annotations, after
// checking what holds for all extractors on any text. It returns nil after a
// failure to run. Fuzz tests use it.
func Check(t *testing.T, suite []*pipeline.Extractor, doc *pipeline.Document) *pipeline.Annotations {
	t.Helper()
	ann, err := pipeline.Extract(doc, suite)
	if err != nil {
		t.Errorf("extract from %q: %v", doc.Text, err)
		return nil
	}
	again, err := pipeline.Extract(doc, suite)
	if err != nil || !reflect.DeepEqual(ann, again) {
		t.Errorf("two runs over %q differ (%v)", doc.Text, err)
	}
	declared := map[string]bool{}
	for _, x := range suite {
		for _, l := range x.Labels {
			declared[l] = true
		}
	}
	for _, f := range finds(ann) {
		if f.span.Start < 0 || f.span.End > len(doc.Text) || f.span.Start >= f.span.End {
			t.Errorf("%s at %v lies outside the text %q", f.label, f.span, doc.Text)
			continue
		}
		if !onRune(doc.Text, f.span.Start) || !onRune(doc.Text, f.span.End) {
			t.Errorf("%s at %v cuts a character of %q", f.label, f.span, doc.Text)
		}
		if !declared[f.label] {
			t.Errorf("label %s is declared by no extractor", f.label)
		}
	}
	inOrder(t, doc, "Timexes", spans(ann.Timexes, func(x pipeline.Timex) pipeline.Span { return x.Span }))
	inOrder(t, doc, "Quantities", spans(ann.Quantities, func(x pipeline.Quantity) pipeline.Span { return x.Span }))
	inOrder(t, doc, "Names", spans(ann.Names, func(x pipeline.Mention) pipeline.Span { return x.Span }))
	inOrder(t, doc, "People", spans(ann.People, func(x pipeline.PersonMention) pipeline.Span { return x.Span }))
	inOrder(t, doc, "Places", spans(ann.Places, func(x pipeline.PlaceMention) pipeline.Span { return x.Span }))
	inOrder(t, doc, "Organizations", spans(ann.Organizations, func(x pipeline.OrgMention) pipeline.Span { return x.Span }))
	return ann
}

func onRune(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

func spans[T any](xs []T, span func(T) pipeline.Span) []pipeline.Span {
	out := make([]pipeline.Span, len(xs))
	for i, x := range xs {
		out[i] = span(x)
	}
	return out
}

// inOrder checks that a slice of annotations is sorted and free of overlap.
func inOrder(t *testing.T, doc *pipeline.Document, name string, sps []pipeline.Span) {
	t.Helper()
	for i := 1; i < len(sps); i++ {
		if sps[i].Start < sps[i-1].End {
			t.Errorf("%s: %v comes after %v in %q", name, sps[i], sps[i-1], doc.Text)
		}
	}
}

// finds returns all labelled annotations in order of their place.
func finds(ann *pipeline.Annotations) []find {
	var out []find
	for _, x := range ann.Timexes {
		out = append(out, find{span: x.Span, label: x.Label, norm: x.Value})
	}
	for _, x := range ann.Quantities {
		out = append(out, find{span: x.Span, label: x.Label, norm: x.Norm()})
	}
	for _, x := range ann.People {
		out = append(out, find{span: x.Span, label: x.Label, norm: x.Norm})
	}
	for _, x := range ann.Places {
		out = append(out, find{span: x.Span, label: x.Label, norm: x.Norm})
	}
	for _, x := range ann.Organizations {
		out = append(out, find{span: x.Span, label: x.Label, norm: x.Norm})
	}
	for _, x := range ann.Matches {
		out = append(out, find{span: x.Span, label: x.Label, norm: x.Norm})
	}
	slices.SortStableFunc(out, func(a, b find) int {
		return cmp.Or(a.span.Start-b.span.Start, a.span.End-b.span.End, strings.Compare(a.label, b.label))
	})
	return out
}

// parse reads a file of cases.
func parse(file, data string, labels []string) (cases []testCase, err error) {
	var date time.Time
	for i, line := range strings.Split(data, "\n") {
		name := fmt.Sprintf("%s:%d", file, i+1)
		line = strings.TrimSuffix(line, "\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if d, ok := strings.CutPrefix(line, "date:"); ok {
			if date = (time.Time{}); strings.TrimSpace(d) != "" {
				if date, err = time.Parse("2006-01-02", strings.TrimSpace(d)); err != nil {
					return nil, fmt.Errorf("%s: %w", name, err)
				}
			}
			continue
		}
		c := testCase{name: name}
		if g, ok := strings.CutPrefix(line, "gap:"); ok {
			reason, text, ok := strings.Cut(g, " | ")
			if !ok {
				return nil, fmt.Errorf("%s: a gap needs a reason: \"gap: reason | text\"", name)
			}
			c.gap, line = strings.TrimSpace(reason), text
		}
		text, want, err := strip(strings.ReplaceAll(line, `\n`, "\n"), labels)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		c.doc, c.want = pipeline.NewDocument(name, text, date), want
		cases = append(cases, c)
	}
	return cases, nil
}

// strip takes the markup out of a line.
func strip(line string, labels []string) (text string, want []find, err error) {
	var b strings.Builder
	at := 0
	for _, m := range markup.FindAllStringSubmatchIndex(line, -1) {
		b.WriteString(line[at:m[0]])
		f := find{span: pipeline.Span{Start: b.Len()}, label: line[m[4]:m[5]], anyNorm: m[6] < 0}
		if !f.anyNorm {
			f.norm = line[m[6]+1 : m[7]]
		}
		if !slices.Contains(labels, f.label) {
			return "", nil, fmt.Errorf("label %s is not under test", f.label)
		}
		b.WriteString(line[m[2]:m[3]])
		f.span.End = b.Len()
		want = append(want, f)
		at = m[1]
	}
	b.WriteString(line[at:])
	return b.String(), want, nil
}
