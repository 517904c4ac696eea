package sink

import (
	"io"
	"strings"
	"testing"

	"readout/pipeline"
)

// benchResults are made results without failures, with the words in their texts.
func benchResults(n int) (out []*pipeline.Result, words int, size int64) {
	for i := range n {
		doc, ann := madeDoc(i)
		out = append(out, &pipeline.Result{Input: madeInput(i), Doc: doc, Ann: ann})
		words += len(strings.Fields(doc.Text))
		size += int64(len(doc.Text))
	}
	return out, words, size
}

// BenchmarkWriter writes 2,000 documents of some 12 pledges each to tables.
func BenchmarkWriter(b *testing.B) {
	results, words, size := benchResults(2000)
	b.SetBytes(size)
	b.ReportAllocs()
	var nrows int64
	for b.Loop() {
		w, err := Open(b.TempDir(), Options{})
		if err != nil {
			b.Fatal(err)
		}
		for _, res := range results {
			if _, err := w.Write(res); err != nil {
				b.Fatal(err)
			}
		}
		if err := w.Finish(); err != nil {
			b.Fatal(err)
		}
		for _, n := range w.Manifest().Rows() {
			nrows += n
		}
	}
	b.ReportMetric(float64(nrows)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkJSONL(b *testing.B) {
	results, words, size := benchResults(2000)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		j := NewJSONL(io.Discard)
		for _, res := range results {
			if _, err := j.Write(res); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkOffsets(b *testing.B) {
	text := strings.Repeat("The “two sides” said that Côte d’Ivoire will provide more. ", 200)
	b.SetBytes(int64(len(text)))
	var o offsets
	for b.Loop() {
		o.set(text)
		for i := 0; i < len(text)-64; i += 64 {
			o.at(i)
		}
	}
}
