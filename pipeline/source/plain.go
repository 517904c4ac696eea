package source

import (
	"strings"
	"time"

	"readout/pipeline"
)

// readText yields b as one document of plain text or Markdown.
func readText(r *reader, b *blob) {
	raw, err := r.slurp(b)
	if err != nil {
		r.fail(b.name, b.rel, "", err)
		return
	}
	o, opts, side := origin{b.name, b.rel, b.base, raw}, &r.opts, b.side
	r.emit(o.input(func() (*pipeline.Document, error) {
		s, err := opts.decode(o.raw)
		if err != nil {
			return nil, err
		}
		// One kind of line end, so that paragraphs are the same whoever wrote them.
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
		front, body := frontMatter(s)
		m := side.or(front)
		if m.title == "" && isMarkdown(o.base) {
			m.title = heading(body)
		}
		return opts.document(o, body, m, time.Time{}, "")
	}), nil)
}

func isMarkdown(base string) bool {
	base = strings.ToLower(base)
	return strings.HasSuffix(base, ".md") || strings.HasSuffix(base, ".markdown")
}

// heading returns the title that Markdown begins with, "" if it does not.
func heading(s string) string {
	line, _, _ := strings.Cut(strings.TrimLeft(s, "\n"), "\n")
	if title, ok := strings.CutPrefix(line, "# "); ok {
		return strings.Trim(title, "# ")
	}
	return ""
}
