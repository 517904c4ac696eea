package source

import (
	"path/filepath"
	"strings"

	"readout/pipeline"
)

// A root is one of the paths that a user named.
type root struct {
	path string
	abs  string // cleaned and absolute; what roots are sorted and compared by
	dir  bool
	glob *glob // nil unless path is a glob; then dir is true and abs its base
}

// key is what roots are sorted by: as a folder's entries are.
func (rt root) key() string {
	if rt.dir {
		return filepath.ToSlash(rt.abs) + "/"
	}
	return filepath.ToSlash(rt.abs)
}

// root looks at one path. A path that is not there has been reported when it
// returns false.
func (w *walker) root(path string) (root, bool) {
	abs, err := filepath.Abs(path)
	if err != nil {
		w.fail(path, path, "the path cannot be made absolute", err)
		return root{}, false
	}
	info, err := w.opts.store.Stat(path)
	if err == nil && !info.IsDir() {
		err = regular(info)
	}
	if err == nil {
		return root{path: filepath.Clean(path), abs: abs, dir: info.IsDir()}, true
	}
	if _, lerr := w.opts.store.Lstat(path); lerr != nil && isGlob(path) {
		g, gerr := newGlob(path)
		if gerr != nil {
			w.refuse(path, filepath.Base(path), pipeline.ClassUnreadable, gerr.Error())
			return root{}, false
		}
		if abs, err = filepath.Abs(g.base); err == nil {
			return root{path: path, abs: abs, dir: true, glob: g}, true
		}
	}
	w.fail(clean(path), clean(filepath.Base(path)), "", unreadable("it cannot be opened", err))
	return root{}, false
}

// unnested drops roots that a folder among them reads anyway, so that no file
// is read twice. roots is sorted.
func unnested(roots []root) []root {
	folders := map[string]bool{}
	for _, rt := range roots {
		if rt.dir && rt.glob == nil {
			folders[rt.abs] = true
		}
	}
	inside := func(rt root) bool {
		if rt.glob != nil && folders[rt.abs] {
			return true
		}
		for at := rt.abs; filepath.Dir(at) != at; {
			if at = filepath.Dir(at); folders[at] {
				return true
			}
		}
		return false
	}
	var kept []root
	for i, rt := range roots {
		same := i > 0 && rt.abs == roots[i-1].abs && (rt.glob == nil) == (roots[i-1].glob == nil) && (rt.glob == nil || rt.path == roots[i-1].path)
		if !same && !inside(rt) {
			kept = append(kept, rt)
		}
	}
	return kept
}

// within reports whether path is dir or lies below it.
func within(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// commonFolder returns the deepest folder that holds all roots: a lone folder
// is its own.
func commonFolder(roots []root) string {
	top := ""
	for i, rt := range roots {
		dir := rt.abs
		if !rt.dir {
			dir = filepath.Dir(dir)
		}
		if i == 0 {
			top = dir
			continue
		}
		if top == dir && rt.dir && rt.glob == nil {
			continue
		}
		for !within(top, dir) {
			top = filepath.Dir(top)
		}
	}
	return top
}

// rel returns the name of a path below the roots' common folder, with slashes.
func (w *walker) rel(abs string) string {
	rel, err := filepath.Rel(w.top, abs)
	if err != nil {
		return filepath.Base(abs)
	}
	return clean(filepath.ToSlash(rel))
}
