package entity

import (
	"testing"
	"time"

	"readout/pipeline"
)

// Each case is one sentence of what canonical, iso3, kind and title mean, and one
// name that it decides: canonical name, state, kind and title of the first mention
// whose text is given.
func TestMeaningOfColumns(t *testing.T) {
	for _, c := range []struct{ name, url, text, mention, want string }{
		{"the fullest form of the name in the document", "", "Minister Lund spoke. Minister Mia Ada Lund left.", "Lund", "Mia Ada Lund; ; minister; Minister"},
		{"people with a surname only keep it", "", "Minister Lund spoke.", "Lund", "Lund; ; minister; Minister"},
		{"usual English name today", "", "They left the US.", "US", "United States; USA; country; "},
		{"usual English name today, of an official one", "", "They left the Republic of Korea.", "Republic of Korea", "South Korea; KOR; country; "},
		{"usual English name today, of an old one", "", "They left Burma.", "Burma", "Myanmar; MMR; country; "},
		{"usual English name today, of a town", "", "They left Kiev.", "Kiev", "Kyiv; UKR; city; "},
		{"a capital that stands for its government stays the city", "", "Moscow said no.", "Moscow", "Moscow; RUS; city; "},
		{"regions of Ukraine are Oblasts", "", "They saw the Donetsk region.", "Donetsk", "Donetsk Oblast; UKR; admin; "},
		{"national bodies with the state", "https://www.mfa.gov.sg/x", "The Ministry of Foreign Affairs agreed.", "Ministry of Foreign Affairs", "Ministry of Foreign Affairs of Singapore; SGP; ministry; "},
		{"national bodies with the state, the American way", "", "The State Department agreed.", "State Department", "U.S. Department of State; USA; ministry; "},
		{"the country of a nationality", "", "Kenyan forests grow.", "Kenyan", "Kenya; KEN; national; "},
		{"else the group", "", "Muslim schools grow.", "Muslim", "Muslim; ; religious; "},
		{"else the group, of several states", "", "European forests grow.", "European", "European; ; regional; "},
		{"the state served", "", "Kenyan Foreign Minister Ada Moyo spoke.", "Ada Moyo", "Ada Moyo; KEN; minister; Kenyan Foreign Minister"},
		{"empty for officials of international bodies", "https://www.state.gov/x", "NATO Secretary General Ole Lund spoke.", "Ole Lund", "Ole Lund; ; official; NATO Secretary General"},
		{"empty for seas", "", "They crossed the Black Sea.", "Black Sea", "Black Sea; ; water; "},
		{"empty for regions of several countries", "", "They crossed Central Asia.", "Central Asia", "Central Asia; ; region; "},
		{"Crimea", "", "They left Crimea.", "Crimea", "Crimea; UKR; region; "},
		{"Taiwan", "", "They left Taiwan.", "Taiwan", "Taiwan; TWN; country; "},
		{"Gaza", "", "They left Gaza.", "Gaza", "Gaza Strip; PSE; region; "},
		{"Kosovo", "", "They left Kosovo.", "Kosovo", "Kosovo; XKX; country; "},
		{"a vice president is an official", "", "Vice President Mia Lund of Kenya spoke.", "Mia Lund", "Mia Lund; KEN; official; Vice President"},
		{"a deputy prime minister is a minister", "", "Deputy Prime Minister Mia Lund of Norway spoke.", "Mia Lund", "Mia Lund; NOR; minister; Deputy Prime Minister"},
		{"a foreign secretary is a minister", "", "Foreign Secretary Mia Lund spoke.", "Mia Lund", "Mia Lund; ; minister; Foreign Secretary"},
		{"a secretary of state is a minister", "", "Secretary of State Mia Lund spoke.", "Mia Lund", "Mia Lund; USA; minister; Secretary of State"},
		{"an assistant secretary is an official", "https://www.state.gov/x", "Assistant Secretary Mia Lund spoke.", "Mia Lund", "Mia Lund; USA; official; Assistant Secretary"},
		{"a monarch is a head of state", "", "King Ole Lund of Norway spoke.", "Ole Lund", "Ole Lund; NOR; head_of_state; King"},
		{"a spouse is other", "https://www.president.pl/x", "First Lady Hanna Lund spoke.", "Hanna Lund", "Hanna Lund; POL; other; First Lady"},
		{"groupings are international", "", "The G20 agreed.", "G20", "Group of Twenty; ; international; "},
		{"joint committees are international", "", "The Kenya-Norway Joint Committee met.", "Kenya-Norway Joint Committee", "Kenya-Norway Joint Committee; ; international; "},
		{"sub-units are government", "https://www.state.gov/x", "The Bureau of Forests agreed.", "Bureau of Forests", "Bureau of Forests; USA; government; "},
		{"agencies are government", "", "The Kenya Forest Agency agreed.", "Kenya Forest Agency", "Kenya Forest Agency; KEN; government; "},
		{"embassies are government", "", "The U.S. Embassy in Lima agreed.", "U.S. Embassy", "U.S. Embassy in Lima; USA; government; "},
		{"places in names of agreements are the place", "", "The Paris Agreement holds.", "Paris", "Paris; FRA; city; "},
		{"an office wins over a form of address", "", "Dr. Mia Lund, Minister of Ports, spoke.", "Mia Lund", "Mia Lund; ; minister; Minister of Ports"},
		{"the fullest office", "", "Minister Lund spoke. Minister of Ports Mia Lund left.", "Lund", "Mia Lund; ; minister; Minister of Ports"},
		{"no title", "", "They met Mia Lund, and Mia Lund said so.", "Mia Lund", "Mia Lund; ; other; "},
	} {
		doc := pipeline.NewDocument("d", c.text, time.Time{})
		doc.URL = c.url
		ann := extract(t, none, doc)
		got := ""
		add := func(m pipeline.Mention, state, kind, title string) {
			if got == "" && doc.Slice(m.Span) == c.mention {
				got = m.Norm + "; " + state + "; " + kind + "; " + title
			}
		}
		for _, m := range ann.People {
			add(m.Mention, m.Country, m.Kind, m.Title)
		}
		for _, m := range ann.Places {
			add(m.Mention, m.ISO3, m.Kind, "")
		}
		for _, m := range ann.Organizations {
			add(m.Mention, m.Country, m.Kind, "")
		}
		if got != c.want {
			t.Errorf("%s: %q: got %q, want %q", c.name, c.text, got, c.want)
		}
	}
}
