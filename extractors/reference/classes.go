package reference

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"readout/rules"
)

// A class is a set of word lists.
type class uint64

// The word lists of references_words.yaml, in the order of listNames.
const (
	firstSingular class = 1 << iota // I
	firstPlural                     // we
	masculine                       // he
	feminine                        // she
	neuter                          // it
	thirdPlural                     // they
	subjective                      // forms that are subjects: he, they
	possessive                      // his, their
	objective                       // him, them
	reflexive                       // himself
	determiner                      // the, both
	number                          // two, three
	office                          // minister: one holder of an office
	leaders                         // persons of any office, in the plural
	leader                          // the same in the singular
	counterpart                     // the other one
	guest                           // who comes from elsewhere
	sides                           // states, in the plural
	side                            // noun after a nationality that stands for the state
	own                             // noun after a possessive that stands for the owner's state
	here                            // noun that stands for the state that was spoken of
	body                            // nouns of organizations
	rank                            // makes another office of one: deputy
	loose                           // ranks that one may leave out
	modifier                        // may stand before the noun of an office
	preposition                     //
	conjunction                     // and
	auxiliary                       // is, will, has
	modal                           // auxiliaries with somebody or something able to act
	reporting                       // verbs of saying
	acting                          // verbs of which only somebody can be the subject
	meeting                         // verbs of which those who met are the subject
	receiving                       // verbs after which a possessive is the other's
	honorific                       // Mr.
	male                            // titles of men
	female                          // titles of women
	together                        // "we ... together": both sides
	people                          // plural nouns without an s
	pleonastic                      // "it is important"
	ours                            // "our countries": both
	kin                             // nouns that a state or body has: "its people"
	able                            // "it is ready"
	neutral                         // before a noun: says nothing of whose it is
	realm                           // what states call themselves
	style                           // "His Excellency"
	impersonal                      // "when it comes to"
	royal                           // offices that are styled Majesty or Highness
	commonBody                      // nouns of bodies that need no capital
	subordinator                    // a clause begins behind it: "that it will"
	kinsman                         // his son
	kinswoman                       // his wife
	numbered                        // a Roman numeral follows: "Title I"
	attached                        // "government" before it is no government: "government officials"

	officePlural // ministers: made from offices
)

var listNames = []string{"i", "we", "he", "she", "it", "they", "subjects", "possessives", "objects", "reflexives", "determiners", "numbers",
	"offices", "leaders", "leader", "counterpart", "guests", "sides", "side", "own", "here", "bodies", "ranks", "loose", "modifiers", "prepositions",
	"conjunctions", "auxiliaries", "modals", "reporting", "acting", "meeting", "receiving", "honorifics", "male", "female", "together", "people", "pleonastic", "ours", "kin", "able", "neutral", "realms", "styles", "impersonal", "royal", "common", "subordinators", "kinsmen", "kinswomen", "numbered", "attached"}

// Lists of phrases that are looked for as they stand.
const (
	jointTitles = "joint_titles" // in titles of what several make together
	bylines     = "bylines"      // before the name of whose statement it is
	company     = "company"      // before who is present at a meeting of others
	meetings    = "meetings"     // before who meets another
	hostings    = "hostings"     // the same, and sure
	adverbs     = "adverbs"      // between these and the name
	abouts      = "abouts"       // in titles, before what a statement is about
)

var phraseNames = []string{jointTitles, bylines, company, meetings, hostings, adverbs, abouts}

const pronouns = firstSingular | firstPlural | masculine | feminine | neuter | thirdPlural

// An entry is what is known of a word.
type entry struct {
	low      string
	class    class
	singular string   // of plurals of offices: "minister"
	number   int      // two: 2
	long     []string // of short forms of an office: "prime", "minister"
}

func (e *entry) is(c class) bool { return e != nil && e.class&c != 0 }

// WordsFile and RulesFile are the files that the extractor reads.
const (
	WordsFile = "references_words.yaml"
	RulesFile = "references.yaml"
)

// A rule is a way to resolve a reference; what it does is code, whether it
// applies and how far it is to be trusted is data.
type rule struct {
	rules.Header `yaml:",inline"`
	// Confidence is the share of its references that are right.
	Confidence float64 `yaml:"confidence"`
}

// Check reports a confidence that is none.
func (r *rule) Check() error {
	if r.Confidence <= 0 || r.Confidence > 1 {
		return fmt.Errorf("confidence %v is not above 0 and up to 1", r.Confidence)
	}
	return nil
}

// Ids of the rules.
const (
	ruleI           = "reference/i"
	ruleWe          = "reference/we"
	ruleHe          = "reference/he"
	ruleIt          = "reference/it"
	ruleThey        = "reference/they"
	ruleOffice      = "reference/office"
	ruleOffices     = "reference/offices"
	ruleSides       = "reference/sides"
	ruleSide        = "reference/side"
	ruleOwn         = "reference/own-state"
	ruleCounterpart = "reference/counterpart"
	ruleBody        = "reference/body"
	ruleHeading     = "reference/heading"
)

