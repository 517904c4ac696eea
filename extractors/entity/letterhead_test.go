package entity

import "testing"

// Offices in lines of their own belong to the names in the lines above them.
func TestLetterheads(t *testing.T) {
	const at = "https://www.mfa.go.ke/news/1"
	checkPeople(t, at, "Hon Mia Lund\nMinister of Health\n\nDr. Peter Moyo\nPermanent Secretary\n\nThe ministry opened a clinic.",
		"Mia Lund | Minister of Health | minister | KEN", "Peter Moyo | Permanent Secretary | official | KEN")
	checkPeople(t, at, "A communique will be issued.\n\nChief Peter Moyo\nSpecial Adviser to the President\n(Information & Strategy)\nApril 18, 2031",
		"Peter Moyo | Special Adviser to the President | official | KEN")
	checkPeople(t, at, "The two sides agreed.\n\nMia Lund, CBE\nMinister of Foreign Affairs of Norway\n\nPeter Moyo\nCabinet Secretary for Foreign Affairs of Kenya\n",
		"Mia Lund | Minister of Foreign Affairs of Norway | minister | NOR", "Peter Moyo | Cabinet Secretary for Foreign Affairs of Kenya | minister | KEN")
	checkPeople(t, at, "The ministry opened a clinic.\n\nSigned:\n\nCabinet Secretary\nMia Lund\n", "Mia Lund | Cabinet Secretary | minister | KEN")
	// A sentence is no line with an office, and a line with a name has its own.
	checkPeople(t, at, "Dr. Peter Moyo\n\nMinister Mia Lund opened a clinic.", "Peter Moyo | Dr. | other | KEN", "Mia Lund | Minister | minister | KEN")
	checkPeople(t, at, "Dr. Peter Moyo\n\nThe Minister of Health will open a clinic.", "Peter Moyo | Dr. | other | KEN")
	checkPeople(t, at, "Mr. Peter Moyo\nPresident Mia Lund\n", "Peter Moyo | Mr. | other | KEN", "Mia Lund | President | head_of_state | KEN")
}
