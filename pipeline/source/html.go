package source

import (
	"strings"

	"readout/pipeline"
	"readout/pipeline/source/page"
)

// readPage yields b as one document of HTML.
func readPage(r *reader, b *blob) {
	raw, err := r.slurp(b)
	if err != nil {
		r.fail(b.name, b.rel, "", err)
		return
	}
	o, opts, side := origin{b.name, b.rel, b.base, raw}, &r.opts, b.side
	r.emit(o.input(func() (*pipeline.Document, error) { return opts.page(o, o.raw, opts.Charset, side) }), nil)
}

// holdsHTML reports whether the text of a record plainly is HTML: it begins
// with the tag of a page, or holds block tags and closes them. Text that merely
// mentions a tag is not.
func holdsHTML(s string) bool {
	if !strings.Contains(s, "<") {
		return false
	}
	if looksHTML([]byte(s[:min(len(s), 4096)])) && strings.Contains(s, "</") {
		return true
	}
	n := 0
	for _, tag := range []string{"</p>", "</div>", "</li>", "</h1>", "</h2>", "</td>", "<br>", "<br/>", "<br />"} {
		if n += strings.Count(s, tag); n >= 2 {
			return true
		}
	}
	return false
}

// page makes a document of a page. What is said of it elsewhere comes before
// what it says itself.
func (o *Options) page(from origin, raw []byte, charset string, m metadata) (*pipeline.Document, error) {
	p, err := page.Extract(raw, page.Options{Charset: charset, URL: m.url})
	if err != nil {
		return nil, err
	}
	m = m.or(metadata{title: p.Title, publisher: p.Publisher, url: p.URL})
	if languageCode(m.language) == "" {
		m.language = p.Language
	}
	return o.document(from, p.Text, m, p.Date, p.DateSource)
}
