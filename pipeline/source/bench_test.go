package source

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/datasets/sharedtest"
)

// BenchmarkOpen reads archives of 500 invented readouts each, with decoding:
// what the sources alone cost one worker. Bytes are those of text; a word is
// about six of them.
func BenchmarkOpen(b *testing.B) {
	var texts, pages []member
	var lines, rows strings.Builder
	rows.WriteString("id,text\n")
	size := 0
	for i := range 500 {
		s := talks(100 + i%300)
		size += len(s)
		texts = append(texts, member{fmt.Sprintf("%03d.txt", i), s})
		pages = append(pages, member{fmt.Sprintf("%03d.html", i), "<html><head><title>Talks</title></head><body><main><p>" + strings.ReplaceAll(s, "\n\n", "</p><p>") + "</p></main></body></html>"})
		fmt.Fprintf(&lines, "{\"id\":\"n%d\",\"text\":%q}\n", i, s)
		fmt.Fprintf(&rows, "n%d,\"%s\"\n", i, s)
	}
	for _, bench := range []member{{"texts.zip", zipped(b, texts...)}, {"texts.tar.gz", gzipped(b, tarred(b, texts...))}, {"lines.jsonl.gz", gzipped(b, lines.String())},
		{"lines.jsonl.zst", zstded(b, lines.String())}, {"array.json", "[" + strings.ReplaceAll(strings.TrimSpace(lines.String()), "\n", ",") + "]"}, {"rows.csv", rows.String()}, {"pages.zip", zipped(b, pages...)}} {
		b.Run(bench.name, func(b *testing.B) { benchmark(b, filepath.Join(tree(b, bench), bench.name), 500, int64(size)) })
	}
}

// BenchmarkArchive reads real archives where there are any.
func BenchmarkArchive(b *testing.B) {
	files, err := filepath.Glob(filepath.Join(sharedtest.Path(b, "archive"), "*"))
	if err != nil || len(files) == 0 {
		b.Skip("no archives")
	}
	for _, file := range files {
		b.Run(filepath.Base(file), func(b *testing.B) { benchmark(b, file, 0, 0) })
	}
}

// benchmark reads path to its end; docs and size are what to expect there, 0
// for any and for whatever is found.
func benchmark(b *testing.B, path string, docs int, size int64) {
	if _, err := os.Stat(path); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	words, rounds := 0, 0
	for b.Loop() {
		n, found := 0, int64(0)
		for in, err := range Open(context.Background(), []string{path}, Options{}) {
			if err != nil {
				b.Fatal(err)
			}
			doc, err := in.Load()
			if err != nil {
				b.Fatal(err)
			}
			n++
			found += int64(len(doc.Text))
			words += len(strings.Fields(doc.Text))
		}
		if docs > 0 && n != docs {
			b.Fatalf("%d documents, want %d", n, docs)
		}
		if size == 0 {
			size = found
		}
		rounds++
	}
	b.SetBytes(size)
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}
