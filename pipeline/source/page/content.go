package page

import (
	"strings"

	"golang.org/x/net/html"

	"readout/pipeline/text"
)

// A content is what a page is about.
type content struct {
	title string
	text  string
	root  *html.Node // the element of the document that holds it
}

func extractContent(doc *document, meta metadata) content {
	s := &noise{weights: weigh(doc.body), whole: doc.whole}
	s.total = s.weights[doc.body].prose()
	var root *html.Node
	if doc.whole {
		net := netWords(doc.body, s)
		root = findRoot(doc.body, net)
		if root == nil && net[doc.body]*4 < s.total {
			s.trusting = true
			root = findRoot(doc.body, netWords(doc.body, s))
		}
	}
	around := doc.body
	if root != nil {
		around = articleAround(root, doc.body)
	}
	title, node := findTitle(doc, meta, around)
	var blocks, before []block
	if root != nil {
		s.total = s.weights[root].prose()
		blocks = render(root, s)
		if node != nil && !contains(root, node) {
			before = preamble(around, root, node, s)
		}
	} else {
		root = doc.body
		blocks = render(root, s)
		if doc.whole {
			blocks = core(blocks, node)
		}
	}
	if len(blocks) == 0 {
		// All of it looks like furniture: a page of links. Better that than nothing.
		blocks = render(root, &noise{weights: s.weights, total: s.weights[root].prose(), trusting: true})
	}
	blocks = tidy(blocks, node, doc.whole)
	if len(blocks) == 0 && len(before) == 0 && node == nil {
		return content{title: title, root: root} // a head without a body
	}
	if title == "" && len(blocks) > 1 && blocks[0].kind == heading {
		title = squeeze(blocks[0].text)
	}
	return content{title: title, text: join(title, before, blocks), root: root}
}

// core returns the run of blocks that is a text: the one with the most words in
// sentences, counted against the labels, links and dates between them. It starts
// at the title if that is among the blocks.
func core(blocks []block, title *html.Node) []block {
	if title != nil {
		for i, b := range blocks {
			if b.node == title {
				blocks = blocks[i:]
				break
			}
		}
	}
	best, sum := 0, 0
	from, to, start := 0, 0, 0
	for i, b := range blocks {
		if sum <= 0 {
			sum, start = 0, i
		}
		sum += worth(b)
		if sum > best {
			best, from, to = sum, start, i+1
		}
	}
	if best == 0 {
		return blocks
	}
	return blocks[from:to]
}

// worth is how much a block speaks for being part of a text.
func worth(b block) int {
	prose := b.words - b.linked
	switch {
	case b.kind == gone:
		return -2
	case b.kind == heading:
		return -1
	case prose >= 10 && prose > b.linked, prose >= 5 && endsSentence(b.text):
		return prose
	case b.kind == item && prose >= 4, b.kind == row:
		return 1
	case b.words <= 12:
		if _, ok := text.Dateline(b.text); ok {
			return 2 // "Port Lisle, 12 April 2001", over the text or under it
		}
	}
	return -4 - b.linked
}

// preamble returns what stands between the title and the root and is text: the
// lead that many sites set above the body, but not the day, place and section.
func preamble(around, root, title *html.Node, s *noise) []block {
	outer := &noise{weights: s.weights, total: s.weights[around].prose(), whole: s.whole}
	blocks := renderUntil(around, root, outer)
	for i, b := range blocks {
		if b.node == title {
			blocks = blocks[i+1:]
			break
		}
		if i == len(blocks)-1 {
			return nil // the title comes after the root
		}
	}
	var out []block
	for _, b := range blocks {
		words := countWords(b.text)
		if b.kind != gone && (b.lead && words > 2 || words >= 8 && endsSentence(b.text)) && !furniture(b) {
			b.kind, b.node = paragraph, nil
			out = append(out, b)
		}
	}
	return out
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, ":")
}

// tidy removes what is left of a page's furniture: what stands before the title,
// known phrases, and headings over nothing.
func tidy(blocks []block, title *html.Node, whole bool) []block {
	if title != nil {
		words := 0
		for i, b := range blocks {
			if b.node == title {
				if words < 40 {
					blocks = blocks[i+1:]
				}
				break
			}
			words += countWords(b.text)
		}
	}
	out := blocks[:0:0]
	for i, b := range blocks {
		if b.kind == gone || whole && furniture(b) {
			continue
		}
		if b.kind == heading && over(blocks[i+1:]) {
			continue
		}
		out = append(out, b)
	}
	for len(out) > 1 && whole && out[len(out)-1].kind == heading && countWords(out[len(out)-1].text) < 6 {
		out = out[:len(out)-1]
	}
	return out
}

// over reports whether what follows a heading was left out.
func over(next []block) bool {
	lost := false
	for _, b := range next {
		switch {
		case b.kind == gone || furniture(b):
			lost = true
		default:
			return lost && b.kind == heading
		}
	}
	return lost
}

// join makes a text of a title and blocks. A block that only repeats what was
// said at the start is left out.
func join(title string, before, blocks []block) string {
	var b strings.Builder
	b.WriteString(title)
	said := map[string]bool{squeeze(title): true}
	last := paragraph
	for i, group := range [][]block{before, blocks} {
		for j, bl := range group {
			if i == 0 || j < 4 {
				if key := squeeze(bl.text); said[key] {
					continue
				} else if i == 0 {
					said[key] = true
				}
			}
			switch {
			case b.Len() == 0:
			case bl.kind == row && last == row:
				b.WriteByte('\n')
			default:
				b.WriteString("\n\n")
			}
			b.WriteString(bl.text)
			last = bl.kind
		}
	}
	return b.String()
}
