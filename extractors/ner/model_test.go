package ner

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/pipeline"
	"readout/pipeline/text"
	"readout/rules"
)

// example makes an example of text with names in brackets: "[Mia Lund|WHO]".
func example(t testing.TB, marked string) *Example {
	t.Helper()
	var b strings.Builder
	x := &Example{Source: "made"}
	for marked != "" {
		before, rest, ok := strings.Cut(marked, "[")
		b.WriteString(before)
		if !ok {
			break
		}
		inner, after, _ := strings.Cut(rest, "]")
		name, label, _ := strings.Cut(inner, "|")
		start := b.Len()
		b.WriteString(name)
		x.Spans = append(x.Spans, pipeline.Mention{Span: pipeline.Span{Start: start, End: b.Len()}, Label: label})
		marked = after
	}
	x.Doc = pipeline.NewDocument("x", b.String(), time.Time{})
	p := &pipeline.Pass{Doc: x.Doc, Ann: &pipeline.Annotations{}}
	if err := text.Extractor.Run(p); err != nil {
		t.Fatal(err)
	}
	x.Tokens, x.Sentences = p.Ann.Tokens, p.Ann.Sentences
	return x
}

var given, family, towns = []string{"Mia", "Tomas", "Aino", "Pedro"}, []string{"Lund", "Brandt", "Virta", "Salas"}, []string{"Oslo", "Quito", "Turku", "Basel"}

// examples makes sentences with labels that are not ours.
func examples(t testing.TB) []*Example {
	var out []*Example
	for i := range 64 {
		out = append(out, example(t, fmt.Sprintf("Engineer [%s %s|WHO] opened a bridge in [%s|WHERE]. The works in [%s|WHERE] went on.",
			given[i%4], family[i/4%4], towns[i/16%4], towns[i%4])))
	}
	return out
}

func trained(t testing.TB, learner string, seed uint64) (*Trained, []byte) {
	t.Helper()
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	xs := examples(t)
	o := DefaultOptions
	o.Learner, o.Seed = learner, seed
	c := NewCounter()
	for _, x := range xs {
		c.Add(x)
	}
	o.Clusters = c.Cluster(seed)
	tr, err := NewTrainer(set, []string{"WHO", "WHERE"}, xs, o)
	if err != nil {
		t.Fatal(err)
	}
	m, err := tr.Train(context.Background(), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if err := m.Write(&buf, Info{Learner: learner, Seed: seed}); err != nil {
		t.Fatal(err)
	}
	return m, buf.Bytes()
}

func TestTrain(t *testing.T) {
	for _, learner := range []string{"crf", "perceptron"} {
		m, file := trained(t, learner, 3)
		sc := m.Score(examples(t))
		if f := sc.F1(2); f < 0.99 {
			t.Errorf("%s: F1 %.3f on what it was trained on", learner, f)
		}
		if _, again := trained(t, learner, 3); !bytes.Equal(file, again) {
			t.Errorf("%s: the same examples and seed give another model", learner)
		}
		model, err := ReadModel(file)
		if err != nil {
			t.Fatal(err)
		}
		set, _ := rules.Default()
		gz, err := loadGazetteer(set)
		if err != nil {
			t.Fatal(err)
		}
		tg := newTagger(model, gz)
		// The model as stored, a byte for a weight, finds what the learner found.
		for _, x := range examples(t) {
			var want []pipeline.Mention
			for _, f := range m.tag(x) {
				want = append(want, pipeline.Mention{Span: pipeline.Span{Start: x.Tokens[f.first].Start, End: x.Tokens[f.last].End}, Label: m.Labels[f.label]})
			}
			got := tg.tag(x.Doc, &pipeline.Annotations{Tokens: x.Tokens, Sentences: x.Sentences}, Finds{}, nil)
			if len(got) != len(want) {
				t.Fatalf("%s: %q: %d names, the learner has %d", learner, x.Doc.Text, len(got), len(want))
			}
			for i := range got {
				if got[i].Span != want[i].Span || got[i].Label != want[i].Label {
					t.Errorf("%s: %q: %+v, the learner has %+v", learner, x.Doc.Text, got[i], want[i])
				}
			}
		}
	}
}

func TestReadModelRefuses(t *testing.T) {
	_, file := trained(t, "crf", 1)
	flip := func(at int) []byte {
		b := bytes.Clone(file)
		b[at] ^= 0x40
		return b
	}
	old := bytes.Clone(file)
	binary.LittleEndian.PutUint32(old[len(magic):], version+6)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":           {nil, "ends after 0 bytes"},
		"cut in the name": {file[:5], "ends after 5 bytes"},
		"cut":             {file[:len(file)/2], "checksum"},
		"one byte short":  {file[:len(file)-1], "checksum"},
		"damaged":         {flip(len(file) / 2), "checksum"},
		"foreign":         {[]byte("PK\x03\x04 this is an archive and no model at all"), "does not begin"},
		"another version": {old, "has version 7"},
	} {
		_, err := ReadModel(c.data)
		if !errors.Is(err, ErrModel) || !strings.Contains(fmt.Sprint(err), c.want) {
			t.Errorf("%s: %v, want ErrModel with %q", name, err, c.want)
		}
	}
	if _, err := ReadModel(file); err != nil {
		t.Error(err)
	}
}

