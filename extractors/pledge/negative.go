package pledge

// inverted reads "nor will it recognize": the trigger begins at "nor", the
// subject stands between the modal and its verb.
func (d *document) inverted(c candidate) (candidate, bool) {
	ws := c.words
	if len(c.cue.Extends) > 0 {
		return c, false
	}
	j := c.end
	for j < len(ws) && j < c.end+8 && (isPersonal(ws[j].low) || ws[j].ent >= 0 || ws[j].tag == "DT" || ws[j].tag == "PRP$" || isNominal(ws[j]) && !d.isVerb(ws, j, "VB")) {
		j++
	}
	if j == c.end || j >= len(ws) || !d.isVerb(ws, j, "VB") {
		return c, false
	}
	c.start, c.aux, c.neg, c.inverted = c.word-1, c.word-1, true, true
	c.body, c.then = j, thenBase
	return c, true
}

// invertedSubject is the phrase between the modal and its verb.
func (d *document) invertedSubject(c *candidate) subject {
	s := subject{first: c.end, last: c.body}
	s.head = d.headOf(c.words, s.first, s.last)
	s.kind = d.kindOf(c.words, s)
	return s
}

// negative turns "none of us", "neither side", "no party" into the party that
// will not: it marks the candidate and returns the subject with all its words.
func (d *document) negative(c *candidate, s subject) subject {
	ws := c.words
	if s.empty() {
		return s
	}
	if k := s.first; k > 1 && ws[k-1].low == "of" && (ws[k-2].low == "none" || ws[k-2].low == "neither") {
		s.first = k - 2
		c.neg, c.none = true, true
		if s.kind == "none" || ws[s.head].low == "us" || ws[s.head].low == "them" {
			s.kind = "pronoun"
		}
		return s
	}
	switch ws[s.first].low {
	case "neither", "none":
		c.neg, c.none = true, true
	case "no":
		if s.kind == "actor" {
			c.neg, c.none = true, true
		}
	}
	return s
}
