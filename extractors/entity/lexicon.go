package entity

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/sourcegraph/conc"

	"readout/pipeline"
	"readout/rules"
)

// source is the gazetteer that an entry comes from.
type source uint8

const (
	fromCountries source = iota
	fromRegions
	fromOrgs
	fromNorps
	fromCities
)

// An entry is one name of one thing in the world.
type entry struct {
	source     source
	label      string // pipeline.Place, Org or Norp
	written    string // the name as the gazetteer has it
	exact      bool   // an acronym: only with these capitals
	nobodys    bool   // a body of no state, though states have bodies of its kind
	name       string // canonical
	kind       string
	iso2, iso3 string
	acronym    string
	geonameID  int64
	population int
	by         string // state in whose texts the name means this; "" if in all
	seat       bool   // a government is called by the name
	rank       byte   // of cities: C, A or P
	admin      string // of cities: country and division, "US.NH"
	point      *pipeline.GeoPoint
	id         string // what EntityID is made from
}

// A part is a territory with a code of its own and the state that it belongs to.
type part struct{ iso3, of string }

// A title is an office or form of address.
type title struct {
	Kind      string `yaml:"kind"`
	Honorific bool   `yaml:"honorific"`
	// International says that only international bodies have the office.
	International bool `yaml:"international"`
	// Plural says that the title is that of several people.
	Plural bool `yaml:"plural"`
	// Behind says that the word is the noun of an office behind a name only.
	Behind bool `yaml:"behind"`

	state string // ISO 3166-1 alpha-3 of the one state that has it; "" if several do
}

var kinds = map[string]bool{"head_of_state": true, "head_of_government": true, "minister": true, "deputy_minister": true,
	"ambassador": true, "envoy": true, "spokesperson": true, "legislator": true, "military": true, "official": true, "other": true}

// Check reports a kind that the table of people does not have.
func (t *title) Check() error {
	if !kinds[t.Kind] {
		return fmt.Errorf("kind %q is unknown", t.Kind)
	}
	return nil
}

// A lexicon is the gazetteers in the form in which the extractor uses them.
type lexicon struct {
	entries []entry
	kinds   []pipeline.PhraseKind // by entry
	phrases *rules.Phrases        // index = index into entries

	titles       []title
	behind       map[string]int32 // nouns of offices behind names
	titlePhrases *rules.Phrases

	heads      map[string]head              // nouns of bodies
	bodyKinds  []kindRule                   // words that correct the kind which the noun gives
	bodyNouns  map[string]bodyNoun          // nouns in lower case beside a name
	placeHeads map[string]placeHead         // nouns of places
	organs     map[string]map[string]string // by the body whose texts name them and the short name
	languages  []language                   // by whose words names of bodies are known to be of some states

	words  map[string]listed   // by folded word
	iso3   map[string]string   // by iso2
	iso2   map[string]string   // by iso3
	postal map[string]string   // "NH" and "new hampshire" -> "US.NH"
	nick   map[string]string   // "joe" -> "joseph"
	states map[string][]string // names by iso3, the usual English one first

	parts       []part              // territories that are counted with a state
	domains     map[string]domain   // by host, "gov", "un.org"
	leaders     map[string][]leader // by the first part of the family name
	figures     map[string]*figure  // by figureKey; nil where several people have the name
	demonyms    map[string][]string // by iso3
	actors      actorWords
	is          wordLists
	no          noNames
	offices     map[string]officeRule // by words of a title
	officeWords []string
}

