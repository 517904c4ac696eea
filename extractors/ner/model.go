package ner

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"

	"github.com/klauspost/compress/zstd"
)

// A model file is, in this order: magic, version, length of the header, header
// (JSON of Info), length of the body, body (compressed), and the SHA-256 of all
// that stands before it.
const (
	magic   = "readout-ner\n"
	version = 1
	// largest is the most bytes that a header or body may have unpacked.
	largest = 512 << 20
)

// Info says what a model is and where it comes from.
type Info struct {
	Labels  []string     `json:"labels"`
	Learner string       `json:"learner"`
	Seed    uint64       `json:"seed"`
	Epochs  int          `json:"epochs"`
	Rows    int          `json:"features"`
	Words   int          `json:"clustered_words"`
	Scale   float64      `json:"scale"` // what a weight of one is in the log odds
	Sources []InfoSource `json:"sources"`
	Scores  []LabelScore `json:"dev_scores,omitempty"` // on the development examples of the training run
	Heat    float64      `json:"heat,omitempty"`       // by which log odds are divided before they are probabilities; 0 means 1
	Rules   string       `json:"rules,omitempty"`      // hash of the rules whose finds it was trained with
}

// An InfoSource is a file that a model has learnt from.
type InfoSource struct {
	Name      string  `json:"name"`
	SHA256    string  `json:"sha256,omitempty"`
	Documents int     `json:"documents"`
	Tokens    int     `json:"tokens"`
	Mentions  int     `json:"mentions"`
	Weight    float64 `json:"weight,omitempty"` // how much its sentences count beside those of other files; 0 means 1
}

// A LabelScore is how well a label was found; Label "" is all together.
type LabelScore struct {
	Label string  `json:"label"`
	P     float64 `json:"precision"`
	R     float64 `json:"recall"`
	F1    float64 `json:"f1"`
}

// A Model is the weights of a tagger. It does not change and is safe for use by
// several goroutines.
type Model struct {
	Info Info
	hash string

	chain    *chain
	lanes    int      // machine words of a row
	filter   []uint64 // a bit for every feature that there is, small enough to stay near
	slots    []slot
	rows     []uint64
	trans    []int32
	clusters *Clusters

	expScore []float32 // exp(-k*Scale)
	into     []int32   // into[b*tags+a] is trans[a*tags+b], or never where b may not follow a
	expInto  []float32 // its exponential
}

// A slot of the table of features: the upper half of the hash and 1 + the row.
type slot struct{ key, row uint32 }

// Hash returns the SHA-256 of the model file, in hexadecimal.
func (m *Model) Hash() string { return m.hash }

// A row holds one 16-bit lane for every tag, each the weight plus bias, so that
// rows are added by machine words without carries between lanes; one more lane
// holds 1 and counts the rows that were added; 257 rows fit, and no token has half as many.
const bias = 128

// filterWords is the length of Model.filter, a power of two.
const filterWords = 1 << 15

func lanesOf(tags int) int { return tags/4 + 1 }

// pack writes the weights of a feature as a row.
func pack(dst []uint64, q []int8) {
	clear(dst)
	for t, x := range q {
		dst[t/4] |= uint64(uint16(int(x)+bias)) << (t % 4 * 16)
	}
	n := len(q)
	dst[n/4] |= 1 << (n % 4 * 16)
}

// lookup returns 1 + the row of a feature, 0 if the model has none.
func (m *Model) lookup(h uint64) uint32 {
	if m.filter[h>>6%filterWords]&(1<<(h&63)) == 0 {
		return 0
	}
	mask := uint64(len(m.slots) - 1)
	key := uint32(h >> 32)
	for i := h & mask; ; i = (i + 1) & mask {
		if s := m.slots[i]; s.row == 0 || s.key == key {
			return s.row
		}
	}
}

// least is the largest weight, of 127 steps, of features that are left out of the
// file. Leaving out up to 20 was measured to change no score by more than .002;
// the tables are a third as large for it, which makes for speed.
const least = 20

// body is a model as it is stored.
type body struct {
	keys  []uint64
	rows  []int8 // keys*tags
	trans []int32
	words []uint64 // hashes of clustered words
	codes []clusterCodes
}

