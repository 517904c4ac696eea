package date_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"readout/extractors/date"
	"readout/extractors/entity"
	"readout/extractors/extractortest"
	"readout/pipeline"
	"readout/pipeline/text"
	"readout/rules"
)

var labels = []string{pipeline.Date, pipeline.Time, pipeline.Duration}

func suite(t testing.TB) []*pipeline.Extractor {
	t.Helper()
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	x, err := date.New(set)
	if err != nil {
		t.Fatal(err)
	}
	publisher, err := entity.NewPublisher(set)
	if err != nil {
		t.Fatal(err)
	}
	return []*pipeline.Extractor{text.Extractor, publisher, x}
}

func Test(t *testing.T) {
	extractortest.Run(t, suite(t), labels, os.DirFS("testdata/cases"))
}

func TestBoundsAndAnchor(t *testing.T) {
	day := func(s string) time.Time {
		d, err := time.Parse("2006-01-02", s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	now := day("2022-06-28")
	for _, tc := range []struct {
		text, begin, end string
		relative         bool
	}{
		{"It opened on May 12, 2021.", "2021-05-12", "2021-05-12", false},
		{"It opened in July 2020.", "2020-07-01", "2020-07-31", false},
		{"It ends by 2030.", "2030-01-01", "2030-12-31", false},
		{"It ends next year.", "2023-01-01", "2023-12-31", true},
		{"It ends this week.", "2022-06-27", "2022-07-03", true},
		{"It ends by the end of the year.", "2022-12-31", "2022-12-31", true},
		{"It held in the first half of 2024.", "2024-01-01", "2024-06-30", false},
	} {
		ann, err := pipeline.Extract(pipeline.NewDocument("d", tc.text, now), suite(t))
		if err != nil || len(ann.Timexes) != 1 {
			t.Errorf("%s: got %v, %v", tc.text, ann, err)
			continue
		}
		x := ann.Timexes[0]
		if !x.Begin.Equal(day(tc.begin)) || !x.End.Equal(day(tc.end)) {
			t.Errorf("%s: covers %s to %s, want %s to %s", tc.text, x.Begin, x.End, tc.begin, tc.end)
		}
		if got := x.Anchor.Equal(now); got != tc.relative {
			t.Errorf("%s: anchor is %s", tc.text, x.Anchor)
		}
		if !strings.HasPrefix(x.Rule, "date/") {
			t.Errorf("%s: rule is %q", tc.text, x.Rule)
		}
	}
}

func TestBounds(t *testing.T) {
	for _, tc := range []struct{ value, begin, end string }{
		{"2021-05-12", "2021-05-12", "2021-05-12"},
		{"2020-02", "2020-02-01", "2020-02-29"},
		{"2017-Q1", "2017-01-01", "2017-03-31"},
		{"2022-W26", "2022-06-27", "2022-07-03"},
		{"2024-WI", "2024-12-01", "2025-02-28"},
		{"2021/2025", "2021-01-01", "2025-12-31"},
		{"2022-07/2022-12", "2022-07-01", "2022-12-31"},
	} {
		b, e, ok := date.Bounds(tc.value)
		if !ok || b.Format("2006-01-02") != tc.begin || e.Format("2006-01-02") != tc.end {
			t.Errorf("%s: got %s, %s, %v", tc.value, b, e, ok)
		}
	}
	for _, bad := range []string{"", "P3Y", "T15:00", "--08-19", "2021-13", "2021-02-30", "2021-W54", "2021-Q5", "2021-", "2025/2021", "20a1", "2021-+5-01"} {
		if b, e, ok := date.Bounds(bad); ok {
			t.Errorf("%q: got %s, %s", bad, b, e)
		}
	}
}

func FuzzBounds(f *testing.F) {
	for _, s := range []string{"2021-05-12", "2022-W26", "2017-Q1", "2024-WI", "2021/2025", "P3Y", "-", "2021-05-12/", "0001"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b, e, ok := date.Bounds(s)
		if ok && (e.Before(b) || b.IsZero()) {
			t.Errorf("%q covers %s to %s", s, b, e)
		}
	})
}

func FuzzDates(f *testing.F) {
	for _, s := range []string{
		"On May 12, 2021, at 3 p.m., three years ago", "31 June 2021-13-45 32 May 2021 99:99", "١٢ May ٢٠٢١ ２０２１",
		"last next this first second half of the of of", "from 9:00 to 21:00 to 5-6-7-8", "mid-to-late mid-mid- early",
		strings.Repeat("1", 10000) + " years ago", strings.Repeat("three ", 300), "FY'23 Q9 H3 the 1990's", "\u00ad5\u200b May\u2014",
	} {
		f.Add(s, true)
		f.Add(s, false)
	}
	xs := suite(f)
	f.Fuzz(func(t *testing.T, s string, dated bool) {
		now := time.Time{}
		if dated {
			now = time.Date(2022, 6, 28, 0, 0, 0, 0, time.UTC)
		}
		ann := extractortest.Check(t, xs, pipeline.NewDocument("f", s, now))
		if ann == nil {
			return
		}
		for _, x := range ann.Timexes {
			if !dated && !x.Anchor.IsZero() {
				t.Errorf("%q has an anchor without a document date", s)
			}
			if x.Label == pipeline.Date && !x.Begin.IsZero() && x.End.Before(x.Begin) {
				t.Errorf("%q: %s covers %s to %s", s, x.Value, x.Begin, x.End)
			}
		}
	})
}

// Days stand before months in dates of digits if another date of the document or
// its own day says so, or else where its publisher's country writes so.
func TestOrderOfDigits(t *testing.T) {
	for _, tc := range []struct{ text, url, now, want string }{
		{"It was signed on 5/6/2026.", "", "2026-03-18", "2026-05-06"},
		{"It was signed on 5/6/2026.", "https://www.state.gov/a", "2026-03-18", "2026-05-06"},
		{"It was signed on 5/6/2026.", "https://www.mea.gov.in/a", "2026-03-18", "2026-06-05"},
		{"It was signed on 5/6/2026.", "https://www.gov.uk/a", "2026-03-18", "2026-06-05"},
		{"It was signed on 5/6/2026.", "", "2026-06-05", "2026-06-05"},
		{"It was signed on 5/6/2026.", "https://www.mea.gov.in/a", "2026-05-06", "2026-05-06"},
		{"It was signed on 5/6/2026, not on 25/6/2026.", "https://www.state.gov/a", "2026-03-18", "2026-06-05"},
		{"It was signed on 5/6/2026, not on 6/25/2026.", "https://www.gov.uk/a", "2026-03-18", "2026-05-06"},
		{"It was signed on 05.06.2026.", "https://www.state.gov/a", "2026-03-18", "2026-06-05"},
	} {
		now, err := time.Parse("2006-01-02", tc.now)
		if err != nil {
			t.Fatal(err)
		}
		doc := pipeline.NewDocument("d", tc.text, now)
		doc.URL = tc.url
		ann, err := pipeline.Extract(doc, suite(t))
		if err != nil || len(ann.Timexes) == 0 || ann.Timexes[0].Value != tc.want {
			t.Errorf("%s (%s, %s): got %+v, %v, want %s", tc.text, tc.url, tc.now, ann, err, tc.want)
		}
	}
}
