package text

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"readout/datasets/sharedtest"
	"readout/pipeline"
)

// goldDocs reads a gold file of the shared data; the test is skipped where
// there is none.
func goldDocs(t testing.TB, name string) []goldDoc {
	t.Helper()
	f, err := os.Open(sharedtest.Path(t, "gold", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var docs []goldDoc
	for dec := json.NewDecoder(bufio.NewReader(f)); dec.More(); {
		var d goldDoc
		if err := dec.Decode(&d); err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	return docs
}

type goldDoc struct {
	ID       string `json:"doc_id"`
	Text     string
	Mentions []goldSpan
	Pledges  []goldSpan
}

type goldSpan struct {
	Start, End int
	Text       string
	Label      string
}

// bytes turns code point offsets into bytes.
func (d *goldDoc) bytes(sp goldSpan) pipeline.Span {
	var out pipeline.Span
	n := 0
	for i := range d.Text {
		if n == sp.Start {
			out.Start = i
		}
		if n == sp.End {
			out.End = i
			return out
		}
		n++
	}
	out.End = len(d.Text)
	return out
}

// Spans of gold must begin and end at borders of tokens, and lie in one
// sentence.
func TestGoldSpans(t *testing.T) {
	for _, file := range []string{"train.jsonl", "dev.jsonl"} {
		var mentions, pledges, unaligned, pUnaligned, crossing, pCrossing int
		for _, d := range goldDocs(t, file) {
			check(t, d.Text)
			toks := Tokenize(d.Text, nil)
			sents := Segment(d.Text, toks, nil)
			starts, ends, sentence := map[int]bool{}, map[int]bool{}, make([]int, len(d.Text)+1)
			for _, tok := range toks {
				starts[tok.Start], ends[tok.End] = true, true
			}
			for i, sent := range sents {
				for k := sent.Start; k < sent.End; k++ {
					sentence[k] = i + 1
				}
			}
			check := func(sp goldSpan, unaligned, crossing *int) {
				b := d.bytes(sp)
				if !starts[b.Start] || !ends[b.End] {
					*unaligned++
					t.Logf("%s: not on token borders: %s %q in %q", d.ID, sp.Label, sp.Text, d.Text[max(0, b.Start-20):min(len(d.Text), b.End+20)])
				}
				if i := sentence[b.Start]; i != sentence[b.End-1] {
					*crossing++
					s := sents[i-1]
					t.Logf("%s: crosses sentences: %s %q; first ends %q | %q", d.ID, sp.Label, sp.Text, d.Text[max(s.Start, s.End-40):s.End], d.Text[s.End:min(len(d.Text), s.End+40)])
				}
			}
			for _, m := range d.Mentions {
				mentions++
				check(m, &unaligned, &crossing)
			}
			for _, p := range d.Pledges {
				pledges++
				check(p, &pUnaligned, &pCrossing)
			}
		}
		t.Logf("%s: %d of %d mentions and %d of %d pledges not on token borders; %d and %d cross sentences",
			file, unaligned, mentions, pUnaligned, pledges, crossing, pCrossing)
		if unaligned*500 > mentions || pUnaligned*50 > pledges || crossing*500 > mentions || pCrossing*50 > pledges {
			t.Errorf("%s: too many spans of gold are torn", file)
		}
	}
}
