package source

import (
	"archive/tar"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zip"
	"github.com/klauspost/compress/zstd"

	"readout/pipeline"
)

func TestArchives(t *testing.T) {
	texts := []member{{"b.txt", "beta"}, {"a.txt", "alpha"}, {"sub/c.md", "gamma"}, {".git/x.txt", "no"}, {"__MACOSX/a.txt", "no"}}
	lines := "{\"text\":\"one\"}\n{\"text\":\"two\"}\n"
	for _, test := range []struct {
		name, body string
		want       []string // sources after the archive's name
	}{
		{"x.zip", zipped(t, texts...), []string{"!a.txt", "!b.txt", "!sub/c.md"}},
		{"x.tar", tarred(t, texts...), []string{"!b.txt", "!a.txt", "!sub/c.md"}},
		{"x.tar.gz", gzipped(t, tarred(t, texts...)), []string{"!b.txt", "!a.txt", "!sub/c.md"}},
		{"x.tgz", gzipped(t, tarred(t, texts...)), []string{"!b.txt", "!a.txt", "!sub/c.md"}},
		{"x.tar.zst", zstded(t, tarred(t, texts...)), []string{"!b.txt", "!a.txt", "!sub/c.md"}},
		{"noname", gzipped(t, tarred(t, texts...)), []string{"!b.txt", "!a.txt", "!sub/c.md"}},
		{"x.txt.gz", gzipped(t, "alpha"), []string{""}},
		{"x.txt.zst", zstded(t, "alpha"), []string{""}},
		{"x.gz", gzipped(t, "alpha"), []string{""}},
		{"x.jsonl.gz", gzipped(t, lines), []string{":1", ":2"}},
		{"x.jsonl.zst", zstded(t, lines), []string{":1", ":2"}},
		{"x.jsonl.gz", gzipped(t, lines[:15]) + gzipped(t, lines[15:]), []string{":1", ":2"}}, // gzip in pieces
		{"x.jsonl.gz.zst", zstded(t, gzipped(t, lines)), []string{":1", ":2"}},
		{"x.zip", zipped(t, member{"in.tar.gz", gzipped(t, tarred(t, texts...))}, member{"in.zip", zipped(t, texts...)}),
			[]string{"!in.tar.gz!b.txt", "!in.tar.gz!a.txt", "!in.tar.gz!sub/c.md", "!in.zip!a.txt", "!in.zip!b.txt", "!in.zip!sub/c.md"}},
		{"x.zip.gz", gzipped(t, zipped(t, texts...)), []string{"!a.txt", "!b.txt", "!sub/c.md"}},
		{"x.tar", tarred(t, member{"in.zip", zipped(t, texts...)}, member{"in.jsonl", lines}, member{"z.tar", tarred(t, texts...)}),
			[]string{"!in.zip!a.txt", "!in.zip!b.txt", "!in.zip!sub/c.md", "!in.jsonl:1", "!in.jsonl:2", "!z.tar!b.txt", "!z.tar!a.txt", "!z.tar!sub/c.md"}},
		// Names are only names.
		{"x.zip", zipped(t, member{"../../etc/passwd.txt", "a"}, member{"/abs/b.txt", "b"}, member{`win\c.txt`, "c"}),
			[]string{"!../../etc/passwd.txt", "!/abs/b.txt", "!win/c.txt"}},
		{"x.tar", tarred(t, member{"./a.txt", "a"}, member{"../b.txt", "b"}, member{"/c.txt", "c"}), []string{"!a.txt", "!../b.txt", "!/c.txt"}},
		{"x.zip", zipped(t, member{"caf\x82.txt", "coffee"}), []string{"!café.txt"}}, // a name in CP437
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := tree(t, member{test.name, test.body})
			res := collect(t, Options{}, dir)
			var want []string
			for _, w := range test.want {
				want = append(want, test.name+w)
			}
			same(t, "sources", res.sources(dir), want...)
			same(t, "failures", res.failures(dir))
			again := collect(t, Options{}, dir)
			if !slices.Equal(res.seen, again.seen) {
				t.Error("a second run sees other fingerprints")
			}
			// The same from standard input, where it can be read only once.
			piped := collect(t, Options{Stdin: io.MultiReader(strings.NewReader(test.body))}, "-")
			if len(piped.docs) != len(want) || len(piped.fails) != 0 {
				t.Errorf("from a pipe: %d documents, failures %v", len(piped.docs), piped.fails)
			}
		})
	}
}

