package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// netWords counts, for every element of body, the words outside links that
// rendering it would keep.
func netWords(body *html.Node, s *noise) map[*html.Node]int {
	net := make(map[*html.Node]int, len(s.weights))
	var walk func(n *html.Node) int
	walk = func(n *html.Node) int {
		if n.Type == html.TextNode {
			return countWords(n.Data)
		}
		sum := 0
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			sum += walk(c)
		}
		if n.DataAtom == atom.A && hasAttr(n, "href") {
			return 0
		}
		if sum > 0 {
			net[n] = sum
			if n != body && s.drops(n) {
				return 0
			}
		}
		return sum
	}
	walk(body)
	return net
}

// A tier is one way in which pages mark their content, and the share of the
// page's words that what it marks must have to be believed: an article element
// may be a teaser, a body may be empty because a script fills it.
type tier struct {
	marks func(*html.Node) bool
	share float64
	parts bool // it marks the parts of one text rather than a text each
}

var tiers = []tier{
	{marksArticleBody, 0.1, true},
	{namedAsBody, 0.15, true},
	{marksArticle, 0.3, false},
	{marksMain, 0.4, false},
}

func marksArticleBody(n *html.Node) bool { return hasWord(attr(n, "itemprop"), "articleBody") }

// namedAsBody reports whether a class says "text of the article" in one of the
// usual ways: "entry-content", "article__body", "field--name-body".
func namedAsBody(n *html.Node) bool {
	class := attr(n, "class")
	if class == "" {
		return false
	}
	if hasWord(class, "e-content") {
		return true
	}
	before, in, found := "", "", false
	names(class, func(name, word string) {
		if name != in {
			before, in = "", name
		}
		switch word {
		case "content", "body", "text", "detail", "details":
			switch before {
			case "entry", "post", "article", "story", "news", "release", "node", "statement", "speech":
				found = true
			case "field": // whatever an editor can fill in, but for that called body
				found = found || word == "body"
			}
		case "articlebody":
			found = true
		}
		if before != "field" || word != "name" {
			before = word
		}
	})
	return found
}

func marksArticle(n *html.Node) bool {
	return n.DataAtom == atom.Article || strings.EqualFold(attr(n, "role"), "article") || isArticleType(attr(n, "itemtype"))
}

func isArticleType(itemtype string) bool {
	_, kind, _ := strings.Cut(itemtype, "schema.org/")
	return strings.HasSuffix(kind, "Article") || kind == "Report" || kind == "BlogPosting"
}

func marksMain(n *html.Node) bool {
	if n.DataAtom == atom.Main || strings.EqualFold(attr(n, "role"), "main") {
		return true
	}
	switch strings.ToLower(attr(n, "id")) {
	case "content", "main", "main-content", "maincontent":
		return true
	}
	return false
}

// findRoot returns the element that holds the content by the first tier that
// marks enough text, nil if none does.
func findRoot(body *html.Node, net map[*html.Node]int) *html.Node {
	for _, t := range tiers {
		var marked []*html.Node
		elements(body, func(n *html.Node) bool {
			if n != body && net[n] > 0 && t.marks(n) {
				marked = append(marked, n)
				return false // what it holds is part of it
			}
			return true
		})
		if root := common(marked, net, t.parts); root != nil && float64(net[root]) >= t.share*float64(net[body]) && net[root] >= 5 {
			return root
		}
	}
	return nil
}

// common returns the one element that outweighs all others by far, or else what
// holds all those of similar weight: the parts of a text, or the entries of a list.
// together takes in siblings of any weight too.
func common(marked []*html.Node, net map[*html.Node]int, together bool) *html.Node {
	var best *html.Node
	for _, n := range marked {
		if best == nil || net[n] > net[best] {
			best = n
		}
	}
	root := best
	for _, n := range marked {
		if net[n]*3 >= net[best] || together && n.Parent == best.Parent {
			for !contains(root, n) {
				root = root.Parent
			}
		}
	}
	return root
}

// articleAround returns the element in which the page keeps what belongs to the
// content: the nearest article or main around root, else the body.
func articleAround(root, body *html.Node) *html.Node {
	for n := root; n != nil && n != body; n = n.Parent {
		if marksArticle(n) || marksMain(n) {
			return n
		}
	}
	return body
}
