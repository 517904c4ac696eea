package score

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"readout/datasets"
)

// isWord is Python's \w: letters, numbers and the underscore.
func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

// lower maps to lower case as Python does, with the context rules of Unicode.
func lower(s string) string { return cases.Lower(language.Und).String(s) }

// Squash reduces a name to lower-case words with single spaces, without
// punctuation: names that differ only there are the same.
func Squash(s string) string {
	return strings.Join(strings.FieldsFunc(lower(s), func(r rune) bool { return !isWord(r) }), " ")
}

// words returns the lower-cased words of texts without articles and links.
func words(texts []string) map[string]bool {
	out := map[string]bool{}
	for _, t := range texts {
		for _, w := range strings.FieldsFunc(t, func(r rune) bool { return !isWord(r) }) {
			switch w = lower(w); w {
			case "the", "a", "of", "and":
			default:
				out[w] = true
			}
		}
	}
	return out
}

func shareWord(a, b []string) bool {
	x := words(a)
	for w := range words(b) {
		if x[w] {
			return true
		}
	}
	return false
}

func sameSet(a, b []string) bool {
	x, y := map[string]bool{}, map[string]bool{}
	for _, s := range a {
		x[s] = true
	}
	for _, s := range b {
		y[s] = true
		if !x[s] {
			return false
		}
	}
	return len(x) == len(y)
}

// SameValue reports whether two normalized values of a label are equal: as
// strings; or, for numbers, as numbers with the same unit but for case and a
// plural s.
func SameValue(label, gold, pred string) bool {
	a, b := strings.TrimSpace(gold), strings.TrimSpace(pred)
	if a == b {
		return true
	}
	if !datasets.IsNumber(label) {
		return false
	}
	av, au, aHas := strings.Cut(a, " ")
	bv, bu, bHas := strings.Cut(b, " ")
	if aHas != bHas {
		return false
	}
	x, y := strings.Split(av, "/"), strings.Split(bv, "/")
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if !sameNumber(x[i], y[i]) {
			return false
		}
	}
	return !aHas || strings.TrimRight(lower(au), "s") == strings.TrimRight(lower(bu), "s")
}

func sameNumber(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX != nil || errY != nil {
		return a == b
	}
	return x == y
}

func keyText(k spanLabel) string { return fmt.Sprintf("%d-%d-%s", k.start, k.end, k.label) }
