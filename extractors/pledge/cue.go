package pledge

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"readout/pipeline"
	"readout/rules"
)

// Classes of cues: what kind of words they are, which decides how the clause
// around them is read.
const (
	classModal    = "modal"    // will + verb
	classVerb     = "verb"     // agree, pledge, intend, announce: a verb with a subject
	classState    = "state"    // is willing to, stands ready to: copula and adjective
	classReaffirm = "reaffirm" // reaffirmed + commitment, which may be another's
	classNoun     = "noun"     // commitment to, readiness to: affirmed by a verb around it
	classOrder    = "order"    // directed + somebody + to
)

// What may follow the words of a cue; values of Cue.Then.
const (
	thenBase       = "base"       // a verb: "will provide"
	thenInfinitive = "infinitive" // to + verb: "agreed to provide"
	thenGerund     = "gerund"     // to + -ing: "committed to providing"
	thenTo         = "to"         // to + noun: "committed to peace"
	thenNoun       = "noun"       // a noun that a measure list knows: "announced a package"
	thenAny        = "any"        // any noun: "pledged support"
	thenThat       = "that"       // that + clause with will or would
	thenOn         = "on"         // on + noun of action: "agreed on further cooperation"
	thenOf         = "of"         // of + gerund or noun: "pledge of aid"
	thenIng        = "ing"        // a gerund without "to": "look forward to meeting" is gerund; "consider joining" is ing
	thenBy         = "by"         // by + party + to: "commitments by Israel to"
	thenObject     = "object"     // somebody + to + verb: "directed the Secretary to"
	thenMoney      = "money"      // an amount of money: "committed $30 million"
	thenIn         = "in"         // in + gerund: "interest in developing"
	thenCount      = "count"      // a number of anything: "offered 40 scholarships"
	thenInvitation = "invitation" // an invitation, whoever's, and to + verb: "accepted the King's invitation to visit"
	thenAt         = "at"         // at or for + gerund or noun of action: "aim at opening", "aim for an early conclusion"
	thenHelp       = "help"       // somebody + of + help: "assured her of Kenya's full support"
	thenDeed       = "deed"       // a noun for an act: "ordered the dispatch of"
)

var thens = []string{thenBase, thenInfinitive, thenGerund, thenTo, thenNoun, thenAny, thenThat, thenOn, thenOf, thenIng, thenBy, thenObject, thenIn, thenMoney, thenCount, thenInvitation, thenAt, thenHelp, thenDeed}

// A Cue is a rule that finds words which may commit somebody.
type Cue struct {
	rules.Header `yaml:",inline"`
	// Class is one of the classes above.
	Class string `yaml:"class"`
	// Words are the alternatives, each a sequence of words in lower case.
	// Adverbs may stand between the words of a sequence.
	Words []string `yaml:"words"`
	// Copula lists the forms of which one must stand before Words, adverbs
	// between; empty if none need. "'re" and "are" are different forms.
	Copula []string `yaml:"copula"`
	// Tight keeps adverbs out from between the words: "is to" is not "is proud to".
	Tight bool `yaml:"tight"`
	// FromCopula makes the trigger begin at the copula.
	FromCopula bool `yaml:"from_copula"`
	// Then lists what may follow, see the constants.
	Then []string `yaml:"then"`
	// Extends lists verbs which, standing after the cue with "to", belong to the
	// trigger: "will seek to".
	Extends  []string `yaml:"extends"`
	Strength string   `yaml:"strength"`
	Novelty  string   `yaml:"novelty"`  // "" means that the clause decides
	Polarity string   `yaml:"polarity"` // "" means that negation decides
	// Type is commitment, which is meant by "", or refusal: "declined to".
	Type string `yaml:"type"`
	// Specificity, if not "", is that of all that the cue promises without amount,
	// date or refraining.
	Specificity string `yaml:"specificity"`
	// Wordless marks acts that need no words, so that who does them is no speaker:
	// "decided", "agreed", "declined".
	Wordless bool `yaml:"wordless"`
	// Said marks words whose tense dates the saying, not the act: "is announcing".
	Said bool `yaml:"said"`
	// Asserts marks nouns with a verb that affirm in their own right: "our aim is".
	Asserts bool `yaml:"asserts"`
	// Past marks forms that report what was said: a past form of another verb
	// beside it continues the account.
	Past bool `yaml:"past"`
	// Impersonal marks words that name nobody and mean the parties of the
	// readout: "agreement was reached to".
	Impersonal bool `yaml:"impersonal"`
}

// Check reports what is wrong with a cue beyond what decoding sees.
func (c *Cue) Check() error {
	var errs []error
	one := func(field, v string, of ...string) {
		if !slices.Contains(of, v) {
			errs = append(errs, fmt.Errorf("%s %q is none of %s", field, v, strings.Join(of, ", ")))
		}
	}
	one("class", c.Class, classModal, classVerb, classState, classReaffirm, classNoun, classOrder)
	one("strength", c.Strength, pipeline.Firm, pipeline.Moderate, pipeline.Weak)
	one("novelty", c.Novelty, "", pipeline.NoveltyNew, pipeline.NoveltyContinuing, pipeline.NoveltyReaffirmed, pipeline.NoveltyPastReport)
	one("type", c.Type, "", pipeline.Commitment, pipeline.Refusal)
	one("specificity", c.Specificity, "", pipeline.Specific, pipeline.Vague)
	one("polarity", c.Polarity, "", pipeline.Do, pipeline.Refrain)
	if len(c.Words) == 0 {
		errs = append(errs, errors.New("words is empty; list at least one sequence"))
	}
	for _, w := range c.Words {
		if strings.TrimSpace(w) == "" || w != fold(w) {
			errs = append(errs, fmt.Errorf("words has %q; write lower case, at least one word", w))
		}
	}
	if len(c.Then) == 0 {
		errs = append(errs, fmt.Errorf("then is empty; list some of %s", strings.Join(thens, ", ")))
	}
	for _, t := range c.Then {
		one("then", t, thens...)
	}
	if c.Class == classState && len(c.Copula) == 0 {
		errs = append(errs, errors.New("class state needs copula"))
	}
	return errors.Join(errs...)
}

// A form is one word sequence of a cue.
type form struct {
	cue   *Cue
	words []string
}

// loadCues reads the cues and indexes their forms by first word.
func loadCues(set *rules.Set) (map[string][]form, error) {
	cues, err := rules.Read[Cue](set, "pledges.yaml")
	if err != nil {
		return nil, err
	}
	index := map[string][]form{}
	for i := range cues {
		c := &cues[i]
		for _, w := range c.Words {
			ws := strings.Fields(strings.ReplaceAll(w, "-", " - ")) // as the text is split into words
			index[ws[0]] = append(index[ws[0]], form{cue: c, words: ws})
		}
	}
	for _, fs := range index {
		// Longest first, so that "look forward" wins over "look"; then users' own before
		// ours; then as written.
		slices.SortStableFunc(fs, func(a, b form) int {
			switch {
			case len(a.words) != len(b.words):
				return len(b.words) - len(a.words)
			case a.cue.User() == b.cue.User():
				return 0
			case a.cue.User():
				return -1
			}
			return 1
		})
	}
	return index, nil
}
