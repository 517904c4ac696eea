package entity

import (
	"unicode"
	"unicode/utf8"

	"readout/pipeline"
	"readout/rules"
)

// longEntry is how many words and marks an office in an entry has at most.
const longEntry = 28

// entry returns the office that stands behind the name of f up to the next comma or the
// end of its line, whatever stands before the noun of the office: "Mia Lund, Harbour
// Guild President and CEO", "Mia Lund – Former Chief Historian of the Forest Service".
func (p *page) entry(f *finding) (ti, tj int, title int32, ok bool) {
	k := p.letters(f.j)
	switch w := p.word(k); {
	case !p.same(f.i, k) || w.glued && w.text != ",":
		return
	case w.text == ",", w.text == "–", w.text == "—":
	case (w.text == "-" || w.text == ":") && p.opensLine(p.sentenceOf(f.i).first, f.i):
	default:
		return
	}
	k++
	if w := p.word(k).fold; w == "the" || w == "a" || w == "an" || w == "our" {
		k++
	}
	if tenure[p.word(k).fold] && !holds[p.word(k).fold] {
		k++
	}
	end, noun := p.officeRun(f, k)
	if noun < 0 {
		return
	}
	return k, end, noun, true
}

// officeRun returns the end of the office that begins at word k behind the name of f and
// goes on over words with capitals and those that join them, and its title; -1 if it
// has no noun of an office or the noun is somebody else's.
func (p *page) officeRun(f *finding, k int) (end int, title int32) {
	end = k
	held := false // a noun of an office stands before
	led := 0      // a preposition that stands behind it
	ends := false // a noun of an office ends a part of the run
run:
	for n := k; n < k+longEntry && p.same(f.i, n); n++ {
		w := &p.words[n]
		if o := p.owner[n]; o >= 0 && p.settled[o].i == n && o != p.owner[f.i] && p.settled[o].label == pipeline.Person {
			g := &p.settled[o]
			if prev := p.words[n-1].fold; p.chair(g.j) > g.j || led > 0 && p.officeBetween(led, n) || g.j == n+1 && (prev == "of" || prev == "at") {
				// "Mia Lund, Ole Berg Professor of Law", "Chief of Staff to President Ole Berg"
				n, end, led = g.j-1, g.j, 0
				continue
			}
			return k, -1 // "Mia Lund, Minister Ole Berg"
		}
		switch {
		case w.text == "." && w.glued && n > k && len(p.words[n-1].text) <= 3 && p.same(f.i, n+1):
		case w.poss && n > k:
			continue
		case (w.text == "-" || w.text == "/") && p.word(n+1).cap:
			continue
		case w.text == "(" && n > k && p.word(n+2).text == ")" && p.words[n+1].upper && p.same(f.i, n+3):
			n += 2 // "Bureau of Forests (BoF) Director"
			continue
		case w.text == "&" || !w.cap && joiningOffice[w.fold]:
			next := n + 1
			if p.word(next).fold == "the" {
				next++
			}
			if n == k || !p.joins(next) {
				break run
			}
			switch {
			case w.fold == "and" || w.text == "&":
				led = 0
			case held && w.fold != "the":
				led = n
			}
			continue
		case w.isMark():
			break run
		case p.taken[n] && !w.cap:
		case !w.cap && n == k && (holds[w.fold] || p.titleAt[n].end > 0 && p.officeNoun(n) >= 0):
		case !w.cap, p.runTogether(n):
			break run
		}
		end = n + 1
		if p.officeNoun(n) >= 0 {
			held = true
			if t := p.titleAt[n]; t.end > end && p.same(f.i, t.end-1) {
				end = t.end
			}
			next := p.word(end)
			first := p.titleAt[n].end > 0 && (n == k || p.grades(k, n) || p.awayFrom(n, end))
			ends = ends || first || !p.same(f.i, end) || next.isMark() || joiningOffice[next.fold] || !next.cap
			n = end - 1
		}
	}
	for end < len(p.words) && p.words[end].poss && !p.word(end+1).cap {
		return k, -1 // "Mia Lund, the Minister's wife"
	}
	if h := p.hit(k); end == k || !held || !ends || h != nil && h.j >= end {
		return k, -1
	}
	title = p.bestTitle(k, end)
	if title >= 0 && (p.lx.titles[title].Honorific || p.lx.titles[title].Plural) {
		return k, -1
	}
	for n := end - 1; n >= k && title < 0; n-- {
		title = p.officeNoun(n)
	}
	return end, title
}

