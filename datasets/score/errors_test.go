package score

import (
	"fmt"
	"strings"
	"testing"
)

func TestErrors(t *testing.T) {
	gold, pred := handmade(t)
	count := map[string]int{}
	for _, e := range Errors(gold, pred) {
		count[e.Kind+" "+e.Label]++
		if e.Kind == Label && (!strings.HasSuffix(e.Before, "by 2031. Lund said ") || e.Words != "Oslo" || e.Gold != "[Oslo] PLACE" || e.Pred != "[Oslo] ORG") {
			t.Errorf("label error %+v", e)
		}
	}
	for _, e := range Errors(gold, pred) {
		if e.Kind != Border {
			continue
		}
		marked := ""
		for _, p := range e.Parts {
			marked += fmt.Sprintf("%q %v %v;", p.Text, p.Gold, p.Pred)
		}
		if want := `"by " false true;"2031" true true;". Lund said`; !strings.Contains(marked, want) {
			t.Errorf("parts of a border error: %s, want %s", marked, want)
		}
	}
	want := "map[border DATE:1 field PLEDGE:6 label PLACE:1 link PERSON:5 link PLACE:2 missed NORP:1 missed PLACE:1 missed PLEDGE:1 spurious ORG:1 spurious PLEDGE:2 value PERCENT:1]"
	if got := fmt.Sprint(count); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
