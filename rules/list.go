package rules

import (
	"errors"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// A Listed is a rule of any kind, seen by its header alone.
type Listed struct {
	Header
	File string // name of its file, "dates.yaml"
}

// UnmarshalYAML reads the header and passes over the keys of the rule's kind.
func (l *Listed) UnmarshalYAML(n ast.Node) error { return yaml.NodeToValue(n, &l.Header) }

// List returns the rules of all files, in order of file name and then as Read
// gives them; files that are lexicons have none.
func List(s *Set) ([]Listed, error) {
	var out []Listed
	var errs []error
	for _, file := range s.Files() {
		if !strings.HasSuffix(file, ".yaml") || !s.holdsRules(file) {
			continue
		}
		list, err := Read[Listed](s, file)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		for _, r := range list {
			r.File = file
			out = append(out, r)
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return out, nil
}

// holdsRules reports whether the lowest layer's version of a file has the one
// top key rules. A file that does not parse has none; whoever reads it says why.
func (s *Set) holdsRules(file string) bool {
	srcs, err := s.sources(file)
	if err != nil || len(srcs) == 0 {
		return false
	}
	_, err = ruleItems(srcs[0])
	return err == nil
}
