package page

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	maxDepth     = 128     // elements nested deeper are read as if not there
	maxAttribute = 2 << 10 // bytes of an attribute's value that are kept
	maxAttrs     = 48      // attributes of an element that are looked at
	maxScripts   = 1 << 20 // bytes of JSON-LD that are kept
	maxNodes     = 500_000 // elements and pieces of text of a page; real ones have some thousands
)

// A document is a parsed page: the tree of its body, and what its head declares.
type document struct {
	body    *html.Node
	whole   bool // it has html, head, body or title, so it may have site chrome
	title   string
	lang    string
	comment string // the comment before everything else; "" if none
	meta    []property
	linked  []string // JSON-LD scripts
	canon   string
	huge    bool // it has more than maxNodes; the tree is not complete
}

// A property is a meta element; name is its name, property or http-equiv.
type property struct{ name, content string }

// A builder makes a tree of tokens. It is used in place of html.Parse, which
// refuses what is nested deeper than 512 elements, takes quadratic time to join
// pieces of text, and multiplies unclosed formatting elements by the paragraphs
// that follow; all of this is found in real pages or easily sent to us. Elements
// that only change the look of words (b, i, font) are left out of the tree.
type builder struct {
	doc   *document
	stack []*html.Node
	// skip is the element whose content is being passed over, 0 if none. It ends
	// at its end tag, or at a tag that cannot be inside.
	skip    atom.Atom
	inTitle bool
	linked  int
	nodes   int
}

