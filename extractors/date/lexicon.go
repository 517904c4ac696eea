package date

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"readout/extractors/quantity/numeral"
	"readout/rules"
)

// word is one entry of rules/dates.yaml, which says what the fields mean.
type word struct {
	Month     int    `yaml:"month"`
	Weekday   int    `yaml:"weekday"`
	Clash     bool   `yaml:"clash"`
	Short     bool   `yaml:"short"`
	Unit      string `yaml:"unit"`
	Times     int    `yaml:"times"`
	Plural    bool   `yaml:"plural"`
	Day       *int   `yaml:"day"`
	Part      string `yaml:"part"`
	Season    string `yaml:"season"`
	Shift     *int   `yaml:"shift"`
	Loose     bool   `yaml:"loose"`
	OnlyLoose bool   `yaml:"only_loose"`
	Stretch   bool   `yaml:"stretch"`
	Portion   string `yaml:"portion"`
	Edge      string `yaml:"edge"`
	Vague     bool   `yaml:"vague"`
	Few       bool   `yaml:"few"`
	Span      bool   `yaml:"span"`
	Zone      bool   `yaml:"zone"`
	Decade    int    `yaml:"decade"`
}

// holiday is one entry of rules/dates_holidays.yaml.
type holiday struct {
	Day     string `yaml:"day"`
	Easter  *int   `yaml:"easter"`
	Month   int    `yaml:"month"`
	Weekday int    `yaml:"weekday"`
	Nth     int    `yaml:"nth"`
}

// on returns the day of the holiday in a year.
func (h *holiday) on(year int) (time.Time, bool) {
	switch {
	case h.Day != "":
		t, err := time.Parse("2006-01-02", fmt.Sprintf("%04d-%s", year, h.Day))
		return t, err == nil
	case h.Easter != nil:
		return easter(year).AddDate(0, 0, *h.Easter), true
	case h.Nth > 0:
		t := day(year, h.Month, 1)
		t = t.AddDate(0, 0, (h.Weekday-isoWeekday(t)+7)%7+7*(h.Nth-1))
		return t, int(t.Month()) == h.Month
	}
	t := day(year, h.Month+1, 1).AddDate(0, 0, -1)
	return t.AddDate(0, 0, -((isoWeekday(t)-h.Weekday)+7)%7), true
}

// lexicon holds the words of dates by id of one vocabulary, which it shares
// with the words of numbers.
type lexicon struct {
	vocab    *numeral.Vocab
	numbers  *numeral.Lexicon
	words    []*word
	holidays numeral.Phrases[*holiday]

	calendars  numeral.Phrases[string] // months of other calendars, with its name
	monthFirst map[string]bool         // states that write the month before the day in digits
	context    map[int32]context       // function words that decide between readings
	on         map[string]string       // ids of the rules in force, by name without prefix
	id         ids
}

// ids of words that the grammar names.
type ids struct {
	since, afternoon, to, and, or, until, till, through, thru, between, from, of, the, a, an, in, ago, ahead,
	come, old, hence, now, before, after, by, within, forWord, over, during, am, pm, m1, p1,
	hrs, hours, oclock1, clock, noon, midnight, fiscal, fy, q, h, half, s, st, nd, rd, th, day,
	today, this, that, not, season, be, year, new, t, z, same, morning, evening, night, at, on, exactly int32
}

// context classes.
type context uint16

const (
	beforeDate  context = 1 << iota // a preposition that dates follow: in, since, until
	beforeCount                     // an approximation that counts follow: some, over, about
	beforeSpan                      // what lengths of time follow: in, for, within
	codeWord                        // a word that codes follow: resolution, article
	future                          // the sentence speaks of the future: will, shall
	past                            // a verb in the past: said, met
	notYear                         // a noun that is counted: people, soldiers
	promise                         // its infinitive speaks of the future: "agreed to meet"
	event                           // what takes place in a month: "the March meeting"
	yearNoun                        // a year of a budget or school precedes it: "the 2024/25 season"
	season                          // "season" after it is that of two years: "the heating season"
	coded                           // the number before it is that of a resolution: "the 1718 Committee"
	possessive                      // a month or year of somebody's may follow it: "its May report"
	affix                           // it may be prefixed to a year: "post-2025"
)

// contextWord is one entry of rules/dates_context.yaml.
type contextWord struct {
	Date   bool `yaml:"date"`
	Count  bool `yaml:"count"`
	Span   bool `yaml:"span"`
	Code   bool `yaml:"code"`
	Future bool `yaml:"future"`
	Noun   bool `yaml:"noun"`
	Past   bool `yaml:"past"`

	Promise bool `yaml:"promise"`
	Year    bool `yaml:"year"`
	Event   bool `yaml:"event"`
	Affix   bool `yaml:"affix"`
	Season  bool `yaml:"season"`

	Possessive bool `yaml:"possessive"`
	Coded      bool `yaml:"coded"`
}

