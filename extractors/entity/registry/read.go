package registry

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"time"
)

func newBuffered(w io.Writer) *bufio.Writer { return bufio.NewWriterSize(w, 1<<18) }

// Entities yields all entities, sorted by label, then by family name or id; people
// of states where the order of names varies come behind the other people, sorted by
// id. The builder cannot be used afterwards. The first error ends the sequence.
func (b *Builder) Entities() iter.Seq2[*Entity, error] {
	return func(yield func(*Entity, error) bool) {
		var group []*record
		var waiting []*held
		flush := func() bool {
			for _, of := range persons(group, b.nick) {
				e := entityOf(of)
				if waits(e) && len(waiting) < b.limit {
					waiting = append(waiting, &held{e, parts(e.Canonical), of})
					continue
				}
				if !yield(e, nil) {
					return false
				}
			}
			group = group[:0]
			return true
		}
		// release yields those who wait, once all people have been read.
		release := func() bool {
			for _, e := range reorder(waiting) {
				if !yield(e, nil) {
					return false
				}
			}
			waiting = nil
			return true
		}
		for r, err := range b.records() {
			if err != nil {
				yield(nil, err)
				return
			}
			if len(group) > 0 && group[0].Block != r.Block && (!flush() || r.Label != "PERSON" && !release()) {
				return
			}
			group = append(group, r)
		}
		if flush() {
			release()
		}
	}
}

// records yields the records of all runs and what is held, those of one key as one.
func (b *Builder) records() iter.Seq2[*record, error] {
	return func(yield func(*record, error) bool) {
		var next []func() (*record, error, bool)
		held := b.sorted()
		next = append(next, func() (*record, error, bool) {
			if len(held) == 0 {
				return nil, nil, false
			}
			r := held[0]
			held = held[1:]
			return r, nil, true
		})
		for _, path := range b.runs {
			n, stop := iter.Pull2(readRun(path))
			defer stop()
			next = append(next, n)
		}
		heads := make([]*record, len(next))
		advance := func(i int) error {
			r, err, ok := next[i]()
			if !ok {
				heads[i] = nil
				return nil
			}
			heads[i] = r
			return err
		}
		for i := range next {
			if err := advance(i); err != nil {
				yield(nil, err)
				return
			}
		}
		for {
			least := -1
			for i, h := range heads {
				if h != nil && (least < 0 || h.key() < heads[least].key()) {
					least = i
				}
			}
			if least < 0 {
				return
			}
			r := heads[least]
			key := r.key()
			if err := advance(least); err != nil {
				yield(nil, err)
				return
			}
			for i := range heads {
				for heads[i] != nil && heads[i].key() == key {
					r.join(heads[i])
					if err := advance(i); err != nil {
						yield(nil, err)
						return
					}
				}
			}
			if !yield(r, nil) {
				return
			}
		}
	}
}

func readRun(path string) iter.Seq2[*record, error] {
	return func(yield func(*record, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(nil, fmt.Errorf("read spilled entities: %w", err))
			return
		}
		defer f.Close()
		dec := json.NewDecoder(bufio.NewReaderSize(f, 1<<16))
		for {
			r := &record{}
			err := dec.Decode(r)
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(nil, fmt.Errorf("read spilled entities: %w", err))
				return
			}
			if !yield(r, nil) {
				return
			}
		}
	}
}

// join adds what another record of the same entity counted.
func (r *record) join(o *record) {
	r.Country = cmp.Or(r.Country, o.Country)
	r.Mentions += o.Mentions
	r.Documents += o.Documents
	r.Last = max(r.Last, o.Last)
	if o.First > 0 && (r.First == 0 || o.First < r.First) {
		r.First = o.First
	}
	r.Canonical = sum(r.Canonical, o.Canonical)
	r.Kinds = sum(r.Kinds, o.Kinds)
	r.Names = sum(r.Names, o.Names)
	r.States = sum(r.States, o.States)
}

func sum(a, b map[string]int64) map[string]int64 {
	if a == nil {
		a = map[string]int64{}
	}
	for k, n := range b {
		a[k] += n
	}
	return a
}

// counts returns a map as a list, most frequent first.
func counts(m map[string]int64) []Count {
	out := make([]Count, 0, len(m))
	for k, n := range m {
		out = append(out, Count{k, n})
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Text, b.Text)) })
	return out
}

func day(d int64) time.Time {
	if d == 0 {
		return time.Time{}
	}
	return time.Unix((d-1)*86400, 0).UTC()
}
