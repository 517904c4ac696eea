package quantity_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"

	"readout/extractors/date"
	"readout/pipeline"
)

// The cases of an independent recognizer of numbers and dates, run through our
// contract. They are no part of the project: the tests skip where they are not.
//
// A case is right if every expected result is found with its words and value,
// and nothing else of the kinds under test. Where our guidelines draw spans or
// values otherwise, both are brought to one form: function words before a span
// do not count ("since", "the end of"); "in three years" is a length of time;
// "two years ago" is a year; a range ends with its last day.
//
// Cases that hold a result of a kind that the guidelines do not mark are left
// out, and counted by kind.

// shared returns the folder of shared data, or skips the test.
func shared(t *testing.T, elem ...string) string {
	t.Helper()
	if dir := os.Getenv("READOUT_SHARED"); dir != "" {
		return filepath.Join(append([]string{dir}, elem...)...)
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "shared", "gold")); err == nil {
			return filepath.Join(append([]string{dir, "shared"}, elem...)...)
		}
		if dir == filepath.Dir(dir) {
			t.Skip("no shared data here; set READOUT_SHARED to run the recognizer's cases")
		}
	}
}

type spec struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []specResult
}

type specResult struct {
	Text, TypeName, Type string
	Start                *int
	Resolution           struct {
		Value, Unit, IsoCurrency, Subtype, Offset string
		Values                                    []specValue
	}
	Value struct {
		Timex                            string
		FutureResolution, PastResolution map[string]string
	}
}

type specValue struct{ Timex, Type, Value, Start, End, Mod string }

func (r *specResult) kind() string {
	if r.Type != "" {
		return r.Type
	}
	return strings.TrimPrefix(r.TypeName, "datetimeV2.")
}

// span finds the words of a result in the input, from where they are said to be.
func (r *specResult) span(input string) (pipeline.Span, bool) {
	from := 0
	if r.Start != nil {
		if rs := []rune(input); *r.Start <= len(rs) {
			from = len(string(rs[:*r.Start]))
		}
	}
	low, words := strings.ToLower(input), strings.ToLower(strings.TrimSpace(r.Text))
	if len(low) != len(input) {
		low = input
	}
	i := strings.Index(low[from:], words)
	if i < 0 {
		if i = strings.Index(low, words); i < 0 {
			return pipeline.Span{}, false
		}
		from = 0
	}
	return pipeline.Span{Start: from + i, End: from + i + len(words)}, true
}

