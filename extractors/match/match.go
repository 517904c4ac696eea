// Package match finds what rules of rules/mentions.yaml describe by pattern or
// by list, and labels it as they say: "Resolution 2231" as RESOLUTION, "Paris
// Agreement" as TREATY, and whatever users add in a mentions.yaml of their own.
//
// It deliberately finds nothing that other extractors do: people, places, numbers
// and dates have tables of their own. Its spans may overlap theirs and each
// other's.
package match

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/pipeline"
	"readout/pipeline/text"
	"readout/rules"
)

// File is the rule file that the extractor reads.
const File = "mentions.yaml"

// A Rule says what to find, by pattern or by list, and what to call it.
type Rule struct {
	rules.Header `yaml:",inline"`
	Label        string `yaml:"label"` // upper case, "TREATY"
	// Pattern is a regular expression (RE2 syntax) over one folded sentence, in
	// which quotes are straight and dashes are "-". Letter case counts unless the
	// pattern begins with (?i). A match must begin and end at borders of words.
	Pattern string `yaml:"pattern"`
	// Needs are words of which the sentence must hold one for the pattern to be
	// tried; letter case counts. They only save time.
	Needs []string `yaml:"needs"`
	// Strip are words that are cut off the beginning of a match: the articles that
	// a pattern of capitalized words takes in at the start of a sentence.
	Strip []string `yaml:"strip"`
	// Phrases are the words to find, whatever their letter case, accents and
	// white space; they go with Norms or stand alone.
	Phrases []string `yaml:"phrases"`
	// Lexicon is a file of names to find as they are written, each with its
	// canonical form: "NPT: {name: ...}".
	Lexicon string `yaml:"lexicon"`
	// Norm is the canonical form of every find; $1 stands for the pattern's first
	// group. "" leaves it empty.
	Norm string `yaml:"norm"`

	compiled *regexp.Regexp
}

var labelForm = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)

// reserved are labels that have tables of their own.
var reserved = []string{pipeline.Person, pipeline.Place, pipeline.Org, pipeline.Norp, pipeline.Cardinal, pipeline.Ordinal,
	pipeline.Percent, pipeline.Money, pipeline.Measure, pipeline.Date, pipeline.Time, pipeline.Duration}

// Check reports what is wrong with the rule, all at once, and compiles it.
func (r *Rule) Check() error {
	var errs []error
	if !labelForm.MatchString(r.Label) {
		errs = append(errs, fmt.Errorf("label %q is not upper-case letters, digits and _", r.Label))
	}
	if slices.Contains(reserved, r.Label) {
		errs = append(errs, fmt.Errorf("label %s has a table of its own; choose another", r.Label))
	}
	given := 0
	for _, is := range []bool{r.Pattern != "", len(r.Phrases) > 0, r.Lexicon != ""} {
		if is {
			given++
		}
	}
	if given != 1 {
		errs = append(errs, errors.New("needs one of a pattern, phrases and a lexicon"))
	}
	if r.Lexicon != "" && r.Norm != "" {
		errs = append(errs, errors.New("norm: the lexicon gives the canonical forms"))
	}
	if r.Pattern != "" {
		re, err := regexp.Compile(r.Pattern)
		if err != nil {
			errs = append(errs, err)
		} else if re.MatchString("") {
			errs = append(errs, fmt.Errorf("pattern %q matches the empty text", r.Pattern))
		}
		r.compiled = re
	}
	for _, p := range r.Phrases {
		if strings.TrimSpace(p) == "" {
			errs = append(errs, errors.New("a phrase is empty"))
		}
	}
	return errors.Join(errs...)
}

