package rules

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Phrases finds many phrases in one pass over a text. Letter case, accents of
// Latin letters, the shape of quotes and dashes, and the amount of white space do
// not matter; words must be whole. A Phrases does not change and is safe for use
// by several goroutines.
//
// It is a table of hashes of word sequences. Automata were measured to need a
// hundred times the memory for the same lists at no more speed.
type Phrases struct {
	first   hashes    // hash of a first word -> set of lengths in words
	whole   hashes    // hash of a phrase -> 1 + index into groups
	groups  [][]int32 // indices into list
	list    []phrase
	filter  []uint64 // Bloom filter over first, with one hash
	longest int
}

type phrase struct {
	folded string // words and the marks between them
	tail   string // marks after the last word: "." of "U.S."
}

// maxWords is the length of the longest phrase that can be found, in words.
const maxWords = 31

// filterBits is the size of the filter before the hash table, a power of two:
// at 60,000 first words it stops 15 of 16 others.
const filterBits = 1 << 20

// NewPhrases returns a matcher for list. A phrase without a letter or digit, or
// with more than 31 words, is never found.
func NewPhrases(list []string) *Phrases {
	p := &Phrases{
		first:  newHashes(len(list)),
		whole:  newHashes(len(list)),
		list:   make([]phrase, len(list)),
		filter: make([]uint64, filterBits/64),
	}
	toks := make([]word, 0, maxWords+1)
	arena := make([]int32, 0, len(list))
	for i, s := range list {
		toks = toks[:0]
		for sc := (scanner{text: s}); len(toks) <= maxWords; {
			w, ok := sc.next()
			if !ok {
				break
			}
			toks = append(toks, w)
		}
		if len(toks) == 0 || len(toks) > maxWords {
			continue
		}
		end := toks[len(toks)-1].end
		p.list[i] = phrase{
			folded: string(appendFolded(nil, s[toks[0].start:end])),
			tail:   strings.TrimSpace(string(appendFolded(nil, s[end:]))),
		}
		h := toks[0].hash
		*p.first.at(h) |= 1 << (len(toks) - 1)
		p.filter[h%filterBits/64] |= 1 << (h % 64)
		for _, w := range toks[1:] {
			h = mix(h, w)
		}
		if g := p.whole.at(h); *g > 0 {
			p.groups[*g-1] = append(p.groups[*g-1], int32(i))
		} else {
			// One element of capacity each, so that append above moves it away.
			arena = append(arena, int32(i))
			p.groups = append(p.groups, arena[len(arena)-1:len(arena):len(arena)])
			*g = uint32(len(p.groups))
		}
		p.longest = max(p.longest, len(toks))
	}
	return p
}

// hashes maps hashes, which need no hashing again, to numbers; 0 is none.
type hashes []struct {
	key   uint64
	value uint32
}

// newHashes makes room for n keys.
func newHashes(n int) hashes {
	size := 16
	for size < 2*n+2 {
		size *= 2
	}
	return make(hashes, size)
}

func (t hashes) get(h uint64) uint32 {
	for i := h >> 7 & uint64(len(t)-1); t[i].value != 0; i = (i + 1) & uint64(len(t)-1) {
		if t[i].key == h {
			return t[i].value
		}
	}
	return 0
}

// at returns where the value of h stands, which the caller sets if it is 0.
func (t hashes) at(h uint64) *uint32 {
	i := h >> 7 & uint64(len(t)-1)
	for t[i].value != 0 && t[i].key != h {
		i = (i + 1) & uint64(len(t)-1)
	}
	t[i].key = h
	return &t[i].value
}

// A Hit is where phrases of a list stand in a text.
type Hit struct {
	Start, End int     // byte offsets
	Entries    []int32 // indices into the list given to NewPhrases; not to be changed
}

