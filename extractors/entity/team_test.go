package entity

import (
	"strings"
	"testing"
	"time"

	"readout/pipeline"
)

// Who is ordered or accompanies is of the side of who orders or is accompanied.
func TestTeams(t *testing.T) {
	const at = "https://www.mfa.go.ke/news/1"
	checkPeople(t, "", "President of Norway Ole Holt instructed Minister of Ports Mia Lund and Head of the Harbour Bureau Ada Berg to go.",
		"Ole Holt | President of Norway | head_of_state | NOR", "Mia Lund | Minister of Ports | minister | NOR", "Ada Berg | Head of the Harbour Bureau | official | NOR")
	checkPeople(t, at, "President Peter Moyo met President of Norway Ole Holt, accompanied by Foreign Minister Mia Lund.",
		"Peter Moyo | President | head_of_state | KEN", "Ole Holt | President of Norway | head_of_state | NOR", "Mia Lund | Foreign Minister | minister | NOR")
	checkPeople(t, at, "The talks were led by Political Director Mia Lund, Norwegian Ministry of Foreign Affairs, and Director Peter Moyo.",
		"Mia Lund | Political Director | official | NOR", "Peter Moyo | Director | official | KEN")
	checkPeople(t, at, "For details, call Peter Moyo, Ministry of Foreign Affairs.", "Peter Moyo |  | official | KEN")
	checkPeople(t, at, "Mia Lund, a student from Norway, sang.", "Mia Lund |  | other | NOR")
	checkPeople(t, at, "Norway was represented by the Security Advisor to the Prime Minister, Mia Lund; the Deputy Minister of Ports, Ada Berg; and the Senior Director, Ole Holt. Kenya was glad.",
		"Mia Lund | Security Advisor to the Prime Minister | official | NOR", "Ada Berg | Deputy Minister of Ports | deputy_minister | NOR", "Ole Holt | Senior Director | official | NOR")
	// A body further on in a list is not whom the person serves.
	checkPeople(t, at, "She thanked Ms. Mia Lund, the Ministry of Health and others.", "Mia Lund | Ms. | other | KEN")
}

// Words that only say that an office is still held are no part of it, those that say
// it is not are.
func TestTenure(t *testing.T) {
	const at = "https://www.mfa.go.ke/news/1"
	checkPeople(t, at, "We thank Mia Lund, the outgoing Ambassador of Norway.", "Mia Lund | Ambassador of Norway | ambassador | NOR")
	checkPeople(t, at, "We met Mia Lund, the former Ambassador of Norway.", "Mia Lund | former Ambassador of Norway | other | NOR")
	checkPeople(t, at, "He praised former President Peter Moyo.", "Peter Moyo | former President | other | KEN")
	checkPeople(t, at, "The talks were led by the Head of the Harbour Bureau, General (ret.) Peter Moyo, in Nairobi.", "Peter Moyo | Head of the Harbour Bureau | official | KEN")
	checkPeople(t, at, "Norwegian Armed Forces Commander General Mia Lund and Kenya's Consul in Oslo spoke.", "Mia Lund | Norwegian Armed Forces Commander | military | NOR")
	checkPeople(t, at, "Norway’s newly appointed Ambassador Mia Lund and Peru's outgoing Ambassador Ada Quispe took leave.",
		"Mia Lund | Ambassador | ambassador | NOR", "Ada Quispe | Ambassador | ambassador | PER")
	checkPeople(t, at, "Kenya’s people and Ambassador Mia Lund met.", "Mia Lund | Ambassador | ambassador | KEN")
	checkPeople(t, at, "Photo: Peter Moyo, Kenya’s Consul in Oslo, and others.", "Peter Moyo | Kenya’s Consul in Oslo | official | KEN")
}

// Who speaks at a press conference of several is not all met by somebody.
func TestPressConferences(t *testing.T) {
	const at = "https://www.regjeringen.no/en/1"
	checkPeople(t, at, "Joint press conference with Prime Minister Mia Lund and President Peter Moyo\n\nOslo, 3 May 2030. Norway and Kenya will trade.",
		"Mia Lund | Prime Minister | head_of_government | NOR", "Peter Moyo | President | head_of_state | KEN")
}

// Where an engine has decided on names, titles reach them though a name may be a
// month or a state.
func TestTitlesOfDecidedNames(t *testing.T) {
	doc := pipeline.NewDocument("d", "Minister Ole Berg flew home. His chief of staff, May Lund, will join him. Kenya’s Ambassador in Oslo, Jordan Moyo, spoke.", time.Time{})
	got := ""
	for _, m := range extract(t, decided("Ole Berg", pipeline.Person, "May Lund", pipeline.Person, "Kenya", pipeline.Place, "Jordan Moyo", pipeline.Person), doc).People {
		got += m.Norm + ", " + m.Title + "; "
	}
	if want := "Ole Berg, Minister; May Lund, chief of staff; Jordan Moyo, Kenya’s Ambassador in Oslo; "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Honours that an engine takes into a name are no part of it; initials in capitals are.
func TestHonours(t *testing.T) {
	for text, want := range map[string]string{
		"Ambassador Mia Berg Lund CMG spoke.": "Mia Berg Lund",
		"Ambassador Mia Lund, OBE spoke.":     "Mia Lund",
		"Ambassador Mia LUND spoke.":          "Mia LUND",
	} {
		name := strings.TrimSuffix(strings.TrimPrefix(text, "Ambassador "), " spoke.")
		doc := pipeline.NewDocument("d", text, time.Time{})
		people := extract(t, decided(name, pipeline.Person), doc).People
		if len(people) != 1 || doc.Text[people[0].Start:people[0].End] != want {
			t.Errorf("%s: got %+v, want %s", text, people, want)
		}
	}
}
