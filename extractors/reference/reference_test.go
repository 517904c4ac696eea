package reference_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"readout/extractors"
	"readout/pipeline"
	"readout/rules"
)

// suite finds names by rules and gazetteers alone, so that the cases below do
// not depend on a model.
func suite(t testing.TB) []*pipeline.Extractor {
	t.Helper()
	set, err := rules.Default()
	if err != nil {
		t.Fatal(err)
	}
	out, err := extractors.Suite(set, "none")
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(out, func(x *pipeline.Extractor) bool { return x.Name == "pledge" })
}

// A found reference is its place and whom it stands for, "A; B", or "?" if
// nobody knows.
type found struct {
	pipeline.Span
	who string
}

// unmark takes the markup "[words|A; B]" out of a text; it may nest.
func unmark(t testing.TB, s string) (text string, want []found) {
	t.Helper()
	var b strings.Builder
	var open []int
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '[':
			open = append(open, b.Len())
		case '|':
			end := strings.IndexByte(s[i:], ']')
			if end < 0 || len(open) == 0 {
				t.Fatalf("markup of %q is not closed", s[i:])
			}
			want = append(want, found{pipeline.Span{Start: open[len(open)-1], End: b.Len()}, s[i+1 : i+end]})
			open = open[:len(open)-1]
			i += end
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String(), want
}

func find(t testing.TB, suite []*pipeline.Extractor, title, text string) []found {
	t.Helper()
	doc := pipeline.NewDocument("d", text, time.Time{})
	doc.Title = title
	ann, err := pipeline.Extract(doc, suite)
	if err != nil {
		t.Fatal(err)
	}
	var out []found
	for i := range ann.References {
		r := &ann.References[i]
		who := strings.Join(r.Canonicals, "; ")
		if who == "" {
			who = "?"
		}
		if len(r.EntityIDs) != len(r.Canonicals) || (r.Confidence > 0) != (len(r.EntityIDs) > 0) || r.Rule == "" || r.Kind != pipeline.Pronoun && r.Kind != pipeline.Nominal {
			t.Errorf("row %+v contradicts itself", r)
		}
		out = append(out, found{r.Span, who})
	}
	return out
}

