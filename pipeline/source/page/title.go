package page

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// findTitle returns the title of the content, and the heading that shows it, if
// one does. A heading that says the same as the metadata is best; alone, a
// heading of the first level within the article goes before metadata only where
// there is no title made for sharing.
func findTitle(doc *document, meta metadata, around *html.Node) (string, *html.Node) {
	var first *html.Node
	var best *html.Node
	score := 0.0
	titles := []map[string]bool{wordSet(meta.title), wordSet(doc.title)}
	elements(doc.body, func(n *html.Node) bool {
		if !isHeading(n.DataAtom) {
			return true
		}
		s := plain(n, maxAttribute)
		if s == "" || len(s) > 1000 {
			return false
		}
		inside := contains(around, n)
		if n.Data == "h1" && (first == nil || inside && !contains(around, first)) {
			first = n
		}
		words := wordSet(s)
		like := max(likeness(words, titles[0]), likeness(words, titles[1]))
		if inside {
			like += 0.05
		}
		if n.Data == "h1" {
			like += 0.1
		}
		if like > score {
			best, score = n, like
		}
		return false
	})
	if best != nil && score >= 0.6 {
		return plain(best, maxAttribute), best
	}
	if title := withoutSite(meta.title, meta.publisher); title != "" {
		return title, nil
	}
	if first != nil && (contains(around, first) || doc.title == "") {
		return plain(first, maxAttribute), first
	}
	return withoutSite(doc.title, meta.publisher), nil
}

// likeness is the share of the words of a heading a and a title b that they have in
// common: 1 if they are the same. A title may go on with the name of the site,
// which costs little.
func likeness(a, b map[string]bool) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	both := 0
	for w := range a {
		if b[w] {
			both++
		}
	}
	precision := float64(both) / float64(len(a))
	recall := float64(both) / float64(len(b))
	return 0.7*precision + 0.3*recall
}

func wordSet(s string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		set[w] = true
	}
	return set
}

// siteMark divides the title of a page from the name of its site.
var siteMark = regexp.MustCompile(`\s+[|•·»«:]{1,2}\s+|\s+[-–—]\s+`)

// withoutSite removes the name of the site from the end or start of a title.
func withoutSite(title, site string) string {
	title = squeeze(title)
	marks := siteMark.FindAllStringIndex(title, -1)
	if len(marks) == 0 {
		return title
	}
	start, end := marks[0], marks[len(marks)-1]
	head, tail := title[:start[0]], title[end[1]:]
	switch {
	case site != "" && strings.EqualFold(tail, site):
		return title[:end[0]]
	case site != "" && strings.EqualFold(head, site):
		return title[start[1]:]
	}
	// Without knowing the name, only a mark that no sentence has tells. The name
	// stands last as a rule, and first only where it is far shorter.
	if mark := title[end[0]:end[1]]; strings.ContainsAny(mark, "|•·»«:") {
		if n := countWords(tail); n >= 5 && n >= 2*countWords(title[:end[0]]) {
			return tail
		}
		return title[:end[0]]
	}
	return title
}
