package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/pipeline/sink"
)

func newSchema(std stdio) *cobra.Command {
	var format string
	var names []string
	for _, t := range sink.Tables() {
		names = append(names, t.Name)
	}
	cmd := &cobra.Command{
		Use:   "schema [TABLE...]",
		Short: "Describe every table and column",
		Long: `Print every table with its columns: name, type, meaning, unit, when it is empty,
and an example. Name tables to see only those: ` + strings.Join(names, ", ") + `.`,
		Example:   "  readout schema pledges\n  readout schema --format markdown > TABLES.md\n  readout schema --format json | jq '.[].name'",
		ValidArgs: names,
		RunE: func(_ *cobra.Command, args []string) error {
			var tables []sink.Table
			for _, t := range sink.Tables() {
				if len(args) == 0 || slices.Contains(args, t.Name) {
					tables = append(tables, t)
				}
			}
			for _, a := range args {
				if !slices.Contains(names, a) {
					return misuse(fmt.Errorf("table %q is unknown; known are %s", a, strings.Join(names, ", ")))
				}
			}
			switch format {
			case "text":
				return schemaText(std.out, tables)
			case "markdown":
				return schemaMarkdown(std.out, tables)
			case "json":
				enc := json.NewEncoder(std.out)
				enc.SetIndent("", "  ")
				return enc.Encode(tables)
			}
			return misuse(fmt.Errorf("--format %q is unknown; known are text, markdown, json", format))
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text, markdown or json")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "markdown", "json"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func schemaText(w io.Writer, tables []sink.Table) error {
	for i, t := range tables {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s: %s\n", t.Name, t.Doc)
		for _, c := range t.Columns {
			typ := c.Type
			if c.Nullable {
				typ += ", may be null"
			}
			fmt.Fprintf(w, "\n  %s (%s)\n", c.Name, typ)
			for _, line := range wrap(c.Doc, 74) {
				fmt.Fprintf(w, "      %s\n", line)
			}
			if c.Example != "" {
				fmt.Fprintf(w, "      example: %s\n", c.Example)
			}
		}
	}
	return nil
}

func schemaMarkdown(w io.Writer, tables []sink.Table) error {
	cell := strings.NewReplacer("|", `\|`, "\n", " ")
	for i, t := range tables {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "## %s\n\nA row is %s.\n\n| column | type | null | meaning | example |\n|---|---|---|---|---|\n", t.Name, t.Doc)
		for _, c := range t.Columns {
			null := ""
			if c.Nullable {
				null = "yes"
			}
			fmt.Fprintf(w, "| %s | %s | %s | %s | %s |\n", c.Name, c.Type, null, cell.Replace(c.Doc), cell.Replace(c.Example))
		}
	}
	return nil
}

// wrap breaks s into lines of at most width bytes at spaces.
func wrap(s string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(s) {
		if line != "" && len(line)+1+len(word) > width {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}
