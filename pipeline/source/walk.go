package source

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cespare/xxhash/v2"

	"readout/pipeline"
)

// walker reads roots. It knows what it has entered, so that symbolic links
// cannot lead it in circles.
type walker struct {
	*reader
	top     string          // what IDs are relative to: the deepest folder that holds all roots
	roots   []string        // real paths of the folders that are read anyway
	linked  map[string]bool // real paths of folders entered by a symbolic link
	exclude []string        // absolute
	indexes map[string]*index
	from    string // folder that is read now; sidecars above it are not asked
}

func (r *reader) walk(paths []string) {
	w := &walker{reader: r, linked: map[string]bool{}, indexes: map[string]*index{}}
	for _, p := range r.opts.Exclude {
		if abs, err := filepath.Abs(p); err == nil {
			w.exclude = append(w.exclude, abs)
		}
	}
	var roots []root
	stdin := false
	for _, p := range slices.Sorted(slices.Values(paths)) {
		if p == "-" {
			stdin = true
			continue
		}
		if rt, ok := w.root(p); ok {
			roots = append(roots, rt)
		} else if r.done {
			return
		}
	}
	slices.SortStableFunc(roots, func(a, b root) int { return strings.Compare(a.key(), b.key()) })
	roots = unnested(roots)
	w.top = commonFolder(roots)
	for _, rt := range roots {
		if rt.dir && rt.glob == nil {
			if real, err := r.opts.store.Real(rt.abs); err == nil {
				w.roots = append(w.roots, real)
			}
		}
	}
	if stdin {
		r.standardInput()
	}
	for _, rt := range roots {
		if r.stopped() {
			return
		}
		switch before := r.emitted; {
		case !rt.dir:
			w.lone(rt)
		default:
			from := rt.path
			if rt.glob != nil {
				from = rt.glob.base
			}
			w.from = from
			w.folder(from, w.rel(rt.abs), "", rt.glob, false)
			if r.emitted == before && !r.stopped() {
				message := "the folder holds nothing to read"
				if rt.glob != nil {
					message = "no file matches; quote the pattern if the shell changed it"
				}
				r.refuse(rt.path, w.rel(rt.abs), pipeline.ClassEmpty, message)
			}
		}
	}
}

// join joins two names of the kind that rel returns.
func join(dir, name string) string {
	if dir == "" || dir == "." {
		return clean(name)
	}
	return dir + "/" + clean(name)
}

// maxName is the most bytes of a file name; a tar could give a megabyte.
const maxName = 4096

// clean makes a file name fit for messages and IDs: valid UTF-8 on one line.
func clean(name string) string {
	if len(name) > maxName {
		name = fmt.Sprintf("%s...%016x", name[:maxName], xxhash.Sum64String(name))
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(name, "\uFFFD"))
}

// lone reads a file that was named itself.
func (w *walker) lone(rt root) {
	dir := filepath.Dir(rt.path)
	if w.indexes[dir] == nil {
		entries, err := w.opts.store.ReadDir(dir)
		if err != nil {
			entries = nil // the file itself may be readable all the same
		}
		w.openIndex(dir, w.rel(filepath.Dir(rt.abs)), entries)
		if w.indexes[dir] == nil {
			w.indexes[dir] = &index{} // not to look again for the next file
		}
	}
	if w.indexes[dir].is(filepath.Base(rt.path)) {
		return
	}
	w.file(rt.path, w.rel(rt.abs), w.indexes[dir].row(filepath.Base(rt.path)))
}

