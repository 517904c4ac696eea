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
	signoffWindow  = 512     // bytes before the end that Dateline looks at
	signoffLines   = 3       // lines with words in them that Dateline looks at there
)

const (
	monthPattern = `(?P<month>(?i:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sep(?:t(?:ember|\.)?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?))`
	// Of "16-17 July" the last day is the day of publication.
	dayPattern  = `(?:\d{1,2}\s?[-–]\s?)?(?P<day>\d{1,2})(?i:st|nd|rd|th)?`
	yearPattern = `(?P<year>(?:19|20)\d\d)`

	weekdayPattern = `(?:(?i:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?i:day)?\.?,?\s+)?`
	// A clock and a zone may stand beside the date: "15:45", "3:00 P.M. EDT".
	clockPattern = `(?:,?\s*(?:at\s+|[-–—|]\s*)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:\(?[A-Z]{2,5}\)?)?)?`
	// What a line may say before its date: a label, or the place of a dateline,
	// which has at most three words between commas ("Rio de Janeiro, Brazil"), so
	// that a headline with the day of a meeting is none.
	labelPattern = `(?:No\.?:? ?\d{1,5},\s*|(?i:date|dated|published|posted|issued|released?|updated|last updated|for immediate release|press release|news release|media release)(?i:\s+on)?\s*[:|,–—-]?\s*)?`
	namePattern  = `\p{Lu}[\p{L}.'’-]{0,25}(?:\s(?:de\s|do\s|da\s|di\s|of\s|al-)?\p{Lu}[\p{L}.'’-]{0,25}){0,2}`
	placePattern = `(?:` + namePattern + `(?:,\s*` + namePattern + `){0,2}\s*[,:|(–—-]\s*)?`
	// A place in capitals needs no mark before the date where a dash follows it.
	capsPattern = `(?:\p{Lu}[\p{Lu}.'’-]{1,25}(?:\s\p{Lu}[\p{Lu}.'’-]{1,25}){0,2}\s+)`
	// Who sends the text: "(Xinhua)", ", SPA".
	agencyPattern = `(?:,?\s*\([^()]{1,30}\)|,\s*\p{Lu}{2,8})?`
	// The issuer in a line under a text: "MINISTRY OF THE SEA, PORT LISLE 3 MAY 2021".
	issuerPattern = `(?:(?:\p{Lu}[\p{Lu}.'’&,-]*\s+){1,10})?`
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
// sets off a dateline from the sentence; signoffs match a line under a text.
var dateLines, datelines, signoffs = compileDatelines()

func compileDatelines() (lines, starts, ends []*regexp.Regexp) {
	for _, p := range datePatterns {
		after := clockPattern + `\)?\s*(?:[,|–—-]\s*\p{Lu}[\p{L}.'’, -]{1,40}|(?:\|[^|]{1,40}){1,3})?[.,;:]?$`
		lines = append(lines, regexp.MustCompile(`^`+labelPattern+placePattern+p+after))
		starts = append(starts, regexp.MustCompile(`^(?:`+placePattern+`|`+capsPattern+`)`+p+`\s*\)?`+agencyPattern+`\s*(?:[–—:/]|--?\s|\.\s*[–—-])`),
			regexp.MustCompile(`^No\.?:? ?\d{1,5},\s*`+p+`,\s*\p{Lu}`),
			regexp.MustCompile(`(?i:\btoday|\btonight|\bthis (?:morning|afternoon|evening)),?\s\(`+p+`\)`))
		ends = append(ends, regexp.MustCompile(`^`+issuerPattern+p+after))
	}
	return lines, starts, ends
}

// Dateline finds the day of publication in the first lines of a text: a line
// that holds only a date ("5 January 2023", "Date: 2021-05-12"), or a dateline
// with a year ("Washington, D.C., March 3, 2022 — "), or the day that "today" is
// said to be ("met today (3 May 2021)"); or else in its last lines,
// where some issuers sign ("MINISTRY OF THE SEA 3 MAY 2021"). A dateline without
// a year ("JAKARTA, Aug. 22 (Xinhua) -- ") says too little and gives false, as
// does a day that no calendar has. The time is midnight UTC.
func Dateline(s string) (time.Time, bool) {
	seen, before := 0, ""
	for line := range strings.Lines(firstBytes(s, datelineWindow)) {
		if line = squareSpaces(line); line == "" {
			continue
		}
		if seen++; seen > datelineLines {
			break
		}
		// After a comma, a date belongs to what the line before says.
		if len(line) <= dateLineBytes && !strings.HasSuffix(before, ",") {
			if day, ok := lineDate(line, dateLines); ok {
				return day, true
			}
		}
		if day, ok := lineDate(line, datelines); ok {
			return day, true
		}
		before = line
	}
	end := strings.TrimSpace(s[runeStart(s, max(0, len(s)-signoffWindow)):])
	for range signoffLines { // after a comma, as above
		line := squareSpaces(end[strings.LastIndexByte(end, '\n')+1:])
		end = strings.TrimSpace(end[:max(0, strings.LastIndexByte(end, '\n'))])
		if len(line) <= dateLineBytes && !strings.HasSuffix(end, ",") {
			if day, ok := lineDate(line, signoffs); ok {
				return day, true
			}
		}
	}
	return time.Time{}, false
}

const dateLineBytes = 120 // a line of more bytes is not only a date

// squareSpaces trims a line and makes its no-break spaces plain.
func squareSpaces(line string) string {
	return strings.TrimSpace(strings.ReplaceAll(line, "\u00a0", " "))
}

// lineDate reads the date of a line that one of the patterns matches.
func lineDate(line string, patterns []*regexp.Regexp) (time.Time, bool) {
	line = firstBytes(line, 160)
	// Every pattern needs a year, and most lines have none.
	if !strings.Contains(line, "20") && !strings.Contains(line, "19") {
		return time.Time{}, false
	}
	for _, p := range patterns {
		m := p.FindStringSubmatch(line)
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
