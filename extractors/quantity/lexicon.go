package quantity

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/currency"

	"readout/extractors/date"
	"readout/extractors/quantity/numeral"
	"readout/rules"
)

// measure is one entry of rules/units.yaml, which says what the fields mean.
type measure struct {
	Forms  []string       `yaml:"forms"`
	Short  []string       `yaml:"short"`
	Scaled map[string]int `yaml:"scaled"`
	Before []string       `yaml:"before"`
	Of     []string       `yaml:"of"`
	Bare   bool           `yaml:"bare"`
}

// money is one entry of rules/currencies.yaml.
type money struct {
	Signs []string       `yaml:"signs"`
	Names []string       `yaml:"names"`
	Minor map[string]int `yaml:"minor"`
	Word  bool           `yaml:"word"`
	Multi map[string]int `yaml:"scaled"`
	Bare  []string       `yaml:"bare"`
	Large []string       `yaml:"large"`
}

// issuer is one entry of rules/currencies_issuers.yaml: which currencies a state
// means by forms like "$" and "rupees".
type issuer struct {
	Means map[string]string `yaml:"means"`
}

// qualifier is one entry of rules/numbers_qualifiers.yaml.
type qualifier struct {
	Is string `yaml:"is"`
}

// stopWord is one entry of rules/numbers_stops.yaml.
type stopWord struct {
	Amid bool `yaml:"amid"`
}

// codeWord is one entry of rules/numbers_codes.yaml.
type codeWord struct {
	Title bool `yaml:"title"`
}

// unitForm is a way to write a unit.
type unitForm struct {
	name  string
	scale int    // power of ten that the form holds
	short string // the form itself if it counts only after digits, and only in this case
}

// currencyForm is a way to write a currency.
type currencyForm struct {
	code  string
	minor int  // decimal places of a minor unit, 2 for cents
	scale int  // power of ten that the form holds, 6 for MUSD
	bare  bool // it does not say whose currency it is
	large bool // it stands before large amounts only: it is an abbreviation of other things too

	shared *shared // currencies of several countries have this name; nil if not
}

type lexicon struct {
	vocab   *numeral.Vocab
	numbers *numeral.Lexicon

	units      numeral.Phrases[unitForm]
	unitsOf    numeral.Phrases[unitForm] // only before "of"
	unitsAhead numeral.Phrases[unitForm] // before the number
	unitNames  map[string]bool
	signs      numeral.Phrases[currencyForm]
	names      numeral.Phrases[currencyForm]
	countries  numeral.Phrases[string] // names of countries and peoples that have a currency of a shared name
	dollar     *shared                 // what a bare "$" may mean
	on         map[string]bool         // ids of the rules in force
	codes      map[int32]string        // ISO 4217 codes
	wordCodes  map[int32]bool          // those that are words or other acronyms too
	idioms     numeral.Phrases[struct{}]
	qualifiers numeral.Phrases[string]
	issuers    map[string]issuer // by code of the state
	class      []class           // by word id
	id         ids
}

// class says what a word does beside a number.
type class uint32

const (
	stop          class = 1 << iota // it ends the noun phrase that is counted
	coded                           // a number after it is part of a name
	percent                         // percent, per cent, %
	signed                          // a currency sign or code may begin with it
	unitary                         // a unit may stand before its number
	office                          // an office: "First Secretary" is no rank
	idiom                           // an idiom may begin with it
	demonstrative                   // a number after it stands for a noun: "this one", "these two"
	funds                           // money is given as it: aid, funding
	ranged                          // a range of numbers follows it: "aged 12-18"
	country                         // the name of a country may begin with it
	month                           // the name of a month: a number before it is a day, if a wrong one
	adverbial                       // "first" before it is no rank: "first let me say"
	governing                       // a noun phrase follows it and no clause: "of the two proposed dams"
	auxiliary                       // a verb follows it: "would second four experts"
	codedTitle                      // coded where it begins with a capital letter: "Pillar 2"
	street                          // a street's name ends with it: "10 Downing Street"
	amid                            // a noun may still follow it: "the two most important deadlines"
)

type ids struct {
	group, to, and, or, of, in, between, a, per, cent, percent, percentage, point, points, one, the,
	first, by, half, percents, from, pct int32
}