func readSpecs(t *testing.T, name string) []spec {
	t.Helper()
	data, err := os.ReadFile(shared(t, "specs", "recognizers", name+".json"))
	if err != nil {
		t.Skipf("no cases: %v", err)
	}
	var out []spec
	if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// tally counts the cases of one group.
type tally struct {
	right, all int
	out        map[string]int // left out, by kind
}

func (c *tally) share() float64 { return float64(c.right) / float64(max(c.all, 1)) }

func (c *tally) String() string {
	kinds := make([]string, 0, len(c.out))
	for k, n := range c.out {
		kinds = append(kinds, fmt.Sprintf("%s %d", k, n))
	}
	sort.Strings(kinds)
	return fmt.Sprintf("%d of %d right (%.1f %%); left out: %s", c.right, c.all, 100*c.share(), strings.Join(kinds, ", "))
}

// run counts the cases of files; judge returns a kind to leave a case out, or
// what is wrong with it.
func runSpecs(t *testing.T, want float64, judge func(file string, c *spec, ann *pipeline.Annotations) (leftOut, fault string), files ...string) {
	t.Helper()
	xs := suite(t)
	sum := tally{out: map[string]int{}}
	for _, f := range files {
		one := tally{out: map[string]int{}}
		for _, c := range readSpecs(t, f) {
			now := time.Time{}
			if c.Context.ReferenceDateTime != "" {
				var err error
				if now, err = time.Parse("2006-01-02T15:04:05", c.Context.ReferenceDateTime); err != nil {
					t.Fatal(err)
				}
			}
			ann, err := pipeline.Extract(pipeline.NewDocument("spec", c.Input, now), xs)
			if err != nil {
				t.Fatal(err)
			}
			out, fault := judge(f, &c, ann)
			switch {
			case out != "":
				one.out[out]++
				sum.out[out]++
				continue
			case fault == "":
				one.right++
			default:
				t.Logf("%s: %q: %s", f, c.Input, fault)
			}
			one.all++
		}
		t.Logf("%s: %s", f, &one)
		sum.right, sum.all = sum.right+one.right, sum.all+one.all
	}
	t.Logf("all: %s", &sum)
	if sum.share() < want {
		t.Errorf("%.3f of the cases are right, want %.2f", sum.share(), want)
	}
}

func sameNumber(a, b string) bool {
	x, err1 := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(strings.TrimSuffix(b, "%"), 64)
	return err1 == nil && err2 == nil && math.Abs(x-y) <= 1e-9*math.Max(math.Abs(x), math.Abs(y))
}

func TestSpecsOfNumbers(t *testing.T) {
	runSpecs(t, 0.92, judgeNumbers, "Number_NumberModel", "Number_OrdinalModel", "Number_PercentModel", "NumberWithUnit_CurrencyModel")
}

// unmarkedNumber names the kind of a result that the guidelines do not mark.
func unmarkedNumber(c *spec, r *specResult) string {
	words := strings.ToLower(r.Text)
	switch {
	case strings.ContainsAny(words, "^"):
		return "powers"
	case r.Resolution.Value == "" || r.Resolution.Value == "null":
		return "units without number"
	case strings.HasPrefix(r.TypeName, "ordinal") && (strings.Contains(r.Resolution.Value, "current") || strings.Contains(r.Resolution.Value, "end")):
		return "relative ranks (next, last)"
	case r.TypeName == "number" && strings.HasSuffix(words, "g"):
		return "letters of codes (5G)"
	case r.Resolution.Unit == "Bitcoin" || r.Resolution.Unit == "Satoshi":
		return "money without ISO code"
	case strings.Contains(words, " out of ") || strings.Contains(words, " in "):
		return "one out of three (two counts by the guidelines)"
	}
	if sp, ok := r.span(c.Input); ok && r.TypeName == "number" && !strings.ContainsAny(words, " ") {
		before := c.Input[:sp.Start]
		if strings.HasSuffix(before, "-") && sp.Start > 1 && before[sp.Start-2] > ' ' || strings.HasSuffix(before, ".") && len(before) > 1 && before[len(before)-2] >= '0' && before[len(before)-2] <= '9' {
			return "digits in codes and addresses"
		}
		if after := c.Input[sp.End:]; len(after) > 1 && after[0] == '.' && after[1] >= '0' && after[1] <= '9' {
			return "digits in codes and addresses"
		}
		if strings.Contains(before, "nr. ") || strings.Contains(before, "nrs. ") {
			return "digits in codes and addresses"
		}
	}
	return ""
}

func judgeNumbers(_ string, c *spec, ann *pipeline.Annotations) (leftOut, fault string) {
	label := map[string]string{"number": pipeline.Cardinal, "ordinal": pipeline.Ordinal, "percentage": pipeline.Percent, "currency": pipeline.Money}
	kind := ""
	used := make([]bool, len(ann.Quantities))
	for i := range c.Results {
		r := &c.Results[i]
		kind = r.TypeName
		if out := unmarkedNumber(c, r); out != "" {
			return out, ""
		}
	}
	for i := range c.Results {
		r := &c.Results[i]
		sp, ok := r.span(c.Input)
		if !ok {
			return "words that are not in the text", ""
		}
		found := false
		for j, q := range ann.Quantities {
			if used[j] || !q.Overlaps(sp) {
				continue
			}
			if strings.HasPrefix(strings.ToLower(r.Text), "a ") && q.Start == sp.Start+2 { // "by more than a half"
				q.Start = sp.Start
			}
			if q.Span == sp && (q.Label == label[r.TypeName] || r.TypeName == "number" && q.Label != pipeline.Ordinal) && sameNumber(q.Value, amountOf(r)) && q.High == "" && sameCurrency(r, q.Currency) {
				found, used[j] = true, true
				break
			}
			// "$20" holds the number 20: a more particular kind covers it.
			if r.TypeName == "number" && q.Label != pipeline.Cardinal && q.Label != pipeline.Ordinal && q.Contains(sp) && sameNumber(q.Value, r.Resolution.Value) {
				found, used[j] = true, true
				break
			}
		}
		for _, x := range ann.Timexes {
			if r.TypeName == "number" && x.Contains(sp) {
				found = true // "in 3 years"
			}
		}
		if !found {
			fault += fmt.Sprintf(" missing %q=%s%s;", r.Text, r.Resolution.Value, r.Resolution.IsoCurrency)
		}
	}
	for j, q := range ann.Quantities {
		if !used[j] && kind != "" && q.Label == label[kind] || !used[j] && kind == "" && q.Label == pipeline.Percent {
			fault += fmt.Sprintf(" unexpected %q=%s;", c.Input[q.Start:q.End], q.Norm())
		}
	}
	if fault != "" {
		for _, q := range ann.Quantities {
			fault += fmt.Sprintf(" got %q=%s;", c.Input[q.Start:q.End], q.Norm())
		}
	}
	return "", fault
}

// amountOf returns the value of a result in the currency itself, not its cents.
func amountOf(r *specResult) string {
	switch r.Resolution.Unit {
	case "Cent", "Pence":
		if x, err := strconv.ParseFloat(r.Resolution.Value, 64); err == nil {
			return strconv.FormatFloat(x/100, 'g', 15, 64)
		}
	}
	return r.Resolution.Value
}

func sameCurrency(r *specResult, code string) bool {
	switch {
	case r.TypeName != "currency":
		return true
	case r.Resolution.IsoCurrency != "":
		return code == r.Resolution.IsoCurrency
	case r.Resolution.Unit == "Dollar" || r.Resolution.Unit == "Cent":
		return code == "USD"
	case r.Resolution.Unit == "Pound" || r.Resolution.Unit == "Pence":
		return code == "GBP"
	}
	return code != ""
}

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
