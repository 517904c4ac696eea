package source

import (
	"bytes"
	"io"
	"path"
	"slices"
	"strings"

	"readout/pipeline"
)

// A format is a kind of content that can be told by name or by its first bytes.
type format struct {
	name string
	exts []string // of file names, lower case
	// magic recognizes content for certain, whatever its name; nil if nothing does.
	magic func(head []byte) bool
	// looks recognizes content with no telling name; nil if only names tell.
	looks func(head []byte) bool
	// read yields the documents of b, and its failures.
	read func(r *reader, b *blob)
	// outer says that it is an archive or compression, which Options.Format leaves
	// alone.
	outer bool
}

// formats lists what is read, in the order in which content is asked. It is a
// function, not a variable, since readers of archives come back to it.
func formats() []format {
	return []format{
		{name: "gzip", exts: []string{".gz", ".tgz", ".gzip"}, magic: prefix("\x1f\x8b"), read: readGzip, outer: true},
		{name: "zstd", exts: []string{".zst", ".zstd", ".tzst"}, magic: isZstd, read: readZstd, outer: true},
		{name: "zip", exts: []string{".zip"}, magic: prefix("PK\x03\x04", "PK\x05\x06"), read: readZip, outer: true},
		{name: "tar", exts: []string{".tar"}, magic: isTar, read: readTar, outer: true},
		{name: "html", exts: []string{".html", ".htm", ".xhtml", ".shtml"}, looks: looksHTML, read: readPage},
		{name: "jsonl", exts: []string{".jsonl", ".ndjson", ".jl"}, looks: looksJSON, read: readJSONL},
		{name: "json", exts: []string{".json"}, read: readJSON},
		{name: "tsv", exts: []string{".tsv", ".tab"}, looks: looksTable, read: readTable},
		{name: "csv", exts: []string{".csv"}, read: readTable},
		{name: "markdown", exts: []string{".md", ".markdown"}, read: readText},
		{name: "text", exts: []string{".txt", ".text"}, read: readText},
	}
}

// Formats returns the names that Options.Format may have.
func Formats() []string {
	var names []string
	for _, f := range formats() {
		if !f.outer {
			names = append(names, f.name)
		}
	}
	return names
}

