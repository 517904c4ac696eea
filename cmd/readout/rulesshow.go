package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/rules"
)

func newRulesShow(std stdio) *cobra.Command {
	return &cobra.Command{
		Use:   "show [FILE|RULE]",
		Short: "Print a built-in file of rules, or one rule, to copy from",
		Long: `Print a built-in file, which begins with what its fields mean, or one rule of it.
Without an argument, list the files.`,
		Example: "  readout rules show\n  readout rules show pledges.yaml | less\n  readout rules show pledge/ready >> my-rules/pledges.yaml",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			set, err := rules.Default()
			if err != nil {
				return err
			}
			if len(args) == 0 {
				for _, f := range set.Files() {
					if _, err := fmt.Fprintln(std.out, f); err != nil {
						return err
					}
				}
				return nil
			}
			text, err := shownRule(set, args[0])
			if err != nil {
				return misuse(err)
			}
			_, err = io.WriteString(std.out, text)
			return err
		},
	}
}

// shownRule returns the file of a name or the lines of the rule of an id.
func shownRule(set *rules.Set, name string) (string, error) {
	if slices.Contains(set.Files(), name) {
		if strings.HasSuffix(name, ".gz") {
			return "", fmt.Errorf("%s is compressed; only files of text are shown", name)
		}
		return set.Text(name)
	}
	list, err := rules.List(set)
	if err != nil {
		return "", err
	}
	for _, r := range list {
		if r.ID != name {
			continue
		}
		text, err := set.Text(r.File)
		if err != nil {
			return "", err
		}
		lines := strings.SplitAfter(text, "\n")
		first := r.Line() - 1
		last := first + 1
		for last < len(lines) && !strings.HasPrefix(lines[last], "- ") && !strings.HasPrefix(lines[last], "#") {
			last++
		}
		return strings.Join(lines[first:last], ""), nil
	}
	return "", fmt.Errorf("no file and no rule is called %q; 'readout rules list' lists rules, 'readout rules show' files", name)
}