func load(set *rules.Set) (*lexicon, error) {
	lx := &lexicon{iso3: map[string]string{}, iso2: map[string]string{}, postal: map[string]string{}, nick: map[string]string{}, states: map[string][]string{}, demonyms: map[string][]string{}, domains: map[string]domain{}, leaders: map[string][]leader{}, figures: map[string]*figure{}, entries: make([]entry, 0, 40_000)}
	var errs []error
	// The largest files are read while the others are looked through.
	var reading conc.WaitGroup
	defer reading.Wait()
	type rows struct {
		all []rules.Row
		err error
	}
	large := map[string]*rows{"cities": {}, "names": {}}
	for name, t := range large {
		reading.Go(func() { t.all, t.err = rules.Table(set, "gazetteers/"+name+".tsv") })
	}
	var titles map[string]title
	var titlesErr error
	reading.Go(func() { titles, titlesErr = rules.Lexicon[title](set, "titles.yaml") })
	table := func(name string, f func(rules.Row) error) {
		t := large[name]
		if t == nil {
			t = &rows{}
			t.all, t.err = rules.Table(set, "gazetteers/"+name+".tsv")
		} else {
			reading.Wait()
		}
		rows, err := t.all, t.err
		if err != nil {
			errs = append(errs, err)
			return
		}
		for _, r := range rows {
			if err := f(r); err != nil {
				errs = append(errs, fmt.Errorf("%s: %w", r.Where(), err))
			}
		}
	}
	table("countries", lx.country)
	for _, x := range lx.parts { // once all states are known
		for i := range lx.entries {
			if e := &lx.entries[i]; e.iso3 == x.iso3 {
				e.iso3, e.iso2 = x.of, lx.iso2[x.of]
			}
		}
	}
	table("domains", lx.domain)
	table("leaders", lx.leader)
	table("regions", lx.region)
	cities := map[int64]int{}
	table("cities", func(r rules.Row) error { return lx.city(r, cities) })
	table("exonyms", func(r rules.Row) error { return lx.exonym(r, cities) })
	table("divisions", lx.division)
	positions := map[string]position{}
	table("geonames", func(r rules.Row) error { return readPosition(r, positions) })
	table("regions_geonames", func(r rules.Row) error { return readPosition(r, positions) })
	for i := range lx.entries {
		if at, ok := positions[lx.entries[i].id]; ok && lx.entries[i].label == pipeline.Place {
			lx.entries[i].geonameID, lx.entries[i].point = at.geonameID, at.point
		}
	}
	table("orgs", lx.org)
	table("norps", lx.norp)
	lx.words = make(map[string]listed, 50_000)
	table("words", func(r rules.Row) error { lx.listWord(r.Get("id"), listed{common: true}); return nil })
	table("names", func(r rules.Row) error { lx.listWord(rules.Fold(r.Get("id")), listed{name: true}); return nil })

	table("postal", func(r rules.Row) error {
		lx.postal[r.Get("id")], lx.postal[rules.Fold(r.Get("name"))] = "US."+r.Get("id"), "US."+r.Get("id")
		return nil
	})
	table("nicknames", func(r rules.Row) error { lx.nick[r.Get("id")] = r.Get("name"); return nil })
	table("figures", lx.figure) // which reads nicknames
	table("given", func(r rules.Row) error { lx.listWord(rules.Fold(r.Get("id")), listed{name: true}); return nil })

	var err error
	lx.heads, err = rules.Lexicon[head](set, "orgs.yaml")
	errs = append(errs, err)
	lx.bodyKinds, err = readKinds(set)
	errs = append(errs, err)
	lx.bodyNouns, err = rules.Lexicon[bodyNoun](set, nounsFile)
	errs = append(errs, err)
	lx.organs, err = readOrgans(set)
	errs = append(errs, err)
	lx.languages, err = readLanguages(set)
	errs = append(errs, err)
	lx.placeHeads, err = rules.Lexicon[placeHead](set, "places.yaml")
	errs = append(errs, err)
	errs = append(errs, titlesErr) // read before the cities were
	lx.offices, err = rules.Lexicon[officeRule](set, "offices.yaml")
	errs = append(errs, err)
	lx.officeWords = sorted(lx.offices)
	lx.actors, err = readActors(set)
	errs = append(errs, err)
	lx.is, err = readLists(set)
	errs = append(errs, err)
	lx.no, err = readNoNames(set)
	errs = append(errs, err)
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	var list, behind []string
	for _, k := range sorted(titles) {
		t := titles[k]
		if r := lx.offices[k]; r.Hint && len(r.OnlyIn) == 1 {
			t.state = r.OnlyIn[0]
		}
		if t.Behind {
			behind = append(behind, k)
			continue
		}
		list = append(list, k)
		lx.titles = append(lx.titles, t)
		if s := plurals(k); s != "" && !t.Honorific {
			if _, ok := titles[s]; !ok {
				t.Plural = true
				list = append(list, s)
				lx.titles = append(lx.titles, t)
			}
		}
	}
	lx.titlePhrases = rules.NewPhrases(list)
	lx.behind = map[string]int32{}
	for _, k := range behind {
		lx.behind[rules.Fold(k)] = int32(len(lx.titles))
		lx.titles = append(lx.titles, titles[k])
	}
	list = make([]string, len(lx.entries))
	lx.kinds = make([]pipeline.PhraseKind, len(lx.entries))
	for i := range lx.entries {
		list[i], lx.kinds[i] = lx.entries[i].written, lx.entries[i].phraseKind()
	}
	lx.phrases = rules.NewPhrases(list)
	return lx, nil
}

