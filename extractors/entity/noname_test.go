package entity

import (
	"strings"
	"testing"
	"time"

	"readout/pipeline"
)

// What looks like a name and is a code, a ship, a storm or a feast is none, whatever
// an engine says.
func TestNoNames(t *testing.T) {
	for _, c := range []struct{ text, names, want string }{
		{"The tanker, IMO 1234567, left the IMO in London.", "IMO|IMO", "IMO"},
		{"Register: IMO No. 1234567.", "IMO", ""},
		{"The IMO 2030 plan stands.", "IMO", "IMO"},
		{"The USS Lund and the M/V Otto River met HMS John S. Lund.", "USS Lund|Otto River|HMS John S. Lund", ""},
		{"They met at HMAS Kestrel.", "HMAS Kestrel", "HMAS Kestrel"},
		{"The USS Lund Strike Group left.", "USS Lund Strike Group", "USS Lund Strike Group"},
		{"They spoke of Hurricane Ottokar. Then Ottokar hit Oslo, and Mia Ottokar wept.", "Hurricane Ottokar|Ottokar|Mia Ottokar", "Mia Ottokar"},
		{"Cyclones Ottokar and Runa hit Oslo.", "Ottokar|Runa", ""},
		{"Tropical Storm Ottokar hit Oslo.", "Tropical Storm Ottokar", ""},
		{"The National Hurricane Center warned of a hurricane. The Water Center met.", "National Hurricane Center|Water Center", "National Hurricane Center|Water Center"},
		{"They fasted in Ramadan on Easter Island.", "Ramadan|Easter Island", "Easter Island"},
		{"Vessel name: Mia Lund", "Mia Lund", ""},
		{"Vessel flag: Norway", "Norway", "Norway"},
		{"The vessel name: Mia Lund", "Mia Lund", "Mia Lund"},
	} {
		names := func(ps *pipeline.Pass) {
			ps.Ann.NamesDecided = true
			at := 0
			for name := range strings.SplitSeq(c.names, "|") {
				at += strings.Index(c.text[at:], name)
				ps.Ann.Names = append(ps.Ann.Names, pipeline.Mention{Span: pipeline.Span{Start: at, End: at + len(name)}, Label: pipeline.Org, Confidence: 0.9})
				at += len(name)
			}
		}
		ann := extract(t, names, pipeline.NewDocument("d", c.text, time.Time{}))
		var got []string
		for _, m := range ann.Organizations {
			got = append(got, c.text[m.Start:m.End])
		}
		for _, m := range ann.Places {
			got = append(got, c.text[m.Start:m.End])
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q: names are %q, want %q", c.text, g, c.want)
		}
	}
}
