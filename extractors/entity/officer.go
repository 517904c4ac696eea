package entity

import "readout/pipeline"

// privately reports whether the office of f, which stands behind the name, is held in a
// society, firm or school, whose name follows a comma: "Mia Lund, Executive Director,
// Harbour Alliance".
func (p *page) privately(f *finding, t *personFacts) bool {
	k := t.tj + 1
	if t.ti < f.j || p.word(t.tj).text != "," || !p.same(f.i, k) || !p.words[k].cap {
		return false
	}
	if o := p.settledAt(k); o != nil && o.label != pipeline.Org {
		if e := o.j; o.label == pipeline.Person || e >= len(p.words) || !p.words[e].cap || p.words[e].isMark() {
			return false // "Mia Lund, Director, Nairobi"
		}
	}
	end, society, public := k, false, false
	for end < k+14 && p.same(k, end) && (p.words[end].cap || particles[p.words[end].fold] || joining[p.words[end].fold] || p.words[end].text == "&" || p.words[end].text == "-" || p.words[end].poss) {
		w := p.words[end].fold
		society = society || p.lx.is.societies[w]
		public = public || p.lx.is.publicNouns[w]
		end++
	}
	if public {
		return false
	}
	if o := p.settledAt(k); o != nil && o.label == pipeline.Org {
		switch p.bodyOf(o).kind {
		case "other", "academic", "ngo", "company", "media":
			return true
		}
		return society && o.entries == nil // "National Harbour Alliance"
	}
	if society && end-k > 1 {
		return true
	}
	// The rest of an entry in a list: "- Mia Lund, Policy Director, Voters of Tomorrow".
	first := p.sentenceOf(f.i).first
	for first < f.i && p.words[first].isMark() {
		first++
	}
	if h := p.titleAt[first]; h.end > 0 && p.lx.titles[h.title].Honorific {
		first = p.titleFrom(h.end)
	}
	return first == f.i && end-k > 1 && (!p.same(k, end) || p.words[end].text == ";" || p.words[end].text == "(")
}

// inSociety reports whether the office of t is held in a private body that it names:
// "President of the Kenya Tennis Union", "Lund Ltd Board Chairman".
func (p *page) inSociety(t *personFacts) bool {
	for i := t.ti; i < t.tj; i++ {
		o := p.settledAt(i)
		if o == nil || o.label != pipeline.Org {
			continue
		}
		switch p.bodyOf(o).kind {
		case "other", "ngo", "company", "media", "":
			if p.lx.is.societies[p.words[o.j-1].fold] || p.word(o.j).fold == "board" {
				return true
			}
		}
		i = o.j - 1
	}
	return false
}

// joining are words in lower case inside names of bodies.
var joining = wordSet("of for and the in on to")
