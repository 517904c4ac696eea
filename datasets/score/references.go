package score

import (
	"slices"
	"strings"

	"readout/datasets"
)

// Reference is what tables call references as a label.
const Reference = "REFERENCE"

// chainSpans returns the chains of a document, by the spans of their mentions:
// names with their canonical name, references with those of whom they stand for.
// Who are spoken of together ("both sides") are a chain of their own, for each
// set of entities one. References that stand for nobody known are left out.
func chainSpans(d *datasets.Document) map[span]string {
	out := map[span]string{}
	for i := range d.References {
		if r := &d.References[i]; len(r.Entities) > 0 {
			out[span{r.Start, r.End}] = strings.Join(squashSet(r.Entities), "\x01")
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if !slices.Contains(datasets.EntityLabels, m.Label) {
			continue
		}
		name := Squash(str(m.Canonical))
		if name == "" {
			// A name that is known as nobody's is alone in its chain.
			name = "\x00" + keyText(spanLabel{m.Start, m.End, m.Label})
		}
		out[span{m.Start, m.End}] = name
	}
	return out
}

// squashSet returns names in the form in which they are compared, sorted.
func squashSet(names []string) []string {
	var out []string
	for _, n := range names {
		out = append(out, Squash(n))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// numbered gives mentions and chains of both sides numbers.
func numbered(gold, pred map[span]string) (key, response Clustering) {
	ids := map[span]int{}
	number := func(chains map[span]string) Clustering {
		out, names := Clustering{}, map[string]int{}
		for s, name := range chains {
			if _, ok := ids[s]; !ok {
				ids[s] = len(ids)
			}
			if _, ok := names[name]; !ok {
				names[name] = len(names)
			}
			out[ids[s]] = names[name]
		}
		return out
	}
	return number(gold), number(pred)
}

// references judges a document that was looked through for references.
func (t *Tally) references(gold, pred *datasets.Document) {
	if gold.References == nil {
		return
	}
	t.Chains = Corefer(numbered(chainSpans(gold), chainSpans(pred)))
	known := goldNames(gold, pred)
	at := referencesAt(pred)
	counts, share := t.Exact[Reference], t.Value[Reference]
	found := 0
	for i := range gold.References {
		g := &gold.References[i]
		p := at[span{g.Start, g.End}]
		if p == nil {
			counts.FN++
			continue
		}
		found++
		counts.TP++
		share.judge(sameEntities(g, p, known))
	}
	counts.FP += len(at) - found
	t.Exact[Reference], t.Value[Reference] = counts, share
}

// referencesAt indexes the references that stand for somebody.
func referencesAt(d *datasets.Document) map[span]*datasets.Reference {
	out := map[span]*datasets.Reference{}
	for i := range d.References {
		if r := &d.References[i]; len(r.Entities) > 0 {
			out[span{r.Start, r.End}] = r
		}
	}
	return out
}

// goldNames tells which gold entity a predicted canonical name means: the one
// with most of its mentions, so that a wrong name is not counted against the
// references too.
func goldNames(gold, pred *datasets.Document) map[string]string {
	chains := map[span]string{}
	for i := range gold.Mentions {
		if m := &gold.Mentions[i]; m.Canonical != nil {
			chains[span{m.Start, m.End}] = Squash(*m.Canonical)
		}
	}
	votes := map[string]map[string]int{}
	out := map[string]string{}
	for i := range pred.Mentions {
		m := &pred.Mentions[i]
		g, name := chains[span{m.Start, m.End}], Squash(str(m.Canonical))
		if g == "" || name == "" {
			continue
		}
		if votes[name] == nil {
			votes[name] = map[string]int{}
		}
		votes[name][g]++
		if best := out[name]; best == "" || votes[name][g] > votes[name][best] {
			out[name] = g
		}
	}
	return out
}

// sameEntities reports whether two references stand for the same entities.
func sameEntities(g, p *datasets.Reference, known map[string]string) bool {
	want, got := squashSet(g.Entities), squashSet(p.Entities)
	if slices.Equal(want, got) {
		return true
	}
	for i, n := range got {
		if k := known[n]; k != "" {
			got[i] = k
		}
	}
	slices.Sort(got)
	return slices.Equal(want, slices.Compact(got))
}

// references lists what is wrong with those of a document.
func (l *lister) references() {
	if l.gold.References == nil {
		return
	}
	known, at := goldNames(l.gold, l.pred), referencesAt(l.pred)
	show := func(r *datasets.Reference) string { return r.Kind + ": " + strings.Join(r.Entities, ", ") }
	right := map[span]bool{}
	for i := range l.gold.References {
		g := &l.gold.References[i]
		s := span{g.Start, g.End}
		right[s] = true
		switch p := at[s]; {
		case p == nil:
			l.add(Missed, Reference, s, show(g), "")
		case !sameEntities(g, p, known):
			l.add(Link, Reference, s, show(g), show(p), s)
		}
	}
	for i := range l.pred.References {
		p := &l.pred.References[i]
		if s := (span{p.Start, p.End}); at[s] == p && !right[s] {
			l.add(Spurious, Reference, s, "", show(p), s)
		}
	}
}
