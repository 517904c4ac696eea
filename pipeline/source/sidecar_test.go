package source

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"readout/pipeline"
)

const indexTSV = "file\ttitle\tdate\tpublisher\turl\n" +
	"a.txt\t\"Peace\" in Geneva\t2024-03-05\tThe Ministry\thttp://e.org/a\n" +
	"sub/b.txt\tB\t5 March 2024\t\t\n" +
	"missing.txt\tM\t2024-01-01\t\t\n"

func TestSidecars(t *testing.T) {
	files := []member{{"a.txt", "alpha"}, {"index.tsv", indexTSV}, {"plain.txt", "not listed"}, {"sub/b.txt", "beta"},
		{"sub/c.txt", "gamma"}, {"sub/deep/d.txt", "delta"}, {"sub/index.csv", "Filename,Headline,Published\nc.txt,\"C, or \"\"see\"\"\",20240306\ndeep/d.txt,D,\n"}}
	want := []string{
		`a.txt|"Peace" in Geneva|2024-03-05|The Ministry|http://e.org/a`,
		"plain.txt||||", "sub/b.txt|B|2024-03-05||", `sub/c.txt|C, or "see"|2024-03-06||`, "sub/deep/d.txt|D|||"}
	inside := make([]member, len(files))
	for i, f := range files {
		inside[i] = member{"top/" + f.name, f.body}
	}
	// In a stream the index comes before what it describes.
	first := []member{inside[1], inside[6], inside[0], inside[2], inside[3], inside[4], inside[5]}
	for name, read := range map[string]func() (result, string){
		"folder": func() (result, string) { dir := tree(t, files...); return collect(t, Options{}, dir), dir + "/" },
		"globs":  func() (result, string) { dir := tree(t, files...); return collect(t, Options{}, dir+"/**"), dir + "/" },
		"named": func() (result, string) {
			dir := tree(t, files...)
			return collect(t, Options{}, dir+"/a.txt", dir+"/plain.txt", dir+"/index.tsv", dir+"/sub"), dir + "/"
		},
		"zip": func() (result, string) {
			return collect(t, Options{Stdin: strings.NewReader(zipped(t, inside...))}, "-"), "stdin!top/"
		},
		"tar": func() (result, string) {
			dir := tree(t, member{"x.tar.gz", gzipped(t, tarred(t, inside...))})
			return collect(t, Options{}, dir), dir + "/x.tar.gz!top/"
		},
		"stream": func() (result, string) {
			return collect(t, Options{Stdin: io.MultiReader(strings.NewReader(tarred(t, first...)))}, "-"), "stdin!top/"
		},
	} {
		t.Run(name, func(t *testing.T) {
			res, before := read()
			var got []string
			for _, d := range res.docs {
				date := ""
				if !d.Date.IsZero() {
					date = d.Date.Format(time.DateOnly)
				}
				got = append(got, strings.Join([]string{strings.TrimPrefix(d.Source, before), d.Title, date, d.Publisher, d.URL}, "|"))
				if date != "" && d.DateSource != pipeline.DateFromMetadata {
					t.Errorf("%s: date from %s", d.Source, d.DateSource)
				}
			}
			w := want
			if name == "named" { // an index in another folder than that of the root is out of sight
				w = append([]string{}, want...)
				w[2] = "sub/b.txt||||"
			}
			same(t, "documents", got, w...)
			same(t, "failures", res.failures(""))
		})
	}
}

func TestIndexThatIsNone(t *testing.T) {
	dir := tree(t, member{"a.txt", "alpha"}, member{"index.csv", "id,text\n1,one\n"})
	res := collect(t, Options{}, dir)
	same(t, "a table of texts", res.sources(dir), "a.txt", "index.csv:2")
	dir = tree(t, member{"a.txt", "alpha"}, member{"index.tsv", "title\tdate\nx\t2024-01-01\n"})
	same(t, "no column of names", collect(t, Options{}, dir).failures(dir), "index.tsv malformed")
}

