package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
)

// A floors file keeps what was reached: a metric and its score a line, parted by
// a tab. Scores are rounded down to four digits, so that a run that does as well
// never falls below its own floor.

// readFloors reads a floors file; one that does not exist is empty.
func readFloors(path string) (map[string]float64, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]float64{}, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string]float64{}
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		metric, value, ok := strings.Cut(line, "\t")
		v, err := strconv.ParseFloat(value, 64)
		if !ok || err != nil {
			return nil, fmt.Errorf("%s:%d: %q is not a metric, a tab and a score", path, n, line)
		}
		out[metric] = v
	}
	return out, sc.Err()
}

// raiseFloors writes the floors of all metrics that have a value now, none lower
// than before.
func raiseFloors(path string, before map[string]float64, now []figure) error {
	var b strings.Builder
	fmt.Fprintln(&b, "# Scores that must not fall; a metric, a tab, its score. Rewritten by: readout eval --floors FILE --raise")
	for _, x := range now {
		if x.Value != nil {
			fmt.Fprintf(&b, "%s\t%.4f\n", x.Metric, max(before[x.Metric], floor(*x.Value)))
		}
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

func floor(v float64) float64 { return float64(int(v*1e4+1e-7)) / 1e4 }

// printFloors shows scores before and after, and returns the metrics that fell.
func printFloors(w io.Writer, before map[string]float64, now []figure) (fell []string) {
	fmt.Fprintln(w, "\nbefore and now")
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, x := range now {
		was, known := before[x.Metric]
		switch {
		case x.Value == nil: // nothing to judge: neither gold nor predictions, or no pair
		case !known:
			fmt.Fprintf(tw, "%s\t-\t%.4f\t\n", x.Metric, *x.Value)
		case floor(*x.Value) < was:
			fell = append(fell, x.Metric)
			fmt.Fprintf(tw, "%s\t%.4f\t%.4f\t%+.4f fell\n", x.Metric, was, *x.Value, *x.Value-was)
		default:
			fmt.Fprintf(tw, "%s\t%.4f\t%.4f\t%+.4f\n", x.Metric, was, *x.Value, *x.Value-was)
		}
	}
	tw.Flush()
	return fell
}
