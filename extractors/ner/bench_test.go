package ner

import (
	"strings"
	"testing"
	"time"

	"readout/datasets"
	"readout/extractors/date"
	"readout/extractors/entity"
	"readout/extractors/prose"
	"readout/extractors/quantity"
	"readout/pipeline"
	"readout/pipeline/text"
	"readout/rules"
)

// A ready is a document with all that the tagger needs.
type ready struct {
	doc   *pipeline.Document
	ann   *pipeline.Annotations
	finds Finds
}

// texts returns the texts of the gold that ships.
func texts(tb testing.TB) []string {
	tb.Helper()
	var out []string
	for _, part := range []string{datasets.Dev, datasets.Test} {
		docs, err := datasets.Shipped(part)
		if err != nil {
			tb.Fatal(err)
		}
		for _, d := range docs {
			out = append(out, d.Text)
		}
	}
	return out
}

func makeReady(tb testing.TB, set *rules.Set, texts []string) (out []ready, words, bytes int) {
	tb.Helper()
	d, err := date.New(set)
	if err != nil {
		tb.Fatal(err)
	}
	q, err := quantity.New(set)
	if err != nil {
		tb.Fatal(err)
	}
	find, err := entity.NewFinder(set)
	if err != nil {
		tb.Fatal(err)
	}
	publisher, err := entity.NewPublisher(set)
	if err != nil {
		tb.Fatal(err)
	}
	suite, err := pipeline.Order([]*pipeline.Extractor{text.Extractor, publisher, d, q, find})
	if err != nil {
		tb.Fatal(err)
	}
	for _, s := range texts {
		doc := pipeline.NewDocument("x", s, time.Time{})
		p := &pipeline.Pass{Doc: doc, Ann: &pipeline.Annotations{}}
		for _, x := range suite {
			if err := x.Run(p); err != nil {
				tb.Fatal(err)
			}
		}
		out = append(out, ready{doc, p.Ann, FindsOf(p.Ann.Finds)})
		words += len(strings.Fields(s))
		bytes += len(s)
	}
	return out, words, bytes
}

// BenchmarkTag measures the tagger alone: tokens and the finds of the rules are
// there.
func BenchmarkTag(b *testing.B) {
	set, m := defaults(b)
	docs, words, bytes := makeReady(b, set, texts(b))
	gz, err := loadGazetteer(set)
	if err != nil {
		b.Fatal(err)
	}
	t := newTagger(m, gz)
	var names []pipeline.Mention
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	start := processorTime()
	for b.Loop() {
		for _, d := range docs {
			names = t.tag(d.doc, d.ann, d.finds, names[:0])
		}
	}
	report(b, words, start)
}

// BenchmarkEngine measures the engine with the rules whose finds it takes.
func BenchmarkEngine(b *testing.B) {
	set, m := defaults(b)
	benchmarkEngine(b, set, names(b, set, m)[:2], texts(b))
}

// BenchmarkNames measures all that makes people, places and organizations of
// tokens, numbers and dates: rules, engine and the decision.
func BenchmarkNames(b *testing.B) {
	set, m := defaults(b)
	benchmarkEngine(b, set, names(b, set, m), texts(b))
}

// names returns the steps to names in order.
func names(b *testing.B, set *rules.Set, m *Model) []*pipeline.Extractor {
	b.Helper()
	find, err := entity.NewFinder(set)
	if err != nil {
		b.Fatal(err)
	}
	x, err := With(set, m)
	if err != nil {
		b.Fatal(err)
	}
	decide, err := entity.New(set)
	if err != nil {
		b.Fatal(err)
	}
	return []*pipeline.Extractor{find, x, decide}
}

// BenchmarkProse is what the others are measured beside.
func BenchmarkProse(b *testing.B) {
	set, _ := defaults(b)
	x, err := prose.New(set)
	if err != nil {
		b.Fatal(err)
	}
	benchmarkEngine(b, set, []*pipeline.Extractor{x}, texts(b)[:3])
}

func benchmarkEngine(b *testing.B, set *rules.Set, engine []*pipeline.Extractor, texts []string) {
	docs, words, bytes := makeReady(b, set, texts)
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	start := processorTime()
	for b.Loop() {
		for _, d := range docs {
			for _, x := range engine {
				if err := x.Run(&pipeline.Pass{Doc: d.doc, Ann: d.ann}); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	report(b, words, start)
}

// BenchmarkLoad measures decoding the model that ships.
func BenchmarkLoad(b *testing.B) {
	b.SetBytes(int64(len(embedded)))
	for b.Loop() {
		if _, err := ReadModel(embedded); err != nil {
			b.Fatal(err)
		}
	}
}

func defaults(tb testing.TB) (*rules.Set, *Model) {
	tb.Helper()
	set, err := rules.Default()
	if err != nil {
		tb.Fatal(err)
	}
	m, err := Default()
	if err != nil {
		tb.Fatal(err)
	}
	return set, m
}

// report gives words a second of processor time, which other programs on the
// machine do not change as they do the time on the wall.
func report(b *testing.B, words int, start time.Duration) {
	if d := processorTime() - start; d > 0 {
		b.ReportMetric(float64(words)*float64(b.N)/d.Seconds(), "words/cpu-s")
	}
}
