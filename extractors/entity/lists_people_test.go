package entity

import "testing"

// The office in the plural in front of a list of people, with or without what tells
// where each is from, is everybody's.
func TestTitlesOfSeveral(t *testing.T) {
	const at = "https://www.state.gov/1"
	checkPeople(t, at, "I asked the two deputy secretaries of state, Mia Lund and Ole Berg, to lead.",
		"Mia Lund | deputy secretaries of state | deputy_minister | USA", "Ole Berg | deputy secretaries of state | deputy_minister | USA")
	checkPeople(t, at, "Ohio Congressmembers Mia Lund, Eva Dahl, and Ada Holt attended.",
		"Mia Lund | Ohio Congressmembers | legislator | USA", "Eva Dahl | Ohio Congressmembers | legislator | USA", "Ada Holt | Ohio Congressmembers | legislator | USA")
	checkPeople(t, at, "They designated former Kenyan government officials Peter Moyo and Rosa Otieno.",
		"Peter Moyo | former Kenyan government officials | other | KEN", "Rosa Otieno | former Kenyan government officials | other | KEN")
	checkPeople(t, at, "They listed Kenyan military officials Peter Moyo and Rosa Otieno.",
		"Peter Moyo | Kenyan military officials | official | KEN", "Rosa Otieno | Kenyan military officials | official | KEN")
	checkPeople(t, at, "She met Governors Ada Holt of Maine and Ole Berg of Ohio, and Senators Mia Lund (D-ME) and Eva Dahl (R-OH).",
		"Ada Holt | Governors | official | USA", "Ole Berg | Governors | official | USA", "Mia Lund | Senators | legislator | USA", "Eva Dahl | Senators | legislator | USA")
	checkPeople(t, "http://kremlin.ru/1", "Two ambassadors will present their credentials: Mia Lund (Kingdom of Norway), Peter Moyo (Republic of Kenya).",
		"Mia Lund | ambassadors | ambassador | NOR", "Peter Moyo | ambassadors | ambassador | KEN")
	// What is said of several does not lead to one, and what they met about is nobody.
	checkPeople(t, at, "She met members of the Cabinet and Prime Minister Mia Lund of Norway.", "Mia Lund | Prime Minister | head_of_government | NOR")
	checkPeople(t, at, "One of our senior officials, Mia Lund, spoke.", "Mia Lund |  | other | USA")
}

// Who was the first to hold an office holds it no more; heirs act for their states.
func TestFirstHolders(t *testing.T) {
	const at = "http://kremlin.ru/1"
	checkPeople(t, at, "They spoke to the first President of the Republic of Kenya Peter Moyo.", "Peter Moyo | first President of the Republic of Kenya | other | KEN")
	checkPeople(t, at, "They spoke to Crown Prince of Bahrain and Deputy Commander of the Bahrain Navy Omar Lund.",
		"Omar Lund | Crown Prince of Bahrain and Deputy Commander of the Bahrain Navy | official | BHR")
	checkPeople(t, at, "They met the member of the War Cabinet of Israel Mia Lund.", "Mia Lund | member of the War Cabinet of Israel | minister | ISR")
}

// Ranks below those of officers.
func TestLowerRanks(t *testing.T) {
	const at = "https://www.whitehouse.gov/1"
	checkPeople(t, at, "He spoke with Electronics Technician Second Class Ole Berg and Petty Officer 3rd Class Mia Lund.",
		"Ole Berg | Electronics Technician Second Class | military | USA", "Mia Lund | Petty Officer 3rd Class | military | USA")
}
