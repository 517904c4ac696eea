package quantity

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"readout/extractors/quantity/numeral"
)

// shared is one entry of rules/currencies_shared.yaml: a name that the
// currencies of several countries have.
type shared struct {
	Also  []string            `yaml:"also"`
	Ahead bool                `yaml:"ahead"`
	Like  string              `yaml:"like"`
	Of    map[string][]string `yaml:"of"`
	Else  string              `yaml:"else"`

	codes map[string]string // by word of a country, as in lexicon.countries
}

// parties are the countries that a document names, as far as currencies are
// called after them.
type parties struct {
	named  []mention          // in order of the text
	most   map[*shared]string // what names mean that stand beside no country, as far as read
	dollar string             // what "$" means, "" if not read yet
}

// mention is one name of a country.
type mention struct {
	at   int // piece
	word string
}

// addShared adds the names that several currencies have.
func (l *lexicon) addShared(names map[string]shared) error {
	var errs []error
	for _, name := range sorted(names) {
		s := names[name]
		if s.Like != "" {
			s.Of = names[s.Like].Of
		}
		if len(s.Of) == 0 {
			errs = append(errs, fmt.Errorf("currencies_shared.yaml: %s: no country has it; give 'of', or a known entry as 'like'", name))
		}
		s.codes = map[string]string{}
		for _, code := range sorted(s.Of) {
			if _, ok := l.codes[l.vocab.Add(strings.ToLower(code))]; !ok {
				errs = append(errs, fmt.Errorf("currencies_shared.yaml: %s: %s is no ISO 4217 code", name, code))
			}
			for _, w := range s.Of[code] {
				if other := s.codes[w]; other != "" {
					errs = append(errs, fmt.Errorf("currencies_shared.yaml: %s: %s has both %s and %s", name, w, other, code))
				}
				s.codes[w] = code
				l.countries.Add(l.vocab, w, w)
				l.classify(l.vocab.AddPhrase(w)[0], country)
			}
		}
		if s.Else != "" && len(s.Of[s.Else]) == 0 {
			errs = append(errs, fmt.Errorf("currencies_shared.yaml: %s: else is %s, which is not among its currencies", name, s.Else))
		}
		if name == "$" {
			l.dollar = &s
			continue
		}
		for _, form := range append([]string{name}, s.Also...) {
			if !s.Ahead {
				l.names.Add(l.vocab, form, currencyForm{code: s.Else, shared: &s})
				l.classify(l.vocab.AddPhrase(form)[0], signed)
				continue
			}
			l.classify(l.vocab.AddPhrase(form)[0], signed)
			l.signs.Add(l.vocab, form, currencyForm{code: s.Else, shared: &s, bare: true})
		}
	}
	return errors.Join(errs...)
}

// readParties finds the countries that the document names, once.
func (f *finder) readParties() *parties {
	if f.parties != nil {
		return f.parties
	}
	p := &parties{most: map[*shared]string{}}
	for i := 0; i < len(f.ps); i++ {
		if q := &f.ps[i]; f.classOf(q)&country == 0 || q.Flags&(numeral.Title|numeral.Caps) == 0 {
			continue
		}
		if w, end := f.countries.Longest(f.ps, i); end > i {
			p.named = append(p.named, mention{i, w})
			i = end - 1
		}
	}
	f.parties = p
	return p
}

// sharedCode returns the currency that a shared name at piece i means: that of
// the country named nearest before it in its sentence, else the issuer's own,
// else that of the country which the document names most.
func (f *finder) sharedCode(s *shared, i int) string {
	if code := f.nearest(s, i); code != "" {
		return code
	}
	p := f.readParties()
	if own := f.own[s.Else]; own != "" {
		return own
	}
	if code, ok := p.most[s]; ok {
		return code
	}
	p.most[s] = p.mostNamed(s)
	return p.most[s]
}

// nearest returns the currency of the country named nearest before piece i in its
// sentence, "" if none is.
func (f *finder) nearest(s *shared, i int) string {
	p := f.readParties()
	from := f.sentenceFrom(i)
	k, _ := slices.BinarySearchFunc(p.named, i, func(m mention, i int) int { return cmp.Compare(m.at, i) })
	for k--; k >= 0 && p.named[k].at >= from; k-- {
		if code := s.codes[p.named[k].word]; code != "" {
			return code
		}
	}
	return ""
}

// sharedSign returns the currency that a shared sign means: the issuer's own, the
// usual one if the document names its country, else that of the country which it
// names most. Givers write their own sign of what another country gets, so that
// the country named nearest says nothing.
func (f *finder) sharedSign(s *shared) string {
	if own := f.own[s.Else]; own != "" {
		return own
	}
	p := f.readParties()
	for _, m := range p.named {
		if s.Else != "" && s.codes[m.word] == s.Else {
			return s.Else
		}
	}
	return p.mostNamed(s)
}

// mostNamed returns the currency of the country that is named most, the usual
// one if none is.
func (p *parties) mostNamed(s *shared) string {
	best, count := s.Else, map[string]int{}
	for _, m := range p.named {
		if code := s.codes[m.word]; code != "" {
			if count[code]++; count[code] > count[best] {
				best = code
			}
		}
	}
	return best
}

// sentenceFrom returns the piece at which the sentence of piece i begins, as far
// as 60 pieces before it.
func (f *finder) sentenceFrom(i int) int {
	for j := i; j > 0 && j > i-60; j-- {
		if f.ps[j].Flags&numeral.Paragraph != 0 {
			return j
		}
		if q := f.prev(j - 1); f.ps[j-1].Is('.') && !(q.Kind == numeral.Word && q.End-q.Start == 1) && q.Kind != numeral.Digits && f.ps[j].Flags&numeral.Title != 0 {
			return j
		}
	}
	return max(i-60, 0)
}

// plainDollar returns what a "$" at piece i means in a document that does not
// say who issues it: if it never speaks of the United States, and the amount is
// no conversion in brackets, the one other dollar that it writes out ("S$2
// million"), or that of the country named before it which calls its own so; USD in
// all other cases.
func (f *finder) plainDollar(i int) string {
	const usual = "USD"
	p := f.readParties()
	if p.dollar == "" {
		p.dollar = f.documentsDollar(usual)
	}
	if f.prev(i).Is('(') {
		return usual
	}
	if p.dollar == unsaid {
		return cmp.Or(f.nearest(f.lexicon.dollar, i), usual)
	}
	return p.dollar
}

// american are words by which a document speaks of the United States or its
// dollar.
var american = []string{"United States", "U.S.", "US ", "US$", "USD", "America"}

// unsaid is what "$" means in a document that neither speaks of the United States
// nor writes out another dollar.
const unsaid = "?"

func (f *finder) documentsDollar(usual string) string {
	for _, w := range american {
		if strings.Contains(f.text, w) {
			return usual
		}
	}
	found := unsaid
	for i := range f.ps {
		if !f.ps[i].Is('$') || i == 0 || !f.ps[i].Glued() || f.ps[i-1].Kind != numeral.Word {
			continue
		}
		c, end := f.signs.Longest(f.ps, i-1)
		switch {
		case end != i+1 || c.bare:
		case found != unsaid && found != c.code:
			return usual
		default:
			found = c.code
		}
	}
	return found
}
