package source

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"readout/pipeline"
)

func TestOrderOfFolders(t *testing.T) {
	dir := tree(t, member{"b/2.txt", "two"}, member{"b.txt", "b"}, member{"b-1.txt", "dash"}, member{"a.txt", "a"},
		member{"b/c/3.md", "three"}, member{"Z.txt", "zed"}, member{".hidden/x.txt", "no"}, member{".DS_Store", "no"},
		member{"__MACOSX/b.txt", "no"})
	res := collect(t, Options{}, dir)
	want := []string{"Z.txt", "a.txt", "b-1.txt", "b.txt", "b/2.txt", "b/c/3.md"}
	if !slices.IsSorted(want) {
		t.Fatal("the test expects another order than byte-wise")
	}
	same(t, "sources", res.sources(dir), want...)
	same(t, "failures", res.failures(dir))
	for i, d := range res.docs {
		if !strings.HasPrefix(d.ID, want[i]+"#") {
			t.Errorf("id %s does not begin with the path below the root, %s", d.ID, want[i])
		}
	}
}

func TestPathsInAnyOrder(t *testing.T) {
	dir := tree(t, member{"a/1.txt", "one"}, member{"b/1.txt", "one"}, member{"b/2.txt", "two"})
	a, b := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	first := collect(t, Options{}, a, b, filepath.Join(b, "2.txt"), a)
	second := collect(t, Options{}, filepath.Join(b, "2.txt"), b, a)
	same(t, "sources", first.sources(dir), "a/1.txt", "b/1.txt", "b/2.txt")
	if !slices.Equal(first.seen, second.seen) {
		t.Error("the order of arguments changes fingerprints")
	}
	for i, d := range first.docs {
		if d.ID != second.docs[i].ID {
			t.Errorf("the order of arguments changes id %s to %s", d.ID, second.docs[i].ID)
		}
	}
	if first.docs[0].ID == first.docs[1].ID {
		t.Errorf("equal files in two folders share the id %s", first.docs[0].ID)
	}
}

func TestSameIDsWhereverTheFolderLies(t *testing.T) {
	files := []member{{"x.zip", zipped(t, member{"in/a.txt", "alpha"})}, {"r.jsonl", `{"text":"beta"}`}, {"t.txt", "gamma"}}
	one, two := collect(t, Options{}, tree(t, files...)), collect(t, Options{}, tree(t, files...))
	for i, d := range one.docs {
		if d.ID != two.docs[i].ID || one.seen[i] != two.seen[i] {
			t.Errorf("id %s became %s in another place", d.ID, two.docs[i].ID)
		}
	}
	changed := collect(t, Options{}, tree(t, files[0], files[1], member{"t.txt", "delta"}))
	if changed.docs[1].ID == one.docs[1].ID || changed.seen[1] == one.seen[1] {
		t.Error("other content keeps id or fingerprint")
	}
}

func TestGlobs(t *testing.T) {
	dir := tree(t, member{"2023/a.txt", "a"}, member{"2024/b.txt", "b"}, member{"2024/deep/c.txt", "c"},
		member{"2024/d.md", "d"}, member{"odd[1].txt", "e"})
	for _, test := range []struct {
		glob string
		want []string
	}{
		{"2024/*.txt", []string{"2024/b.txt"}},
		{"*/*.txt", []string{"2023/a.txt", "2024/b.txt"}},
		{"**/*.txt", []string{"2023/a.txt", "2024/b.txt", "2024/deep/c.txt", "odd[1].txt"}},
		{"20*/**/c.txt", []string{"2024/deep/c.txt"}},
		{"2024/{b.txt,deep/c.txt}", []string{"2024/b.txt", "2024/deep/c.txt"}},
		{"202?", []string{"2023/a.txt", "2024/b.txt", "2024/d.md", "2024/deep/c.txt"}}, // whole folders
		{"odd[1].txt", []string{"odd[1].txt"}},                                         // a file of that very name
	} {
		res := collect(t, Options{}, filepath.Join(dir, test.glob))
		same(t, test.glob, res.sources(dir), test.want...)
		same(t, test.glob+" failures", res.failures(dir))
	}
	res := collect(t, Options{}, filepath.Join(dir, "*.pdf"))
	same(t, "no match", res.failures(dir), "*.pdf empty")
}

// TestGlobStaysShallow proves that a pattern without ** does not walk what it
// cannot match.
func TestGlobStaysShallow(t *testing.T) {
	dir := tree(t, member{"a/b/c/d.txt", "deep"}, member{"a/x.txt", "x"})
	st := &faulty{deny: map[string]bool{filepath.Join(dir, "a/b"): true}}
	res := collect(t, Options{store: st}, filepath.Join(dir, "*/*.txt"))
	same(t, "sources", res.sources(dir), "a/x.txt")
	same(t, "failures", res.failures(dir))
}

// faulty is the disk with names that must not be opened.
type faulty struct {
	disk
	deny  map[string]bool
	short map[string]int // bytes after which reading fails
}

func denied(op, name string) error { return &fs.PathError{Op: op, Path: name, Err: syscall.EACCES} }

