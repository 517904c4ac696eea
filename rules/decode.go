package rules

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// A Header is what every rule has. Rule types embed it:
//
//	type Rule struct {
//		rules.Header `yaml:",inline"`
//		Pattern string `yaml:"pattern"`
//	}
type Header struct {
	ID      string   `yaml:"id"`       // stable, appears in output, unique in its file: "date/relative-day"
	Doc     string   `yaml:"doc"`      // what the rule finds; never empty
	Match   []string `yaml:"match"`    // sentences in which the rule fires; at least one
	NoMatch []string `yaml:"no_match"` // sentences in which it does not; at least one
	Off     bool     `yaml:"off"`      // in an overlay: the rule with this ID does not apply
	// Change says, in an overlay, that only the keys given here replace those of the
	// rule with this ID, and the others stay as they are.
	Change bool `yaml:"change"`

	where place
}

// A place is where a rule comes from.
type place struct {
	file       string
	line       int
	user       bool
	match, not []int // lines of the examples
}

// Head returns h; it lets Read see the header of any rule type.
func (h *Header) Head() *Header { return h }

// Where returns file and line of the rule, "my-rules/pledges.yaml:12"; of a rule
// that an overlay has changed, those of the change.
func (h *Header) Where() string { return fmt.Sprintf("%s:%d", h.where.file, h.where.line) }

// WhereExample returns file and line of the n-th match or no_match example.
func (h *Header) WhereExample(match bool, n int) string {
	lines := h.where.match
	if !match {
		lines = h.where.not
	}
	if n < len(lines) && lines[n] > 0 {
		return fmt.Sprintf("%s:%d", h.where.file, lines[n])
	}
	return h.Where()
}

// Line returns the line of its file that the rule begins on, from 1.
func (h *Header) Line() int { return h.where.line }

// User reports whether the rule comes from an overlay, or was changed by one.
func (h *Header) User() bool { return h.where.user }

// place notes where node n of a source comes from.
func (h *Header) place(src source, n ast.Node) {
	h.where = place{file: src.name, line: line(n), user: !src.base}
	entries, _ := mapValues(n)
	for _, kv := range entries {
		seq, ok := kv.Value.(*ast.SequenceNode)
		if !ok {
			continue
		}
		for _, v := range seq.Values {
			switch scalar(kv.Key) {
			case "match":
				h.where.match = append(h.where.match, line(v))
			case "no_match":
				h.where.not = append(h.where.not, line(v))
			}
		}
	}
}

// A checker is a rule or lexicon entry that knows more about its validity than
// its type says: a pattern that must compile, a value from a fixed list.
type checker interface{ Check() error }

// eachOf returns the errors that were joined into err, so that each line of a
// message can say where it belongs; none if err is nil.
func eachOf(err error) []error {
	if err == nil {
		return nil
	}
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		return many.Unwrap()
	}
	return []error{err}
}

