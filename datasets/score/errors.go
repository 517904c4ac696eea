package score

import (
	"fmt"
	"slices"
	"strings"

	"readout/datasets"
)

// Kinds of error; values of Error.Kind.
const (
	Missed   = "missed"   // gold that nothing predicted overlaps
	Spurious = "spurious" // predicted where there is no gold
	Label    = "label"    // same span, other label
	Border   = "border"   // overlapping span, whatever the label
	Value    = "value"    // same span and label, other value
	Link     = "link"     // same span and label, other canonical name, country, kind or title
	Field    = "field"    // a matched pledge with another value of a field
)

// ErrorKinds are all kinds, in the order of tables.
var ErrorKinds = []string{Missed, Spurious, Label, Border, Value, Link, Field}

// An Error is one difference between gold and prediction, with its context.
type Error struct {
	Kind   string `json:"kind"`
	Label  string `json:"label"` // of the gold, or of the prediction if there is no gold; "PLEDGE" for pledges
	DocID  string `json:"doc_id"`
	Source string `json:"source,omitempty"`
	Before string `json:"before"` // the words before
	Words  string `json:"words"`  // the words of the gold, or of a spurious prediction
	After  string `json:"after"`
	Gold   string `json:"gold"`      // what is right: span and label, value, or field; "" if spurious
	Pred   string `json:"predicted"` // what was predicted; "" if missed
	// Parts are the words with their context, cut where gold or prediction
	// begins or ends, for showing one against the other.
	Parts []Part `json:"-"`
}

// A Part is a stretch of text that lies wholly inside or outside of the gold
// span and of the predicted ones.
type Part struct {
	Text       string
	Gold, Pred bool
}

// contextWidth is how many code points stand on each side of an error.
const contextWidth = 60

// Errors lists the differences between gold and predictions, in the order of
// documents and of the text. pred may lack documents.
func Errors(gold, pred []*datasets.Document) []Error {
	byID := make(map[string]*datasets.Document, len(pred))
	for _, p := range pred {
		byID[p.DocID] = p
	}
	var out []Error
	labels := ownLabels(gold)
	for _, g := range gold {
		p := withMatches(byID[g.DocID], labels)
		if p == nil {
			p = &datasets.Document{}
		}
		l := lister{gold: g, pred: p, runes: datasets.NewRunes(g.Text)}
		l.mentions()
		l.references()
		l.pledges()
		out = append(out, l.out...)
	}
	return out
}

type lister struct {
	gold, pred *datasets.Document
	runes      datasets.Runes
	out        []Error
}

// span is a half-open range of code points.
type span struct{ start, end int }

// add lists an error at the span of the gold, or of the prediction if there is
// no gold there; preds are the spans predicted there.
func (l *lister) add(kind, label string, at span, gold, pred string, preds ...span) {
	before, words, after := l.runes.Context(at.start, at.end, contextWidth)
	l.out = append(l.out, Error{Kind: kind, Label: label, DocID: l.gold.DocID, Source: l.gold.Source,
		Before: before, Words: words, After: after, Gold: gold, Pred: pred, Parts: l.parts(kind != Spurious, at, preds)})
}

// parts cuts the context of an error where gold or prediction begins or ends.
func (l *lister) parts(hasGold bool, at span, preds []span) []Part {
	from, to := max(at.start-contextWidth, 0), min(at.end+contextWidth, l.runes.Len())
	cuts := []int{from, at.start, at.end, to}
	for _, p := range preds {
		cuts = append(cuts, min(max(p.start, from), to), min(max(p.end, from), to))
	}
	slices.Sort(cuts)
	var out []Part
	for i := 1; i < len(cuts); i++ {
		a, b := cuts[i-1], cuts[i]
		if a == b {
			continue
		}
		text, _ := l.runes.Slice(a, b)
		part := Part{Text: text, Gold: hasGold && at.start <= a && b <= at.end}
		for _, p := range preds {
			part.Pred = part.Pred || p.start <= a && b <= p.end
		}
		out = append(out, part)
	}
	return out
}

