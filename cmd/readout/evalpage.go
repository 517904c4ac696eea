package main

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
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
func writeEvalPage(path string, ev *evaluation) error {
	page := struct {
		*evaluation
		All []any
	}{evaluation: ev}
	for i := range ev.all {
		page.All = append(page.All, ev.all[i])
	}
	if err := writeAside(path, func(w io.Writer) error { return evalPage.Execute(w, page) }, nil); err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	return nil
}
