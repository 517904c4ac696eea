package sink

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"maps"
	"path"
	"path/filepath"
	"strconv"

	"readout/pipeline"
)

// Limits of a shard, and of what is collected before it is handed to the
// encoders. The defaults give parts of some 10 to 40 MB and hold less than
// 150 MB, whatever the size of the archive.
const (
	defaultPartRows  = 500_000
	defaultPartDocs  = 5_000
	defaultPartBytes = 64 << 20
	batchDocs        = 256
	batchBytes       = 1 << 20
)

// Meta says what made the tables; it stands in the metadata of every file.
type Meta struct {
	Program     string // version of the program
	Model       string // hash of the recognition model, or its name
	Rules       string // hash of the rules
	Attribution string // of the data that the tables carry: GeoNames asks for one
}

// Options of Open. The zero value is usable.
type Options struct {
	// Overwrite starts again in a folder that holds tables, removing them.
	Overwrite bool
	// A shard is committed when it has PartRows rows over all tables, PartDocs
	// documents or PartBytes bytes of text; 0 means a default.
	PartRows, PartDocs int
	PartBytes          int64
	Meta               Meta
	// Settings are all that the rows depend on beside the inputs, by name:
	// rules, engine, field names, limits, but not the number of workers. A run
	// can only be resumed with the settings it was started with. Meta and the
	// limits above are added by Open.
	Settings map[string]string
}

func (o Options) settings() map[string]string {
	out := map[string]string{
		"schema_version": SchemaVersion, "program": o.Meta.Program, "model": o.Meta.Model, "rules": o.Meta.Rules, "attribution": o.Meta.Attribution,
		"part_rows": strconv.Itoa(o.PartRows), "part_docs": strconv.Itoa(o.PartDocs), "part_bytes": strconv.FormatInt(o.PartBytes, 10),
	}
	maps.Copy(out, o.Settings)
	return out
}

// A Writer writes results into a folder of tables. It is not safe for use by
// several goroutines at once.
type Writer struct {
	dir    string
	opts   Options
	fsys   fileSystem
	lock   *lock
	man    *Manifest
	tables []table
	parts  []*part // of the open shard, in the order of tables; nil if none is open
	shard  Shard
	text   int64 // bytes of text in the open shard
	nrows  int   // rows in the open shard
	rows   rows  // not handed to the tables yet
	docs   int   // number of results in rows
	bytes  int64 // bytes of text in rows
	build  builder
	seen   map[uint64]uint32 // hash of the id of every document -> its input
	digest hash.Hash         // over all inputs so far
	skip   int64             // committed inputs that Remaining has yet to pass over
	err    error             // the first error: nothing can be written after it
	closed bool
}

// Write adds what became of one input. Results must come in the order of inputs.
//
// The failure says why the input became a row of the errors table: the result's
// own Err, an id that was used before, or a broken contract of a reader or
// extractor; it is nil if the document was written. The error is about the
// output: the run must stop, and Close be called.
func (w *Writer) Write(res *pipeline.Result) (failure *pipeline.Failure, err error) {
	if w.err != nil {
		return nil, w.err
	}
	if w.closed || w.skip > 0 {
		return nil, errors.New("write results: the writer is closed, or inputs that are committed were not passed over; see Remaining")
	}
	if w.parts == nil {
		if err := w.begin(); err != nil {
			return nil, w.fail(err)
		}
	}
	addInput(w.digest, res.Input)
	input := w.man.Inputs + w.shard.Inputs
	failure = w.add(input, res)
	w.shard.Inputs++
	if w.docs++; w.docs >= batchDocs || w.bytes >= batchBytes {
		if err := w.push(); err != nil {
			return failure, w.fail(err)
		}
	}
	if w.nrows >= w.opts.PartRows || w.shard.Inputs >= int64(w.opts.PartDocs) || w.text >= w.opts.PartBytes {
		if err := w.commit(false); err != nil {
			return failure, w.fail(err)
		}
	}
	return failure, nil
}

// add turns a result into rows.
func (w *Writer) add(input int64, res *pipeline.Result) *pipeline.Failure {
	failure, docID := res.Err, ""
	if res.Doc != nil {
		docID = res.Doc.ID
	}
	if failure == nil {
		key := hashID(docID)
		if first, dup := w.seen[key]; dup {
			failure = duplicate(res.Doc, fmt.Sprintf("input %d of this run", first))
		} else {
			before := w.rows
			failure = w.build.document(&w.rows, input, res.Doc, res.Ann)
			if failure == nil {
				n := grown(&before, &w.rows)
				w.seen[key] = uint32(input)
				w.shard.Documents++
				w.nrows += n
				w.bytes += int64(len(res.Doc.Text))
				w.text += int64(len(res.Doc.Text))
				return nil
			}
			w.rows = before
		}
	}
	if failure.Source == "" {
		f := *failure
		f.Source, failure = res.Input.Source, &f
	}
	w.rows.errors = append(w.rows.errors, failureRow(input, docID, failure))
	w.shard.Errors++
	w.nrows++
	return failure
}

// grown counts the rows that b has more than a.
func grown(a, b *rows) int { return b.count() - a.count() }

func (r *rows) count() int {
	return len(r.documents) + len(r.sentences) + len(r.people) + len(r.places) + len(r.organizations) +
		len(r.references) + len(r.numbers) + len(r.dates) + len(r.pledges) + len(r.mentions) + len(r.errors)
}

