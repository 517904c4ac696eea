package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
	"github.com/spf13/cobra"

	"readout/extractors/entity/registry"
	"readout/pipeline/sink"
	"readout/rules"
)

// An entityRow is a row of the file that "readout entities" writes.
type entityRow struct {
	ID        string       `parquet:"entity_id"`
	IDs       []string     `parquet:"entity_ids,list"`
	Label     string       `parquet:"label,dict"`
	Canonical string       `parquet:"canonical"`
	Country   *string      `parquet:"country,dict"`
	Kind      *string      `parquet:"kind,dict"`
	Variants  []entityText `parquet:"variants,list"`
	Mentions  int64        `parquet:"mentions"`
	Documents int64        `parquet:"documents"`
	First     *int32       `parquet:"first_date,date"`
	Last      *int32       `parquet:"last_date,date"`
	Countries []entityText `parquet:"countries,list"`
}

type entityText struct {
	Text  string `parquet:"text,dict"`
	Count int64  `parquet:"count"`
}

// heldEntities limits how many entities are held in memory at once.
const heldEntities = 200_000

func newEntities(std stdio) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "entities TABLES",
		Short: "List every person, place and body of finished tables, with all variants of the name",
		Long: `Read the tables that "readout extract" wrote and write one Parquet file with a row
for every person, place, people and organization:

  entity_id    as in the tables; of a person with several, that of the name used most
  entity_ids   all ids that are this entity: join the tables on any of them
  label        PERSON, PLACE, ORG or NORP
  canonical    fullest form of the name
  country      ISO 3166-1 alpha-3; null if none
  kind         class of office, place or body, the most frequent one; null if unknown
  variants     the name as written, with counts, most frequent first
  mentions, documents, first_date, last_date
  countries    states named in the same documents, with numbers of documents

An id depends on label, name and state only, so that entities of different runs
join. People are one where family name and state are the same and given names
agree, short forms and initials included ("Antony J. Blinken", "Tony Blinken"),
and no second person fits as well; a family name alone joins the one person of
that name and state. Memory does not grow with the number of documents.`,
		Example: "  readout entities tables -o entities.parquet",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			n, err := writeEntities(cmd.Context(), args[0], out)
			if err != nil {
				return misuse(err)
			}
			fmt.Fprintf(std.err, "%d entities in %s\n", n, out)
			return nil
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "entities.parquet", "file to write")
	return cmd
}

