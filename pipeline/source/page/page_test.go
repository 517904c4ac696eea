package page

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"readout/pipeline"
)

func TestExtract(t *testing.T) {
	tests := []struct {
		name, raw, text                  string
		title, publisher, url, lang, day string
		source                           string
	}{
		{"ministry", ministryPage, ministryText, "Minister Okri receives Ambassador of Castoria", "Ministry of Foreign Affairs of Arvenia",
			"https://mfa.arvenia.example/news/1021", "en", "2024-03-05", pipeline.DateFromMetadata},
		{"blog", blogPage, blogText, "Joint Statement on Fisheries", "", "", "en", "2023-11-02", pipeline.DateFromMetadata},
		{"linked data", linkedPage, linkedText, "Call with the President of Castoria", "Presidency of Arvenia",
			"https://president.arvenia.example/calls/7", "en", "2022-09-14", pipeline.DateFromMetadata},
		{"tables", tablePage, tableText, "Embassy of Castoria: Press Release", "", "", "en", "2001-04-12", pipeline.DateFromDateline},
		{"windows-1252", westernPage, westernText, "Visit to Café Éclair", "", "", "en", "", ""},
		{"no title", untitledPage, untitledText, "", "", "", "en", "", ""},
		{"fragment", fragment, fragmentText, "Readout of the Minister’s Call", "", "https://arvenia.example/2021/05/12/readout-of-call/", "en", "2021-05-12", pipeline.DateFromURL},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := Extract([]byte(tt.raw), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.text, p.Text); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
			date := ""
			if !p.Date.IsZero() {
				date = p.Date.Format(time.DateOnly)
			}
			got := []string{p.Title, p.Publisher, p.URL, p.Language, date, p.DateSource}
			want := []string{tt.title, tt.publisher, tt.url, tt.lang, tt.day, tt.source}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("metadata (-want +got):\n%s", diff)
			}
		})
	}
}

// A listing is no document, but what it says of each is kept and its navigation
// is not.
func TestExtractListing(t *testing.T) {
	p, err := Extract([]byte(listingPage), Options{URL: "https://arvenia.example/press"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Press releases", "The Minister met the envoy", "Talks on the bridge", "a happy new year."} {
		if !strings.Contains(p.Text, want) {
			t.Errorf("%q is missing in %q", want, p.Text)
		}
	}
	if strings.Contains(p.Text, "Home") || p.URL != "https://arvenia.example/press" {
		t.Errorf("got %q from %q", p.Text, p.URL)
	}
}

// TestRender checks single rules of turning elements into text.
func TestRender(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"blocks never join words", "<div>one</div><div>two</div>three<p>four", "one\n\ntwo\n\nthree\n\nfour"},
		{"inline elements never split words", "<p>re<b>use</b>d <span>X</span><span>Y</span> n<!-- c -->o<wbr>w", "reused XY now"},
		{"white space", "<p> a \n\t b&nbsp;&nbsp;c\u2003d </p>", "a b c d"},
		{"line breaks", "<p>a<br>b<br><br>c<br></p>", "a\nb\n\nc"},
		{"entities", "<p>Q&amp;A &lt;b&gt; &#8220;x&#8221;", "Q&A <b> “x”"},
		{"nested lists", "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>", "- a\n\n- b\n\n- c\n\nd"},
		{"repeated bullets", "<ul><li>• a</li></ul>", "- a"},
		{"quotation", "<p>He said <q>yes</q>.", "He said “yes”."},
		{"preformatted", "<pre>a\nb\n\nc</pre>", "a\nb\n\nc"},
		{"layout table", "<table><tr><td>one</td></tr><tr><td>two</td></tr></table>", "one\n\ntwo"},
		{"data table", "<table><tr><th>a<th>b<tr><td>1<br>2<td>3</table>", "a\tb\n1 2\t3"},
		{"hidden", "<p>a</p><p hidden>b</p><p style='display: none'>c</p><p aria-hidden=true>d</p><p>e f g h</p>", "a\n\ne f g h"},
		{"drawings", "<p>a<svg><title>t</title><text>b</text></svg>c</p>", "ac"},
		{"choices", "<p>a <select><option>b<option>c</select>d</p>", "a d"},
		{"unclosed choices", "<p>a <select><option>b<p>c", "a\n\nc"},
		{"cells without table", "a<td>b</td>c", "a b c"},
		{"stray ends", "</div>a</p>b</span>c</table>d", "a bc d"},
		{"zero width", "<p>a\u200bb\u00adc", "abc"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := Extract([]byte(tt.in), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if p.Text != tt.want {
				t.Errorf("got %q, want %q", p.Text, tt.want)
			}
		})
	}
}

