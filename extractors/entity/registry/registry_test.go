package registry

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var nick = map[string]string{"tony": "anthony", "antony": "anthony", "ada": "adelaide"}

func seen(id, name, canonical, country string) Sighting {
	return Sighting{EntityID: id, Label: "PERSON", Name: name, Canonical: canonical, Country: country, Kind: "minister"}
}

func build(t *testing.T, limit int, docs [][]Sighting) []*Entity {
	t.Helper()
	b := NewBuilder(t.TempDir(), limit, nick)
	for i, d := range docs {
		if err := b.Add(time.Date(2030, 1, 1+i%28, 0, 0, 0, 0, time.UTC), d); err != nil {
			t.Fatal(err)
		}
	}
	var out []*Entity
	for e, err := range b.Entities() {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

func TestMerge(t *testing.T) {
	for _, c := range []struct {
		name string
		docs [][]Sighting
		want [][]string // ids of each entity
	}{
		{"short forms and initials", [][]Sighting{{seen("1", "Antony J. Lund", "Antony J. Lund", "KEN")}, {seen("2", "Tony Lund", "Tony Lund", "KEN")}, {seen("3", "A. Lund", "A. Lund", "KEN")}},
			[][]string{{"1", "2", "3"}}},
		{"a family name joins the only one", [][]Sighting{{seen("1", "Mia Lund", "Mia Lund", "KEN")}, {seen("2", "Lund", "Lund", "KEN")}}, [][]string{{"1", "2"}}},
		{"a family name of two people stays apart", [][]Sighting{{seen("1", "Mia Lund", "Mia Lund", "KEN")}, {seen("2", "Ole Lund", "Ole Lund", "KEN")}, {seen("3", "Lund", "Lund", "KEN")}},
			[][]string{{"1"}, {"2"}, {"3"}}},
		{"a family name without state stays apart", [][]Sighting{{seen("1", "Mia Lund", "Mia Lund", "KEN")}, {seen("2", "Lund", "Lund", "")}}, [][]string{{"1"}, {"2"}}},
		{"one name, two states", [][]Sighting{{seen("1", "Mia Lund", "Mia Lund", "KEN")}, {seen("2", "Mia Lund", "Mia Lund", "NOR")}}, [][]string{{"1"}, {"2"}}},
		{"one full name, no state", [][]Sighting{{seen("1", "Mia Lund", "Mia Lund", "KEN")}, {seen("2", "Mia Lund", "Mia Lund", "")}}, [][]string{{"1", "2"}}},
		{"an initial that two could have", [][]Sighting{{seen("1", "Mia Lund", "Mia Lund", "KEN")}, {seen("2", "Max Lund", "Max Lund", "KEN")}, {seen("3", "M. Lund", "M. Lund", "KEN")}},
			[][]string{{"1"}, {"2"}, {"3"}}},
		{"middle names that differ", [][]Sighting{{seen("1", "Mia Ruth Lund", "Mia Ruth Lund", "KEN")}, {seen("2", "Mia K. Lund", "Mia K. Lund", "KEN")}}, [][]string{{"1"}, {"2"}}},
		{"the generation is no name", [][]Sighting{{seen("1", "Ole Lund, Jr.", "Ole Lund, Jr.", "KEN")}, {seen("2", "Ole Lund", "Ole Lund", "KEN")}}, [][]string{{"1", "2"}}},
		{"bodies only by id", [][]Sighting{{{EntityID: "o1", Label: "ORG", Name: "Lund", Country: "KEN"}, {EntityID: "o2", Label: "ORG", Name: "Lund", Country: "KEN"}}}, [][]string{{"o1"}, {"o2"}}},
		{"unresolved mentions are left out", [][]Sighting{{{Label: "ORG", Name: "Lund"}}}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got [][]string
			for _, e := range build(t, 100, c.docs) {
				got = append(got, e.IDs)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

func TestDominant(t *testing.T) {
	var docs [][]Sighting
	for range 20 {
		docs = append(docs, []Sighting{seen("1", "Mia Lund", "Mia Lund", "KEN")})
	}
	docs = append(docs, []Sighting{seen("2", "Ole Lund", "Ole Lund", "KEN")}, []Sighting{seen("3", "Lund", "Lund", "KEN")}, []Sighting{seen("4", "Mia Lund", "Mia Lund", "NOR")})
	got := build(t, 100, docs)
	if len(got) != 2 || len(got[0].IDs) != 3 || got[0].Country != "KEN" || got[1].Canonical != "Ole Lund" {
		t.Errorf("got %+v", got)
	}
}

func TestCounts(t *testing.T) {
	place := func(country string) Sighting {
		return Sighting{EntityID: "place:" + country, Label: "PLACE", Name: country, Country: country, Kind: "country"}
	}
	got := build(t, 100, [][]Sighting{
		{seen("1", "Mia Lund", "Mia Lund", "KEN"), seen("1", "LUND", "Mia Lund", "KEN"), place("KEN"), place("NOR")},
		{place("NOR")},
		{seen("1", "Mia  Lund", "Mia Lund", "KEN"), place("NOR"), place("TZA")},
	})
	want := &Entity{ID: "1", IDs: []string{"1"}, Label: "PERSON", Canonical: "Mia Lund", Country: "KEN", Kind: "minister",
		Variants: []Count{{"Mia Lund", 2}, {"LUND", 1}}, Mentions: 3, Documents: 2,
		First: time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC), Last: time.Date(2030, 1, 3, 0, 0, 0, 0, time.UTC),
		Countries: []Count{{"NOR", 2}, {"TZA", 1}}}
	if d := cmp.Diff(want, got[0]); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// What is spilled in any number of runs gives the same entities as what is not.
func TestSpill(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	given := []string{"Mia", "Ole", "Tony", "Antony", "M.", "Ada Ruth", ""}
	family := []string{"Lund", "Moyo", "Holt"}
	states := []string{"KEN", "NOR", ""}
	var docs [][]Sighting
	for range 200 {
		var d []Sighting
		for range rng.IntN(6) {
			name := given[rng.IntN(len(given))] + " " + family[rng.IntN(len(family))]
			s := states[rng.IntN(len(states))]
			d = append(d, seen(fmt.Sprintf("%s/%s", name, s), name, name, s))
		}
		docs = append(docs, d)
	}
	want := build(t, 1000, docs)
	for _, limit := range []int{1, 3, 10} {
		if d := cmp.Diff(want, build(t, limit, docs)); d != "" {
			t.Errorf("limit %d (-held +spilled):\n%s", limit, d)
		}
	}
}

func TestSpillFolderGone(t *testing.T) {
	dir := t.TempDir()
	b := NewBuilder(dir, 1, nil)
	if err := b.Add(time.Time{}, []Sighting{seen("1", "A B", "A B", ""), seen("2", "C D", "C D", "")}); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := b.Add(time.Time{}, []Sighting{seen("3", "E F", "E F", ""), seen("4", "G H", "G H", "")}); err == nil {
		t.Error("spilling into a folder that is gone gave no error")
	}
	failed := false
	for _, err := range b.Entities() {
		failed = failed || err != nil
	}
	if !failed {
		t.Error("reading runs that are gone gave no error")
	}
}
