package entity

import "testing"

// Offices behind a name: behind letters, several of them, with what they are for.
func TestOfficesBehindNames(t *testing.T) {
	const at = "https://www.whitehouse.gov/1"
	checkPeople(t, at, "- Kent Lund, President, Global Affairs, Harbour League", "Kent Lund | President, Global Affairs | other | USA")
	checkPeople(t, at, "- Rosa Lund, Co-Founder, President, and CEO, Voto League", "Rosa Lund | Co-Founder, President, and CEO | other | USA")
	checkPeople(t, at, "- Mia Lund, Ph.D., MPH, Director of the Office of Water", "Mia Lund | Director of the Office of Water | official | USA")
	checkPeople(t, "https://www.gov.uk/1", "Mia Lund MP, Minister of Trade, attended.", "Mia Lund | Minister of Trade | minister | GBR")
	checkPeople(t, at, "President Peter Moyo, President of the Republic of Kenya, attended.", "Peter Moyo | President of the Republic of Kenya | head_of_state | KEN")
	checkPeople(t, at, "Mia Lund, Special Rapporteur on human rights in Kenya, attended.", "Mia Lund | Special Rapporteur on human rights in Kenya | official |")
	checkPeople(t, at, "Mia Lund, President of Moyo State University, attended.", "Mia Lund | President of Moyo State University | other | USA")
	// Another's office, or one that says something else, is not the person's.
	checkPeople(t, at, "She met Mia Lund, Minister of Ports of Norway, and Foreign Minister Ada Holt of Denmark.",
		"Mia Lund | Minister of Ports of Norway | minister | NOR", "Ada Holt | Foreign Minister | minister | DNK")
	checkPeople(t, at, "Foreign Minister Mia Lund of Norway, Deputy Prime Minister and Norwegian Co-Chair of the Council Eva Dahl, and others attended.",
		"Mia Lund | Foreign Minister | minister | NOR", "Eva Dahl | Deputy Prime Minister and Norwegian Co-Chair of the Council | minister | NOR")
	checkPeople(t, at, "Joining President Mia Lund of Norway were others.", "Mia Lund | President | head_of_state | NOR")
}

// Who holds an office in a society or firm is no official.
func TestPrivateOfficers(t *testing.T) {
	const at = "https://www.whitehouse.gov/1"
	checkPeople(t, at, "- Mia Lund, Policy Director, Voters of Tomorrow", "Mia Lund | Policy Director | other | USA")
	checkPeople(t, at, "Mia Lund, Senior Vice President, National Harbour Alliance, and others attended.", "Mia Lund | Senior Vice President | other | USA")
	checkPeople(t, at, "- Mia Lund, Director, Office of Water, Department of the Interior", "Mia Lund | Director | official | USA")
	checkPeople(t, at, "- Mia Lund, Director, Asia Section", "Mia Lund | Director | official | USA")
	checkPeople(t, at, "They met member of the Kenyan War Cabinet Peter Moyo and African Union chair President of Senegal Rosa Diop.",
		"Peter Moyo | member of the Kenyan War Cabinet | minister | KEN", "Rosa Diop | African Union chair President of Senegal | head_of_state | SEN")
	checkPeople(t, at, "U.S. Chargé d'Affaires, a.i., Mia Lund and the Secretary of State for Trade (Mr Peter Moyo) attended.",
		"Mia Lund | U.S. Chargé d'Affaires, a.i. | ambassador | USA", "Peter Moyo | Secretary of State for Trade | minister | USA")
	checkPeople(t, at, "Our high commissioner, Mia Lund, and the non-resident Ambassador of Kenya, Peter Moyo, attended.",
		"Mia Lund | high commissioner | ambassador | USA", "Peter Moyo | non-resident Ambassador of Kenya | ambassador | KEN")
}

// An office told in a sentence counts where none is said with the name.
func TestToldOffices(t *testing.T) {
	const at = "https://www.state.gov/1"
	checkPeople(t, at, "Dr. Mia Lund serves as Director of the Office of Water. Dr. Lund spoke.", "Mia Lund | Director of the Office of Water | official | USA")
	checkPeople(t, at, "Ms Mia Lund was appointed Minister of Health of Kenya.", "Mia Lund | Minister of Health of Kenya | minister | KEN")
	checkPeople(t, at, "We congratulate Mia Lund on her reelection as President of Kenya.", "Mia Lund | President of Kenya | head_of_state | KEN")
	checkPeople(t, at, "They noted the appointment of Ms Mia Lund as Special Rapporteur on trade in Kenya.", "Mia Lund | Special Rapporteur on trade in Kenya | official |")
	checkPeople(t, at, "Mia Lund, who is the Minister of Health of Norway, spoke.", "Mia Lund | Minister of Health of Norway | minister | NOR")
	checkPeople(t, at, "Foreign Minister Mia Lund of Norway spoke. Mia Lund is Chairperson of the Council of Coastal States this year.", "Mia Lund | Foreign Minister | minister | NOR")
	// What somebody was, or is to others, is no office.
	checkPeople(t, "https://www.mfa.go.ke/1", "Mr Peter Moyo was Minister of Health of Norway.", "Peter Moyo | Mr | other | NOR")
	checkPeople(t, "https://www.mfa.go.ke/1", "Ms Mia Lund is a minister's daughter.", "Mia Lund | Ms | other | KEN")
}

// The family name before "-Moyo Administration" is not the spouse's, and the end of a
// sentence is no part of an office.
func TestOthersWords(t *testing.T) {
	const at = "https://www.whitehouse.gov/1"
	checkPeople(t, at, "First Lady Mia Lund spoke. She praised the Lund-Moyo Administration.",
		"Mia Lund | First Lady | other | USA", "Lund |  | head_of_state | USA", "Moyo |  | official | USA")
	checkPeople(t, at, "They help people residing in the U.S. President Mia Lund signed it.", "Mia Lund | President | head_of_state | USA")
	checkPeople(t, at, "White House Office of National Water Policy Director Dr. Mia Lund spoke.",
		"Mia Lund | White House Office of National Water Policy Director | official | USA")
}
