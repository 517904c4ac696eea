package sink

import (
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

func TestTablesAreDocumented(t *testing.T) {
	types := []string{"string", "int32", "int64", "double", "date", "decimal(38,9)", "list<string>", "list<struct>"}
	for _, table := range Tables() {
		if table.Doc == "" || len(table.Columns) == 0 {
			t.Errorf("table %s has no doc or no columns", table.Name)
		}
		seen := map[string]bool{}
		for _, c := range table.Columns {
			where := table.Name + "." + c.Name
			if seen[c.Name] {
				t.Errorf("%s: column twice", where)
			}
			seen[c.Name] = true
			if c.Doc == "" || c.Example == "" || !strings.HasSuffix(c.Doc, ".") {
				t.Errorf("%s: doc %q, example %q: both must be given, the doc as sentences", where, c.Doc, c.Example)
			}
			if !slices.Contains(types, c.Type) {
				t.Errorf("%s: type %s, which not all readers know", where, c.Type)
			}
			if c.Nullable && !strings.Contains(c.Doc, "null") {
				t.Errorf("%s is nullable and its doc does not say when: %q", where, c.Doc)
			}
			if !c.Nullable && strings.Contains(c.Doc, "null if") {
				t.Errorf("%s is never null and its doc says when it is: %q", where, c.Doc)
			}
		}
		for start := range seen {
			if base, ok := strings.CutSuffix(start, "_start"); ok && (!seen[base] || !seen[base+"_end"]) {
				t.Errorf("%s.%s: needs columns %s and %s_end", table.Name, start, base, base)
			}
		}
	}
}

// TestTablesMatchFiles holds what Tables says against what stands in files.
func TestTablesMatchFiles(t *testing.T) {
	dir := t.TempDir()
	man := testWrite(t, dir, 3, Options{Meta: Meta{Program: "1.2", Model: "m", Rules: "r", Attribution: "GeoNames"}})
	if len(man.Shards) != 1 || len(man.Shards[0].Parts) != len(Tables()) {
		t.Fatalf("got %+v, want one part of every table", man.Shards)
	}
	for i, table := range Tables() {
		f, file := openPart(t, dir, man.Shards[0].Parts[i])
		defer f.Close()
		var names []string
		for _, c := range table.Columns {
			if !strings.Contains(c.Name, "[]") {
				names = append(names, c.Name)
			}
		}
		var got []string
		for _, c := range file.Root().Columns() {
			got = append(got, c.Name())
		}
		if !slices.Equal(got, names) {
			t.Errorf("%s: file has columns %v, Tables says %v", table.Name, got, names)
		}
		want := map[string]string{MetaSchemaVersion: SchemaVersion, MetaTable: table.Name, MetaProgram: "1.2", MetaModel: "m", MetaRules: "r", MetaAttribution: "GeoNames"}
		for k, v := range want {
			if got, _ := file.Lookup(k); got != v {
				t.Errorf("%s: metadata %s is %q, want %q", table.Name, k, got, v)
			}
		}
		for _, rg := range file.RowGroups() {
			for _, c := range rg.ColumnChunks() {
				if _, err := c.ColumnIndex(); err != nil {
					t.Errorf("%s: column index: %v", table.Name, err)
				}
				if _, err := c.OffsetIndex(); err != nil {
					t.Errorf("%s: offset index: %v", table.Name, err)
				}
			}
		}
		for _, rg := range file.Metadata().RowGroups {
			for _, c := range rg.Columns {
				if c.MetaData.Codec.String() != "ZSTD" {
					t.Errorf("%s %v: codec %v", table.Name, c.MetaData.PathInSchema, c.MetaData.Codec)
				}
			}
		}
	}
}

// TestListsHaveThreeLevels guards against bare repeated fields, which polars misreads.
func TestListsHaveThreeLevels(t *testing.T) {
	for _, l := range layouts {
		for _, f := range parquet.SchemaOf(l.row).Fields() {
			if f.Repeated() {
				t.Errorf("%s.%s is a bare repeated field: its tag lacks list", l.name, f.Name())
			}
		}
	}
}