var ruleIDs = []string{ruleI, ruleWe, ruleHe, ruleIt, ruleThey, ruleOffice, ruleOffices, ruleSides, ruleSide, ruleOwn, ruleCounterpart, ruleBody, ruleHeading}

// A lexicon is the word lists and rules; it does not change once loaded.
type lexicon struct {
	words map[string]*entry
	rules map[string]float64 // id of a rule that applies -> confidence
	// epithets are names of bodies, in lower case, by the noun that they go by:
	// "alliance".
	epithets map[string]string
	phrases  map[string][]string // the lists of phraseNames
	given    map[string]gender   // by given name, folded
}

func load(set *rules.Set) (*lexicon, error) {
	lists, err := rules.Lexicon[[]string](set, WordsFile)
	list, err2 := rules.Read[rule](set, RulesFile)
	names, err3 := rules.Table(set, NamesFile)
	if err := errors.Join(err, err2, err3); err != nil {
		return nil, err
	}
	lx := &lexicon{words: map[string]*entry{}, rules: map[string]float64{}, epithets: map[string]string{}, phrases: map[string][]string{}, given: make(map[string]gender, len(names))}
	var errs []error
	for _, r := range names {
		switch r.Get("gender") {
		case "m":
			lx.given[rules.Fold(r.Get("id"))] = man
		case "f":
			lx.given[rules.Fold(r.Get("id"))] = woman
		default:
			errs = append(errs, fmt.Errorf("%s: gender %q of %s is not m or f", r.Where(), r.Get("gender"), r.Get("id")))
		}
	}
	for _, r := range list {
		if !slices.Contains(ruleIDs, r.ID) {
			errs = append(errs, fmt.Errorf("%s: rule %s is unknown; known are %s", RulesFile, r.ID, strings.Join(ruleIDs, ", ")))
		}
		lx.rules[r.ID] = r.Confidence
	}
	for i, name := range listNames {
		words, ok := lists[name]
		if !ok {
			errs = append(errs, fmt.Errorf("%s: list %q is missing; add it, if empty as []", WordsFile, name))
		}
		delete(lists, name)
		for k, w := range words {
			e := lx.entry(w)
			e.class |= 1 << i
			switch class(1 << i) {
			case number:
				e.number = k + 2
			case office:
				p := lx.entry(plural(e.low))
				p.class |= officePlural
				p.singular = e.low
			}
		}
	}
	for _, name := range []string{"short", "epithets"} {
		for _, s := range lists[name] {
			short, long, ok := strings.Cut(s, "=")
			words := strings.Fields(lower(long))
			if !ok || len(words) == 0 || len(strings.Fields(short)) != 1 {
				errs = append(errs, fmt.Errorf("%s: list %s: %q is not SHORT = LONG FORM", WordsFile, name, s))
				continue
			}
			e := lx.entry(strings.TrimSpace(short))
			if name == "short" {
				e.class |= office
				e.long = words
				many := lx.entry(e.low + "s")
				many.class |= officePlural
				many.singular, many.long = words[len(words)-1], words
			} else {
				e.class |= body
				lx.epithets[e.low] = strings.Join(words, " ")
			}
		}
		delete(lists, name)
	}
	for _, name := range phraseNames {
		if _, ok := lists[name]; !ok {
			errs = append(errs, fmt.Errorf("%s: list %q is missing; add it, if empty as []", WordsFile, name))
		}
		for _, s := range lists[name] {
			lx.phrases[name] = append(lx.phrases[name], lower(s))
		}
		delete(lists, name)
	}
	for name := range lists {
		errs = append(errs, fmt.Errorf("%s: unknown list %q; the lists are %s", WordsFile, name, strings.Join(slices.Concat(listNames, phraseNames, []string{"short", "epithets"}), ", ")))
	}
	return lx, errors.Join(errs...)
}

func (lx *lexicon) entry(w string) *entry {
	w = lower(w)
	if lx.words[w] == nil {
		lx.words[w] = &entry{low: w}
	}
	return lx.words[w]
}

// lower is the form of words in the lists.
func lower(w string) string { return strings.ReplaceAll(strings.ToLower(w), "’", "'") }

func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "y"):
		return w[:len(w)-1] + "ies"
	case strings.HasSuffix(w, "man"):
		return w[:len(w)-2] + "en"
	case strings.HasSuffix(w, "s"):
		return w + "es"
	}
	return w + "s"
}

// find returns what is known of a word as written; nil if nothing is.
func (lx *lexicon) find(w string) *entry {
	if len(w) > 24 {
		return nil
	}
	var buf [24]byte
	for i := range len(w) {
		c := w[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c >= 0x80:
			return lx.words[lower(w)]
		}
		buf[i] = c
	}
	return lx.words[string(buf[:len(w)])]
}
