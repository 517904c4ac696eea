package datasets

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// A ColumnLayout says how a token-per-line file is laid out.
type ColumnLayout struct {
	Token int // column of the token, from 0
	Tag   int // column of the tag, from 0; negative counts from the last column
	// Map gives our label for a tag's type ("LOC": "PLACE"). Types that it lacks
	// are dropped; a nil Map keeps every type as it is.
	Map map[string]string
}

// ParseTagMap reads "PER=PERSON,LOC=PLACE" as given on a command line.
func ParseTagMap(s string) (map[string]string, error) {
	out := map[string]string{}
	for pair := range strings.SplitSeq(s, ",") {
		from, to, ok := strings.Cut(strings.TrimSpace(pair), "=")
		if !ok || from == "" || to == "" {
			return nil, fmt.Errorf("tag map %q: %q is not TAG=LABEL", s, pair)
		}
		out[from] = to
	}
	return out, nil
}

// ReadColumns reads CoNLL-like files: a token a line with its tag in IOB1,
// IOB2, BIOES or BILOU, columns parted by tabs (else by spaces), blank lines
// between sentences, lines that begin with -DOCSTART- or "# newdoc" between
// documents. Since such files do not keep the text, tokens are joined by single
// spaces and sentences by line feeds; offsets count in that text. A file
// without document lines is one document named after the file.
func ReadColumns(r io.Reader, name string, layout ColumnLayout) ([]*Document, error) {
	br := bufio.NewReader(r)
	b := columnBuilder{name: name, stem: strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)), layout: layout}
	for n := 1; ; n++ {
		line, err := br.ReadString('\n')
		if err != nil && err != io.EOF {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		if perr := b.line(strings.TrimRight(line, "\r\n"), n); perr != nil {
			return nil, perr
		}
		if err == io.EOF {
			b.finish()
			return b.docs, nil
		}
	}
}

type columnBuilder struct {
	name, stem string
	layout     ColumnLayout
	docs       []*Document
	doc        *Document
	id         string
	first      int
	text       strings.Builder
	at         int // code points written
	newline    bool
	open       *Mention // the mention that a following I- tag continues
	openType   string
}

func (b *columnBuilder) line(s string, n int) error {
	switch {
	case strings.TrimSpace(s) == "":
		b.newline = b.text.Len() > 0
		b.close()
		return nil
	case strings.HasPrefix(s, "-DOCSTART-"), strings.HasPrefix(s, "# newdoc"):
		b.finish()
		if f := strings.Fields(s); strings.HasPrefix(s, "#") {
			if _, id, ok := strings.Cut(s, "="); ok {
				b.id = strings.TrimSpace(id)
			}
		} else if len(f) > 1 && f[1] != "O" && f[1] != "-X-" {
			b.id = f[1]
		}
		return nil
	case strings.HasPrefix(s, "# ") && strings.Contains(s, "="):
		return nil // metadata of CoNLL-U
	}
	cols := strings.Split(s, "\t")
	if len(cols) == 1 {
		cols = strings.Fields(s)
	}
	tag := b.layout.Tag
	if tag < 0 {
		tag += len(cols)
	}
	if b.layout.Token >= len(cols) || tag >= len(cols) || tag < 0 {
		return fmt.Errorf("%s:%d: line has %d columns, which lacks the token or tag column: %q", b.name, n, len(cols), s)
	}
	return b.token(cols[b.layout.Token], cols[tag], n)
}

func (b *columnBuilder) token(word, tag string, n int) error {
	if b.doc == nil {
		b.doc, b.first = &Document{Line: n}, n
	}
	if b.text.Len() > 0 {
		sep := " "
		if b.newline {
			sep = "\n"
		}
		b.text.WriteString(sep)
		b.at++
	}
	b.newline = false
	start := b.at
	b.text.WriteString(word)
	b.at += utf8.RuneCountInString(word)

	if tag == "O" || tag == "_" || tag == "" {
		b.close()
		return nil
	}
	pos, typ, ok := strings.Cut(tag, "-")
	if !ok || len(pos) != 1 || !strings.Contains("BIOESLUM", pos) {
		return fmt.Errorf("%s:%d: tag %q is not O or one of B- I- E- S- L- U- with a type", b.name, n, tag)
	}
	continues := strings.Contains("IELM", pos) && b.open != nil && b.openType == typ
	if !continues {
		b.close()
		b.open, b.openType = &Mention{Start: start}, typ
	}
	b.open.End = b.at
	if strings.Contains("ESLU", pos) {
		b.close()
	}
	return nil
}

// close ends the open mention, if its type is mapped.
func (b *columnBuilder) close() {
	if b.open == nil {
		return
	}
	label := b.openType
	if b.layout.Map != nil {
		label = b.layout.Map[b.openType]
	}
	if label != "" {
		b.open.Label = label
		b.doc.Mentions = append(b.doc.Mentions, *b.open)
	}
	b.open = nil
}

func (b *columnBuilder) finish() {
	b.close()
	if b.doc != nil {
		d := b.doc
		d.Text = b.text.String()
		d.DocID = b.id
		if d.DocID == "" {
			d.DocID = b.stem
			if len(b.docs) > 0 {
				d.DocID = fmt.Sprintf("%s-%d", b.stem, len(b.docs)+1)
			}
		}
		runes := NewRunes(d.Text)
		for i := range d.Mentions {
			d.Mentions[i].Text, _ = runes.Slice(d.Mentions[i].Start, d.Mentions[i].End)
		}
		b.docs = append(b.docs, d)
	}
	b.doc, b.id, b.at, b.newline = nil, "", 0, false
	b.text.Reset()
}
