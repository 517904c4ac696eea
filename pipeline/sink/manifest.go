package sink

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ManifestName is the file in a folder of tables that says which parts count.
const ManifestName = "_manifest.json"

// manifestFormat marks a manifest as one of ours.
const manifestFormat = "readout tables"

// A Manifest is what stands in the manifest file. It holds no time of day: the
// same inputs and settings give the same manifest.
type Manifest struct {
	Format   string            `json:"format"`
	Finished bool              `json:"finished"` // all inputs were processed
	Inputs   int64             `json:"inputs"`   // processed: Documents + Errors
	Settings map[string]string `json:"settings"` // all that the content of the tables depends on beside the inputs
	// Documents and Errors count the rows of the tables of that name.
	Documents int64   `json:"documents"`
	Errors    int64   `json:"errors"`
	Shards    []Shard `json:"shards"`
}

// A Shard is one part of every table, committed together.
type Shard struct {
	Inputs    int64  `json:"inputs"`
	Documents int64  `json:"documents"`
	Errors    int64  `json:"errors"`
	Digest    string `json:"digest"` // SHA-256 over the sources and fingerprints of all inputs from the first on
	Parts     []Part `json:"parts"`  // one a table, in the order of Tables
}

// A Part is one file of one table.
type Part struct {
	Table  string `json:"table"`
	File   string `json:"file"` // path below the folder, with slashes
	Rows   int64  `json:"rows"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"` // of the file
}

// ReadManifest reads the manifest of a folder of tables. The error wraps
// fs.ErrNotExist if the folder has none.
func ReadManifest(dir string) (*Manifest, error) {
	path := filepath.Join(dir, ManifestName)
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is no folder of tables: %w", dir, err)
	}
	if err != nil {
		return nil, fmt.Errorf("read manifest: %w", err)
	}
	m := &Manifest{}
	if err := json.Unmarshal(data, m); err != nil {
		return nil, fmt.Errorf("%s is damaged: %w; choose another folder, or remove this one by hand", path, err)
	}
	if m.Format != manifestFormat {
		return nil, fmt.Errorf("%s was not written by readout; choose another folder", path)
	}
	for _, s := range m.Shards {
		for _, p := range s.Parts {
			if !filepath.IsLocal(filepath.FromSlash(p.File)) {
				return nil, fmt.Errorf("%s is damaged: it lists the file %q outside of its folder", path, p.File)
			}
		}
	}
	return m, nil
}

// Rows returns the number of rows of each table, by name.
func (m *Manifest) Rows() map[string]int64 {
	out := map[string]int64{}
	for _, l := range layouts {
		out[l.name] = 0
	}
	for _, s := range m.Shards {
		for _, p := range s.Parts {
			out[p.Table] += p.Rows
		}
	}
	return out
}

// encode renders the manifest; json sorts the settings.
func (m *Manifest) encode() []byte {
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		panic(err) // strings and numbers only
	}
	return append(data, '\n')
}

// differences lists the settings in which two runs differ, in words.
func differences(was, is map[string]string) []string {
	var out []string
	for k, v := range is {
		if w, ok := was[k]; !ok {
			out = append(out, fmt.Sprintf("%s is %q, was not set", k, v))
		} else if w != v {
			out = append(out, fmt.Sprintf("%s is %q, was %q", k, v, w))
		}
	}
	for k, w := range was {
		if _, ok := is[k]; !ok {
			out = append(out, fmt.Sprintf("%s is not set, was %q", k, w))
		}
	}
	slices.Sort(out)
	return out
}

func joinDifferences(ds []string) string { return strings.Join(ds, "; ") }
