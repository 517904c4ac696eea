package source

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/net/html/charset"
)

// HTMLMode says whether the text of a record (JSON, CSV) is read as HTML.
type HTMLMode string

// Values of HTMLMode.
const (
	HTMLAuto   HTMLMode = ""       // if it plainly is HTML: begins with a tag, or holds block tags and closes them
	HTMLAlways HTMLMode = "always" // every record
	HTMLNever  HTMLMode = "never"  // no record
)

// NoField as a field option means that no field is used, not even a guess.
const NoField = "-"

// Options of Open. The zero value is usable.
type Options struct {
	// Format reads every file as this format instead of going by name and
	// content: one of Formats(). Archives and compressed files are still opened.
	// "" tells each file by itself.
	Format string

	// The fields of a record (JSON keys, CSV columns) that hold each part of a
	// document. "" guesses from usual names; NoField uses none. A JSON key may
	// be a path, "article.body". A field that is named here must exist in every
	// CSV; TextField and IDField must exist in every JSON record.
	TextField, IDField, DateField, TitleField, URLField string
	PublisherField, SourceField, LanguageField          string

	// Delimiter separates the columns of CSV files; 0 guesses from the header.
	Delimiter rune
	// Charset is the character set of inputs that declare none ("windows-1252");
	// "" detects it.
	Charset string
	// HTML says whether the text of records is read as HTML.
	HTML HTMLMode
	// Language is the language of every document, which is then not
	// identified; "" identifies it.
	Language string
	// Exclude lists files and folders that are left out of folders and globs,
	// the run's own output folder for one.
	Exclude []string
	// Stdin is what the path "-" reads; nil means os.Stdin.
	Stdin io.Reader
	// Limits of what is read; zero fields have defaults.
	Limits Limits

	// BytesRead, if not nil, counts the bytes read from files, as stored: what
	// shows how far a run has come.
	BytesRead *atomic.Int64

	store store // nil means the computer's own files; tests wrap it
}

// Limits bound what one input may cost. A zero field means its default.
type Limits struct {
	// Document is the most bytes of text of one document; default 16 MiB. Its
	// raw form (HTML, JSON, another character set) may have twice as many.
	Document int64
	// Member is the most bytes that one compressed file or member of an archive
	// may expand to; default 64 GiB.
	Member int64
	// Total is the most bytes that all of one file's members, at all depths,
	// may expand to; default 1 TiB.
	Total int64
	// Ratio is how many times its size a compressed file or member may expand
	// to, beyond a first 64 MiB that are free; default 200.
	Ratio int64
	// Depth is how many layers of archives and compression are opened;
	// "x.zip!y.tar.gz" has three. Default 6.
	Depth int
	// Members is how many members one archive may hold; default 1,000,000.
	Members int
	// Nested is the most bytes of an archive inside an archive, which is held
	// aside (in memory while small, else in a temporary file); default 1 GiB.
	Nested int64
	// Index is the most bytes of a sidecar index; default 64 MiB.
	Index int64
}

// DefaultLimits returns the limits that zero fields of Limits stand for.
func DefaultLimits() Limits {
	return Limits{Document: 16 << 20, Member: 64 << 30, Total: 1 << 40, Ratio: 200,
		Depth: 6, Members: 1_000_000, Nested: 1 << 30, Index: 64 << 20}
}

func (l Limits) withDefaults() Limits {
	d := DefaultLimits()
	return Limits{
		Document: cmp.Or(l.Document, d.Document), Member: cmp.Or(l.Member, d.Member),
		Total: cmp.Or(l.Total, d.Total), Ratio: cmp.Or(l.Ratio, d.Ratio),
		Depth: cmp.Or(l.Depth, d.Depth), Members: cmp.Or(l.Members, d.Members),
		Nested: cmp.Or(l.Nested, d.Nested), Index: cmp.Or(l.Index, d.Index),
	}
}

// raw is the most bytes of one document before it is decoded.
func (l Limits) raw() int64 { return 2 * l.Document }

// Check reports misuse, all faults at once: a path that does not exist, a glob
// that is malformed, an unknown format, character set, language or HTML mode, a
// negative limit. Callers run it before Open, which itself treats a missing path as one
// failed input.
func Check(paths []string, opts Options) error {
	var errs []error
	st := opts.store
	if st == nil {
		st = disk{}
	}
	if len(paths) == 0 {
		errs = append(errs, errors.New(`no input: name files, folders, globs, or "-" for standard input`))
	}
	for _, p := range paths {
		if p == "-" {
			continue
		}
		if p == "" {
			errs = append(errs, errors.New("input path is empty"))
			continue
		}
		if _, err := st.Lstat(p); err == nil {
			continue
		} else if !isGlob(p) {
			if errors.Is(err, os.ErrNotExist) {
				err = errors.New("no such file or folder")
			}
			errs = append(errs, fmt.Errorf("input %s: %w", p, err))
			continue
		}
		if _, err := newGlob(p); err != nil {
			errs = append(errs, fmt.Errorf("input %s: %w", p, err))
		}
	}
	if opts.Format != "" && !slices.Contains(Formats(), opts.Format) {
		errs = append(errs, fmt.Errorf("format %q is unknown; known are %s", opts.Format, strings.Join(Formats(), ", ")))
	}
	if opts.Charset != "" {
		if e, _ := charset.Lookup(opts.Charset); e == nil {
			errs = append(errs, fmt.Errorf("character set %q is unknown; use a name of the WHATWG list such as windows-1252", opts.Charset))
		}
	}
	switch opts.HTML {
	case HTMLAuto, HTMLAlways, HTMLNever:
	default:
		errs = append(errs, fmt.Errorf("HTML mode %q of records is unknown; known are always, never and the empty string", opts.HTML))
	}
	if opts.Language != "" && languageCode(opts.Language) == "" {
		errs = append(errs, fmt.Errorf("language %q is unknown; give its code of two letters, such as en", opts.Language))
	}
	l := opts.Limits
	if min(l.Document, l.Member, l.Total, l.Ratio, l.Nested, l.Index, int64(l.Depth), int64(l.Members)) < 0 {
		errs = append(errs, errors.New("a limit (--max-...) is negative; 0 stands for its default"))
	}
	return errors.Join(errs...)
}