func newLexicon(set *rules.Set) (*lexicon, error) {
	v := numeral.NewVocab()
	numbers, err := numeral.NewLexicon(set, v)
	if err != nil {
		return nil, err
	}
	units, err1 := rules.Lexicon[measure](set, "units.yaml")
	currencies, err2 := rules.Lexicon[money](set, "currencies.yaml")
	quals, err3 := rules.Lexicon[qualifier](set, "numbers_qualifiers.yaml")
	issuers, err8 := rules.Lexicon[issuer](set, "currencies_issuers.yaml")
	sharedNames, err10 := rules.Lexicon[shared](set, "currencies_shared.yaml")
	moneyWords, err9 := rules.Lexicon[struct{}](set, "units_money.yaml")
	idioms, err6 := rules.Lexicon[struct{}](set, "numbers_idioms.yaml")
	offices, err7 := rules.Lexicon[struct{}](set, "numbers_offices.yaml")
	stops, err4 := rules.Lexicon[stopWord](set, "numbers_stops.yaml")
	months, err11 := date.Months(set)
	codes, err5 := rules.Lexicon[codeWord](set, "numbers_codes.yaml")
	streets, err12 := rules.Lexicon[struct{}](set, "numbers_streets.yaml")
	if err := errors.Join(err1, err2, err3, err4, err5, err6, err7, err8, err9, err10, err11, err12); err != nil {
		return nil, fmt.Errorf("read words of quantities: %w", err)
	}
	l := &lexicon{vocab: v, numbers: numbers, codes: map[int32]string{}, wordCodes: map[int32]bool{}}
	l.issuers = issuers
	l.dollar = &shared{}
	err = errors.Join(l.addUnits(units), l.addCurrencies(currencies), l.addShared(sharedNames), l.addQualifiers(quals))
	for w, s := range stops {
		l.classify(v.Add(w), stop)
		if s.Amid {
			l.classify(v.Add(w), amid)
		}
	}
	for _, w := range months {
		l.classify(v.Add(w), month)
	}
	for w := range moneyWords {
		l.classify(v.Add(w), funds)
	}
	for w := range offices {
		l.classify(v.Add(w), office)
	}
	for _, w := range sorted(idioms) {
		l.idioms.Add(v, w, struct{}{})
		l.classify(v.AddPhrase(w)[0], idiom)
	}
	for _, w := range []string{"this", "that", "these", "those", "no", "any", "each", "every", "another", "which", "such"} {
		l.classify(v.Add(w), demonstrative)
	}
	for _, w := range []string{"will", "would", "shall", "should", "can", "could", "may", "might", "must"} {
		l.classify(v.Add(w), auxiliary)
	}
	for _, w := range []string{"of", "in", "to", "from", "by", "for", "with", "on", "at", "between", "among", "across", "all", "including"} {
		l.classify(v.Add(w), governing)
	}
	for _, w := range []string{"aged", "age", "ages", "between", "from", "of", "to"} {
		l.classify(v.Add(w), ranged)
	}
	for _, w := range []string{"let", "i", "we", "you", "he", "she", "they", "it", "to", "off", "and"} {
		l.classify(v.Add(w), adverbial)
	}
	for w := range streets {
		l.classify(v.Add(w), street)
	}
	for w, c := range codes {
		if c.Title {
			l.classify(v.Add(w), codedTitle)
			continue
		}
		l.classify(v.Add(w), coded)
	}
	for _, x := range []struct {
		id *int32
		w  string
	}{
		{&l.id.to, "to"}, {&l.id.group, "group"}, {&l.id.and, "and"}, {&l.id.or, "or"}, {&l.id.of, "of"}, {&l.id.in, "in"}, {&l.id.between, "between"},
		{&l.id.a, "a"}, {&l.id.per, "per"}, {&l.id.cent, "cent"}, {&l.id.percent, "percent"},
		{&l.id.percentage, "percentage"}, {&l.id.point, "point"}, {&l.id.points, "points"}, {&l.id.one, "one"},
		{&l.id.the, "the"}, {&l.id.first, "first"}, {&l.id.by, "by"}, {&l.id.half, "half"},
		{&l.id.percents, "percents"}, {&l.id.from, "from"}, {&l.id.pct, "pct"},
	} {
		*x.id = v.Add(x.w)
	}
	return l, err
}

