// Package score compares predicted annotations with gold.
//
// The definitions are those of the project's reference scorer: names,
// quantities and temporal expressions count when span and label are exactly
// right; their values are judged on exactly matched spans; pronouns and noun
// phrases that stand for names are judged with the names as chains; pledges are paired
// one to one by largest Dice overlap of at least one half, and their fields are
// judged on the pairs. Every figure is a sum over documents, so that documents
// can be resampled (Bootstrap) without scoring them again.
package score

import (
	"regexp"
	"sort"

	"readout/datasets"
)

// Counts are the outcomes of a detection task.
type Counts struct{ TP, FP, FN int }

// Add returns the sums of c and o.
func (c Counts) Add(o Counts) Counts { return Counts{c.TP + o.TP, c.FP + o.FP, c.FN + o.FN} }

// Gold is the number of gold items, the support.
func (c Counts) Gold() int { return c.TP + c.FN }

// Precision is TP/(TP+FP); ok is false if nothing was predicted.
func (c Counts) Precision() (float64, bool) { return ratio(c.TP, c.TP+c.FP) }

// Recall is TP/(TP+FN); ok is false if there is no gold.
func (c Counts) Recall() (float64, bool) { return ratio(c.TP, c.TP+c.FN) }

// F1 is 2TP/(2TP+FP+FN); ok is false if there was nothing to find and nothing
// was found.
func (c Counts) F1() (float64, bool) { return ratio(2*c.TP, 2*c.TP+c.FP+c.FN) }

// Share is how many of all judged items are right.
type Share struct{ Right, All int }

// Add returns the sums of s and o.
func (s Share) Add(o Share) Share { return Share{s.Right + o.Right, s.All + o.All} }

// Accuracy is Right/All; ok is false if nothing was judged.
func (s Share) Accuracy() (float64, bool) { return ratio(s.Right, s.All) }

func (s *Share) judge(right bool) {
	s.All++
	if right {
		s.Right++
	}
}

func ratio(a, b int) (float64, bool) {
	if b == 0 {
		return 0, false
	}
	return float64(a) / float64(b), true
}

// Linking fields and pledge fields that are judged, in the order of tables.
var (
	LinkFields   = []string{"iso3", "kind", "canonical", "title"}
	PledgeFields = []string{"type", "strength", "specificity", "novelty", "polarity", "pledger_ids", "pledger words",
		"deadline_end", "condition", "amount", "speaker"}
)

// A LinkKey names one linking figure: a field and the label it is judged on.
type LinkKey struct{ Field, Label string }

// BCubed sums the B-cubed precision and recall of mentions (Bagga and Baldwin
// 1998) over exactly matched, linked mentions.
type BCubed struct {
	Precision, Recall float64
	Mentions          int
}

// F1 is the harmonic mean of the average precision and recall; ok is false if
// no mention was judged.
func (b BCubed) F1() (float64, bool) {
	if b.Mentions == 0 || b.Precision+b.Recall == 0 {
		return 0, false
	}
	p, r := b.Precision/float64(b.Mentions), b.Recall/float64(b.Mentions)
	return 2 * p * r / (p + r), true
}

// A Tally holds the sums of one or more documents.
type Tally struct {
	Documents int
	Exact     map[string]Counts // by label: same span, same label
	Partial   map[string]Counts // by label: same label, at least one shared code point, one to one, largest overlap first
	Value     map[string]Share  // by label: normalized value on exactly matched spans whose gold has one
	Confusion map[[2]string]int // gold label, predicted label on identical spans; "" where there is none
	Link      map[LinkKey]Share
	BCubed    BCubed
	Chains    Coreference // of names and references together, where gold has references
	Pledge    Counts
	Sentence  Counts           // sentences that hold the start of a pledge
	Core      Share            // recall of gold pledges that are specific and not weak
	Field     map[string]Share // by PledgeFields; those that may be absent only where either side has them
}

