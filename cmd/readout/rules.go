package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"readout/extractors"
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
		Short: "List every rule, and whether it is built in or your own",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			set, err := loadRules(dirs)
			if err != nil {
				return misuse(err)
			}
			list, err := extractors.Rules(set)
			if err != nil {
				return misuse(err)
			}
			tw := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
			for _, r := range list {
				origin := "built-in"
				if r.User() {
					origin = r.Where()
				}
				fmt.Fprintf(tw, "%s\t%s\t%s\t%s\n", r.File, r.ID, origin, r.Doc)
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
