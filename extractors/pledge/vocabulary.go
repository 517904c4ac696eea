package pledge

import (
	"errors"
	"fmt"
	"iter"
	"strings"

	"readout/rules"
)

// The lists of rules/pledges_words.yaml, each with the use that Go makes of it.
const (
	listActors      = "actors"        // nouns for who can act
	listOutsiders   = "outsiders"     // nouns for those who are no part of the state that orders them
	listBodies      = "bodies"        // nouns for bodies of a state, "the ministry"
	listJoint       = "joint"         // phrases for all parties of a readout
	listPairs       = "pairs"         // heads of "the two X", "both X" that mean the parties
	listReporting   = "reporting"     // verbs that report somebody's words
	listAffirming   = "affirming"     // verbs that affirm a commitment named by a noun
	listPresuming   = "presuming"     // verbs and phrases that only presuppose one
	listRejecting   = "rejecting"     // verbs that turn down what another offers or asks
	listAdverbs     = "adverbs"       // may stand between the parts of a cue
	listStative     = "stative"       // verbs that promise nothing after "will"
	listOutcome     = "outcome"       // verbs of outcomes that nobody undertakes
	listVague       = "vague"         // verbs of acts that cannot be checked
	listChecked     = "checked"       // verbs of acts that can be checked
	listMeasures    = "measures"      // nouns for measures that can be announced
	listVerbs       = "verbs"         // words that are verbs after "and"
	listFinite      = "finite"        // past and present forms that start a new predicate
	listConditions  = "conditions"    // phrases that open a condition
	listTimes       = "times"         // phrases of vague time that serve as deadline
	listTitles      = "titles"        // offices that stand for a person
	listChecksNouns = "checks_nouns"  // nouns that make an act checkable
	listAmbiguous   = "ambiguous"     // verbs that are as often nouns
	listHostile     = "hostile"       // verbs of threats and of what foes do
	listTalks       = "talks"         // nouns for what one can look forward to as one's own act
	listPraising    = "praising"      // verbs that praise what another has announced
	listAgentless   = "agentless"     // nouns that look like those for doers, and are not
	listNames       = "names"         // last words of names for what cannot act: plans, laws, summits
	listDeeds       = "deeds"         // nouns for acts: "the establishment of"
	listProper      = "proper_actors" // nouns for bodies that act where they are part of a name
	listBelieving   = "believing"     // words for hopes and beliefs: what follows "that" is expected, not promised
	listForces      = "forces"        // nouns for forces and services, which are the speaker's if nobody else's
	listUncounted   = "uncounted"     // nouns whose number is no amount: "three areas"
	listItems       = "items"         // nouns that announce a list: "the following steps:"
	listThatNouns   = "that_nouns"    // nouns with a that-clause that says something: "message that"
)

var lists = []string{listActors, listOutsiders, listBodies, listJoint, listPairs, listReporting, listAffirming, listPresuming, listRejecting,
	listAdverbs, listStative, listOutcome, listVague, listChecked, listMeasures, listVerbs, listFinite,
	listConditions, listTimes, listTitles, listChecksNouns, listAmbiguous, listHostile, listTalks, listThatNouns, listPraising, listAgentless, listNames, listDeeds, listItems, listUncounted, listForces, listProper, listBelieving}

// The classes of rules/pledges_classes.yaml, whose entries say what each is for.
const (
	classCourtesy    = "courtesy"
	classTurns       = "turns"
	classOccasions   = "occasions"
	classCommitments = "commitment_nouns"
	classSteadfast   = "steadfast"
	classTelling     = "telling"
	classSupposing   = "supposing"
	classUnagreed    = "unagreed"
	classAbstaining  = "abstaining"
	classContinuing  = "continuing"
	classSupplying   = "supplying"
	classMeeting     = "meeting"
	classGrand       = "grand"
	classPrivate     = "private"
	classForeign     = "foreign_offices"
	classStateNames  = "state_names"
	classDeclaring   = "declaring"
	classPlacing     = "placing"
	classSeasons     = "seasons"
	classUndergoing  = "undergoing"
	classAnybody     = "anybody"
	classBylines     = "bylines"
	classSpoken      = "spoken"
	classJointTitles = "joint_titles"
	classHelping     = "helping"
	classSalutations = "salutations"
	classJointTalks  = "joint_talks"
	classApproximate = "approximate"
	classPursuing    = "pursuing"
	classRefraining  = "refraining"
	classRecords     = "records"
	classPerforming  = "performing"
	classHeads       = "heads"
	classInquiring   = "inquiring"
	classServing     = "serving"
	classSending     = "sending"
	classStyles      = "styles"
	classSignings    = "signings"
	classPublished   = "published"
	classPurposes    = "purposes"
	classMutual      = "mutual"
	classHardships   = "hardships"
	classReleasing   = "releasing"
	classQuoting     = "quoting"
	classParticular  = "particular"
	classTrying      = "trying"
	classFloor       = "floor"
	classQualified   = "qualified"
	classAside       = "aside"
	classKeeping     = "keeping"
	classWanting     = "wanting"
)

