package main

import (
	_ "embed"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
)

//go:embed evalpage.html
var evalPageSource string

var evalPage = template.Must(template.New("eval").Funcs(template.FuncMap{
	"number":   number,
	"interval": interval,
	"axis":     func(v float64) string { return fmt.Sprintf("%.1f", 200*v) },
	"height":   func(v float64) string { return fmt.Sprintf("%.1f", 200*(1-v)) },
}).Parse(evalPageSource))

// writeEvalPage writes one self-contained page: scores, and every error of the
// first system in its sentence, to be filtered by label and kind.
func writeEvalPage(path string, ev *evaluation) (err error) {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".readout-*.html")
	if err != nil {
		return fmt.Errorf("write page %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			os.Remove(tmp.Name())
		}
	}()
	page := struct {
		*evaluation
		All []any
	}{evaluation: ev}
	for i := range ev.all {
		page.All = append(page.All, ev.all[i])
	}
	if err := evalPage.Execute(tmp, page); err != nil {
		tmp.Close()
		return fmt.Errorf("write page %s: %w", path, err)
	}
	if err := tmp.Close(); err != nil {
		return fmt.Errorf("write page %s: %w", path, err)
	}
	if err := os.Chmod(tmp.Name(), 0o644); err != nil {
		return fmt.Errorf("write page %s: %w", path, err)
	}
	return os.Rename(tmp.Name(), path)
}
