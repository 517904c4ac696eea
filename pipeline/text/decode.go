package text

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// ErrBinary is wrapped by the error of Decode when its input is not text in any
// character set: an image, a PDF, an archive, a program.
var ErrBinary = errors.New("not text")

const (
	binaryWindow  = 8 << 10  // bytes looked at to tell text from binary content
	charsetWindow = 32 << 10 // bytes with high bits shown to the detector
)

// Decode turns raw bytes into valid UTF-8 and names the character set that they
// were in ("utf-8", "utf-16le", "windows-1252"). hint is the declared character
// set, as in an HTTP header or a meta tag; "" if none was declared.
//
// A byte order mark wins and is removed; then come UTF-16 and UTF-32 that give
// themselves away by their zero bytes, valid UTF-8 (which other character sets
// hardly ever are by chance), UTF-8 with some stray Windows-1252 bytes, which are
// repaired one by one, the hint, and detection. A hint that the bytes
// contradict is passed over. NUL becomes a space, because in broken exports it
// stands between fields; dropping it would join words. What cannot be decoded
// becomes U+FFFD. Line ends stay as they are.
//
// The error wraps ErrBinary; there is no other.
func Decode(raw []byte, hint string) (text, charset string, err error) {
	if text, charset, ok := decodeMarked(raw); ok {
		return noNUL(text), charset, nil
	}
	if kind := magic(raw); kind != "" {
		return "", "", fmt.Errorf("%w: the bytes are those of %s", ErrBinary, kind)
	}
	if name := wideCharset(raw); name != "" {
		return noNUL(decodeWith(wide[name], raw)), name, nil
	}
	if reason := binary(raw); reason != "" {
		return "", "", fmt.Errorf("%w: %s", ErrBinary, reason)
	}
	if utf8.Valid(raw) {
		if name := escaped(raw, hint); name != "" {
			if enc, canonical := lookup(name); enc != nil {
				return noNUL(decodeWith(enc, raw)), canonical, nil
			}
		}
		return noNUL(string(raw)), "utf-8", nil
	}
	if mostlyUTF8(raw) {
		return noNUL(repair(raw)), "utf-8", nil
	}
	enc, name := lookup(hint)
	if enc == nil || !fits(enc, raw) {
		enc, name = detect(raw)
	}
	return noNUL(decodeWith(enc, raw)), name, nil
}

// wide holds the encodings whose units are longer than a byte, by name.
var wide = map[string]encoding.Encoding{
	"utf-16le": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	"utf-16be": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	"utf-32le": utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM),
	"utf-32be": utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM),
}

// marks holds byte order marks; that of UTF-32LE starts with that of UTF-16LE.
var marks = []struct{ mark, name string }{
	{"\xef\xbb\xbf", "utf-8"},
	{"\xff\xfe\x00\x00", "utf-32le"},
	{"\x00\x00\xfe\xff", "utf-32be"},
	{"\xff\xfe", "utf-16le"},
	{"\xfe\xff", "utf-16be"},
}

// decodeMarked decodes bytes that start with a byte order mark.
func decodeMarked(raw []byte) (text, charset string, ok bool) {
	for _, m := range marks {
		rest, found := bytes.CutPrefix(raw, []byte(m.mark))
		if !found {
			continue
		}
		if m.name == "utf-8" {
			return repair(rest), m.name, true
		}
		return decodeWith(wide[m.name], rest), m.name, true
	}
	return "", "", false
}

// decodeWith decodes raw; the decoders of x/text replace what is malformed.
func decodeWith(enc encoding.Encoding, raw []byte) string {
	out, err := enc.NewDecoder().Bytes(raw)
	if err != nil || !utf8.Valid(out) {
		return strings.ToValidUTF8(string(out), "\uFFFD")
	}
	return string(out)
}

// noNUL replaces NUL by a space.
func noNUL(s string) string {
	if strings.IndexByte(s, 0) < 0 {
		return s
	}
	return strings.ReplaceAll(s, "\x00", " ")
}

// lookup finds an encoding by any of its labels. It returns nil for an unknown
// label, and for UTF-8, which is known not to fit when lookup is asked.
func lookup(label string) (encoding.Encoding, string) {
	label = strings.ToLower(strings.TrimSpace(label))
	if label == "" {
		return nil, ""
	}
	if enc, err := htmlindex.Get(label); err == nil {
		name, err := htmlindex.Name(enc)
		if err != nil || name == "utf-8" || name == "replacement" {
			return nil, ""
		}
		return enc, name
	}
	if enc, err := ianaindex.IANA.Encoding(label); err == nil && enc != nil {
		return enc, label
	}
	return nil, ""
}

