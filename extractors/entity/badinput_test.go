package entity

import (
	"cmp"
	"strings"
	"testing"
	"time"

	"readout/pipeline"
)

// What is badly written gives a row with what is known and empty fields for what
// is not; nothing is invented. Each case is a text and its people as name, title and
// state, "-" for what is empty; "" where there are none.
func TestBadInput(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("Moyo ", 40))
	for _, c := range []struct{ name, text, want string }{
		{"a name of one letter", "President X of Kenya spoke.", ""},
		{"a title without a name", "The Foreign Minister of Kenya met the Prime Minister.", ""},
		{"a title at the end", "They thanked the Minister and", ""},
		{"an initial", "Foreign Minister M. Lund of Kenya spoke.", "M. Lund/Foreign Minister/KEN"},
		{"all capitals", "FOREIGN MINISTER MIA LUND OF KENYA SPOKE.", "Mia Lund/FOREIGN MINISTER/KEN"},
		{"other letters", "Foreign Minister Мия Lund of Kenya spoke.", "Мия Lund/Foreign Minister/KEN"},
		{"mixed scripts in a word", "Foreign Minister Mіa Lund of Kenya spoke.", "Mіa Lund/Foreign Minister/KEN"},
		{"an unknown country", "Foreign Minister Mia Lund of Freedonia spoke.", "Mia Lund/Foreign Minister/-"},
		{"two of one family name", "Kenyan President Mia Lund met Norwegian Foreign Minister Ole Lund. President Mia Lund thanked Ole Lund.",
			"Mia Lund/Kenyan President/KEN Ole Lund/Norwegian Foreign Minister/NOR Mia Lund/Kenyan President/KEN Ole Lund/Norwegian Foreign Minister/NOR"},
		{"no break between lines", "Foreign Minister\u00a0Mia\u00a0Lund of Kenya spoke.", "Mia Lund/Foreign Minister/KEN"},
		{"no state at all", "Minister Mia Lund and Minister Ole Moyo spoke.", "Mia Lund/Minister/- Ole Moyo/Minister/-"},
		{"nothing but a title", "Minister", ""},
		{"marks", "Minister - Minister , Minister / the", ""},
	} {
		var got []string
		for _, m := range extract(t, none, pipeline.NewDocument("d", c.text, time.Time{})).People {
			got = append(got, m.Norm+"/"+cmp.Or(m.Title, "-")+"/"+cmp.Or(m.Country, "-"))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q: got %q, want %q", c.name, c.text, s, c.want)
		}
	}
	// However long a name is, there is an end, and every span lies in the text.
	doc := pipeline.NewDocument("d", "President "+long+" of Kenya and the "+long+" Ministry of "+long+" spoke. "+"Blin ken and Secretary Bli nken spoke.", time.Time{})
	ann := extract(t, none, doc)
	for _, m := range ann.People {
		if n := len(strings.Fields(doc.Slice(m.Span))); n > 12 {
			t.Errorf("a name of %d words", n)
		}
		if m.Country != "" && m.Country != "KEN" {
			t.Errorf("%s is given the state %s", m.Norm, m.Country)
		}
	}
}