func TestReferences(t *testing.T) {
	suite := suite(t)
	const lead = "Kenyan Foreign Minister John Hale met Norwegian Foreign Minister Laura Berg in Norway to talk about Kenya. "
	for _, tc := range []struct{ name, title, text string }{
		// Persons.
		{"subject of the sentence", "", "President John Hale said that [he|John Hale] will visit Kenya."},
		{"subject of the one before", "", "Minister Laura Berg met Minister John Hale in Oslo. [She|Laura Berg] thanked Kenya."},
		{"gender picks", "", "Ms. Laura Berg and Mr. John Hale met in Oslo. [He|John Hale] thanked [her|Laura Berg]."},
		{"either may be meant", "", "Minister Robin Berg and Minister Kim Hale met in Oslo. Rain fell. It was late when [he|?] left."},
		{"given name", "", "Minister Laura Berg and Minister John Hale met in Oslo. Rain fell. It was late when [he|John Hale] left."},
		{"nobody of that gender", "", "President John Hale arrived in Oslo. [She|?] will open a clinic."},
		{"excellency", "", "His Excellency Foreign Minister Robin Hale of Kenya arrived in Oslo. [She|?] spoke."},
		{"excellency's envoy", "", "Her Majesty’s Ambassador Robin Hale arrived in Oslo. [He|Robin Hale] spoke."},
		{"of the King", "", "Minister to the King Robin Hale arrived in Oslo. [She|Robin Hale] spoke."},
		{"wife", "", "President John Hale of Kenya and [his|John Hale] wife Robin Hale-Berg arrived. [She|Robin Hale-Berg] opened a clinic."},
		{"sure pronoun", "", "Minister Robin Hale arrived in Oslo. Rain fell, and [she|?] left. Robin Hale said [he|Robin Hale] will return."},
		{"no subject is its own object", "", "Minister Laura Berg spoke. President John Hale assured [her|Laura Berg] of support."},
		{"what is accepted is the other's", "", "Minister Laura Berg arrived. President John Hale accepted [her|Laura Berg] invitation."},
		{"possessive of the subject", "", "President John Hale of Kenya conveyed [his|John Hale] condolences to Minister Laura Berg."},
		{"relative clause", "", "Minister Laura Berg spoke of Sergeant John Hale, who died of [his|John Hale] wounds."},
		{"beside the name", "", "Minister Laura Berg praised President John Hale and [his|John Hale] team."},
		{"thanks for two things", "", "President John Hale of Kenya thanked Minister Laura Berg for the steady dialogue and [her|Laura Berg] help."},
		{"another verb", "", "President John Hale of Kenya thanked Minister Berg for the dialogue and reaffirmed [his|John Hale] support."},
		{"owner aims", "", "Norway supports Kenya’s efforts to reach [its|Kenya] goals."},
		{"others they", "", "President John Hale of Kenya met Minister Laura Berg of Norway. Sanctions must hurt, but they also must end."},
		{"of Honour", "", "Kenya will be the Country of Honour."},
		{"no determiner", "", "Prime Minister John Hale of Kenya arrived in Norway. [PM|John Hale] thanked Norway, and [Prime Minister|John Hale] will visit Oslo."},
		{"majesty", "", "President John Hale of Kenya met King Arne Berg of Norway. [His Majesty|Arne Berg] thanked [the President|John Hale]."},
		{"office of another body", "", "President John Hale of Kenya spoke. The President of the European Council left."},
		{"comes to", "", "Kenya is patient when it comes to water."},
		{"forms of address", "", "HE Minister Laura Berg and His Excellency John Hale met."},
		{"said he", "", "President John Hale spoke of Kenya. “Rain is near,” [he|John Hale] said."},
		{"nobody there", "", "Kenya and Norway wait. [He|?] said so."},

		// Offices.
		{"office", "", "Secretary of State John Hale met Norwegian Foreign Minister Laura Berg. [The Secretary|John Hale] thanked [the Foreign Minister|Laura Berg]."},
		{"rank", "", "Minister Laura Berg met Deputy Minister John Hale. [The Deputy Minister|John Hale] left, and [the Minister|Laura Berg] stayed."},
		{"head of state", "", "President John Hale of Kenya arrived. [The Head of State|John Hale] thanked Norway."},
		{"title beside the name", "", "The Foreign Minister, Laura Berg, met John Hale, the Secretary of State."},
		{"no holder", "", "President John Hale arrived. The Chancellor did not."},
		{"office of a state", "", "President John Hale of Kenya met President Laura Berg of Norway. [The President|Laura Berg] of Norway spoke first."},
		{"part of a name", "", "President John Hale came to the President’s Office. The President’s Office is closed."},
		{"heading", "", "Visit of [the Prime Minister|Laura Berg] of Norway\n\nThe Prime Minister of Norway, Laura Berg, arrived in Kenya today to open a clinic for children."},
		{"counterpart", "", lead + "John Hale thanked [[his|John Hale] counterpart|Laura Berg]."},

		// Several.
		{"two ministers", "", lead + "[The two ministers|John Hale; Laura Berg] agreed that [they|John Hale; Laura Berg] would meet again."},
		{"they met", "", lead + "[They|John Hale; Laura Berg] agreed to meet again."},
		{"both sides", "", lead + "[Both sides|Kenya; Norway] reaffirmed [their|Kenya; Norway] commitment."},
		{"sides of a river", "", lead + "People on both sides of the river rejoiced."},
		{"their own fields", "", lead + "[Both sides|Kenya; Norway] will help farmers who lost their fields."},
		{"parties to a conflict", "", lead + "All the parties to the conflict must stop."},
		{"leaders unnamed", "", "President John Hale of Kenya hosted [the leaders|Chad; Norway; Togo] of Chad, Togo and Norway today in Kenya. [The leaders|Chad; Kenya; Norway; Togo] agreed to meet again."},
		{"three and more", "", "President John Hale, Minister Laura Berg and Secretary Mary Stone met in Oslo, where [they|John Hale; Laura Berg; Mary Stone] agreed."},
		{"coordination", "", "Kenya and Norway reaffirmed [their|Kenya; Norway] commitment to peace."},

		// States and bodies.
		{"its own", "", "Kenya reaffirmed [its|Kenya] commitment to Norway."},
		{"it would", "", "Kenya announced that [it|Kenya] would host the talks."},
		{"announcement that it", "", "Minister Laura Berg welcomed Kenya’s announcement that [it|Kenya] would host the talks."},
		{"pleonastic", "", "In Norway it is important to save water. It was agreed that it will rain."},
		{"a thing", "", "Norway built a bridge. It will be opened in May."},
		{"side", "", "[The Kenyan side|Kenya] thanked [the Government|Norway] of Norway."},
		{"own state", "", "Norwegian Minister Laura Berg of Norway said [[her|Laura Berg] government|Norway] would help."},
		{"style", "", "His Highness President John Hale met Minister Laura Berg. [His Highness|John Hale] thanked her Excellency."},
		{"epithet", "", "NATO Secretary General Laura Berg arrived in Kenya. [The Alliance|North Atlantic Treaty Organization] will help."},
		{"our state", "", "“[We|Norway] serve [[our|Norway] state|Norway],” said Norwegian Minister Laura Berg."},
		{"body", "", "The African Union Commission met in Kenya. [The Commission|African Union Commission] urged restraint."},
		{"no such body", "", "The African Union met in Kenya. The Commission urged restraint."},

		// As offices write.
		{"congratulated on his", "", "President John Hale of Kenya called Prime Minister Arne Berg of Norway to congratulate [him|Arne Berg] on [his|Arne Berg] election."},
		{"two without articles", "", "Secretary of State John Hale met Norwegian Foreign Minister Laura Berg. [The Secretary|John Hale] and [Foreign Minister|Laura Berg] reaffirmed [their|John Hale; Laura Berg] commitment."},
		{"vice-president", "", "President John Hale of Kenya arrived in Norway. The Vice-President stayed in Kenya."},
		{"minister-president", "", "President John Hale of Kenya arrived: Mr Minister-President, welcome."},
		{"government of unity", "", "Kenya supports the Government of National Unity."},
		{"government officials", "", "Kenya received the Norwegian government officials, and [the Norwegian government|Norway] thanked Kenya."},
		{"title one", "", "Secretary John Hale said: “[We|?] fund Title I schools, and [I|John Hale] like it.”"},
		{"line of the author", "A day of seas", "A day of seas\n\nJohn Hale, Minister of Trade\n\nOn this day [I|John Hale] thank the people of Kenya for all that they have done to keep the sea clean and safe."},
		{"delivered by", "Remarks as Prepared for Delivery by First Lady Laura Berg", "Remarks as Prepared for Delivery by First Lady Laura Berg\n\n[I|Laura Berg] thank Kenya."},
		{"praise of a state", "", "Norway appreciates Kenya’s leadership, including [its|Kenya] support for Chad, and reaffirmed [its|Norway] help."},
		{"praise of another verb", "", "Minister Laura Berg praised Kenya’s help and reaffirmed [her|Laura Berg] support."},
		{"a further verb of both", "", "Minister Laura Berg of Norway and President John Hale of Kenya deplored the raids committed in Chad, and underscored [their|John Hale; Laura Berg] support."},
		{"authorities", "", "Norway asked [the Kenyan authorities|Kenya] for data."},
		{"its, of the sentence before", "", "The African Union Commission will open a school. [Its|African Union Commission] plans are bold."},
		{"federal government", "", "President John Hale of Kenya said [the Federal Government|Kenya] would help."},
		{"counterpart with a style", "", "President John Hale of Kenya received [his|John Hale] Norwegian counterpart, His Excellency Arne Berg, in Kenya."},
		{"hear him", "Remarks of Minister Laura Berg", "Remarks of Minister Laura Berg\n\nMINISTER BERG: Secretary of State John Hale is here. [The Secretary|John Hale] will speak, so [I|Laura Berg] give the floor to [him|John Hale]."},
		{"joint statement about a body", "", "Joint Statement by Kenya and Norway Regarding the African Union Commission\n\n[We|Kenya; Norway] welcome the report."},
		{"named behind", "", "During [his|John Hale] visit to Norway, President John Hale of Kenya met Minister Laura Berg."},
		{"named behind, of another", "", "President John Hale of Kenya spoke. In [his|Arne Berg] reply, Prime Minister Arne Berg of Norway thanked Kenya."},
		{"statement on a communiqué", "Statement by Minister John Hale of Kenya on the Communiqué of Oslo", "Statement by Minister John Hale of Kenya on the Communiqué of Oslo\n\n[We|Kenya] welcome Norway’s part."},
		{"right to defend itself", "", "Kenya affirmed Norway’s right to defend [itself|Norway]."},
		{"others lost theirs", "", "Minister Laura Berg of Norway and President John Hale of Kenya deplored that farmers, including children, lost their homes."},
		{"who does it", "", "Minister John Hale of Kenya met Minister Arne Berg of Norway, for which Arne Berg expressed [his|Arne Berg] gratitude. [The latter|Arne Berg] will visit Kenya."},
		{"chargé", "", "Chargé d’Affaires John Hale of Kenya opened the show. [The Chargé d’Affaires|John Hale] thanked Norway."},
		{"diplomat of a state", "", "Kenyan Foreign Minister John Hale met Norwegian Foreign Minister Laura Berg. [The Kenyan diplomat|John Hale] thanked Norway."},
		{"what it would", "", "When rain failed, Norway did not ask what [it|Norway] would get."},
		{"thanked for their help", "", "Minister John Hale of Kenya thanked [the Norwegian authorities|Norway] for [their|Norway] help. Minister John Hale thanked [the Government|Chad] and people of Chad for [their|Chad] welcome."},
		{"our three nations", "", "Readout of President John Hale’s call with Prime Minister Laura Berg of Norway\n\nPresident John Hale of Kenya spoke with Prime Minister Laura Berg of Norway on the bonds between [our|Kenya] three nations."},
		{"side of a body", "", "Kenya made an offer, and [the EU side|European Union] left the room."},
		{"our nations", "", "Readout of President John Hale’s call with Prime Minister Laura Berg of Norway\n\nPresident John Hale of Kenya spoke with Prime Minister Laura Berg of Norway on the bonds between [our|Kenya; Norway] nations and [our|Kenya] work in Chad."},

		// All in capitals, as cables are.
		{"capitals: he", "", "PRESIDENT JOHN HALE OF KENYA ARRIVED IN NORWAY ON MONDAY. [HE|John Hale] WILL OPEN A CLINIC THERE."},
		{"capitals: her", "", "MS. LAURA BERG OF NORWAY VISITED KENYA. [SHE|Laura Berg] ADDED THAT [HER|Laura Berg] VISIT WAS SHORT."},
		{"capitals: they", "", "KENYA AND NORWAY REAFFIRMED [THEIR|Kenya; Norway] COMMITMENT TO PEACE."},
		{"capitals: ministers", "", "KENYAN FOREIGN MINISTER JOHN HALE MET NORWEGIAN FOREIGN MINISTER LAURA BERG IN NORWAY TO TALK ABOUT KENYA. [THE TWO MINISTERS|John Hale; Laura Berg] AGREED THAT [BOTH SIDES|Kenya; Norway] WOULD MEET AGAIN."},
		{"capitals: side", "", "[THE KENYAN SIDE|Kenya] THANKED NORWAY FOR THE TALKS IN OSLO."},
		{"capitals: it", "", "KENYA ANNOUNCED THAT [IT|Kenya] WOULD HOST THE TALKS. IT WAS AGREED THAT IT EXPERTS WILL MEET."},
		{"capitals: the US", "", "KENYA THANKED US EXPERTS AND TOLD US OFFICIALS OF THE PLANS IN OSLO."},
		{"capitals: excellency", "", "HE MINISTER LAURA BERG OF NORWAY MET HIS EXCELLENCY JOHN HALE IN KENYA."},
		{"capitals: a heading", "", "HE MINISTER LAURA BERG ARRIVES IN KENYA\n\nMinister Laura Berg arrived in Kenya on Monday to open a clinic for children."},

		// Speech.
		{"speaker behind", "", "“[We|Norway] will help, and [I|Laura Berg] will come,” Norwegian Minister Laura Berg said in Norway."},
		{"speaker before", "", "Norwegian Minister Laura Berg said: “[We|Norway] will help.”"},
		{"said minister", "", "“[My|Laura Berg] visit is over,” said Minister Laura Berg."},
		{"said the minister", "", "Kenyan Foreign Minister John Hale met Norwegian Foreign Minister Laura Berg. “[We|Kenya] will help, and [I|John Hale] will come”, said [the Kenyan Minister|John Hale]."},
		{"said an unnamed minister", "", "Kenya and Norway held talks in Oslo. \"[We|Kenya] will help, and [I|?] will come\", said the Kenyan Minister."},
		{"an unnamed minister said", "", "Kenya and Norway held talks in Oslo. “[We|Norway] will help,” the Norwegian Minister said."},
		{"message of an unnamed office", "", "John Hale of Kenya congratulated Norway. John Hale sent a message. The Premier of Kenya noted: “[I|John Hale] wish you joy.”"},
		{"said the side", "", "Kenya and Norway held talks in Oslo. “[We|Kenya] will help,” said [the Kenyan side|Kenya]."},
		{"said he", "", "Norwegian Minister Laura Berg met President John Hale of Kenya in Oslo. “[We|Kenya] will help”, said [he|John Hale]."},
		{"together", "", lead + "“[We|Kenya; Norway] will build it together,” Laura Berg said."},
		{"quote in a quote", "", "Minister Laura Berg said: “A farmer told [me|Laura Berg]: ‘[I|?] need rain.’”"},
		{"joint statement", "Joint Statement of Kenya and Norway", "Joint Statement of Kenya and Norway\n\n[We|Kenya; Norway] reaffirm [our|Kenya; Norway] friendship."},
		{"transcript", "Press conference of Minister Laura Berg", "Press conference of Minister Laura Berg\n\nMINISTER BERG: [I|Laura Berg] thank Kenya. President John Hale is here. [He|John Hale] will speak.\n\nQUESTION: What will [she|Laura Berg] do?"},
		{"nobody speaks", "", "Kenya waits. “[We|?] are ready,” the crowd said."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			text, want := unmark(t, tc.text)
			got := find(t, suite, tc.title, text)
			for _, w := range want {
				if !slices.Contains(got, w) {
					t.Errorf("missing    [%s|%s]", text[w.Start:w.End], w.who)
				}
			}
			for _, g := range got {
				if !slices.Contains(want, g) {
					t.Errorf("unexpected [%s|%s]", text[g.Start:g.End], g.who)
				}
			}
			if t.Failed() {
				t.Logf("in %q", text)
			}
		})
	}
}

