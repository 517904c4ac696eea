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

// A theme is a policy field with the words that name it.
type theme struct {
	name     string
	words    map[string]bool
	prefixes []string
}

func loadThemes(set *rules.Set) ([]theme, error) {
	raw, err := rules.Lexicon[[]string](set, "pledges_themes.yaml")
	if err != nil {
		return nil, err
	}
	var out []theme
	for name, ws := range raw {
		t := theme{name: name, words: map[string]bool{}}
		for _, w := range ws {
			if p, ok := strings.CutSuffix(fold(w), "*"); ok {
				t.prefixes = append(t.prefixes, p)
			} else {
				t.words[p] = true
			}
		}
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b theme) int { return cmp.Compare(a.name, b.name) })
	return out, nil
}

// lemma returns the base form of a verb in this genre's usual forms.
func lemma(w string) string {
	switch w {
	case "is", "are", "am", "was", "were", "been", "being":
		return "be"
	case "has", "had", "having":
		return "have"
	case "made":
		return "make"
	case "using", "doing", "going", "seeing", "creating", "ensuring", "coming", "overcoming", "becoming":
		w = strings.TrimSuffix(w, "ing")
		switch w {
		case "us", "creat", "ensur", "com", "overcom", "becom":
			return w + "e"
		}
		return w
	}
	if s, ok := strings.CutSuffix(w, "ing"); ok && len(s) >= 3 {
		switch {
		case len(s) > 3 && s[len(s)-1] == s[len(s)-2] && !strings.HasSuffix(s, "ll") && !strings.HasSuffix(s, "ss"):
			return s[:len(s)-1]
		case needsE(s):
			return s + "e"
		}
		return s
	}
	return w
}

// needsE reports whether a stem has lost an e before -ing: "provid", "achiev",
// "ensur", but not "deepen", "support", "work".
func needsE(s string) bool {
	n := len(s)
	last, prev := s[n-1], s[n-2]
	switch last {
	case 'v', 'c', 'g', 'z', 'u':
		return !(last == 'g' && prev == 'n')
	case 't':
		return strings.HasSuffix(s, "at") && n > 4 && !strings.HasSuffix(s, "eat") && s != "combat" && s != "repeat" || strings.HasSuffix(s, "ut") && strings.HasSuffix(s, "ibut") || strings.HasSuffix(s, "ot") && strings.HasSuffix(s, "mot") || strings.HasSuffix(s, "cut")
	case 'd':
		return prev == 'i' || prev == 'u'
	case 'r':
		return prev == 'u' || prev == 'o' && strings.HasSuffix(s, "plor") || strings.HasSuffix(s, "shar") || strings.HasSuffix(s, "prepar")
	case 's':
		return prev == 'i' || prev == 'a' || prev == 'o' || prev == 'u'
	case 'm':
		return strings.HasSuffix(s, "sum") || strings.HasSuffix(s, "welcom")
	case 'n':
		return strings.HasSuffix(s, "min") || strings.HasSuffix(s, "bin")
	case 'l':
		return prev == 'b' || prev == 'k'
	case 'k':
		return strings.HasSuffix(s, "mak") || strings.HasSuffix(s, "tak")
	}
	return false
}

// kind sets type, strength, novelty, polarity and specificity.
func (d *document) kind(p *pipeline.Pledge, e *evidence) {
	c, ws := e.candidate, e.words
	p.Type, p.Polarity = pipeline.Commitment, pipeline.Do
	if c.neg {
		p.Type, p.Polarity = pipeline.Refusal, pipeline.Refrain
		if e.row.verb >= 0 && hasWord(ws, row{first: c.start, last: min(c.end+5, len(ws))}, "longer") {
			p.Type = pipeline.Commitment
		}
	}
	if c.cue.Polarity != "" {
		p.Polarity = c.cue.Polarity
	}
	if c.cue.Type != "" {
		p.Type = c.cue.Type
	}
	if c.neg && p.Type == pipeline.Refusal && d.x.vocab.has(classAbstaining, e.verb) {
		p.Type = pipeline.Commitment // "will not allow its territory to be used"
	}
	switch e.verb {
	case "refrain", "abstain", "desist":
		p.Polarity = pipeline.Refrain
	}
	// "agreed not to": a commitment to refrain.
	if c.neg && (c.then == thenInfinitive || c.then == thenThat) && c.cue.Class != classState {
		p.Type = pipeline.Commitment
	}
	p.Strength = c.cue.Strength
	if e.verb == "explore" && c.cue.Class == classModal || e.verb == "seek" || e.verb == "strive" {
		if c.cue.Class == classModal {
			p.Strength = pipeline.Moderate
		}
	}
	if e.verb == "consider" && p.Polarity == pipeline.Do {
		p.Strength = pipeline.Weak
	}
	switch e.noun {
	case "readiness", "willingness", "interest":
		p.Strength = pipeline.Weak
	case "intention", "intent", "plans":
		p.Strength = pipeline.Moderate
	}
	p.Novelty = d.novelty(e)
	p.Specificity = pipeline.Vague
	if d.specific(p, e) {
		p.Specificity = pipeline.Specific
	}
}

