package pledge

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"readout/pipeline"
)

// hostile are texts that broke, or could break, clause analysis.
var hostile = map[string]string{
	"long sentence":     "The United States will " + strings.Repeat("support clinics and train nurses in towns, ", 700) + "and more.",
	"no full stops":     strings.Repeat("Norway will send doctors to Mali and Mali will welcome them while both agreed to meet ", 300),
	"bullets":           "The leaders will:\n\n" + strings.Repeat("- Open two clinics in Mali by 2027;\n", 500),
	"unbalanced quotes": "“We will open “two clinics, he said. \"We will train nurses. ”They agreed to meet. \"\"\" will “",
	"capitals":          "NORWAY WILL SEND DOCTORS TO MALI AND AGREED TO TRAIN NURSES\n\nTHE LEADERS WILL:",
	"only cues":         strings.Repeat("will agreed to committed to reaffirmed commitment to announced looks forward to ", 100),
	"only punctuation":  strings.Repeat("will , ; : ( ) “ ” - ", 200),
	"open parentheses":  strings.Repeat("(", 300) + " Norway will send doctors " + strings.Repeat(")", 10),
	"cue at the end":    "Norway will",
	"cue at the start":  "Will send doctors. Agreed to. To commitment. Reaffirmed. Announced:",
	"clitics":           "We’ll’ll send’s n’t ’ll doctors'll to Mali’s’. I’m’re going to’ve.",
	"odd spaces":        "Norway\u00a0will\u00a0send\u00adoctors\u200b to\u2003Mali.\r\nIt\u2028will\u2029help.",
	"other scripts":     "挪威 will send 医生 to Мали. नॉर्वे agreed to помочь.",
	"commas":            "Norway, " + strings.Repeat("Mali, ", 400) + "and Chad will meet.",
}

func TestHostile(t *testing.T) {
	suite := upstream(t)
	for name, s := range hostile {
		t.Run(name, func(t *testing.T) {
			doc := pipeline.NewDocument(name, s, time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC))
			// Norway is marked as a place, so that subjects resolve.
			ann := &pipeline.Annotations{}
			for at := 0; ; {
				i := strings.Index(s[at:], "Norway")
				if i < 0 {
					break
				}
				at += i
				ann.Places = append(ann.Places, pipeline.PlaceMention{Mention: pipeline.Mention{Span: pipeline.Span{Start: at, End: at + 6}, Label: pipeline.Place}, ISO3: "NOR", Kind: "country"})
				at += 6
			}
			extract(t, suite, doc, ann)
		})
	}
}

// A row never leaves the sentence of its trigger, unless it is a point of a list.
func TestRowsStayInTheirSentence(t *testing.T) {
	suite := upstream(t)
	parts := []string{"Norway", "the leaders", "They", "will", "agreed to", "reaffirmed", "their", "commitment to", "open", "two", "clinics", ",", "and", "train nurses",
		"by 2027", "if asked", "said", "that", "“", "”", "(", ")", ";", "–", "who", "which", "on Monday", "in Oslo", "to", "not", "is willing to", "announced", "$5 million", "support", "for"}
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(parts), 1, 40).Draw(t, "words")
		s := strings.Join(words, " ") + "."
		p := &pipeline.Pass{Doc: pipeline.NewDocument("p", s, time.Time{}), Ann: &pipeline.Annotations{}}
		if i := strings.Index(s, "Norway"); i >= 0 {
			p.Ann.Places = []pipeline.PlaceMention{{Mention: pipeline.Mention{Span: pipeline.Span{Start: i, End: i + 6}, Label: pipeline.Place}, ISO3: "NOR", Kind: "country"}}
		}
		for _, x := range suite {
			if err := x.Run(p); err != nil {
				t.Fatal(err)
			}
		}
		for _, pl := range p.Ann.Pledges {
			if pl.Len() <= 0 || pl.Trigger.Len() <= 0 || pl.Start < 0 || pl.End > len(s) || strings.TrimSpace(s[pl.Start:pl.End]) != s[pl.Start:pl.End] {
				t.Fatalf("bad span %q in %q", s[pl.Start:pl.End], s)
			}
			inside := false
			for _, sent := range p.Ann.Sentences {
				inside = inside || sent.Contains(pl.Span)
			}
			if !inside {
				t.Fatalf("row %q crosses sentences of %q", s[pl.Start:pl.End], s)
			}
			if isWordByte(s, pl.Start-1) && isWordByte(s, pl.Start) || isWordByte(s, pl.End-1) && isWordByte(s, pl.End) {
				t.Fatalf("row %q begins or ends inside a word of %q", s[pl.Start:pl.End], s)
			}
		}
	})
}

func isWordByte(s string, i int) bool {
	return i >= 0 && i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= 'A' && s[i] <= 'Z' || s[i] >= '0' && s[i] <= '9')
}

func FuzzPledges(f *testing.F) {
	for _, s := range hostile {
		f.Add(s[:min(len(s), 400)])
	}
	f.Add("The Secretary said Norway’s ministry will “open two clinics” by 2027, if asked, and train 40 nurses.")
	suite := upstream(f)
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4000 {
			return
		}
		doc := pipeline.NewDocument("f", s, time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC))
		if !utf8.ValidString(doc.Text) {
			t.Fatal("NewDocument let invalid UTF-8 through")
		}
		ann := &pipeline.Annotations{}
		// Names at fixed places, wherever they fall on letters.
		if i := strings.IndexFunc(doc.Text, func(r rune) bool { return r >= 'A' && r <= 'Z' }); i >= 0 {
			ann.People = []pipeline.PersonMention{{Mention: pipeline.Mention{Span: pipeline.Span{Start: i, End: i + 1}, Label: pipeline.Person}}}
		}
		extract(t, suite, doc, ann)
	})
}

func BenchmarkPledges(b *testing.B) {
	s, names := names(strings.Repeat("On Monday, Prime Minister [Laura Kint|PERSON=NOR] of [Norway|PLACE=NOR] met President [Amara Diallo|PERSON=MLI] of [Mali|PLACE=MLI] in Oslo. "+
		"They discussed trade, fisheries and the situation in the Sahel, and exchanged views on matters of common interest. "+
		"[Norway|PLACE=NOR] will provide 20 million euros for clinics by 2027 and is willing to train 40 nurses. "+
		"The talks took place at the invitation of the Prime Minister, who recalled the long friendship of the two nations. "+
		"The Minister said the port of Bergen handled four million tons last year. The two leaders agreed to meet again in June.\n\n", 40))
	suite := upstream(b)
	doc := pipeline.NewDocument("bench", s, time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC))
	p := &pipeline.Pass{Doc: doc, Ann: names}
	for _, x := range suite[:len(suite)-1] {
		if err := x.Run(p); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		p.Ann.Pledges = nil
		if err := suite[len(suite)-1].Run(p); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(p.Ann.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
