// Command packsample writes the archive of the shipped sample from the folder
// that holds its files in clear:
//
//	go run ./datasets/packsample datasets/sample-archive datasets/sample/communiques.zip
//
// The result depends on names and contents of the files only: entries are
// sorted and carry one fixed time, so packing twice gives the same bytes.
package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"time"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "packsample:", err)
		os.Exit(2)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("want 2 arguments, FOLDER and OUT.zip, got %d", len(args))
	}
	data, err := pack(os.DirFS(args[0]))
	if err != nil {
		return fmt.Errorf("pack %s: %w", args[0], err)
	}
	if err := os.WriteFile(args[1], data, 0o644); err != nil {
		return fmt.Errorf("write archive: %w", err)
	}
	return nil
}

// packed is the time that every entry carries; what it is does not matter.
var packed = time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)

// pack returns a zip archive of the files of fsys.
func pack(fsys fs.FS) ([]byte, error) {
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, path)
		if err != nil {
			return err
		}
		entry, err := w.CreateHeader(&zip.FileHeader{Name: path, Method: zip.Deflate, Modified: packed})
		if err != nil {
			return err
		}
		_, err = entry.Write(data)
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}
