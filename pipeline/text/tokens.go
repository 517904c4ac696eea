package text

import (
	"unicode/utf8"

	"readout/pipeline"
)

// Tokenize appends the tokens of s to dst and returns it. Tokens are in order,
// not empty, lie on rune borders and do not overlap; between them stand only
// white space and runes that take no room (zero-width spaces, soft hyphens at
// the edge of a word, control characters). Time is linear in len(s).
//
// Words are cut as in the English Web Treebank of Universal Dependencies, with
// two differences made for names: hyphens always stand alone ("Afghan|-|led")
// but in codes ("COVID-19", "F-16") and ISO dates, and a full stop belongs to
// an initialism or abbreviation even at the end of a sentence.
func Tokenize(s string, dst []pipeline.Token) []pipeline.Token {
	t := scanner{s: s, tokens: dst}
	for i := 0; i < len(s); {
		c, w := at(s, i)
		switch c {
		case space, hidden:
			i += w
		case letter, digit:
			i = t.word(i)
		default:
			i = t.symbol(i, w)
		}
	}
	return t.tokens
}

// A scanner cuts one text into tokens.
type scanner struct {
	s      string
	tokens []pipeline.Token
}

func (t *scanner) emit(start, end int) {
	if start < end {
		t.tokens = append(t.tokens, pipeline.Token{Span: pipeline.Span{Start: start, End: end}})
	}
}

// touches reports whether a token ends at i.
func (t *scanner) touches(i int) bool {
	n := len(t.tokens)
	return n > 0 && t.tokens[n-1].End == i
}

// symbol emits the token that begins with the punctuation mark or symbol of
// width w at i, and returns its end.
func (t *scanner) symbol(i, w int) int {
	s, end := t.s, i+w
	if a := apostrophe(s, i); a > 0 {
		// "“China”’s", "U.S.'s": the word before has ended already.
		if e := clitic(s, i, a); e > 0 && t.touches(i) {
			t.emit(i, e)
			return e
		}
		if a == 1 && peek(s, i+1) == s[i] { // '' and ``
			end++
		}
		t.emit(i, end)
		return end
	}
	c := s[i]
	switch {
	case c == '@':
		if e := t.email(i); e > 0 {
			return e
		}
	case c == '(' || c == ')' || c == '[' || c == ']' || c == '{' || c == '}' || c == '"' || c == '<' || c == '>' || c == '$' || c == '%':
		// One token each, however many there are.
	case c == '!' || c == '?':
		for end < len(s) && (s[end] == '!' || s[end] == '?') {
			end++
		}
	case c < utf8.RuneSelf:
		for end < len(s) && s[end] == c {
			end++
		}
	default:
		end = cluster(s, i, end)
	}
	t.emit(i, end)
	return end
}

// cluster returns the end of the symbol s[i:end] with what is drawn on it or
// joined to it: combining marks, variation selectors, skin tones, flags, and
// whatever follows a zero-width joiner.
func cluster(s string, i, end int) int {
	const zwj, vs16, keycap = '\u200D', '\uFE0F', '\u20E3'
	regional := func(r rune) bool { return 0x1F1E6 <= r && r <= 0x1F1FF }
	first, _ := utf8.DecodeRuneInString(s[i:])
	flag := regional(first)
	for end < len(s) && s[end] >= utf8.RuneSelf {
		r, w := utf8.DecodeRuneInString(s[end:])
		switch {
		case r == zwj:
			next, nw := utf8.DecodeRuneInString(s[end+w:])
			if nw == 0 || classOf(next) != other || next == utf8.RuneError {
				return end
			}
			end += w + nw
		case r == vs16 || r == keycap || 0x1F3FB <= r && r <= 0x1F3FF:
			end += w
		case flag && regional(r):
			end += w
			flag = false
		default:
			return end
		}
	}
	return end
}

