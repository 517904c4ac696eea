package datasets

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Marked-up text is how a person writes gold in an editor. A document is
//
//	# doc_id: kz-001
//	# source: kz_mfa
//	# date: 2021-05-12
//
//	On {{May 12, 2021|DATE|2021-05-12}}, Minister {{Aigul Serik|PERSON}} said ...
//	-- pledges --
//	{"span": "will open two clinics", "trigger": "will", "pledgers": ["Kazakhstan"], ...}
//	-- links --
//	{"text": "Aigul Serik", "label": "PERSON", "canonical": "Aigul Serik", "iso3": "KAZ", "kind": "minister", "title": "Foreign Minister"}
//	-- references --
//	{"text": "she", "kind": "pronoun", "entities": ["Aigul Serik"]}
//
// Documents follow each other after a line "=====". The text is everything
// between the first blank line and the first "--" line, less the white space
// around it. A pledge stands at the first occurrence of its span that no
// earlier pledge of the same span has taken; a link applies to every mention of
// its label whose words are its text. A reference stands at the first place of
// its words, on word borders and not within a name, that no earlier line of the
// same words has taken; "n": 3 picks the third place instead. References follow
// links.
const (
	inlinePledges    = "-- pledges --"
	inlineLinks      = "-- links --"
	inlineReferences = "-- references --"
	inlineSeparator  = "====="
)

// inlinePledge is a pledge line: the fields of Pledge with the span as words. The
// fields that the span stands for hide those of Pledge and are never written.
type inlinePledge struct {
	Span string `json:"span"`
	Pledge
	Start *int    `json:"start,omitempty"`
	End   *int    `json:"end,omitempty"`
	Text  *string `json:"text,omitempty"`
}

type inlineLink struct {
	Text  string `json:"text"`
	Label string `json:"label"`
	Linking
}

// ReadInline reads marked-up text. All faults are reported at once with name
// and line.
func ReadInline(r io.Reader, name string) ([]*Document, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var docs []*Document
	var errs []error
	var block []string
	first := 1
	flush := func(next int) {
		if strings.TrimSpace(strings.Join(block, "")) != "" {
			doc, err := parseInline(block, name, first)
			if err != nil {
				errs = append(errs, err)
			} else {
				docs = append(docs, doc)
			}
		}
		block, first = nil, next
	}
	sc := bufio.NewScanner(bytes.NewReader(raw))
	sc.Buffer(nil, len(raw)+1)
	n := 0
	for sc.Scan() {
		n++
		if strings.TrimRight(sc.Text(), " \t") == inlineSeparator {
			flush(n + 1)
			continue
		}
		block = append(block, sc.Text())
	}
	flush(n + 1)
	return docs, errors.Join(errs...)
}

func parseInline(lines []string, name string, first int) (*Document, error) {
	doc := &Document{Line: first}
	var errs []error
	fault := func(i int, format string, args ...any) {
		errs = append(errs, &Fault{File: name, Line: first + i, DocID: doc.DocID, Reason: fmt.Sprintf(format, args...)})
	}
	i := 0
	for ; i < len(lines); i++ {
		if strings.TrimSpace(lines[i]) == "" {
			continue
		}
		key, value, ok := strings.Cut(strings.TrimPrefix(lines[i], "#"), ":")
		if !strings.HasPrefix(lines[i], "#") || !ok {
			break
		}
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(key) {
		case "doc_id":
			doc.DocID = value
		case "source":
			doc.Source = value
		case "title":
			doc.Title = value
		case "url":
			doc.URL = value
		case "date":
			doc.Date = &value
		default:
			fault(i, "unknown header %q; known are doc_id, source, title, date, url", key)
		}
	}
	if doc.DocID == "" {
		fault(0, "has no line '# doc_id: ...'")
	}
	begin := i
	section := func(s string) bool { return s == inlinePledges || s == inlineLinks || s == inlineReferences }
	for i < len(lines) && !section(strings.TrimSpace(lines[i])) {
		i++
	}
	marked := strings.TrimSpace(strings.Join(lines[begin:i], "\n"))
	if err := doc.unmark(marked); err != nil {
		fault(begin, "%v", err)
	}
	kind := ""
	taken := map[string]int{}
	var places *referencePlaces
	for ; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		switch {
		case line == "":
		case section(line):
			kind = line
			if line == inlineReferences && places == nil {
				doc.References = []Reference{} // looked for, whether there are any or not
				places = newReferencePlaces(doc)
			}
		case kind == inlineReferences:
			if err := doc.addInlineReference(line, places); err != nil {
				fault(i, "%v", err)
			}
		case kind == inlinePledges:
			if err := doc.addInlinePledge(line, taken); err != nil {
				fault(i, "%v", err)
			}
		default:
			if err := doc.addInlineLink(line); err != nil {
				fault(i, "%v", err)
			}
		}
	}
	return doc, errors.Join(errs...)
}