// NewTally returns an empty Tally.
func NewTally() *Tally {
	return &Tally{Exact: map[string]Counts{}, Partial: map[string]Counts{}, Value: map[string]Share{},
		Confusion: map[[2]string]int{}, Link: map[LinkKey]Share{}, Field: map[string]Share{}}
}

// Add adds the sums of o to t.
func (t *Tally) Add(o *Tally) {
	t.Documents += o.Documents
	for k, v := range o.Exact {
		t.Exact[k] = t.Exact[k].Add(v)
	}
	for k, v := range o.Partial {
		t.Partial[k] = t.Partial[k].Add(v)
	}
	for k, v := range o.Value {
		t.Value[k] = t.Value[k].Add(v)
	}
	for k, v := range o.Confusion {
		t.Confusion[k] += v
	}
	for k, v := range o.Link {
		t.Link[k] = t.Link[k].Add(v)
	}
	for k, v := range o.Field {
		t.Field[k] = t.Field[k].Add(v)
	}
	t.BCubed.Precision += o.BCubed.Precision
	t.BCubed.Recall += o.BCubed.Recall
	t.BCubed.Mentions += o.BCubed.Mentions
	t.Chains = t.Chains.Add(o.Chains)
	t.Pledge = t.Pledge.Add(o.Pledge)
	t.Sentence = t.Sentence.Add(o.Sentence)
	t.Core = t.Core.Add(o.Core)
}

// Micro sums the counts of several labels.
func Micro(by map[string]Counts, labels []string) Counts {
	var c Counts
	for _, l := range labels {
		c = c.Add(by[l])
	}
	return c
}

// MicroShare sums the shares of several labels.
func MicroShare(by map[string]Share, labels []string) Share {
	var s Share
	for _, l := range labels {
		s = s.Add(by[l])
	}
	return s
}

type spanLabel struct {
	start, end int
	label      string
}

func (k spanLabel) span() span { return span{k.start, k.end} }

// byKey indexes mentions; a repeated span and label counts once, as its last.
func byKey(ms []datasets.Mention) (map[spanLabel]*datasets.Mention, []spanLabel) {
	m := make(map[spanLabel]*datasets.Mention, len(ms))
	keys := make([]spanLabel, 0, len(ms))
	for i := range ms {
		k := spanLabel{ms[i].Start, ms[i].End, ms[i].Label}
		if m[k] == nil {
			keys = append(keys, k)
		}
		m[k] = &ms[i]
	}
	return m, keys
}

// Document scores one document. pred may be nil: then everything was missed.
func Document(gold, pred *datasets.Document) *Tally {
	t := NewTally()
	t.Documents = 1
	if pred == nil {
		pred = &datasets.Document{}
	}
	gm, gk := byKey(gold.Mentions)
	pm, pk := byKey(pred.Mentions)
	count := func(label string, c Counts) { t.Exact[label] = t.Exact[label].Add(c) }
	var linked []spanLabel
	for _, k := range gk {
		g, p := gm[k], pm[k]
		if p == nil {
			count(k.label, Counts{FN: 1})
			continue
		}
		count(k.label, Counts{TP: 1})
		if (datasets.IsNumber(k.label) || datasets.IsTimex(k.label)) && g.Norm != "" {
			s := t.Value[k.label]
			s.judge(SameValue(k.label, g.Norm, p.Norm))
			t.Value[k.label] = s
		}
		if g.Canonical != nil {
			linked = append(linked, k)
		}
	}
	for _, k := range pk {
		if gm[k] == nil {
			count(k.label, Counts{FP: 1})
		}
	}
	t.confuse(gk, pk)
	t.partial(gk, pk)
	t.link(linked, gm, pm)
	t.references(gold, pred)
	t.pledges(gold, pred)
	return t
}

