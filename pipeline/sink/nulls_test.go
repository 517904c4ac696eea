package sink

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"github.com/parquet-go/parquet-go"
	"pgregory.net/rapid"
)

// Rows where set are those that have the optional values; all others must read
// as null, whatever the pattern.
func nulls[T any](t rapid.TB, set []bool, row func(set bool) T, columns ...string) {
	t.Helper()
	rows, want := make([]T, len(set)), 0
	for i, s := range set {
		rows[i] = row(s)
		if !s {
			want++
		}
	}
	var buf bytes.Buffer
	w := parquet.NewGenericWriter[T](&buf)
	g := newNullGuard[T]()
	if err := errors.Join(g.write(w, rows), w.Close()); err != nil {
		t.Fatal(err)
	}
	for _, column := range columns {
		if got := nullsOf(t, buf.Bytes(), column); got != want {
			t.Fatalf("%s: %d nulls of %d rows, want %d; pattern %v", column, got, len(rows), want, set)
		}
	}
}

// nullsOf counts the nulls of a column by its pages: a reader of rows would make
// Go's zero values of them again.
func nullsOf(t rapid.TB, file []byte, column string) int {
	t.Helper()
	f, err := parquet.OpenFile(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	leaf, ok := f.Schema().Lookup(column)
	if !ok {
		t.Fatalf("no column %s", column)
	}
	n := 0
	for _, group := range f.RowGroups() {
		pages := group.ColumnChunks()[leaf.ColumnIndex].Pages()
		for {
			page, err := pages.ReadPage()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			n += int(page.NumNulls())
		}
		if err := pages.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return n
}

func mentionRow(set bool) Mention {
	if !set {
		return Mention{}
	}
	return Mention{Norm: "patrol boat", Confidence: 0.5, Rule: "user/equipment"}
}

func pledgeRow(set bool) Pledge {
	if !set {
		return Pledge{}
	}
	return Pledge{Condition: "if asked", Confidence: 0.5}
}

// A run of values as long as its distance from the start of a word, with nulls
// behind it, is what parquet-go gets wrong.
func TestNullsBehindARun(t *testing.T) {
	for n := 1; n < 32; n++ {
		set := make([]bool, 64)
		for i := n; i < 2*n; i++ {
			set[i] = true
		}
		nulls(t, set, mentionRow, "norm", "confidence", "rule")
		nulls(t, set, pledgeRow, "condition", "confidence")
	}
}

func TestNullsOfAnyPattern(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runs := rapid.SliceOfN(rapid.IntRange(0, 70), 1, 8).Draw(t, "runs")
		var set []bool
		for i, n := range runs {
			for range n {
				set = append(set, i%2 == 1)
			}
		}
		if len(set) > 0 {
			nulls(t, set, mentionRow, "norm", "confidence")
			nulls(t, set, pledgeRow, "condition", "confidence")
		}
	})
}

func TestNullsWithinLists(t *testing.T) {
	row := Pledge{Pledgers: []Party{{Text: "a"}, {Text: "b"}, {Text: "c", ISO3: "NOR"}, {Text: "d"}}}
	var buf bytes.Buffer
	w := parquet.NewGenericWriter[Pledge](&buf)
	g := newNullGuard[Pledge]()
	if err := errors.Join(g.write(w, []Pledge{row, {}, row}), w.Close()); err != nil {
		t.Fatal(err)
	}
	got, err := parquet.Read[Pledge](bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 || len(got[2].Pledgers) != 4 || got[0].Pledgers[2].ISO3 != "NOR" || len(got[1].Pledgers) != 0 {
		t.Fatalf("read back %+v", got)
	}
	// Six of eight elements have no state; the list of the second row is empty,
	// which Parquet counts as a null too.
	f, err := parquet.OpenFile(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	if err != nil {
		t.Fatal(err)
	}
	leaf, ok := f.Schema().Lookup("pledgers", "list", "element", "iso3")
	if !ok {
		t.Fatal("no column pledgers[].iso3")
	}
	pages := f.RowGroups()[0].ColumnChunks()[leaf.ColumnIndex].Pages()
	defer pages.Close()
	page, err := pages.ReadPage()
	if err != nil {
		t.Fatal(err)
	}
	if n := page.NumNulls(); n != 7 {
		t.Errorf("%d nulls in pledgers[].iso3, want 7", n)
	}
}

// Long lists in the first rows of a part once cost all of those rows: parquet-go
// forgets what it was given row by row when it is given structs next.
func TestLongListsComeFirst(t *testing.T) {
	long := Pledge{Counterparts: make([]Party, 5), Text: "will help"}
	rows := make([]Pledge, 300)
	for i := range rows {
		rows[i] = Pledge{Text: "will train"}
	}
	rows[3] = long
	var buf bytes.Buffer
	w := parquet.NewGenericWriter[Pledge](&buf)
	g := newNullGuard[Pledge]()
	if err := errors.Join(g.write(w, rows), w.Close()); err != nil {
		t.Fatal(err)
	}
	got, err := parquet.Read[Pledge](bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(rows) || got[3].Text != long.Text || len(got[3].Counterparts) != 5 {
		t.Fatalf("%d rows read back, want %d", len(got), len(rows))
	}
}
