package page

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// weight is how much text an element holds, and how much of it is links.
type weight struct {
	words  int // words of all text
	linked int // of those, words in links
	links  int // links with words in them
}

func (w weight) prose() int { return w.words - w.linked }

func (w *weight) add(o weight) {
	w.words += o.words
	w.linked += o.linked
	w.links += o.links
}

// weights holds the weight of every element of a page that has any text.
type weights map[*html.Node]weight

func weigh(n *html.Node) weights {
	all := make(weights)
	var walk func(n *html.Node, inLink bool) weight
	walk = func(n *html.Node, inLink bool) weight {
		if n.Type == html.TextNode {
			w := weight{words: countWords(n.Data)}
			if inLink {
				w.linked = w.words
			}
			return w
		}
		var sum weight
		link := n.DataAtom == atom.A && hasAttr(n, "href")
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			sum.add(walk(c, inLink || link))
		}
		if link && sum.words > 0 {
			sum.links++
		}
		if sum.words > 0 {
			all[n] = sum
		}
		return sum
	}
	walk(n, false)
	return all
}

// noise decides which elements of a page are not content.
type noise struct {
	weights weights
	total   int  // words outside links in what is being read
	whole   bool // the page has chrome; a fragment's lists of links are content
	// trusting goes by elements only: roles, names and styles of this page call
	// nearly all of it furniture, as pages do that scripts unfold.
	trusting bool
}

// drops reports whether n and all in it is left out.
func (s *noise) drops(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Embed, atom.Object, atom.Video, atom.Audio, atom.Canvas, atom.Template, atom.Meta, atom.Link, atom.Img,
		atom.Progress, atom.Meter, atom.Option:
		return true
	case atom.Nav, atom.Button, atom.Dialog, atom.Menu, atom.Footer, atom.Aside:
		return s.minor(n)
	case atom.Figure:
		return s.minor(n) && !holds(n, atom.Table, atom.Blockquote, atom.Pre)
	case atom.Figcaption:
		return s.minor(n)
	case atom.Sup:
		return footnoteMark(n)
	}
	if !s.trusting && (hidden(n) || hintsAtNoise(n)) && s.minor(n) {
		return true
	}
	return s.whole && s.linkList(n) && s.minor(n) || captioned(n, s.weights[n])
}

// minor reports whether n holds less than half of the text that is being read.
// An element that holds more is what the page is about, whatever it is called.
func (s *noise) minor(n *html.Node) bool { return s.weights[n].prose()*2 < s.total || s.total == 0 }

// linkList reports whether n is a list of links, such as those to other pages.
// Links that are sentences are not that: some agencies link whole paragraphs.
func (s *noise) linkList(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Dl, atom.Div, atom.Section, atom.Table:
	default:
		return false
	}
	w := s.weights[n]
	return w.links >= 2 && w.linked*4 >= w.words*3 && w.linked < w.links*25
}

// captioned reports whether n holds a picture and just the words under it.
func captioned(n *html.Node, w weight) bool {
	if n.DataAtom != atom.Div && n.DataAtom != atom.Center || w.words > 60 {
		return false
	}
	return mediaName(attr(n, "class")) && holds(n, atom.Img, atom.Figure, atom.Video) && !holds(n, atom.P)
}

func mediaName(class string) bool {
	found := false
	names(class, func(name, word string) {
		switch word {
		case "media", "image", "img", "photo", "picture", "video", "player", "thumb", "thumbnail", "illustration":
			found = true
		}
	})
	return found
}

// holds reports whether one of the named elements is inside n.
func holds(n *html.Node, which ...atom.Atom) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		for _, a := range which {
			if c.DataAtom == a {
				return true
			}
		}
		if holds(c, which...) {
			return true
		}
	}
	return false
}

