// Package source turns what a user names (files, folders, globs, standard
// input) into a stream of [pipeline.Input], one a document.
//
// It reads plain text, Markdown with front matter, HTML, JSON Lines, JSON and
// CSV/TSV, alone or inside zip, tar, gzip and zstd, which may hold one another.
// The name tells the format; where it says nothing, the content does. A sidecar
// index.tsv or index.csv beside the texts gives title, date, publisher and
// address by file name.
//
//	for in, err := range source.Open(ctx, []string{"archive/"}, source.Options{TextField: "body"}) {
//		if in == nil {
//			return err // the source cannot go on
//		}
//		if err != nil {
//			continue // this one failed; a row for the errors table
//		}
//		doc, err := in.Load() // character sets, HTML, JSON: on a worker
//		...
//	}
//
// The order depends on the input alone: paths byte-wise, members of a zip by
// name, members of a tar as stored, records as they stand. Every input ends as
// exactly one document or one failure, save for what a folder or archive hides
// (names that begin with a dot, __MACOSX) and for sidecars.
//
// Memory is bounded by one document, one folder's or zip's list of names and the
// sidecars of one folder (of a whole tar, whose members come in any order).
// Reading stops at the limits of [Limits] with a failure that names the limit.
//
// The package deliberately has no readers for PDF, DOCX and WARC yet; such
// files fail with class unsupported. A format is one entry in the list that the function formats returns.
package source
