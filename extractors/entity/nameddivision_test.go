package entity

import (
	"testing"
	"time"

	"readout/pipeline"
)

// Divisions are known by any of the nouns for them, if only one can be meant.
func TestNamedDivision(t *testing.T) {
	for text, want := range map[string]struct {
		name, norm, iso3, id string // id "" if it is none of the gazetteers
	}{
		"They opened a plant in Tula Region.":                            {"Tula Region", "Tula Region", "RUS", "place:RU.76"},
		"Fighting went on in Kidal Region for days.":                     {"Kidal Region", "Kidal Region", "MLI", "place:ML.10"},
		"A school opened in Chiang Mai Province last week.":              {"Chiang Mai Province", "Chiang Mai Province", "THA", "place:TH.02"},
		"Shelling of Donetsk Region continued.":                          {"Donetsk Region", "Donetsk Oblast", "UKR", "place:UA.05"},
		"Shelling of Chernihiv Region continued.":                        {"Chernihiv Region", "Chernihiv Oblast", "UKR", "place:UA.02"},
		"Ministers of Ghana and Togo met in Volta Region.":               {"Volta Region", "Volta Region", "GHA", "place:GH.08"},
		"A bridge was built in Eastern Oblast.":                          {"Eastern Oblast", "Eastern Oblast", "", ""}, // of several states
		"Farms in Samarkand region got loans.":                           {"Samarkand", "Samarqand Region", "UZB", "place:UZ.10"},
		"Farms in Andijan region got loans.":                             {"Andijan", "Andijan Region", "UZB", "place:UZ.01"},
		"A port opened in Leningrad Region.":                             {"Leningrad Region", "Leningrad Region", "RUS", "place:RU.42"},
		"Officials visited Lundmark Province in the north.":              {"Lundmark Province", "Lundmark Province", "", ""},
		"The envoy toured Lundmark County with the mayor.":               {"Lundmark County", "Lundmark County", "", ""},
		"Observers were in Montserrado County, and Liberia thanked all.": {"Montserrado County", "Montserrado County", "LBR", "place:LR.14"},
	} {
		doc := pipeline.NewDocument("d", text, time.Time{})
		ann := extract(t, none, doc)
		found := false
		for i := range ann.Places {
			m := &ann.Places[i]
			if doc.Slice(m.Span) != want.name {
				continue
			}
			found = true
			if m.Norm != want.norm || m.ISO3 != want.iso3 || m.Kind != "admin" || want.id != "" && (m.EntityID != want.id || m.GeonameID == 0) || want.id == "" && m.GeonameID != 0 {
				t.Errorf("%s: got %q, %s, %s, %s, %d; want %+v", want.name, m.Norm, m.ISO3, m.Kind, m.EntityID, m.GeonameID, want)
			}
		}
		if !found {
			t.Errorf("%q: no mention %s", text, want.name)
		}
	}
}
