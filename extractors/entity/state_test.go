package entity

import (
	"cmp"
	"strings"
	"testing"
	"time"

	"readout/pipeline"
)

// Each case is a document and the states of its people, "-" for none.
func TestStates(t *testing.T) {
	for _, c := range []struct{ name, url, text, want string }{
		{"issuer by byline", "", "Secretary Holt's Call with Norwegian Foreign Minister Lund\n\nOffice of the Spokesperson\n\nThe below is attributable to Spokesperson Ada Moyo:\n\nSecretary of State Ruth Holt spoke today with Norwegian Foreign Minister Mia Lund. Secretary Holt thanked Minister Lund.",
			"USA NOR USA USA NOR USA NOR"},
		{"issuer by dateline", "", "NAIROBI, Kenya's trade\n\nNairobi, 3 May 2030. Cabinet Secretary Peter Njoroge met Mia Lund, Minister of Trade of Norway. Kenya will open a depot.", "KEN NOR"},
		{"issuer by elimination", "", "President Moyo meets President of Norway in Gaborone\n\nPresident Ada Moyo of the south said that Botswana trusts its friends. The President of Norway, Mia Lund, thanked Botswana. President Moyo smiled, and Botswana rejoiced.",
			"BWA BWA NOR BWA"},
		{"no such office", "https://www.state.gov/x", "Secretary Holt met Foreign Minister Lund in Oslo. The Norwegian side and Norway's public were pleased. Foreign Minister Lund thanked Secretary Holt.", "USA NOR NOR USA"},
		{"town of an office", "https://www.mfa.gov.sg/x", "Minister Tan met Mayor of Lisbon Ana Moura on 4 January 2030.", "SGP PRT"},
		{"envoys serve who sends them", "https://www.state.gov/x", "U.S. Special Envoy for Yemen Peter Holt and Ambassador to Kenya Ruth Moyo spoke.", "USA USA"},
		{"international bodies have no state", "https://www.state.gov/x", "Secretary Holt met African Union Commission Chairperson Ada Moyo and NATO Secretary General Ole Lund.", "USA - -"},
		{"joined by and", "https://www.state.gov/x", "The President met King Harald Lund of Norway and Foreign Minister Mia Holt.", "NOR NOR"},
		{"state behind the last", "https://www.state.gov/x", "Mr. Ole Pike met with Chief of Staff Ada Moyo and Foreign Minister Peter Njoroge of Kenya.", "USA KEN KEN"},
		{"office in apposition to a form of address", "https://www.mfa.gov.sg/x", "Mr Ole Tan, Chairman of the Council of Presidential Advisers, will act.", "SGP"},
		{"descriptions", "https://www.mfa.gov.sg/x", "The well-known Kenyan diplomat Ada Moyo spoke.", "KEN"},
		{"an administration", "https://www.whitehouse.gov/x", "The Lund-Moyo Administration will host a meeting.", "USA USA"},
		{"whose war it is", "https://www.state.gov/x", "We condemn Russia's unprovoked and brutal war. President Volkov's war has failed.", "RUS"},
		{"president of a presidency's own site", "http://en.kremlin.ru/events/president/news/1", "Telephone conversation with President of Kenya Ada Moyo\n\nIvan Volkov had a telephone conversation with President of Kenya Ada Moyo.", "KEN RUS KEN"},
		{"lists under one title", "https://www.mfa.gov.sg/x", "Members of Parliament Mia Tan, Peter Lim, and Ada Goh attended.", "SGP SGP SGP"},
		{"the one state that is spoken of", "", "QUESTION: Will you help Kenya?\n\nSECRETARY HOLT: We will give Kenya two ships.\n\nMR. LUND: Kenya is large. Our embassy in Nairobi will open.", "- -"},
		{"nothing is invented", "", "President Moyo met President Lund in the morning.", "- -"},
		{"a council of state", "http://en.kremlin.ru/events/president/news/1", "Security Council Secretary Pyotr Lund spoke.", "RUS"},
		{"advisers of another's office", "https://www.state.gov/x", "Ada Moyo, National Security Advisor to the Kenyan Prime Minister, spoke.", "KEN"},
		{"not in office yet", "https://www.state.gov/x", "We congratulate President-elect Ada Moyo on Monday.", "-"},
		{"a firm with a region's name in its own", "https://www.state.gov/x", "We welcome Mr. Ole Holt, Chairman and CEO of North West Bank, in Washington.", "USA"},
		{"an agent of a people", "https://www.state.gov/x", "Norwegian procurement agent Ole Lund and his network were named.", "NOR"},
		{"whom a sentence is about", "https://www.state.gov/x", "Norwegian police arrested Ole Lund. Norwegian officials met Mia Holt.", "NOR NOR"},
		{"guests in a list", "https://www.state.gov/x", "Secretary Holt met with Kenyan Foreign Minister Mia Moyo, Deputy Foreign Minister Ada Wanjiru, and Chief Advisor Peter Otieno.", "USA KEN KEN KEN"},
		{"a body with its acronym", "https://www.state.gov/x", "Secretary Holt met African Union (AU) Secretary General Ole Lund.", "USA -"},
		{"the state in brackets", "https://www.state.gov/x", "Present were Mia Moyo (Republic of Kenya) and Ole Lund (Norway).", "KEN NOR"},
		{"guests in a list, one with a state in another sentence", "https://www.state.gov/x", "Kenyan Defence Minister Ada Moyo arrived. Secretary Holt met with Ada Moyo, Chief of Staff Peter Otieno, and Ambassador Ruth Wanjiru.", "KEN USA KEN KEN KEN"},
		{"the state before a colon", "https://www.state.gov/x", "- United Kingdom: The Rt Hon Mia Lund MP, Secretary of State for Sport", "GBR"},
		{"a verb in a heading ends an office", "", "Prime Minister and Minister of Foreign Affairs Meets Lebanese Minister of Foreign Affairs\n\nDoha – Prime Minister and Minister of Foreign Affairs Omar Lund met Lebanese Minister of Foreign Affairs Rima Holt. Qatar and Qatar's people.", "QAT LBN"},
		{"a form of address of the issuer's", "https://www.mea.gov.in/x", "Foreign Minister of Oman Omar Lund called on Prime Minister Shri Ravi Holt.", "OMN IND"},
		{"two people", "https://www.state.gov/x", "The Secretary and Foreign Minister Mia Lund of Norway spoke.", "NOR"},
		{"given names of countries", "https://www.state.gov/x", "Ambassador Jordan Pike arrived in Jordan. Georgia Miller met officials of Georgia.", "USA USA"},
		{"dateline with a building", "", "President Moyo receives Special Envoy of Togo\n\nLund House, Accra – The President received a Special Envoy from Togo, Madam Ada Holt. President Moyo thanked Ghana's friends.", "GHA TGO GHA"},
		{"a line of the state at the end", "", "Working Visit by Minister Tan\n\nMinister of State for Foreign Affairs Mr Peter Tan will visit Amman and Tbilisi. He will call on Jordanian Foreign Minister Dr Ada Moyo.\n\nHe leaves on Monday.\n\nMINISTRY OF FOREIGN AFFAIRS\n\nSINGAPORE", "SGP SGP JOR"},
		{"an embassy in the heading", "", "U.S. Embassy Lima Opens Workshop\n\nLima – Ambassador Ruth Holt and Peruvian Vice Minister Ana Quispe opened a workshop in Peru. Ambassador Holt thanked Peru.", "USA PER USA"},
		{"an office that one state's texts name so", "", "Foreign Ministry Spokesperson Li Na's Remarks\n\nQ: What is China's comment on Japan?\n\nLi Na: China has noted it. Japan knows this.", "CHN CHN"},
		{"named with others' officials, whose states are said", "", "President Moyo opens a road\n\nPresident Moyo said the road cost much and thanked the President of Kenya, Ada Holt. Uganda and Kenya, Kenya and Uganda trade. Uganda is glad.", "UGA UGA KEN"},
		{"several issue it", "", "Joint Statement by the Foreign Ministers of Kenya and Norway\n\nMinister Moyo and Minister Lund met in Oslo. Norway and Kenya, Norway and Norway.", "- -"},
		{"an international body issues it", "https://www.un.org/sg/x", "Under-Secretary-General Ada Moyo met Foreign Minister of Kenya Peter Njoroge. Kenya will help. Director Ole Lund thanked Kenya.", "- KEN -"},
		{"the title ends with a comma", "https://presidency.gov.gh/x", "Present were the Chief of Staff, Georgia Holt, and the Minister for Trade, Yaw Holt.", "GHA GHA"},
		{"of the sisterly state", "https://mofa.gov.qa/x", "HE Minister Khalid Al Lund met HE Minister of Foreign Affairs of the sisterly Republic of Lebanon Rima Khoury.", "QAT LBN"},
		{"a line with the government", "", "Government of Pakistan\n\nMinistry of Foreign Affairs\n\n(Office of the Spokesperson)\n\nThe Foreign Minister, Senator Ole Moyo, spoke to the Foreign Minister of Uzbekistan, Mia Lund.", "PAK UZB"},
		{"whom an international body visits", "https://au.int/x", "The Chairperson was received by H.E. President Deng Moyo in Juba. South Sudan thanked her, and South Sudan's elections will be held.", "SSD"},
		{"his chief of staff", "", "Norwegian Foreign Minister Mia Lund arrived in Lima. Her chief of staff, Ole Holt, will join her.", "NOR NOR"},
		{"letters behind a name", "https://www.mofa.go.jp/x", "Minister Okada met Hon. Dr. Mia Moyo, EGH, Cabinet Secretary for Trade of the Republic of Kenya.", "JPN KEN"},
		{"who were present", "https://www.mfa.gov.cn/x", "Kenyan President Ada Moyo visited. Li Na and Zhang Wei were present.", "KEN CHN CHN"},
		{"called on by a foreigner", "https://www.mfa.gov.sg/x", "Vietnamese Deputy Prime Minister Bao Chau called on Prime Minister Peter Tan.", "VNM SGP"},
		{"a counterpart behind a comma", "https://www.mfa.go.ke/x", "Cabinet Secretary Ada Moyo met her Mozambique counterpart, H.E. Ana Lund.", "KEN MOZ"},
		{"a counterpart before the subject", "https://www.mfa.go.ke/x", "After talks with her Norwegian counterpart, Cabinet Secretary Ada Moyo said no.", "KEN"},
		{"an embassy's short address", "https://www.estemb.ru/eng/x", "Foreign Minister Mia Lund arrived.", "EST"},
		{"an embassy's address in another language", "https://www.ambassade-xyz.fr/x", "Foreign Minister Mia Lund arrived.", "-"},
		{"a division that is called as a state", "https://www.state.gov/x", "Georgia Congresswoman Mia Lund spoke.", "USA"},
		{"a secretary of state for something", "", "Secretary of State visits Chile\n\nThe Secretary of State for Ports, Ana Lund, held talks in Santiago. Chile and Spain, Spain and Chile agree.", "ESP"},
		{"an office of one state's texts", "", "Statement by NSC Spokesperson Ada Holt on the call with France\n\nAda Holt said that France and Poland agreed with France.", "USA USA"},
		{"a further office", "https://www.mfa.gov.sg/x", "Ada Moyo, Chief of Staff, Secretary of the Lund Party of Kenya, is leading a group.", "KEN"},
		{"a comma, and the state behind the last field", "", "Present were: the Hon Peter Lund, Minister of Foreign Affairs and the Public Service, The Bahamas; and others.", "BHS"},
		{"the Foreign Office issued it", "", "A note of the Foreign Office from spring.\n\nMinister for Ports Mia Lund visited Egypt. Egypt and the United Kingdom, Egypt and Egypt.", "GBR"},
		{"of one side", "https://www.mfa.gov.sg/x", "Kenyan President Ada Moyo and Speaker Peter Otieno hosted receptions. Kenyan President Ada Moyo and Minister Ole Tan met.", "KEN KEN KEN SGP"},
		{"each of two", "", "Iraqi and Syrian Foreign Ministers Omar Lund and Faisal Moyo called.", "IRQ SYR"},
		{"a comma and the state", "", "Present were: the Hon Peter Lund, Minister of Ports, Belize; Hon. Mia Holt, Attorney General and Minister of Foreign Affairs, Grenada; and Ambassador Ole Pike, Permanent Secretary, Ministry of Health, Antigua and Barbuda.", "BLZ GRD ATG"},
		{"represented", "", "Jamaica was represented by Senator the Hon. Mia Holt. Hon. Peter Lund, Minister of Ports, represented Belize.", "JAM BLZ"},
		{"beside the president", "https://mofa.gov.vn/x", "President Bao Lund and Party General Secretary Chau Holt met.", "VNM VNM"},
		{"whose position it is", "", "Foreign Minister Moyo speaks to Minister of Ports of Norway Mia Lund\n\nForeign Minister Ada Moyo reaffirmed Ghana's support for the ports. Norway and Russia spoke of Russia.", "GHA NOR GHA"},
		{"where they go", "", "Vice Minister Visits Kenya and Norway\n\nFirst Vice Foreign Minister Ada Moyo will visit Kenya and Norway. The Ghana-Kenya talks follow; Kenya and Norway agreed.", "GHA"},
		{"whom they thank", "", "Foreign Minister thanks Kenya\n\nThe Minister of Foreign Affairs, Ms Ada Moyo, has thanked the government of Kenya for the help to Ghana. She met officials at the ministry in Accra. Kenya paid.", "GHA"},
		{"a news agency", "", "Foreign Minister meets Mongolian Minister\n\nThe Minister of Foreign Affairs, Omar Lund, met the Minister of Foreign Affairs of Mongolia, Bat Moyo.\n\nSource: Bahrain News Agency", "BHR MNG"},
		{"a list of one side", "https://www.mofa.go.jp/x", "From the Kenyan side, Mr. Peter Moyo, Director-General of Ports, and Mr. Ole Lund, Head of the Harbour Division, came; on the Japanese side, Mr. Ken Tanaka, Director, attended.", "KEN KEN JPN"},
		{"on both sides of and", "https://www.mofa.go.jp/x", "Japan and Kenya will talk. Talks will be held between Vice Minister Ken Tanaka and Vice Minister Peter Moyo.", "JPN KEN"},
		{"a high commission's address", "https://www.maldiveshighcom.in/x", "Foreign Minister Ali Holt arrived.", "MDV"},
		{"a first lady", "https://www.president.pl/x", "The President arrived in Helsinki together with First Lady Hanna Lund.", "POL"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := pipeline.NewDocument("d", c.text, time.Time{})
			doc.URL = c.url
			got := ""
			for i, m := range extract(t, none, doc).People {
				if i > 0 {
					got += " "
				}
				if m.Country == "" {
					got += "-"
				}
				got += m.Country
			}
			if got != c.want {
				t.Errorf("states of people in %q:\ngot  %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

// Short forms of a given name alone are the one who has it.
func TestGivenNames(t *testing.T) {
	doc := pipeline.NewDocument("d", "Secretary Antony Holt arrived. Thank you, Tony Holt. Presidents Mia Lund and Ole Moyo met. President Lund spoke.", time.Time{})
	got := ""
	for _, m := range extract(t, none, doc).People {
		got += m.Norm + ", " + m.Title + "; "
	}
	if want := "Antony Holt, Secretary; Antony Holt, Secretary; Mia Lund, President; Ole Moyo, Presidents; Mia Lund, President; "; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Fathers and sons are not one person.
func TestFathers(t *testing.T) {
	doc := pipeline.NewDocument("d", "King Salman bin Omar Al Lund met Prince Hamad bin Salman bin Omar Al Lund. King Salman thanked Prince Hamad. Sheikh Tarik bin Said Al Moyo and Minister Salim bin Tarik Al Holt came. Minister Al Holt left.", time.Time{})
	var got []string
	for _, m := range extract(t, none, doc).People {
		got = append(got, m.Norm)
	}
	want := "Salman bin Omar Al Lund; Hamad bin Salman bin Omar Al Lund; Salman bin Omar Al Lund; Hamad bin Salman bin Omar Al Lund; Tarik bin Said Al Moyo; Salim bin Tarik Al Holt; Salim bin Tarik Al Holt"
	if strings.Join(got, "; ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "; "), want)
	}
}

// An office behind a name is not that of the name behind it.
func TestListsOfOffices(t *testing.T) {
	doc := pipeline.NewDocument("d", "Present were Mr. Peter Lund, Director of Ports, Mr. Ole Moyo, Head of the Harbour Division, Mr. Ben Holt, First Secretary and Mr. Jon Pike, Second Secretary.", time.Time{})
	got := ""
	for _, m := range extract(t, none, doc).People {
		got += m.Norm + ", " + m.Title + "; "
	}
	if want := "Peter Lund, Director of Ports; Ole Moyo, Head of the Harbour Division; Ben Holt, First Secretary; Jon Pike, Second Secretary; "; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Whom a person leads is told by the table of leaders only with a date in the
// term, the title of the office or the full name, and a state that is named.
func TestLeaders(t *testing.T) {
	for _, c := range []struct{ name, date, text, want string }{
		{"title and family name", "2022-05-23", "Prime Minister Albanese, Prime Minister Modi, and President Sisi met.", "AUS IND EGY"},
		{"another spelling", "2022-05-23", "President Zelensky and President Zelenskiy spoke.", "UKR UKR"},
		{"the full name where the state is named", "2019-12-05", "Talks on France: Emmanuel Macron spoke.", "FRA"},
		{"the full name where it is not", "2019-12-05", "Emmanuel Macron spoke.", "FRA"},
		{"who acts leads the issuer", "2018-01-12", "Meeting\n\nVladimir Putin held a meeting on Syria. Foreign Minister Ivan Moyo spoke of Syria and Syria.", "RUS RUS"},
		{"a short form of another's given name", "2022-05-23", "Liz Lund spoke.", "-"},
		{"a minister's full name where the state is not named", "2022-05-23", "Annalena Baerbock spoke.", "-"},
		{"before the term", "2015-12-05", "President Macron spoke.", "-"},
		{"after the term", "2021-05-05", "Prime Minister Abe spoke.", "-"},
		{"the full name and the title after the term", "2021-05-05", "The centre honours President Barack Obama.", "USA"},
		{"without a date", "", "Prime Minister Modi spoke.", "-"},
		{"another office", "2022-05-23", "Director Modi and Mayor Albanese spoke.", "- -"},
		{"another given name", "2022-05-23", "Prime Minister Rahul Modi spoke.", "-"},
		{"the text says otherwise", "2022-05-23", "Kenyan Prime Minister Modi spoke.", "KEN"},
		{"a family name alone in a text on the state", "2022-05-23", "Russia will pay for the Putin regime, and Russia's people know it.", "RUS"},
		{"a family name alone with its government", "2022-05-23", "The Putin regime is isolated. We see the Assad regime.", "RUS SYR"},
		{"without title after the term", "2021-05-05", "The centre honours Shinzo Abe.", "JPN"},
		{"of an international body", "2022-05-23", "President von der Leyen met Secretary-General Guterres in Ukraine. Ukraine, Ukraine, Ukraine.", "- -"},
		{"a further family name", "2020-05-23", "Cuba sent Miguel Diaz-Canel Bermudez its greetings.", "CUB"},
		{"a minister of something else", "2024-05-23", "Kenya, Norway, and Israel: Minister of Health Katz spoke.", "-"},
		{"long after the table was made", "2040-05-23", "Prime Minister Modi spoke.", "-"},
	} {
		t.Run(c.name, func(t *testing.T) {
			date, _ := time.Parse("2006-01-02", c.date)
			var got []string
			for _, m := range extract(t, none, pipeline.NewDocument("d", c.text, date)).People {
				got = append(got, cmp.Or(m.Country, "-"))
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("%q on %s: got %s, want %s", c.text, c.date, s, c.want)
			}
		})
	}
}

// Each case is a text, the place in question and its canonical name, kind and state.
func TestPlaceSense(t *testing.T) {
	for _, c := range []struct{ url, text, place, want string }{
		{"", "The President of the Republic of the Congo spoke for the Congolese side.", "Congolese", "Republic of the Congo national COG"},
		{"", "The President of the Democratic Republic of the Congo spoke for the Congolese side.", "Congolese", "Democratic Republic of the Congo national COD"},
		{"", "The Congolese side spoke to Congolese guests.", "Congolese", "Democratic Republic of the Congo national COD"},
		{"", "She came from Savannah, Georgia, yesterday.", "Georgia", "Georgia admin USA"},
		{"", "She came from Tbilisi, Georgia, yesterday.", "Georgia", "Georgia country GEO"},
		{"", "Vietnam asked for restraint in the East Sea.", "East Sea", "South China Sea water "},
		{"", "The Republic of Korea asked for restraint in the East Sea.", "East Sea", "Sea of Japan water "},
		{"https://www.mofa.gov.vn/x", "Japan and South Korea discussed the East Sea.", "East Sea", "South China Sea water "},
		{"", "They visited the Port of Singapore.", "Port of Singapore", "Port of Singapore facility SGP"},
		{"", "They visited Nara in Japan.", "Nara", "Nara city JPN"},
		{"", "They visited Nara prefecture in Japan.", "Nara", "Nara admin JPN"},
		{"https://www.state.gov/x", "They met in Birmingham.", "Birmingham", "Birmingham city USA"},
		{"", "They met in Birmingham in the United Kingdom.", "Birmingham", "Birmingham city GBR"},
		{"https://www.state.gov/x", "The United States will attend talks in Geneva.", "Geneva", "Geneva city CHE"},
		{"https://www.state.gov/x", "Grain leaves Ukraine through Odessa and the United States is glad.", "Odessa", "Odesa city UKR"},
		{"https://www.state.gov/x", "She arrived in Nogales (Mexico) from the United States.", "Nogales", "Nogales city MEX"},
		{"", "They met in Putrajaya. Malaysia hosted them.", "Putrajaya", "Putrajaya city MYS"},
		{"", "They flew to HA NOI.", "HA NOI", "Hanoi city VNM"},
		{"", "Aid reached the Gaza Strip.", "Gaza Strip", "Gaza Strip region PSE"},
	} {
		doc := pipeline.NewDocument("d", c.text, time.Time{})
		doc.URL = c.url
		got := "nothing"
		for _, m := range extract(t, none, doc).Places {
			if doc.Slice(m.Span) == c.place {
				got = m.Norm + " " + m.Kind + " " + m.ISO3
			}
		}
		if got != c.want {
			t.Errorf("%s in %q: got %s, want %s", c.place, c.text, got, c.want)
		}
	}
}

func TestKinds(t *testing.T) {
	for _, c := range []struct{ text, kind, title string }{
		{"Mia Lund, President, Harbour Friends of Kisumu, spoke.", "other", "President"},
		{"They met U.S. Embassy Chargé d’Affaires, a.i. Mia Lund.", "ambassador", "U.S. Embassy Chargé d’Affaires, a.i."},
		{"They met President of the Council of Ministers of Italy Mia Lund.", "head_of_government", "President of the Council of Ministers of Italy"},
		{"They met our friend – President of Kenya Mia Lund.", "head_of_state", "President of Kenya"},
		{"So President Mia Lund spoke.", "head_of_state", "President"},
		{"The Vice President and President Mia Lund spoke.", "head_of_state", "President"},
		{"They met Security Council Secretary Mia Lund.", "official", "Security Council Secretary"},
		{"Present were Mia Lund, New Forest State Comptroller, and others.", "official", "New Forest State Comptroller"},
		{"They met National Security Advisor-designate Dr. Mia Lund.", "official", "National Security Advisor-designate"},
		{"Counsel to the Vice President Mia Lund spoke.", "official", "Counsel to the Vice President"},
		{"They met Mr Mia Lund, President of the Jordanian Senate.", "legislator", "President of the Jordanian Senate"},
		{"The Head of the Forest Policy Bureau, Minister Mia Lund, spoke.", "official", "Head of the Forest Policy Bureau"},
		{"Present were Mia Lund, Chancellor, University of Lund, and others.", "other", "Chancellor"},
		{"Through President Mia Lund they sent help.", "head_of_state", "President"},
		{"They thanked their friend Mia Lund.", "other", ""},
		{"They met H.E. President Mia Lund.", "head_of_state", "President"},
		{"They met former President Mia Lund.", "other", "former President"},
		{"They met Minister of State Lord Holt.", "deputy_minister", "Minister of State"},
		{"The President of the Kenya Forest Agency, Mia Lund, spoke.", "official", "President of the Kenya Forest Agency"},
		{"HRH Prince Omar Lund, Crown Prince and Prime Minister, spoke.", "head_of_government", "Crown Prince and Prime Minister"},
		{"The Head of the Forest Bureau, General Mia Lund, spoke.", "official", "Head of the Forest Bureau"},
		{"They met President of the European Council Ole Lund.", "official", "President of the European Council"},
		{"Mia Holt, President of the Lund Bank Corporation, spoke.", "other", "President of the Lund Bank Corporation"},
		{"Chairman of the National People's Congress Wang Lund spoke.", "legislator", "Chairman of the National People's Congress"},
		{"Member of the Political Bureau and Minister of Foreign Affairs Wang Lund spoke.", "minister", "Member of the Political Bureau and Minister of Foreign Affairs"},
		{"The talks with the Norwegian leader Ole Lund went well.", "head_of_state", "Norwegian leader"},
		{"They met Secretary of the Navy Peter Lund today.", "minister", "Secretary of the Navy"},
		{"He thanked the President and First Lady Mia Lund.", "other", "First Lady"},
		{"Mr. Ole Lund, Chairman of the Harbour Council, spoke.", "official", "Chairman of the Harbour Council"},
		{"General (ret.) Jon Olsen spoke.", "military", "General (ret.)"},
		{"- Peter Lund, President & COO, Qwyx Harbours", "other", "President & COO"},
		{"- Peter Lund, General President, Qwyx Harbours", "other", "General President"},
		{"They met Bruneian Foreign Minister II Dato Mia Lund.", "minister", "Bruneian Foreign Minister II"},
		{"Qwyx.net, Saba - President Ole Lund spoke.", "head_of_state", "President"},
		{"The Permanent Secretary of the Ministry of Ports, Ambassador Mia Lund, spoke.", "official", "Permanent Secretary of the Ministry of Ports"},
		{"The Permanent Representative to the United Nations in New York Dr. Mia Lund spoke.", "ambassador", "Permanent Representative to the United Nations in New York"},
		{"They met the Prime Minister of Belize, the Honourable Mia Lund.", "head_of_government", "Prime Minister of Belize"},
		{"They met the Prime Minister of Belize, Dr the Honourable Mia Lund.", "head_of_government", "Prime Minister of Belize"},
		{"The Minister for the Middle East, Lord Lund, spoke.", "minister", "Minister for the Middle East"},
		{"Ambassador Mia Lund, Permanent Secretary, spoke.", "official", "Permanent Secretary"},
		{"Admiral Ole Lund, Chair of the Military Committee, spoke.", "military", "Chair of the Military Committee"},
		{"On 10 March, NATO’s Secretary General, Mia Lund, visited Oslo.", "official", "NATO’s Secretary General"},
		{"NATO’s Secretary General, Mia Lund, spoke.", "official", "NATO’s Secretary General"},
		{"They met H.E President Mia Lund.", "head_of_state", "President"},
		{"The Minister of Ports H.E. Dr. Mia Lund spoke.", "minister", "Minister of Ports"},
		{"The Ambassador designate of Kenya to Norway, Mr Peter Lund, spoke.", "ambassador", "Ambassador designate of Kenya to Norway"},
		{"They met the Minister of State with Responsibility for Youth, Sports and Culture of Grenada, Hon. Mia Lund.", "deputy_minister", "Minister of State with Responsibility for Youth, Sports and Culture of Grenada"},
		{"His Excellency Peter Lund, Second Vice Minister of Ports, spoke.", "deputy_minister", "Second Vice Minister of Ports"},
		{"Kenyan Foreign Secretary (FS) Mia Lund spoke.", "minister", "Kenyan Foreign Secretary"},
		{"The Director General (South Asia) Mia Lund spoke.", "official", "Director General (South Asia)"},
		{"They met Kenyan President, Mia Lund, and left.", "head_of_state", "Kenyan President"},
		{"Mr Peter Lund, Vice President of General Intelligence, spoke.", "official", "Vice President of General Intelligence"},
		{"They met Prince Sultan bin Omar.", "other", "Prince"},
		{"The President of the African Union and Speaker of the Parliament of Kenya, Mia Lund, spoke.", "official", "President of the African Union and Speaker of the Parliament of Kenya"},
	} {
		people := extract(t, none, pipeline.NewDocument("d", c.text, time.Time{})).People
		if len(people) != 1 || people[0].Kind != c.kind || people[0].Title != c.title {
			t.Errorf("%q: got %+v, want one %s with title %q", c.text, people, c.kind, c.title)
		}
	}
}

func TestBodies(t *testing.T) {
	for _, c := range []struct{ text, norm, kind, country string }{
		{"The Kenya Red Cross will help.", "Kenya Red Cross", "ngo", "KEN"},
		{"The Peruvian Congress met.", "Congress of Peru", "legislature", "PER"},
		{"The Kenya-Norway Trade Council met.", "Kenya-Norway Trade Council", "international", ""},
		{"The UN Human Rights Monitoring Mission in Ukraine reported.", "United Nations Human Rights Monitoring Mission in Ukraine", "international", ""},
		{"The Standing Committee of the National People's Congress met.", "Standing Committee of the National People's Congress", "legislature", "CHN"},
		{"In Kenya, the Lund Qwyx Group built a road.", "Lund Qwyx Group", "company", "KEN"},
	} {
		bodies := extract(t, none, pipeline.NewDocument("d", c.text, time.Time{})).Organizations
		if len(bodies) != 1 || bodies[0].Norm != c.norm || bodies[0].Kind != c.kind || bodies[0].Country != c.country {
			t.Errorf("%q: got %+v, want %s, %s, %q", c.text, bodies, c.norm, c.kind, c.country)
		}
	}
}

// An id depends on label, name and state only: not on the document, its order or
// what else it names.
func TestStableIDs(t *testing.T) {
	ids := map[string]string{}
	for _, text := range []string{
		"Norwegian Foreign Minister Mia Lund met the Kenyan Ministry of Health in Nairobi.",
		"In Nairobi, the Kenyan Ministry of Health thanked Ghana. Then Norwegian Foreign Minister Mia Lund spoke with Peter Moyo.",
	} {
		ann := extract(t, none, pipeline.NewDocument(text[:4], text, time.Time{}))
		for _, m := range ann.People {
			if m.Norm == "Mia Lund" {
				check(t, ids, "person", m.EntityID)
			}
		}
		for _, m := range ann.Organizations {
			check(t, ids, "body", m.EntityID)
		}
		for _, m := range ann.Places {
			if m.Norm == "Nairobi" {
				check(t, ids, "place", m.EntityID)
			}
		}
	}
	// Written down, so that a change of the scheme is seen: tables of old runs
	// would not join with new ones.
	want := map[string]string{"person": "person:28b7c434ea9b4e85", "body": "org:c412056ff6f3ed4e", "place": "place:184745"}
	for k, id := range want {
		if id != "" && ids[k] != id {
			t.Errorf("%s: id %s, want %s", k, ids[k], id)
		}
	}
}

func check(t *testing.T, ids map[string]string, key, id string) {
	t.Helper()
	if old, ok := ids[key]; ok && old != id || id == "" {
		t.Errorf("%s: id %q, before %q", key, id, old)
	}
	ids[key] = id
}

func TestTowns(t *testing.T) {
	for _, c := range []struct {
		text, norm, iso3 string
		id               int64
	}{
		{"She spoke in Portsmouth, New Hampshire, on Monday.", "Portsmouth", "USA", 5091383},
		{"She spoke in Portsmouth, NH, on Monday.", "Portsmouth", "USA", 5091383},
		{"She spoke in Portsmouth, Montana, on Monday.", "Portsmouth", "USA", 0},
		{"She spoke in Tripoli. Lebanon and the Lebanese army helped.", "Tripoli", "LBN", 266826},
		{"She spoke in Tripoli on Monday.", "Tripoli", "LBY", 2210247},
		{"Fighting went on in the Kherson region on Monday.", "Kherson Oblast", "UKR", 706442},
	} {
		places := extract(t, none, pipeline.NewDocument("d", c.text, time.Time{})).Places
		if len(places) == 0 || places[0].Norm != c.norm || places[0].ISO3 != c.iso3 || c.id > 0 && places[0].GeonameID != c.id || c.id == 0 && places[0].Point != nil {
			t.Errorf("%q: got %+v, want %s, %s, %d", c.text, places, c.norm, c.iso3, c.id)
		}
	}
	for _, text := range []string{"The OBO team spoke.", "She lives in Scranton, PA, and works."} {
		for _, m := range extract(t, none, pipeline.NewDocument("d", text, time.Time{})).Places {
			if m.Norm == "Obo" {
				t.Errorf("%q: got %+v", text, m)
			}
		}
		for _, m := range extract(t, none, pipeline.NewDocument("d", text, time.Time{})).Organizations {
			if m.Norm == "Palestinian Authority" {
				t.Errorf("%q: got %+v", text, m)
			}
		}
	}
}

// Each case is a text, the body in question and its canonical name and state.
func TestBodyNames(t *testing.T) {
	for _, c := range []struct{ url, text, body, want string }{
		{"https://www.mfa.gov.sg/x", "Officials from the Ministry of Health attended.", "Ministry of Health", "Ministry of Health of Singapore, SGP"},
		{"https://www.mfa.gov.cn/x", "Refer to the Ministry of Health.", "Ministry of Health", "Ministry of Health of the People's Republic of China, CHN"},
		{"", "The Kenyan side said that the Ministry of Health of China agreed.", "Ministry of Health of China", "Ministry of Health of the People's Republic of China, CHN"},
		{"", "The Singapore Ministry of Health agreed.", "Singapore Ministry of Health", "Ministry of Health of Singapore, SGP"},
		{"https://www.state.gov/x", "The Bureau of Forests agreed.", "Bureau of Forests", "Bureau of Forests, USA"},
		{"https://www.state.gov/x", "The Office of Harbour Safety agreed.", "Office of Harbour Safety", "Office of Harbour Safety, USA"},
		{"https://presidency.gov.gh/x", "The Office of the Prosecutor General agreed.", "Office of the Prosecutor General", "Office of the Prosecutor General of Ghana, GHA"},
		{"https://www.state.gov/x", "The Harbour Equality Caucus agreed.", "Harbour Equality Caucus", "Harbour Equality Caucus, USA"},
		{"https://presidency.gov.gh/x", "The National Forest Authority agreed.", "National Forest Authority", "National Forest Authority of Ghana, GHA"},
		{"https://presidency.gov.gh/x", "The Lund River Authority agreed.", "Lund River Authority", "Lund River Authority, GHA"},
		{"", "The U.S. Embassy in Nairobi agreed.", "U.S. Embassy", "U.S. Embassy in Nairobi, USA"},
		{"", "The PRC Embassy in Singapore agreed.", "PRC Embassy", "Embassy of the People's Republic of China in Singapore, CHN"},
		{"", "The Kenyan High Commission in London agreed.", "High Commission", "High Commission of Kenya in London, KEN"},
		{"", "The Mexican Senate agreed.", "Senate", "Senate of Mexico, MEX"},
		{"https://www.state.gov/x", "The Senate agreed.", "Senate", "U.S. Senate, USA"},
		{"https://mofa.gov.vn/x", "They visited Sao Vang University.", "Sao Vang University", "Sao Vang University, VNM"},
		{"https://mofa.gov.vn/x", "They visited Sao Vang University in Japan.", "Sao Vang University", "Sao Vang University, JPN"},
		{"https://mofa.gov.vn/x", "Japan said that Sao Vang University will open.", "Sao Vang University", "Sao Vang University, JPN"},
		{"", "The People's Assembly of Gagauzia met.", "People's Assembly of Gagauzia", "People's Assembly of Gagauzia, MDA"},
		{"", "They visited the Universidad Nacional del Sur in Peru.", "Universidad Nacional del Sur", ""},
		{"https://www.dfat.gov.au/x", "The Department of Foreign Affairs and Trade agreed.", "Department of Foreign Affairs and Trade", "Department of Foreign Affairs and Trade of Australia, AUS"},
	} {
		doc := pipeline.NewDocument("d", c.text, time.Time{})
		doc.URL = c.url
		got := ""
		for _, m := range extract(t, none, doc).Organizations {
			if doc.Slice(m.Span) == c.body {
				got = m.Norm + ", " + m.Country
			}
		}
		if got != c.want {
			t.Errorf("%s in %q: got %q, want %q", c.body, c.text, got, c.want)
		}
	}
}
