package source

import (
	"strings"
	"time"

	"golang.org/x/net/html"

	"readout/pipeline/text"
)

// page stands in for the package page until that lands.
var page standIn

type standIn struct{}

type pageOptions struct{ Charset, URL string }

func (standIn) Options(charset, url string) pageOptions { return pageOptions{charset, url} }

type extracted struct {
	Text, Title, Publisher, URL, Language, DateSource string
	Date                                              time.Time
}

func (standIn) Extract(raw []byte, opt pageOptions) (extracted, error) {
	s, _, err := text.Decode(raw, opt.Charset)
	if err != nil {
		return extracted{}, err
	}
	var b strings.Builder
	for z := html.NewTokenizer(strings.NewReader(s)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return extracted{Text: b.String(), URL: opt.URL, Language: text.Language(b.String())}, nil
		case html.TextToken:
			b.WriteString(strings.TrimSpace(string(z.Text())) + "\n")
		}
	}
}