// A head of state whom the document gives no office, as at home, is "the
// President" all the same, and so is no king.
func TestUntitledLeader(t *testing.T) {
	suite := suite(t)
	for _, tc := range []struct{ text, want string }{
		{"Emmanuel Macron sent a message to the people of Kenya. The President of France shares the grief of Kenya.", "Emmanuel Macron"},
		{"Emmanuel Macron sent a message to the people of Kenya. The President shares the grief of Kenya.", "Emmanuel Macron"},
		{"Emmanuel Macron sent a message to the people of Kenya. The Prime Minister shares the grief of Kenya.", ""},
		{"Emmanuel Macron met President John Hale of Kenya. The President shares the grief of Kenya.", "John Hale"},
	} {
		doc := pipeline.NewDocument("d", tc.text, time.Date(2023, 5, 2, 0, 0, 0, 0, time.UTC))
		ann, err := pipeline.Extract(doc, suite)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, r := range ann.References {
			if strings.HasPrefix(doc.Slice(r.Span), "The P") {
				got = strings.Join(r.Canonicals, "; ")
			}
		}
		if got != tc.want {
			t.Errorf("%s: got %q, want %q", tc.text, got, tc.want)
		}
	}
}

// Whatever the text, references lie in it, on rune borders, in order and only
// once, and only names of the document are whom they stand for.
func check(t testing.TB, suite []*pipeline.Extractor, text string) *pipeline.Annotations {
	t.Helper()
	doc := pipeline.NewDocument("d", text, time.Time{})
	ann, err := pipeline.Extract(doc, suite)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	names := map[string]bool{}
	for i := range ann.People {
		names[ann.People[i].Norm] = true
	}
	for i := range ann.Places {
		names[ann.Places[i].Norm] = true
	}
	for i := range ann.Organizations {
		names[ann.Organizations[i].Norm] = true
	}
	var last pipeline.Span
	for i, r := range ann.References {
		if r.Start < 0 || r.End > len(doc.Text) || r.Start >= r.End || !strings.Contains(doc.Text, doc.Text[r.Start:r.End]) {
			t.Fatalf("%v lies outside of %q", r.Span, text)
		}
		if i > 0 && (r.Start < last.Start || r.Start == last.Start && r.End <= last.End) {
			t.Fatalf("%v comes after %v in %q", r.Span, last, text)
		}
		last = r.Span
		for _, c := range r.Canonicals {
			if !names[c] {
				t.Fatalf("%q is no name of %q", c, text)
			}
		}
	}
	return ann
}

