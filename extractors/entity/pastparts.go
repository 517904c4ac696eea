package entity

import "readout/pipeline"

// officeAfter returns the word at which an office begins that words with capitals, and
// no people's name, lead to from the "and" at word k; k if none does.
func (p *page) officeAfter(k int) int {
	for n := k + 1; n < k+9 && p.same(k, n); n++ {
		if t := p.titleAt[n]; t.end > 0 {
			if x := &p.lx.titles[t.title]; !p.words[n].cap || n == k+1 || x.Honorific || x.Plural || x.Kind == "other" || unique[x.Kind] {
				return k
			}
			return n
		}
		if e := p.orgAt[n]; e > n && e < k+9 {
			n = e - 1
			continue
		}
		h := p.hit(n)
		if h != nil && h.label == pipeline.Norp {
			return k
		}
		if h != nil {
			n = h.j - 1
			continue
		}
		if w := &p.words[n]; !w.cap || !w.common && !w.upper || p.decided[int32(n)] > 0 {
			return k
		}
	}
	return k
}

// lastField returns the word behind the last of several fields, which "and" leads to
// behind a comma, where word n begins it: ", and the Environment Lund". It is n if the
// words from from on are no list or no field follows.
func (p *page) lastField(from, n int) int {
	if !p.commaIn(from, n-2) {
		return n
	}
	if p.word(n).fold == "the" {
		n++
	}
	k := n
	for k < n+4 && p.same(n, k) && p.words[k].cap && (p.words[k].common || p.hit(k) != nil) && p.titleAt[k].end == 0 && p.decided[int32(k)] == 0 {
		if k > n && p.words[k].name && !p.word(k+1).common {
			break // "and Health Rose Lund"
		}
		k++
	}
	if w := p.word(k); k == n || !p.same(n, k) || !w.cap || w.isMark() {
		return n
	}
	return k
}

// enclosed returns the word behind the mark that closes the brackets at word k, which
// hold somebody's full name and no more; k if they do not.
func (p *page) enclosed(k int) int {
	from := p.address(k + 1)
	e := p.nameRun(from, from > k+1)
	if e <= from || e < k+3 || !p.same(k, e) || p.word(e).text != "]" && p.word(e).text != ")" {
		return k
	}
	if h := p.hit(k + 1); h != nil && h.tier != tierWeak && p.decided[int32(k+1)] == 0 || p.orgAt[k+1] > 0 {
		return k
	}
	return e + 1
}

// address returns the word behind the form of address at word k, "Mr"; k if there is none.
func (p *page) address(k int) int {
	if t := p.titleAt[min(k, len(p.words)-1)]; p.same(k-1, k) && t.end > 0 && p.lx.titles[t.title].Honorific {
		k = t.end
		for p.word(k).text == "." && p.word(k).glued {
			k++
		}
	}
	return k
}

// namesGoOn reports whether another full name follows the one that ends before word e
// in a list: ", Ole Berg and ...", "and Ole Berg".
func (p *page) namesGoOn(e int) bool {
	k := e
	if p.word(k).text == "," {
		k++
	}
	if p.word(k).fold == "and" {
		k++
	}
	return k > e && p.same(e, k) && p.nameRun(k, false) >= k+2
}

// interim returns the word behind "a.i." and the comma behind it where the comma at
// word k stands before or behind that; k if it does not.
func (p *page) interim(k int) int {
	if p.word(k-1).text == "." && p.word(k-2).fold == "i" && p.word(k-4).fold == "a" {
		return k + 1
	}
	if p.word(k+1).fold == "a" && p.word(k+3).fold == "i" && p.same(k, k+3) {
		n := k + 4
		for p.same(k, n) && (p.words[n].text == "." || p.words[n].text == ",") {
			n++
		}
		return n
	}
	return k
}
