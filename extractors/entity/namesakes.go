package entity

import (
	"cmp"
	"strings"

	"readout/pipeline"
	"readout/rules"
)

// A mark is what mentions tell of a person by which it differs from another of the same
// family name.
type mark struct {
	state  string // named with an office; "" if none
	spouse bool   // of who leads a state: "First Lady Mia Lund"
	seated bool   // leads one: "President Lund", "the Lund Administration"
	mr, ms bool   // by the form of address
}

// markOf reads the mark of one mention.
func markOf(m *pipeline.PersonMention, s *served) mark {
	t := " " + rules.Fold(strings.ReplaceAll(m.Title, ".", "")) + " "
	k := mark{mr: strings.HasPrefix(t, " mr "), ms: strings.HasPrefix(t, " ms ") || strings.HasPrefix(t, " mrs ") || strings.HasPrefix(t, " madam ")}
	k.spouse = consort(t)
	k.seated = !k.spouse && (s.team == 1 || unique[m.Kind])
	if !s.formal && m.Title != "" {
		k.state = s.state
	}
	return k
}

// consort reports whether a title is that of the spouse of who leads a state or stands
// next to that.
func consort(title string) bool {
	for _, w := range []string{"first lady", "first gentleman", "second lady", "second gentleman"} {
		if strings.Contains(title, w) {
			return true
		}
	}
	return false
}

// add takes up the mark of a further mention.
func (k *mark) add(o mark) {
	k.state = cmp.Or(k.state, o.state)
	k.spouse, k.seated = k.spouse || o.spouse, k.seated || o.seated
	k.mr, k.ms = k.mr || o.mr, k.ms || o.ms
}

// against reports whether the mention of mark o is of another person than that of k.
func (k *mark) against(o mark) bool {
	return k.state != "" && o.state != "" && k.state != o.state || k.spouse && o.seated || k.seated && o.spouse || k.mr && o.ms && !k.ms || k.ms && o.mr && !k.mr
}
