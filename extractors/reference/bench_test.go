package reference_test

import (
	"strings"
	"testing"
	"time"

	"readout/pipeline"
)

// BenchmarkReferences runs this extractor alone over a readout of usual density.
func BenchmarkReferences(b *testing.B) {
	all := suite(b)
	var one *pipeline.Extractor
	for _, x := range all {
		if x.Name == "reference" {
			one = x
		}
	}
	text := strings.Repeat("Kenyan President John Hale received Norwegian Foreign Minister Laura Berg in Nairobi on Monday. The President recalled that Kenya attaches great importance to "+
		"the reform of the water law, which was adopted last year, and thanked Norway for its support. “We will not forget this,” he said. The two sides exchanged views on trade, "+
		"fisheries and the training of nurses, and agreed that experts will meet in autumn to prepare a programme of work for the next three years.\n\n", 40)
	doc := pipeline.NewDocument("d", text, time.Time{})
	ann, err := pipeline.Extract(doc, all)
	if err != nil {
		b.Fatal(err)
	}
	words := len(strings.Fields(text))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		ann.References = nil
		if err := one.Run(&pipeline.Pass{Doc: doc, Ann: ann}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
