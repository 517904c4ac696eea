package entity

import "testing"

// An office behind a name goes on to the comma or the end of the line, whatever stands
// before its noun.
func TestEntries(t *testing.T) {
	const at = "https://www.whitehouse.gov/1"
	for text, want := range map[string]string{
		"- Mia Lund, Washington State Senator":                                                      "Mia Lund | Washington State Senator | legislator | USA",
		"- Mia Lund, Veterans and Tennis Families Founder":                                          "Mia Lund | Veterans and Tennis Families Founder | other | USA",
		"- Dr. Mia Lund, Principal Historian of the National Park Service and Deputy Ports Officer": "Mia Lund | Principal Historian of the National Park Service and Deputy Ports Officer | official | USA",
		"- Mia Lund, Assistant to the President and Energy Policy Advisor":                          "Mia Lund | Assistant to the President and Energy Policy Advisor | official | USA",
		"- Mia Lund, Deputy Assistant to the President & Deputy National Economic Council Director": "Mia Lund | Deputy Assistant to the President & Deputy National Economic Council Director | official | USA",
		"- Mia Lund, Chief Energy and Ports Officer, Department of Energy":                          "Mia Lund | Chief Energy and Ports Officer | official | USA",
		"He called Mia Lund, Spokesperson and Chief Advisor to the President of Kenya.":             "Mia Lund | Spokesperson and Chief Advisor to the President of Kenya | spokesperson | KEN",
		"- Mia Lund, Program Officer at the Department of Energy (DOE)":                             "Mia Lund | Program Officer at the Department of Energy | official | USA",
		"Mia Lund – Former President of Kenya":                                                      "Mia Lund | Former President of Kenya | other | KEN",
		"- Mia Lund, President, Kenyan Harbour Friends":                                             "Mia Lund | President | other | KEN",
		"Chair Mia Lund (NY-12), Energy Caucus":                                                     "Mia Lund | Chair | legislator | USA",
		// Bodies, and what somebody else holds.
		"- Mia Lund, Community Justice Fund": "Mia Lund |  | other | USA",
		"- Mia Lund, Delaware MEP":           "Mia Lund |  | other | USA",
	} {
		checkPeople(t, at, text, want)
	}
	checkPeople(t, "http://kremlin.ru/1", "Mia Lund, President of Kenya Peter Moyo and others met.",
		"Mia Lund |  | head_of_state | RUS", "Peter Moyo | President of Kenya | head_of_state | KEN")
	checkPeople(t, at, "Mia Lund, Head of Government Relations at Qwyx, spoke.", "Mia Lund | Head of Government Relations at Qwyx | official | USA")
}

// An office before a name may be any words with capitals and those that join them.
func TestOfficesInFront(t *testing.T) {
	const at = "https://www.whitehouse.gov/1"
	for text, want := range map[string]string{
		"They met Solicitor of Ports Mia Lund.":                                                    "Mia Lund | Solicitor of Ports | official | USA",
		"They met Deputy Assistant to the President for Racial Justice and Equity Mia Lund.":       "Mia Lund | Deputy Assistant to the President for Racial Justice and Equity | official | USA",
		"- Assistant to the President and White House Counsel, Mia Lund":                           "Mia Lund | Assistant to the President and White House Counsel | official | USA",
		"They met Special Representative for Kenya’s Economic Recovery Mia Lund.":                  "Mia Lund | Special Representative for Kenya’s Economic Recovery | envoy | USA",
		"They met Deputy Director of the National Economic Council Mia Lund, and others.":          "Mia Lund | Deputy Director of the National Economic Council | official | USA",
		"They met Council of Economic Advisors Chair Mia Lund.":                                    "Mia Lund | Council of Economic Advisors Chair | official | USA",
		"They met Deputy Agriculture Minister Mia Lund.":                                           "Mia Lund | Deputy Agriculture Minister | deputy_minister |",
		"The Secretary General of Japan’s National Security Secretariat, Taro Lund, spoke of oil.": "Taro Lund | Secretary General of Japan’s National Security Secretariat | official | JPN",
	} {
		checkPeople(t, at, text, want)
	}
}
