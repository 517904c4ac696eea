package pledge

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v3/tag"

	"readout/pipeline"
)

// A word is a token of a sentence with what clause analysis asks of it. Clitics
// ("'ll", "'s", "n't") are words of their own, whatever the tokens are.
type word struct {
	pipeline.Span
	low    string // folded lower case; "will" for "'ll", "not" for "n't"
	tag    string // Penn Treebank part of speech
	ent    int    // index into document.ents, -1 if in none
	capped bool   // starts with a capital
	quoted bool   // stands inside quotation marks that open in this sentence
	depth  int8   // depth of parentheses
}

// A sentence is one sentence of the text, split into words and tagged.
type sentence struct {
	*pipeline.Sentence
	index int
	words []word
}

// maxWords bounds clause analysis: words beyond it in one sentence are not
// read. No sentence of any readout is that long; text without full stops is.
const maxWords = 1200

// fold lower-cases s and unifies apostrophes, as cues and word lists are written.
func fold(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			ascii = false
			break
		}
	}
	if ascii {
		return s
	}
	return strings.ToLower(strings.Map(func(r rune) rune {
		switch r {
		case '’', '‘', 'ʼ':
			return '\''
		case '\u00ad':
			return -1
		case '\u00a0':
			return ' '
		}
		return r
	}, s))
}

// clitic returns where in a token a clitic begins, 0 if it has none.
func clitic(s string) int {
	i := strings.LastIndexAny(s, "'’")
	if i <= 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	switch strings.ToLower(s[i+n:]) {
	case "ll", "re", "ve", "s", "d", "m":
		return i
	case "t":
		if c := s[i-1]; c == 'n' || c == 'N' {
			if i > 1 {
				return i - 1
			}
		}
	case "":
		if c := s[i-1]; c == 's' || c == 'S' {
			return i // "States'"
		}
	}
	return 0
}

// read splits a sentence into words, tags them and ties them to entities.
func (d *document) read(i int) *sentence {
	s := &d.ann.Sentences[i]
	out := &sentence{Sentence: s, index: i}
	first, last := s.First, min(s.Last, s.First+maxWords)
	out.words = make([]word, 0, last-first+4)
	add := func(sp pipeline.Span) {
		text := d.doc.Text[sp.Start:sp.End]
		w := word{Span: sp, low: fold(text), ent: -1}
		r, _ := utf8.DecodeRuneInString(text)
		w.capped = unicode.IsUpper(r)
		switch w.low {
		case "'ll":
			w.low = "will"
		case "n't":
			w.low = "not"
		}
		out.words = append(out.words, w)
	}
	for _, t := range d.ann.Tokens[first:last] {
		text := d.doc.Text[t.Start:t.End]
		if c := clitic(text); c > 0 {
			add(pipeline.Span{Start: t.Start, End: t.Start + c})
			add(pipeline.Span{Start: t.Start + c, End: t.End})
			continue
		}
		add(t.Span)
	}
	for k := range out.words {
		if w := &out.words[k]; w.low == "wo" && k+1 < len(out.words) && out.words[k+1].low == "not" {
			w.low = "will" // "won't"
		}
	}
	d.mark(out.words)
	d.tagWords(out.words)
	if len(out.words) > 1 && d.opensList(i) { // read as if its colon stood there
		out.words = append(out.words, word{Span: pipeline.Span{Start: s.End, End: s.End}, low: ":", tag: ":", ent: -1})
	}
	return out
}

// mark sets entities, quotation and parentheses.
func (d *document) mark(ws []word) {
	if len(ws) == 0 {
		return
	}
	e := d.firstEntity(ws[0].Start)
	quoted, depth := false, int8(0)
	for i := range ws {
		w := &ws[i]
		for e < len(d.ents) && d.ents[e].End <= w.Start {
			e++
		}
		if e < len(d.ents) && d.ents[e].Start < w.End {
			w.ent = e
		}
		switch w.low {
		case "“", "«":
			quoted = true
		case "”", "»":
			quoted = false
		case "\"", "''", "``":
			quoted = !quoted
		case "(", "[":
			depth = min(depth+1, 9)
		case ")", "]":
			depth = max(depth-1, 0)
		}
		w.quoted, w.depth = quoted, depth
	}
}

// tagWords sets parts of speech by the tagger, then mends what it is known to
// get wrong in this genre.
func (d *document) tagWords(ws []word) {
	if cap(d.tokens) < len(ws) {
		d.tokens = make([]tag.Token, 0, len(ws)*2)
	}
	ts := d.tokens[:len(ws)]
	for i, w := range ws {
		text := d.doc.Text[w.Start:w.End]
		if w.low == "will" || w.low == "not" {
			text = w.low
		}
		ts[i] = tag.Token{Text: text}
	}
	d.x.tagger.TagTokens(ts)
	for i := range ws {
		w := &ws[i]
		w.tag = ts[i].Tag
		switch {
		case w.low == "“" || w.low == "”" || w.low == "\"" || w.low == "«" || w.low == "»" || w.low == "•":
			w.tag = ":" // not the name that the tagger takes it for
		case w.ent >= 0 && d.ents[w.ent].label != pipeline.Norp && !strings.HasPrefix(w.tag, "NN") && isLetter(w.low):
			if w.low != "of" && w.low != "and" && w.low != "for" && w.low != "the" {
				w.tag = "NNP"
			}
		case w.ent >= 0 && d.ents[w.ent].label == pipeline.Norp && strings.HasPrefix(w.tag, "V"):
			w.tag = "JJ"
		case w.low == "under" && i+1 < len(ws) && strings.HasPrefix(ws[i+1].low, "secretar"):
			w.tag = "NNP"
		case w.tag == "NN" && w.ent < 0 && i > 0 && i+1 < len(ws) && ts[i-1].Tag == "NNS" && d.x.vocab.has(listPairs, ws[i-1].low) && d.x.vocab.has(listVerbs, w.low) && (ts[i+1].Tag == "DT" || ts[i+1].Tag == "PRP$" || ws[i+1].ent >= 0):
			w.tag = "VBP" // "the five countries support Chad"
		case w.low == "will" && i > 0 && w.tag != "MD" && !d.x.nounWill(ws, i):
			w.tag = "MD"
		}
	}
}

// nounWill reports whether "will" at i is the noun: "the will of", "political will".
func (x *extractor) nounWill(ws []word, i int) bool {
	if i == 0 {
		return false
	}
	p := ws[i-1]
	if p.tag == "DT" || p.tag == "PRP$" || p.tag == "POS" || p.tag == "JJ" {
		return i+1 >= len(ws) || ws[i+1].low == "of" || ws[i+1].low == "to" || ws[i+1].low == "and" || ws[i+1].low == "," || ws[i+1].low == "." || ws[i+1].low == "for"
	}
	return false
}

func isLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

func isPunct(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Sc, r) && r != '%' && r != '\''
}
