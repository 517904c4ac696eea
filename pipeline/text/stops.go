package text

// stop decides about the full stop at j in the word that began at i, whose last
// run of letters or digits began at seg. It returns where the word goes on, or
// where it ends and true.
func stop(s string, i, seg, j int) (next int, end bool) {
	if isDigit(s[j-1]) {
		if isDigit(peek(s, j+1)) {
			return j + 1, false // "3.5"
		}
		return j, true
	}
	c, w := at(s, j+1)
	if w > 0 && isWord(c) {
		if e := domain(s, i, j); e > 0 {
			return e, true
		}
		after, aw := at(s, j+1+w)
		single := aw == 0 || !isWord(after)
		switch {
		case runes(s[seg:j]) == 1 && single: // "U.S", "a.m"
			return j + 1, false
		case single && peek(s, j+2) == '.' && (j-i <= 3 && upperAt(s, i) || isDigit(peek(s, j-2)) && s[j+1] == 'm'): // "Ph.D.", "8:30a.m."
			return j + 1, false
		case runes(s[seg:j]) == 1 && upperAt(s, seg) && upperAt(s, j+1): // "J.Smith", "H.E.Mr"
			return j + 1, true
		}
		return j, true
	}
	if runes(s[seg:j]) == 1 && seg > i {
		return j + 1, true // the last stop of "U.S."
	}
	kind := kindOf(s[i:j])
	if kind&kindNumber != 0 && numberFollows(s, j+1) {
		return j + 1, true
	}
	if upperAt(s, i) && kind&kindCalendarNumber != 0 && numberFollows(s, j+1) {
		return j + 1, true
	}
	if kind&(kindTitle|kindCalendar|kindRegion) != 0 && upperAt(s, i) || kind&(kindCommon|kindWithin) != 0 {
		// "at 9 a.m. EST. The SEC. We": capitals are no abbreviation unless all
		// around them are.
		if j-i < 3 || !allUpper(s[i:j]) || capitalsFollow(s, j+1) {
			return j + 1, true
		}
	}
	if runes(s[i:j]) == 1 && upperAt(s, i) && initial(s, j+1) {
		return j + 1, true
	}
	if n := peek(s, j+1); (n == ',' || n == ';') && j-i <= 5 {
		return j + 1, true // "Wm.;": nothing else has a stop before these
	}
	return j, true
}

// capitalsFollow reports whether the word after the spaces at k begins with two
// capitals.
func capitalsFollow(s string, k int) bool {
	for n := 0; n < 4 && (peek(s, k) == ' ' || peek(s, k) == ','); n++ {
		k++
	}
	return isUpper(peek(s, k)) && (isUpper(peek(s, k+1)) || peek(s, k+1) == '.')
}

// initial reports whether what follows a capital and its full stop at k makes
// it an initial: a word, a hyphen or a comma.
func initial(s string, k int) bool {
	if c := peek(s, k); hyphen(s, k) > 0 || c == ',' || c == ';' {
		return true
	}
	for n := 0; n < 4; n++ {
		c, w := at(s, k)
		if c != space || w == 0 {
			break
		}
		k += w
	}
	return letterAt(s, k)
}

// numberFollows reports whether a digit follows at k after some spaces.
func numberFollows(s string, k int) bool {
	for n := 0; n < 4; n++ {
		c, w := at(s, k)
		if c != space || w == 0 {
			return c == digit
		}
		k += w
	}
	return false
}

// runes counts the runes of w up to 2.
func runes(w string) int {
	n := 0
	for range w {
		if n++; n == 2 {
			break
		}
	}
	return n
}
