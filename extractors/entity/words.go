package entity

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/pipeline"
	"readout/rules"
)

// A word is a word or a mark of punctuation, cut as names need it: "O'Neill" is
// one word, "China's" two, "Al-Sisi" three.
type word struct {
	start, end int
	text       string
	fold       string // as gazetteers compare; "" for marks
	glued      bool   // no white space before it
	cap        bool   // first letter is a capital
	upper      bool   // two or more letters, all capitals
	poss       bool   // "'s", "’", right behind a word
	first      bool   // first word of its sentence
	common     bool   // an ordinary English word
	name       bool   // in the list of given and family names
	sent       int    // index into sentences
}

// listed is the lists that a single word stands in.
type listed struct {
	common bool   // ordinary English words
	name   bool   // given and family names
	fold   string // the word itself, so that looking it up makes no copy
}

// listWord adds a folded word to lists.
func (lx *lexicon) listWord(fold string, l listed) {
	old := lx.words[fold]
	lx.words[fold] = listed{common: l.common || old.common, name: l.name || old.name, fold: fold}
}

// look folds a word and says what lists it stands in. Words of ASCII letters, most
// of all, are folded in place.
func (lx *lexicon) look(s string) (fold string, l listed) {
	var buf [32]byte
	if len(s) > len(buf) {
		fold = rules.Fold(s)
		return fold, lx.words[fold]
	}
	same := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case 'A' <= c && c <= 'Z':
			c |= 0x20
			same = false
		default:
			fold = rules.Fold(s)
			return fold, lx.words[fold]
		}
		buf[i] = c
	}
	l, ok := lx.words[string(buf[:len(s)])]
	switch {
	case same:
		return s, l
	case ok:
		return l.fold, l
	}
	return string(buf[:len(s)]), l
}

// A sentence is what headings and shouting change in how words are read.
type sentence struct {
	first, last int  // half-open range of words
	title       bool // most words have capitals: "Readout of the Call With ..."
	shout       bool // all letters are capitals
}

// isMark reports whether w is no word.
func (w *word) isMark() bool { return w.fold == "" }

// cut makes the words of a document, sentence by sentence, and appends them to
// words and out. Text outside sentences is left out.
func (lx *lexicon) cut(words []word, out []sentence, doc *pipeline.Document, sents []pipeline.Sentence) ([]word, []sentence) {
	words = slices.Grow(words, len(doc.Text)/5+8)
	for _, s := range sents {
		first := len(words)
		words = lx.cutSentence(words, doc.Text, s.Start, s.End, len(out))
		sn := sentence{first: first, last: len(words)}
		caps, lows, shouts, all := 0, 0, 0, 0
		begun := false
		for i := first; i < len(words); i++ {
			w := &words[i]
			if w.isMark() || w.poss {
				continue
			}
			if !begun {
				w.first, begun = true, true
			}
			r, _ := utf8.DecodeRuneInString(w.text)
			if !unicode.IsLetter(r) {
				continue
			}
			all++
			switch {
			case w.upper:
				shouts++
				caps++
			case w.cap:
				caps++
			case len(w.text) > 3:
				lows++
			}
		}
		sn.shout = all > 0 && shouts*10 >= all*7
		sn.title = !sn.shout && all >= 4 && caps > 2*lows && !stated(words[first:])
		out = append(out, sn)
	}
	return words, out
}

// stated reports whether words are a sentence and no heading, however many of
// them have capitals: "Minister Mia Lund is in Oslo."
func stated(words []word) bool {
	if n := len(words); n == 0 || words[n-1].text != "." {
		return false
	}
	for i := range words {
		if w := &words[i]; !w.cap && (finite[w.fold] || speech[w.fold]) {
			return true
		}
	}
	return false
}

var finite = wordSet("is are was were will has have had")

func (lx *lexicon) cutSentence(words []word, text string, start, end, sent int) []word {
	prev := -1
	for i := start; i < end; {
		r, n := utf8.DecodeRuneInString(text[i:end])
		quote := isQuote(r)
		if g := rules.Garbled(text[i:end]); g > 0 {
			r, n, quote = '’', g, true
		}
		switch {
		case unicode.IsSpace(r):
			i += n
			continue
		case r > 0x7F && rules.Fold(string(r)) == "": // invisible
			if i == prev {
				prev = i + n
			}
			i += n
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			j := wordEnd(text, i, end)
			w := word{start: i, end: j, text: text[i:j], glued: i == prev, sent: sent}
			w.cap = unicode.IsUpper(r)
			w.upper = w.cap && isUpper(w.text)
			var l listed
			w.fold, l = lx.look(w.text)
			w.common, w.name = l.common, l.name
			words = append(words, w)
			i, prev = j, j
		case quote && i == prev && len(words) > 0 && !words[len(words)-1].isMark():
			j := i + n
			if j < end && (text[j] == 's' || text[j] == 'S') {
				if r2, _ := utf8.DecodeRuneInString(text[j+1 : end]); j+1 == end || !unicode.IsLetter(r2) && !unicode.IsDigit(r2) {
					j++
				}
			}
			words = append(words, word{start: i, end: j, text: text[i:j], glued: true, poss: true, sent: sent})
			i, prev = j, j
		default:
			words = append(words, word{start: i, end: i + n, text: text[i : i+n], glued: i == prev, sent: sent})
			i += n
			prev = i
		}
	}
	return words
}

// wordEnd returns the end of the word that starts at i. An apostrophe is inside
// a word unless a clitic follows it.
func wordEnd(text string, i, end int) int {
	for i < end {
		r, n := utf8.DecodeRuneInString(text[i:end])
		if r == 'â' && rules.Garbled(text[i:end]) > 0 {
			return i
		}
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '\u00AD' || r == '\u200D':
			i += n
		case isQuote(r):
			j := i + n
			k := j
			for k < end {
				r2, n2 := utf8.DecodeRuneInString(text[k:end])
				if !unicode.IsLetter(r2) {
					break
				}
				k += n2
			}
			switch strings.ToLower(text[j:k]) {
			case "", "s", "t", "re", "ll", "ve", "d", "m":
				return i
			}
			i = k
		default:
			return i
		}
	}
	return i
}

func isQuote(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == 'ʻ' }

func isUpper(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			if !unicode.IsUpper(r) {
				return false
			}
			n++
		}
	}
	return n >= 2
}

// at returns the index of the first word that ends behind byte offset pos.
func at(words []word, pos int) int {
	return sort.Search(len(words), func(i int) bool { return words[i].end > pos })
}

// within returns the half-open range of words that lie in [start, end).
func within(words []word, start, end int) (int, int) {
	i := at(words, start)
	j := i
	for j < len(words) && words[j].start < end {
		j++
	}
	return i, j
}