// fits reports whether raw decodes in enc without much that is malformed or
// unprintable.
func fits(enc encoding.Encoding, raw []byte) bool {
	sample := raw[:min(len(raw), charsetWindow)]
	bad, high := 0, 0
	for _, r := range decodeWith(enc, sample) {
		switch {
		case r == utf8.RuneError || r >= 0x80 && r < 0xa0:
			bad++
		case r >= 0x80:
			high++
		}
	}
	return bad*20 <= high+20
}

// escaped names the seven-bit character set that switches by escape sequences
// in raw, which would pass for ASCII; "" if there is none.
func escaped(raw []byte, hint string) string {
	if bytes.IndexByte(raw, 0x1b) < 0 {
		return ""
	}
	if bytes.Contains(raw, []byte("\x1b$B")) || bytes.Contains(raw, []byte("\x1b$@")) {
		return "iso-2022-jp"
	}
	if strings.HasPrefix(strings.ToLower(hint), "iso-2022-jp") {
		return hint
	}
	return ""
}

// mostlyUTF8 reports whether raw, which is not valid UTF-8, is UTF-8 with some
// stray bytes: it has more sequences that are right than bytes that are not.
func mostlyUTF8(raw []byte) bool {
	right, wrong := 0, 0
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(raw[i:])
		switch {
		case r != utf8.RuneError || n > 1:
			right++
		case !utf8.FullRune(raw[i:]) && right > 0:
			n = len(raw) - i // cut off in the middle of a rune
		default:
			wrong++
		}
		i += n
	}
	return right > 0 && right >= wrong
}

// repair decodes UTF-8, taking each byte that is out of place for Windows-1252.
// A rune that the end of raw cuts off becomes one U+FFFD.
func repair(raw []byte) string {
	if utf8.Valid(raw) {
		return string(raw)
	}
	var b strings.Builder
	b.Grow(len(raw) + len(raw)/16)
	for len(raw) > 0 {
		r, n := utf8.DecodeRune(raw)
		if r != utf8.RuneError || n > 1 {
			b.Write(raw[:n])
			raw = raw[n:]
			continue
		}
		if len(raw) < utf8.UTFMax && !utf8.FullRune(raw) {
			b.WriteRune(utf8.RuneError)
			break
		}
		b.WriteRune(charmap.Windows1252.DecodeByte(raw[0]))
		raw = raw[1:]
	}
	return b.String()
}

// detect guesses the encoding of raw, which is not UTF-8.
func detect(raw []byte) (encoding.Encoding, string) {
	sample, alone, high := highBytes(raw)
	// High bytes that stand alone are quotes, dashes and accents of a Western text.
	// The detector, made for whole pages in a script, would guess at random.
	if alone*10 >= high*9 && high*5 < len(sample) {
		if macQuotes(sample) {
			return charmap.Macintosh, "macintosh"
		}
		if fits(charmap.Windows1252, sample) {
			return charmap.Windows1252, "windows-1252"
		}
	}
	guess := chardet.Detect(sample)
	for _, label := range []string{guess.Charset, guess.Encoding} {
		enc, name := lookup(label)
		if enc != nil && guess.Confidence >= 0.2 && fits(enc, sample) {
			return enc, name
		}
	}
	return charmap.Windows1252, "windows-1252"
}

// macQuotes reports whether a Western text has its quotes and dashes where the
// old Macintosh had them. In Windows-1252 those bytes are capitals with accents,
// which never follow a small letter, and its own quotes are elsewhere.
func macQuotes(sample []byte) bool {
	found := false
	for i, c := range sample {
		switch {
		case c >= 0x91 && c <= 0x97:
			return false
		case c >= 0xd0 && c <= 0xd5 && i > 0 && sample[i-1] >= 'a' && sample[i-1] <= 'z':
			found = true
		}
	}
	return found
}

// highBytes returns the lines of raw that have bytes above ASCII, up to
// charsetWindow bytes, and counts in them such bytes and those that have none
// beside them.
func highBytes(raw []byte) (sample []byte, alone, high int) {
	for len(raw) > 0 && len(sample) < charsetWindow {
		line := raw
		if i := bytes.IndexByte(raw, '\n'); i >= 0 {
			line = raw[:i+1]
		}
		raw = raw[len(line):]
		line = line[:min(len(line), charsetWindow)]
		before := high
		for i, c := range line {
			if c < utf8.RuneSelf {
				continue
			}
			high++
			if (i == 0 || line[i-1] < utf8.RuneSelf) && (i+1 == len(line) || line[i+1] < utf8.RuneSelf) {
				alone++
			}
		}
		if high > before {
			sample = append(sample, line...)
		}
	}
	return sample, alone, high
}