// add adds a name of e.
func (lx *lexicon) add(e entry, written string) {
	if written == "" {
		return
	}
	e.written = written
	e.exact = isCode(written)
	lx.entries = append(lx.entries, e)
}

// isCode reports whether a name is an acronym that must be written as it is:
// "US", "WHO", "IsDB", but not "G20" or "Gaza".
func isCode(s string) bool {
	letters, capitals := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
			if unicode.IsUpper(r) {
				capitals++
			}
		case r == ' ':
			return false
		}
	}
	return letters >= 2 && capitals >= 2 && letters <= 8
}

func (lx *lexicon) country(r rules.Row) error {
	id, err := number(r, "geonameid")
	if err != nil {
		return err
	}
	e := entry{source: fromCountries, label: pipeline.Place, name: r.Get("name"), kind: "country",
		iso2: r.Get("iso2"), iso3: r.Get("id"), geonameID: id, id: r.Get("id")}
	lx.iso3[e.iso2], lx.iso2[e.iso3] = e.iso3, e.iso2
	if r.Get("kind") != "country" {
		e.kind = "admin"
	}
	if of, ok := strings.CutPrefix(r.Get("kind"), "part of "); ok {
		lx.iso3[e.iso2] = of
		lx.parts = append(lx.parts, part{e.iso3, of})
	}
	lx.states[e.iso3] = append([]string{e.name, r.Get("official")}, r.List("aliases")...)
	lx.add(e, e.name)
	lx.add(e, r.Get("official"))
	for _, a := range r.List("aliases") {
		lx.add(e, a)
	}
	e.label, e.kind, e.source, e.geonameID = pipeline.Norp, "national", fromNorps, 0
	for _, d := range r.List("demonyms") {
		lx.demonyms[e.iso3] = append(lx.demonyms[e.iso3], d)
		lx.add(e, d)
		lx.add(e, plural(d))
	}
	return nil
}

// plurals returns the plural of an office that several people of a list may have:
// "foreign ministers", "members of parliament", "deputy secretaries of state"; "" of
// others.
func plurals(title string) string {
	head, rest := title, ""
	for _, of := range []string{" of ", " for ", " to "} {
		if i := strings.Index(title, of); i > 0 && i < len(head) {
			head, rest = title[:i], title[i:]
		}
	}
	last := head[strings.LastIndexAny(head, " -")+1:]
	switch {
	case last == "secretary":
		return strings.TrimSuffix(head, "y") + "ies" + rest
	case strings.HasSuffix(last, "congressman"), strings.HasSuffix(last, "congresswoman"), last == "chairman":
		return strings.TrimSuffix(head, "an") + "en" + rest
	case severally[last], strings.HasSuffix(last, "member"):
		return head + "s" + rest
	}
	return ""
}

// severally are last words of offices that several people of a list may have.
var severally = wordSet("minister senator president ambassador premier governor mayor commissioner director representative envoy judge justice")

// plural returns the plural of a demonym, "" if it has none of its own.
func plural(s string) string {
	for _, suffix := range []string{"s", "sh", "ch", "ese", "men", "man", "z", "Dutch", "ic", "Thai", "Philippine"} {
		if strings.HasSuffix(s, suffix) && s != "German" && s != "Norman" {
			return ""
		}
	}
	return s + "s"
}

func (lx *lexicon) region(r rules.Row) error {
	e := entry{source: fromRegions, label: pipeline.Place, name: r.Get("name"), kind: r.Get("kind"), iso3: r.Get("iso3"), id: r.Get("id"), seat: r.Get("seat") == "y"}
	if e.iso3 != "" {
		for i := range lx.entries {
			if lx.entries[i].iso3 == e.iso3 {
				e.iso2 = lx.entries[i].iso2
				break
			}
		}
		if e.iso2 == "" {
			return fmt.Errorf("no country has the code %s", e.iso3)
		}
	}
	lx.add(e, e.name)
	for _, a := range r.List("aliases") {
		a, e.by, _ = strings.Cut(a, "@")
		if _, ok := lx.iso2[e.by]; e.by != "" && !ok {
			return fmt.Errorf("alias %s: no country has the code %s", a, e.by)
		}
		lx.add(e, a)
	}
	return nil
}

