package date

import (
	"fmt"

	"readout/extractors/quantity/numeral"
	"readout/pipeline"
)

// A clockTime is a time of day; end is the index after it.
type clockTime struct {
	h, m, s, end int
	half         int  // 1 a.m., 2 p.m., 0 not said
	sure         bool // it can be nothing but a time: it has minutes, or says a.m.
}

func (c clockTime) value() string {
	if c.s >= 0 {
		return fmt.Sprintf("T%02d:%02d:%02d", c.h, c.m, c.s)
	}
	return fmt.Sprintf("T%02d:%02d", c.h, c.m)
}

// clock reads "3 p.m.", "21:00", "9:00 to 21:00", "1435 hrs", "9 o'clock".
func (f *finder) clock(i int) found {
	a := f.clockTime(i)
	if a.end == 0 {
		return f.dotted(i)
	}
	if p := f.next(a.end); p.Is('-') || p.ID == f.id.to || p.ID == f.id.until || p.ID == f.id.till || p.ID == f.id.and && f.prev(i).ID == f.id.between {
		if b := f.clockTime(a.end + 1); b.end > 0 && b.sure {
			if p := f.next(b.end); p.Flags&numeral.Caps != 0 && f.word(p).Zone {
				b.end++
			}
			if a.half == 0 && b.half > 0 && a.h <= 12 { // "9 to 11 am"
				if b.half == 2 && a.h < 12 && a.h+12 <= b.h {
					a.h += 12
				}
				a.sure = true
			}
			if a.sure {
				return found{i, b.end, pipeline.Time, a.value() + "/" + b.value(), false, "clock-range"}
			}
		}
	}
	if !a.sure {
		return found{}
	}
	if p := f.next(a.end); p.Flags&numeral.Caps != 0 && f.word(p).Zone {
		a.end++
	}
	return found{i, a.end, pipeline.Time, a.value(), false, "clock"}
}

// dotted reads "10.00 to 12.30 hrs", whose first time could be a number.
func (f *finder) dotted(i int) found {
	h, m := f.piece(i), f.next(i+2)
	if h.Kind != numeral.Digits || h.N > 2 || h.Num > 24 || !f.next(i+1).Is('.') || !f.next(i+1).Glued() || m.Kind != numeral.Digits || !m.Glued() || m.N != 2 || m.Num > 59 {
		return found{}
	}
	if p := f.next(i + 3); !p.Is('-') && p.ID != f.id.to && p.ID != f.id.until && p.ID != f.id.till {
		return found{}
	}
	b := f.clockTime(i + 4)
	if b.end == 0 || !b.sure || !f.next(i+5).Is('.') {
		return found{}
	}
	a := clockTime{h: int(h.Num), m: int(m.Num), s: -1}
	if b.half == 2 && a.h < 12 && a.h+12 <= b.h {
		a.h += 12
	}
	return found{i, b.end, pipeline.Time, a.value() + "/" + b.value(), false, "clock-range"}
}

