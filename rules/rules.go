// Package rules loads what the extractors know as data: rules and word lists in
// YAML, and gazetteers in TSV.
//
// The files that ship are embedded in the program. A user's folder with files of
// the same names can be laid over them: it adds entries, replaces those with the
// same id or key, and switches entries off. Nothing is read lazily from disk: a
// Set that was loaded does not change.
//
// Decoding is strict. An unknown key, a repeated id, a missing example or a value
// of the wrong type is an error that names file, line and rule, and all errors of
// a file are reported together.
package rules

import (
	"crypto/sha256"
	"embed"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"
)

//go:embed *.yaml gazetteers
var embedded embed.FS

// maxFile limits the size of one rule file, in bytes, compressed or not.
const maxFile = 64 << 20

// A Set is rule files in layers: the embedded ones, then users' folders on top.
// It is safe for use by several goroutines.
type Set struct {
	layers []layer
	hash   string
}

// A layer holds the content of one folder by slash-separated relative name.
type layer struct {
	name  string // prefix of file names in messages
	files map[string][]byte
}

// Default returns the embedded rules. The same Set is returned every time.
func Default() (*Set, error) { return defaultSet() }

var defaultSet = sync.OnceValues(func() (*Set, error) { return Load() })

// Load returns the embedded rules with overlays laid over them in the order
// given. Each overlay is a folder in the form of this package's: *.yaml files
// and gazetteers/*.tsv; other files in it are an error, since they would be
// silently without effect. An unreadable overlay is an error too.
func Load(overlays ...fs.FS) (*Set, error) { return load(embedded, overlays...) }

func load(base fs.FS, overlays ...fs.FS) (*Set, error) {
	s := &Set{}
	var errs []error
	add := func(name string, fsys fs.FS, strict bool) {
		l, err := readLayer(name, fsys, strict)
		if err != nil {
			errs = append(errs, err)
		}
		s.layers = append(s.layers, l)
	}
	add("rules", base, false)
	for i, o := range overlays {
		add(layerName(o, i), o, true)
		if l := s.layers[len(s.layers)-1]; len(s.layers[0].files) > 0 {
			errs = append(errs, s.layers[0].unread(l))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	s.hash = s.sum()
	return s, nil
}

// layerName returns how files of an overlay are called in messages: by their
// folder if the file system tells it, which os.DirFS does by being a string.
func layerName(fsys fs.FS, i int) string {
	if v := reflect.ValueOf(fsys); v.IsValid() && v.Kind() == reflect.String {
		return strings.TrimSuffix(v.String(), "/")
	}
	return fmt.Sprintf("overlay%d", i+1)
}

func readLayer(name string, fsys fs.FS, strict bool) (layer, error) {
	l := layer{name: name, files: map[string][]byte{}}
	if fsys == nil {
		return l, fmt.Errorf("rules: %s is no folder", name)
	}
	var errs []error
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		full := path.Join(name, p)
		switch {
		case err != nil:
			return fmt.Errorf("read rules %s: %w", full, err)
		case d.IsDir():
			if p != "." && strings.HasPrefix(d.Name(), ".") {
				return fs.SkipDir
			}
			return nil
		case !known(p):
			if strict && !ignored(p) {
				errs = append(errs, fmt.Errorf("%s: not a rule file; expected NAME.yaml or gazetteers/NAME.tsv", full))
			}
			return nil
		}
		data, err := readFile(fsys, p)
		if err != nil {
			errs = append(errs, fmt.Errorf("read rules %s: %w", full, err))
			return nil
		}
		l.files[p] = data
		return nil
	})
	return l, errors.Join(append(errs, err)...)
}

// unread reports files of an overlay under whose name nothing is read, because the
// lowest layer has none.
func (base layer) unread(over layer) error {
	var errs []error
	for _, name := range sortedKeys(over.files) {
		plain := strings.TrimSuffix(name, ".gz")
		if _, ok := base.files[plain]; ok {
			continue
		}
		if _, ok := base.files[plain+".gz"]; ok {
			continue
		}
		var near []string
		for _, n := range sortedKeys(base.files) {
			if path.Dir(n) == path.Dir(name) {
				near = append(near, path.Base(n))
			}
		}
		errs = append(errs, fmt.Errorf("%s: nothing is read from a file of this name; the names are %s", path.Join(over.name, name), strings.Join(near, ", ")))
	}
	return errors.Join(errs...)
}

func readFile(fsys fs.FS, p string) ([]byte, error) {
	f, err := fsys.Open(p)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file")
	}
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(data) > maxFile {
		err = fmt.Errorf("larger than %d MiB", maxFile>>20)
	}
	return data, err
}

// known reports whether p names a file that rules can be in.
func known(p string) bool {
	dir, file := path.Split(p)
	if strings.HasPrefix(file, ".") {
		return false
	}
	switch dir {
	case "":
		return strings.HasSuffix(file, ".yaml")
	case "gazetteers/":
		return strings.HasSuffix(file, ".tsv") || strings.HasSuffix(file, ".tsv.gz")
	}
	return false
}

// ignored reports whether p may lie in an overlay without being one of its rules.
func ignored(p string) bool {
	base := path.Base(p)
	return strings.HasPrefix(base, ".") || strings.HasSuffix(base, ".md") || strings.HasSuffix(base, "~")
}

// Hash returns the SHA-256, in hex, of the names and contents of all files. Two
// sets with the same hash extract the same.
func (s *Set) Hash() string { return s.hash }

func (s *Set) sum() string {
	h := sha256.New()
	put := func(b []byte) {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(b)))
		h.Write(n[:])
		h.Write(b)
	}
	for _, l := range s.layers {
		// An empty overlay changes nothing, so it must not change the hash.
		if len(l.files) == 0 {
			continue
		}
		h.Write([]byte{'L'})
		for _, name := range sortedKeys(l.files) {
			put([]byte(name))
			put(l.files[name])
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Files returns the names of all files of all layers, sorted, each once.
func (s *Set) Files() []string {
	all := map[string][]byte{}
	for _, l := range s.layers {
		for name := range l.files {
			all[name] = nil
		}
	}
	return sortedKeys(all)
}

// Text returns the embedded version of a file, for people to read and copy from; an
// error if there is none.
func (s *Set) Text(file string) (string, error) {
	data, ok := s.layers[0].files[file]
	if !ok {
		return "", fmt.Errorf("rules: no file %s; the files are %s", file, strings.Join(sortedKeys(s.layers[0].files), ", "))
	}
	return string(data), nil
}

// A source is one layer's version of a file.
type source struct {
	name string // for messages, "rules/dates.yaml"
	data []byte
	base bool // the first layer
}

// sources returns a file's versions from the lowest layer up.
func (s *Set) sources(file string) ([]source, error) {
	var out []source
	for i, l := range s.layers {
		if data, ok := l.files[file]; ok {
			out = append(out, source{name: path.Join(l.name, file), data: data, base: i == 0})
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("rules: no file %s: %w", file, fs.ErrNotExist)
	}
	return out, nil
}

func sortedKeys(m map[string][]byte) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
