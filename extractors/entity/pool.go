package entity

import (
	"sync"

	"readout/pipeline"
)

// pages are the pages of documents that are done, for the room in their slices.
var pages = sync.Pool{New: func() any { return &page{} }}

// largestPage is how many words a page may have to be kept: one long document
// shall not hold its memory for the rest of a run.
const largestPage = 1 << 16

// newPage returns a page for a document with the room of an older one.
func newPage(lx *lexicon, doc *pipeline.Document) *page {
	p := pages.Get().(*page)
	p.lx, p.text, p.sanctions = lx, doc.Text, unread
	return p
}

// release gives the page back once rows have been made of it; nothing may point
// into it any more.
func (p *page) release() {
	if cap(p.words) > largestPage {
		return
	}
	clear(p.words) // they hold on to the text
	clear(p.hits)
	clear(p.found)
	*p = page{words: p.words[:0], sents: p.sents[:0], taken: p.taken, refused: p.refused, hits: p.hits[:0], hitAt: p.hitAt,
		titleAt: p.titleAt, phrases: p.phrases[:0], titles: p.titles[:0], found: p.found[:0], orgAt: p.orgAt, owner: p.owner}
	pages.Put(p)
}

// zeros returns n zero values in the room of s.
func zeros[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	s = s[:n]
	clear(s)
	return s
}
