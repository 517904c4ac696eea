package page

import (
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	tests := []struct{ in, want string }{
		{"2024-03-05", "2024-03-05"},
		{"2024-03-05T23:30:00-05:00", "2024-03-05"}, // the day where it was published
		{"2024-03-05 23:30", "2024-03-05"},
		{"20240305", "2024-03-05"},
		{"Fri, 16 Jun 2017 12:45:00 GMT", "2017-06-16"},
		{"June 16, 2017", "2017-06-16"},
		{"Posted on Sept. 3rd, 2021 at noon", "2021-09-03"},
		{"16.06.2017", "2017-06-16"},
		{"2024-13-05", ""},
		{"2024-02-30", ""},
		{"06/07/2024", ""},
		{"June 2017", ""},
		{"in 16 Months 2017", ""},
		{"", ""},
	}
	for _, tt := range tests {
		got, ok := parseDate(tt.in)
		if ok != (tt.want != "") || ok && got.Format(time.DateOnly) != tt.want {
			t.Errorf("parseDate(%q) = %v, %v; want %q", tt.in, got, ok, tt.want)
		}
	}
}

func TestWithoutSite(t *testing.T) {
	tests := []struct{ title, site, want string }{
		{"Talks held • Presidency of Arvenia", "", "Talks held"},
		{"Talks on trade held in Lisle - Presidency of Arvenia", "Presidency of Arvenia", "Talks on trade held in Lisle"},
		{"Arvenia - Castoria talks", "", "Arvenia - Castoria talks"},
		{"MFA | Minister receives the Ambassador of Castoria", "", "Minister receives the Ambassador of Castoria"},
		{"Joint Statement: on the Sea", "", "Joint Statement: on the Sea"},
		{"", "Arvenia", ""},
	}
	for _, tt := range tests {
		if got := withoutSite(tt.title, tt.site); got != tt.want {
			t.Errorf("withoutSite(%q, %q) = %q, want %q", tt.title, tt.site, got, tt.want)
		}
	}
}

// TestDateOf checks which of several days of a page is that of publication.
func TestDateOf(t *testing.T) {
	const body = "<p>The Minister met the Ambassador today, and they agreed to meet again soon.</p>"
	tests := []struct{ name, raw, want string }{
		{"picture's own day", `<article itemtype="http://schema.org/NewsArticle"><div itemtype="http://schema.org/ImageObject"><meta itemprop="datePublished" content="2001-01-01"></div><time itemprop="datePublished" datetime="2020-02-02">2 Feb</time>` + body + `</article>`, "2020-02-02"},
		{"day of change", `<html><meta property="article:modified_time" content="2021-01-01"><meta name="DC.date.issued" content="2020-02-02"><body>` + body, "2020-02-02"},
		{"related document's day", `<html><body><aside><time datetime="2001-01-01">x</time></aside><main><div class="post-date">2 February 2020</div>` + body + `</main>`, "2020-02-02"},
		{"dateline", `<html><body><main><p>Lisle, 2 February 2020 – The Minister met the Ambassador today, and they agreed to meet again.</p></main>`, "2020-02-02"},
		{"address", `<html><link rel=canonical href="https://a.example/2020/02/02/talks"><body>` + body, "2020-02-02"},
		{"none", `<html><body>` + body, ""},
	}
	for _, tt := range tests {
		p, err := Extract([]byte(tt.raw), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Date.Format(time.DateOnly); got != tt.want && (tt.want != "" || !p.Date.IsZero()) {
			t.Errorf("%s: got %s from %s, want %q", tt.name, got, p.DateSource, tt.want)
		}
	}
}

// TestNoise checks what names say of elements, and what they do not.
func TestNoise(t *testing.T) {
	tests := []struct {
		class string
		want  bool
	}{
		{"share-bar", true},
		{"shareBar", true},
		{"read__taglist", true},
		{"post tag-share category-social-affairs", false},
		{"has-sidebar", false},
		{"entry-meta", true},
		{"elementor-widget-text-editor", false},
		{"shareholders", false},
		{"comment", false},
	}
	for _, tt := range tests {
		n := parse(`<div class="` + tt.class + `">x</div>`).body.FirstChild
		if got := hintsAtNoise(n); got != tt.want {
			t.Errorf("class %q: got %v, want %v", tt.class, got, tt.want)
		}
	}
}
