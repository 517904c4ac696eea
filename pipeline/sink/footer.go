package sink

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// Some columns go without minimum and maximum, because parquet-go v0.32.0 would
// write wrong ones, by which readers then drop rows: polars finds no value < 0.
//
//   - Decimals: their bytes are compared as if they had no sign, and the page
//     index lacks an entry for every page of nulls.
//   - Whole texts: bounds would hold two of them in the footer and two in the
//     head of each page. The option that leaves them out makes the page index say
//     that all texts are empty.
//
// Options leave the bounds out of pages and column chunks. What is left is the
// page index: reindex gives it the widest bounds that there are. Taking these
// columns out of it, as the format allows, makes parquet-go's own reader panic.

// unbounded returns the paths of the columns of a row type that go without
// bounds: all decimals, and the column of long texts.
func unbounded(row any, long string) [][]string {
	var out [][]string
	schema := parquet.SchemaOf(row)
	for _, path := range schema.Columns() {
		leaf, _ := schema.Lookup(path...)
		if lt := leaf.Node.Type().LogicalType(); len(path) == 1 && path[0] == long {
			out = append(out, path)
		} else if lt != nil {
			if _, ok := lt.Value.(*format.DecimalType); ok {
				out = append(out, path)
			}
		}
	}
	return out
}

// tail passes on what is written to it until held is set, and keeps the rest.
type tail struct {
	out  io.Writer
	size int64 // bytes passed on
	held bool
	rest []byte
}

func (t *tail) Write(b []byte) (int, error) {
	if t.held {
		t.rest = append(t.rest, b...)
		return len(b), nil
	}
	n, err := t.out.Write(b)
	t.size += int64(n)
	return n, err
}

const magic = "PAR1"

// The widest bounds of a decimal of our precision and of text in UTF-8.
var (
	leastDecimal = ParseDecimal("-99999999999999999999999999999.999999999")[:]
	mostDecimal  = ParseDecimal("99999999999999999999999999999.999999999")[:]
	mostText     = []byte(strings.Repeat("\U0010FFFF", 4))
)

// reindex rewrites the end of a file, which starts at offset at, so that the
// page index bounds nothing in the columns given.
func reindex(rest []byte, at int64, columns [][]string) ([]byte, error) {
	var protocol thrift.CompactProtocol
	var meta format.FileMetaData
	head := len(rest) - len(magic) - 4
	if head < 0 || string(rest[head+4:]) != magic {
		return nil, errors.New("its end is no footer")
	}
	begin := head - int(binary.LittleEndian.Uint32(rest[head:]))
	if begin < 0 {
		return nil, errors.New("its footer was not held back as a whole")
	}
	if err := thrift.Unmarshal(&protocol, rest[begin:head], &meta); err != nil {
		return nil, fmt.Errorf("read footer: %w", err)
	}
	if len(meta.RowGroups) == 0 {
		return rest, nil
	}
	// All column indexes stand one after another, then all offset indexes.
	first := meta.RowGroups[0].Columns[0].ColumnIndexOffset - at
	if first < 0 {
		return nil, errors.New("its page index was not held back as a whole")
	}
	out := slices.Clone(rest[:first])
	move := func(offset *int64, length *int32, change func([]byte) ([]byte, error)) error {
		from := *offset - at
		if from < first || from+int64(*length) > int64(begin) {
			return errors.New("its page index is not where its footer says")
		}
		data, err := change(rest[from : from+int64(*length)])
		*offset, *length = at+int64(len(out)), int32(len(data))
		out = append(out, data...)
		return err
	}
	asIs := func(data []byte) ([]byte, error) { return data, nil }
	for _, group := range meta.RowGroups {
		for i := range group.Columns {
			c, change := &group.Columns[i], asIs
			if slices.ContainsFunc(columns, func(path []string) bool { return slices.Equal(path, c.MetaData.PathInSchema) }) {
				change = func(data []byte) ([]byte, error) { return widen(data, c.MetaData.Type == format.FixedLenByteArray) }
			}
			if err := move(&c.ColumnIndexOffset, &c.ColumnIndexLength, change); err != nil {
				return nil, err
			}
		}
	}
	for _, group := range meta.RowGroups {
		for i := range group.Columns {
			if err := move(&group.Columns[i].OffsetIndexOffset, &group.Columns[i].OffsetIndexLength, asIs); err != nil {
				return nil, err
			}
		}
	}
	data, err := thrift.Marshal(&protocol, &meta)
	if err != nil {
		return nil, fmt.Errorf("write footer: %w", err)
	}
	out = append(out, data...)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(data)))
	return append(out, magic...), nil
}

// widen rewrites a column index so that it bounds nothing.
func widen(data []byte, decimal bool) ([]byte, error) {
	var protocol thrift.CompactProtocol
	var index format.ColumnIndex
	if err := thrift.Unmarshal(&protocol, data, &index); err != nil {
		return nil, fmt.Errorf("read column index: %w", err)
	}
	least, most := []byte{}, mostText
	if decimal {
		least, most = leastDecimal, mostDecimal
	}
	index.MinValues, index.MaxValues, index.BoundaryOrder = nil, nil, format.Unordered
	for _, null := range index.NullPages {
		lo, hi := least, most
		if null {
			lo, hi = []byte{}, []byte{}
		}
		index.MinValues = append(index.MinValues, lo)
		index.MaxValues = append(index.MaxValues, hi)
	}
	return thrift.Marshal(&protocol, &index)
}
