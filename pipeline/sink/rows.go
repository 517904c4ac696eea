package sink

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"sort"
	"strings"
	"time"
	"unicode/utf8"

	"readout/pipeline"
)

// kindDemonym is what places of the label NORP have as their kind.
const kindDemonym = "demonym"

// rows collects the rows of all tables until they are handed to the writers.
type rows struct {
	documents     []Document
	sentences     []Sentence
	people        []Person
	places        []Place
	organizations []Organization
	references    []Reference
	numbers       []Number
	dates         []Date
	pledges       []Pledge
	mentions      []Mention
	errors        []Error
}

// A builder makes the rows of one document after another.
type builder struct {
	off offsets
	doc *pipeline.Document
	ann *pipeline.Annotations
}

// document appends the rows of a document. A document that breaks its contract
// (text that is no UTF-8, a span outside of the text) gives a Failure and an
// unusable rest of rows, which the caller drops.
func (b *builder) document(out *rows, input int64, doc *pipeline.Document, ann *pipeline.Annotations) *pipeline.Failure {
	if f := b.start(doc, ann); f != nil {
		return f
	}
	sum := sha256.Sum256([]byte(doc.Text))
	out.documents = append(out.documents, Document{
		DocID: clean(doc.ID), Input: input, Source: clean(doc.Source), Collection: clean(doc.Collection), Title: clean(doc.Title),
		Publisher: clean(doc.Publisher), URL: clean(doc.URL), Date: day(doc.Date), DateSource: doc.DateSource, Language: clean(doc.Language),
		Text: doc.Text, Chars: int32(b.off.runes), Sentences: int32(len(b.ann.Sentences)), Tokens: int32(len(b.ann.Tokens)),
		SHA256: hex.EncodeToString(sum[:]),
	})
	b.sentences(out)
	b.people(out)
	b.places(out)
	b.organizations(out)
	b.references(out)
	b.numbers(out)
	b.dates(out)
	b.pledges(out)
	b.mentions(out)
	return b.fault()
}

// start checks what every format needs of a document and sets the offsets.
func (b *builder) start(doc *pipeline.Document, ann *pipeline.Annotations) *pipeline.Failure {
	fail := func(message string) *pipeline.Failure {
		return &pipeline.Failure{Source: doc.Source, Stage: pipeline.StageWrite, Class: pipeline.ClassMalformed, Message: message}
	}
	switch {
	case doc.ID == "":
		return fail("the document has no id; give it one in the field that holds ids")
	case !utf8.ValidString(doc.Text):
		return fail("the text is not valid UTF-8; the reader of this format must replace what is not")
	case len(doc.Text) > 1<<30:
		return fail(fmt.Sprintf("the text has %d bytes, more than the 1 GiB that a table's offsets can address; split the document", len(doc.Text)))
	}
	if ann == nil {
		ann = &pipeline.Annotations{}
	}
	b.doc, b.ann = doc, ann
	b.off.set(doc.Text)
	return nil
}

// fault tells whether a span of the document did not fit its text.
func (b *builder) fault() *pipeline.Failure {
	if !b.off.isBad {
		return nil
	}
	return &pipeline.Failure{Source: b.doc.Source, Stage: pipeline.StageWrite, Class: pipeline.ClassExtractor,
		Message: fmt.Sprintf("an extractor gave the span [%d,%d), which lies outside of the text of %d bytes or cuts a character; please report it with the document",
			b.off.bad.Start, b.off.bad.End, len(b.doc.Text))}
}

// sentence returns the number of the sentence in which the span starts, or nil.
func (b *builder) sentence(sp pipeline.Span) *int32 {
	ss := b.ann.Sentences
	i := sort.Search(len(ss), func(i int) bool { return ss[i].Start > sp.Start }) - 1
	if i < 0 || sp.Start >= ss[i].End {
		return nil
	}
	id := int32(i)
	return &id
}

func (b *builder) sentences(out *rows) {
	for i, s := range b.ann.Sentences {
		_, start, end := b.off.cut(s.Span)
		out.sentences = append(out.sentences, Sentence{DocID: clean(b.doc.ID), SentenceID: int32(i), Start: start, End: end,
			Paragraph: int32(s.Paragraph), Kind: s.Kind, Speaker: clean(s.Speaker)})
	}
}

