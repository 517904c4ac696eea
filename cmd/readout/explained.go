package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"iter"
	"math"
	"slices"
	"time"

	"readout/datasets"
	"readout/extractors/pledge"
	"readout/pipeline"
)

// The types below are what explain prints: as text, or as JSON with these names,
// which do not change. Offsets count code points.

type explained struct {
	DocID        string               `json:"doc_id"`
	Source       string               `json:"source"`
	Title        known                `json:"title"`
	Publisher    known                `json:"publisher"`
	URL          known                `json:"url"`
	Date         known                `json:"date"`
	Language     known                `json:"language"`
	Text         string               `json:"text"`
	Issuer       []string             `json:"issuer"`
	IssuerFrom   known                `json:"issuer_from"`
	Participants []string             `json:"participants"`
	Mentions     []explainedMention   `json:"mentions"`
	References   []explainedReference `json:"references"`
	Pledges      []explainedPledge    `json:"pledges"`
	Rejected     []explainedRefusal   `json:"rejected"` // null unless asked for
	// each yields the pledges one by one, in the place of Pledges: what is said about
	// one is many times its length.
	each iter.Seq[*explainedPledge]
}

// writeJSON writes x as a line of JSON, with the pledges of each.
func (x *explained) writeJSON(out io.Writer) error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	bare := *x
	bare.Pledges = nil
	if err := enc.Encode(&bare); err != nil {
		return err
	}
	// No string holds this: its quotes would be escaped.
	before, after, _ := bytes.Cut(bytes.Clone(buf.Bytes()), []byte(`"pledges":null`))
	w := bufio.NewWriter(out)
	w.Write(before)
	w.WriteString(`"pledges":[`)
	n := 0
	for p := range x.each {
		if n++; n > 1 {
			w.WriteByte(',')
		}
		buf.Reset()
		if err := enc.Encode(p); err != nil {
			return err
		}
		w.Write(bytes.TrimSpace(buf.Bytes()))
	}
	w.WriteByte(']')
	w.Write(after)
	return w.Flush() // with the first error of all that was written
}

// known is a string that is null in JSON where it is empty, as in the tables.
type known string

