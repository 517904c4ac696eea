package sink

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"readout/pipeline"
)

// The types below are a line of a gold file; a pointer or any is nil for null.

type goldDocument struct {
	DocID    string  `json:"doc_id"`
	Source   string  `json:"source"`
	Title    string  `json:"title"`
	Date     *string `json:"date"`
	URL      *string `json:"url"`
	Text     string  `json:"text"`
	Mentions []any   `json:"mentions"` // goldName or goldValue
	// Matches are what rules for other names find; they may overlap mentions, which
	// gold never does.
	Matches []goldValue  `json:"matches,omitempty"`
	Pledges []goldPledge `json:"pledges"`
	// References is left out where there are none, as in gold that nobody looked
	// through for them.
	References []goldReference `json:"references,omitempty"`
}

type goldSpan struct {
	Start int32  `json:"start"`
	End   int32  `json:"end"`
	Label string `json:"label"`
	Text  string `json:"text"`
}

// goldValue is a quantity, a temporal expression or a match of a rule for other names.
type goldValue struct {
	goldSpan
	Norm string `json:"norm"`
}

// goldName is a person, place, organization or nationality.
type goldName struct {
	goldSpan
	Canonical string  `json:"canonical"`
	ISO3      string  `json:"iso3"`
	Kind      string  `json:"kind"`
	Title     *string `json:"title,omitempty"` // of a person only
	// Confidence is left out where the rule or model gives none.
	Confidence float64 `json:"confidence,omitempty"`
}

type goldReference struct {
	Start      int32    `json:"start"`
	End        int32    `json:"end"`
	Text       string   `json:"text"`
	Kind       string   `json:"kind"`
	Entities   []string `json:"entities"` // canonical names
	Confidence float64  `json:"confidence,omitempty"`
}

type goldPledge struct {
	Start        int32    `json:"start"`
	End          int32    `json:"end"`
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

// A JSONL writes results as JSON, one document a line, in the format of the gold
// files: the format of annotation tools and scorers. What failed has no line; it
// comes back from Write. A JSONL is not safe for use by several goroutines at
// once.
type JSONL struct {
	out   io.Writer
	name  string // for messages
	build builder
	seen  map[uint64]uint32 // hash of the id of every document -> its line
	buf   bytes.Buffer
	enc   *json.Encoder
	err   error
	// Of a file that is written aside:
	fsys fileSystem
	f    file
	path string // "" if out is a stream
}

// NewJSONL returns a writer to a stream, such as standard output, which each
// document reaches as soon as it is written.
func NewJSONL(out io.Writer) *JSONL {
	j := &JSONL{out: out, name: "the output stream", seen: map[uint64]uint32{}}
	j.enc = json.NewEncoder(&j.buf)
	j.enc.SetEscapeHTML(false)
	return j
}

// CreateJSONL returns a writer to a file. The file is written aside and appears
// under its name when Finish is called. A file that is there already is
// replaced only if overwrite is set.
func CreateJSONL(path string, overwrite bool) (*JSONL, error) {
	return createJSONL(path, overwrite, disk{})
}

func createJSONL(path string, overwrite bool, fsys fileSystem) (*JSONL, error) {
	path = filepath.Clean(path)
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("%s is a folder, and JSON lines need a file: choose another output", path)
	case err == nil && !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no regular file: write to standard output (-) and redirect it there", path)
	case err == nil && !overwrite:
		return nil, fmt.Errorf("%s exists: add --overwrite to replace it, or choose another output", path)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, explain(path, "", err)
	}
	f, err := fsys.Create(path + ".tmp")
	if err != nil {
		return nil, explain(path, "", err)
	}
	j := NewJSONL(f)
	j.name, j.fsys, j.f, j.path = path, fsys, f, path
	return j, nil
}

// Write adds a document. Failure and error are as of Writer.Write.
func (j *JSONL) Write(res *pipeline.Result) (failure *pipeline.Failure, err error) {
	if j.err != nil {
		return nil, j.err
	}
	if res.Err != nil {
		return res.Err, nil
	}
	key := hashID(res.Doc.ID)
	if first, dup := j.seen[key]; dup {
		return duplicate(res.Doc, fmt.Sprintf("line %d of the output", first)), nil
	}
	line, failure := j.build.gold(res.Doc, res.Ann)
	if failure != nil {
		return failure, nil
	}
	j.seen[key] = uint32(len(j.seen) + 1)
	j.buf.Reset()
	if err := j.enc.Encode(line); err != nil {
		return nil, fmt.Errorf("encode %s: %w", res.Doc.Source, err)
	}
	if _, err := j.out.Write(j.buf.Bytes()); err != nil {
		j.err = explain(j.name, "", err)
		return nil, j.err
	}
	return nil, nil
}

// Finish makes a file appear under its name. The writer is closed, whatever the
// error.
func (j *JSONL) Finish() error {
	if j.err != nil || j.f == nil {
		j.Close()
		return j.err
	}
	err := j.f.Sync()
	if cerr := j.f.Close(); err == nil {
		err = cerr
	}
	j.f = nil
	if err == nil {
		err = j.fsys.Rename(j.path+".tmp", j.path)
	}
	if err == nil {
		err = j.fsys.SyncDir(filepath.Dir(j.path))
	} else {
		j.fsys.Remove(j.path + ".tmp")
	}
	if err != nil {
		j.err = explain(j.path, "", err)
	}
	return j.err
}