// duplicate is the failure of a document whose id was used before.
func duplicate(doc *pipeline.Document, first string) *pipeline.Failure {
	return &pipeline.Failure{Source: doc.Source, Stage: pipeline.StageWrite, Class: pipeline.ClassDuplicateID,
		Message: fmt.Sprintf("the id %q was used before, by %s; only that document was kept: make ids unique, or name another id field", doc.ID, first)}
}

// hashID returns 64 bits of a strong hash: among ten million ids two different
// ones share them with a probability of 3 in a million.
func hashID(id string) uint64 {
	sum := sha256.Sum256([]byte(id))
	return binary.LittleEndian.Uint64(sum[:])
}

// addInput adds an input to the digest by which a resumed run knows it again.
func addInput(h hash.Hash, in *pipeline.Input) {
	var b [16]byte
	binary.LittleEndian.PutUint64(b[:8], uint64(len(in.Source)))
	binary.LittleEndian.PutUint64(b[8:], in.Fingerprint)
	h.Write(b[:])
	h.Write([]byte(in.Source))
}

// begin opens the files of the next shard.
func (w *Writer) begin() error {
	w.shard, w.text, w.nrows = Shard{}, 0, 0
	w.parts = make([]*part, 0, len(w.tables))
	for _, t := range w.tables {
		p, err := newPart(w.fsys, filepath.Join(w.dir, tempName, fmt.Sprintf("%s-%05d.part", t.name(), len(w.man.Shards))))
		if err != nil {
			return err
		}
		w.parts = append(w.parts, p)
		t.start(p)
	}
	return nil
}

// push hands the collected rows to the tables.
func (w *Writer) push() error {
	w.docs, w.bytes = 0, 0
	for i, t := range w.tables {
		n, err := t.push(&w.rows)
		if err != nil {
			return err
		}
		w.parts[i].rows += n
	}
	return nil
}

// commit makes the open shard, if there is one, part of the tables.
func (w *Writer) commit(last bool) error {
	next := *w.man
	next.Finished = last
	if w.parts != nil {
		if err := w.seal(); err != nil {
			return err
		}
		s := w.shard
		s.Digest = hex.EncodeToString(w.digest.Sum(nil))
		for i, t := range w.tables {
			p := w.parts[i]
			s.Parts = append(s.Parts, Part{Table: t.name(), File: path.Join(t.name(), partName(len(w.man.Shards))), Rows: p.rows, Bytes: p.size, SHA256: p.hash()})
		}
		next.Shards = append(next.Shards[:len(next.Shards):len(next.Shards)], s)
		next.Inputs += s.Inputs
		next.Documents += s.Documents
		next.Errors += s.Errors
	}
	renamed, err := writeFile(w.fsys, filepath.Join(w.dir, ManifestName), next.encode())
	if renamed {
		// From here on the shard may count, whatever err says: it must not be removed.
		w.parts = nil
	}
	if err != nil {
		return err
	}
	w.man, w.shard = &next, Shard{}
	return nil
}

// seal ends the files of the open shard, checks them and moves them into place.
func (w *Writer) seal() error {
	if err := w.push(); err != nil {
		return err
	}
	for i, t := range w.tables {
		if err := t.close(); err != nil {
			return err
		}
		if err := w.parts[i].finish(); err != nil {
			return err
		}
	}
	for i, t := range w.tables {
		to := filepath.Join(w.dir, t.name(), partName(len(w.man.Shards)))
		if err := w.fsys.Rename(w.parts[i].path, to); err != nil {
			return err
		}
		w.parts[i].path = to
	}
	for _, t := range w.tables {
		if err := w.fsys.SyncDir(filepath.Join(w.dir, t.name())); err != nil {
			return err
		}
	}
	return nil
}

// fail records the first error.
func (w *Writer) fail(err error) error {
	kept := "nothing was committed yet"
	if w.man.Inputs > 0 {
		kept = fmt.Sprintf("the first %d inputs are safe, and the same command goes on from there", w.man.Inputs)
	}
	w.err = explain(w.dir, kept, err)
	return w.err
}

// Finish commits what is left and marks the run as finished. Every table has at
// least one part then, even without a row. The writer is closed, whatever the
// error.
func (w *Writer) Finish() error {
	if w.err != nil || w.closed {
		w.Close()
		return w.err
	}
	if w.skip > 0 {
		w.Close()
		return fmt.Errorf("finish tables: %w", w.missing())
	}
	if w.parts == nil && len(w.man.Shards) == 0 {
		if err := w.begin(); err != nil {
			w.fail(err)
			w.Close()
			return w.err
		}
	}
	if err := w.commit(true); err != nil {
		w.fail(err)
	}
	w.Close()
	return w.err
}

// Close gives up what is not committed, removes what was written aside and lets
// go of the folder. The run can be resumed. Close does nothing after Finish or
// Close.
func (w *Writer) Close() {
	if w.closed {
		return
	}
	w.closed = true
	for _, p := range w.parts {
		if p.f != nil {
			p.f.Close()
		}
		w.fsys.Remove(p.path) // best effort: the next run removes what is left
	}
	w.parts, w.rows, w.tables, w.seen = nil, rows{}, nil, nil
	w.fsys.Remove(filepath.Join(w.dir, tempName))
	w.lock.release()
}

// Manifest returns what is committed. The caller must not change it.
func (w *Writer) Manifest() *Manifest { return w.man }