func (l *lister) mentions() {
	gm, gk := byKey(l.gold.Mentions)
	pm, pk := byKey(l.pred.Mentions)
	for _, k := range gk {
		if pm[k] != nil {
			l.matched(k, gm[k], pm[k])
			continue
		}
		kind, got, preds := Missed, []string(nil), []span(nil)
		for _, o := range pk {
			if o.start < k.end && k.start < o.end {
				if kind != Label {
					kind = Border
				}
				if o.start == k.start && o.end == k.end {
					kind = Label
				}
				got = append(got, l.show(o))
				preds = append(preds, span{o.start, o.end})
			}
		}
		l.add(kind, k.label, k.span(), l.show(k), strings.Join(got, ", "), preds...)
	}
	for _, k := range pk {
		if gm[k] != nil {
			continue
		}
		overlaps := false
		for _, g := range gk {
			overlaps = overlaps || g.start < k.end && k.start < g.end
		}
		if !overlaps {
			l.add(Spurious, k.label, k.span(), "", l.show(k), k.span())
		}
	}
}

func (l *lister) show(k spanLabel) string {
	words, _ := l.runes.Slice(k.start, k.end)
	return fmt.Sprintf("[%s] %s", strings.Join(strings.Fields(words), " "), k.label)
}

func (l *lister) matched(k spanLabel, g, p *datasets.Mention) {
	if (datasets.IsNumber(k.label) || datasets.IsTimex(k.label)) && g.Norm != "" && !SameValue(k.label, g.Norm, p.Norm) {
		l.add(Value, k.label, k.span(), g.Norm, p.Norm, k.span())
	}
	if g.Canonical == nil {
		return
	}
	for _, f := range []struct {
		name string
		a, b *string
	}{{"canonical", g.Canonical, p.Canonical}, {"iso3", g.ISO3, p.ISO3}, {"kind", g.Kind, p.Kind}, {"title", g.Title, p.Title}} {
		if Squash(str(f.a)) != Squash(str(f.b)) {
			l.add(Link, k.label, k.span(), f.name+": "+str(f.a), f.name+": "+str(f.b), k.span())
		}
	}
}

func (l *lister) pledges() {
	const label = "PLEDGE"
	gp, pp := l.gold.Pledges, l.pred.Pledges
	pairs := PairPledges(gp, pp)
	ofGold, ofPred := map[int]int{}, map[int]bool{}
	for _, x := range pairs {
		ofGold[x.Gold] = x.Pred
		ofPred[x.Pred] = true
	}
	for i := range gp {
		g := &gp[i]
		j, ok := ofGold[i]
		if !ok {
			l.add(Missed, label, span{g.Start, g.End}, fmt.Sprintf("%s %s by %s", g.Strength, g.Specificity, strings.Join(g.Pledgers, ", ")), "")
			continue
		}
		p := &pp[j]
		judged := fields(g, p)
		for _, f := range PledgeFields {
			if right, ok := judged[f]; ok && !right {
				l.add(Field, label, span{g.Start, g.End}, f+": "+fieldText(g, f), f+": "+fieldText(p, f), span{p.Start, p.End})
			}
		}
	}
	for j := range pp {
		if !ofPred[j] {
			l.add(Spurious, label, span{pp[j].Start, pp[j].End}, "", fmt.Sprintf("%s %s by %s", pp[j].Strength, pp[j].Specificity, strings.Join(pp[j].Pledgers, ", ")), span{pp[j].Start, pp[j].End})
		}
	}
}

// fieldText shows one of PledgeFields.
func fieldText(p *datasets.Pledge, field string) string {
	switch field {
	case "type":
		return p.Type
	case "strength":
		return p.Strength
	case "specificity":
		return p.Specificity
	case "novelty":
		return p.Novelty
	case "polarity":
		return p.Polarity
	case "pledger_ids":
		return strings.Join(p.PledgerIDs, ", ")
	case "pledger words":
		return strings.Join(p.Pledgers, ", ")
	case "deadline_end":
		return str(p.DeadlineEnd)
	case "condition":
		return str(p.Condition)
	case "amount":
		return str(p.Amount)
	}
	return str(p.Speaker)
}
