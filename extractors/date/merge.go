package date

import (
	"readout/pipeline"
)

// merge makes one range of the last find and x if "from ... to" or "between ...
// and" joins two dates: "from next Friday to October 1, 2023".
func (f *finder) merge(x found) bool {
	if x.label != pipeline.Date || len(f.out) == 0 || f.to >= x.start || f.on["merged-range"] == "" {
		return false
	}
	a := &f.out[len(f.out)-1]
	before := f.prev(f.from)
	j := f.from
	for range 3 { // "from the end of ...": the words between stay in the range
		if before.ID != f.id.the && before.ID != f.id.of && f.word(before).Edge == "" {
			break
		}
		j--
		before = f.prev(j)
	}
	conn := f.next(f.to)
	joined := (conn.ID == f.id.until || conn.ID == f.id.till) && a.Begin.Equal(a.End) ||
		before.ID == f.id.from && (conn.ID == f.id.to || conn.ID == f.id.until || conn.ID == f.id.till || conn.ID == f.id.through || conn.Is('-')) ||
		before.ID == f.id.between && conn.ID == f.id.and
	if !joined || a.Label != pipeline.Date {
		return false
	}
	for k := f.to + 1; k < x.start; k++ {
		p := f.next(k)
		if p.ID != f.id.the && p.ID != f.id.of && f.word(p).Edge == "" {
			return false
		}
	}
	b, e, ok := Bounds(x.value)
	if x.rule == "weekday" && ok && !a.Begin.IsZero() {
		for !b.After(a.Begin) { // "from next Monday to Friday"
			b = b.AddDate(0, 0, 7)
		}
		e, x.value = b, fmtDay(b)
	}
	if !ok || a.Begin.IsZero() || !b.After(a.Begin) {
		return false
	}
	lo, hi := a.Value, x.value
	if len(lo) < 4 || len(hi) < 4 || len(lo) != len(hi) || containsSlash(lo) || containsSlash(hi) {
		lo, hi = fmtDay(a.Begin), fmtDay(e)
	}
	a.Value, a.Span.End, a.End, a.Rule = lo+"/"+hi, f.ps[x.end-1].End, e, f.on["merged-range"]
	if x.relative {
		a.Anchor = f.now
	}
	f.to = x.end
	return true
}

// untilNow makes a range of the last find and "now": "between March 2021 and
// now".
func (f *finder) untilNow(i int) found {
	if f.now.IsZero() || len(f.out) == 0 || f.to != i-1 || f.out[len(f.out)-1].Label != pipeline.Date {
		return found{}
	}
	return found{i, i + 1, pipeline.Date, fmtDay(f.now), true, "now"}
}

func containsSlash(s string) bool {
	for i := range len(s) {
		if s[i] == '/' {
			return true
		}
	}
	return false
}
