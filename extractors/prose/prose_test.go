package prose

import (
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"readout/extractors/extractortest"
	"readout/pipeline"
	"readout/pipeline/text"
)

func engine(t testing.TB) []*pipeline.Extractor {
	t.Helper()
	x, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return []*pipeline.Extractor{text.Extractor, x}
}

func TestNames(t *testing.T) {
	doc := pipeline.NewDocument("d", "“Lebron James” went to Paris’s port. Mary Stone met him in London. No names here.", time.Time{})
	ann, err := pipeline.Extract(doc, engine(t))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, m := range ann.Names {
		got[doc.Slice(m.Span)] = m.Label
		if m.Rule != Rule {
			t.Errorf("rule %q", m.Rule)
		}
	}
	for name, label := range map[string]string{"Mary Stone": pipeline.Person, "London": pipeline.Place} {
		if got[name] != label {
			t.Errorf("%s: got %q, want %q (all: %v)", name, got[name], label, got)
		}
	}
}

// The library panics on some of these and rewrites others.
func TestHostile(t *testing.T) {
	for _, s := range []string{
		"ȺȺȺȺȺn't go", "İİİİ'll see Paris", "a\x00b London\x00", strings.Repeat("(", 20000) + " London", strings.Repeat(". ", 5000) + "London",
		"London " + strings.Repeat("x ", 5000), "\u202eLondon\u202c", "‘London’ “Paris” `Rome`", "London\u00ad Par\u200bis", "\xff London", "''''''''' London",
	} {
		extractortest.Check(t, engine(t), pipeline.NewDocument("d", s, time.Time{}))
	}
}

// One model serves all goroutines.
func TestConcurrent(t *testing.T) {
	suite := engine(t)
	doc := pipeline.NewDocument("d", "Mary Stone met John Brown in London.", time.Time{})
	want, err := pipeline.Extract(doc, suite)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 5 {
				got, err := pipeline.Extract(doc, suite)
				if err != nil || len(got.Names) != len(want.Names) {
					t.Errorf("got %v, %v", got, err)
				}
			}
		})
	}
	wg.Wait()
}

func TestFind(t *testing.T) {
	for _, tt := range []struct {
		s, name    string
		pos        int
		start, end int
		ok         bool
	}{
		{"in New  York now", "New York", 0, 3, 12, true},
		{"Newton in New York", "New York", 0, 10, 18, true},
		{"“It’s” d’Arc", "d'Arc", 0, 13, 20, true},
		{"York York", "York", 1, 5, 9, true},
		{"York", "York", 1, 0, 0, false},
		{"Yorkshire", "York", 0, 0, 0, false},
		{"x", "", 0, 0, 0, false},
	} {
		start, end, ok := find(tt.s, tt.pos, tt.name)
		if ok != tt.ok || ok && (start != tt.start || end != tt.end) {
			t.Errorf("find(%q, %d, %q) = %d, %d, %v; want %d, %d, %v", tt.s, tt.pos, tt.name, start, end, ok, tt.start, tt.end, tt.ok)
		}
	}
}

func FuzzProse(f *testing.F) {
	f.Add("Mary Stone can't go to London.")
	f.Add("ȺȺȺȺȺn't go")
	f.Add("“China’s” U.S.-led D.C.")
	suite := engine(f)
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || len(s) > 2000 {
			return
		}
		extractortest.Check(t, suite, pipeline.NewDocument("d", s, time.Time{}))
	})
}
