package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/spf13/cobra"

	"readout/datasets"
)

// goldFormats are the forms of annotated text that gold commands read.
var goldFormats = []string{"jsonl", "inline", "columns", "brat", "annotations"}

// goldFlags say how annotated files are read.
type goldFlags struct {
	format   string
	tags     string
	tokenCol int
	tagCol   int
	labels   []string
}

func (f *goldFlags) register(cmd *cobra.Command) {
	fl := cmd.Flags()
	fl.StringVar(&f.format, "from", "", "format of the input: "+strings.Join(goldFormats, ", ")+" (default: by name)")
	fl.StringVar(&f.tags, "map", "", "labels for the tags of the input, PER=PERSON,LOC=PLACE; tags that are not named are dropped")
	fl.IntVar(&f.tokenCol, "token-column", 0, "column of the token in files of columns, from 0")
	fl.IntVar(&f.tagCol, "tag-column", -1, "column of the tag; -1 is the last")
}

func newGold(std stdio) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "gold",
		Short: "Check and convert annotated documents",
		Long: `Annotated documents come in five forms:

  jsonl        one document a line with mentions and pledges; offsets count code points
  inline       marked-up text, {{words|LABEL|value}}, for writing gold in an editor
  columns      a token a line with an IOB2 or BIOES tag (CoNLL-2003, CoNLL-U-like), .gz too
  brat         NAME.ann with NAME.txt beside it
  annotations  JSON lines of spaCy, Prodigy and doccano

Forms and labels are described in datasets/README.md.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newGoldCheck(std), newGoldConvert(std))
	return cmd
}

func newGoldCheck(std stdio) *cobra.Command {
	f := &goldFlags{}
	cmd := &cobra.Command{
		Use:   "check FILE|FOLDER...",
		Short: "Report what is wrong with gold: spans, labels, values, triggers, pledgers",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			files, err := filesOfGold(args...)
			docs, faults := 0, []error{err}
			for _, p := range files {
				ds, err := f.read(p)
				faults = append(faults, err, datasets.CheckAll(ds, p, f.labels))
				docs += len(ds)
			}
			if err := errors.Join(faults...); err != nil {
				return misuse(err)
			}
			fmt.Fprintf(std.out, "%s well formed\n", count(docs, "document"))
			return nil
		},
	}
	f.register(cmd)
	cmd.Flags().StringSliceVar(&f.labels, "labels", nil, "labels allowed (default: those of the guidelines)")
	return cmd
}

func newGoldConvert(std stdio) *cobra.Command {
	f := &goldFlags{}
	var to, out string
	cmd := &cobra.Command{
		Use:     "convert FILE|FOLDER...",
		Short:   "Convert annotated documents to JSON lines or marked-up text",
		Example: "  readout gold convert draft.txt --to jsonl -o gold.jsonl\n  readout gold convert conll.tsv.gz --map PER=PERSON,LOC=PLACE,ORG=ORG -o conll.jsonl",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			write := datasets.WriteJSONL
			switch to {
			case "jsonl":
			case "inline":
				write = datasets.WriteInline
			default:
				return misuse(fmt.Errorf("--to %q is unknown; known are jsonl, inline", to))
			}
			files, err := filesOfGold(args...)
			var docs []*datasets.Document
			errs := []error{err}
			for _, p := range files {
				ds, err := f.read(p)
				errs = append(errs, err)
				docs = append(docs, ds...)
			}
			if err := errors.Join(errs...); err != nil {
				return misuse(err)
			}
			if out == "-" {
				return write(std.out, docs)
			}
			dst, err := os.Create(out)
			if err != nil {
				return misuse(err)
			}
			return errors.Join(write(dst, docs), dst.Close())
		},
	}
	f.register(cmd)
	cmd.Flags().StringVar(&to, "to", "jsonl", "jsonl or inline")
	cmd.Flags().StringVarP(&out, "output", "o", "-", `file to write; "-" is standard output`)
	return cmd
}

// filesOfGold returns the files of gold that paths stand for: files as they are,
// of folders every .jsonl and .txt in sorted order.
func filesOfGold(paths ...string) ([]string, error) {
	var files []string
	var errs []error
	for _, path := range paths {
		n := len(files)
		err := filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if p == path && !d.IsDir() || d.Type().IsRegular() && slices.Contains([]string{".txt", ".jsonl"}, filepath.Ext(p)) {
				files = append(files, p)
			}
			return nil
		})
		if err == nil && len(files) == n {
			err = fmt.Errorf("%s: no .jsonl or .txt in this folder", path)
		}
		errs = append(errs, err)
	}
	return files, errors.Join(errs...)
}

// read reads one annotated file in the format given or told by its name.
func (f *goldFlags) read(path string) ([]*datasets.Document, error) {
	format := f.format
	if format == "" {
		format = formatOf(path)
	}
	if format == "brat" {
		doc, err := datasets.ReadBrat(path)
		if err != nil {
			return nil, err
		}
		return f.mapped([]*datasets.Document{doc})
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var r io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(file); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	switch format {
	case "jsonl":
		return datasets.ReadJSONL(r, path)
	case "inline":
		return datasets.ReadInline(r, path)
	case "annotations":
		docs, err := datasets.ReadAnnotations(r, path)
		if err != nil {
			return nil, err
		}
		return f.mapped(docs)
	case "columns":
		layout := datasets.ColumnLayout{Token: f.tokenCol, Tag: f.tagCol}
		if f.tags != "" {
			if layout.Map, err = datasets.ParseTagMap(f.tags); err != nil {
				return nil, err
			}
		}
		return datasets.ReadColumns(r, path, layout)
	}
	return nil, fmt.Errorf("%s: format %q is unknown; give --from with one of %s", path, format, strings.Join(goldFormats, ", "))
}

func formatOf(path string) string {
	switch filepath.Ext(strings.TrimSuffix(path, ".gz")) {
	case ".jsonl", ".ndjson":
		return "jsonl"
	case ".txt", ".md":
		return "inline"
	case ".tsv", ".conll", ".conllu", ".iob", ".bio":
		return "columns"
	case ".ann":
		return "brat"
	}
	return filepath.Ext(path)
}

// mapped renames labels by --map and drops those that it does not name.
func (f *goldFlags) mapped(docs []*datasets.Document) ([]*datasets.Document, error) {
	if f.tags == "" {
		return docs, nil
	}
	tags, err := datasets.ParseTagMap(f.tags)
	if err != nil {
		return nil, err
	}
	for _, d := range docs {
		kept := d.Mentions[:0]
		for _, m := range d.Mentions {
			if m.Label = tags[m.Label]; m.Label != "" {
				kept = append(kept, m)
			}
		}
		d.Mentions = kept
	}
	return docs, nil
}
