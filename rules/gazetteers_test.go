package rules

import (
	"strings"
	"testing"
)

// Every gazetteer that ships says what it is and keeps the form of Table.
func TestShippedTables(t *testing.T) {
	s, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, file := range s.Files() {
		name, ok := strings.CutPrefix(file, "gazetteers/")
		if !ok {
			continue
		}
		seen++
		file = "gazetteers/" + strings.TrimSuffix(name, ".gz")
		rows, err := Table(s, file)
		if err != nil {
			t.Error(err)
			continue
		}
		if len(rows) == 0 {
			t.Errorf("%s: empty", file)
		}
		head := string(s.layers[0].files[file])
		if head == "" {
			continue // compressed: the head is checked by its maker
		}
		for _, word := range []string{"# Source:", "Licence:", "Date", "Known faults:"} {
			if !strings.Contains(head[:min(len(head), 1500)], word) {
				t.Errorf("%s: its first lines lack %q", file, word)
			}
		}
	}
	if seen == 0 {
		t.Error("no gazetteers")
	}
}

// Countries must have codes that fit, and names that are not shared.
func TestCountries(t *testing.T) {
	s, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := Table(s, "gazetteers/countries.tsv")
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]string{}
	for _, r := range rows {
		if len(r.Get("id")) != 3 || len(r.Get("iso2")) != 2 || r.Get("name") == "" {
			t.Errorf("%s: incomplete row", r.Where())
		}
		for _, n := range append([]string{r.Get("name"), r.Get("official")}, r.List("aliases")...) {
			if n == "" {
				continue
			}
			if other, ok := of[n]; ok && other != r.Get("id") {
				t.Errorf("%s: %s names %s and %s", r.Where(), n, other, r.Get("id"))
			}
			of[n] = r.Get("id")
		}
	}
	if len(rows) < 230 {
		t.Errorf("only %d countries", len(rows))
	}
}
