package quantity_test

import (
	"strings"
	"testing"
	"time"

	"readout/pipeline"
)

// What looks like a number or a date and is none, or is too large, gives a right
// value or no row, never a wrong value.
func TestBadInput(t *testing.T) {
	xs := suite(t)
	now := time.Date(2022, 6, 28, 0, 0, 0, 0, time.UTC)
	for _, tc := range []struct{ text, want string }{
		{"It gave 999999999999999999999999 dollars.", "MONEY 999999999999999999999999 USD"},
		{"It came on 32 May 2021.", ""},
		{"It came on 2021-13-45.", ""},
		{"It came on 30 February 2021, 00/00/2021, 2021-00-10 or 12-31-0000.", ""},
		{"It came on 31/31/2021, 31.13.2021 and May 0, 2021.", ""},
		{"It was 1/0 percent and 0/0 of the vote.", ""},
		{strings.Repeat("9", 10_000) + " dollars for " + strings.Repeat("8", 10_000) + " years, " + strings.Repeat("7", 10_000) + " percent", ""},
		{"In " + strings.Repeat("1", 10_000) + " and since " + strings.Repeat("20", 5_000) + ".", ""},
		// Digits of other scripts: the same value, or no row where they are mixed.
		{"They sent ١٢٣ tents and １２３ tents.", "CARDINAL 123; CARDINAL 123"},
		{"They sent 1２3 tents and ١2٣ tents.", ""},
		{"They met on １２ May ２０２１.", "DATE 2021-05-12"},
		{"They met on ١٢ May ٢٠٢١.", "DATE 2021-05-12"},
		// Telephone and account numbers.
		{"Call (202) 555-0143, +65 6379 8000, +1-202-555-0143 or 202.555.0143.", ""},
		{"Tel: 010-65963361, fax 555 0143; IBAN DE89 3704 0044 0532.", ""},
		// Scores of games.
		{"They won 3-0, drew 1-1 and lost 102-98.", ""},
		{"The match ended 2:1.", ""},
		// Ages.
		{"Ann Osei, 47, spoke.", "CARDINAL 47"},
		{"A 12-year-old girl spoke.", "DURATION P12Y"},
		{"He died aged 71.", "CARDINAL 71"},
		// Numbers of lists.
		{"1. Trade\n2. Energy\n10. Water", ""},
		{"1) Trade\n2) Energy\n(3) Water\n(iv) Peace", ""},
		{"1.1 Trade\n1.2.3 Energy", ""},
		{"First, they met. Second, they spoke. Fifth, they left.", ""},
		// Times in datelines.
		{"VELMAR, June 27 (Agency) -- The envoy left.", "DATE 2022-06-27"},
		{"June 27, 2022\n18:30\nVelmar\n\nThe envoy left.", "DATE 2022-06-27; TIME T18:30"},
		{"27 June 2022 - 18:30 Velmar", "DATE 2022-06-27; TIME T18:30"},
		{"Updated: 2022-06-27 18:30", "DATE 2022-06-27; TIME T18:30"},
		{"At 25:61 and 24:30 nothing happened.", ""},
		// Codes.
		{"Resolution 2231, COVID-19, the G20, an F-16, 5G, Article 5 and paragraph 4.", ""},
		{"See https://a.example/2021/05/12/1500?id=2022 and a1b2@c3.example.", ""},
		{"Version 2.0.1, ISO 9001, A4, 3D, Mi-8 and Su-35.", ""},
	} {
		ann, err := pipeline.Extract(pipeline.NewDocument("d", tc.text, now), xs)
		if err != nil {
			t.Errorf("%.60q: %v", tc.text, err)
			continue
		}
		var got []string
		for _, x := range ann.Timexes {
			got = append(got, x.Label+" "+x.Value)
		}
		for _, q := range ann.Quantities {
			got = append(got, strings.TrimSpace(q.Label+" "+q.Value+" "+q.Unit+q.Currency))
		}
		if s := strings.Join(got, "; "); s != tc.want {
			t.Errorf("%.80q: got %q, want %q", tc.text, s, tc.want)
		}
	}
}
