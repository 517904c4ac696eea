package entity

import (
	"cmp"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"readout/extractors/extractortest"
	"readout/pipeline"
	"readout/pipeline/text"
	"readout/rules"
)

// writes makes an extractor that writes layers by f alone.
func writes(name string, f func(*pipeline.Pass), layers ...pipeline.Layer) *pipeline.Extractor {
	return &pipeline.Extractor{Name: name, Doc: name, Writes: layers, Labels: []string{pipeline.Date},
		Run: func(p *pipeline.Pass) error { f(p); return nil }}
}

func suite(t testing.TB, names func(*pipeline.Pass)) []*pipeline.Extractor {
	t.Helper()
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	find, err := NewFinder(set)
	if err != nil {
		t.Fatal(err)
	}
	x, err := New(set)
	if err != nil {
		t.Fatal(err)
	}
	publisher, err := NewPublisher(set)
	if err != nil {
		t.Fatal(err)
	}
	return []*pipeline.Extractor{text.Extractor, publisher,
		writes("numbers", func(*pipeline.Pass) {}, pipeline.LayerTimexes, pipeline.LayerQuantities),
		find, writes("names", names, pipeline.LayerNames), x}
}

func none(*pipeline.Pass) {}

var labels = []string{pipeline.Person, pipeline.Place, pipeline.Org, pipeline.Norp}

func TestMarkup(t *testing.T) {
	extractortest.Run(t, suite(t, none), labels, os.DirFS("testdata"))
}

func extract(t testing.TB, names func(*pipeline.Pass), doc *pipeline.Document) *pipeline.Annotations {
	t.Helper()
	ann, err := pipeline.Extract(doc, suite(t, names))
	if err != nil {
		t.Fatal(err)
	}
	return ann
}

func TestOffices(t *testing.T) {
	doc := pipeline.NewDocument("d", "Norwegian Foreign Minister Mia Lund met President of the Republic of Kenya Peter Njoroge. "+
		"Lund thanked Njoroge. Deputy Minister Ada Holt and Ms. Rosa Moyo were present, with a friend of Judge Ole Berg. "+
		"The Spokesperson on Trade Minister Eva Dahl's trip: he left.", time.Time{})
	doc.URL = "https://www.mfa.gov.sg/news/1"
	ann := extract(t, none, doc)
	want := []struct{ name, norm, title, kind, country string }{
		{"Mia Lund", "Mia Lund", "Norwegian Foreign Minister", "minister", "NOR"},
		{"Peter Njoroge", "Peter Njoroge", "President of the Republic of Kenya", "head_of_state", "KEN"},
		{"Lund", "Mia Lund", "Norwegian Foreign Minister", "minister", "NOR"},
		{"Njoroge", "Peter Njoroge", "President of the Republic of Kenya", "head_of_state", "KEN"},
		{"Ada Holt", "Ada Holt", "Deputy Minister", "deputy_minister", "SGP"}, // of the issuer
		{"Rosa Moyo", "Rosa Moyo", "Ms.", "other", "SGP"},
		{"Ole Berg", "Ole Berg", "Judge", "official", "SGP"},
		{"Eva Dahl", "Eva Dahl", "Trade Minister", "minister", "SGP"},
	}
	if len(ann.People) != len(want) {
		t.Fatalf("got %d people, want %d: %+v", len(ann.People), len(want), ann.People)
	}
	for i, w := range want {
		m := ann.People[i]
		got := struct{ name, norm, title, kind, country string }{doc.Slice(m.Span), m.Norm, m.Title, m.Kind, m.Country}
		if got != w {
			t.Errorf("got %+v, want %+v", got, w)
		}
		if !m.TitleSpan.IsZero() && doc.Slice(m.TitleSpan) != m.Title {
			t.Errorf("title span of %s covers %q, want %q", w.name, doc.Slice(m.TitleSpan), m.Title)
		}
	}
	if a, b := ann.People[0].EntityID, ann.People[2].EntityID; a != b || a == "" {
		t.Errorf("two mentions of one person: ids %q and %q", a, b)
	}
	if a, b := ann.People[0].EntityID, ann.People[1].EntityID; a == b {
		t.Errorf("two people have one id %q", a)
	}
}

