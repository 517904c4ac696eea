package main

import (
	"cmp"
	"fmt"
	"slices"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"readout/extractors"
	"readout/rules"
)

func newRules(std stdio) *cobra.Command {
	var dirs []string
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List and check the rules, with your own on top",
		Long: `Rules are data: YAML files with a list of rules, each with an id, what it finds,
and examples that match and that must not. A folder of your own files, of the same
names as ours, given with --rules is laid over the built-in ones:

  rules:
  - id: my/earmark            # a new id adds a rule
    doc: Money that somebody earmarks.
    class: verb
    words: [earmark, earmarks, earmarked]
    then: [money, any]
    strength: firm
    match: [Norway earmarked 20 million euros for clinics.]
    no_match: [The earmarked sheep were counted.]
  - id: pledge/ready          # a known id with "change: true" changes what it names
    change: true
    strength: firm
  - id: pledge/hope           # "off: true" switches a rule off
    off: true

A known id without "change" replaces the whole rule. Where your rule and ours find
the same words, yours wins. 'readout rules check' runs every rule over its examples,
yours and ours, and names file, line and rule where one does not hold; 'readout
rules show pledges.yaml' prints ours, to read what the fields mean and to copy from.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	rulesFlag(cmd.PersistentFlags(), &dirs)
	cmd.AddCommand(&cobra.Command{
		Use:   "list",
		Short: "List every rule, and whether it is built in, your own, or switched off",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			list, err := listRules(dirs)
			if err != nil {
				return misuse(err)
			}
			tw := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
			for _, r := range list {
				fmt.Fprintf(tw, "%s\t%s\t%s\t%s\n", r.File, r.ID, r.origin, r.Doc)
			}
			return tw.Flush()
		},
	}, newRulesShow(std), &cobra.Command{
		Use:   "check",
		Short: "Run every rule over its own examples",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			set, err := loadRules(dirs)
			if err != nil {
				return misuse(err)
			}
			n, err := extractors.CheckExamples(set)
			if err != nil {
				return misuse(err)
			}
			fmt.Fprintf(std.out, "%d examples of rules hold\n", n)
			return nil
		},
	})
	return cmd
}

// A listedRule is a rule and whose it is: built-in, the place in a user's file, or
// off, where a user's file switches a built-in one off.
type listedRule struct {
	rules.Listed
	origin string
}

// listRules returns the rules that apply with users' folders on top, and the
// built-in ones that these switch off, in order of files.
func listRules(dirs []string) ([]listedRule, error) {
	set, err := loadRules(dirs)
	if err != nil {
		return nil, err
	}
	list, err := extractors.Rules(set)
	if err != nil {
		return nil, err
	}
	var out []listedRule
	on := map[string]bool{}
	for _, r := range list {
		on[r.File+" "+r.ID] = true
		origin := "built-in"
		if r.User() {
			origin = r.Where()
		}
		out = append(out, listedRule{r, origin})
	}
	if len(dirs) == 0 {
		return out, nil
	}
	ours, err := rules.Load()
	if err != nil {
		return nil, err
	}
	if list, err = rules.List(ours); err != nil {
		return nil, err
	}
	for _, r := range list {
		if !on[r.File+" "+r.ID] {
			out = append(out, listedRule{r, "off"})
		}
	}
	slices.SortStableFunc(out, func(a, b listedRule) int { return cmp.Compare(a.File, b.File) })
	return out, nil
}
