package entity

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"readout/pipeline"
	"readout/rules"
)

// bodyCase is a text, its address, and what is known of one of its bodies.
type bodyCase struct{ url, text, body, want string }

func checkBodies(t *testing.T, cases []bodyCase) {
	t.Helper()
	for _, c := range cases {
		doc := pipeline.NewDocument("d", c.text, time.Time{})
		doc.URL = c.url
		got := ""
		for _, m := range extract(t, none, doc).Organizations {
			if doc.Slice(m.Span) == c.body {
				got = m.Norm + ", " + m.Kind + ", " + m.Country // the last mention
			}
		}
		if got != c.want {
			t.Errorf("%s in %q: got %q, want %q", c.body, c.text, got, c.want)
		}
	}
}

// A document tells what its acronyms and short names stand for.
func TestShortNames(t *testing.T) {
	checkBodies(t, []bodyCase{
		{"", "The Kenyan National Police (KNP) came. The KNP left.", "KNP", "National Police of Kenya, government, KEN"},
		{"", "The Lund Forest Council (\"LFC\") came. The LFC left.", "LFC", "Lund Forest Council, other, "},
		{"", "The Pine Investment Fund of Kenya (PIF) signed. The PIF will pay.", "PIF", "Pine Investment Fund of Kenya, government, KEN"}, // no Pacific Islands Forum
		{"", "The Yacy Binational Council (EBY, for its Spanish acronym) met. The EBY agreed.", "EBY", "Yacy Binational Council, international, "},
		{"", "The Lund Harbour Movement (LHM-IO) met. The LHM-IO agreed.", "LHM-IO", "Lund Harbour Movement, party, "},
		{"", "The Lund Forest Task Group (LFT Harbour Force) met. Later LFT Harbour Force agreed.", "LFT Harbour Force", "Lund Forest Task Group, military, "},
		{"", "The Harbour Control Bureau, Kenya (HCB) met. HCB agreed.", "HCB", "Harbour Control Bureau, government, KEN"},
		{"", "NATO's Harbour Safety Committee met.", "Harbour Safety Committee", "NATO Harbour Safety Committee, international, "},
		{"", "The Harbour Council of the African Union (AU) met. The AU agreed.", "AU", "African Union, international, "},
		{"", "The Lund Forest Council of Kenya met. The Lund Forest Council agreed.", "Lund Forest Council", "Lund Forest Council of Kenya, other, KEN"},
		{"", "The Lund Forest Council of Kenya and the Lund Forest Council of Ghana met. The Lund Forest Council agreed.", "Lund Forest Council", "Lund Forest Council, other, "},
		{"", "The Kenya-Norway Joint Commission for Ports met. The Joint Commission agreed.", "Joint Commission", "Kenya-Norway Joint Commission for Ports, international, "},
		{"https://www.mfa.gov.sg/x", "The Ministry of Health of Kenya called. The Ministry of Health agreed.", "Ministry of Health", "Ministry of Health of Singapore, ministry, SGP"},
	})
}

// Bodies by which many states go are not always the gazetteer's.
func TestAnybodysBodies(t *testing.T) {
	checkBodies(t, []bodyCase{
		{"https://foreign.gov.mv/x", "Officials of the Coast Guard saw the ship.", "Coast Guard", "Coast Guard of the Maldives, military, MDV"},
		{"https://www.state.gov/x", "Officials of the Coast Guard saw the ship.", "Coast Guard", "U.S. Coast Guard, military, USA"},
		{"", "Officials of the Coast Guard saw the ship in Maldives.", "Coast Guard", "Coast Guard of the Maldives, military, MDV"},
		{"", "The Ministry of Health of Maldives paid. In Maldives the Ministry of Health agreed.", "Ministry of Health", "Ministry of Health of Maldives, ministry, MDV"},
		{"", "Kenya's Coast Guard saw the ship.", "Coast Guard", "Coast Guard of Kenya, military, KEN"},
		{"https://mofa.gov.vn/x", "The Politburo agreed.", "Politburo", "Politburo of Vietnam, party, VNM"},
		{"https://foreign.gov.mv/x", "The State Department agreed.", "State Department", "U.S. Department of State, ministry, USA"},
		{"", "The head of the Uzbekistan Foreign Ministry wrote.", "Uzbekistan Foreign Ministry", "Ministry of Foreign Affairs of Uzbekistan, ministry, UZB"},
	})
}

