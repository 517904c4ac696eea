package main

import (
	"strings"
	"testing"
)

func TestWriteCities(t *testing.T) {
	row := func(id, name, code, population string) string {
		return strings.Join([]string{id, name, name, "", "10.5", "20.25", "P", code, "NO", "", "01", "", "", "", population, "", "", "Europe/Oslo", "2023-01-01"}, "\t") + "\n"
	}
	var out strings.Builder
	src := row("7", "Lille By", "PPL", "14999") + row("9", "Storby", "PPL", "15000") + row("3", "Sete", "PPLA", "10") + row("4", "Bydel", "PPLX", "90000")
	if err := writeCities(&out, []byte(src)); err != nil {
		t.Fatal(err)
	}
	want := "id\tname\tiso2\tadmin1\trank\tpopulation\tlatitude\tlongitude\n3\tSete\tNO\t01\tA\t10\t10.5000\t20.2500\n9\tStorby\tNO\t01\tP\t15000\t10.5000\t20.2500\n"
	if got := out.String(); !strings.HasPrefix(got, "# ") || !strings.HasSuffix(got, want) {
		t.Errorf("got %q, want it to end with %q", got, want)
	}
	if err := writeCities(&out, []byte(src+"a broken line\n")); err == nil || !strings.Contains(err.Error(), "line 5") {
		t.Errorf("a broken line: got %v", err)
	}
}

func TestWriteNames(t *testing.T) {
	var out strings.Builder
	if err := writeNames(&out, []byte("\n# a note\nAasen\nAla.\nPatricia 1\nÉmile\n")); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); got != namesHead+"Aasen\nÉmile\n" {
		t.Errorf("got %q", got)
	}
}
