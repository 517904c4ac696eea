package sink

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"readout/pipeline"
)

// goldAnnotations turns a line of gold into annotations.
func goldAnnotations(t *testing.T, line []byte) (*pipeline.Document, *pipeline.Annotations) {
	t.Helper()
	var g struct {
		DocID    string `json:"doc_id"`
		Source   string
		Title    string
		Date     *string
		URL      string
		Text     string
		Mentions []struct {
			Start, End                         int
			Label, Norm, Canonical, Kind, ISO3 string
			Title                              string
		}
		Pledges []struct {
			Start, End                                                   int
			Trigger, Type, Strength, Specificity, Novelty, Polarity, Spk string
			Pledgers, Counterparts                                       []string
			PledgerIDs                                                   []string `json:"pledger_ids"`
			DeadlineEnd                                                  *string  `json:"deadline_end"`
			Speaker                                                      *string
		}
	}
	if err := json.Unmarshal(line, &g); err != nil {
		t.Fatal(err)
	}
	bytesAt := []int{}
	for i := range g.Text {
		bytesAt = append(bytesAt, i)
	}
	bytesAt = append(bytesAt, len(g.Text))
	day := func(s *string) time.Time {
		if s == nil {
			return time.Time{}
		}
		d, err := time.Parse(time.DateOnly, *s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	doc := &pipeline.Document{ID: g.DocID, Source: "gold", Collection: g.Source, Title: g.Title, URL: g.URL, Text: g.Text, Date: day(g.Date)}
	ann := &pipeline.Annotations{}
	for _, m := range g.Mentions {
		sp := pipeline.Span{Start: bytesAt[m.Start], End: bytesAt[m.End]}
		named := pipeline.Mention{Span: sp, Label: m.Label, Norm: m.Canonical}
		switch m.Label {
		case pipeline.Person:
			ann.People = append(ann.People, pipeline.PersonMention{Mention: named, Title: m.Title, Kind: m.Kind, Country: m.ISO3})
		case pipeline.Place, pipeline.Norp:
			ann.Places = append(ann.Places, pipeline.PlaceMention{Mention: named, Kind: m.Kind, ISO3: m.ISO3})
		case pipeline.Org:
			ann.Organizations = append(ann.Organizations, pipeline.OrgMention{Mention: named, Kind: m.Kind, Country: m.ISO3})
		case pipeline.Date, pipeline.Time, pipeline.Duration:
			ann.Timexes = append(ann.Timexes, pipeline.Timex{Span: sp, Label: m.Label, Value: m.Norm})
		default:
			q := pipeline.Quantity{Span: sp, Label: m.Label}
			number, unit, _ := strings.Cut(m.Norm, " ")
			q.Value, q.High, _ = strings.Cut(number, "/")
			if m.Label == pipeline.Money {
				q.Currency = unit
			} else {
				q.Unit = unit
			}
			ann.Quantities = append(ann.Quantities, q)
		}
	}
	parties := func(words []string) (out []pipeline.Party) {
		for _, w := range words {
			out = append(out, pipeline.Party{Text: w})
		}
		return out
	}
	for _, p := range g.Pledges {
		pl := pipeline.Pledge{Span: pipeline.Span{Start: bytesAt[p.Start], End: bytesAt[p.End]}, TriggerText: p.Trigger, Type: p.Type, Strength: p.Strength,
			Specificity: p.Specificity, Novelty: p.Novelty, Polarity: p.Polarity, Pledgers: parties(p.Pledgers), Counterparts: parties(p.Counterparts),
			PledgerIDs: p.PledgerIDs, DeadlineEnd: day(p.DeadlineEnd)}
		if p.Speaker != nil {
			pl.Speaker = *p.Speaker
		}
		ann.Pledges = append(ann.Pledges, pl)
	}
	return doc, ann
}
