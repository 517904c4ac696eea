// Package text makes text that extractors can work on: it decodes bytes of any
// character set, tells the language, reads datelines, and cuts a document into
// tokens, sentences, paragraphs and the speeches of a transcript, all with byte
// offsets into the text as it was read.
//
// Nothing here changes a document. Where a rule is easier to write against plain
// ASCII punctuation, Fold gives such a view and leads back to the original:
//
//	f := text.Fold(doc.Text)               // “Norland’s” -> "Norland's"
//	i := strings.Index(f.Text, "Norland's")
//	sp := f.Span(pipeline.Span{Start: i, End: i + 9})
//	doc.Slice(sp)                          // Norland’s
//
// All of it takes time linear in the length of the text, whatever the text.
package text
