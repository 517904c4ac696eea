package quantity_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"readout/extractors/date"
	"readout/pipeline"
)

func TestSpecsOfDates(t *testing.T) {
	runSpecs(t, 0.80, judgeDates, "DateTime_DateParser", "DateTime_DatePeriodParser", "DateTime_DurationParser", "DateTime_DateTimeModel")
}

func judgeDates(file string, c *spec, ann *pipeline.Annotations) (leftOut, fault string) {
	now, err := time.Parse("2006-01-02T15:04:05", c.Context.ReferenceDateTime)
	if err != nil {
		now = time.Time{}
	}
	for i := range c.Results {
		switch k := c.Results[i].kind(); k {
		case "date", "daterange", "duration":
		case "":
			return "no kind given", ""
		default:
			return k, ""
		}
		if out := unmarkedDate(&c.Results[i]); out != "" {
			return out, ""
		}
	}
	used := make([]bool, len(ann.Timexes))
	for i := range c.Results {
		r := &c.Results[i]
		sp, ok := r.span(c.Input)
		if !ok {
			return "words that are not in the text", ""
		}
		found := false
		for j, x := range ann.Timexes {
			if !used[j] && x.Label != pipeline.Time && sp.Overlaps(x.Span) && sameWords(c.Input, sp, x.Span, x.Label != r.label()) && sameTime(r, &x, now) {
				found, used[j] = true, true
				break
			}
		}
		if !found {
			found = lengthAndDay(c.Input, r, sp, ann.Timexes, used)
		}
		if !found {
			fault += fmt.Sprintf(" missing %q=%v;", r.Text, r.values())
		}
	}
	for j, x := range ann.Timexes {
		if !used[j] && x.Label != pipeline.Time && underTest(file, &x) {
			fault += fmt.Sprintf(" unexpected %q=%s;", c.Input[x.Span.Start:x.Span.End], x.Value)
		}
	}
	if fault != "" {
		for _, x := range ann.Timexes {
			fault += fmt.Sprintf(" got %q=%s;", c.Input[x.Span.Start:x.Span.End], x.Value)
		}
	}
	return "", fault
}

// lengthAndDay reports whether two timexes stand for a result that our
// guidelines mark as two: "two weeks before Christmas", "3 days from Monday on".
func lengthAndDay(text string, r *specResult, sp pipeline.Span, xs []pipeline.Timex, used []bool) bool {
	for j := 0; j+1 < len(xs); j++ {
		d, x := &xs[j], &xs[j+1]
		if used[j] || used[j+1] || d.Label != pipeline.Duration || x.Label != pipeline.Date || x.Begin.IsZero() || !sp.Contains(d.Span) || !sp.Contains(x.Span) || x.Span.End != sp.End {
			continue
		}
		for w := range strings.FieldsSeq(strings.ToLower(text[sp.Start:d.Span.Start])) {
			if !leading[w] {
				return false
			}
		}
		sec, ok := length(d.Value)
		if !ok {
			continue
		}
		for _, v := range r.values() {
			right := false
			if i := strings.LastIndexByte(v.Timex, ','); i >= 0 { // a range that begins with the day
				e, ok1 := length(strings.TrimSuffix(v.Timex[i+1:], ")"))
				a, ok2 := parseDay(v.Start)
				right = ok1 && ok2 && math.Abs(e-sec) < 1 && a.Equal(x.Begin)
			} else if t, ok := parseDay(v.Value); ok {
				days := math.Abs(t.Sub(x.Begin).Hours()) / 24
				right = math.Abs(days-sec/86400) <= math.Max(1, days/100)
			}
			if right {
				used[j], used[j+1] = true, true
				return true
			}
		}
	}
	return false
}

// underTest reports whether a file's cases say all about timexes like x: the
// files of one parser list results of its kind only.
func underTest(file string, x *pipeline.Timex) bool {
	oneDay := x.Label == pipeline.Date && !x.Begin.IsZero() && x.Begin.Equal(x.End)
	switch file {
	case "DateTime_DateParser":
		return oneDay
	case "DateTime_DatePeriodParser":
		return x.Label == pipeline.Date && !oneDay
	case "DateTime_DurationParser":
		return x.Label == pipeline.Duration
	}
	return true
}

