package text

import "strings"

// code returns how far a word that began at i goes on beyond the hyphen of
// width h at j: in "COVID-19", "F-16", "MiG-29" and "2021-05-12"; 0 if the
// hyphen ends it.
func code(s string, i, j, h int) int {
	left, k := s[i:j], j+h
	n := 0
	for isDigit(peek(s, k+n)) {
		if n++; n > 3 {
			return 0 // "post-2015", "UN-2023"
		}
	}
	if n == 0 {
		return 0
	}
	end := k + n
	if numeric(left) {
		// Year-month-day, and nothing else.
		if len(left) == 4 && n == 2 && peek(s, end) == '-' && isDigit(peek(s, end+1)) && isDigit(peek(s, end+2)) && !isDigit(peek(s, end+3)) {
			return end + 3
		}
		return 0
	}
	if len(left) > 6 || hyphen(s, end) > 0 || peek(s, end) == ',' && isDigit(peek(s, end+1)) || peek(s, end) == '.' && isDigit(peek(s, end+1)) {
		return 0
	}
	uppers := 0
	for x := range len(left) {
		if !isAlpha(left[x]) && !isDigit(left[x]) {
			return 0
		}
		if isUpper(left[x]) {
			uppers++
		}
	}
	if uppers == len(left) || uppers > 0 && (len(left) <= 2 || uppers > 1) || strings.EqualFold(left, "covid") {
		return end
	}
	return 0
}

// grouped reports whether the comma at j, which a digit precedes, groups
// digits: "1,200", "1,00,000".
func grouped(s string, j int) bool {
	n := 0
	for isDigit(peek(s, j+1+n)) {
		if n++; n > 3 {
			return false
		}
	}
	if n == 3 {
		return !isDigit(peek(s, j-4)) || !isDigit(peek(s, j-3)) || !isDigit(peek(s, j-2))
	}
	return n == 2 && peek(s, j+3) == ',' && isDigit(peek(s, j+4)) && isDigit(peek(s, j+5))
}

// clock reports whether the colon at j stands inside a time, "10:30".
func clock(s string, i, j int) bool {
	return isDigit(peek(s, j-1)) && isDigit(peek(s, j+1)) && isDigit(peek(s, j+2)) && !isDigit(peek(s, j+3)) && (j-i <= 2 || peek(s, j-3) == ':')
}

func numeric(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) && s[i] != '/' {
			return false
		}
	}
	return s != ""
}

func allUpper(s string) bool {
	for i := range len(s) {
		if !isUpper(s[i]) {
			return false
		}
	}
	return s != ""
}
