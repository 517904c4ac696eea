package text

import (
	"strings"
	"testing"
	"time"

	"github.com/jdkato/prose/v3/segment"
	"github.com/jdkato/prose/v3/tokenize"

	"readout/pipeline"
)

var testDate = time.Date(2024, 7, 3, 0, 0, 0, 0, time.UTC)

// readoutText is a readout of an invented meeting, in the forms of the genre.
const readoutText = `Readout of Minister Almond’s Meeting with Foreign Minister Okoro-Lindqvist of Norland

Office of the Spokesperson

PORT HALVARD, July 3 (NNA) -- The following is attributable to Spokesperson Dana K. Whitlock:

Minister Tomas J. Almond met today with H.E. Dr. Ines Okoro-Lindqvist, Minister for Foreign Affairs of the Republic of Norland, at 10:30 a.m. in Port Halvard. The Minister thanked Norland for its “generous and timely” support of the U.N. Relief Fund, and welcomed the Norland-U.S. talks on COVID-19 vaccines. “We won’t leave anyone behind,” he said. “The work can’t wait.”

The two sides agreed to open a 3,300-kilometer-long rail corridor by mid-2026. Norland will provide $1.5 billion in loans (of which US$200 million is a grant), train 450 engineers, and send F-16 spare parts, etc. It also intends to:

• establish a joint working group on water, energy and food security;
• host the 12th Coastal Forum in the first half of 2025; and
• publish, pursuant to Art. 5 of the Treaty, the data of 2021-2023.

1. Trade and Investment

The Ministers stressed that trade grew by 5-7% last year. They reaffirmed their commitment to an Afghan-led process and to the free movement of goods, people and ideas. Dr. Almond underlined that Amb. Lt. Gen. (ret.) Pak will travel to St. Brandt on Aug. 22. More at https://www.example.org/readouts/2024-07-03 or press@example.org.

QUESTION: Will the U.S. join the accord? And when?

MINISTER ALMOND: Well, thank you. We’ve said that we’ll decide by the end of the year... I think that’s fair.
`

// words is how many words readoutText has, as wc counts them.
var readoutWords = len(strings.Fields(readoutText))

func perWord(b *testing.B) {
	b.ReportMetric(float64(readoutWords)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mwords/s")
}

func BenchmarkTokensAndSentences(b *testing.B) {
	b.SetBytes(int64(len(readoutText)))
	b.ReportAllocs()
	p := &pipeline.Pass{Doc: pipeline.NewDocument("d", readoutText, testDate), Ann: &pipeline.Annotations{}}
	for b.Loop() {
		if err := Extractor.Run(p); err != nil {
			b.Fatal(err)
		}
	}
	perWord(b)
}

func BenchmarkTokens(b *testing.B) {
	b.SetBytes(int64(len(readoutText)))
	var tokens []pipeline.Token
	for b.Loop() {
		tokens = Tokenize(readoutText, tokens[:0])
	}
	perWord(b)
}

// BenchmarkProse is the same work by prose v3's packages.
func BenchmarkProse(b *testing.B) {
	b.SetBytes(int64(len(readoutText)))
	b.ReportAllocs()
	tok := tokenize.New()
	seg, err := segment.New()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		tok.Tokenize(readoutText)
		seg.Segment(readoutText)
	}
	perWord(b)
}
