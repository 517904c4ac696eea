package datasets

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// ReadBrat reads a document in brat's standoff format: NAME.txt beside
// NAME.ann. Only text-bound annotations (T lines) are read; of a discontinuous
// one, the stretch from its first to its last code point. Line feeds count as
// one code point, as in brat.
func ReadBrat(annPath string) (*Document, error) {
	stem := strings.TrimSuffix(annPath, ".ann")
	text, err := os.ReadFile(stem + ".txt")
	if err != nil {
		return nil, fmt.Errorf("brat standoff %s needs its text beside it: %w", annPath, err)
	}
	ann, err := os.ReadFile(annPath)
	if err != nil {
		return nil, err
	}
	doc := &Document{DocID: filepath.Base(stem), Text: string(text)}
	runes := NewRunes(doc.Text)
	var errs []error
	for i, line := range strings.Split(string(ann), "\n") {
		line = strings.TrimRight(line, "\r")
		if !strings.HasPrefix(line, "T") {
			continue
		}
		m, err := bratLine(line, runes)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", annPath, i+1, err))
			continue
		}
		doc.Mentions = append(doc.Mentions, m)
	}
	doc.Mentions = sortedMentions(doc.Mentions)
	return doc, errors.Join(errs...)
}

func bratLine(line string, runes Runes) (Mention, error) {
	cols := strings.SplitN(line, "\t", 3)
	if len(cols) < 2 {
		return Mention{}, fmt.Errorf("%q is not 'T1<TAB>LABEL START END<TAB>words'", line)
	}
	f := strings.FieldsFunc(cols[1], func(r rune) bool { return r == ' ' || r == ';' })
	if len(f) < 3 {
		return Mention{}, fmt.Errorf("%q has no label, start and end", cols[1])
	}
	start, err1 := strconv.Atoi(f[1])
	end, err2 := strconv.Atoi(f[len(f)-1])
	if err := errors.Join(err1, err2); err != nil {
		return Mention{}, fmt.Errorf("offsets of %q: %w", cols[1], err)
	}
	words, ok := runes.Slice(start, end)
	if !ok {
		return Mention{}, fmt.Errorf("span %d-%d does not lie in the text", start, end)
	}
	return Mention{Start: start, End: end, Label: f[0], Text: words}, nil
}

// annotated is the union of what spaCy, Prodigy and doccano write as JSON lines:
//
//	Prodigy, spaCy  {"text": "...", "spans": [{"start": 0, "end": 5, "label": "ORG"}]}
//	spaCy (v2)      {"text": "...", "entities": [[0, 5, "ORG"]]}  or  ["...", {"entities": [...]}]
//	doccano         {"id": 7, "text": "...", "label": [[0, 5, "ORG"]]}  (older: "labels")
//	doccano (2023-) {"id": 7, "text": "...", "entities": [{"id": 1, "label": "ORG", "start_offset": 0, "end_offset": 5}]}
type annotated struct {
	ID       json.RawMessage `json:"id"`
	DocID    string          `json:"doc_id"`
	Text     *string         `json:"text"`
	Data     *string         `json:"data"`
	Spans    []annotatedSpan `json:"spans"`
	Entities []annotatedSpan `json:"entities"`
	Label    []annotatedSpan `json:"label"`
	Labels   []annotatedSpan `json:"labels"`
	Answer   string          `json:"answer"`
	Meta     struct {
		DocID string `json:"doc_id"`
	} `json:"meta"`
}

type annotatedSpan struct {
	start, end int
	label      string
}

func (s *annotatedSpan) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '[' {
		var triple []json.RawMessage
		if err := json.Unmarshal(b, &triple); err != nil {
			return err
		}
		if len(triple) < 3 {
			return fmt.Errorf("span %s is not [start, end, label]", b)
		}
		return errors.Join(json.Unmarshal(triple[0], &s.start), json.Unmarshal(triple[1], &s.end), json.Unmarshal(triple[2], &s.label))
	}
	var o struct {
		Start       *int   `json:"start"`
		End         *int   `json:"end"`
		StartOffset *int   `json:"start_offset"`
		EndOffset   *int   `json:"end_offset"`
		Label       string `json:"label"`
	}
	if err := json.Unmarshal(b, &o); err != nil {
		return err
	}
	start, end := o.Start, o.End
	if start == nil {
		start, end = o.StartOffset, o.EndOffset
	}
	if start == nil || end == nil {
		return fmt.Errorf("span %s has no start and end", b)
	}
	s.start, s.end, s.label = *start, *end, o.Label
	return nil
}

// ReadAnnotations reads what spaCy, Prodigy and doccano write as JSON lines.
// Records that a Prodigy annotator rejected or ignored are left out. A record
// without an id is named after the file and its line.
func ReadAnnotations(r io.Reader, name string) ([]*Document, error) {
	br := bufio.NewReaderSize(r, 1<<20)
	stem := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	var docs []*Document
	var errs []error
	for n := 1; ; n++ {
		line, err := br.ReadString('\n')
		if err != nil && err != io.EOF {
			return docs, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		if strings.TrimSpace(line) != "" {
			doc, keep, perr := annotatedLine([]byte(line), fmt.Sprintf("%s-%d", stem, n))
			switch {
			case perr != nil:
				errs = append(errs, fmt.Errorf("%s:%d: %w", name, n, perr))
			case keep:
				doc.Line = n
				docs = append(docs, doc)
			}
		}
		if err == io.EOF {
			return docs, errors.Join(errs...)
		}
	}
}

// annotatedLine reads one record; keep is false for one that was rejected.
func annotatedLine(line []byte, id string) (doc *Document, keep bool, err error) {
	var a annotated
	var pair []json.RawMessage
	if json.Unmarshal(line, &pair) == nil && len(pair) == 2 {
		a.Text = new(string)
		if err := errors.Join(json.Unmarshal(pair[0], a.Text), json.Unmarshal(pair[1], &a)); err != nil {
			return nil, false, err
		}
	} else if err := json.Unmarshal(line, &a); err != nil {
		return nil, false, err
	}
	if a.Answer == "reject" || a.Answer == "ignore" {
		return nil, false, nil
	}
	if a.Text == nil {
		a.Text = a.Data
	}
	if a.Text == nil {
		return nil, false, errors.New(`record has no "text"`)
	}
	doc = &Document{DocID: id, Text: *a.Text}
	if s := strings.Trim(string(a.ID), `"`); s != "" && s != "null" {
		doc.DocID = s
	}
	for _, s := range []string{a.Meta.DocID, a.DocID} {
		if s != "" {
			doc.DocID = s
		}
	}
	runes := NewRunes(doc.Text)
	for _, s := range slices.Concat(a.Spans, a.Entities, a.Label, a.Labels) {
		words, ok := runes.Slice(s.start, s.end)
		if !ok {
			return nil, false, fmt.Errorf("span %d-%d (%s) does not lie in the text", s.start, s.end, s.label)
		}
		doc.Mentions = append(doc.Mentions, Mention{Start: s.start, End: s.end, Label: s.label, Text: words})
	}
	doc.Mentions = sortedMentions(doc.Mentions)
	return doc, true, nil
}

// sortedMentions returns a copy in order of start, then end.
func sortedMentions(ms []Mention) []Mention {
	out := slices.Clone(ms)
	slices.SortStableFunc(out, func(a, b Mention) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	return out
}
