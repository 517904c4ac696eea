package source

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"readout/pipeline"
)

// The most memory that a zstd stream may ask for: 128 MiB, which zstd --long
// writes, and less inside archives, which may hold streams inside streams.
const (
	maxWindow     = 128 << 20
	maxWindowDeep = 16 << 20
)

func readGzip(r *reader, b *blob) { r.unpack(b, "gzip", openGzip) }

func readZstd(r *reader, b *blob) {
	window := uint64(maxWindow)
	if b.depth > 0 {
		window = maxWindowDeep
	}
	r.unpack(b, "zstd", func(src io.Reader) (io.ReadCloser, error) { return openZstd(src, window) })
}

func openGzip(src io.Reader) (io.ReadCloser, error) {
	z, err := gzip.NewReader(src)
	if err != nil {
		return nil, err
	}
	return z, nil
}

func openZstd(src io.Reader, window uint64) (io.ReadCloser, error) {
	z, err := zstd.NewReader(src, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(window))
	if err != nil {
		return nil, err
	}
	return z.IOReadCloser(), nil
}

// unpack reads what a compressed blob holds, under the blob's own name.
func (r *reader) unpack(b *blob, how string, decompress func(io.Reader) (io.ReadCloser, error)) {
	open := func(src io.Reader) (io.ReadCloser, error) {
		packed := new(int64)
		z, err := decompress(meter{src, packed})
		if err != nil {
			return nil, unpackError(how, err)
		}
		g := &gauge{r: z, budget: b.budget, packed: packed, stop: r.cause}
		return closing{translated{g, how}, z.Close}, nil
	}
	z, err := open(b.r)
	if err != nil {
		r.fail(b.name, b.rel, "", err)
		return
	}
	defer z.Close()
	inner := &blob{name: b.name, rel: b.rel, base: unpackedName(b.base), depth: b.depth + 1,
		r: r.buffer(z), size: -1, budget: b.budget, side: b.side}
	if b.reopen != nil {
		inner.reopen = func() (io.ReadCloser, error) {
			src, err := b.reopen()
			if err != nil {
				return nil, err
			}
			z, err := open(bufio.NewReaderSize(src, headSize))
			if err != nil {
				src.Close()
				return nil, err
			}
			return closing{z, func() error { return errors.Join(z.Close(), src.Close()) }}, nil
		}
	}
	r.read(inner)
	r.unbuffer(inner.r)
}

// closing joins a reader with what closes it.
type closing struct {
	io.Reader
	close func() error
}

func (c closing) Close() error { return c.close() }

// translated makes the errors of a decompressor say what they mean.
type translated struct {
	r   io.Reader
	how string
}

func (t translated) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	if err != nil && err != io.EOF {
		err = unpackError(t.how, err)
	}
	return n, err
}

func unpackError(how string, err error) error {
	if f, ok := errors.AsType[*pipeline.Failure](err); ok {
		return f
	}
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return &pipeline.Failure{Class: pipeline.ClassMalformed, Err: io.ErrUnexpectedEOF,
			Message: fmt.Sprintf("the %s data is cut short; fetch it again", how)}
	case errors.Is(err, zstd.ErrWindowSizeExceeded), errors.Is(err, zstd.ErrDecoderSizeExceeded):
		return &pipeline.Failure{Class: pipeline.ClassTooLarge, Err: err,
			Message: fmt.Sprintf("it needs more memory to decompress than the %s (%s inside archives) that are given; compress it without --ultra and --long",
				megabytes(maxWindow), megabytes(maxWindowDeep))}
	}
	return &pipeline.Failure{Class: pipeline.ClassMalformed, Err: err,
		Message: fmt.Sprintf("the %s data is damaged; fetch it again", how)}
}

// unpackedName is the name of what a compressed file holds: a.jsonl of
// a.jsonl.gz, a.tar of a.tgz.
func unpackedName(base string) string {
	ext := path.Ext(base)
	switch stem := strings.TrimSuffix(base, ext); strings.ToLower(ext) {
	case ".tgz", ".tzst":
		return stem + ".tar"
	case ".gz", ".gzip", ".zst", ".zstd":
		return stem
	}
	return base
}
