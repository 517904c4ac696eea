package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// canHold reports why what is learnt could not be written to a path, before anybody
// waits for it; nil for an empty path.
func canHold(path string) error {
	if path == "" {
		return nil
	}
	if path == "-" {
		return errors.New("-o -: what is learnt goes into a file, not to standard output; name one")
	}
	if i, err := os.Stat(path); err == nil && i.IsDir() {
		return fmt.Errorf("-o %s is a folder; name a file in it", path)
	}
	if i, err := os.Stat(filepath.Dir(path)); err != nil || !i.IsDir() {
		return fmt.Errorf("-o %s: there is no folder %s; make it first", path, filepath.Dir(path))
	}
	return nil
}

// writeAside writes a file whole or not at all. check, if not nil, must accept
// what was written before it takes the file's name.
func writeAside(path string, write func(io.Writer) error, check func(path string) error) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // gone already if all went well
	if err := errors.Join(write(tmp), tmp.Sync(), tmp.Chmod(0o644), tmp.Close()); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if check != nil {
		if err := check(tmp.Name()); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return os.Rename(tmp.Name(), path)
}
