// Package pipeline holds what the parts of readout share: documents, spans,
// typed annotations, the Extractor, and Run, which drives extractors over a
// stream of inputs.
//
// Data flows one way:
//
//	bytes -> source -> text -> tagger and rule extractors -> pledges -> tables
//
// The package names no extractor, reader or table; those live in
// pipeline/source, pipeline/text, pipeline/sink and extractors, and import it.
// Inside the program spans are byte offsets; pipeline/sink turns them into code
// points when it writes.
package pipeline
