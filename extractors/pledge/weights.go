package pledge

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// weightsFile holds what `readout train pledges` has learnt (make pledge-weights).
//
//go:embed weights.txt
var weightsFile string

// Models in the file of weights.
const (
	modelRight    = "right"    // the row is a pledge: gives the confidence
	modelSpecific = "specific" // one could check the act
)

var models = []string{modelRight, modelSpecific}

// weightsVersion changes when files of one version mean something else in another.
const weightsVersion = "1"

const weightsMagic = "readout pledge weights"

// maxWeights bounds the size of a file of weights, in bytes.
const maxWeights = 8 << 20

// Weights are logistic regressions over the features of a row: what the decisions
// of the extractor have learnt. They do not change once read or learnt.
type Weights struct {
	// Head are the lines that say where the weights come from, "source", "seed", as
	// keys and values in the order of the file.
	Head   []HeadLine
	models map[string]map[string]float64
	hash   string
}

// A HeadLine is a fact about weights: its key and its values.
type HeadLine struct {
	Key    string
	Values []string
}

// DefaultWeights returns the weights that ship. The same are returned every time.
func DefaultWeights() (*Weights, error) { return defaultWeights() }

var defaultWeights = sync.OnceValues(func() (*Weights, error) {
	return ReadWeights(strings.NewReader(weightsFile), "the weights of pledges that ship")
})

// LoadWeights reads a file that Write has written.
func LoadWeights(path string) (*Weights, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("pledge weights: %w", err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("pledge weights %s: not a regular file; give the file that 'readout train pledges' wrote", path)
	}
	return ReadWeights(f, path)
}

// ReadWeights reads what Write has written. What is of another version, cut short,
// or changed since is an error that names the file by name and says what is wrong.
func ReadWeights(r io.Reader, name string) (*Weights, error) {
	fail := func(format string, args ...any) (*Weights, error) {
		return nil, fmt.Errorf("pledge weights %s: "+format, append([]any{name}, args...)...)
	}
	raw, err := io.ReadAll(io.LimitReader(r, maxWeights+1))
	if err != nil {
		return fail("%w", err)
	}
	if len(raw) > maxWeights {
		return fail("larger than %d MiB; give the file that 'readout train pledges' wrote", maxWeights>>20)
	}
	s := strings.ReplaceAll(string(raw), "\r\n", "\n")
	first, rest, _ := strings.Cut(s, "\n")
	magic, version, _ := strings.Cut(first, "\t")
	switch {
	case magic != weightsMagic:
		return fail("no file of weights; 'readout train pledges -o FILE' writes one")
	case version != weightsVersion:
		return fail("version %q, and this program reads version %s; train them again with it", version, weightsVersion)
	}
	head, body, ok := strings.Cut(rest, "\n\n")
	if !ok {
		return fail("cut short in its head; copy it again or train it again")
	}
	w := &Weights{models: map[string]map[string]float64{}}
	count, sum := "", ""
	for line := range strings.SplitSeq(head, "\n") {
		f := strings.Split(line, "\t")
		switch {
		case strings.HasPrefix(line, "#"):
		case f[0] == "count" && len(f) == 2:
			count = f[1]
		case f[0] == "sha256" && len(f) == 2:
			sum = f[1]
		default:
			w.Head = append(w.Head, HeadLine{f[0], f[1:]})
		}
	}
	if n := strings.Count(body, "\n"); count != strconv.Itoa(n) || !strings.HasSuffix(body, "\n") {
		return fail("cut short: %d whole lines of weights, and its head says %q; copy it again or train it again", n, count)
	}
	if hashOf(body) != sum {
		return fail("changed since it was trained: its sum is not the one in its head; train it again")
	}
	n := strings.Count(head, "\n") + 3
	for line := range strings.SplitSeq(strings.TrimSuffix(body, "\n"), "\n") {
		n++
		f := strings.Split(line, "\t")
		if len(f) != 3 || !slices.Contains(models, f[0]) {
			return fail("line %d: want one of %s, a feature and a weight", n, strings.Join(models, ", "))
		}
		v, err := strconv.ParseFloat(f[2], 64)
		if err != nil || math.IsNaN(v) || math.Abs(v) > 1000 {
			return fail("line %d: %q is no weight", n, f[2])
		}
		if w.models[f[0]] == nil {
			w.models[f[0]] = map[string]float64{}
		}
		w.models[f[0]][f[1]] = v
	}
	for _, m := range models {
		if len(w.models[m]) == 0 {
			return fail("has no weights for the decision %q; train it again", m)
		}
	}
	w.hash = sum
	return w, nil
}

// Write writes the weights as text: a head, an empty line, and a line of model,
// feature and weight each.
func (w *Weights) Write(out io.Writer) error {
	body := w.body()
	b := bufio.NewWriter(out)
	fmt.Fprintf(b, "%s\t%s\n# Logistic regressions over the features of a row, learnt by 'readout train pledges': model, feature, weight.\n", weightsMagic, weightsVersion)
	for _, h := range w.Head {
		fmt.Fprintf(b, "%s\t%s\n", h.Key, strings.Join(h.Values, "\t"))
	}
	fmt.Fprintf(b, "count\t%d\nsha256\t%s\n\n%s", strings.Count(body, "\n"), hashOf(body), body)
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write pledge weights: %w", err)
	}
	return nil
}

// body returns the lines of all weights that matter, in one order.
func (w *Weights) body() string {
	var b strings.Builder
	for _, m := range models {
		names := make([]string, 0, len(w.models[m]))
		for f := range w.models[m] {
			names = append(names, f)
		}
		slices.Sort(names)
		for _, f := range names {
			if v := w.models[m][f]; math.Abs(v) >= 0.005 || f == bias {
				fmt.Fprintf(&b, "%s\t%s\t%.3f\n", m, f, v)
			}
		}
	}
	return b.String()
}

// Hash returns the SHA-256, in hex, of all weights: equal ones decide alike.
func (w *Weights) Hash() string {
	if w.hash == "" {
		return hashOf(w.body())
	}
	return w.hash
}

func hashOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// Check reports facts of the head that a file cannot hold.
func (h HeadLine) check() error {
	if h.Key == "" || strings.ContainsAny(h.Key+strings.Join(h.Values, ""), "\n\t\r") {
		return errors.New("tabs and line breaks cannot stand in the head of weights")
	}
	return nil
}

// bias is the feature that every row has.
const bias = "bias"

// probability is what a model says of features.
func (w *Weights) probability(model string, fs []string) float64 {
	m := w.models[model]
	sum := m[bias]
	for _, f := range fs {
		sum += m[f]
	}
	return logistic(sum)
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