func TestOddIndexes(t *testing.T) {
	for _, test := range []struct{ index, title, fails string }{
		{"file\ttitle\na.txt\tA\na.txt\tA\n", "A", ""},                                    // said twice
		{"file\ttitle\na.txt\tA\na.txt\tB\n", "A", "index.tsv:3 malformed"},               // contradicts itself
		{"file\ttitle\n./a.txt\tA\n\nb.txt\n\t\n", "A", ""},                               // short and empty rows
		{"\xef\xbb\xbffile\ttitle\r\na.txt\tA\r\n", "A", ""},                              // as Windows writes it
		{"file\ttitle\nb.txt\t\"open\nc.txt\t\"also open\na.txt\tA\n", "A", ""},           // marks that are never closed
		{"file\ttitle\na.txt\t\"A\ton two\nb.txt\tlines\"\n", "A on two b.txt lines", ""}, // a title on two lines
		{"title\tfile\nCaf\xe9\ta.txt\n", "Café", ""},
		{inUTF16("file\ttitle\na.txt\tA\n", false, false), "A", ""},
		{strings.Repeat("x", 2000), "", "index.tsv too_large"},
	} {
		dir := tree(t, member{"a.txt", "alpha"}, member{"index.tsv", test.index})
		res := collect(t, Options{Limits: Limits{Index: 1000}}, dir)
		if len(res.docs) != 1 || res.docs[0].Title != test.title {
			t.Errorf("%q: %d documents, failures %v, title %q, want %q", test.index, len(res.docs), res.fails, res.docs[0].Title, test.title)
		}
		same(t, test.index, []string{strings.Join(res.failures(dir), " ")}, test.fails)
	}
}

func TestTwoIndexesInOneFolder(t *testing.T) {
	dir := tree(t, member{"a.txt", "alpha"}, member{"b.txt", "beta"}, member{"index.csv", "file,title\na.txt,A\n"},
		member{"index.tsv", "file\ttitle\tdate\na.txt\tother\t2024-01-01\nb.txt\tB\t\n"})
	res := collect(t, Options{}, dir)
	same(t, "failures", res.failures(dir))
	if a, b := res.docs[0], res.docs[1]; a.Title != "A" || a.Date.Year() != 2024 || b.Title != "B" {
		t.Errorf("%+v, %+v", a, b)
	}
}