// word emits the word that begins at i, with the clitic split off it, and
// returns where scanning goes on.
func (t *scanner) word(i int) int {
	s := t.s
	seg := i // where the run of letters or digits began, after an inner full stop
	for j := i; ; {
		for j < len(s) && s[j] < utf8.RuneSelf && isWord(ascii[s[j]]) {
			j++
		}
		if j == len(s) {
			return t.close(i, j)
		}
		c, w := at(s, j)
		if isWord(c) {
			j += w
			continue
		}
		if c == space {
			return t.close(i, j)
		}
		if c == hidden {
			// Inside a word these are hints for line breaking.
			k := j
			for c == hidden && w > 0 {
				k += w
				c, w = at(s, k)
			}
			if !isWord(c) || w == 0 {
				t.close(i, j)
				return k
			}
			j = k
			continue
		}
		if a := apostrophe(s, j); a > 0 {
			if e := clitic(s, j, a); e > 0 {
				cut := j
				if (s[e-1] == 't' || s[e-1] == 'T') && e == j+a+1 {
					cut-- // do|n't
				}
				t.emit(i, cut)
				t.emit(cut, e)
				return e
			}
			if !letterAt(s, j+a) || !letterAt(s, j-1) && s[j-1] < utf8.RuneSelf {
				return t.close(i, j)
			}
			j += a
			continue
		}
		if h := hyphen(s, j); h > 0 {
			if e := code(s, i, j, h); e > 0 {
				j = e
				continue
			}
			return t.close(i, j)
		}
		switch s[j] {
		case '.':
			next, end := stop(s, i, seg, j)
			if end {
				return t.close(i, next)
			}
			seg, j = next, next
		case ',':
			if !isDigit(s[j-1]) || !grouped(s, j) {
				return t.close(i, j)
			}
			j++
		case ':':
			if e := address(s, i, j); e > 0 {
				t.emit(i, e)
				return e
			}
			if !clock(s, i, j) {
				return t.close(i, j)
			}
			j++
		case '/':
			if !isDigit(s[j-1]) || !isDigit(peek(s, j+1)) || !numeric(s[max(i, j-12):j]) {
				return t.close(i, j)
			}
			j++
		case '@':
			if e := t.emailFrom(i, j); e > 0 {
				return e
			}
			return t.close(i, j)
		case '&', '+':
			if j-i > 4 || !isUpper(s[i]) || !isUpper(peek(s, j+1)) && !isDigit(peek(s, j+1)) {
				return t.close(i, j)
			}
			j++
		case '$':
			if j-i <= 3 && allUpper(s[i:j]) { // US$, NT$
				j++
			}
			return t.close(i, j)
		default:
			return t.close(i, j)
		}
	}
}

// close emits s[i:j], in two where the treebank does, and returns j.
func (t *scanner) close(i, j int) int {
	if cut := fused(t.s[i:j]); cut > 0 {
		t.emit(i, i+cut)
		i += cut
	}
	t.emit(i, j)
	return j
}

// fused returns where a word that stands for two is cut, 0 if it is one.
func fused(w string) int {
	if len(w) != 5 && len(w) != 6 {
		return 0
	}
	var b [6]byte
	for i := range len(w) {
		b[i] = w[i] | 0x20
	}
	switch string(b[:len(w)]) {
	case "cannot", "gotta", "gonna", "wanna":
		return 3
	}
	return 0
}

// clitic returns the end of 's, 'm, 'd, 'll, 're, 've or the 't of n't, whose
// apostrophe of width a stands at i; 0 if there is none.
func clitic(s string, i, a int) int {
	k := i + a
	n := 0
	for n < 3 && isAlpha(peek(s, k+n)) {
		n++
	}
	c, w := at(s, k+n)
	if n == 0 || n == 3 || w > 0 && isWord(c) {
		return 0
	}
	switch l := s[k] | 0x20; {
	case n == 1 && (l == 's' || l == 'm' || l == 'd'):
		return k + n
	case n == 1 && l == 't' && (peek(s, i-1)|0x20) == 'n' && isAlpha(peek(s, i-2)):
		return k + n
	case n == 2 && (l == 'l' && s[k+1]|0x20 == 'l' || (l == 'r' || l == 'v') && s[k+1]|0x20 == 'e'):
		return k + n
	}
	return 0
}
