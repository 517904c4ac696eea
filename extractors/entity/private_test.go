package entity

import (
	"strings"
	"testing"
)

const (
	washington = "https://www.whitehouse.gov/x"
	nairobi    = "https://www.mfa.go.ke/news/1"
)

// Who holds no office of a state is of that of the body or place named with the name.
func TestAffiliations(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Mia Lund of Kenya Airways spoke.", "Mia Lund |  | other | KEN"},
		{"Mia Lund from the Philippines spoke.", "Mia Lund |  | other | PHL"},
		{"Mia Lund, Norwegian Red Cross, spoke.", "Mia Lund |  | other | NOR"},
		{"Participants:\n\n- Mia Lund (University of Oslo)\n- Peter Holt (Bank of Finland)\n- Ada Moyo, Harbour Friends", "Mia Lund |  | other | NOR;Peter Holt |  | other | FIN;Ada Moyo |  | other | USA"},
		{"They met UNICEF staff and Mia Lund, UNICEF.", "Mia Lund |  | other |"},
		{"We welcome the appointment of Mia Lund as United Nations Envoy for Yemen.", "Mia Lund | United Nations Envoy for Yemen | envoy |"},
		{"She met Norwegian pianist Mia Lund.", "Mia Lund |  | other | NOR"},
		{"Mia Lund, Norway and others were praised.", "Mia Lund |  | other | NOR"},
		{"Mia Lund, who spoke of Norway and Kenya, sang.", "Mia Lund |  | other | USA"},
	} {
		checkPeople(t, washington, c.text, split(c.want)...)
	}
}

// Relatives are of one state, and who is held by others is not of theirs.
func TestRelatives(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"We designate former Kenyan Minister Peter Moyo, his wife, Ada Moyo, and their sons, Tom Moyo and Berg Moyo.",
			"Peter Moyo | former Kenyan Minister | other | KEN;Ada Moyo |  | other | KEN;Tom Moyo |  | other | KEN;Berg Moyo |  | other | KEN"},
		{"She met Ada Moyo, the mother of Norwegian Minister Mia Lund.", "Ada Moyo |  | other | NOR;Mia Lund | Norwegian Minister | minister | NOR"},
		{"Peter Moyo is held hostage in Yemen.", "Peter Moyo |  | other | USA"},
	} {
		checkPeople(t, washington, c.text, split(c.want)...)
	}
}

// Others are of the one state that the sentence, the paragraph or the heading is
// about, else of the issuer's.
func TestSettings(t *testing.T) {
	for _, c := range []struct{ url, text, want string }{
		{washington, "We remember Mia Lund.", "Mia Lund |  | other | USA"},
		{nairobi, "Minister Peter Moyo visited Norway. Mia Lund showed him a Norwegian museum.", "Peter Moyo | Minister | minister | KEN;Mia Lund |  | other | NOR"},
		{nairobi, "Norway's elections\n\nWe congratulate Mia Lund. She won by far in Norway.", "Mia Lund |  | other | NOR"},
		{nairobi, "Norway and Finland argue. Mia Lund mediates.", "Mia Lund |  | other | KEN"},
		{nairobi, "Mia Lund met officials of Norway.", "Mia Lund |  | other | KEN"},
		{washington, "Designation of Former Norwegian Officials\n\nThe Department of State has designated Mia Lund, who is ineligible for entry into the United States.", "Mia Lund |  | other | NOR"},
		{washington, "A day in Washington\n\n“Norway is rich,” said Mia Lund.", "Mia Lund |  | other | USA"},
		{"", "Joint Statement by Kenya and Norway\n\nThey thanked Mia Lund.", "Mia Lund |  | other |"},
		{"https://www.un.org/sg/en/1", "They thanked Mia Lund.", "Mia Lund |  | other |"},
		{"https://no.usembassy.gov/x", "They thanked Mia Lund.", "Mia Lund |  | other | NOR"},
		{nairobi, "A hall was built for Qwyx Lund II.", "Qwyx Lund II |  | other | KEN"},
	} {
		checkPeople(t, c.url, c.text, split(c.want)...)
	}
}

// In transcripts a speaker tells where it is from, who asks is of no known state, and
// who is spoken to is not of the state that is spoken of.
func TestSpokenTo(t *testing.T) {
	const talk = "MR. HOLT: Good morning. Our talks on Yemen went well in Yemen.\n\n"
	for _, c := range []struct{ text, want string }{
		{talk + "QUESTION: Ada Moyo, Harbour News.\n\nMR. HOLT: Yes.\n\nQUESTION: When?\n\nMR. HOLT: Soon.", "Holt | MR. | other | USA;Ada Moyo |  | other |"},
		{talk + "MS. LUND: Hello. I am a teacher from Norway.\n\nMR. HOLT: And, Mia, thank you for Yemen.", "Holt | MR. | other | USA;Lund | MS. | other | NOR"},
	} {
		checkPeople(t, washington, c.text, split(c.want)...)
	}
}

func split(want string) []string { return strings.Split(want, ";") }