func (b *builder) people(out *rows) {
	for i := range b.ann.People {
		m := &b.ann.People[i]
		name, start, end := b.off.cut(m.Span)
		titleStart, titleEnd := b.off.place(m.TitleSpan, m.Title)
		out.people = append(out.people, Person{DocID: clean(b.doc.ID), SentenceID: b.sentence(m.Span), PersonID: int32(i), Start: start, End: end,
			Name: name, Canonical: clean(m.Norm), EntityID: clean(m.EntityID), Title: clean(m.Title), TitleStart: titleStart, TitleEnd: titleEnd,
			Role: clean(m.Kind), Affiliation: clean(m.Affiliation), Country: clean(m.Country), Confidence: probability(m.Confidence), Rule: clean(m.Rule)})
	}
}

func (b *builder) places(out *rows) {
	for i := range b.ann.Places {
		m := &b.ann.Places[i]
		name, start, end := b.off.cut(m.Span)
		row := Place{DocID: clean(b.doc.ID), SentenceID: b.sentence(m.Span), PlaceID: int32(i), Start: start, End: end,
			Name: name, Label: clean(m.Label), Canonical: clean(m.Norm), EntityID: clean(m.EntityID), Kind: clean(m.Kind),
			ISO2: clean(m.ISO2), ISO3: clean(m.ISO3), ActorISO3: clean(m.ActorISO3), Confidence: probability(m.Confidence), Rule: clean(m.Rule)}
		if m.Label == pipeline.Norp {
			row.Kind, row.NorpKind = kindDemonym, clean(m.Kind)
		}
		if m.GeonameID != 0 {
			row.GeonameID = &m.GeonameID
		}
		if m.Point != nil {
			row.Latitude, row.Longitude = &m.Point.Latitude, &m.Point.Longitude
		}
		out.places = append(out.places, row)
	}
}

func (b *builder) organizations(out *rows) {
	for i := range b.ann.Organizations {
		m := &b.ann.Organizations[i]
		name, start, end := b.off.cut(m.Span)
		out.organizations = append(out.organizations, Organization{DocID: clean(b.doc.ID), SentenceID: b.sentence(m.Span), OrganizationID: int32(i),
			Start: start, End: end, Name: name, Canonical: clean(m.Norm), Acronym: clean(m.Acronym), EntityID: clean(m.EntityID),
			Kind: clean(m.Kind), Country: clean(m.Country), Confidence: probability(m.Confidence), Rule: clean(m.Rule)})
	}
}

func (b *builder) references(out *rows) {
	for i := range b.ann.References {
		r := &b.ann.References[i]
		text, start, end := b.off.cut(r.Span)
		out.references = append(out.references, Reference{DocID: clean(b.doc.ID), SentenceID: b.sentence(r.Span), ReferenceID: int32(i), Start: start, End: end,
			Text: text, Kind: r.Kind, EntityIDs: cleanAll(r.EntityIDs), Canonicals: cleanAll(r.Canonicals), Confidence: probability(r.Confidence), Rule: clean(r.Rule)})
	}
}

func cleanAll(list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, clean(s))
	}
	return out
}

func (b *builder) numbers(out *rows) {
	for i := range b.ann.Quantities {
		q := &b.ann.Quantities[i]
		text, start, end := b.off.cut(q.Span)
		of, ofStart, ofEnd := b.words(q.Of)
		out.numbers = append(out.numbers, Number{DocID: clean(b.doc.ID), SentenceID: b.sentence(q.Span), NumberID: int32(i), Start: start, End: end,
			Text: text, Kind: q.Label, Value: ParseDecimal(q.Value), ValueHigh: ParseDecimal(q.High), Unit: clean(q.Unit), Currency: clean(q.Currency),
			Qualifier: q.Qualifier, Of: of, OfStart: ofStart, OfEnd: ofEnd, Rule: clean(q.Rule)})
	}
}

func (b *builder) dates(out *rows) {
	for i := range b.ann.Timexes {
		t := &b.ann.Timexes[i]
		text, start, end := b.off.cut(t.Span)
		out.dates = append(out.dates, Date{DocID: clean(b.doc.ID), SentenceID: b.sentence(t.Span), DateID: int32(i), Start: start, End: end,
			Text: text, Kind: t.Label, Value: clean(t.Value), Begin: day(t.Begin), EndDate: day(t.End), Anchor: day(t.Anchor), Rule: clean(t.Rule)})
	}
}

