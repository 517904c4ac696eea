package source

import (
	"archive/tar"
	"bufio"
	"errors"
	"io"
	"path"
	"strings"

	"readout/pipeline"
)

// readTar yields what the members of a tar hold, in stored order. Sidecars are
// looked for in a first pass; where the tar can be read only once (standard
// input, a tar inside a tar), a sidecar describes what comes after it.
func readTar(r *reader, b *blob) {
	a := &archive{reader: r, b: b}
	if b.reopen != nil {
		a.tarIndexes()
	}
	before, n := r.emitted, 0
	t := tar.NewReader(b.r)
	for {
		if r.stopped() || a.spent() {
			return
		}
		h, err := t.Next()
		if err == io.EOF {
			break
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			r.fail(b.name, b.rel, "the tar cannot be read further", unpackError("tar", err))
			return
		}
		name, ok := tarMember(h)
		if !ok {
			continue
		}
		if n++; n > r.opts.Limits.Members {
			r.fail(b.name, b.rel, "", tooMany(r.opts.Limits.Members))
			return
		}
		if b.reopen == nil && sidecarName(name) {
			a.lateIndex(name, h, t)
			continue
		}
		if a.indexes[path.Dir(name)].is(path.Base(name)) {
			continue
		}
		if err := tarType(h); err != nil {
			r.fail(partOf(b.name, name), partOf(b.rel, name), "", err)
			continue
		}
		a.member(name, translated{t, "tar"}, h.Size, nil)
	}
	if r.emitted == before {
		r.refuse(b.name, b.rel, pipeline.ClassEmpty, "the tar holds nothing to read")
	}
}

// tarIndexes reads the sidecars of a tar that can be read twice. Whatever goes
// wrong does so again, and is reported, when the members are read.
func (a *archive) tarIndexes() {
	src, err := a.b.reopen()
	if err != nil {
		return
	}
	defer src.Close()
	// What is read twice counts once.
	spent := *a.b.budget
	defer func() { *a.b.budget = spent }()
	t := tar.NewReader(bufio.NewReaderSize(src, headSize))
	for {
		h, err := t.Next()
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			return
		}
		if name, ok := tarMember(h); ok && sidecarName(name) && tarType(h) == nil {
			a.index(name, h.Size, func() (io.ReadCloser, error) { return io.NopCloser(t), nil })
		}
	}
}

// lateIndex reads the sidecar of a tar that is a stream.
func (a *archive) lateIndex(name string, h *tar.Header, t *tar.Reader) {
	raw, err := readAll(t, h.Size, a.opts.Limits.Index)
	full, rel := partOf(a.b.name, name), partOf(a.b.rel, name)
	if err != nil {
		a.fail(full, rel, "the index cannot be read", err)
		return
	}
	open := func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(string(raw))), nil }
	if !a.index(name, h.Size, open) {
		a.member(name, strings.NewReader(string(raw)), h.Size, open)
	}
}

// tarMember returns the name of a member that is to be read or to fail; folders,
// hidden names and the tar's own notes are neither.
func tarMember(h *tar.Header) (name string, ok bool) {
	switch h.Typeflag {
	case tar.TypeDir, tar.TypeXGlobalHeader, tar.TypeXHeader:
		return "", false
	}
	name = strings.TrimPrefix(clean(h.Name), "./")
	return name, name != "" && !hiddenMember(name)
}

// tarType returns why a member cannot be read. Links in a tar name members
// that are read anyway, or files outside that are none of its business.
func tarType(h *tar.Header) error {
	message := ""
	switch h.Typeflag {
	case tar.TypeReg, 0:
		if !sparse(h) {
			return nil
		}
		message = holes
	case tar.TypeGNUSparse:
		message = holes
	case tar.TypeLink, tar.TypeSymlink:
		message = "it is a link inside an archive; links are not followed"
	default:
		message = "it is a FIFO or device inside an archive, not a regular file"
	}
	return &pipeline.Failure{Class: pipeline.ClassUnsupported, Message: message}
}

// holes of a sparse file cost nothing in a tar, compressed or not, and may have
// any size once read.
const holes = "it is stored as a sparse file; write the tar without --sparse"

// sparse reports whether an ordinary member is one with holes, in the way of
// POSIX.
func sparse(h *tar.Header) bool {
	for key := range h.PAXRecords {
		if strings.HasPrefix(key, "GNU.sparse.") {
			return true
		}
	}
	return false
}
