package date

import (
	"fmt"
	"math/big"

	"readout/extractors/quantity/numeral"
	"readout/pipeline"
)

// direction reads "ago", "from now", "from today", "earlier", "later": sign is
// 0 if there is none, stop the index after it.
func (f *finder) direction(i int) (sign, stop int, rule string) {
	switch p := f.next(i); {
	case p.ID == f.id.ago:
		return -1, i + 1, "ago"
	case p.ID == f.id.hence:
		return 1, i + 1, "from-now"
	case p.ID == f.id.from && f.next(i+1).ID == f.id.now:
		return 1, i + 2, "from-now"
	case f.isWord(p, "earlier"):
		return -1, i + 1, "earlier"
	case f.isWord(p, "later"):
		return 1, i + 1, "later"
	}
	return 0, i, ""
}

// anchored reads "ago", "earlier", "later", "from now" after a length of time.
func (f *finder) anchored(i, end int, lo, hi *big.Rat, u *word) found {
	sign, stop, rule := f.direction(end)
	from, known := f.now, !f.now.IsZero()
	exact := f.prev(i).ID == f.id.exactly
	if sign == 0 { // "two days after tomorrow", "three weeks from today"
		w := f.word(f.next(end + 1))
		switch p := f.next(end); {
		case w.Day == nil:
			return found{}
		case p.ID == f.id.from || p.ID == f.id.after:
			sign = 1
		case p.ID == f.id.before:
			sign = -1
		default:
			return found{}
		}
		stop, rule, exact = end+2, "from-day", true
		from = from.AddDate(0, 0, *w.Day)
	}
	if u.Unit == "H" || u.Unit == "MIN" || u.Unit == "S" {
		return found{i, stop, pipeline.Time, "", true, rule}
	}
	x := found{i, stop, pipeline.Date, "", true, rule}
	noYear := false
	if rule == "earlier" || rule == "later" { // counted from a date named shortly before
		known = f.ref.m > 0 && i-f.to < 80
		noYear = f.ref.y == 0
		from = day(max(f.ref.y, 4), max(f.ref.m, 1), max(f.ref.d, 1))
	}
	if !known || hi != nil {
		return x
	}
	n := new(big.Rat).Mul(lo, big.NewRat(max(unitTimes[u.Unit], 1)*int64(max(u.Times, 1)), 1))
	letter := unitLetters[u.Unit]
	if letter == "Y" && !n.IsInt() { // "a year and a half ago"
		n.Mul(n, big.NewRat(12, 1))
		letter = "M"
	}
	if !n.IsInt() || n.Num().BitLen() > 20 {
		return x
	}
	k := sign * int(n.Num().Int64())
	if k > 4000 || k < -4000 {
		return x
	}
	if noYear {
		if letter == "D" {
			t := from.AddDate(0, 0, k)
			x.value = fmtYearless(int(t.Month()), t.Day())
		}
		return x
	}
	if w := f.word(f.next(stop)); rule == "ago" && w.Shift != nil && *w.Shift == 0 { // "one year ago this week"
		if v := f.word(f.next(stop + 1)); v.Unit != "" && !v.Plural && letter == "Y" {
			x.end, x.value = stop+2, shiftUnit(from.AddDate(k, 0, 0), v.Unit, 0)
			if v.Unit == "W" { // the same week of that year
				_, week := from.ISOWeek()
				x.value = fmt.Sprintf("%04d-W%02d", from.Year()+k, min(week, 52))
			}
			return x
		}
	} else if w.Day != nil && *w.Day == 0 && letter == "Y" {
		x.end, x.value = stop+1, fmtDay(from.AddDate(k, 0, 0))
		return x
	}
	if exact {
		letter += "exact"
	}
	switch letter {
	case "Yexact":
		x.value = fmtDay(from.AddDate(k, 0, 0))
	case "Mexact":
		x.value = fmtDay(from.AddDate(0, k, 0))
	case "D", "Dexact":
		x.value = fmtDay(from.AddDate(0, 0, k))
	case "W":
		x.value = fmtWeek(from.AddDate(0, 0, 7*k))
	case "Wexact":
		x.value = fmtDay(from.AddDate(0, 0, 7*k))
	case "M":
		x.value = shiftUnit(from, "M", k)
	case "Y":
		x.value = year(from.Year() + k)
	}
	if b, _, ok := Bounds(x.value); rule == "later" && ok && b.After(f.now) && !from.After(f.now) {
		x.value = "" // told as past: it is counted from something else
	}
	return x
}

func (f *finder) isWord(p *numeral.Piece, w string) bool {
	return p.ID >= 128 && f.vocab.Word(p.ID) == w
}