// confuse counts labels on identical spans.
func (t *Tally) confuse(gk, pk []spanLabel) {
	at := map[span]string{}
	for _, k := range pk {
		at[k.span()] = k.label
	}
	seen := map[span]bool{}
	for _, k := range gk {
		s := k.span()
		t.Confusion[[2]string{k.label, at[s]}]++
		seen[s] = true
	}
	for _, k := range pk {
		if !seen[k.span()] {
			t.Confusion[[2]string{"", k.label}]++
		}
	}
}

// partial pairs mentions of one label that share a code point, one to one, the
// largest overlap first (then the earliest).
func (t *Tally) partial(gk, pk []spanLabel) {
	type pair struct{ overlap, g, p int }
	var pairs []pair
	for i, g := range gk {
		for j, p := range pk {
			if o := min(g.end, p.end) - max(g.start, p.start); o > 0 && g.label == p.label {
				pairs = append(pairs, pair{o, i, j})
			}
		}
	}
	sort.SliceStable(pairs, func(a, b int) bool { return pairs[a].overlap > pairs[b].overlap })
	usedG, usedP := make([]bool, len(gk)), make([]bool, len(pk))
	for _, x := range pairs {
		if !usedG[x.g] && !usedP[x.p] {
			usedG[x.g], usedP[x.p] = true, true
		}
	}
	for i, k := range gk {
		c := Counts{FN: 1}
		if usedG[i] {
			c = Counts{TP: 1}
		}
		t.Partial[k.label] = t.Partial[k.label].Add(c)
	}
	for j, k := range pk {
		if !usedP[j] {
			t.Partial[k.label] = t.Partial[k.label].Add(Counts{FP: 1})
		}
	}
}

// link judges what exactly matched names refer to.
func (t *Tally) link(linked []spanLabel, gm, pm map[spanLabel]*datasets.Mention) {
	type chain struct{ label, name string }
	chainOf := func(k spanLabel, m *datasets.Mention) chain {
		if c := Squash(str(m.Canonical)); c != "" {
			return chain{k.label, c}
		}
		// A mention without a name is alone in its chain.
		return chain{k.label, "\x00" + keyText(k)}
	}
	gc, pc := map[chain]map[spanLabel]bool{}, map[chain]map[spanLabel]bool{}
	put := func(m map[chain]map[spanLabel]bool, c chain, k spanLabel) {
		if m[c] == nil {
			m[c] = map[spanLabel]bool{}
		}
		m[c][k] = true
	}
	for _, k := range linked {
		g, p := gm[k], pm[k]
		judge := func(field string, a, b *string) {
			s := t.Link[LinkKey{field, k.label}]
			s.judge(Squash(str(a)) == Squash(str(b)))
			t.Link[LinkKey{field, k.label}] = s
		}
		judge("iso3", g.ISO3, p.ISO3)
		judge("kind", g.Kind, p.Kind)
		judge("canonical", g.Canonical, p.Canonical)
		if str(g.Title) != "" || str(p.Title) != "" {
			judge("title", g.Title, p.Title)
		}
		put(gc, chainOf(k, g), k)
		put(pc, chainOf(k, p), k)
	}
	for _, k := range linked {
		x, y := gc[chainOf(k, gm[k])], pc[chainOf(k, pm[k])]
		both := 0
		for m := range x {
			if y[m] {
				both++
			}
		}
		t.BCubed.Precision += float64(both) / float64(len(y))
		t.BCubed.Recall += float64(both) / float64(len(x))
		t.BCubed.Mentions++
	}
}

// A Pair is a gold pledge matched with a predicted one, by their indices.
type Pair struct {
	Gold, Pred int
	Dice       float64
}

