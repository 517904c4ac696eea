package pledge

import "strings"

// lemma returns the base form of a verb in this genre's usual forms.
func lemma(w string) string {
	switch w {
	case "is", "are", "am", "was", "were", "been", "being":
		return "be"
	case "has", "had", "having":
		return "have"
	case "made":
		return "make"
	case "using", "doing", "going", "seeing", "creating", "ensuring", "coming", "overcoming", "becoming":
		w = strings.TrimSuffix(w, "ing")
		switch w {
		case "us", "creat", "ensur", "com", "overcom", "becom":
			return w + "e"
		}
		return w
	}
	if s, ok := strings.CutSuffix(w, "ing"); ok && len(s) >= 3 {
		switch {
		case len(s) > 3 && s[len(s)-1] == s[len(s)-2] && !strings.HasSuffix(s, "ll") && !strings.HasSuffix(s, "ss"):
			return s[:len(s)-1]
		case needsE(s):
			return s + "e"
		}
		return s
	}
	return w
}

// needsE reports whether a stem has lost an e before -ing: "provid", "achiev",
// "ensur", but not "deepen", "support", "work".
func needsE(s string) bool {
	n := len(s)
	last, prev := s[n-1], s[n-2]
	switch last {
	case 'v', 'c', 'g', 'z', 'u':
		return !(last == 'g' && prev == 'n')
	case 't':
		return strings.HasSuffix(s, "at") && n > 4 && !strings.HasSuffix(s, "eat") && s != "combat" && s != "repeat" || strings.HasSuffix(s, "ut") && strings.HasSuffix(s, "ibut") || strings.HasSuffix(s, "ot") && strings.HasSuffix(s, "mot") || strings.HasSuffix(s, "cut")
	case 'd':
		return prev == 'i' || prev == 'u'
	case 'r':
		return prev == 'u' || prev == 'o' && strings.HasSuffix(s, "plor") || strings.HasSuffix(s, "shar") || strings.HasSuffix(s, "prepar")
	case 's':
		return prev == 'i' || prev == 'a' || prev == 'o' || prev == 'u'
	case 'm':
		return strings.HasSuffix(s, "sum") || strings.HasSuffix(s, "welcom")
	case 'n':
		return strings.HasSuffix(s, "min") || strings.HasSuffix(s, "bin")
	case 'l':
		return prev == 'b' || prev == 'k'
	case 'k':
		return strings.HasSuffix(s, "mak") || strings.HasSuffix(s, "tak")
	}
	return false
}

// cueVerb returns the base form of the verb that a cue itself is: "provide" of "is
// providing", "allocate" of "allocated".
func cueVerb(c *candidate) string {
	if k := c.word + 2; k < c.end && c.words[k-1].low == "-" {
		part := *c
		part.word = k
		return c.words[c.word].low + "-" + cueVerb(&part) // "ring-fenced"
	}
	for k := c.word; k < c.end; k++ {
		w := c.words[k].low
		switch {
		case w == "made" || strings.HasSuffix(w, "ing"):
			return lemma(w)
		case strings.HasSuffix(w, "eed"):
			return strings.TrimSuffix(w, "d")
		case strings.HasSuffix(w, "ied"):
			return strings.TrimSuffix(w, "ied") + "y"
		case strings.HasSuffix(w, "ed"):
			return lemma(strings.TrimSuffix(w, "ed") + "ing") // the same stems lose their e
		case k == c.word && strings.HasSuffix(w, "s"):
			return strings.TrimSuffix(w, "s")
		}
	}
	return c.words[c.word].low
}

// innerVerb is the verb of the act behind one that only says that it goes on or
// begins: "continue to support", "keep working".
func (d *document) innerVerb(e *evidence) string {
	if !d.x.vocab.has(classPursuing, e.verb) {
		return e.verb
	}
	ws := e.words
	k := d.skipAdverbs(ws, e.row.verb+1)
	if k < 0 || k >= e.row.last {
		return e.verb
	}
	form := "VBG"
	if ws[k].low == "to" {
		form = "VB"
		if k = d.skipAdverbs(ws, k+1); k < 0 || k >= e.row.last {
			return e.verb
		}
	}
	if !d.isVerb(ws, k, form) {
		return e.verb
	}
	return lemma(ws[k].low)
}

// participle returns the base form of a past participle that a list knows, "" if
// none does: "carried" -> "carry".
func (d *document) participle(w string) string {
	s, ok := strings.CutSuffix(w, "ed")
	if !ok {
		return ""
	}
	for _, base := range []string{s, s + "e", strings.TrimSuffix(s, "i") + "y", s[:max(0, len(s)-1)]} {
		if d.x.verbs[base] {
			return base
		}
	}
	return ""
}