// footnoteMark reports whether a superscript is the mark of a footnote, not the
// end of an ordinal.
func footnoteMark(n *html.Node) bool {
	link := n.FirstChild
	if link == nil || link.DataAtom != atom.A || !strings.Contains(attr(link, "href"), "#") {
		return false
	}
	return strings.TrimFunc(plain(n, 20), func(r rune) bool { return !unicode.IsLetter(r) }) == ""
}

// hidden reports whether a browser shows n only on demand or not at all.
func hidden(n *html.Node) bool {
	for i := range n.Attr {
		val := n.Attr[i].Val
		switch n.Attr[i].Key {
		case "hidden":
			return !strings.EqualFold(val, "until-found")
		case "aria-hidden":
			if strings.EqualFold(val, "true") {
				return true
			}
		case "style":
			style := strings.ToLower(strings.ReplaceAll(val, " ", ""))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		case "class":
			for name := range strings.FieldsSeq(val) {
				switch strings.ToLower(name) {
				case "hidden", "hide", "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "element-invisible", "element-hidden", "offscreen":
					return true
				}
			}
		}
	}
	return false
}

// hintsAtNoise reports whether n's role, class or id say that it is no content.
func hintsAtNoise(n *html.Node) bool {
	for i := range n.Attr {
		val := n.Attr[i].Val
		switch n.Attr[i].Key {
		case "role":
			switch strings.ToLower(val) {
			case "navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar",
				"dialog", "alertdialog", "listbox", "tablist", "tooltip", "form":
				return true
			}
		case "class", "id":
			found := false
			names(val, func(name, word string) { found = found || noiseWords[word] || strings.HasSuffix(word, "meta") })
			if found {
				return true
			}
		case "itemtype":
			if strings.HasSuffix(val, "/SiteNavigationElement") || strings.HasSuffix(val, "/WPFooter") ||
				strings.HasSuffix(val, "/WPHeader") || strings.HasSuffix(val, "/WPSideBar") || strings.HasSuffix(val, "/BreadcrumbList") {
				return true
			}
		}
	}
	return false
}

// noiseWords are the words of class names and ids of page furniture. Rejected:
//   - widget, header, content, block: page builders wrap the text itself in them
//   - comment: a genre of text of foreign ministries
//   - print, more, top: as often on what is printed or shown
var noiseWords = func() map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(`nav navbar navigation menu submenu topbar breadcrumb breadcrumbs crumbs
		cookie cookies consent gdpr share sharing sharebar shares social socials sharedaddy addtoany addthis sharethis
		related recommended recommendations newsletter subscribe subscription signup comments commentlist disqus respond
		sidebar footer tooltip popup popover modal advert advertisement ads adsbygoogle sponsored promo
		skip skiplink skiplinks pagination pager paging tags taglist tagcloud slider slides slideshow carousel gallery lightbox
		caption toolbar search searchform login feedback masthead copyright seealso printlink backtotop`) {
		set[w] = true
	}
	return set
}()

// names calls visit with every word that the names of a class attribute are made
// of: "read__taglist" has "read" and "taglist", "shareBar" has "share" and
// "bar". Names that say what a thing belongs to, and not what it is, are left out:
// WordPress marks an article on social policy "category-social".
func names(class string, visit func(name, word string)) {
	for name := range strings.FieldsSeq(class) {
		if i := strings.IndexAny(name, "-_"); i > 0 {
			switch strings.ToLower(name[:i]) {
			case "tag", "category", "cat", "type", "status", "has", "no", "with", "is", "format", "topic", "js":
				continue
			}
		}
		start := 0
		for i := 0; i <= len(name); i++ {
			switch {
			case i == len(name) || name[i] == '-' || name[i] == '_' || name[i] == ':':
				if start < i {
					visit(name, strings.ToLower(name[start:i]))
				}
				start = i + 1
			case i > start && name[i] >= 'A' && name[i] <= 'Z' && name[i-1] >= 'a' && name[i-1] <= 'z':
				visit(name, strings.ToLower(name[start:i]))
				start = i
			}
		}
	}
}
