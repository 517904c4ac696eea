package text

import (
	"strings"
	"unicode/utf8"
)

const (
	maxLocal  = 64  // bytes before the @ of an address, as RFC 5321 limits them
	maxDomain = 253 // bytes of a host name
)

// endings make "example.gov" a host name and "treaty.pdf" a file rather than two
// sentences without a space.
var endings = map[string]bool{
	"com": true, "org": true, "net": true, "gov": true, "mil": true, "edu": true, "int": true, "info": true, "europa": true,
	"pdf": true, "doc": true, "docx": true, "htm": true, "html": true, "xls": true, "xlsx": true, "csv": true, "txt": true, "zip": true, "jpg": true, "png": true,
}

// address returns the end of the web address whose scheme s[i:j] ends at the
// colon at j; 0 if there is none.
func address(s string, i, j int) int {
	if !strings.HasPrefix(s[j:], "://") {
		return 0
	}
	switch strings.ToLower(s[i:j]) {
	case "http", "https", "ftp":
		if e := addressEnd(s, j+3); e > j+3 {
			return e
		}
	}
	return 0
}

// addressEnd returns the end of a web address that goes on at k, without the
// punctuation of the sentence around it.
func addressEnd(s string, k int) int {
	start, open := k, 0
	for k < len(s) {
		c, w := at(s, k)
		if c == space || c == hidden || s[k] == '<' || s[k] == '>' || s[k] == '"' || s[k] == ')' && open == 0 {
			break
		}
		switch s[k] {
		case '(':
			open++
		case ')':
			open--
		}
		k += w
	}
	for k > start {
		r, w := utf8.DecodeLastRuneInString(s[start:k])
		if !strings.ContainsRune(".,;:!?'’”»…]", r) {
			break
		}
		k -= w
	}
	return k
}

// domain returns the end of the host name that began at i and goes on after
// the full stop at j, with its path; 0 if there is none.
func domain(s string, i, j int) int {
	end, last, dots := j, j, 0
	for k := j; k < len(s) && k-i < maxDomain; k++ {
		c := s[k]
		if c == '.' {
			if !isAlpha(peek(s, k+1)) && !isDigit(peek(s, k+1)) {
				break
			}
			last = k
			dots++
		} else if !isAlpha(c) && !isDigit(c) && c != '-' {
			break
		}
		end = k + 1
	}
	if end == j || j-i > maxDomain {
		return 0
	}
	www := j-i == 3 && strings.EqualFold(s[i:j], "www")
	tail := s[last+1 : end]
	slash := peek(s, end) == '/' && isAlpha(peek(s, end+1))
	if !www && !endings[strings.ToLower(tail)] && !(len(tail) == 2 && tail == strings.ToLower(tail) && (dots > 1 || slash) && j-i > 1) {
		return 0
	}
	if peek(s, end) == '@' {
		return 0 // the local part of an address
	}
	if peek(s, end) == '/' {
		return addressEnd(s, end)
	}
	return end
}

// emailFrom emits the e-mail address whose local part ends with the word
// s[i:j] before the @ at j, and returns its end; 0 if there is none.
func (t *scanner) emailFrom(i, j int) int {
	t.emit(i, j)
	if e := t.email(j); e > 0 {
		return e
	}
	t.tokens = t.tokens[:len(t.tokens)-1]
	return 0
}

// email takes back the tokens that are the local part before the @ at j, emits
// the address and returns its end; 0 if there is none.
func (t *scanner) email(j int) int {
	s, end, dot := t.s, j+1, 0
	for end < len(s) && end-j <= maxDomain {
		c := s[end]
		if c == '.' {
			if !isAlpha(peek(s, end+1)) && !isDigit(peek(s, end+1)) {
				break
			}
			dot = end
		} else if !isAlpha(c) && !isDigit(c) && c != '-' {
			break
		}
		end++
	}
	if dot == 0 {
		return 0
	}
	start := j
	for start > 0 && j-start < maxLocal {
		if c := s[start-1]; !isAlpha(c) && !isDigit(c) && c != '.' && c != '-' && c != '_' && c != '+' {
			break
		}
		start--
	}
	n := len(t.tokens)
	for n > 0 && t.tokens[n-1].Start >= start {
		n--
	}
	if n == len(t.tokens) || t.tokens[n].Start != start {
		return 0
	}
	t.tokens = t.tokens[:n]
	t.emit(start, end)
	return end
}