// TestWorkers lets several goroutines share one tagger; it is for the race
// detector, and every one must find the same.
func TestWorkers(t *testing.T) {
	set, m := defaults(t)
	docs, _, _ := makeReady(t, set, texts(t))
	gz, err := loadGazetteer(set)
	if err != nil {
		t.Fatal(err)
	}
	tg := newTagger(m, gz)
	want := make([][]pipeline.Mention, len(docs))
	for i, d := range docs {
		want[i] = tg.tag(d.doc, d.ann, d.finds, nil)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, d := range docs {
				if got := tg.tag(d.doc, d.ann, d.finds, nil); !reflect.DeepEqual(got, want[i]) {
					t.Errorf("document %d: another result beside other workers", i)
				}
			}
		})
	}
	wg.Wait()
}

// TestAllocations holds the tagger to no allocations for tokens: a text of many
// times the length costs no more than the text.
func TestAllocations(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector drops what is pooled")
	}
	set, m := defaults(t)
	gz, err := loadGazetteer(set)
	if err != nil {
		t.Fatal(err)
	}
	tg := newTagger(m, gz)
	one := strings.Join(texts(t), "\n\n")
	docs, words, _ := makeReady(t, set, []string{one, strings.Repeat(one+"\n\n", 8)})
	out := make([]pipeline.Mention, 0, words)
	var n [2]float64
	for i, d := range docs {
		n[i] = testing.AllocsPerRun(5, func() { out = tg.tag(d.doc, d.ann, d.finds, out[:0]) })
	}
	if n[1] > n[0]+3 {
		t.Errorf("%.0f allocations for a text, %.0f for eight of it", n[0], n[1])
	}
}

func TestChainIsLegal(t *testing.T) {
	c := newChain(2)
	b, i, e, s := tagOf(0, posB), tagOf(0, posI), tagOf(0, posE), tagOf(0, posS)
	for _, bad := range [][2]int{{0, i}, {0, e}, {b, 0}, {b, b}, {b, s}, {i, 0}, {e, i}, {s, e}, {b, tagOf(1, posI)}} {
		if follows(bad[0], bad[1]) {
			t.Errorf("tag %d may follow %d", bad[1], bad[0])
		}
	}
	if c.first[i] || c.first[e] || c.last[b] || c.last[i] || !c.first[b] || !c.last[s] {
		t.Error("borders of sentences are wrong")
	}
	tags := make([]uint8, 6)
	runs := []found{{0, 0, 1}, {2, 4, 0}}
	spell(tags, runs)
	if got := spans(nil, tags); !reflect.DeepEqual(got, runs) {
		t.Errorf("spelled %v, read %v", runs, got)
	}
	for k := range tags {
		if got := repair(tags[:k:k]); len(got) > 0 && !follows(int(got[len(got)-1]), 0) {
			t.Errorf("cut at %d: %v does not end", k, got)
		}
		spell(tags, runs)
	}
}