// folder reads a folder and what lies below it. below is its path from the
// glob's base; all says that the glob has selected it whole.
func (w *walker) folder(path, rel, below string, g *glob, all bool) {
	entries, err := w.opts.store.ReadDir(path)
	if err != nil {
		if !w.fail(clean(path), rel, "the folder cannot be read", unreadable("", err)) {
			return
		}
	}
	if w.holdsTables(path, entries) {
		w.refuse(clean(path), rel, pipeline.ClassUnsupported, "it is a folder of tables that readout wrote, which are not read; leave it out with --exclude")
		return
	}
	// A folder sorts as if its name ended in a slash: that gives the byte-wise
	// order of whole paths.
	key := func(e fs.DirEntry) string {
		if e.IsDir() {
			return e.Name() + "/"
		}
		return e.Name()
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(key(a), key(b)) })
	outer := w.indexes[path]
	if outer == nil {
		w.openIndex(path, rel, entries)
		defer delete(w.indexes, path)
	}
	for _, e := range entries {
		if w.stopped() {
			return
		}
		name := e.Name()
		full := filepath.Join(path, name)
		if hidden(name) || w.excluded(full) {
			continue
		}
		here := name
		if below != "" {
			here = below + "/" + name
		}
		picked := g == nil || all || g.match(here)
		dir := e.IsDir()
		if e.Type()&fs.ModeSymlink != 0 && (picked || g.enter(here)) {
			var ok bool
			if dir, ok = w.link(full, join(rel, name)); !ok {
				continue
			}
		}
		switch {
		case dir && (picked || g.enter(here)):
			w.folder(full, join(rel, name), here, g, picked)
		case dir || !picked || w.indexes[path].is(name):
		default:
			w.file(full, join(rel, name), w.row(path, name))
		}
	}
}

// holdsTables reports whether a folder is one that an earlier run wrote: one
// failure for it says more than one for each of its files.
func (w *walker) holdsTables(path string, entries []fs.DirEntry) bool {
	const manifest, mark = "_manifest.json", `"format": "readout tables"`
	if !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == manifest && e.Type().IsRegular() }) {
		return false
	}
	f, err := w.opts.store.Open(filepath.Join(path, manifest))
	if err != nil {
		return false // reading it will say why
	}
	defer f.Close()
	head := make([]byte, 64)
	n, _ := io.ReadFull(f, head)
	return bytes.Contains(head[:n], []byte(mark))
}

// row finds what the sidecars of a file's folder and of those above it say.
func (w *walker) row(dir, name string) metadata {
	if len(w.indexes) == 0 {
		return metadata{}
	}
	for {
		if m, ok := w.indexes[dir].lookup(name); ok {
			return m
		}
		up := filepath.Dir(dir)
		if dir == w.from || up == dir {
			return metadata{}
		}
		dir, name = up, filepath.Base(dir)+"/"+name
	}
}

// link looks at a symbolic link. It reports whether it leads to a folder, and
// whether to follow it: not if it is broken, leads in a circle, or leads to a
// folder that is read anyway.
func (w *walker) link(path, rel string) (dir, follow bool) {
	info, err := w.opts.store.Stat(path)
	if err != nil {
		w.fail(clean(path), rel, "the symbolic link cannot be followed", unreadable("", err))
		return false, false
	}
	if !info.IsDir() {
		return false, true
	}
	real, err := w.opts.store.Real(path)
	if err != nil {
		w.fail(clean(path), rel, "the symbolic link cannot be followed", unreadable("", err))
		return false, false
	}
	if at, err := w.opts.store.Real(filepath.Dir(path)); err == nil && within(real, at) {
		w.refuse(clean(path), rel, pipeline.ClassUnreadable,
			fmt.Sprintf("the symbolic link leads back to %s, which it lies in; it is not followed", clean(real)))
		return true, false
	}
	for _, r := range w.roots {
		if within(r, real) {
			return true, false // read where it really is
		}
	}
	if w.linked[real] {
		return true, false
	}
	w.linked[real] = true
	return true, true
}

func (w *walker) excluded(path string) bool {
	if len(w.exclude) == 0 {
		return false
	}
	abs, err := filepath.Abs(path)
	return err == nil && slices.Contains(w.exclude, abs)
}

// hidden reports whether folders and archives hide a name: what begins with a
// dot, and what systems leave behind.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || name == "__MACOSX" || name == "Thumbs.db" || name == "desktop.ini"
}

// file reads one file, of whatever format.
func (w *walker) file(path, rel string, side metadata) {
	f, size, err := w.open(path)
	if err != nil {
		w.fail(clean(path), rel, "", err)
		return
	}
	defer f.Close()
	w.reader.file(f, size, clean(path), rel, clean(filepath.Base(path)), side)
}
