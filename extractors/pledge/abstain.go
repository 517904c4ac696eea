package pledge

// abstains reports whether not doing the act spares others something, so that not to
// do it is a commitment: a burden ("will not raise fees"), a step back ("will not
// withdraw from the treaty"), the use of one's own for harm ("will not allow its
// ports to be used"). What it denies others is refused: "will not allow transfers".
func (d *document) abstains(e *evidence) bool {
	ws, v := e.words, d.x.vocab
	k := e.row.verb
	if k < 0 || k >= len(ws) {
		return v.has(classAbstaining, e.verb)
	}
	switch e.verb {
	case "allow", "let", "permit":
		for j := k + 1; j+1 < len(ws) && j < k+9; j++ {
			if ws[j].low == "be" && ws[j-1].low == "to" {
				return true
			}
		}
		return k+1 < len(ws) && ws[k+1].tag == "PRP$"
	case "be":
		for j := k + 1; j < len(ws) && j < k+4; j++ {
			if ws[j].low == "first" {
				return true // "will not be the first to use force"
			}
			if (ws[j].tag == "VBN" || ws[j].tag == "VBD") && v.has(classAbstaining, d.participle(ws[j].low)) {
				return true // "no conditions will be imposed"
			}
		}
	}
	return v.has(classAbstaining, e.verb) || v.startsPhrase(classAbstaining, ws, k) > 1
}
