package entity

import (
	"strings"
	"testing"
	"time"

	"readout/pipeline"
)

// Where names of bodies begin and end is mended where the words around leave no doubt.
func TestBorders(t *testing.T) {
	for _, c := range []struct{ text, names, want string }{
		// A possessive ends the name of the owner.
		{"They met the African Union’s Committee on Lakes.", "ORG African Union’s Committee on Lakes", "ORG African Union|ORG Committee on Lakes"},
		{"They met Norway's Lake Council.", "ORG Norway's Lake Council", "PLACE Norway|ORG Lake Council"},
		{"They met the Women's Lake Council.", "ORG Women's Lake Council", "ORG Women's Lake Council"},
		{"They met the African Union’s.", "ORG African Union’s", "ORG African Union’s"},
		// A legal form is no name.
		{"They named Lund Ship management PTE LTD, a firm.", "ORG PTE LTD", "ORG Lund Ship management PTE LTD"},
		{"They named Lund & Moyo Lakes Ltd there.", "ORG Ltd", "ORG Lund & Moyo Lakes Ltd"},
		{"They said that the Ltd left.", "ORG Ltd", "ORG Ltd"},
		{"They named Mia Lund, LLC agents.", "PERSON Mia Lund|ORG LLC", "PERSON Mia Lund|ORG LLC"},
		// Bodies of two peoples or states.
		{"They met the Kenyan-Norwegian Council of Farmers.", "NORP Kenyan|ORG Norwegian Council of Farmers", "ORG Kenyan-Norwegian Council of Farmers"},
		{"They saw Kenya-Norwegian Airlines talks.", "PLACE Kenya|ORG Norwegian Airlines", "PLACE Kenya|ORG Norwegian Airlines"},
		{"They met Kenyan Norwegian Council of Farmers.", "NORP Kenyan|ORG Norwegian Council of Farmers", "NORP Kenyan|ORG Norwegian Council of Farmers"},
		// Councils of heads of state.
		{"They went to the CIS Heads of State Council meeting there.", "ORG CIS|ORG State Council", "ORG CIS Heads of State Council"},
		{"They met the Heads of State Council there.", "ORG State Council", "ORG Heads of State Council"},
		{"They met the State Council there.", "ORG State Council", "ORG State Council"},
		{"They went to the High-Level Kenyan-Norwegian Council meeting there.", "ORG Kenyan-Norwegian Council", "ORG High-Level Kenyan-Norwegian Council"},
		{"They went to the high-level Kenyan-Norwegian Council meeting there.", "ORG Kenyan-Norwegian Council", "ORG Kenyan-Norwegian Council"},
		// Parts of a body named right before.
		{"They met the NATO Senior Water Group there.", "ORG NATO", "ORG NATO Senior Water Group"},
		{"They met the IAEA Board of Governors there.", "ORG IAEA", "ORG IAEA Board of Governors"},
		{"They met NATO Senior Water Group Director Mia Lund there.", "ORG NATO|PERSON Mia Lund", "ORG NATO Senior Water Group|PERSON Mia Lund"},
		{"They saw the NATO Water Plan and the NATO group there.", "ORG NATO|ORG NATO", "ORG NATO|ORG NATO"},
		{"They met the UN Panel on Lakes there.", "ORG UN", "ORG UN"},
		{"They met NATO Secretary Lund of the Group there.", "ORG NATO|PERSON Lund", "ORG NATO|PERSON Lund"},
		// Lines of lists.
		{"- Lake College of Millers and Bakers\n- Lake Board\n", "ORG Lake College of Millers|ORG Lake Board", "ORG Lake College of Millers and Bakers|ORG Lake Board"},
		{"- Lake College of Millers and Norway\n", "ORG Lake College of Millers|PLACE Norway", "ORG Lake College of Millers|PLACE Norway"},
		{"They met the Lake College of Millers and Bakers.", "ORG Lake College of Millers", "ORG Lake College of Millers"},
		// Names of people.
		{"They met Ndali-Che Lund there.", "PERSON Che Lund", "PERSON Ndali-Che Lund"},
		{"They met the Moyo-Lund administration.", "PERSON Moyo|PERSON Lund", "PERSON Moyo|PERSON Lund"},
		{"They saw a Kenya-Lund meeting.", "PERSON Lund", "PERSON Lund"},
		{"Mr Moyo and Mr el-Lund left.", "PERSON Moyo|PERSON Lund", "PERSON Moyo|PERSON el-Lund"},
		{"They named Oleg Nikolaevich Lund there.", "PERSON Nikolaevich Lund", "PERSON Oleg Nikolaevich Lund"},
		{"They named Minister Nikolaevich Lund there.", "PERSON Nikolaevich Lund", "PERSON Nikolaevich Lund"},
		{"They named Ms Benjamina (Ben) Lund, an agent.", "PERSON Benjamina|PERSON Ben", "PERSON Benjamina (Ben) Lund"},
		{"They named Mia “Mimi” Lund (Norway) Moyo there.", "PERSON Mia “Mimi” Lund", "PERSON Mia “Mimi” Lund"},
		{"They named Mia Lund (NJ) Moyo there.", "PERSON Mia Lund", "PERSON Mia Lund"},
		{"They met Ole de Assis da Cruz Moyo there.", "PERSON Ole de Assis", "PERSON Ole de Assis da Cruz Moyo"},
		{"They met DHA Lund and Mia Lund there.", "PERSON DHA Lund|PERSON Mia Lund", "PERSON Lund|PERSON Mia Lund"},
		{"They met DHA Lund there.", "PERSON DHA Lund", "PERSON DHA Lund"},
	} {
		if g := strings.Join(decidedNames(t, c.text, c.names), "|"); g != c.want {
			t.Errorf("%q: names are %q, want %q", c.text, g, c.want)
		}
	}
}

// decidedNames extracts from a text in which an engine has decided on names, "LABEL
// name|LABEL name", and returns the names found in the same form.
func decidedNames(t *testing.T, text, list string) []string {
	t.Helper()
	names := func(ps *pipeline.Pass) {
		ps.Ann.NamesDecided = true
		at := 0
		for m := range strings.SplitSeq(list, "|") {
			label, name, _ := strings.Cut(m, " ")
			at += strings.Index(text[at:], name)
			ps.Ann.Names = append(ps.Ann.Names, pipeline.Mention{Span: pipeline.Span{Start: at, End: at + len(name)}, Label: label, Confidence: 0.9})
			at += len(name)
		}
	}
	ann := extract(t, names, pipeline.NewDocument("d", text, time.Time{}))
	got := map[int]string{}
	for _, m := range ann.Organizations {
		got[m.Start] = "ORG " + text[m.Start:m.End]
	}
	for _, m := range ann.Places {
		got[m.Start] = m.Label + " " + text[m.Start:m.End]
	}
	for _, m := range ann.People {
		got[m.Start] = "PERSON " + text[m.Start:m.End]
	}
	var out []string
	for at := range text {
		if g, ok := got[at]; ok {
			out = append(out, g)
		}
	}
	return out
}

// A commission's field is part of its name.
func TestCommissions(t *testing.T) {
	const text = "They met the Kenya Advisory Commission on Public Waters and the Lake Water Commission on fish."
	var got []string
	for _, m := range extract(t, none, pipeline.NewDocument("d", text, time.Time{})).Organizations {
		got = append(got, text[m.Start:m.End])
	}
	if g := strings.Join(got, "|"); g != "Kenya Advisory Commission on Public Waters|Lake Water Commission" {
		t.Errorf("bodies are %q", g)
	}
}
