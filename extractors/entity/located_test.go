package entity

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/pipeline"
)

// decided makes an engine that has weighed all: words of the text, each with a label.
func decided(list ...string) func(*pipeline.Pass) {
	return func(ps *pipeline.Pass) {
		ps.Ann.NamesDecided = true
		for i := 0; i+1 < len(list); i += 2 {
			at := strings.Index(ps.Doc.Text, list[i])
			if at < 0 {
				continue
			}
			ps.Ann.Names = append(ps.Ann.Names, pipeline.Mention{Span: pipeline.Span{Start: at, End: at + len(list[i])}, Label: list[i+1], Confidence: 0.9})
		}
		slices.SortFunc(ps.Ann.Names, func(a, b pipeline.Mention) int { return cmp.Compare(a.Start, b.Start) })
	}
}

// Where a place is that no gazetteer has.
func TestUnknownPlaces(t *testing.T) {
	for _, c := range []struct{ url, text, place, want string }{
		{"", "They met in Qwyxville, Kenya, and not in Togo.", "Qwyxville", "Qwyxville, city, KEN"},
		{"", "They met in Qwyxville, California, and not in Togo or Kenya.", "Qwyxville", "Qwyxville, city, USA"},
		{"", "They saw Qwyxville in Kenya, and not in Togo.", "Qwyxville", "Qwyxville, city, KEN"},
		{"", "They left Kenya's Qwyxville for Togo.", "Qwyxville", "Qwyxville, city, KEN"},
		{"https://www.mfa.gov.sg/x", "They met in Qwyxville.", "Qwyxville", "Qwyxville, city, SGP"},
		{"https://www.mfa.gov.sg/x", "Kenya and Togo met in Qwyxville.", "Qwyxville", "Qwyxville, city, "},
		{"", "They met in the Republic of South Ossetia.", "Republic of South Ossetia", "South Ossetia, region, GEO"},
		{"", "They saw Wat Qwyx in Thailand.", "Wat Qwyx", "Wat Qwyx, facility, THA"},
	} {
		doc := pipeline.NewDocument("d", c.text, time.Time{})
		doc.URL = c.url
		names := []string{c.place, pipeline.Place}
		for _, s := range []string{"Kenya", "Togo", "California", "Thailand"} {
			if strings.Contains(c.text, s) {
				names = append(names, s, pipeline.Place)
			}
		}
		got := ""
		for _, m := range extract(t, decided(names...), doc).Places {
			if doc.Slice(m.Span) == c.place {
				got = m.Norm + ", " + m.Kind + ", " + m.ISO3
			}
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// What an engine says is corrected where it cannot know.
func TestAmended(t *testing.T) {
	doc := pipeline.NewDocument("d", "President Ada Moyo Receives Kenyans in Nairobi\n\nThey spoke of the Russian language, with Mia Lund, Q.C., of St. Vincent and the Grenadines.", time.Time{})
	ann := extract(t, decided("Mia Lund", pipeline.Person, "Q.C", pipeline.Place, "Nairobi", pipeline.Org, "St. Vincent", pipeline.Place, "Ada Moyo Receives", pipeline.Person, "Kenyans", pipeline.Place, "Russian", pipeline.Norp), doc)
	got := ""
	for _, m := range ann.People {
		got += doc.Slice(m.Span) + " " + m.Label + "; "
	}
	for _, m := range ann.Places {
		got += doc.Slice(m.Span) + " " + m.Label + "; "
	}
	if want := "Ada Moyo PERSON; Mia Lund PERSON; Kenyans NORP; Nairobi PLACE; St. Vincent and the Grenadines PLACE; "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// In a heading in capitals the rules' people are kept, and his counterpart has his
// kind of office.
func TestShoutedHeading(t *testing.T) {
	doc := pipeline.NewDocument("d", "CS MOYO URGES CARE\n\nCabinet Secretary Ada Moyo spoke at length. She met her Ghanaian counterpart Yaw Holt. They had met before. It was late.", time.Time{})
	got := ""
	for _, m := range extract(t, decided("Ada Moyo", pipeline.Person, "Ghanaian", pipeline.Norp, "Yaw Holt", pipeline.Person), doc).People {
		got += doc.Slice(m.Span) + ", " + m.Kind + "; "
	}
	if want := "MOYO, minister; Ada Moyo, minister; Yaw Holt, minister; "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Divisions are called as the document calls them, and towns as it spells them.
func TestCalledHere(t *testing.T) {
	for _, c := range []struct{ text, place, want string }{
		{"They left Shirak province in Armenia.", "Shirak", "Shirak Province, admin, ARM"},
		{"They left the Indo-Pacific region.", "Indo-Pacific", "Indo-Pacific, region, "},
		{"They left Constanța in Romania.", "Constanța", "Constanța, city, ROU"},
		{"They left Gabes, Tunisia.", "Gabes", "Gabes, city, TUN"},
		{"They left the districts of Anuradhapura, Sri Lanka, and Anuradhapura district.", "Anuradhapura", "Anuradhapura, city, LKA"},
		{"They left Anuradhapura and Trincomalee districts in Sri Lanka.", "Anuradhapura", "Anuradhapura District, admin, LKA"},
		{"They left the Chest Hospital in Kenya.", "Chest Hospital", "Chest Hospital, facility, KEN"},
	} {
		doc := pipeline.NewDocument("d", c.text, time.Time{})
		names := []string{c.place, pipeline.Place}
		for _, s := range []string{"Armenia", "Romania", "Tunisia", "Sri Lanka", "Kenya", "Trincomalee"} {
			if strings.Contains(c.text, s) {
				names = append(names, s, pipeline.Place)
			}
		}
		got := ""
		for _, m := range extract(t, decided(names...), doc).Places {
			if got == "" && doc.Slice(m.Span) == c.place {
				got = m.Norm + ", " + m.Kind + ", " + m.ISO3
			}
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// An engine that reads the state in the name of its service alone is corrected.
func TestServices(t *testing.T) {
	doc := pipeline.NewDocument("d", "Four ships of the Sri Lanka Navy left Kenya on time.", time.Time{})
	ann := extract(t, decided("Sri Lanka", pipeline.Place, "Kenya", pipeline.Place), doc)
	if len(ann.Organizations) != 1 || doc.Slice(ann.Organizations[0].Span) != "Sri Lanka Navy" || len(ann.Places) != 1 {
		t.Errorf("got %+v and %+v, want the Sri Lanka Navy and Kenya", ann.Organizations, ann.Places)
	}
}

// Lines of lists of people end with whom they work for.
func TestEmployers(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"- Mia Lund, Managing Director, Qwyx & Zemb", "Qwyx & Zemb"},
		{"1. Mr. Mia Lund, Chair and CEO, Qwyx", "Qwyx"},
		{"Mia Lund, Founder, A Few Good Shops", "A Few Good Shops"},
		{"- Mia Lund, Managing Director, Kenya", ""},
		{"- Mia Lund, Managing Director, who is well", ""},
		{"Then Mia Lund, Managing Director, Qwyx", ""},
		{"- Mia Lund, Qwyx", ""},
		{"- Mia Lund, Director, Deputy Head", ""},
	} {
		doc := pipeline.NewDocument("d", "They met:\n\n"+c.line+"\n\nThey left.", time.Time{})
		got := ""
		for _, m := range extract(t, decided("Mia Lund", pipeline.Person), doc).Organizations {
			got += doc.Slice(m.Span)
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.line, got, c.want)
		}
	}
}

// A body behind the name of a people is found in any letter case.
func TestBodiesOfPeoples(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They thanked the Kenyan embassy for it.", "embassy"},
		{"They thanked the Kenyan High Commission in London.", "High Commission"},
		{"They thanked the Kenyan foreign ministry.", "foreign ministry"},
		{"They thanked Kenyan embassies.", ""},
		{"They thanked the Kenyan foreign secretary.", ""},
		{"They thanked the Kenyan government.", ""},
		{"They thanked the Kenyan Senate Committee.", ""},
	} {
		doc := pipeline.NewDocument("d", c.text, time.Time{})
		got := ""
		for _, m := range extract(t, decided("Kenyan", pipeline.Norp, "London", pipeline.Place), doc).Organizations {
			got += doc.Slice(m.Span)
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// Acronyms of places that the document explains, and places that words before them
// made a body of.
func TestPlaceCodes(t *testing.T) {
	doc := pipeline.NewDocument("d", "They left the Republic of Cyprus (ROC). The ROC agreed. The halls of the Kremlin are old.", time.Time{})
	var got []string
	names := func(ps *pipeline.Pass) {
		decided("Republic of Cyprus", pipeline.Place, "ROC)", pipeline.Place, "ROC agreed", pipeline.Place, "Kremlin", pipeline.Place)(ps)
		for i := range ps.Ann.Names {
			m := &ps.Ann.Names[i]
			m.End = m.Start + len(strings.TrimSuffix(strings.TrimSuffix(doc.Slice(m.Span), ")"), " agreed"))
		}
	}
	for _, m := range extract(t, names, doc).Places {
		got = append(got, doc.Slice(m.Span)+" "+m.ISO3)
	}
	if want := "Republic of Cyprus CYP; ROC CYP; ROC CYP; Kremlin RUS"; strings.Join(got, "; ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "; "), want)
	}
}
