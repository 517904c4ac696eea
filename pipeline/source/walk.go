package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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

// join joins two names of the kind that rel returns.
func join(dir, name string) string {
	if dir == "" || dir == "." {
		return clean(name)
	}
	return dir + "/" + clean(name)
}

// clean makes a file name fit for messages and IDs: valid UTF-8 on one line.
func clean(name string) string {
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
		if !w.fail(clean(path), rel, "the folder cannot be read", readable(err)) {
			return
		}
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
		w.fail(clean(path), rel, "the symbolic link cannot be followed", readable(err))
		return false, false
	}
	if !info.IsDir() {
		return false, true
	}
	real, err := w.opts.store.Real(path)
	if err != nil {
		w.fail(clean(path), rel, "the symbolic link cannot be followed", readable(err))
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

// kinds of file that are not read, for they may block for ever or have no end.
var kinds = []struct {
	mode fs.FileMode
	name string
}{
	{fs.ModeNamedPipe, "a FIFO (named pipe)"},
	{fs.ModeSocket, "a socket"},
	{fs.ModeDevice | fs.ModeCharDevice, "a device"},
	{fs.ModeIrregular, "not a regular file"},
}

// regular returns a failure unless info is that of a regular file.
func regular(info fs.FileInfo) error {
	for _, k := range kinds {
		if info.Mode()&k.mode != 0 {
			return &pipeline.Failure{Class: pipeline.ClassUnsupported,
				Message: fmt.Sprintf(`it is %s; only regular files are read, streams come in through "-"`, k.name)}
		}
	}
	return nil
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

// open opens a regular file and returns its size.
func (r *reader) open(path string) (file, int64, error) {
	info, err := r.opts.store.Stat(path)
	if err == nil {
		if err = regular(info); err != nil {
			return nil, 0, err
		}
	}
	var f file
	if err == nil {
		f, err = r.opts.store.Open(path)
	}
	if err != nil {
		return nil, 0, unreadable("it cannot be opened", err)
	}
	// The name may have come to mean another file since.
	if info, err = f.Stat(); err == nil {
		err = regular(info)
	}
	if err != nil {
		f.Close()
		return nil, 0, unreadable("it cannot be read", err)
	}
	return f, info.Size(), nil
}

// file reads f, which is open and regular.
func (r *reader) file(f file, size int64, name, rel, base string, side metadata) {
	src := checked{f, r.cause}
	reopen := func() (io.ReadCloser, error) {
		return io.NopCloser(checked{io.NewSectionReader(f, 0, size), r.cause}), nil
	}
	b := &blob{name: name, rel: rel, base: base, r: r.buffer(src), size: size, at: f,
		reopen: reopen, budget: &budget{limits: r.opts.Limits, packed: size}, side: side}
	r.read(b)
	r.unbuffer(b.r)
}

// checked is a reader of the system's that stops with the run and whose errors
// are told from those of what is read.
type checked struct {
	r    io.Reader
	stop func() error
}

func (c checked) Read(p []byte) (int, error) {
	if err := c.stop(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(p)
	if err != nil && err != io.EOF {
		err = unreadable("it cannot be read", err)
	}
	return n, err
}

// unreadable wraps an error of the system, unless it says its class itself.
func unreadable(message string, err error) error {
	if f, ok := errors.AsType[*pipeline.Failure](err); ok {
		return f
	}
	return &pipeline.Failure{Class: pipeline.ClassUnreadable, Message: message, Err: readable(err)}
}

// readable takes the path off an error of the system: the failure names it.
func readable(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	switch {
	case errors.Is(err, os.ErrPermission):
		err = fmt.Errorf("%w; check its access rights", err)
	case errors.Is(err, os.ErrNotExist):
		err = fmt.Errorf("%w; check the name", err)
	}
	return &pipeline.Failure{Class: pipeline.ClassUnreadable, Err: err}
}