func TestPlaceFacts(t *testing.T) {
	doc := pipeline.NewDocument("d", "They met in Astana and in Lima, Peru. The Kenyan side flew over the Black Sea to Crimea.", time.Time{})
	ann := extract(t, none, doc)
	want := []struct {
		name, kind, iso3, id string
		geonameID            int64
	}{
		{"Astana", "city", "KAZ", "place:1526273", 1526273},
		{"Lima", "city", "PER", "place:3936456", 3936456},
		{"Peru", "country", "PER", "place:PER", 3932488},
		{"Kenyan", "national", "KEN", "norp:KEN", 0},
		{"Black Sea", "water", "", "place:water/black-sea", 630673},
		{"Crimea", "region", "UKR", "place:region/crimea", 703883},
	}
	if len(ann.Places) != len(want) {
		t.Fatalf("got %d places, want %d: %+v", len(ann.Places), len(want), ann.Places)
	}
	for i, w := range want {
		m := ann.Places[i]
		if doc.Slice(m.Span) != w.name || m.Kind != w.kind || m.ISO3 != w.iso3 || m.EntityID != w.id || m.GeonameID != w.geonameID {
			t.Errorf("got %s %+v, want %+v", doc.Slice(m.Span), m, w)
		}
	}
	if p := ann.Places[0].Point; p == nil || p.Latitude < 51 || p.Latitude > 52 || p.Longitude < 71 || p.Longitude > 72 {
		t.Errorf("Astana lies at %v", p)
	}
	if p := ann.Places[2].Point; p == nil || p.Latitude > -5 || p.Latitude < -15 || p.Longitude > -70 || p.Longitude < -80 {
		t.Errorf("Peru lies at %v", p)
	}
	if ann.Places[3].Point != nil {
		t.Error("a people has a position")
	}
}

func TestPositionsOfDivisions(t *testing.T) {
	ann := extract(t, none, pipeline.NewDocument("d", "The team visited Alabama and Xinjiang.", time.Time{}))
	want := []int64{4829764, 1529047}
	if len(ann.Places) != len(want) {
		t.Fatalf("got %+v", ann.Places)
	}
	for i, id := range want {
		if m := ann.Places[i]; m.GeonameID != id || m.Point == nil || m.Point.Latitude < 30 || m.Point.Latitude > 45 {
			t.Errorf("got %+v, want the GeoNames id %d and a position", m, id)
		}
	}
}

func TestOrgFacts(t *testing.T) {
	doc := pipeline.NewDocument("d", "The Russian Foreign Ministry, ASEAN and the Parliament of Kenya agreed.", time.Time{})
	ann := extract(t, none, doc)
	want := []struct{ name, norm, kind, country, acronym string }{
		{"Foreign Ministry", "Ministry of Foreign Affairs of Russia", "ministry", "RUS", "MFA"},
		{"ASEAN", "Association of Southeast Asian Nations", "international", "", "ASEAN"},
		{"Parliament of Kenya", "Parliament of Kenya", "legislature", "KEN", ""},
	}
	if len(ann.Organizations) != len(want) {
		t.Fatalf("got %d bodies, want %d: %+v", len(ann.Organizations), len(want), ann.Organizations)
	}
	for i, w := range want {
		m := ann.Organizations[i]
		got := struct{ name, norm, kind, country, acronym string }{doc.Slice(m.Span), m.Norm, m.Kind, m.Country, m.Acronym}
		if got != w {
			t.Errorf("got %+v, want %+v", got, w)
		}
	}
}

