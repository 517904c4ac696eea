package text_test

import (
	"fmt"
	"time"

	"readout/pipeline"
	"readout/pipeline/text"
)

func Example() {
	doc := pipeline.NewDocument("d", "Call with Norland\n\nMinister Almond met H.E. Ines Okoro. “We won’t wait,” he said.", time.Time{})
	ann, err := pipeline.Extract(doc, []*pipeline.Extractor{text.Extractor})
	if err != nil {
		panic(err)
	}
	for _, sent := range ann.Sentences {
		fmt.Printf("%d %q:", sent.Paragraph, sent.Kind)
		for _, tok := range ann.Tokens[sent.First:sent.Last] {
			fmt.Printf(" %s", doc.Slice(tok.Span))
		}
		fmt.Println()
	}
	// Output:
	// 0 "heading": Call with Norland
	// 1 "": Minister Almond met H.E. Ines Okoro .
	// 1 "": “ We wo n’t wait , ” he said .
}
