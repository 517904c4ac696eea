package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
)

// Undetermined is the language of a text that is too short or too odd to tell.
const Undetermined = "und"

const (
	languageWindow = 2 << 10 // bytes of each part of a text that Language looks at
	fewWords       = 12      // a text with fewer words than this is a headline
	fewIdeographs  = 16      // likewise for scripts without spaces
)

// Language returns the ISO 639-1 code of the language that s is mostly written
// in ("en"), or "und" where s is too short to tell. It looks at the start and the
// middle of s only, so its time does not grow with s.
//
// English shows by its function words, which takes microseconds; only a text
// without them is worth whatlanggo's trigrams (half a millisecond and more).
func Language(s string) string {
	sample := firstBytes(s, languageWindow)
	if rest := len(s) - len(sample); rest > languageWindow {
		sample += "\n" + firstBytes(s[runeStart(s, len(s)/2):], languageWindow)
	}
	c := census(sample)
	if c.words < fewWords && c.ideographs < fewIdeographs {
		return Undetermined
	}
	if c.ideographs*3 > c.words {
		return guess(sample, false)
	}
	// English prose has 25 % to 35 % of these words, notes that are mostly names
	// 17 % and more; Dutch, the nearest neighbour, has 2 %, but a short foreign
	// text that quotes the name of an English institution reaches 16 %.
	switch {
	case c.english*100 >= c.words*20:
		return "en"
	case c.latin*2 >= c.words && c.english*100 >= c.words*4:
		return guess(sample, true)
	}
	return guess(sample, false)
}

// guess asks whatlanggo. lenient takes a text for English unless the answer is
// another language for certain.
func guess(sample string, lenient bool) string {
	info := whatlanggo.Detect(sample)
	if lenient && (!info.IsReliable() || info.Lang == whatlanggo.Eng) {
		return "en"
	}
	code := info.Lang.Iso6391()
	if info.Lang < 0 || code == "" {
		return Undetermined
	}
	if code == "en" && !info.IsReliable() {
		return Undetermined
	}
	return code
}

// counts is what a sample consists of.
type counts struct {
	words      int // runs of letters, ideographs excepted
	latin      int // words that start with a Latin letter
	english    int // words of functionWords
	ideographs int // characters of scripts that write no spaces
}

func census(sample string) counts {
	var c counts
	for word := range strings.FieldsFuncSeq(sample, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		r, _ := utf8.DecodeRuneInString(word)
		if spaceless(r) {
			c.ideographs += utf8.RuneCountInString(word)
			continue
		}
		c.words++
		if r < utf8.RuneSelf || unicode.Is(unicode.Latin, r) {
			c.latin++
		}
		if len(word) <= longestFunctionWord && functionWords[strings.ToLower(word)] {
			c.english++
		}
	}
	return c
}

// spaceless reports whether r is of a script that writes words without spaces.
func spaceless(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan)
}

// functionWords are frequent in English and rare elsewhere: "in", "is", "on",
// "was", "we", "as", "an" and "a" are left out, since German, Dutch, French or
// Portuguese have them too.
var functionWords = func() map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(`the of and to for with that from this which will are by be has have had
		his her their our its it he she they you who were been not at also between would these those
		more other than into through about all or can there when both during`) {
		set[w] = true
	}
	return set
}()

const longestFunctionWord = len("through")

// firstBytes returns the first n bytes of s or a little less, cut at a rune.
func firstBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return s[:runeStart(s, n)]
}

// runeStart returns the start of the rune that covers s[i].
func runeStart(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}
