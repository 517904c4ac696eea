package entity

import (
	"fmt"
	"strings"

	"readout/pipeline"
	"readout/rules"
)

// actorsFile holds the words by which a place is known to stand for a government.
const actorsFile = "actors.yaml"

// An actorRule is words that stand at a place that stands for a government.
type actorRule struct {
	rules.Header `yaml:",inline"`
	Where        string   `yaml:"where"` // after, possessive, before or relation
	Words        []string `yaml:"words"` // folded phrases
}

// Check reports a place for words that does not exist, and a rule without words.
func (r *actorRule) Check() error {
	switch r.Where {
	case "after", "possessive", "before", "relation":
	default:
		return fmt.Errorf("where: %q is unknown; use after, possessive, before or relation", r.Where)
	}
	if len(r.Words) == 0 {
		return fmt.Errorf("words: none are given")
	}
	return nil
}

// actorWords are the phrases of all rules by where they stand, each with the id of
// its rule.
type actorWords struct {
	after, possessive, before, relation map[string]string
}

// longestActor is how many words a phrase of a rule has at most.
const longestActor = 3

func readActors(set *rules.Set) (actorWords, error) {
	list, err := rules.Read[actorRule](set, actorsFile)
	out := actorWords{map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}}
	if err != nil {
		return out, fmt.Errorf("read rules of actors: %w", err)
	}
	for _, r := range list {
		m := map[string]map[string]string{"after": out.after, "possessive": out.possessive, "before": out.before, "relation": out.relation}[r.Where]
		for _, w := range r.Words {
			if strings.Count(w, " ") >= longestActor {
				return out, fmt.Errorf("%s: rule %s: %q has more than %d words", actorsFile, r.ID, w, longestActor)
			}
			m[rules.Fold(w)] = r.ID
		}
	}
	return out, nil
}

// actor returns the code of the state whose government f, which names e, stands
// for, and the rule that says so; "" if it is only a place.
func (p *page) actor(f *finding, e *entry) (iso3, rule string) {
	if !e.governs() {
		return "", ""
	}
	k := f.i - 1
	if p.word(k).fold == "the" {
		k--
	}
	if n := p.word(f.j); n.poss && p.same(f.i, f.j) {
		if rule = p.phraseAt(p.lx.actors.possessive, f.j+1); rule != "" {
			return e.iso3, rule
		}
		return "", ""
	}
	end := p.coordinated(f.j)
	before := p.phraseBefore(p.lx.actors.before, k)
	switch {
	case before != "" && (!p.same(f.i, f.j) || !p.word(f.j).cap && p.lx.heads[p.word(f.j).fold].Kind == "" && !p.lx.is.residents[p.word(f.j).fold]):
		return e.iso3, before
	case p.paired(f) != "":
		return e.iso3, p.paired(f)
	case p.lx.is.locatives[p.word(k).fold] && p.same(k, f.i):
		return "", ""
	}
	for adverb := 0; adverb < 2 && (strings.HasSuffix(p.word(end).fold, "ly") || p.word(end).fold == "also" || p.word(end).fold == "still" || p.word(end).fold == "now"); adverb++ {
		if p.phraseAt(p.lx.actors.after, end) != "" {
			break
		}
		end++
	}
	if rule = p.phraseAt(p.lx.actors.after, end); rule != "" && p.same(f.i, end) {
		return e.iso3, rule
	}
	return "", ""
}

// governs reports whether a government sits in the place e: it is a capital or a
// seat, and the government is one state's.
func (e *entry) governs() bool {
	return e.label == pipeline.Place && e.iso3 != "" && e.name != "Brussels" && (e.rank == 'C' || e.seat)
}

// phraseAt returns the rule of the phrase of the set that begins at word i, "" if
// none does.
func (p *page) phraseAt(set map[string]string, i int) string {
	s := ""
	for n := range longestActor {
		if !p.same(i, i+n) || p.word(i+n).isMark() || p.word(i+n).cap && !p.sentenceOf(i).title {
			return ""
		}
		if n > 0 {
			s += " "
		}
		if s += p.words[i+n].fold; set[s] != "" {
			return set[s]
		}
	}
	return ""
}

// phraseBefore returns the rule of the phrase of the set that ends at word i, "" if
// none does.
func (p *page) phraseBefore(set map[string]string, i int) string {
	s := ""
	for n := range longestActor {
		if i-n < 0 || !p.same(i-n, i) || p.words[i-n].isMark() {
			return ""
		}
		if s = strings.TrimSpace(p.words[i-n].fold + " " + s); set[s] != "" {
			return set[s]
		}
	}
	return ""
}

// coordinated returns the word behind the places that commas and "and" join to
// the one that ends at word j: "Oslo and Lima agreed".
func (p *page) coordinated(j int) int {
	for n := 0; n < 6; n++ {
		k := j
		for p.same(j-1, k) && (p.word(k).text == "," || p.word(k).fold == "and" || p.word(k).fold == "the") {
			k++
		}
		if k == j || k >= len(p.words) || !p.same(j-1, k) || p.owner[k] < 0 || p.settled[p.owner[k]].label != pipeline.Place {
			return j
		}
		j = p.settled[p.owner[k]].j
	}
	return j
}

// paired returns the rule by which f is one of two names that relations are said to
// be between, "" if it is none: "relations between Moscow and Kyiv", "the Tokyo-Seoul dialogue".
func (p *page) paired(f *finding) string {
	first, last := f, f
	if o := p.settledAt(f.j + 1); p.word(f.j).fold == "and" || p.word(f.j).text == "-" || p.word(f.j).text == "–" {
		if o == nil {
			return ""
		}
		last = o
	} else if k := f.i - 1; p.word(k).fold == "and" || p.word(k).text == "-" || p.word(k).text == "–" {
		o := p.settledEnding(k)
		if o == nil {
			return ""
		}
		first = o
	}
	if first == last || first.label != pipeline.Place || last.label != pipeline.Place || !p.same(first.i, last.i) {
		return ""
	}
	if p.word(first.j).fold != "and" {
		if !p.same(first.i, last.j) {
			return ""
		}
		return p.phraseAt(p.lx.actors.relation, last.j)
	}
	if p.word(first.i-1).fold != "between" {
		return ""
	}
	return p.phraseBefore(p.lx.actors.relation, first.i-2)
}

// settledAt returns what was settled that begins at word i, nil if nothing was.
func (p *page) settledAt(i int) *finding {
	if i < 0 || i >= len(p.owner) || p.owner[i] < 0 || p.settled[p.owner[i]].i != i {
		return nil
	}
	return &p.settled[p.owner[i]]
}

// settledEnding returns what was settled that ends before word j, nil if nothing was.
func (p *page) settledEnding(j int) *finding {
	if j <= 0 || j > len(p.owner) || p.owner[j-1] < 0 || p.settled[p.owner[j-1]].j != j {
		return nil
	}
	return &p.settled[p.owner[j-1]]
}