// What the engine proposes counts only where nothing better stands.
func TestEngine(t *testing.T) {
	const s = "Ms. Mia Lund met Zorblat Quexi in Kenya."
	propose := func(p *pipeline.Pass) {
		for _, w := range []struct{ name, label string }{{"Lund", pipeline.Place}, {"Zorblat Quexi", pipeline.Person}, {"Kenya", pipeline.Person}} {
			i := strings.Index(p.Doc.Text, w.name)
			if i >= 0 {
				p.Ann.Names = append(p.Ann.Names, pipeline.Mention{Span: pipeline.Span{Start: i, End: i + len(w.name)}, Label: w.label, Confidence: 0.5, Rule: "ner/test"})
			}
		}
	}
	ann := extract(t, propose, pipeline.NewDocument("d", s, time.Time{}))
	if len(ann.People) != 2 || len(ann.Places) != 1 {
		t.Fatalf("got people %+v, places %+v", ann.People, ann.Places)
	}
	if m := ann.People[1]; s[m.Start:m.End] != "Zorblat Quexi" || m.Rule != "ner/test" || m.Confidence != 0.5 {
		t.Errorf("proposal became %+v", m)
	}
}

// Names never share words with dates and quantities.
func TestTaken(t *testing.T) {
	const s = "They meet on Friday in April."
	set, _ := rules.Default()
	find, err := NewFinder(set)
	if err != nil {
		t.Fatal(err)
	}
	x, err := New(set)
	if err != nil {
		t.Fatal(err)
	}
	all := []*pipeline.Extractor{text.Extractor, find, x, writes("publisher", func(*pipeline.Pass) {}, pipeline.LayerPublisher),
		writes("names", func(p *pipeline.Pass) {
			p.Ann.Names = []pipeline.Mention{{Span: pipeline.Span{Start: 23, End: 28}, Label: pipeline.Place, Rule: "ner/test"}}
		}, pipeline.LayerNames),
		writes("numbers", func(p *pipeline.Pass) {
			p.Ann.Timexes = []pipeline.Timex{{Span: pipeline.Span{Start: 23, End: 28}, Label: pipeline.Date}}
		}, pipeline.LayerTimexes, pipeline.LayerQuantities)}
	ann, err := pipeline.Extract(pipeline.NewDocument("d", s, time.Time{}), all)
	if err != nil {
		t.Fatal(err)
	}
	if len(ann.Places) != 0 {
		t.Errorf("a date is a place: %+v", ann.Places)
	}
}

func TestIssuer(t *testing.T) {
	set, _ := rules.Default()
	lx, err := loaded(set)
	if err != nil {
		t.Fatal(err)
	}
	for url, want := range map[string]string{
		"https://www.state.gov/x":                 "USA",
		"http://kremlin.ru/events":                "RUS",
		"https://www.gov.uk/y":                    "GBR",
		"https://example.com/":                    "",
		"https://example.tv/":                     "",
		"https://www.gov.me/en/x":                 "MNE",
		"https://www.cancilleria.gov.co/en":       "COL",
		"not a url\x7f":                           "",
		"":                                        "",
		"https://www.mfa.gov.sg./a?b=c":           "SGP",
		"https://www.mofa.go.jp/press":            "JPN",
		"https://www.auswaertiges-amt.de/en":      "DEU",
		"https://ke.china-embassy.gov.cn/eng":     "CHN",
		"http://www.chinese-embassy.org.uk/eng":   "CHN",
		"https://kenyaembassydc.org/":             "KEN",
		"https://embassyofpakistanusa.org/":       "PAK",
		"https://ug.usembassy.gov/":               "USA",
		"https://www.un.org/sg/en":                "international",
		"https://www.consilium.europa.eu/en":      "international",
		"https://www.nato.int/cps":                "international",
		"https://reliefweb.int/report/kenya/x":    "",
		"https://cis.minsk.by/news":               "international",
		"https://LOCALHOST/":                      "",
		"https://[::1]/":                          "",
		"https://www.gov.uk:8443/government/news": "GBR",
	} {
		is := lx.publisher(&pipeline.Document{URL: url})
		got := is.ISO3
		if is.International {
			got += "international"
		}
		if got != want {
			t.Errorf("issuer of %q: got %q, want %q", url, got, want)
		}
	}
	for collection, want := range map[string]string{"jp_mofa": "JPN", "nato": "international", "african_union": "international", "uk_fcdo": "GBR", "readouts": "", "un_press": "", "": ""} {
		is := lx.publisher(&pipeline.Document{Collection: collection})
		got := is.ISO3
		if is.International {
			got += "international"
		}
		if got != want {
			t.Errorf("issuer by collection %q: got %q, want %q", collection, got, want)
		}
	}
	for publisher, want := range map[string]string{
		"U.S. Department of State":                            "USA",
		"Ministry of Foreign Affairs of Japan":                "JPN",
		"Permanent Mission of Pakistan to the United Nations": "PAK",
		"Kenyan High Commission":                              "KEN",
		"United Nations":                                      "international",
		"Ministry of Foreign Affairs":                         "",
		"contact us":                                          "",
	} {
		is := lx.publisher(&pipeline.Document{Publisher: publisher})
		got := is.ISO3
		if is.International {
			got += "international"
		}
		if got != want {
			t.Errorf("issuer by publisher %q: got %q, want %q", publisher, got, want)
		}
	}
}

