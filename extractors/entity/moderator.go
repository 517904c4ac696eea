package entity

// moderates reports whether c, whom the document calls by a family name and a form of
// address, is the spokesperson l of its issuer: "MS LUND:" opens turns of a transcript,
// or the name is no usual given name or word.
func (r *round) moderates(l *leader, c *chain) bool {
	if l.iso3 != r.p.issuer || !c.formal {
		return false
	}
	for _, i := range c.at {
		if r.p.turn(i) {
			return true
		}
	}
	return !r.p.lx.isGiven(l.family[0])
}
