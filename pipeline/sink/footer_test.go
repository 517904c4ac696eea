package sink

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"readout/pipeline"
)

// boundsDir writes tables with what bounds are known to go wrong on: negative
// numbers, pages of nulls only, long texts, and more pages than one.
func boundsDir(t *testing.T) (string, *Manifest) {
	t.Helper()
	dir := t.TempDir()
	w, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	values := []string{"-5", "3", "-99999999999999999999999999999.5", "7e28", "0.25", "", "-0.000000001"}
	for i := range 900 {
		doc, ann := madeDoc(i)
		for j := range ann.Quantities {
			ann.Quantities[j].Value = values[(i+j)%len(values)]
			ann.Pledges[j].Amounts = []pipeline.Amount{{Text: "x", Value: values[i%len(values)]}}
		}
		if i == 7 {
			doc.Text += "\U0010FFFF" + strings.Repeat("long ", 1<<16)
		}
		if failure, err := w.Write(&pipeline.Result{Input: madeInput(i), Doc: doc, Ann: ann}); failure != nil || err != nil {
			t.Fatal(failure, err)
		}
	}
	if err := w.Finish(); err != nil {
		t.Fatal(err)
	}
	return dir, w.Manifest()
}

// TestBoundsHold reads every page of every column and checks that the bounds in
// page index and footer hold its values: readers leave out pages by them.
func TestBoundsHold(t *testing.T) {
	dir, man := boundsDir(t)
	pages := 0
	for _, p := range man.Shards[0].Parts {
		f, file := openPart(t, dir, p)
		defer f.Close()
		indexes := file.ColumnIndexes()
		for g, rg := range file.RowGroups() {
			chunks := rg.ColumnChunks()
			for c, chunk := range chunks {
				where := p.Table + " " + strings.Join(file.Schema().Columns()[c], ".")
				stats := file.Metadata().RowGroups[g].Columns[c].MetaData.Statistics
				index := indexes[g*len(chunks)+c]
				less := lessFor(chunk.Type())
				rd := chunk.Pages()
				for n := 0; ; n++ {
					page, err := rd.ReadPage()
					if err == io.EOF {
						if n != len(index.NullPages) || n != len(index.MinValues) || n != len(index.MaxValues) {
							t.Errorf("%s: %d pages, index has %d, %d, %d", where, n, len(index.NullPages), len(index.MinValues), len(index.MaxValues))
						}
						break
					}
					if err != nil {
						t.Fatal(err)
					}
					pages++
					values := make([]parquet.Value, page.NumValues())
					if _, err := page.Values().ReadValues(values); err != nil && err != io.EOF {
						t.Fatal(err)
					}
					nulls := true
					for _, v := range values {
						if v.IsNull() {
							continue
						}
						nulls = false
						b := v.Bytes()
						if less(b, index.MinValues[n]) || less(index.MaxValues[n], b) {
							t.Fatalf("%s page %d: %.40q is not in [%q, %q]", where, n, b, index.MinValues[n], index.MaxValues[n])
						}
						if stats.MinValue != nil && less(b, stats.MinValue) || stats.MaxValue != nil && less(stats.MaxValue, b) {
							t.Fatalf("%s: %.40q is not in [%q, %q]", where, b, stats.MinValue, stats.MaxValue)
						}
					}
					if nulls != index.NullPages[n] {
						t.Fatalf("%s page %d: only nulls is %v, index says %v", where, n, nulls, index.NullPages[n])
					}
				}
				rd.Close()
				long := slices.Contains([]string{"documents text", "pledges text", "errors message"}, where)
				decimal := strings.Contains(chunk.Type().String(), "DECIMAL")
				if (long || decimal) != (stats.MinValue == nil) && p.Rows > 0 && index.NullPages[0] == false {
					t.Errorf("%s: minimum in footer %q", where, stats.MinValue)
				}
				if len(stats.MinValue) > 1000 {
					t.Errorf("%s: minimum of %d bytes", where, len(stats.MinValue))
				}
			}
		}
	}
	if pages < 300 {
		t.Errorf("only %d pages", pages)
	}
}

// lessFor compares the bytes of two values of a type as its readers do.
func lessFor(typ parquet.Type) func(a, b []byte) bool {
	switch typ.Kind() {
	case parquet.Int32:
		return func(a, b []byte) bool {
			return int32(binary.LittleEndian.Uint32(a)) < int32(binary.LittleEndian.Uint32(b))
		}
	case parquet.Int64:
		return func(a, b []byte) bool {
			return int64(binary.LittleEndian.Uint64(a)) < int64(binary.LittleEndian.Uint64(b))
		}
	case parquet.Double:
		return func(a, b []byte) bool {
			return math.Float64frombits(binary.LittleEndian.Uint64(a)) < math.Float64frombits(binary.LittleEndian.Uint64(b))
		}
	case parquet.FixedLenByteArray:
		units := func(b []byte) *big.Int {
			n := new(big.Int).SetBytes(b)
			if b[0]&0x80 != 0 {
				n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
			}
			return n
		}
		return func(a, b []byte) bool { return units(a).Cmp(units(b)) < 0 }
	}
	return func(a, b []byte) bool { return bytes.Compare(a, b) < 0 }
}

func TestReindexRefusesWhatIsNoFooter(t *testing.T) {
	for _, rest := range []string{"", "PAR1", "xxxxPAR1", "\x00\x00\x00\x00PAR1", "\xff\xff\xff\x7fPAR1", "\x04\x00\x00\x00\x00\x00\x00\x00PAR2"} {
		if out, err := reindex([]byte(rest), 100, nil); err == nil && string(out) != rest {
			t.Errorf("%q became %q", rest, out)
		}
	}
}