// Who published is told by metadata before the text is read, and who issued by
// these, else by signature or text.
func TestIssuedBy(t *testing.T) {
	const said = "Prime Minister Mia Lund met Foreign Minister Ada Holt of Kenya."
	for _, tc := range []struct {
		name, url, publisher, text string
		want                       pipeline.Issuer
	}{
		{"address", "https://www.nato.int/cps/x", "", said, pipeline.Issuer{Body: "North Atlantic Treaty Organization", International: true, From: pipeline.IssuerFromAddress}},
		{"body unknown", "https://x.int/a", "", said, pipeline.Issuer{International: true, From: pipeline.IssuerFromAddress}},
		{"publisher", "", "Ministry of Foreign Affairs of Japan", said, pipeline.Issuer{ISO3: "JPN", From: pipeline.IssuerFromPublisher}},
		{"signature", "", "", "Government of Fiji\n\n" + said, pipeline.Issuer{ISO3: "FJI", From: pipeline.IssuerFromSignature}},
		{"letterhead", "", "", "REPUBLIC OF GHANA\nOFFICE OF THE PRESIDENT\n\n" + said, pipeline.Issuer{ISO3: "GHA", From: pipeline.IssuerFromSignature}},
		{"office and state", "", "", "The President’s Office, Republic of Maldives\n\n" + said, pipeline.Issuer{ISO3: "MDV", From: pipeline.IssuerFromSignature}},
		{"about the bank", "", "", "New loan for ports\n\nThe Board of the Asian Development Bank approved a loan for Fiji. “The Bank will help,” said Mia Lund.\n\nAbout the Asian Development Bank\n\nThe Asian Development Bank lends to states.",
			pipeline.Issuer{Body: "Asian Development Bank", International: true, From: pipeline.IssuerFromSignature}},
		{"officer in the heading", "", "", "IAEA Director General Statement on Ports\n\nVienna, 2 May 2031\n\nThe International Atomic Energy Agency (IAEA) has sent experts to Fiji. The Agency will report on it. The IAEA thanks Fiji.\n\nMedia contacts:\nIAEA Press Office",
			pipeline.Issuer{Body: "International Atomic Energy Agency", International: true, From: pipeline.IssuerFromSignature}},
		{"a body only spoken of", "", "", "Minister meets the Director General of the IAEA\n\n" + said + " They spoke of the IAEA and thanked the Agency.", pipeline.Issuer{}},
		{"nobody", "", "", "It rained.", pipeline.Issuer{}},
	} {
		doc := pipeline.NewDocument("d", tc.text, time.Time{})
		doc.URL, doc.Publisher = tc.url, tc.publisher
		ann, err := pipeline.Extract(doc, suite(t, none))
		if err != nil {
			t.Fatal(err)
		}
		if ann.Issuer != tc.want {
			t.Errorf("%s: got %+v, want %+v", tc.name, ann.Issuer, tc.want)
		}
	}
}

