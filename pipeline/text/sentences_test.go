package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// cut returns the sentences of s, each on a line, with line breaks inside them
// as spaces.
func cut(s string) []string {
	var out []string
	for _, sent := range Segment(s, Tokenize(s, nil), nil) {
		out = append(out, strings.Join(strings.Fields(s[sent.Start:sent.End]), " "))
	}
	return out
}

// In each case "|" marks where a sentence must end, and nowhere else.
func TestSentenceBorders(t *testing.T) {
	for _, c := range []string{
		"Secretary Antony J. Almond met H.E. Dr. K. P. Oduya of Norland.| They agreed to meet again.",
		"The U.S. Secretary of State thanked U.N. Relief Chief Dana Pak.| She left.",
		"They met in the U.S.| The talks went on.| He flew to Washington, D.C.| In May he returned.",
		"It gave Rs. 1.2 billion.| Usec. Ma. Corazon Cruz met Sh. Kumar.| He met Ma.| They left.",
		"Lt. Gen. Pak and Amb. Ito of St. Brandt spoke with Sen. Dole at 3 p.m. Monday.| They met at 5 p.m.| President Almond was there.",
		"It starts at 10 a.m. EST and ends at 4 p.m.| Doors open at 9.",
		"See No. 5 of Art. 6.| He said no.| Nobody asked.",
		"“We agree,” he said.| “It will last.”| He smiled.| “Will it?” she asked.| “Yes!” Mr. Almond replied.",
		"He called it “a new start.”| The Minister agreed.| (He left early.)| Talks go on (see Annex B).",
		"“Peace is near.| It must hold.| We will help,” the Minister said.",
		"JAKARTA, Aug. 22 (NNA) -- Norland will join.| It will pay $1.5 million.",
		"Trade grew by 3.5 percent in 2021.| 40 firms took part.| It is 2.| Then it ended.",
		"We hoped... and waited.| Then came the answer...| The talks failed.| What next?!| Nobody knows.",
		"Grants, loans, etc. are planned.| Acme Corp. and Blue Co. Ltd. will build it.| Apples, pears, etc.| They sell well.",
		"The agreement was signed.The parties left.| Growth was 5.5.| Fine.",
		"Prices follow one definition.1| The rest is open.",
		"Visit www.example.org.| Write to a.b@example.org.| Thank you.",
		"They know Yahoo! and others.| E.g. this one, i.e. the first, cf. the other.",
		"Robert E. Lee Jr. and John D. Ito, Ph.D., spoke.| The M.D. agreed.",
		"Prime Minister A. Ito’s plan, Plan B, was better.| So we chose plan B.| Nobody minded.",
		"They met in Washington, D.C. July 9.| They will meet in Washington, D.C.| Secretary Almond thanked Washington, D.C. Mayor Hill.| They left.",
		"It opens at 9 a.m. EST.| Reporters may ask the SEC.| Firms pay $5 bn.| Senior staff left.| He was ill.| Senior staff in Boston, Mass. Hall came.",
		"Gebhart v. Belton was cited by Gov. Hill on Sept. 9.| On Oct. 3 it ended.",
		"He said: “No.”| She said: ‘Yes.’| [Applause.]| They left.",
		"agreed to (1) open the border; (2) share data.| Both will report.",
		"Norlandâ€™s offer stands.â€\u009d| It is fair.",
	} {
		c = strings.Replace(c, "signed.The", "signed.|The", 1)
		want := strings.Split(c, "|")
		for i := range want {
			want[i] = strings.TrimSpace(want[i])
		}
		if diff := cmp.Diff(want, cut(strings.ReplaceAll(c, "|", ""))); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
}

// Cases show the layout of a text and, per sentence, paragraph, kind, speaker
// and the first words.
func TestLayout(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"headings and dateline", `Readout of the Minister’s Call with Norland

Office of the Spokesperson

Port Halvard, July 3, 2024

The Minister spoke today with his counterpart.

Trade and Investment

Both agreed to meet again. They will meet in May.`, `
0 heading - Readout of the Minister’s Call with Norland
1 heading - Office of the Spokesperson
2 heading - Port Halvard, July 3, 2024
3 body - The Minister spoke today with his counterpart.
4 heading - Trade and Investment
5 body - Both agreed to meet again.
5 body - They will meet in May.`},
		{"bullets", "The leaders will:\n\n• open a border crossing;\n• build two roads. They will be wide.\n- share data\n* train staff; and\n\n1. Meet in May\n2) Report\n(a) to each other\niv. to others\n", `
0 body - The leaders will:
1 item - • open a border crossing;
2 item - • build two roads.
2 item - They will be wide.
3 item - - share data
4 item - * train staff; and
5 item - 1. Meet in May
6 item - 2) Report
7 item - (a) to each other
8 item - iv. to others`},
		{"list without bullets", "The leaders will:\n\nopen a crossing;\n\nbuild roads; and\n\nshare data.\n\nThey left.", `
0 body - The leaders will:
1 item - open a crossing;
2 item - build roads; and
3 item - share data.
4 body - They left.`},
		{"wrapped by hand", `MINISTERS MEET

The Minister of Foreign Affairs of Norland received on Monday the
Ambassador of Southmark, who presented copies of his letters in
April
2023. They agreed that trade between the two countries had grown and
that it should go on. The Ambassador thanked the Minister.
The Minister left.

He will
return.`, `
0 heading - MINISTERS MEET
1 body - The Minister of Foreign Affairs of Norland received on Monday the Ambassador of Southmark, who presented copies of his letters in April 2023.
1 body - They agreed that trade between the two countries had grown and that it should go on.
1 body - The Ambassador thanked the Minister.
2 body - The Minister left.
3 body - He will return.`},
		{"address lines", "Press Office\nHarbour Street 5\nPort Halvard\n\nThe office is open.\nIt closes at 5.\n", `
0 heading - Press Office
1 heading - Harbour Street 5
2 heading - Port Halvard
3 body - The office is open.
4 body - It closes at 5.`},
		{"transcript in capitals", `Remarks to the Press

MR. ALMOND: Good morning. We have news.

It is good.

QUESTION: Is it? And when –

MR. ALMOND: Soon. (Laughter.)

Thank you

# # #

The briefing ended.`, `
0 heading - Remarks to the Press
1 body MR. ALMOND MR. ALMOND: Good morning.
1 body MR. ALMOND We have news.
2 body MR. ALMOND It is good.
3 body QUESTION QUESTION: Is it?
3 body QUESTION And when –
4 body MR. ALMOND MR. ALMOND: Soon.
4 body MR. ALMOND (Laughter.)
5 body MR. ALMOND Thank you
6 body - # # #
7 body - The briefing ended.`},
		{"transcript with names", `Meeting with President of Southmark

President of Norland Ines Okoro: Mr President, welcome.

President of Southmark Jan Berg (retranslated): Thank you.
Ines Okoro: We will talk.

* * *

The talks were long.`, `
0 heading - Meeting with President of Southmark
1 body President of Norland Ines Okoro President of Norland Ines Okoro: Mr President, welcome.
2 body President of Southmark Jan Berg President of Southmark Jan Berg (retranslated): Thank you.
3 body Ines Okoro Ines Okoro: We will talk.
4 body - * * *
5 body - The talks were long.`},
		{"press conference", `Regular Press Conference

Norland Daily: Will you go?

Dana Pak: We will.

Southmark TV: When?

Dana Pak: In May.

Q: And then?
A: We will return.`, `
0 heading - Regular Press Conference
1 body Norland Daily Norland Daily: Will you go?
2 body Dana Pak Dana Pak: We will.
3 body Southmark TV Southmark TV: When?
4 body Dana Pak Dana Pak: In May.
5 body Q Q: And then?
6 body A A: We will return.`},
		{"an office with its country first", `Talks in Halvard

President of Norland Aino Berg: Welcome.

Federal Chancellor of Southmark Dana Pak: Thank you.

Our Foreign Policy Goals: Peace.`, `
0 heading - Talks in Halvard
1 body President of Norland Aino Berg President of Norland Aino Berg: Welcome.
2 body Federal Chancellor of Southmark Dana Pak Federal Chancellor of Southmark Dana Pak: Thank you.
3 body Federal Chancellor of Southmark Dana Pak Our Foreign Policy Goals: Peace.`},
		{"an Arabic article in a name, an office behind it", `Briefing

President of Norland Omar el-Amin: Welcome.

Shri Dana Pak, Official Spokesperson: Good evening.

Rudi, Norland Daily: Will you go?

Shri Dana Pak, Official Spokesperson: We will.

Peace, Trade and Work: They met.`, `
0 heading - Briefing
1 body President of Norland Omar el-Amin President of Norland Omar el-Amin: Welcome.
2 body Shri Dana Pak, Official Spokesperson Shri Dana Pak, Official Spokesperson: Good evening.
3 body Rudi, Norland Daily Rudi, Norland Daily: Will you go?
4 body Shri Dana Pak, Official Spokesperson Shri Dana Pak, Official Spokesperson: We will.
5 body Peace, Trade and Work Peace, Trade and Work: They met.`},
		{"a name in brackets behind an office, turns in quotation marks", `Oral statement

The Minister for Ports, Shipping and the High Seas (Mr Jan Berg): With permission, I will make a statement.

Dr Ines Okoro (Halvard North) (LAB): I thank him.

Mr Berg: It is a pleasure.

President Pak: “We will send a ship.”

The talks were long.`, `
0 heading - Oral statement
1 body Mr Jan Berg The Minister for Ports, Shipping and the High Seas (Mr Jan Berg): With permission, I will make a statement.
2 body Dr Ines Okoro Dr Ines Okoro (Halvard North) (LAB): I thank him.
3 body Mr Berg Mr Berg: It is a pleasure.
4 body President Pak President Pak: “We will send a ship.”
5 body - The talks were long.`},
		{"labels that are nobody", `FACT SHEET: Norland and Southmark

JOINT STATEMENT: The text follows.

Climate and Energy: The two sides will invest.

Participants: Ministers and envoys.

SETTING A NEW COURSE: They agreed.`, `
0 heading - FACT SHEET: Norland and Southmark
1 body - JOINT STATEMENT: The text follows.
2 body - Climate and Energy: The two sides will invest.
3 body - Participants: Ministers and envoys.
4 body - SETTING A NEW COURSE: They agreed.`},
		{"markdown and Windows line breaks", "# Joint Statement\r\n\r\nThe sides met.\r\n\r\n## Next Steps\r\n\r\n- They will meet.\r\n", `
0 heading - # Joint Statement
1 body - The sides met.
2 heading - ## Next Steps
3 item - - They will meet.`},
		{"abbreviations in headings", "Call with Minister John Ito, Jr. Before the Summit\n\nF. Other Areas of Work\n\nThey met.", `
0 heading - Call with Minister John Ito, Jr. Before the Summit
1 heading - F. Other Areas of Work
2 body - They met.`},
		{"inline list", "1) The sides will meet 2) The sides will report. 3) They will publish.", `
0 item - 1) The sides will meet
0 item - 2) The sides will report.
0 item - 3) They will publish.`},
		{"one line without a full stop", "The two sides agreed to meet", `
0 body - The two sides agreed to meet`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b strings.Builder
			for _, sent := range Segment(c.in, Tokenize(c.in, nil), nil) {
				kind, speaker := sent.Kind, sent.Speaker
				if kind == "" {
					kind = "body"
				}
				if speaker == "" {
					speaker = "-"
				}
				b.WriteString("\n" + string(rune('0'+sent.Paragraph)) + " " + kind + " " + speaker + " " + strings.Join(strings.Fields(c.in[sent.Start:sent.End]), " "))
			}
			if diff := cmp.Diff(strings.Split(c.want, "\n"), strings.Split(b.String(), "\n")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestOverlongSentence(t *testing.T) {
	s := strings.Repeat("Norland, Southmark and Eastmark ", MaxSentenceTokens) + "agreed."
	sents := Segment(s, Tokenize(s, nil), nil)
	if len(sents) < 2 {
		t.Fatalf("%d sentences", len(sents))
	}
	for _, sent := range sents[:len(sents)-1] {
		if n := sent.Last - sent.First; n > MaxSentenceTokens || s[sent.End-1] != ',' {
			t.Fatalf("a sentence of %d tokens ends with %q", n, s[sent.End-10:sent.End])
		}
	}
}

func TestWordsRejectsFaults(t *testing.T) {
	for _, data := range []string{"title: [mr]", "titel: [mr]", strings.Replace(string(abbreviationsYAML), "title: [mr,", "title: [Mr,", 1), strings.Replace(string(abbreviationsYAML), "title: [mr,", "title: [mr, mr,", 1)} {
		if _, err := readWords([]byte(data)); err == nil {
			t.Errorf("no error for %.40q", data)
		}
	}
	if _, err := readWords(abbreviationsYAML); err != nil {
		t.Error(err)
	}
}
