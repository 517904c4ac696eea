package date

import (
	"fmt"

	"readout/extractors/quantity/numeral"
	"readout/pipeline"
	"readout/rules"
)

// calendarMonth is one entry of rules/dates_calendars.yaml: a month of another
// calendar.
type calendarMonth struct {
	Calendar string `yaml:"calendar"`
}

// calendars are the calendars that rules may name, with the first and the last
// year that a document of ours may write by them, and the letters behind it.
var calendars = map[string]struct {
	from, to int32
	era      []string
}{
	"hijri":   {1200, 1600, []string{"ah", "h"}},
	"persian": {1200, 1500, []string{"sh", "ap"}},
	"nepali":  {1950, 2150, []string{"bs"}},
}

func (l *lexicon) addCalendars(set *rules.Set) error {
	months, err := rules.Lexicon[calendarMonth](set, "dates_calendars.yaml")
	if err != nil {
		return err
	}
	for _, k := range sortedKeys(months) {
		m := months[k]
		if _, ok := calendars[m.Calendar]; !ok {
			return fmt.Errorf("dates_calendars.yaml: %s: calendar is %q; use hijri, persian or nepali", k, m.Calendar)
		}
		l.calendars.Add(l.vocab, k, m.Calendar)
	}
	return nil
}

// otherCalendar reads "12 Ramadan 1447 AH", "Ramadan 12, 1447", "Ramadan 1447",
// which have no value. A month alone is none: it may be the name of a person or
// of the fast.
func (f *finder) otherCalendar(i int) found {
	j, days := i, 0
	if d, end := f.dayNumber(i); f.next(i).Kind == numeral.Digits {
		if end == 0 {
			return found{}
		}
		if j, days = end, d; f.next(j).ID == f.id.of {
			j++
		}
	}
	name, end := f.calendars.Longest(f.ps, j)
	if end == j || f.next(j).End == 0 || f.piece(j).Flags&numeral.Title == 0 {
		return found{}
	}
	c := calendars[name]
	if days == 0 && f.next(end).Kind == numeral.Digits {
		if d, dend := f.dayNumber(end); dend > 0 {
			days, end = d, dend
		}
	}
	k := end
	if f.next(k).Is(',') {
		k++
	}
	p := f.next(k)
	if p.Kind != numeral.Digits || p.N != 4 || p.Num < c.from || p.Num > c.to {
		if days == 0 || name != "hijri" || f.next(end).Kind != numeral.Mark && f.prev(i).ID != f.id.on { // "Ambassador Rajab 2 years ago"
			return found{}
		}
		return found{i, end, pipeline.Date, "", false, "other-calendar"}
	}
	return found{i, f.era(k+1, c.era), pipeline.Date, "", false, "other-calendar"}
}

// era returns the index after the letters of an era at i, with or without full
// stops: "AH", "A.H.".
func (f *finder) era(i int, letters []string) int {
	for _, e := range letters {
		if f.isWord(f.next(i), e) {
			return i + 1
		}
		j, k := i, 0
		for ; k < len(e) && f.isWord(f.next(j), e[k:k+1]) && f.next(j+1).Is('.'); k++ {
			j += 2
		}
		if k == len(e) {
			return j
		}
	}
	return i
}
