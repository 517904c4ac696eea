package entity

import (
	"testing"
)

// Whom the issuer's meet is of the state that the paragraph is set in, where it names one.
func TestScenes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The Minister visited Norway, Peru and Fiji.\n\nIn the Kingdom of Norway, Special Envoy Peter Moyo met Minister of Energy Mia Lund and Minister of Ports Ada Berg.",
			"Peter Moyo | Special Envoy | envoy | KEN;Mia Lund | Minister of Energy | minister | NOR;Ada Berg | Minister of Ports | minister | NOR"},
		{"The Minister goes to Norway, Peru and Fiji. On the trip to Peru, she will meet President of Peru Ana Quispe. She also met with Foreign Minister Rosa Vega.",
			"Ana Quispe | President of Peru | head_of_state | PER;Rosa Vega | Foreign Minister | minister | PER"},
		{"During her visit to Norway, Ms. Peter Moyo met with Prime Minister Mia Lund. Peru and Fiji followed. Peru and Fiji are far.",
			"Peter Moyo | Ms. | other | KEN;Mia Lund | Prime Minister | head_of_government | NOR"},
	} {
		checkPeople(t, nairobi, c.text, split(c.want)...)
	}
}

// Sides of talks, and who stood for a state.
func TestRepresented(t *testing.T) {
	checkPeople(t, nairobi, "The Norwegian side was co-chaired by Mr. Ole Holt, Deputy Director, Harbour Bureau, and Ms. Mia Lund, Director, and the Kenyan side was chaired by Mr. Peter Moyo, Director.",
		"Ole Holt | Deputy Director | official | NOR", "Mia Lund | Director | official | NOR", "Peter Moyo | Director | official | KEN")
	checkPeople(t, nairobi, "Peru is represented by the Adviser, Ana Quispe; and the Director, Rosa Vega.",
		"Ana Quispe | Adviser | official | PER", "Rosa Vega | Director | official | PER")
}

// Of people of whom "including" names some it tells whose they are.
func TestAmong(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"She met Norwegian officials, including Director Mia Lund, Head of Ports Ole Holt, and Chief of Staff Ada Berg.",
			"Mia Lund | Director | official | NOR;Ole Holt | Head of Ports | official | NOR;Ada Berg | Chief of Staff | official | NOR"},
		{"She met leaders of Norway such as Mia Lund.", "Mia Lund |  | other | NOR"},
		{"She told Norway that ships, including those of Captain Peter Moyo, will go.", "Peter Moyo | Captain | military | KEN"},
		{"She spoke with Norway, including by letter when the Director, Peter Moyo, was away.", "Peter Moyo | Director | official | KEN"},
		{"She met ministers, including Mia Lund.", "Mia Lund |  | other | KEN"},
	} {
		checkPeople(t, nairobi, c.text, split(c.want)...)
	}
}

// Who is called by two nouns, by an alias or as one of two is of the state told once.
func TestCalledTwice(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"We met the Norwegian lawyer and activist Mia Lund.", "Mia Lund | activist | other | NOR"},
		{"President of Norway Ole Lund came with his team. Madam Ada Lund saw a school.", "Ole Lund | President of Norway | head_of_state | NOR;Ada Lund | Madam | other | NOR"},
		{"A Norwegian-Kenyan and Peter Moyo met Director for Norwegian and Peruvian Affairs Ada Moyo.", "Peter Moyo |  | other | KEN;Ada Moyo | Director for Norwegian and Peruvian Affairs | official | KEN"},
	} {
		checkPeople(t, nairobi, c.text, split(c.want)...)
	}
}

// Citizens whom another state holds are not of that state.
func TestHeldAbroad(t *testing.T) {
	checkPeople(t, nairobi, "Norway has released Peter Moyo and other Kenyans.", "Peter Moyo |  | other | KEN")
	checkPeople(t, nairobi, "Norway has put a runner in court. Norway tried Ada Moyo. Ada Moyo is a hostage.", "Ada Moyo |  | other | KEN")
}

// A war is its maker's, however it is called.
func TestWhoseWar(t *testing.T) {
	checkPeople(t, washington, "Russia's war has failed. We help all who suffer from President Volkov’s brutal, unjust and unprovoked war.", "Volkov | President | head_of_state | RUS")
}
