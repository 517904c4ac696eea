package sink

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
)

// Open readies a folder for the tables of a run.
//
// A missing or empty folder starts a run. A folder with an unfinished run of
// ours is resumed: Manifest tells how far it came, and Remaining passes over the
// inputs that are done. A folder with a finished run of the same settings is
// opened too, so that a command that is given twice is no mistake: Remaining then
// makes sure that the inputs are the same and has none left, and the tables stay
// as they are. With Overwrite, both are started again, and the tables that were
// there are removed, but no file that is not ours. Any other folder is refused,
// and so are a run with other settings (ErrComplete if it is finished) and one
// that is still being written.
func Open(dir string, opts Options) (*Writer, error) { return open(dir, opts, disk{}) }

func open(dir string, opts Options, fsys fileSystem) (_ *Writer, err error) {
	if opts.PartRows <= 0 {
		opts.PartRows = defaultPartRows
	}
	if opts.PartDocs <= 0 {
		opts.PartDocs = defaultPartDocs
	}
	if opts.PartBytes <= 0 {
		opts.PartBytes = defaultPartBytes
	}
	dir = filepath.Clean(dir)
	settings := opts.settings()
	man, err := survey(dir)
	if err != nil {
		return nil, err
	}
	if err := usable(dir, man, opts.Overwrite, settings); err != nil {
		return nil, err
	}
	if err := fsys.Mkdir(dir); err != nil {
		return nil, explain(dir, "", err)
	}
	lock, err := acquire(filepath.Join(dir, lockName))
	if errors.Is(err, errLocked) {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	if err != nil {
		return nil, explain(dir, "", err)
	}
	defer func() {
		if err != nil {
			lock.release()
		}
	}()
	// Another run may have come and gone between the first look and the lock.
	if man, err = survey(dir); err != nil {
		return nil, err
	}
	if err := usable(dir, man, opts.Overwrite, settings); err != nil {
		return nil, err
	}
	resume := man != nil && !opts.Overwrite
	if resume {
		if err := verify(dir, man); err != nil {
			return nil, err
		}
	} else {
		// From the moment this manifest is in place, older parts do not count.
		man = &Manifest{Format: manifestFormat, Settings: settings, Shards: []Shard{}}
		if _, err := writeFile(fsys, filepath.Join(dir, ManifestName), man.encode()); err != nil {
			return nil, explain(dir, "", err)
		}
	}
	if err := errors.Join(sweep(fsys, dir, man), prepare(fsys, dir)); err != nil {
		return nil, explain(dir, "", err)
	}
	w := &Writer{dir: dir, opts: opts, fsys: fsys, lock: lock, man: man, tables: newTables(opts.Meta),
		seen: map[uint64]uint32{}, digest: sha256.New(), skip: man.Inputs}
	if err := w.remember(); err != nil {
		return nil, err
	}
	return w, nil
}

// usable tells whether a folder with this manifest, nil if it has none, can be
// written to.
func usable(dir string, man *Manifest, overwrite bool, settings map[string]string) error {
	if man == nil || overwrite {
		return nil
	}
	diff := differences(man.Settings, settings)
	switch {
	case man.Finished && len(diff) > 0:
		return fmt.Errorf("%s: %w, with other settings (%s); choose another folder, or add --overwrite to replace its tables", dir, ErrComplete, joinDifferences(diff))
	case len(diff) > 0:
		return fmt.Errorf("%s holds an unfinished run of %d inputs with other settings: %s; give the settings of that run to go on with it, or add --overwrite to start again",
			dir, man.Inputs, joinDifferences(diff))
	}
	return nil
}

// remember fills the set of ids from the documents that are committed.
func (w *Writer) remember() error {
	type key struct {
		DocID string `parquet:"doc_id"`
		Input int64  `parquet:"input"`
	}
	for row, err := range readParts[key](w.dir, w.man, "documents") {
		if err != nil {
			return fmt.Errorf("%w; put the file back, or add --overwrite to start again", err)
		}
		w.seen[hashID(row.DocID)] = uint32(row.Input)
	}
	return nil
}