var classes = []string{classCourtesy, classTurns, classOccasions, classCommitments, classSteadfast, classTelling, classSupposing, classUnagreed,
	classAbstaining, classContinuing, classSupplying, classMeeting, classGrand, classPrivate, classForeign, classStateNames, classDeclaring, classPlacing, classSeasons, classUndergoing, classRecords, classPerforming, classHeads, classInquiring, classServing, classSending,
	classAnybody, classBylines, classSpoken, classJointTitles, classJointTalks, classHelping, classSalutations, classApproximate, classPursuing, classRefraining, classStyles, classSignings, classPublished, classPurposes, classMutual, classHardships, classReleasing, classQuoting, classParticular, classTrying, classFloor, classQualified, classAside, classKeeping, classWanting}

const classesFile = "pledges_classes.yaml"

// A wordClass is an entry of rules/pledges_classes.yaml.
type wordClass struct {
	Doc     string   `yaml:"doc"`
	Words   []string `yaml:"words"`    // in lower case, or phrases
	Match   []string `yaml:"match"`    // sentences in whose reading the class is met
	NoMatch []string `yaml:"no_match"` // sentences in whose reading it is not
}

// Check reports what is missing in a class.
func (c *wordClass) Check() error {
	var errs []error
	if strings.TrimSpace(c.Doc) == "" {
		errs = append(errs, errors.New("has no doc; say in a sentence what its words have in common"))
	}
	if len(c.Match) == 0 || len(c.NoMatch) == 0 {
		errs = append(errs, errors.New("lacks match or no_match; add a sentence for each"))
	}
	return errors.Join(errs...)
}

// vocabulary holds the word lists as sets, and those of phrases as sequences.
type vocabulary struct {
	met     func(list string) // called for every list that is met, if not nil: tests prove the examples of classes
	sets    map[string]map[string]bool
	phrases map[string][][]string
}

func loadVocabulary(set *rules.Set) (*vocabulary, error) {
	const file = "pledges_words.yaml"
	raw, err := rules.Lexicon[[]string](set, file)
	if err != nil {
		return nil, err
	}
	v := &vocabulary{sets: map[string]map[string]bool{}, phrases: map[string][][]string{}}
	for _, name := range lists {
		words, ok := raw[name]
		if !ok {
			return nil, fmt.Errorf("%s: list %q is missing; add it, if empty as []", file, name)
		}
		v.put(name, words)
		delete(raw, name)
	}
	cs, err := rules.Lexicon[wordClass](set, classesFile)
	if err != nil {
		return nil, err
	}
	for _, name := range classes {
		c, ok := cs[name]
		if !ok {
			return nil, fmt.Errorf("%s: class %q is missing; a class without words has words: []", classesFile, name)
		}
		v.put(name, c.Words)
		delete(cs, name)
	}
	for name := range cs {
		return nil, fmt.Errorf("%s: unknown class %q; the classes are %s", classesFile, name, strings.Join(classes, ", "))
	}
	for name := range raw {
		return nil, fmt.Errorf("%s: unknown list %q; the lists are %s", file, name, strings.Join(lists, ", "))
	}
	return v, nil
}

// put makes a list of words and phrases.
func (v *vocabulary) put(name string, words []string) {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		w = fold(w)
		m[w] = true
		v.phrases[name] = append(v.phrases[name], strings.Fields(w))
	}
	v.sets[name] = m
}

func (v *vocabulary) has(list, w string) bool {
	if v.met != nil && v.sets[list][w] {
		v.met(list)
	}
	return v.sets[list][w]
}

// in yields the words and phrases of a list that stand in s, each with where it
// stands first, in the order of the file.
func (v *vocabulary) in(list, s string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for _, p := range v.phrases[list] {
			w := strings.Join(p, " ")
			at := strings.Index(s, w)
			if at < 0 {
				continue
			}
			if v.met != nil {
				v.met(list)
			}
			if !yield(w, at) {
				return
			}
		}
	}
}

// startsPhrase returns how many words of ws from i on a phrase of the list
// covers, the longest; 0 if none does.
func (v *vocabulary) startsPhrase(list string, ws []word, i int) int {
	best := 0
next:
	for _, p := range v.phrases[list] {
		if len(p) <= best || i+len(p) > len(ws) {
			continue
		}
		for j, w := range p {
			if ws[i+j].low != w {
				continue next
			}
		}
		best = len(p)
	}
	if v.met != nil && best > 0 {
		v.met(list)
	}
	return best
}
