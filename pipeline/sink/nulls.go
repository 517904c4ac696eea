package sink

import (
	"math/bits"
	"reflect"
	"unsafe"

	"github.com/parquet-go/parquet-go"
)

// A nullGuard writes rows so that what is null stays null. parquet-go v0.32.0
// (writeRowsFuncOfOptional) takes optional values in words of 64 rows, and where
// the last run of values in a word is as long as the number of rows before it,
// writes all rows behind the run as "" or 0 instead of null. The guard ends a
// write where such a run ends, so that no row comes behind it.
//
// The elements of a list go the same way from the second on. They cannot be split,
// so rows of tables with lists of structs are all taken apart into values, which is
// slower and right. All of them, because a writer that is given rows as values
// and then as structs forgets the first.
//
// Rejected: pointers for all optional columns; rows are part of the interface,
// and every reader would have to ask each string whether it is there.
type nullGuard[T any] struct {
	optional []column // strings and numbers that are null where they are zero
	apart    bool     // the rows have lists of structs
	schema   *parquet.Schema
	batch    []parquet.Row
}

// A column is a field of a row struct.
type column struct {
	offset uintptr
	kind   reflect.Kind
}

const wordRows = 64

func newNullGuard[T any]() nullGuard[T] {
	g := nullGuard[T]{schema: parquet.SchemaOf(new(T))}
	row := reflect.TypeFor[T]()
	for i, field := range g.schema.Fields() {
		f := row.Field(i)
		switch kind := f.Type.Kind(); {
		case kind == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct:
			g.apart = true
		case field.Optional() && (kind == reflect.String || kind == reflect.Float64):
			g.optional = append(g.optional, column{f.Offset, kind})
		}
	}
	return g
}

func (g *nullGuard[T]) write(w *parquet.GenericWriter[T], rows []T) error {
	for len(rows) > 0 {
		n := min(len(rows), wordRows)
		var err error
		if g.apart {
			err = g.writeApart(w, rows[:n])
		} else {
			n = g.safe(rows[:n])
			_, err = w.Write(rows[:n])
		}
		if err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// safe returns how many of at most 64 rows can be written at once.
func (g *nullGuard[T]) safe(rows []T) int {
	n := len(rows)
	for {
		before := n
		for _, c := range g.optional {
			var set uint64
			for i := range n {
				if c.isSet(unsafe.Pointer(&rows[i])) {
					set |= 1 << i
				}
			}
			n = unsplit(set, n)
		}
		if n == before {
			return n
		}
	}
}

// unsplit returns n, or fewer rows if those behind the last run of set bits would
// be taken for set.
func unsplit(set uint64, n int) int {
	end := bits.Len64(set)                              // behind the last run
	length := bits.LeadingZeros64(^(set << (64 - end))) // of the last run
	if start := end - length; set != 0 && start > 0 && start == length && end < n {
		return end
	}
	return n
}

func (c column) isSet(row unsafe.Pointer) bool {
	p := unsafe.Add(row, c.offset)
	if c.kind == reflect.String {
		return *(*string)(p) != ""
	}
	return *(*float64)(p) != 0
}

// writeApart writes at most 64 rows one by one.
func (g *nullGuard[T]) writeApart(w *parquet.GenericWriter[T], rows []T) error {
	if g.batch == nil {
		g.batch = make([]parquet.Row, wordRows)
	}
	batch := g.batch[:len(rows)]
	for i := range rows {
		batch[i] = g.schema.Deconstruct(batch[i][:0], &rows[i])
	}
	_, err := w.WriteRows(batch)
	for _, row := range batch {
		clear(row) // lets go of the texts
	}
	return err
}