func newLexicon(set *rules.Set) (*lexicon, error) {
	v := numeral.NewVocab()
	numbers, err := numeral.NewLexicon(set, v)
	if err != nil {
		return nil, err
	}
	words, err := rules.Lexicon[word](set, "dates.yaml")
	hols, err2 := rules.Lexicon[holiday](set, "dates_holidays.yaml")
	ctx, err3 := rules.Lexicon[contextWord](set, "dates_context.yaml")
	if err = errors.Join(err, err2, err3); err != nil {
		return nil, fmt.Errorf("read words of dates: %w", err)
	}
	l := &lexicon{vocab: v, numbers: numbers, context: map[int32]context{}}
	var errs []error
	for _, c := range calendars { // isWord compares what the vocabulary knows
		for _, e := range c.era {
			v.Add(e)
			for _, r := range e {
				v.Add(string(r))
			}
		}
	}
	for c := range centuries { // a word without an id is passed over
		v.Add(c)
	}
	errs = append(errs, l.addCalendars(set))
	l.monthFirst = map[string]bool{}
	states, err := rules.Lexicon[struct{}](set, "dates_month_first.yaml")
	errs = append(errs, err)
	for s := range states {
		l.monthFirst[s] = true
	}
	for _, k := range sortedKeys(words) {
		w := words[k]
		if w.Month < 0 || w.Month > 12 || w.Weekday < 0 || w.Weekday > 7 || w.Unit != "" && unitLetters[w.Unit] == "" && w.Unit != "weekend" {
			errs = append(errs, fmt.Errorf("dates.yaml: %s: month, weekday or unit is out of range", k))
		}
		if !v.IsWord(k) {
			errs = append(errs, fmt.Errorf("dates.yaml: %s: is more than one word; nothing would match it", k))
		}
		id := v.Add(k)
		for len(l.words) <= int(id) {
			l.words = append(l.words, nil)
		}
		l.words[id] = &w
	}
	for _, k := range sortedKeys(hols) {
		h := hols[k]
		if _, ok := h.on(2024); !ok || h.Day == "" && h.Easter == nil && (h.Month < 1 || h.Month > 12 || h.Weekday < 1 || h.Weekday > 7) {
			errs = append(errs, fmt.Errorf("dates_holidays.yaml: %s: names no day; give day, easter, or month, weekday and nth", k))
			continue
		}
		l.holidays.Add(v, k, &h)
	}
	for _, k := range sortedKeys(ctx) {
		if !v.IsWord(k) {
			errs = append(errs, fmt.Errorf("dates_context.yaml: %s: is more than one word; nothing would match it", k))
		}
		c, id := ctx[k], v.Add(k)
		for bit, on := range map[context]bool{beforeDate: c.Date, beforeCount: c.Count, beforeSpan: c.Span, codeWord: c.Code, future: c.Future, notYear: c.Noun, past: c.Past, promise: c.Promise, yearNoun: c.Year, event: c.Event, affix: c.Affix, season: c.Season, possessive: c.Possessive, coded: c.Coded} {
			if on {
				l.context[id] |= bit
			}
		}
	}
	for _, x := range []struct {
		id *int32
		w  string
	}{
		{&l.id.to, "to"}, {&l.id.since, "since"}, {&l.id.afternoon, "afternoon"}, {&l.id.and, "and"}, {&l.id.or, "or"}, {&l.id.until, "until"}, {&l.id.till, "till"},
		{&l.id.through, "through"}, {&l.id.thru, "thru"}, {&l.id.between, "between"}, {&l.id.from, "from"}, {&l.id.of, "of"},
		{&l.id.the, "the"}, {&l.id.a, "a"}, {&l.id.an, "an"}, {&l.id.in, "in"}, {&l.id.ago, "ago"}, {&l.id.ahead, "ahead"},
		{&l.id.come, "come"}, {&l.id.old, "old"}, {&l.id.now, "now"}, {&l.id.before, "before"}, {&l.id.after, "after"},
		{&l.id.by, "by"}, {&l.id.am, "am"}, {&l.id.pm, "pm"}, {&l.id.m1, "m"}, {&l.id.p1, "p"}, {&l.id.hrs, "hrs"},
		{&l.id.hours, "hours"}, {&l.id.oclock1, "o"}, {&l.id.clock, "clock"}, {&l.id.noon, "noon"}, {&l.id.midnight, "midnight"},
		{&l.id.fiscal, "fiscal"}, {&l.id.fy, "fy"}, {&l.id.q, "q"}, {&l.id.half, "half"}, {&l.id.s, "s"}, {&l.id.st, "st"},
		{&l.id.nd, "nd"}, {&l.id.rd, "rd"}, {&l.id.th, "th"}, {&l.id.day, "day"}, {&l.id.today, "today"}, {&l.id.this, "this"},
		{&l.id.that, "that"}, {&l.id.not, "not"}, {&l.id.season, "season"}, {&l.id.be, "be"}, {&l.id.year, "year"}, {&l.id.new, "new"},
		{&l.id.t, "t"}, {&l.id.z, "z"}, {&l.id.same, "same"}, {&l.id.morning, "morning"}, {&l.id.evening, "evening"},
		{&l.id.night, "night"}, {&l.id.at, "at"}, {&l.id.on, "on"}, {&l.id.exactly, "exactly"},
		{&l.id.h, "h"}, {&l.id.hence, "hence"}, {&l.id.within, "within"}, {&l.id.forWord, "for"}, {&l.id.over, "over"}, {&l.id.during, "during"},
	} {
		*x.id = v.Add(x.w)
	}
	return l, errors.Join(errs...)
}

// Months returns the names of the months in the rules, sorted: after a number
// they are no nouns that it counts. It fails as New does.
func Months(set *rules.Set) ([]string, error) {
	words, err := rules.Lexicon[word](set, "dates.yaml")
	if err != nil {
		return nil, fmt.Errorf("read names of months: %w", err)
	}
	var out []string
	for _, k := range sortedKeys(words) {
		if words[k].Month > 0 {
			out = append(out, k)
		}
	}
	return out, nil
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

var noWord word

// word returns the entry of a piece, an empty one if it has none.
func (l *lexicon) word(p *numeral.Piece) *word {
	if int(p.ID) < len(l.words) && l.words[p.ID] != nil {
		return l.words[p.ID]
	}
	return &noWord
}
