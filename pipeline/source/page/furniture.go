package page

import (
	"regexp"
	"strings"
)

// labels are short blocks that are the words of buttons, links and boxes, in
// lower case and without marks at the end.
var labels = func() map[string]bool {
	set := make(map[string]bool)
	for s := range strings.SplitSeq(`share|share this|print|print page|print version|print article|printer friendly|printer-friendly version|
		email|e-mail|tweet|save|more|read more|see more|view more|show more|load more|see all|view all|show all|all news|view all news|see also|
		tag|tags|topic|topics|person|persons|keyword|keywords|category|categories|geography|top|next|prev|previous|download|download pdf|download as pdf|
		facebook|twitter|x|linkedin|whatsapp|telegram|youtube|instagram|rss|copy link|listen|menu|search|home|close|advertisement|
		accept|accept all|accept cookies|accept all cookies|publication status|leave a comment|leave a reply|post navigation`, "|") {
		set[strings.TrimSpace(s)] = true
	}
	for _, kind := range strings.Fields("related recommended latest more similar other") {
		for _, what := range strings.Fields("content article articles news link links stories post posts topic topics document documents material materials releases statements items") {
			set[kind+" "+what] = true
		}
	}
	return set
}()

// labelStarts open short blocks of the same kind that go on with something.
var labelStarts = []string{
	"share on ", "share via ", "share to ", "share this ", "print this ", "email this ", "e-mail this ", "back to top", "back to the top", "back to list", "back to news",
	"back to the list", "back to the news", "skip to ", "subscribe to ", "follow us", "loading", "text version", "published in section", "publication date:", "direct link:", "permalink",
	"views:", "hits:", "© ", "(c) ", "copyright ©", "copyright (c)", "all rights reserved",
}

const (
	labelWords  = 16 // a label has no more words than this
	noticeWords = 80 // nor does a notice on cookies
)

// noticePattern matches what notices on cookies say.
var noticePattern = regexp.MustCompile(`(?i)\b(?:uses? (?:\w+ )?cookies|accept (?:all )?cookies|cookie (?:policy|settings|preferences|consent))\b`)

// furniture reports whether a block is a label or notice of a site, not a part
// of a text.
func furniture(b block) bool {
	if b.words <= noticeWords && strings.Contains(b.text, "ookie") && noticePattern.MatchString(b.text) {
		return true
	}
	if b.words > labelWords || len(b.text) > 400 {
		return false
	}
	s := strings.ToLower(strings.TrimPrefix(b.text, "- "))
	for _, start := range labelStarts {
		if strings.HasPrefix(s, start) {
			return true
		}
	}
	return labels[strings.TrimRight(s, " :.›»→>")]
}
