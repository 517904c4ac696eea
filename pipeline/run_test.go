package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// texts yields one input a text, with ids 0, 1, ... A text "!bad" fails to
// load, "!unread" fails in the source, "!stop" ends the source with an error.
func texts(ss ...string) iter.Seq2[*Input, error] {
	return func(yield func(*Input, error) bool) {
		for i, s := range ss {
			id := fmt.Sprint(i)
			in := &Input{Source: "in:" + id, Size: int64(len(s)), Load: func() (*Document, error) {
				if s == "!bad" {
					return nil, errors.New("not text")
				}
				return NewDocument(id, s, time.Time{}), nil
			}}
			switch s {
			case "!stop":
				yield(nil, errors.New("disk gone"))
				return
			case "!unread":
				if !yield(in, errors.New("permission denied")) {
					return
				}
			default:
				if !yield(in, nil) {
					return
				}
			}
		}
	}
}

// shout writes one name, the whole text; it panics on "panic" and fails on "fail".
var shout = &Extractor{Name: "shout", Doc: "Marks the whole text.", Writes: []Layer{LayerNames}, Run: func(p *Pass) error {
	switch p.Doc.Text {
	case "panic":
		panic("boom")
	case "fail":
		return errors.New("no luck")
	}
	p.Ann.Names = []Mention{{Span: Span{0, len(p.Doc.Text)}, Label: Person, Rule: "shout"}}
	return nil
}}

func TestRunKeepsOrderAndContainsFailures(t *testing.T) {
	ss := []string{"a", "!bad", "panic", "!unread", "fail"}
	for i := range 500 {
		ss = append(ss, strings.Repeat("x", 1+i%97))
	}
	for _, workers := range []int{1, 2, 7} {
		var got []string
		err := Run(t.Context(), texts(ss...), []*Extractor{shout}, Options{Workers: workers}, func(r *Result) error {
			switch {
			case (r.Ann == nil) == (r.Err == nil):
				t.Fatalf("%s: want exactly one of Ann and Err", r.Input.Source)
			case r.Err != nil:
				got = append(got, r.Err.Stage+"/"+r.Err.Class)
			default:
				got = append(got, r.Doc.Slice(r.Ann.Names[0].Span))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		want := append([]string{"a", "decode/malformed", "shout/panic", "source/unreadable", "shout/extractor"}, ss[5:]...)
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Fatalf("workers %d: got %.200v\nwant %.200v", workers, got, want)
		}
	}
}

func TestRunStops(t *testing.T) {
	many := make([]string, 300)
	for i := range many {
		many[i] = "text"
	}
	full := errors.New("disk full")
	for _, tc := range []struct {
		name   string
		inputs []string
		emit   func(n int) error
		want   string
		least  int // results that must have been emitted before
	}{
		{"source gives up", append(append([]string{}, many[:40]...), "!stop"), func(int) error { return nil }, "read inputs: disk gone", 40},
		{"emit fails", many, func(n int) error {
			if n == 10 {
				return full
			}
			return nil
		}, "disk full", 10},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var n int
			err := Run(t.Context(), texts(tc.inputs...), []*Extractor{shout}, Options{Workers: 2}, func(*Result) error { n++; return tc.emit(n) })
			if err == nil || err.Error() != tc.want || n != tc.least {
				t.Errorf("err %v after %d results, want %q after %d", err, n, tc.want, tc.least)
			}
		})
	}
}

