package numeral

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"readout/rules"
)

// entry is one word of rules/numbers.yaml.
type entry struct {
	Cardinal    *int64 `yaml:"cardinal"`
	Ordinal     int64  `yaml:"ordinal"`
	Scale       int    `yaml:"scale"`
	Times       int64  `yaml:"times"`
	Fraction    string `yaml:"fraction"`
	Denominator int64  `yaml:"denominator"`
	Plural      bool   `yaml:"plural"`
	Short       bool   `yaml:"short"`
	Glued       bool   `yaml:"glued"`
	Sign        bool   `yaml:"sign"`

	fraction *big.Rat
}

// A Lexicon holds the words of numbers, in one Vocab. It is read only.
type Lexicon struct {
	Vocab   *Vocab
	entries []*entry // by word id; nil for other words

	and, a, an, of, point, over, in, e, x int32
	suffixes                              [4]int32 // st nd rd th
}

// NewLexicon reads rules/numbers.yaml into v.
func NewLexicon(set *rules.Set, v *Vocab) (*Lexicon, error) {
	words, err := rules.Lexicon[entry](set, "numbers.yaml")
	if err != nil {
		return nil, fmt.Errorf("read words of numbers: %w", err)
	}
	var errs []error
	keys := make([]string, 0, len(words))
	for w := range words {
		keys = append(keys, w)
	}
	slices.Sort(keys)
	l := &Lexicon{Vocab: v}
	put := func(w string, e *entry) {
		id := v.Add(w)
		for len(l.entries) <= int(id) {
			l.entries = append(l.entries, nil)
		}
		if l.entries[id] == nil {
			l.entries[id] = e
		}
	}
	for _, w := range keys {
		e := words[w]
		if e.Fraction != "" {
			f, ok := new(big.Rat).SetString(e.Fraction)
			if !ok {
				errs = append(errs, fmt.Errorf("numbers.yaml: %s: fraction %q is no number; write it like 1/2", w, e.Fraction))
				continue
			}
			e.fraction = f
		}
		if e.Scale < 0 || e.Scale > 30 || e.Times < 0 || e.Ordinal < 0 || e.Denominator < 0 {
			errs = append(errs, fmt.Errorf("numbers.yaml: %s: a value is out of range", w))
			continue
		}
		if !v.IsWord(w) {
			errs = append(errs, fmt.Errorf("numbers.yaml: %s: is more than one word; nothing would match it", w))
			continue
		}
		put(w, &e)
	}
	// The plural of a rank is a denominator, unless the word is known otherwise
	// ("seconds" are a unit of time).
	for _, w := range keys {
		if e := words[w]; e.Ordinal == 1 || e.Ordinal > 2 {
			put(w+"s", &entry{Denominator: e.Ordinal, Plural: true})
		}
	}
	l.and, l.a, l.an, l.of = v.Add("and"), v.Add("a"), v.Add("an"), v.Add("of")
	l.point, l.over, l.in, l.e, l.x = v.Add("point"), v.Add("over"), v.Add("in"), v.Add("e"), v.Add("x")
	for i, s := range []string{"st", "nd", "rd", "th"} {
		l.suffixes[i] = v.Add(s)
	}
	return l, errors.Join(errs...)
}

func (l *Lexicon) entry(p *Piece) *entry {
	if int(p.ID) < len(l.entries) && p.ID > 0 {
		return l.entries[p.ID]
	}
	return nil
}

// Starts reports whether a number can start with p: a cheap test before Parse.
func (l *Lexicon) Starts(p *Piece) bool {
	if p.Kind == Digits {
		return true
	}
	e := l.entry(p)
	return e != nil && !e.Short
}

// ScaleOf returns the power of ten of a scale word.
func (l *Lexicon) ScaleOf(p *Piece) (int, bool) {
	e := l.entry(p)
	if e == nil || e.Scale == 0 {
		return 0, false
	}
	return e.Scale, true
}

// Scale reports whether p is a word that multiplies: "million", "dozen".
func (l *Lexicon) Scale(p *Piece) bool {
	e := l.entry(p)
	return e != nil && !e.Glued && (e.Scale > 0 || e.Times > 0)
}
