package sink

import (
	"fmt"
	"hash/fnv"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"readout/pipeline"
)

// Made results look like those of real readouts of about 230 words: the texts
// are built from parts, so that every span is known.

type made struct {
	b   strings.Builder
	ann pipeline.Annotations
}

func (m *made) put(s string) pipeline.Span {
	start := m.b.Len()
	m.b.WriteString(s)
	return pipeline.Span{Start: start, End: m.b.Len()}
}

var (
	madeNames  = []string{"Aigul Serik", "José Müller", "Ōta Haruka", "Nino Beridze", "Paul N’Dour", "X. 𝒴ang"}
	madeTitles = []string{"Foreign Minister", "Président", "Ambassador", "Vice‑Minister"}
	madePlaces = []string{"Kazakhstan", "Côte d’Ivoire", "Tbilisi", "Türkiye", "Kraków"}
	madeOrgs   = []string{"NATO", "Ministry of Health", "Société Générale", "Union of Rivers"}
	madeVerbs  = []string{"provide", "open", "review", "fund"}
	madeThings = []string{"scholarships", "clinics", "training places", "ferries"}
)

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// madeDoc makes the n-th document of a run. The same n gives the same document.
func madeDoc(n int) (*pipeline.Document, *pipeline.Annotations) {
	r := rand.New(rand.NewPCG(7, uint64(n)))
	m := &made{}
	date := time.Date(2020, 1, 1+n%1500, 0, 0, 0, 0, time.UTC)
	m.sentence(pipeline.KindHeading, func() { m.b.WriteString("Readout of a “call”") })
	for range 8 + r.IntN(10) {
		m.b.WriteString("\n\n")
		m.sentence("", func() { m.pledge(r, date) })
	}
	doc := &pipeline.Document{ID: fmt.Sprintf("made-%06d", n), Source: fmt.Sprintf("made.zip!%d/%06d.txt", n%7, n), Title: "Readout of a call",
		Publisher: pick(r, madeOrgs), Date: date, DateSource: pipeline.DateFromDateline, Language: "en", Text: m.b.String()}
	if n%11 == 0 {
		doc.Date, doc.DateSource, doc.Title = time.Time{}, "", ""
	}
	return doc, &m.ann
}

func (m *made) sentence(kind string, body func()) {
	start := m.b.Len()
	body()
	sp := pipeline.Span{Start: start, End: m.b.Len()}
	first := len(m.ann.Tokens)
	for i := start; i < sp.End; {
		n := strings.IndexByte(m.b.String()[i:], ' ')
		if n < 0 {
			n = sp.End - i
		}
		m.ann.Tokens = append(m.ann.Tokens, pipeline.Token{Span: pipeline.Span{Start: i, End: i + n}})
		i += n + 1
	}
	m.ann.Sentences = append(m.ann.Sentences, pipeline.Sentence{Span: sp, First: first, Last: len(m.ann.Tokens), Paragraph: len(m.ann.Sentences), Kind: kind})
}