// A position is the GeoNames id of a region or division, 0 if none is known, and
// where it lies; point is nil if that is not known.
type position struct {
	geonameID int64
	point     *pipeline.GeoPoint
}

func readPosition(r rules.Row, to map[string]position) error {
	var id int64
	if r.Get("geonameid") != "" {
		var err error
		if id, err = number(r, "geonameid"); err != nil {
			return err
		}
	}
	at := position{geonameID: id}
	if r.Get("latitude") != "" {
		lat, err1 := strconv.ParseFloat(r.Get("latitude"), 64)
		lon, err2 := strconv.ParseFloat(r.Get("longitude"), 64)
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		at.point = &pipeline.GeoPoint{Latitude: lat, Longitude: lon}
	}
	to[r.Get("id")] = at
	return nil
}

// divisionSize is what a division counts for among towns of its name: less than
// the town in the same state that it is mostly named after.
const divisionSize = 5_000

func (lx *lexicon) division(r rules.Row) error {
	e := entry{source: fromCities, label: pipeline.Place, name: r.Get("name"), kind: "admin", iso2: r.Get("iso2"), rank: 'D', population: divisionSize, id: r.Get("id")}
	e.iso3 = lx.iso3[e.iso2]
	lx.add(e, e.name)
	for _, a := range r.List("aliases") {
		lx.add(e, a)
	}
	return nil
}

func (lx *lexicon) city(r rules.Row, byID map[int64]int) error {
	id, err := number(r, "id")
	if err != nil {
		return err
	}
	population, err := number(r, "population")
	if err != nil {
		return err
	}
	lat, err1 := strconv.ParseFloat(r.Get("latitude"), 64)
	lon, err2 := strconv.ParseFloat(r.Get("longitude"), 64)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	e := entry{source: fromCities, label: pipeline.Place, name: r.Get("name"), kind: "city", iso2: r.Get("iso2"),
		geonameID: id, population: int(population), rank: 'P', point: &pipeline.GeoPoint{Latitude: lat, Longitude: lon}, id: r.Get("id")}
	if k := r.Get("rank"); k != "" {
		e.rank = k[0]
	}
	e.iso3 = lx.iso3[e.iso2]
	e.admin = e.iso2 + "." + r.Get("admin1")
	for _, city := range []string{"-shi", "-si", "-gun"} { // words for a city or county
		if short, ok := strings.CutSuffix(e.name, city); ok && (e.iso2 == "JP" || e.iso2 == "KR") {
			e.name = short
		}
	}
	byID[id] = len(lx.entries)
	lx.add(e, e.name)
	return nil
}

func (lx *lexicon) exonym(r rules.Row, byID map[int64]int) error {
	id, err := number(r, "geonameid")
	if err != nil {
		return err
	}
	i, ok := byID[id]
	if !ok {
		return fmt.Errorf("no city has the id %d", id)
	}
	if r.Get("usual") == "y" {
		lx.entries[i].name = r.Get("id")
	}
	e := lx.entries[i]
	lx.add(e, r.Get("id"))
	return nil
}

func (lx *lexicon) org(r rules.Row) error {
	e := entry{source: fromOrgs, label: pipeline.Org, name: r.Get("name"), kind: r.Get("kind"), iso3: r.Get("iso3"), acronym: r.Get("acronym"), id: r.Get("id")}
	if e.iso3 == "-" {
		e.iso3, e.nobodys = "", true
	}
	lx.add(e, e.name)
	for _, a := range r.List("aliases") {
		a, e.by, _ = strings.Cut(a, "@")
		if _, ok := lx.iso2[e.by]; e.by != "" && !ok {
			return fmt.Errorf("alias %s: no country has the code %s", a, e.by)
		}
		lx.add(e, a)
	}
	return nil
}

func (lx *lexicon) norp(r rules.Row) error {
	e := entry{source: fromNorps, label: pipeline.Norp, name: r.Get("name"), kind: r.Get("kind"), iso3: r.Get("iso3"), id: r.Get("name")}
	for k, v := range lx.iso3 {
		if v == e.iso3 {
			e.iso2 = k
		}
	}
	lx.add(e, r.Get("id"))
	lx.add(e, plural(r.Get("id")))
	return nil
}

func number(r rules.Row, column string) (int64, error) {
	n, err := strconv.ParseInt(r.Get(column), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("column %s: %q is no whole number", column, r.Get(column))
	}
	return n, nil
}
