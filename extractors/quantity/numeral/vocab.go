// Package numeral reads numbers: it cuts text into the pieces that numbers and
// dates are written with, and turns runs of pieces ("1,200", "two and a half
// million", "twenty-first", "three quarters") into exact values.
//
// It does not decide whether a number counts something or is part of a code or
// a date; extractors/quantity and extractors/date do.
package numeral

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Vocab numbers the words of an extractor's lexicons, so that grammars compare
// integers. It is built once, then only read.
type Vocab struct {
	ids   map[string]int32
	words []string
}

// firstWord is the id of the first word of a vocabulary; ids below it are those
// of ASCII punctuation, which need no lookup.
const firstWord = 128

// NewVocab returns an empty vocabulary.
func NewVocab() *Vocab {
	return &Vocab{ids: map[string]int32{}, words: make([]string, firstWord)}
}

// Word returns the folded word with an id, "" for punctuation and unknown words.
func (v *Vocab) Word(id int32) string { return v.words[id] }

// Add returns the id of one word or mark, which is folded first, and adds it if
// it is new.
func (v *Vocab) Add(word string) int32 {
	if len(word) == 1 && word[0] < utf8.RuneSelf && !isLetter(word[0]) {
		return int32(word[0])
	}
	word = strings.ToLower(word)
	if id, ok := v.ids[word]; ok {
		return id
	}
	id := int32(len(v.words))
	v.ids[word] = id
	v.words = append(v.words, word)
	return id
}

// IsWord reports whether Lex would cut s into just one piece.
func (v *Vocab) IsWord(s string) bool { return len(v.Lex(s, nil)) == 1 }

// AddPhrase cuts a phrase into pieces as text is cut, adds its words, and
// returns their ids.
func (v *Vocab) AddPhrase(phrase string) []int32 {
	var ids []int32
	for _, p := range v.Lex(phrase, nil) {
		id := p.ID
		if id == 0 {
			id = v.Add(foldWord(phrase[p.Start:p.End]))
		}
		ids = append(ids, id)
	}
	return ids
}

// foldWord lower-cases a word and drops what is invisible in it, as Lex does.
func foldWord(s string) string {
	return strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// A Phrases is a set of phrases of words of one vocabulary, each with a value.
type Phrases[T any] struct {
	next  map[[2]int32]int32 // state and word to state; state 0 is the start
	value map[int32]T
	n     int32
	first []bool // by word id: some phrase begins with it
}

// Add adds a phrase; a phrase added twice keeps the later value. It reports
// whether the phrase is new.
func (t *Phrases[T]) Add(v *Vocab, phrase string, val T) bool {
	if t.next == nil {
		t.next, t.value = map[[2]int32]int32{}, map[int32]T{}
	}
	var s int32
	ids := v.AddPhrase(phrase)
	for i, id := range ids {
		if i == 0 {
			for len(t.first) <= int(id) {
				t.first = append(t.first, false)
			}
			t.first[id] = true
		}
		k := [2]int32{s, id}
		n, ok := t.next[k]
		if !ok {
			t.n++
			n = t.n
			t.next[k] = n
		}
		s = n
	}
	_, old := t.value[s]
	t.value[s] = val
	return !old
}

// Longest returns the value of the longest phrase that starts at ps[i], and the
// index after it; n == i if there is none. A phrase does not cross a blank line.
func (t *Phrases[T]) Longest(ps []Piece, i int) (val T, n int) {
	n = i
	if i >= len(ps) || int(ps[i].ID) >= len(t.first) || !t.first[ps[i].ID] {
		return val, n
	}
	var s int32
	for j := i; j < len(ps); j++ {
		if ps[j].ID == 0 || (j > i && ps[j].Flags&Paragraph != 0) {
			break
		}
		next, ok := t.next[[2]int32{s, ps[j].ID}]
		if !ok {
			break
		}
		s = next
		if x, ok := t.value[s]; ok {
			val, n = x, j+1
		}
	}
	return val, n
}

// Before returns the value of the longest phrase that ends before ps[i], of at
// most 6 pieces, and the index of its first piece; n == i if there is none.
func (t *Phrases[T]) Before(ps []Piece, i int) (val T, n int) {
	for j := max(0, i-6); j < i; j++ {
		if x, end := t.Longest(ps[:i], j); end == i {
			return x, j
		}
	}
	return val, i
}

// Has reports whether some phrase begins with a word.
func (t *Phrases[T]) Has(id int32) bool {
	return id >= 0 && int(id) < len(t.first) && t.first[id]
}
