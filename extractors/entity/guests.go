package entity

import "readout/pipeline"

// A guestList is the people of a list of a sentence, by number of mention.
type guestList []int

// guestLists returns the lists of people with offices, "with Foreign Minister Mia Lund,
// Defence Minister Ole Holt (MoD), and members of their team including Ada Berg".
func (p *page) guestLists(people []pipeline.PersonMention, told []served) []guestList {
	var out []guestList
	var list guestList
	done := func() {
		if len(list) > 1 {
			out = append(out, list)
		}
		list = nil
	}
	end := 0
	for i := range people {
		f := p.settledAt(told[i].word)
		if f == nil {
			done()
			continue
		}
		start, last := f.i, f.j
		if t := f.person; t != nil && t.ti < t.tj {
			if t.tj <= f.i {
				start = p.titleStart(t.ti)
			} else {
				last = max(last, t.tj)
			}
		}
		if len(list) > 0 && !p.goesOn(end, start) {
			done()
		}
		list, end = append(list, i), last
	}
	done()
	return out
}

// goesOn reports whether words [i, j) join the members of a list: besides commas and
// "and" they may hold codes in brackets and a few nouns, "members of the team including".
func (p *page) goesOn(i, j int) bool {
	if !p.same(i-1, j) || i >= j {
		return false
	}
	nouns, joins := 0, false
	for ; i < j; i++ {
		switch w := &p.words[i]; {
		case w.text == "," || w.text == ";" || w.fold == "and" || w.text == "&" || w.fold == "including":
			joins = true
		case w.text == "(" && p.words[i+1].upper && p.word(i+2).text == ")":
			i += 2
		case w.fold == "as" || w.fold == "well" || w.fold == "also" || w.fold == "the" || w.fold == "of":
		case w.isMark() || w.cap || finite[w.fold] || speech[w.fold] || w.fold == "by" || w.fold == "who" || p.lx.is.meets[w.fold]:
			return false
		default:
			if nouns++; nouns > manyNouns {
				return false
			}
		}
	}
	return joins
}

// manyNouns is how many other words may stand between the members of a list.
const manyNouns = 5

// sandwiched gives a state to who stands without one in a list between two of the same,
// "Kenyan Foreign Minister Moyo, Minister of Ports Otieno, and Adviser to the Kenyan
// President Wanjiru", and makes guests of all in a list of which the first is one.
func (p *page) sandwiched(lists []guestList, people []pipeline.PersonMention, told []served) {
	for _, list := range lists {
		for n, i := range list {
			s := &told[i]
			if n > 0 && told[list[0]].guest && !s.guest {
				s.guest, s.by, s.place = true, told[list[0]].by, told[list[0]].place
				if s.state == "" {
					s.beside = list[n-1] + 1
				}
			}
			if s.state != "" || s.formal || people[i].Title == "" {
				continue
			}
			left, right := "", ""
			for _, k := range list[:n] {
				if told[k].state != "" {
					left = told[k].state
				}
			}
			for k := len(list) - 1; k > n; k-- {
				if told[list[k]].state != "" {
					right = told[list[k]].state
				}
			}
			if left != "" && left == right {
				s.near, s.close = left, true
			}
		}
	}
}

// ofOneSide gives the state of the other guests of a list to those that only the lack
// of any state has made the issuer's.
func (r *round) ofOneSide() {
	own := r.p.issuer
	for _, list := range r.lists {
		one, several := "", false
		for _, c := range list {
			if s := c.country; s != "" && s != own && c.figure == nil {
				several = several || one != "" && s != one
				one = s
			}
		}
		if one == "" || several {
			continue
		}
		for _, c := range list {
			if c.country == own && c.guest && !c.own && c.lead == "" && len(c.at) < 3 && !sentAt(c.kind) && c.kind != "spokesperson" && r.free(c, one) {
				c.country = one
			}
		}
	}
}
