package sink

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"os"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

// Keys of the metadata that every file carries.
const (
	MetaSchemaVersion = "readout.schema_version"
	MetaTable         = "readout.table"
	MetaProgram       = "readout.program_version"
	MetaModel         = "readout.model_hash"
	MetaRules         = "readout.rules_hash"
	MetaAttribution   = "readout.attribution"
)

// codec is shared by all tables, because each encoder in its pool holds some 8 MB.
var codec = &zstd.Codec{Level: zstd.SpeedDefault}

// A table writes the parts of one table, one after another.
type table interface {
	name() string
	start(out io.Writer)       // begins a part
	push(*rows) (int64, error) // writes and removes the table's rows
	close() error              // ends the part
}

// tableOf is the table with rows of type T.
type tableOf[T any] struct {
	folder string
	rows   func(*rows) *[]T
	opts   []parquet.WriterOption
	bare   [][]string // columns without minimum and maximum
	out    *tail
	w      *parquet.GenericWriter[T]
	nulls  nullGuard[T]
}

func (t *tableOf[T]) name() string { return t.folder }

// start makes a new writer for each part: with Reset, parquet-go v0.32.0 carries
// lists of encodings over from one file to the next, so that a part's bytes would
// depend on whether the run had been interrupted before it.
func (t *tableOf[T]) start(out io.Writer) {
	t.out = &tail{out: out}
	t.w = parquet.NewGenericWriter[T](t.out, t.opts...)
}

func (t *tableOf[T]) push(r *rows) (int64, error) {
	p := t.rows(r)
	n := len(*p)
	if n == 0 {
		return 0, nil
	}
	err := t.nulls.write(t.w, *p)
	clear(*p) // lets go of the texts
	*p = (*p)[:0]
	return int64(n), err
}

// close writes the rows before it holds back the rest, which is small then.
func (t *tableOf[T]) close() error {
	if err := t.w.Flush(); err != nil {
		return err
	}
	t.out.held = true
	if err := t.w.Close(); err != nil {
		return err
	}
	rest, err := reindex(t.out.rest, t.out.size, t.bare)
	if err != nil {
		return fmt.Errorf("end the part of table %s: %w", t.folder, err)
	}
	_, err = t.out.out.Write(rest)
	t.out, t.w = nil, nil
	return err
}

// newTables returns the tables in the order of layouts.
func newTables(meta Meta) []table {
	return []table{
		newTable(meta, 0, func(r *rows) *[]Document { return &r.documents }),
		newTable(meta, 1, func(r *rows) *[]Sentence { return &r.sentences }),
		newTable(meta, 2, func(r *rows) *[]Person { return &r.people }),
		newTable(meta, 3, func(r *rows) *[]Place { return &r.places }),
		newTable(meta, 4, func(r *rows) *[]Organization { return &r.organizations }),
		newTable(meta, 5, func(r *rows) *[]Reference { return &r.references }),
		newTable(meta, 6, func(r *rows) *[]Number { return &r.numbers }),
		newTable(meta, 7, func(r *rows) *[]Date { return &r.dates }),
		newTable(meta, 8, func(r *rows) *[]Pledge { return &r.pledges }),
		newTable(meta, 9, func(r *rows) *[]Mention { return &r.mentions }),
		newTable(meta, 10, func(r *rows) *[]Error { return &r.errors }),
	}
}

func newTable[T any](meta Meta, i int, rows func(*rows) *[]T) table {
	folder := layouts[i].name
	opts := []parquet.WriterOption{
		parquet.Compression(codec),
		parquet.DefaultEncodingFor(parquet.Int32, &parquet.DeltaBinaryPacked),
		parquet.DefaultEncodingFor(parquet.Int64, &parquet.DeltaBinaryPacked),
		parquet.DataPageStatistics(true),
		// Pages of 64 KiB rather than 256 keep some 60 MB less in the columns of
		// all tables, at the same speed.
		parquet.PageBufferSize(64 << 10),
		parquet.CreatedBy("readout", orUnknown(meta.Program), ""),
		parquet.KeyValueMetadata(MetaSchemaVersion, SchemaVersion),
		parquet.KeyValueMetadata(MetaTable, folder),
		parquet.KeyValueMetadata(MetaProgram, orUnknown(meta.Program)),
		parquet.KeyValueMetadata(MetaModel, orUnknown(meta.Model)),
		parquet.KeyValueMetadata(MetaRules, orUnknown(meta.Rules)),
		parquet.KeyValueMetadata(MetaAttribution, meta.Attribution),
	}
	bare := unbounded(layouts[i].row, layouts[i].long)
	for _, path := range bare {
		opts = append(opts, parquet.SkipPageBounds(path...), parquet.SkipPageStatistics(path...))
	}
	return &tableOf[T]{folder: folder, rows: rows, opts: opts, bare: bare, nulls: newNullGuard[T]()}
}

func orUnknown(s string) string {
	if s == "" {
		return "unknown"
	}
	return s
}

// A part is a part file that is being written aside.
type part struct {
	path string
	f    file
	sum  hash.Hash
	size int64
	rows int64
}

// Write writes on, counting bytes and their hash.
func (p *part) Write(b []byte) (int, error) {
	n, err := p.f.Write(b)
	p.sum.Write(b[:n])
	p.size += int64(n)
	return n, err
}

func newPart(fsys fileSystem, path string) (*part, error) {
	f, err := fsys.Create(path)
	if err != nil {
		return nil, err
	}
	return &part{path: path, f: f, sum: sha256.New()}, nil
}

// finish makes the file durable and checks that what is on disk reads as a table
// with the rows that were written.
func (p *part) finish() error {
	err := p.f.Sync()
	if cerr := p.f.Close(); err == nil {
		err = cerr
	}
	p.f = nil
	if err != nil {
		return err
	}
	return p.check()
}

func (p *part) check() error {
	f, err := os.Open(p.path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size() != p.size {
		return fmt.Errorf("%s has %d bytes after writing %d", p.path, info.Size(), p.size)
	}
	pf, err := parquet.OpenFile(f, p.size)
	if err != nil {
		return fmt.Errorf("read %s back: %w", p.path, err)
	}
	if pf.NumRows() != p.rows {
		return fmt.Errorf("read %s back: %d rows after writing %d", p.path, pf.NumRows(), p.rows)
	}
	return nil
}

func (p *part) hash() string { return hex.EncodeToString(p.sum.Sum(nil)) }