func (b *builder) pledges(out *rows) {
	for i := range b.ann.Pledges {
		p := &b.ann.Pledges[i]
		row := Pledge{DocID: clean(b.doc.ID), SentenceID: b.sentence(p.Span), PledgeID: int32(i),
			Pledgers: b.parties(p.Pledgers), PledgerSide: p.PledgerSide, Counterparts: b.parties(p.Counterparts),
			RecordType: p.Type, Strength: p.Strength, Specificity: p.Specificity, Novelty: p.Novelty, Polarity: p.Polarity,
			DeadlineDate: day(p.DeadlineEnd), ActionLemma: clean(p.ActionLemma), ActionType: clean(p.ActionType),
			CAMEO: clean(p.CAMEO), PLOVER: clean(p.PLOVER), Theme: clean(p.Theme), Attribution: p.Attribution, Confidence: probability(p.Confidence), Rule: clean(p.Rule)}
		row.Text, row.Start, row.End = b.off.cut(p.Span)
		row.Trigger, row.TriggerStart, row.TriggerEnd = b.words(p.Trigger)
		if row.Trigger == "" {
			row.Trigger = clean(p.TriggerText)
		}
		row.Condition, row.ConditionStart, row.ConditionEnd = b.words(p.Condition)
		row.Deadline, row.DeadlineStart, row.DeadlineEnd = b.words(p.Deadline)
		row.Amount, row.AmountStart, row.AmountEnd = b.words(p.AmountSpan)
		row.Speaker = clean(p.Speaker)
		row.SpeakerStart, row.SpeakerEnd = b.off.place(p.SpeakerSpan, p.Speaker)
		for _, id := range p.PledgerIDs {
			row.PledgerIDs = append(row.PledgerIDs, clean(id))
		}
		for _, a := range p.Amounts {
			start, end := b.off.place(a.Span, a.Text)
			row.Amounts = append(row.Amounts, Amount{Text: clean(a.Text), Value: ParseDecimal(a.Value), Unit: clean(a.Unit), Currency: clean(a.Currency), Start: start, End: end})
		}
		out.pledges = append(out.pledges, row)
	}
}

func (b *builder) parties(ps []pipeline.Party) []Party {
	var out []Party
	for _, p := range ps {
		start, end := b.off.place(p.Span, p.Text)
		out = append(out, Party{Text: clean(p.Text), EntityID: clean(p.EntityID), ISO3: clean(p.ISO3), Kind: clean(p.Kind), Via: clean(p.Via), Start: start, End: end})
	}
	return out
}

func (b *builder) mentions(out *rows) {
	for i := range b.ann.Matches {
		m := &b.ann.Matches[i]
		text, start, end := b.off.cut(m.Span)
		out.mentions = append(out.mentions, Mention{DocID: clean(b.doc.ID), SentenceID: b.sentence(m.Span), MentionID: int32(i), Start: start, End: end,
			Text: text, Label: clean(m.Label), Norm: clean(m.Norm), Confidence: probability(m.Confidence), Rule: clean(m.Rule)})
	}
}

// words returns the words of an optional span and where they stand; "" and nil
// for the zero span.
func (b *builder) words(sp pipeline.Span) (text string, start, end *int32) {
	if sp.IsZero() {
		return "", nil, nil
	}
	text, s, e := b.off.cut(sp)
	return text, &s, &e
}

// failure makes the row of an input that gave no document or could not be processed.
func failureRow(input int64, docID string, f *pipeline.Failure) Error {
	return Error{Input: input, Source: clean(f.Source), DocID: clean(docID), Stage: clean(f.Stage), Class: clean(f.Class), Message: clean(f.Text())}
}

// clean replaces what is not UTF-8, for which DuckDB and polars would refuse the
// whole file. Words cut from a text need no cleaning.
func clean(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// day returns the days from 1970-01-01 to the calendar day of t, nil for the
// zero time.
func day(t time.Time) *int32 {
	if t.IsZero() {
		return nil
	}
	y, m, d := t.Date()
	n := int32(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
	return &n
}

// probability rounds to four digits: more would be noise, and the last bits of a
// float64 differ between kinds of processor.
func probability(p float64) float64 { return math.Round(p*1e4) / 1e4 }
