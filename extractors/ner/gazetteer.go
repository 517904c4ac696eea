package ner

import (
	"errors"
	"sync"

	"readout/rules"
)

// A gazetteer is what lists say about single words.
type gazetteer struct {
	words map[uint64]uint32 // hash in lower case -> factCommon, factName, factLink
	// noBodies are names, as written, of treaties and initiatives, and acronyms of
	// what is no body.
	noBodies map[string]bool
	// alone are hashes of nouns that stand for a body named before, documents of nouns
	// of treaties, laws and plans.
	alone, documents map[uint64]bool
	// aloneBeside are bodies beside which such nouns are names.
	aloneBeside map[string]bool
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
	gz := &gazetteer{words: make(map[uint64]uint32, 60_000), noBodies: map[string]bool{}, alone: map[uint64]bool{}, documents: map[uint64]bool{}, aloneBeside: map[string]bool{}}
	var errs []error
	table := func(name string, f func(rules.Row)) {
		rows, err := rules.Table(set, "gazetteers/"+name+".tsv")
		errs = append(errs, err)
		for _, r := range rows {
			f(r)
		}
	}
	table("words", func(r rules.Row) { gz.words[hashOf(r.Get("id"))] |= factCommon })
	table("names", func(r rules.Row) {
		gz.words[hashOf(r.Get("id"))] |= factName
		gz.words[hashOf(rules.Fold(r.Get("id")))] |= factName
	})
	nouns := func(file string, fact uint32) {
		ks, err := rules.Lexicon[map[string]any](set, file)
		errs = append(errs, err)
		for k := range ks {
			gz.words[hashOf(k)] |= fact
		}
	}
	for _, file := range []string{"treaties.yaml", "initiatives.yaml", "acronyms.yaml"} {
		names, err := rules.Lexicon[map[string]any](set, file)
		errs = append(errs, err)
		for name := range names {
			gz.noBodies[name] = true
		}
	}
	lists, err := rules.Lexicon[[]string](set, "nonames.yaml")
	errs = append(errs, err)
	for _, w := range lists["alone"] {
		gz.alone[hashOf(w)] = true
	}
	for _, w := range lists["alone-beside"] {
		gz.aloneBeside[w] = true
	}
	for _, w := range lists["documents"] {
		gz.documents[hashOf(w)] = true
	}
	nouns("orgs.yaml", factBody)
	nouns("places.yaml", factSpot)
	for _, s := range links {
		gz.words[hashOf(s)] |= factLink
	}
	for _, s := range []string{"'s", "'"} {
		gz.words[hashOf(s)] |= factClitic
	}
	for _, s := range []string{",", ";", ":"} {
		gz.words[hashOf(s)] |= factCommaish
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return gz, nil
}

// links join the capitalized words of one name.
var links = []string{"of", "and", "for", "the", "on", "in", "de", "del", "da", "dos", "la", "el", "al", "bin", "ibn", "von", "van", "der", "du", "-", "&", "/"}