func sorted[K cmp.Ordered, T any](m map[K]T) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (l *lexicon) classify(id int32, c class) {
	for len(l.class) <= int(id) {
		l.class = append(l.class, 0)
	}
	l.class[id] |= c
}

func (l *lexicon) classOf(p *numeral.Piece) class {
	if int(p.ID) < len(l.class) && p.ID > 0 {
		return l.class[p.ID]
	}
	return 0
}

func (l *lexicon) addUnits(units map[string]measure) error {
	var errs []error
	l.unitNames = map[string]bool{}
	for _, name := range sorted(units) {
		l.unitNames[name] = true
		u := units[name]
		forms := u.Forms
		if !u.Bare {
			forms = append([]string{name}, forms...)
		}
		for _, f := range forms {
			l.units.Add(l.vocab, f, unitForm{name: name})
		}
		for _, f := range u.Short {
			l.units.Add(l.vocab, f, unitForm{name: name, short: f})
		}
		for f, s := range u.Scaled {
			if s < 0 || s > 30 {
				errs = append(errs, fmt.Errorf("units.yaml: %s: %s holds 10^%d; give a power from 0 to 30", name, f, s))
			}
			l.units.Add(l.vocab, f, unitForm{name: name, scale: s})
		}
		for _, f := range u.Of {
			l.unitsOf.Add(l.vocab, f, unitForm{name: name})
		}
		for _, f := range u.Before {
			l.unitsAhead.Add(l.vocab, f, unitForm{name: name})
			l.classify(l.vocab.AddPhrase(f)[0], unitary)
		}
	}
	return errors.Join(errs...)
}

func (l *lexicon) addCurrencies(currencies map[string]money) error {
	var errs []error
	for _, code := range sorted(currencies) {
		c := currencies[code]
		if len(code) != 3 || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			errs = append(errs, fmt.Errorf("currencies.yaml: %s: no ISO 4217 code; use three capital letters", code))
			continue
		}
		l.addCode(code)
		if c.Word {
			l.wordCodes[l.vocab.Add(code)] = true
		}
		for _, s := range c.Signs {
			ids := l.vocab.AddPhrase(s)
			l.signs.Add(l.vocab, s, currencyForm{code: code, bare: slices.Contains(c.Bare, s)})
			l.classify(ids[0], signed)
		}
		for _, s := range c.Large {
			l.signs.Add(l.vocab, s, currencyForm{code: code, large: true})
			l.classify(l.vocab.AddPhrase(s)[0], signed)
		}
		for _, n := range c.Names {
			l.names.Add(l.vocab, n, currencyForm{code: code, bare: slices.Contains(c.Bare, n)})
			l.classify(l.vocab.AddPhrase(n)[0], signed)
		}
		for n, pow := range c.Multi {
			if pow < 1 || pow > 30 {
				errs = append(errs, fmt.Errorf("currencies.yaml: %s: %s holds 10^%d; give a power from 1 to 30", code, n, pow))
			}
			l.names.Add(l.vocab, n, currencyForm{code: code, scale: pow})
		}
		for n, places := range c.Minor {
			if places < 1 || places > 4 {
				errs = append(errs, fmt.Errorf("currencies.yaml: %s: %s has %d places; give 1 to 4", code, n, places))
			}
			l.names.Add(l.vocab, n, currencyForm{code: code, minor: places, bare: slices.Contains(c.Bare, n)})
		}
	}
	// The codes of all other currencies in use. (The CLDR tables behind it are
	// older than VES or SLE, so they cannot check the file.)
	for it := currency.Query(); it.Next(); {
		l.addCode(it.Unit().String())
	}
	return errors.Join(errs...)
}

func (l *lexicon) addCode(code string) {
	id := l.vocab.Add(strings.ToLower(code))
	l.codes[id] = code
	l.classify(id, signed)
}

func (l *lexicon) addQualifiers(quals map[string]qualifier) error {
	var errs []error
	for _, k := range sorted(quals) {
		switch q := quals[k].Is; q {
		case "about", "at_least", "at_most", "additional":
			l.qualifiers.Add(l.vocab, k, q)
		default:
			errs = append(errs, fmt.Errorf("numbers_qualifiers.yaml: %s: %q is no qualifier; use about, at_least, at_most or additional", k, q))
		}
	}
	return errors.Join(errs...)
}
