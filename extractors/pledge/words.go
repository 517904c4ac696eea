package pledge

import (
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v3/tag"

	"readout/pipeline"
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
	classApproximate = "approximate"
	classPursuing    = "pursuing"
	classRefraining  = "refraining"
	classStyles      = "styles"
	classSignings    = "signings"
	classPublished   = "published"
)

var classes = []string{classCourtesy, classTurns, classOccasions, classCommitments, classSteadfast, classTelling, classSupposing, classUnagreed,
	classAbstaining, classContinuing, classSupplying, classMeeting, classGrand, classPrivate, classForeign, classStateNames, classDeclaring, classPlacing, classSeasons, classUndergoing,
	classAnybody, classBylines, classSpoken, classJointTitles, classApproximate, classPursuing, classRefraining, classStyles, classSignings, classPublished}

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
