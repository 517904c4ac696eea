package source

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"readout/pipeline/text"
)

// Forms of a date in metadata, beside ISO 8601. A form with both day and month
// as numbers is left out where it is not plain which is which.
var layouts = []string{
	time.RFC1123, time.RFC1123Z, time.RFC850, time.ANSIC, time.UnixDate,
	"Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 MST",
	"January 2, 2006", "January 2 2006", "Jan 2, 2006", "Jan. 2, 2006", "2 January 2006", "2 Jan 2006", "2 Jan. 2006",
	"Monday, January 2, 2006", "Monday, 2 January 2006", "Mon, 2 Jan 2006",
	"January 2, 2006 15:04", "January 2, 2006, 15:04", "Jan 2, 2006 15:04:05", "2-Jan-2006", "2-Jan-06",
	"2006/1/2", "2006.1.2", "20060102", "2.1.2006", "2006年1月2日",
}

var (
	isoDate   = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T _].*)`)
	epochDate = regexp.MustCompile(`^\d{9,10}(?:\.\d+)?$|^\d{12,13}$`)
	// A date in an address or file name: 2024/03/05, 2024-03-05, 20240305.
	nameDate = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)\d{2})(?:([-_/.])(\d{1,2})[-_/.](\d{1,2})|(\d{2})(\d{2}))(?:$|[^0-9])`)
)

// parseDate reads a date of metadata; ok is false if there is none or it is in
// doubt. The day is the one that was written, whatever the zone of its time.
func parseDate(s string) (day time.Time, ok bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 64 {
		return time.Time{}, false
	}
	if m := isoDate.FindStringSubmatch(s); m != nil {
		return calendarDay(m[1], m[2], m[3])
	}
	if epochDate.MatchString(s) {
		whole, _, _ := strings.Cut(s, ".")
		n, err := strconv.ParseInt(whole, 10, 64)
		if err != nil {
			return time.Time{}, false
		}
		if len(whole) > 10 {
			n /= 1000
		}
		return midnight(time.Unix(n, 0).UTC()), true
	}
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil && t.Year() > 0 {
			return midnight(t), true
		}
	}
	return time.Time{}, false
}

// dateInName finds a day in an address or file name.
func dateInName(s string) (day time.Time, ok bool) {
	for s != "" {
		at := nameDate.FindStringSubmatchIndex(s)
		if at == nil {
			return time.Time{}, false
		}
		part := func(i int) string {
			if at[2*i] < 0 {
				return ""
			}
			return s[at[2*i]:at[2*i+1]]
		}
		if day, ok = calendarDay(part(1), part(3)+part(5), part(4)+part(6)); ok {
			return day, true
		}
		s = s[at[3]:]
	}
	return time.Time{}, false
}

// calendarDay returns a day that exists, in years that readouts are from.
func calendarDay(year, month, day string) (time.Time, bool) {
	y, err1 := strconv.Atoi(year)
	m, err2 := strconv.Atoi(month)
	d, err3 := strconv.Atoi(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	ok := err1 == nil && err2 == nil && err3 == nil && y >= 1000 && y < 2200 && t.Day() == d && int(t.Month()) == m
	if !ok {
		return time.Time{}, false
	}
	return t, true
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// languages that records name in words.
var languages = map[string]string{"english": "en", "french": "fr", "spanish": "es", "russian": "ru", "arabic": "ar",
	"chinese": "zh", "german": "de", "portuguese": "pt", "ukrainian": "uk", "japanese": "ja", "eng": "en"}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2}(?:$|[-_])`)

// languageCode makes an ISO 639-1 code of what a record says; "" if it cannot.
func languageCode(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == text.Undetermined {
		return s
	}
	if code := languages[s]; code != "" {
		return code
	}
	if languageTag.MatchString(s) {
		return s[:2]
	}
	return ""
}
