package text

import "bytes"

// signatures start files that are no text. Formats that a source unpacks before
// it decodes are here too: when they reach Decode, nobody could unpack them.
var signatures = []struct{ prefix, kind string }{
	{"%PDF-", "a PDF file"},
	{"PK\x03\x04", "a zip archive or office document"},
	{"PK\x05\x06", "an empty zip archive"},
	{"\x1f\x8b", "a gzip file"},
	{"\x28\xb5\x2f\xfd", "a zstd file"},
	{"BZh", "a bzip2 file"},
	{"\xfd7zXZ\x00", "an xz file"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive"},
	{"Rar!\x1a\x07", "a rar archive"},
	{"\x7fELF", "a program"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"},
	{"\x89PNG\r\n\x1a\n", "a PNG image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"GIF87a", "a GIF image"},
	{"GIF89a", "a GIF image"},
	{"RIFF", "a RIFF media file"},
	{"OggS", "an Ogg media file"},
	{"ID3", "an MP3 file"},
	{"PAR1", "a Parquet file"},
	{"SQLite format 3\x00", "an SQLite database"},
	{"wOFF", "a font"},
	{"wOF2", "a font"},
}

// magic names the kind of file that raw starts like, "" if it may be text. Short
// signatures of printable letters ("ID3", "BZh") could open a text, so those count
// only where control characters follow.
func magic(raw []byte) string {
	for _, s := range signatures {
		if !bytes.HasPrefix(raw, []byte(s.prefix)) {
			continue
		}
		if printable(s.prefix) && s.prefix != "%PDF-" && controls(raw[:min(len(raw), 64)]) < 2 {
			continue
		}
		return s.kind
	}
	return ""
}

func printable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// binary says why raw cannot be text in a character set with one-byte ASCII, ""
// if it can. Random bytes are 11 % control characters; text has next to none.
func binary(raw []byte) string {
	head := raw[:min(len(raw), binaryWindow)]
	nul := bytes.Count(head, []byte{0})
	if nul*10 > len(head)*3 {
		return "most of it is NUL bytes"
	}
	if n := controls(head) - nul; n > 2 && n*20 > len(head)-nul {
		return "it is full of control characters"
	}
	return ""
}

// controls counts control characters that no text has: all but tab, line ends,
// form feed, backspace and escape.
func controls(b []byte) int {
	n := 0
	for _, c := range b {
		if c < ' ' && (c < '\b' || c > '\r') && c != 0x1b || c == 0x7f {
			n++
		}
	}
	return n
}

// wideCharset names the UTF-16 or UTF-32 encoding that raw is in without a byte
// order mark, "" if it is none. Text in those has zero bytes at every second
// place, or three of four: spaces, digits and line ends even where the letters
// are Chinese.
func wideCharset(raw []byte) string {
	head := raw[:min(len(raw), binaryWindow)]
	head = head[:len(head)&^3]
	if len(raw) < 4 {
		head = raw[:len(raw)&^1]
	}
	if len(head) < 2 || bytes.IndexByte(head, 0) < 0 {
		return ""
	}
	var zero [4]int
	for i, c := range head {
		if c == 0 {
			zero[i&3]++
		}
	}
	quads := len(head) / 4
	if quads > 0 {
		// The top byte of a code point is always 0, the next one nearly always.
		if zero[3] == quads && zero[2]*10 >= quads*9 && zero[0]*10 < quads {
			return "utf-32le"
		}
		if zero[0] == quads && zero[1]*10 >= quads*9 && zero[3]*10 < quads {
			return "utf-32be"
		}
	}
	pairs := len(head) / 2
	even, odd := zero[0]+zero[2], zero[1]+zero[3]
	switch {
	case odd*10 >= pairs*4 && even*50 <= pairs, utf16Prose(head, 0, odd, even):
		return "utf-16le"
	case even*10 >= pairs*4 && odd*50 <= pairs, utf16Prose(head, 1, even, odd):
		return "utf-16be"
	}
	return ""
}

// utf16Prose recognizes UTF-16 that is not mostly Latin: every zero byte is the
// upper half of a space, line end, digit or mark, and there are enough of them.
// low is the place of the lower half in a pair; here counts zeros at the upper
// half's place, there those at the lower.
func utf16Prose(head []byte, low, here, there int) bool {
	if there > 0 || here*50 < len(head) {
		return false
	}
	blank := 0
	for i := 0; i+1 < len(head); i += 2 {
		if c := head[i+low]; head[i+1-low] == 0 {
			if c < ' ' && c != '\n' && c != '\r' && c != '\t' || c > '~' {
				return false
			}
			blank++
		}
	}
	return blank > 1
}