func TestFrontMatter(t *testing.T) {
	d := read(t, "x.md", "---\ntitle: \"Talks: a \\u201cfirst\\u201d step\"\ndate: 2024-03-05 # the day\nurl: https://e.org/a#b\npublisher: 'The Minister''s Office'\n"+
		"id: r-1\ntags:\n  - trade\n  - title: no\nsummary: >\n  not\n  wanted\nlang: en\n---\n\n# Heading\n\nBody.\n", Options{}).docs[0]
	if d.Title != "Talks: a “first” step" || d.Date.Format(time.DateOnly) != "2024-03-05" || d.URL != "https://e.org/a#b" ||
		d.Publisher != "The Minister's Office" || d.ID != "r-1" || d.Language != "en" || d.Text != "# Heading\n\nBody.\n" {
		t.Errorf("%+v", d)
	}
	for _, test := range []struct{ text, title, body string }{
		{"---\r\ntitle: A\r\n---\r\nBody", "A", "Body"},
		{"---\ntitle: Readout: call with the Minister\n---\nBody", "Readout: call with the Minister", "Body"},
		{"---\ntitle: >-\n  Long\n  title\ndate: x\n...\nBody", "Long title", "Body"},
		{"---\ntitle: Long\n  title\n---\nBody", "Long title", "Body"},
		{"---\ntitle: ~\n---\n# Heading #\n", "Heading", "# Heading #\n"},
		{"---\n\nNot front matter.\n\n---\n", "", "---\n\nNot front matter.\n\n---\n"},
		{"---\nremarks: none of ours\n---\nBody", "", "---\nremarks: none of ours\n---\nBody"},
		{"---\ntitle: never closed\nBody", "", "---\ntitle: never closed\nBody"},
		{"# Title\nBody", "Title", "# Title\nBody"},
		{"Body\n---\ntitle: A\n---\n", "", "Body\n---\ntitle: A\n---\n"},
	} {
		d := read(t, "x.md", test.text, Options{}).docs[0]
		if d.Title != test.title || d.Text != test.body {
			t.Errorf("%q: title %q, text %q; want %q, %q", test.text, d.Title, d.Text, test.title, test.body)
		}
	}
	// A sidecar comes before front matter.
	dir := tree(t, member{"a.md", "---\ntitle: Front\nurl: u\n---\nBody"}, member{"index.tsv", "file\ttitle\na.md\tSide\n"})
	if d := collect(t, Options{}, dir).docs[0]; d.Title != "Side" || d.URL != "u" {
		t.Errorf("%+v", d)
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"2024-03-05": "2024-03-05", "2024-3-5": "2024-03-05", "2024-03-05T23:59:00-11:00": "2024-03-05", "2024-03-05 10:00:00": "2024-03-05",
		" 2024-03-05Z": "", "Tue, 05 Mar 2024 10:00:00 GMT": "2024-03-05", "Tue, 5 Mar 2024 10:00:00 +0300": "2024-03-05",
		"March 5, 2024": "2024-03-05", "5 March 2024": "2024-03-05", "Mar 5, 2024": "2024-03-05", "Tuesday, March 5, 2024": "2024-03-05", "20240305": "2024-03-05",
		"2024/03/05": "2024-03-05", "5.3.2024": "2024-03-05", "1709596800": "2024-03-05", "1709596800000": "2024-03-05",
		"03/05/2024": "", // of March, or of May
		"2024-02-30": "", "2024-13-01": "", "March 2024": "", "2024": "", "": "", "soon": "", strings.Repeat("9", 70): "", "999999999999999": "",
	} {
		got := ""
		if d, ok := parseDate(in); ok {
			got = d.Format(time.DateOnly)
			if d.Location() != time.UTC || d.Hour() != 0 {
				t.Errorf("%q: %v is no midnight in UTC", in, d)
			}
		}
		if got != want {
			t.Errorf("parseDate(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDateInName(t *testing.T) {
	for in, want := range map[string]string{
		"https://e.org/2024/03/05/talks": "2024-03-05", "2024-03-05_talks.txt": "2024-03-05", "talks-20240305.txt": "2024-03-05", "talks_2024_3_5": "2024-03-05",
		"t20240305120000.html": "", "e.org/2024/03/talks": "", "123420240305": "", "2024-13-45_2023-01-02.txt": "2023-01-02", "id-2024-99": "", "": "",
		"2024.03.05": "2024-03-05", "1850-01-01": "",
	} {
		got := ""
		if d, ok := dateInName(in); ok {
			got = d.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("dateInName(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestDates holds the sources of a date against one another.
func TestDates(t *testing.T) {
	text := "LISBON, March 7, 2024 - " + talks(30)
	for _, test := range []struct{ name, body, want string }{
		{"2024-03-05.txt", "---\ndate: 2024-03-06\n---\n" + text, "2024-03-06 metadata"},
		{"2024-03-05.txt", text, "2024-03-07 dateline"},
		{"2024-03-05.txt", talks(30), "2024-03-05 url"},
		{"x.txt", "---\nurl: http://e.org/2024/03/08/x\n---\n" + talks(30), "2024-03-08 url"},
		{"x.txt", "---\ndate: some day\nurl: http://e.org/2024/03/08/x\n---\n" + talks(30), "2024-03-08 url"},
		{"x.txt", talks(30), "0001-01-01 "},
	} {
		d := read(t, test.name, test.body, Options{}).docs[0]
		if got := fmt.Sprintf("%s %s", d.Date.Format(time.DateOnly), d.DateSource); got != test.want {
			t.Errorf("%s: %.40q: %s, want %s", test.name, test.body, got, test.want)
		}
	}
}
