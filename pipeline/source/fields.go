package source

import (
	"fmt"
	"slices"
	"strings"

	"readout/pipeline"
)

// Roles that a field of a record can have.
type role int

const (
	roleText role = iota
	roleID
	roleDate
	roleTitle
	roleURL
	rolePublisher
	roleSource
	roleLanguage
	roleFile // of a sidecar only
	roles
)

// usual holds the names that fields usually have, best first, in small letters
// without "_", "-" and spaces.
var usual = [roles][]string{
	roleText: {"text", "fulltext", "body", "bodytext", "content", "contenttext", "articletext", "articlebody", "rawtext",
		"cleantext", "maintext", "transcript", "article", "document", "bodyhtml", "contenthtml", "html"},
	roleID: {"id", "docid", "documentid", "uuid", "guid", "articleid", "recordid"},
	roleDate: {"date", "published", "pubdate", "publisheddate", "publicationdate", "datepublished", "publishedat",
		"publishdate", "publishedon", "releasedate", "isodate", "datetime", "timestamp"},
	roleTitle:     {"title", "headline", "heading", "subject", "doctitle"},
	roleURL:       {"url", "link", "permalink", "sourceurl", "pageurl", "uri", "href"},
	rolePublisher: {"publisher", "sitename", "issuer", "agency", "ministry", "outlet"},
	roleSource:    {"source", "collection", "corpus", "dataset"},
	roleLanguage:  {"language", "lang", "languagecode"},
	roleFile:      {"file", "filename", "filepath", "path"},
}

// option names the command line's flag for each role; messages point to it.
var option = [roles]string{"--text-field", "--id-field", "--date-field", "--title-field", "--url-field",
	"--publisher-field", "--source-field", "--language-field", "file"}

// rank is a role with the place of a name among its usual names.
type rank struct {
	role role
	rank int
}

var ranks = func() map[string]rank {
	m := map[string]rank{}
	for r, names := range usual {
		for i, n := range names {
			m[n] = rank{role(r), i}
		}
	}
	return m
}()

// roleOf guesses what a field is by its name. Lower ranks are better guesses.
func roleOf(name string) (r role, better int, ok bool) {
	if len(name) > 40 {
		return 0, 0, false
	}
	var buf [40]byte
	plain := buf[:0]
	for i := 0; i < len(name); i++ {
		switch c := name[i]; {
		case 'A' <= c && c <= 'Z':
			plain = append(plain, c|0x20)
		case c != '_' && c != '-' && c != ' ' && c != '.':
			plain = append(plain, c)
		}
	}
	found, ok := ranks[string(plain)]
	return found.role, found.rank, ok
}

// named returns the fields that the user named, by role; "" to guess.
func (o *Options) named() [roles]string {
	return [roles]string{o.TextField, o.IDField, o.DateField, o.TitleField, o.URLField, o.PublisherField, o.SourceField,
		o.LanguageField, NoField}
}

// guess chooses a field for each role that the user did not name; -1 for none.
// Among equals the first by name wins, since keys of JSON come in no order.
func guess(named [roles]string, keys []string) (chosen [roles]int) {
	var best [roles]int
	for r := range chosen {
		chosen[r] = -1
	}
	for i, key := range keys {
		r, better, ok := roleOf(key)
		if !ok || named[r] != "" {
			continue
		}
		if c := chosen[r]; c < 0 || better < best[r] || better == best[r] && key < keys[c] {
			chosen[r], best[r] = i, better
		}
	}
	return chosen
}

// missing says that a record or table lacks a field, and what it has.
func missing(r role, name string, keys []string) error {
	const most = 40
	keys = slices.Sorted(slices.Values(keys))
	more := ""
	if len(keys) > most {
		more = fmt.Sprintf(" and %d more", len(keys)-most)
		keys = keys[:most]
	}
	for i, k := range keys {
		keys[i] = clean(k)
		if len(k) > 60 {
			keys[i] = clean(k[:60]) + "..."
		}
	}
	there := "there are none"
	if len(keys) > 0 {
		there = "there are " + strings.Join(keys, ", ") + more
	}
	what := fmt.Sprintf("no field %q", name)
	if name == "" {
		what = "no field that is plainly the text"
	}
	return &pipeline.Failure{Class: pipeline.ClassMalformed,
		Message: fmt.Sprintf("%s; %s; name the right one with %s", what, there, option[r])}
}
