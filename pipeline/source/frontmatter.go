package source

import (
	"strconv"
	"strings"
)

// maxFront is the most bytes of front matter that are looked at.
const maxFront = 16 << 10

// frontMatter splits text into what stands between a first and a second line
// "---" and what follows. It reads the part of YAML that front matter is
// written in, scalars at the top level, and is more lenient than YAML: a title
// may hold ": ". Text without a known key between such lines has no front
// matter.
//
// A full YAML reader is left out on purpose: aliases can be made to expand
// without end, and a title with a colon is malformed to it.
func frontMatter(s string) (metadata, string) {
	rest, ok := strings.CutPrefix(s, "---\n")
	if !ok {
		return metadata{}, s
	}
	head := rest[:min(len(rest), maxFront)]
	var m metadata
	var value *string // that an indented line goes on with; nil if of no interest
	folded, known := true, false
	for head != "" {
		line, after, whole := strings.Cut(head, "\n")
		head = after
		line = strings.TrimRight(line, " \t")
		if line == "---" || line == "..." {
			if !known {
				return metadata{}, s
			}
			return m, strings.TrimLeft(rest[len(rest[:min(len(rest), maxFront)])-len(head):], "\n")
		}
		if !whole {
			break
		}
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == ' ' || line[0] == '\t' || line[0] == '-' {
			if value != nil {
				*value = continued(*value, strings.TrimSpace(line), folded)
			}
			continue
		}
		key, v, ok := strings.Cut(line, ":")
		if !ok || v != "" && v[0] != ' ' && v[0] != '\t' {
			return metadata{}, s
		}
		if value = m.field(key); value == nil {
			continue
		}
		known = true
		v = strings.TrimSpace(v)
		folded = true
		switch strings.TrimRight(v, "+-") {
		case "|":
			folded, v = false, ""
		case ">":
			v = ""
		}
		*value = scalar(v)
	}
	return metadata{}, s
}

// field returns the part of m that a key of front matter sets.
func (m *metadata) field(key string) *string {
	switch role, _, ok := roleOf(strings.Trim(key, `"' `)); {
	case !ok:
		return nil
	case role == roleTitle:
		return &m.title
	case role == roleDate:
		return &m.date
	case role == roleURL:
		return &m.url
	case role == rolePublisher:
		return &m.publisher
	case role == roleID:
		return &m.id
	case role == roleLanguage:
		return &m.language
	case role == roleSource:
		return &m.collection
	}
	return nil
}

func continued(value, line string, folded bool) string {
	switch {
	case value == "":
		return line
	case folded:
		return value + " " + line
	}
	return value + "\n" + line
}

// scalar reads a value of YAML on one line.
func scalar(v string) string {
	switch {
	case len(v) >= 2 && v[0] == '"':
		if q, err := strconv.QuotedPrefix(v); err == nil {
			if s, err := strconv.Unquote(q); err == nil {
				return strings.ToValidUTF8(s, "\uFFFD")
			}
		}
		return strings.Trim(v, `"`)
	case len(v) >= 2 && v[0] == '\'' && v[len(v)-1] == '\'':
		return strings.ReplaceAll(v[1:len(v)-1], "''", "'")
	}
	if i := strings.Index(v, " #"); i >= 0 { // a comment
		v = strings.TrimSpace(v[:i])
	}
	switch v {
	case "~", "null", "Null", "NULL":
		return ""
	}
	return v
}