// Guests of a list and members of a delegation are of one state; who is named with
// nobody else's state stays the issuer's.
func TestSides(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Mr. Lund met with Prime Minister of Kenya Peter Moyo and members of the team including Defence Minister Ada Otieno, National Security Advisor (NSA) Ruth Wanjiru, and Chief of Staff Tom Berg.",
			"Lund | Mr. | other | USA;Peter Moyo | Prime Minister of Kenya | head_of_government | KEN;Ada Otieno | Defence Minister | minister | KEN;Ruth Wanjiru | National Security Advisor | official | KEN;Tom Berg | Chief of Staff | official | KEN"},
		{"Present were National Security Advisor Mia Lund, as well as Norwegian Foreign Minister Ada Berg, Secretary of Defence Tom Holt and Adviser to the Norwegian Prime Minister Eva Dahl.",
			"Mia Lund | National Security Advisor | official | USA;Ada Berg | Norwegian Foreign Minister | minister | NOR;Tom Holt | Secretary of Defence | minister | NOR;Eva Dahl | Adviser to the Norwegian Prime Minister | official | NOR"},
		{"Kenya’s delegation was led by Chief of Staff Peter Moyo and included Ambassador Ada Otieno; and Counsellor Tom Berg.",
			"Peter Moyo | Chief of Staff | official | KEN;Ada Otieno | Ambassador | ambassador | KEN;Tom Berg | Counsellor | official | KEN"},
		{"Secretary of State Mia Lund, foreign ministers of Kenya and Norway, welcome.", "Mia Lund | Secretary of State | minister | USA"},
		{"Throughout her talks with Kenyan officials, Dr. Mia Lund discussed trade.", "Mia Lund | Dr. | other | KEN"},
	} {
		checkPeople(t, washington, c.text, split(c.want)...)
	}
}

// People listed below the name of a state are of it.
func TestHeadedByState(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Statement on Sport\n\nThe ministers agreed.\n\nKenya\n\nAda Moyo, Minister of Sport\n\nPoland:\n\n- Peter Holt, Minister of Culture\n- Mia Dahl, Minister of Sport",
			"Ada Moyo | Minister of Sport | minister | KEN;Peter Holt | Minister of Culture | minister | POL;Mia Dahl | Minister of Sport | minister | POL"},
		{"Statement\n\nPoland\n\nMia Lund spoke of sport.", "Mia Lund |  | other | USA"},
		{"Remarks to Mission Kenya\n\nMia Lund has served Kenya for years.", "Mia Lund |  | other | USA"},
		{"In Kenya, former Secretary of State Lund spoke.", "Lund | former Secretary of State | other | USA"},
	} {
		checkPeople(t, washington, c.text, split(c.want)...)
	}
}

// Two people of one family name are told apart by what stands with it.
func TestNamesakes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"First Lady Martine Lund spoke. We remember President Lund. First Lady Lund left.", "Martine Lund | First Lady | other | USA;Lund | President | head_of_state | USA"},
		{"First Lady Martine Lund thanked the Lund-Berg Administration.", "Martine Lund | First Lady | other | USA;Lund |  | head_of_state | USA;Berg |  | official | USA"},
		{"U.S. Special Representative Mia Lund and Norwegian Special Representative Lund spoke.", "Mia Lund | U.S. Special Representative | envoy | USA;Lund | Norwegian Special Representative | envoy | NOR"},
		{"Ms. Mia Lund and Mr. Lund spoke.", "Mia Lund | Ms. | other | USA;Lund | Mr. | other | USA"},
		{"President Mia Lund spoke. The Lund Administration is proud. Madam Lund left.", "Mia Lund | President | head_of_state | USA"},
	} {
		checkPeople(t, washington, c.text, split(c.want)...)
	}
}

// Offices about another state are the issuer's, those of parts of states with leaders
// of their own are of the state that these are in.
func TestOfficesAbout(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Coordinator for Kenyan Relocation Mia Lund spoke.", "Mia Lund | Coordinator for Kenyan Relocation | official | USA"},
		{"Special Representative for the Republic of Kenya (ROK) Mia Lund spoke.", "Mia Lund | Special Representative for the Republic of Kenya (ROK) | envoy | USA"},
		{"Mia Lund, Director for Defence for the Estonian Prime Minister, spoke.", "Mia Lund | Director for Defence for the Estonian Prime Minister | official | EST"},
		{"We thank Special Rep. for Kenya Mia Lund.", "Mia Lund | Special Rep. for Kenya | legislator | USA"},
		{"A day in Washington\n\nAda Berg, CEO of Qwyx, spoke of China.", "Ada Berg | CEO of Qwyx | other | USA"},
		{"They met President of South Ossetia Ada Berg.", "Ada Berg | President of South Ossetia | head_of_state | GEO"},
		{"They met Mia Lund, Chairman and CEO of South West Bank.", "Mia Lund | Chairman and CEO of South West Bank | other | USA"},
		{"They met Kenyan-American poets and Kenyan-American Ambassador Mia Lund.", "Mia Lund | Kenyan-American Ambassador | ambassador | USA"},
		{"QwAsEC Secretary-General Mia Lund spoke.", "Mia Lund | Secretary-General | official |"},
	} {
		checkPeople(t, washington, c.text, split(c.want)...)
	}
}
