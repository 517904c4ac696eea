package source

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"readout/pipeline"
)

// read returns what becomes of one file.
func read(t testing.TB, name, body string, opts Options) result {
	t.Helper()
	res := collect(t, opts, filepath.Join(tree(t, member{name, body}), name))
	for _, f := range res.fails {
		f.Source = f.Source[strings.LastIndex(f.Source, name):]
	}
	return res
}

func TestJSONLines(t *testing.T) {
	res := read(t, "x.jsonl", "\xef\xbb\xbf"+`{"id":7,"title":"T","date":"2024-03-05T23:30:00-05:00","publisher":"P","url":"http://e.org/x","source":"s","text":"one \u00e9\u0000."}`+"\r\n"+
		"\n"+
		`{"id":"broken", "text": "no end`+"\n"+
		`["not an object"]`+"\n"+
		`{"text":"two","text":"second key wins"}`+"\n"+
		"\x00\x00\x00\n"+
		`{"body":"three","headline":"H","docId":"d-3"}`+"\n"+
		`{"text":null}`+"\n"+
		`{"text":12}`+"\n"+
		`{"text":{"a":1}}`+"\n"+
		`{"speech":"x","when":"y"}`+"\n"+
		`{"text":["First.","Second."]}`, Options{})
	same(t, "texts", res.texts(), "one é .", "second key wins", "three", "12", "First.\n\nSecond.")
	same(t, "failures", res.failures(""), "x.jsonl:3 malformed", "x.jsonl:4 malformed", "x.jsonl:6 malformed", "x.jsonl:8 empty", "x.jsonl:10 malformed", "x.jsonl:11 malformed")
	contains(t, "missing", res.fails[5].Text(), "speech, when", "--text-field")
	d := res.docs[0]
	want := pipeline.Document{ID: "7", Source: d.Source, Collection: "s", Title: "T", Publisher: "P", URL: "http://e.org/x",
		Date: time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC), DateSource: pipeline.DateFromMetadata, Language: d.Language, Text: "one é ."}
	if *d != want {
		t.Errorf("got %+v\nwant %+v", *d, want)
	}
	if id := res.docs[1].ID; !strings.HasPrefix(id, "x.jsonl:5#") {
		t.Errorf("id without one in the record: %s", id)
	}
	if res.docs[2].ID != "d-3" || res.docs[2].Title != "H" {
		t.Errorf("guessed fields: %+v", res.docs[2])
	}
}

func TestJSONFields(t *testing.T) {
	line := `{"id":"a","key":"b","text":"wrong","article":{"body":{"plain":"right"}},"a.b":"dotted","lang":"en-GB","when":"5 March 2024","n":1709596800,"title":"no"}` + "\n"
	res := read(t, "x.jsonl", line, Options{TextField: "article.body.plain", IDField: "key", DateField: "when", TitleField: NoField, SourceField: "a.b"})
	d := res.docs[0]
	if d.Text != "right" || d.ID != "b" || d.Title != "" || d.Collection != "dotted" || d.Language != "en" || d.Date.Format(time.DateOnly) != "2024-03-05" {
		t.Errorf("got %+v", d)
	}
	if d := read(t, "x.jsonl", line, Options{DateField: "n", IDField: NoField}).docs[0]; d.Date.Format(time.DateOnly) != "2024-03-05" || !strings.HasPrefix(d.ID, "x.jsonl:1#") {
		t.Errorf("seconds since 1970: %+v", d)
	}
	for _, opts := range []Options{{TextField: "nosuch"}, {IDField: "nosuch"}, {TextField: "article.nosuch"}} {
		res := read(t, "x.jsonl", line, opts)
		same(t, "failures", res.failures(""), "x.jsonl:1 malformed")
		contains(t, "message", res.fails[0].Text(), "nosuch", "a.b, article, id, key, lang, n, text, title, when")
	}
	if res := read(t, "x.jsonl", line, Options{DateField: "nosuch"}); len(res.docs) != 1 || !res.docs[0].Date.IsZero() {
		t.Errorf("a date that one record lacks: %v", res)
	}
}