// novelty tells new from continued, reaffirmed and reported promises.
func (d *document) novelty(e *evidence) string {
	c, ws := e.candidate, e.words
	if c.cue.Novelty != "" {
		return c.cue.Novelty
	}
	for k := c.end; k < len(ws) && k < c.end+4 && k < e.row.last; k++ {
		switch low := ws[k].low; {
		case d.x.vocab.has(classContinuing, low):
			return pipeline.NoveltyContinuing
		case low == "reaffirm" || low == "redouble":
			return pipeline.NoveltyReaffirmed
		}
	}
	for k := max(0, c.start-4); k < c.end; k++ {
		switch ws[k].low {
		case "remain", "remains", "remained":
			return pipeline.NoveltyReaffirmed
		}
	}
	if c.cue.Past && c.cue.Class == classVerb && d.agoBefore(e) {
		return pipeline.NoveltyPastReport
	}
	if c.cue.ID == "pledge/announce" && d.longAgo(c, 3) {
		return pipeline.NoveltyPastReport
	}
	if c.cue.Class == classNoun {
		if c.cue.ID == "pledge/commitment" {
			if e.agent == "governor" && e.govern >= 0 && (ws[e.govern].low == "share" || ws[e.govern].low == "made" || ws[e.govern].low == "involves") {
				return pipeline.NoveltyNew
			}
			return pipeline.NoveltyReaffirmed
		}
		if e.govern >= 0 && d.x.vocab.has(listPraising, ws[e.govern].low) {
			return pipeline.NoveltyPastReport
		}
	}
	return pipeline.NoveltyNew
}

// specific judges whether one could check the act: an amount, a date, or a verb
// and noun of acts that are done or not.
func (d *document) specific(p *pipeline.Pledge, e *evidence) bool {
	v, ws := d.x.vocab, e.words
	if len(p.Amounts) > 0 || !p.DeadlineEnd.IsZero() {
		return true
	}
	concrete := e.verb != "" && !v.has(listVague, e.verb) && !v.has(listStative, e.verb)
	switch {
	case p.Polarity == pipeline.Refrain && concrete:
		return true // one can see that it was not done
	case p.Strength == pipeline.Weak && e.cue.Class != classReaffirm && e.cue.ID != "pledge/hope" && e.cue.ID != "pledge/look-forward":
		return v.has(listChecked, e.verb)
	}
	if e.cue.Strength == pipeline.Weak || e.cue.Class == classReaffirm || e.cue.ID == "pledge/commitment" {
		return false
	}
	switch e.cue.ID {
	case "pledge/announce", "pledge/announcing", "pledge/measure-now":
		return true
	case "pledge/is-committed", "pledge/steps-now", "pledge/determined", "pledge/proud-to":
		return false
	}
	if p.Novelty == pipeline.NoveltyContinuing {
		return false // going on as before, without an amount or a date
	}
	if e.row.verb >= 0 && v.startsPhrase(listChecked, ws, e.row.verb) > 1 {
		return true
	}
	verb := e.verb
	if v.has(listVague, verb) && !v.has(listChecked, verb) {
		return false
	}
	if v.has(listChecked, verb) || concrete {
		return true
	}
	for k := e.row.first; k < e.row.last; k++ {
		if v.has(listChecksNouns, ws[k].low) {
			return true
		}
	}
	return false
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
	best := 0
	for _, t := range d.x.themes {
		n := 0
		for _, w := range ws {
			if t.words[w.low] {
				n++
				continue
			}
			for _, pre := range t.prefixes {
				if strings.HasPrefix(w.low, pre) {
					n++
					break
				}
			}
		}
		if n > best {
			best, p.Theme = n, t.name
		}
	}
}

// maxObject is how far into a row the nouns are looked for that tell what an act is
// done with, in words.
const maxObject = 16

// cueVerb returns the base form of the verb that a cue itself is: "provide" of "is
// providing", "allocate" of "allocated".
func cueVerb(c *candidate) string {
	if k := c.word + 2; k < c.end && c.words[k-1].low == "-" {
		part := *c
		part.word = k
		return c.words[c.word].low + "-" + cueVerb(&part) // "ring-fenced"
	}
	for k := c.word; k < c.end; k++ {
		w := c.words[k].low
		switch {
		case w == "made" || strings.HasSuffix(w, "ing"):
			return lemma(w)
		case strings.HasSuffix(w, "eed"):
			return strings.TrimSuffix(w, "d")
		case strings.HasSuffix(w, "ied"):
			return strings.TrimSuffix(w, "ied") + "y"
		case strings.HasSuffix(w, "ed"):
			return lemma(strings.TrimSuffix(w, "ed") + "ing") // the same stems lose their e
		case k == c.word && strings.HasSuffix(w, "s"):
			return strings.TrimSuffix(w, "s")
		}
	}
	return c.words[c.word].low
}

// codesOfNot returns the codes of a promise not to do what a class is of.
func codesOfNot(a action) (cameo, plover string) {
	if a.helps {
		return "120", "REJECT"
	}
	return "030", "AGREE" // to keep off what harms
}

// innerVerb is the verb of the act behind one that only says that it goes on or
// begins: "continue to support", "keep working".
func (d *document) innerVerb(e *evidence) string {
	switch e.verb {
	case "continue", "keep", "begin", "start", "proceed", "seek", "strive", "try", "aim":
	default:
		return e.verb
	}
	ws := e.words
	k := d.skipAdverbs(ws, e.row.verb+1)
	if k < 0 || k >= e.row.last {
		return e.verb
	}
	form := "VBG"
	if ws[k].low == "to" {
		form = "VB"
		if k = d.skipAdverbs(ws, k+1); k < 0 || k >= e.row.last {
			return e.verb
		}
	}
	if !d.isVerb(ws, k, form) {
		return e.verb
	}
	return lemma(ws[k].low)
}

func hasAny(ws []word, list []string) bool {
	for _, w := range ws {
		if slices.Contains(list, w.low) {
			return true
		}
	}
	return false
}