// clockTime reads one time.
func (f *finder) clockTime(i int) (c clockTime) {
	p := f.next(i)
	if p.Kind != numeral.Digits || p.Glued() && (f.prev(i).Is(':') || f.prev(i).Is('.') || f.prev(i).Kind == numeral.Word && f.prev(i).ID != f.id.t) {
		return c
	}
	c.h, c.s = int(p.Num), -1
	j := i + 1
	sep := f.next(j)
	m := f.next(j + 1)
	switch {
	case p.N == 4 && !(f.next(j+1).Kind == numeral.Digits && f.next(j+1).Glued()) && (sep.ID == f.id.hrs || sep.ID == f.id.hours && p.Num >= 100 || sep.ID == f.id.h && sep.Glued() || sep.Flags&numeral.Caps != 0 && f.word(sep).Zone && !sep.Glued()):
		c.h, c.m, c.end, c.sure = int(p.Num)/100, int(p.Num)%100, j+1, true
		if f.word(sep).Zone { // "0400 GMT": the caller takes the zone in
			c.end = j
		}
		if c.h > 24 || c.m > 59 {
			return clockTime{}
		}
		return c
	case p.N == 4 && sep.ID == f.id.z && sep.Glued() && !f.next(j+1).Glued() && p.Num%100 < 60 && p.Num < 2400: // "1500Z"
		return clockTime{h: int(p.Num) / 100, m: int(p.Num) % 100, s: -1, end: j + 1, sure: true}
	case p.N <= 2 && (sep.Is(':') || sep.Is('.') || sep.ID == f.id.h) && sep.Glued() && m.Kind == numeral.Digits && m.Glued() && m.N == 2 && m.Num < 60:
		c.m, c.sure = int(m.Num), !sep.Is('.') // "15:30", "15h30"
		j += 2
		if z := f.next(j); c.sure && z.ID == f.id.z && z.Glued() && !f.next(j+1).Glued() {
			c.end = j + 1
			return c
		}
		if s := f.next(j + 1); sep.Is(':') && f.next(j).Is(':') && f.next(j).Glued() && s.Glued() && s.Kind == numeral.Digits && s.N == 2 && s.Num < 60 {
			c.s = int(s.Num)
			j += 2
		}
	case p.N > 2:
		return clockTime{}
	}
	if c.h > 24 || c.h == 24 && c.m > 0 {
		return clockTime{}
	}
	end, half := f.meridiem(j)
	if half == 0 {
		if q := f.next(j); q.ID == f.id.oclock1 && f.next(j+1).Is('\'') && f.next(j+2).ID == f.id.clock {
			c.sure = true
			j += 3
			end = j
			half, end = f.partOfDay(j)
		} else if c.sure || f.prev(i).ID == f.id.at {
			half, end = f.partOfDay(j) // "1:30 in the morning", "at 4 in the afternoon"
		}
		if q := f.next(j); half > 0 {
		} else if q.ID == f.id.hrs || q.ID == f.id.hours && c.sure {
			end = j + 1
		}
	}
	if half > 0 {
		if c.h > 12 || c.h == 0 && half == 2 {
			if c.h > 23 {
				return clockTime{}
			}
		} else {
			c.sure = true
			switch {
			case half == 2 && c.h < 12:
				c.h += 12
			case half == 1 && c.h == 12:
				c.h = 0
			}
		}
	}
	if q := f.next(j); sep.Is('.') && j > i+1 && q.Flags&numeral.Caps != 0 && f.word(q).Zone {
		c.sure = true // "11.00 CET"
	} else if sep.Is('.') && j > i+1 && (q.ID == f.id.hrs || f.isWord(q, "local") && f.isWord(f.next(j+1), "time")) {
		c.sure = true // "06.30 hrs", "06.30 local time"
	}
	if !c.sure && sep.Is('.') && j > i+1 { // "3.30" is a number
		return clockTime{}
	}
	if c.sure && half == 0 && (f.next(j).Glued() && (f.next(j).Kind == numeral.Word && !f.numbers.Starts(f.next(j)) && f.next(j).ID != f.id.hrs || f.next(j).Is('%')) || f.next(j).Glued() && f.next(j).Is(':')) {
		return clockTime{}
	}
	c.half, c.end = half, max(end, j)
	return c
}

// partOfDay reads "in the morning" after a time; half is 0 and end i if there is
// none.
func (f *finder) partOfDay(i int) (half, end int) {
	if f.next(i).ID != f.id.in || f.next(i+1).ID != f.id.the {
		return 0, i
	}
	switch f.next(i + 2).ID {
	case f.id.morning:
		return 1, i + 3
	case f.id.afternoon, f.id.evening:
		return 2, i + 3
	}
	return 0, i
}

// meridiem reads "am", "a.m.", "PM"; half is 1 or 2, 0 if there is none.
func (f *finder) meridiem(i int) (end, half int) {
	p := f.next(i)
	switch {
	case p.ID == f.id.am && (p.Glued() || p.Flags&numeral.Title == 0 || p.Flags&numeral.Caps != 0):
		return i + 1, 1
	case p.ID == f.id.pm:
		return i + 1, 2
	case (p.ID == f.id.a || p.ID == f.id.p1) && f.next(i+1).Is('.') && f.next(i+1).Glued() && f.next(i+2).ID == f.id.m1:
		half = 1
		if p.ID == f.id.p1 {
			half = 2
		}
		end = i + 3
		if q := f.next(end); q.Is('.') && q.Glued() {
			end++
		}
		return end, half
	}
	return i, 0
}

// clockWord reads "noon" and "midnight" after a preposition.
func (f *finder) clockWord(i int) found {
	p := f.prev(i)
	if f.contextOf(p)&beforeDate == 0 && p.ID != f.id.at && p.ID != f.id.to {
		return found{}
	}
	v := "T12:00"
	if f.piece(i).ID == f.id.midnight {
		v = "T00:00"
	}
	return found{i, i + 1, pipeline.Time, v, false, "clock-word"}
}
