package source

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// A glob selects paths below a folder.
type glob struct {
	base     string   // folder to start in, "." if the pattern has none
	pattern  string   // relative to base, with slashes
	segments []string // of pattern
}

func isGlob(path string) bool { return strings.ContainsAny(path, "*?[{") }

func newGlob(path string) (*glob, error) {
	base, pattern := doublestar.SplitPattern(filepath.ToSlash(filepath.Clean(path)))
	if !doublestar.ValidatePattern(pattern) {
		return nil, errors.New("no such file, and as a glob it is malformed; check brackets and braces")
	}
	return &glob{base: filepath.FromSlash(base), pattern: pattern, segments: strings.Split(pattern, "/")}, nil
}

// match reports whether rel, relative to base with slashes, is selected.
func (g *glob) match(rel string) bool { return doublestar.MatchUnvalidated(g.pattern, rel) }

// enter reports whether something below the folder rel may be selected, so
// that a pattern without ** does not walk the whole tree.
func (g *glob) enter(rel string) bool {
	parts := strings.Split(rel, "/")
	for i, part := range parts {
		// A brace may hold a slash; then depth says nothing.
		if strings.Contains(g.pattern, "{") || g.segments[i] == "**" {
			return true
		}
		if i+1 >= len(g.segments) || !doublestar.MatchUnvalidated(g.segments[i], part) {
			return false
		}
	}
	return true
}
