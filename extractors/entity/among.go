package entity

import "readout/pipeline"

// among returns the state of the people of whom the words before word i name some: "with
// Kenyan officials, including Mia Lund and Ole Moyo", "party representatives such as Mia
// Lund"; "" if those are no state's.
func (p *page) among(i int) string {
	for k := i - 1; k > i-farAmong && k > 0 && p.same(k, i); k-- {
		if o := p.owner[k]; o >= 0 && p.settled[o].i <= k {
			k = p.settled[o].i
			continue
		}
		switch w := &p.words[k]; {
		case w.fold == "including", w.fold == "as" && p.word(k-1).fold == "such", w.fold == "particularly", w.fold == "notably":
			return p.groupBefore(k)
		case w.cap, w.text == ",", w.text == ".", w.text == "-", w.text == "/", w.text == "&", w.poss, p.inTitle(k), inList[w.fold]:
		default:
			return ""
		}
	}
	return ""
}

// inList are words between the people of a list and in their offices.
var inList = wordSet("and as well the of for on to in at former acting deputy senior then the")

// farAmong is how many words behind "including" people of a list are named.
const farAmong = 60

// groupBefore returns the state of the group whose noun in the plural ends before word k:
// "Kenyan officials,", "leaders of Kenya", "representatives of the Kenya Tea Board".
func (p *page) groupBefore(k int) string {
	for k > 0 && (p.words[k-1].isMark() || p.words[k-1].fold == "such") && !p.words[k-1].poss {
		k--
	}
	noun, one := false, ""
	for n := k - 1; n >= 0 && n > k-farGroup && p.same(n, k); n-- {
		w := &p.words[n]
		if g := p.settledEnding(n + 1); g != nil && g.label != pipeline.Person {
			if !noun && !isPreposition[p.word(g.i-1).fold] && p.word(g.i-1).fold != "the" {
				return ""
			}
			state := ""
			if g.label == pipeline.Org {
				state = p.bodyOf(g).state
			} else {
				state = p.homeOf(g)
			}
			if noun || state == "" {
				return state
			}
			one = state // "leaders of Kenya"
			n = g.i
			continue
		}
		switch {
		case p.lx.is.groups[w.fold]:
			if one != "" {
				return one
			}
			noun = true
		case w.isMark() || finite[w.fold] || speech[w.fold] || p.lx.is.meets[w.fold] && w.fold != "on" || w.fold == "to" || w.fold == "for" || w.fold == "by":
			return ""
		}
	}
	return ""
}

// farGroup is how many words before "including" the group is named.
const farGroup = 9
