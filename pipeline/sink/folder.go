package sink

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
)

// Names of ours in an output folder, beside the manifest and the tables.
const (
	lockName = ".readout-lock"
	tempName = ".readout-tmp" // parts that are being written
)

var (
	partPattern = regexp.MustCompile(`^part-\d{5,}\.parquet$`)
	tempPattern = regexp.MustCompile(`^[a-z]+-\d{5,}\.part$`)
)

func partName(shard int) string { return fmt.Sprintf("part-%05d.parquet", shard) }

var errLocked = errors.New("another run is writing to it; wait for that run to end")

// ErrComplete is returned by Open for a folder that holds a finished run of other
// settings.
var ErrComplete = errors.New("the run in this folder is complete")

// survey looks at a folder without changing it. It returns its manifest, nil if
// the folder is missing, empty or was left by a run that got no further than its
// lock; and an error if it is something that is not ours to write into.
func survey(dir string) (*Manifest, error) {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil //nolint:nilnil // no folder, no manifest, and nothing wrong
	}
	if err != nil {
		return nil, explain(dir, "", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is a file, not a folder: tables need a folder; choose another output", dir)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, explain(dir, "", err)
	}
	for _, e := range entries {
		if e.Name() == ManifestName {
			return ReadManifest(dir)
		}
	}
	for _, e := range entries {
		if e.Name() != lockName && e.Name() != ManifestName+".tmp" {
			return nil, fmt.Errorf("%s is not empty (it has %s) and holds no tables of ours, so nothing is written there: choose another folder or an empty one", dir, e.Name())
		}
	}
	return nil, nil //nolint:nilnil
}

// sweep removes what is ours and not in the manifest: parts of a shard that was
// never committed or of the run that is overwritten, and files written aside.
// Anything else in the folder stays.
func sweep(fsys fileSystem, dir string, m *Manifest) error {
	keep := map[string]bool{}
	for _, s := range m.Shards {
		for _, p := range s.Parts {
			keep[p.File] = true
		}
	}
	remove := func(folder string, pattern *regexp.Regexp) error {
		entries, err := os.ReadDir(filepath.Join(dir, folder))
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		for _, e := range entries {
			if e.Type().IsRegular() && pattern.MatchString(e.Name()) && !keep[folder+"/"+e.Name()] {
				if err := fsys.Remove(filepath.Join(dir, folder, e.Name())); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for _, l := range layouts {
		if err := remove(l.name, partPattern); err != nil {
			return err
		}
	}
	if err := remove(tempName, tempPattern); err != nil {
		return err
	}
	if err := fsys.Remove(filepath.Join(dir, ManifestName+".tmp")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// prepare makes the folders of all tables.
func prepare(fsys fileSystem, dir string) error {
	for _, l := range layouts {
		if err := fsys.Mkdir(filepath.Join(dir, l.name)); err != nil {
			return err
		}
	}
	if err := fsys.Mkdir(filepath.Join(dir, tempName)); err != nil {
		return err
	}
	return fsys.SyncDir(dir)
}

// verify checks that the parts in the manifest are there in full length.
func verify(dir string, m *Manifest) error {
	for _, s := range m.Shards {
		for _, p := range s.Parts {
			path := filepath.Join(dir, filepath.FromSlash(p.File))
			info, err := os.Stat(path)
			if errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("%s is gone, which an earlier run wrote: put it back, or add --overwrite to start again", path)
			}
			if err != nil {
				return fmt.Errorf("check what an earlier run wrote: %w", err)
			}
			if info.Size() != p.Bytes {
				return fmt.Errorf("%s has %d bytes, and an earlier run wrote %d: put it back, or add --overwrite to start again", path, info.Size(), p.Bytes)
			}
		}
	}
	return nil
}