// newModel builds the tables of a model.
func newModel(info Info, b *body, hash string) *Model {
	c := newChain(len(info.Labels))
	m := &Model{Info: info, hash: hash, chain: c, lanes: lanesOf(c.tags), trans: b.trans}
	size := 16
	for size < 2*len(b.keys) {
		size *= 2
	}
	m.slots, m.filter = make([]slot, size), make([]uint64, filterWords)
	m.rows = make([]uint64, len(b.keys)*m.lanes)
	mask := uint64(size - 1)
	for i, h := range b.keys {
		pack(m.rows[i*m.lanes:(i+1)*m.lanes], b.rows[i*c.tags:(i+1)*c.tags])
		m.filter[h>>6%filterWords] |= 1 << (h & 63)
		k := h & mask
		for m.slots[k].row != 0 {
			k = (k + 1) & mask
		}
		m.slots[k] = slot{uint32(h >> 32), uint32(i + 1)}
	}
	m.clusters = newClusters(b.words, b.codes)
	heat := cmp.Or(info.Heat, 1)
	m.expScore = make([]float32, 1<<12)
	for k := range m.expScore {
		m.expScore[k] = float32(math.Exp(-float64(k) * info.Scale / heat))
	}
	m.into, m.expInto = make([]int32, len(m.trans)), make([]float32, len(m.trans))
	for a := range c.tags {
		for b := range c.tags {
			k := b*c.tags + a
			m.into[k] = never
			if follows(a, b) {
				m.into[k] = m.trans[a*c.tags+b]
				m.expInto[k] = float32(math.Exp(float64(m.into[k]) * info.Scale / heat))
			}
		}
	}
	return m
}

// Write writes the model in the form that ReadModel reads.
func (tr *Trained) Write(w io.Writer, info Info) error {
	b := tr.quantize(&info)
	var raw bytes.Buffer
	put := func(v any) { _ = binary.Write(&raw, binary.LittleEndian, v) } // a Buffer takes everything
	put(uint32(len(b.keys)))
	put(b.keys)
	put(b.rows)
	put(b.trans)
	put(uint32(len(b.words)))
	put(b.words)
	put(b.codes)
	head, err := json.Marshal(info)
	if err != nil {
		return fmt.Errorf("header of the model: %w", err)
	}
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return fmt.Errorf("compress the model: %w", err)
	}
	packed := enc.EncodeAll(raw.Bytes(), nil)
	var out bytes.Buffer
	out.WriteString(magic)
	out.Write(binary.LittleEndian.AppendUint32(nil, version))
	out.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(head))))
	out.Write(head)
	out.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(packed))))
	out.Write(packed)
	sum := sha256.Sum256(out.Bytes())
	out.Write(sum[:])
	_, err = w.Write(out.Bytes())
	return err
}

// quantize rounds weights to a byte each and drops features that say nothing.
func (tr *Trained) quantize(info *Info) *body {
	tags := tr.weights.chain.tags
	sizes := make([]float32, 0, len(tr.weights.rows))
	for _, x := range tr.weights.rows {
		if x != 0 {
			sizes = append(sizes, float32(math.Abs(float64(x))))
		}
	}
	slices.Sort(sizes)
	top := 1.0
	if n := len(sizes); n > 0 {
		// A few weights beyond the range are clipped for a finer step of the others.
		top = max(float64(sizes[n-1-n/20000]), 1e-3)
	}
	info.Scale = top / 127
	info.Labels, info.Heat = tr.Labels, cmp.Or(tr.heat, top)
	b := &body{}
	hashes := make([]uint64, 0, len(tr.Features))
	for h := range tr.Features {
		hashes = append(hashes, h)
	}
	slices.Sort(hashes)
	limit := int8(least)
	if tr.heat == 0 {
		limit = 1 // a perceptron has few large weights, and many that matter beside them
	}
	q := make([]int8, tags)
	for _, h := range hashes {
		id := int(tr.Features[h])
		any := false
		for k, x := range tr.weights.rows[id*tags : (id+1)*tags] {
			v := math.Round(float64(x) / info.Scale)
			q[k] = int8(max(-127, min(127, v)))
			any = any || q[k] > limit || q[k] < -limit
		}
		if any {
			b.keys = append(b.keys, h)
			b.rows = append(b.rows, q...)
		}
	}
	for _, x := range tr.weights.trans {
		b.trans = append(b.trans, int32(math.Round(float64(x)/info.Scale)))
	}
	b.words, b.codes = tr.smp.clusters.table()
	info.Rows, info.Words = len(b.keys), len(b.words)
	return b
}

// ErrModel is wrapped by the errors of ReadModel about what a file holds.
var ErrModel = errors.New("not a usable model")