func (f *faulty) ReadDir(name string) ([]fs.DirEntry, error) {
	if f.deny[name] {
		return nil, denied("open", name)
	}
	return f.disk.ReadDir(name)
}

func (f *faulty) Open(name string) (file, error) {
	if f.deny[name] {
		return nil, denied("open", name)
	}
	inner, err := f.disk.Open(name)
	if n, ok := f.short[name]; ok && err == nil {
		return &failing{inner, n}, nil
	}
	return inner, err
}

// failing is a file on a disk that breaks.
type failing struct {
	file
	left int
}

func (f *failing) Read(p []byte) (int, error) {
	if f.left == 0 {
		return 0, &fs.PathError{Op: "read", Path: "x", Err: syscall.EIO}
	}
	n, err := f.file.Read(p[:min(len(p), f.left)])
	f.left -= n
	return n, err
}

func TestUnreadable(t *testing.T) {
	dir := tree(t, member{"a.txt", "a"}, member{"locked.txt", "secret"}, member{"shut/x.txt", "x"}, member{"z.txt", "z"},
		member{"broken.jsonl", `{"text":"kept"}` + "\n" + `{"text":"lost because the disk breaks here"}` + "\n"})
	st := &faulty{deny: map[string]bool{filepath.Join(dir, "locked.txt"): true, filepath.Join(dir, "shut"): true},
		short: map[string]int{filepath.Join(dir, "broken.jsonl"): 30}}
	res := collect(t, Options{store: st}, dir)
	same(t, "documents", res.sources(dir), "a.txt", "broken.jsonl:1", "z.txt")
	same(t, "failures", res.failures(dir), "broken.jsonl:2 unreadable", "locked.txt unreadable", "shut unreadable")
	same(t, "locked", []string{res.fails[1].Text()}, "it cannot be opened: permission denied; check its access rights")
	same(t, "shut", []string{res.fails[2].Text()}, "the folder cannot be read: permission denied; check its access rights")
	if !errors.Is(res.fails[1], fs.ErrPermission) || !errors.Is(res.fails[0], syscall.EIO) {
		t.Error("the cause is lost")
	}
	contains(t, "broken", res.fails[0].Text(), "lines before this one are read", "input/output error")
}

// TestReallyUnreadable does without the wrapper where access rights count.
func TestReallyUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("access rights do not bind root; TestUnreadable covers this by a wrapper")
	}
	dir := tree(t, member{"a.txt", "a"}, member{"b.txt", "b"})
	if err := os.Chmod(filepath.Join(dir, "a.txt"), 0); err != nil {
		t.Fatal(err)
	}
	res := collect(t, Options{}, dir)
	same(t, "failures", res.failures(dir), "a.txt unreadable")
}

func TestMissingPath(t *testing.T) {
	dir := tree(t, member{"a.txt", "a"})
	res := collect(t, Options{}, filepath.Join(dir, "nosuch.txt"), filepath.Join(dir, "a.txt"))
	same(t, "documents", res.sources(dir), "a.txt")
	same(t, "failures", res.failures(dir), "nosuch.txt unreadable")
	if !strings.HasPrefix(res.docs[0].ID, "a.txt#") {
		t.Errorf("a missing path changes the id of others: %s", res.docs[0].ID)
	}
}

func TestEmptyFolder(t *testing.T) {
	dir := t.TempDir()
	res := collect(t, Options{}, dir)
	same(t, "failures", res.failures(""), strings.TrimPrefix(dir, "/")+" empty")
}

type swapping struct {
	disk
	from, to string
}

func (s swapping) Open(name string) (file, error) {
	if name == s.from {
		name = s.to
	}
	return s.disk.Open(name)
}

