package page

import (
	"encoding/json"
	"net/url"
	"strings"
	"time"
)

// metadata is what a page declares about itself, outside its content.
type metadata struct {
	title     string
	publisher string
	url       string
	language  string    // ISO 639-1, "" if not declared
	date      time.Time // of publication
}

func readMetadata(doc *document) metadata {
	var m metadata
	for _, s := range doc.linked {
		var v any
		if json.Unmarshal([]byte(strings.TrimSpace(s)), &v) == nil {
			m.readLinked(v, 0)
		}
	}
	first := func(names ...string) string {
		for _, name := range names {
			for _, p := range doc.meta {
				if p.name == name {
					return squeeze(p.content)
				}
			}
		}
		return ""
	}
	if m.title == "" {
		m.title = first("og:title", "twitter:title", "citation_title", "dcterms.title", "dc.title", "title")
	}
	if m.publisher == "" {
		m.publisher = first("og:site_name", "citation_publisher", "dcterms.publisher", "dc.publisher", "publisher", "application-name", "twitter:site:name")
	}
	for _, u := range []string{doc.canon, first("og:url"), m.url, strings.TrimSpace(doc.comment)} {
		if isAddress(u) {
			m.url = u
			break
		}
		m.url = ""
	}
	m.language = languageCode(doc.lang)
	if m.language == "" {
		m.language = languageCode(first("og:locale", "content-language", "dcterms.language", "dc.language"))
	}
	for _, name := range dateProperties {
		if !m.date.IsZero() {
			break
		}
		for _, p := range doc.meta {
			if p.name == name {
				if t, ok := parseDate(p.content); ok {
					m.date = t
					break
				}
			}
		}
	}
	return m
}

// dateProperties are the names under which pages declare the day of their
// publication, the surest first. Days of change ("article:modified_time",
// "last-modified") are not among them.
var dateProperties = []string{
	"article:published_time", "og:article:published_time", "og:published_time", "article:published", "citation_publication_date", "citation_date",
	"dcterms.issued", "dcterms.date", "dc.date.issued", "dc.date", "dcterms.created", "dc.date.created", "datepublished", "publishdate", "publish-date", "publish_date", "publication_date",
	"pubdate", "publicationdate", "published_time", "parsely-pub-date", "sailthru.date", "ya:ovs:upload_date", "date", "article.published", "displaydate", "cxenseparse:recs:publishtime",
}

// readLinked takes what is missing from a JSON-LD value: from an article first,
// from a page otherwise.
func (m *metadata) readLinked(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v[:min(len(v), 100)] {
			m.readLinked(e, depth+1)
		}
	case map[string]any:
		if articleObject(v["@type"]) {
			if m.title == "" {
				m.title = squeeze(firstString(v["headline"], v["name"]))
			}
			if m.publisher == "" {
				m.publisher = squeeze(nameOf(v["publisher"]))
			}
			if m.url == "" {
				m.url = firstString(v["url"], v["mainEntityOfPage"], v["@id"])
			}
			if m.date.IsZero() {
				m.date, _ = parseDate(firstString(v["datePublished"], v["dateCreated"]))
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			m.readLinked(v[key], depth+1)
		}
	}
}

// articleObject reports whether a JSON-LD type is that of a text.
func articleObject(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || v == "Report" || v == "BlogPosting" || v == "PressRelease" || v == "SpecialAnnouncement"
	case []any:
		for _, e := range v {
			if s, ok := e.(string); ok && articleObject(s) {
				return true
			}
		}
	}
	return false
}

// firstString returns the first value that is a string, or that has one as its
// "@id" or as its first element.
func firstString(values ...any) string {
	for _, v := range values {
		if list, ok := v.([]any); ok && len(list) > 0 {
			v = list[0]
		}
		if object, ok := v.(map[string]any); ok {
			v = object["@id"]
		}
		if s, ok := v.(string); ok && s != "" {
			return s
		}
	}
	return ""
}

// nameOf returns the name of a JSON-LD organization.
func nameOf(v any) string {
	if list, ok := v.([]any); ok && len(list) > 0 {
		v = list[0]
	}
	if object, ok := v.(map[string]any); ok {
		v = object["name"]
	}
	s, _ := v.(string)
	return s
}

// isAddress reports whether s is an absolute address of a page.
func isAddress(s string) bool {
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") || strings.ContainsAny(s, " \n\t") {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && u.Host != ""
}

// languageCode returns the ISO 639-1 code that a language tag starts with.
func languageCode(tag string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	if i := strings.IndexAny(tag, "-_"); i > 0 {
		tag = tag[:i]
	}
	if len(tag) != 2 || tag[0] < 'a' || tag[0] > 'z' || tag[1] < 'a' || tag[1] > 'z' {
		return ""
	}
	return tag
}
