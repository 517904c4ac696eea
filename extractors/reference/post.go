package reference

import (
	"slices"
	"strings"
)

// A post is one office of a title: "Deputy Prime Minister and Minister of Foreign
// Affairs" has two.
type post struct {
	head  string   // "minister"
	ranks []string // "deputy", "prime": with another rank it is another office
	all   []string // every word of it, for modifiers: "minister", "foreign", "affairs"
}

// titleMarks parts what punctuation joins.
var titleMarks = strings.NewReplacer(",", " , ", "-", " ", "/", " , ")

// byPostMost limits how many holders of one noun are looked through.
const byPostMost = 64

// give adds the offices of a title to a person.
func (d *document) give(k int, title string) {
	e := &d.entities[k]
	if len(e.posts) >= 8 || len(title) > 300 {
		return
	}
	for _, p := range d.lx.postsOf(title) {
		if slices.ContainsFunc(e.posts, func(o post) bool { return slices.Equal(o.all, p.all) }) {
			continue
		}
		e.posts = append(e.posts, p)
		if holders := d.byPost[p.head]; p.head != "" && len(holders) < byPostMost && !slices.Contains(holders, k) {
			d.byPost[p.head] = append(holders, k)
		}
	}
}

// postsOf reads the offices of a title.
func (lx *lexicon) postsOf(title string) []post {
	var out []post
	title = titleMarks.Replace(lower(title))
	var words []string
	for _, w := range strings.Fields(title) {
		if e := lx.words[w]; e != nil && len(e.long) > 0 {
			words = append(words, e.long...)
			continue
		}
		words = append(words, w)
	}
	for len(words) > 0 {
		n := len(words)
		// "and" parts offices if the words behind it hold another noun of one.
		for i, w := range words {
			if (w == "and" || w == ",") && i > 0 && lx.hasOffice(words[i+1:]) && lx.hasOffice(words[:i]) {
				n = i
				break
			}
		}
		out = append(out, lx.postOf(words[:n]))
		if n == len(words) {
			break
		}
		words = words[n+1:]
	}
	return out
}

func (lx *lexicon) hasOffice(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { e := lx.words[w]; return e.is(office | officePlural) })
}

func (lx *lexicon) postOf(words []string) post {
	p := post{all: words}
	at := -1
	for i, w := range words {
		if w == "of" || w == "for" || w == "to" {
			if at >= 0 || len(words) > i+1 && (words[i-min(i, 1)] == "head" || words[i-min(i, 1)] == "chief") {
				break
			}
		}
		if e := lx.words[w]; e.is(office | officePlural) {
			at = i
		}
	}
	if at < 0 {
		return p
	}
	p.head = words[at]
	if e := lx.words[p.head]; e.is(officePlural) && e.singular != "" {
		p.head = e.singular
	}
	for _, w := range words[:at] {
		if e := lx.words[w]; e.is(rank) {
			p.ranks = append(p.ranks, w)
		}
	}
	return p
}

// titled reports whether the document gives a person an office; "Mr." is none.
func (e *entity) titled() bool {
	return slices.ContainsFunc(e.posts, func(p post) bool { return p.head != "" })
}

// An ask is what a noun phrase says of an office.
type ask struct {
	head   string
	words  []string // before the noun
	iso3   string   // state whose office it is; "" if not said
	served string   // body whose office it is, in lower case; "" if not said
}

// holds reports whether a person may be meant.
func (d *document) holds(k int, a *ask) bool {
	e := &d.entities[k]
	if a.iso3 != "" && e.iso3 != a.iso3 {
		return false
	}
	switch a.head {
	case "head of state":
		return e.role == "head_of_state"
	case "head of government":
		return e.role == "head_of_government"
	case "sovereign", "monarch":
		return d.lx.reigns(e)
	case "leader":
		return e.role == "head_of_state" || e.role == "head_of_government"
	}
next:
	for _, p := range e.posts {
		if p.head != a.head || a.served != "" && !strings.Contains(strings.Join(p.all, " "), strings.ReplaceAll(a.served, "-", " ")) && !d.serves(e, a.served) {
			continue
		}
		for _, r := range p.ranks {
			if !slices.Contains(a.words, r) && !d.lx.words[r].is(loose) {
				continue next
			}
		}
		for _, w := range a.words {
			if !slices.Contains(p.all, w) && !(w == "defence" && slices.Contains(p.all, "defense")) && !(w == "foreign" && slices.Contains(p.all, "external")) &&
				!d.lx.neutral(w) {
				continue next
			}
		}
		return true
	}
	return false
}

// reigns reports a person who bears an office of kings.
func (lx *lexicon) reigns(e *entity) bool {
	return slices.ContainsFunc(e.posts, func(p post) bool { return lx.words[p.head].is(royal) })
}

// serves reports whether a person is known to serve a body.
func (d *document) serves(e *entity, body string) bool {
	return e.served >= 0 && strings.ToLower(d.entities[e.served].name) == body
}

// neutral reports words before an office that say nothing of which it is.
func (lx *lexicon) neutral(w string) bool {
	return lx.words[w].is(neutral)
}
