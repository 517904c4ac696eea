package models

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"readout/extractors/ner"
	"readout/pipeline"
	"readout/pipeline/text"
)

// recasedWeight is how much a document counts in another letter case, beside the
// document as it is.
const recasedWeight = 0.15

// Recase returns a part of the examples once more, two thirds of them without
// capitals and one third in capitals only, so that a model knows headlines and
// careless writing. They lack finds; see Hint.
func Recase(xs []*ner.Example, part float64) ([]*ner.Example, error) {
	var out []*ner.Example
	for i, x := range xs {
		n := int(float64(i+1) * part)
		if n == int(float64(i)*part) {
			continue
		}
		change := unicode.ToLower
		if n%3 == 0 {
			change = unicode.ToUpper
		}
		y, err := recased(x, change)
		if err != nil {
			return nil, err
		}
		out = append(out, y)
	}
	return out, nil
}

func recased(x *ner.Example, change func(rune) rune) (*ner.Example, error) {
	b := make([]byte, 0, len(x.Doc.Text))
	for i, r := range x.Doc.Text {
		c := change(r)
		// Offsets stay: "İ" has no small letter of its length.
		if n := utf8.RuneLen(r); utf8.RuneLen(c) != n || r == utf8.RuneError {
			_, n = utf8.DecodeRuneInString(x.Doc.Text[i:])
			b = append(b, x.Doc.Text[i:i+n]...)
			continue
		}
		b = utf8.AppendRune(b, c)
	}
	y := *x
	y.Doc = pipeline.NewDocument(x.Doc.ID, string(b), x.Doc.Date)
	p := &pipeline.Pass{Doc: y.Doc, Ann: &pipeline.Annotations{}}
	if err := text.Extractor.Run(p); err != nil {
		return nil, fmt.Errorf("document %s in another letter case: %w", x.Doc.ID, err)
	}
	y.Tokens, y.Sentences = p.Ann.Tokens, p.Ann.Sentences
	y.Weight = x.Weight * recasedWeight
	return &y, nil
}