var pieces = []string{"President John Hale", "Minister Laura Berg", "Kenya", "Norwegian", "African Union Commission", "he", "her", "their", "We", "it", "the two ministers",
	"both sides", "The Secretary", "his counterpart", "said", "agreed that", "of", "and", "with", ",", ".", "“", "”", "‘", "’", "\n\n", "will", "its people", "who", "(", ")", "—", "é", "\u200b", "the Government"}

func TestAnyText(t *testing.T) {
	suite := suite(t)
	rapid.Check(t, func(r *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(r, "words")
		check(t, suite, strings.Join(words, " "))
	})
}

func FuzzReferences(f *testing.F) {
	suite := suite(f)
	f.Add("President John Hale of Kenya met Minister Laura Berg. “We agree,” he said. They left.")
	f.Add("“” he \"he\" His, Her. The two. BOTH SIDES of us")
	f.Add("Joint Statement of Kenya and Norway\n\nWe, he\x00 and \xff it")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) < 4000 {
			check(t, suite, s)
		}
	})
}

// Bad input: nobody to stand for, endless sentences, thousands of pronouns,
// names and offices. The time of each is linear, or the test would not end.
func TestBadInput(t *testing.T) {
	suite := suite(t)
	for name, text := range map[string]string{
		"nobody":    strings.Repeat("He told her that they and their people would see it. The two leaders left. ", 300),
		"one word":  "he",
		"nothing":   "",
		"sentence":  "President John Hale said that " + strings.Repeat("he will visit Kenya and its people and ", 1500),
		"pronouns":  "President John Hale spoke. " + strings.Repeat("He saw them. ", 10_000),
		"quotes":    "President John Hale spoke. " + strings.Repeat("“We ", 5_000),
		"offices":   "President John Hale spoke. " + strings.Repeat("The President and the Ministers of ", 4_000),
		"names":     strings.Repeat("President John Hale met Minister Laura Berg of Kenya, ", 2_000) + "and he left.",
		"list":      "President John Hale met " + strings.Repeat("Minister Laura Berg, Kenya, President Amara Diallo, Norway, ", 3_000) + "and they agreed.",
		"headings":  strings.Repeat("The Ministers of Kenya and Norway\n\nThe Kingdom of Kenya\n\n", 3_000),
		"hosts":     "President John Hale hosts " + strings.Repeat("the leaders of Kenya, Norway and Chad and ", 3_000),
		"fragments": strings.Repeat("(‘“the the two his her both sides of”’) ", 2_000),
	} {
		t.Run(name, func(t *testing.T) {
			ann := check(t, suite, text)
			if name == "nobody" || name == "one word" || name == "nothing" {
				for _, r := range ann.References {
					if len(r.EntityIDs) > 0 {
						t.Fatalf("%q stands for %q, but the text names nobody", text[r.Start:r.End], r.Canonicals)
					}
				}
			}
		})
	}
}

