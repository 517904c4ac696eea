package pledge

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"

	"readout/pipeline"
)

// weightsFile holds what TestTrain has learned: a line of model, feature and
// weight, separated by tabs.
//
//go:embed weights.txt
var weightsFile string

// Models in the file of weights.
const (
	modelRight    = "right"    // the row is a pledge: gives the confidence
	modelSpecific = "specific" // one could check the act
)

// weights are logistic regressions over features that are there or not.
type weights map[string]map[string]float64

func readWeights(s string) (weights, error) {
	w := weights{modelRight: {}, modelSpecific: {}}
	for n, line := range strings.Split(s, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 || w[f[0]] == nil {
			return nil, fmt.Errorf("pledge weights, line %d: want a model, a feature and a weight; train them again", n+1)
		}
		v, err := strconv.ParseFloat(f[2], 64)
		if err != nil {
			return nil, fmt.Errorf("pledge weights, line %d: %w", n+1, err)
		}
		w[f[0]][f[1]] = v
	}
	return w, nil
}

// probability is what a model says of features.
func (w weights) probability(model string, fs []string) float64 {
	m := w[model]
	sum := m["bias"]
	for _, f := range fs {
		sum += m[f]
	}
	return 1 / (1 + math.Exp(-sum))
}

// features describes a row for the models: the cue, the act, who acts, what the
// row names, and where it stands.
func (d *document) features(p *pipeline.Pledge, e *evidence) []string {
	ws, v := e.words, d.x.vocab
	fs := make([]string, 0, 24)
	add := func(s string) { fs = append(fs, s) }
	flag := func(ok bool, s string) {
		if ok {
			add(s)
		}
	}
	add("cue=" + e.cue.ID)
	add("class=" + e.cue.Class)
	add("strength=" + p.Strength)
	add("novelty=" + p.Novelty)
	add("then=" + e.then)
	add("subject=" + e.subject.kind)
	add("side=" + p.PledgerSide)
	add("speech=" + p.Attribution)
	flag(p.ActionType != "", "act="+p.ActionType)
	flag(p.Polarity == pipeline.Refrain, "refrain")
	flag(len(p.PledgerIDs) == 0, "nobody")
	flag(len(p.PledgerIDs) > 1, "several")
	flag(len(p.Pledgers) == 1 && p.Pledgers[0].Kind == "person", "person")
	flag(len(p.Amounts) > 0, "amount")
	flag(!p.AmountSpan.IsZero() && len(p.Amounts) > 0 && p.Amounts[0].Currency != "", "money")
	flag(!p.DeadlineEnd.IsZero(), "deadline")
	flag(!p.Deadline.IsZero() && p.DeadlineEnd.IsZero(), "some-time")
	flag(!p.Condition.IsZero(), "condition")
	flag(e.row.first != e.start, "further")
	flag(e.Kind == pipeline.KindItem, "item")
	flag(ws[e.start].quoted, "quoted")
	flag(e.agent != "", "agent="+e.agent)
	flag(e.owner != nil, "implied")
	flag(p.Specificity == pipeline.Specific, "rule-specific")
	switch {
	case e.verb == "":
		add("verb=none")
	case v.has(listChecked, e.verb):
		add("verb=checked")
	case v.has(listVague, e.verb):
		add("verb=vague")
	default:
		add("verb=other")
	}
	flag(e.verb != "", "lemma="+e.verb)
	flag(e.verb != "" && e.cue.Class == classModal, "modal+"+verbClass(v, e.verb))
	names, caps, nouns, grand := 0, 0, 0, 0
	for k := max(e.row.first, e.end); k < e.row.last; k++ {
		w := ws[k]
		if w.ent >= 0 && (k == 0 || ws[k-1].ent != w.ent) && d.ents[w.ent].label != pipeline.Norp {
			names++
			flag(d.ents[w.ent].label == pipeline.Person && names < 4, "names-person")
		}
		if w.capped && w.ent < 0 && w.tag == "NNP" {
			caps++
		}
		if v.has(listChecksNouns, w.low) || v.has(listMeasures, w.low) && w.tag != "VB" {
			nouns++
		}
		switch w.low {
		case "everything", "efforts", "effort", "cooperation", "commitment", "commitments", "relations", "relationship", "ties", "partnership", "issues", "peace", "security", "stability", "prosperity", "challenges", "values", "support", "work", "freedom", "democracy", "friendship", "collaboration", "contacts":
			grand++
		}
	}
	flag(names > 0, "names")
	flag(names > 2, "names>2")
	flag(caps > 0, "capitals")
	flag(caps > 2, "capitals>2")
	flag(nouns > 0, "measures")
	flag(nouns > 1, "measures>1")
	flag(grand > 0, "grand")
	flag(grand > 1, "grand>1")
	switch n := e.row.last - e.row.first; {
	case n < 5:
		add("length<5")
	case n < 10:
		add("length<10")
	case n < 20:
		add("length<20")
	case n < 40:
		add("length<40")
	default:
		add("length>=40")
	}
	flag(e.row.last-e.row.first > 60, "length>60")
	return fs
}

func verbClass(v *vocabulary, verb string) string {
	switch {
	case v.has(listChecked, verb):
		return "checked"
	case v.has(listVague, verb):
		return "vague"
	}
	return "other"
}
