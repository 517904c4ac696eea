package text

import (
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"readout/pipeline"
)

// A Folded is a text made easier to match: curly quotes and apostrophes are
// straight, dashes and hyphens are "-", white space other than line breaks is
// " ", ligatures, full-width and other compatibility forms of ASCII letters and
// digits are ASCII, what takes no room is gone, and punctuation that was read in
// the wrong encoding ("â€™") is repaired. Letter case, accents and line breaks
// stay. Span leads back to the text itself.
type Folded struct {
	Text string
	// pieces say where Text and the text run at different offsets. Empty if they
	// are the same.
	pieces []piece
	length int // of the text
}

// A piece is a run of the text that folding changed.
type piece struct {
	folded, original       int // where it begins
	foldedLen, originalLen int
}

// Fold folds s. It does not allocate if there is nothing to fold.
func Fold(s string) Folded {
	i := 0
	for i < len(s) && plain(s[i]) {
		i++
	}
	f := Folded{Text: s, length: len(s)}
	if i == len(s) {
		return f
	}
	var b strings.Builder
	copied := 0
	for i < len(s) {
		if plain(s[i]) {
			i++
			continue
		}
		to, w, changed := foldRune(s, i)
		if !changed {
			i += w
			continue
		}
		if copied == 0 && b.Cap() == 0 {
			b.Grow(len(s))
		}
		b.WriteString(s[copied:i])
		f.pieces = append(f.pieces, piece{folded: b.Len(), original: i, foldedLen: len(to), originalLen: w})
		b.WriteString(to)
		i += w
		copied = i
	}
	if f.pieces != nil {
		b.WriteString(s[copied:])
		f.Text = b.String()
	}
	return f
}

// plain reports whether an ASCII byte folds to itself.
func plain(c byte) bool {
	return ' ' <= c && c < 0x7F && c != '`' || c == '\n' || c == '\r'
}

// foldRune returns what the rune at s[i:] folds to, its width, and whether that
// differs from it.
func foldRune(s string, i int) (to string, width int, changed bool) {
	if s[i] < utf8.RuneSelf {
		switch c := s[i]; {
		case c == '`':
			return "'", 1, true
		case c == '\t' || c == '\v' || c == '\f':
			return " ", 1, true
		}
		return "", 1, true // control characters
	}
	r, w := utf8.DecodeRuneInString(s[i:])
	if m, n := misread(s, i); n > 0 {
		r, w = m, n
	}
	switch r {
	case '‘', '’', '‚', '‛', '´', '′', 'ʼ', 'ʻ', 'ʹ', '＇', '｀', '‹', '›':
		return "'", w, true
	case '“', '”', '„', '‟', '″', '«', '»', '＂':
		return "\"", w, true
	case '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣', '－':
		return "-", w, true
	case '…':
		return "...", w, true
	case '\u0085', '\u2028', '\u2029':
		return "\n", w, true
	case utf8.RuneError:
		return "", w, false
	}
	switch classOf(r) {
	case space:
		return " ", w, true
	case hidden:
		return "", w, true
	}
	if 0xFB00 <= r && r <= 0xFB06 || 0xFF01 <= r && r <= 0xFF5E || 0x1D400 <= r && r <= 0x1D7FF || 0x2460 <= r && r <= 0x2473 || 0x24B6 <= r && r <= 0x24E9 {
		if k := norm.NFKC.String(string(r)); isASCII(k) {
			return k, w, true
		}
	}
	return "", w, false
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Span returns the span of the original text that a span of f.Text stands for:
// the smallest on rune borders that holds all that folded to it. An empty span
// gives an empty one.
func (f *Folded) Span(sp pipeline.Span) pipeline.Span {
	if sp.Start == sp.End {
		at := f.start(sp.Start)
		return pipeline.Span{Start: at, End: at}
	}
	return pipeline.Span{Start: f.start(sp.Start), End: f.end(sp.End)}
}

// start returns where the rune begins that f.Text[at] comes from. What was
// dropped before it is left out.
func (f *Folded) start(at int) int {
	// The last piece that begins at or before at.
	k := sort.Search(len(f.pieces), func(k int) bool { return f.pieces[k].folded > at }) - 1
	if k < 0 {
		return at
	}
	p := f.pieces[k]
	if at < p.folded+p.foldedLen {
		return p.original
	}
	return p.original + p.originalLen + at - p.folded - p.foldedLen
}

// end returns where the rune ends that f.Text[at-1] comes from.
func (f *Folded) end(at int) int {
	k := sort.Search(len(f.pieces), func(k int) bool { return f.pieces[k].folded >= at }) - 1
	if k < 0 {
		return at
	}
	p := f.pieces[k]
	if at <= p.folded+p.foldedLen {
		return p.original + p.originalLen
	}
	return p.original + p.originalLen + at - p.folded - p.foldedLen
}

// Offset returns where in f.Text the byte at of the original text stands: the
// beginning of what its rune folded to.
func (f *Folded) Offset(at int) int {
	k := sort.Search(len(f.pieces), func(k int) bool { return f.pieces[k].original > at }) - 1
	if k < 0 {
		return at
	}
	p := f.pieces[k]
	if at < p.original+p.originalLen {
		return p.folded
	}
	return p.folded + p.foldedLen + at - p.original - p.originalLen
}
