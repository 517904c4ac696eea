package entity

import (
	"math"
	"testing"
	"time"

	"readout/pipeline"
)

// Regions, waters, divisions and buildings have the id and position that the tables
// give them, by any of their names; peoples have none.
func TestPositions(t *testing.T) {
	type place struct {
		id       int64
		lat, lon float64 // to a degree; 0 0 if there is none
	}
	for text, want := range map[string]map[string]place{
		"Talks covered the Black Sea, the Strait of Hormuz and the South China Sea.": {
			"Black Sea": {630673, 43, 34}, "Strait of Hormuz": {0, 27, 57}, "South China Sea": {12218168, 15, 116}},
		"Ships left the Sea of Azov and the Azov Sea.": {"Sea of Azov": {713066, 46, 36}, "Azov Sea": {713066, 46, 36}},
		"Patrols in the Dover Strait and around Taiping Island went on.": {
			"Dover Strait": {3020870, 51, 2}, "Taiping Island": {1821143, 10, 114}},
		"They visited Crimea, the Sahel, Europe and the Western Balkans.": {
			"Crimea": {703883, 45, 34}, "Sahel": {2425938, 17, 2}, "Europe": {6255148, 49, 9}, "Western Balkans": {0, 43, 20}},
		"They met at the White House and at Camp David.":         {"White House": {4140704, 39, -77}, "Camp David": {0, 40, -77}},
		"Leaders of the Global South met the African delegates.": {"Global South": {}, "African": {}},
		"Kenya and the Kenyan people thanked New Zealand.":       {"Kenya": {192950, 1, 38}, "Kenyan": {}, "New Zealand": {2186224, -42, 174}},
		"The governor of Nordland, Norway, and that of California came.": {
			"Nordland": {3144301, 66, 14}, "California": {5332921, 37, -120}},
	} {
		doc := pipeline.NewDocument("d", text, time.Time{})
		seen := map[string]bool{}
		ann := extract(t, none, doc)
		for i := range ann.Places {
			m := &ann.Places[i]
			name := doc.Slice(m.Span)
			w, ok := want[name]
			if !ok {
				continue
			}
			seen[name] = true
			if m.GeonameID != w.id {
				t.Errorf("%s: GeoNames id %d, want %d", name, m.GeonameID, w.id)
			}
			if w.lat == 0 && w.lon == 0 {
				if m.Point != nil {
					t.Errorf("%s: lies at %v, want nowhere", name, *m.Point)
				}
				continue
			}
			if m.Point == nil || math.Abs(m.Point.Latitude-w.lat) > 1 || math.Abs(m.Point.Longitude-w.lon) > 1 {
				t.Errorf("%s: lies at %v, want about %v %v", name, m.Point, w.lat, w.lon)
			}
		}
		for name := range want {
			if !seen[name] {
				t.Errorf("%q: no mention %s", text, name)
			}
		}
	}
}
