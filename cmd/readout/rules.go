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
and examples that match and that must not. A folder of your own files given with
--rules is laid over the built-in ones: a rule with the same id replaces ours,
a new id is added, and "off: true" switches a rule off.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.PersistentFlags().StringArrayVar(&dirs, "rules", nil, "folder of your own rules; may be repeated")
	cmd.AddCommand(&cobra.Command{
		Use:   "list",
		Short: "List every rule",
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
				fmt.Fprintf(tw, "%s\t%s\t%s\n", r.File, r.ID, r.Doc)
			}
			return tw.Flush()
		},
	}, &cobra.Command{
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
