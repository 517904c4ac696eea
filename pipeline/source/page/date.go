package page

import (
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/pipeline"
	"readout/pipeline/text"
)

// publicationDate finds the day of publication: in the metadata, in the marks
// of the article around root, in the first lines of its text, in its address.
func publicationDate(doc *document, meta metadata, root *html.Node, body, address string) (time.Time, string) {
	if !meta.date.IsZero() {
		return meta.date, pipeline.DateFromMetadata
	}
	for _, place := range []*html.Node{articleAround(root, doc.body), doc.body} {
		if day, ok := markedDate(place); ok {
			return day, pipeline.DateFromMetadata
		}
	}
	if day, ok := text.Dateline(body); ok {
		return day, pipeline.DateFromDateline
	}
	if day, ok := addressDate(address); ok {
		return day, pipeline.DateFromURL
	}
	return time.Time{}, ""
}

// markedDate returns the first day in n that is marked as that of publication,
// or else the first that is marked as a day and stands before any list of other
// documents could: microdata, then time elements, then elements named "date".
func markedDate(n *html.Node) (time.Time, bool) {
	var found [3]time.Time
	elements(n, func(n *html.Node) bool {
		if found[0].IsZero() && hasWord(attr(n, "itemprop"), "datePublished") && !ofMedia(n) {
			found[0], _ = parseDate(stamp(n))
		}
		if found[1].IsZero() && n.DataAtom == atom.Time {
			found[1], _ = parseDate(stamp(n))
		}
		if found[2].IsZero() && namedDate(n) {
			if s := plain(n, 80); len(s) <= 80 {
				found[2], _ = parseDate(s)
			}
		}
		switch n.DataAtom {
		case atom.Nav, atom.Footer, atom.Aside:
			return false
		}
		return found[0].IsZero()
	})
	for _, t := range found {
		if !t.IsZero() {
			return t, true
		}
	}
	return time.Time{}, false
}

// stamp returns the machine-readable time of n, else its words.
func stamp(n *html.Node) string {
	for _, key := range []string{"datetime", "content"} {
		if s := attr(n, key); s != "" {
			return s
		}
	}
	return plain(n, 80)
}

// ofMedia reports whether n is about a picture or film within the page.
func ofMedia(n *html.Node) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		if strings.HasSuffix(attr(n, "itemtype"), "Object") || n.DataAtom == atom.Figure {
			return true
		}
		if isArticleType(attr(n, "itemtype")) {
			return false
		}
		if role := attr(n, "role"); role == "listbox" {
			return true
		}
	}
	return false
}

// namedDate reports whether the class of n says that it shows a day.
func namedDate(n *html.Node) bool {
	found := false
	names(attr(n, "class"), func(_, word string) {
		switch word {
		case "date", "published", "pubdate", "posted", "datetime", "timestamp", "created":
			found = true
		}
	})
	return found
}

var (
	isoPattern     = regexp.MustCompile(`^\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?:\D|$)`)
	writtenPattern = regexp.MustCompile(`(?i)\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?((?:19|20)\d\d)\b`)
	addressPattern = regexp.MustCompile(`(?:^|[/_-])((?:19|20)\d\d)[/_-]?(\d\d)[/_-]?(\d\d)(?:\D|$)`)
)

// parseDate reads the day of a time as metadata gives it: the local day of an
// ISO 8601 time, or a date in words ("Fri, 16 Jun 2017 12:45:00 GMT",
// "Published: June 16, 2017"). Days of months written as numbers only are not
// read: nobody can tell whose month comes first.
func parseDate(s string) (time.Time, bool) {
	if m := isoPattern.FindStringSubmatch(s); m != nil {
		return day(m[1], m[2], m[3])
	}
	if m := writtenPattern.FindStringSubmatch(s); m != nil && (m[1] == "") != (m[3] == "") {
		for _, layout := range []string{"2 January 2006", "2 Jan 2006"} {
			month := strings.ToLower(m[2])
			if month == "sept" {
				month = "sep"
			}
			if t, err := time.Parse(layout, m[1]+m[3]+" "+month+" "+m[4]); err == nil {
				return t, true
			}
		}
	}
	return text.Dateline(cut(s, 200))
}

// addressDate reads the day in an address such as ".../2021/05/12/statement".
func addressDate(s string) (time.Time, bool) {
	if m := addressPattern.FindStringSubmatch(s); m != nil {
		return day(m[1], m[2], m[3])
	}
	return time.Time{}, false
}

func day(year, month, dayOfMonth string) (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, year+"-"+month+"-"+dayOfMonth)
	return t, err == nil
}
