// Package registry gathers the mentions of many documents into the entities that
// they name, with every variant of the name, in memory that does not grow with
// the number of documents.
//
// Mentions of one entity id are one entity. People are merged further, by rules
// that are stated at merge; all others have ids that already stand for what is
// named, from gazetteers or from name and state.
package registry

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

// A Sighting is one mention in one document.
type Sighting struct {
	EntityID  string // "" if unresolved: then it is left out
	Label     string // PERSON, PLACE, ORG or NORP
	Name      string // as written
	Canonical string // "" if unknown
	Country   string // ISO 3166-1 alpha-3; "" if none
	Kind      string // class of office, place or body; "" if unknown
}

// A Count is how often something occurs.
type Count struct {
	Text string `json:"t"`
	N    int64  `json:"n"`
}

// An Entity is what mentions of many documents name.
type Entity struct {
	ID        string // of the variant with most mentions; as in the tables
	IDs       []string
	Label     string
	Canonical string // fullest form of the most frequent name
	Country   string // "" if none or unknown
	Kind      string // the most frequent one
	Variants  []Count
	Mentions  int64
	Documents int64
	First     time.Time // publication of the first document; zero if none has a date
	Last      time.Time
	Countries []Count // states named in the same documents, with numbers of documents, most frequent first
}

// record is what one id gathers. Its JSON form is that of spilled runs.
type record struct {
	Block     string           `json:"b"` // what merging looks at together
	ID        string           `json:"i"`
	Label     string           `json:"l"`
	Country   string           `json:"c,omitempty"`
	Canonical map[string]int64 `json:"f"`
	Kinds     map[string]int64 `json:"k,omitempty"`
	Names     map[string]int64 `json:"v"`
	Mentions  int64            `json:"m"`
	Documents int64            `json:"d"`
	First     int64            `json:"s,omitempty"` // day since 1970 plus one; 0 if unknown
	Last      int64            `json:"e,omitempty"`
	States    map[string]int64 `json:"o,omitempty"`

	doc int64 // the document of the last mention, to count documents
}

func (r *record) key() string { return r.Block + "\x00" + r.ID }

// A Builder gathers documents, one after another.
type Builder struct {
	dir   string            // of spilled runs
	limit int               // records held at once
	nick  map[string]string // short given name -> full, in one spelling
	held  map[string]*record
	runs  []string
	docs  int64
}

// NewBuilder returns a builder that holds at most limit records and spills the
// rest into the folder dir, which the caller removes. nick gives full forms of
// short given names, in folded letters.
func NewBuilder(dir string, limit int, nick map[string]string) *Builder {
	spelled := make(map[string]string, len(nick))
	for short, full := range nick {
		spelled[spelling(short)] = spelling(full)
	}
	return &Builder{dir: dir, limit: max(limit, 1), nick: spelled, held: map[string]*record{}}
}

// Add takes the mentions of one document. date is the zero time if unknown.
func (b *Builder) Add(date time.Time, mentions []Sighting) error {
	b.docs++
	states := map[string]bool{}
	for _, m := range mentions {
		if m.Country != "" && (m.Label == "PLACE" || m.Label == "NORP") {
			states[m.Country] = true
		}
	}
	var day int64
	if !date.IsZero() {
		day = date.Unix()/86400 + 1
		if date.Unix() < 0 {
			day = 1
		}
	}
	for _, m := range mentions {
		if m.EntityID == "" {
			continue
		}
		r := b.held[m.EntityID]
		if r == nil {
			r = &record{Block: b.block(&m), ID: m.EntityID, Label: m.Label, Canonical: map[string]int64{}, Kinds: map[string]int64{},
				Names: map[string]int64{}, States: map[string]int64{}}
			b.held[m.EntityID] = r
		}
		r.Country = cmp.Or(r.Country, m.Country)
		r.Canonical[cmp.Or(m.Canonical, m.Name)]++
		if m.Kind != "" {
			r.Kinds[m.Kind]++
		}
		r.Names[strings.Join(strings.Fields(m.Name), " ")]++
		r.Mentions++
		if r.doc == b.docs {
			continue
		}
		r.doc = b.docs
		r.Documents++
		if day > 0 {
			if r.First == 0 || day < r.First {
				r.First = day
			}
			r.Last = max(r.Last, day)
		}
		for s := range states {
			if s != m.Country {
				r.States[s]++
			}
		}
	}
	if len(b.held) > b.limit {
		return b.spill()
	}
	return nil
}

// block returns what records must share to be compared: the family name of
// people, the id of others.
func (b *Builder) block(m *Sighting) string {
	if m.Label == "PERSON" {
		if p := parts(cmp.Or(m.Canonical, m.Name)); len(p) > 0 {
			return m.Label + "\x00" + p[len(p)-1]
		}
	}
	return m.Label + "\x00\x00" + m.EntityID
}

func (b *Builder) sorted() []*record {
	out := make([]*record, 0, len(b.held))
	for _, r := range b.held {
		out = append(out, r)
	}
	slices.SortFunc(out, func(x, y *record) int { return cmp.Compare(x.key(), y.key()) })
	return out
}

// spill writes what is held into a file of its own, sorted.
func (b *Builder) spill() error {
	f, err := os.CreateTemp(b.dir, "entities-*.jsonl")
	if err != nil {
		return fmt.Errorf("spill entities: %w", err)
	}
	b.runs = append(b.runs, f.Name())
	w := newBuffered(f)
	enc := json.NewEncoder(w)
	for _, r := range b.sorted() {
		if err := enc.Encode(r); err != nil {
			f.Close()
			return fmt.Errorf("spill entities: %w", err)
		}
	}
	clear(b.held)
	if err := w.Flush(); err != nil {
		f.Close()
		return fmt.Errorf("spill entities: %w", err)
	}
	return f.Close()
}