// A rule that is switched off makes no rows, and faulty rules are refused with
// file and rule.
func TestUsersRules(t *testing.T) {
	for _, tc := range []struct{ file, text, want string }{
		{"references.yaml", "rules:\n- {id: reference/they, off: true}\n", ""},
		{"references.yaml", "rules:\n- {id: reference/mine, doc: d, confidence: 0.5, match: [a], no_match: [b]}\n", "rule reference/mine is unknown"},
		{"references.yaml", "rules:\n- {id: reference/he, doc: d, confidence: 2, match: [a], no_match: [b]}\n", "confidence 2 is not above 0"},
		{"references_words.yaml", "colours: [red]\n", `unknown list "colours"`},
		{"references_words.yaml", "short: [pm]\n", `"pm" is not SHORT = LONG FORM`},
		{"references_words.yaml", "he: null\n", `list "he" is missing`},
	} {
		t.Run(tc.want, func(t *testing.T) {
			set, err := rules.Load(files{tc.file: tc.text}.fs())
			if err != nil {
				t.Fatal(err)
			}
			out, err := extractors.Suite(set, "none")
			if tc.want != "" {
				if err == nil || !strings.Contains(err.Error(), tc.want) {
					t.Errorf("got %v, want %q", err, tc.want)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(find(t, out, "", "Kenya and Norway reaffirmed their commitment.")); got != "[]" {
				t.Errorf("a rule that is off made %s", got)
			}
		})
	}
}
