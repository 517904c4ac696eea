package date_test

import (
	"fmt"
	"testing"
	"time"

	"readout/pipeline"
)

// Every day of the calendar has its own value in all orders, and what is no day
// gives no day: never the day that it would overflow to.
func TestDaysOfTheCalendar(t *testing.T) {
	xs := suite(t)
	now := time.Date(2022, 6, 28, 0, 0, 0, 0, time.UTC)
	find := func(s string) []pipeline.Timex {
		ann, err := pipeline.Extract(pipeline.NewDocument("d", s, now), xs)
		if err != nil {
			t.Fatal(err)
		}
		return ann.Timexes
	}
	for _, y := range []int{2020, 2021} {
		for m := 0; m <= 14; m++ {
			for d := 0; d <= 33; d++ {
				day := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
				ok := day.Year() == y && int(day.Month()) == m && day.Day() == d
				texts := []string{fmt.Sprintf("Signed on %04d-%02d-%02d.", y, m, d), fmt.Sprintf("Signed on %02d.%02d.%04d in Velmar.", d, m, y)}
				if m >= 1 && m <= 12 {
					name := time.Month(m).String()
					texts = append(texts, fmt.Sprintf("Signed on %d %s %d.", d, name, y), fmt.Sprintf("Signed on %s %d, %d.", name, d, y), fmt.Sprintf("Signed on %s, %s %d, %d.", day.Weekday(), name, d, y))
				}
				for _, s := range texts {
					got := find(s)
					switch {
					case ok && (len(got) != 1 || got[0].Value != day.Format("2006-01-02") || !got[0].Begin.Equal(day)):
						t.Errorf("%q: got %+v", s, got)
					case !ok && len(got) > 0 && len(got[0].Value) > 7:
						t.Errorf("%q, which no calendar has: got %s", s, got[0].Value)
					}
				}
			}
		}
	}
}
