package text

import (
	"bytes"
	"errors"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

const (
	englishSample = "The ministers of Arvenia and Castoria met in Port Lisle on “water security” — and agreed to meet again in café Éclair’s hall.\n"
	russianSample = "Министр иностранных дел принял посла. Стороны обсудили подготовку к встрече на высшем уровне и договорились продолжить переговоры.\n"
	chineseSample = "外交部长会见了来访的大使。双方就双边关系和共同关心的国际问题交换了意见，并同意加强合作。\n"
	japanSample   = "外務大臣は大使と会談しました。双方は協力を強化することで一致しました。ありがとうございます。\n"
	koreanSample  = "외교부 장관은 대사를 접견하였다. 양측은 협력을 강화하기로 합의하였다.\n"
	greekSample   = "Ο υπουργός Εξωτερικών συναντήθηκε με τον πρέσβη και συζήτησαν τη συνεργασία των δύο χωρών.\n"
)

func encodeAs(t testing.TB, label, s string) []byte {
	t.Helper()
	enc, err := htmlindex.Get(label)
	if err != nil {
		t.Fatal(err)
	}
	out, err := enc.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(out)
}

func encodeWide(t testing.TB, enc encoding.Encoding, s string) []byte {
	t.Helper()
	out, err := enc.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(out)
}

func TestDecode(t *testing.T) {
	le := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	be := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	tests := []struct {
		name    string
		raw     []byte
		hint    string
		want    string
		charset string
	}{
		{"empty", nil, "", "", "utf-8"},
		{"ASCII", []byte("Talks held.\r\n"), "", "Talks held.\r\n", "utf-8"},
		{"UTF-8", []byte(englishSample), "", englishSample, "utf-8"},
		{"UTF-8 mark", []byte("\xef\xbb\xbfTalks"), "", "Talks", "utf-8"},
		{"UTF-8 against a wrong hint", []byte(englishSample), "windows-1251", englishSample, "utf-8"},
		{"UTF-16LE mark", append([]byte("\xff\xfe"), encodeWide(t, le, englishSample)...), "", englishSample, "utf-16le"},
		{"UTF-16BE mark", append([]byte("\xfe\xff"), encodeWide(t, be, russianSample)...), "", russianSample, "utf-16be"},
		{"UTF-32LE mark", append([]byte("\xff\xfe\x00\x00"), encodeWide(t, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "Talks")...), "", "Talks", "utf-32le"},
		{"UTF-16LE bare", encodeWide(t, le, englishSample), "", englishSample, "utf-16le"},
		{"UTF-16BE bare", encodeWide(t, be, englishSample), "", englishSample, "utf-16be"},
		{"UTF-16LE bare, short", encodeWide(t, le, "Hi"), "", "Hi", "utf-16le"},
		{"UTF-16LE bare, odd length", append(encodeWide(t, le, "Talks held"), 'x'), "", "Talks held\uFFFD", "utf-16le"},
		{"UTF-16LE bare, Russian", encodeWide(t, le, russianSample), "", russianSample, "utf-16le"},
		{"UTF-32LE bare", encodeWide(t, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), englishSample), "", englishSample, "utf-32le"},
		{"UTF-32BE bare", encodeWide(t, utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), englishSample), "", englishSample, "utf-32be"},
		{"cp1252", encodeAs(t, "windows-1252", englishSample), "", englishSample, "windows-1252"},
		{"cp1252 said to be Latin 1", encodeAs(t, "windows-1252", englishSample), "ISO-8859-1", englishSample, "windows-1252"},
		{"cp1252 said to be UTF-8", encodeAs(t, "windows-1252", englishSample), "utf-8", englishSample, "windows-1252"},
		{"cp1251", encodeAs(t, "windows-1251", russianSample), "", russianSample, "windows-1251"},
		{"KOI8-R", encodeAs(t, "koi8-r", russianSample), "", russianSample, "koi8-r"},
		{"Macintosh", encodeAs(t, "macintosh", englishSample), "", englishSample, "macintosh"},
		{"Big5", encodeAs(t, "big5", "外交部長會見了來訪的大使。雙方同意加強合作。\n"), "", "外交部長會見了來訪的大使。雙方同意加強合作。\n", "big5"},
		{"Hebrew", encodeAs(t, "windows-1255", "שר החוץ נפגש היום עם השגריר ודנו בשיתוף הפעולה\n"), "", "שר החוץ נפגש היום עם השגריר ודנו בשיתוף הפעולה\n", "windows-1255"},
		{"Greek by hint", encodeAs(t, "windows-1253", greekSample), "windows-1253", greekSample, "windows-1253"},
		{"Shift-JIS", encodeAs(t, "shift_jis", japanSample), "", japanSample, "shift_jis"},
		{"EUC-JP", encodeAs(t, "euc-jp", japanSample), "", japanSample, "euc-jp"},
		{"ISO-2022-JP", encodeAs(t, "iso-2022-jp", japanSample), "", japanSample, "iso-2022-jp"},
		{"EUC-KR", encodeAs(t, "euc-kr", koreanSample), "", koreanSample, "euc-kr"},
		{"GBK by hint", encodeAs(t, "gbk", chineseSample), "gb2312", chineseSample, "gbk"},
		{"stray cp1252 in UTF-8", []byte("The “first” \x93second\x94 caf\xe9 — end ’s"), "", "The “first” “second” café — end ’s", "utf-8"},
		{"UTF-8 cut off in a rune", []byte("“Peace” in Geneva\xe2\x80"), "", "“Peace” in Geneva\uFFFD", "utf-8"},
		{"a few NULs", []byte("Name\x00Arvenia, and a good deal of other text\x00"), "", "Name Arvenia, and a good deal of other text ", "utf-8"},
		{"unknown hint", []byte("caf\xe9 talks"), "x-nonsense", "café talks", "windows-1252"},
		{"a text that opens like a media file", []byte("RIFF raff was heard in the hall."), "", "RIFF raff was heard in the hall.", "utf-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, charset, err := Decode(tt.raw, tt.hint)
			if err != nil {
				t.Fatal(err)
			}
			if got != tt.want || charset != tt.charset {
				t.Errorf("got %q in %s, want %q in %s", got, charset, tt.want, tt.charset)
			}
		})
	}
}