// Close gives up a file that Finish was not called for. What stood under its
// name stays. Close does nothing after Finish or Close.
func (j *JSONL) Close() {
	if j.f == nil {
		return
	}
	j.f.Close()
	j.f = nil
	j.fsys.Remove(j.path + ".tmp")
}

// gold makes the line of a document.
func (b *builder) gold(doc *pipeline.Document, ann *pipeline.Annotations) (*goldDocument, *pipeline.Failure) {
	if f := b.start(doc, ann); f != nil {
		return nil, f
	}
	line := &goldDocument{DocID: clean(doc.ID), Source: clean(doc.Collection), Title: clean(doc.Title), URL: orNull(clean(doc.URL)), Text: doc.Text,
		Mentions: b.goldMentions(), Pledges: []goldPledge{}}
	if !doc.Date.IsZero() {
		line.Date = orNull(doc.Date.Format("2006-01-02"))
	}
	for i := range b.ann.Matches {
		m := &b.ann.Matches[i]
		line.Matches = append(line.Matches, goldValue{b.goldSpan(m.Span, m.Label), clean(m.Norm)})
	}
	for i := range b.ann.Pledges {
		line.Pledges = append(line.Pledges, b.goldPledge(&b.ann.Pledges[i]))
	}
	for i := range b.ann.References {
		line.References = append(line.References, b.goldReference(&b.ann.References[i]))
	}
	return line, b.fault()
}

func (b *builder) goldSpan(sp pipeline.Span, label string) goldSpan {
	text, start, end := b.off.cut(sp)
	return goldSpan{start, end, clean(label), text}
}

// goldMentions returns all mentions, sorted by where they stand.
func (b *builder) goldMentions() []any {
	type entry struct {
		goldSpan
		mention any
	}
	var all []entry
	add := func(sp goldSpan, mention any) { all = append(all, entry{sp, mention}) }
	for i := range b.ann.People {
		m := &b.ann.People[i]
		sp, title := b.goldSpan(m.Span, m.Label), clean(m.Title)
		add(sp, goldName{sp, clean(m.Norm), m.Country, m.Kind, &title, probability(m.Confidence)})
	}
	for i := range b.ann.Places {
		m := &b.ann.Places[i]
		sp := b.goldSpan(m.Span, m.Label)
		add(sp, goldName{sp, clean(m.Norm), m.ISO3, m.Kind, nil, probability(m.Confidence)})
	}
	for i := range b.ann.Organizations {
		m := &b.ann.Organizations[i]
		sp := b.goldSpan(m.Span, m.Label)
		add(sp, goldName{sp, clean(m.Norm), m.Country, m.Kind, nil, probability(m.Confidence)})
	}
	for i := range b.ann.Quantities {
		q := &b.ann.Quantities[i]
		sp := b.goldSpan(q.Span, q.Label)
		add(sp, goldValue{sp, clean(q.Norm())})
	}
	for i := range b.ann.Timexes {
		t := &b.ann.Timexes[i]
		sp := b.goldSpan(t.Span, t.Label)
		add(sp, goldValue{sp, clean(t.Value)})
	}
	slices.SortStableFunc(all, func(x, y entry) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End), cmp.Compare(x.Label, y.Label))
	})
	out := make([]any, len(all))
	for i, e := range all {
		out[i] = e.mention
	}
	return out
}

func (b *builder) goldReference(r *pipeline.Reference) goldReference {
	text, start, end := b.off.cut(r.Span)
	return goldReference{start, end, text, r.Kind, append([]string{}, cleanAll(r.Canonicals)...), probability(r.Confidence)}
}

func (b *builder) goldPledge(p *pipeline.Pledge) goldPledge {
	text, start, end := b.off.cut(p.Span)
	trigger, _, _ := b.words(p.Trigger)
	if trigger == "" {
		trigger = clean(p.TriggerText)
	}
	optional := func(sp pipeline.Span) *string {
		words, _, _ := b.words(sp)
		return orNull(words)
	}
	out := goldPledge{Start: start, End: end, Text: text, Trigger: trigger,
		Pledgers: partyWords(p.Pledgers), PledgerIDs: []string{}, Counterparts: partyWords(p.Counterparts),
		Type: p.Type, Strength: p.Strength, Specificity: p.Specificity, Novelty: p.Novelty, Polarity: p.Polarity,
		Condition: optional(p.Condition), Deadline: optional(p.Deadline), Amount: optional(p.AmountSpan), Speaker: orNull(clean(p.Speaker)), Confidence: probability(p.Confidence)}
	for _, id := range p.PledgerIDs {
		out.PledgerIDs = append(out.PledgerIDs, clean(id))
	}
	if !p.DeadlineEnd.IsZero() {
		out.DeadlineEnd = orNull(p.DeadlineEnd.Format("2006-01-02"))
	}
	return out
}

func partyWords(ps []pipeline.Party) []string {
	out := []string{} // not nil: the format has [] where there are none
	for _, p := range ps {
		out = append(out, clean(p.Text))
	}
	return out
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
