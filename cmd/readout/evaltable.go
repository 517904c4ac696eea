package main

import (
	"fmt"
	"io"
	"sort"
	"strings"
	"text/tabwriter"

	"readout/datasets"
	"readout/datasets/score"
)

// printEval prints the scores for people.
func printEval(w io.Writer, ev *evaluation, f *evalFlags) {
	fmt.Fprintf(w, "%d gold documents\n", ev.Documents)
	for _, s := range ev.Systems {
		if len(s.Missing) > 0 {
			fmt.Fprintf(w, "%s lacks %d of them, which count as all missed: %s\n", s.System, len(s.Missing), listed(s.Missing))
		}
		if len(s.Extra) > 0 {
			fmt.Fprintf(w, "%s has %d documents without gold, which are not scored: %s\n", s.System, len(s.Extra), listed(s.Extra))
		}
		fmt.Fprintf(w, "\n%s\n", s.System)
		if s.Seconds > 0 {
			fmt.Fprintf(w, "extraction took %.1f s\n", s.Seconds)
		}
		printSpans(w, s)
		printFigures(w, s)
		for _, r := range s.Reliability {
			fmt.Fprintf(w, "confidence of %d %s: calibration error %.3f; %d at 0.8 and above, of which %.3f right\n", r.N, r.What, r.Error, r.SureN, r.Sure)
		}
	}
	for _, s := range ev.Systems {
		if f.by == "source" {
			printSources(w, s)
		}
	}
	printConfusion(w, ev.Systems[0])
	if len(ev.Against) > 0 {
		printAgainst(w, ev)
	}
	if len(f.errors) > 0 {
		printErrors(w, ev.Errors, f.limit)
	}
}

func listed(ids []string) string {
	const most = 5
	if len(ids) > most {
		return strings.Join(ids[:most], ", ") + ", ..."
	}
	return strings.Join(ids, ", ")
}

// printSpans is the table of names, numbers and dates by label, and of references.
func printSpans(w io.Writer, s systemScores) {
	by := map[string]figure{}
	for _, x := range s.Scores {
		by[x.Metric] = x
	}
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "label\tP\tR\tF1\t95 %\tpartial F1\tgold\tvalue\t")
	row := func(label, metric, value string, exact, partial score.Counts) {
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t\n", label, num(exact.Precision()), num(exact.Recall()), num(exact.F1()),
			interval(by[metric]), num(partial.F1()), exact.Gold(), value)
	}
	for _, g := range []struct {
		name, value string
		labels      []string
	}{
		{score.Entities, "", datasets.EntityLabels},
		{score.Numbers, score.NumberValues, datasets.NumberLabels},
		{score.Dates, score.DateValues, datasets.TimexLabels},
	} {
		for _, l := range g.labels {
			row(l, l, "", s.Counts[l], s.Partial[l])
		}
		value := ""
		if g.value != "" {
			value = number(by[g.value].Value)
		}
		row(g.name, g.name, value, score.Micro(s.Counts, g.labels), score.Micro(s.Partial, g.labels))
	}
	if c := s.Counts[score.Reference]; c != (score.Counts{}) {
		row(score.References, score.References, number(by[score.Antecedents].Value), c, score.Counts{})
	}
	tw.Flush()
}

// printFigures is the rest: linking, pledges and their fields.
func printFigures(w io.Writer, s systemScores) {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	skip := map[string]bool{score.Entities: true, score.Numbers: true, score.NumberValues: true, score.Dates: true, score.DateValues: true,
		score.References: true, score.Antecedents: true}
	for _, l := range [][]string{datasets.EntityLabels, datasets.NumberLabels, datasets.TimexLabels} {
		for _, x := range l {
			skip[x] = true
		}
	}
	for _, x := range s.Scores {
		if !skip[x.Metric] && x.Value != nil {
			fmt.Fprintf(tw, "%s\t%s\t%s\t%s\n", x.Metric, x.Kind, number(x.Value), interval(x))
		}
	}
	tw.Flush()
}