// grades reports whether words [i, j) only say how high an office is: "Acting Associate".
func (p *page) grades(i, j int) bool {
	for ; i < j; i++ {
		if !p.lx.is.grades[p.words[i].fold] && !p.words[i].isMark() {
			return false
		}
	}
	return true
}

// joins reports whether word n goes on an office behind a word that joins its parts: it
// has a capital and is no date.
func (p *page) joins(n int) bool {
	if n >= len(p.words) || p.same(n-1, n) && !p.taken[n] {
		return p.word(n).cap
	}
	for p.same(n-1, n) && p.taken[n] {
		n++
	}
	w := p.word(n)
	return p.same(n-1, n) && w.cap && w.common && !w.isMark() // "on October 7 Crimes"
}

// chair returns the word behind the noun of a chair or fellowship that words with
// capitals lead to from word j, behind whom it is called after; j if there is none.
func (p *page) chair(j int) int {
	for n := j; n < j+8 && p.same(j-1, n); n++ {
		switch w := &p.words[n]; {
		case p.lx.is.chairs[w.fold] && w.cap:
			return n + 1
		case !w.cap && w.fold != "and" && w.text != "." && w.text != "&":
			return j
		}
	}
	return j
}

// officeBetween reports whether an office behind the preposition at word led ends right
// before word n, where the name of who holds it begins.
func (p *page) officeBetween(led, n int) bool {
	for i := led + 1; i < n; i++ {
		if t := p.titleAt[i]; t.end == n && !p.lx.titles[t.title].Honorific {
			return true
		}
	}
	return false
}

// runTogether reports whether word n is two that a lost line end ran together:
// "AffairsBureau".
func (p *page) runTogether(n int) bool {
	w := &p.words[n]
	if w.common || w.name || w.upper {
		return false
	}
	for i, r := range w.text {
		if i < 4 || !unicode.IsUpper(r) {
			continue
		}
		if last, _ := utf8.DecodeLastRuneInString(w.text[:i]); !unicode.IsLower(last) {
			continue
		}
		if p.lx.is.publicNouns[rules.Fold(w.text[i:])] {
			return true
		}
	}
	return false
}

// officeNoun returns the title that word n is the noun of, -1 if it is none.
func (p *page) officeNoun(n int) int32 {
	if t := p.titleAt[n]; t.end > 0 && !p.lx.titles[t.title].Honorific && !p.lx.titles[t.title].Plural {
		if w := &p.words[n]; w.upper && p.lx.titles[t.title].Kind == "legislator" {
			return -1 // "Harbour MEP" is a centre
		}
		return t.title
	}
	if t, ok := p.lx.behind[p.words[n].fold]; ok {
		return t
	}
	return -1
}

// joiningOffice are words in lower case inside offices.
var joiningOffice = wordSet("of for to the and in at on de del la")

// longer takes the office behind the name of f further, where it goes on in words that
// only the whole line tells apart from names: "Assistant to the President and Harbour
// Policy Advisor".
func (p *page) longer(f *finding, t *personFacts) {
	if t.ti < f.j || t.title < 0 {
		return
	}
	if from := p.letters(f.j) + 1; t.ti < from || t.ti > from+2 {
		return
	}
	if end, title := p.officeRun(f, t.ti); title >= 0 && end > t.tj {
		t.tj = end
	}
}