func TestStandardInput(t *testing.T) {
	dir := tree(t, member{"x.zip", zipped(t, member{"a.txt", "alpha"})})
	f, err := os.Open(filepath.Join(dir, "x.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	res := collect(t, Options{Stdin: f}, "-") // redirected: "< x.zip"
	same(t, "sources", res.sources(""), "stdin!a.txt")
	for body, want := range map[string]string{
		"Minister Orlova met the press.": "stdin",
		`{"text":"one"}`:                 "stdin:1",
		`[{"text":"one"}]`:               "stdin[0]",
		"id,text\n1,hello\n":             "stdin:2",
		"<!-- x --><html><body><p>Hello there</p></body></html>": "stdin",
	} {
		res := collect(t, Options{Stdin: strings.NewReader(body)}, "-")
		same(t, body, res.sources(""), want)
	}
	res = collect(t, Options{Stdin: strings.NewReader("")}, "-")
	same(t, "nothing", res.failures(""), "stdin empty")
}

// TestTruncatedGzip keeps the lines that came through and says where it ends.
func TestTruncatedGzip(t *testing.T) {
	var lines strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&lines, "{\"id\":\"n%d\",\"text\":%q}\n", i, talks(20+i%50))
	}
	whole := gzipped(t, lines.String())
	dir := tree(t, member{"x.jsonl.gz", whole[:len(whole)/2]}, member{"y.txt.gz", gzipped(t, talks(200))[:60]}, member{"z.txt", "after"})
	res := collect(t, Options{}, dir)
	if n := len(res.docs); n < 1000 || n > 4000 {
		t.Errorf("%d documents of half a file of 5000", n)
	}
	if last := res.docs[len(res.docs)-1]; last.Source != filepath.Join(dir, "z.txt") {
		t.Errorf("the run did not go on; its last document is %s", last.Source)
	}
	for i, d := range res.docs[:len(res.docs)-1] {
		if d.ID != fmt.Sprintf("n%d", i) {
			t.Fatalf("document %d has id %s", i, d.ID)
		}
	}
	same(t, "failures", res.failures(dir), fmt.Sprintf("x.jsonl.gz:%d malformed", len(res.docs)), "y.txt.gz malformed")
	contains(t, "message", res.fails[0].Text(), "lines before this one are read", "cut short")
}

func TestDamagedArchives(t *testing.T) {
	good := zipped(t, member{"a.txt", talks(50)}, member{"b.txt", "beta"})
	flipped := []byte(good)
	flipped[45] ^= 0xff
	halfTar := tarred(t, member{"a.txt", "alpha"}, member{"b.txt", talks(2000)})[:2000]
	dir := tree(t, member{"cut.zip", good[:len(good)/2]}, member{"flip.zip", string(flipped)}, member{"half.tar", halfTar},
		member{"no.gz", "\x1f\x8bnot gzip at all"}, member{"no.zst", "\x28\xb5\x2f\xfdnot zstd"}, member{"not.zip", "words"},
		member{"not.gz", "words"}, member{"empty.zip", zipped(t)}, member{"empty.tar", tarred(t)}, member{"empty.gz", gzipped(t, "")}, member{"zero.zip", ""})
	res := collect(t, Options{}, dir)
	same(t, "documents", res.sources(dir), "flip.zip!b.txt", "half.tar!a.txt")
	same(t, "failures", res.failures(dir), "cut.zip malformed", "empty.gz empty", "empty.tar empty", "empty.zip empty",
		"flip.zip!a.txt malformed", "half.tar!b.txt malformed", "half.tar malformed", "no.gz malformed", "no.zst malformed", "not.gz malformed", "not.zip malformed", "zero.zip empty")
}

