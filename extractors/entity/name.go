package entity

import (
	"strings"
	"unicode/utf8"

	"readout/pipeline"
)

// particles are lower-case words inside names.
var particles = wordSet("al el bin ibn bint ibni binti bte ben abu abd de del della der den di da das do dos du la le van von ter ten y e i zu af al- ud ur ul")

// suffixes stand behind a name and belong to it.
var suffixes = wordSet("jr sr ii iii iv vi vii viii ix")

// nameRun returns where the personal name that starts at word k ends, or k if
// none does. direct says that a title stands right before it, which makes even
// an ordinary word a name ("Secretary Rice").
func (p *page) nameRun(k int, direct bool) int {
	if end, ok := p.decided[int32(k)]; ok {
		return end
	}
	end := p.nameParts(k, direct)
	for end > k+1 && particles[p.words[end-1].fold] && !p.words[end-1].name {
		end--
	}
	if end > k+1 && p.words[end-1].fold == "al" {
		end--
	}
	for end > k && p.words[end-1].isMark() && p.words[end-1].text != "." {
		end--
	}
	return end
}

// nameParts is nameRun before words that no name ends with are cut.
func (p *page) nameParts(k int, direct bool) int {
	n, parts, end := k, 0, k
	sn := sentence{}
	if k < len(p.words) {
		sn = *p.sentenceOf(k)
	}
	for p.same(k, n) && parts < 8 {
		w := &p.words[n]
		if p.taken[n] {
			break
		}
		switch {
		case w.poss:
			return end
		case w.isMark():
			switch {
			case (w.text == "-" || w.text == "‑" || w.text == "–") && w.glued && parts > 0 && p.word(n+1).glued && p.same(k, n+1):
				next := p.word(n + 1)
				if !next.cap && !next.name && p.words[n-1].common || p.hit(n+1) != nil && p.hit(n+1).tier == tierKnown {
					return end
				}
				n++
				continue
			case w.text == "." && w.glued && parts > 0 && (utf8.RuneCountInString(p.words[n-1].text) == 1 || p.words[n-1].fold == "jr" || p.words[n-1].fold == "sr"):
				if suffixes[p.words[n-1].fold] && p.words[n-1].fold != "v" && !p.same(k, n+1) && !strings.HasPrefix(p.words[n-1].fold, "j") {
					return end
				}
				n++
				end = n
				continue
			case w.text == "," && parts > 0 && p.same(k, n+1) && (p.word(n+1).fold == "jr" || p.word(n+1).fold == "sr"):
				n++
				continue
			}
			return end
		case suffixes[w.fold] && parts > 0 && w.cap:
			n++
			end = n
			continue
		case particles[w.fold] && (parts > 0 || direct) && (!w.cap || w.common):
			next := p.word(n + 1)
			if (next.text == "-" || next.text == "’" || next.text == "'") && p.word(n+2).cap && next.glued {
				n += 2
				continue
			}
			if p.same(k, n+1) && (next.cap && (!next.common || next.name || sonOf[w.fold]) || particles[next.fold] && p.word(n+2).cap) {
				n++
				continue
			}
			return end
		case !w.cap:
			if w.glued && parts > 0 && p.word(n-1).text == "-" && w.name { // "Jong-un"
				n++
				end = n
				continue
			}
			if w.glued && parts > 0 && p.word(n-1).text == "-" {
				n++
				end = n
				continue
			}
			return end
		}
		first := utf8.RuneCountInString(w.text) == 1
		if h := p.hit(n); h != nil && (!first || h.j > n+1) && h.tier != tierWeak {
			known := h.label != pipeline.Place || h.tier == tierKnown || h.j-h.i > 1
			if prev := p.word(n - 1); parts > 0 && (prev.fold == "al" || prev.text == "-" && p.word(n-2).fold == "al") {
				known = false // "Al Sabah"
			}
			if next := p.word(n + 1); direct && parts == 0 && w.name && h.j == n+1 && next.cap && next.name && !next.common && !next.isMark() {
				known = false // "President Chad Miller"
			}
			if known && !(parts > 0 && w.name && h.j == n+1 && h.label == pipeline.Place && h.tier != tierKnown) {
				return end
			}
			if parts == 0 && !w.name {
				return end
			}
		}
		if t := p.titleAt[n]; t.end > 0 && !(w.name && parts > 0 && t.end == n+1 && !sn.title && !p.nameFollows(t.end)) && !first {
			return end
		}
		if p.lx.heads[w.fold].Alone && w.common || p.lx.placeHeads[w.fold].Last != "" && w.common && !(direct && parts == 0) {
			return end
		}
		if direct && parts == 0 && w.upper && !sn.shout && !p.word(k-1).upper && !p.word(k-1).isMark() && !(p.word(n+1).cap && p.word(n+1).name && !p.word(n+1).common) {
			return end // "Chief AI Officer", but "SECRETARY LUND:"
		}
		if w.common && !first {
			switch {
			case parts > 0 && (p.word(n-1).fold == "al" || sonOf[p.word(n-1).fold]): // "Al Said", "bin Said"
			case notName[w.fold] && !(direct && !sn.title && !sn.shout && p.word(n+1).cap && !p.word(n+1).common):
				return end
			case w.name && parts > 0 && !sn.title && (!p.word(n+1).cap || p.word(n+1).isMark() || suffixes[p.word(n+1).fold] || p.word(n+1).name && !p.word(n+1).common), w.name && parts == 1 && sn.title && p.words[n-1].name && !p.words[n-1].common && !p.lx.is.headingVerbs[w.fold]:
			case direct && parts > 0 && w.name && !sn.title && p.words[n-1].name:
			case direct && parts == 0 && (w.name || notName[w.fold]) && !sn.title:
			case direct && parts == 0 && w.name && sn.title && (p.word(n+1).poss || p.word(n+1).isMark() || !p.word(n+1).cap || p.word(n+1).name && !p.word(n+1).common):
			default:
				return end
			}
		}
		if w.upper && parts > 0 && !sn.shout && !p.lastUpper(k, n) && !w.name {
			return end
		}
		n++
		parts++
		end = n
	}
	return end
}

// notName are ordinary words that the list of names has, but that follow names
// in sentences and headings.
var notName = wordSet(`will may can said says met and in of for on at by an as so to or we he she it is be do my all ask
	call calls meet meets day today sees states state article alternate olympic first chamber new hope hopes visit talks talk deal prize award administration office`)

func (p *page) nameFollows(i int) bool {
	w := p.word(i)
	return w.cap && w.name && !w.common
}

// lastUpper reports whether a word of [k, n) is in capitals throughout.
func (p *page) lastUpper(k, n int) bool {
	for i := k; i < n; i++ {
		if p.words[i].upper {
			return true
		}
	}
	return false
}

// nameBefore returns where the name that ends before word c begins.
func (p *page) nameBefore(c int) int {
	for s := max(0, c-9); s < c; s++ {
		if p.same(s, c) && (s == 0 || !p.same(s-1, s) || !p.word(s-1).cap || p.word(s-1).isMark() || p.inTitle(s-1)) &&
			p.words[s].cap && !p.words[s].isMark() && !p.inTitle(s) && p.nameRun(s, false) == c {
			return s
		}
	}
	return c
}
