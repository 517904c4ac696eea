package entity

import "testing"

// An office goes on behind commas and "and", to the left over the body that it is
// named after, and stands before a name in brackets.
func TestLongOffices(t *testing.T) {
	const at = "https://www.state.gov/1"
	checkPeople(t, at, "Special Envoy for Coastal Women, Girls, and Human Rights Mia Lund spoke.",
		"Mia Lund | Special Envoy for Coastal Women, Girls, and Human Rights | envoy | USA")
	checkPeople(t, at, "The Under Secretary for Economic Growth, Energy, and the Environment Mia Lund spoke.",
		"Mia Lund | Under Secretary for Economic Growth, Energy, and the Environment | deputy_minister | USA")
	checkPeople(t, at, "Senior Advisor and White House Infrastructure Coordinator Mia Lund spoke.",
		"Mia Lund | Senior Advisor and White House Infrastructure Coordinator | official | USA")
	checkPeople(t, at, "Today, Department of Water Affairs Secretary Mia Lund spoke.", "Mia Lund | Department of Water Affairs Secretary | minister | USA")
	checkPeople(t, at, "We await the Prime Minister of Norway [Mia Lund] and the President of Kenya (Peter Moyo).",
		"Mia Lund | Prime Minister of Norway | head_of_government | NOR", "Peter Moyo | President of Kenya | head_of_state | KEN")
	checkPeople(t, at, "The Special Envoy for Afghan Refugees Mia Lund and the Adviser to the Kenyan President Peter Moyo spoke.",
		"Mia Lund | Special Envoy for Afghan Refugees | envoy | USA", "Peter Moyo | Adviser to the Kenyan President | official | KEN")
	// Two offices may be two people's.
	checkPeople(t, at, "The Vice President and Norwegian Foreign Minister Mia Lund spoke.", "Mia Lund | Norwegian Foreign Minister | minister | NOR")
}
