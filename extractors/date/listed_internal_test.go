package date

import (
	"slices"
	"testing"

	"readout/rules"
)

// What the grammar has and what users see is the same.
func TestAllRulesAreListed(t *testing.T) {
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	on, err := listedRules(set)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.IsSorted(known) {
		t.Error("known is not sorted")
	}
	if got := sortedKeys(on); !slices.Equal(got, known) {
		t.Errorf("%s lists %q, the grammar has %q", rulesFile, got, known)
	}
}
