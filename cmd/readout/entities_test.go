package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/parquet-go/parquet-go"
)

func TestEntities(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, "in", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "in"), 0o755); err != nil {
		t.Fatal(err)
	}
	write("a.txt", "Norwegian Foreign Minister Antony J. Lund met officials in Nairobi on 3 May 2030. Lund thanked Kenya.\n")
	write("b.txt", "Norwegian Foreign Minister Tony Lund spoke about Kenya and Ghana.\n")
	tables, file := filepath.Join(dir, "tables"), filepath.Join(dir, "entities.parquet")
	if code, _, msg := readout(t, "", "extract", filepath.Join(dir, "in"), "-o", tables); code != exitOK {
		t.Fatalf("extract: exit code %d, %s", code, msg)
	}
	if code, _, msg := readout(t, "", "entities", tables, "-o", file); code != exitOK {
		t.Fatalf("entities: exit code %d, %s", code, msg)
	}
	rows, err := parquet.ReadFile[entityRow](file)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, r := range rows {
		if r.Label != "PERSON" {
			continue
		}
		if found || r.Mentions != 3 || r.Documents != 2 || len(r.IDs) != 2 || r.Country == nil || *r.Country != "NOR" || len(r.Variants) != 3 || r.Countries[0].Text != "KEN" || r.Countries[0].Count != 2 {
			t.Errorf("person: %+v", r)
		}
		found = true
	}
	if !found {
		t.Errorf("no person in %+v", rows)
	}
	again := filepath.Join(dir, "again.parquet")
	if code, _, msg := readout(t, "", "entities", tables, "-o", again); code != exitOK {
		t.Fatalf("entities: exit code %d, %s", code, msg)
	}
	a, _ := os.ReadFile(file)
	b, _ := os.ReadFile(again)
	if string(a) != string(b) {
		t.Error("two runs gave different files")
	}
	if code, _, _ := readout(t, "", "entities", dir, "-o", file); code != exitMisuse {
		t.Errorf("a folder without tables: exit code %d", code)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".entities-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
