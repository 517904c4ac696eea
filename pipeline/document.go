package pipeline

import (
	"strings"
	"time"
	"unicode/utf8"
)

// A Span is a half-open range [Start, End) of byte offsets into Document.Text.
// Both ends lie on rune boundaries. The zero Span means "absent".
type Span struct{ Start, End int }

// Len returns the number of bytes that s covers.
func (s Span) Len() int { return s.End - s.Start }

// IsZero reports whether s is the zero Span, which stands for "absent".
func (s Span) IsZero() bool { return s == Span{} }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// How the date of a document became known; values of Document.DateSource.
const (
	DateFromMetadata = "metadata" // a field, index row, meta tag or front matter of the input
	DateFromDateline = "dateline" // a dateline or a leading date line of the text
	DateFromURL      = "url"      // the address or file name of the input
)

// A Document is one published readout. It is not changed once a reader has
// handed it on; what extractors find goes into Annotations.
type Document struct {
	// ID is unique within a run and stable between runs: the input's own id,
	// else one derived from the input's path and content.
	ID string
	// Source names the input for error messages, "a.zip!b/c.txt" or "x.jsonl:12".
	Source string
	// Collection is the input's own name for the set that the document belongs
	// to (the "source" field of the gold files); "" if none.
	Collection string
	Title      string // "" if unknown
	Publisher  string // "" if unknown
	URL        string // "" if unknown
	// Date is the day of publication, against which relative dates resolve;
	// the zero time if unknown.
	Date       time.Time
	DateSource string // one of the DateFrom constants; "" if Date is zero
	// Language is an ISO 639-1 code ("en"), or "und" where the text is too
	// short to tell. "" means that nobody looked; it is treated as English.
	Language string
	// Text is what the reader extracted: valid UTF-8, never rewritten afterwards.
	// Every Span of every annotation points into it.
	Text string
}

// NewDocument returns a document of English text, for callers that have text at
// hand rather than inputs to read. Invalid UTF-8 is replaced by U+FFFD. date
// may be the zero time.
func NewDocument(id, text string, date time.Time) *Document {
	doc := &Document{ID: id, Source: id, Text: text, Date: date, Language: "en"}
	if !utf8.ValidString(text) {
		doc.Text = strings.ToValidUTF8(text, "\uFFFD")
	}
	if !date.IsZero() {
		doc.DateSource = DateFromMetadata
	}
	return doc
}

// Slice returns the words that sp covers.
func (d *Document) Slice(sp Span) string { return d.Text[sp.Start:sp.End] }
