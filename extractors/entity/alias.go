package entity

import (
	"strings"
	"unicode/utf8"

	"readout/pipeline"
	"readout/rules"
)

// introduce notes which bodies the document names in full elsewhere: by an acronym
// that it explains, "Bureau of Forests (BoF)", or by the first part of a longer name,
// "Forest Council" beside "Forest Council of the Lake States".
func (p *page) introduce() {
	p.fullAt = make([]int32, len(p.settled))
	codes, parts := map[string]int32{}, map[string]int32{}
	for k := range p.settled {
		p.fullAt[k] = -1
		f := &p.settled[k]
		c, e := p.codeBehind(f)
		if f.label == pipeline.Place && e == c+1 && f.entries != nil {
			if p.placeCodes == nil {
				p.placeCodes = map[string]int32{}
			}
			p.placeCodes[p.words[c].text] = int32(k) // "Republic of Cyprus (ROC)"
		}
		if f.label != pipeline.Org {
			continue
		}
		if c > 0 && p.stands(f, c, e) {
			if text := p.slice(c, e); codes[text] == 0 {
				codes[text] = int32(k) + 1
			}
		}
		start := f.i
		if p.between(f.i, f.j) { // "Kenya-Norway Joint Commission"
			start = p.hit(p.hit(f.i).j + 1).j
			if start < f.j-1 {
				parts[rules.Fold(p.slice(start, f.j))] = int32(k)
			}
		}
		for i := start + 1; i < f.j; i++ {
			w := &p.words[i]
			if !w.cap && longer[w.fold] || i == f.j-1 && w.cap && p.lx.is.firms[w.fold] {
				key := rules.Fold(p.slice(start, i))
				if old, ok := parts[key]; ok && old >= 0 && rules.Fold(p.text[p.settled[old].start:p.settled[old].end]) != rules.Fold(p.text[f.start:f.end]) {
					parts[key] = -1 // two bodies begin so
				} else if !ok {
					parts[key] = int32(k)
				}
			}
		}
	}
	for k := range p.settled {
		f := &p.settled[k]
		if f.label != pipeline.Org {
			continue
		}
		text := p.text[f.start:f.end]
		if n := codes[text] - 1; n >= 0 && n != int32(k) {
			p.fullAt[k] = n
			continue
		}
		if f.entries != nil || p.lx.heads[p.words[f.i].fold].Kind == "ministry" {
			continue // every state has a body of this name, or all know it
		}
		if n, ok := parts[rules.Fold(text)]; ok && n >= 0 && n != int32(k) {
			p.fullAt[k] = n
		}
	}
}

// longer are words in lower case with which the name of a body goes on.
var longer = wordSet("of for on against and")

// fullName returns the finding that names the body of f in full, nil if f does
// itself.
func (p *page) fullName(f *finding) *finding {
	if f.i >= len(p.owner) || p.owner[f.i] < 0 || int(p.owner[f.i]) >= len(p.fullAt) {
		return nil
	}
	if n := p.fullAt[p.owner[f.i]]; n >= 0 && p.settled[p.owner[f.i]].start == f.start {
		return &p.settled[n]
	}
	return nil
}

// codeBehind returns the words [c, e) of a short name in brackets behind f, quoted or
// not: an acronym, or a name that an acronym begins or ends, "MFT", "MFT-IO", "MFT Black
// Sea". Both are 0 if none is there.
func (p *page) codeBehind(f *finding) (c, e int) {
	c = f.j
	if w, h := p.word(c), p.hit(c+1); (w.fold == "in" || w.fold == "for" || w.text == ",") && h != nil && h.label == pipeline.Place && p.word(h.j).text == "(" {
		c = h.j // "Monitoring Mission in Kenya (MMK)", "Harbour Bureau, Kenya (HB)"
	}
	if p.word(c).text != "(" || f.j-f.i < 2 {
		return 0, 0
	}
	for c++; c < f.j+12 && p.word(c).isMark(); c++ {
	}
	for e = c; e < c+maxShort && p.same(f.j, e); e++ {
		if w := p.word(e); !(w.cap && !w.isMark()) && !(w.glued && (w.text == "-" || w.text == "–" || w.text == "/") && p.word(e+1).glued && p.word(e+1).cap) && w.fold != "of" {
			break
		}
	}
	if e == c || !isCode(p.words[c].text) && (e == c+1 || !isCode(p.words[e-1].text)) {
		return 0, 0
	}
	end := e
	if w := p.word(end); w.isMark() && w.text != ")" && w.text != "," || w.poss {
		end++
	}
	if p.word(end).text == "," { // "(EBY, for its Spanish acronym)"
		for k := end; k < end+8 && p.same(c, k); k++ {
			if w := p.word(k).fold; w == "acronym" || w == "abbreviation" || w == "acronyms" || w == "initials" {
				for end = k; end < k+4 && p.word(end).text != ")"; end++ {
				}
				break
			}
		}
	}
	if p.word(end).text != ")" || !p.same(f.j, end) {
		return 0, 0
	}
	return c, e
}

// maxShort is how many words a short name in brackets has at most.
const maxShort = 5

// stands reports whether the short name at words [c, e) may stand for f where the
// gazetteer has it as another body's.
func (p *page) stands(f *finding, c, e int) bool {
	h := p.hit(c)
	if h == nil || h.label != pipeline.Org || h.j != e || len(f.entries) > 0 && p.lx.entries[f.entries[0]].acronym == p.slice(c, e) {
		return true
	}
	for _, k := range h.entries {
		if len(f.entries) > 0 && p.lx.entries[f.entries[0]].id == p.lx.entries[k].id {
			return true
		}
	}
	id := p.lx.entries[h.entries[0]].id
	for i := f.i; i < f.j; i++ {
		if o := p.hit(i); o != nil && o.label == pipeline.Org && o.j <= f.j && p.lx.entries[o.entries[0]].id == id {
			return false // "Council of the African Union (AU)"
		}
	}
	var initials []rune
	for i := f.i; i < f.j; i++ {
		if w := &p.words[i]; w.cap {
			r, _ := utf8.DecodeRuneInString(w.text)
			initials = append(initials, r)
		}
	}
	first := strings.ToUpper(p.words[c].text)
	n := 0
	for _, r := range first {
		for n < len(initials) && initials[n] != r {
			n++
		}
		if n == len(initials) {
			return false
		}
		n++
	}
	r, _ := utf8.DecodeRuneInString(first)
	return initials[0] == r
}
