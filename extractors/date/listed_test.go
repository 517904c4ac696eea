package date_test

import (
	"testing"

	"readout/extractors/date"
	"readout/extractors/extractortest"
	"readout/pipeline"
)

func TestListed(t *testing.T) {
	extractortest.Grammar{File: "dates_rules.yaml", New: date.New, One: "date/ago", Rules: func(ann *pipeline.Annotations) (out []string) {
		for _, x := range ann.Timexes {
			out = append(out, x.Rule)
		}
		return out
	}}.Check(t)
}