// Find calls accept with hits from left to right. At every word the longest
// phrase that starts there comes first; if accept refuses it, the next shorter
// one. Once accept returns true, the search goes on behind that hit.
func (p *Phrases) Find(text string, accept func(Hit) bool) {
	if p.longest == 0 {
		return
	}
	sc := scanner{text: text}
	// A sliding window over the words, so that memory does not grow with text.
	var store [256]word
	win, at, more := store[:0], 0, true
	var fit []int32
	var buf []byte
	for {
		if more && len(win)-at < p.longest {
			win = store[:copy(store[:], win[at:])]
			at = 0
			for more && len(win) < len(store) {
				var w word
				if w, more = sc.next(); more {
					win = append(win, w)
				}
			}
		}
		if at >= len(win) {
			return
		}
		h := win[at].hash
		if p.filter[h%filterBits/64]&(1<<(h%64)) == 0 {
			at++
			continue
		}
		lengths := p.first.get(h)
		if lengths == 0 {
			at++
			continue
		}
		var sums [maxWords + 1]uint64
		n := 1
		sums[1] = h
		for n < maxWords && at+n < len(win) && lengths>>n != 0 && win[at+n].gap != gapBreak {
			h = mix(h, win[at+n])
			n++
			sums[n] = h
		}
		step := 1
	lengths:
		for ; n > 0; n-- {
			if lengths&(1<<(n-1)) == 0 {
				continue
			}
			start, end := win[at].start, win[at+n-1].end
			g := p.whole.get(sums[n])
			if g == 0 {
				continue
			}
			group := p.groups[g-1]
			buf = appendFolded(buf[:0], text[start:end])
			tail, stop := "", end
			fit = fit[:0]
			for _, i := range group {
				q := &p.list[i]
				if q.folded != string(buf) || !strings.HasPrefix(text[end:], q.tail) {
					continue
				}
				if len(q.tail) > len(tail) { // "U.S." wins over "U.S"
					tail, stop, fit = q.tail, end+len(q.tail), fit[:0]
				}
				if q.tail == tail {
					fit = append(fit, i)
				}
			}
			if len(fit) > 0 && accept(Hit{start, stop, fit}) {
				step = n
				break lengths
			}
		}
		at += step
	}
}

// Lookup returns the indices of the phrases that s is, as a whole, or nil.
func (p *Phrases) Lookup(s string) []int32 {
	var out []int32
	p.Find(s, func(h Hit) bool {
		if h.Start == 0 && h.End == len(s) {
			out = append(out, h.Entries...)
		}
		return true
	})
	return out
}

// A word is a run of letters, digits and marks.
type word struct {
	start, end int
	hash       uint64
	gap        uint32 // code of what stands before it
}

// gapBreak is the code of a gap that no phrase crosses: an empty line, or many marks.
const gapBreak = 0

func mix(h uint64, w word) uint64 {
	return (h*0x9E3779B97F4A7C15^uint64(w.gap))*0xFF51AFD7ED558CCD ^ w.hash
}

type scanner struct {
	text string
	pos  int
}

// next returns the next word. It is the inner loop of the search.
func (s *scanner) next() (word, bool) {
	t, i := s.text, s.pos
	gap, marks, breaks := uint32(1), 0, 0
	space := false
	for i < len(t) {
		c := t[i]
		if c < utf8.RuneSelf {
			if asciiFold[c] != 0 {
				break
			}
			i++
			if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
				space = true
				if c == '\n' {
					breaks++
				}
				continue
			}
			if space {
				gap, space = gap*65599+' ', false
			}
			gap, marks = gap*65599+uint32(c), marks+1
			continue
		}
		r, n := utf8.DecodeRuneInString(t[i:])
		f := fold(r)
		if f == 'a' {
			if g := Garbled(t[i:]); g > 0 {
				f, n = '\'', g
			}
		}
		if f > 0 && isWord(f) {
			break
		}
		i += n
		switch {
		case f == 0:
		case f == ' ':
			space = true
		default:
			if space {
				gap, space = gap*65599+' ', false
			}
			gap, marks = gap*65599+uint32(f), marks+1
		}
	}
	if i >= len(t) {
		s.pos = i
		return word{}, false
	}
	if space {
		gap = gap*65599 + ' '
	}
	if gap == gapBreak {
		gap = 1
	}
	if breaks > 1 || marks > 4 {
		gap = gapBreak
	}
	w := word{start: i, gap: gap}
	h := uint64(14695981039346656037)
	for i < len(t) {
		c := t[i]
		if c < utf8.RuneSelf {
			f := asciiFold[c]
			if f == 0 {
				break
			}
			h = (h ^ uint64(f)) * 1099511628211
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(t[i:])
		f := fold(r)
		if f != 0 {
			if !isWord(f) || f == 'a' && Garbled(t[i:]) > 0 {
				break
			}
			h = (h ^ uint64(f)) * 1099511628211
		}
		i += n
	}
	// FNV leaves the low bits of short words alike; the filter uses them.
	h ^= h >> 32
	w.end, w.hash = i, h*0x9E3779B97F4A7C15
	w.hash ^= w.hash >> 29
	s.pos = i
	return w, true
}

