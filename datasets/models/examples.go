// Package models makes examples for the sequence tagger out of annotated files
// of any guidelines, and holds the card of the model that ships.
package models

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"readout/datasets"
	"readout/extractors/ner"
	"readout/pipeline"
	"readout/pipeline/text"
)

// Read reads an annotated file: .jsonl in the form of the gold files, or columns
// (.tsv, .conll, .txt, .bio) of token and tag, either of them also with .gz. tags gives
// our label for a label of the file; those that it lacks are dropped, a nil map
// keeps all as they are.
func Read(path string, tags map[string]string) ([]*ner.Example, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	name := path
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		r, name = z, strings.TrimSuffix(name, ".gz")
	}
	var docs []*datasets.Document
	columns := false
	switch ext := filepath.Ext(name); ext {
	case ".jsonl", ".json":
		docs, err = datasets.ReadJSONL(r, path)
	case ".tsv", ".conll", ".txt", ".bio", ".iob":
		columns = true
		docs, err = datasets.ReadColumns(r, path, datasets.ColumnLayout{Tag: -1})
	default:
		return nil, fmt.Errorf("%s: a file to train from ends in .jsonl, .tsv, .conll, .bio or .txt, or one of these and .gz", path)
	}
	if err != nil {
		return nil, err
	}
	source := strings.SplitN(filepath.Base(path), ".", 2)[0]
	var out []*ner.Example
	for _, d := range docs {
		if columns {
			out = append(out, fromColumns(d, source, tags)...)
			continue
		}
		x, err := fromText(d, source, tags)
		if err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, nil
}

func label(tags map[string]string, s string) string {
	if tags == nil {
		return s
	}
	return tags[s]
}

// fromText makes an example of a document whose text is as published.
func fromText(d *datasets.Document, source string, tags map[string]string) (*ner.Example, error) {
	doc := pipeline.NewDocument(d.DocID, d.Text, time.Time{})
	x := &ner.Example{Source: source, Doc: doc}
	if d.Source != "" {
		x.Source = d.Source
	}
	p := &pipeline.Pass{Doc: doc, Ann: &pipeline.Annotations{}}
	if err := text.Extractor.Run(p); err != nil {
		return nil, fmt.Errorf("document %s: %w", d.DocID, err)
	}
	x.Tokens, x.Sentences = p.Ann.Tokens, p.Ann.Sentences
	at := offsets(doc.Text)
	for _, m := range d.Mentions {
		l := label(tags, m.Label)
		if l == "" || m.Start < 0 || m.End >= len(at) || m.Start >= m.End {
			continue
		}
		x.Spans = append(x.Spans, pipeline.Mention{Span: pipeline.Span{Start: at[m.Start], End: at[m.End]}, Label: l})
	}
	return x, nil
}

// offsets returns the byte offset of every code point, and the length.
func offsets(s string) []int {
	out := make([]int, 0, len(s)+1)
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

// unmarked is how many sentences of a file without marks between documents make
// one document: such files hold single sentences of many texts.
const unmarked = 4

// fromColumns makes examples of tokens joined by spaces, sentences by line feeds.
// The text is written as a publisher would, without spaces before commas.
func fromColumns(d *datasets.Document, source string, tags map[string]string) []*ner.Example {
	lines := strings.Split(d.Text, "\n")
	group := len(lines)
	if group > 400 {
		group = unmarked
	}
	var out []*ner.Example
	next, from := 0, 0 // mention; code point where the line begins
	for len(lines) > 0 {
		n := min(group, len(lines))
		var b writer
		x := &ner.Example{Source: source}
		for _, line := range lines[:n] {
			start := b.newLine()
			end := from + utf8.RuneCountInString(line)
			pos := from
			for w := range strings.SplitSeq(line, " ") {
				stop := pos + utf8.RuneCountInString(w)
				b.word(w)
				for next < len(d.Mentions) && d.Mentions[next].End <= pos {
					next++
				}
				if next < len(d.Mentions) {
					m := &d.Mentions[next]
					if m.Start == pos {
						b.open = b.start
					}
					if m.End == stop && b.open >= 0 {
						if l := label(tags, m.Label); l != "" {
							x.Spans = append(x.Spans, pipeline.Mention{Span: pipeline.Span{Start: b.open, End: b.Len()}, Label: l})
						}
						b.open = -1
					}
				}
				pos = stop + 1
			}
			from = end + 1
			first := len(x.Tokens)
			for _, t := range text.Tokenize(b.String()[start:], nil) {
				x.Tokens = append(x.Tokens, pipeline.Token{Span: pipeline.Span{Start: start + t.Start, End: start + t.End}})
			}
			x.Sentences = append(x.Sentences, pipeline.Sentence{Span: pipeline.Span{Start: start, End: b.Len()}, First: first, Last: len(x.Tokens)})
		}
		lines = lines[n:]
		x.Doc = pipeline.NewDocument(d.DocID, b.String(), time.Time{})
		out = append(out, x)
	}
	return out
}

// A writer puts words back into running text.
type writer struct {
	strings.Builder
	glue   bool // the next word follows without a space
	quoted bool // inside straight double quotes
	start  int  // of the last word
	open   int  // where the mention that is being written began, -1 if none is
}

func (w *writer) newLine() int {
	if w.Len() > 0 {
		w.WriteString("\n\n")
	}
	w.glue, w.quoted, w.open = true, false, -1
	return w.Len()
}

func (w *writer) word(s string) {
	glue := w.glue
	w.glue = false
	switch s {
	case ",", ".", ";", ":", "!", "?", ")", "]", "}", "%", "”", "'", "’", "...", "…":
		glue = true
	case "(", "[", "{", "$", "£", "€", "“", "#":
		w.glue = true
	case "-", "/":
		glue, w.glue = true, true
	case "\"", "``", "''":
		glue = glue || w.quoted
		w.quoted = !w.quoted
		w.glue = w.quoted
	}
	if r, n := utf8.DecodeRuneInString(s); (r == '\'' || r == '’') && len(s) > n {
		if l, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsLetter(l) && len(s)-n <= 2 {
			glue = true // 's, 're
		}
	}
	if s == "n't" || s == "n’t" {
		glue = true
	}
	if !glue && w.Len() > 0 {
		w.WriteByte(' ')
	}
	w.start = w.Len()
	w.WriteString(s)
}
