package sink

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func madeID(n int) string { return fmt.Sprintf("made-%06d", n) }

// compareRows compares all rows of a table with those wanted.
func compareRows[T Row](t *testing.T, dir string, want []T) {
	t.Helper()
	got := readAll[T](t, dir)
	if len(want) == 0 {
		t.Fatalf("no rows of %T are wanted", *new(T))
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%T: -want +got\n%.2000s", *new(T), diff)
	}
}
