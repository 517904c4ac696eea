// Package sink writes the results of a run: as Parquet tables, one folder a
// table, that pandas, polars and DuckDB load as they are, or as JSON lines in
// the format of the gold files.
//
// Tables are written in shards. A shard is one part file of every table,
//
//	OUT/_manifest.json
//	OUT/documents/part-00000.parquet
//	OUT/pledges/part-00000.parquet ...
//
// written aside, synced, checked, renamed into place and only then entered in
// the manifest. What the manifest does not list does not count and is removed by
// the next run, so a run that is killed at any instant and started again gives
// the same bytes as one that never was.
//
// This is the one place where byte offsets become code point offsets: in every
// row of every table, text[start:end] in Python is the mention's own text.
//
//	w, err := sink.Open("out", sink.Options{Settings: settings})
//	...
//	err = pipeline.Run(ctx, w.Remaining(inputs), suite, opts, func(res *pipeline.Result) error {
//		failure, err := w.Write(res)
//		...
//	})
//	err = w.Finish()
package sink
