package ner

import (
	"strings"
	"testing"

	"readout/pipeline"
)

// settled runs agree over names, "LABEL name|LABEL name", that a model found in a
// text, beside bodies of the gazetteer that rules found, "name|name".
func settled(t *testing.T, text, rules, names string) string {
	t.Helper()
	set, _ := defaults(t)
	gz, err := loadGazetteer(set)
	if err != nil {
		t.Fatal(err)
	}
	var finds Finds
	at := 0
	place := func(name string) pipeline.Span {
		i := at + strings.Index(text[at:], name)
		if i < at {
			t.Fatalf("%q does not have %q behind %d", text, name, at)
		}
		at = i + len(name)
		return pipeline.Span{Start: i, End: at}
	}
	for name := range strings.SplitSeq(rules, "|") {
		if name != "" {
			finds.Names = append(finds.Names, pipeline.Mention{Span: place(name), Label: pipeline.Org, Rule: listed})
		}
	}
	b, _ := prepared(t, text, finds)
	s := &scratch{block: *b, t: &tagger{gz: gz}}
	var dst []pipeline.Mention
	at = 0
	for m := range strings.SplitSeq(names, "|") {
		if label, name, ok := strings.Cut(m, " "); ok {
			dst = append(dst, pipeline.Mention{Span: place(name), Label: label})
		}
	}
	var got []string
	for _, m := range s.agree(dst, 0) {
		got = append(got, m.Label+" "+text[m.Start:m.End])
	}
	return strings.Join(got, "|")
}

// What looks like a body's name and is none is taken away.
func TestRefuse(t *testing.T) {
	for _, c := range []struct{ text, rules, names, want string }{
		{"They met small- and medium-sized firms (SMF). The SMF pay.", "", "ORG SMF|ORG SMF", ""},
		{"They met the carbon fund (LRB). The LRB pays.", "", "ORG LRB|ORG LRB", "ORG LRB|ORG LRB"},
		{"They signed the Memorandum of Understanding Concerning Lake Fisheries (NCLF). NCLF stands.", "", "ORG NCLF|ORG NCLF", ""},
		{"They signed a note with Lake Fisheries (NCXY). NCXY stands.", "", "ORG NCXY|ORG NCXY", "ORG NCXY|ORG NCXY"},
		{"The LDBs and the GfWs met the NHPs.", "", "ORG LDBs|PLACE GfWs|NORP NHPs", "NORP NHPs"},
		{"The Reeds and AECOMas met.", "", "ORG Reeds|ORG AECOMas", "ORG Reeds|ORG AECOMas"},
		{"The PTSD clinic and the IAEA met MR UHC.", "", "ORG PTSD|ORG IAEA|PERSON UHC", "ORG IAEA"},
		{"The Unit for Healthy Camps (UHC) met. The UHC pays.", "", "ORG Unit for Healthy Camps|ORG UHC|ORG UHC", "ORG Unit for Healthy Camps|ORG UHC|ORG UHC"},
		{"The Council met the House.", "", "ORG Council|ORG House", "ORG House"},
		{"The Lake Council met a council.", "", "ORG Lake Council|ORG council", "ORG Lake Council|ORG council"},
		{"The Kenyan Council met.", "", "NORP Kenyan|ORG Council", "NORP Kenyan|ORG Council"},
		{"The European Commission met. The Commission pays.", "European Commission", "ORG European Commission|ORG Commission", "ORG European Commission|ORG Commission"},
	} {
		if got := settled(t, c.text, c.rules, c.names); got != c.want {
			t.Errorf("%q: names are %q, want %q", c.text, got, c.want)
		}
	}
}

// The words that a body's acronym stands for are a body.
func TestSpelled(t *testing.T) {
	for _, c := range []struct{ text, names, want string }{
		{"Fighters of Rabitat al Anhar wal Buhayrat (RAB) left.", "PERSON Rabitat al Anhar wal Buhayrat|ORG RAB", "ORG Rabitat al Anhar wal Buhayrat|ORG RAB"},
		{"They met Mia Lund (ML) there.", "PERSON Mia Lund|ORG ML", "PERSON Mia Lund|ORG ML"},
		{"They met Mia Omar Anna Lund (Lake Party) there.", "PERSON Mia Omar Anna Lund|ORG Lake Party", "PERSON Mia Omar Anna Lund|ORG Lake Party"},
	} {
		if got := settled(t, c.text, "", c.names); got != c.want {
			t.Errorf("%q: names are %q, want %q", c.text, got, c.want)
		}
	}
}

// Bodies of the gazetteer that a model has left out are added where nothing else is
// meant.
func TestRecover(t *testing.T) {
	for _, c := range []struct{ text, rules, names, want string }{
		{"Then Hizballah left Oslo.", "Hizballah", "PLACE Oslo", "ORG Hizballah|PLACE Oslo"},
		{"They spoke with Mia Lund of FEMA there.", "FEMA", "PERSON Mia Lund", "PERSON Mia Lund|ORG FEMA"},
		{"They spoke of HTS there.", "HTS", "", ""},
		{"Rules for Daily Hours (DHOU) of work.", "DHOU", "", ""},
		{"They watched CCTV-4 there.", "CCTV", "", ""},
		{"The paper shows the Resolute Support Mission.", "The paper|Resolute Support Mission", "", "ORG Resolute Support Mission"},
		{"In Union there is strength.", "Union", "", ""},
		{"The Oslo World Health Organization Centre met.", "World Health Organization", "ORG Oslo World Health Organization Centre", "ORG Oslo World Health Organization Centre"},
	} {
		if got := settled(t, c.text, c.rules, c.names); got != c.want {
			t.Errorf("%q: names are %q, want %q", c.text, got, c.want)
		}
	}
}