func TestJSONShapes(t *testing.T) {
	for _, test := range []struct{ name, body, want, fails string }{
		{"x.json", `[{"text":"a"}, {"text":"b ]}\" ["},{"text":"c"}]`, "[0] [1] [2]", ""},
		{"x.json", `[{"text":"a"}, {"text":bad}, nonsense, {"text":"c"}]`, "[0] [3]", "[1] [2]"},
		{"x.json", "[\n{\"text\":\"a\"}\n,\n{\"text\":\"b\"}\n]\n", "[0] [1]", ""},
		{"x.json", `[{"text":"a"},{"text":"b`, "[0]", "[1]"},
		{"x.json", `[{"text":"a"}`, "[0]", "[1]"},
		{"x.json", `{"text":"a"}`, "", ""},
		{"x.json", "{\n \"text\": \"a\",\n \"n\": [1, {\"x\": 2}]\n}\n", "", ""},
		{"x.json", "{\n \"text\": \"a\"\n}\n{\n \"text\": \"b\"\n}", "[0] [1]", ""},
		{"x.json", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n", ":1 :2", ""},
		{"x.jsonl", "[\n{\"text\":\"a\"}]", "[0]", ""},
		{"x.jsonl", "{\n\"text\":\"a\"\n}\n{\n\"text\":\"b\"}", "[0] [1]", ""},
		{"x.json", "[]", "-", ""},
		{"x.json", "  ", "-", ""},
		{"x.jsonl", "\n\n", "-", ""},
		{"x.json", "17", "", "*"},
		{"x.json", "[1]", "", "[0]"},
		{"x.json", `[[[[{"text":"a"}]]]]`, "", "[0]"},
	} {
		res := read(t, test.name, test.body, Options{})
		var got, fails []string
		for _, d := range res.docs {
			got = append(got, d.Source[strings.LastIndex(d.Source, test.name)+len(test.name):])
		}
		for _, f := range res.fails {
			fails = append(fails, strings.TrimPrefix(f.Source, test.name))
		}
		switch {
		case test.want == "-":
			same(t, test.body, res.failures(""), test.name+" empty")
		case strings.Join(got, " ") != test.want || strings.ReplaceAll(test.fails, "*", "") != strings.Join(fails, " "):
			t.Errorf("%s: documents %q, failures %q; want %q, %q", test.body, got, fails, test.want, test.fails)
		}
	}
}

// huge is a stream of records among which one has so many megabytes.
func huge(megabytes int64, before, open, closed, after string) io.Reader {
	return io.MultiReader(strings.NewReader(before+open), &repeated{piece: strings.Repeat("all work and no play ", 3000), left: megabytes << 20}, strings.NewReader(closed+after))
}

func TestHundredMegabyteLine(t *testing.T) {
	for format, in := range map[string]io.Reader{
		"jsonl": huge(100, "{\"text\":\"one\"}\n", `{"text":"`, "\"}\n", "{\"text\":\"three\"}\n"),
		"json":  huge(3, `[{"text":"one"},`, `{"text":"`, `"},`, `{"text":"three"}]`),
		"csv":   huge(3, "id,text\n1,one\n", `2,"`, "\"\n", "3,three\n"),
		"tsv":   huge(3, "id\ttext\n1\tone\n", "2\t", "\n", "3\tthree\n"),
	} {
		opts := Options{Stdin: in, Format: format}
		if format != "jsonl" { // the same with less to read
			opts.Limits.Document = 1 << 20
		}
		res := collect(t, opts, "-")
		same(t, format, res.texts(), "one", "three")
		if len(res.fails) != 1 || res.fails[0].Class != pipeline.ClassTooLarge {
			t.Fatalf("%s: failures %v", format, res.fails)
		}
		contains(t, format, res.fails[0].Error(), map[string]string{"jsonl": "stdin:2", "json": "stdin[1]", "csv": "stdin:3", "tsv": "stdin:3"}[format], map[string]string{"jsonl": "100.0 MiB, more than the 32.0 MiB"}[format])
	}
	res := collect(t, Options{Stdin: huge(100, "", "", "", ""), Format: "text"}, "-")
	same(t, "text", res.failures(""), "stdin too_large")
}

// TestLargeText passes the raw limit and has too much text all the same.
func TestLargeText(t *testing.T) {
	opts := Options{Limits: Limits{Document: 1000}}
	for name, body := range map[string]string{"x.txt": strings.Repeat("word ", 300), "x.jsonl": `{"text":"` + strings.Repeat("word ", 300) + `"}`,
		"x.csv": "text\n" + strings.Repeat("word ", 300), "x.html": "<p>" + strings.Repeat("word ", 300)} {
		if res := read(t, name, body, opts); len(res.fails) != 1 || res.fails[0].Class != pipeline.ClassTooLarge {
			t.Errorf("%s: %d documents, failures %v", name, len(res.docs), res.fails)
		}
	}
}

func TestCrowdedRecords(t *testing.T) {
	for _, body := range []string{`{"text":"a"` + strings.Repeat(`,"k":1`, 300_000) + "}", `{"text":[` + strings.Repeat(`"",`, 400_000) + `""]}`} {
		if res := read(t, "x.jsonl", body, Options{}); len(res.fails) != 1 || res.fails[0].Class != pipeline.ClassMalformed {
			t.Errorf("%d documents, failures %v", len(res.docs), res.fails)
		}
	}
	if res := read(t, "x.csv", "text"+strings.Repeat(",", maxColumns)+"\na\n", Options{}); len(res.fails) != 1 {
		t.Errorf("a header of many columns: %v", res)
	}
}

func inUTF16(s string, big, bom bool) string {
	var b strings.Builder
	units := utf16.Encode([]rune(s))
	if bom {
		units = append([]uint16{0xfeff}, units...)
	}
	for _, u := range units {
		lo, hi := byte(u), byte(u>>8)
		if big {
			lo, hi = hi, lo
		}
		b.WriteByte(lo)
		b.WriteByte(hi)
	}
	return b.String()
}

func TestCharacterSets(t *testing.T) {
	const s = "The Minister welcomed the café’s reopening – a résumé of the talks."
	for _, big := range []bool{false, true} {
		for _, bom := range []bool{false, true} {
			for name, body := range map[string]string{"x.txt": s, "noname": s, "x.jsonl": `{"text":"` + s + `"}` + "\r\n", "x.csv": "id,text\r\n1," + s + "\r\n",
				"x.json": `[{"text":"` + s + `"}]`, "y": `{"text":"` + s + `"}`, "x.html": "<html><body><p>" + s + "</p></body></html>"} {
				res := read(t, name, inUTF16(body, big, bom), Options{})
				same(t, fmt.Sprintf("%s in UTF-16, big-endian %v, marked %v", name, big, bom), res.texts(), s)
			}
		}
	}
	const latin = "The caf\xe9\x92s reopening was welcomed by the ministers who met there."
	for name, body := range map[string]string{"x.txt": latin, "x.jsonl": `{"text":"` + latin + `"}`, "x.csv": "id,text\n1," + latin} {
		same(t, name+" in Windows-1252", read(t, name, body, Options{}).texts(), "The café’s reopening was welcomed by the ministers who met there.")
	}
	const cyrillic = "\xcc\xe8\xed\xe8\xf1\xf2\xf0 met"
	for name, body := range map[string]string{"x.txt": cyrillic, "x.jsonl": `{"text":"` + cyrillic + `"}`, "x.csv": "id,text\n1," + cyrillic} {
		same(t, name+" in Windows-1251", read(t, name, body, Options{Charset: "windows-1251"}).texts(), "Министр met")
	}
}

func TestPlainText(t *testing.T) {
	res := read(t, "x.txt", "\xef\xbb\xbfOne.\r\n\r\nTwo.\rThree.\n", Options{})
	if res.docs[0].Text != "One.\n\nTwo.\nThree.\n" {
		t.Errorf("line ends: %q", res.docs[0].Text)
	}
	for body, class := range map[string]string{"": pipeline.ClassEmpty, " \n\t\n": pipeline.ClassEmpty, "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x03\x00\x3e\x00\x01": pipeline.ClassBinary} {
		same(t, fmt.Sprintf("%q", body), read(t, "x.txt", body, Options{}).failures(""), "x.txt "+class)
	}
	d := read(t, "2024-03-05_talks.txt", talks(40), Options{}).docs[0]
	if d.Date.Format(time.DateOnly) != "2024-03-05" || d.DateSource != pipeline.DateFromURL || d.Language != "en" {
		t.Errorf("date in the name: %+v", d)
	}
	if d := read(t, "x.txt", talks(40), Options{Language: "fr"}).docs[0]; d.Language != "fr" {
		t.Errorf("forced language: %s", d.Language)
	}
}

func TestHTMLPages(t *testing.T) {
	page := `<!doctype html><html lang="en"><head><meta charset="windows-1252"><title>Talks in Lisbon</title><meta property="article:published_time" content="2024-03-05"></head>` +
		"<body><nav><a href=/>Home</a></nav><main><h1>Talks in Lisbon</h1><p>" + talks(60) + "</p><p>Caf\xe9.</p></main></body></html>"
	for _, name := range []string{"x.html", "x.htm", "noname"} {
		res := read(t, name, page, Options{})
		if len(res.docs) != 1 {
			t.Fatalf("%s: failures %v", name, res.fails)
		}
		d := res.docs[0]
		contains(t, name, d.Text, "Café.", "Minister Orlova")
		if strings.Contains(d.Text, "Home") || d.Title != "Talks in Lisbon" || d.Date.Format(time.DateOnly) != "2024-03-05" {
			t.Errorf("%s: %+v", name, d)
		}
	}
}

func TestHTMLInRecords(t *testing.T) {
	const body = `<p>The ministers met.</p><p>They agreed & left.</p>`
	line := fmt.Sprintf("{\"text\":%q}\n", body)
	for _, test := range []struct {
		line string
		mode HTMLMode
		want string
	}{
		{line, HTMLAuto, "The ministers met.\n\nThey agreed & left."},
		{line, HTMLNever, body},
		{`{"text":"Use <b> or a < b and c > d, said the minister.</b>"}`, HTMLAuto, "Use <b> or a < b and c > d, said the minister.</b>"},
		{`{"content_html":"The ministers <b>met</b>."}`, HTMLAuto, "The ministers met."},
		{`{"text":"The ministers <b>met</b>."}`, HTMLAlways, "The ministers met."},
	} {
		same(t, test.line, read(t, "x.jsonl", test.line, Options{HTML: test.mode}).texts(), test.want)
	}
	same(t, "csv", read(t, "x.csv", "text\n"+body+"\n", Options{}).texts(), "The ministers met.\n\nThey agreed & left.")
}