func (k known) MarshalJSON() ([]byte, error) {
	if k == "" {
		return []byte("null"), nil
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	err := enc.Encode(string(k))
	return buf.Bytes(), err
}

type explainedSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

type explainedMention struct {
	Start      int     `json:"start"`
	End        int     `json:"end"`
	Label      string  `json:"label"`
	Text       string  `json:"text"`
	Norm       known   `json:"norm"` // canonical name, or value of a number or time
	Rule       known   `json:"rule"`
	Confidence float64 `json:"confidence,omitempty"`
	match      bool    // of a rule for other names
}

// explainedReference is a pronoun or noun phrase and whom it stands for.
type explainedReference struct {
	explainedSpan
	Kind       string   `json:"kind"`
	Entities   []string `json:"entities"` // canonical names; empty if unknown
	Rule       known    `json:"rule"`
	Confidence float64  `json:"confidence,omitempty"`
}

type explainedPledge struct {
	Number      int                `json:"number"` // from 1, in the order of the text
	Start       int                `json:"start"`
	End         int                `json:"end"`
	Text        string             `json:"text"`
	Sentence    explainedSpan      `json:"sentence"`
	Cue         explainedCue       `json:"cue"`
	Confidence  explainedJudgement `json:"confidence"`
	Specificity explainedJudgement `json:"specificity"`
	Fields      []explainedField   `json:"fields"`
}

type explainedCue struct {
	ID    string `json:"id"`
	Doc   string `json:"doc"`
	Class string `json:"class"`
	Then  string `json:"then"`
	explainedSpan
}

type explainedJudgement struct {
	Base          float64                 `json:"base"`
	Contributions []explainedContribution `json:"contributions"`
	LogOdds       float64                 `json:"log_odds"`
	Probability   float64                 `json:"probability"`
}

type explainedContribution struct {
	Feature string  `json:"feature"`
	Meaning string  `json:"meaning"`
	Weight  float64 `json:"weight"`
	Count   int     `json:"count"`
}

type explainedField struct {
	Name  string  `json:"name"`
	Value string  `json:"value"`
	Start *int    `json:"start"`
	End   *int    `json:"end"`
	Text  *string `json:"text"`
	Rule  string  `json:"rule"`
}

type explainedRefusal struct {
	explainedSpan
	Sentence explainedSpan `json:"sentence"`
	Cue      string        `json:"cue"`
	Reason   string        `json:"reason"`
}

// newExplained turns annotations and reasons into what is printed.
func newExplained(doc *pipeline.Document, ann *pipeline.Annotations, why *pledge.Explanation, rejected bool) *explained {
	runes := datasets.NewRunes(doc.Text)
	span := func(sp pipeline.Span) explainedSpan {
		return explainedSpan{runes.Offset(sp.Start), runes.Offset(sp.End), doc.Slice(sp)}
	}
	x := &explained{DocID: doc.ID, Source: doc.Source, Title: known(doc.Title), Publisher: known(doc.Publisher), URL: known(doc.URL), Language: known(doc.Language), Text: doc.Text,
		Issuer: list(why.Issuer), IssuerFrom: known(why.IssuerFrom), Participants: list(why.Participants), Mentions: []explainedMention{}}
	if !doc.Date.IsZero() {
		x.Date = known(doc.Date.Format(time.DateOnly))
	}
	add := func(sp pipeline.Span, label, norm, rule string, confidence float64, match bool) {
		s := span(sp)
		x.Mentions = append(x.Mentions, explainedMention{s.Start, s.End, label, s.Text, known(norm), known(rule), confidence, match})
	}
	for _, m := range ann.People {
		add(m.Span, m.Label, m.Norm, m.Rule, m.Confidence, false)
	}
	for _, m := range ann.Places {
		add(m.Span, m.Label, m.Norm, m.Rule, m.Confidence, false)
	}
	for _, m := range ann.Organizations {
		add(m.Span, m.Label, m.Norm, m.Rule, m.Confidence, false)
	}
	for i := range ann.Quantities {
		q := &ann.Quantities[i]
		add(q.Span, q.Label, q.Norm(), q.Rule, 0, false)
	}
	for _, t := range ann.Timexes {
		add(t.Span, t.Label, t.Value, t.Rule, 0, false)
	}
	for _, m := range ann.Matches {
		add(m.Span, m.Label, m.Norm, m.Rule, m.Confidence, true)
	}
	slices.SortStableFunc(x.Mentions, func(a, b explainedMention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	x.References = []explainedReference{}
	for i := range ann.References {
		r := &ann.References[i]
		x.References = append(x.References, explainedReference{span(r.Span), r.Kind, list(r.Canonicals), known(r.Rule), r.Confidence})
	}
	x.each = func(yield func(*explainedPledge) bool) {
		for i := range why.Pledges {
			if !yield(newExplainedPledge(i+1, &why.Pledges[i], span)) {
				return
			}
		}
	}
	if rejected {
		x.Rejected = []explainedRefusal{}
		for _, r := range why.Rejected {
			x.Rejected = append(x.Rejected, explainedRefusal{span(r.Span), span(r.Sentence), r.Cue, r.Reason})
		}
	}
	return x
}

func newExplainedPledge(number int, r *pledge.Reason, span func(pipeline.Span) explainedSpan) *explainedPledge {
	s := span(r.Pledge.Span)
	p := &explainedPledge{Number: number, Start: s.Start, End: s.End, Text: s.Text, Sentence: span(r.Sentence),
		Cue:        explainedCue{r.Cue.ID, r.Cue.Doc, r.Cue.Class, r.Cue.Then, span(r.Cue.Span)},
		Confidence: newJudgement(r.Confidence), Specificity: newJudgement(r.Specificity), Fields: []explainedField{}}
	for _, f := range r.Fields {
		out := explainedField{Name: f.Name, Value: f.Value, Rule: f.Rule}
		if !f.Span.IsZero() {
			s := span(f.Span)
			out.Start, out.End, out.Text = &s.Start, &s.End, &s.Text
		}
		p.Fields = append(p.Fields, out)
	}
	return p
}

func newJudgement(j pledge.Judgement) explainedJudgement {
	out := explainedJudgement{Base: rounded(j.Base), LogOdds: rounded(j.LogOdds), Probability: rounded(j.Probability), Contributions: []explainedContribution{}}
	for _, c := range j.Contributions {
		out.Contributions = append(out.Contributions, explainedContribution{c.Feature, c.Meaning, rounded(c.Weight), c.Count})
	}
	return out
}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// rounded keeps four digits: the weights have three.
func rounded(v float64) float64 { return math.Round(v*1e4) / 1e4 }
