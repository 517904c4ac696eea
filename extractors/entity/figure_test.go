package entity

import (
	"strings"
	"testing"
	"testing/fstest"

	"readout/rules"
)

// People of history are of their own states, whoever speaks and of whatever, unless the
// text says otherwise.
func TestFigures(t *testing.T) {
	for _, c := range []struct{ url, text, want string }{
		{nairobi, "The choir sang songs to verses by Alexander Pushkin.", "Alexander Pushkin |  | other | RUS"},
		{nairobi, "A school in Norway reads Taras Shevchenko and remembers President Mandela.", "Taras Shevchenko |  | other | UKR;Mandela | President | head_of_state | ZAF"},
		{washington, "They remember President Boris Nikolayevich Yeltsin.", "Boris Nikolayevich Yeltsin | President | head_of_state | RUS"},
		{nairobi, "As Winston Churchill said, tea helps. Churchill drank much of it.", "Winston Churchill |  | other | GBR"},
		{nairobi, "They laid flowers for President Abraham Lincoln.", "Abraham Lincoln | President | head_of_state | USA"},
		{"", "Joint Statement by Kenya and Norway\n\nThey recalled the words of Nelson Mandela.", "Nelson Mandela |  | other | ZAF"},
		{nairobi, "They spoke of Franz Kafka.", "Franz Kafka |  | other |"},
		// somebody else
		{nairobi, "They spoke of Rosa Mandela and of Mandela.", "Rosa Mandela |  | other | KEN"},
		{washington, "They thanked the Norwegian runner Nelson Mandela.", "Nelson Mandela |  | other | NOR"},
		{nairobi, "Kenya's Nelson Mandela sang, and Norway's Abraham Lincoln danced.", "Nelson Mandela |  | other | KEN;Abraham Lincoln |  | other | NOR"},
		{nairobi, "Norwegians and Kenyans sang for Nelson Mandela.", "Nelson Mandela |  | other | ZAF"},
		{nairobi, "Minister of Sport Nelson Mandela spoke.", "Nelson Mandela | Minister of Sport | minister | KEN"},
		{nairobi, "Foreign Minister of Norway Winston Churchill spoke.", "Winston Churchill | Foreign Minister of Norway | minister | NOR"},
		{nairobi, "Mr. Churchill sang.", "Churchill | Mr. | other | KEN"},
		{nairobi, "President B. Mandela spoke.", "B. Mandela | President | head_of_state | KEN"},
		{nairobi, "MR. CHURCHILL: Good morning.\n\nQUESTION: When?\n\nMR. CHURCHILL: Soon.\n\nQUESTION: Where?\n\nMR. CHURCHILL: Here.", "Churchill | MR. | other | KEN"},
	} {
		checkPeople(t, c.url, c.text, split(c.want)...)
	}
}

// Names are looked up without what writers vary, and two people of one name, who are of
// different states, are nobody's.
func TestFigureNames(t *testing.T) {
	table := func(rows string) (*lexicon, error) {
		set, err := rules.Load(fstest.MapFS{"gazetteers/figures.tsv": {Data: []byte("id\tname\taliases\tiso3\tborn\tdied\n" + rows)}})
		if err != nil {
			t.Fatal(err)
		}
		return load(set)
	}
	lx, err := table("lund\tMia Lund\tLund|Mia Holt Lund\tNOR\t1800\t1870\nmoyo\tAda Moyo\tMoyo\tKEN\t\t\nmoyo-2\tTom Moyo\tMoyo\tZWE\t\t\nold\tWinston Churchill\t\tNOR\t\t\n-leo-tolstoy\t\t\t\t\t\n")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"Mia Lund": "NOR", "MIA LUND": "NOR", "Mia H. Lund": "NOR", "Mia Olegovna Lund": "NOR", "Lund": "NOR", "M. Lund": "NOR", "B. Lund": "", "Mia B. Lund": "NOR",
		"C.L.R. James": "TTO", "James": "", "James R.": "",
		"Ada Moyo": "KEN", "Moyo": "", "Ole Lund": "", "Leo Tolstoy": "", "Alexander Pushkin": "RUS", "Elizabeth II": "GBR", "Elizabeth": "",
	} {
		got := ""
		if f := lx.figureNamed(name); f != nil {
			got = f.iso3
		}
		if got != want {
			t.Errorf("%s is of %q, want %q", name, got, want)
		}
	}
	_, err = table("a\tMia Lund\t\tXXX\t\t\nb\t-\t\tNOR\t\t\nc\tMia Lund\t\tNOR\tlong ago\t\nd\tMia Lund\t\tNOR\t1900\t1800\n")
	for _, want := range []string{"figures.tsv:2: no country has the code XXX", "figures.tsv:3: name \"-\" has no letters", "figures.tsv:4: column born", "figures.tsv:5: died in 1800"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error lacks %q: %v", want, err)
		}
	}
}

// No figures of two states share a name.
func TestFigureTable(t *testing.T) {
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	lx, err := loaded(set)
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range lx.figures {
		if f == nil {
			t.Errorf("%q is the name of figures of two states", name)
		}
	}
	if len(lx.figures) < 900 {
		t.Errorf("only %d names of figures", len(lx.figures))
	}
}
