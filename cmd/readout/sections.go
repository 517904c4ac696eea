package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A section is a group of flags under a heading of a command's help.
type section struct {
	title string
	flags *pflag.FlagSet
}

type sections []section

// under begins a section and returns the set that its flags go into.
func (s *sections) under(title string) *pflag.FlagSet {
	fl := pflag.NewFlagSet(title, pflag.ContinueOnError)
	fl.SortFlags = false
	*s = append(*s, section{title, fl})
	return fl
}

// give makes the flags those of a command, whose help lists them under their
// headings; cobra's template lists them in one row.
func (s sections) give(cmd *cobra.Command) {
	const row = "Flags:\n{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}"
	var b strings.Builder
	for _, sec := range s {
		cmd.Flags().AddFlagSet(sec.flags)
		b.WriteString(sec.title + ":\n" + sec.flags.FlagUsages() + "\n")
	}
	cmd.Flags().SortFlags = false
	cmd.SetUsageTemplate(strings.Replace(cmd.UsageTemplate(), row, strings.TrimRight(b.String(), "\n"), 1))
}

// complete offers the values of flags to the shell.
func complete(cmd *cobra.Command, values map[string][]string) {
	for name, known := range values {
		// The flag exists: whoever names its values has registered it.
		_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(known, cobra.ShellCompDirectiveNoFileComp))
	}
}
