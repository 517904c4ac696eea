package datasets

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kinds of reference; values of Reference.Kind.
const (
	Pronoun = "pronoun" // "he", "their", "we"
	Nominal = "nominal" // "the Foreign Minister", "both sides"
)

// A Reference is a span that stands for named entities of its document without
// naming them: a pronoun or a noun phrase.
type Reference struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Kind  string `json:"kind"` // Pronoun or Nominal
	// Entities are the canonical names of whom it stands for, as in Linking; in
	// gold never empty.
	Entities []string `json:"entities"`
	// Confidence is the probability that span and entities are right, 0 if not
	// given.
	Confidence float64 `json:"confidence,omitempty"`
}

// inlineReference is a reference line: words in place of offsets. N picks one
// of several places with these words, counted from 1; 0 is the first that no
// earlier line of the same words has taken.
type inlineReference struct {
	Text     string   `json:"text"`
	Kind     string   `json:"kind"`
	Entities []string `json:"entities"`
	N        int      `json:"n,omitempty"`
}

// referencePlaces finds where reference lines stand.
type referencePlaces struct {
	doc   *Document
	runes Runes
	names []Mention
	at    map[string][]int        // words -> starts of their places, in code points
	taken map[string]map[int]bool // words -> indices into at that lines have taken
}

func newReferencePlaces(d *Document) *referencePlaces {
	r := &referencePlaces{doc: d, runes: NewRunes(d.Text), at: map[string][]int{}, taken: map[string]map[int]bool{}}
	for _, m := range d.Mentions {
		if contains(EntityLabels, m.Label) {
			r.names = append(r.names, m)
		}
	}
	r.names = sortedMentions(r.names)
	return r
}

// places returns the starts of words on word borders outside of names: what
// names an entity refers to it by itself.
func (r *referencePlaces) places(words string) []int {
	if at, ok := r.at[words]; ok {
		return at
	}
	text := r.doc.Text
	var at []int
	for from := 0; words != ""; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			break
		}
		i += from
		from = i + len(words)
		start := r.runes.Offset(i)
		if onBorders(text, i, from) && !r.named(start, start+utf8.RuneCountInString(words)) {
			at = append(at, start)
		}
	}
	r.at[words], r.taken[words] = at, map[int]bool{}
	return at
}

// named reports whether a span lies within one name.
func (r *referencePlaces) named(start, end int) bool {
	i, found := slices.BinarySearchFunc(r.names, start, func(m Mention, at int) int { return m.Start - at })
	if !found {
		i--
	}
	return i >= 0 && r.names[i].Start <= start && end <= r.names[i].End
}

// onBorders reports whether text[i:j] neither begins nor ends within a word.
func onBorders(text string, i, j int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[j:])
	word := func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) }
	return (i == 0 || !word(before)) && (j == len(text) || !word(after))
}

// next is the place that a line with these words takes.
func (r *referencePlaces) next(words string, n int) (start int, err error) {
	at, taken := r.places(words), r.taken[words]
	if n < 0 || n > len(at) {
		return 0, fmt.Errorf("reference %q: there is no place %d; outside of names the words stand in the text %d times", words, n, len(at))
	}
	i := n - 1
	if n == 0 {
		for i = 0; taken[i]; {
			i++
		}
		if i >= len(at) {
			return 0, fmt.Errorf("reference %q is not in the text outside of names (or not as often as it is listed)", words)
		}
	} else if taken[i] {
		return 0, fmt.Errorf("reference %q: place %d is listed twice", words, n)
	}
	taken[i] = true
	return at[i], nil
}

// addInlineReference reads a line of the section of references.
func (d *Document) addInlineReference(line string, places *referencePlaces) error {
	var l inlineReference
	dec := json.NewDecoder(strings.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&l); err != nil {
		return fmt.Errorf("reference line: %w", err)
	}
	start, err := places.next(l.Text, l.N)
	if err != nil {
		return err
	}
	ref := Reference{Start: start, End: start + utf8.RuneCountInString(l.Text), Text: l.Text, Kind: l.Kind, Entities: l.Entities}
	d.References = append(d.References, ref)
	// Here and not only in Check, since only here the line is known.
	return errors.Join(ref.faults(d.canonicals())...)
}

// canonicals are the names of the entities of a document.
func (d *Document) canonicals() map[string]bool {
	out := map[string]bool{}
	for i := range d.Mentions {
		if c := d.Mentions[i].Canonical; c != nil && *c != "" {
			out[*c] = true
		}
	}
	return out
}

// faults checks what can be checked without the text.
func (r *Reference) faults(entities map[string]bool) []error {
	var errs []error
	if r.Kind != Pronoun && r.Kind != Nominal {
		errs = append(errs, fmt.Errorf("reference %q: kind is %q; it may be %s, %s", r.Text, r.Kind, Pronoun, Nominal))
	}
	if len(r.Entities) == 0 {
		errs = append(errs, fmt.Errorf("reference %q: stands for no entity; leave the line out", r.Text))
	}
	for i, e := range r.Entities {
		if !entities[e] {
			errs = append(errs, fmt.Errorf("reference %q: no link has the canonical name %q", r.Text, e))
		}
		if slices.Contains(r.Entities[:i], e) {
			errs = append(errs, fmt.Errorf("reference %q: entity %q is listed twice", r.Text, e))
		}
	}
	return errs
}

// checkReferences reports references that are not at their words, that are a
// name, that repeat, or whose entities the document lacks.
func checkReferences(doc *Document, runes Runes, fault func(string, ...any)) {
	type span struct{ start, end int }
	names, seen := map[span]bool{}, map[span]bool{}
	for _, m := range doc.Mentions {
		if contains(EntityLabels, m.Label) {
			names[span{m.Start, m.End}] = true
		}
	}
	entities := doc.canonicals()
	for i := range doc.References {
		r := &doc.References[i]
		what, at := fmt.Sprintf("reference %q", r.Text), span{r.Start, r.End}
		if !checkSpan(runes, r.Start, r.End, r.Text, what, fault) {
			continue
		}
		if names[at] {
			fault("%s: is marked as a name", what)
		}
		if seen[at] {
			fault("%s: is listed twice at %d-%d", what, r.Start, r.End)
		}
		seen[at] = true
		for _, err := range r.faults(entities) {
			fault("%v", err)
		}
	}
}

// writeReferences writes the section of references. A document that was looked
// through for them and has none gets an empty section.
func writeReferences(w io.Writer, d *Document, enc *json.Encoder) error {
	if d.References == nil {
		return nil
	}
	fmt.Fprintln(w, inlineReferences)
	places := newReferencePlaces(d)
	for _, r := range d.References {
		at := places.places(r.Text)
		i, found := slices.BinarySearch(at, r.Start)
		if !found || places.taken[r.Text][i] {
			return fmt.Errorf("reference %q at %d cannot be written: it is within a word or a name, or listed twice", r.Text, r.Start)
		}
		l := inlineReference{Text: r.Text, Kind: r.Kind, Entities: r.Entities}
		for k := range i {
			if !places.taken[r.Text][k] {
				l.N = i + 1
			}
		}
		places.taken[r.Text][i] = true
		if err := enc.Encode(l); err != nil {
			return err
		}
	}
	return nil
}
