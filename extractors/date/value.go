package date

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// unitLetters are the units of dates.yaml with the letter of their ISO 8601
// duration.
var unitLetters = map[string]string{
	"D": "D", "W": "W", "M": "M", "Y": "Y", "H": "H", "MIN": "M", "S": "S",
	"decade": "Y", "century": "Y", "millennium": "Y", "quarter": "M",
}

// unitTimes are how many of the letter's unit they hold.
var unitTimes = map[string]int64{"decade": 10, "century": 100, "millennium": 1000, "quarter": 3}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// daysIn returns the number of days of a month; in no year February has 29.
func daysIn(y, m int) int {
	if y == 0 {
		y = 2000
	}
	return day(y, m+1, 0).Day()
}

// easter returns Easter Sunday of the western churches (Butcher's algorithm).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e, f := b/4, b%4, (b+8)/25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	return day(y, (h+l-7*m+114)/31, (h+l-7*m+114)%31+1)
}

func fmtDay(t time.Time) string { return t.Format("2006-01-02") }

func fmtMonth(y, m int) string { return fmt.Sprintf("%04d-%02d", y, m) }

func fmtWeek(t time.Time) string {
	y, w := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

// weekend returns the Saturday of the weekend of t's week.
func weekend(t time.Time) time.Time { return t.AddDate(0, 0, 6-isoWeekday(t)) }

func fmtDays(from, to time.Time) string { return fmtDay(from) + "/" + fmtDay(to) }

// seasonMonths are the first months of the seasons of the northern half of the
// world, each three months long.
var seasonMonths = map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}

// Bounds returns the first and the last day that an ISO 8601 date value covers,
// as Timex.Value has it: "2021-05-12", "2020-07", "2030", "2022-W26",
// "2017-Q1", "2024-WI", "2021/2025". ok is false for durations, times, values
// without a year and anything else.
func Bounds(value string) (begin, end time.Time, ok bool) {
	if a, b, isRange := strings.Cut(value, "/"); isRange {
		begin, _, ok1 := Bounds(a)
		_, end, ok2 := Bounds(b)
		return begin, end, ok1 && ok2 && !end.Before(begin)
	}
	var y int
	if len(value) < 4 {
		return begin, end, false
	}
	y, err := strconv.Atoi(value[:4])
	if err != nil || y < 2 { // the year 1 begins with the zero time, which means that nothing is known
		return begin, end, false
	}
	rest := value[4:]
	switch {
	case rest == "":
		return day(y, 1, 1), day(y, 12, 31), true
	case rest[0] != '-' || len(rest) < 3:
		return begin, end, false
	}
	rest = rest[1:]
	if m, ok := seasonMonths[rest]; ok {
		return day(y, m, 1), day(y, m+3, 0), true
	}
	n := func(s string, lo, hi int) (int, bool) {
		x, err := strconv.Atoi(s)
		return x, err == nil && x >= lo && x <= hi && s[0] != '+' && s[0] != '-'
	}
	switch {
	case rest[0] == 'Q' && len(rest) == 2:
		q, ok := n(rest[1:], 1, 4)
		return day(y, 3*q-2, 1), day(y, 3*q+1, 0), ok
	case rest[0] == 'W' && len(rest) == 3:
		w, ok := n(rest[1:], 1, 53)
		t := day(y, 1, 4)
		t = t.AddDate(0, 0, 1-isoWeekday(t)+7*(w-1))
		return t, t.AddDate(0, 0, 6), ok
	case len(rest) == 2:
		m, ok := n(rest, 1, 12)
		return day(y, m, 1), day(y, m+1, 0), ok
	case len(rest) == 5 && rest[2] == '-':
		m, ok1 := n(rest[:2], 1, 12)
		if !ok1 {
			return begin, end, false
		}
		d, ok2 := n(rest[3:], 1, daysIn(y, m))
		return day(y, m, d), day(y, m, d), ok2
	}
	return begin, end, false
}

// yearless reads "--08-19".
func yearless(value string) (m, d int, ok bool) {
	if _, err := fmt.Sscanf(value, "--%02d-%02d", &m, &d); err != nil || m < 1 || m > 12 || d < 1 || d > daysIn(0, m) {
		return 0, 0, false
	}
	return m, d, true
}

// shiftUnit returns the value of the stretch of a unit that lies n such
// stretches from the one that holds t: unit "Y", n -1 is last year.
func shiftUnit(t time.Time, unit string, n int) string {
	switch unit {
	case "D":
		return fmtDay(t.AddDate(0, 0, n))
	case "W":
		return fmtWeek(t.AddDate(0, 0, 7*n))
	case "M":
		t = day(t.Year(), int(t.Month())+n, 1)
		return fmtMonth(t.Year(), int(t.Month()))
	case "Y":
		return year(t.Year() + n)
	case "quarter":
		q := t.Year()*4 + (int(t.Month())-1)/3 + n
		return fmt.Sprintf("%04d-Q%d", q/4, q%4+1)
	case "weekend":
		s := weekend(t).AddDate(0, 0, 7*n)
		return fmtDays(s, s.AddDate(0, 0, 1))
	case "decade":
		y := t.Year()/10*10 + 10*n
		return year(y) + "/" + year(y+9)
	case "century":
		c := (t.Year()-1)/100 + n
		return year(c*100+1) + "/" + year(c*100+100)
	}
	return ""
}

// year formats a year, "" if ISO 8601 needs more than four digits.
func year(y int) string {
	if y < 1 || y > 9999 {
		return ""
	}
	return fmt.Sprintf("%04d", y)
}
