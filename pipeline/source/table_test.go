package source

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestTables(t *testing.T) {
	for _, test := range []struct {
		name, body string
		texts      []string
		fails      []string
	}{
		{"x.csv", "id,text\n1,one\n2,\"two, \"\"too\"\"\nand more\"\n\n3,three", []string{"one", "two, \"too\"\nand more", "three"}, nil},
		{"x.csv", "\xef\xbb\xbfText;Title\r\n\"a;b\";T\r\nc;U\r\n", []string{"a;b", "c"}, nil},
		{"x.tsv", "text\ttitle\n\"Peace\" in Geneva\t\"Quoted\"\nsecond\tx\n", []string{`"Peace" in Geneva`, "second"}, nil},
		{"x.csv", "text|title\na, b|T\n", []string{"a, b"}, nil},
		{"x.csv", "text\njust one column\n", []string{"just one column"}, nil},
		{"x.csv", "id,text\n1,one\n2,\"never closed\n3,three\n4,\"fo\"\"ur\"\n", []string{"one", "three", `fo"ur`}, []string{"x.csv:3 malformed"}},
		{"x.csv", "id,text\n1\n2,two,too,many\n3,three,\n", []string{"three"}, []string{"x.csv:2 malformed", "x.csv:3 malformed"}},
		{"x.csv", "id,text\n", nil, []string{"x.csv empty"}},
		{"x.csv", "id,\"text\n1,a\n", nil, []string{"x.csv malformed"}},
		{"x.csv", "name,speech\na,b\n", nil, []string{"x.csv malformed"}},
		{"x.csv", "id,text\n1,a\x00b\n", []string{"a b"}, nil},
	} {
		res := read(t, test.name, test.body, Options{})
		same(t, test.body, res.texts(), test.texts...)
		same(t, test.body+" failures", res.failures(""), test.fails...)
	}
	res := read(t, "x.csv", "id,text,speech\n1,wrong,right\n", Options{TextField: "Speech", Delimiter: ','})
	same(t, "named field", res.texts(), "right")
	res = read(t, "x.csv", "id,body text\n1,a\n", Options{TextField: "speech", DateField: "day"})
	contains(t, "missing column", res.fails[0].Text(), `"speech"`, "body text, id", "--text-field")
	res = read(t, "x.csv", "id,text\n1,a\n", Options{DateField: "day"})
	contains(t, "missing column", res.fails[0].Text(), `"day"`, "id, text", "--date-field")
	d := read(t, "x.csv", "doc_id,Full Text,Pub-Date,headline,agency,link,corpus,lang\nk1,words here,\"March 5, 2024\",H,A,http://e.org/,c,fr\n", Options{}).docs[0]
	if d.ID != "k1" || d.Text != "words here" || d.Date.Format(time.DateOnly) != "2024-03-05" || d.Title != "H" || d.Publisher != "A" || d.URL != "http://e.org/" || d.Collection != "c" || d.Language != "fr" {
		t.Errorf("guessed columns: %+v", d)
	}
}

// TestUnclosedInALargeTable opens a mark that would swallow more than the
// limit, in the middle of good rows.
func TestUnclosedInALargeTable(t *testing.T) {
	opts := Options{Limits: Limits{Document: 2000}}
	var b strings.Builder
	b.WriteString("id,text\n")
	for i := range 1000 {
		if i == 500 {
			b.WriteString("x,\"never closed\n")
		}
		fmt.Fprintf(&b, "%d,row number %d\n", i, i)
	}
	res := read(t, "x.csv", b.String(), opts)
	if len(res.docs) != 1000 {
		t.Errorf("%d of 1000 rows", len(res.docs))
	}
	same(t, "failures", res.failures(""), "x.csv:502 malformed")
	contains(t, "message", res.fails[0].Text(), "line 502 is not closed")
	for i, d := range res.docs {
		if want := fmt.Sprintf("row number %d", i); d.Text != want {
			t.Fatalf("row %d is %q", i, d.Text)
		}
	}
	// A field that really is that large, over many lines, hides nothing else.
	res = read(t, "x.csv", "id,text\n1,one\n2,\""+strings.Repeat("a line, of, the field\n", 1000)+"\"\n3,three\n", opts)
	same(t, "texts", res.texts(), "one", "three")
	same(t, "failures", res.failures(""), "x.csv:3 too_large")
}

// TestTablesRoundTrip compares with the writer and reader of the standard
// library.
func TestTablesRoundTrip(t *testing.T) {
	field := rapid.StringOfN(rapid.SampledFrom([]rune("ab \",;\t\n|é'")), 0, 12, -1)
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(rapid.SliceOfN(field, 3, 3), 1, 8).Draw(t, "rows")
		var b strings.Builder
		w := csv.NewWriter(&b)
		w.UseCRLF = rapid.Bool().Draw(t, "crlf")
		if err := w.WriteAll(want); err != nil {
			t.Fatal(err)
		}
		var got [][]string
		in := &rows{r: bufioReader(b.String()), limit: 1 << 20, line: 1, delim: ','}
		for {
			row, _, err := in.next()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%q: %v", b.String(), err)
			}
			if len(row) > 0 {
				got = append(got, splitRow(row, ',', 10))
			}
		}
		for i := range got {
			for j := range got[i] {
				if w.UseCRLF {
					got[i][j] = strings.ReplaceAll(got[i][j], "\r\n", "\n")
				}
			}
		}
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("%q gives %q, want %q", b.String(), got, want)
		}
	})
}
