package text

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

const (
	datelineWindow = 2 << 10 // bytes from the start that Dateline looks at
	datelineLines  = 8       // lines with words in them that Dateline looks at
)

const (
	monthPattern   = `(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sep(?:t(?:ember|\.)?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)`
	dayPattern     = `(?P<day>\d{1,2})(?:st|nd|rd|th)?`
	yearPattern    = `(?P<year>(?:19|20)\d\d)`
	weekdayPattern = `(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?`
	// A clock and a zone may stand beside the date: "15:45", "3:00 P.M. EDT".
	clockPattern = `(?:,?\s*(?:at\s+|[-–—|]\s*)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:\(?[A-Z]{2,5}\)?)?)?`
	// What a line may say before its date: a label, or the place of a dateline.
	labelPattern = `(?:(?i:date|dated|published|posted|issued|released?|updated|last updated|for immediate release|press release|news release|media release)(?i:\s+on)?\s*[:|,–—-]?\s*)?`
	placePattern = `(?:\p{Lu}[\p{L}.'’/ -]{1,40}(?:,\s*\p{Lu}[\p{L}.'’ -]{1,30}){0,2}\s*[,:|(–—-]\s*)?`
)

// datePatterns are the ways to write a day with its year. "03/04/2021" is not
// among them: nobody can tell whose month comes first.
var datePatterns = []string{
	weekdayPattern + dayPattern + `\s+` + monthPattern + `,?\s+` + yearPattern,
	weekdayPattern + monthPattern + `\s+` + dayPattern + `,?\s+` + yearPattern,
	`(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})`,
	`(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)`,
}

// dateLines match a line that is nothing but a date, with a label, place or
// clock perhaps; datelines match the start of a paragraph, up to the mark that
// sets off a dateline from the sentence.
var dateLines, datelines = compileDatelines()

func compileDatelines() (lines, starts []*regexp.Regexp) {
	for _, p := range datePatterns {
		lines = append(lines, regexp.MustCompile(`^`+labelPattern+placePattern+p+clockPattern+`\)?\s*(?:[,|–—-]\s*\p{Lu}[\p{L}.'’, -]{1,40})?[.,;:]?$`))
		starts = append(starts, regexp.MustCompile(`^`+placePattern+p+`\s*\)?(?:,?\s*\([^()]{1,30}\))?\s*(?:[–—:/]|--?\s|\.\s*[–—-])`))
	}
	return lines, starts
}

// Dateline finds the day of publication in the first lines of a text: a line
// that holds only a date ("5 January 2023", "Date: 2021-05-12"), or a dateline
// with a year ("Washington, D.C., March 3, 2022 — "). A dateline without a year
// ("JAKARTA, Aug. 22 (Xinhua) -- ") says too little and gives false, as does a
// day that no calendar has. The time is midnight UTC.
func Dateline(s string) (time.Time, bool) {
	s = firstBytes(s, datelineWindow)
	seen := 0
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(strings.ReplaceAll(line, "\u00a0", " "))
		if line == "" {
			continue
		}
		if seen++; seen > datelineLines {
			break
		}
		if day, ok := lineDate(line); ok {
			return day, true
		}
	}
	return time.Time{}, false
}

// lineDate reads the date of one line.
func lineDate(line string) (time.Time, bool) {
	// Every pattern needs a year, and most lines have none.
	if start := firstBytes(line, 160); !strings.Contains(start, "20") && !strings.Contains(start, "19") {
		return time.Time{}, false
	}
	patterns := datelines
	if len(line) <= 120 {
		patterns = append(dateLines[:len(dateLines):len(dateLines)], datelines...)
	}
	for _, p := range patterns {
		m := p.FindStringSubmatch(firstBytes(line, 160))
		if m == nil {
			continue
		}
		year, _ := strconv.Atoi(m[p.SubexpIndex("year")])
		day, _ := strconv.Atoi(m[p.SubexpIndex("day")])
		if t, ok := calendarDay(year, monthNumber(m[p.SubexpIndex("month")]), day); ok {
			return t, true
		}
	}
	return time.Time{}, false
}

// monthNumber reads "March", "Sept." or "03"; 0 if it is none.
func monthNumber(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	const names = "janfebmaraprmayjunjulaugsepoctnovdec"
	if len(s) < 3 {
		return 0
	}
	i := strings.Index(names, strings.ToLower(s[:3]))
	if i < 0 || i%3 != 0 {
		return 0
	}
	return i/3 + 1
}

// calendarDay returns the day at midnight UTC; false for "31 June".
func calendarDay(year, month, day int) (time.Time, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t, t.Year() == year && int(t.Month()) == month && t.Day() == day
}