func printSources(w io.Writer, s systemScores) {
	fmt.Fprintf(w, "\n%s by source\n", s.System)
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	heads := append(append([]string{}, datasets.EntityLabels...), score.Entities, score.Numbers, score.Dates, score.Pledges, score.PledgeSentence)
	fmt.Fprintf(tw, "source\tdocuments\t%s\t\n", strings.Join(heads, "\t"))
	for _, src := range s.bySrc {
		by := map[string]*float64{}
		for _, x := range s.Sources[src] {
			by[x.Metric] = x.Value
		}
		name := src
		if name == "" {
			name = "(none)"
		}
		fmt.Fprintf(tw, "%s\t%d\t", name, s.tallies[src].Documents)
		for _, h := range heads {
			fmt.Fprintf(tw, "%s\t", number(by[h]))
		}
		fmt.Fprintln(tw)
	}
	tw.Flush()
}

// printConfusion shows which labels stand for which on identical spans.
func printConfusion(w io.Writer, s systemScores) {
	n := map[[2]string]int{}
	for _, c := range s.Confuse {
		n[[2]string{c.Gold, c.Pred}] = c.N
	}
	labels := datasets.EntityLabels
	fmt.Fprintf(w, "\n%s: labels on identical spans (row gold, column predicted, - nothing there)\n", s.System)
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(tw, "\t%s\t-\t\n", strings.Join(labels, "\t"))
	for _, g := range append(append([]string{}, labels...), "") {
		name := g
		if name == "" {
			name = "-"
		}
		fmt.Fprintf(tw, "%s\t", name)
		for _, p := range append(append([]string{}, labels...), "") {
			if g == "" && p == "" {
				fmt.Fprint(tw, "\t")
				continue
			}
			fmt.Fprintf(tw, "%d\t", n[[2]string{g, p}])
		}
		fmt.Fprintln(tw)
	}
	tw.Flush()
}

func printAgainst(w io.Writer, ev *evaluation) {
	a, b := ev.Systems[0].System, ev.Systems[len(ev.Systems)-1].System
	fmt.Fprintf(w, "\n%s minus %s (p: paired bootstrap)\n", a, b)
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, c := range ev.Against {
		fmt.Fprintf(tw, "%s\t%+.3f\tp %.3f\n", c.Metric, c.Delta, c.P)
	}
	tw.Flush()
}

func printErrors(w io.Writer, errs []score.Error, limit int) {
	type group struct{ kind, label string }
	by := map[group][]score.Error{}
	var order []group
	for _, e := range errs {
		g := group{e.Kind, e.Label}
		if by[g] == nil {
			order = append(order, g)
		}
		by[g] = append(by[g], e)
	}
	sort.SliceStable(order, func(i, j int) bool { return len(by[order[i]]) > len(by[order[j]]) })
	for _, g := range order {
		list := by[g]
		fmt.Fprintf(w, "\n%s %s (%d)\n", g.kind, g.label, len(list))
		for i, e := range list {
			if limit > 0 && i == limit {
				fmt.Fprintf(w, "  ... %d more (--limit 0 lists all)\n", len(list)-limit)
				break
			}
			fmt.Fprintf(w, "  %s  %s[%s]%s", e.DocID, e.Before, e.Words, e.After)
			if e.Gold != "" && e.Kind != score.Missed {
				fmt.Fprintf(w, "  gold %s", e.Gold)
			}
			if e.Pred != "" {
				fmt.Fprintf(w, "  got %s", e.Pred)
			}
			fmt.Fprintln(w)
		}
	}
}

// num prints a ratio, or "-" where there was nothing to judge.
func num(v float64, ok bool) string {
	if !ok {
		return "-"
	}
	return fmt.Sprintf("%.3f", v)
}

func number(v *float64) string {
	if v == nil {
		return "-"
	}
	return num(*v, true)
}

func interval(f figure) string {
	if f.Value == nil || f.Low == nil {
		return ""
	}
	return fmt.Sprintf("%.3f-%.3f", *f.Low, *f.High)
}
