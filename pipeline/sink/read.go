package sink

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"

	"github.com/parquet-go/parquet-go"
)

// A Row is a row of one of the tables.
type Row interface {
	Document | Sentence | Person | Place | Organization | Reference | Number | Date | Pledge | Mention | Error
}

// Read yields the rows of the table of T in a folder of tables, in the order of
// inputs, part by part. The pointer is good until the next row. The first error
// ends the sequence, with a nil row.
//
//	for p, err := range sink.Read[sink.Pledge]("out") {
func Read[T Row](dir string) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		man, err := ReadManifest(dir)
		if err != nil {
			yield(nil, err)
			return
		}
		var zero T
		for _, l := range layouts {
			if fmt.Sprintf("%T", l.row) == fmt.Sprintf("%T", zero) {
				readParts[T](dir, man, l.name)(yield)
			}
		}
	}
}

// readParts yields the rows of a table that are in the manifest; T may have
// some of its columns only.
func readParts[T any](dir string, man *Manifest, table string) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		buf := make([]T, 256)
		for _, s := range man.Shards {
			for _, p := range s.Parts {
				if p.Table != table {
					continue
				}
				path := filepath.Join(dir, filepath.FromSlash(p.File))
				more, err := readPart(path, buf, yield)
				if err != nil {
					yield(nil, fmt.Errorf("read %s: %w", path, err))
					return
				}
				if !more {
					return
				}
			}
		}
	}
}

// readPart yields the rows of one file, and tells whether more are wanted.
func readPart[T any](path string, buf []T, yield func(*T, error) bool) (more bool, err error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return false, err
	}
	pf, err := parquet.OpenFile(f, info.Size())
	if err != nil {
		return false, err
	}
	r := parquet.NewGenericReader[T](pf)
	defer r.Close()
	for {
		clear(buf)
		n, err := r.Read(buf)
		for i := range buf[:n] {
			if !yield(&buf[i], nil) {
				return false, nil
			}
		}
		if errors.Is(err, io.EOF) {
			return true, nil
		}
		if err != nil {
			return false, err
		}
	}
}
