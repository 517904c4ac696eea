package entity

import "testing"

// Ministers that an embassy names without a state are those of where it is.
func TestEmbassyPosts(t *testing.T) {
	checkPeople(t, "https://ke.usembassy.gov/x/", "Ambassador Mia Lund spoke. Minister of Tourism Peter Moyo thanked her.",
		"Mia Lund | Ambassador | ambassador | USA", "Peter Moyo | Minister of Tourism | minister | KEN")
	checkPeople(t, "https://www.norway-embassy.org/x/", "Embassy of Norway in Nairobi\n\nAmbassador Mia Lund spoke. Minister of Tourism Peter Moyo thanked her.",
		"Mia Lund | Ambassador | ambassador | NOR", "Peter Moyo | Minister of Tourism | minister | KEN")
	checkPeople(t, "https://www.mfa.go.ke/x/", "Minister of Tourism Peter Moyo spoke.", "Peter Moyo | Minister of Tourism | minister | KEN")
}

// Offices in offices, letters behind names, bodies among a minister's fields.
func TestNestedOffices(t *testing.T) {
	const at = "https://www.mfa.go.ke/news/1"
	checkPeople(t, at, "The Minister in the Office of the President, Peter Moyo, attended.", "Peter Moyo | Minister in the Office of the President | minister | KEN")
	checkPeople(t, "https://www.mfa.gov.sg/x", "The Deputy Prime Minister and Minister for Trade, Peter Moyo EGH, met farmers.", "Peter Moyo | Deputy Prime Minister and Minister for Trade | minister | SGP")
	checkPeople(t, "https://www.exteriores.gob.es/en/x", "The Minister for Foreign Affairs, European Union and Cooperation, Juan Lund, and the Secretary of State for Foreign and Global Affairs, Ana Moyo, spoke. The President of the Government, Eva Holt, agreed.",
		"Juan Lund | Minister for Foreign Affairs, European Union and Cooperation | minister | ESP",
		"Ana Moyo | Secretary of State for Foreign and Global Affairs | minister | ESP",
		"Eva Holt | President of the Government | head_of_government | ESP")
	checkPeople(t, at, "He met the Catholicos of All Armenians Qwyx II.", "Qwyx II | Catholicos of All Armenians | other | ARM")
	checkPeople(t, at, "The Prime Minister of Saint Lucia, Mia Lund, spoke.", "Mia Lund | Prime Minister of Saint Lucia | head_of_government | LCA")
	checkPeople(t, at, "Supreme Allied Commander Europe, General Ole Holt, met NATO Under-Secretary-General Mia Lund.",
		"Ole Holt | Supreme Allied Commander Europe | military |", "Mia Lund | NATO Under-Secretary-General | official |")
}