// unsupported names what is recognized and not read.
var unsupported = []struct {
	what  string
	exts  []string
	magic string // "" if names alone tell
}{
	{"a PDF document", []string{".pdf"}, "%PDF-"},
	{"a web archive (WARC)", []string{".warc", ".wet", ".wat", ".arc"}, "WARC/"},
	{"an office document", []string{".docx", ".doc", ".odt", ".rtf", ".pptx", ".ppt", ".xlsx", ".xls", ".epub"}, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"},
	{"a rich text document", []string{".rtf"}, `{\rtf`},
	{"a Parquet file", []string{".parquet"}, "PAR1"},
	{"a 7z archive", []string{".7z"}, "7z\xbc\xaf\x27\x1c"},
	{"a RAR archive", []string{".rar"}, "Rar!\x1a\x07"},
	{"compressed by xz", []string{".xz", ".txz", ".lzma"}, "\xfd7zXZ\x00"},
	{"compressed by bzip2", []string{".bz2", ".tbz2", ".tbz"}, "BZh9"},
	{"an image", []string{".png", ".jpg", ".jpeg", ".gif", ".svg", ".ico", ".webp", ".bmp", ".tif", ".tiff"}, "\x89PNG"},
	{"sound or film", []string{".mp3", ".mp4", ".wav", ".ogg", ".avi", ".mov", ".webm", ".m4a"}, ""},
	{"part of a web page's dress", []string{".css", ".js", ".mjs", ".woff", ".woff2", ".ttf", ".eot", ".map"}, ""},
	{"an XML file", []string{".xml", ".rss", ".atom"}, ""},
	{"a database", []string{".sqlite", ".db", ".duckdb"}, "SQLite format 3\x00"},
}

// read yields what is in b.
func (r *reader) read(b *blob) {
	if r.stopped() {
		return
	}
	if _, err := b.r.Peek(1); err == io.EOF {
		r.refuse(b.name, b.rel, pipeline.ClassEmpty, "it is empty")
		return
	} else if err != nil {
		r.fail(b.name, b.rel, "", err)
		return
	}
	f, what := r.formatOf(b)
	switch {
	case what != "":
		r.refuse(b.name, b.rel, pipeline.ClassUnsupported,
			"it is "+what+", which is not read; convert it to text, HTML, JSON Lines or CSV")
	case f.outer && b.depth >= r.opts.Limits.Depth:
		r.fail(b.name, b.rel, "", tooDeep(r.opts.Limits))
	default:
		f.read(r, b)
	}
}

// formatOf tells the format of b, or what it is that is not read.
func (r *reader) formatOf(b *blob) (f *format, what string) {
	ext := strings.ToLower(path.Ext(b.base))
	head := b.head(1024)
	for i := range r.formats {
		f := &r.formats[i]
		if f.magic != nil && f.magic(head) {
			// Office documents and e-books are zips to the eye.
			if what := byExt(ext); f.name == "zip" && what != "" {
				return nil, what
			}
			return f, ""
		}
	}
	for _, u := range unsupported {
		if u.magic != "" && bytes.HasPrefix(head, []byte(u.magic)) {
			return nil, u.what
		}
	}
	if r.opts.Format != "" {
		for i := range r.formats {
			if r.formats[i].name == r.opts.Format {
				return &r.formats[i], ""
			}
		}
	}
	if what := byExt(ext); what != "" {
		return nil, what
	}
	for i := range r.formats {
		if slices.Contains(r.formats[i].exts, ext) {
			return &r.formats[i], ""
		}
	}
	head = narrow(b.head(headSize))
	for i := range r.formats {
		if r.formats[i].looks != nil && r.formats[i].looks(head) {
			return &r.formats[i], ""
		}
	}
	return &r.formats[len(r.formats)-1], ""
}

func byExt(ext string) string {
	for _, u := range unsupported {
		if slices.Contains(u.exts, ext) {
			return u.what
		}
	}
	return ""
}

func prefix(magics ...string) func([]byte) bool {
	return func(head []byte) bool {
		return slices.ContainsFunc(magics, func(m string) bool { return bytes.HasPrefix(head, []byte(m)) })
	}
}

func isTar(head []byte) bool {
	return len(head) >= 262 && string(head[257:262]) == "ustar"
}

func isZstd(head []byte) bool {
	// A frame, or a frame to be skipped that tools put before it.
	return bytes.HasPrefix(head, []byte("\x28\xb5\x2f\xfd")) ||
		len(head) >= 4 && head[0]&0xf0 == 0x50 && string(head[1:4]) == "\x2a\x4d\x18"
}

// narrow makes the head of content in any character set comparable with ASCII:
// it drops a byte order mark and the zero bytes of UTF-16.
func narrow(head []byte) []byte {
	if utf16Order(head) == nil {
		return bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	}
	head = bytes.TrimPrefix(bytes.TrimPrefix(head, []byte("\xff\xfe")), []byte("\xfe\xff"))
	return bytes.ReplaceAll(head, []byte{0}, nil)
}

// Tags that begin a page or a piece of one.
var pageTags = []string{"<!doctype html", "<html", "<head", "<body", "<article", "<main", "<div", "<p>", "<p ", "<h1", "<h2", "<section", "<table", "<ul", "<title", "<meta"}

// looksHTML reports whether content begins with a tag, after comments and an
// XML declaration.
func looksHTML(head []byte) bool {
	s := strings.ToLower(string(head[:min(len(head), 4096)]))
	for {
		s = strings.TrimSpace(s)
		end := ""
		switch {
		case strings.HasPrefix(s, "<!--"):
			end = "-->"
		case strings.HasPrefix(s, "<?xml"):
			end = "?>"
		default:
			return slices.ContainsFunc(pageTags, func(t string) bool { return strings.HasPrefix(s, t) })
		}
		_, rest, found := strings.Cut(s, end)
		if !found {
			return false
		}
		s = rest
	}
}
