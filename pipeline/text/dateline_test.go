package text

import (
	"strings"
	"testing"
	"time"
)

func TestDateline(t *testing.T) {
	tests := []struct {
		in   string
		want string // "" if there is no date
	}{
		{"JAKARTA, Aug. 22 (Xinhua) -- The two ministers met.", ""},
		{"Washington, D.C., March 3, 2022 — The Secretary met his counterpart.", "2022-03-03"},
		{"Joint statement\n\n3 May 2021\n\nThe two sides met.", "2021-05-03"},
		{"Readout of the call\nJanuary 5, 2023\nThe Minister spoke today.", "2023-01-05"},
		{"2021-05-12", "2021-05-12"},
		{"Date: 2021-05-12\nThe talks", "2021-05-12"},
		{"Published: 12 May 2021\n", "2021-05-12"},
		{"Press Release | 12th May 2021", "2021-05-12"},
		{"FOR IMMEDIATE RELEASE\nTuesday, June 15, 2021\n", "2021-06-15"},
		{"Port Lisle, 3 May 2021", "2021-05-03"},
		{"PORT LISLE, 3 May 2021 - The envoy arrived.", "2021-05-03"},
		{"PORT LISLE (May 3, 2021) – The envoy arrived.", "2021-05-03"},
		{"PORT LISLE, Sept. 3, 2021 (AP) -- The envoy arrived.", "2021-09-03"},
		{"June 16, 2017, 15:45", "2017-06-16"},
		{"16.06.2017", "2017-06-16"},
		{"16 June 2017 The Kremlin", ""}, // a place needs a mark before it
		{"16\u00a0June\u00a02017", "2017-06-16"},
		{"31 June 2021", ""},
		{"03/04/2021", ""},
		{"Joint Statement of 3 May 2021 on Fisheries", ""},
		{"On 3 May 2021 the two ministers met in Port Lisle.", ""},
		{"On May 3, 2021, the two ministers met in Port Lisle.", ""},
		{"The treaty of March 3, 2020 - still in force - was praised.", ""},
		{"a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n3 May 2021\nk\nl\nm\n", ""},
		{"26 JUNE 2022", "2022-06-26"},
		{"Rio de Janeiro, Brazil, 26th June 2022", "2022-06-26"},
		{"Advisory Council of the Schools Meeting – Thursday, June 17, 2021\nIt will meet.", ""},
		{"Official Visit to Castoria, 18 May 2023\nThe President leaves.", ""},
		{"“We applaud them.”\n– Joint statement of Arvenia and Castoria,\nMarch 11, 2021\nThe Minister will travel.", ""},
		{strings.Repeat("The two sides met again. ", 200) + "\n. . .\nMINISTRY OF THE SEA, PORT LISLE\n3 MAY 2021\n", "2021-05-03"},
		{"They met.\n\nMINISTRY OF THE SEA 3 MAY 2021", "2021-05-03"},
		{"They will meet on\n3 May 2021 in Lisle.", ""},
		{"Leaders of the Lakes\n\nPort Lisle, Arvenia, 3-4 May 2021\n\n1. We met.", "2021-05-04"},
		{"Port Lisle, August 27–28, 2026", "2026-08-28"},
		{"3.5.2021 | Port Lisle | Press Team of the League\nGood afternoon.", "2021-05-03"},
		{"03 May 2021 | News | Last updated: 04 May 2021 18:20", "2021-05-03"},
		{"PORT LISLE CITY 03 May 2021 – The two sides met.", "2021-05-03"},
		{"Port Lisle, May 3, 2021, APA -- The two sides met.", "2021-05-03"},
		{"No: 17, 3 May 2021, Press Release Regarding the Flood in Lisle", "2021-05-03"},
		{"The Prime Minister, this evening (Sunday, 2 May 2021), spoke with the King.", "2021-05-02"},
		{"The Prime Minister spoke on Sunday (2 May 2021) with the King.", ""},
		{"THE TREATY OF 3 May 2021 stands.", ""},
		{"", ""},
	}
	for _, tt := range tests {
		got, ok := Dateline(tt.in)
		if ok != (tt.want != "") || ok && got.Format(time.DateOnly) != tt.want {
			t.Errorf("Dateline(%q) = %v, %v; want %q", tt.in, got, ok, tt.want)
		}
	}
}

func FuzzDateline(f *testing.F) {
	f.Add("Washington, D.C., March 3, 2022 — x")
	f.Add("2021-05-12\n31.12.1999")
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := Dateline(s)
		if ok && (got.Year() < 1900 || got.Year() > 2099) || !ok && !got.IsZero() {
			t.Errorf("Dateline(%q) = %v, %v", s, got, ok)
		}
	})
}
