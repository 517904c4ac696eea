package sink

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

// failer is the part of testing.TB that rapid.T has too.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
	Fatal(args ...any)
}

// checkSpans checks of every row of every table that its offsets cut its words
// from the text, and returns how many spans it checked. It goes by the names of
// columns, so that a new column is checked without a change here.
func checkSpans(t failer, dir string) int {
	t.Helper()
	texts := textsOf(t, readAll[Document](t, dir))
	return checkRows(t, texts, readAll[Sentence](t, dir)) + checkRows(t, texts, readAll[Person](t, dir)) + checkRows(t, texts, readAll[Place](t, dir)) +
		checkRows(t, texts, readAll[Organization](t, dir)) + checkRows(t, texts, readAll[Number](t, dir)) + checkRows(t, texts, readAll[Date](t, dir)) +
		checkRows(t, texts, readAll[Pledge](t, dir)) + checkRows(t, texts, readAll[Mention](t, dir))
}

// readAll reads all rows of a table.
func readAll[T Row](t failer, dir string) (out []T) {
	t.Helper()
	for row, err := range Read[T](dir) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, *row)
	}
	return out
}

func textsOf(t failer, docs []Document) map[string][]rune {
	t.Helper()
	texts := map[string][]rune{}
	for _, d := range docs {
		texts[d.DocID] = []rune(d.Text)
		if int(d.Chars) != len(texts[d.DocID]) {
			t.Fatalf("%s: chars is %d of %d", d.DocID, d.Chars, len(texts[d.DocID]))
		}
	}
	return texts
}

func checkRows[T Row](t failer, texts map[string][]rune, rows []T) int {
	t.Helper()
	n := 0
	for _, row := range rows {
		v := reflect.ValueOf(row)
		text, ok := texts[v.FieldByName("DocID").String()]
		if !ok {
			t.Fatalf("%T: no document %s", row, v.FieldByName("DocID"))
		}
		n += checkRow(t, text, v)
	}
	return n
}

func checkRow(t failer, text []rune, row reflect.Value) int {
	t.Helper()
	cols := map[string]reflect.Value{}
	n := 0
	for i := range row.NumField() {
		name, _, _ := strings.Cut(row.Type().Field(i).Tag.Get("parquet"), ",")
		f := row.Field(i)
		cols[name] = f
		if f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct {
			for j := range f.Len() {
				n += checkRow(t, text, f.Index(j))
			}
		}
	}
	for name, start := range cols {
		base, ok := strings.CutSuffix(name, "start")
		if !ok {
			continue
		}
		end, words := cols[base+"end"], cols[strings.TrimSuffix(base, "_")]
		if base == "" {
			if words = cols["text"]; !words.IsValid() {
				words = cols["name"]
			}
		}
		if start.Kind() == reflect.Pointer {
			if start.IsNil() != end.IsNil() {
				t.Fatalf("%s: one of %s and its end is null: %+v", row.Type(), name, row)
			}
			if start.IsNil() {
				continue
			}
			start, end = start.Elem(), end.Elem()
		}
		a, b := start.Int(), end.Int()
		if a < 0 || b < a || b > int64(len(text)) {
			t.Fatalf("%s: %s: [%d,%d) of %d", row.Type(), name, a, b, len(text))
		}
		if words.IsValid() && string(text[a:b]) != words.String() {
			t.Fatalf("%s: %s: text[%d:%d] is %q, the row has %q", row.Type(), name, a, b, string(text[a:b]), words)
		}
		n++
	}
	return n
}

func openPart(t *testing.T, dir string, p Part) (*os.File, *parquet.File) {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, p.File))
	if err != nil {
		t.Fatal(err)
	}
	file, err := parquet.OpenFile(f, p.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	return f, file
}