func TestExtractFails(t *testing.T) {
	tests := []struct{ name, raw, class string }{
		{"nothing", "", pipeline.ClassEmpty},
		{"white space", " \n\t&nbsp;<br>", pipeline.ClassEmpty},
		{"empty body", "<html><head><title>A title</title></head><body></body></html>", pipeline.ClassEmpty},
		{"a script for a body", "<html><head><title>A title</title></head><body><div id=app></div><script>run()</script></body></html>", pipeline.ClassEmpty},
		{"image", "\x89PNG\r\n\x1a\n\x00\x00\x00\x0d", pipeline.ClassBinary},
		{"too many elements", strings.Repeat("<br>", maxNodes+1), pipeline.ClassTooLarge},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := Extract([]byte(tt.raw), Options{})
			f, ok := errors.AsType[*pipeline.Failure](err)
			if !ok || f.Class != tt.class || p != (Page{}) {
				t.Errorf("got %+v, %v; want class %s", p, err, tt.class)
			}
		})
	}
}

// TestExtractHostile gives pages made to break readers: each must be read in
// linear time, which a quadratic step would miss by minutes, and keep its words.
func TestExtractHostile(t *testing.T) {
	const n, deep = 20_000, 100_000
	tests := []struct{ name, raw string }{
		{"deep", strings.Repeat("<div>", deep) + "the word" + strings.Repeat("</div>", deep)},
		{"deep tables", strings.Repeat("<table><tr><td>", deep) + "the word"},
		{"deep lists", strings.Repeat("<ul><li>", deep) + "the word"},
		{"deep unknown elements", strings.Repeat("<x-y>", deep) + "the word"},
		{"unclosed looks", strings.Repeat("<p><b><i><font size=1>x", n) + "the word"},
		{"unclosed links", strings.Repeat("<a href=x>x", n) + "<p>the word"},
		{"stray ends", strings.Repeat("x</section>", n) + " the word"},
		{"text in tables", "<table>" + strings.Repeat("x<tr>", n) + "</table><p>the word"},
		{"giant attribute", "<p class='" + strings.Repeat("nav ", deep) + "'>the word"},
		{"many attributes", "<p " + strings.Repeat("a=b ", n) + ">the word"},
		{"unclosed title", "<title>the word" + strings.Repeat("<p>the word", n)},
		{"unclosed attribute", "<p>the word</p><p class='" + strings.Repeat("x", n)},
		{"many headings", "<title>the word</title>" + strings.Repeat("<h1>the word</h1>", n)},
		{"many hints", strings.Repeat("<div class=nav><figure><p>x", n) + "</div><p>the word"},
		{"nested articles", strings.Repeat("<article><h1>x</h1><p>the word", n)},
		{"open brackets", "the word" + strings.Repeat("<", n)},
		{"entities", "the word" + strings.Repeat("&amp", n)},
		{"one long word", "the word " + strings.Repeat("x", deep)},
		{"deep JSON-LD", "<script type='application/ld+json'>" + strings.Repeat("[", n) + "</script><p>the word"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := Extract([]byte(tt.raw), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(p.Text, "the word") {
				t.Errorf("the word is lost: %.100q", p.Text)
			}
		})
	}
}

func FuzzExtract(f *testing.F) {
	for _, raw := range styles() {
		if len(raw) < 10_000 {
			f.Add([]byte(raw))
		}
	}
	f.Add([]byte("<table><td><select><svg><p></table><h1><a><li><title>"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, err := Extract(raw, Options{})
		if err != nil {
			if f, ok := errors.AsType[*pipeline.Failure](err); !ok || f.Class == "" {
				t.Fatalf("got %v", err)
			}
			return
		}
		if !utf8.ValidString(p.Text) || strings.TrimSpace(p.Text) == "" || strings.Contains(p.Text, "\n\n\n") {
			t.Fatalf("got %q", p.Text)
		}
		for _, s := range []string{p.Title, p.Publisher, p.URL, p.Language} {
			if !utf8.ValidString(s) {
				t.Fatalf("got %+v", p)
			}
		}
		if again, err := Extract(raw, Options{}); err != nil || again != p {
			t.Fatalf("got %+v, then %+v, %v", p, again, err)
		}
	})
}
