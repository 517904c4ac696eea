package entity

import (
	"strings"
	"testing"
	"time"

	"readout/pipeline"
)

// Postal codes behind a name and a comma are places, whatever an engine makes of them.
func TestPostalCodes(t *testing.T) {
	for _, c := range []struct{ text, names, want string }{
		{"They went to Lake College, OH; Bay College, TX; and Otto College, NC.", "ORG Lake College|ORG Bay College|ORG TX|ORG Otto College",
			"ORG Lake College|PLACE OH|ORG Bay College|PLACE TX|ORG Otto College|PLACE NC"},
		{"They met in Bangor, ME, and Boston, MA 02108.", "PLACE Bangor|PLACE Boston", "PLACE Bangor|PLACE ME|PLACE Boston|PLACE MA"},
		{"They met in Bangor, ME, there.", "PLACE Bangor, ME", "PLACE Bangor, ME"},
		{"They met Mia Lund, MD, and Lund, CO Ltd there.", "PERSON Mia Lund|PLACE Lund|ORG CO Ltd", "PERSON Mia Lund|PLACE Lund|ORG CO Ltd"},
		{"They met in Lima, XQ, and in Oslo, PA-7.", "PLACE Lima|PLACE Oslo", "PLACE Lima|PLACE Oslo"},
		{"They met in Lima OH there.", "PLACE Lima", "PLACE Lima"},
	} {
		if g := strings.Join(decidedNames(t, c.text, c.names), "|"); g != c.want {
			t.Errorf("%q: names are %q, want %q", c.text, g, c.want)
		}
	}
	for _, m := range extract(t, decided("Bangor", pipeline.Place), pipeline.NewDocument("d", "They met in Bangor, ME.", time.Time{})).Places {
		if m.Rule == "place/postal" && (m.Norm != "Maine" || m.ISO3 != "USA" || m.Kind != "admin") {
			t.Errorf("ME is %s, %s, %s", m.Norm, m.Kind, m.ISO3)
		}
	}
}