// writeEntities writes the entities of a folder of tables into a file, which
// appears whole or not at all.
func writeEntities(ctx context.Context, dir, path string) (n int64, err error) {
	set, err := rules.Default()
	if err != nil {
		return 0, err
	}
	rows, err := rules.Table(set, "gazetteers/nicknames.tsv")
	if err != nil {
		return 0, err
	}
	nick := map[string]string{}
	for _, r := range rows {
		nick[r.Get("id")] = r.Get("name")
	}
	temp, err := os.MkdirTemp(filepath.Dir(path), ".entities-*")
	if err != nil {
		return 0, fmt.Errorf("make a folder for what does not fit in memory: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temp)) }()
	b := registry.NewBuilder(temp, heldEntities, nick)
	if err := sightings(ctx, dir, b); err != nil {
		return 0, err
	}
	aside := filepath.Join(temp, "entities.parquet")
	f, err := os.Create(aside)
	if err != nil {
		return 0, err
	}
	w := parquet.NewGenericWriter[entityRow](f, parquet.Compression(&zstd.Codec{Level: zstd.SpeedDefault}),
		parquet.CreatedBy("readout", programVersion(), ""), parquet.KeyValueMetadata(sink.MetaSchemaVersion, sink.SchemaVersion),
		parquet.KeyValueMetadata(sink.MetaTable, "entities"))
	for e, err := range b.Entities() {
		if err == nil {
			_, err = w.Write([]entityRow{rowOf(e)})
		}
		if err != nil {
			f.Close()
			return 0, fmt.Errorf("write entities: %w", err)
		}
		n++
	}
	if err := errors.Join(w.Close(), f.Sync(), f.Close()); err != nil {
		return 0, fmt.Errorf("write entities: %w", err)
	}
	return n, os.Rename(aside, path)
}

func rowOf(e *registry.Entity) entityRow {
	r := entityRow{ID: e.ID, IDs: e.IDs, Label: e.Label, Canonical: e.Canonical, Mentions: e.Mentions, Documents: e.Documents,
		First: days(e.First), Last: days(e.Last)}
	if e.Country != "" {
		r.Country = &e.Country
	}
	if e.Kind != "" {
		r.Kind = &e.Kind
	}
	for _, v := range e.Variants {
		r.Variants = append(r.Variants, entityText{v.Text, v.N})
	}
	for _, v := range e.Countries[:min(len(e.Countries), 10)] {
		r.Countries = append(r.Countries, entityText{v.Text, v.N})
	}
	return r
}

func days(t time.Time) *int32 {
	if t.IsZero() {
		return nil
	}
	d := int32(t.Unix() / 86400)
	return &d
}

// sightings feeds the mentions of every document to b. All tables hold their
// documents in one order, so that they are read side by side.
func sightings(ctx context.Context, dir string, b *registry.Builder) error {
	people := beside(sink.Read[sink.Person](dir), func(r *sink.Person) (string, registry.Sighting) {
		return r.DocID, registry.Sighting{EntityID: r.EntityID, Label: "PERSON", Name: r.Name, Canonical: r.Canonical, Country: r.Country, Kind: r.Role}
	})
	defer people.stop()
	places := beside(sink.Read[sink.Place](dir), func(r *sink.Place) (string, registry.Sighting) {
		kind := r.Kind
		if r.Label == "NORP" {
			kind = r.NorpKind
		}
		return r.DocID, registry.Sighting{EntityID: r.EntityID, Label: r.Label, Name: r.Name, Canonical: r.Canonical, Country: r.ISO3, Kind: kind}
	})
	defer places.stop()
	bodies := beside(sink.Read[sink.Organization](dir), func(r *sink.Organization) (string, registry.Sighting) {
		return r.DocID, registry.Sighting{EntityID: r.EntityID, Label: "ORG", Name: r.Name, Canonical: r.Canonical, Country: r.Country, Kind: r.Kind}
	})
	defer bodies.stop()
	var all []registry.Sighting
	for doc, err := range sink.Read[sink.Document](dir) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		all = all[:0]
		for _, t := range []interface {
			of(string, []registry.Sighting) ([]registry.Sighting, error)
		}{people, places, bodies} {
			if all, err = t.of(doc.DocID, all); err != nil {
				return err
			}
		}
		var date time.Time
		if doc.Date != nil {
			date = time.Unix(int64(*doc.Date)*86400, 0).UTC()
		}
		if err := b.Add(date, all); err != nil {
			return err
		}
	}
	for name, rest := range map[string]bool{"people": people.rest(), "places": places.rest(), "organizations": bodies.rest()} {
		if rest {
			return fmt.Errorf("table %s of %s is not in the order of documents; extract again", name, dir)
		}
	}
	return nil
}

// A side is a table that is read along with that of documents.
type side[T any] struct {
	next func() (*T, error, bool)
	stop func()
	turn func(*T) (string, registry.Sighting)
	held *registry.Sighting
	doc  string
	done bool
}

func beside[T any](rows iter.Seq2[*T, error], turn func(*T) (string, registry.Sighting)) *side[T] {
	next, stop := iter.Pull2(rows)
	return &side[T]{next: next, stop: stop, turn: turn}
}

// rest reports whether rows are left that no document claimed.
func (s *side[T]) rest() bool { return s.held != nil }

// of appends the mentions of a document, which are the next rows if it has any.
func (s *side[T]) of(doc string, to []registry.Sighting) ([]registry.Sighting, error) {
	for !s.done {
		if s.held == nil {
			row, err, ok := s.next()
			if err != nil {
				return to, err
			}
			if !ok {
				s.done = true
				break
			}
			id, m := s.turn(row)
			s.doc, s.held = id, &m
		}
		if s.doc != doc {
			break
		}
		to = append(to, *s.held)
		s.held = nil
	}
	return to, nil
}
