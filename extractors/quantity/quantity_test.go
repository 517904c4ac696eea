package quantity_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"readout/extractors/date"
	"readout/extractors/entity"
	"readout/extractors/extractortest"
	"readout/extractors/quantity"
	"readout/pipeline"
	"readout/pipeline/text"
	"readout/rules"
)

var labels = []string{pipeline.Cardinal, pipeline.Ordinal, pipeline.Percent, pipeline.Money, pipeline.Measure}

func suite(t testing.TB) []*pipeline.Extractor {
	t.Helper()
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	dates, err := date.New(set)
	if err != nil {
		t.Fatal(err)
	}
	x, err := quantity.New(set)
	if err != nil {
		t.Fatal(err)
	}
	publisher, err := entity.NewPublisher(set)
	if err != nil {
		t.Fatal(err)
	}
	return []*pipeline.Extractor{text.Extractor, publisher, dates, x}
}

func Test(t *testing.T) {
	extractortest.Run(t, suite(t), labels, os.DirFS("testdata/cases"))
}

func TestQualifierAndOf(t *testing.T) {
	for _, tc := range []struct{ text, value, qualifier, of string }{
		{"China will offer another 450 government scholarships.", "450", pipeline.Additional, "government scholarships"},
		{"They met the 32 federal agencies today.", "32", pipeline.Exact, "federal agencies"},
		{"About 50 people came.", "50", pipeline.About, "people"},
		{"More than 1,200 delegates came.", "1200", pipeline.AtLeast, "delegates"},
		{"It took up to 10 ships.", "10", pipeline.AtMost, "ships"},
		{"It gave an additional $5 million in aid.", "5000000", pipeline.Additional, "aid"},
		{"They shipped 25 million tons of grain.", "25000000", pipeline.Exact, "grain"},
		{"It drew 15 G20 members and guests.", "15", pipeline.Exact, "G20 members"},
		{"It drew 15 of the G20 members.", "15", pipeline.Exact, ""},
		{"Of those, 12 have left.", "12", pipeline.Exact, ""},
		{"Fewer than 10 percent of the women voted.", "10", pipeline.AtMost, ""},
	} {
		doc := pipeline.NewDocument("d", tc.text, time.Time{})
		ann, err := pipeline.Extract(doc, suite(t))
		if err != nil || len(ann.Quantities) != 1 {
			t.Errorf("%s: got %+v, %v", tc.text, ann, err)
			continue
		}
		q := ann.Quantities[0]
		if q.Value != tc.value || q.Qualifier != tc.qualifier || doc.Slice(q.Of) != tc.of {
			t.Errorf("%s: got value %q, qualifier %q, of %q", tc.text, q.Value, q.Qualifier, doc.Slice(q.Of))
		}
		if !strings.HasPrefix(q.Rule, "quantity/") {
			t.Errorf("%s: rule is %q", tc.text, q.Rule)
		}
	}
}

// A number that no table can hold, and noise that looks like one, gives no row.
func TestNoise(t *testing.T) {
	xs := suite(t)
	for _, s := range []string{
		strings.Repeat("7", 10_000) + " dollars",
		"They sent " + strings.Repeat("123,", 5_000) + "456 tents.",
		strings.Repeat("123 ", 5_000) + "tents",
		"192.168.1.2", "1/0 percent", "0/0", "12:34:56:78", "1.2.3.4.5", "#5", "A1B2C3",
	} {
		ann := extractortest.Check(t, xs, pipeline.NewDocument("n", s, time.Time{}))
		if ann != nil && len(ann.Quantities) > 0 {
			t.Errorf("%.40q: got %+v", s, ann.Quantities[0])
		}
	}
	for _, s := range []string{
		strings.Repeat("million ", 2_000), strings.Repeat("one million ", 2_000), strings.Repeat("and a half ", 2_000),
		strings.Repeat("5-", 5_000), strings.Repeat("$", 10_000), strings.Repeat("1,", 10_000), strings.Repeat("ten to ", 2_000),
		strings.Repeat("hundred ", 2_000), strings.Repeat("1.", 10_000), strings.Repeat("a ", 5_000), strings.Repeat("1 ", 5_000),
	} {
		extractortest.Check(t, xs, pipeline.NewDocument("n", s, time.Time{}))
	}
}

func TestDatesAreLeftAlone(t *testing.T) {
	doc := pipeline.NewDocument("d", "On May 12, 2021, 450 people met for three years from 9:00 to 21:00.", time.Time{})
	ann, err := pipeline.Extract(doc, suite(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range ann.Quantities {
		for _, x := range ann.Timexes {
			if q.Overlaps(x.Span) {
				t.Errorf("%q overlaps %q", doc.Slice(q.Span), doc.Slice(x.Span))
			}
		}
	}
	if len(ann.Quantities) != 1 || ann.Quantities[0].Value != "450" {
		t.Errorf("got %+v", ann.Quantities)
	}
}

func FuzzQuantities(f *testing.F) {
	for _, s := range []string{
		"another 450 government scholarships, $1.5 billion to $2 billion, 10 to 15 percent, 3,300-kilometer-long",
		"999999999999999999999999 dollars 1/0 percent ١٢٣ １２３ ½ 2½", "one and a half million and two thirds of a billion",
		"minus five point five point five -5 - 5 +5 .5 5. 5..5 5,5 1.111,11 1e99 1e-99", "COP17 5G F-16 US$$5 $5x S$ Rs. 5 crore lakh",
		"a\u00ad million\u200b ten—twenty “988” (5) 1) 24/7 9/11 3/4/5",
	} {
		f.Add(s)
	}
	xs := suite(f)
	f.Fuzz(func(t *testing.T, s string) {
		ann := extractortest.Check(t, xs, pipeline.NewDocument("f", s, time.Time{}))
		if ann == nil {
			return
		}
		for _, q := range ann.Quantities {
			if q.Value == "" || q.Qualifier == "" || q.Label == pipeline.Money && len(q.Currency) != 3 {
				t.Errorf("%q: got %+v", s, q)
			}
			for _, x := range ann.Timexes {
				if q.Overlaps(x.Span) {
					t.Errorf("%q: %v overlaps %v", s, q.Span, x.Span)
				}
			}
		}
	})
}

// A bare "$" is the issuer's own dollar where the document says who issues it.
func TestIssuersCurrency(t *testing.T) {
	const said = "It gave $5 million, US$6 million, 7 million dollars, 8 million rupees and 9 million U.S. dollars."
	for _, tc := range []struct{ url, publisher, want string }{
		{"", "", "USD USD USD INR USD"},
		{"https://www.mfa.gov.sg/a", "", "SGD USD SGD INR USD"},
		{"", "Ministry of Foreign Affairs, Singapore", "SGD USD SGD INR USD"},
		{"https://mofa.gov.pk/a", "", "USD USD USD PKR USD"},
		{"https://sg.usembassy.gov/a", "U.S. Embassy Singapore", "USD USD USD INR USD"},
		{"https://notgov.org/a", "", "USD USD USD INR USD"},
		{"::", "", "USD USD USD INR USD"},
	} {
		doc := pipeline.NewDocument("d", said, time.Time{})
		doc.URL, doc.Publisher = tc.url, tc.publisher
		ann, err := pipeline.Extract(doc, suite(t))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, q := range ann.Quantities {
			got = append(got, q.Currency)
		}
		if strings.Join(got, " ") != tc.want {
			t.Errorf("%s %s: got %v, want %s", tc.url, tc.publisher, got, tc.want)
		}
	}
}
