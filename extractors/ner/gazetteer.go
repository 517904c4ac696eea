package ner

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"unicode"

	"readout/rules"
)

// What a phrase of the gazetteers may be, as bits: many are several things.
const (
	isCountry uint8 = 1 << iota
	isRegion
	isCapital // or a large city
	isTown
	isNorp
	isOrg
)

// A gazetteer is the tables of names in the form in which features use them.
type gazetteer struct {
	phrases *rules.Phrases
	kinds   []uint8  // by entry
	codes   []string // by entry: how it must be written, "" if in any letter case
	titles  *rules.Phrases
	words   map[uint64]uint32 // hash in lower case -> factCommon, factName, factLink
}

// kept is the gazetteer of the set that was used last: suites are often made
// several times from one set, and the tables are large.
var kept struct {
	sync.Mutex
	set *rules.Set
	gz  *gazetteer
}

func loadGazetteer(set *rules.Set) (*gazetteer, error) {
	kept.Lock()
	defer kept.Unlock()
	if kept.gz != nil && kept.set == set {
		return kept.gz, nil
	}
	gz, err := readGazetteer(set)
	if err != nil {
		return nil, err
	}
	kept.set, kept.gz = set, gz
	return gz, nil
}

func readGazetteer(set *rules.Set) (*gazetteer, error) {
	gz := &gazetteer{words: make(map[uint64]uint32, 60_000)}
	var list []string
	var errs []error
	add := func(kind uint8, names ...string) {
		for _, s := range names {
			if s == "" {
				continue
			}
			list = append(list, s)
			gz.kinds = append(gz.kinds, kind)
			code := ""
			if isCode(s) {
				code = s
			}
			gz.codes = append(gz.codes, code)
		}
	}
	table := func(name string, f func(rules.Row)) {
		rows, err := rules.Table(set, "gazetteers/"+name+".tsv")
		errs = append(errs, err)
		for _, r := range rows {
			f(r)
		}
	}
	table("countries", func(r rules.Row) {
		add(isCountry, r.Get("name"), r.Get("official"))
		add(isCountry, r.List("aliases")...)
		for _, d := range r.List("demonyms") {
			add(isNorp, d, plural(d))
		}
	})
	table("regions", func(r rules.Row) {
		add(isRegion, r.Get("name"))
		add(isRegion, r.List("aliases")...)
	})
	big := map[string]uint8{}
	table("cities", func(r rules.Row) {
		kind := isTown
		if rank := r.Get("rank"); rank == "C" || len(r.Get("population")) >= len("500000") && r.Get("population") >= "500000" {
			kind = isCapital
		}
		big[r.Get("id")] = kind
		add(kind, r.Get("name"))
	})
	table("exonyms", func(r rules.Row) { add(max(big[r.Get("geonameid")], isCapital), r.Get("id")) })
	table("orgs", func(r rules.Row) {
		add(isOrg, r.Get("name"))
		add(isOrg, r.List("aliases")...)
	})
	table("norps", func(r rules.Row) { add(isNorp, r.Get("id"), plural(r.Get("id"))) })
	table("words", func(r rules.Row) { gz.words[hashOf(r.Get("id"))] |= factCommon })
	table("names", func(r rules.Row) {
		gz.words[hashOf(r.Get("id"))] |= factName
		gz.words[hashOf(rules.Fold(r.Get("id")))] |= factName
	})
	for _, s := range links {
		gz.words[hashOf(s)] |= factLink
	}
	for _, s := range []string{"'s", "'"} {
		gz.words[hashOf(s)] |= factClitic
	}
	for _, s := range []string{",", ";", ":"} {
		gz.words[hashOf(s)] |= factCommaish
	}
	titles, err := rules.Lexicon[struct {
		Kind      string `yaml:"kind"`
		Honorific bool   `yaml:"honorific"`
	}](set, "titles.yaml")
	errs = append(errs, err)
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	names := make([]string, 0, len(titles))
	for t := range titles {
		names = append(names, t)
	}
	slices.Sort(names)
	gz.titles = rules.NewPhrases(names)
	gz.phrases = rules.NewPhrases(list)
	return gz, nil
}

// links join the capitalized words of one name.
var links = []string{"of", "and", "for", "the", "on", "in", "de", "del", "da", "dos", "la", "el", "al", "bin", "ibn", "von", "van", "der", "du", "-", "&", "/"}

// isCode reports whether a name is an acronym that must be written as it is.
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

// plural returns the plural of a demonym, "" if it has none of its own.
func plural(s string) string {
	for _, suffix := range []string{"s", "sh", "ch", "ese", "men", "man", "z", "Dutch", "ic", "Thai", "Philippine"} {
		if strings.HasSuffix(s, suffix) && s != "German" {
			return ""
		}
	}
	return s + "s"
}
