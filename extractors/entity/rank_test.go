package entity

import (
	"slices"
	"strings"
	"testing"
	"time"

	"readout/pipeline"
)

// checkPeople compares the people of a text published at an address with rows
// "name | title | kind | country", the fullest name once each.
func checkPeople(t *testing.T, url, text string, want ...string) {
	t.Helper()
	doc := pipeline.NewDocument("d", text, time.Time{})
	doc.URL = url
	var got []string
	for _, m := range extract(t, none, doc).People {
		row := strings.TrimSpace(strings.Join([]string{m.Norm, m.Title, m.Kind, m.Country}, " | "))
		if !slices.Contains(got, row) {
			got = append(got, row)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s\n got %s\nwant %s", text, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

// An office counts, not the rank, degree or form of address between it and the name.
func TestRanks(t *testing.T) {
	const at = "https://www.mfa.go.ke/news/1"
	checkPeople(t, at, "Press Secretary Maj. Gen. Mia Lund gave the details.", "Mia Lund | Press Secretary | spokesperson | KEN")
	checkPeople(t, at, "State Minister Ambassador Mia Lund met farmers.", "Mia Lund | State Minister | deputy_minister | KEN")
	checkPeople(t, at, "Briefing diplomats, the Spokesperson, Ambassador Peter Moyo, said Kenya will stay.", "Peter Moyo | Spokesperson | spokesperson | KEN")
	checkPeople(t, at, "Acting Ambassador Mia Lund and Minister of Health Professor Peter Moyo attended.",
		"Mia Lund | Acting Ambassador | ambassador | KEN", "Peter Moyo | Minister of Health | minister | KEN")
	checkPeople(t, at, "The Minister of Water and Irrigation, Engr. (Dr.) Mia Lund, OON, opened a dam.", "Mia Lund | Minister of Water and Irrigation | minister | KEN")
	checkPeople(t, at, "The Executive Governor of Kisumu, Prof. Peter Moyo, CON, was present.", "Peter Moyo | Executive Governor of Kisumu | official | KEN")
	checkPeople(t, at, "Chief of the Defense Staff Gen. Peter Moyo flew to Oslo.", "Peter Moyo | Chief of the Defense Staff | military | KEN")
	checkPeople(t, at, "Brig. Gen. Mia Lund, deputy commander of the Coast Brigade, will brief lawmakers.", "Mia Lund | deputy commander of the Coast Brigade | military | KEN")
	checkPeople(t, at, "H.H. Lt. General Sheikh Omar Moyo, Minister of Interior, attended.", "Omar Moyo | Minister of Interior | minister | KEN")
	checkPeople(t, "https://www.state.gov/1", "She met Director of Policy for U.S. Southern Command General Mia Lund.",
		"Mia Lund | Director of Policy for U.S. Southern Command | official | USA")
	checkPeople(t, at, "She was a special assistant to President Peter Moyo and met Adviser to the President Mia Lund.",
		"Peter Moyo | President | head_of_state | KEN", "Mia Lund | Adviser to the President | official | KEN")
	// The rank alone is the title, and "General" after some offices is part of them.
	checkPeople(t, at, "Maj. Gen. Mia Lund and Commissioner General Peter Moyo attended.",
		"Mia Lund | Maj. Gen. | military | KEN", "Peter Moyo | Commissioner General | official | KEN")
	checkPeople(t, at, "He met Ambassador Mia Lund and the Deputy Minister and Ambassador Peter Moyo.",
		"Mia Lund | Ambassador | ambassador | KEN", "Peter Moyo | Deputy Minister and Ambassador | deputy_minister | KEN")
}

// The fields of a minister go on behind commas.
func TestFields(t *testing.T) {
	const at = "https://www.mfa.gov.sg/news/1"
	checkPeople(t, at, "The visiting Minister of Trade, African Cooperation and Kenyan Emigrants of Kenya H.E. Mr. Peter Moyo spoke.",
		"Peter Moyo | Minister of Trade, African Cooperation and Kenyan Emigrants of Kenya | minister | KEN")
	checkPeople(t, at, "The Minister of Foreign Affairs, European Union and Cooperation of the Kingdom of Norway, Mia Lund, met students.",
		"Mia Lund | Minister of Foreign Affairs, European Union and Cooperation of the Kingdom of Norway | minister | NOR")
	checkPeople(t, at, "Minister of Fisheries, Aquatic and Ocean Resources M. Lund was present.",
		"M. Lund | Minister of Fisheries, Aquatic and Ocean Resources | minister | SGP")
	checkPeople(t, at, "Minister for Women's Affairs Mia Lund spoke.", "Mia Lund | Minister for Women's Affairs | minister | SGP")
	checkPeople(t, at, "Dr. Mia Lund, Advisor to the Kenyan President; and Mr. Ole Berg attended.",
		"Mia Lund | Advisor to the Kenyan President | official | KEN", "Ole Berg | Mr. | other | KEN")
	checkPeople(t, at, "Mia Lund, Director-General of the Asian and Oceanian Affairs Bureau, attended.",
		"Mia Lund | Director-General of the Asian and Oceanian Affairs Bureau | official | SGP")
	// What is no field ends the office.
	checkPeople(t, at, "He met the Minister of Trade, African Union officials and Mr. Peter Moyo.", "Peter Moyo | Mr. | other | SGP")
}
