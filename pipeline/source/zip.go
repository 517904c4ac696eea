package source

import (
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/klauspost/compress/zip"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/charmap"

	"readout/pipeline"
)

const (
	zipEncrypted = 0x1 // flag of an entry
	zipZstd      = 93  // method of an entry
)

// readZip yields what the members of a zip hold, in the order of their names.
func readZip(r *reader, b *blob) {
	at, size := b.at, b.size
	if at == nil {
		limit := r.opts.Limits.Nested
		spooled, n, release, err := r.spool(b.r, limit)
		if err != nil {
			r.fail(b.name, b.rel, "", err)
			return
		}
		defer release()
		at, size = spooled, n
	}
	z, err := zip.NewReader(at, size)
	if err != nil {
		r.fail(b.name, b.rel, "the zip cannot be opened", unpackError("zip", err))
		return
	}
	z.RegisterDecompressor(zipZstd, zstd.ZipDecompressor(zstd.WithDecoderConcurrency(1),
		zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindowDeep)))
	members := slices.DeleteFunc(z.File, func(f *zip.File) bool {
		return strings.HasSuffix(f.Name, "/") || hiddenMember(f.Name)
	})
	for _, f := range members {
		f.Name = memberName(f.Name)
	}
	slices.SortStableFunc(members, func(x, y *zip.File) int { return strings.Compare(x.Name, y.Name) })
	a := &archive{reader: r, b: b}
	if len(members) > r.opts.Limits.Members {
		r.fail(b.name, b.rel, "", tooMany(r.opts.Limits.Members))
		members = members[:r.opts.Limits.Members]
	}
	open := func(f *zip.File) (io.ReadCloser, error) { return a.openZipped(f) }
	sidecars := map[string][]*zip.File{} // by folder
	for _, f := range members {
		if sidecarName(f.Name) {
			sidecars[path.Dir(f.Name)] = append(sidecars[path.Dir(f.Name)], f)
		}
	}
	before := r.emitted
	for _, f := range members {
		if r.stopped() || a.spent() {
			return
		}
		a.approach(path.Dir(f.Name), func(dir string) {
			for _, f := range sidecars[dir] {
				a.index(f.Name, int64(f.UncompressedSize64), func() (io.ReadCloser, error) { return open(f) })
			}
		})
		if a.indexes[path.Dir(f.Name)].is(path.Base(f.Name)) {
			continue
		}
		if err := zipMember(f); err != nil {
			r.fail(partOf(b.name, f.Name), partOf(b.rel, f.Name), "", err)
			continue
		}
		rc, err := open(f)
		if err != nil {
			r.fail(partOf(b.name, f.Name), partOf(b.rel, f.Name), "", err)
			continue
		}
		a.member(f.Name, rc, int64(f.UncompressedSize64), func() (io.ReadCloser, error) { return open(f) })
		rc.Close()
	}
	if r.emitted == before {
		r.refuse(b.name, b.rel, pipeline.ClassEmpty, "the zip holds nothing to read")
	}
}

// openZipped opens one member within the limits.
func (a *archive) openZipped(f *zip.File) (io.ReadCloser, error) {
	rc, err := f.Open()
	if err != nil {
		return nil, unpackError("zip", err)
	}
	packed := int64(f.CompressedSize64)
	g := &gauge{r: rc, budget: a.b.budget, packed: &packed, stop: a.cause}
	return closing{translated{g, "zip"}, rc.Close}, nil
}

// zipMember returns why a member cannot be read.
func zipMember(f *zip.File) error {
	message := ""
	switch {
	case f.Flags&zipEncrypted != 0:
		message = "it is encrypted; unpack the zip with its password first"
	case f.Method != zip.Store && f.Method != zip.Deflate && f.Method != zipZstd:
		message = fmt.Sprintf("its compression method %d is not read; unpack the zip first", f.Method)
	case !f.Mode().IsRegular():
		message = "it is no regular file"
	default:
		return nil
	}
	return &pipeline.Failure{Class: pipeline.ClassUnsupported, Message: message}
}

// memberName makes a member's name valid UTF-8 with slashes. Old zips hold
// names in the character set of DOS.
func memberName(name string) string {
	if !utf8.ValidString(name) {
		if s, err := charmap.CodePage437.NewDecoder().String(name); err == nil {
			name = s
		}
	}
	if !strings.Contains(name, "/") {
		name = strings.ReplaceAll(name, `\`, "/")
	}
	return clean(name)
}

// hiddenMember reports whether any part of a member's name is hidden. Names
// with ".." are only names.
func hiddenMember(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if part != "." && part != ".." && hidden(part) {
			return true
		}
	}
	return false
}

// archive is what zip and tar have in common.
type archive struct {
	*reader
	b       *blob
	indexes map[string]*index // by folder, "." for the top
	at      string            // folder that approach has come to
	full    bool              // spent has been reported
}

// approach loads the indexes of a folder and of those above it, and forgets
// others: members come folder by folder.
func (a *archive) approach(dir string, load func(dir string)) {
	if a.at == dir {
		return
	}
	a.at = dir
	above := map[string]bool{}
	for d := dir; !above[d]; d = path.Dir(d) {
		above[d] = true
		if _, ok := a.indexes[d]; !ok {
			load(d)
		}
	}
	maps.DeleteFunc(a.indexes, func(d string, _ *index) bool { return !above[d] })
}

// member reads one member from src. reopen is nil if that works only once.
func (a *archive) member(name string, src io.Reader, size int64, reopen func() (io.ReadCloser, error)) {
	br := a.buffer(src)
	a.read(&blob{name: partOf(a.b.name, name), rel: partOf(a.b.rel, name), base: path.Base(name),
		depth: a.b.depth + 1, r: br, size: size, reopen: reopen, budget: a.b.budget, side: a.row(name)})
	a.unbuffer(br)
}

// index reads a sidecar and reports whether it is one. What is not one after all
// is to be read as a member.
func (a *archive) index(name string, size int64, open func() (io.ReadCloser, error)) bool {
	x := a.readIndex(partOf(a.b.name, name), partOf(a.b.rel, name), path.Base(name), size, open)
	if x == nil {
		return false
	}
	if a.indexes == nil {
		a.indexes = map[string]*index{}
	}
	dir := path.Dir(name)
	a.indexes[dir] = a.indexes[dir].and(x)
	return true
}

// row finds what the sidecars of a member's folder and of those above it say.
func (a *archive) row(name string) metadata {
	if len(a.indexes) == 0 {
		return metadata{}
	}
	for dir, rest := path.Dir(name), path.Base(name); ; dir, rest = path.Dir(dir), path.Base(dir)+"/"+rest {
		if m, ok := a.indexes[dir].lookup(rest); ok {
			return m
		}
		if path.Dir(dir) == dir || dir == "." {
			return metadata{}
		}
	}
}

// spent reports, once, that the archive may not expand any further.
func (a *archive) spent() bool {
	err := a.b.budget.over()
	if err == nil {
		return false
	}
	if !a.full {
		a.full = true
		a.fail(a.b.name, a.b.rel, "the rest of the archive is not read", err)
	}
	return true
}

func tooMany(limit int) *pipeline.Failure {
	return &pipeline.Failure{Class: pipeline.ClassTooLarge,
		Message: fmt.Sprintf("it holds more than %d members; the rest is not read; split it, or raise the limit (--max-members)", limit)}
}

// partOf names a member of an archive in messages and IDs.
func partOf(archive, name string) string { return archive + "!" + name }