// Read decodes a file of rules, which has one top key, rules, with a list. An
// overlay's rule replaces the one with its id or is appended; one with change: true
// replaces what it has keys for, and one with off: true removes it. Rules come in file order. If *T has a method Check() error, it is
// called for every rule. All errors are returned together.
func Read[T any, P interface {
	*T
	Head() *Header
}](s *Set, file string) ([]T, error) {
	srcs, err := s.sources(file)
	if err != nil {
		return nil, err
	}
	var out []T
	var errs []error
	at := map[string]int{} // id -> index into out
	for _, src := range srcs {
		items, err := ruleItems(src)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		seen := map[string]bool{}
		for _, n := range items {
			h := headerOf(n)
			where := fmt.Sprintf("%s:%d: rule %s", src.name, line(n), nameOr(h.ID))
			fail := func(format string, args ...any) {
				errs = append(errs, fmt.Errorf(where+": "+format, args...))
			}
			switch {
			case h.ID == "":
				fail("has no id")
			case seen[h.ID]:
				fail("id is used twice in this file")
				continue
			}
			seen[h.ID] = true
			i, replaces := at[h.ID]
			if h.Off {
				switch {
				case src.base:
					fail("is off in the file that defines it; delete it there")
				case !replaces:
					fail("is switched off, but no rule has this id; check the spelling")
				default:
					out = append(out[:i], out[i+1:]...)
					delete(at, h.ID)
					for id, j := range at {
						if j > i {
							at[id] = j - 1
						}
					}
				}
				continue
			}
			var v T
			if h.Change {
				if !replaces {
					fail("changes a rule, but none has this id; check the spelling, or leave out change to add it")
					continue
				}
				v = out[i]
			}
			if err := decodeNode(n, &v); err != nil {
				errs = append(errs, describe(src.name, n, "rule "+nameOr(h.ID), err))
				continue
			}
			bad := len(errs)
			head := P(&v).Head()
			head.Change = false
			head.place(src, n)
			if strings.TrimSpace(head.Doc) == "" {
				fail("has no doc; say in a sentence what it finds")
			}
			if len(head.Match) == 0 {
				fail("has no match example; add a sentence in which it fires")
			}
			if len(head.NoMatch) == 0 {
				fail("has no no_match example; add a sentence in which it must not fire")
			}
			if c, ok := any(P(&v)).(checker); ok {
				for _, err := range eachOf(c.Check()) {
					fail("%w", err)
				}
			}
			switch {
			case len(errs) > bad:
			case replaces:
				out[i] = v
			default:
				at[h.ID] = len(out)
				out = append(out, v)
			}
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return out, nil
}

// Lexicon decodes a file that is one YAML map. An overlay's entry replaces the
// one with its key or is added; one with the value null removes it. If *T has a
// method Check() error, it is called for every entry. All errors are returned
// together. Range over the result's sorted keys where order matters.
func Lexicon[T any](s *Set, file string) (map[string]T, error) {
	srcs, err := s.sources(file)
	if err != nil {
		return nil, err
	}
	out := map[string]T{}
	var errs []error
	for _, src := range srcs {
		body, err := parse(src)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		entries, ok := mapValues(body)
		if !ok {
			errs = append(errs, fmt.Errorf("%s:%d: expected a map of entries", src.name, line(body)))
			continue
		}
		for _, kv := range entries {
			key := scalar(kv.Key)
			where := fmt.Sprintf("%s:%d: entry %s", src.name, line(kv.Key), nameOr(key))
			if key == "" {
				errs = append(errs, fmt.Errorf("%s: key is empty", where))
				continue
			}
			if _, null := kv.Value.(*ast.NullNode); null && !src.base {
				if _, ok := out[key]; !ok {
					errs = append(errs, fmt.Errorf("%s: is removed, but there is no such entry; check the spelling", where))
				}
				delete(out, key)
				continue
			}
			var v T
			if err := decodeNode(kv.Value, &v); err != nil {
				errs = append(errs, describe(src.name, kv.Value, "entry "+key, err))
				continue
			}
			if c, ok := any(&v).(checker); ok {
				if faults := eachOf(c.Check()); len(faults) > 0 {
					for _, err := range faults {
						errs = append(errs, fmt.Errorf("%s: %w", where, err))
					}
					continue
				}
			}
			out[key] = v
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return out, nil
}

// parse returns the one document of a YAML file.
func parse(src source) (body ast.Node, err error) {
	// A crash of the parser on a user's file must not take the program down.
	defer func() {
		if r := recover(); r != nil {
			body, err = nil, fmt.Errorf("%s: YAML that cannot be parsed: %v", src.name, r)
		}
	}()
	f, err := parser.ParseBytes(src.data, 0)
	if err != nil {
		return nil, describe(src.name, nil, "YAML", err)
	}
	var docs []*ast.DocumentNode
	for _, d := range f.Docs {
		if d != nil && d.Body != nil {
			docs = append(docs, d)
		}
	}
	if len(docs) != 1 {
		return nil, fmt.Errorf("%s: expected one YAML document, got %d", src.name, len(docs))
	}
	return docs[0].Body, nil
}

// ruleItems returns the nodes of the list under the key rules.
func ruleItems(src source) ([]ast.Node, error) {
	body, err := parse(src)
	if err != nil {
		return nil, err
	}
	entries, ok := mapValues(body)
	if !ok || len(entries) != 1 || scalar(entries[0].Key) != "rules" {
		return nil, fmt.Errorf("%s:%d: expected one top key, rules, with a list of rules", src.name, line(body))
	}
	seq, ok := entries[0].Value.(*ast.SequenceNode)
	if !ok {
		return nil, fmt.Errorf("%s:%d: rules must be a list", src.name, line(entries[0].Key))
	}
	return seq.Values, nil
}

func mapValues(n ast.Node) ([]*ast.MappingValueNode, bool) {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	return nil, false
}

// headerOf reads id and off without minding the other keys, so that messages
// about a rule that does not decode can name it, and off entries need no more.
func headerOf(n ast.Node) (h Header) {
	entries, _ := mapValues(n)
	for _, kv := range entries {
		switch scalar(kv.Key) {
		case "id":
			h.ID = scalar(kv.Value)
		case "off":
			if b, ok := kv.Value.(*ast.BoolNode); ok {
				h.Off = b.Value
			}
		case "change":
			if b, ok := kv.Value.(*ast.BoolNode); ok {
				h.Change = b.Value
			}
		}
	}
	return h
}

// scalar returns the text of a scalar node, "" for any other.
func scalar(n ast.Node) string {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		return n.Value.Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value
	}
	return ""
}

func decodeNode(n ast.Node, v any) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("value that cannot be decoded: %v", r)
		}
	}()
	if n == nil {
		return errors.New("has no value")
	}
	return yaml.NodeToValue(n, v, yaml.Strict())
}

// describe puts the position that err knows, else n's, in front of its message.
func describe(file string, n ast.Node, what string, err error) error {
	at, msg := line(n), err.Error()
	var ye yaml.Error
	if errors.As(err, &ye) {
		msg = ye.GetMessage()
		if t := ye.GetToken(); t != nil && t.Position != nil {
			at = t.Position.Line
		}
	}
	return &decodeError{file: file, line: at, what: what, msg: msg, err: err}
}

// decodeError hides the library's multi-line picture of the source, but keeps
// the error for errors.As.
type decodeError struct {
	file, what, msg string
	line            int
	err             error
}

func (e *decodeError) Error() string {
	return fmt.Sprintf("%s:%d: %s: %s", e.file, e.line, e.what, e.msg)
}

func (e *decodeError) Unwrap() error { return e.err }

// line returns the first line that n stands on, 0 if unknown.
func line(n ast.Node) int {
	if n == nil {
		return 0
	}
	var t *token.Token
	switch n := n.(type) {
	case *ast.MappingNode:
		if len(n.Values) > 0 {
			return line(n.Values[0])
		}
		t = n.GetToken()
	case *ast.MappingValueNode:
		t = n.Key.GetToken()
	default:
		t = n.GetToken()
	}
	if t == nil || t.Position == nil {
		return 0
	}
	return t.Position.Line
}

func nameOr(id string) string {
	if id == "" {
		return "(without id)"
	}
	return id
}
