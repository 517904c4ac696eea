// Package sharedtest finds the data that its developers measure readout on and
// that the project does not ship: real archives, gold, cases of a recognizer.
package sharedtest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Path returns a file or folder of the shared data: elem below the folder that
// READOUT_SHARED names, else below the nearest folder "shared" beside or above
// the package. Where there is none, the test is skipped with what is missing.
func Path(t testing.TB, elem ...string) string {
	t.Helper()
	below := filepath.Join(elem...)
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	roots := []string{os.Getenv("READOUT_SHARED")}
	if roots[0] == "" {
		roots = nil
		for dir := wd; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
			roots = append(roots, filepath.Join(dir, "shared"))
		}
	}
	for _, root := range roots {
		path := filepath.Join(root, below)
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	t.Skipf("the developers' shared data has no %s here: set READOUT_SHARED to its folder to run this test (looked in %s)", below, strings.Join(roots, ", "))
	return ""
}