func (m *made) pledge(r *rand.Rand, date time.Time) {
	title := m.put(pick(r, madeTitles))
	m.put(" ")
	person := m.put(pick(r, madeNames))
	m.put(" of ")
	place := m.put(pick(r, madePlaces))
	m.put(" told ")
	org := m.put(pick(r, madeOrgs))
	m.put(", after a long and frank exchange on the matters of the day, that ")
	who := m.put("the “two sides”")
	m.put(" ")
	start := m.b.Len()
	trigger := m.put("will")
	verb := pick(r, madeVerbs)
	m.put(" " + verb + " ")
	count := 10 + r.IntN(5000)
	num := m.put(fmt.Sprint(count))
	m.put(" ")
	of := m.put(pick(r, madeThings))
	m.put(" ")
	year := 2023 + r.IntN(20)
	deadline := m.put("by ")
	when := m.put(fmt.Sprint(year))
	deadline.End = when.End
	m.put(" ")
	condition := m.put("if both parliaments agree")
	end := m.b.Len()
	m.put(".")
	s := m.b.String()
	text := func(sp pipeline.Span) string { return s[sp.Start:sp.End] }
	a := &m.ann
	a.People = append(a.People, pipeline.PersonMention{Mention: pipeline.Mention{Span: person, Label: pipeline.Person, Norm: text(person), Confidence: 0.9, Rule: "person/title"},
		EntityID: "person/" + text(person), Title: text(title), TitleSpan: title, Kind: "minister", Affiliation: text(place), Country: "KAZ"})
	pm := pipeline.PlaceMention{Mention: pipeline.Mention{Span: place, Label: pipeline.Place, Norm: text(place), Rule: "place/gazetteer"}, EntityID: "place/x", Kind: "country", ISO2: "KZ", ISO3: "KAZ"}
	if r.IntN(2) == 0 {
		pm.GeonameID, pm.Point = int64(1000+r.IntN(50)), &pipeline.GeoPoint{Latitude: -12.5, Longitude: 77.25}
	}
	a.Places = append(a.Places, pm)
	a.Organizations = append(a.Organizations, pipeline.OrgMention{Mention: pipeline.Mention{Span: org, Label: pipeline.Org, Norm: text(org), Rule: "org/gazetteer"}, Kind: "ministry"})
	ref := pipeline.Reference{Span: who, Kind: pipeline.Nominal, Rule: "reference/pair"}
	if r.IntN(2) == 0 {
		ref.EntityIDs, ref.Canonicals, ref.Confidence = []string{"place:KAZ", "place:UZB"}, []string{"Kazakhstan", "Uzbekistan"}, 0.9
	}
	a.References = append(a.References, ref)
	a.Quantities = append(a.Quantities, pipeline.Quantity{Span: num, Label: pipeline.Cardinal, Value: fmt.Sprint(count), Qualifier: pipeline.Exact, Of: of, Rule: "quantity/count"})
	last := time.Date(year, 12, 31, 0, 0, 0, 0, time.UTC)
	a.Timexes = append(a.Timexes, pipeline.Timex{Span: when, Label: pipeline.Date, Value: fmt.Sprint(year), Begin: time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), End: last, Anchor: date, Rule: "date/year"})
	if r.IntN(3) == 0 {
		a.Matches = append(a.Matches, pipeline.Mention{Span: of, Label: "GOODS", Rule: "user/goods"})
	}
	amount := pipeline.Span{Start: num.Start, End: of.End}
	p := pipeline.Pledge{Span: pipeline.Span{Start: start, End: end}, Trigger: trigger, TriggerText: text(trigger),
		Pledgers:   []pipeline.Party{{Span: who, Text: text(who), ISO3: "KAZ", Kind: "state", Via: "named"}, {Text: "carried over", Via: "speaker"}},
		PledgerIDs: []string{"KAZ", text(org)}, PledgerSide: pipeline.SideJoint, Type: pipeline.Commitment, Strength: pipeline.Firm, Specificity: pipeline.Specific,
		Novelty: pipeline.NoveltyNew, Polarity: pipeline.Do, Condition: condition, Deadline: deadline, DeadlineEnd: last,
		Amounts:    []pipeline.Amount{{Span: amount, Text: text(amount), Value: fmt.Sprint(count)}},
		AmountSpan: amount, ActionLemma: verb, ActionType: "aid", CAMEO: "057", PLOVER: "AGREE", Speaker: text(person), SpeakerSpan: person,
		Attribution: pipeline.AttributionReported, Rule: "pledge/will"}
	if r.IntN(2) == 0 {
		p.Counterparts = []pipeline.Party{{Span: org, Text: text(org), Kind: "organization"}}
	}
	if r.IntN(4) == 0 {
		p.Pledgers, p.PledgerIDs, p.Amounts, p.AmountSpan, p.Condition = nil, nil, nil, pipeline.Span{}, pipeline.Span{}
	}
	a.Pledges = append(a.Pledges, p)
}

// madeResult makes the n-th result; some inputs fail, some ids come again, and
// some documents break the contract.
func madeResult(n int) *pipeline.Result {
	in := madeInput(n)
	doc, ann := madeDoc(n)
	switch {
	case n%29 == 5:
		return &pipeline.Result{Input: in, Err: &pipeline.Failure{Source: in.Source, Stage: pipeline.StageDecode, Class: pipeline.ClassMalformed, Message: "no JSON; correct the line"}}
	case n%31 == 6:
		doc.ID = fmt.Sprintf("made-%06d", n-6)
	case n%37 == 7:
		ann.People[0].End = len(doc.Text) + 1
	case n%41 == 8:
		return &pipeline.Result{Input: in, Doc: doc, Err: &pipeline.Failure{Source: in.Source, Stage: "ner", Class: pipeline.ClassPanic, Message: "panic"}}
	}
	return &pipeline.Result{Input: in, Doc: doc, Ann: ann}
}

func madeInput(n int) *pipeline.Input {
	h := fnv.New64a()
	fmt.Fprint(h, n)
	return &pipeline.Input{Source: fmt.Sprintf("made.zip!%d/%06d.txt", n%7, n), Fingerprint: h.Sum64()}
}

func madeInputs(n int) iter.Seq2[*pipeline.Input, error] {
	return func(yield func(*pipeline.Input, error) bool) {
		for i := range n {
			if !yield(madeInput(i), nil) {
				return
			}
		}
	}
}

// writeMade writes what w has left of n made results, and finishes.
func writeMade(w *Writer, n int) error {
	defer w.Close()
	for in, err := range w.Remaining(madeInputs(n)) {
		if err != nil {
			return err
		}
		var i int
		if _, err := fmt.Sscanf(in.Source[strings.LastIndexByte(in.Source, '/')+1:], "%d.txt", &i); err != nil {
			return err
		}
		if _, err := w.Write(madeResult(i)); err != nil {
			return err
		}
	}
	return w.Finish()
}

func testWrite(t testing.TB, dir string, n int, opts Options) *Manifest {
	t.Helper()
	w, err := Open(dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	if err := writeMade(w, n); err != nil {
		t.Fatal(err)
	}
	return w.Manifest()
}
