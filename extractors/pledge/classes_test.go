package pledge

import (
	"strings"
	"testing"
	"time"

	"readout/extractors/date"
	"readout/extractors/quantity"
	"readout/pipeline"
	"readout/pipeline/text"
	"readout/rules"
)

var exampleDay = time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC)

// withNames marks the names that the examples of classes use.
var withNames = strings.NewReplacer("Peruvian Navy", "[Peruvian Navy|ORG]", "Peru", "[Peru|PLACE=PER]", "Kenya", "[Kenya|PLACE=KEN]", "Chad", "[Chad|PLACE=TCD]", "Mali", "[Mali|PLACE=MLI]",
	"Chile", "[Chile|PLACE=CHL]", "Norway", "[Norway|PLACE=NOR]", "Swiss", "[Swiss|NORP=CHE]", "Ada Holt", "[Ada Holt|PERSON]", "Laura Kint", "[Laura Kint|PERSON=KEN]", "Amara Diallo", "[Amara Diallo|PERSON=MLI]")

// TestClasses proves the examples of rules/pledges_classes.yaml: a class is met in
// the reading of its match sentences, and not in that of the others. Names in the
// examples are those that stand in the list below.
func TestClasses(t *testing.T) {
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	cs, err := rules.Lexicon[wordClass](set, classesFile)
	if err != nil {
		t.Fatal(err)
	}
	met := map[string]bool{}
	x, err := load(set)
	if err != nil {
		t.Fatal(err)
	}
	x.vocab.met = func(list string) { met[list] = true }
	suite := []*pipeline.Extractor{text.Extractor}
	for _, build := range []func(*rules.Set) (*pipeline.Extractor, error){date.New, quantity.New} {
		e, err := build(set)
		if err != nil {
			t.Fatal(err)
		}
		suite = append(suite, e)
	}
	suite = append(suite, x.extractor())
	read := func(example string) {
		clear(met)
		title := ""
		if rest, ok := strings.CutPrefix(example, "# "); ok {
			title, example, _ = strings.Cut(rest, "\n")
		}
		s, ann := names(withNames.Replace(example))
		doc := pipeline.NewDocument("example", s, exampleDay)
		doc.Title = title
		extract(t, suite, doc, ann)
	}
	for _, name := range classes {
		c, ok := cs[name]
		if !ok {
			t.Errorf("class %s is missing", name)
			continue
		}
		for _, s := range c.Match {
			if read(s); !met[name] {
				t.Errorf("class %s is not met in %q", name, s)
			}
		}
		for _, s := range c.NoMatch {
			if read(s); met[name] {
				t.Errorf("class %s is met in %q", name, s)
			}
		}
		if len(c.Words) == 0 {
			t.Errorf("class %s has no words", name)
		}
	}
}
