// Package datasets reads and writes annotated readouts: the gold files that
// extraction is measured against, predictions of this and other programs, and
// the forms in which annotators work. Subpackage score compares them.
//
// Offsets here are half-open ranges of Unicode code points, as in the files and
// tables, so that in Python text[start:end] is the mention. The program's own
// byte offsets live in package pipeline.
package datasets

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// A Document is one annotated readout: a line of a gold or predictions file.
type Document struct {
	DocID  string  `json:"doc_id"`
	Source string  `json:"source,omitempty"` // the issuer's short name, "us_state"; scores are grouped by it
	Title  string  `json:"title,omitempty"`
	Date   *string `json:"date"` // ISO 8601; nil if the readout is undated
	URL    string  `json:"url,omitempty"`
	Text   string  `json:"text"`

	Mentions []Mention `json:"mentions"`
	// Matches are what rules for other names found; they may overlap mentions.
	// Only predictions have them: gold with labels of one's own has mentions.
	Matches []Mention `json:"matches,omitempty"`
	Pledges []Pledge  `json:"pledges"`
	// References are the pronouns and noun phrases that stand for entities of
	// the mentions; nil where nobody looked for them.
	References []Reference `json:"references,omitzero"`

	// Line is where the document stands in its file, counted from 1; 0 if it
	// does not come from a file of lines.
	Line int `json:"-"`
}

// A Mention is a labelled span of a document: a name, quantity or temporal
// expression.
type Mention struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Label string `json:"label"`
	Text  string `json:"text"`
	// Norm is the value of a quantity or temporal expression in the form of the
	// guidelines ("1500000000 USD", "2021-05-12"); "" if it has none.
	Norm string `json:"norm,omitempty"`
	// Linking is nil where the file does not say who or where the mention is.
	Linking
	// Confidence is the probability that the mention is right, 0 if not given.
	Confidence float64 `json:"confidence,omitempty"`
}

// Linking says what a name refers to. Each field is nil where the annotation
// does not carry it, which differs from a field that is empty.
type Linking struct {
	Canonical *string `json:"canonical,omitempty"`
	ISO3      *string `json:"iso3,omitempty"`
	Kind      *string `json:"kind,omitempty"`
	Title     *string `json:"title,omitempty"`
}

// A Pledge is one row of the pledge annotation; section 3 of the guidelines
// defines the fields. Nil pointers are the guidelines' null.
type Pledge struct {
	Start        int      `json:"start"`
	End          int      `json:"end"`
	Text         string   `json:"text"`
	Trigger      string   `json:"trigger"`
	Pledgers     []string `json:"pledgers"`
	PledgerIDs   []string `json:"pledger_ids"`
	Counterparts []string `json:"counterparts"`
	Type         string   `json:"type"`
	Strength     string   `json:"strength"`
	Specificity  string   `json:"specificity"`
	Novelty      string   `json:"novelty"`
	Polarity     string   `json:"polarity"`
	Condition    *string  `json:"condition"`
	Deadline     *string  `json:"deadline"`
	DeadlineEnd  *string  `json:"deadline_end"`
	Amount       *string  `json:"amount"`
	Speaker      *string  `json:"speaker"`
	Confidence   float64  `json:"confidence,omitempty"`
}

// ReadJSONL reads documents from lines of JSON. name is for messages. All
// broken lines are reported at once, each with name and line; the documents of
// the other lines are returned beside the error.
func ReadJSONL(r io.Reader, name string) ([]*Document, error) {
	br := bufio.NewReaderSize(r, 1<<20)
	var docs []*Document
	var errs []error
	for n := 1; ; n++ {
		line, err := br.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			doc := &Document{Line: n}
			if jerr := json.Unmarshal(line, doc); jerr != nil {
				errs = append(errs, fmt.Errorf("%s:%d: not a document: %w", name, n, jerr))
			} else if doc.DocID == "" {
				errs = append(errs, fmt.Errorf("%s:%d: document has no doc_id", name, n))
			} else {
				docs = append(docs, doc)
			}
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", name, n, err))
			break
		}
	}
	return docs, errors.Join(errs...)
}

// ReadFile reads a file of JSON lines.
func ReadFile(path string) ([]*Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadJSONL(f, path)
}

// WriteJSONL writes documents as lines of JSON.
func WriteJSONL(w io.Writer, docs []*Document) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, d := range docs {
		if err := enc.Encode(withLists(d)); err != nil {
			return fmt.Errorf("document %s: %w", d.DocID, err)
		}
	}
	return nil
}

// withLists returns a copy of d in which empty lists are [] and not null, as
// readers of the format expect.
func withLists(d *Document) *Document {
	c := *d
	c.Mentions = append([]Mention{}, d.Mentions...)
	c.Pledges = append([]Pledge{}, d.Pledges...)
	for i := range c.Pledges {
		for _, l := range []*[]string{&c.Pledges[i].Pledgers, &c.Pledges[i].PledgerIDs, &c.Pledges[i].Counterparts} {
			if *l == nil {
				*l = []string{}
			}
		}
	}
	return &c
}

// Labels of mentions, in the order in which tables print them.
var (
	EntityLabels = []string{"PERSON", "PLACE", "ORG", "NORP"}
	NumberLabels = []string{"CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"}
	TimexLabels  = []string{"DATE", "TIME", "DURATION"}
)

// IsNumber reports whether label is one of NumberLabels.
func IsNumber(label string) bool { return contains(NumberLabels, label) }

// IsTimex reports whether label is one of TimexLabels.
func IsTimex(label string) bool { return contains(TimexLabels, label) }

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// A Runes gives code point access to a text: Slice(start, end) is Python's
// text[start:end].
type Runes struct {
	text string
	at   []int // byte offset of every code point, and the length of text; nil if text is ASCII
}

// NewRunes indexes a text.
func NewRunes(text string) Runes {
	ascii := true
	for i := range len(text) {
		if text[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if ascii {
		return Runes{text: text}
	}
	at := make([]int, 0, len(text)+1)
	for i := range text {
		at = append(at, i)
	}
	return Runes{text, append(at, len(text))}
}

// Len is the number of code points.
func (r Runes) Len() int {
	if r.at == nil {
		return len(r.text)
	}
	return len(r.at) - 1
}

// Slice returns the words from code point start to end; ok is false if they do
// not lie in the text in this order.
func (r Runes) Slice(start, end int) (words string, ok bool) {
	if start < 0 || end < start || end > r.Len() {
		return "", false
	}
	if r.at == nil {
		return r.text[start:end], true
	}
	return r.text[r.at[start]:r.at[end]], true
}

// Offset returns the code point offset of a byte offset that lies on a rune
// border of the text.
func (r Runes) Offset(b int) int {
	if r.at == nil {
		return b
	}
	lo, hi := 0, len(r.at)
	for lo < hi {
		if m := (lo + hi) / 2; r.at[m] < b {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// Context returns the words around a span on one line, for error lists.
func (r Runes) Context(start, end, width int) (before, words, after string) {
	flat := func(a, b int) string {
		s, _ := r.Slice(max(a, 0), min(b, r.Len()))
		return strings.Join(strings.FieldsFunc(s, func(c rune) bool { return c == '\n' || c == '\r' || c == '\t' }), " ")
	}
	return flat(start-width, start), flat(start, end), flat(end, end+width)
}
