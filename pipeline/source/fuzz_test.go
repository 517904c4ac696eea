package source

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"unicode/utf8"
)

// fuzzOne reads one input as a format. It must end, without a panic, in whole
// documents and failures, the same ones twice.
func fuzzOne(t *testing.T, format string, data []byte) {
	t.Helper()
	opts := Options{Format: format, Limits: Limits{Document: 1 << 16}}
	read := func() result {
		o := opts
		o.Stdin = bytes.NewReader(data)
		return collect(t, o, "-")
	}
	one, two := read(), read()
	if len(one.order) == 0 {
		t.Error("neither a document nor a failure")
	}
	if strings.Join(one.order, "\n") != strings.Join(two.order, "\n") {
		t.Error("two runs differ")
	}
	seen := map[string]bool{}
	for _, s := range one.order {
		if seen[s] && !strings.Contains(s, "!") { // archives may repeat names
			t.Errorf("input %s comes twice", s)
		}
		seen[s] = true
	}
}

func seeds(f *testing.F, s ...string) {
	for _, s := range s {
		f.Add([]byte(s))
	}
}

func FuzzJSONL(f *testing.F) {
	seeds(f, `{"id":1,"text":"“Peace” — الرياض"}`+"\n{broken\n\n", "\xff\xfe{\x00", `{"text":["a","b"],"date":1e99}`, `{"text":"\ud800\u0000"}`, "{\n\"text\":\"a\"}")
	f.Fuzz(func(t *testing.T, data []byte) { fuzzOne(t, "jsonl", data) })
}

func FuzzJSON(f *testing.F) {
	seeds(f, `[{"text":"a"},{"text":"b]"},nonsense]`, `{"text":"a"}{"text":"b"}`, `[[[`, `]`, `["a",1 2]`, `{"a":"\`, `[}`, `}{`, ``)
	f.Fuzz(func(t *testing.T, data []byte) { fuzzOne(t, "json", data) })
}

func FuzzCSV(f *testing.F) {
	seeds(f, "id,text\n1,\"a\n\"\"b\"\"\"\n2,\"open\n3,c\n", "text\n\"\r\n", "text;title\na;\"b\" c\n", "text,text\n\"a\"b\"\n\n", "\xff\xfet\x00", "text\r\"a\r\"")
	f.Fuzz(func(t *testing.T, data []byte) { fuzzOne(t, "csv", data) })
}

func FuzzSniff(f *testing.F) {
	seeds(f, "PK\x03\x04", "\x1f\x8b\x08\x00\x00\x00\x00\x00", "\x28\xb5\x2f\xfd\x04\x00", "<!--", "<?xml ?><html>", "---\ntitle: a\n---\nb", "id\ttext\n1\ta\n",
		strings.Repeat("\x00", 257)+"ustar\x0000"+strings.Repeat("\x00", 300))
	f.Add([]byte(zipped(f, member{"a.txt", "alpha"}, member{"index.tsv", "file\ttitle\na.txt\tA\n"})))
	f.Add([]byte(tarred(f, member{"a.txt", "alpha"})))
	f.Add([]byte(gzipped(f, "alpha")))
	f.Add([]byte(zstded(f, "alpha")))
	f.Fuzz(func(t *testing.T, data []byte) { fuzzOne(t, "", data) })
}

func FuzzFrontMatter(f *testing.F) {
	for _, s := range []string{"---\ntitle: \"a\\u00e9\"\ndate: 'x'\n---\nbody", "---\ntitle: |\n  a\n  b\n...\n", "---\n---\n", "---\ntitle:\n- a\n---"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, body := frontMatter(s)
		if !strings.HasSuffix(s, body) {
			t.Errorf("body %q does not end %q", body, s)
		}
		if m == (metadata{}) && len(body) != len(s) && !strings.HasPrefix(s, "---\n") {
			t.Errorf("%q lost its beginning", s)
		}
		if utf8.ValidString(s) && !utf8.ValidString(m.title+m.date+m.id+m.url+m.publisher) {
			t.Errorf("%q gives invalid UTF-8 in %+v", s, m)
		}
	})
}

func FuzzIndex(f *testing.F) {
	seeds(f, indexTSV, "Filename,Headline\n\"a\nb.txt\",\"x\"\"y\"\n", "file\na\na\n", "file\ttitle\n\"\n\"\n\"", "\xff\xfef\x00i\x00l\x00e\x00")
	f.Fuzz(func(t *testing.T, data []byte) {
		n := 0
		for in, err := range Open(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(zipped(t, member{"a.txt", "alpha"}, member{"index.tsv", string(data)}))}) {
			if n++; in == nil || in.Source == "" || err == nil && in.Load == nil {
				t.Errorf("input %v, %v", in, err)
			}
			if in != nil && err == nil && in.Source == "stdin!a.txt" {
				if d, err := in.Load(); err != nil {
					t.Error(err)
				} else {
					checkDocument(t, d)
				}
			}
		}
		if n == 0 {
			t.Error("the text beside the index is lost")
		}
	})
}