// Words of a name say more of its kind than its noun.
func TestKindsOfBodies(t *testing.T) {
	checkBodies(t, []bodyCase{
		{"", "The Lund News Agency reported.", "Lund News Agency", "Lund News Agency, media, "},
		{"", "The Lund Liberation Front attacked.", "Lund Liberation Front", "Lund Liberation Front, armed_group, "},
		{"", "The Kenya Film Fund paid.", "Kenya Film Fund", "Kenya Film Fund, government, KEN"},
		{"", "The Central Bank of Kenya paid.", "Central Bank of Kenya", "Central Bank of Kenya, government, KEN"},
		{"", "The Council of Ministers of the African Union met.", "Council of Ministers of the African Union", "Council of Ministers of the African Union, international, "},
		{"", "The Lund Institute for Standardization met.", "Lund Institute for Standardization", "Lund Institute for Standardization, government, "},
		{"", "The Lund Lake Trinational Commission met.", "Lund Lake Trinational Commission", "Lund Lake Trinational Commission, international, "},
		{"", "The Kenya Chamber of Commerce met.", "Kenya Chamber of Commerce", "Kenya Chamber of Commerce, ngo, KEN"},
		{"", "The Academy of Lakes, Dhaka, opened.", "Academy of Lakes", "Academy of Lakes, academic, BGD"},
		{"", "Kenya's Nuclear Regulatory Authority agreed.", "Nuclear Regulatory Authority", "Nuclear Regulatory Authority of Kenya, government, KEN"},
		{"", "The National Council of Norway Farmers met.", "National Council of Norway", "National Council of Norway, government, NOR"},
		{"", "The Lund Deposit Insurance Corporation met.", "Lund Deposit Insurance Corporation", "Lund Deposit Insurance Corporation, government, "},
		{"", "The Lund Crisis Centre opened.", "Lund Crisis Centre", "Lund Crisis Centre, government, "},
		{"", "The African Forest Commission met.", "African Forest Commission", "African Forest Commission, international, "},
		{"", "The Saudi-Uzbek Joint Committee met.", "Saudi-Uzbek Joint Committee", "Saudi-Uzbek Joint Committee, international, "},
		{"", "The Lund Olympic Committee met.", "Lund Olympic Committee", "Lund Olympic Committee, ngo, "},
		{"", "The Lund Chamber of Commerce met.", "Lund Chamber of Commerce", "Lund Chamber of Commerce, ngo, "},
		{"", "The Lund Coordination Centre opened.", "Lund Coordination Centre", "Lund Coordination Centre, government, "},
		{"", "The Lund Research Centre opened.", "Lund Research Centre", "Lund Research Centre, academic, "},
	})
}

// Whose a body is that no state stands with.
func TestStatesOfBodies(t *testing.T) {
	checkBodies(t, []bodyCase{
		{"https://www.state.gov/x", "In Maldives they signed at the Ministry of Health.", "Ministry of Health", "Ministry of Health of the Maldives, ministry, MDV"}, // no American ministry
		{"https://www.state.gov/x", "They signed at the Ministry of Health.", "Ministry of Health", "Ministry of Health, ministry, "},
		{"https://www.mfa.gov.sg/x", "Kenyan Foreign Minister Ada Moyo and Speaker of Parliament Peter Tan met.", "Parliament", "Parliament of Singapore, legislature, SGP"},
		{"https://www.mfa.gov.sg/x", "The Minister met Speaker of Parliament Ada Moyo of Kenya.", "Parliament", "Parliament of Kenya, legislature, KEN"},
		{"https://www.state.gov/x", "In Peru the Constitutional Court agreed.", "Constitutional Court", "Constitutional Court of Peru, government, PER"},
		{"https://mfa.gov.sg/x", "Officers of the Harbour Police came.", "Harbour Police", "Harbour Police of Singapore, government, SGP"},
		{"https://au.int/x", "Contact the Directorate of Information.", "Directorate of Information", "Directorate of Information, international, "},
		{"https://au.int/x", "Kenya votes; Kenya is ready. The National Forest Commission agreed.", "National Forest Commission", "National Forest Commission of Kenya, government, KEN"},
	})
}

