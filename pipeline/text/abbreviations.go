package text

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed abbreviations.yaml
var abbreviationsYAML []byte

// wordKind is a set of what a word can mean to the scanner.
type wordKind uint16

const (
	kindTitle          wordKind = 1 << iota // a name follows the stop
	kindNumber                              // abbreviation only before a number
	kindCalendar                            // month or day
	kindCalendarNumber                      // month or day only before a number
	kindCommon                              // may end a sentence
	kindRegion                              // the same, with a capital
	kindWithin                              // never ends a sentence
	kindStarter                             // begins sentences
	kindSays                                // belongs to the quotation before it
	kindSpeaker                             // first word of who speaks
	kindNoSpeaker                           // in a label that is no speaker
)

// words returns the kinds of all listed words, read once. The list is part of
// the program and checked by a test, so a fault in it is a broken invariant.
var words = sync.OnceValue(func() map[string]wordKind {
	m, err := readWords(abbreviationsYAML)
	if err != nil {
		panic(err)
	}
	return m
})

func readWords(data []byte) (map[string]wordKind, error) {
	var lists struct {
		Title          []string `yaml:"title"`
		Number         []string `yaml:"number"`
		Calendar       []string `yaml:"calendar"`
		CalendarNumber []string `yaml:"calendar_number"`
		Common         []string `yaml:"common"`
		Region         []string `yaml:"region"`
		Within         []string `yaml:"within"`
		Starters       []string `yaml:"starters"`
		Says           []string `yaml:"says"`
		SpeakerTitles  []string `yaml:"speaker_titles"`
		NoSpeaker      []string `yaml:"no_speaker"`
	}
	if err := yaml.UnmarshalWithOptions(data, &lists, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("abbreviations.yaml: %w", err)
	}
	m := map[string]wordKind{}
	for _, l := range []struct {
		kind  wordKind
		words []string
	}{
		{kindTitle, lists.Title}, {kindNumber, lists.Number}, {kindCalendar, lists.Calendar}, {kindCalendarNumber, lists.CalendarNumber},
		{kindCommon, lists.Common}, {kindRegion, lists.Region}, {kindWithin, lists.Within}, {kindStarter, lists.Starters}, {kindSays, lists.Says},
		{kindSpeaker, lists.SpeakerTitles}, {kindNoSpeaker, lists.NoSpeaker},
	} {
		if len(l.words) == 0 {
			return nil, fmt.Errorf("abbreviations.yaml: a list is empty")
		}
		for _, w := range l.words {
			if w != strings.ToLower(w) || len(w) > maxListed || m[w]&l.kind != 0 {
				return nil, fmt.Errorf("abbreviations.yaml: %q is not lower case, too long or listed twice", w)
			}
			m[w] |= l.kind
		}
	}
	return m, nil
}

// maxListed is the length in bytes of the longest word looked up.
const maxListed = 16

// kindOf returns the kinds of w, whatever its case; 0 if it is not listed. It
// does not allocate.
func kindOf(w string) wordKind {
	if len(w) > maxListed {
		return 0
	}
	var buf [maxListed]byte
	for i := range len(w) {
		c := w[i]
		if isUpper(c) {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return words()[string(buf[:len(w)])]
}