func (r *specResult) label() string {
	if r.kind() == "duration" {
		return pipeline.Duration
	}
	return pipeline.Date
}

// unmarkedDate names the kind of a result that the guidelines do not mark, or
// mark without a value.
func unmarkedDate(r *specResult) string {
	words := strings.ToLower(r.Text)
	for _, w := range []string{"few ", "several ", "couple"} {
		if strings.Contains(words, w) {
			return "vague lengths of time"
		}
	}
	for _, w := range []string{"rest of", "rest this", "same week", "same month", "same year", "remaining", "the day", "the week", "the month", "the year", "year to date", "ytd", "that weekend", "that week", "that month", "that year", "week to date"} {
		if words == w || strings.HasPrefix(words, "rest ") || strings.HasPrefix(words, "remain") || w == "ytd" && words == w {
			return "bare periods (the week, rest of the month)"
		}
	}
	for _, v := range r.values() {
		if strings.Contains(v.Timex, "XXXX-XX-") {
			return "days without month (the 21st)"
		}
		if strings.Contains(v.Timex, "BD") || strings.Contains(words, "business day") {
			return "business days"
		}
		if v.Value == "0001-01-01" || v.Value == "not resolved" && r.kind() == "date" {
			return "days that no calendar has"
		}
	}
	return ""
}

// values returns the resolutions of a result in one form.
func (r *specResult) values() []specValue {
	if r.Value.Timex == "" {
		return r.Resolution.Values
	}
	var out []specValue
	for _, m := range []map[string]string{r.Value.PastResolution, r.Value.FutureResolution} {
		out = append(out, specValue{Timex: r.Value.Timex, Value: m["date"], Start: m["startDate"], End: m["endDate"]})
	}
	return out
}

// leading are words that may stand before a span without being part of it.
var leading = map[string]bool{}

func init() {
	for w := range strings.FieldsSeq("since from before after by until till between in on at the around about more less than within for during over of up to through throughout starting beginning end start middle late-in and only just almost nearly exactly approximately any time anytime earlier later no not year month week quarter day date calendar fiscal as early a an fy school sy greater < = mid") {
		leading[w] = true
	}
	leading[""] = true
}

// sameWords reports whether two spans end at the same place and differ at the
// start by function words only. If one is a length of time and the other a
// date, words like "last" and "next" are such too.
func sameWords(text string, want, got pipeline.Span, otherKind bool) bool {
	if want.End != got.End {
		tail := ""
		if got.End < want.End {
			tail = strings.TrimSpace(text[got.End:want.End])
		}
		switch strings.ToLower(tail) {
		case "and greater", "from today", "from now", "or later", "and later", "or earlier", "and before", "or before", "or after", "onwards", "onward", ".":
		default:
			return false
		}
	}
	between := ""
	switch {
	case want.Start < got.Start:
		between = text[want.Start:got.Start]
	case got.Start < want.Start:
		between = text[got.Start:want.Start]
	}
	for w := range strings.FieldsSeq(strings.ToLower(between)) {
		w = strings.Trim(w, ",-'")
		if !leading[w] && !(otherKind && (w == "last" || w == "next" || w == "past" || w == "previous" || w == "coming" || w == "upcoming" || w == "following")) {
			return false
		}
	}
	return true
}

// sameTime reports whether a timex has one of the values of a result.
func sameTime(r *specResult, x *pipeline.Timex, now time.Time) bool {
	for _, v := range r.values() {
		if agree(r, v, x, now) {
			return true
		}
	}
	return false
}

func parseDay(s string) (time.Time, bool) {
	t, err := time.Parse("2006-01-02", s)
	return t, err == nil && t.Year() > 1
}

