package entity

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"readout/pipeline"
	"readout/rules"
)

// A figure is a person of history, or one whom the world knows and who left office
// long ago.
type figure struct {
	iso3       string // "" where several states claim it
	names      []string
	born, died int // years; 0 if unknown, died also of who is alive
}

func (lx *lexicon) figure(r rules.Row) error {
	fig := &figure{iso3: r.Get("iso3")}
	if _, ok := lx.iso2[fig.iso3]; !ok && fig.iso3 != "" {
		return fmt.Errorf("no country has the code %s", fig.iso3)
	}
	var err error
	if s := r.Get("born"); s != "" {
		if fig.born, err = strconv.Atoi(s); err != nil {
			return fmt.Errorf("column born: %q is no year", s)
		}
	}
	if s := r.Get("died"); s != "" {
		if fig.died, err = strconv.Atoi(s); err != nil {
			return fmt.Errorf("column died: %q is no year", s)
		}
	}
	if fig.died > 0 && fig.died < fig.born {
		return fmt.Errorf("died in %d before being born in %d", fig.died, fig.born)
	}
	fig.names = append([]string{r.Get("name")}, r.List("aliases")...)
	for _, s := range fig.names {
		key := lx.figureKey(s, false)
		if key == "" {
			return fmt.Errorf("name %q has no letters", s)
		}
		if old, ok := lx.figures[key]; ok && old != fig {
			if old == nil || old.iso3 != fig.iso3 {
				lx.figures[key] = nil // a name of people of two states tells neither
			}
			continue
		}
		lx.figures[key] = fig
	}
	return nil
}

// figureKey returns the form in which a name of a figure is looked up: without case,
// accents, initials and patronymics, with usual forms of given names, but with the
// number of a monarch. Initials stay before a family name alone, "C. L. R. James",
// unless bare is set.
func (lx *lexicon) figureKey(name string, bare bool) string {
	words := strings.FieldsFunc(rules.Fold(name), func(r rune) bool { return !unicode.IsLetter(r) })
	var out []string
	for i, w := range words {
		last := i == len(words)-1
		switch {
		case len(w) == 1, w == "jr", w == "sr":
			continue
		case i > 0 && !last && (strings.HasSuffix(w, "ovich") || strings.HasSuffix(w, "evich") || strings.HasSuffix(w, "ovna") || strings.HasSuffix(w, "evna")):
			continue
		}
		if f, ok := lx.nick[w]; ok && !last {
			w = f
		}
		out = append(out, w)
	}
	if len(out) == 1 && !bare {
		out = words
	}
	return strings.Join(out, " ")
}

// figureNamed returns the figure of a name, nil if there is none.
func (lx *lexicon) figureNamed(name string) *figure {
	if fig := lx.figures[lx.figureKey(name, false)]; fig != nil {
		return fig
	}
	fig := lx.figures[lx.figureKey(name, true)]
	if fig == nil || !fig.initials(nameParts(name)) {
		return nil
	}
	return fig
}

// mrs are forms of address of people of the day.
var mrs = wordSet("mr mrs ms miss madam dr prof professor")

// figureOf returns the figure that c is, by its full name or by one that nobody else
// in the document bears; nil if it is none, or if the words around say that it is
// somebody of today or of another state.
func (r *round) figureOf(c *chain) *figure {
	p := r.p
	if c.country != "" || c.lead != "" || c.none || c.own || len(c.at) == 0 || c.team > 0 {
		return nil
	}
	fig := p.lx.figureNamed(c.norm)
	if fig == nil {
		return nil
	}
	year := p.date.Year()
	if p.date.IsZero() {
		year = tableDate.Year()
	}
	gone := fig.died > 0 && year > fig.died+1
	if fig.born > 0 && year < fig.born+grown {
		return nil
	}
	switch c.kind {
	case "", "other", "head_of_state", "head_of_government", "military":
	default:
		return nil // a minister of the day
	}
	if gone && (c.contact || c.visitor || c.peer || p.turn(c.at[0]) || p.meetsOthers(c.at[0])) {
		return nil
	}
	if len(c.parts) == 1 {
		if title := rules.Fold(strings.Trim(c.title, ".")); gone && mrs[title] {
			return nil
		}
		for _, o := range r.chains {
			if o != c && slices.Contains(o.parts, c.parts[0]) && p.lx.figureNamed(o.norm) != fig {
				return nil // of one family
			}
		}
	}
	for _, i := range c.at {
		f := p.settledAt(i)
		if f == nil {
			continue
		}
		if s, world := p.affiliated(f); s != "" || world || p.calledAfter(f) {
			return nil
		}
	}
	return fig
}

// calledAfter reports whether a people's name leads to f, "Norwegian runner Mia Lund",
// or a state's that owns it, "Norway's Mia Lund".
func (p *page) calledAfter(f *finding) bool {
	i, owned := f.i, false
	for n := 0; n < 4 && i > 0 && p.same(i-1, f.i); n++ {
		if g := p.settledEnding(i); g != nil && g.j == i {
			switch w := &p.words[i-1]; g.label {
			case pipeline.Norp:
				return !strings.HasSuffix(w.fold, "s") // but "Kenyans read Mia Lund"
			case pipeline.Place:
				return owned || n == 0 && w.poss
			}
			return false
		}
		switch w := &p.words[i-1]; {
		case w.poss && n == 0:
			owned = true
		case w.isMark() && w.text != "-" && w.text != ".", isPreposition[w.fold], w.fold == "and", w.fold == "the", w.fold == "a", speech[w.fold], finite[w.fold]:
			return false
		}
		i--
	}
	return false
}

// initials reports whether those among the parts of a name may be of the figure's.
func (fig *figure) initials(parts []string) bool {
	own := nameParts(strings.Join(fig.names, " "))
	for _, x := range parts {
		if len(x) == 1 && !slices.ContainsFunc(own, func(s string) bool { return strings.HasPrefix(s, x) }) {
			return false
		}
	}
	return true
}

// grown is how old people are at least of whom the world speaks.
const grown = 15

// figures gives the people of history their states.
func (r *round) figures() {
	for _, c := range r.chains {
		if c.figure == nil || c.country != "" {
			continue
		}
		if c.country = c.figure.iso3; c.country == "" {
			c.none, c.private, c.firm, c.present, c.contact, c.relative = true, false, false, false, false, nil
		}
	}
}
