package entity

import "testing"

// A counterpart is of another state than whose counterpart it is, and holds the
// like office.
func TestCounterparts(t *testing.T) {
	const at = "https://www.mfa.go.ke/news/1"
	checkPeople(t, at, "Foreign Minister Peter Moyo received his Norwegian counterpart, Mia Lund, this Tuesday.",
		"Peter Moyo | Foreign Minister | minister | KEN", "Mia Lund |  | minister | NOR")
	checkPeople(t, at, "Foreign Minister Peter Moyo paid a visit to Norway, where he met his counterpart, Mia Lund.",
		"Peter Moyo | Foreign Minister | minister | KEN", "Mia Lund |  | minister | NOR")
	checkPeople(t, at, "Defence Minister Peter Moyo spoke with his counterpart from Norway, Mia Lund.",
		"Peter Moyo | Defence Minister | minister | KEN", "Mia Lund |  | minister | NOR")
	checkPeople(t, at, "Minister Peter Moyo met his Norwegian counterpart, Dr. Mia Lund, Minister of Defence, in Nairobi.",
		"Peter Moyo | Minister | minister | KEN", "Mia Lund | Minister of Defence | minister | NOR")
	// A foreigner's counterpart is the issuer's.
	checkPeople(t, at, "The Foreign Minister of Norway, Mia Lund, met her counterpart, Peter Moyo, in Nairobi.",
		"Mia Lund | Foreign Minister of Norway | minister | NOR", "Peter Moyo |  | minister | KEN")
	// No apposition: the counterpart is somebody else.
	checkPeople(t, at, "After talks with his Norwegian counterpart, Minister Peter Moyo flew home.", "Peter Moyo | Minister | minister | KEN")
	// A body's officer has counterparts at other bodies.
	checkPeople(t, "https://www.un.org/sg/en/1", "Secretary-General Mia Lund met his World Bank counterpart, Peter Moyo, in Nairobi.",
		"Mia Lund | Secretary-General | official |", "Peter Moyo |  | official |")
}

// Who invites is of the state that is visited, and a visitor calls on the issuer's.
func TestInvited(t *testing.T) {
	const at = "https://www.mfa.go.ke/news/1"
	checkPeople(t, at, "Foreign Minister Peter Moyo, on a visit to the Kingdom of Norway at the invitation of Prime Minister Mia Lund, held talks.",
		"Peter Moyo | Foreign Minister | minister | KEN", "Mia Lund | Prime Minister | head_of_government | NOR")
	checkPeople(t, at, "King Harald of Norway will visit Kenya at the invitation of President Peter Moyo.",
		"Harald | King | head_of_state | NOR", "Peter Moyo | President | head_of_state | KEN")
	checkPeople(t, at, "The Norwegian minister arrived today. The visiting Minister will call on President Peter Moyo tomorrow.",
		"Peter Moyo | President | head_of_state | KEN")
	checkPeople(t, at, "The Ambassador of Kenya to Finland, Peter Moyo, will present his credentials to President Mia Lund.",
		"Peter Moyo | Ambassador of Kenya to Finland | ambassador | KEN", "Mia Lund | President | head_of_state | FIN")
	checkPeople(t, at, "The Ambassador of Norway, Mia Lund, presented credentials to President Peter Moyo.",
		"Mia Lund | Ambassador of Norway | ambassador | NOR", "Peter Moyo | President | head_of_state | KEN")
	checkPeople(t, at, "The Minister will travel to Helsinki, where he will meet Defence Minister Mia Lund and President Ole Holt.",
		"Mia Lund | Defence Minister | minister | FIN", "Ole Holt | President | head_of_state | FIN")
	checkPeople(t, at, "The Minister arrived in Oslo together with Principal Secretary Peter Moyo.", "Peter Moyo | Principal Secretary | official | KEN")
	checkPeople(t, at, "The Norwegian side included the Director for Africa of the Ministry, Mia Lund.", "Mia Lund | Director for Africa of the Ministry | official | NOR")
	checkPeople(t, at, "In Tonga, the Foreign Minister looks forward to meeting His Majesty King Tupou.", "Tupou | King | head_of_state | TON")
}

// Whom readers may ask is of the issuer's state; a body's representative of none.
func TestContacts(t *testing.T) {
	const at = "https://www.mfa.go.ke/news/1"
	checkPeople(t, at, "The ministry opened a port.\n\nMedia contact: Mia Lund, 020 555 0147", "Mia Lund |  | other | KEN")
	checkPeople(t, at, "State Minister Ada Moyo met UNICEF Representative Ms. Mia Lund.",
		"Ada Moyo | State Minister | deputy_minister | KEN", "Mia Lund | UNICEF Representative | official |")
	checkPeople(t, at, "The Ambassador in Oslo, Mia Lund, spoke.", "Mia Lund | Ambassador in Oslo | ambassador | KEN")
}