// Garbled returns the length in bytes of a quote or dash at the start of s that
// was decoded with a wrong character set, as in "Chinaâ€™s", else 0.
func Garbled(s string) int {
	rest, ok := strings.CutPrefix(s, "â")
	if !ok {
		return 0
	}
	r, n := utf8.DecodeRuneInString(rest)
	if r != '\u0080' && r != '€' {
		// The other two bytes are often lost: "Chinaâs", "âpeaceâ".
		if strings.HasPrefix(rest, "s") || strings.HasPrefix(rest, "t") {
			r, _ = utf8.DecodeRuneInString(rest[1:])
		}
		if rest == "" || unicode.IsUpper(r) || !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			return len("â")
		}
		return 0
	}
	switch r, m := utf8.DecodeRuneInString(rest[n:]); {
	case r >= '\u0080' && r <= '\u00BF', r == '˜', r == '™', r == 'œ', r == '“', r == '”':
		return len("â") + n + m
	}
	return 0
}

// appendFolded appends s as it is compared: folded, without invisible characters,
// with every run of white space as one space.
func appendFolded(dst []byte, s string) []byte {
	skip := 0
	for i, r := range s {
		f := fold(r)
		if i < skip {
			continue
		}
		if f == 'a' {
			if n := Garbled(s[i:]); n > 0 {
				f, skip = '\'', i+n
			}
		}
		switch {
		case f == 0:
		case f == ' ':
			if n := len(dst); n == 0 || dst[n-1] != ' ' {
				dst = append(dst, ' ')
			}
		default:
			dst = utf8.AppendRune(dst, f)
		}
	}
	return dst
}

// Fold returns s as Phrases compares it, for exact lookups in maps.
func Fold(s string) string {
	var store [64]byte // most are shorter
	return string(bytes.TrimSpace(appendFolded(store[:0], s)))
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return asciiFold[r] != 0
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// asciiFold maps letters and digits to themselves in lower case, all else to 0.
var asciiFold = func() (t [utf8.RuneSelf]byte) {
	for c := '0'; c <= '9'; c++ {
		t[c] = byte(c)
	}
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = byte(c), byte(c)
	}
	return t
}()

// latin maps U+00C0..U+024F and U+1E00..U+1EFF, less their accents, to lower case.
var latin = func() map[rune]rune {
	m := map[rune]rune{'ø': 'o', 'Ø': 'o', 'đ': 'd', 'Đ': 'd', 'ł': 'l', 'Ł': 'l', 'ı': 'i', 'ħ': 'h', 'Ħ': 'h', 'ß': 's', 'æ': 'a', 'Æ': 'a', 'œ': 'o', 'Œ': 'o', 'ð': 'd', 'þ': 't'}
	add := func(from, to rune) {
		for r := from; r <= to; r++ {
			if base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r))); base < utf8.RuneSelf && asciiFold[base] != 0 {
				m[r] = rune(asciiFold[base])
			}
		}
	}
	add(0xC0, 0x24F)
	add(0x1E00, 0x1EFF)
	return m
}()

// fold returns the rune that stands for r in comparisons, 0 if r is invisible.
func fold(r rune) rune {
	if r < utf8.RuneSelf {
		switch {
		case asciiFold[r] != 0:
			return rune(asciiFold[r])
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r == '`':
			return '\''
		}
		return r
	}
	if f, ok := latin[r]; ok {
		return f
	}
	switch r {
	case '‘', '’', 'ʼ', 'ʹ', '′', '‛', 'ʻ', 'ʿ', 'ʾ':
		return '\''
	case '“', '”', '„', '″', '«', '»':
		return '"'
	case '‐', '‑', '‒', '–', '—', '−':
		return '-'
	case '\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF':
		return 0
	}
	switch {
	case unicode.Is(unicode.Mn, r):
		return 0
	case unicode.IsSpace(r):
		return ' '
	}
	return unicode.ToLower(r)
}
