package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What a block is.
const (
	paragraph = iota
	heading
	item
	row
	gone // the place of something that was left out
)

// A block is a paragraph, heading, item of a list, or row of a table.
type block struct {
	kind int
	text string
	node *html.Node // the heading element, nil for the other kinds
	lead bool       // the page calls it the summary of its article
	// words counts the words of text, linked those of them in links.
	words, linked int
}

// A renderer turns a tree into blocks.
type renderer struct {
	noise  *noise
	blocks []block
	line   strings.Builder // the block being written
	space  bool            // white space stands between line and what comes next
	breaks int             // line breaks since the last word
	kind   int
	node   *html.Node
	marked bool // the next block opens an item of a list
	pre    int  // elements around that keep line ends
	lead   int  // elements around that hold a summary
	link   int  // links around
	linked int  // words in links of the block being written
	until  *html.Node
	done   bool // until was met
}

// render returns the blocks of n.
func render(n *html.Node, s *noise) []block { return renderUntil(n, nil, s) }

// renderUntil returns the blocks of n that come before until, which is in n.
func renderUntil(n, until *html.Node, s *noise) []block {
	r := &renderer{noise: s, until: until}
	r.inside(n)
	r.flush()
	return r.blocks
}

func (r *renderer) inside(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c)
	}
}

func (r *renderer) walk(n *html.Node) {
	if n == r.until {
		r.done = true
	}
	if r.done {
		return
	}
	if n.Type == html.TextNode {
		r.text(n.Data)
		return
	}
	if n.DataAtom == atom.Br {
		if r.breaks++; r.breaks > 1 {
			r.flush()
		}
		return
	}
	if r.noise.drops(n) {
		if isBlock(n.DataAtom) && r.noise.weights[n].words > 0 {
			r.flush()
			r.blocks = append(r.blocks, block{kind: gone})
		}
		return
	}
	if !isBlock(n.DataAtom) {
		if n.DataAtom == atom.Q {
			r.text("“")
			r.inside(n)
			r.text("”")
			return
		}
		if n.DataAtom == atom.A && hasAttr(n, "href") {
			r.link++
			defer func() { r.link-- }()
		}
		r.inside(n)
		return
	}
	r.flush()
	if r.until != nil && isLead(n) {
		r.lead++
		defer func() { r.flush(); r.lead-- }()
	}
	switch {
	case isHeading(n.DataAtom):
		r.kind, r.node = heading, n
		r.inside(n)
		r.flush()
		r.kind, r.node = paragraph, nil
	case n.DataAtom == atom.Li:
		r.marked = true
		r.inside(n)
		r.flush()
		r.marked = false
	case n.DataAtom == atom.Pre:
		r.pre++
		r.inside(n)
		r.flush()
		r.pre--
	case n.DataAtom == atom.Table && isData(n, r.noise.weights):
		r.rows(n)
	default:
		r.inside(n)
		r.flush()
	}
}

// text appends words, with every run of white space as one space.
func (r *renderer) text(s string) {
	for s != "" {
		i := 0
		for i < len(s) {
			c, n := utf8.DecodeRuneInString(s[i:])
			if unicode.IsSpace(c) {
				break
			}
			i += n
		}
		if i > 0 {
			r.word(s[:i])
			s = s[i:]
			continue
		}
		c, n := utf8.DecodeRuneInString(s)
		if c == '\n' && r.pre > 0 {
			if r.breaks++; r.breaks > 1 {
				r.flush()
			}
		}
		r.space = true
		s = s[n:]
	}
}

// layoutHints are characters that tell a browser where it may or must not break
// a line, or nothing at all: zero width space, word joiner, soft hyphen, byte
// order mark. Joiners that change how letters look are text.
var layoutHints = []string{"\u200b", "\u2060", "\u00ad", "\ufeff"}

func withoutLayoutHints(word string) string {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			for _, hint := range layoutHints {
				word = strings.ReplaceAll(word, hint, "")
			}
			break
		}
	}
	return word
}

func (r *renderer) word(s string) {
	if s = withoutLayoutHints(s); s == "" {
		return
	}
	if r.line.Len() > 0 {
		switch {
		case r.breaks > 0:
			r.line.WriteByte('\n')
		case r.space:
			r.line.WriteByte(' ')
		}
	}
	r.space, r.breaks = false, 0
	if r.link > 0 {
		r.linked++
	}
	r.line.WriteString(s)
}

// flush ends the block being written.
func (r *renderer) flush() {
	s := r.line.String()
	r.line.Reset()
	linked := r.linked
	r.space, r.breaks, r.linked = false, 0, 0
	if s == "" {
		return
	}
	kind := r.kind
	if r.marked && kind == paragraph {
		r.marked = false
		kind = item
		s = "- " + trimBullet(s)
	}
	r.blocks = append(r.blocks, block{kind: kind, text: s, node: r.node, lead: r.lead > 0, words: countWords(s), linked: linked})
}

// isLead reports whether the page marks n as the summary of its article.
func isLead(n *html.Node) bool {
	return hasWord(attr(n, "itemprop"), "description") || hasWord(attr(n, "class"), "p-summary") || hasWord(attr(n, "class"), "entry-summary")
}

// trimBullet removes a bullet that the text of an item repeats.
func trimBullet(s string) string {
	for _, mark := range []string{"• ", "· ", "- ", "– ", "▪ ", "* "} {
		if rest, ok := strings.CutPrefix(s, mark); ok {
			return rest
		}
	}
	return s
}

// isData reports whether a table holds data and is not a means of layout: at
// least two rows of two cells, and nothing that is long or has its own blocks.
func isData(table *html.Node, all weights) bool {
	wide, plain := 0, true
	elements(table, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Tr:
			cells := 0
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
					cells++
				}
			}
			if cells > 1 {
				wide++
			}
		case atom.Td, atom.Th:
			if all[n].words > 60 {
				plain = false
			}
		case atom.Table:
			plain = plain && n == table
		case atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.Nav, atom.Article, atom.Main:
			plain = false
		}
		return plain
	})
	return plain && wide > 1
}

// rows renders a data table, a row to a block, cells divided by tabs.
func (r *renderer) rows(table *html.Node) {
	elements(table, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Caption:
			r.inside(n)
			r.flush()
			return false
		case atom.Tr:
			var cells []string
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if c.Type == html.ElementNode && !r.noise.drops(c) {
					cells = append(cells, r.cell(c))
				}
			}
			if s := strings.TrimRight(strings.Join(cells, "\t"), "\t"); strings.TrimSpace(s) != "" {
				r.blocks = append(r.blocks, block{kind: row, text: s, words: countWords(s)})
			}
			return false
		}
		return true
	})
}

// cell renders what a cell holds on one line.
func (r *renderer) cell(n *html.Node) string {
	inner := &renderer{noise: r.noise}
	inner.inside(n)
	inner.flush()
	var parts []string
	for _, b := range inner.blocks {
		if b.kind != gone {
			parts = append(parts, squeeze(b.text))
		}
	}
	return strings.Join(parts, " ")
}
