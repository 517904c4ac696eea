package pledge

import (
	"os"
	"regexp"
	"testing"

	"readout/datasets/sharedtest"
	"readout/rules"
)

// TestCodesAgreeWithTheMap holds the pairs of CAMEO and PLOVER codes against the
// published conversion table, where it is there.
func TestCodesAgreeWithTheMap(t *testing.T) {
	raw, err := os.ReadFile(sharedtest.Path(t, "pledges", "CAMEO2PLOVER-2021.txt"))
	if err != nil {
		t.Fatal(err)
	}
	plover := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^(\d{2,4}):\s*([A-Z]+)`).FindAllStringSubmatch(string(raw), -1) {
		plover[m[1]] = m[2]
	}
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	actions, err := loadActions(set)
	if err != nil {
		t.Fatal(err)
	}
	check := func(name, cameo, event string) {
		if plover[cameo] != event {
			t.Errorf("class %s: CAMEO %s is %s, not %s", name, cameo, plover[cameo], event)
		}
	}
	for _, a := range actions {
		check(a.name, a.cameo, a.event)
		cameo, event := codesOfNot(a)
		check("not "+a.name, cameo, event)
	}
	check("refusal", "120", "REJECT")
}
