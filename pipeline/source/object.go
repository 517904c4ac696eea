package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"readout/pipeline"
)

// object makes a document of a JSON object.
func (o *Options) object(from origin, side metadata) (*pipeline.Document, error) {
	raw := from.raw
	if !utf8.Valid(raw) {
		s, err := o.decode(raw)
		if err != nil {
			return nil, err
		}
		raw = []byte(s)
	}
	if crowded(raw) {
		return nil, &pipeline.Failure{Class: pipeline.ClassMalformed, Message: "the record has too many fields to be a document"}
	}
	var obj map[string]json.RawMessage
	if err := json.Unmarshal(raw, &obj); err != nil {
		f := &pipeline.Failure{Class: pipeline.ClassMalformed, Message: "the record is not a JSON object", Err: err}
		if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			f.Message, f.Err = "the record is a JSON "+wrong.Value+", not an object", nil
		}
		return nil, f
	}
	if obj == nil { // what null decodes to
		return nil, &pipeline.Failure{Class: pipeline.ClassMalformed, Message: "the record is null, not an object"}
	}
	keys := make([]string, 0, len(obj))
	for k := range obj {
		keys = append(keys, k)
	}
	named := o.named()
	chosen := guess(named, keys)
	var v [roles]string
	for r := range roles {
		var field json.RawMessage
		name := named[r]
		switch {
		case name == NoField:
			continue
		case name != "":
			var ok bool
			if field, ok = lookup(obj, name); !ok && (r == roleText || r == roleID) {
				return nil, missing(r, name, keys)
			}
		case chosen[r] >= 0:
			name = keys[chosen[r]]
			field = obj[name]
		case r == roleText:
			return nil, missing(r, "", keys)
		}
		s, ok := stringOf(field)
		if !ok && r == roleText {
			return nil, &pipeline.Failure{Class: pipeline.ClassMalformed,
				Message: fmt.Sprintf("field %q holds no string; name the right one with --text-field", clean(name))}
		}
		v[r] = s
		if r == roleText {
			from.base = name // may say that it holds HTML
		}
	}
	return o.record(from, v, side)
}

// lookup finds a field by its name or by a path of names with dots.
func lookup(obj map[string]json.RawMessage, name string) (json.RawMessage, bool) {
	if v, ok := obj[name]; ok {
		return v, true
	}
	outer, inner, found := strings.Cut(name, ".")
	if !found {
		return nil, false
	}
	var next map[string]json.RawMessage
	if crowded(obj[outer]) {
		return nil, false
	}
	if err := json.Unmarshal(obj[outer], &next); err != nil {
		return nil, false
	}
	return lookup(next, inner)
}

// stringOf returns a string, number or list of strings as text; a null or
// absent field is "".
func stringOf(raw json.RawMessage) (string, bool) {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || string(raw) == "null" {
		return "", true
	}
	switch raw[0] {
	case '"':
		var s string
		err := json.Unmarshal(raw, &s)
		return s, err == nil
	case '[':
		// Paragraphs.
		if crowded(raw) {
			return "", false
		}
		var parts []string
		err := json.Unmarshal(raw, &parts)
		return strings.Join(parts, "\n\n"), err == nil
	case '{', 't', 'f':
		return "", false
	}
	return string(raw), true
}

// crowded reports whether JSON has so many commas outside of strings that its
// fields would take many times its size in memory. Small values cannot.
func crowded(raw []byte) bool {
	const small, most = 1 << 20, 100_000
	if len(raw) < small {
		return false
	}
	n, inString, escaped := 0, false, false
	for _, c := range raw {
		switch {
		case escaped:
			escaped = false
		case inString:
			escaped, inString = c == '\\', c != '"'
		case c == '"':
			inString = true
		case c == ',':
			n++
		}
	}
	return n > most
}

// record makes a document of the values of a record.
func (o *Options) record(from origin, v [roles]string, side metadata) (*pipeline.Document, error) {
	for r := range v {
		if strings.IndexByte(v[r], 0) >= 0 {
			v[r] = strings.ReplaceAll(v[r], "\x00", " ") // as decoding does
		}
	}
	m := metadata{id: v[roleID], title: v[roleTitle], date: v[roleDate], publisher: v[rolePublisher], url: v[roleURL],
		language: v[roleLanguage], collection: v[roleSource]}
	// What a sidecar says of a whole file of records is not any one's id or title.
	m = m.or(metadata{publisher: side.publisher, language: side.language, collection: side.collection})
	field := from.base
	from.base = ""
	body := v[roleText]
	if int64(len(body)) > o.Limits.Document {
		return nil, tooLarge(int64(len(body)), o.Limits.Document)
	}
	if o.HTML == HTMLAlways || o.HTML == HTMLAuto && (holdsHTML(body) || strings.Contains(strings.ToLower(field), "html")) {
		return o.page(from, []byte(body), "utf-8", m)
	}
	return o.document(from, body, m, time.Time{}, "")
}
