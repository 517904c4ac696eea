package reference

import (
	"strings"
)

// thing resolves "it" and "its", where they stand for a state or body.
func (d *document) thing(i int) []int {
	agent := func() *item {
		for k := len(d.cur.items) - 1; k >= 0; k-- {
			if it := &d.cur.items[k]; (it.agent || it.owner && d.low(i-1) == "that") && len(it.who) == 1 && it.kind != person && it.kind != other {
				return it
			}
		}
		return nil
	}
	if d.determines(i) {
		// "NATO and its allies", "Angola, for its part", "the Council at its meeting"
		if n := len(d.cur.items); n > 0 {
			it := &d.cur.items[n-1]
			if gap := i - it.last; len(it.who) == 1 && (it.kind == state || it.kind == organization) && gap <= 2 && gap > 0 && d.links(it.last, i) {
				return it.who
			}
		}
		if n := len(d.cur.items); n > 0 {
			// "Chad’s efforts to reach its goals"
			if it := &d.cur.items[n-1]; it.owner && len(it.who) == 1 && (it.kind == state || it.kind == organization) && d.aims(it.last, i) {
				return it.who
			}
		}
		if it := d.praised(i); it != nil {
			return it.who
		}
		if it := agent(); it != nil {
			return it.who
		}
		if i == d.ann.Sentences[d.cur.sentence].First && d.prev.paragraph == d.cur.paragraph {
			// "The Service will open. Its Director spoke."
			if it := d.subjectOf(&d.prev); it != nil && it.agent && len(it.who) == 1 && (it.kind == state || it.kind == organization) {
				return it.who
			}
		}
		if d.is(i+1, kin) {
			return d.sole()
		}
		return nil
	}
	if d.words[i].e.is(reflexive) {
		if n := len(d.cur.items); n > 0 {
			// "Kenya’s right to defend itself"
			if it := &d.cur.items[n-1]; it.owner && len(it.who) == 1 && (it.kind == state || it.kind == organization) && d.aims(it.last, i) {
				return it.who
			}
		}
		if it := agent(); it != nil {
			return it.who
		}
		return nil
	}
	next := i + 1
	if d.cur.quoted && d.cur.main < 0 {
		return nil
	}
	switch before := d.low(i - 1); {
	case (d.is(next, modal|acting|reporting) || d.acts(next) && !d.is(next, auxiliary) || d.is(next, auxiliary) && (d.is(next+1, able) || strings.HasSuffix(d.word(next+1), "ing"))) && !d.is(i+2, pleonastic) && (d.is(i-1, subordinator) || before == "," || before == ";"),
		d.is(i-1, modal) && d.base(next): // "nor will it attach"
		if d.passive(next) || d.is(next, impersonal) {
			return nil
		}
		if it := agent(); it != nil {
			return it.who
		}
	case i == d.ann.Sentences[d.cur.sentence].First && d.is(next, acting|reporting) && !d.passive(next):
		if it := d.subjectOf(&d.prev); it != nil && it.agent && len(it.who) == 1 && it.kind != person && it.kind != other && d.prev.paragraph == d.cur.paragraph {
			return it.who
		}
	}
	return nil
}

// praised returns whose acts are the object of a verb of thanks before a possessive
// at i: "Kenya appreciates Norway’s leadership, including its support for Chad".
func (d *document) praised(i int) *item {
	for k := len(d.cur.items) - 1; k >= 0; k-- {
		it := &d.cur.items[k]
		if !it.owner || len(it.who) != 1 || it.kind != state && it.kind != organization {
			continue
		}
		from := max(it.first-4, d.ann.Sentences[d.cur.sentence].First)
		if d.is(it.first-1, determiner) {
			from--
		}
		found := false
		for v := it.first - 1; v >= from; v-- {
			found = found || d.is(v, receiving)
		}
		if !found {
			return nil
		}
		for v := it.last; v < i; v++ {
			if w := &d.words[v]; w.name < 0 && w.e.is(reporting|acting|meeting) && !w.e.is(auxiliary|receiving) {
				return nil // of another verb
			}
		}
		return it
	}
	return nil
}

// aims reports whether "to" stands between two words that are not far apart.
func (d *document) aims(i, j int) bool {
	for k := i; k < j && j-i <= 8; k++ {
		if d.low(k) == "to" && d.base(k+1) {
			return true
		}
	}
	return false
}

// sole returns the one state or body that the sentence has named so far; nobody
// if it has named several.
func (d *document) sole() []int {
	var who []int
	for k := range d.cur.items {
		it := &d.cur.items[k]
		if it.kind != state && it.kind != organization || len(it.who) == 0 {
			continue
		}
		if who != nil && (len(it.who) > 1 || it.who[0] != who[0]) || len(it.who) > 1 {
			return nil
		}
		who = it.who
	}
	return who
}

// passive reports "will be held", "has been": of things more often than of
// anybody.
func (d *document) passive(i int) bool {
	for k := i + 1; k <= i+3; k++ {
		switch d.low(k) {
		case "be", "been", "take", "come", "enter", "apply", "cover", "include", "depend", "mean", "become":
			return true
		case "not", "also", "soon", "now":
			continue
		}
		return false
	}
	return false
}

// links reports whether only words of prepositions, "and" and commas stand
// between two words.
func (d *document) links(i, j int) bool {
	for ; i < j; i++ {
		if s := d.word(i); s != "," && s != "and" && !d.is(i, preposition) {
			return false
		}
	}
	return true
}