// unmark sets Text and Mentions from marked-up text.
func (d *Document) unmark(s string) error {
	var text strings.Builder
	at := 0 // code points in text
	for {
		open := strings.Index(s, "{{")
		if open < 0 {
			text.WriteString(s)
			d.Text = text.String()
			return nil
		}
		text.WriteString(s[:open])
		at += utf8.RuneCountInString(s[:open])
		end := strings.Index(s[open:], "}}")
		if end < 0 {
			return fmt.Errorf("markup %.40q is not closed by }}", s[open:])
		}
		inner := s[open+2 : open+end]
		parts := strings.Split(inner, "|")
		if len(parts) < 2 || len(parts) > 3 || parts[0] == "" || parts[1] == "" {
			return fmt.Errorf("markup {{%s}} is not {{words|LABEL}} or {{words|LABEL|value}}", inner)
		}
		m := Mention{Start: at, End: at + utf8.RuneCountInString(parts[0]), Label: parts[1], Text: parts[0]}
		if len(parts) == 3 {
			m.Norm = parts[2]
		}
		d.Mentions = append(d.Mentions, m)
		text.WriteString(parts[0])
		at = m.End
		s = s[open+end+2:]
	}
}

func (d *Document) addInlinePledge(line string, taken map[string]int) error {
	var p inlinePledge
	dec := json.NewDecoder(strings.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&p); err != nil {
		return fmt.Errorf("pledge line: %w", err)
	}
	from := taken[p.Span]
	i := strings.Index(d.Text[from:], p.Span)
	if p.Span == "" || i < 0 {
		return fmt.Errorf("pledge span %q is not in the text (or not as often as it is listed)", p.Span)
	}
	i += from
	taken[p.Span] = i + len(p.Span)
	pledge := p.Pledge
	pledge.Start = utf8.RuneCountInString(d.Text[:i])
	pledge.End = pledge.Start + utf8.RuneCountInString(p.Span)
	pledge.Text = p.Span
	d.Pledges = append(d.Pledges, pledge)
	return nil
}

func (d *Document) addInlineLink(line string) error {
	var l inlineLink
	dec := json.NewDecoder(strings.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&l); err != nil {
		return fmt.Errorf("link line: %w", err)
	}
	found := false
	for i := range d.Mentions {
		if m := &d.Mentions[i]; m.Text == l.Text && m.Label == l.Label {
			m.Linking = l.Linking
			found = true
		}
	}
	if !found {
		return fmt.Errorf("link to %q (%s): no such mention is marked", l.Text, l.Label)
	}
	return nil
}

// WriteInline writes documents as marked-up text. Mentions that overlap, and
// words that hold "{{", "|" or "}}", cannot be written and are an error.
func WriteInline(w io.Writer, docs []*Document) error {
	bw := bufio.NewWriter(w)
	for i, d := range docs {
		if i > 0 {
			fmt.Fprintln(bw, inlineSeparator)
		}
		if err := writeInline(bw, d); err != nil {
			return fmt.Errorf("document %s: %w", d.DocID, err)
		}
	}
	return bw.Flush()
}

func writeInline(w io.Writer, d *Document) error {
	for _, h := range [][2]string{{"doc_id", d.DocID}, {"source", d.Source}, {"title", d.Title}, {"date", deref(d.Date)}, {"url", d.URL}} {
		if h[1] != "" {
			fmt.Fprintf(w, "# %s: %s\n", h[0], h[1])
		}
	}
	fmt.Fprintln(w)
	runes := NewRunes(d.Text)
	at := 0
	for _, m := range sortedMentions(d.Mentions) {
		gap, ok := runes.Slice(at, m.Start)
		if !ok {
			return fmt.Errorf("mention %q (%s, %d-%d) overlaps another or leaves the text", m.Text, m.Label, m.Start, m.End)
		}
		words, ok := runes.Slice(m.Start, m.End)
		if !ok || strings.ContainsAny(words, "|") || strings.Contains(words, "{{") || strings.Contains(words, "}}") {
			return fmt.Errorf("mention %q cannot be written as markup", words)
		}
		fmt.Fprintf(w, "%s{{%s|%s", gap, words, m.Label)
		if m.Norm != "" || IsNumber(m.Label) || IsTimex(m.Label) {
			fmt.Fprintf(w, "|%s", m.Norm)
		}
		fmt.Fprint(w, "}}")
		at = m.End
	}
	rest, _ := runes.Slice(at, runes.Len())
	fmt.Fprintf(w, "%s\n%s\n", rest, inlinePledges)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, p := range withLists(d).Pledges {
		if err := enc.Encode(inlinePledge{Span: p.Text, Pledge: p}); err != nil {
			return err
		}
	}
	if err := writeLinks(w, d, enc); err != nil {
		return err
	}
	return writeReferences(w, d, enc)
}

func writeLinks(w io.Writer, d *Document, enc *json.Encoder) error {
	type key struct{ text, label string }
	seen := map[key]bool{}
	for _, m := range d.Mentions {
		k := key{m.Text, m.Label}
		if m.Canonical == nil || seen[k] {
			continue
		}
		if len(seen) == 0 {
			fmt.Fprintln(w, inlineLinks)
		}
		seen[k] = true
		if err := enc.Encode(inlineLink{m.Text, m.Label, m.Linking}); err != nil {
			return err
		}
	}
	return nil
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
