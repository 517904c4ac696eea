package text

import (
	"strings"

	"readout/pipeline"
)

// Extractor finds tokens and sentences. It needs no other layer, and most
// extractors need what it writes.
var Extractor = &pipeline.Extractor{
	Name: "text",
	Doc: `tokens and sentences

Cuts a document into tokens and into sentences, headings and list items, with
paragraphs and, in transcripts, who is speaking.`,
	Writes: []pipeline.Layer{pipeline.LayerText},
	Run: func(p *pipeline.Pass) error {
		s := p.Doc.Text
		p.Ann.Tokens, p.Ann.Sentences = nil, nil
		if strings.TrimSpace(s) == "" {
			return nil
		}
		// Room for usual text; a document that is one long word must not take more.
		p.Ann.Tokens = Tokenize(s, make([]pipeline.Token, 0, min(len(s)/5+1, 1<<16)))
		if len(p.Ann.Tokens) == 0 {
			p.Ann.Tokens = nil // nothing but runes without width
			return nil
		}
		p.Ann.Sentences = Segment(s, p.Ann.Tokens, make([]pipeline.Sentence, 0, min(len(s)/120+1, 1<<12)))
		return nil
	},
}
