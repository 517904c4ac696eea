package pledge

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"readout/extractors/date"
	"readout/extractors/quantity"
	"readout/pipeline"
	"readout/pipeline/text"
	"readout/rules"
)

// upstream finds what pledges need and rules can find; names are marked up in
// the cases, [Kenya|PLACE=KEN], so that a case depends on no gazetteer.
func upstream(t testing.TB) []*pipeline.Extractor {
	t.Helper()
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	out := []*pipeline.Extractor{text.Extractor}
	for _, build := range []func(*rules.Set) (*pipeline.Extractor, error){date.New, quantity.New, New} {
		x, err := build(set)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, x)
	}
	return out
}

var marked = regexp.MustCompile(`\[([^\[\]|]+)\|(PERSON|PLACE|ORG|NORP)(?:=([^\]]*))?\]`)

// names strips the markup of a text and returns it with the names marked there.
func names(s string) (string, *pipeline.Annotations) {
	var b strings.Builder
	ann := &pipeline.Annotations{}
	last := 0
	for _, m := range marked.FindAllStringSubmatchIndex(s, -1) {
		b.WriteString(s[last:m[0]])
		start := b.Len()
		b.WriteString(s[m[2]:m[3]])
		id := ""
		if m[6] >= 0 {
			id = s[m[6]:m[7]]
		}
		mm := pipeline.Mention{Span: pipeline.Span{Start: start, End: b.Len()}, Label: s[m[4]:m[5]]}
		switch mm.Label {
		case pipeline.Person:
			ann.People = append(ann.People, pipeline.PersonMention{Mention: mm, Country: id})
		case pipeline.Org:
			ann.Organizations = append(ann.Organizations, pipeline.OrgMention{Mention: mm, Country: id})
		default:
			ann.Places = append(ann.Places, pipeline.PlaceMention{Mention: mm, ISO3: id, Kind: "country"})
		}
		last = m[1]
	}
	b.WriteString(s[last:])
	return b.String(), ann
}

// extract runs the chain over a document with marked names.
func extract(t testing.TB, suite []*pipeline.Extractor, doc *pipeline.Document, ann *pipeline.Annotations) []pipeline.Pledge {
	t.Helper()
	p := &pipeline.Pass{Doc: doc, Ann: ann}
	for _, x := range suite {
		if err := x.Run(p); err != nil {
			t.Fatalf("%s: %v", x.Name, err)
		}
	}
	checkSpans(t, doc, ann.Pledges)
	return ann.Pledges
}

// checkSpans checks what holds of every pledge on any text.
func checkSpans(t testing.TB, doc *pipeline.Document, ps []pipeline.Pledge) {
	t.Helper()
	last := 0
	for _, p := range ps {
		spans := []pipeline.Span{p.Span, p.Trigger, p.Condition, p.Deadline, p.AmountSpan, p.SpeakerSpan}
		for _, x := range p.Pledgers {
			spans = append(spans, x.Span)
		}
		for _, x := range p.Counterparts {
			spans = append(spans, x.Span)
		}
		for _, x := range p.Amounts {
			spans = append(spans, x.Span)
		}
		for _, sp := range spans {
			if sp.IsZero() {
				continue
			}
			if sp.Start < 0 || sp.End > len(doc.Text) || sp.Start >= sp.End {
				t.Fatalf("span %v lies outside %q", sp, doc.Text)
			}
			if s := doc.Slice(sp); !utf8.ValidString(s) || strings.TrimSpace(s) != s {
				t.Errorf("span %q cuts a rune or has white space at its ends", s)
			}
		}
		if p.Len() == 0 || p.Trigger.Len() == 0 || p.TriggerText != doc.Slice(p.Trigger) {
			t.Errorf("empty span or trigger: %+v", p)
		}
		if p.Start < last {
			t.Errorf("pledges are not sorted: %v", p.Span)
		}
		last = p.Start
		if p.Rule == "" || p.Type == "" || p.Strength == "" || p.Specificity == "" || p.Novelty == "" || p.Polarity == "" || p.PledgerSide == "" || p.Attribution == "" {
			t.Errorf("a field that is never empty is: %+v", p)
		}
	}
}