func TestRunCancelledEmitsPrefix(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	endless := func(yield func(*Input, error) bool) {
		for i := 0; ; i++ {
			id := fmt.Sprint(i)
			if !yield(&Input{Source: id, Load: func() (*Document, error) { return NewDocument(id, "x", time.Time{}), nil }}, nil) {
				return
			}
		}
	}
	var n int
	err := Run(ctx, endless, []*Extractor{shout}, Options{Workers: 3}, func(r *Result) error {
		if r.Input.Source != fmt.Sprint(n) {
			t.Fatalf("result %d is of input %s", n, r.Input.Source)
		}
		if n++; n == 1000 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || n != 1000 {
		t.Errorf("err %v after %d results, want context.Canceled after 1000", err, n)
	}
}

func TestRunLimitsBytesInFlight(t *testing.T) {
	const size, limit = 1 << 20, 4 << 20
	var held, most atomic.Int64
	inputs := func(yield func(*Input, error) bool) {
		for i := range 50 {
			id := fmt.Sprint(i)
			in := &Input{Source: id, Size: size, Load: func() (*Document, error) {
				h := held.Add(size)
				for m := most.Load(); h > m && !most.CompareAndSwap(m, h); m = most.Load() {
				}
				return NewDocument(id, "x", time.Time{}), nil
			}}
			if !yield(in, nil) {
				return
			}
		}
	}
	err := Run(t.Context(), inputs, []*Extractor{shout}, Options{Workers: 16, MaxInFlight: limit}, func(*Result) error {
		held.Add(-size)
		return nil
	})
	if err != nil || most.Load() > limit {
		t.Errorf("err %v, %d bytes in flight, want at most %d", err, most.Load(), limit)
	}
}

func TestRunSkips(t *testing.T) {
	opts := Options{Skip: func(d *Document) bool { return d.Text == "ne" }}
	var names []int
	err := Run(t.Context(), texts("yes", "ne"), []*Extractor{shout}, opts, func(r *Result) error {
		names = append(names, len(r.Ann.Names))
		return nil
	})
	if err != nil || fmt.Sprint(names) != "[1 0]" {
		t.Errorf("names %v, err %v; want [1 0]", names, err)
	}
}

func TestOrder(t *testing.T) {
	x := func(name, needs, writes string) *Extractor {
		e := &Extractor{Name: name, Doc: "Doc.", Run: func(*Pass) error { return nil }}
		for l := range strings.FieldsSeq(needs) {
			e.Needs = append(e.Needs, Layer(l))
		}
		for l := range strings.FieldsSeq(writes) {
			e.Writes = append(e.Writes, Layer(l))
		}
		return e
	}
	for _, tc := range []struct {
		name  string
		suite []*Extractor
		want  string // order, or part of the error
	}{
		{"sorted by need", []*Extractor{x("c", "b", "c"), x("b", "a", "b"), x("a", "", "a")}, "a b c"},
		{"given order kept", []*Extractor{x("n", "", "n"), x("m", "", "m")}, "n m"},
		{"circle", []*Extractor{x("a", "b", "a"), x("b", "a", "b")}, "circle: a, b"},
		{"missing layer", []*Extractor{x("a", "z", "a")}, "needs layer z"},
		{"two writers", []*Extractor{x("a", "", "l"), x("b", "", "l")}, "already written by a"},
		{"repeated name", []*Extractor{x("a", "", ""), x("a", "", "")}, "listed twice"},
		{"no doc", []*Extractor{{Name: "a", Run: func(*Pass) error { return nil }}}, "has no Doc"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			ordered, err := Order(tc.suite)
			var got []string
			for _, e := range ordered {
				got = append(got, e.Name)
			}
			if s := strings.Join(got, " ") + fmt.Sprint(err); !strings.Contains(s, tc.want) {
				t.Errorf("got %s, want %s", s, tc.want)
			}
		})
	}
}

func TestExtract(t *testing.T) {
	ann, err := Extract(NewDocument("d", "hello", time.Time{}), []*Extractor{shout})
	if err != nil || len(ann.Names) != 1 {
		t.Errorf("got %v, %v; want one name", ann, err)
	}
	if _, err := Extract(NewDocument("d", "fail", time.Time{}), []*Extractor{shout}); err == nil || err.Error() != "d: no luck" {
		t.Errorf("got error %v, want d: no luck", err)
	}
}

// TestStopWhileTheLastDocumentsAreWorkedOn: a run that is stopped after the source
// has ended, and before every result is out, has not ended well. It once returned
// nil, and the tables of an interrupted run counted as complete.
func TestStopWhileTheLastDocumentsAreWorkedOn(t *testing.T) {
	for range 200 {
		ctx, cancel := context.WithCancel(t.Context())
		worked, emitted := 0, 0
		suite := []*Extractor{{Name: "stopper", Doc: "Stops the run at its second document.", Writes: []Layer{LayerText},
			Run: func(*Pass) error {
				if worked++; worked == 2 {
					cancel()
				}
				return nil
			}}}
		err := Run(ctx, texts("a", "b", "c", "d", "e"), suite, Options{Workers: 1}, func(*Result) error { emitted++; return nil })
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("%d of 5 results, error %v", emitted, err)
		}
	}
}

func TestRunPassesOnAPanicOfEmit(t *testing.T) {
	many := make([]string, 5000)
	for i := range many {
		many[i] = strings.Repeat("x", 1000)
	}
	defer func() {
		if r := recover(); r == nil || !strings.Contains(fmt.Sprint(r), "full") {
			t.Errorf("recovered %v, want the panic of emit", r)
		}
	}()
	err := Run(t.Context(), texts(many...), []*Extractor{shout}, Options{Workers: 2, MaxInFlight: 1 << 20}, func(*Result) error { panic("full") })
	t.Errorf("Run returned %v", err)
}