// parse builds the tree of a page. It cannot fail: there is no HTML that a
// browser refuses either.
func parse(source string) *document {
	doc := &document{body: &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"}}
	b := &builder{doc: doc, stack: []*html.Node{doc.body}}
	z := html.NewTokenizer(strings.NewReader(source))
	first := true
	for {
		if b.nodes > maxNodes {
			doc.huge = true
			return doc
		}
		switch z.Next() {
		case html.ErrorToken:
			return doc
		case html.TextToken:
			if b.inTitle {
				if len(doc.title) < maxAttribute {
					doc.title += cut(string(z.Text()), maxAttribute)
				}
				break
			}
			b.text(z.Text())
		case html.CommentToken:
			if first {
				doc.comment = cut(string(z.Text()), maxAttribute)
			}
			// In "war<!-- -->time" nothing stands between the halves.
			continue
		case html.DoctypeToken:
			doc.whole = true
			continue
		case html.StartTagToken, html.SelfClosingTagToken:
			b.start(z)
		case html.EndTagToken:
			name, _ := z.TagName()
			b.end(name)
		}
		first = false
	}
}

func (b *builder) top() *html.Node { return b.stack[len(b.stack)-1] }

func (b *builder) text(s []byte) {
	if b.skip != 0 || len(s) == 0 {
		return
	}
	b.nodes++
	b.top().AppendChild(&html.Node{Type: html.TextNode, Data: string(s)})
}

// gap divides words at a tag that is itself left out.
func (b *builder) gap() { b.text([]byte{' '}) }

func (b *builder) start(z *html.Tokenizer) {
	name, more := z.TagName()
	a := atom.Lookup(name)
	if b.skip != 0 {
		if !isBlock(a) || b.skip == atom.Noscript {
			return
		}
		b.skip = 0
	}
	b.inTitle = false
	switch a {
	case atom.B, atom.I, atom.Em, atom.Strong, atom.U, atom.S, atom.Strike, atom.Small,
		atom.Big, atom.Tt, atom.Code, atom.Font, atom.Nobr, atom.Wbr:
		return
	case atom.Form, atom.Label, atom.Fieldset:
		// A form around the whole page is how ASP.NET works.
		b.gap()
		return
	case atom.Input, atom.Source, atom.Track, atom.Param, atom.Base, atom.Col, atom.Colgroup, atom.Area:
		return
	case atom.Html, atom.Body, atom.Head:
		b.doc.whole = true
		b.pageAttrs(z, a, more)
		return
	case atom.Title:
		z.NextIsNotRawText() // else a title without end swallows the page
		if b.doc.title == "" {
			b.doc.whole = true
			b.inTitle = true
		} else {
			b.skip = atom.Title
		}
		return
	case atom.Script:
		b.script(z, more)
		return
	case atom.Style, atom.Noscript, atom.Noembed, atom.Noframes, atom.Iframe, atom.Textarea, atom.Xmp, atom.Plaintext:
		b.rawText(z)
		return
	case atom.Svg, atom.Select, atom.Datalist, atom.Math:
		b.skip = a
		return
	case atom.Link, atom.Meta:
		b.declaration(z, a, more)
		return
	}
	if !b.closeImplied(a) {
		b.gap()
		return
	}
	n := &html.Node{Type: html.ElementNode, DataAtom: a, Data: tagName(a, name)}
	n.Attr = attributes(z, more)
	b.nodes++
	b.top().AppendChild(n)
	if !isVoid(a) && len(b.stack) < maxDepth {
		b.stack = append(b.stack, n)
	}
}

// closeImplied closes the elements that a start tag ends without saying so. It
// reports whether the tag may stand here at all.
func (b *builder) closeImplied(a atom.Atom) bool {
	switch a {
	case atom.Td, atom.Th:
		if !b.open(atom.Table) {
			return false
		}
		b.closeAny(inTable, atom.Td, atom.Th)
	case atom.Tr:
		if !b.open(atom.Table) {
			return false
		}
		b.closeAny(inTable, atom.Tr, atom.Td, atom.Th, atom.Caption)
	case atom.Thead, atom.Tbody, atom.Tfoot, atom.Caption:
		if !b.open(atom.Table) {
			return false
		}
		b.closeAny(inTable, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption)
	case atom.Li:
		b.closeAny(inList, atom.P)
		b.closeAny(inList, atom.Li)
	case atom.Dd, atom.Dt:
		b.closeAny(inList, atom.P)
		b.closeAny(inList, atom.Dd, atom.Dt)
	case atom.A:
		b.closeAny(inCell, atom.A)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		b.closeAny(inCell, atom.P)
		if isHeading(b.top().DataAtom) {
			b.stack = b.stack[:len(b.stack)-1]
		}
	default:
		if isBlock(a) {
			b.closeAny(inCell, atom.P)
		}
	}
	return true
}

// A scope tells where the search for an open element stops.
type scope func(atom.Atom) bool

func inTable(a atom.Atom) bool { return a == atom.Table }

func inCell(a atom.Atom) bool {
	return a == atom.Table || a == atom.Td || a == atom.Th || a == atom.Caption || a == atom.Button || a == atom.Object
}

func inList(a atom.Atom) bool { return inCell(a) || a == atom.Ul || a == atom.Ol || a == atom.Dl }

// closeAny closes the outermost of the named elements that are open within the
// scope, and all that is inside it.
func (b *builder) closeAny(stop scope, names ...atom.Atom) {
	at := 0
	for i := len(b.stack) - 1; i > 0; i-- {
		a := b.stack[i].DataAtom
		for _, name := range names {
			if a == name {
				at = i
			}
		}
		if at != i && stop(a) {
			break
		}
	}
	if at > 0 {
		b.stack = b.stack[:at]
	}
}

func (b *builder) open(a atom.Atom) bool {
	for _, n := range b.stack {
		if n.DataAtom == a {
			return true
		}
	}
	return false
}

func (b *builder) end(name []byte) {
	a := atom.Lookup(name)
	if b.inTitle {
		b.inTitle = false
		if a == atom.Title {
			return
		}
	}
	if b.skip != 0 {
		if a == b.skip {
			b.skip = 0
			return
		}
		if !isBlock(a) || b.skip == atom.Noscript {
			return
		}
		b.skip = 0
	}
	block := isBlock(a)
	for i := len(b.stack) - 1; i > 0; i-- {
		n := b.stack[i]
		if n.DataAtom == a && (a != 0 || n.Data == string(name)) {
			b.stack = b.stack[:i]
			return
		}
		switch {
		case a == atom.Table:
		case a == atom.Td || a == atom.Th || a == atom.Tr || a == atom.Tbody || a == atom.Thead || a == atom.Tfoot || a == atom.Caption:
			if n.DataAtom == atom.Table {
				return
			}
		case block && inCell(n.DataAtom), !block && isBlock(n.DataAtom):
			return
		}
	}
	if block {
		b.gap()
	}
}

// script keeps JSON-LD and passes over all other scripts.
func (b *builder) script(z *html.Tokenizer, more bool) {
	keep := false
	for _, at := range attributes(z, more) {
		if at.Key == "type" && strings.Contains(strings.ToLower(at.Val), "ld+json") {
			keep = true
		}
	}
	s := b.rawText(z)
	if keep && b.linked+len(s) <= maxScripts {
		b.linked += len(s)
		b.doc.linked = append(b.doc.linked, string(s))
	}
}

// rawText reads the content of an element that the tokenizer takes as it is.
// A start tag without content has its end tag as the next token.
func (b *builder) rawText(z *html.Tokenizer) []byte {
	if z.Next() == html.TextToken {
		return z.Text()
	}
	return nil
}

func (b *builder) pageAttrs(z *html.Tokenizer, a atom.Atom, more bool) {
	for _, at := range attributes(z, more) {
		if a == atom.Html && (at.Key == "lang" || at.Key == "xml:lang") && b.doc.lang == "" {
			b.doc.lang = at.Val
		}
		if a == atom.Html && at.Key == "itemtype" || a == atom.Body && (at.Key == "itemtype" || at.Key == "class") {
			b.doc.body.Attr = append(b.doc.body.Attr, at)
		}
	}
}

// declaration reads a meta or link element. One with an itemprop stays in the
// tree too, where its place says what it is about.
func (b *builder) declaration(z *html.Tokenizer, a atom.Atom, more bool) {
	n := &html.Node{Type: html.ElementNode, DataAtom: a, Data: a.String(), Attr: attributes(z, more)}
	if a == atom.Link {
		if hasWord(attr(n, "rel"), "canonical") && b.doc.canon == "" {
			b.doc.canon = attr(n, "href")
		}
		return
	}
	if attr(n, "itemprop") != "" {
		b.nodes++
		b.top().AppendChild(n)
	}
	content := strings.TrimSpace(attr(n, "content"))
	for _, key := range []string{"property", "name", "http-equiv"} {
		if name := strings.ToLower(strings.TrimSpace(attr(n, key))); name != "" && content != "" && len(b.doc.meta) < 500 {
			b.doc.meta = append(b.doc.meta, property{name, content})
		}
	}
}

// attributes reads those attributes of a tag that anything here looks at.
func attributes(z *html.Tokenizer, more bool) []html.Attribute {
	var out []html.Attribute
	for n := 0; more && n < maxAttrs; n++ {
		var key, val []byte
		key, val, more = z.TagAttr()
		k, known := usedAttributes[string(key)]
		if known {
			out = append(out, html.Attribute{Key: k, Val: cut(string(val), maxAttribute)})
		}
	}
	return out
}

var usedAttributes = func() map[string]string {
	m := make(map[string]string)
	for k := range strings.FieldsSeq(`class id role itemprop itemtype itemscope href datetime content name property
		http-equiv rel style hidden aria-hidden type lang xml:lang pubdate aria-label`) {
		m[k] = k
	}
	return m
}()

// cut shortens s to n bytes or a little less, at a rune.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(strings.Clone(s[:n]), "")
}

func tagName(a atom.Atom, name []byte) string {
	if a != 0 {
		return a.String()
	}
	return cut(string(name), 64)
}

var charsetPattern = regexp.MustCompile(`(?i)<(?:meta[^>]{1,200}?charset|\?xml[^>]{1,100}?encoding)\s*=\s*["']?\s*([\w:.-]{1,40})`)

// declaredCharset returns the character set that the start of a page declares,
// "" if it declares none or one that it cannot be in, since we could read it.
func declaredCharset(raw []byte) string {
	m := charsetPattern.FindSubmatch(raw[:min(len(raw), 4096)])
	if m == nil || bytes.HasPrefix(bytes.ToLower(m[1]), []byte("utf-16")) || bytes.HasPrefix(bytes.ToLower(m[1]), []byte("utf-32")) {
		return ""
	}
	return string(m[1])
}
