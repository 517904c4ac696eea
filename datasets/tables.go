package datasets

import (
	"time"

	"readout/pipeline"
	"readout/pipeline/sink"
)

// ReadTables reads a folder of tables that `readout extract` wrote as
// predictions, so that a finished run can be scored.
func ReadTables(dir string) ([]*Document, error) {
	t := &tables{byID: map[string]*Document{}}
	for row, err := range sink.Read[sink.Document](dir) {
		if err != nil {
			return nil, err
		}
		doc := &Document{DocID: row.DocID, Source: row.Collection, Title: row.Title, Date: day(row.Date), URL: row.URL, Text: row.Text}
		t.docs = append(t.docs, doc)
		t.byID[row.DocID] = doc
	}
	for _, read := range []func(string) error{t.people, t.places, t.organizations, t.references, t.numbers, t.dates, t.matches, t.pledges} {
		if err := read(dir); err != nil {
			return nil, err
		}
	}
	for _, d := range t.docs {
		d.Mentions = sortedMentions(d.Mentions)
	}
	return t.docs, nil
}

type tables struct {
	docs []*Document
	byID map[string]*Document
}

// add hangs a mention on its document; a row without one cannot be, since the
// keys of tables join.
func (t *tables) add(id string, start, end int32, label, text, norm string, l Linking, confidence float64) {
	if d := t.byID[id]; d != nil {
		d.Mentions = append(d.Mentions, Mention{Start: int(start), End: int(end), Label: label, Text: text, Norm: norm, Linking: l, Confidence: confidence})
	}
}

func (t *tables) people(dir string) error {
	for r, err := range sink.Read[sink.Person](dir) {
		if err != nil {
			return err
		}
		t.add(r.DocID, r.Start, r.End, "PERSON", r.Name, "", linking(r.Canonical, r.Country, r.Role, r.Title), r.Confidence)
	}
	return nil
}

func (t *tables) places(dir string) error {
	for r, err := range sink.Read[sink.Place](dir) {
		if err != nil {
			return err
		}
		kind := r.Kind
		if r.Label == "NORP" {
			kind = r.NorpKind
		}
		l := linking(r.Canonical, r.ISO3, kind, "")
		l.Title = nil
		t.add(r.DocID, r.Start, r.End, r.Label, r.Name, "", l, r.Confidence)
	}
	return nil
}

func (t *tables) organizations(dir string) error {
	for r, err := range sink.Read[sink.Organization](dir) {
		if err != nil {
			return err
		}
		l := linking(r.Canonical, r.Country, r.Kind, "")
		l.Title = nil
		t.add(r.DocID, r.Start, r.End, "ORG", r.Name, "", l, r.Confidence)
	}
	return nil
}

func (t *tables) references(dir string) error {
	for r, err := range sink.Read[sink.Reference](dir) {
		if err != nil {
			return err
		}
		if d := t.byID[r.DocID]; d != nil {
			d.References = append(d.References, Reference{Start: int(r.Start), End: int(r.End), Text: r.Text, Kind: r.Kind,
				Entities: append([]string{}, r.Canonicals...), Confidence: r.Confidence})
		}
	}
	return nil
}

func (t *tables) matches(dir string) error {
	for r, err := range sink.Read[sink.Mention](dir) {
		if err != nil {
			return err
		}
		if d := t.byID[r.DocID]; d != nil {
			d.Matches = append(d.Matches, Mention{Start: int(r.Start), End: int(r.End), Label: r.Label, Text: r.Text, Norm: r.Norm, Confidence: r.Confidence})
		}
	}
	return nil
}

func (t *tables) numbers(dir string) error {
	for r, err := range sink.Read[sink.Number](dir) {
		if err != nil {
			return err
		}
		q := pipeline.Quantity{Label: r.Kind, Unit: r.Unit, Currency: r.Currency}
		if r.Value != nil {
			q.Value = r.Value.String()
		}
		if r.ValueHigh != nil {
			q.High = r.ValueHigh.String()
		}
		t.add(r.DocID, r.Start, r.End, r.Kind, r.Text, q.Norm(), Linking{}, 0)
	}
	return nil
}

func (t *tables) dates(dir string) error {
	for r, err := range sink.Read[sink.Date](dir) {
		if err != nil {
			return err
		}
		t.add(r.DocID, r.Start, r.End, r.Kind, r.Text, r.Value, Linking{}, 0)
	}
	return nil
}

func (t *tables) pledges(dir string) error {
	for r, err := range sink.Read[sink.Pledge](dir) {
		if err != nil {
			return err
		}
		d := t.byID[r.DocID]
		if d == nil {
			continue
		}
		d.Pledges = append(d.Pledges, Pledge{
			Start: int(r.Start), End: int(r.End), Text: r.Text, Trigger: r.Trigger,
			Pledgers: partyTexts(r.Pledgers), PledgerIDs: r.PledgerIDs, Counterparts: partyTexts(r.Counterparts),
			Type: r.RecordType, Strength: r.Strength, Specificity: r.Specificity, Novelty: r.Novelty, Polarity: r.Polarity,
			Condition: opt(r.Condition), Deadline: opt(r.Deadline), DeadlineEnd: day(r.DeadlineDate), Amount: opt(r.Amount), Speaker: opt(r.Speaker),
			Confidence: r.Confidence,
		})
	}
	return nil
}

func linking(canonical, iso3, kind, title string) Linking {
	return Linking{Canonical: &canonical, ISO3: &iso3, Kind: &kind, Title: &title}
}

func partyTexts(ps []sink.Party) []string {
	out := make([]string, 0, len(ps))
	for _, p := range ps {
		out = append(out, p.Text)
	}
	return out
}

// day turns days since 1970-01-01 into ISO 8601.
func day(d *int32) *string {
	if d == nil {
		return nil
	}
	s := time.Unix(int64(*d)*86400, 0).UTC().Format(time.DateOnly)
	return &s
}

func opt(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
