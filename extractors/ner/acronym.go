package ner

// define marks the words that the acronym at token k, in brackets, stands for:
// those before the bracket whose initials it is made of, "Bureau of Forests
// (BoF)".
func (b *block) define(k, first int) {
	if b.text[b.toks[k-1].Start] != '(' {
		return
	}
	var letters [12]byte
	n := 0
	for _, c := range []byte(b.text[b.toks[k].Start:b.toks[k].End]) {
		if 'A' <= c && c <= 'Z' {
			if n == len(letters) {
				return
			}
			letters[n] = c
			n++
		}
	}
	left := n
	for i := k - 2; i >= first && i > k-3*n-6 && left > 0; i-- {
		f := &b.facts[i]
		c := b.text[b.toks[i].Start] &^ 0x20
		switch {
		case f.bits&factMark != 0 || f.bits&factClitic != 0:
			if f.bits&(factLink|factCommaish|factClitic) == 0 {
				return
			}
		case c == letters[left-1] && (left > 1 || f.bits&factLink == 0):
			left--
			if left == 0 && n > 1 && f.bits&factCap != 0 { // "clean river water (CRW)" is no name
				for j := i; j <= k-2; j++ {
					b.facts[j].defined, b.facts[j].definedLast = uint8(position(j, i, k-2))+1, int32(k-2)
				}
			}
		case f.bits&factLink == 0:
			return
		}
	}
}

// labelOfHint returns 0 for no hint, else 1 + its label.
func labelOfHint(h uint8) uint8 {
	if h == 0 {
		return 0
	}
	return (h-1)/positions + 1
}

// elsewhere says what rules mostly found where the word stands elsewhere in the
// document: 0 if it does not, 1 for no name, 2 + the label, and 8 more where they
// always found the same.
func (e *evidence) elsewhere(own uint8) uint8 {
	n := e.hints
	if o := labelOfHint(own); n[o] > 0 {
		n[o]--
	}
	best, sum := 0, 0
	for l, c := range n {
		sum += int(c)
		if c > n[best] {
			best = l
		}
	}
	switch {
	case sum == 0:
		return 0
	case int(n[best]) == sum:
		return uint8(best) + 9
	}
	return uint8(best) + 1
}
