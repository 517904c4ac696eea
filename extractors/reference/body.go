package reference

import (
	"slices"
	"strings"
)

// bodyNamed resolves "the Commission": the last body with this word in its name.
func (d *document) bodyNamed(p *phrase) int {
	at := d.words[p.first].start
	if name, ok := d.lx.epithets[p.noun]; ok {
		for i := range d.entities[:min(len(d.entities), 400)] {
			if e := &d.entities[i]; e.kind == organization && e.first < at && strings.ToLower(e.name) == name {
				return i
			}
		}
		return -1
	}
	if b := d.parties.speaks; b >= 0 && containsWord(strings.ToLower(d.entities[b].name), p.noun) && d.entities[b].first < at {
		return b
	}
	best, later, n := -1, -1, 0
	for i, looked := d.firstMention(at)-1, 0; i >= 0 && looked < 200; i, looked = i-1, looked+1 {
		if e := &d.entities[d.mentions[i].entity]; e.kind == organization && containsWord(strings.ToLower(e.name)+" "+strings.ToLower(d.text[d.mentions[i].Start:d.mentions[i].End]), p.noun) {
			best = d.mentions[i].entity
			break
		}
	}
	if best >= 0 {
		return best
	}
	// A ministry that signs below.
	if p.noun != "ministry" && p.noun != "department" && p.noun != "embassy" {
		return -1
	}
	for i, looked := d.firstMention(at), 0; i < len(d.mentions) && looked < 200; i, looked = i+1, looked+1 {
		if e := &d.entities[d.mentions[i].entity]; e.kind == organization && containsWord(strings.ToLower(e.name), p.noun) && later != d.mentions[i].entity {
			later = d.mentions[i].entity
			n++
		}
	}
	if n == 1 {
		return later
	}
	return -1
}

// firstMention is the first mention from a byte on.
func (d *document) firstMention(at int) int {
	i, _ := slices.BinarySearchFunc(d.mentions, at, func(m mention, at int) int { return m.Start - at })
	return i
}
