package quantity_test

import (
	"testing"

	"readout/extractors/extractortest"
	"readout/extractors/quantity"
	"readout/pipeline"
)

func TestListed(t *testing.T) {
	extractortest.Grammar{File: "numbers_rules.yaml", New: quantity.New, One: "quantity/ordinal", Rules: func(ann *pipeline.Annotations) (out []string) {
		for _, q := range ann.Quantities {
			out = append(out, q.Rule)
		}
		return out
	}}.Check(t)
}