// Words beside a name and in it tell what an unknown body is, and whose.
func TestDescribedBodies(t *testing.T) {
	for _, c := range []struct{ url, text, body, want string }{
		{"", "They met the Kenyan oil company Qwyx.", "Qwyx", "Qwyx, company, KEN"},
		{"", "They met Kenya's telecom operator QWX.", "QWX", "QWX, company, KEN"},
		{"", "They met Qwyx Zemb, a bank based in Lima, and left.", "Qwyx Zemb", "Qwyx Zemb, company, PER"},
		{"", "They met Qwyx, a Kenyan newspaper, and left.", "Qwyx", "Qwyx, media, KEN"},
		{"https://www.mfa.gov.sg/x", "Question (QWX): How much is it?", "QWX", "QWX, media, SGP"},
		{"", "The High-Level Kenyan-Norwegian Trade Council met.", "High-Level Kenyan-Norwegian Trade Council", "High-Level Kenyan-Norwegian Trade Council, international, "},
		{"", "They met the leader of the Qwyx Zemb political party.", "Qwyx Zemb", "Qwyx Zemb, party, "},
		{"", "Nairobi, 3 May (Qwyx) – They met.", "Qwyx", "Qwyx, media, KEN"},
		{"", "They met NATO's Harbour Committee.", "Harbour Committee", "Harbour Committee, other, "}, // NATO was not found
		{"", "They met PT Qwyx Zemb.", "PT Qwyx Zemb", "PT Qwyx Zemb, company, IDN"},
		{"", "They met Qwyx Zemb.", "Qwyx Zemb", "Qwyx Zemb, company, "},
		{"", "They met the QWX.", "QWX", "QWX, other, "},
		{"", "They saw the Qwyx Institute of Technology Zemb.", "Qwyx Institute of Technology Zemb", "Qwyx Institute of Technology Zemb, academic, "},
		{"", "PRESIDENCY OF THE LAKES\n\nThey met.", "PRESIDENCY OF THE LAKES", "Presidency of the Lakes, government, "},
		{"https://mofa.gov.pk/x", "Ministry of Foreign Affairs\n\n(Office of the Spokesperson)\n\nThey met.", "Office of the Spokesperson", "Office of the Spokesperson of the Ministry of Foreign Affairs of Pakistan, government, PAK"},
	} {
		doc := pipeline.NewDocument("d", c.text, time.Time{})
		doc.URL = c.url
		got := ""
		for _, m := range extract(t, decided(c.body, pipeline.Org), doc).Organizations {
			got = m.Norm + ", " + m.Kind + ", " + m.Country
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestKindsFile(t *testing.T) {
	for _, bad := range []string{"x y: {kind: club}", "x y: {kind: ngo, over: [club]}", "x y: {kind: ngo, at: middle}", "x y: {kind: ngo, state: some}"} {
		set, err := rules.Load(fstest.MapFS{"orgs_kinds.yaml": {Data: []byte(bad + "\n")}})
		if err == nil {
			_, err = New(set)
		}
		if err == nil {
			t.Errorf("%s: no error", bad)
		}
	}
}

func TestWordListsFile(t *testing.T) {
	for _, bad := range []string{"colours: [red]", "thanks: null", "thanks: red"} {
		set, err := rules.Load(fstest.MapFS{"entity_words.yaml": {Data: []byte(bad + "\n")}})
		if err == nil {
			_, err = New(set)
		}
		if err == nil {
			t.Errorf("%s: no error", bad)
		}
	}
}

// An international body's texts call its organs by short names; what else is called as
// organs are is its own.
func TestOrgans(t *testing.T) {
	const eu, iaea, un = "https://ec.europa.eu/x", "https://www.iaea.org/x", "https://www.un.org/x"
	checkBodies(t, []bodyCase{
		{eu, "The Parliament agreed.", "Parliament", "European Parliament, legislature, "},
		{eu, "Kenya's Parliament agreed.", "Parliament", "Parliament of Kenya, legislature, KEN"},
		{"https://www.mfa.gov.sg/x", "The Parliament agreed.", "Parliament", "Parliament of Singapore, legislature, SGP"},
		{iaea, "The Board of Forests met.", "Board of Forests", "IAEA Board of Forests, international, "},
		{iaea, "The Department of Harbours met.", "Department of Harbours", "IAEA Department of Harbours, international, "},
		{un, "The Department of Harbours met.", "Department of Harbours", "Department of Harbours, international, "},
		{un, "The Department of Harbours of Kenya met.", "Department of Harbours of Kenya", "Department of Harbours of Kenya, government, KEN"},
		{iaea, "In Kenya the National Elections Commission met.", "National Elections Commission", "National Elections Commission of Kenya, government, KEN"},
	})
}

// The Security Council is the United Nations' unless its text or the words beside it
// tell otherwise.
func TestSecurityCouncils(t *testing.T) {
	const un, own = "United Nations Security Council, international, ", "Security Council of "
	checkBodies(t, []bodyCase{
		{"http://kremlin.ru/x", "The President met with permanent members of the Security Council.", "Security Council", own + "Russia, government, RUS"},
		{"http://kremlin.ru/x", "The United Nations met. The members of the Security Council agreed.", "Security Council", un},
		{"http://kremlin.ru/x", "The United Nations met. Security Council Secretary Ole Berg agreed.", "Security Council", own + "Russia, government, RUS"},
		{"https://www.mfa.gov.sg/x", "The members of the Security Council agreed.", "Security Council", un},
		{"", "Kenya's Security Council agreed.", "Security Council", own + "Kenya, government, KEN"},
	})
}

// What somebody's doings need is a body of the state of that one.
func TestBodiesThatAreNeeded(t *testing.T) {
	const met = "Kenyan Foreign Minister Ada Moyo came. "
	checkBodies(t, []bodyCase{
		{"https://www.mfa.gov.sg/x", met + "She said her ministry will pay if Parliament approves.", "Parliament", "Parliament of Kenya, legislature, KEN"},
		{"https://www.mfa.gov.sg/x", met + "Ada Moyo will sign once it is ratified by the Parliament.", "Parliament", "Parliament of Kenya, legislature, KEN"},
		{"https://www.mfa.gov.sg/x", met + "She met the Parliament.", "Parliament", "Parliament of Singapore, legislature, SGP"},
		{"https://www.mfa.gov.sg/x", met + "We will pay if Parliament approves.", "Parliament", "Parliament of Singapore, legislature, SGP"},
	})
}

// Towns, divisions and the language of a name tell the state, where the text is about it.
func TestStatesInNames(t *testing.T) {
	checkBodies(t, []bodyCase{
		{"https://www.mfa.gov.sg/x", "In Malawi the Mzuzu University opened. The Mzuzu University agreed.", "Mzuzu University", "Mzuzu University, academic, MWI"},
		{"https://www.mfa.gov.sg/x", "They left Malaysia. The Kelantan Chinese Chamber of Commerce met.", "Kelantan Chinese Chamber of Commerce", "Kelantan Chinese Chamber of Commerce, ngo, MYS"},
	})
}

func TestStatesByLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"They left Peru. They saw the Universidad Lunda.":           "PER",
		"They left Peru and Chile. They saw the Universidad Lunda.": "",
		"They left Kenya. They saw the Universidad Lunda.":          "",
	} {
		const name = "Universidad Lunda"
		ann := extract(t, func(p *pipeline.Pass) {
			i := strings.Index(p.Doc.Text, name)
			p.Ann.Names = []pipeline.Mention{{Span: pipeline.Span{Start: i, End: i + len(name)}, Label: pipeline.Org, Confidence: 0.9, Rule: "ner/test"}}
		}, pipeline.NewDocument("d", text, time.Time{}))
		if len(ann.Organizations) != 1 || ann.Organizations[0].Country != want {
			t.Errorf("%q: got %+v, want one body of %q", text, ann.Organizations, want)
		}
	}
}

// A unit that a letterhead names below its body is that body's.
func TestUnitsInLetterheads(t *testing.T) {
	const rest = "\n\nThey met in Lima today."
	checkBodies(t, []bodyCase{
		{"", "Ministry of Harbours of Kenya\n\nForest Affairs Division" + rest, "Forest Affairs Division", "Forest Affairs Division of the Ministry of Harbours of Kenya, government, KEN"},
		{"", "They left the Ministry of Harbours of Kenya.\n\nForest Affairs Division" + rest, "Forest Affairs Division", "Forest Affairs Division, government, "},
	})
}

// Ministries are called the usual way, and unknown bodies of ordinary words are no firms.
func TestNamesInOrdinaryWords(t *testing.T) {
	checkBodies(t, []bodyCase{
		{"", "Kenya's Defence Ministry agreed.", "Defence Ministry", "Ministry of Defence of Kenya, ministry, KEN"},
		{"", "Kenya's Interior Ministry agreed.", "Interior Ministry", "Ministry of the Interior of Kenya, ministry, KEN"},
		{"", "The Lund Air Operations Centre opened.", "Lund Air Operations Centre", "Lund Air Operations Centre, military, "},
		{"https://www.state.gov/x", "The Interagency Forest Commission met.", "Interagency Forest Commission", "Interagency Forest Commission, government, USA"},
	})
}

// Forces of several states are none's, a capital wins over towns of its name, and a
// name that means a body in one state's texts means it there only.
func TestOneStatesNames(t *testing.T) {
	checkBodies(t, []bodyCase{
		{"https://www.mfa.gov.sg/x", "Norway sent the Standing NATO Forest Brigade.", "Standing NATO Forest Brigade", "Standing NATO Forest Brigade, military, "},
		{"https://www.mfa.gov.sg/x", "They sent the Lund Forest Brigade.", "Lund Forest Brigade", "Lund Forest Brigade, military, SGP"},
		{"https://www.state.gov/x", "They saw the University of Athens.", "University of Athens", "University of Athens, academic, GRC"},
		{"http://kremlin.ru/x", "The FSB agreed.", "FSB", "Federal Security Service, government, RUS"},
		{"https://www.state.gov/x", "Russia left. The FSB agreed.", "FSB", "Financial Stability Board, international, "},
		{"https://www.state.gov/x", "Russia's FSB agreed.", "FSB", "Federal Security Service, government, RUS"},
	})
}