// fields gives a pledge as the cases write it.
func fields(doc *pipeline.Document, p pipeline.Pledge) map[string]any {
	str := func(sp pipeline.Span) any {
		if sp.IsZero() {
			return nil
		}
		return doc.Slice(sp)
	}
	list := func(ps []pipeline.Party) []any {
		out := []any{}
		for _, x := range ps {
			out = append(out, x.Text)
		}
		return out
	}
	ids := []any{}
	for _, id := range p.PledgerIDs {
		ids = append(ids, id)
	}
	m := map[string]any{"span": doc.Slice(p.Span), "trigger": p.TriggerText, "pledgers": list(p.Pledgers), "pledger_ids": ids,
		"counterparts": list(p.Counterparts), "type": p.Type, "strength": p.Strength, "specificity": p.Specificity, "novelty": p.Novelty,
		"polarity": p.Polarity, "condition": str(p.Condition), "deadline": str(p.Deadline), "amount": str(p.AmountSpan), "side": p.PledgerSide,
		"attribution": p.Attribution, "rule": p.Rule, "action": p.ActionType, "lemma": p.ActionLemma, "cameo": p.CAMEO, "theme": p.Theme,
		"speaker": any(nil), "deadline_end": any(nil)}
	if p.Speaker != "" {
		m["speaker"] = p.Speaker
	}
	if !p.DeadlineEnd.IsZero() {
		m["deadline_end"] = p.DeadlineEnd.Format(time.DateOnly)
	}
	return m
}

// TestCases runs testdata/*.txt: documents separated by a line "====", each with
// header lines (title, issuer, date), a text with marked names and, below
// "-- pledges --", one JSON object a pledge with the fields that the case is
// about. Pledges missing and pledges more are faults.
func TestCases(t *testing.T) {
	suite := upstream(t)
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for n, block := range strings.Split(string(data), "\n====\n") {
			t.Run(fmt.Sprintf("%s/%d", filepath.Base(file), n+1), func(t *testing.T) {
				runCase(t, suite, block)
			})
		}
	}
}

func runCase(t *testing.T, suite []*pipeline.Extractor, block string) {
	body, wanted, _ := strings.Cut(block, "\n-- pledges --")
	head := map[string]string{}
	for {
		line, rest, _ := strings.Cut(body, "\n")
		k, v, ok := strings.Cut(line, ": ")
		if !ok || k != "title" && k != "issuer" && k != "date" {
			break
		}
		head[k], body = v, rest
	}
	s, ann := names(strings.TrimSpace(body))
	doc := pipeline.NewDocument("case", s, time.Time{})
	doc.Title = head["title"]
	switch id := head["issuer"]; {
	case isISO3(id):
		ann.Issuer = pipeline.Issuer{ISO3: id, From: pipeline.IssuerFromCollection}
	case id != "":
		ann.Issuer = pipeline.Issuer{Body: id, International: true, From: pipeline.IssuerFromCollection}
	}
	if head["date"] != "" {
		d, err := time.Parse(time.DateOnly, head["date"])
		if err != nil {
			t.Fatal(err)
		}
		doc.Date = d
	}
	got := extract(t, suite, doc, ann)
	var want []map[string]any
	for line := range strings.Lines(wanted) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		var m map[string]any
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		want = append(want, m)
	}
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			t.Errorf("missing: %v", want[i])
		case i >= len(want):
			t.Errorf("unexpected: %v", fields(doc, got[i]))
		default:
			have := fields(doc, got[i])
			for k, v := range want[i] {
				if _, known := have[k]; !known {
					t.Errorf("%q is no field", k)
				}
				if !reflect.DeepEqual(have[k], v) {
					t.Errorf("%s of %q: got %v, want %v", k, have["span"], have[k], v)
				}
			}
		}
	}
}