func TestLinksAndDevicesInTar(t *testing.T) {
	var buf bytes.Buffer
	w := tar.NewWriter(&buf)
	for _, h := range []tar.Header{{Name: "d/", Typeflag: tar.TypeDir}, {Name: "l", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"},
		{Name: "h", Typeflag: tar.TypeLink, Linkname: "l"}, {Name: "f", Typeflag: tar.TypeFifo}, {Name: "c", Typeflag: tar.TypeChar}} {
		if err := w.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	dir := tree(t, member{"x.tar", buf.String()})
	same(t, "failures", collect(t, Options{}, dir).failures(dir), "x.tar!l unsupported", "x.tar!h unsupported", "x.tar!f unsupported", "x.tar!c unsupported")
}

func TestOddZipMembers(t *testing.T) {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	z.RegisterCompressor(zipZstd, zstd.ZipCompressor())
	for _, h := range []*zip.FileHeader{{Name: "locked.txt", Flags: zipEncrypted}, {Name: "z.txt", Method: zipZstd}} {
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = io.WriteString(w, "alpha")
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	link := &zip.FileHeader{Name: "link.txt"}
	link.SetMode(os.ModeSymlink | 0o777)
	if w, err := z.CreateHeader(link); err != nil {
		t.Fatal(err)
	} else if _, err := io.WriteString(w, "/etc/passwd"); err != nil {
		t.Fatal(err)
	}
	if w, err := z.CreateRaw(&zip.FileHeader{Name: "rare.txt", Method: 14, CompressedSize64: 1, UncompressedSize64: 5}); err != nil {
		t.Fatal(err)
	} else if _, err := w.Write([]byte("x")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	dir := tree(t, member{"x.zip", buf.String()})
	res := collect(t, Options{}, dir)
	same(t, "documents", res.sources(dir), "x.zip!z.txt")
	same(t, "failures", res.failures(dir), "x.zip!link.txt unsupported", "x.zip!locked.txt unsupported", "x.zip!rare.txt unsupported")
	contains(t, "locked", res.fails[1].Text(), "encrypted", "password")
}

// bombed is n bytes of blank lines, compressed to less than a thousandth.
func bombed(t *testing.T, n int64) string {
	t.Helper()
	var buf bytes.Buffer
	w, err := zstd.NewWriter(&buf, zstd.WithEncoderConcurrency(1))
	if err == nil {
		_, err = io.Copy(w, &repeated{piece: strings.Repeat(" ", 64<<10-1) + "\n", left: n})
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestBombs(t *testing.T) {
	bomb := bombed(t, 120<<20) // well over the free 64 MiB and a ratio of some 1000
	dir := tree(t, member{"a.jsonl.zst", bomb}, member{"b.txt.zst", bomb}, member{"z.txt", "after"})
	res := collect(t, Options{}, dir)
	same(t, "documents", res.sources(dir), "z.txt")
	// As lines it passes the ratio after 65,536 or more of them.
	if len(res.fails) != 2 || res.fails[0].Class != pipeline.ClassTooLarge || res.fails[1].Class != pipeline.ClassTooLarge {
		t.Fatalf("failures %v", res.fails)
	}
	contains(t, "ratio", res.fails[0].Text(), "more than 200 times its size", "zip bomb")
	contains(t, "document", res.fails[1].Text(), "one document")

	// Ten members of a zip, each within the limits, are over them together.
	var members []member
	for i := range 10 {
		members = append(members, member{fmt.Sprintf("%d.jsonl", i), strings.Repeat(" \n", 512<<10)})
	}
	dir = tree(t, member{"x.zip", zipped(t, members...)}, member{"y.zip", zipped(t, member{"ok.txt", "fine"})})
	res = collect(t, Options{Limits: Limits{Total: 6 << 20}}, dir)
	same(t, "documents", res.sources(dir), "y.zip!ok.txt")
	last := res.fails[len(res.fails)-1]
	same(t, "last failure", []string{filepath.Base(last.Source), last.Class}, "x.zip", pipeline.ClassTooLarge)
	contains(t, "total", last.Text(), "the rest of the archive is not read", "6.0 MiB")
	if n := len(res.fails); n != 8 { // six empty ones, the one that passed the limit, the archive
		t.Errorf("%d failures: %v", n, res.fails)
	}
}

func TestMemberLimit(t *testing.T) {
	var lines strings.Builder
	for range 100 {
		lines.WriteString(`{"text":"a line of some length that counts"}` + "\n")
	}
	dir := tree(t, member{"x.jsonl.gz", gzipped(t, lines.String())})
	res := collect(t, Options{Limits: Limits{Member: 64 << 10}}, dir)
	if len(res.docs) != 100 {
		t.Errorf("%d documents, failures %v", len(res.docs), res.fails)
	}
	res = collect(t, Options{Limits: Limits{Member: 2000}}, dir)
	if len(res.fails) != 1 || res.fails[0].Class != pipeline.ClassTooLarge {
		t.Errorf("failures %v", res.fails)
	}
}

// TestArchiveInItself goes down until the limit of layers.
func TestArchiveInItself(t *testing.T) {
	body := "the innermost"
	name := "x.txt"
	for range 5 {
		body, name = zipped(t, member{name, body}), "x.zip"
	}
	dir := tree(t, member{"x.zip", body})
	if res := collect(t, Options{}, dir); len(res.docs) != 1 {
		t.Errorf("five layers: failures %v", res.fails)
	}
	for range 20 {
		body = zipped(t, member{"x.zip", body}, member{"side.txt", "beside"})
	}
	dir = tree(t, member{"x.zip", body})
	res := collect(t, Options{}, dir)
	if len(res.docs) != 6 || len(res.fails) != 1 || res.fails[0].Class != pipeline.ClassTooLarge {
		t.Fatalf("%d documents, failures %v", len(res.docs), res.fails)
	}
	contains(t, "depth", res.fails[0].Text(), "6 layers", "unpack it first")
	for range 10 {
		body = gzipped(t, body)
	}
	dir = tree(t, member{"x.gz", body})
	same(t, "gzip in gzip", collect(t, Options{}, dir).failures(dir), "x.gz too_large")
}

func TestTooManyMembers(t *testing.T) {
	var ms []member
	for i := range 20 {
		ms = append(ms, member{fmt.Sprintf("%02d.txt", i), "x"})
	}
	dir := tree(t, member{"a.zip", zipped(t, ms...)}, member{"b.tar", tarred(t, ms...)})
	res := collect(t, Options{Limits: Limits{Members: 12}}, dir)
	if len(res.docs) != 24 {
		t.Errorf("%d documents, want 12 of each", len(res.docs))
	}
	same(t, "failures", res.failures(dir), "a.zip too_large", "b.tar too_large")
}

// TestSpooled has archives inside archives that do not stay in memory.
func TestSpooled(t *testing.T) {
	noise := make([]byte, inMemory+1)
	for i := range noise { // incompressible, and text
		noise[i] = 'a' + byte((i*i+i/7)%23)
	}
	inner := zipped(t, member{"big.txt", string(noise)}, member{"a.txt", "alpha"})
	// Stored, so that it is larger than what is held in memory.
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	w, err := z.CreateHeader(&zip.FileHeader{Name: "stored.txt", Method: zip.Store})
	if err == nil {
		_, err = w.Write(noise)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	dir := tree(t, member{"x.tar", tarred(t, member{"in.zip", inner}, member{"in2.zip", buf.String()})})
	res := collect(t, Options{}, dir)
	same(t, "documents", res.sources(dir), "x.tar!in.zip!a.txt", "x.tar!in.zip!big.txt", "x.tar!in2.zip!stored.txt")
	if left, err := os.ReadDir(temp); err != nil || len(left) != 0 {
		t.Errorf("temporary files are left: %v, %v", left, err)
	}
	res = collect(t, Options{Limits: Limits{Nested: inMemory}}, dir)
	same(t, "documents", res.sources(dir), "x.tar!in.zip!a.txt", "x.tar!in.zip!big.txt")
	same(t, "failures", res.failures(dir), "x.tar!in2.zip too_large")
}

func TestUnsupported(t *testing.T) {
	dir := tree(t, member{"a.pdf", "%PDF-1.7 ..."}, member{"b.docx", zipped(t, member{"word/document.xml", "<x/>"})}, member{"c.warc.gz", gzipped(t, "WARC/1.0\r\n")},
		member{"d", "%PDF-1.4"}, member{"e.png", "\x89PNG\r\n"}, member{"f.css", "body{}"}, member{"g.xz", "\xfd7zXZ\x00"}, member{"h.zip", zipped(t, member{"i.pdf", "%PDF-"}, member{"j.txt", "text"})})
	res := collect(t, Options{}, dir)
	same(t, "documents", res.sources(dir), "h.zip!j.txt")
	if len(res.fails) != 8 {
		t.Errorf("%d failures: %v", len(res.fails), res.fails)
	}
	for _, f := range res.fails {
		if f.Class != pipeline.ClassUnsupported {
			t.Errorf("%s is %s", f.Source, f.Class)
		}
		contains(t, f.Source, f.Text(), "is not read", "convert it")
	}
	contains(t, "pdf", res.fails[0].Text(), "PDF")
	contains(t, "docx", res.fails[1].Text(), "office")
	contains(t, "warc", res.fails[2].Text(), "WARC")
}

// TestSparseMembers are refused: a terabyte of hole fits into some kilobytes.
func TestSparseMembers(t *testing.T) {
	for _, h := range []tar.Header{{Typeflag: tar.TypeGNUSparse, Size: 1 << 40},
		{Typeflag: tar.TypeReg, Size: 1 << 40, PAXRecords: map[string]string{"GNU.sparse.realsize": "1099511627776"}}} {
		if err := tarType(&h); err == nil || classOf(err) != pipeline.ClassUnsupported {
			t.Errorf("type %q: %v", h.Typeflag, err)
		}
	}
	if err := tarType(&tar.Header{Typeflag: tar.TypeReg, PAXRecords: map[string]string{"mtime": "1"}}); err != nil {
		t.Error(err)
	}
}
