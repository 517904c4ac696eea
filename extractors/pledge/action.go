package pledge

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"readout/pipeline"
	"readout/rules"
)

// An action is one class of promised acts.
type action struct {
	name  string
	verbs map[string]bool
	nouns []string
	cameo string
	event string
	helps bool // not to do it is a refusal
	order int
}

type actionEntry struct {
	Order  int      `yaml:"order"`
	Verbs  []string `yaml:"verbs"`
	Nouns  []string `yaml:"nouns"`
	CAMEO  code     `yaml:"cameo"`
	PLOVER string   `yaml:"plover"`
	Helps  bool     `yaml:"helps"`
}

// A code is digits as they are written: YAML takes 0333 without quotes for the
// octal form of 219.
type code string

func (c *code) UnmarshalYAML(written []byte) error {
	*c = code(strings.Trim(strings.TrimSpace(string(written)), `"'`))
	return nil
}

// Check reports codes that no scheme has.
func (e *actionEntry) Check() error {
	var errs []error
	if !cameoCode.MatchString(string(e.CAMEO)) {
		errs = append(errs, fmt.Errorf("cameo %q is no code of CAMEO, which are 2 to 4 digits from 01 to 20, as in 033", e.CAMEO))
	}
	if !ploverClass.MatchString(e.PLOVER) {
		errs = append(errs, fmt.Errorf("plover %q is no class of PLOVER; they are in capitals, AGREE", e.PLOVER))
	}
	return errors.Join(errs...)
}

// Both may be left out.
var (
	cameoCode   = regexp.MustCompile(`^((0[1-9]|1[0-9]|20)[0-9]{0,2})?$`)
	ploverClass = regexp.MustCompile(`^(AGREE|CONSULT|SUPPORT|CONCEDE|COOPERATE|AID|YIELD|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT)?$`)
)

func loadActions(set *rules.Set) ([]action, error) {
	raw, err := rules.Lexicon[actionEntry](set, "pledges_actions.yaml")
	if err != nil {
		return nil, err
	}
	var out []action
	for name, e := range raw {
		a := action{name: name, verbs: map[string]bool{}, nouns: e.Nouns, cameo: string(e.CAMEO), event: e.PLOVER, helps: e.Helps, order: e.Order}
		for _, v := range e.Verbs {
			a.verbs[v] = true
		}
		out = append(out, a)
	}
	slices.SortFunc(out, func(a, b action) int { return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.name, b.name)) })
	return out, nil
}

// act sets the lemma, class and codes of the promised act, and its theme.
func (d *document) act(p *pipeline.Pledge, e *evidence) {
	verb := d.innerVerb(e)
	p.ActionLemma = verb
	if verb == "be" {
		p.ActionLemma = "" // "will be in Oslo on a visit" names no act
	}
	if verb == "" && e.cue.Class != classReaffirm && e.cue.Class != classNoun {
		verb = cueVerb(e.candidate) // "announced $5 million in aid": announcing, with the nouns
		if e.cue.Class == classState && e.then == thenAny && strings.HasSuffix(e.words[e.word].low, "ing") {
			p.ActionLemma = verb // "are exploring new means"
		}
	}
	ws := e.words[e.row.first:e.row.last]
	for _, a := range d.x.actions {
		if len(a.verbs)+len(a.nouns) == 0 {
			p.CAMEO, p.PLOVER = a.cameo, a.event // of what has no class
			continue
		}
		if !a.verbs[verb] || len(a.nouns) > 0 && !hasAny(ws[:min(len(ws), maxObject)], a.nouns) {
			continue
		}
		p.ActionType, p.CAMEO, p.PLOVER = a.name, a.cameo, a.event
		if p.Polarity == pipeline.Refrain {
			p.CAMEO, p.PLOVER = codesOfNot(a)
		}
		break
	}
	if p.Type == pipeline.Refusal {
		p.CAMEO, p.PLOVER = "120", "REJECT"
	}
	p.Theme = d.theme(ws)
}

// maxObject is how far into a row the nouns are looked for that tell what an act is
// done with, in words.
const maxObject = 16

// codesOfNot returns the codes of a promise not to do what a class is of.
func codesOfNot(a action) (cameo, plover string) {
	if a.helps {
		return "120", "REJECT"
	}
	return "030", "AGREE" // to keep off what harms
}

func hasAny(ws []word, list []string) bool {
	for _, w := range ws {
		if slices.Contains(list, w.low) {
			return true
		}
	}
	return false
}