// LoadModel reads a model file.
func LoadModel(path string) (*Model, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	m, err := ReadModel(data)
	if err != nil {
		return nil, fmt.Errorf("model %s: %w", path, err)
	}
	return m, nil
}

// ReadModel decodes a model file. It refuses files that are truncated, damaged,
// of another version or no models, with the reason.
func ReadModel(data []byte) (*Model, error) {
	bad := func(format string, args ...any) error {
		return fmt.Errorf("%w: %s", ErrModel, fmt.Sprintf(format, args...))
	}
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		if len(data) < len(magic) && bytes.HasPrefix([]byte(magic), data) {
			return nil, bad("the file ends after %d bytes; copy or train it again", len(data))
		}
		return nil, bad("it does not begin as a model file does; 'readout train' makes one")
	}
	if len(rest) < 4 {
		return nil, bad("the file ends after %d bytes; copy or train it again", len(data))
	}
	if v := binary.LittleEndian.Uint32(rest); v != version {
		return nil, bad("it has version %d and this program reads version %d; train it again", v, version)
	}
	if len(data) < len(magic)+4+sha256.Size {
		return nil, bad("the file ends after %d bytes; copy or train it again", len(data))
	}
	content, want := data[:len(data)-sha256.Size], data[len(data)-sha256.Size:]
	sum := sha256.Sum256(content)
	if !bytes.Equal(sum[:], want) {
		return nil, bad("its checksum is wrong: the file is truncated or damaged; copy or train it again")
	}
	rest = content[len(magic)+4:]
	section := func() ([]byte, bool) {
		if len(rest) < 4 {
			return nil, false
		}
		n := uint64(binary.LittleEndian.Uint32(rest))
		if n > uint64(len(rest)-4) {
			return nil, false
		}
		s := rest[4 : 4+n]
		rest = rest[4+n:]
		return s, true
	}
	head, ok1 := section()
	packed, ok2 := section()
	if !ok1 || !ok2 || len(rest) != 0 {
		return nil, bad("its parts do not have the length that they state")
	}
	var info Info
	if err := json.Unmarshal(head, &info); err != nil {
		return nil, bad("header: %v", err)
	}
	if n := len(info.Labels); n == 0 || n > MaxLabels || !(info.Scale > 0) || math.IsInf(info.Scale, 0) {
		return nil, bad("header: %d labels, scale %v", n, info.Scale)
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(largest))
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	defer dec.Close()
	raw, err := dec.DecodeAll(packed, nil)
	if err != nil {
		return nil, bad("unpack: %v", err)
	}
	b, ok := parseBody(raw, tagCount(len(info.Labels)))
	if !ok {
		return nil, bad("its tables do not have the length that they state")
	}
	full := sha256.Sum256(data)
	return newModel(info, b, hex.EncodeToString(full[:])), nil
}

// MaxLabels is how many labels a model can have: tags are bytes.
const MaxLabels = 60

func parseBody(raw []byte, tags int) (*body, bool) {
	b := &body{}
	take := func(n int) []byte {
		if n < 0 || n > len(raw) {
			return nil
		}
		s := raw[:n:n]
		raw = raw[n:]
		return s
	}
	number := func() int {
		s := take(4)
		if s == nil {
			return -1
		}
		return int(binary.LittleEndian.Uint32(s))
	}
	n := number()
	if n < 0 || n > len(raw)/(8+tags) {
		return nil, false
	}
	b.keys = make([]uint64, n)
	for i, s := 0, take(8*n); i < n; i++ {
		b.keys[i] = binary.LittleEndian.Uint64(s[8*i:])
	}
	b.rows = make([]int8, n*tags)
	for i, x := range take(n * tags) {
		b.rows[i] = int8(x)
	}
	s := take(4 * tags * tags)
	if s == nil {
		return nil, false
	}
	b.trans = make([]int32, tags*tags)
	for i := range b.trans {
		b.trans[i] = int32(binary.LittleEndian.Uint32(s[4*i:]))
	}
	n = number()
	if n < 0 || len(raw) != n*(8+2*grains) {
		return nil, false
	}
	b.words, b.codes = make([]uint64, n), make([]clusterCodes, n)
	for i, s := 0, take(8*n); i < n; i++ {
		b.words[i] = binary.LittleEndian.Uint64(s[8*i:])
	}
	for i := range b.codes {
		for g := range grains {
			b.codes[i][g] = binary.LittleEndian.Uint16(raw[2*(i*grains+g):])
		}
	}
	return b, true
}