func agree(r *specResult, v specValue, x *pipeline.Timex, now time.Time) bool {
	if x.Label == pipeline.Duration {
		if d, ok := length(x.Value); ok {
			if e, ok := length(v.Timex); ok {
				return math.Abs(d-e) < 1
			}
			// "in 3 weeks", "the next 3 days": from the day of the document on.
			for _, pair := range [][2]string{{v.Value, ""}, {v.Start, v.End}} {
				a, ok1 := parseDay(pair[0])
				b, ok2 := parseDay(pair[1])
				if !ok2 {
					b = now
				}
				if (ok1 || ok2) && !b.IsZero() {
					if !ok1 {
						a = now
					}
					days := math.Abs(b.Sub(a).Hours()) / 24
					if math.Abs(days-d/86400) <= math.Max(1, days/30) {
						return true
					}
				}
			}
			if i := strings.LastIndexByte(v.Timex, ','); i >= 0 {
				e, ok := length(strings.TrimSuffix(v.Timex[i+1:], ")"))
				return ok && math.Abs(d-e) < 1
			}
		}
		return false
	}
	if x.Value != "" && (x.Value == v.Timex || (strings.HasPrefix(v.Timex, "FY") || strings.HasPrefix(v.Timex, "SY")) && x.Value == v.Timex[2:]) {
		return true
	}
	switch v.Timex {
	case "SP", "SU", "FA", "WI":
		return strings.HasSuffix(x.Value, "-"+v.Timex)
	}
	if m, ok := strings.CutPrefix(v.Timex, "XXXX-"); ok && len(m) == 2 && len(x.Value) == 7 && strings.HasSuffix(x.Value, "-"+m) {
		return true // "the end of March" is March
	}
	if _, last, ok := date.Bounds(v.Timex); ok && last.Equal(x.Begin) && last.Equal(x.End) {
		return true // "the end of the week" is its last day
	}
	if x.Begin.IsZero() {
		return strings.HasPrefix(x.Value, "--") && strings.TrimPrefix(v.Timex, "XXXX") == strings.TrimPrefix(x.Value, "-")
	}
	if d, ok := parseDay(v.Value); ok {
		// "two years ago" is the year: the day lies in it.
		return !d.Before(x.Begin) && !d.After(x.End) && (x.Begin.Equal(x.End) || !x.Anchor.IsZero())
	}
	a, ok1 := parseDay(v.Start)
	b, ok2 := parseDay(v.End)
	lastPart := x.End
	if i := strings.IndexByte(x.Value, '/'); i >= 0 {
		if begin, _, ok := date.Bounds(x.Value[i+1:]); ok {
			lastPart = begin
		}
	}
	after := x.End.AddDate(0, 0, 1)
	if w := strings.ToLower(r.Text); ok1 && ok2 && (strings.Contains(w, "middle of") || strings.Contains(w, "end of") || strings.Contains(w, "start of")) {
		// The ends of a range lose such words: "from the middle of 2007".
		return !a.Before(x.Begin) && !a.After(x.End) && !b.Before(lastPart) && !b.After(after)
	}
	century := x.Begin.AddDate(-1, 0, 0) // ours begin with the year 1
	switch {
	case ok1 && ok2:
		return (a.Equal(x.Begin) || a.Equal(century)) && (b.Equal(after) || b.Equal(x.End) || b.Equal(lastPart) || b.Equal(after.AddDate(-1, 0, 0)) && a.Equal(century))
	case ok1:
		return a.Equal(x.Begin) || a.Equal(after)
	case ok2:
		return b.Equal(x.Begin) || b.Equal(after)
	}
	return false
}

// length returns the seconds of an ISO 8601 duration, with years of 365 days and
// months of 30.
func length(s string) (sec float64, ok bool) {
	rest, ok := strings.CutPrefix(s, "P")
	if !ok || rest == "" {
		return 0, false
	}
	unit := map[byte]float64{'Y': 365 * 86400, 'M': 30 * 86400, 'W': 7 * 86400, 'D': 86400}
	for rest != "" {
		if rest[0] == 'T' {
			unit, rest = map[byte]float64{'H': 3600, 'M': 60, 'S': 1}, rest[1:]
			continue
		}
		i := strings.IndexFunc(rest, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
		if i <= 0 {
			return 0, false
		}
		n, err := strconv.ParseFloat(rest[:i], 64)
		f, known := unit[rest[i]]
		if err != nil || !known {
			return 0, false
		}
		if unit['M'] > 60 && rest[i] == 'M' && n == math.Trunc(n) { // 12 months are a year
			sec += math.Floor(n/12)*365*86400 + math.Mod(n, 12)*f
		} else if rest[i] == 'Y' && n != math.Trunc(n) {
			whole, part := math.Modf(n)
			sec += whole*f + part*12*30*86400
		} else {
			sec += n * f
		}
		rest = rest[i+1:]
	}
	return sec, true
}
