package quantity_test

import (
	"testing"
	"time"

	"readout/extractors/date"
	"readout/extractors/quantity"
	"readout/pipeline"
	"readout/rules"
)

// release is invented, with about as many numbers and dates as real ones have.
const release = `Readout of the Meeting Between the Foreign Minister and the Commissioner for Trade

On Tuesday, May 3, 2022, the Foreign Minister met the Commissioner for Trade in the old harbor of Velmar. The two
discussed the implementation of the agreement that was signed last July, and reaffirmed that their governments would
keep working with partners in the region to protect shipping and fisheries. They welcomed the opening of three new
border crossings, and noted that trade between the two countries had grown by 12.5 percent over the past year.

The Minister thanked the Commissioner for the $45 million in emergency assistance provided since February, which has
reached more than 120,000 people in the northern provinces. The Commissioner underscored that the partnership remains
open, transparent, and guided by the rules that both sides have accepted, and that it is not directed against anyone.
She announced that a delegation of engineers would visit the hydropower station at Orlen Falls next month to survey
the 340-kilometer transmission line, and that a report would be published by the end of the year.

Both sides agreed on the importance of independent media, of free and fair elections, and of the protection of those
who defend human rights. They expressed concern about the situation along the eastern frontier and called on all
parties to show restraint, to return to talks, and to let aid convoys pass without conditions or delay. They looked
forward to the second ministerial dialogue, which will take place in the capital in the first half of 2023.
`

func pass(b testing.TB) (dates, quantities *pipeline.Extractor) {
	b.Helper()
	set, err := rules.Default()
	if err != nil {
		b.Fatal(err)
	}
	if dates, err = date.New(set); err != nil {
		b.Fatal(err)
	}
	if quantities, err = quantity.New(set); err != nil {
		b.Fatal(err)
	}
	return dates, quantities
}

// Both extractors together, as every run has them.
func BenchmarkDatesAndQuantities(b *testing.B) {
	dates, quantities := pass(b)
	doc := pipeline.NewDocument("bench", release, time.Date(2022, 5, 4, 0, 0, 0, 0, time.UTC))
	words := 0
	for i := 1; i < len(release); i++ {
		if release[i-1] <= ' ' && release[i] > ' ' {
			words++
		}
	}
	b.SetBytes(int64(len(release)))
	b.ReportAllocs()
	for b.Loop() {
		p := &pipeline.Pass{Doc: doc, Ann: &pipeline.Annotations{}}
		if err := dates.Run(p); err != nil {
			b.Fatal(err)
		}
		if err := quantities.Run(p); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