// New returns the extractor for the rules of the set, and every fault of them.
func New(set *rules.Set) (*pipeline.Extractor, error) {
	list, err := rules.Read[Rule](set, File)
	if err != nil {
		return nil, err
	}
	m := &matcher{}
	var phrases []string
	var errs []error
	labels := map[string]bool{}
	for i := range list {
		r := &list[i]
		labels[r.Label] = true
		if r.compiled != nil {
			m.patterns = append(m.patterns, r)
		}
		for _, p := range r.Phrases {
			phrases = append(phrases, p)
			m.owner = append(m.owner, phrase{rule: r, norm: r.Norm})
		}
		if r.Lexicon == "" {
			continue
		}
		names, err := rules.Lexicon[Named](set, r.Lexicon)
		errs = append(errs, err)
		for _, written := range slices.Sorted(maps.Keys(names)) {
			phrases = append(phrases, written)
			m.owner = append(m.owner, phrase{r, names[written].Name, written})
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	m.phrases = rules.NewPhrases(phrases)
	x := &pipeline.Extractor{
		Name:   "match",
		Doc:    "What rules of mentions.yaml describe by pattern or list: resolutions, treaties, and what users add.",
		Needs:  []pipeline.Layer{pipeline.LayerText},
		Writes: []pipeline.Layer{pipeline.LayerMatches},
		Run:    m.run,
	}
	for l := range labels {
		x.Labels = append(x.Labels, l)
	}
	slices.Sort(x.Labels)
	return x, nil
}

// Named is an entry of a lexicon: the canonical form of the name that is its key.
type Named struct {
	Name string `yaml:"name"`
}

// Check reports an entry without a canonical form.
func (n *Named) Check() error {
	if n.Name == "" {
		return errors.New("has no name; give the full name")
	}
	return nil
}

type matcher struct {
	patterns []*Rule
	phrases  *rules.Phrases
	owner    []phrase // by number of the phrase
}

// A phrase is what a find of it stands for.
type phrase struct {
	rule *Rule
	norm string
	as   string // how it must be written; "" if letter case does not matter
}

func (m *matcher) run(p *pipeline.Pass) error {
	var out []pipeline.Mention
	add := func(r *Rule, sp pipeline.Span, norm string) {
		out = append(out, pipeline.Mention{Span: sp, Label: r.Label, Norm: norm, Rule: r.ID})
	}
	m.phrases.Find(p.Doc.Text, func(h rules.Hit) bool {
		for _, e := range h.Entries {
			if f := &m.owner[e]; f.as == "" || f.as == p.Doc.Text[h.Start:h.End] {
				add(f.rule, pipeline.Span{Start: h.Start, End: h.End}, f.norm)
			}
		}
		return true
	})
	for _, sent := range p.Ann.Sentences {
		folded := text.Fold(p.Doc.Slice(sent.Span))
		for _, r := range m.patterns {
			if !needed(folded.Text, r.Needs) {
				continue
			}
			for _, at := range r.compiled.FindAllStringSubmatchIndex(folded.Text, -1) {
				if !atWordBorders(folded.Text, at[0], at[1]) {
					continue
				}
				at[0] = strip(folded.Text, at[0], at[1], r.Strip)
				norm := ""
				if r.Norm != "" {
					norm = string(r.compiled.ExpandString(nil, r.Norm, folded.Text, at))
				}
				sp := folded.Span(pipeline.Span{Start: at[0], End: at[1]})
				add(r, pipeline.Span{Start: sent.Start + sp.Start, End: sent.Start + sp.End}, norm)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b pipeline.Mention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Rule, b.Rule))
	})
	p.Ann.Matches = slices.Compact(out)
	return nil
}

// strip returns where s[start:end] begins without leading words.
func strip(s string, start, end int, words []string) int {
	for _, w := range words {
		if rest, ok := strings.CutPrefix(s[start:end], w+" "); ok && rest != "" {
			return strip(s, end-len(rest), end, words)
		}
	}
	return start
}

func needed(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return len(words) == 0
}

// atWordBorders reports whether neither end of s[start:end] cuts a word in two.
func atWordBorders(s string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	first, _ := utf8.DecodeRuneInString(s[start:end])
	last, _ := utf8.DecodeLastRuneInString(s[start:end])
	after, _ := utf8.DecodeRuneInString(s[end:])
	return !(syntaxWord(before) && syntaxWord(first)) && !(syntaxWord(last) && syntaxWord(after))
}

// syntaxWord is \w of regular expressions, and letters beyond ASCII.
func syntaxWord(r rune) bool { return syntax.IsWordChar(r) || r >= 0x80 && r != utf8.RuneError }