// PairPledges matches gold and predicted pledges one to one by largest Dice
// overlap of their spans; overlaps under one half do not count.
func PairPledges(gold, pred []datasets.Pledge) []Pair {
	var all []Pair
	for i, a := range gold {
		for j, b := range pred {
			if o := min(a.End, b.End) - max(a.Start, b.Start); o > 0 {
				d := float64(2*o) / float64((a.End-a.Start)+(b.End-b.Start))
				if d >= 0.5 {
					all = append(all, Pair{i, j, d})
				}
			}
		}
	}
	// Ties go to the later pledge, as in the reference scorer.
	sort.Slice(all, func(x, y int) bool {
		a, b := all[x], all[y]
		if a.Dice != b.Dice {
			return a.Dice > b.Dice
		}
		if a.Gold != b.Gold {
			return a.Gold > b.Gold
		}
		return a.Pred > b.Pred
	})
	usedG, usedP := make([]bool, len(gold)), make([]bool, len(pred))
	var out []Pair
	for _, x := range all {
		if !usedG[x.Gold] && !usedP[x.Pred] {
			usedG[x.Gold], usedP[x.Pred] = true, true
			out = append(out, x)
		}
	}
	return out
}

// sentenceEnd is the reference scorer's border of sentences.
var sentenceEnd = regexp.MustCompile(`(?:[.!?]["”’)]?[\s\v\x{1c}-\x{1f}\x{85}\p{Z}]+|\n+)`)

func (t *Tally) pledges(gold, pred *datasets.Document) {
	gp, pp := gold.Pledges, pred.Pledges
	pairs := PairPledges(gp, pp)
	t.Pledge = Counts{TP: len(pairs), FP: len(pp) - len(pairs), FN: len(gp) - len(pairs)}
	matched := make([]bool, len(gp))
	for _, x := range pairs {
		matched[x.Gold] = true
	}
	for i, g := range gp {
		if IsCore(&g) {
			t.Core.judge(matched[i])
		}
	}
	runes := datasets.NewRunes(gold.Text)
	bounds := []int{0}
	for _, m := range sentenceEnd.FindAllStringIndex(gold.Text, -1) {
		bounds = append(bounds, runes.Offset(m[1]))
	}
	bounds = append(bounds, runes.Len())
	starts := func(ps []datasets.Pledge, a, b int) bool {
		for i := range ps {
			if a <= ps[i].Start && ps[i].Start < b {
				return true
			}
		}
		return false
	}
	for i := 1; i < len(bounds); i++ {
		g, p := starts(gp, bounds[i-1], bounds[i]), starts(pp, bounds[i-1], bounds[i])
		switch {
		case g && p:
			t.Sentence.TP++
		case p:
			t.Sentence.FP++
		case g:
			t.Sentence.FN++
		}
	}
	for _, x := range pairs {
		for field, right := range fields(&gp[x.Gold], &pp[x.Pred]) {
			s := t.Field[field]
			s.judge(right)
			t.Field[field] = s
		}
	}
}

// IsCore reports whether a gold pledge is specific and not weak: what users
// can least afford to miss.
func IsCore(p *datasets.Pledge) bool { return p.Strength != "weak" && p.Specificity == "specific" }

// fields judges each field of a matched pair that either side has.
func fields(g, p *datasets.Pledge) map[string]bool {
	out := map[string]bool{
		"type":          g.Type == p.Type,
		"strength":      g.Strength == p.Strength,
		"specificity":   g.Specificity == p.Specificity,
		"novelty":       g.Novelty == p.Novelty,
		"polarity":      g.Polarity == p.Polarity,
		"pledger_ids":   sameSet(g.PledgerIDs, p.PledgerIDs),
		"pledger words": shareWord(g.Pledgers, p.Pledgers),
	}
	if str(g.DeadlineEnd) != "" || str(p.DeadlineEnd) != "" {
		out["deadline_end"] = str(g.DeadlineEnd) == str(p.DeadlineEnd)
	}
	for field, v := range map[string][2]*string{
		"condition": {g.Condition, p.Condition},
		"amount":    {g.Amount, p.Amount},
		"speaker":   {g.Speaker, p.Speaker},
	} {
		if str(v[0]) != "" || str(v[1]) != "" {
			out[field] = shareWord([]string{str(v[0])}, []string{str(v[1])})
		}
	}
	return out
}

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
