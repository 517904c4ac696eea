// Command readout turns archives of English diplomatic readouts, press releases
// and joint statements into tables of people, places, organizations, numbers,
// dates and pledges.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit codes. They are part of the interface and stand in README.md.
const (
	exitOK      = 0
	exitFailed  = 1 // the run is complete; some documents failed and are rows of the errors table
	exitMisuse  = 2 // wrong flags, inputs, rules or output folder; nothing was done
	exitStopped = 3 // the run stopped before its end: interrupted, disk full; start it again to resume
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// The first Ctrl-C asks for a clean stop; from then on a second one kills.
	context.AfterFunc(ctx, stop)
	code := run(ctx, os.Args[1:], stdio{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}

// stdio is where a command reads and writes, so that tests can look.
type stdio struct {
	in       io.Reader
	out, err io.Writer
}

// remembering keeps the first error of writing: texts for people are printed
// without looking.
type remembering struct {
	io.Writer
	err error
}

func (w *remembering) Write(b []byte) (int, error) {
	n, err := w.Writer.Write(b)
	if w.err == nil {
		w.err = err
	}
	return n, err
}

// coded is an error that chooses its exit code.
type coded struct {
	code int
	err  error
}

func (c *coded) Error() string { return c.err.Error() }
func (c *coded) Unwrap() error { return c.err }

// misuse marks an error as the caller's to mend before anything runs.
func misuse(err error) error { return &coded{exitMisuse, err} }

// run executes one command line and returns its exit code.
func run(ctx context.Context, args []string, std stdio) int {
	out := &remembering{Writer: std.out}
	std.out = out
	root := newRoot(std)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if _, told := errors.AsType[*coded](err); out.err != nil && !told {
		err = &coded{exitStopped, fmt.Errorf("write to standard output: %w; what it shows is cut short", out.err)}
	}
	if err == nil {
		return exitOK
	}
	// An error without words has been reported already, by its own summary.
	if msg := err.Error(); msg != "" {
		fmt.Fprintln(std.err, "readout: "+msg)
	}
	if c, ok := errors.AsType[*coded](err); ok {
		return c.code
	}
	return exitMisuse
}

// errSomeFailed ends a run whose summary has already said how many failed.
var errSomeFailed = &coded{exitFailed, errors.New("")}

func newRoot(std stdio) *cobra.Command {
	root := &cobra.Command{
		Use:   "readout",
		Short: "Tables of people, places, numbers, dates and pledges from diplomatic readouts",
		Long: `readout turns archives of English diplomatic readouts, press releases and joint
statements into Parquet tables: people, places, organizations, numbers, dates,
whom "he" and "both sides" stand for, and pledges (who commits to do what, for
whom, how firmly, by when, how much).

  readout extract archive.zip -o tables     read an archive, write tables
  readout explain statement.txt             what is found in a document, and why
  readout schema                            what every table and column means
  readout rules check                       prove the rules, with your own on top

Everything runs on this machine: no network, no download, no service.

Exit codes: 0 all well; 1 the run is complete and some documents failed (see the
errors table); 2 misuse or misconfiguration, nothing was done; 3 the run stopped
before its end (interrupted, disk full): start it again and it resumes.`,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetIn(std.in)
	root.SetOut(std.out)
	root.SetErr(std.err)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return misuse(fmt.Errorf("%w; see '%s --help'", err, cmd.CommandPath()))
	})
	root.AddCommand(newExtract(std), newExplain(std), newEval(std), newEntities(std), newTrain(std), newGold(std), newSchema(std), newRules(std), newVersion(std))
	pointToHelp(root)
	return root
}

// pointToHelp makes complaints about the arguments of a command and of those
// below it say where to read what it takes.
func pointToHelp(cmd *cobra.Command) {
	if check := cmd.Args; check != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			err := check(cmd, args)
			if err == nil {
				return nil
			}
			return misuse(fmt.Errorf("%w; see '%s --help'", err, cmd.CommandPath()))
		}
	}
	for _, sub := range cmd.Commands() {
		pointToHelp(sub)
	}
}
