package datasets

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// A Fault is one thing that is wrong with an annotated document.
type Fault struct {
	File   string // name of the file, "" if unknown
	Line   int    // 0 if unknown
	DocID  string
	Reason string // what is wrong, with the offending words
}

// Error says where and what on one line.
func (f *Fault) Error() string {
	where := f.File
	if f.Line > 0 {
		where += fmt.Sprintf(":%d", f.Line)
	}
	if where != "" {
		where += ": "
	}
	return fmt.Sprintf("%sdocument %s: %s", where, f.DocID, f.Reason)
}

// Values that the fields of a pledge may have.
var pledgeValues = []struct {
	field  string
	value  func(*Pledge) string
	values []string
}{
	{"type", func(p *Pledge) string { return p.Type }, []string{"commitment", "refusal"}},
	{"strength", func(p *Pledge) string { return p.Strength }, []string{"firm", "moderate", "weak"}},
	{"specificity", func(p *Pledge) string { return p.Specificity }, []string{"specific", "vague"}},
	{"novelty", func(p *Pledge) string { return p.Novelty }, []string{"new", "continuing", "reaffirmed", "past_report"}},
	{"polarity", func(p *Pledge) string { return p.Polarity }, []string{"do", "refrain"}},
}

// Forms of normalized values by label.
var (
	decimalForm  = `-?\d+(?:\.\d+)?`
	rangeForm    = decimalForm + `(?:/` + decimalForm + `)?`
	numberValue  = regexp.MustCompile(`^` + rangeForm + `$`)
	moneyValue   = regexp.MustCompile(`^` + rangeForm + ` [A-Z]{3}$`)
	measureValue = regexp.MustCompile(`^` + rangeForm + ` \S.*$`)
	// Dates of ISO 8601 with the forms that the guidelines use: year, month, day,
	// week, quarter, half, season, decade, century, open or closed ranges.
	datePart      = `(?:--\d\d(?:-\d\d)?|-?\d{2,4}X{0,2}|-?\d{4}-(?:\d\d(?:-\d\d)?|W\d\d(?:-\d)?|W\d\d-WE|Q[1-4]|H[12]|SP|SU|FA|WI)|\d{3}|FY\d{4})`
	dateValue     = regexp.MustCompile(`^(?:` + datePart + `|` + datePart + `/` + datePart + `|\.\./` + datePart + `|` + datePart + `/\.\.|` + datePart + `(?:, ?` + datePart + `)+)(?:T\d\d(?::\d\d)?)?$`)
	dayValue      = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	timeValue     = regexp.MustCompile(`^(?:\d{4}-\d\d-\d\d)?T\d\d(?::\d\d){0,2}(?:Z|[+-]\d\d:?\d\d)?(?:/T?\d\d(?::\d\d){0,2})?$`)
	durationValue = regexp.MustCompile(`^P(?:[\d.]+[YMWDQ])*(?:T(?:[\d.]+[HMS])+)?(?:/P(?:[\d.]+[YMWD])*(?:T(?:[\d.]+[HMS])+)?)?$`)
)

