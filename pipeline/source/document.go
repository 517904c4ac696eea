package source

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"readout/pipeline"
	"readout/pipeline/text"
)

// metadata is what an input says of a document, as written; "" where it says
// nothing.
type metadata struct {
	id, title, date, publisher, url, language, collection string
}

// or fills the gaps of m from o.
func (m metadata) or(o metadata) metadata {
	fill := func(to *string, from string) {
		if strings.TrimSpace(*to) == "" {
			*to = from
		}
		*to = strings.TrimSpace(*to)
	}
	fill(&m.id, o.id)
	fill(&m.title, o.title)
	fill(&m.date, o.date)
	fill(&m.publisher, o.publisher)
	fill(&m.url, o.url)
	fill(&m.language, o.language)
	fill(&m.collection, o.collection)
	return m
}

// line puts a name on one line.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

// An origin is where a document comes from.
type origin struct {
	name, rel string // as in blob
	base      string // file name, which may hold a date; "" for records
	raw       []byte
}

// input returns an Input whose Load calls load.
func (o origin) input(load func() (*pipeline.Document, error)) *pipeline.Input {
	return &pipeline.Input{Source: o.name, Size: int64(len(o.raw)), Fingerprint: fingerprint(o.rel, o.raw),
		Load: func() (*pipeline.Document, error) {
			doc, err := load()
			if err != nil {
				f := failure(o.name, "", err)
				f.Stage = pipeline.StageDecode
				return nil, f
			}
			return doc, nil
		}}
}

// document makes a document of text and what is said of it. found is a date
// that the reader found itself, zero if none, and how.
func (o *Options) document(from origin, body string, m metadata, found time.Time, how string) (*pipeline.Document, error) {
	if int64(len(body)) > o.Limits.Document {
		return nil, &pipeline.Failure{Class: pipeline.ClassTooLarge,
			Message: fmt.Sprintf("its text has %s, more than the %s that one document may have; split it, or raise --max-document-size",
				megabytes(int64(len(body))), megabytes(o.Limits.Document))}
	}
	if strings.TrimSpace(body) == "" {
		return nil, &pipeline.Failure{Class: pipeline.ClassEmpty, Message: "it holds no text"}
	}
	m = m.or(metadata{})
	m.title, m.publisher = line(m.title), line(m.publisher)
	doc := &pipeline.Document{ID: m.id, Source: from.name, Collection: m.collection, Title: m.title,
		Publisher: m.publisher, URL: m.url, Text: body}
	switch {
	case doc.ID == "":
		doc.ID = id(from.rel, from.raw)
	case len(doc.ID) > maxID:
		doc.ID = id(doc.ID, from.raw)
	}
	doc.Date, doc.DateSource = o.date(from, m, body, found, how)
	doc.Language = o.language(m, body)
	return doc, nil
}

// date decides on the day of publication: what the input says, what its reader
// found, the dateline, the address, the file name.
func (o *Options) date(from origin, m metadata, body string, found time.Time, how string) (time.Time, string) {
	if day, ok := parseDate(m.date); ok {
		return day, pipeline.DateFromMetadata
	}
	if !found.IsZero() {
		return found, how
	}
	if day, ok := text.Dateline(body); ok {
		return day, pipeline.DateFromDateline
	}
	for _, s := range []string{m.url, from.base} {
		if day, ok := dateInName(s); ok {
			return day, pipeline.DateFromURL
		}
	}
	return time.Time{}, ""
}

// language is the user's, the record's, or that of the text.
func (o *Options) language(m metadata, body string) string {
	if code := languageCode(o.Language); code != "" {
		return code
	}
	if code := languageCode(m.language); code != "" {
		return code
	}
	return text.Language(body)
}

// decode returns raw as valid UTF-8.
func (o *Options) decode(raw []byte) (string, error) {
	s, _, err := text.Decode(raw, o.Charset)
	if errors.Is(err, text.ErrBinary) {
		return "", &pipeline.Failure{Class: pipeline.ClassBinary, Message: "no character set fits", Err: err}
	}
	return s, err
}