func TestDecodeGBKUnhinted(t *testing.T) {
	got, charset, err := Decode(encodeAs(t, "gbk", strings.Repeat(chineseSample, 3)), "")
	if err != nil || got != strings.Repeat(chineseSample, 3) {
		t.Errorf("got %q in %s, %v", got, charset, err)
	}
}

func TestDecodeBinary(t *testing.T) {
	noise := make([]byte, 4096)
	x := uint32(1)
	for i := range noise {
		x = x*1664525 + 1013904223
		noise[i] = byte(x >> 24)
	}
	tests := []struct {
		name string
		raw  []byte
	}{
		{"noise", noise},
		{"PDF", []byte("%PDF-1.7\n1 0 obj\n")},
		{"zip", []byte("PK\x03\x04rest")},
		{"PNG", []byte("\x89PNG\r\n\x1a\n\x00\x00")},
		{"JPEG", []byte("\xff\xd8\xff\xe0\x00\x10JFIF")},
		{"gzip", []byte("\x1f\x8b\x08\x00")},
		{"all NUL", make([]byte, 100)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if s, charset, err := Decode(tt.raw, ""); !errors.Is(err, ErrBinary) {
				t.Errorf("got %q in %s, %v; want ErrBinary", s, charset, err)
			}
		})
	}
}

// The detector must bear being called by several workers.
func TestDecodeConcurrently(t *testing.T) {
	raw := encodeAs(t, "koi8-r", russianSample)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if got, charset, _ := Decode(raw, ""); got != russianSample {
					t.Errorf("got %q in %s", got, charset)
					return
				}
			}
		})
	}
	wg.Wait()
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("plain"), "")
	f.Add([]byte("\xff\xfeT\x00a\x00\x00\xd8"), "utf-16")
	f.Add([]byte("“a”\x93b\x94\xe2\x80"), "utf-8")
	f.Add(encodeAs(f, "koi8-r", russianSample), "koi8-r")
	f.Add(encodeAs(f, "iso-2022-jp", japanSample), "iso-2022-kr")
	f.Add(encodeAs(f, "gbk", chineseSample), "hz-gb-2312")
	f.Add([]byte("a\x00b\x00c\x00\x00"), "utf-7")
	f.Fuzz(func(t *testing.T, raw []byte, hint string) {
		before := bytes.Clone(raw)
		s, charset, err := Decode(raw, hint)
		if !bytes.Equal(before, raw) {
			t.Fatal("Decode changed its input")
		}
		if err != nil {
			if !errors.Is(err, ErrBinary) || s != "" {
				t.Fatalf("got %q, %v", s, err)
			}
			return
		}
		if !utf8.ValidString(s) || strings.IndexByte(s, 0) >= 0 || charset == "" {
			t.Fatalf("got %q in %q", s, charset)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	for name, raw := range map[string][]byte{
		"utf-8":        []byte(strings.Repeat(englishSample, 100)),
		"windows-1252": encodeAs(b, "windows-1252", strings.Repeat(englishSample, 100)),
		"stray":        append([]byte(strings.Repeat(englishSample, 100)), 0x93),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				if _, _, err := Decode(raw, ""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
