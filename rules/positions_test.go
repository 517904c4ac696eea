package rules

import (
	"fmt"
	"strconv"
	"testing"
)

func mustTable(t *testing.T, file string) []Row {
	t.Helper()
	s, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := Table(s, "gazetteers/"+file)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// kindsOf returns the kinds of the rows of a table, by id.
func kindsOf(t *testing.T, file string) map[string]string {
	of := map[string]string{}
	for _, r := range mustTable(t, file) {
		of[r.Get("id")] = r.Get("kind")
	}
	return of
}

// checkPosition reports whether a row has an id and whether it has a position, both
// of which must be possible ones.
func checkPosition(t *testing.T, r Row) (id, at bool) {
	t.Helper()
	if v := r.Get("geonameid"); v != "" {
		id = true
		if n, err := strconv.Atoi(v); err != nil || n <= 0 {
			t.Errorf("%s: geonameid %q", r.Where(), v)
		}
	}
	lat, lon := r.Get("latitude"), r.Get("longitude")
	if lat == "" && lon == "" {
		return id, false
	}
	a, err1 := strconv.ParseFloat(lat, 64)
	o, err2 := strconv.ParseFloat(lon, 64)
	if err1 != nil || err2 != nil || a < -90 || a > 90 || o < -180 || o > 180 {
		t.Errorf("%s: latitude %q, longitude %q", r.Where(), lat, lon)
	}
	return id, true
}

// Every country and division has an id of its own, and nearly every one a position.
func TestDivisionPositions(t *testing.T) {
	divisions := kindsOf(t, "divisions.tsv")
	for id := range kindsOf(t, "countries.tsv") {
		divisions[id] = "country"
	}
	seen, owner := map[string]bool{}, map[string]string{}
	without := 0
	for _, r := range mustTable(t, "geonames.tsv") {
		key, geonameID := r.Get("id"), r.Get("geonameid")
		id, at := checkPosition(t, r)
		if _, ok := divisions[key]; !ok || seen[key] || !id {
			t.Errorf("%s: %s is no country or division, comes twice, or has no id", r.Where(), key)
		}
		seen[key] = true
		if other, ok := owner[geonameID]; ok {
			t.Errorf("%s: %s and %s have one id", r.Where(), key, other)
		}
		owner[geonameID] = key
		if !at {
			without++
		}
		if of := r.Get("of"); of != "" && (of != "seat" && of != "own" || !at) {
			t.Errorf("%s: of %q", r.Where(), of)
		}
	}
	for key := range divisions {
		if !seen[key] {
			t.Errorf("%s has no id; make gazetteers", key)
		}
	}
	if without > 160 {
		t.Errorf("%d of %d countries and divisions have no position", without, len(seen))
	}
}

// The regions, waters and buildings that have no id or no position are as few as
// they have been; rows are of regions that are there.
func TestRegionPositions(t *testing.T) {
	kinds := kindsOf(t, "regions.tsv")
	type count struct{ all, id, at int }
	got := map[string]*count{}
	for _, kind := range kinds {
		if got[kind] == nil {
			got[kind] = &count{}
		}
		got[kind].all++
	}
	seen, where := map[string]bool{}, map[string]string{}
	for _, r := range mustTable(t, "regions_geonames.tsv") {
		key, geonameID := r.Get("id"), r.Get("geonameid")
		kind, ok := kinds[key]
		if !ok || seen[key] {
			t.Errorf("%s: %s is not in regions.tsv or comes twice", r.Where(), key)
			continue
		}
		seen[key] = true
		id, at := checkPosition(t, r)
		if id {
			got[kind].id++
		}
		if at {
			got[kind].at++
		}
		if id != (r.Get("name") != "") || id != (r.Get("source") != "") {
			t.Errorf("%s: an id has a name and a source, no id has none", r.Where())
		}
		if p := r.Get("point"); !id && !at || p != "" && p != "own" || !id && p != "own" {
			t.Errorf("%s: point %q", r.Where(), p)
		}
		if !id {
			continue
		}
		// Two names of one place have one position.
		point := r.Get("latitude") + " " + r.Get("longitude")
		if other, ok := where[geonameID]; ok && other != point {
			t.Errorf("%s: %s lies at %s and at %s", r.Where(), geonameID, other, point)
		}
		where[geonameID] = point
	}
	for kind, most := range map[string]struct{ noID, noPosition int }{
		"water":    {119, 2},
		"region":   {279, 16},
		"admin":    {4, 0},
		"facility": {388, 1},
		"city":     {2, 0},
	} {
		g := got[kind]
		if g == nil {
			t.Errorf("no %s", kind)
			continue
		}
		if g.all-g.id > most.noID || g.all-g.at > most.noPosition {
			t.Errorf("%s: %d of %d have no GeoNames id, at most %d had none; %d have no position, at most %d had none",
				kind, g.all-g.id, g.all, most.noID, g.all-g.at, most.noPosition)
		}
	}
}

// Places lie where the map has them: a wrong sign or two columns that changed places
// would put them elsewhere.
func TestKnownPositions(t *testing.T) {
	rows := map[string]Row{}
	for _, file := range []string{"geonames.tsv", "regions_geonames.tsv"} {
		for _, r := range mustTable(t, file) {
			rows[r.Get("id")] = r
		}
	}
	for id, box := range map[string][4]float64{ // south, north, west, east
		"water/black-sea":          {41, 47, 27, 42},
		"water/south-china-sea":    {3, 23, 105, 121},
		"water/drake-passage":      {-63, -56, -70, -55},
		"water/gulf-of-guinea":     {-1, 7, -8, 10},
		"water/suez-canal":         {29.9, 31.3, 32.2, 32.7},
		"water/caribbean-sea":      {9, 22, -88, -60},
		"region/crimea":            {44, 46.3, 32, 37},
		"region/patagonia":         {-56, -38, -76, -62},
		"region/galapagos-islands": {-2, 2, -92, -89},
		"region/korean-peninsula":  {34, 43, 124, 131},
		"facility/white-house":     {38.8, 39, -77.1, -77},
		"admin/california":         {32, 42.1, -125, -114},
		"FRA":                      {42, 51, -5, 8},
		"ZAF":                      {-35, -22, 16, 33},
		"VN.44":                    {16, 18.5, 105.5, 108}, // Quang Tri, whose code was Hanoi's
		"NO.05":                    {68, 72, 21, 32},
		"AR.04":                    {-47, -41, -73, -63},
	} {
		r, ok := rows[id]
		if !ok {
			t.Errorf("%s has no row", id)
			continue
		}
		lat, _ := strconv.ParseFloat(r.Get("latitude"), 64)
		lon, _ := strconv.ParseFloat(r.Get("longitude"), 64)
		if lat < box[0] || lat > box[1] || lon < box[2] || lon > box[3] {
			t.Errorf("%s lies at %s, want it in %v", id, fmt.Sprint(lat, " ", lon), box)
		}
	}
}

// Cities have the codes of the divisions in divisions.tsv: in Vietnam, whose provinces
// were merged in 2025, others than they had.
func TestCityDivisions(t *testing.T) {
	divisions := kindsOf(t, "divisions.tsv")
	cities, unknown := 0, 0
	for _, r := range mustTable(t, "cities.tsv") {
		if r.Get("iso2") != "VN" {
			continue
		}
		cities++
		if _, ok := divisions["VN."+r.Get("admin1")]; !ok {
			unknown++
		}
	}
	// divisions.tsv has no division that is called as its city is.
	if cities < 50 || unknown > cities/10 {
		t.Errorf("the divisions of %d of %d cities are not in divisions.tsv", unknown, cities)
	}
}