func TestSymbolicLinks(t *testing.T) {
	dir := tree(t, member{"a/1.txt", "one"}, member{"a/sub/2.txt", "two"})
	outside := tree(t, member{"o.txt", "out"}, member{"more/p.txt", "out too"})
	for name, target := range map[string]string{
		"a/sub/up":   dir,                           // a loop
		"a/sub/self": "self",                        // one of the system's
		"a/twice":    filepath.Join(dir, "a/sub"),   // read anyway
		"a/file.txt": filepath.Join(dir, "a/1.txt"), // a file under a second name
		"a/gone.txt": filepath.Join(dir, "nosuch"),
		"out1":       outside,
		"out2":       outside, // entered once
		"a/into":     filepath.Join(outside, "more"),
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	// The folder outside leads back in.
	if err := os.Symlink(dir, filepath.Join(outside, "back")); err != nil {
		t.Fatal(err)
	}
	res := collect(t, Options{}, dir)
	same(t, "documents", res.sources(dir), "a/1.txt", "a/file.txt", "a/into/p.txt", "a/sub/2.txt", "out1/more/p.txt", "out1/o.txt")
	same(t, "failures", res.failures(dir), "a/gone.txt unreadable", "a/sub/self unreadable", "a/sub/up unreadable")
	contains(t, "loop", res.fails[2].Text(), "leads back to")
}

// TestLinksDoNotMultiply has two links from each folder to the next: 2^30 paths.
func TestLinksDoNotMultiply(t *testing.T) {
	outside := t.TempDir()
	for i := range 30 {
		d := filepath.Join(outside, string(rune('A'+i)))
		if err := os.Mkdir(d, 0o755); err != nil {
			t.Fatal(err)
		}
		for _, l := range []string{"l1", "l2"} {
			if err := os.Symlink(filepath.Join(outside, string(rune('A'+i+1))), filepath.Join(d, l)); err != nil {
				t.Fatal(err)
			}
		}
	}
	last := filepath.Join(outside, string(rune('A'+30)))
	if err := os.Mkdir(last, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(last, "end.txt"), []byte("end"), 0o644); err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	if err := os.Symlink(filepath.Join(outside, "A"), filepath.Join(root, "start")); err != nil {
		t.Fatal(err)
	}
	if res := collect(t, Options{}, root); len(res.docs) != 1 {
		t.Errorf("%d documents, want the one", len(res.docs))
	}
}

func TestExclude(t *testing.T) {
	dir := tree(t, member{"a.txt", "a"}, member{"out/part.txt", "no"}, member{"out2/b.txt", "b"})
	res := collect(t, Options{Exclude: []string{filepath.Join(dir, "out")}}, dir)
	same(t, "documents", res.sources(dir), "a.txt", "out2/b.txt")
}

func TestStopsWhenToldTo(t *testing.T) {
	dir := tree(t, member{"a.txt", "a"}, member{"b.txt", "b"}, member{"c.zip", zipped(t, member{"d.txt", "d"}, member{"e.txt", "e"})})
	for n := 1; n <= 4; n++ {
		got := 0
		for range Open(context.Background(), []string{dir}, Options{}) {
			if got++; got == n {
				break
			}
		}
		if got != n {
			t.Errorf("%d inputs before the loop ended, want %d", got, n)
		}
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	why := errors.New("enough")
	got := 0
	for in, err := range Open(ctx, []string{dir}, Options{}) {
		got++
		switch {
		case got == 2:
			cancel(why)
		case got > 2 && (in != nil || !errors.Is(err, why)):
			t.Errorf("after cancelling came %v, %v", in, err)
		}
	}
	if got != 3 {
		t.Errorf("%d pairs, want two inputs and the cause", got)
	}
}

// TestCancelInsideAMember stops while a member that yields nothing is read.
func TestCancelInsideAMember(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	src := io.MultiReader(&repeated{piece: "x", left: 1 << 20}, cancelling{cancel}, &repeated{piece: "x", left: 1 << 50})
	got := 0
	for in, err := range Open(ctx, []string{"-"}, Options{Stdin: src, Format: "jsonl"}) {
		got++
		if in != nil || !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, %v", in, err)
		}
	}
	if got != 1 {
		t.Errorf("%d pairs, want one", got)
	}
}

type cancelling struct{ cancel func() }

func (c cancelling) Read([]byte) (int, error) { c.cancel(); return 0, io.EOF }

func TestCheck(t *testing.T) {
	dir := tree(t, member{"a.txt", "a"})
	if err := Check([]string{dir, "-", filepath.Join(dir, "*.txt")}, Options{Format: "jsonl", Charset: "windows-1252"}); err != nil {
		t.Error(err)
	}
	err := Check([]string{filepath.Join(dir, "nosuch"), "", filepath.Join(dir, "[a")}, Options{Format: "doc", Charset: "klingon", HTML: "maybe", Language: "Klingon",
		Limits: Limits{Depth: -1}})
	if err == nil {
		t.Fatal("no error")
	}
	contains(t, "faults", err.Error(), "nosuch: no such file", "path is empty", "malformed", `format "doc"`, "jsonl", `"klingon"`, `"maybe"`, `"Klingon"`, "negative")
	if err := Check(nil, Options{}); err == nil {
		t.Error("no input is no error")
	}
}

func TestFormatOption(t *testing.T) {
	dir := tree(t, member{"a.dat", `{"text":"one"}`}, member{"b.dat", "two"})
	res := collect(t, Options{Format: "text"}, dir)
	same(t, "texts", res.texts(), `{"text":"one"}`, "two")
	res = collect(t, Options{Format: "jsonl"}, dir)
	same(t, "texts", res.texts(), "one")
	same(t, "failures", res.failures(dir), "b.dat:1 "+pipeline.ClassMalformed)
}

// TestBytesRead counts each byte once, though a tar is read twice for its
// sidecars.
func TestBytesRead(t *testing.T) {
	dir := tree(t, member{"a.txt", "alpha"}, member{"x.tar.gz", gzipped(t, tarred(t, member{"b.txt", talks(500)}))})
	want := int64(0)
	for _, name := range []string{"a.txt", "x.tar.gz"} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		want += info.Size()
	}
	read := new(atomic.Int64)
	collect(t, Options{BytesRead: read}, dir)
	if got := read.Load(); got != want {
		t.Errorf("%d bytes read, want %d", got, want)
	}
}
