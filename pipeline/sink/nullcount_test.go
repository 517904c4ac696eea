package sink

import (
	"errors"
	"io"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"readout/pipeline"
)

// TestNullsOfWholeRuns writes documents whose optional values come and go in runs
// of all lengths, and counts the nulls of every optional column of every table by
// its pages: as many as the rows read back have zero values.
func TestNullsOfWholeRuns(t *testing.T) {
	dir := t.TempDir()
	w, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 4))
	on, left := false, 0
	next := func() bool { // runs of 1 to 40
		if left == 0 {
			on, left = !on, 1+r.IntN(1+r.IntN(40))
		}
		left--
		return on
	}
	for i := range 300 {
		doc, ann := madeDoc(i)
		if next() {
			doc.Collection, doc.URL = "set", "https://example.org"
		}
		for j := range ann.Pledges {
			p := &ann.Pledges[j]
			if next() {
				p.Theme, p.Confidence = "trade", 0.5
			}
			if next() {
				ann.People[j].Affiliation, ann.Places[j].ISO2, ann.Organizations[j].Acronym, ann.Timexes[j].Value = "", "", "A", ""
				ann.Places[j].GeonameID, ann.Quantities[j].Unit, ann.Sentences[j].Speaker = 0, "ton", "Q"
			}
			for range r.IntN(9) {
				party := pipeline.Party{Text: "someone"}
				if r.IntN(3) > 0 {
					party.ISO3, party.EntityID = "NOR", "country/NOR"
				}
				p.Counterparts = append(p.Counterparts, party)
				p.Amounts = append(p.Amounts, pipeline.Amount{Text: "much", Unit: party.ISO3, Value: []string{"", "1"}[r.IntN(2)]})
			}
		}
		if failure, err := w.Write(&pipeline.Result{Input: madeInput(i), Doc: doc, Ann: ann}); failure != nil || err != nil {
			t.Fatal(failure, err)
		}
	}
	if err := w.Finish(); err != nil {
		t.Fatal(err)
	}
	m := w.Manifest()
	countNulls(t, dir, m, readAll[Document](t, dir))
	countNulls(t, dir, m, readAll[Sentence](t, dir))
	countNulls(t, dir, m, readAll[Person](t, dir))
	countNulls(t, dir, m, readAll[Place](t, dir))
	countNulls(t, dir, m, readAll[Organization](t, dir))
	countNulls(t, dir, m, readAll[Number](t, dir))
	countNulls(t, dir, m, readAll[Date](t, dir))
	countNulls(t, dir, m, readAll[Pledge](t, dir))
	countNulls(t, dir, m, readAll[Mention](t, dir))
}

// countNulls compares, column by column, zero values in rows with nulls in the file.
func countNulls[T Row](t *testing.T, dir string, m *Manifest, rows []T) {
	t.Helper()
	want := map[string]int64{} // by path; an empty list is a null in each column below it
	for _, row := range rows {
		v := reflect.ValueOf(row)
		for i := range v.NumField() {
			name := columnName(v.Type().Field(i))
			f := v.Field(i)
			if f.Kind() != reflect.Slice {
				if f.IsZero() {
					want[name]++
				}
				continue
			}
			if f.Type().Elem().Kind() != reflect.Struct {
				continue
			}
			for k := range f.Type().Elem().NumField() {
				path := name + ".list.element." + columnName(f.Type().Elem().Field(k))
				if f.Len() == 0 {
					want[path]++
				}
				for e := range f.Len() {
					if f.Index(e).Field(k).IsZero() {
						want[path]++
					}
				}
			}
		}
	}
	for i, l := range layouts {
		if reflect.TypeOf(l.row) != reflect.TypeFor[T]() {
			continue
		}
		f, file := openPart(t, dir, m.Shards[0].Parts[i])
		defer f.Close()
		for c, path := range file.Schema().Columns() {
			leaf, _ := file.Schema().Lookup(path...)
			if !leaf.Node.Optional() {
				continue
			}
			var got int64
			for _, group := range file.RowGroups() {
				pages := group.ColumnChunks()[c].Pages()
				for {
					page, err := pages.ReadPage()
					if errors.Is(err, io.EOF) {
						break
					}
					if err != nil {
						t.Fatal(err)
					}
					got += page.NumNulls()
				}
				pages.Close()
			}
			if name := strings.Join(path, "."); got != want[name] {
				t.Errorf("%s %s: %d nulls, want %d of %d rows", l.name, name, got, want[name], len(rows))
			}
		}
	}
}

func columnName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("parquet"), ",")
	return name
}