func FuzzEntity(f *testing.F) {
	for _, s := range []string{
		"President Mia Lund, Jr. of the Republic of Korea; Biden-Harris Administration.",
		"Ministry of A, B and C of the U.S.-EU (ABC) Task Force Inc.", "â â€™s Chinaâs", "Al-Al- al Al’ Dr. Dr. Mr",
		"President of of of the the and and for Minister - Minister", "\u2060-\u200b’s", "Kim Jong-\nun’s “White House”",
		strings.Repeat("President and Minister of ", 40), strings.Repeat("Paris, ", 50), strings.Repeat("(", 200),
	} {
		f.Add(s)
	}
	all := suite(f, none)
	f.Fuzz(func(t *testing.T, s string) {
		ann := extractortest.Check(t, all, pipeline.NewDocument("d", s, time.Time{}))
		if ann == nil {
			return
		}
		var spans []pipeline.Span
		for i := range ann.People {
			spans = append(spans, ann.People[i].Span)
		}
		for i := range ann.Places {
			spans = append(spans, ann.Places[i].Span)
		}
		for i := range ann.Organizations {
			spans = append(spans, ann.Organizations[i].Span)
		}
		for i, a := range spans {
			for _, b := range spans[i+1:] {
				if a.Overlaps(b) {
					t.Errorf("%q and %q overlap", s[a.Start:a.End], s[b.Start:b.End])
				}
			}
		}
	})
}

