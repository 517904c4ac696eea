package registry

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
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
		{"spellings of one name", [][]Sighting{{seen("1", "Volodymyr Lundskyy", "Volodymyr Lundskyy", "UKR")}, {seen("2", "Volodymyr Lundsky", "Volodymyr Lundsky", "UKR")}, {seen("3", "Lundskiy", "Lundskiy", "UKR")}},
			[][]string{{"1", "2", "3"}}},
		{"endings of one name", [][]Sighting{{seen("1", "Ana Lundashenka", "Ana Lundashenka", "BLR")}, {seen("2", "Ana Lundashenko", "Ana Lundashenko", "BLR")}}, [][]string{{"1", "2"}}},
		{"particles", [][]Sighting{{seen("1", "Omar el-Lund", "Omar el-Lund", "EGY")}, {seen("2", "Omar Al Lund", "Omar Al Lund", "EGY")}, {seen("3", "al-Lund", "al-Lund", "EGY")}}, [][]string{{"1", "2", "3"}}},
		{"names that sound alike", [][]Sighting{{seen("1", "Mia Lund", "Mia Lund", "KEN")}, {seen("2", "Mia Land", "Mia Land", "KEN")}}, [][]string{{"2"}, {"1"}}},
		{"the other order of names", [][]Sighting{{seen("1", "Holt Fumio", "Holt Fumio", "JPN")}, {seen("2", "Fumio Holt", "Fumio Holt", "JPN")}}, [][]string{{"1", "2"}}},
		{"the other order elsewhere", [][]Sighting{{seen("1", "James Lund", "James Lund", "KEN")}, {seen("2", "Lund James", "Lund James", "KEN")}}, [][]string{{"2"}, {"1"}}},
		{"joined syllables", [][]Sighting{{seen("1", "Cho Lun-do", "Cho Lun-do", "KOR")}, {seen("2", "Cho Lundo", "Cho Lundo", "KOR")}}, [][]string{{"1", "2"}}},
		{"a second family name", [][]Sighting{{seen("1", "Luis Lund", "Luis Lund", "PAN")}, {seen("2", "Luis Lund Cohen", "Luis Lund Cohen", "PAN")}}, [][]string{{"1", "2"}}},
		{"second family names of two", [][]Sighting{{seen("1", "Luis Lund", "Luis Lund", "PAN")}, {seen("2", "Luis Lund Cohen", "Luis Lund Cohen", "PAN")}, {seen("3", "Luis Lund Moya", "Luis Lund Moya", "PAN")}}, [][]string{{"1"}, {"2"}, {"3"}}},
		{"people before places", [][]Sighting{{seen("1", "Holt Fumio", "Holt Fumio", "JPN"), {EntityID: "place:JPN", Label: "PLACE", Name: "Japan"}}}, [][]string{{"1"}, {"place:JPN"}}},
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

// A family name without a state is that of whom the documents speak.
func TestSpoken(t *testing.T) {
	var docs [][]Sighting
	place := Sighting{EntityID: "place:KEN", Label: "PLACE", Name: "Kenya", Country: "KEN", Kind: "country"}
	for range 20 {
		docs = append(docs, []Sighting{seen("1", "Mia Lund", "Mia Lund", "KEN")})
	}
	for name, c := range map[string]struct {
		with bool
		ids  int
	}{"the state is named": {true, 2}, "it is not": {false, 1}} {
		last := []Sighting{seen("2", "Lund", "Lund", "")}
		if c.with {
			last = append(last, place)
		}
		if got := build(t, 100, append(slices.Clone(docs), last)); len(got[0].IDs) != c.ids {
			t.Errorf("%s: got %+v", name, got[0])
		}
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