// Check returns every fault of an annotated document: spans that are not at
// their text, overlapping mentions, unknown labels, values of a wrong form,
// triggers and pledgers that are not in the text, references to what is no entity
// of the document. labels are the labels
// allowed; nil means those of the guidelines.
func Check(doc *Document, labels []string) []*Fault {
	if labels == nil {
		labels = slices.Concat(EntityLabels, NumberLabels, TimexLabels)
	}
	var faults []*Fault
	fault := func(format string, args ...any) {
		faults = append(faults, &Fault{Line: doc.Line, DocID: doc.DocID, Reason: fmt.Sprintf(format, args...)})
	}
	if strings.TrimSpace(doc.Text) == "" {
		fault("has no text")
		return faults
	}
	runes := NewRunes(doc.Text)
	type span struct {
		start, end int
		label      string
	}
	var spans []span
	for _, m := range doc.Mentions {
		what := fmt.Sprintf("mention %q (%s)", m.Text, m.Label)
		if !checkSpan(runes, m.Start, m.End, m.Text, what, fault) {
			continue
		}
		if !slices.Contains(labels, m.Label) {
			fault("%s: unknown label; known are %s", what, strings.Join(labels, ", "))
		}
		if form := valueForm(m.Label); form != nil && m.Norm != "" && !form.MatchString(m.Norm) {
			fault("%s: value %q has not the form of the guidelines", what, m.Norm)
		}
		spans = append(spans, span{m.Start, m.End, m.Label})
	}
	slices.SortFunc(spans, func(a, b span) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return a.end - b.end
	})
	for i := 1; i < len(spans); i++ {
		if a, b := spans[i-1], spans[i]; b.start < a.end {
			x, _ := runes.Slice(a.start, a.end)
			y, _ := runes.Slice(b.start, b.end)
			fault("mentions overlap: %q (%s, %d-%d) and %q (%s, %d-%d)", x, a.label, a.start, a.end, y, b.label, b.start, b.end)
		}
	}
	for i := range doc.Pledges {
		checkPledge(doc, runes, &doc.Pledges[i], fault)
	}
	checkReferences(doc, runes, fault)
	return faults
}

func checkSpan(runes Runes, start, end int, text, what string, fault func(string, ...any)) bool {
	at, ok := runes.Slice(start, end)
	switch {
	case !ok || start == end:
		fault("%s: offsets %d-%d do not lie in the text, which has %d code points", what, start, end, runes.Len())
	case at != text:
		fault("%s: the text at %d-%d is %q", what, start, end, at)
	default:
		return true
	}
	return false
}

func checkPledge(doc *Document, runes Runes, p *Pledge, fault func(string, ...any)) {
	what := fmt.Sprintf("pledge %q", p.Text)
	checkSpan(runes, p.Start, p.End, p.Text, what, fault)
	if p.Trigger == "" {
		fault("%s: has no trigger", what)
	} else if !strings.Contains(doc.Text, p.Trigger) {
		fault("%s: trigger %q is not in the text", what, p.Trigger)
	}
	for _, w := range p.Pledgers {
		if !strings.Contains(doc.Text, w) {
			fault("%s: pledger %q is not in the text", what, w)
		}
	}
	for _, w := range p.Counterparts {
		if !strings.Contains(doc.Text, w) {
			fault("%s: counterpart %q is not in the text", what, w)
		}
	}
	for _, f := range pledgeValues {
		if v := f.value(p); !slices.Contains(f.values, v) {
			fault("%s: %s is %q; it may be %s", what, f.field, v, strings.Join(f.values, ", "))
		}
	}
	if p.DeadlineEnd != nil && !dayValue.MatchString(*p.DeadlineEnd) {
		fault("%s: deadline_end %q is not an ISO 8601 day", what, *p.DeadlineEnd)
	}
}

func valueForm(label string) *regexp.Regexp {
	switch label {
	case "CARDINAL", "ORDINAL", "PERCENT":
		return numberValue
	case "MONEY":
		return moneyValue
	case "QUANTITY":
		return measureValue
	case "DATE":
		return dateValue
	case "TIME":
		return timeValue
	case "DURATION":
		return durationValue
	}
	return nil
}

// CheckAll checks every document of a file, and that ids do not repeat. The
// error joins all faults; nil means that there are none.
func CheckAll(docs []*Document, file string, labels []string) error {
	var errs []error
	seen := map[string]int{}
	for _, d := range docs {
		if first, ok := seen[d.DocID]; ok {
			errs = append(errs, &Fault{File: file, Line: d.Line, DocID: d.DocID, Reason: fmt.Sprintf("id is already used on line %d", first)})
		} else {
			seen[d.DocID] = d.Line
		}
		for _, f := range Check(d, labels) {
			f.File = file
			errs = append(errs, f)
		}
	}
	return errors.Join(errs...)
}
