package entity

import (
	"errors"
	"fmt"

	"readout/rules"
)

// listsFile holds the word lists of the extractor; its comments say what each is for.
const listsFile = "entity_words.yaml"

// wordLists are the lists of words of listsFile, folded.
type wordLists struct {
	aboutOf        map[string]bool
	chairs         map[string]bool
	gapBefore      map[string]bool
	gapNouns       map[string]bool
	appointments   map[string]bool
	appoints       map[string]bool
	approvals      map[string]bool
	crowds         map[string]bool
	groups         map[string]bool
	grades         map[string]bool
	mutual         map[string]bool
	officeFields   map[string]bool
	publicNouns    map[string]bool
	remarks        map[string]bool
	societies      map[string]bool
	tenures        map[string]bool
	vagueOffices   map[string]bool
	against        map[string]bool
	approved       map[string]bool
	areas          map[string]bool
	attacks        map[string]bool
	beforeMeeting  map[string]bool
	beside         map[string]bool
	appeals        map[string]bool
	captives       map[string]bool
	common         map[string]bool
	degrees        map[string]bool
	diplomats      map[string]bool
	divisions      map[string]bool
	domestic       map[string]bool
	escorts        map[string]bool
	firms          map[string]bool
	goesTo         map[string]bool
	headingVerbs   map[string]bool
	intoPlace      map[string]bool
	locatives      map[string]bool
	held           map[string]bool
	meets          map[string]bool
	missions       map[string]bool
	mixed          map[string]bool
	nationwide     map[string]bool
	needArticle    map[string]bool
	notBefore      map[string]bool
	notBeforeTitle map[string]bool
	notPerson      map[string]bool
	orders         map[string]bool
	organs         map[string]bool
	owners         map[string]bool
	ownVerbs       map[string]bool
	namesakes      map[string]bool
	peers          map[string]bool
	polities       map[string]bool
	postnominal    map[string]bool
	relatives      map[string]bool
	residents      map[string]bool
	rooms          map[string]bool
	sanctions      map[string]bool
	security       map[string]bool
	settlements    map[string]bool
	sideOf         map[string]bool
	soldiers       map[string]bool
	spelt          map[string]bool
	stateBodies    map[string]bool
	thanks         map[string]bool
	trips          map[string]bool
	units          map[string]bool
	wars           map[string]bool
}

// names returns the lists by the names that they have in the file.
func (l *wordLists) names() map[string]*map[string]bool {
	return map[string]*map[string]bool{
		"against":           &l.against,
		"approved":          &l.approved,
		"areas":             &l.areas,
		"attacks":           &l.attacks,
		"before-meeting":    &l.beforeMeeting,
		"beside":            &l.beside,
		"appeals":           &l.appeals,
		"about-of":          &l.aboutOf,
		"chairs":            &l.chairs,
		"gap-before":        &l.gapBefore,
		"gap-nouns":         &l.gapNouns,
		"appointments":      &l.appointments,
		"appoints":          &l.appoints,
		"approvals":         &l.approvals,
		"crowds":            &l.crowds,
		"groups":            &l.groups,
		"grades":            &l.grades,
		"mutual":            &l.mutual,
		"office-fields":     &l.officeFields,
		"public-nouns":      &l.publicNouns,
		"remarks":           &l.remarks,
		"societies":         &l.societies,
		"tenures":           &l.tenures,
		"vague-offices":     &l.vagueOffices,
		"namesakes":         &l.namesakes,
		"captives":          &l.captives,
		"common":            &l.common,
		"degrees":           &l.degrees,
		"diplomats":         &l.diplomats,
		"divisions":         &l.divisions,
		"domestic":          &l.domestic,
		"escorts":           &l.escorts,
		"firms":             &l.firms,
		"goes-to":           &l.goesTo,
		"heading-verbs":     &l.headingVerbs,
		"held":              &l.held,
		"into-place":        &l.intoPlace,
		"locatives":         &l.locatives,
		"meets":             &l.meets,
		"missions":          &l.missions,
		"mixed":             &l.mixed,
		"nationwide":        &l.nationwide,
		"need-article":      &l.needArticle,
		"not-before":        &l.notBefore,
		"not-before-title":  &l.notBeforeTitle,
		"not-person":        &l.notPerson,
		"orders":            &l.orders,
		"organs":            &l.organs,
		"own-verbs":         &l.ownVerbs,
		"owners":            &l.owners,
		"peers":             &l.peers,
		"polities":          &l.polities,
		"postnominal":       &l.postnominal,
		"relatives":         &l.relatives,
		"residents":         &l.residents,
		"rooms":             &l.rooms,
		"sanctions":         &l.sanctions,
		"security-councils": &l.security,
		"settlements":       &l.settlements,
		"side-of":           &l.sideOf,
		"soldiers":          &l.soldiers,
		"spelt":             &l.spelt,
		"state-bodies":      &l.stateBodies,
		"thanks":            &l.thanks,
		"trips":             &l.trips,
		"units":             &l.units,
		"wars":              &l.wars,
	}
}

// readLists reads the word lists; a list that is missing or that nobody asks for is
// a fault.
func readLists(set *rules.Set) (wordLists, error) {
	var l wordLists
	all, err := rules.Lexicon[[]string](set, listsFile)
	if err != nil {
		return l, fmt.Errorf("read word lists: %w", err)
	}
	names := l.names()
	var errs []error
	for _, name := range sorted(all) {
		to := names[name]
		if to == nil {
			errs = append(errs, fmt.Errorf("%s: unknown list %q", listsFile, name))
			continue
		}
		*to = map[string]bool{}
		for _, w := range all[name] {
			(*to)[rules.Fold(w)] = true
		}
	}
	for _, name := range sorted(names) {
		if *names[name] == nil {
			errs = append(errs, fmt.Errorf("%s: list %q is missing", listsFile, name))
		}
	}
	return l, errors.Join(errs...)
}
