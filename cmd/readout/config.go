package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"sort"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/spf13/pflag"
)

// applyConfig reads a YAML file whose keys are names of flags and sets every
// flag that the command line left alone. A list sets a repeatable flag. All
// faults are reported at once, each with the file and the key.
func applyConfig(path string, flags *pflag.FlagSet) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("config file: %w", err)
	}
	var values map[string]any
	if err := yaml.Unmarshal(raw, &values); err != nil {
		return fmt.Errorf("config file %s: %w", path, err)
	}
	keys := make([]string, 0, len(values))
	for k := range values {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var errs []error
	for _, k := range keys {
		f := flags.Lookup(k)
		if f == nil || k == "config" || k == "help" {
			errs = append(errs, fmt.Errorf("config file %s: unknown key %q; keys are the names of flags: %s", path, k, flagNames(flags)))
			continue
		}
		if f.Changed {
			continue
		}
		list, ok := values[k].([]any)
		if !ok {
			list = []any{values[k]}
		} else if _, repeatable := f.Value.(pflag.SliceValue); !repeatable {
			errs = append(errs, fmt.Errorf("config file %s: key %q takes one value, not a list", path, k))
			continue
		}
		for _, v := range list {
			if err := flags.Set(k, fmt.Sprint(v)); err != nil {
				errs = append(errs, fmt.Errorf("config file %s: key %q: %w", path, k, err))
			}
		}
	}
	return errors.Join(errs...)
}

func flagNames(flags *pflag.FlagSet) string {
	var names []string
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Name != "config" && f.Name != "help" {
			names = append(names, f.Name)
		}
	})
	slices.Sort(names)
	return strings.Join(names, ", ")
}