func BenchmarkEntity(b *testing.B) {
	doc := pipeline.NewDocument("d", strings.Repeat("On Friday, Norwegian Foreign Minister Mia Lund met President of the Republic of Kenya Peter Njoroge in Nairobi. "+
		"The two sides discussed trade, the work of the Nairobi Water Board and the situation in the Horn of Africa, and agreed to meet again in Oslo.\n\n", 20), time.Time{})
	xs := suite(b, none)
	find, x := xs[3], xs[5]
	ann := &pipeline.Annotations{}
	p := &pipeline.Pass{Doc: doc, Ann: ann}
	if err := text.Extractor.Run(p); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		if err := cmp.Or(find.Run(p), x.Run(p)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPeopleInOneSentence shows whether time grows with the names of a sentence
// alone: ns/name stays the same from size to size.
func BenchmarkPeopleInOneSentence(b *testing.B) {
	xs := suite(b, none)
	for _, n := range []int{2000, 16000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var s strings.Builder
			s.WriteString("Kenya thanked ")
			for i := range n {
				fmt.Fprintf(&s, "his brother, Mr Peter L%c%c%cund, ", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26)
			}
			doc := pipeline.NewDocument("d", s.String(), time.Time{})
			for b.Loop() {
				if _, err := pipeline.Extract(doc, xs); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/name")
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	set, err := rules.Default()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := load(set); err != nil {
			b.Fatal(err)
		}
	}
}

func TestOverlay(t *testing.T) {
	load := func(files map[string]string) (*pipeline.Extractor, error) {
		m := fstest.MapFS{}
		for name, s := range files {
			m[name] = &fstest.MapFile{Data: []byte(s)}
		}
		set, err := rules.Load(m)
		if err != nil {
			t.Fatal(err)
		}
		return NewFinder(set)
	}
	x, err := load(map[string]string{
		"titles.yaml":          "grand wizard: {kind: official}\npresident: null\n",
		"orgs.yaml":            "guild: {kind: ngo, alone: true}\n",
		"places.yaml":          "fen: {last: region}\n",
		"gazetteers/norps.tsv": "id\tkind\tname\tiso3\nFennish\tethnic\tFennish\t\n",
	})
	if err != nil {
		t.Fatal(err)
	}
	all := suite(t, none)
	all[3] = x
	doc := pipeline.NewDocument("d", "Grand Wizard Mia Qwyx of the Harbour Guild met the Fennish team at Holme Fen.", time.Time{})
	ann, err := pipeline.Extract(doc, all)
	if err != nil {
		t.Fatal(err)
	}
	if len(ann.People) != 1 || doc.Slice(ann.People[0].Span) != "Mia Qwyx" || ann.People[0].Kind != "official" {
		t.Errorf("people: %+v", ann.People)
	}
	if len(ann.Organizations) != 1 || doc.Slice(ann.Organizations[0].Span) != "Harbour Guild" {
		t.Errorf("bodies: %+v", ann.Organizations)
	}
	if len(ann.Places) != 2 || doc.Slice(ann.Places[0].Span) != "Fennish" || doc.Slice(ann.Places[1].Span) != "Holme Fen" {
		t.Errorf("places: %+v", ann.Places)
	}
	_, err = load(map[string]string{
		"titles.yaml":           "wizard: {kind: magic}\n",
		"orgs.yaml":             "guild: {knd: ngo}\n",
		"places.yaml":           "fen: {last: bog}\n",
		"gazetteers/cities.tsv": "id\tname\tiso2\tadmin1\trank\tpopulation\tlatitude\tlongitude\n7\tX\tKE\t\tP\tmany\t0\t0\n",
	})
	for _, want := range []string{"titles.yaml:1: entry wizard", "orgs.yaml:1: entry guild", "places.yaml:1: entry fen", "cities.tsv:2: column population"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error lacks %q: %v", want, err)
		}
	}
}

// What rules find is given once, in order, and is gone when names are decided.
func TestFinds(t *testing.T) {
	all := suite(t, none)
	ann := &pipeline.Annotations{}
	p := &pipeline.Pass{Doc: pipeline.NewDocument("d", "Norwegian Foreign Minister Mia Lund met Ada Holt in Kisumu.", time.Time{}), Ann: ann}
	for _, x := range all[:4] {
		if err := x.Run(p); err != nil {
			t.Fatal(err)
		}
	}
	first := ann.Finds.Mentions()
	if len(first) < 3 || !reflect.DeepEqual(first, ann.Finds.Mentions()) {
		t.Errorf("finds are %+v, then %+v", first, ann.Finds.Mentions())
	}
	for i, m := range first {
		if i > 0 && m.Start < first[i-1].End {
			t.Errorf("%v comes behind %v", m.Span, first[i-1].Span)
		}
	}
	ann.Names, ann.NamesDecided = first[:1], true
	if err := all[5].Run(p); err != nil {
		t.Fatal(err)
	}
	if ann.Finds != nil || len(ann.Places) != 1 || len(ann.People) != 0 {
		t.Errorf("finds %v, places %v, people %v: the engine decided on one name", ann.Finds, ann.Places, ann.People)
	}
	if err := all[5].Run(p); err == nil {
		t.Error("without finds there is nothing to decide on")
	}
}

// Phrases are what gazetteers list, whatever it means where it stands.
func TestPhrases(t *testing.T) {
	set, _ := rules.Default()
	lx, err := loaded(set)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, phrases, titles string }{
		{"Foreign Minister Jordan Njoroge of Norway met the African Union in Oslo.", "Jordan|Norway|African Union|Oslo", "Foreign Minister"},
		{"He spoke of turkey and rice.", "", ""},
		{"the foreign minister of norway met kenyan officials in oslo", "norway|kenyan|oslo", "foreign minister"},
		{"US and us, WHO and Who.", "US|WHO", ""},
	} {
		ann := &pipeline.Annotations{}
		ps := &pipeline.Pass{Doc: pipeline.NewDocument("d", c.text, time.Time{}), Ann: ann}
		if err := text.Extractor.Run(ps); err != nil {
			t.Fatal(err)
		}
		p := read(lx, ps)
		var phrases, titles []string
		for _, x := range p.Phrases() {
			if x.Kinds == 0 {
				t.Errorf("%q: %q is of no kind", c.text, ps.Doc.Slice(x.Span))
			}
			phrases = append(phrases, ps.Doc.Slice(x.Span))
		}
		for _, x := range p.Titles() {
			titles = append(titles, ps.Doc.Slice(x))
		}
		if got := strings.Join(phrases, "|"); got != c.phrases {
			t.Errorf("%q: phrases %q, want %q", c.text, got, c.phrases)
		}
		if got := strings.Join(titles, "|"); got != c.titles {
			t.Errorf("%q: titles %q, want %q", c.text, got, c.titles)
		}
	}
}
